/**
 * The answer at one glance: verdict, reason, the deciding quote; more behind a disclosure.
 *
 * In: a report. Out: its view. A verdict is never told by colour alone, and passages that settle
 * nothing are never shown as if they did. There are no headings, for their level would depend on the
 * page around.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Citation, Part, Relation, Report, Stance } from "../generated/report.js";
import type { Reading, Shown } from "../host.js";
import { counted, reasonSentence } from "../messages/format.js";
import type { Voice } from "../messages/index.js";
import { citationView } from "./citation.js";
import { picture } from "./picture.js";
import { actions } from "./share.js";
import { verdictIcon } from "./verdict-icon.js";

/** How many quotes a mixed verdict shows at once: one for each side. */
const SIDES = 2;

const STANCES: readonly Stance[] = ["supports", "refutes", "neutral"];

/** How many of the closest passages are shown at once when there is no verdict. */
const CLOSEST = 2;

/** A report as a whole. */
export function reportView(report: Report, voice: Voice, shown: Shown = {}): TemplateResult {
  const { verdict } = report;
  const { reading, notice = null, tell } = shown;
  return html`<article class="report ${verdict}" part="report report-${verdict}">
    <header class="verdict" part="verdict">
      <p class="claim" part="claim" lang="en" dir="auto">${report.claim}</p>
      <p class="word" part="verdict-word">
        ${verdictIcon(verdict)}<span>${verdictWord(report, voice)}</span>
      </p>
      <p class="reason" part="reason">${reasonSentence(report.reason, voice.words)}</p>
      ${reading === undefined ? nothing : readingView(reading, voice)}
    </header>
    ${picture(report, voice)} ${report.parts.length > 1 ? partsView(report.parts, voice) : nothing}
    ${verdict === "unknown" ? unsettledView(report, voice) : settledView(report, voice)}
    ${tell === undefined ? nothing : actions(report, voice, notice, tell)}
  </article>`;
}

/** Every word that may stand here keeps its room, so that nothing moves when another takes over. */
function readingView(reading: Reading, { words }: Voice): TemplateResult {
  const states = Object.keys(words.reading) as Reading[];
  return html`<p class="reading ${reading}" part="reading">
    ${states.map((state) => html`<span class=${state === reading ? "now" : ""}>${words.reading[state]}</span>`)}
  </p>`;
}

/** What a screen reader is told when an answer arrives. */
export function reportAnnouncement(report: Report, voice: Voice): string {
  return `${verdictWord(report, voice)}. ${reasonSentence(report.reason, voice.words)}`;
}

/** The verdict, or what kind of sentence gets none. */
function verdictWord({ verdict, reason }: Pick<Report, "verdict" | "reason">, { words }: Voice) {
  const manners: Partial<Record<string, string>> = words.manner;
  return manners[reason.code] ?? words.verdict[verdict];
}

function partsView(parts: readonly Part[], voice: Voice): TemplateResult {
  return html`<section class="parts" part="parts">
    <p class="caption">${voice.words.parts}</p>
    <ol>
      ${parts.map(
        (part) =>
          html`<li class=${part.verdict}>
            <p class="word">${verdictIcon(part.verdict)}<span>${verdictWord(part, voice)}</span></p>
            <p lang="en" dir="auto">${part.text}</p>
            <p class="reason">${reasonSentence(part.reason, voice.words)}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

function settledView(report: Report, voice: Voice): TemplateResult {
  const shown = shownCitations(report);
  const more = report.citations.filter((citation) => !shown.includes(citation));
  const others = report.passages.filter(
    (passage) => !report.citations.some((c) => same(c, passage)),
  );
  const { words, language } = voice;
  return html`
    ${shown.map((citation) => citationView(citation, voice, shown.length > 1))}
    ${legendView(shown, voice)}
    ${STANCES.map((stance) => {
      const side = more.filter((citation) => citation.stance === stance);
      return disclosure(counted(words.more[stance], side.length, language), side, voice);
    })}
    ${disclosure(counted(words.others, others.length, language), others, voice)}
  `;
}

function unsettledView({ passages, reason }: Report, voice: Voice): TemplateResult {
  const { words, language } = voice;
  if (passages.length === 0)
    return html`<p class="plain" part="no-verdict">${words.noPassages}</p>`;
  // Marks tell what decides; here nothing does.
  const plain = passages.map((passage) => ({ ...passage, marks: [] }));
  const shown = plain.slice(0, CLOSEST);
  const others = plain.slice(CLOSEST);
  return html`
    <p class="plain" part="no-verdict">
      ${reason.code in words.manner ? words.closest : words.noVerdict}
    </p>
    ${shown.map((passage) => citationView(passage, voice))}
    ${disclosure(counted(words.others, others.length, language), others, voice)}
  `;
}

/** The quote that settles the claim; when it holds in part only, one for each side. */
function shownCitations({ citations, verdict }: Report): Citation[] {
  if (verdict !== "mixed") return citations.slice(0, 1);
  const sides = (["supports", "refutes"] as const).map((stance) =>
    citations.find((citation) => citation.stance === stance),
  );
  return sides.filter((citation) => citation !== undefined).slice(0, SIDES);
}

/** Explains the marks, for readers who cannot tell them by colour. */
function legendView(citations: readonly Citation[], { words }: Voice) {
  const marks = citations.flatMap((citation) => citation.marks);
  const entry = (relations: readonly Relation[], name: "same" | "differs") =>
    marks.some((mark) => relations.includes(mark.relation))
      ? html`<li>
          <span class="sample ${name}" aria-hidden="true">ab</span> ${words.marks[name]}
        </li>`
      : nothing;
  if (!marks.some((mark) => mark.relation !== "missing")) return nothing;
  return html`<ul class="legend" part="legend">
    ${entry(["same", "implies"], "same")}${entry(["differs"], "differs")}
  </ul>`;
}

function disclosure(
  summary: string,
  citations: readonly Citation[],
  voice: Voice,
): TemplateResult | typeof nothing {
  if (citations.length === 0) return nothing;
  return html`<details part="more">
    <summary part="summary">${summary}</summary>
    ${citations.map((citation) => citationView(citation, voice, true))}
  </details>`;
}

function same(a: Citation, b: Citation): boolean {
  return a.doc === b.doc && a.start === b.start && a.end === b.end;
}
