/**
 * What the element heeds of the page around it: a claim in the page's address, a selection in the
 * article, and the article itself in page mode.
 *
 * In: the element, as `Host` and by its attributes. Out: calls to it; the scripts for selections
 * and for page mode are fetched when they are first needed.
 */
import type { TemplateResult } from "lit";
import type { Host } from "./host.js";
import { later } from "./later.js";
import { linkedClaim } from "./link.js";

/** What is done about the surroundings. */
export interface Heed {
  /** Checks the claim of the page's address. */
  claim(claim: string): void;
  /** Shows what the article fares like; `null` takes it away. */
  page(summary: TemplateResult | null): void;
}

/** Heeds the page while the element is in it. */
export class Surroundings {
  private watching: AbortController | undefined;
  private isSelecting = false;

  constructor(
    private readonly host: Host,
    private readonly heed: Heed,
  ) {}

  /** The element has entered the page. */
  enter(): void {
    const { signal } = (this.watching = new AbortController());
    addEventListener("hashchange", () => this.followLink(), { signal });
    document.addEventListener("selectionchange", () => this.watchSelection(signal), { signal });
    // What brought this script may have been a selection.
    this.watchSelection(signal);
  }

  /** The element has left the page. */
  leave(): void {
    this.watching?.abort();
    this.watching = undefined;
  }

  /** Checks the claim of the page's address; of several elements, the first does. */
  followLink(): void {
    const { element } = this.host;
    const claim = linkedClaim(location.hash);
    if (claim === undefined || document.querySelector("cite-check") !== element) return;
    element.scrollIntoView({ block: "start" });
    this.heed.claim(claim);
  }

  /** Checks the article, where the embedder asks for it; afresh when it is called again. */
  annotate(): void {
    this.heed.page(null);
    if (!this.host.element.hasAttribute("annotate") || this.watching === undefined) return;
    const { signal } = this.watching;
    void later(() => import("./annotation/index.js"), this.host.root).then((script) =>
      script?.annotate(this.host, signal, (summary) => this.heed.page(summary)),
    );
  }

  private watchSelection(signal: AbortSignal): void {
    const isOff = this.host.element.getAttribute("selection") === "none";
    if (this.isSelecting || isOff || getSelection()?.isCollapsed !== false) return;
    this.isSelecting = true;
    void later(() => import("./selection/index.js"), this.host.root).then((script) =>
      script?.watchSelection(this.host, signal),
    );
    signal.addEventListener("abort", () => (this.isSelecting = false));
  }
}
