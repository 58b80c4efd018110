/**
 * The sentences of an article as it stands in the page.
 *
 * In: an element. Out: its sentences in order, each with its text and its range in the page's own
 * nodes, which are only read. Sentences end with their block; text of forms, code and other widgets
 * is no sentence.
 */

/** A sentence of the page. */
export interface Sentence {
  readonly text: string;
  readonly range: Range;
}

const BLOCKS = "p, li, dd, td, figcaption, h2, h3, h4, blockquote";
const FOREIGN = "cite-check, script, style, noscript, nav, aside, form, button, pre, code, footer";

/** Fewer words than this state nothing. */
const LEAST_WORDS = 5;

/** The sentences; none where the browser cannot tell sentences. */
export function sentencesOf(article: Element, language: string): Sentence[] {
  if (!("Segmenter" in Intl)) return [];
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  const blocks = [...article.querySelectorAll(BLOCKS)].filter(
    (block) => block.closest(FOREIGN) === null && block.querySelector(BLOCKS) === null,
  );
  return blocks.flatMap((block) => inBlock(block, segmenter));
}

function inBlock(block: Element, segmenter: Intl.Segmenter): Sentence[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = "";
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(FOREIGN)) continue;
    nodes.push({ node: node as Text, start: text.length });
    text += (node as Text).data;
  }
  const out: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const words = segment.trim();
    if (words.split(/\s+/).length < LEAST_WORDS) continue;
    const start = index + segment.indexOf(words);
    const range = document.createRange();
    range.setStart(...at(nodes, start));
    range.setEnd(...at(nodes, start + words.length - 1, 1));
    out.push({ text: words.replace(/\s+/g, " "), range });
  }
  return out;
}

function at(
  nodes: readonly { node: Text; start: number }[],
  offset: number,
  past = 0,
): [Text, number] {
  const found = nodes.findLast(({ start }) => start <= offset) as { node: Text; start: number };
  return [found.node, offset - found.start + past];
}
