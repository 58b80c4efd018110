/**
 * The worker: owns the engine, so that the page's own thread never waits for it.
 *
 * In: questions of `protocol.ts`. Out: one answer for each. It fetches nothing but the engine.
 */
import init, { Checker, version } from "citecheck-engine";
import { CiteCheckError, toCiteCheckError, type ErrorCode } from "./errors.js";
import type { Answer, Question } from "./protocol.js";

/** Longest wait for the engine, in milliseconds. */
const ENGINE_TIMEOUT_MS = 60_000;

let checker: Checker | undefined;

self.addEventListener("message", (event: MessageEvent<Question>) => {
  const { id } = event.data;
  answer(event.data).then(
    (answer) => send({ id, answer }),
    (thrown: unknown) => {
      const { code, message, mend } = toCiteCheckError(thrown, failureOf(event.data));
      send({ id, error: { code, message, mend } });
    },
  );
});

function send(answer: Answer): void {
  self.postMessage(answer);
}

/** What an error without a code means, by where it came up. */
function failureOf(question: Question): ErrorCode {
  return question.topic === "supply" ? "pack-damaged" : "internal";
}

async function answer(question: Question): Promise<unknown> {
  if (question.topic === "start") {
    await init({ module_or_path: await compile(question.engine) });
    checker = new Checker(new Uint8Array(question.manifest));
    return { version: version(), about: checker.about() };
  }
  if (checker === undefined) throw new CiteCheckError("internal", "asked before the engine is up");
  switch (question.topic) {
    case "supply":
      checker.supply(question.name, new Uint8Array(question.bytes));
      return null;
    case "check": {
      const needs = checker.needs(question.claim);
      return needs.length > 0 ? { needs } : { report: checker.check(question.claim) };
    }
  }
}

/** The engine at an address, compiled while it arrives where the server names its type rightly. */
async function compile(url: string): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === "undefined") {
    throw new CiteCheckError("wasm-unsupported", "this browser has no WebAssembly");
  }
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(ENGINE_TIMEOUT_MS) });
  } catch (thrown) {
    if (timedOut(thrown)) throw slow(url);
    throw navigator.onLine
      ? new CiteCheckError("network", `${url} could not be reached`)
      : new CiteCheckError("offline", `${url} could not be reached: the device is offline`);
  }
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok)
    throw new CiteCheckError("engine-missing", `${url} answered ${response.status}`);
  if (/^text\/html\b/i.test(type)) {
    throw new CiteCheckError("engine-missing", `${url} answered with a web page`);
  }
  try {
    return /^application\/wasm\s*$/i.test(type)
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (thrown) {
    if (timedOut(thrown)) throw slow(url);
    const message = toCiteCheckError(thrown, "internal").message;
    // Browsers throw a CompileError for a blocked module as for a damaged one; only the words tell.
    throw /content.security|\bCSP\b|unsafe-eval/i.test(message)
      ? new CiteCheckError("wasm-blocked", "the Content-Security-Policy forbids WebAssembly")
      : new CiteCheckError("engine-damaged", `${url} is not the engine: ${message}`);
  }
}

function timedOut(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === "TimeoutError";
}

function slow(url: string): CiteCheckError {
  return new CiteCheckError("timeout", `${url} did not arrive in ${ENGINE_TIMEOUT_MS / 1000} s`);
}
