/** The verdicts' icons: shapes that differ without their colour. */
import { svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Verdict } from "../generated/report.js";
import { icon } from "../view/icon.js";

const SHAPES: Record<Verdict, SVGTemplateResult> = {
  supported: svg`<circle cx="12" cy="12" r="10" class="disc"/><path d="m7 12.5 3.4 3.4L17 9"/>`,
  contradicted: svg`<circle cx="12" cy="12" r="10" class="disc"/><path d="m8 8 8 8m0-8-8 8"/>`,
  mixed: svg`<circle cx="12" cy="12" r="10" class="disc"/><path d="M7 9.5h10M7 14.5h4m3 0h3"/>`,
  unknown: svg`<circle cx="12" cy="12" r="9" class="ring"/><path d="M8 12h8" class="ring"/>`,
};

/** The icon of a verdict. */
export function verdictIcon(verdict: Verdict): TemplateResult {
  return icon(SHAPES[verdict]);
}
