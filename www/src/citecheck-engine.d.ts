/**
 * The part of the generated wasm-bindgen module that the worker uses. The module itself is built
 * from `src/wasm/` into `src/generated/engine/`, which is not in the repository.
 */
declare module "citecheck-engine" {
  import type { About } from "./generated/about.js";
  import type { Reading, Report } from "./generated/report.js";

  /** Readies the module from compiled WebAssembly. */
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;

  /** Version of the engine. */
  export function version(): string;

  /** One pack under check. */
  export class Checker {
    constructor(manifest: Uint8Array);
    needs(claim: string): string[];
    supply(name: string, bytes: Uint8Array): void;
    check(claim: string): Report;
    readings(claim: string): Reading[];
    check_closely(claim: string, logits: Float32Array): Report;
    about(): About;
  }
}

/** The same of the judge's module. */
declare module "citecheck-judge" {
  /** Readies the module from compiled WebAssembly. */
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;

  /** A model that is ready to read. */
  export class Judge {
    constructor(weights: Uint8Array);
    logits(claim: string, evidence: string): Float32Array;
  }
}
