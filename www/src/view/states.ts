/** What stands below the field: an answer, or while there is none, that it is busy, a failure, examples. */
import { html, nothing, type TemplateResult } from "lit";
import type { CiteCheckError } from "../errors.js";
import type { Report } from "../generated/report.js";
import type { AnswerScript, Reading, Shown } from "../host.js";
import type { Messages, Voice } from "../messages/index.js";
import { icon, WARNING } from "./icon.js";

/** What the widget shows below its field. */
export type State =
  | { readonly at: "idle" }
  | { readonly at: "loading" | "checking" | "slow"; readonly before?: Report }
  | { readonly at: "result"; readonly report: Report; readonly reading?: Reading | undefined }
  | { readonly at: "error"; readonly error: CiteCheckError };

/** How to show a state. */
export interface Showing {
  readonly voice: Voice;
  /** The script that shows answers, once it is there. */
  readonly answer: AnswerScript | undefined;
  readonly shown: Shown;
  /** Tries again, where the state offers that. */
  readonly retry: (() => void) | undefined;
}

/** A state; the answer before it stays, inert, while the checker is busy. */
export function stateView(state: State, { voice, answer, shown, retry }: Showing): unknown {
  const { words } = voice;
  switch (state.at) {
    case "idle":
      return nothing;
    case "loading":
    case "checking":
    case "slow": {
      const again = state.at === "slow" && retry ? retryView(words, retry) : nothing;
      const before = state.before && answer?.report(state.before, voice);
      return html`<p class="busy" part="busy"><span class="wheel"></span>${words[state.at]}</p>
        ${again}${before ? html`<div class="before" inert>${before}</div>` : nothing}`;
    }
    case "result":
      return answer?.report(state.report, voice, { reading: state.reading, ...shown });
    case "error":
      return errorView(state.error, words, retry);
  }
}

/** The button that tries again. */
function retryView(words: Messages, retry: () => void): TemplateResult {
  return html`<button class="primary" part="retry" type="button" @click=${retry}>
    ${words.retry}
  </button>`;
}

/** A failure; a retry is offered where one is given. */
function errorView(error: CiteCheckError, words: Messages, retry?: () => void): TemplateResult {
  return html`<div class="error" part="error">
    <p class="word">${icon(WARNING)}<span>${words.errors[error.code]}</span></p>
    ${retry ? retryView(words, retry) : nothing}
    <details>
      <summary>${words.details}</summary>
      <p class="technical" dir="ltr">
        <code>${error.code}</code>: ${error.message}. ${error.mend}.
      </p>
    </details>
  </div>`;
}

/** Claims to try. */
export function examplesView(
  examples: readonly string[],
  words: Messages,
  check: (claim: string) => void,
): TemplateResult | typeof nothing {
  if (examples.length === 0) return nothing;
  return html`<div class="examples" part="examples" role="group" aria-label=${words.try}>
    <span class="try" aria-hidden="true">${words.try}</span>
    ${examples.map(
      (example) =>
        html`<button
          type="button"
          part="example"
          lang="en"
          dir="auto"
          @click=${() => check(example)}
        >
          ${example}
        </button>`,
    )}
  </div>`;
}
