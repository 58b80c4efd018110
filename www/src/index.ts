/**
 * The loader, the one script that a page includes: fetches the element when it is wanted.
 *
 * `<cite-check loading="...">`: `visible` (when not given) fetches the element as it comes near
 * the viewport and the engine when the reader turns to it; `eager` fetches both at once;
 * `interaction` waits for the pointer or focus in the element's fallback content. A claim in the
 * page's address, a selection in its text and `annotate` want the element too.
 * Until then, and where scripts do not run, that content stays.
 */
import type { CiteCheckError } from "./errors.js";
import type { CiteCheckEventMap } from "./events.js";

export type { CiteCheck, ClaimReviewOptions } from "./element.js";
export type { CiteCheckEventMap, PageSummary } from "./events.js";
export type { Messages } from "./messages/index.js";
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

function isLinked(): boolean {
  return location.hash.startsWith("#cite-check=");
}

function wanted(): void {
  near.disconnect();
  arrivals.disconnect();
  document.removeEventListener("selectionchange", selected);
  void load();
}

function meet(element: Element): void {
  const when = element.getAttribute("loading");
  if (when === "eager" || element.hasAttribute("annotate") || isLinked()) {
    wanted();
  } else if (when === "interaction") {
    for (const turn of ["pointerover", "focusin", "touchstart"]) {
      element.addEventListener(turn, wanted, { once: true, passive: true });
    }
  } else {
    near.observe(element);
  }
}

function selected(): void {
  const isWanted = document.querySelector("cite-check:not([selection=none])") !== null;
  if (isWanted && getSelection()?.isCollapsed === false) wanted();
}
document.addEventListener("selectionchange", selected);

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
addEventListener("hashchange", () => isLinked() && wanted());
