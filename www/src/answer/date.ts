/**
 * Dates as precise as they are known, in the reader's language.
 *
 * In: `2018`, `2018-06` or `2018-06-19`. Out: "2018", "June 2018", "June 19, 2018"; anything else
 * comes out as it went in. A date is never shifted by the reader's time zone.
 */
export function dateText(date: string, language: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (found === null) return date;
  const [, year, month, day] = found;
  const format: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" };
  if (month !== undefined) format.month = "long";
  if (day !== undefined) format.day = "numeric";
  const at = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(language, format).format(at);
}
