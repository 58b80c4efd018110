// What words have to do with each other: one line per lemma.
//
//   value = <synonym groups> [~ <families>] [> <broader groups>] [! <sides>]
//
// Every group, family and side is two printable characters. Two lemmas are synonyms where they share a group, derived from each other where they
// share a family; the second is broader where one of its groups is among the first's broader ones;
// they are opposites where a side of one is the other side of the same axis (the neighbouring id).
//
// In: lemmas with classes, WordNet, the lists written for this project. Out: the lines, and the
// multiword expressions of the lists.
import { source, sources } from './files.mjs';

/** Characters of an id; the marks that open a section are not among them. */
const DIGITS = [...Array(94).keys()].map((i) => String.fromCharCode(33 + i)).filter((c) => !'~>!#'.includes(c));

/** What news writers swap in everyday English: its expressions stand for no word, as some have more senses than one. */
const EVERYDAY = 'clusters/everyday.txt';
/** Lists of words for the same thing: the first written one, those of fields, and the largest. */
const CLUSTERS = ['clusters.txt', ...sources('clusters').filter((name) => name !== EVERYDAY), EVERYDAY];

/** A sense counts where at least this share of the lemma's tagged uses has it. */
const LEAST_SHARE = 0.2;
const MOST_SENSES = 2;
/** Lemmas of rarer classes stay out unless a list of ours has them. */
const RAREST_CLASS = 7;
/** A broader term with more words of the vocabulary below it than this says too little. */
const MOST_NARROWER = 45;

/** Sides that an axis may have: two of opposites, or the others for things of one kind. */
const SIDES = 18;

const id = (n) => DIGITS[Math.floor(n / DIGITS.length)] + DIGITS[n % DIGITS.length];

/** The frequent senses of a lemma, `[{ key, pos }]`. */
function frequentSenses(lemma, wordnet) {
  const all = [...'nvar'].flatMap((pos) =>
    (wordnet.senses.get(`${pos} ${lemma}`) ?? []).map((sense, i) => ({ ...sense, pos, first: i === 0 })),
  );
  const uses = all.reduce((sum, { count }) => sum + count, 0);
  return all
    .filter(({ count, first }) => (uses === 0 ? first : count >= LEAST_SHARE * uses))
    .sort((a, b) => b.count - a.count)
    .slice(0, uses === 0 ? 1 : MOST_SENSES);
}

/** Lemmas that share a beginning long enough to be of one family. */
function alike(a, b) {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= Math.min(4, a.length, b.length) && same >= 3;
}

/** Reads a list of ours: `|` between sides, `,` between expressions. */
function list(name) {
  return source(name).map((line) => line.split(/[|:]/).map((side) => side.split(',').map((term) => term.trim())));
}

/**
 * The lines of the thesaurus, and the multiword expressions that a word stands for: where what the first word of
 * their line does matters (`isActing`), and no other line has them.
 */
export function thesaurus(classes, lemma, wordnet, isActing) {
  const key = (term) => term.split(' ').map(lemma).join(' ');
  const heads = new Map();
  const acting = new Set();
  for (const name of [...CLUSTERS.slice(0, -1), 'opposites.txt', EVERYDAY]) {
    for (const terms of list(name).flat()) {
      if (terms[0].includes(' ')) throw new Error(`put a single word first, to stand for the line's expressions: ${terms}`);
      for (const term of terms.filter((term) => term.includes(' '))) {
        // What stands for a word in another list goes on to do so.
        if (name === EVERYDAY && acting.has(key(term))) continue;
        heads.set(key(term), new Set(heads.get(key(term))).add(terms[0]));
        if (name !== EVERYDAY && isActing(terms[0], name)) acting.add(key(term));
      }
    }
  }
  const phrases = new Map();
  for (const [expression, words] of heads) {
    const [word] = words;
    if (words.size === 1 && acting.has(expression)) phrases.set(expression, word);
  }
  const single = (terms) => [...new Set(terms.map(key).filter((term) => !phrases.has(term)))];
  const clusters = CLUSTERS.flatMap(list).map(([terms]) => single(terms));
  const axes = list('opposites.txt').map((sides) => sides.map(single));
  const broader = list('broader.txt').map(([[head], terms]) => [head, single(terms)]);

  // What WordNet says of the rest, which is rare, was measured to change no verdict.
  const frequent = [...classes].filter(([, c]) => c <= RAREST_CLASS).map(([lemma]) => lemma);
  const vocabulary = new Set([...frequent, ...[...clusters, ...axes.flat()].flat(), ...broader.flat(2)]);
  const sensesOf = new Map();
  const membersOf = new Map();
  for (const lemma of frequent.sort()) {
    const senses = frequentSenses(lemma, wordnet);
    sensesOf.set(lemma, senses);
    for (const { key } of senses) membersOf.set(key, [...(membersOf.get(key) ?? []), lemma]);
  }

  // Opposites: axes of ours, then direct antonyms of frequent senses.
  const sides = new Map();
  const opposed = new Set();
  const oppose = (left, right, axis) => {
    stand(left, SIDES * axis);
    stand(right, SIDES * axis + 1);
    for (const a of left) for (const b of right) opposed.add(`${a} ${b}`).add(`${b} ${a}`);
  };
  const stand = (terms, side) => terms.forEach((term) => sides.set(term, new Set(sides.get(term)).add(side)));
  axes.forEach((terms, axis) => {
    if (terms.length === 2) oppose(terms[0], terms[1], axis);
    // The first two sides are those of opposites; things of one kind take the others.
    else terms.forEach((term, side) => stand(term, SIDES * axis + 2 + side));
  });
  let axis = axes.length;
  for (const [lemma, senses] of sensesOf) {
    for (const { key } of senses) {
      const { words, pointers } = wordnet.synsets.get(key);
      for (const { type, from, to, target } of pointers) {
        if (type !== '!' || words[from - 1] !== lemma) continue;
        const other = wordnet.synsets.get(to).words[target - 1];
        if (!membersOf.get(to)?.includes(other) || opposed.has(`${lemma} ${other}`)) continue;
        oppose([lemma], [other], axis);
        axis += 1;
      }
    }
  }

  // Groups: clusters of ours, then synsets with several members or with members that are broader.
  const groups = new Map();
  const groupIds = new Map();
  const join = (lemma, group) => groups.set(lemma, new Set(groups.get(lemma)).add(group));
  const groupOf = (key) => {
    if (!groupIds.has(key)) groupIds.set(key, groupIds.size);
    return groupIds.get(key);
  };
  clusters.forEach((terms, i) => terms.forEach((term) => join(term, groupOf(`cluster ${i}`))));
  const near = new Set(clusters.flatMap((terms) => terms.flatMap((a) => terms.map((b) => `${a} ${b}`))));
  for (const [key, members] of [...membersOf].sort()) {
    const fresh = members.some((a) => members.some((b) => a !== b && !near.has(`${a} ${b}`)));
    const clash = members.some((a) => members.some((b) => opposed.has(`${a} ${b}`)));
    if (members.length > 1 && fresh && !clash) members.forEach((lemma) => join(lemma, groupOf(key)));
  }

  // Broader terms: ours, then hypernyms up to two levels above a noun's first sense.
  const above = new Map();
  const raise = (lemma, group) => above.set(lemma, new Set(above.get(lemma)).add(group));
  const hypernyms = (key) => wordnet.synsets.get(key).pointers.filter(({ type }) => type === '@').map(({ to }) => to);
  const below = new Map();
  for (const [lemma, senses] of sensesOf) {
    const sense = senses.find(({ pos }) => pos === 'n');
    if (!sense || sense !== senses[0]) continue;
    const first = hypernyms(sense.key);
    for (const key of new Set([...first, ...first.flatMap(hypernyms)])) {
      below.set(key, [...(below.get(key) ?? []), lemma]);
    }
  }
  for (const [key, lemmas] of [...below].sort()) {
    const heads = membersOf.get(key)?.filter((head) => sensesOf.get(head)[0].key === key) ?? [];
    if (heads.length === 0 || lemmas.length > MOST_NARROWER) continue;
    heads.forEach((head) => join(head, groupOf(key)));
    lemmas.forEach((lemma) => raise(lemma, groupOf(key)));
  }
  broader.forEach(([head, terms], i) => {
    join(head, groupOf(`broader ${i}`));
    terms.forEach((term) => raise(term, groupOf(`broader ${i}`)));
  });

  const families = familiesOf(sensesOf, wordnet, opposed);

  // An expression of one line is opposed to all that the line's first word is.
  for (const [expression, [word, ...others]] of heads) {
    if (others.length > 0 || phrases.has(expression)) continue;
    const all = new Set([...(sides.get(expression) ?? []), ...(sides.get(lemma(word)) ?? [])]);
    if (all.size > 0) sides.set(expression, all);
  }

  const lines = [];
  for (const lemma of vocabulary) {
    const section = (mark, set) => (set?.size ? mark + [...set].sort((a, b) => a - b).map(id).join('') : '');
    const value =
      section('', groups.get(lemma)) +
      section('~', families.get(lemma)) +
      section('>', above.get(lemma)) +
      section('!', sides.get(lemma));
    lines.push([lemma, value]);
  }
  return { lines, phrases, counts: { groups: groupIds.size, axes: axis, families: families.count } };
}

/** Families of words derived from each other: lemma -> set of one family number. */
function familiesOf(sensesOf, wordnet, opposed) {
  const parent = new Map([...sensesOf.keys()].map((lemma) => [lemma, lemma]));
  const root = (lemma) => (parent.get(lemma) === lemma ? lemma : root(parent.get(lemma)));
  for (const [lemma, senses] of sensesOf) {
    for (const { key } of senses) {
      const { words, pointers } = wordnet.synsets.get(key);
      for (const { type, from, to, target } of pointers) {
        if (!'+\\'.includes(type) || words[from - 1] !== lemma) continue;
        const other = wordnet.synsets.get(to).words[target - 1];
        if (other === lemma || !parent.has(other) || !alike(lemma, other)) continue;
        if (opposed.has(`${lemma} ${other}`)) continue;
        const [a, b] = [root(lemma), root(other)].sort();
        parent.set(b, a);
      }
    }
  }
  const size = new Map();
  for (const lemma of parent.keys()) size.set(root(lemma), (size.get(root(lemma)) ?? 0) + 1);
  const families = new Map();
  const numbers = new Map();
  for (const lemma of [...parent.keys()].sort()) {
    if (size.get(root(lemma)) < 2) continue;
    if (!numbers.has(root(lemma))) numbers.set(root(lemma), numbers.size);
    families.set(lemma, new Set([numbers.get(root(lemma))]));
  }
  families.count = numbers.size;
  return families;
}
