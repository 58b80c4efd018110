/** Every worked example, run: built as its tool builds it, opened, and asked. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { compile } from "svelte/compiler";
import { compileScript, parse } from "vue/compiler-sfc";
import { openBrowser, openSite } from "./site.mjs";

const CLAIM = "The North-South gas pipeline contract is worth $3 billion";
const examples = new URL("../examples/", import.meta.url);
const source = (name) => readFile(new URL(name, examples), "utf8");

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Opens pages that an example made; the widget's files lie in `/citecheck/`. */
async function assertAnswers(pages, { tells = true } = {}) {
  const answers = Object.fromEntries(
    Object.entries(pages).map(([name, body]) => [
      name,
      () => ({ status: 200, type: name.endsWith(".js") ? "text/javascript" : "text/html", body }),
    ]),
  );
  const site = await openSite({ answers, alias: "citecheck/" });
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  try {
    await page.goto(`${site.url}page.html`);
    await page.locator("cite-check textarea").fill(CLAIM);
    await page.locator("cite-check textarea").press("Enter");
    await page.locator("cite-check .report").waitFor();
    if (tells) await page.locator("output").getByText("contradicted").waitFor();
    assert.deepEqual(
      said.filter((line) => !line.includes("favicon") && !line.includes("404")),
      [],
    );
  } finally {
    await page.close();
    await site.close();
  }
}

/** A component, bundled with its framework; `citecheck` is the package, published apart. */
async function bundled(contents, loader, plugins = []) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, loader, resolveDir: fileURLToPath(new URL("../", import.meta.url)) },
    bundle: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    conditions: ["production", "browser"],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    plugins: [
      {
        name: "published",
        setup(build) {
          const published = { path: "/citecheck/cite-check.js", external: true };
          build.onResolve({ filter: /^citecheck$/ }, () => published);
        },
      },
      ...plugins,
    ],
  });
  return outputFiles[0].text;
}

const HOST = `<!doctype html><html lang="en"><title>Host</title><main id="app"></main>
  <script type="module" src="app.js"></script>`;

test("plain HTML", async () => assertAnswers({ "page.html": await source("html/index.html") }));

test("React", async () => {
  const start = `
    import { createRoot } from "react-dom/client";
    import { FactCheck } from "./examples/react/FactCheck.jsx";
    createRoot(document.getElementById("app")).render(<FactCheck pack="/citecheck/pack/" />);`;
  await assertAnswers({ "page.html": HOST, "app.js": await bundled(start, "jsx") });
});

/** Compiles the files of a framework with its own compiler. */
const compiled = (filter, work) => ({
  name: "compiled",
  setup(build) {
    build.onLoad({ filter }, async ({ path: file }) => ({
      contents: work(await readFile(file, "utf8"), file),
      loader: "js",
    }));
  },
});

test("Vue", async () => {
  const vue = compiled(/\.vue$/, (text, filename) => {
    const { descriptor } = parse(text, { filename });
    const isCustomElement = (tag) => tag === "cite-check";
    const templateOptions = { compilerOptions: { isCustomElement } };
    const options = { id: "fact-check", inlineTemplate: true, templateOptions };
    return compileScript(descriptor, options).content;
  });
  const start = `
    import { createApp } from "vue";
    import FactCheck from "./examples/vue/FactCheck.vue";
    createApp(FactCheck, { pack: "/citecheck/pack/" }).mount("#app");`;
  await assertAnswers({ "page.html": HOST, "app.js": await bundled(start, "js", [vue]) });
});

test("Svelte", async () => {
  const svelte = compiled(/\.svelte$/, (text, filename) => compile(text, { filename }).js.code);
  const start = `
    import { mount } from "svelte";
    import FactCheck from "./examples/svelte/FactCheck.svelte";
    mount(FactCheck, { target: document.getElementById("app"), props: { pack: "/citecheck/pack/" } });`;
  await assertAnswers({ "page.html": HOST, "app.js": await bundled(start, "js", [svelte]) });
});

/** A program that PATH has, or a skipped test that names what to install. */
function needs(context, name, packageName) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  if (folders.some((folder) => existsSync(path.join(folder, name)))) return true;
  context.skip(`no ${name}: install ${packageName}`);
  return false;
}

test("WordPress", async (context) => {
  if (!needs(context, "php", "php-cli")) return;
  // What WordPress itself would do around the plugin.
  const wordpress = `
    define('ABSPATH', '/');
    function add_shortcode($name, $work) { $GLOBALS['codes'][$name] = $work; }
    function shortcode_atts($known, $given) { return array_merge($known, array_intersect_key($given, $known)); }
    function plugins_url($path, $file) { return '/' . str_replace('dist/', 'citecheck/', $path); }
    function get_locale() { return 'en_GB'; }
    function esc_url($text) { return htmlspecialchars($text); }
    function esc_attr($text) { return htmlspecialchars($text); }
    function esc_html__($text) { return htmlspecialchars($text); }
    function wp_enqueue_script_module($id, $address) { $GLOBALS['modules'][$id] = $address; }
    require $argv[1];
    echo '<!doctype html><html lang="en"><title>Post</title>';
    echo $GLOBALS['codes']['cite-check'](array('label' => 'Is it "true"?'));
    foreach ($GLOBALS['modules'] as $address) echo "<script type='module' src='$address'></script>";`;
  const plugin = fileURLToPath(new URL("wordpress/citecheck/citecheck.php", examples));
  const page = execFileSync("php", ["-r", wordpress, plugin], { encoding: "utf8" });
  assert.ok(page.includes("Is it &quot;true&quot;?"), page);
  await assertAnswers({ "page.html": page }, { tells: false });
});

test("Hugo", async (context) => {
  if (!needs(context, "hugo", "hugo")) return;
  const out = await mkdtemp(path.join(tmpdir(), "citecheck-hugo-"));
  try {
    const site = fileURLToPath(new URL("hugo/", examples));
    execFileSync("hugo", [
      "--source",
      site,
      "--destination",
      out,
      "--cacheDir",
      `${out}/cache`,
      "--noBuildLock",
    ]);
    const page = await readFile(path.join(out, "index.html"), "utf8");
    await assertAnswers({ "page.html": page }, { tells: false });
  } finally {
    await rm(out, { recursive: true });
  }
});
