/**
 * The reports on a pack's example claims, which `citecheck build` wrote: shown while the engine is still on its
 * way, which then checks the claim itself.
 *
 * In: the folder of the pack. Out: the report on a claim, or nothing. Nothing here can fail: without this file
 * the reader waits for the engine.
 */
import type { Report } from "./generated/report.js";

const FILE = "examples.json";

/** Fetches the reports; they are as new as the manifest, which is asked for in the same way. */
export async function fetchExamples(pack: string): Promise<readonly Report[]> {
  try {
    const folder = new URL(pack.endsWith("/") ? pack : `${pack}/`, document.baseURI);
    const response = await fetch(new URL(FILE, folder), { cache: "no-cache" });
    const reports: unknown = response.ok ? await response.json() : [];
    return Array.isArray(reports) ? reports.filter(isReport) : [];
  } catch {
    return [];
  }
}

/** Whether a value has what every report has. */
function isReport(value: unknown): value is Report {
  const { claim, verdict, reason } = (value ?? {}) as Partial<Report>;
  return typeof claim === "string" && typeof verdict === "string" && reason !== undefined;
}
