/** The element's events, typed for `addEventListener` and for its class. */
import type { CiteCheckError } from "./errors.js";
import type { Report } from "./generated/report.js";
import type { EngineInfo } from "./protocol.js";
import type { CiteCheck } from "./element.js";

/** What the host article fares like in page mode, in sentences. */
export interface PageSummary {
  /** How many were compared. */
  readonly checked: number;
  /** How many another article supports. */
  readonly supported: number;
  /** How many another article contradicts. */
  readonly contradicted: number;
}

/** The element's events. */
export interface CiteCheckEventMap {
  /** The engine is up. */
  "cite-check-ready": CustomEvent<EngineInfo>;
  /** A claim has been checked; again, with `final`, when a closer reading follows. */
  "cite-check-result": CustomEvent<{ readonly report: Report; readonly final: boolean }>;
  /** A claim could not be checked. */
  "cite-check-error": CustomEvent<{ readonly error: CiteCheckError }>;
  /** The host article has been checked, in page mode. */
  "cite-check-annotated": CustomEvent<PageSummary>;
}

declare global {
  interface HTMLElementTagNameMap {
    "cite-check": CiteCheck;
  }
  interface HTMLElementEventMap extends CiteCheckEventMap {}
}
