/**
 * Claims in addresses: `https://example.org/article#cite-check=Oil%20rose`. What follows `#` stays
 * in the browser, so a shared claim is not told to the server either.
 */
const NAME = "#cite-check=";

/** The claim of an address's fragment, such as `location.hash`. */
export function linkedClaim(fragment: string): string | undefined {
  if (!fragment.startsWith(NAME)) return undefined;
  try {
    return decodeURIComponent(fragment.slice(NAME.length)).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The address of a page with a claim to check. */
export function linkTo(claim: string, page: string): string {
  return page.replace(/#.*$/s, "") + NAME + encodeURIComponent(claim);
}
