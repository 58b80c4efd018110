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

let pieces, dateText, messages, values, links;
before(async () => {
  ({ pieces } = await source("answer/quote.ts"));
  ({ dateText } = await source("answer/date.ts"));
  messages = await source("messages/index.ts");
  values = await source("answer/value.ts");
  links = await source("link.ts");
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

test("values are read from the words that decide, and only from plain ones", () => {
  const { valueOf, boundOf } = values;
  for (const [words, at, unit] of [
    ["$3 billion", 3e9, "$"],
    ["$2.5 billion", 2.5e9, "$"],
    ["1,200 tonnes", 1200, ""],
    ["around 200 military personnel", 200, ""],
    ["six helicopters", 6, ""],
    ["5 per cent", 5, "%"],
    ["2018", 2018, "year"],
    ["in 2018", 2018, "year"],
    ["2018 tonnes", 2018, ""],
    ["July 2018", 2018.5, "year"],
    ["1 January 2018", 2018, "year"],
  ]) {
    assert.deepEqual(valueOf(words), { at, unit }, words);
  }
  for (const words of ["last month", "between 2 and 3", "from 2015 to 2018", "many", ""]) {
    assert.equal(valueOf(words), undefined, words);
  }
  assert.equal(boundOf("more than 200"), "above");
  assert.equal(boundOf("up to 200"), "below");
  assert.equal(boundOf("200"), undefined);
});

test("a claim goes into an address and comes back, whatever it holds", () => {
  const { linkTo, linkedClaim } = links;
  for (const claim of ["It rose by 5 % & more", "Is #1 100% 💧?", "ما هذا"]) {
    const link = linkTo(claim, "https://example.org/a?b=c#elsewhere");
    assert.ok(link.startsWith("https://example.org/a?b=c#cite-check="), link);
    assert.equal(linkedClaim(new URL(link).hash), claim);
  }
  for (const fragment of ["", "#elsewhere", "#cite-check=", "#cite-check=%E0%A4%A"]) {
    assert.equal(linkedClaim(fragment), undefined, fragment);
  }
});
