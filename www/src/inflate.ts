/**
 * Inflates a pack file as the engine takes it: the header as it is, what lies behind it inflated.
 *
 * In: the file's bytes. Out: the same file inflated or, where that fails, as it came: the engine
 * then says what is wrong with it.
 */
import { CiteCheckError } from "./errors.js";

/** Length of the header that is not deflated (`src/pack/container.rs`). */
const HEADER_BYTES = 24;

/** @throws CiteCheckError `wasm-unsupported` in browsers from before 2023 */
export async function inflate(file: ArrayBuffer): Promise<ArrayBuffer> {
  if (typeof DecompressionStream === "undefined") {
    throw new CiteCheckError("wasm-unsupported", "this browser has no DecompressionStream");
  }
  const deflated = new Blob([file.slice(HEADER_BYTES)]).stream();
  try {
    const payload = deflated.pipeThrough(new DecompressionStream("deflate-raw"));
    const bytes = await new Response(payload).arrayBuffer();
    return await new Blob([file.slice(0, HEADER_BYTES), bytes]).arrayBuffer();
  } catch {
    return file;
  }
}
