/**
 * What can go wrong between a page and its pack, as one typed error.
 *
 * Out: {@link CiteCheckError}: a stable `code` for programs and translations, a `message` that says
 * what is wrong and where, and a `mend` for the person who embeds the widget.
 *
 * Example: `pack-missing`, "https://example.org/pack/citecheck.bin answered 404",
 * "write the pack with `citecheck build` and point the `pack` attribute at its folder".
 */

/** Names of the failures; they never change their meaning. */
export type ErrorCode =
  /** The page's security policy forbids WebAssembly. */
  | "wasm-blocked"
  /** The browser has no WebAssembly. */
  | "wasm-unsupported"
  /** The engine or its worker script is not where it should be. */
  | "engine-missing"
  /** The engine's file is there, but it is not the engine. */
  | "engine-damaged"
  /** The page's security policy forbids the worker. */
  | "worker-blocked"
  /** The pack, or one of its files, is not where it should be. */
  | "pack-missing"
  /** A file is not of a pack, such as a server's error page. */
  | "pack-foreign"
  /** A pack file is cut off. */
  | "pack-truncated"
  /** A pack file is changed. */
  | "pack-damaged"
  /** A pack file is of another build than the manifest. */
  | "pack-other-build"
  /** The engine was given a file that no pack has. */
  | "pack-unknown-name"
  /** The pack was written by an older release than this engine reads. */
  | "pack-outdated"
  /** The pack was written by a newer release than this engine reads. */
  | "pack-newer"
  /** The device has no connection. */
  | "offline"
  /** The server could not be reached, or refuses. */
  | "network"
  /** No answer in time. */
  | "timeout"
  /** The claim holds no word. */
  | "claim-empty"
  /** The claim is longer than what is checked at once. */
  | "claim-too-long"
  /** A defect of Citecheck itself. */
  | "internal";

/** What to do about each failure, told to embedders on the console and in the error event. */
const MENDS: Record<ErrorCode, string> = {
  "wasm-blocked": "add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy",
  "wasm-unsupported": "use a browser with WebAssembly (all since 2017 have it)",
  "engine-missing":
    "publish the whole dist folder, with cite-check-worker.js and citecheck.wasm beside cite-check.js",
  "engine-damaged": "publish citecheck.wasm again, from the same build as the scripts",
  "worker-blocked":
    "allow worker-src 'self' (and blob: when the scripts come from another origin) in the Content-Security-Policy",
  "pack-missing":
    "write the pack with `citecheck build` and point the pack attribute at its folder",
  "pack-foreign": "point the pack attribute at the folder that `citecheck build` wrote",
  "pack-truncated": "publish the pack folder again, and clear caches that hold the cut copy",
  "pack-other-build": "publish all files of one `citecheck build` together, and clear caches",
  "pack-unknown-name": "report it with the claim and the console's output",
  "pack-damaged": "publish the pack folder again, all files from one `citecheck build`",
  "pack-outdated": "write the pack again with the `citecheck build` of this release",
  "pack-newer": "publish the scripts and the wasm of the release that wrote the pack",
  offline: "connect to the network and try again",
  network:
    "check that the server is up, that connect-src allows it, and that it sends Access-Control-Allow-Origin when it is another origin",
  timeout: "try again; if it lasts, look at the server's speed",
  "claim-empty": "enter a statement to check",
  "claim-too-long": "enter one statement at a time",
  internal: "report it with the claim and the console's output",
};

/** A failure with its mend. */
export class CiteCheckError extends Error {
  override readonly name = "CiteCheckError";
  /** Stable name of the failure. */
  readonly code: ErrorCode;
  /** What the embedder (or, for claims, the reader) can do about it. */
  readonly mend: string;

  constructor(code: ErrorCode, message: string, mend: string = MENDS[code]) {
    super(message);
    this.code = code;
    this.mend = mend;
  }
}

/** Whether a text is one of the known failure names, as errors from the engine carry. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(MENDS, code);
}

/**
 * Any thrown value as a {@link CiteCheckError}. The engine's errors carry a code, and their
 * messages say what is wrong, a colon, and the mend.
 */
export function toCiteCheckError(thrown: unknown, otherwise: ErrorCode): CiteCheckError {
  if (thrown instanceof CiteCheckError) return thrown;
  const { code, message } = Object(thrown) as { code?: unknown; message?: unknown };
  const text = typeof message === "string" ? message : String(thrown);
  if (!isErrorCode(code)) return new CiteCheckError(otherwise, text);
  const [what, mend] = text.split(/: (.*)/s, 2);
  return new CiteCheckError(code, what ?? text, mend || undefined);
}
