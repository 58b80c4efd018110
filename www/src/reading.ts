/** The second, closer reading of a claim, which the judge gives after the instant answer. */
import type { JudgeUse } from "./protocol.js";
import type { Report } from "./generated/report.js";
import type { Reading } from "./host.js";

/**
 * How the reading of a final report went, given the instant report before it, if there was one. The
 * very same object is what a checker gives when the reading failed.
 */
export function readingOf(instant: Report | undefined, report: Report): Reading | undefined {
  if (instant === undefined) return undefined;
  if (instant === report) return "failed";
  return isSame(instant, report) ? "same" : "changed";
}

/** Whether two reports say the same of a claim. */
export function isSame(one: Report, other: Report): boolean {
  return one.verdict === other.verdict && one.reason.text === other.reason.text;
}

/** Whether a report with such a reading was there already, as the instant one. */
export function isKnown(reading: Reading | undefined): boolean {
  return reading === "same" || reading === "failed";
}

/** Whether the judge may read: where it is wanted, but readers who save data are not sent its weights. */
export function judgeUse(wanted: JudgeUse | null): JudgeUse {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return wanted === "auto" && !connection?.saveData ? "auto" : "never";
}
