/**
 * The `<cite-check>` element: a field, a button, and the answer below it.
 *
 * In: the `pack` attribute and what the reader types, selects or was sent as a link. Out: an
 * answer, and the events `cite-check-ready`, `cite-check-result` and `cite-check-error`. The newest
 * claim wins; the engine is fetched when the reader turns to the field, not before.
 *
 * Example: `<cite-check pack="/factcheck/pack/"></cite-check>`
 */
import { LitElement, html, render, unsafeCSS } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { Asking, type Asker } from "./asking.js";
import type { CiteCheckError } from "./errors.js";
import type { CiteCheckEventMap } from "./events.js";
import type { Report } from "./generated/report.js";
import type { AnswerScript, ClaimReviewOptions, Host, Notice, Reading, Shown } from "./host.js";
import { KeptChecker } from "./kept-checker.js";
import { later } from "./later.js";
import { fetchMessages, formatLanguage, messagesFor } from "./messages/index.js";
import type { Messages, Voice } from "./messages/index.js";
import type { JudgeUse } from "./protocol.js";
import { isKnown, judgeUse } from "./reading.js";
import { Surroundings } from "./surroundings.js";
import { announce, statusRegion } from "./view/announce.js";
import styles from "./view/frame.css";
import { footerView, formView } from "./view/form.js";
import { examplesView, stateView, type State } from "./view/states.js";
import { Visit, type Earlier } from "./visit.js";

export type { CiteCheckEventMap } from "./events.js";
export type { ClaimReviewOptions } from "./host.js";

/** Failures that belong to the claim, told at the field; a retry would not help. */
const CLAIM_ERRORS = new Set(["claim-empty", "claim-too-long"]);

/**
 * Checks a reader's statement against the publisher's own articles, in the browser.
 *
 * @slot - shown until the element has loaded, and where scripts do not run
 * @fires {CustomEvent<EngineInfo>} cite-check-ready - the engine is up
 * @fires {CustomEvent<{report: Report, final: boolean}>} cite-check-result - a claim has been checked; twice when a closer reading follows, or the engine after an example's answer that came with the pack
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
  private readonly asking = new Asking(this.asAsker(), this.checker);
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
    this.asking.drop();
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
      this.asking.drop();
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

  private submit(): Promise<Report | undefined> {
    this.hint = null;
    return this.asking.ask(this.field.value.trim());
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
    if (this.state.at === "slow") this.asking.drop(true);
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

  private asAsker(): Asker {
    const at = () => this;
    return {
      get state() {
        return at().state;
      },
      judge: () => judgeUse(this.judge),
      wait: (state) => {
        this.state = state;
        if (state.at === "slow") announce(this, this.voice.words.slow);
      },
      settle: (report, final, reading) => {
        this.openReport(report, reading);
        this.keep(report, final);
      },
      confirm: (report) => {
        this.state = { at: "result", report };
        this.keep(report, true);
      },
      refuse: (error) => this.refuse(error),
    };
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
    return stateView(state, { voice: this.voice, answer: this.answer, shown, retry });
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
        ${formView(this.label || words.label, words, hint, () => void this.submit())}
        <div class="answer" part="answer" aria-busy=${isBusy ? "true" : "false"}>
          ${this.answerView(state, { notice, tell }, () => this.retry())}
        </div>
        ${examplesView(this.examples ?? this.packExamples, words, (claim) => this.check(claim))}
        ${this.history()} ${this.page} ${footerView(words)}
        <slot name="cite-check-status"></slot>
      </div>
    `;
  }
}

if (!customElements.get("cite-check")) customElements.define("cite-check", CiteCheck);
