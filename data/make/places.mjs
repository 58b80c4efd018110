// Names of countries, capitals, peoples, regions, states and cities.
//
// In: `countries-list` (names, capitals), `i18n-nationality` (demonyms), CLDR (names and their short
// and other forms), `source/places.txt` (what these lack). Out: name -> kind letter and target; the
// target is a country's two-letter code, or a region's name, or empty for the name itself. The kind `n`
// marks the canonical name of a country.
import { source } from './files.mjs';

/** Lower case, without accents that English papers leave out. */
const plain = (name) =>
  name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('’', "'").toLowerCase().trim();

/** Areas without people of their own, which CLDR and ISO list beside countries. */
const NO_COUNTRY = new Set(['AQ', 'BV', 'HM', 'TF', 'UM', 'IO', 'GS', 'CC', 'CX', 'NF', 'SJ', 'AX', 'BL', 'MF', 'BQ', 'YT', 'WF', 'TK', 'PN', 'NU', 'PM']);

/** Names that mean something else too often. */
const NO_NAME = new Set(['the valley', 'moroni', 'victoria', 'male', 'none', 'road town', 'kingston', 'georgetown', 'basseterre', 'stanley', 'hamilton', 'douglas', 'city of san marino', 'adamstown', 'papeete', 'flying fish cove', 'west island', 'south georgia']);

/** The lines of the table of places. */
export function places(countries, nationalities, territories) {
  const table = new Map();
  const canonical = new Map();
  const add = (name, value) => {
    const key = plain(name);
    if (key && !NO_NAME.has(key) && !table.has(key)) table.set(key, value);
  };
  const extra = source('places.txt').map((line) => {
    const [, kind, target, names] = /^(\w) ([^:]*): (.*)$/.exec(line);
    return { kind, target, names: names.split(',').map((name) => name.trim()) };
  });
  // Ours first: they decide where a name has two readings (Georgia, Washington).
  for (const { kind, target, names } of extra) for (const name of names) add(name, kind + target);
  const codes = Object.keys(countries).filter((code) => !NO_COUNTRY.has(code)).sort();
  for (const code of codes) {
    const named = extra.find(({ kind, target }) => kind === 'n' && target === code);
    const name = plain((named ? named.names[0] : (territories[`${code}-alt-short`]?.length > 3 ? territories[`${code}-alt-short`] : territories[code] ?? countries[code].name)).replaceAll('&', 'and'));
    canonical.set(code, name);
    for (const other of [name, countries[code].name, territories[code], territories[`${code}-alt-short`], territories[`${code}-alt-variant`]]) {
      if (!other) continue;
      add(other.replaceAll('&', 'and').replace(/\s*\(.*\)/, ''), `c${code}`);
      if (/^St\. /.test(other)) add(other.replace('St.', 'Saint').replaceAll('&', 'and'), `c${code}`);
    }
  }
  for (const code of codes) {
    if (nationalities[code]) add(nationalities[code].replace(/s$/, (s) => (/(ss|us|is)$/.test(nationalities[code]) ? s : '')), `d${code}`);
  }
  for (const code of codes) {
    const { capital } = countries[code];
    if (capital && capital !== countries[code].name) add(capital.replace(/[,(].*/, ''), `k${code}`);
  }
  for (const [name, value] of table) if (value[0] === 'n') table.set(name, `c${value.slice(1)}`);
  for (const [code, name] of canonical) {
    const value = table.get(name);
    if (value !== `c${code}`) throw new Error(`${name} is no name of ${code}, but ${value}`);
    table.set(name, `n${code}`);
  }
  return table;
}
