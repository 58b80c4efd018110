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
import { createChecker, type Checker } from "./client.js";
import { CiteCheckError, toCiteCheckError } from "./errors.js";
import type { CiteCheckEventMap } from "./events.js";
import type { Report } from "./generated/report.js";
import type { ClaimReviewOptions, Extras, Host, Notice } from "./host.js";
import { later } from "./later.js";
import { linkedClaim } from "./link.js";
import { fetchMessages, formatLanguage, messagesFor, type Messages } from "./messages/index.js";
import styles from "./styles.css";
import { announce, statusRegion } from "./view/announce.js";
import { answerView, examplesView, stateOf, type State } from "./view/answer.js";
import type { Voice } from "./view/citation.js";
import { reportAnnouncement, type Trimmings } from "./view/report.js";

export type { CiteCheckEventMap } from "./events.js";
export type { ClaimReviewOptions } from "./host.js";

/** Failures that belong to the claim, told at the field; a retry would not help. */
const CLAIM_ERRORS = new Set(["claim-empty", "claim-too-long"]);

/** How long a check may take before the widget says that it is busy, in milliseconds. */
const BUSY_AFTER_MS = 120;

/** How many answers of this visit are kept. */
const KEPT = 20;

/**
 * Checks a reader's statement against the publisher's own articles, in the browser.
 *
 * @slot - shown until the element has loaded, and where scripts do not run
 * @fires {CustomEvent<EngineInfo>} cite-check-ready - the engine is up
 * @fires {CustomEvent<{report: Report}>} cite-check-result - a claim has been checked
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
 * @csspart history - this visit's earlier answers
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
    examples: { type: Array },
    messages: { attribute: false },
    state: { state: true },
    hint: { state: true },
    notice: { state: true },
    page: { state: true },
    extras: { state: true },
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
  /** Example claims, in place of the pack's; as an attribute, a JSON list. */
  declare examples: readonly string[] | null;
  /** Words in place of the built-in ones. */
  declare messages: Partial<Messages> | null;

  declare private state: State;
  declare private hint: CiteCheckError | null;
  declare private notice: Notice | null;
  declare private page: TemplateResult | null;
  declare private extras: Extras | null;
  declare private packExamples: readonly string[];

  private checker: Checker | undefined;
  private isReady = false;
  private run = 0;
  private edition = 0;
  private visit: readonly Report[] = [];
  private watching: AbortController | undefined;
  private isSelecting = false;

  constructor() {
    super();
    this.pack = "pack/";
    this.state = { at: "idle" };
    this.hint = this.notice = this.page = this.extras = null;
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
    const extras = await this.bringExtras();
    return (subject && extras?.claimReview(subject, this.voice, options)) ?? null;
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    statusRegion(this);
    const { signal } = (this.watching = new AbortController());
    addEventListener("hashchange", () => this.followLink(), { signal });
    document.addEventListener("selectionchange", () => this.watchSelection(signal), { signal });
    // What brought this script may have been a selection.
    this.watchSelection(signal);
    if (this.hasUpdated) this.startAnnotation();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching?.abort();
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
    if (changed.has("pack") || changed.has("engine") || changed.has("worker")) {
      this.drop();
      this.state = { at: "idle" };
      this.packExamples = this.visit = [];
    }
  }

  protected override firstUpdated(): void {
    this.followLink();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has("loading") || changed.has("pack")) && this.loading === "eager") this.warm();
    if (changed.has("annotate") || changed.has("pack")) this.startAnnotation();
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

  private open(): Checker {
    this.checker ??= createChecker({
      pack: this.pack,
      ...(this.engine ? { engine: this.engine } : {}),
      ...(this.worker ? { worker: this.worker } : {}),
    });
    return this.checker;
  }

  private drop(): void {
    this.run += 1;
    this.edition += 1;
    this.checker?.close();
    this.checker = undefined;
    this.isReady = false;
  }

  /** Fetches the engine ahead of the first check; a failure is told when the reader checks. */
  private warm(): void {
    if (!this.isReady) this.whenReady(this.open()).catch(() => undefined);
  }

  private async whenReady(checker: Checker): Promise<void> {
    const info = await checker.ready();
    if (this.isReady || checker !== this.checker) return;
    this.isReady = true;
    this.packExamples = info.about.examples;
    this.tell("cite-check-ready", info);
  }

  private async ask(claim: string): Promise<Report> {
    const checker = this.open();
    try {
      await this.whenReady(checker);
      return await checker.check(claim);
    } catch (thrown) {
      throw toCiteCheckError(thrown, "internal");
    }
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
      if (run === this.run) this.state = { at: this.isReady ? "checking" : "loading", ...before };
    }, BUSY_AFTER_MS);
    try {
      const report = await this.ask(claim);
      if (run !== this.run) return undefined;
      this.openReport(report);
      this.keep(report);
      return report;
    } catch (thrown) {
      if (run === this.run) this.refuse(toCiteCheckError(thrown, "internal"));
      return undefined;
    } finally {
      clearTimeout(busy);
    }
  }

  /** Shows a report, and tells screen readers. */
  private openReport(report: Report): void {
    this.state = { at: "result", report };
    this.notice = null;
    announce(this, reportAnnouncement(report, this.voice));
    void this.bringExtras();
  }

  /** Keeps a report among this visit's, once for each claim, newest first. */
  private keep(report: Report): void {
    const others = this.visit.filter(({ claim }) => claim !== report.claim);
    this.visit = [report, ...others].slice(0, KEPT);
    this.requestUpdate();
    this.tell("cite-check-result", { report });
  }

  private retry(): void {
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

  /** Checks the claim of the page's address; of several elements, the first does. */
  private followLink(): void {
    const claim = linkedClaim(location.hash);
    if (claim === undefined || document.querySelector("cite-check") !== this) return;
    this.scrollIntoView({ block: "start" });
    void this.check(claim);
  }

  private async bringExtras(): Promise<Extras | null> {
    if (this.extras === null) {
      const { extras } = (await later(() => import("./extras/index.js"), this.renderRoot)) ?? {};
      this.extras = extras ?? null;
    }
    return this.extras;
  }

  private watchSelection(signal: AbortSignal): void {
    if (this.isSelecting || this.selection === "none" || getSelection()?.isCollapsed !== false)
      return;
    this.isSelecting = true;
    void later(() => import("./selection/index.js"), this.renderRoot).then((script) =>
      script?.watchSelection(this.host, signal),
    );
    signal.addEventListener("abort", () => (this.isSelecting = false));
  }

  private startAnnotation(): void {
    this.page = null;
    if (this.annotate === null || this.annotate === undefined || this.watching === undefined)
      return;
    const { signal } = this.watching;
    void later(() => import("./annotation/index.js"), this.renderRoot).then((script) =>
      script?.annotate(this.host, signal, (summary) => (this.page = summary)),
    );
  }

  private get host(): Host {
    const at = () => this;
    return {
      element: this,
      root: this.renderRoot as ShadowRoot,
      get voice() {
        return at().voice;
      },
      get edition() {
        return at().edition;
      },
      ask: (claim) => this.ask(claim),
      keep: (report) => this.keep(report),
      show: (answer, into) => render(answerView(stateOf(answer), this.voice), into),
      announce: (text) => announce(this, text),
    };
  }

  private get trimmings(): Trimmings {
    const { extras, state, voice } = this;
    if (extras === null || state.at !== "result") return {};
    const tell = (notice: Notice) => {
      this.notice = notice;
      announce(this, notice.words);
    };
    return {
      picture: extras.picture(state.report, voice),
      actions: extras.actions(state.report, voice, this.notice, tell),
    };
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
    const { voice, hint, state } = this;
    const { words } = voice;
    const isBusy = state.at === "loading" || state.at === "checking";
    return html`
      <div
        class="card"
        part="card"
        lang=${words.language}
        dir=${words.direction}
        @pointerover=${this.warm}
        @focusin=${this.warm}
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
          ${answerView(state, voice, this.trimmings, () => this.retry())}
        </div>
        ${examplesView(this.examples ?? this.packExamples, words, (claim) => this.check(claim))}
        ${this.extras?.history(this.visit, voice, (report) => this.openReport(report)) ?? nothing}
        ${this.page ?? nothing}
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
