/**
 * The demo's claims, as a reader meets them: the verdict's word, the quote, who said it, the link.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { ask, openBrowser, openPage, openSite } from "./site.mjs";

let browser, site, opened;
before(async () => {
  browser = await openBrowser();
  site = await openSite();
  opened = await openPage(browser, site.url);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Each claim with what must be seen; `quote` and `marked` are words of the first quote. */
const ANSWERS = [
  {
    claim: "About 200 military personnel will take part in the drills",
    verdict: "Supported",
    quote: "around 200 military personnel",
  },
  {
    claim: "The North-South gas pipeline contract is worth $3 billion",
    verdict: "Contradicted",
    quote: "It is worth $2 billion",
    marked: "$2 billion",
    speaker: /Zakariya/,
  },
  {
    claim: "Pakistan joined the SCO in 2018",
    verdict: "Supported",
    quote: "Pakistan and India joined the Shanghai Cooperation Organization",
    publisher: "Sputnik",
    date: "August 16, 2022",
    link: /^https:\/\/sputniknews\.com\/.*#:~:text=/,
  },
  {
    claim: "Pakistan joined the Shanghai Cooperation Organisation in 2015",
    verdict: "Contradicted",
    quote: "2018",
    marked: "2018",
  },
  { claim: "Russia will build a nuclear plant in Pakistan", verdict: "Not found" },
];

for (const { claim, verdict, quote, marked, speaker, publisher, date, link } of ANSWERS) {
  test(`${verdict}: ${claim}`, async () => {
    const { page, said } = opened;
    await ask(page, claim);
    const report = page.locator("cite-check .report");
    await report.locator(".claim").getByText(claim).waitFor();
    assert.equal((await report.locator(".verdict .word").innerText()).trim(), verdict);
    assert.notEqual((await report.locator(".verdict .reason").innerText()).trim(), "");
    const figure = report.locator("figure.citation").first();
    if (quote) assert.ok((await figure.locator("blockquote").innerText()).includes(quote));
    if (marked) assert.ok((await figure.locator("mark.differs").allInnerTexts()).includes(marked));
    if (speaker) assert.match(await figure.locator(".speaker").innerText(), speaker);
    if (publisher) assert.equal(await figure.locator(".publisher").innerText(), publisher);
    if (date) assert.equal(await figure.locator("time").innerText(), date);
    if (link) {
      const anchor = figure.getByRole("link", { name: "Read it in the article" });
      assert.match(await anchor.getAttribute("href"), link);
    }
    if (verdict === "Not found") await report.getByText("This is no verdict").waitFor();
    assert.deepEqual(said, []);
  });
}

test("a claim that the articles do not support is not called supported", async () => {
  await ask(opened.page, "India sold the Mi-35 helicopters to Pakistan");
  const report = opened.page.locator("cite-check .report");
  await report.locator(".claim").getByText("India sold").waitFor();
  assert.notEqual((await report.locator(".verdict .word").innerText()).trim(), "Supported");
});

test("every quote is in its article, at its place, to the letter", async () => {
  const { page } = opened;
  const report = await page.evaluate(
    (claim) => document.querySelector("cite-check").check(claim),
    ANSWERS[0].claim,
  );
  const quotes = [...report.citations, ...report.passages];
  assert.ok(quotes.length > 0);
  for (const { doc, quote, start, end, marks } of quotes) {
    const file = await readFile(new URL(`../../corpus/${doc}.md`, import.meta.url), "utf8");
    const body = file.slice(file.indexOf("\n---\n") + "\n---\n".length);
    assert.equal(body.slice(start, end), quote);
    for (const mark of marks) assert.ok(mark.start >= start && mark.end <= end);
  }
});
