/** The verdicts' icons: shapes that differ without their colour, drawn in the text's colour. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Verdict } from "../generated/report.js";

/** Strokes on a 24 by 24 grid. */
const SHAPES: Record<Verdict | "error", SVGTemplateResult> = {
  supported: svg`<circle cx="12" cy="12" r="10" class="disc"/><path d="m7 12.5 3.4 3.4L17 9"/>`,
  contradicted: svg`<circle cx="12" cy="12" r="10" class="disc"/><path d="m8 8 8 8m0-8-8 8"/>`,
  mixed: svg`<circle cx="12" cy="12" r="10" class="disc"/><path d="M7 9.5h10M7 14.5h4m3 0h3"/>`,
  unknown: svg`<circle cx="12" cy="12" r="9" class="ring"/><path d="M8 12h8" class="ring"/>`,
  error: svg`<path d="M12 3 22 20.5H2Z" class="ring"/><path d="M12 10v4.5m0 2.6v.1" class="ring"/>`,
};

/** An icon; the word beside it says the same, so it is hidden from screen readers. */
export function icon(name: Verdict | "error"): TemplateResult {
  return html`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true">
    ${SHAPES[name]}
  </svg>`;
}
