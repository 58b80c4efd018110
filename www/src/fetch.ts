/**
 * Brings one file of a pack: with a time limit, and again when the failure may pass.
 *
 * In: an address. Out: its bytes, or a {@link CiteCheckError} that names the address.
 * Never gives a web page for a file: servers that answer a missing file with `index.html` and
 * status 200 are common.
 *
 * Example: 503, then 200: the bytes, after one pause.
 */
import { CiteCheckError } from "./errors.js";

/** How patiently to fetch. */
export interface Patience {
  /** Longest wait for one answer, in milliseconds. */
  readonly timeout_ms: number;
  /** Ends all waiting, such as when the widget leaves the page. */
  readonly signal: AbortSignal;
}

/** Pauses before the second and the third try, in milliseconds. */
const PAUSES_MS = [300, 1200] as const;

/** Failures that another try may mend. */
const PASSING = new Set(["network", "timeout"]);

/**
 * The bytes at an address. `cache` is `reload` to pass by a cached copy that proved damaged.
 *
 * @throws CiteCheckError `pack-missing`, `offline`, `network` or `timeout`
 */
export async function fetchFile(
  url: URL,
  patience: Patience,
  cache: RequestCache = "default",
): Promise<ArrayBuffer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetchOnce(url, patience, cache);
    } catch (thrown) {
      const pause_ms = PAUSES_MS[attempt];
      const passing = thrown instanceof CiteCheckError && PASSING.has(thrown.code);
      if (!passing || pause_ms === undefined || patience.signal.aborted) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause_ms));
    }
  }
}

async function fetchOnce(url: URL, patience: Patience, cache: RequestCache): Promise<ArrayBuffer> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, patience.timeout_ms);
  patience.signal.addEventListener("abort", stop);
  try {
    const response = await fetch(url, { cache, signal: limit.signal });
    if (response.status === 429 || response.status >= 500) {
      throw new CiteCheckError("network", `${url} answered ${response.status}`);
    }
    if (!response.ok)
      throw new CiteCheckError("pack-missing", `${url} answered ${response.status}`);
    if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) {
      throw new CiteCheckError("pack-missing", `${url} answered with a web page`);
    }
    return await response.arrayBuffer();
  } catch (thrown) {
    if (thrown instanceof CiteCheckError) throw thrown;
    if (patience.signal.aborted) throw patience.signal.reason;
    if (limit.signal.aborted) {
      throw new CiteCheckError(
        "timeout",
        `${url} gave no answer in ${patience.timeout_ms / 1000} s`,
      );
    }
    throw navigator.onLine
      ? new CiteCheckError("network", `${url} could not be reached`)
      : new CiteCheckError("offline", `${url} could not be reached: the device is offline`);
  } finally {
    clearTimeout(timer);
    patience.signal.removeEventListener("abort", stop);
  }
}
