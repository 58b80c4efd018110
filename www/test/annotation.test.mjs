/** Page mode: the article's own sentences, marked without a change to the page. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answering, citation, report } from "./double.mjs";
import { assertAccessible, onOwnPage } from "./seen.mjs";
import { openBrowser, STRICT_POLICY } from "./site.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const REFUTED =
  "Senior Pakistani officials told The Express Tribune that around 200 military personnel from the two sides would take part in the war games.";
const CONFIRMED =
  "Pakistan's Foreign Office spokesperson Nafees Zakariya confirmed to RFE/RL that the drills are a part of a broader warming of ties with Russia.";

const marked = (page, verdict) =>
  page.evaluate(
    (verdict) =>
      [...(CSS.highlights.get(`cite-check-${verdict}`) ?? [])].map((range) => range.toString()),
    verdict,
  );

const annotated = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const element = document.querySelector("cite-check");
        const { innerHTML } = document.querySelector(".prose");
        element.addEventListener("cite-check-annotated", ({ detail }) =>
          resolve({ detail, same: innerHTML === document.querySelector(".prose").innerHTML }),
        );
        element.setAttribute("annotate", "");
      }),
  );

test("what other articles say of each sentence is marked, and the page is left as it was", () => {
  const answers = answering([
    report(REFUTED),
    report(CONFIRMED, { verdict: "supported", citations: [citation({ stance: "supports" })] }),
  ]);
  const headers = { "content-security-policy": STRICT_POLICY };
  return onOwnPage(browser, { answers, headers }, {}, async (page, { said }) => {
    const { detail, same } = await annotated(page);
    assert.ok(same, "the article's markup changed");
    assert.ok(detail.checked > 10);
    assert.deepEqual([detail.supported, detail.contradicted], [1, 1]);
    assert.deepEqual(await marked(page, "contradicted"), [REFUTED]);
    assert.deepEqual(await marked(page, "supported"), [CONFIRMED]);
    const summary = page.locator("cite-check .page summary");
    assert.match(
      await summary.innerText(),
      /\d+ sentences .* 1 is supported\. 1 is contradicted\./,
    );
    await summary.click();
    await assertAccessible(page);
    await page.getByRole("button", { name: "Show it in the article" }).first().click();
    assert.equal(await page.evaluate(() => getSelection().toString()), REFUTED);
    await page.evaluate(() => document.querySelector("cite-check").remove());
    assert.deepEqual(await marked(page, "contradicted"), []);
    assert.deepEqual(said, []);
  });
});

test("a sentence that the pack merely repeats is no finding", () => {
  const own = citation({ stance: "supports", quote: CONFIRMED, marks: [] });
  const answers = answering([report(CONFIRMED, { verdict: "supported", citations: [own] })]);
  return onOwnPage(browser, { answers }, {}, async (page) => {
    const { detail } = await annotated(page);
    assert.equal(detail.supported, 0);
  });
});

test("with the engine itself, the article agrees with itself and stays readable meanwhile", () =>
  onOwnPage(browser, {}, {}, async (page, { said }) => {
    const { detail, longest } = await page.evaluate(async () => {
      let longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ entryTypes: ["longtask"] });
      const element = document.querySelector("cite-check");
      const { detail } = await new Promise((resolve) => {
        element.addEventListener("cite-check-annotated", resolve);
        element.setAttribute("annotate", "#article");
      });
      return { detail, longest };
    });
    assert.ok(detail.checked > 10);
    assert.ok(longest < 200, `the page was blocked for ${longest} ms`);
    assert.deepEqual(said, []);
  }));
