/** The host article: the text around the element that a reader selects from and page mode checks. */

/** The element that a selector names; else the article around the element, or the page's main part. */
export function articleOf(element: Element, selector: string | null | undefined): Element {
  const named = selector ? document.querySelector(selector) : null;
  return (
    named ?? element.closest("article") ?? document.querySelector("article, main") ?? document.body
  );
}
