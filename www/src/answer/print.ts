/** An answer on paper, alone: printed from a frame of its own, so that the page stays as it is. */

/** Opens the browser's print dialog with a report and nothing else. */
export function printReport(report: Element): void {
  const root = report.getRootNode() as ShadowRoot;
  root.querySelector("iframe.paper")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "paper";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  root.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (view === null) return;
  // What the widget inherits from its page does not reach into the frame.
  const { fontFamily, direction } = getComputedStyle(report);
  const paper = view.document.createElement("div");
  paper.style.fontFamily = fontFamily;
  paper.dir = direction;
  paper.lang = report.closest("[lang]")?.getAttribute("lang") ?? "";
  view.document.title = report.querySelector(".claim")?.textContent ?? "";
  view.document.body.append(paper);
  const inside = paper.attachShadow({ mode: "open" });
  inside.adoptedStyleSheets = root.adoptedStyleSheets.map((sheet) => {
    const copy = new view.CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
    return copy;
  });
  inside.append(view.document.importNode(report, true));
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}
