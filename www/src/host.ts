/**
 * What the element offers to its scripts that are fetched later, and what they offer to it. Types
 * alone, so that neither side carries the other's code.
 */
import type { TemplateResult } from "lit";
import type { CiteCheckError } from "./errors.js";
import type { Report } from "./generated/report.js";
import type { Voice } from "./view/citation.js";

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
   * Checks a claim without showing it in the element.
   *
   * @throws CiteCheckError, and nothing else
   */
  ask(claim: string): Promise<Report>;
  /** Keeps a report among this visit's, and tells the page of it. */
  keep(report: Report): void;
  /** Shows a report, a failure, or that the checker is busy, in a place of the script's own. */
  show(answer: Report | CiteCheckError | "checking", into: HTMLElement): void;
  /** Tells screen readers. */
  announce(text: string): void;
}

/** Something short to say about an action, such as "Copied."; `text` is to be copied by hand. */
export interface Notice {
  readonly words: string;
  readonly text?: string;
}

/** What an answer gets besides the answer itself. */
export interface Extras {
  /** The values of the claim and of its sources on one line, where they can be placed. */
  picture(report: Report, voice: Voice): TemplateResult | symbol;
  /** Ways to share the answer. */
  actions(
    report: Report,
    voice: Voice,
    notice: Notice | null,
    tell: (notice: Notice) => void,
  ): TemplateResult;
  /** This visit's earlier answers, newest first. */
  history(
    reports: readonly Report[],
    voice: Voice,
    open: (report: Report) => void,
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
