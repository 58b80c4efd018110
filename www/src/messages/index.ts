/**
 * The widget's words. English comes with the element; every other language is a data file of its
 * own, fetched when the page is in that language.
 *
 * In: a BCP 47 tag. Out: the table of that language, or English.
 *
 * Example: `messagesFor("de-AT").button` is "Prüfen" once `fetchMessages("de-AT")` is done.
 */
import type { ErrorCode } from "../errors.js";
import { en } from "./en.js";

export { counted, filled, reasonSentence } from "./format.js";

/** Everything that the widget says. */
export type Messages = typeof en & { readonly errors: Record<ErrorCode, string> };

/** The words and the language to speak. */
export interface Voice {
  readonly words: Messages;
  /** In which numbers and dates are written. */
  readonly language: string;
}

/** The tables that have been fetched. */
const tables: Record<string, Messages> = { en };

/** The messages for a language tag, by its primary language; English until they are fetched. */
export function messagesFor(language: string): Messages {
  return tables[primary(language)] ?? en;
}

/** Fetches the messages for a language tag. English stays where there are none, or they fail. */
export async function fetchMessages(language: string): Promise<void> {
  const name = primary(language);
  const address = CITECHECK_LANGUAGES[name];
  if (tables[name] !== undefined || address === undefined) return;
  try {
    const { default: table } = await import(new URL(address, import.meta.url).href);
    tables[name] = table;
  } catch (thrown) {
    console.warn(`<cite-check>: no words in "${name}": ${thrown}. Publish the whole dist folder.`);
  }
}

/**
 * The language in which to write numbers and dates among the words: the page's own variant, such
 * as `en-GB`, when it is of the words' language.
 */
export function formatLanguage(page: string, words: Messages): string {
  const fits = primary(page) === primary(words.language);
  return fits && Intl.DateTimeFormat.supportedLocalesOf(canonical(page)).length > 0
    ? page
    : words.language;
}

function primary(language: string): string {
  return language.split("-", 1)[0]?.toLowerCase() ?? "";
}

/** The tag, or no tag when it is malformed. */
function canonical(language: string): string[] {
  try {
    return Intl.getCanonicalLocales(language);
  } catch {
    return [];
  }
}
