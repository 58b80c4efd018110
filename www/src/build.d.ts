/**
 * Set by `scripts/build.mjs`: queries such as `?v=1f3a9c02` that name the content of a file, so
 * that a cached worker or engine of an older release is never paired with newer scripts.
 */
declare const CITECHECK_ENGINE_QUERY: string;
declare const CITECHECK_WORKER_QUERY: string;

/** Style sheets are minified and imported as text. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** Set by `scripts/build.mjs`: where the data file of each language lies beside the element. */
declare const CITECHECK_LANGUAGES: Readonly<Record<string, string>>;

/** Set by `scripts/build.mjs`: where the judge's code and weights lie beside its script. */
declare const CITECHECK_JUDGE: { readonly engine: string; readonly weights: string };
