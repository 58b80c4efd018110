/** What embedders rely on: lazy loading, fallback, other origins, Trusted Types, the client API. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { ask, openBrowser, openSite, STRICT_POLICY } from "./site.mjs";

const CLAIM = "Pakistan joined the SCO in 2018";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Opens a page of the test's own on a site, and closes all afterwards. */
async function onHost(html, site, run) {
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="favicon.svg">${html}`;
  const served = await openSite({
    ...site,
    answers: { ...site.answers, "host.html": () => ({ status: 200, type: "text/html", body }) },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  try {
    await page.goto(`${served.url}host.html`);
    await run(page, served, said);
  } finally {
    await context.close();
    await served.close();
  }
}

const SCRIPT = `<script type="module" src="cite-check.js"></script>`;
const asksFor = (site, name) => site.asked.some((path) => path.endsWith(name));

test("fetches the element near the viewport, and the engine when the reader turns to it", () =>
  onHost(
    `${SCRIPT}<main><div style="height: 4000px"></div><cite-check pack="pack/"></cite-check></main>`,
    {},
    async (page, site, said) => {
      await page.waitForLoadState("networkidle");
      assert.ok(asksFor(site, "/cite-check.js"));
      assert.ok(!asksFor(site, "/cite-check-element.js"));
      await page.evaluate(() => scrollTo(0, 4000));
      await page.locator("cite-check textarea").waitFor();
      await page.waitForLoadState("networkidle");
      assert.ok(!asksFor(site, "/citecheck.wasm"));
      await page.locator("cite-check textarea").focus();
      await page.locator("cite-check .examples button").first().waitFor();
      assert.ok(asksFor(site, "/citecheck.wasm"));
      assert.deepEqual(said, []);
    },
  ));

test("waits for the reader's touch where the embedder asks for it", () =>
  onHost(
    `${SCRIPT}<cite-check pack="pack/" loading="interaction"><button>Check a fact</button></cite-check>`,
    {},
    async (page, site) => {
      await page.waitForLoadState("networkidle");
      assert.ok(!asksFor(site, "/cite-check-element.js"));
      await page.getByRole("button", { name: "Check a fact" }).focus();
      await page.locator("cite-check textarea").waitFor();
    },
  ));

test("an element that a script adds later works", () =>
  onHost(`${SCRIPT}<main></main>`, {}, async (page) => {
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => {
      document.querySelector("main").innerHTML = `<p><cite-check pack="pack/"></cite-check></p>`;
    });
    await page.locator("cite-check textarea").waitFor();
  }));

test("the fallback stays, and the embedder is told, when the element's script is missing", () =>
  onHost(
    `<script>addEventListener("cite-check-error", (event) => (window.code = event.detail.error.code))</script>
     ${SCRIPT}<cite-check pack="pack/"><p>Write to the editors.</p></cite-check>`,
    { answers: { "cite-check-element.js": () => ({ status: 404, type: "text/plain", body: "" }) } },
    async (page, _site, said) => {
      await page.waitForFunction(() => window.code === "engine-missing");
      assert.ok(await page.getByText("Write to the editors.").isVisible());
      assert.ok(said.some((line) => line.includes("publish the whole dist folder")));
    },
  ));

test("scripts, worker, engine and pack from another origin", async () => {
  const other = await openSite({ headers: { "access-control-allow-origin": "*" } });
  try {
    await onHost(
      `<script type="module" src="${other.url}cite-check.js"></script>
       <cite-check pack="${other.url}pack/"></cite-check>`,
      {},
      async (page, site, said) => {
        await ask(page, CLAIM);
        await page.locator("cite-check .report").waitFor();
        assert.ok(!asksFor(site, ".wasm") && asksFor(other, "/citecheck.wasm"));
        assert.deepEqual(said, []);
      },
    );
  } finally {
    await other.close();
  }
});

test("works with Trusted Types enforced", () =>
  onHost(
    `${SCRIPT}<cite-check pack="pack/"></cite-check>`,
    {
      headers: {
        "content-security-policy": `${STRICT_POLICY}; require-trusted-types-for 'script'; trusted-types citecheck lit-html`,
      },
    },
    async (page, _site, said) => {
      await ask(page, CLAIM);
      await page.locator("cite-check .report").waitFor();
      assert.deepEqual(said, []);
    },
  ));

test("works with Trusted Types enforced in every script that is fetched later", () =>
  onHost(
    `${SCRIPT}<main><p id="text">Pakistan and Russia will hold military exercises this year.</p>
     <cite-check pack="pack/" lang="de" annotate></cite-check></main>`,
    {
      headers: {
        "content-security-policy": `${STRICT_POLICY}; require-trusted-types-for 'script'; trusted-types citecheck lit-html`,
      },
    },
    async (page, site, said) => {
      await page.locator("cite-check .page").getByText("verglichen").waitFor();
      await page.locator("cite-check textarea").fill(CLAIM);
      await page.locator("cite-check textarea").press("Enter");
      await page.locator("cite-check .actions").waitFor();
      await page.evaluate(() => getSelection().selectAllChildren(document.getElementById("text")));
      await page.locator("cite-check .adder").click();
      await page.locator("cite-check .place .report").waitFor();
      for (const name of ["answer", "selection", "annotation", "words-de"]) {
        assert.ok(asksFor(site, `/cite-check-${name}.js`), name);
      }
      assert.deepEqual(said, []);
    },
  ));

test("a first look fetches none of the scripts that come later, and a selection brings all", () =>
  onHost(
    `${SCRIPT}<main><p id="text">Pakistan and Russia will hold military exercises this year.</p>
     <div style="height: 4000px"></div><cite-check pack="pack/"></cite-check></main>`,
    {},
    async (page, site) => {
      await page.waitForLoadState("networkidle");
      assert.ok(!asksFor(site, "/cite-check-element.js"));
      await page.evaluate(() => getSelection().selectAllChildren(document.getElementById("text")));
      await page.getByRole("button", { name: "Check this" }).waitFor();
      assert.ok(!asksFor(site, "/citecheck.wasm"), "the engine came before anybody asked");
      assert.ok(!asksFor(site, "/cite-check-answer.js"));
    },
  ));

test("scripts with their integrity hashes run, and a changed script does not", async () => {
  const hashes = JSON.parse(
    await readFile(new URL("../dist/integrity.json", import.meta.url), "utf8"),
  );
  const page = `<script type="module" src="cite-check.js" integrity="${hashes["cite-check.js"]}"></script>
    <cite-check pack="pack/"></cite-check>`;
  await onHost(page, {}, async (page) => page.locator("cite-check textarea").waitFor());
  const changed = ({ body, ...rest }) => ({ ...rest, body: `${body}//` });
  await onHost(page, { answers: { "cite-check.js": changed } }, async (page, _site, said) => {
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("cite-check textarea").count(), 0);
    assert.ok(said.some((line) => line.includes("integrity")));
  });
});

test("the custom-elements manifest tells the element's public face", async () => {
  const manifest = JSON.parse(
    await readFile(new URL("../dist/custom-elements.json", import.meta.url), "utf8"),
  );
  const element = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === "cite-check");
  const names = (items) => items.map(({ name }) => name).sort();
  assert.deepEqual(names(element.events), [
    "cite-check-annotated",
    "cite-check-error",
    "cite-check-ready",
    "cite-check-result",
  ]);
  assert.deepEqual(names(element.attributes), [
    "annotate",
    "engine",
    "examples",
    "judge",
    "label",
    "lang",
    "loading",
    "pack",
    "remember",
    "selection",
    "worker",
  ]);
  const methods = element.members.filter(({ kind }) => kind === "method");
  assert.deepEqual(names(methods), ["check", "claimReview", "focus"]);
  // Every custom property that the styles read is told, and none else.
  const styles = await readFile(new URL("../src/view/frame.css", import.meta.url), "utf8");
  const read = [...new Set(styles.match(/--cite-check-[a-z-]+/g))].sort();
  assert.deepEqual(names(element.cssProperties), read);
});

test("the client checks without the element, many claims at once", () =>
  onHost("<main></main>", {}, async (page, site) => {
    const { claims, codes } = await page.evaluate(async () => {
      const { createChecker, CiteCheckError } = await import("./cite-check-client.js");
      const checker = createChecker({ pack: "pack" });
      const asked = Array.from(
        { length: 20 },
        (_, year) => `Pakistan joined the SCO in ${2000 + year}`,
      );
      const reports = await Promise.all(asked.map((claim) => checker.check(claim)));
      checker.close();
      const code = (thrown) => (thrown instanceof CiteCheckError ? thrown.code : String(thrown));
      const gone = createChecker({ pack: "nowhere/" });
      const abort = AbortSignal.abort(new Error("left"));
      return {
        claims: reports.map((report, index) => report.claim === asked[index]),
        codes: [
          await gone.check("Pakistan joined the SCO").catch(code),
          await createChecker({ pack: "pack" }).check(" ").catch(code),
          await gone.check("Pakistan", { signal: abort }).catch(code),
        ],
      };
    });
    assert.deepEqual(claims, Array(20).fill(true));
    assert.deepEqual(codes, ["pack-missing", "claim-empty", "Error: left"]);
    const files = site.asked.filter((path) => path.includes("/pack/documents-"));
    assert.equal(new Set(files).size, files.length, "a file was fetched twice");
  }));

test("a server that fails twice is asked a third time", () => {
  let tries = 0;
  const manifest = (file) =>
    (tries += 1) < 3 ? { status: 503, type: "text/plain", body: "" } : file;
  return onHost(
    `${SCRIPT}<cite-check pack="pack/"></cite-check>`,
    { answers: { "pack/citecheck.bin": manifest } },
    async (page) => {
      await ask(page, CLAIM);
      await page.locator("cite-check .report").waitFor();
      assert.equal(tries, 3);
    },
  );
});

test("the loader stays small: everything else is fetched when it is wanted", async () => {
  const loader = await readFile(new URL("../dist/cite-check.js", import.meta.url));
  assert.ok(brotliCompressSync(loader).length <= 700);
});
