/**
 * "Check this": a control at the text that a reader selects in the article, and the answer there.
 *
 * In: the element, whose page it watches. Out: a button below the end of the selection, by pointer,
 * touch, or Tab; then a dialog beside it with the verdict of the selected words, part by part where
 * they say several things. Nothing of the page's own is changed: both live in the element's tree and
 * are raised above the page as popovers. After Escape, focus and selection are what they were.
 */
import { articleOf } from "../article.js";
import type { CiteCheckError } from "../errors.js";
import type { Report } from "../generated/report.js";
import type { Host, Reading } from "../host.js";
import { readingOf } from "../reading.js";
import text from "./styles.css";

export const styles = text;

/** Fewer words than this state nothing. */
const LEAST_WORDS = 3;

/** How long a selection must rest before the control appears, in milliseconds. */
const REST_MS = 250;

/** Distance from the selection and from the window's edges, in pixels. */
const GAP = 10;

/** Lowest that an answer may be, in pixels. */
const LEAST_HEIGHT = 240;

/** Windows up to this wide show the answer at their foot, over their whole width, in pixels. */
const NARROW = 480;

/** Watches the page's selection until the signal is aborted. */
export function watchSelection(host: Host, signal: AbortSignal): void {
  const adder = document.createElement("button");
  adder.type = "button";
  adder.className = "adder primary";
  adder.popover = "manual";
  adder.setAttribute("part", "adder");
  const dialog = document.createElement("div");
  dialog.className = "place";
  dialog.popover = "manual";
  dialog.tabIndex = -1;
  dialog.setAttribute("part", "place");
  dialog.setAttribute("role", "dialog");
  const heading = document.createElement("p");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "×";
  const bar = document.createElement("div");
  bar.className = "bar";
  bar.append(heading, close);
  const answer = document.createElement("div");
  answer.className = "answer";
  dialog.append(bar, answer);
  host.root.append(adder, dialog);

  let selected: { claim: string; range: Range } | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let run = 0;

  const isOpen = (element: HTMLElement) => element.matches(":popover-open");
  const hide = (element: HTMLElement) => isOpen(element) && element.hidePopover();

  function look(): void {
    selected = claimOf(host.element, getSelection());
    if (selected === undefined) return void hide(adder);
    const { words } = host.voice;
    const isNew = !isOpen(adder);
    for (const element of [adder, dialog]) Object.assign(element, wordsOf(words));
    adder.textContent = words.selection.button;
    adder.showPopover();
    place(adder, selected.range);
    if (isNew) host.announce(words.selection.appears);
  }

  async function check(): Promise<void> {
    if (selected === undefined) return;
    const { claim, range } = selected;
    const { words } = host.voice;
    const mine = (run += 1);
    close.setAttribute("aria-label", words.selection.close);
    heading.textContent = words.selection.answer;
    dialog.setAttribute("aria-label", words.selection.answer);
    hide(adder);
    const shown = (content: Parameters<Host["show"]>[0], reading?: Reading) => {
      host.show(content, answer, reading);
      place(dialog, range);
    };
    shown("checking");
    dialog.showPopover();
    place(dialog, range);
    dialog.focus({ preventScroll: true });
    try {
      let instant: Report | undefined;
      const report = await host.ask(claim, {
        first: (report) => {
          if (mine !== run) return;
          instant = report;
          shown(report, "underWay");
          host.keep(report, false);
          host.announceReport(report, "underWay");
        },
      });
      if (mine !== run) return;
      const reading = readingOf(instant, report);
      shown(report, reading);
      host.keep(report, true);
      host.announceReport(report, reading);
    } catch (thrown) {
      if (mine !== run) return;
      const error = thrown as CiteCheckError;
      shown(error);
      host.announce(words.errors[error.code]);
    }
  }

  function leave(): void {
    run += 1;
    hide(dialog);
    giveBack();
  }

  /** Sets the selection again, from where Tab then goes on through the page. */
  function giveBack(): void {
    hide(adder);
    (host.root.activeElement as HTMLElement | null)?.blur();
    if (selected === undefined) return;
    startFrom(selected.range.endContainer);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(selected.range);
  }

  function rest(): void {
    clearTimeout(resting);
    // Focus in the dialog or on the control is no new choice of the reader's.
    if (isOpen(dialog) || host.root.activeElement === adder) return;
    resting = setTimeout(look, REST_MS);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (isOpen(dialog)) leave();
      else if (isOpen(adder)) (giveBack(), hide(adder));
    } else if (event.key === "Tab" && isOpen(adder)) {
      if (host.root.activeElement === adder) {
        // On from the selection, as if the control stood there.
        giveBack();
      } else if (!event.shiftKey) {
        event.preventDefault();
        adder.focus({ preventScroll: true });
      }
    }
  }

  function follow(): void {
    if (selected === undefined) return;
    if (isOpen(adder)) place(adder, selected.range);
    if (isOpen(dialog)) place(dialog, selected.range);
  }

  // A press must not take the selection away before the click.
  adder.addEventListener("pointerdown", (event) => event.preventDefault());
  adder.addEventListener("click", () => void check());
  close.addEventListener("click", leave);
  const passive = { signal, passive: true } as const;
  document.addEventListener("selectionchange", rest, { signal });
  document.addEventListener("keydown", onKey, { signal, capture: true });
  document.addEventListener("scroll", follow, { ...passive, capture: true });
  addEventListener("resize", follow, passive);
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (isOpen(dialog) && !event.composedPath().includes(dialog)) ((run += 1), hide(dialog));
    },
    passive,
  );
  signal.addEventListener("abort", () => {
    clearTimeout(resting);
    adder.remove();
    dialog.remove();
  });
  rest();
}

function wordsOf({ language, direction }: { language: string; direction: string }) {
  return { lang: language, dir: direction };
}

/** The selected words, when they lie in the element's article, and it is the first one's. */
function claimOf(element: HTMLElement, selection: Selection | null) {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const first = [...document.querySelectorAll("cite-check")].find((candidate) =>
    articleOf(candidate, selectorOf(candidate)).contains(around),
  );
  if (first !== element || element.contains(around)) return undefined;
  const claim = selection.toString().replace(/\s+/g, " ").trim();
  return claim.split(" ").length < LEAST_WORDS ? undefined : { claim, range: range.cloneRange() };
}

function selectorOf(element: Element): string | null {
  return element.getAttribute("selection");
}

/** Lets the next Tab go on from a place in the page's text: browsers remember where focus was. */
function startFrom(node: Node): void {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  if (element === null) return;
  const isPlain = !element.hasAttribute("tabindex") && element.tabIndex < 0;
  if (isPlain) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.blur();
  if (isPlain) element.removeAttribute("tabindex");
}

/** Puts a popover below a range, or above it where there is more room, always within the window. */
function place(popover: HTMLElement, range: Range): void {
  const { innerWidth: width, innerHeight: height } = window;
  const { style } = popover;
  const isDialog = popover.classList.contains("place");
  popover.classList.toggle("foot", isDialog && width <= NARROW);
  if (popover.classList.contains("foot")) {
    style.top = style.left = style.maxHeight = "";
    return;
  }
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const whole = range.getBoundingClientRect();
  const below = height - last.bottom - 2 * GAP;
  const above = whole.top - 2 * GAP;
  if (isDialog)
    style.maxHeight = `${Math.max(LEAST_HEIGHT, Math.min(520, Math.max(below, above)))}px`;
  const { offsetWidth, offsetHeight } = popover;
  const goesBelow = offsetHeight <= below || below >= above;
  const top = goesBelow ? last.bottom + GAP : whole.top - GAP - offsetHeight;
  const left = last.right - offsetWidth / 2;
  style.top = `${Math.max(GAP, Math.min(top, height - offsetHeight - GAP))}px`;
  style.left = `${Math.max(GAP, Math.min(left, width - offsetWidth - GAP))}px`;
}
