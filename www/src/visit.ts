/**
 * The answers of this visit, newest first. They live in memory and go with the page; where the
 * embedder asks for it, the browser remembers the claims, which are checked anew when opened.
 */
import type { Report } from "./generated/report.js";

/** A claim that was checked, with its report when that was on this page. */
export interface Earlier {
  readonly claim: string;
  readonly report?: Report;
}

/** How many are kept. */
const KEPT = 20;

export class Visit {
  entries: readonly Earlier[] = [];

  /** `pack` gives the address of the pack whose claims are remembered, `null` for nowhere. */
  constructor(private readonly pack: () => string | null) {}

  /** Begins with what the browser remembers. */
  open(): void {
    this.entries = this.remembered().map((claim) => ({ claim }));
  }

  /** Adds a report, once for each claim. */
  add(report: Report): void {
    const { claim } = report;
    const others = this.entries.filter((entry) => entry.claim !== claim);
    this.entries = [{ claim, report }, ...others].slice(0, KEPT);
    this.remember();
  }

  /** Forgets all, here and in the browser. */
  forget(): void {
    this.entries = [];
    this.remember();
  }

  private remembered(): string[] {
    const place = this.place();
    if (place === null) return [];
    try {
      const claims: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
      if (!Array.isArray(claims)) return [];
      return claims.filter((claim) => typeof claim === "string").slice(0, KEPT);
    } catch {
      // A reader may forbid storage, and other scripts of the site may write there.
      return [];
    }
  }

  private remember(): void {
    const place = this.place();
    if (place === null) return;
    try {
      const claims = this.entries.map(({ claim }) => claim);
      if (claims.length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(claims));
    } catch {
      // Forbidden or full: this visit's answers are still there.
    }
  }

  private place(): string | null {
    const pack = this.pack();
    return pack === null ? null : `cite-check ${new URL(pack, document.baseURI).href}`;
  }
}
