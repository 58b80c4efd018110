/** The data files of the languages, and the widget in each of them. */
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { answering, report } from "./double.mjs";
import { assertAccessible, assertNoSidewaysScroll, inAnswer, onOwnPage } from "./seen.mjs";
import { openBrowser } from "./site.mjs";

const folder = new URL("../src/messages/", import.meta.url);
const LANGUAGES = ["ar", "de", "es", "fr", "ru", "ur"];
const CLAIM = "The contract is worth $3 billion";

/** The codes that the engine gives reasons under. */
async function reasonCodes() {
  const source = await readFile(new URL("../../src/verdict/reason.rs", import.meta.url), "utf8");
  // A code is the first of a pair or of an argument list, or stands after `code:`.
  const codes = source.matchAll(/(?:\(|code:)\s*"([a-z]+(?:-[a-z]+)*)"(?:,|\.to_string)/g);
  return new Set([...codes].map(([, code]) => code));
}

async function tables() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL("en.ts", folder))],
    format: "esm",
    write: false,
  });
  const text = Buffer.from(outputFiles[0].contents).toString("base64");
  const { en } = await import(`data:text/javascript;base64,${text}`);
  const others = {};
  for (const language of LANGUAGES) {
    others[language] = JSON.parse(await readFile(new URL(`${language}.json`, folder), "utf8"));
  }
  return { en, others };
}

const isForms = (value) => typeof value === "object" && "other" in value;
const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Fails where a table lacks a message, has one too many, or loses a placeholder. */
function assertAlike(table, template, language, path) {
  if (typeof template === "string") {
    assert.equal(typeof table, "string", path);
    assert.notEqual(table.trim(), "", path);
    assert.deepEqual(placeholders(table), placeholders(template), path);
  } else if (isForms(template)) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    assert.deepEqual(Object.keys(table).sort(), [...pluralCategories].sort(), path);
    assert.deepEqual(placeholders(table.other), ["{count}"], path);
  } else {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(template).sort(), path);
    for (const key of Object.keys(template)) {
      assertAlike(table[key], template[key], language, `${path}.${key}`);
    }
  }
}

test("every language has every message, with its placeholders and plural forms", async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  assert.deepEqual(files.sort(), LANGUAGES.map((language) => `${language}.json`).sort());
  const { en, others } = await tables();
  const codes = await reasonCodes();
  assert.ok(codes.size >= 15, [...codes].join());
  for (const [language, table] of Object.entries(others)) {
    assert.equal(table.language, language);
    assertAlike({ ...table, reasons: {} }, en, language, language);
    assert.deepEqual(Object.keys(table.reasons).sort(), [...codes].sort(), language);
    for (const [code, text] of Object.entries(table.reasons)) {
      for (const name of placeholders(text)) assert.match(name, /^\{(claimed|source)\}$/, code);
    }
  }
});

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** The demo page in a language. */
function inLanguage(language, run, options = {}) {
  const inFrench = ({ body, ...rest }) => ({
    ...rest,
    body: String(body).replace('lang="en"', `lang="${language}"`),
  });
  const answers = { ...answering([report(CLAIM)]), "index.html": inFrench };
  return onOwnPage(browser, { answers }, options, async (page, opened, site) => {
    await page.locator("cite-check textarea").fill(CLAIM);
    await page.locator("cite-check textarea").press("Enter");
    await inAnswer(page, ".actions").waitFor();
    await run(page, opened, site);
    assert.deepEqual(opened.said, []);
  });
}

for (const language of LANGUAGES) {
  test(`speaks ${language}: field, verdict, reason, marks`, async () => {
    const table = (await tables()).others[language];
    await inLanguage(
      language,
      async (page, _opened, site) => {
        assert.equal((await inAnswer(page, "label").innerText()).trim(), table.label);
        const word = await inAnswer(page, ".verdict .word").innerText();
        assert.equal(word.trim(), table.verdict.contradicted);
        const reason = await inAnswer(page, ".verdict .reason").innerText();
        const expected = table.reasons["quantity-differs"]
          .replace("{source}", "\u2068$2 billion\u2069")
          .replace("{claimed}", "\u2068$3 billion\u2069");
        assert.equal(reason.trim(), expected);
        // What the articles and the reader say is read out in their own language.
        for (const part of [".claim", "blockquote", "cite"]) {
          assert.equal(await inAnswer(page, part).getAttribute("lang"), "en", part);
        }
        const direction = await inAnswer(page, ".card").evaluate(
          (c) => getComputedStyle(c).direction,
        );
        assert.equal(direction, table.direction);
        const fetched = site.asked.filter((path) => path.includes("-words-"));
        assert.deepEqual(fetched, [`/cite-check-words-${language}.js`]);
        await assertAccessible(page);
        await assertNoSidewaysScroll(page);
      },
      { viewport: { width: 320, height: 640 } },
    );
  });
}

test("right to left: the icon stands to the right of its word", () =>
  inLanguage("ar", async (page) => {
    const icon = await inAnswer(page, ".verdict .icon").boundingBox();
    const word = await inAnswer(page, ".verdict .word span").boundingBox();
    assert.ok(icon.x > word.x);
  }));

test("the element's own lang wins, and may change", () =>
  onOwnPage(browser, { answers: answering([]) }, {}, async (page) => {
    const label = inAnswer(page, "label");
    assert.equal(await label.innerText(), "Check a statement");
    await page.evaluate(() => (document.querySelector("cite-check").lang = "de-AT"));
    await label.getByText("Eine Aussage prüfen").waitFor();
    await page.evaluate(() => (document.querySelector("cite-check").lang = "xx"));
    await label.getByText("Check a statement").waitFor();
    await page.evaluate(() => {
      document.querySelector("cite-check").messages = { label: "Stimmt das?" };
    });
    await label.getByText("Stimmt das?").waitFor();
  }));

test("words that do not arrive leave English, and the embedder is told", () => {
  const gone = () => ({ status: 404, type: "text/plain", body: "" });
  const answers = { ...answering([]), "cite-check-words-de.js": gone };
  return onOwnPage(browser, { answers }, {}, async (page, { said }) => {
    await page.evaluate(() => (document.querySelector("cite-check").lang = "de"));
    await page.waitForFunction(
      () => document.querySelector("cite-check").shadowRoot.querySelector(".card") !== null,
    );
    await page.waitForTimeout(300);
    assert.equal(await inAnswer(page, "label").innerText(), "Check a statement");
    assert.ok(said.some((line) => line.includes("Publish the whole dist folder")));
  });
});
