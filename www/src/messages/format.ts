/**
 * Messages made into sentences.
 *
 * Placeholders are `{name}`; counted messages hold one entry per plural category of
 * `Intl.PluralRules`.
 *
 * Example: `counted({ one: "{count} more quote", other: "{count} more quotes" }, 2, "en")` is
 * "2 more quotes".
 */
import type { Reason } from "../generated/report.js";
import type { Forms } from "./en.js";
import type { Messages } from "./index.js";

/** A message with its placeholders filled; an unknown placeholder stays as it is. */
export function filled(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The form of a counted message that the language wants for a number. */
export function counted(forms: Readonly<Forms>, count: number, language: string): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms["other"] ?? "";
  return filled(form, { count: new Intl.NumberFormat(language).format(count) });
}

/** The reason in the reader's language, or in the engine's words where there is no translation. */
export function reasonSentence({ code, text, claimed, source }: Reason, words: Messages): string {
  const message = words.reasons[code];
  if (message === undefined) return text;
  const values: Record<string, string> = {};
  if (claimed !== null) values["claimed"] = isolated(claimed);
  if (source !== null) values["source"] = isolated(source);
  const sentence = filled(message, values);
  // The engine does not always know both values; a sentence with a gap says nothing.
  return /\{\w+\}/.test(sentence) ? (words.reasons["differs"] ?? text) : sentence;
}

/** Words of the articles' language among the reader's, so that neither turns the other around. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
