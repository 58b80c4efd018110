/**
 * The page's end of the worker: opens it, asks it questions, and notices when it dies.
 *
 * In: the script's address. Out: {@link EngineWorker}. Every question is answered or fails; none
 * hangs when the worker cannot start.
 */
import { CiteCheckError } from "./errors.js";
import { unreachable, type Patience } from "./fetch.js";
import type { Answer, Dialogue, Topic } from "./protocol.js";

/** A worker that answers. */
export interface EngineWorker {
  /** Asks, and gives the last answer; `early` is told of each one before it. */
  ask<T extends Topic>(
    topic: T,
    question: Dialogue[T]["ask"],
    early?: (answer: Dialogue[T]["answer"]) => void,
  ): Promise<Dialogue[T]["answer"]>;
  /** Ends it; open questions fail. */
  close(): void;
}

interface Waiting {
  resolve(answer: never): void;
  reject(thrown: unknown): void;
  readonly early: ((answer: never) => void) | undefined;
}

/** Starts the worker at an address; `died` is called when it ends by itself. */
export function openWorker(script: URL, patience: Patience, died: () => void): EngineWorker {
  const waiting = new Map<number, Waiting>();
  let last_id = 0;
  let heard = false;
  let failure: CiteCheckError | undefined;

  let worker: Worker | undefined;
  let shim: string | undefined;
  try {
    shim = script.origin === location.origin ? undefined : shimFor(script);
    worker = new Worker(trusted(shim ?? script.href), { type: "module", name: "citecheck" });
  } catch {
    fail(new CiteCheckError("worker-blocked", `the page's policy forbids the worker ${script}`));
  }

  worker?.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    heard = true;
    const { resolve, reject, early } = waiting.get(data.id) ?? {};
    if ("answer" in data && data.more) return early?.(data.answer as never);
    waiting.delete(data.id);
    if ("answer" in data) resolve?.(data.answer as never);
    else reject?.(new CiteCheckError(data.error.code, data.error.message, data.error.mend));
  });
  worker?.addEventListener("error", (event) => {
    event.preventDefault();
    if (heard) {
      fail(new CiteCheckError("internal", `the worker stopped: ${event.message}`));
    } else {
      void whyNoWorker(script, patience).then(fail);
    }
  });

  function fail(error: CiteCheckError): void {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    close();
    died();
  }

  function close(): void {
    worker?.terminate();
    if (shim !== undefined) URL.revokeObjectURL(shim);
    const gone = new CiteCheckError("internal", "the checker was closed");
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  return {
    async ask(topic, question, early) {
      if (failure !== undefined) throw failure;
      const id = (last_id += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, early });
        worker?.postMessage({ id, topic, ...question });
      });
    },
    close,
  };
}

/**
 * Browsers refuse a worker whose script is of another origin; a script of this origin that
 * imports it is allowed. Needs `blob:` in the page's `worker-src`.
 */
function shimFor(script: URL): string {
  const text = `import ${JSON.stringify(script.href)};`;
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/** The address as Trusted Types want it, where a page enforces them. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= types?.createPolicy("citecheck", { createScriptURL: (url) => url });
  return (policy?.createScriptURL(url) as string | undefined) ?? url;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}
interface Policy {
  createScriptURL(url: string): unknown;
}
let policy: Policy | undefined;

/** A worker's error event does not say why it did not start: look whether its script is there. */
async function whyNoWorker(script: URL, { signal }: Patience): Promise<CiteCheckError> {
  try {
    const response = await fetch(script, { signal });
    const type = response.headers.get("content-type") ?? "";
    if (!response.ok) {
      return new CiteCheckError("engine-missing", `${script} answered ${response.status}`);
    }
    if (!/javascript/i.test(type)) {
      return new CiteCheckError(
        "engine-missing",
        `${script} has the type "${type}", not JavaScript`,
      );
    }
    return new CiteCheckError("worker-blocked", `the worker ${script} was not allowed to start`);
  } catch {
    return unreachable(script);
  }
}
