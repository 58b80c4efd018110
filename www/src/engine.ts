/**
 * Brings the engine: the compiled WebAssembly, ready to be sent to the worker.
 *
 * In: its address. Out: a module, compiled off the page's thread while it arrives where the server
 * names its type rightly, afterwards where it does not. The page brings it and not the worker,
 * because a page can preload it: both then start at the same time.
 *
 * Example: `<link rel="preload" href="citecheck.wasm" as="fetch" crossorigin>` is used by it.
 */
import { CiteCheckError } from "./errors.js";
import { fetchFile, type Patience } from "./fetch.js";

/**
 * The engine at an address.
 *
 * @throws CiteCheckError `wasm-unsupported`, `wasm-blocked`, `engine-missing`, `engine-damaged`,
 * `offline`, `network` or `timeout`
 */
export async function fetchEngine(url: URL, patience: Patience): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === "undefined") {
    throw new CiteCheckError("wasm-unsupported", "this browser has no WebAssembly");
  }
  return fetchFile(url, { read: compile, missing: "engine-missing" }, patience);
}

async function compile(response: Response): Promise<WebAssembly.Module> {
  const type = response.headers.get("content-type") ?? "";
  try {
    return /^application\/wasm\s*$/i.test(type)
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (thrown) {
    // Browsers throw a CompileError for a blocked module as for a damaged one; only the words tell.
    if (/content.security|\bCSP\b|unsafe-eval/i.test(String(thrown))) {
      throw new CiteCheckError("wasm-blocked", "the Content-Security-Policy forbids WebAssembly");
    }
    if (!(thrown instanceof WebAssembly.CompileError)) throw thrown;
    const why = thrown.message;
    throw new CiteCheckError("engine-damaged", `${response.url} is not the engine: ${why}`);
  }
}
