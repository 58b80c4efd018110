/** The answers to a pack's examples, which come with it: shown at once, and then by the engine itself. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, inAnswer, onOwnPage } from "./seen.mjs";
import { ask, openBrowser } from "./site.mjs";

const ENGINE = "citecheck.wasm";
const EXAMPLES = "pack/examples.json";
const CLAIM = "The North-South gas pipeline contract is worth $3 billion";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** A page whose engine waits for `open`, with what it told the embedder and screen readers. */
function onWaitingPage(answers, run) {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  const held = async (file) => (await opened, file);
  return onOwnPage(
    browser,
    { answers: { [ENGINE]: held, ...answers } },
    {},
    async (page, { said }) => {
      await page.evaluate(() => {
        window.results = [];
        window.heard = [];
        addEventListener("cite-check-result", ({ detail }) => window.results.push(detail));
        new MutationObserver(() => {
          const text = document.querySelector("cite-check > [role=status]")?.textContent;
          if (text) window.heard.push(text);
        }).observe(document.querySelector("cite-check"), { childList: true, subtree: true });
      });
      await run(page, open, said);
    },
  );
}

const results = (page) => page.evaluate(() => window.results);
const heard = (page) => page.evaluate(() => window.heard);

test("every example is answered before the engine is there, and just as by it", () =>
  onWaitingPage({}, async (page, open, said) => {
    const response = await page.request.get(new URL(EXAMPLES, page.url()).href);
    const prepared = await response.json();
    assert.equal(prepared.length, 3);
    for (const { claim } of prepared) {
      await ask(page, claim);
      await inAnswer(page, ".report .claim").getByText(claim).waitFor();
    }
    await assertAccessible(page);
    assert.deepEqual(
      (await results(page)).map(({ report, final }) => [report, final]),
      prepared.map((report) => [report, false]),
    );
    open();
    await page.waitForFunction(() => window.results.at(-1).final);
    const last = await results(page);
    assert.deepEqual(last.at(-1).report, prepared.at(-1));
    assert.equal((await heard(page)).length, prepared.length);
    for (const report of prepared) {
      await ask(page, report.claim);
      await inAnswer(page, ".report .claim").getByText(report.claim).waitFor();
      assert.deepEqual((await results(page)).at(-1), { report, final: true });
    }
    assert.deepEqual(said, []);
  }));

test("where the engine says otherwise, its answer takes the place and is announced", () => {
  const other = ({ body, ...rest }) => {
    const [first] = JSON.parse(String(body));
    const reason = {
      code: "not-found",
      text: "The articles do not say.",
      claimed: null,
      source: null,
    };
    const wrong = { ...first, verdict: "unknown", reason, citations: [] };
    return { ...rest, body: JSON.stringify([wrong]) };
  };
  return onWaitingPage({ [EXAMPLES]: other }, async (page, open) => {
    await ask(page, CLAIM);
    await inAnswer(page, ".verdict .word").getByText("Not found").waitFor();
    open();
    await inAnswer(page, ".verdict .word").getByText("Contradicted").waitFor();
    await page.waitForFunction(() => window.heard.length === 2);
    assert.deepEqual(
      (await results(page)).map(({ report, final }) => [report.verdict, final]),
      [
        ["unknown", false],
        ["contradicted", true],
      ],
    );
  });
});

test("an engine that does not come takes the answer back", () =>
  onWaitingPage(
    { [ENGINE]: () => ({ status: 404, type: "text/plain", body: "" }) },
    async (page) => {
      await ask(page, CLAIM);
      await inAnswer(page, ".error").getByText("The checker could not be loaded.").waitFor();
      assert.equal(await page.locator("cite-check .report").count(), 0);
    },
  ));

test("without the file, or with another in its place, the reader waits for the engine", async () => {
  for (const body of ["", "<!doctype html>", '{"a":1}', '[1, {"claim": "x"}]']) {
    const answer = () => ({ status: 200, type: "application/json", body });
    await onWaitingPage({ [EXAMPLES]: answer }, async (page, open, said) => {
      await ask(page, CLAIM);
      await inAnswer(page, ".busy").waitFor();
      assert.deepEqual(await results(page), []);
      open();
      await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
      assert.deepEqual(said, []);
    });
  }
});
