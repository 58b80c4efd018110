/** "Check this": at the reader's selection, by pointer, touch and keyboard. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answering, report } from "./double.mjs";
import { assertAccessible, assertNoSidewaysScroll, onOwnPage } from "./seen.mjs";
import { openBrowser, STRICT_POLICY } from "./site.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const adder = (page) => page.getByRole("button", { name: "Check this" });
const dialog = (page) => page.getByRole("dialog", { name: "Answer to what you have selected" });

/** Selects the nth paragraph of the article's text and gives its words. */
function select(page, selector = ".prose p", nth = 0) {
  return page.evaluate(
    ([selector, nth]) => {
      const paragraph = document.querySelectorAll(selector)[nth];
      paragraph.scrollIntoView({ block: "center" });
      getSelection().selectAllChildren(paragraph);
      return getSelection().toString().replace(/\s+/g, " ").trim();
    },
    [selector, nth],
  );
}

for (const [width, height] of [
  [360, 740],
  [1280, 800],
]) {
  test(`by pointer at ${width} px: the answer stands beside the words, and goes again`, () =>
    onOwnPage(
      browser,
      { headers: { "content-security-policy": STRICT_POLICY } },
      { viewport: { width, height } },
      async (page, { said }) => {
        const claim = await select(page);
        await adder(page).waitFor();
        const box = await adder(page).boundingBox();
        assert.ok(box.height >= 24 && box.x >= 0 && box.x + box.width <= width);
        await adder(page).click();
        await dialog(page).locator(".report").waitFor();
        assert.equal(await dialog(page).locator(".claim").innerText(), claim);
        assert.equal(await adder(page).count(), 0);
        const place = await dialog(page).boundingBox();
        assert.ok(place.x >= 0 && place.x + place.width <= width, JSON.stringify(place));
        assert.ok(place.y >= 0 && place.y + place.height <= height, JSON.stringify(place));
        await assertAccessible(page);
        await assertNoSidewaysScroll(page);
        await page.getByRole("button", { name: "Close" }).click();
        await dialog(page).waitFor({ state: "hidden" });
        const kept = await page.evaluate(() =>
          getSelection().toString().replace(/\s+/g, " ").trim(),
        );
        assert.equal(kept, claim);
        assert.deepEqual(said, []);
      },
    ));
}

test("by keyboard: Tab reaches the control, Enter checks, Escape goes back, Tab goes on", () =>
  onOwnPage(browser, {}, {}, async (page) => {
    await page.evaluate(() => {
      const links = [...document.querySelectorAll(".prose p")].slice(0, 2).map((paragraph) => {
        const link = document.createElement("a");
        link.href = "#";
        link.textContent = "link";
        paragraph.append(link);
        return link;
      });
      links[0].id = "within";
      links[1].id = "after";
    });
    await select(page);
    await adder(page).waitFor();
    await page.locator("cite-check > [role=status]").getByText("press Tab").waitFor();
    await page.keyboard.press("Tab");
    assert.ok(await adder(page).evaluate((button) => button.matches(":focus-visible")));
    await page.keyboard.press("Enter");
    await dialog(page).locator(".report").waitFor();
    assert.ok(await dialog(page).evaluate((place) => place.matches(":focus")));
    await page.locator("cite-check > [role=status]").getByText(/\w+\./).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement.id);
    assert.ok(["within", "after"].includes(focused), `focus went to "${focused}"`);
  }));

test("by touch: a tap on the control answers", () =>
  onOwnPage(browser, {}, { hasTouch: true, isMobile: true }, async (page) => {
    await select(page);
    await adder(page).tap();
    await dialog(page).locator(".report").waitFor();
    // A tap beside the answer sends it away.
    await page.touchscreen.tap(100, 30);
    await dialog(page).waitFor({ state: "hidden" });
  }));

test("several sentences are answered part by part", () => {
  const text =
    "Senior Pakistani officials told The Express Tribune that around 200 military personnel from the two sides would take part in the war games.";
  const parts = ["one", "two"].map((text) => ({ ...report(text).parts[0] }));
  const answers = answering([report(text, { parts })]);
  return onOwnPage(browser, { answers }, {}, async (page) => {
    assert.equal(await select(page), text);
    await adder(page).click();
    await dialog(page).locator(".parts li").last().waitFor();
    assert.equal(await dialog(page).locator(".parts li").count(), 2);
  });
});

test("a few letters, the widget's own words and text elsewhere get no control", () =>
  onOwnPage(browser, {}, {}, async (page) => {
    await select(page);
    await adder(page).waitFor();
    await page.evaluate(() => {
      const { firstChild } = document.querySelector(".prose p");
      getSelection().setBaseAndExtent(firstChild, 0, firstChild, 6);
    });
    await adder(page).waitFor({ state: "hidden" });
    await select(page, ".embed p");
    await page.waitForTimeout(500);
    assert.equal(await adder(page).count(), 0);
  }));

test("an embedder turns it off", () =>
  onOwnPage(browser, {}, {}, async (page) => {
    await page.evaluate(() =>
      document.querySelector("cite-check").setAttribute("selection", "none"),
    );
    await select(page);
    await page.waitForTimeout(600);
    assert.equal(await adder(page).count(), 0);
  }));

test("a failure is told where the reader looks", () => {
  const answers = { "pack/citecheck.bin": () => ({ status: 404, type: "text/plain", body: "" }) };
  return onOwnPage(browser, { answers }, {}, async (page) => {
    await select(page);
    await adder(page).click();
    await dialog(page).getByText("The articles to check against could not be found.").waitFor();
    await assertAccessible(page);
  });
});
