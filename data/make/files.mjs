// Source lists in, sorted tables out.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Orders as Rust orders strings: by bytes (all keys lie in the basic plane). */
export const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Lines of `data/source/NAME`, without comments and empty lines. */
export function source(name) {
  return readFileSync(join(DATA, 'source', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'));
}

/** Names of the lists in a folder of `data/source/`. */
export const sources = (folder) => readdirSync(join(DATA, 'source', folder)).sort().map((name) => `${folder}/${name}`);

/** Writes `data/NAME`: a heading, then sorted lines `key<TAB>value` from a map or a set. */
export function write(name, heading, entries) {
  const lines = [...entries].map((entry) =>
    Array.isArray(entry) ? (entry[1] ? entry.join('\t') : entry[0]) : entry,
  );
  const sorted = lines.sort((a, b) => byBytes(a.split('\t')[0], b.split('\t')[0]));
  const head = heading.map((line) => `# ${line}\n`).join('');
  writeFileSync(join(DATA, name), `${head}${sorted.join('\n')}\n`);
}
