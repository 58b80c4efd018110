// `citecheck check --jsonl` in WebAssembly.
//
// In: the engine's folder and the pack's folder as arguments, {"id","claim"} lines on standard input.
// Out: {"id", ...report} lines, in order, which `cargo xtask test` compares with the native ones.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [engine, pack] = process.argv.slice(2);
if (pack === undefined) {
  console.error("usage: node check.mjs ENGINE_FOLDER PACK_FOLDER < claims.jsonl");
  process.exit(2);
}

const { default: init, Checker } = await import(pathToFileURL(join(engine, "citecheck.js")).href);
await init({ module_or_path: await readFile(join(engine, "citecheck_bg.wasm")) });
const checker = new Checker(await readFile(join(pack, "citecheck.bin")));

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const { id, claim } = JSON.parse(line);
  for (let names = checker.needs(claim); names.length > 0; names = checker.needs(claim)) {
    for (const name of names) checker.supply(name, await readFile(join(pack, name)));
  }
  console.log(JSON.stringify({ id, ...checker.check(claim) }));
}
