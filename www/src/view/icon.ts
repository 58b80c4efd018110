/** Icons, drawn on a 24 by 24 grid in the text's colour. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

/** A sign of warning. */
export const WARNING = svg`<path d="M12 3 22 20.5H2Z" class="ring"/><path d="M12 10v4.5m0 2.6v.1" class="ring"/>`;

/** A shape as an icon; the word beside it says the same, so it is hidden from screen readers. */
export function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}
