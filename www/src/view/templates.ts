/**
 * Lit's template tags for the scripts that are fetched later. The build puts this module in Lit's
 * place there, so that each page has one copy of Lit, the element's, which renders what these tags
 * make: a template is a plain record, by Lit's promise that several copies understand each other.
 */
import type { SVGTemplateResult, TemplateResult } from "lit";

const HTML = 1;
const SVG = 2;

function tag(kind: number) {
  return (strings: TemplateStringsArray, ...values: unknown[]) =>
    ({ _$litType$: kind, strings, values }) as unknown;
}

/** As Lit's `html`. */
export const html = tag(HTML) as (s: TemplateStringsArray, ...v: unknown[]) => TemplateResult;

/** As Lit's `svg`. */
export const svg = tag(SVG) as (s: TemplateStringsArray, ...v: unknown[]) => SVGTemplateResult;

/** As Lit's `nothing`. */
export const nothing = Symbol.for("lit-nothing");
