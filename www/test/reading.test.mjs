/** A second, closer reading of a claim: quiet, in place, told once, and never at the first's cost. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answering, report } from "./double.mjs";
import { assertAccessible, inAnswer, onOwnPage } from "./seen.mjs";
import { ask, openBrowser } from "./site.mjs";

const CLAIM = "The contract is worth $3 billion";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const instant = report(CLAIM, {
  verdict: "unknown",
  reason: { code: "not-found", text: "The articles do not say.", claimed: null, source: null },
});

/** Asks a claim whose final report the test gives, and which the worker gives on `finish()`. */
function onReading(final, run, options = {}, attributes = { judge: "auto" }) {
  const site = { answers: answering([instant], [final]) };
  return onOwnPage(browser, site, options, async (page, opened) => {
    await page.evaluate((attributes) => {
      const element = document.querySelector("cite-check");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      window.results = [];
      window.heard = [];
      window.shifts = 0;
      addEventListener("cite-check-result", ({ detail }) =>
        window.results.push([detail.report.verdict, detail.final]),
      );
      new MutationObserver(() => {
        const text = element.querySelector("[role=status]").textContent;
        if (text !== "") window.heard.push(text);
      }).observe(element, { childList: true, subtree: true, characterData: true });
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifts += value;
      }).observe({ type: "layout-shift" });
    }, attributes);
    await ask(page, CLAIM);
    await inAnswer(page, ".report").waitFor();
    await run(page, opened);
  });
}

const finish = (page) =>
  page.evaluate(() => new BroadcastChannel("cite-check-test").postMessage("finish"));

const reading = (page) => inAnswer(page, ".reading").innerText();

test("the instant answer stands at once, and says that a closer reading is under way", () =>
  onReading(instant, async (page, { said }) => {
    assert.equal(await reading(page), "A closer reading is under way…");
    await page.waitForFunction(() => window.heard.length > 0);
    assert.deepEqual(await page.evaluate(() => window.heard), [
      "Not found. The articles do not say. A closer reading is under way…",
    ]);
    await assertAccessible(page);
    assert.deepEqual(said, []);
  }));

test("the same answer again moves nothing and is not announced again", () =>
  onReading(instant, async (page) => {
    const place = () => page.locator("cite-check .citation").first().boundingBox();
    await page.waitForFunction(() => window.heard.length > 0);
    // Shifts within half a second of a key press are not counted by the browser.
    await page.waitForTimeout(600);
    await page.evaluate(() => (window.shifts = 0));
    const before = await place();
    await finish(page);
    await inAnswer(page, ".reading.same").waitFor();
    assert.deepEqual(await place(), before);
    await page.waitForTimeout(300);
    const { shifts, heard, results } = await page.evaluate(() => ({
      shifts: window.shifts,
      heard: window.heard,
      results: window.results,
    }));
    assert.equal(shifts, 0);
    assert.equal(heard.length, 1);
    assert.deepEqual(results, [
      ["unknown", false],
      ["unknown", true],
    ]);
    await assertAccessible(page);
  }));

test("another answer takes the first one's place, and is announced with why", () =>
  onReading(report(CLAIM), async (page) => {
    await finish(page);
    await inAnswer(page, ".report.contradicted").waitFor();
    assert.equal(await reading(page), "Changed by a closer reading.");
    await page.waitForFunction(() => /^Contradicted/.test(window.heard.at(-1)));
    assert.equal(
      await page.evaluate(() => window.heard.at(-1)),
      "Contradicted. The source says $2 billion, not $3 billion. Changed by a closer reading.",
    );
    assert.equal(await page.locator("cite-check .report").count(), 1);
    assert.equal(await page.locator("cite-check .history").count(), 0);
    assert.deepEqual(await page.evaluate(() => window.results), [
      ["unknown", false],
      ["contradicted", true],
    ]);
    await assertAccessible(page);
  }));

test("a closer reading that fails leaves the answer, and tells the embedder", () =>
  onReading("fails", async (page, { said }) => {
    await finish(page);
    await inAnswer(page, ".reading.failed").waitFor();
    assert.equal(await reading(page), "A closer reading was not possible.");
    assert.equal(await page.locator("cite-check .error").count(), 0);
    assert.ok(
      said.some((line) => line.includes("no closer reading")),
      said.join(),
    );
  }));

test("unless the embedder wants the judge there is one answer, and it is final", () =>
  onReading(
    report(CLAIM),
    async (page) => {
      assert.equal(await page.locator("cite-check .reading").count(), 0);
      assert.deepEqual(await page.evaluate(() => window.results), [["unknown", true]]);
    },
    {},
    {},
  ));

test("a selection is read closely too, in its own place", () =>
  onReading(report(CLAIM), async (page) => {
    await page.evaluate((claim) => {
      const text = document.querySelector(".prose p");
      text.textContent = claim;
      getSelection().selectAllChildren(text);
    }, CLAIM);
    await page.locator("cite-check .adder").click();
    await page.locator("cite-check .place .reading.underWay").waitFor();
    await finish(page);
    await page.locator("cite-check .place .report.contradicted .reading.changed").waitFor();
  }));

/** Claims about the demo's articles that leave the comparer in doubt. */
const DOUBTFUL = [
  "Closer ties with Russia have already pushed up Pakistan's exports",
  "Russia is a more trustworthy friend for Pakistan than America ever was",
];

const wantJudge = (page) =>
  page.locator("cite-check").evaluate((element) => element.setAttribute("judge", "auto"));

test("the judge that is published reads where the comparer is in doubt, and is fetched once", () =>
  onOwnPage(browser, {}, {}, async (page, { said, requests }) => {
    const fetched = () => requests.filter((url) => url.includes("judge"));
    await wantJudge(page);
    await ask(page, "Pakistan joined the SCO in 2018");
    await inAnswer(page, ".report.supported").waitFor();
    assert.equal(await page.locator("cite-check .reading").count(), 0);
    assert.deepEqual(fetched(), []);
    for (const claim of DOUBTFUL) {
      await ask(page, claim);
      await inAnswer(page, ".report .claim").getByText(claim).waitFor();
      await inAnswer(page, ".reading.same, .reading.changed").waitFor();
    }
    assert.equal(fetched().length, 3, fetched().join());
    assert.deepEqual(said, []);
  }));

test("without the judge's weights the first answer stays", () =>
  onOwnPage(
    browser,
    { answers: { "citecheck-judge.bin": () => ({ status: 404, type: "text/plain", body: "" }) } },
    {},
    async (page) => {
      await wantJudge(page);
      await ask(page, DOUBTFUL[0]);
      await inAnswer(page, ".report .reading.failed").waitFor();
    },
  ));
