/**
 * The page of the iframe build, `embed.html`: one element over the whole frame.
 *
 * In: the frame's address: `?pack=` (on the frame's own origin; `pack/` when not given), `?lang=`,
 * `?label=`. Out: the element, and messages to the parent page with the content's height.
 */
import type { CiteCheck } from "./index.js";
import "./index.js";

const query = new URLSearchParams(location.search);
const element = document.createElement("cite-check");
const pack = new URL(query.get("pack") ?? "pack/", location.href);
// A pack of somebody else would speak under this site's name.
if (pack.origin === location.origin) element.setAttribute("pack", pack.href);
else console.error(`embed.html: the pack ${pack} is not on ${location.origin}: put it there`);
for (const name of ["label", "loading"]) {
  const value = query.get(name);
  if (value !== null) element.setAttribute(name, value);
}
document.documentElement.lang = query.get("lang") || "en";
element.setAttribute("selection", "none");
document.querySelector("main noscript")?.replaceWith(element);
// The page is called what the field is, in its language.
void customElements.whenDefined("cite-check").then(async () => {
  await (element as CiteCheck).updateComplete;
  const title = element.shadowRoot?.querySelector("label")?.textContent ?? document.title;
  document.title = title;
  document.querySelector("h1")?.replaceChildren(title);
});

if (parent !== window) {
  new ResizeObserver(() => {
    const { height } = document.documentElement.getBoundingClientRect();
    parent.postMessage({ type: "cite-check-size", height }, "*");
  }).observe(document.documentElement);
}
