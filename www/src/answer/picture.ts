/**
 * The claim's value and its sources' values on one line, where the reason is a quantity or a time.
 *
 * In: a report. Out: a figure with a text alternative, or nothing where the words hold no value
 * that can be placed. Numbers run from left to right in every language here. Attributes alone
 * place things, for strict policies forbid inline styles.
 */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Report } from "../generated/report.js";
import { filled } from "../messages/format.js";
import type { Voice } from "../messages/index.js";
import { boundOf, valueOf, type Value } from "./value.js";

/** A value of the sources, with the words that state it. */
interface Point {
  readonly value: Value;
  readonly words: string;
}

/** Reasons that rest on a value. */
const CODES: readonly string[] = ["quantity-differs", "time-differs", "value-implies", "mixed"];

/** Lengths on the drawing's own grid. */
const WIDTH = 300;
const MARGIN = 36;
const LINE_Y = 46;
const ROW = 21;

/** Longest label, in characters. */
const LABEL = 24;

/** The figure, or nothing where the words hold no value that can be placed. */
export function picture(report: Report, voice: Voice): TemplateResult | typeof nothing {
  const placed = valuesOf(report);
  if (placed === undefined) return nothing;
  const { claimed, sources } = placed;
  const { line } = voice.words;
  const label = filled(line.describes, {
    claimed: claimed.words,
    sources: sources.map(({ words }) => words).join(", "),
  });
  const at = scale([claimed, ...sources].map(({ value }) => value.at));
  const x = at(claimed.value.at);
  const height = LINE_Y + 14 + ROW * sources.length + ROW;
  const end = claimed.bound === "above" ? WIDTH - 4 : claimed.bound === "below" ? 4 : undefined;
  return html`<figure class="picture" part="picture">
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${label} direction="ltr">
      <path class="axis" d="M4 ${LINE_Y}H${WIDTH - 4}" />
      ${end === undefined ? nothing : svg`<path class="reach" d="M${x} ${LINE_Y}H${end}"/>`}
      ${text(line.claimed, x, 14, "role")} ${text(claimed.words, x, 32, "value")}
      ${sources.map(({ value }) => svg`<circle class="source" cx=${at(value.at)} cy=${LINE_Y} r="7"/>`)}
      <path class="claimed" d="M${x} ${LINE_Y - 8}l8 8-8 8-8-8z" />
      ${sources.map(({ value, words }, row) => text(words, at(value.at), LINE_Y + 28 + ROW * row, "value"))}
      ${text(line.sources, at(sources[0]?.value.at ?? 0), LINE_Y + 27 + ROW * sources.length, "role")}
    </svg>
  </figure>`;
}

/** The values of a report that share a unit. */
export function valuesOf(report: Report) {
  const { code, claimed: said, source } = report.reason;
  if (!CODES.includes(code) || said === null || source === null) return undefined;
  const value = valueOf(said);
  const first = valueOf(source);
  if (value === undefined || first === undefined || first.unit !== value.unit) return undefined;
  const sources: Point[] = [{ value: first, words: source }];
  for (const { words, relation } of report.citations.flatMap(marked)) {
    const other = relation === "differs" || relation === "implies" ? valueOf(words) : undefined;
    if (other?.unit !== value.unit) continue;
    if (!sources.some((point) => point.value.at === other.at))
      sources.push({ value: other, words });
  }
  // Words such as "more than" may stand just before the value.
  const before = report.claim.slice(0, report.claim.indexOf(said)).slice(-12);
  const bound = value.unit === "year" ? undefined : boundOf(`${before}${said}`);
  return { claimed: { value, words: said, bound }, sources: sources.slice(0, 4) };
}

function marked({ quote, start, marks }: Report["citations"][number]) {
  return marks.map((mark) => ({
    words: quote.slice(mark.start - start, mark.end - start),
    relation: mark.relation,
  }));
}

/** Places values between the margins; a single one in the middle. */
function scale(values: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = WIDTH - 2 * MARGIN;
  return (value) =>
    Math.round(least === most ? WIDTH / 2 : MARGIN + ((value - least) / (most - least)) * room);
}

function text(words: string, x: number, y: number, name: string) {
  const anchor = x < WIDTH * 0.3 ? "start" : x > WIDTH * 0.7 ? "end" : "middle";
  const from =
    anchor === "start" ? Math.max(4, x - 8) : anchor === "end" ? Math.min(WIDTH - 4, x + 8) : x;
  const short = words.length > LABEL ? `${words.slice(0, LABEL - 1)}…` : words;
  return svg`<text class=${name} x=${from} y=${y} text-anchor=${anchor}>${short}</text>`;
}
