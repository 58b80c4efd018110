/** Earlier answers: those of this visit, and claims that the browser remembers. */
import { html, nothing, type TemplateResult } from "lit";
import type { Earlier } from "../visit.js";
import { counted } from "../messages/format.js";
import type { Voice } from "../messages/index.js";

/** All but the one that is shown; nothing when there is no other. */
export function history(
  entries: readonly Earlier[],
  shown: string | undefined,
  { words, language }: Voice,
  open: (entry: Earlier) => void,
  forget?: () => void,
): TemplateResult | typeof nothing {
  const earlier = entries.filter(({ claim }) => claim !== shown);
  if (earlier.length === 0) return nothing;
  return html`<details class="history" part="history">
    <summary part="summary">${counted(words.history, earlier.length, language)}</summary>
    <ul>
      ${earlier.map(
        (entry) =>
          html`<li>
            <button type="button" @click=${() => open(entry)}>
              ${
                entry.report
                  ? html`<span class="word ${entry.report.verdict}"
                      >${words.verdict[entry.report.verdict]}</span
                    >`
                  : nothing
              }
              <span lang="en" dir="auto">${entry.claim}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${
      forget === undefined
        ? nothing
        : html`<button type="button" part="action" @click=${forget}>${words.forget}</button>`
    }
  </details>`;
}
