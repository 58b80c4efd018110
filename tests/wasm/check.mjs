// `citecheck check --jsonl` in WebAssembly.
//
// In: the engine's folder and the pack's folder as arguments, and the judge's weights where it is to
// read; {"id","claim"} lines on standard input.
// Out: {"id", ...report} lines, in order, which `cargo xtask test` compares with the native ones.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";

const [engine, pack, weights] = process.argv.slice(2);
if (pack === undefined) {
  console.error("usage: node check.mjs ENGINE_FOLDER PACK_FOLDER [WEIGHTS] < claims.jsonl");
  process.exit(2);
}

const { default: init, Checker } = await import(pathToFileURL(join(engine, "citecheck.js")).href);
await init({ module_or_path: await readFile(join(engine, "citecheck_bg.wasm")) });
const judge = weights && (await wake());
const checker = new Checker(await file("citecheck.bin"));

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const { id, claim } = JSON.parse(line);
  for (let names = checker.needs(claim); names.length > 0; names = checker.needs(claim)) {
    for (const name of names) checker.supply(name, await file(name));
  }
  const report = judge ? closely(claim) : checker.check(claim);
  console.log(JSON.stringify({ id, ...report }));
}

/** A file of the pack as the engine takes it: its header, and what lies behind it inflated. */
async function file(name) {
  const bytes = await readFile(join(pack, name));
  return Buffer.concat([bytes.subarray(0, 24), inflateRawSync(bytes.subarray(24))]);
}

async function wake() {
  const { default: init, Judge } = await import(
    pathToFileURL(join(engine, "citecheck-judge.js")).href
  );
  await init({ module_or_path: await readFile(join(engine, "citecheck-judge_bg.wasm")) });
  return new Judge(await readFile(weights));
}

function closely(claim) {
  const logits = checker
    .readings(claim)
    .flatMap(({ claim, evidence }) => [...judge.logits(claim, evidence)]);
  return checker.check_closely(claim, Float32Array.from(logits));
}
