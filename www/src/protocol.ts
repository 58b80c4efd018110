/**
 * What the page and the worker say to each other.
 *
 * The page asks, the worker answers under the question's `id`; answers may come in any order. The
 * last answer to a question ends it. A check may be answered twice: an instant report with
 * `more: true`, then, when the judge has read closely, the final one. Bytes are copied, never shared.
 *
 * Example: `{ id: 3, topic: "check", claim: "...", judge: "auto" }`, then
 * `{ id: 3, answer: { report }, more: true }`, then `{ id: 3, answer: { report } }`.
 */
import type { ErrorCode } from "./errors.js";
import type { About } from "./generated/about.js";
import type { Report } from "./generated/report.js";

/** What has been loaded. */
export interface EngineInfo {
  /** Version of the engine. */
  readonly version: string;
  /** What the pack says of itself. */
  readonly about: About;
}

/** A failure, as it travels. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly mend: string;
}

/** Each question with its answer. */
export interface Dialogue {
  /** Start the engine and give it the pack's manifest; answers with what they are. */
  start: { ask: { engine: WebAssembly.Module; manifest: ArrayBuffer }; answer: EngineInfo };
  /** Give the engine a pack file. */
  supply: { ask: { name: string; bytes: ArrayBuffer }; answer: null };
  /** The report on a claim, or the names of the pack files to supply before asking again. */
  check: {
    ask: { claim: string; judge: JudgeUse };
    answer: { report: Report } | { needs: string[] };
  };
}

/** Whether the judge may read a claim closely: where it is installed, or never. */
export type JudgeUse = "auto" | "never";

/** Name of a question. */
export type Topic = keyof Dialogue;

/** A question, as it travels. */
export type Question = { [T in Topic]: { id: number; topic: T } & Dialogue[T]["ask"] }[Topic];

/** An answer, as it travels; after one with `more`, another follows under the same `id`. */
export type Answer =
  { id: number; answer: unknown; more?: boolean } | { id: number; error: Failure };
