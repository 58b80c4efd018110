/**
 * What the page and the worker say to each other.
 *
 * The page asks, the worker answers each question once, under the question's `id`; answers may
 * come in any order. Bytes are copied, never shared.
 *
 * Example: `{ id: 3, ask: "check", claim: "..." }`, then `{ id: 3, answer: report }`.
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
  check: { ask: { claim: string }; answer: { report: Report } | { needs: string[] } };
}

/** Name of a question. */
export type Topic = keyof Dialogue;

/** A question, as it travels. */
export type Question = { [T in Topic]: { id: number; topic: T } & Dialogue[T]["ask"] }[Topic];

/** An answer, as it travels. */
export type Answer = { id: number; answer: unknown } | { id: number; error: Failure };
