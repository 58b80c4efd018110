/**
 * One claim at a time, from the reader's words to what the element shows: that it is busy, a report, a failure.
 *
 * In: claims. Out: states, one after the other; what a newer claim has overtaken is never shown. A check that
 * takes long says so, and can be begun anew.
 */
import { CiteCheckError, toCiteCheckError } from "./errors.js";
import type { Report } from "./generated/report.js";
import type { Reading } from "./host.js";
import type { KeptChecker } from "./kept-checker.js";
import type { JudgeUse } from "./protocol.js";
import { isSame, readingOf } from "./reading.js";
import type { State } from "./view/states.js";

/** What the asking asks of its element. */
export interface Asker {
  /** What is shown now. */
  readonly state: State;
  /** Whether the judge may read. */
  judge(): JudgeUse;
  /** Shows that the checker is busy. */
  wait(state: State & { at: "loading" | "checking" | "slow" }): void;
  /** Shows a report; not the `final` one where a closer reading follows. */
  settle(report: Report, final: boolean, reading?: Reading): void;
  /** The report that is shown stands. */
  confirm(report: Report): void;
  /** Shows a failure. */
  refuse(error: CiteCheckError): void;
}

/** How long a check may take before the widget says that it is busy, in milliseconds. */
const BUSY_AFTER_MS = 120;
/** How long it may be busy before it says that this is long, and offers to start anew, in milliseconds. */
const SLOW_AFTER_MS = 8000;

/** Asks a checker for its element. */
export class Asking {
  private run = 0;

  constructor(
    private readonly asker: Asker,
    private readonly checker: KeptChecker,
  ) {}

  /** Gives up what is on its way, and the checker with it; the next one fetches `anew` what hangs. */
  drop(anew = false): void {
    this.run += 1;
    this.checker.drop(anew);
  }

  /** The final report on a claim; nothing when it failed, or a newer claim took its place. */
  async ask(claim: string): Promise<Report | undefined> {
    const run = (this.run += 1);
    const { asker, checker } = this;
    const isLast = () => run === this.run;
    if (claim === "") {
      asker.refuse(new CiteCheckError("claim-empty", "the claim is empty"));
      return undefined;
    }
    const { state } = asker;
    const before = state.at === "result" ? { before: state.report } : {};
    const after = (delay_ms: number, at: () => "loading" | "checking" | "slow") =>
      setTimeout(() => isLast() && asker.wait({ at: at(), ...before }), delay_ms);
    const timers = [
      after(BUSY_AFTER_MS, () => (checker.isReady ? "checking" : "loading")),
      after(SLOW_AFTER_MS, () => "slow"),
    ];
    const answered = () => timers.forEach(clearTimeout);
    try {
      let instant: Report | undefined;
      let prepared: Report | undefined;
      const judge = asker.judge();
      const report = await checker.ask(claim, {
        judge,
        prepared: (report) => {
          if (!isLast() || judge !== "never") return;
          answered();
          prepared = report;
          asker.settle(report, false);
        },
        first: (report) => {
          answered();
          if (!isLast()) return;
          instant = report;
          asker.settle(report, false, "underWay");
        },
      });
      if (!isLast()) return undefined;
      if (prepared && isSame(prepared, report)) asker.confirm(report);
      else asker.settle(report, true, readingOf(instant, report));
      return report;
    } catch (thrown) {
      if (isLast()) asker.refuse(toCiteCheckError(thrown, "internal"));
      return undefined;
    } finally {
      answered();
    }
  }
}
