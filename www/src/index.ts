/**
 * The loader, the one script that a page includes: fetches the element when it is wanted.
 *
 * `<cite-check loading="...">`: `visible` (when not given) fetches the element as it comes near
 * the viewport and the engine when the reader turns to it; `eager` fetches both at once;
 * `interaction` waits for the pointer or focus in the element's fallback content.
 * Until then, and where scripts do not run, that content stays.
 */
import type { CiteCheckEventMap } from "./element.js";
import type { CiteCheckError } from "./errors.js";

export type { CiteCheck, CiteCheckEventMap } from "./element.js";
export type * from "./client.js";

/** Distance from the viewport at which to fetch. */
const NEAR = "300px";

let loading: Promise<unknown> | undefined;

/** Fetches and defines the element at once. */
export function load(): Promise<unknown> {
  return (loading ??= import("./element.js").catch(tellMissing));
}

/** The fallback content stays for the reader; the embedder is told what to mend. */
function tellMissing(thrown: unknown): void {
  loading = undefined;
  const error: CiteCheckError = Object.assign(new Error(String(thrown)), {
    name: "CiteCheckError" as const,
    code: "engine-missing" as const,
    mend: "publish the whole dist folder, with cite-check-element.js beside cite-check.js",
  });
  console.error(`<cite-check>: ${error.code}: ${error.message}. To mend it: ${error.mend}.`);
  const name: keyof CiteCheckEventMap = "cite-check-error";
  for (const element of document.querySelectorAll("cite-check:not(:defined)")) {
    const told = { detail: { error }, bubbles: true, composed: true };
    element.dispatchEvent(new CustomEvent(name, told));
  }
}

const near = new IntersectionObserver(
  (entries) => {
    if (entries.some((entry) => entry.isIntersecting)) wanted();
  },
  { rootMargin: NEAR },
);

function wanted(): void {
  near.disconnect();
  arrivals.disconnect();
  void load();
}

function meet(element: Element): void {
  const when = element.getAttribute("loading");
  if (when === "eager") {
    wanted();
  } else if (when === "interaction") {
    for (const turn of ["pointerover", "focusin", "touchstart"]) {
      element.addEventListener(turn, wanted, { once: true, passive: true });
    }
  } else {
    near.observe(element);
  }
}

/** Elements that scripts add later, such as a framework's. */
const arrivals = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.localName === "cite-check") meet(node);
      node.querySelectorAll("cite-check").forEach(meet);
    }
  }
});

arrivals.observe(document.documentElement, { childList: true, subtree: true });
document.querySelectorAll("cite-check").forEach(meet);
