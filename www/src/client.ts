/**
 * Checks claims against a pack from any script, without the element.
 *
 * In: where the pack lies. Out: reports. The engine runs in a worker; this side brings the pack
 * files that the engine names. Nothing is sent anywhere: only files are fetched.
 * A failure leaves nothing behind: the next check starts afresh.
 *
 * Example:
 * ```ts
 * const checker = createChecker({ pack: "/factcheck/pack/" });
 * const report = await checker.check("The contract is worth $3 billion");
 * ```
 */
import { CiteCheckError, type ErrorCode } from "./errors.js";
import { fetchEngine } from "./engine.js";
import { fetchFile, PACK_FILE, type Patience } from "./fetch.js";
import type { Report } from "./generated/report.js";
import type { Dialogue, EngineInfo, JudgeUse } from "./protocol.js";
import { openWorker, type EngineWorker } from "./worker-link.js";

export { CiteCheckError, type ErrorCode } from "./errors.js";
export type { About } from "./generated/about.js";
export type * from "./generated/report.js";
export type { EngineInfo, JudgeUse } from "./protocol.js";

/** Where things lie; relative addresses count from the page. */
export interface CheckerOptions {
  /** Folder of the pack, as `citecheck build` wrote it. */
  readonly pack: string | URL;
  /** The engine, when it does not lie beside the scripts as `citecheck.wasm`. */
  readonly engine?: string | URL;
  /** The worker, when it does not lie beside the scripts as `cite-check-worker.js`. */
  readonly worker?: string | URL;
  /** Longest wait for one file, in milliseconds; 20 000 when not given. */
  readonly timeout_ms?: number;
  /** Fetch everything past the browser's caches, as after a wait that was given up. */
  readonly anew?: boolean;
}

/** How to check one claim. */
export interface CheckOptions {
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** Whether the judge may read closely; `never` when not given. */
  readonly judge?: JudgeUse;
  /** Gets the instant report when a closer reading follows it. */
  readonly first?: (report: Report) => void;
}

/** A pack under check. */
export interface Checker {
  /**
   * The final report on a claim. When the closer reading fails, it is the one that `first` got.
   *
   * @throws CiteCheckError with a `code` and a `mend`; or the signal's reason when it is aborted
   */
  check(claim: string, options?: CheckOptions): Promise<Report>;
  /** Loads the engine and the manifest ahead of the first check; tells what they are. */
  ready(): Promise<EngineInfo>;
  /** Ends the worker and all fetching. */
  close(): void;
}

/** Name of the file that describes a pack. */
const MANIFEST = "citecheck.bin";

/** How often the engine may ask for more files for one claim before something must be wrong. */
const ROUNDS = 8;

/** Failures that a copy from the server itself, past all caches, may mend. */
const STALE: ReadonlySet<ErrorCode> = new Set([
  "pack-foreign",
  "pack-truncated",
  "pack-damaged",
  "pack-other-build",
]);

/** Longest wait for the worker to start with the engine, in milliseconds. */
const START_TIMEOUT_MS = 30_000;

/** A worker that has started, with the files that are on their way to it. */
interface Session {
  readonly worker: EngineWorker;
  readonly info: EngineInfo;
  readonly coming: Map<string, Promise<void>>;
}

/** Readies a pack for checking; loads nothing yet. */
export function createChecker(options: CheckerOptions): Checker {
  const pack = new URL(options.pack, document.baseURI);
  if (!pack.pathname.endsWith("/")) pack.pathname += "/";
  const engine = options.engine
    ? new URL(options.engine, document.baseURI)
    : new URL(`./citecheck.wasm${CITECHECK_ENGINE_QUERY}`, import.meta.url);
  const script = options.worker
    ? new URL(options.worker, document.baseURI)
    : new URL(`./cite-check-worker.js${CITECHECK_WORKER_QUERY}`, import.meta.url);
  const closing = new AbortController();
  const { timeout_ms = 20_000, anew = false } = options;
  const patience: Patience = { timeout_ms, signal: closing.signal, anew };

  let session: Promise<Session> | undefined;

  function start(): Promise<Session> {
    const opening = (session ??= open());
    opening.catch(() => {
      if (session === opening) session = undefined;
    });
    return opening;
  }

  async function open(): Promise<Session> {
    closing.signal.throwIfAborted();
    const worker = openWorker(script, patience, () => (session = undefined));
    try {
      // An old manifest from a cache would name files that a new build has replaced.
      const today = { ...PACK_FILE, cache: "no-cache" } as const;
      const [module, manifest] = await Promise.all([
        fetchEngine(engine, patience),
        fetchFile(new URL(MANIFEST, pack), today, patience),
      ]);
      const info = await inTime(worker.ask("start", { engine: module, manifest }), script);
      return { worker, info, coming: new Map() };
    } catch (thrown) {
      worker.close();
      throw thrown;
    }
  }

  async function check(claim: string, { judge = "never", first }: CheckOptions): Promise<Report> {
    const { worker, coming } = await start();
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await askTwice(worker, { claim, judge }, first);
      if ("report" in answer) return answer.report;
      await Promise.all(answer.needs.map((name) => supply(worker, coming, name)));
    }
    throw new CiteCheckError("pack-damaged", `${pack} asks for ever more files for one claim`);
  }

  /**
   * Gives the engine a file, once, however many claims wait for it. The engine forgets files that
   * it has not needed for long, and may ask for one again.
   */
  function supply(worker: EngineWorker, coming: Session["coming"], name: string): Promise<void> {
    let supplying = coming.get(name);
    if (supplying === undefined) {
      supplying = bring(worker, name).finally(() => coming.delete(name));
      coming.set(name, supplying);
    }
    return supplying;
  }

  async function bring(worker: EngineWorker, name: string): Promise<void> {
    const url = new URL(name, pack);
    const bytes = await fetchFile(url, PACK_FILE, patience);
    try {
      await worker.ask("supply", { name, bytes });
    } catch (thrown) {
      if (!(thrown instanceof CiteCheckError) || !STALE.has(thrown.code)) throw thrown;
      // A copy that a broken connection cut off, or of an older build, may sit in a cache.
      const fresh = await fetchFile(url, { ...PACK_FILE, cache: "reload" }, patience);
      await worker.ask("supply", { name, bytes: fresh });
    }
  }

  return {
    async check(claim, options = {}) {
      const { signal } = options;
      signal?.throwIfAborted();
      if (signal === undefined) return check(claim, options);
      return new Promise<Report>((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        check(claim, options).then(resolve, reject);
      });
    },
    ready: async () => (await start()).info,
    close() {
      closing.abort();
      session?.then(({ worker }) => worker.close()).catch(() => undefined);
      session = undefined;
    },
  };
}

/** Asks for a report; one that is given stays when the closer reading after it fails. */
async function askTwice(
  worker: EngineWorker,
  question: Dialogue["check"]["ask"],
  first: CheckOptions["first"],
): Promise<Dialogue["check"]["answer"]> {
  let instant: Dialogue["check"]["answer"] | undefined;
  try {
    return await worker.ask("check", question, (answer) => {
      instant = answer;
      if ("report" in answer) first?.(answer.report);
    });
  } catch (thrown) {
    if (instant === undefined) throw thrown;
    console.warn(`citecheck: no closer reading: ${thrown}`);
    return instant;
  }
}

/** Fails when the worker is not up in time, such as when its script never arrives. */
function inTime<T>(starting: Promise<T>, script: URL): Promise<T> {
  return new Promise((resolve, reject) => {
    const message = `${script} did not start in ${START_TIMEOUT_MS / 1000} s`;
    const late = () => reject(new CiteCheckError("timeout", message));
    const timer = setTimeout(late, START_TIMEOUT_MS);
    starting.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
