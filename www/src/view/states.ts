/** What stands below the field while there is no answer: examples, that it is busy, a failure. */
import { html, nothing, type TemplateResult } from "lit";
import type { CiteCheckError } from "../errors.js";
import type { Report } from "../generated/report.js";
import type { Reading } from "../host.js";
import type { Messages } from "../messages/index.js";
import { icon, WARNING } from "./icon.js";

/** What the widget shows below its field. */
export type State =
  | { readonly at: "idle" }
  | { readonly at: "loading" | "checking" | "slow"; readonly before?: Report }
  | { readonly at: "result"; readonly report: Report; readonly reading?: Reading | undefined }
  | { readonly at: "error"; readonly error: CiteCheckError };

/** That the checker is busy; a retry is offered where it takes long. */
export function busyView(words: string, retry?: TemplateResult): TemplateResult {
  return html`<p class="busy" part="busy"><span class="wheel"></span>${words}</p>
    ${retry ?? nothing}`;
}

/** The button that tries again. */
export function retryView(words: Messages, retry: () => void): TemplateResult {
  return html`<button class="primary" part="retry" type="button" @click=${retry}>
    ${words.retry}
  </button>`;
}

/** A failure; a retry is offered where one is given. */
export function errorView(
  error: CiteCheckError,
  words: Messages,
  retry?: () => void,
): TemplateResult {
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
        html`<button type="button" part="example" dir="auto" @click=${() => check(example)}>
          ${example}
        </button>`,
    )}
  </div>`;
}
