/** What a person meets on a page, asserted: no barrier, nothing cut off; and where answers stand. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { openPage, openSite } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs a test on a site and a page of its own. */
export async function onOwnPage(browser, site, { path = "", ...options }, run) {
  const served = await openSite(site);
  const opened = await openPage(browser, `${served.url}${path}`, options);
  try {
    await run(opened.page, opened, served);
  } finally {
    await opened.close();
    await served.close();
  }
}

/** Fails on any finding of axe, naming the rule and the place. */
export async function assertAccessible(page) {
  await page.evaluate(axe);
  const findings = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" | ")}`);
  });
  assert.deepEqual(findings, []);
}

/** Fails when the page, or anything in the widget, is wider than the window. */
export async function assertNoSidewaysScroll(page) {
  const { scroll, width, wide } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const root = document.querySelector("cite-check")?.shadowRoot;
    const wide = [...(root?.querySelectorAll("*") ?? [])]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.localName}.${element.getAttribute("class")}`);
    return { scroll: scrollWidth, width: clientWidth, wide };
  });
  assert.ok(scroll <= width, `the page is ${scroll} px wide in a window of ${width} px`);
  assert.deepEqual(wide, []);
}

/** The first place in the widget that a selector names. */
export const inAnswer = (page, selector) => page.locator(`cite-check ${selector}`).first();
