/**
 * The judge, a small neural network that reads claims and passages together; the worker imports it
 * when a claim is to be read closely.
 *
 * In: readings that the engine asks for. Out: logits. Its code and its weights, some megabytes, lie
 * beside this script, and are fetched once.
 */
import init, { Judge } from "citecheck-judge";
import { CiteCheckError } from "./errors.js";
import type { Reading } from "./generated/report.js";

/** Reads; gives three logits for each reading: of supports, refutes and neutral. */
export type Reader = (readings: readonly Reading[]) => Promise<Float32Array>;

/**
 * Fetches the judge and readies it.
 *
 * @throws CiteCheckError `engine-missing` or `engine-damaged`
 */
export async function wake(): Promise<Reader> {
  const [engine, weights] = await Promise.all([
    bring(CITECHECK_JUDGE.engine),
    bring(CITECHECK_JUDGE.weights),
  ]);
  try {
    await init({ module_or_path: await WebAssembly.compile(engine) });
    const judge = new Judge(new Uint8Array(weights));
    return async (readings) => {
      const logits: number[] = [];
      for (const { claim, evidence } of readings) {
        logits.push(...judge.logits(claim, evidence));
        // A claim that was asked meanwhile need not wait for the rest.
        await new Promise((resolve) => setTimeout(resolve));
      }
      return Float32Array.from(logits);
    };
  } catch (thrown) {
    throw new CiteCheckError("engine-damaged", `the judge could not start: ${thrown}`);
  }
}

async function bring(name: string): Promise<ArrayBuffer> {
  const url = new URL(name, import.meta.url);
  const response = await fetch(url);
  if (!response.ok)
    throw new CiteCheckError("engine-missing", `${url} answered ${response.status}`);
  return response.arrayBuffer();
}
