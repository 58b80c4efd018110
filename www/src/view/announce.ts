/**
 * Tells screen readers about an answer, once.
 *
 * Live regions inside a shadow tree are announced unreliably, so this one is a child of the
 * element in the page's own tree, shown through a slot that the element's style hides from sight.
 * It is there before its text changes, which is what makes it announced.
 */
const SLOT = "cite-check-status";

/** Announces a text politely. */
export function announce(host: HTMLElement, text: string): void {
  const region = statusRegion(host);
  // The same text again is a change only when the region was empty between.
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 100);
}

/** The element's live region, made when it is not there. */
export function statusRegion(host: HTMLElement): HTMLElement {
  const found = host.querySelector<HTMLElement>(`:scope > [slot="${SLOT}"]`);
  if (found !== null) return found;
  const region = document.createElement("div");
  region.slot = SLOT;
  region.setAttribute("role", "status");
  host.append(region);
  return region;
}
