/** This visit's earlier answers; they live in memory and go with the page. */
import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "../generated/report.js";
import { counted } from "../messages/format.js";
import type { Voice } from "../messages/index.js";

/** All reports but the newest, which is shown; nothing when there is no other. */
export function history(
  reports: readonly Report[],
  { words, language }: Voice,
  open: (report: Report) => void,
): TemplateResult | typeof nothing {
  const earlier = reports.slice(1);
  if (earlier.length === 0) return nothing;
  return html`<details class="history" part="history">
    <summary part="summary">${counted(words.history, earlier.length, language)}</summary>
    <ul>
      ${earlier.map(
        (report) =>
          html`<li>
            <button type="button" @click=${() => open(report)}>
              <span class="word ${report.verdict}">${words.verdict[report.verdict]}</span>
              <span dir="auto">${report.claim}</span>
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}
