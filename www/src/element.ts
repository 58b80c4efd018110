/**
 * The `<cite-check>` element: a field, a button, and the answer below it.
 *
 * In: the `pack` attribute and what the reader types, selects or was sent as a link. Out: an
 * answer, and the events `cite-check-ready`, `cite-check-result` and `cite-check-error`. The newest
 * claim wins; the engine is fetched when the reader turns to the field, not before.
 *
 * Example: `<cite-check pack="/factcheck/pack/"></cite-check>`
 */
import { LitElement, html, nothing, render, unsafeCSS } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { CiteCheckError, toCiteCheckError } from "./errors.js";
import type { CiteCheckEventMap } from "./events.js";
import type { Report } from "./generated/report.js";
import type { AnswerScript, ClaimReviewOptions, Host, Notice, Reading, Shown } from "./host.js";
import { KeptChecker } from "./kept-checker.js";
import { later } from "./later.js";
import { fetchMessages, formatLanguage, messagesFor } from "./messages/index.js";
import type { Messages, Voice } from "./messages/index.js";
import type { JudgeUse } from "./protocol.js";
import { isKnown, judgeUse, readingOf } from "./reading.js";
import { Surroundings } from "./surroundings.js";
import { announce, statusRegion } from "./view/announce.js";
import styles from "./view/frame.css";
import { busyView, errorView, examplesView, retryView, type State } from "./view/states.js";
import { Visit, type Earlier } from "./visit.js";

export type { CiteCheckEventMap } from "./events.js";
export type { ClaimReviewOptions } from "./host.js";

/** Failures that belong to the claim, told at the field; a retry would not help. */
const CLAIM_ERRORS = new Set(["claim-empty", "claim-too-long"]);

/** How long a check may take before the widget says that it is busy, in milliseconds. */
const BUSY_AFTER_MS = 120;
/** How long it may be busy before it says that this is long, and offers to start anew, in milliseconds. */
const SLOW_AFTER_MS = 8000;

/**
 * Checks a reader's statement against the publisher's own articles, in the browser.
 *
 * @slot - shown until the element has loaded, and where scripts do not run
 * @fires {CustomEvent<EngineInfo>} cite-check-ready - the engine is up
 * @fires {CustomEvent<{report: Report, final: boolean}>} cite-check-result - a claim has been checked; twice when a closer reading follows
 * @fires {CustomEvent<{error: CiteCheckError}>} cite-check-error - a claim could not be checked
 * @fires {CustomEvent<PageSummary>} cite-check-annotated - the host article has been checked
 * @csspart card - everything
 * @csspart form - field, button and hint
 * @csspart label - the field's label
 * @csspart field - the field
 * @csspart button - the button that checks
 * @csspart hint - the hint, and what is wrong with a claim
 * @csspart answer - everything below the form that answers
 * @csspart busy - that the checker is busy
 * @csspart report - a report; also `report-supported` and so on
 * @csspart verdict - verdict, claim and reason
 * @csspart verdict-word - the verdict with its icon
 * @csspart icon - an icon
 * @csspart claim - the claim that was checked
 * @csspart reason - the reason in one sentence
 * @csspart reading - how the closer reading stands
 * @csspart picture - the values on one line
 * @csspart no-verdict - that the passages below are no verdict
 * @csspart parts - what each part of the claim fares like
 * @csspart citation - a quote with its source
 * @csspart quote - the quote
 * @csspart mark - deciding words; also `mark-same`, `mark-implies` and `mark-differs`
 * @csspart source - who said it, where and when
 * @csspart speaker - who is quoted
 * @csspart kind - that an article is opinion, analysis or a press release
 * @csspart link - the link into the article
 * @csspart legend - what the marks mean
 * @csspart more - further evidence
 * @csspart summary - what opens it
 * @csspart actions - ways to share
 * @csspart action - one of them
 * @csspart history - earlier answers
 * @csspart page - what the host article fares like
 * @csspart adder - the control at a selection
 * @csspart place - the answer at a selection
 * @csspart examples - claims to try
 * @csspart example - one of them
 * @csspart error - a failure
 * @csspart retry - the button that tries again
 * @csspart footer - the promise and the explanation
 * @cssprop --cite-check-surface - background
 * @cssprop --cite-check-text - text
 * @cssprop --cite-check-muted - lesser text
 * @cssprop --cite-check-line - borders
 * @cssprop --cite-check-field - background of the field
 * @cssprop --cite-check-field-line - border of the field
 * @cssprop --cite-check-accent - buttons, links, focus
 * @cssprop --cite-check-on-accent - text on the accent
 * @cssprop --cite-check-supported - tone of the verdict
 * @cssprop --cite-check-contradicted - tone of the verdict
 * @cssprop --cite-check-mixed - tone of the verdict
 * @cssprop --cite-check-unknown - tone of the verdict
 * @cssprop --cite-check-radius - radius of corners
 * @cssprop --cite-check-space - padding; smaller is denser
 */
export class CiteCheck extends LitElement {
  static override styles = unsafeCSS(styles);
  static override properties = {
    pack: { type: String },
    engine: { type: String },
    worker: { type: String },
    label: { type: String },
    loading: { type: String },
    selection: { type: String },
    annotate: { type: String },
    judge: { type: String },
    examples: { type: Array },
    remember: { type: Boolean },
    messages: { attribute: false },
    state: { state: true },
    hint: { state: true },
    notice: { state: true },
    page: { state: true },
    answer: { state: true },
    packExamples: { state: true },
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  /** Folder of the pack; relative addresses count from the page. */
  declare pack: string;
  /** Address of the engine, when it does not lie beside the scripts. */
  declare engine: string | null;
  /** Address of the worker, when it does not lie beside the scripts. */
  declare worker: string | null;
  /** The field's label. */
  declare label: string | null;
  /** `eager` fetches the engine at once; otherwise it waits for the reader. */
  declare loading: "eager" | "visible" | "interaction" | null;
  /**
   * CSS selector of the text in which a selection can be checked; the element's article, or else
   * the page's main part, when not given; `none` for nowhere.
   */
  declare selection: string | null;
  /**
   * CSS selector of the article whose every sentence is checked in the background; when empty, the
   * same as for `selection`. No attribute: none is.
   */
  declare annotate: string | null;
  /** Whether the judge may read what the comparer leaves open: `auto`, or `never` (the default). */
  declare judge: JudgeUse | null;
  /** Example claims, in place of the pack's; as an attribute, a JSON list. */
  declare examples: readonly string[] | null;
  /** Whether the browser remembers the claims that were checked, beyond this visit. */
  declare remember: boolean;
  /** Words in place of the built-in ones. */
  declare messages: Partial<Messages> | null;

  declare private state: State;
  declare private hint: CiteCheckError | null;
  declare private notice: Notice | null;
  declare private page: TemplateResult | null;
  declare private answer: AnswerScript | undefined;
  declare private packExamples: readonly string[];

  private run = 0;
  private readonly visit = new Visit(() => (this.remember ? this.pack : null));
  private readonly checker = new KeptChecker({
    options: () => ({
      pack: this.pack,
      ...(this.engine ? { engine: this.engine } : {}),
      ...(this.worker ? { worker: this.worker } : {}),
    }),
    bringAnswer: () => this.bringAnswer(),
    ready: (info) => {
      this.packExamples = info.about.examples;
      this.tell("cite-check-ready", info);
    },
  });
  private readonly host = this.asHost();
  private readonly surroundings = new Surroundings(this.host, {
    claim: (claim) => void this.check(claim),
    page: (summary) => (this.page = summary),
  });

  constructor() {
    super();
    this.pack = "pack/";
    this.remember = false;
    this.state = { at: "idle" };
    this.hint = this.notice = this.page = null;
    this.packExamples = [];
  }

  /** Checks a claim as if the reader had typed it; gives the report, or nothing when it failed. */
  async check(claim: string): Promise<Report | undefined> {
    await this.updateComplete;
    this.field.value = claim;
    return this.submit();
  }

  /**
   * A report as schema.org `ClaimReview`, to publish as JSON-LD; the shown report when none is
   * given. Nothing when there is no report, or it has no verdict.
   */
  async claimReview(options: ClaimReviewOptions, report?: Report): Promise<object | null> {
    const subject = report ?? (this.state.at === "result" ? this.state.report : undefined);
    const answer = await this.bringAnswer();
    return (subject && answer?.claimReview(subject, this.voice, options)) ?? null;
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    statusRegion(this);
    this.surroundings.enter();
    if (this.hasUpdated) this.surroundings.annotate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.surroundings.leave();
    this.drop();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "lang") this.requestUpdate();
  }

  /** Words that come late would flicker. */
  protected override async scheduleUpdate(): Promise<void> {
    await fetchMessages(this.pageLanguage);
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isAnew = changed.has("pack") || changed.has("engine") || changed.has("worker");
    if (isAnew) {
      this.drop();
      this.state = { at: "idle" };
      this.packExamples = [];
    }
    if (isAnew || changed.has("remember")) this.visit.open();
  }

  protected override firstUpdated(): void {
    this.surroundings.followLink();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has("loading") || changed.has("pack")) && this.loading === "eager")
      this.checker.warm();
    if (changed.has("annotate") || changed.has("pack")) this.surroundings.annotate();
  }

  private get pageLanguage(): string {
    return this.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";
  }

  private get voice(): Voice {
    const language = this.pageLanguage;
    const words = { ...messagesFor(language), ...this.messages };
    return { words, language: formatLanguage(language, words) };
  }

  private get field(): HTMLTextAreaElement {
    return this.renderRoot?.querySelector("textarea") as HTMLTextAreaElement;
  }

  private drop(): void {
    this.run += 1;
    this.checker.drop();
  }

  private async submit(): Promise<Report | undefined> {
    const run = (this.run += 1);
    const claim = this.field.value.trim();
    this.hint = null;
    if (claim === "") {
      this.refuse(new CiteCheckError("claim-empty", "the claim is empty"));
      return undefined;
    }
    const before = this.state.at === "result" ? { before: this.state.report } : {};
    const busy = setTimeout(() => {
      if (run === this.run)
        this.state = { at: this.checker.isReady ? "checking" : "loading", ...before };
    }, BUSY_AFTER_MS);
    const slow = setTimeout(() => {
      if (run !== this.run) return;
      this.state = { at: "slow", ...before };
      announce(this, this.voice.words.slow);
    }, SLOW_AFTER_MS);
    const answered = () => {
      clearTimeout(busy);
      clearTimeout(slow);
    };
    try {
      let instant: Report | undefined;
      const report = await this.checker.ask(claim, {
        judge: judgeUse(this.judge),
        first: (report) => {
          answered();
          if (run !== this.run) return;
          instant = report;
          this.openReport(report, "underWay");
          this.keep(report, false);
        },
      });
      if (run !== this.run) return undefined;
      this.openReport(report, readingOf(instant, report));
      this.keep(report, true);
      return report;
    } catch (thrown) {
      if (run === this.run) this.refuse(toCiteCheckError(thrown, "internal"));
      return undefined;
    } finally {
      answered();
    }
  }

  /** Shows a report, and tells screen readers what is new in it. */
  private openReport(report: Report, reading?: Reading): void {
    this.state = { at: "result", report, reading };
    if (!isKnown(reading)) this.notice = null;
    this.announceReport(report, reading);
  }

  private announceReport(report: Report, reading?: Reading): void {
    if (isKnown(reading)) return;
    const { voice } = this;
    const words = [
      this.answer?.announcement(report, voice),
      reading && voice.words.reading[reading],
    ];
    announce(this, words.filter(Boolean).join(" "));
  }

  /** Keeps a report among this visit's. */
  private keep(report: Report, final: boolean): void {
    this.visit.add(report);
    this.requestUpdate();
    this.tell("cite-check-result", { report, final });
  }

  /** Checks again; what is still on its way is given up. */
  private retry(): void {
    if (this.state.at === "slow") this.checker.drop(true);
    // The retry button is about to go; focus would be lost with it.
    this.renderRoot.querySelector<HTMLElement>("button[type=submit]")?.focus();
    void this.submit();
  }

  private refuse(error: CiteCheckError): void {
    if (CLAIM_ERRORS.has(error.code)) {
      this.hint = error;
      this.state = { at: "idle" };
      this.field.focus();
    } else {
      this.state = { at: "error", error };
      console.error(`<cite-check>: ${error.code}: ${error.message}. To mend it: ${error.mend}.`);
    }
    announce(this, this.voice.words.errors[error.code]);
    this.tell("cite-check-error", { error });
  }

  private tell(name: keyof CiteCheckEventMap, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private async bringAnswer(): Promise<AnswerScript | undefined> {
    this.answer ??= (await later(() => import("./answer/index.js"), this.renderRoot))?.answer;
    return this.answer;
  }

  private asHost(): Host {
    const at = () => this;
    return {
      element: this,
      get root() {
        return at().renderRoot as ShadowRoot;
      },
      get voice() {
        return at().voice;
      },
      get edition() {
        return at().checker.edition;
      },
      ask: (claim, options) => this.checker.ask(claim, { judge: judgeUse(this.judge), ...options }),
      keep: (report, final) => this.keep(report, final),
      show: (answer, into, reading) => {
        const state: State =
          answer === "checking"
            ? { at: answer }
            : answer instanceof Error
              ? { at: "error", error: answer }
              : { at: "result", report: answer, reading };
        render(this.answerView(state), into);
      },
      announceReport: (report, reading) => this.announceReport(report, reading),
      announce: (text) => announce(this, text),
    };
  }

  /** The view of a state, here or in a later script's place. */
  private answerView(state: State, shown: Shown = {}, retry?: () => void): unknown {
    const { voice, answer } = this;
    switch (state.at) {
      case "idle":
        return nothing;
      case "loading":
      case "checking":
      case "slow":
        return html`${busyView(
          voice.words[state.at],
          state.at === "slow" && retry ? retryView(voice.words, retry) : undefined,
        )}
        ${
          state.before
            ? html`<div class="before" inert>${answer?.report(state.before, voice)}</div>`
            : nothing
        }`;
      case "result":
        return answer?.report(state.report, voice, { reading: state.reading, ...shown });
      case "error":
        return errorView(state.error, voice.words, retry);
    }
  }

  private history(): unknown {
    const { visit, voice, state, answer } = this;
    const shown = state.at === "result" ? state.report.claim : undefined;
    const open = ({ claim, report }: Earlier) =>
      report ? this.openReport(report) : this.check(claim);
    const forget = () => {
      visit.forget();
      this.requestUpdate();
      this.focus();
    };
    return answer?.history(visit.entries, shown, voice, open, this.remember ? forget : undefined);
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    void this.submit();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.submit();
  }

  protected override render(): TemplateResult {
    const { voice, hint, state, notice } = this;
    const { words } = voice;
    const tell = (told: Notice) => {
      this.notice = told;
      announce(this, told.words);
    };
    const isBusy = state.at === "loading" || state.at === "checking";
    return html`
      <div
        class="card"
        part="card"
        lang=${words.language}
        dir=${words.direction}
        @pointerover=${() => this.checker.warm()}
        @focusin=${() => this.checker.warm()}
      >
        <form part="form" novalidate @submit=${this.onSubmit}>
          <label for="claim" part="label">${this.label || words.label}</label>
          <div class="row">
            <textarea
              id="claim"
              part="field"
              rows="2"
              dir="auto"
              enterkeyhint="go"
              aria-describedby="hint"
              aria-invalid=${hint ? "true" : "false"}
              @keydown=${this.onKey}
            ></textarea>
            <button class="primary" part="button" type="submit">${words.button}</button>
          </div>
          <p id="hint" class=${hint ? "hint wrong" : "hint"} part="hint">
            ${hint ? words.errors[hint.code] : words.hint}
          </p>
        </form>
        <div class="answer" part="answer" aria-busy=${isBusy ? "true" : "false"}>
          ${this.answerView(state, { notice, tell }, () => this.retry())}
        </div>
        ${examplesView(this.examples ?? this.packExamples, words, (claim) => this.check(claim))}
        ${this.history()} ${this.page ?? nothing}
        <footer part="footer">
          <span>${words.privacy}</span>
          <details class="how">
            <summary>${words.how}</summary>
            <p>${words.howText}</p>
          </details>
        </footer>
        <slot name="cite-check-status"></slot>
      </div>
    `;
  }
}

if (!customElements.get("cite-check")) customElements.define("cite-check", CiteCheck);
