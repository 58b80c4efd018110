/**
 * What the element offers to its scripts that are fetched later, and what they offer to it. Types
 * alone, so that neither side carries the other's code.
 */
import type { TemplateResult } from "lit";
import type { CheckOptions } from "./client.js";
import type { CiteCheckError } from "./errors.js";
import type { Report } from "./generated/report.js";
import type { Voice } from "./messages/index.js";
import type { Earlier } from "./visit.js";

/** The element, as its later scripts see it. */
export interface Host {
  /** The element itself. */
  readonly element: HTMLElement;
  /** Where its parts lie. */
  readonly root: ShadowRoot;
  /** The words and the language of now. */
  readonly voice: Voice;
  /** Counts the packs and engines that the element was given; work for an earlier one is void. */
  readonly edition: number;
  /**
   * Checks a claim without showing it in the element; `first` gets the instant report when a
   * closer reading follows.
   *
   * @throws CiteCheckError, and nothing else
   */
  ask(claim: string, options?: Pick<CheckOptions, "judge" | "first">): Promise<Report>;
  /** Keeps a report among this visit's, and tells the page of it. */
  keep(report: Report, final: boolean): void;
  /** Shows a report, a failure, or that the checker is busy, in a place of the script's own. */
  show(answer: Report | CiteCheckError | "checking", into: HTMLElement, reading?: Reading): void;
  /** Tells screen readers of a report, unless they know it from the instant one. */
  announceReport(report: Report, reading?: Reading): void;
  /** Tells screen readers. */
  announce(text: string): void;
}

/** Something short to say about an action, such as "Copied."; `text` is to be copied by hand. */
export interface Notice {
  readonly words: string;
  readonly text?: string;
}

/**
 * How a second, closer reading of an answer stands: under way, done with the same verdict and
 * reason, done with others, or failed.
 */
export type Reading = "underWay" | "same" | "changed" | "failed";

/** How to show a report. */
export interface Shown {
  /** How its closer reading stands, when it has one. */
  readonly reading?: Reading | undefined;
  /** What the last action had to say. */
  readonly notice?: Notice | null;
  /** Offers the actions, and gets what they have to say. */
  readonly tell?: (notice: Notice) => void;
}

/** What the script that shows answers brings. */
export interface AnswerScript {
  /** A report as a whole. */
  report(report: Report, voice: Voice, shown?: Shown): TemplateResult;
  /** What a screen reader is told when the report arrives. */
  announcement(report: Report, voice: Voice): string;
  /** Earlier answers but the shown one, newest first; `forget` where they are remembered. */
  history(
    entries: readonly Earlier[],
    shown: string | undefined,
    voice: Voice,
    open: (entry: Earlier) => void,
    forget?: () => void,
  ): TemplateResult | symbol;
  /** The report as schema.org ClaimReview, ready for `JSON.stringify`; none without a verdict. */
  claimReview(report: Report, voice: Voice, options: ClaimReviewOptions): object | null;
}

/** Who publishes the review of a claim. */
export interface ClaimReviewOptions {
  /** Name of the organisation that publishes the check. */
  readonly author: string;
  /** Its address. */
  readonly author_url?: string;
  /** Address of the page with the check; the current page when not given. */
  readonly url?: string;
  /** When the check is published, as `2026-01-31`; today when not given. */
  readonly date?: string;
  /** Who made the claim. */
  readonly claimant?: string;
}
