/**
 * Page mode: every sentence of the host article is checked while the page is idle, and those that
 * other articles support or contradict are marked.
 *
 * In: the element. Out: marks by the CSS Custom Highlight API, which leaves the page's nodes alone,
 * and a summary in the element, with a list for those who cannot see marks. A sentence's own text in
 * the pack is no evidence for it: a sentence that the pack merely repeats is not marked.
 */
import { html, type TemplateResult } from "lit";
import { articleOf } from "../article.js";
import type { CiteCheckError } from "../errors.js";
import type { PageSummary } from "../events.js";
import type { Report, Verdict } from "../generated/report.js";
import type { Host } from "../host.js";
import { counted } from "../messages/format.js";
import { sentencesOf, type Sentence } from "./sentences.js";
import text from "./styles.css";

export const styles = text;

/** Marks on the page's text; their colours are the element's own. */
const MARKS = ["supported", "contradicted"] as const;
type Marked = (typeof MARKS)[number];

/** A sentence that is marked. */
interface Finding extends Sentence {
  readonly verdict: Marked;
}

/** Longest wait for the page to be idle, in milliseconds. */
const PATIENCE_MS = 2000;

/** Checks the article; `tell` gets what the element is to show. */
export async function annotate(
  host: Host,
  signal: AbortSignal,
  tell: (summary: TemplateResult) => void,
): Promise<void> {
  const { element, edition } = host;
  const article = articleOf(element, element.getAttribute("annotate"));
  const language = article.closest("[lang]")?.getAttribute("lang") || "en";
  const isOver = () =>
    signal.aborted || host.edition !== edition || !element.hasAttribute("annotate");
  const found: Finding[] = [];
  const pen = openPen(element, signal);
  tell(html`<p class="page" part="page">${host.voice.words.page.busy}</p>`);
  const sentences = sentencesOf(article, language);
  let checked = 0;
  for (const sentence of sentences) {
    await idle();
    if (isOver()) return;
    try {
      const report = await host.ask(sentence.text, { judge: "never" });
      checked += 1;
      const { verdict } = report;
      if (!isMark(verdict) || merelyRepeats(report)) continue;
      found.push({ ...sentence, verdict });
      pen.mark(sentence.range, verdict);
    } catch (thrown) {
      // A sentence may be too long to check; any other failure would meet every sentence.
      const { code, message, mend } = thrown as CiteCheckError;
      if (code === "claim-too-long" || code === "claim-empty") continue;
      if (isOver()) return;
      console.warn(`<cite-check annotate>: ${code}: ${message}. To mend it: ${mend}.`);
      return tell(html`<p class="page" part="page">${host.voice.words.errors[code]}</p>`);
    }
  }
  if (isOver()) return;
  const count = (verdict: Marked) => found.filter((finding) => finding.verdict === verdict).length;
  const detail: PageSummary = {
    checked,
    supported: count("supported"),
    contradicted: count("contradicted"),
  };
  tell(summaryView(host, found, detail));
  const options = { detail, bubbles: true, composed: true };
  element.dispatchEvent(new CustomEvent("cite-check-annotated", options));
}

function isMark(verdict: Verdict): verdict is Marked {
  return (MARKS as readonly Verdict[]).includes(verdict);
}

function merelyRepeats({ claim, verdict, citations }: Report): boolean {
  const bare = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const own = bare(claim);
  return (
    verdict === "supported" &&
    citations.every(({ quote }) => bare(quote).includes(own) || own.includes(bare(quote)))
  );
}

function idle(): Promise<unknown> {
  return new Promise((resolve) =>
    "requestIdleCallback" in window
      ? requestIdleCallback(resolve, { timeout: PATIENCE_MS })
      : setTimeout(resolve, 50),
  );
}

/** Marks ranges until the signal is aborted; does nothing where the browser has no highlights. */
function openPen(element: HTMLElement, signal: AbortSignal) {
  if (!("highlights" in CSS)) return { mark: () => undefined };
  const tones = getComputedStyle(element);
  const rules = MARKS.map((verdict) => {
    const line = verdict === "supported" ? "solid" : "double";
    const tone = tones.getPropertyValue(`--c-${verdict}`);
    return `::highlight(cite-check-${verdict}) { text-decoration: underline ${line} 2px ${tone}; background-color: color-mix(in srgb, ${tone} 12%, transparent); }`;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const verdict of MARKS) CSS.highlights.set(`cite-check-${verdict}`, new Highlight());
  signal.addEventListener("abort", () => {
    for (const verdict of MARKS) CSS.highlights.delete(`cite-check-${verdict}`);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
  return {
    mark: (range: Range, verdict: Marked) =>
      void CSS.highlights.get(`cite-check-${verdict}`)?.add(range),
  };
}

function summaryView(host: Host, found: readonly Finding[], sums: PageSummary): TemplateResult {
  const { words, language } = host.voice;
  const { page } = words;
  const summary = [
    counted(page.checked, sums.checked, language),
    ...MARKS.map((verdict) => counted(page[verdict], sums[verdict], language)),
  ].join(" ");
  if (found.length === 0) return html`<p class="page" part="page">${summary}</p>`;
  return html`<details class="page" part="page">
    <summary part="summary">${summary}</summary>
    <ul>
      ${found.map(
        ({ text, verdict, range }) =>
          html`<li>
            <span class="word ${verdict}">${words.verdict[verdict]}</span>
            <p lang="en" dir="auto">${text}</p>
            <button type="button" @click=${() => reveal(range)}>${page.show}</button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** Scrolls to a sentence and selects it, where "Check this" then appears. */
function reveal(range: Range): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  range.startContainer.parentElement?.scrollIntoView({
    block: "center",
    behavior: still ? "auto" : "smooth",
  });
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
