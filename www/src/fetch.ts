/**
 * Brings one file: with a time limit, and again when the failure may pass.
 *
 * In: an address. Out: what lies there, or a {@link CiteCheckError} that names the address.
 * Never gives a web page for a file: servers that answer a missing file with `index.html` and
 * status 200 are common.
 *
 * Example: 503, then 200: the file, after one pause.
 */
import { CiteCheckError, type ErrorCode } from "./errors.js";
import { inflate } from "./inflate.js";

/** How patiently to fetch. */
export interface Patience {
  /** Longest wait for one answer, in milliseconds. */
  readonly timeout_ms: number;
  /** Ends all waiting, such as when the widget leaves the page. */
  readonly signal: AbortSignal;
  /** Passes caches by: a browser would wait there for an earlier request that hangs. */
  readonly anew?: boolean;
}

/** Pauses before the second and the third try, in milliseconds. */
const PAUSES_MS = [300, 1200] as const;

/** Failures that another try may mend. */
const PASSING = new Set(["network", "timeout"]);

/** What to fetch, and how. */
export interface Wanted<T> {
  /** Makes the value of a good answer; what it throws without a code is a failure to arrive. */
  read(response: Response): Promise<T>;
  /** The failure that a missing file means. */
  readonly missing: ErrorCode;
  /** `no-cache` asks the server whether a cached copy is today's; `reload` passes it by. */
  readonly cache?: RequestCache;
}

/** The bytes of a pack file, inflated. */
export const PACK_FILE: Wanted<ArrayBuffer> = {
  read: async (response) => inflate(await response.arrayBuffer()),
  missing: "pack-missing",
};

/**
 * What lies at an address.
 *
 * @throws CiteCheckError `offline`, `network`, `timeout`, what `missing` says or `read` throws
 */
export async function fetchFile<T>(url: URL, wanted: Wanted<T>, patience: Patience): Promise<T> {
  let { anew = false } = patience;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetchOnce(url, anew ? { ...wanted, cache: "reload" } : wanted, patience);
    } catch (thrown) {
      anew ||= thrown instanceof CiteCheckError && thrown.code === "timeout";
      const pause_ms = PAUSES_MS[attempt];
      const passing = thrown instanceof CiteCheckError && PASSING.has(thrown.code);
      if (!passing || pause_ms === undefined || patience.signal.aborted) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause_ms));
    }
  }
}

async function fetchOnce<T>(
  url: URL,
  { read, missing, cache = "default" }: Wanted<T>,
  { timeout_ms, signal }: Patience,
): Promise<T> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, timeout_ms);
  signal.addEventListener("abort", stop);
  try {
    const response = await fetch(url, { cache, signal: limit.signal });
    if (response.status === 429 || response.status >= 500) {
      throw new CiteCheckError("network", `${url} answered ${response.status}`);
    }
    if (!response.ok) throw new CiteCheckError(missing, `${url} answered ${response.status}`);
    if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) {
      throw new CiteCheckError(missing, `${url} answered with a web page`);
    }
    return await read(response);
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    if (limit.signal.aborted) {
      throw new CiteCheckError("timeout", `${url} did not arrive in ${timeout_ms / 1000} s`);
    }
    throw thrown instanceof CiteCheckError ? thrown : unreachable(url);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** The failure that nothing came from an address. */
export function unreachable(url: URL): CiteCheckError {
  return navigator.onLine
    ? new CiteCheckError("network", `${url} could not be reached`)
    : new CiteCheckError("offline", `${url} could not be reached: the device is offline`);
}
