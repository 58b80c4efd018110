/**
 * Ways to take an answer along: a link that checks the same claim, the answer as text with its
 * citation, and on paper. Nothing is sent; the clipboard is all that is written.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Citation, Report } from "../generated/report.js";
import type { Notice } from "../host.js";
import { linkTo } from "../link.js";
import { filled, reasonSentence } from "../messages/format.js";
import type { Voice } from "../messages/index.js";
import { dateText } from "./date.js";
import { printReport } from "./print.js";

/** How many quotes go along as text. */
const QUOTES = 2;

/** The row of buttons below a report. */
export function actions(
  report: Report,
  voice: Voice,
  notice: Notice | null,
  tell: (notice: Notice) => void,
): TemplateResult {
  const { words } = voice;
  const copy = async (text: string) => {
    const done = await copied(text);
    tell(done ? { words: words.actions.copied } : { words: words.actions.byHand, text });
  };
  const print = (event: Event) => {
    const shown = (event.currentTarget as Element).closest(".report");
    if (shown) printReport(shown);
  };
  const button = (name: string, text: () => string) =>
    html`<button type="button" part="action" @click=${() => copy(text())}>${name}</button>`;
  return html`<div class="actions" part="actions" role="group" aria-label=${words.actions.label}>
    ${button(words.actions.link, () => linkTo(report.claim, location.href))}
    ${button(words.actions.text, () => reportText(report, voice))}
    <button type="button" part="action" @click=${print}>${words.actions.print}</button>
    ${notice === null ? nothing : html`<span class="notice">${notice.words}</span>`}
    ${
      notice?.text === undefined
        ? nothing
        : html`<textarea
            class="by-hand"
            readonly
            rows="4"
            dir="auto"
            aria-label=${notice.words}
            .value=${notice.text}
            @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
          ></textarea>`
    }
  </div>`;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Outside https there is no clipboard, and a frame may be denied it.
    return false;
  }
}

/** A report as plain text: claim, verdict, reason, quotes with their sources, and the link. */
export function reportText(report: Report, voice: Voice): string {
  const { words } = voice;
  const head = [
    report.claim,
    `${words.verdict[report.verdict]}. ${reasonSentence(report.reason, words)}`,
  ];
  const quotes = report.citations.slice(0, QUOTES).map((citation) => citationText(citation, voice));
  return [...head, ...quotes, linkTo(report.claim, location.href)].join("\n\n");
}

function citationText(citation: Citation, { words, language }: Voice): string {
  const { quote, speaker, title, publisher, author, date, kind, link, url } = citation;
  const source = [
    speaker && filled(words.says, { speaker }),
    kind === "news" ? null : words.kind[kind],
    title,
    publisher,
    author && filled(words.by, { author }),
    date && dateText(date, language),
  ];
  const lines = [`“${quote.trim()}”`, `— ${source.filter(Boolean).join(", ")}`, link ?? url];
  return lines.filter(Boolean).join("\n");
}
