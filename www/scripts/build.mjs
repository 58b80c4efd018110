/**
 * Builds the publishable folder `dist`: scripts, engine, types, demo page.
 *
 * In: `src/`, the demo's files, and the engine that `cargo xtask build` has written to
 * `src/generated/engine/` (`citecheck.js` and `citecheck_bg.wasm`, wasm-bindgen's target `web`).
 * Out: `dist/`, everything in it but `dist/pack`, which `cargo xtask build` writes before.
 * Prints every file's size as a browser downloads it, and the loader's integrity hash.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import * as esbuild from "esbuild";
import { demoPage } from "./demo.mjs";

const root = new URL("../", import.meta.url);
const dist = new URL("dist/", root);
const engine = new URL("src/generated/engine/", root);

for (const name of [
  "citecheck.js",
  "citecheck_bg.wasm",
  "citecheck-judge.js",
  "citecheck-judge_bg.wasm",
]) {
  if (!existsSync(new URL(name, engine))) {
    console.error(
      `www/src/generated/engine/${name} is missing: run \`cargo xtask build\`, which makes the engine first`,
    );
    process.exit(1);
  }
}

// The pack stays: it is written before this script, and not by it.
await mkdir(dist, { recursive: true });
for (const entry of await readdir(dist)) {
  if (entry !== "pack") await rm(new URL(entry, dist), { recursive: true });
}

/** A query that names a file's content. */
function contentQuery(bytes) {
  return `?v=${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}`;
}

const minifiedStyles = {
  name: "minified-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await esbuild.transform(source, { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** Keeps each `import("./x.js")` a download of its own, under its published name. */
const apart = (addresses) => ({
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: addresses[path], external: true } : undefined,
    );
  },
});

/** Puts Lit's bare tags in Lit's place, in scripts that the element's own Lit renders. */
const tagsOnly = {
  name: "tags-only",
  setup(build) {
    const path = fileURLToPath(new URL("src/view/templates.ts", root));
    build.onResolve({ filter: /^lit$/ }, () => ({ path }));
  },
};

/** Bundles one entry into `dist`; gives the bytes written. */
async function bundle(entry, name, { define = {}, plugins = [] } = {}) {
  const outfile = fileURLToPath(new URL(name, dist));
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`src/${entry}`, root))],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    conditions: ["production"],
    alias: {
      "citecheck-engine": fileURLToPath(new URL("citecheck.js", engine)),
      "citecheck-judge": fileURLToPath(new URL("citecheck-judge.js", engine)),
    },
    define,
    charset: "utf8",
    plugins: [minifiedStyles, ...plugins],
    logLevel: "warning",
  });
  return readFile(outfile);
}

/** Copies a file into `dist`; gives the query that names its content. */
async function publish(from, name) {
  await copyFile(from, new URL(name, dist));
  return contentQuery(await readFile(new URL(name, dist)));
}

const wasmQuery = await publish(new URL("citecheck_bg.wasm", engine), "citecheck.wasm");
const judgeCode = await publish(new URL("citecheck-judge_bg.wasm", engine), "citecheck-judge.wasm");
const judgeWeights = await publish(new URL("../data/judge.model", root), "citecheck-judge.bin");
const judge = {
  engine: `./citecheck-judge.wasm${judgeCode}`,
  weights: `./citecheck-judge.bin${judgeWeights}`,
};
const judgeQuery = contentQuery(
  await bundle("judge.ts", "cite-check-judge.js", {
    define: { CITECHECK_JUDGE: JSON.stringify(judge) },
  }),
);
const judgeApart = apart({ "./judge.js": `./cite-check-judge.js${judgeQuery}` });
const workerQuery = contentQuery(
  await bundle("worker.ts", "cite-check-worker.js", { plugins: [judgeApart] }),
);
const define = {
  CITECHECK_ENGINE_QUERY: JSON.stringify(wasmQuery),
  CITECHECK_WORKER_QUERY: JSON.stringify(workerQuery),
};
await bundle("client.ts", "cite-check-client.js", { define });

/** Bundles a script that is fetched later; gives its address. */
async function later(entry, name, options) {
  return `./${name}${contentQuery(await bundle(entry, name, options))}`;
}

/** Where each later script lies beside the element. */
const scripts = {};
for (const name of ["answer", "selection", "annotation"]) {
  const plugins = [tagsOnly];
  const entry = `${name}/index.ts`;
  scripts[`./${name}/index.js`] = await later(entry, `cite-check-${name}.js`, { plugins });
}
const languages = {};
for (const file of (await readdir(new URL("src/messages/", root))).sort()) {
  if (!file.endsWith(".json")) continue;
  const language = file.slice(0, -".json".length);
  languages[language] = await later(`messages/${file}`, `cite-check-words-${language}.js`);
}
define.CITECHECK_LANGUAGES = JSON.stringify(languages);
const elementQuery = contentQuery(
  await bundle("element.ts", "cite-check-element.js", { define, plugins: [apart(scripts)] }),
);
const elementApart = apart({ "./element.js": `./cite-check-element.js${elementQuery}` });
await bundle("index.ts", "cite-check.js", { plugins: [elementApart] });
await bundle("embed.ts", "cite-check-embed.js", { plugins: [elementApart] });
await bundle("frame.ts", "cite-check-frame.js");

const tsc = new URL("node_modules/typescript/bin/tsc", root);
execFileSync(
  process.execPath,
  [fileURLToPath(tsc), "--declaration", "--emitDeclarationOnly", "--project", "."],
  { cwd: fileURLToPath(root), stdio: "inherit" },
);

// The custom-elements manifest, for editors and for tools that document elements.
const cem = new URL("node_modules/@custom-elements-manifest/analyzer/cem.js", root);
execFileSync(
  process.execPath,
  [
    fileURLToPath(cem),
    "analyze",
    "--litelement",
    "--config",
    "scripts/manifest.config.mjs",
    "--quiet",
    "--globs",
    "src/element.ts",
    "--outdir",
    "dist",
  ],
  { cwd: fileURLToPath(root), stdio: ["ignore", "ignore", "inherit"] },
);

/** The pack is small: every check needs all of its files, so they can come beside the engine. */
const files = (await readdir(new URL("pack/", dist)).catch(() => []))
  .filter((name) => /^(documents|words)-/.test(name))
  .map((name) => `pack/${name}`)
  .sort();
const page = await demoPage(root, {
  files,
  engine: `citecheck.wasm${wasmQuery}`,
  element: `cite-check-element.js${elementQuery}`,
  answer: scripts["./answer/index.js"],
  worker: `cite-check-worker.js${workerQuery}`,
});
await writeFile(new URL("index.html", dist), page);
for (const name of ["demo.css", "embed.css", "embed.html", "favicon.svg"]) {
  await copyFile(new URL(`demo/${name}`, root), new URL(name, dist));
}

/** What browsers compare a script with: `integrity.json` holds it for every one. */
const integrity = {};
for (const name of (await readdir(dist)).sort()) {
  if (!/\.(js|wasm|html|css)$/.test(name)) continue;
  const bytes = await readFile(new URL(name, dist));
  const packed = brotliCompressSync(bytes).length;
  console.log(`${name}: ${bytes.length} bytes, ${packed} brotli`);
  if (!name.endsWith(".js")) continue;
  integrity[name] = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}
await writeFile(new URL("integrity.json", dist), `${JSON.stringify(integrity, null, 2)}\n`);
for (const [name, hash] of Object.entries(integrity)) console.log(`integrity of ${name}: ${hash}`);
