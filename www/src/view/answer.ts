/** What stands below the field: nothing, that the checker is busy, a report, or a failure. */
import { html, nothing, type TemplateResult } from "lit";
import type { CiteCheckError } from "../errors.js";
import type { Report } from "../generated/report.js";
import type { Messages } from "../messages/index.js";
import type { Voice } from "./citation.js";
import { icon } from "./icon.js";
import { reportView, type Trimmings } from "./report.js";

/** What the widget shows below its field. */
export type State =
  | { readonly at: "idle" }
  | { readonly at: "loading" | "checking"; readonly before?: Report }
  | { readonly at: "result"; readonly report: Report }
  | { readonly at: "error"; readonly error: CiteCheckError };

/** The state that an answer alone makes. */
export function stateOf(answer: Report | CiteCheckError | "checking"): State {
  if (answer === "checking") return { at: answer };
  return answer instanceof Error
    ? { at: "error", error: answer }
    : { at: "result", report: answer };
}

/** The view of a state; `retry` is offered with a failure where it is given. */
export function answerView(
  state: State,
  voice: Voice,
  trimmings: Trimmings = {},
  retry?: () => void,
): TemplateResult | typeof nothing {
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
      return reportView(state.report, voice, trimmings);
    case "error":
      return errorView(state.error, voice.words, retry);
  }
}

function errorView(error: CiteCheckError, words: Messages, retry?: () => void): TemplateResult {
  return html`<div class="error" part="error">
    <p class="word">${icon("error")}<span>${words.errors[error.code]}</span></p>
    ${
      retry
        ? html`<button class="primary" part="retry" type="button" @click=${retry}>
            ${words.retry}
          </button>`
        : nothing
    }
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
        html`<button type="button" part="example" dir="auto" @click=${() => check(example)}>
          ${example}
        </button>`,
    )}
  </div>`;
}
