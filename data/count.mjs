// Counts how often each word form occurs in texts, for ranking what the lexicon keeps.
//
//   node data/count.mjs FILE.jsonl... > data/source/frequency.txt
//
// In: JSON lines whose string fields `claim` and `evidence` hold English sentences. Out: lines
// `form<TAB>class`, sorted; class 0 is the most frequent (at least 1 word in 250), and each further
// class is about two and a half times rarer. Only counts leave this script, never text. A form
// that is written with a capital within its sentences more often than without is a name and is
// left out; given names among them are ranked in the same way behind the mark `=`.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const LEAST_COUNT = 4;
const lower = new Map();
const upper = new Map();
const seen = new Set();
let total = 0;

const add = (map, word) => map.set(word, (map.get(word) ?? 0) + 1);

function count(text) {
  if (seen.has(text)) return;
  seen.add(text);
  let initial = true;
  for (const [token] of text.replaceAll('’', "'").matchAll(/[A-Za-z]+(?:'[a-z]+)?|[.!?:"“]/g)) {
    if (!/[A-Za-z]/.test(token)) {
      initial = true;
      continue;
    }
    const form = token.replace(/'.*/, '');
    total += 1;
    if (/^[a-z]/.test(form)) add(lower, form);
    else if (/^[A-Z][a-z]+$/.test(form) && !initial) add(upper, form.toLowerCase());
    initial = false;
  }
}

for (const path of process.argv.slice(2)) {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const { claim, evidence } = JSON.parse(line);
    for (const text of [claim, evidence]) if (typeof text === 'string') count(text);
  }
}

const rank = (n) => Math.max(0, Math.floor(Math.log((total / 250) / n) / Math.log(2.5)) + 1);
const lines = [];
for (const [form, n] of lower) {
  if (n >= LEAST_COUNT && n >= (upper.get(form) ?? 0)) lines.push(`${form}\t${rank(n)}`);
}
for (const [form, n] of upper) {
  if (n >= LEAST_COUNT && n > (lower.get(form) ?? 0)) lines.push(`${form}=\t${rank(n)}`);
}
console.log('# Frequency classes of English word forms in news and encyclopaedia sentences (see data/count.mjs).');
console.log('# Counts only, made for this project; `=` marks a form that is usually a name.');
console.log(lines.sort().join('\n'));
