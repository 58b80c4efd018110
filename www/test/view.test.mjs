/** The pure parts of the view: quotes cut at their marks, dates, messages. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

/** A source module, compiled on the fly. */
async function source(path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`../src/${path}`, import.meta.url))],
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
  );
}

let pieces, dateText, messages;
before(async () => {
  ({ pieces } = await source("view/quote.ts"));
  ({ dateText } = await source("view/date.ts"));
  messages = await source("messages/index.ts");
});

/** The pieces of "It is worth $2 billion 💧 now", which starts at 100 in its article. */
const cut = (...marks) =>
  pieces({
    quote: "It is worth $2 billion 💧 now",
    start: 100,
    marks: marks.map(([start, end, relation]) => ({ start, end, relation })),
  }).map(({ text, relation }) => (relation ? `${relation}[${text}]` : text));

test("a quote is cut at its marks, in UTF-16 units of the article", () => {
  assert.deepEqual(cut(), ["It is worth $2 billion 💧 now"]);
  assert.deepEqual(cut([112, 122, "differs"], [106, 111, "same"]), [
    "It is ",
    "same[worth]",
    " ",
    "differs[$2 billion]",
    " 💧 now",
  ]);
  assert.deepEqual(cut([126, 129, "implies"]), ["It is worth $2 billion 💧 ", "implies[now]"]);
});

test("a mark that does not fit never changes the quote", () => {
  for (const mark of [
    [90, 102, "same"],
    [126, 140, "same"],
    [110, 110, "same"],
    [111, 106, "same"],
  ]) {
    assert.deepEqual(cut(mark), ["It is worth $2 billion 💧 now"]);
  }
  assert.deepEqual(
    cut([106, 122, "same"], [112, 122, "differs"]).join(""),
    "It is same[worth $2 billion] 💧 now",
  );
});

test("dates are as precise as they are known, in the reader's language", () => {
  for (const [date, language, text] of [
    ["2018", "en", "2018"],
    ["2018-06", "en", "June 2018"],
    ["2018-06-01", "en", "June 1, 2018"],
    ["2018-06-01", "en-GB", "1 June 2018"],
    ["2018-06", "de", "Juni 2018"],
    ["last week", "en", "last week"],
  ]) {
    assert.equal(dateText(date, language), text);
  }
});

test("messages fill, count and fall back", () => {
  const { counted, filled, formatLanguage, messagesFor, reasonSentence } = messages;
  assert.equal(filled("{a} and {b}", { a: "1" }), "1 and {b}");
  const words = messagesFor("xx-Nowhere");
  assert.equal(words.language, "en");
  assert.equal(counted(words.more.supports, 1, "en"), "1 more quote for it");
  assert.equal(counted(words.more.neutral, 1200, "en"), "1,200 more quotes");
  assert.equal(formatLanguage("en-GB", words), "en-GB");
  assert.equal(formatLanguage("de", words), "en");
  assert.equal(formatLanguage("en-?", words), "en");
  const reason = { code: "c", text: "The source says so.", claimed: "3", source: "2" };
  assert.equal(reasonSentence(reason, words), "The source says so.");
  const spoken = { ...words, reasons: { c: "{source}, not {claimed}" } };
  assert.equal(reasonSentence(reason, spoken), "\u20682\u2069, not \u20683\u2069");
  const gap = { ...words, reasons: { c: "{source}, not {claimed}", differs: "Otherwise." } };
  assert.equal(reasonSentence({ ...reason, source: null }, gap), "Otherwise.");
});
