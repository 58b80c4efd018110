/**
 * A quantity or a date read from the few words that decide a claim, only to place it on a line.
 *
 * In: words such as "$3 billion", "around 200 military personnel", "June 2018". Out: a number with
 * its unit, or nothing: words with no value, or with several, are not placed. The verdict never
 * rests on it; the engine has decided.
 *
 * Example: `valueOf("$3 billion")` is `{ at: 3e9, unit: "$" }`; `valueOf("June 2018")` is
 * `{ at: 2018.417, unit: "year" }`.
 */

/** A place on a line. */
export interface Value {
  /** The number; for times, years with their fraction. */
  readonly at: number;
  /** What it counts: a currency's sign, `%`, `year`, or nothing known. */
  readonly unit: string;
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const NUMBER = new RegExp(
  String.raw`([$€£¥₹])?\s?\b(\d[\d,]*(?:\.\d+)?|${WORDS.join("|")})(?:[\s-](${Object.keys(SCALES).join("|")}))?\b\s?(%|per\s?cent|dollars?|euros?|pounds?|rupees?)?`,
  "gi",
);

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(\$|dollar)/i, "$"],
  [/^(€|euro)/i, "€"],
  [/^(£|pound)/i, "£"],
  [/^(₹|rupee)/i, "₹"],
  [/^(%|per)/i, "%"],
];

/** The value in some words. */
export function valueOf(words: string): Value | undefined {
  return timeOf(words) ?? quantityOf(words);
}

function timeOf(words: string): Value | undefined {
  const years = [...words.matchAll(/(?<![\d,.$€£¥₹])\b(1[5-9]\d\d|20\d\d)\b(?![,.]?\d|\s?%)/g)];
  const [year] = years;
  if (year === undefined || years.length > 1) return undefined;
  const rest = words.replace(year[0], " ").toLowerCase();
  const month = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/.exec(rest);
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(rest);
  // A number that is no day belongs to a quantity: "2018 tonnes of 5 kinds".
  if (day !== null && month === null) return undefined;
  if (month === null) {
    // After a bare year no noun may follow, for then it counts things.
    const after = words.slice(year.index + year[0].length).trim();
    return after === "" || /^[^\p{L}]/u.test(after)
      ? { at: Number(year[0]), unit: "year" }
      : undefined;
  }
  const months = MONTHS.indexOf(month[1] ?? "") + (Number(day?.[1] ?? 1) - 1) / 31;
  return { at: Number(year[0]) + months / 12, unit: "year" };
}

function quantityOf(words: string): Value | undefined {
  const found = [...words.matchAll(NUMBER)];
  const [number] = found;
  if (number === undefined || found.length > 1) return undefined;
  const [, sign, digits = "", scale = "", after] = number;
  const word = WORDS.indexOf(digits.toLowerCase());
  const count = word >= 0 ? word : Number(digits.replaceAll(",", ""));
  const at = count * (SCALES[scale.toLowerCase()] ?? 1);
  const name = sign ?? after ?? "";
  const unit = UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? "";
  return Number.isFinite(at) ? { at, unit } : undefined;
}

/** Whether words let a value stand for everything above it, or below. */
export function boundOf(words: string): "above" | "below" | undefined {
  if (/\b(more than|over|at least|above|exceeds?|exceeding)\b/i.test(words)) return "above";
  if (/\b(less than|fewer than|under|at most|below|up to)\b/i.test(words)) return "below";
  return undefined;
}
