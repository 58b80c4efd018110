// Word forms into dictionary forms: the rules of `src/lexicon/lemma.rs`, and the words they miss.
//
// In: frequent forms, WordNet, the exception lists of `wink-lexicon`, `source/irregular.txt`. Out: a
// map of form to change for every form whose lemma the rules alone would get wrong.
// Invariant: `regular` below and `regular` in Rust give the same answer; a test in Rust checks the
// table against the rules.
import { source } from './files.mjs';

/** A noun or adjective such as "building" stays itself where it has this share of the verb's uses. */
const LEAST_OWN = 0.3;
const VOWEL = /[aeiouy]/;

/** The dictionary form by suffix rules alone. */
export function regular(word) {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  if (/(ie)[sd]$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return word.slice(0, -1);
  for (const suffix of ['ing', 'ed']) {
    const stem = word.slice(0, -suffix.length);
    if (word.endsWith(suffix) && stem.length >= 2 && VOWEL.test(stem)) return restored(stem);
  }
  return word;
}

/** A verb's stem before `-ed` or `-ing`, with its last letter put right. */
function restored(stem) {
  const [a, b] = stem.slice(-2);
  if (a === b && !'aeioulsz'.includes(b)) return stem.slice(0, -1);
  const silent = /(at|iz|..[aeu]ng|[cvu]|[aeiouyrdl]g|[bcdfgkptz]l|[aeiournp]s|ur|[aeiou]k|[^aeiou](th|[aiou]d|i[ln]|um|[ou]t|[ai]r))$/.test(stem);
  const bare = /([aeiou][aeiou][ktgr]|[aeou]u)$/.test(stem);
  const short = /^[^aeiou]*[aeiouy][^aeiouwxy]$/.test(stem);
  return (silent && !bare) || short ? `${stem}e` : stem;
}

/** Every lemma that a form may have by morphology and WordNet, with its uses. */
function candidates(form, wordnet, exceptions) {
  const found = [];
  const add = (pos, lemma) => {
    if (wordnet.has(pos, lemma)) found.push({ pos, lemma, uses: wordnet.uses(pos, lemma) });
  };
  for (const pos of 'nvar') add(pos, form);
  for (const [pos, lemma] of exceptions.get(form) ?? []) add(pos, lemma);
  const endings = [
    ['n', 's', ''], ['n', 'ses', 's'], ['n', 'xes', 'x'], ['n', 'zes', 'z'], ['n', 'ches', 'ch'],
    ['n', 'shes', 'sh'], ['n', 'men', 'man'], ['n', 'ies', 'y'], ['v', 's', ''], ['v', 'ies', 'y'],
    ['v', 'es', 'e'], ['v', 'es', ''], ['v', 'ed', 'e'], ['v', 'ed', ''], ['v', 'ing', 'e'],
    ['v', 'ing', ''], ['a', 'er', ''], ['a', 'est', ''], ['a', 'er', 'e'], ['a', 'est', 'e'],
    ['a', 'ier', 'y'], ['a', 'iest', 'y'],
  ];
  for (const [pos, from, to] of endings) {
    if (!form.endsWith(from)) continue;
    const stem = form.slice(0, -from.length);
    if (stem.length < 2) continue;
    add(pos, stem + to);
    const doubled = /([bdgklmnprtv])\1$/.test(stem);
    if (doubled && to === '' && !from.startsWith('s')) add(pos, stem.slice(0, -1));
  }
  return found;
}

/** The lemma of a form, by WordNet's frequencies. */
function lemmaOf(form, wordnet, exceptions) {
  if (form.length <= 3) return form;
  const found = candidates(form, wordnet, exceptions);
  if (found.length === 0) return regular(form);
  const inflected = found.filter(({ lemma }) => lemma !== form);
  if (inflected.length === 0) return form;
  const own = Math.max(0, ...found.filter(({ lemma }) => lemma === form).map(({ uses }) => uses));
  const best = inflected.reduce((a, b) => (b.uses > a.uses ? b : a));
  if (form.endsWith('ed')) return best.lemma;
  // Nouns of their own such as "building", "leader": kept where they are frequent.
  if (/(ing|er|est)$/.test(form)) {
    const noun = found.some(({ lemma, pos }) => lemma === form && pos === 'n');
    const nounUses = wordnet.uses('n', form);
    if (best.pos === 'a') return nounUses >= best.uses ? form : best.lemma;
    return noun && own >= LEAST_OWN * best.uses ? form : best.lemma;
  }
  return own > best.uses ? form : best.lemma;
}

/** How a form becomes its lemma: how many letters to cut, then those to add; empty for no change. */
function change(form, lemma) {
  if (form === lemma) return '';
  let shared = 0;
  while (shared < form.length && form[shared] === lemma[shared]) shared += 1;
  const cut = form.length - shared;
  if (cut > 9) throw new Error(`${form}: more than nine letters to cut for ${lemma}`);
  return `${cut}${lemma.slice(shared)}`;
}

/** Map of form to change where the rules alone are wrong, for `forms` and `names` (kept as they are). */
export function exceptions(forms, names, isFrequent, wordnet, wink) {
  const listed = new Map();
  for (const [pos, table] of Object.entries(wink)) {
    for (const [form, lemma] of Object.entries(table)) {
      if (!listed.has(form)) listed.set(form, []);
      listed.get(form).push([pos, [lemma].flat()[0]]);
    }
  }
  const lemmas = new Map();
  for (const form of forms) lemmas.set(form, lemmaOf(form, wordnet, listed));
  for (const line of source('classes.txt')) {
    if (line.startsWith('f: ')) for (const word of line.slice(3).split(', ')) lemmas.set(word, word);
  }
  // Irregular forms that the counted texts happened to lack, of lemmas that they have.
  for (const [form, [[, lemma]]] of listed) {
    if (!lemmas.has(form) && form.length > 3 && isFrequent(lemma)) lemmas.set(form, lemma);
  }
  // Our own list has the last word.
  for (const line of source('irregular.txt')) {
    const [lemma, ...inflected] = line.split(/[:,]\s*/);
    for (const form of inflected) lemmas.set(form, lemma);
  }
  const wrong = new Map();
  for (const [form, lemma] of lemmas) if (regular(form) !== lemma) wrong.set(form, change(form, lemma));
  // "Texas" is no plural, but "Airlines" and "Americans" are.
  const isPlural = (name) => {
    const singular = regular(name);
    return name.endsWith('s') && (lemmas.has(singular) || /(an|crat)$/.test(singular) && names.includes(singular));
  };
  for (const name of names) {
    if (!lemmas.has(name) && regular(name) !== name && !isPlural(name)) wrong.set(name, '');
  }
  return { lemmas, wrong };
}
