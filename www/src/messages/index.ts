/**
 * The widget's words, one data file per language.
 *
 * In: a BCP 47 tag. Out: the table of that language, or English. Placeholders are `{name}`;
 * counted messages hold one entry per plural category of `Intl.PluralRules`.
 *
 * Example: `counted({ one: "{count} more quote", other: "{count} more quotes" }, 2, "en")` is
 * "2 more quotes".
 */
import type { ErrorCode } from "../errors.js";
import type { Reason } from "../generated/report.js";
import { en } from "./en.js";

/** Everything that the widget says. */
export type Messages = typeof en & { readonly errors: Record<ErrorCode, string> };

const TABLES: Record<string, Messages> = { en };

/** The messages for a language tag, by its primary language. */
export function messagesFor(language: string): Messages {
  return TABLES[primary(language)] ?? en;
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

/** A message with its placeholders filled; an unknown placeholder stays as it is. */
export function filled(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The form of a counted message that the language wants for a number. */
export function counted(
  forms: Readonly<Record<string, string>>,
  count: number,
  language: string,
): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms["other"] ?? "";
  return filled(form, { count: new Intl.NumberFormat(language).format(count) });
}

/** The reason in the reader's language, or in the engine's words where there is no translation. */
export function reasonSentence({ code, text, claimed, source }: Reason, words: Messages): string {
  const message = words.reasons[code];
  if (message === undefined) return text;
  return filled(message, { claimed: claimed ?? "", source: source ?? "" });
}
