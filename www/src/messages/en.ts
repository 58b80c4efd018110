import type { Stance } from "../generated/report.js";

/** A counted message: one form for each plural category of `Intl.PluralRules`. */
export type Forms = Record<string, string>;

/**
 * The widget's words in English; also the template for the data files of the other languages, which
 * are JSON with the same keys, the same placeholders and every plural category of their language.
 */
export const en = {
  /** BCP 47 tag and direction of these words. */
  language: "en",
  direction: "ltr" as "ltr" | "rtl",
  label: "Check a statement",
  hint: "One statement at a time, in a full sentence.",
  button: "Check",
  try: "Try one:",
  loading: "Getting the articles ready…",
  checking: "Checking…",
  slow: "This takes longer than usual: the site may be slow to answer.",
  verdict: {
    supported: "Supported",
    contradicted: "Contradicted",
    mixed: "Mixed",
    unknown: "Not found",
  },
  stance: {
    supports: "Supports the statement",
    refutes: "Contradicts the statement",
    neutral: "Does not settle it",
  },
  /** Sentences by the reason's code, with {claimed} and {source}; else the engine's own sentence. */
  reasons: {} as Record<string, string>,
  /** In place of "Not found", for what is no statement of fact. */
  manner: { question: "A question", opinion: "A matter of opinion" },
  noVerdict:
    "This is no verdict: the articles may not cover it. These are the passages that come closest.",
  closest: "These are the passages that come closest.",
  noPassages: "This is no verdict: nothing in the articles comes close.",
  /** The second, closer reading of a claim. */
  reading: {
    underWay: "A closer reading is under way…",
    same: "A closer reading gave the same answer.",
    changed: "Changed by a closer reading.",
    failed: "A closer reading was not possible.",
  },
  parts: "Part by part",
  more: {
    supports: { one: "{count} more quote for it", other: "{count} more quotes for it" },
    refutes: { one: "{count} more quote against it", other: "{count} more quotes against it" },
    neutral: { one: "{count} more quote", other: "{count} more quotes" },
  } as Record<Stance, Forms>,
  others: {
    one: "{count} other passage that was read",
    other: "{count} other passages that were read",
  } as Forms,
  marks: { same: "agrees with the statement", differs: "differs from the statement" },
  kind: { opinion: "Opinion", analysis: "Analysis", "press-release": "Press release" },
  says: "{speaker}, quoted in the article",
  by: "By {author}",
  read: "Read it in the article",
  privacy: "What you type stays on this page.",
  how: "How this works",
  howText:
    "Your browser compares your statement with the articles published here and answers with the sentence that settles it, word for word. “Not found” means that the articles do not say; it does not mean that the statement is false. A program does the comparing, and it can be wrong: read the quote.",
  /** The line of values. */
  line: {
    label: "The values on one line",
    claimed: "The statement",
    sources: "The sources",
    describes: "The statement says {claimed}. The sources say {sources}.",
  },
  actions: {
    label: "Share this answer",
    link: "Copy link",
    text: "Copy as text",
    print: "Print",
    copied: "Copied.",
    byHand: "Copying is not allowed here. Copy this yourself:",
  },
  history: {
    one: "{count} earlier answer",
    other: "{count} earlier answers",
  } as Forms,
  forget: "Forget them",
  selection: {
    button: "Check this",
    appears: "To check what you have selected, press Tab, then Enter.",
    answer: "Answer to what you have selected",
    close: "Close",
  },
  /** What the whole article fares like. */
  page: {
    busy: "Checking this article…",
    checked: {
      one: "{count} sentence of this article was compared with the others.",
      other: "{count} sentences of this article were compared with the others.",
    } as Forms,
    supported: { one: "{count} is supported.", other: "{count} are supported." } as Forms,
    contradicted: { one: "{count} is contradicted.", other: "{count} are contradicted." } as Forms,
    show: "Show it in the article",
  },
  retry: "Try again",
  details: "Technical details",
  errors: {
    "wasm-blocked": "The checker is not allowed to run on this site.",
    "wasm-unsupported": "This browser is too old for the checker.",
    "engine-missing": "The checker could not be loaded.",
    "engine-damaged": "The checker could not be loaded.",
    "worker-blocked": "The checker is not allowed to run on this site.",
    "pack-missing": "The articles to check against could not be found.",
    "pack-foreign": "The articles to check against could not be found.",
    "pack-truncated": "The articles to check against arrived incomplete, so there is no verdict.",
    "pack-other-build": "The articles to check against have just changed. Reload the page.",
    "pack-unknown-name": "Something went wrong in the checker.",
    "pack-damaged": "The articles to check against arrived damaged, so there is no verdict.",
    "pack-outdated":
      "The articles to check against are in an older format than this checker reads.",
    "pack-newer": "The articles to check against are newer than this checker. Reload the page.",
    offline: "You are offline. Connect to the network and try again.",
    network: "The articles to check against could not be reached.",
    timeout: "This takes too long. The connection may be slow.",
    "claim-empty": "Type a statement to check.",
    "claim-too-long": "That is too long. Check one statement at a time.",
    internal: "Something went wrong in the checker.",
  },
};
