/** The iframe build: one page for systems that allow no scripts of their own. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll, onOwnPage } from "./seen.mjs";
import { ask, openBrowser, openSite } from "./site.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

async function onFrame(parent, run) {
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="favicon.svg">${parent}`;
  const answers = { "host.html": () => ({ status: 200, type: "text/html", body }) };
  const site = await openSite({ base: "/a/b/", answers });
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  try {
    await page.goto(`${site.url}host.html`);
    await run(page, page.frameLocator("iframe"), said);
  } finally {
    await page.close();
    await site.close();
  }
}

const FRAME = `<iframe src="embed.html?label=Stimmt%20das%3F&lang=de" title="Fact check" height="150"></iframe>`;

test("takes label and language from its address, and grows with its answer", () =>
  onFrame(
    `${FRAME}<script type="module" src="cite-check-frame.js"></script>`,
    async (page, frame, said) => {
      const field = frame.getByLabel("Stimmt das?");
      await field.waitFor();
      await frame.getByRole("heading", { name: "Stimmt das?" }).waitFor();
      const heightOf = () => page.locator("iframe").evaluate((element) => element.offsetHeight);
      await page.waitForFunction(() => document.querySelector("iframe").offsetHeight > 200);
      const before = await heightOf();
      await field.fill("The North-South gas pipeline contract is worth $3 billion");
      await field.press("Enter");
      await frame.locator(".report").waitFor();
      await page.waitForFunction((h) => document.querySelector("iframe").offsetHeight > h, before);
      const cut = await frame
        .locator("html")
        .evaluate((root) => root.scrollHeight - root.ownerDocument.defaultView.innerHeight);
      assert.ok(cut <= 1, `${cut} px of the frame's page are cut off`);
      assert.deepEqual(said, []);
    },
  ));

test("without the parent's script, the frame works at its own height", () =>
  onFrame(FRAME, async (page, frame) => {
    await frame.getByLabel("Stimmt das?").waitFor();
    assert.equal(await page.locator("iframe").evaluate((element) => element.offsetHeight), 154);
  }));

test("a pack of another origin does not speak under this site's name", () =>
  onFrame(
    `<iframe src="embed.html?pack=https%3A%2F%2Felsewhere.example%2Fpack%2F" title="Fact check"></iframe>`,
    async (_page, frame, said) => {
      await frame.locator("textarea").waitFor();
      assert.ok(said.some((line) => line.includes("put it there")));
      const pack = await frame.locator("cite-check").getAttribute("pack");
      assert.equal(pack, null);
    },
  ));

test("the frame's own page has no barrier, empty and with an answer", () =>
  onOwnPage(
    browser,
    {},
    { path: "embed.html", viewport: { width: 320, height: 640 } },
    async (page, { said }) => {
      await page.locator("cite-check textarea").waitFor();
      await assertAccessible(page);
      await ask(page, "The North-South gas pipeline contract is worth $3 billion");
      await page.locator("cite-check .report").first().waitFor();
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
      assert.deepEqual(said, []);
    },
  ));
