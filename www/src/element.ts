/**
 * The `<cite-check>` element: a field, a button, and the answer below it.
 *
 * In: the `pack` attribute and what the reader types. Out: an answer, and the events
 * `cite-check-ready`, `cite-check-result` and `cite-check-error`. The newest claim wins; the
 * engine is fetched when the reader turns to the field, not before.
 *
 * Example: `<cite-check pack="/factcheck/pack/"></cite-check>`
 */
import {
  LitElement,
  html,
  nothing,
  unsafeCSS,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { createChecker, type Checker, type EngineInfo } from "./client.js";
import { CiteCheckError, toCiteCheckError } from "./errors.js";
import type { Report } from "./generated/report.js";
import { formatLanguage, messagesFor, type Messages } from "./messages/index.js";
import styles from "./styles.css";
import { announce, statusRegion } from "./view/announce.js";
import type { Voice } from "./view/citation.js";
import { icon } from "./view/icon.js";
import { reportAnnouncement, reportView } from "./view/report.js";

/** What the widget shows below its field. */
type State =
  | { readonly at: "idle" }
  | { readonly at: "loading" | "checking"; readonly before?: Report }
  | { readonly at: "result"; readonly report: Report }
  | { readonly at: "error"; readonly error: CiteCheckError };

/** Failures that belong to the claim, told at the field; a retry would not help. */
const CLAIM_ERRORS = new Set(["claim-empty", "claim-too-long"]);

/** How long a check may take before the widget says that it is busy, in milliseconds. */
const BUSY_AFTER_MS = 120;

/** The element; see the package's README for its attributes, parts and custom properties. */
export class CiteCheck extends LitElement {
  static override styles = unsafeCSS(styles);
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override properties = {
    pack: { type: String },
    engine: { type: String },
    worker: { type: String },
    label: { type: String },
    loading: { type: String },
    examples: { type: Array },
    messages: { attribute: false },
    state: { state: true },
    hint: { state: true },
    packExamples: { state: true },
  };

  /** Folder of the pack; relative addresses count from the page. */
  declare pack: string;
  /** Address of the engine, when it does not lie beside the scripts. */
  declare engine: string | null;
  /** Address of the worker, when it does not lie beside the scripts. */
  declare worker: string | null;
  /** The field's label. */
  declare label: string | null;
  /** `eager` fetches the engine at once; otherwise it waits for the reader. */
  declare loading: string | null;
  /** Example claims, in place of the pack's; as an attribute, a JSON list. */
  declare examples: readonly string[] | null;
  /** Words in place of the built-in ones. */
  declare messages: Partial<Messages> | null;

  declare private state: State;
  declare private hint: CiteCheckError | null;
  declare private packExamples: readonly string[];

  private checker: Checker | undefined;
  private isReady = false;
  private run = 0;

  constructor() {
    super();
    this.pack = "pack/";
    this.state = { at: "idle" };
    this.hint = null;
    this.packExamples = [];
  }

  /** Checks a claim as if the reader had typed it; gives the report, or nothing when it failed. */
  async check(claim: string): Promise<Report | undefined> {
    await this.updateComplete;
    this.field.value = claim;
    return this.submit();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    statusRegion(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("pack") || changed.has("engine") || changed.has("worker")) {
      this.drop();
      this.state = { at: "idle" };
      this.packExamples = [];
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has("loading") || changed.has("pack")) && this.loading === "eager") this.warm();
  }

  private get voice(): Voice {
    const language =
      this.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";
    const words = { ...messagesFor(language), ...this.messages };
    return { words, language: formatLanguage(language, words) };
  }

  private get field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector("textarea") as HTMLTextAreaElement;
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
      const checker = this.open();
      await this.whenReady(checker);
      const report = await checker.check(claim);
      if (run !== this.run) return undefined;
      this.state = { at: "result", report };
      announce(this, reportAnnouncement(report, this.voice));
      this.tell("cite-check-result", { report });
      return report;
    } catch (thrown) {
      if (run === this.run) this.refuse(toCiteCheckError(thrown, "internal"));
      return undefined;
    } finally {
      clearTimeout(busy);
    }
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
    const { voice, hint } = this;
    const { words } = voice;
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
        <div class="answer" part="answer" aria-busy=${this.isBusy ? "true" : "false"}>
          ${this.stateView(voice)}
        </div>
        ${this.examplesView(words)}
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

  private get isBusy(): boolean {
    return this.state.at === "loading" || this.state.at === "checking";
  }

  private examplesView(words: Messages): TemplateResult | typeof nothing {
    const examples = this.examples ?? this.packExamples;
    if (examples.length === 0) return nothing;
    return html`<div class="examples" part="examples" role="group" aria-label=${words.try}>
      <span class="try" aria-hidden="true">${words.try}</span>
      ${examples.map(
        (example) =>
          html`<button type="button" part="example" dir="auto" @click=${() => this.check(example)}>
            ${example}
          </button>`,
      )}
    </div>`;
  }

  private stateView(voice: Voice): TemplateResult | typeof nothing {
    const { state } = this;
    switch (state.at) {
      case "idle":
        return nothing;
      case "loading":
      case "checking":
        return html`<p class="busy" part="busy">
            <span class="wheel"></span>${voice.words[state.at]}
          </p>
          ${state.before ? html`<div class="before" inert>${reportView(state.before, voice)}</div>` : nothing}`;
      case "result":
        return reportView(state.report, voice);
      case "error":
        return this.errorView(state.error, voice.words);
    }
  }

  private errorView(error: CiteCheckError, words: Messages): TemplateResult {
    return html`<div class="error" part="error">
      <p class="word">${icon("error")}<span>${words.errors[error.code]}</span></p>
      <button class="primary" part="retry" type="button" @click=${this.retry}>
        ${words.retry}
      </button>
      <details>
        <summary>${words.details}</summary>
        <p class="technical"><code>${error.code}</code>: ${error.message}. ${error.mend}.</p>
      </details>
    </div>`;
  }
}

/** The element's events. */
export interface CiteCheckEventMap {
  /** The engine is up. */
  "cite-check-ready": CustomEvent<EngineInfo>;
  /** A claim has been checked. */
  "cite-check-result": CustomEvent<{ readonly report: Report }>;
  /** A claim could not be checked. */
  "cite-check-error": CustomEvent<{ readonly error: CiteCheckError }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "cite-check": CiteCheck;
  }
  interface HTMLElementEventMap extends CiteCheckEventMap {}
}

if (!customElements.get("cite-check")) customElements.define("cite-check", CiteCheck);
