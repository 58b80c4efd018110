/** What a reader sees and hears in each state, and what an embedder is told. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll, inAnswer, onOwnPage } from "./seen.mjs";
import { ask, openBrowser, STRICT_POLICY } from "./site.mjs";

const CLAIM = "The North-South gas pipeline contract is worth $3 billion";
/** No example, so that no answer comes with the pack. */
const OTHER = "Pakistan joined the SCO in 2018";
const MANIFEST = "pack/citecheck.bin";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const onPage = (site, options, run) => onOwnPage(browser, site, options, run);

for (const colorScheme of ["light", "dark"]) {
  test(`nothing asked yet, ${colorScheme}`, () =>
    onPage({}, { colorScheme, viewport: { width: 320, height: 640 } }, async (page, { said }) => {
      await inAnswer(page, ".examples button").waitFor();
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
      assert.deepEqual(said, []);
    }));

  test(`an answer, ${colorScheme}`, () =>
    onPage({}, { colorScheme, viewport: { width: 320, height: 640 } }, async (page, { said }) => {
      await ask(page, CLAIM);
      await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
      for (const summary of await page.locator("cite-check summary").all()) await summary.click();
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
      assert.deepEqual(said, []);
    }));
}

for (const width of [360, 1280]) {
  test(`nothing moves while the demo loads at ${width} px`, () =>
    onPage({}, { viewport: { width, height: 900 } }, async (page) => {
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts.push(entry.value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.reload();
      await inAnswer(page, ".examples button").waitFor();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
      );
      assert.deepEqual(await page.evaluate(() => window.shifts), []);
    }));
}

test("targets are at least 24 px high and wide", () =>
  onPage({}, {}, async (page) => {
    await ask(page, CLAIM);
    await inAnswer(page, ".report").waitFor();
    const targets = page.locator("cite-check :is(button, summary, textarea, a)");
    assert.ok((await targets.count()) >= 5);
    for (const target of await targets.all()) {
      if (!(await target.isVisible())) continue;
      const { width, height } = await target.boundingBox();
      assert.ok(width >= 24 && height >= 24, `${await target.innerText()}: ${width} by ${height}`);
    }
  }));

test("by keyboard alone: type, check, open the other passages, try an example", () =>
  onPage({}, {}, async (page) => {
    await inAnswer(page, ".examples button").waitFor();
    const focused = () =>
      page.evaluate(() => {
        const element = document.querySelector("cite-check").shadowRoot.activeElement;
        return element && `${element.localName}: ${element.textContent.trim()}`;
      });
    await page.evaluate(() => document.querySelector("cite-check").focus());
    assert.match(await focused(), /^textarea/);
    await page.keyboard.type(CLAIM);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "button: Check");
    const ring = await page.evaluate(() => {
      const button = document.querySelector("cite-check").shadowRoot.activeElement;
      return getComputedStyle(button).outlineWidth;
    });
    assert.equal(ring, "3px");
    await page.keyboard.press("Enter");
    await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
    assert.equal(await focused(), "button: Check");
    const example = (await inAnswer(page, ".examples button").innerText()).trim();
    for (let steps = 0; (await focused()) !== `button: ${example}`; steps += 1) {
      assert.ok(steps < 20, "the example is not reached by Tab");
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    await inAnswer(page, ".report .claim").getByText(example).waitFor();
    assert.equal(await page.getByLabel("Check a statement").inputValue(), example);
  }));

test("a live region in the page's own tree tells the verdict once", () =>
  onPage({}, {}, async (page) => {
    await page.evaluate(() => {
      window.heard = [];
      new MutationObserver(() => {
        const text = document.querySelector("cite-check > [role=status]")?.textContent;
        if (text) window.heard.push(text);
      }).observe(document.querySelector("cite-check"), { childList: true, subtree: true });
    });
    assert.equal(await page.locator("cite-check > [role=status]").textContent(), "");
    await ask(page, CLAIM);
    await page.waitForFunction(() => window.heard.length > 0);
    const seen = await inAnswer(page, ".verdict .word").innerText();
    const heard = await page.evaluate(() => window.heard);
    assert.equal(heard.length, 1);
    assert.ok(heard[0].startsWith(`${seen.trim()}. `), heard[0]);
  }));

test("an empty claim is refused at the field", () =>
  onPage({}, {}, async (page, { said }) => {
    await ask(page, "   ");
    await page.getByText("Type a statement to check.").first().waitFor();
    assert.equal(await page.getByLabel("Check a statement").getAttribute("aria-invalid"), "true");
    await assertAccessible(page);
    await ask(page, "word ".repeat(600));
    await page.getByText("That is too long. Check one statement at a time.").first().waitFor();
    assert.deepEqual(said, []);
  }));

test("the newest of two claims wins", () =>
  onPage({}, {}, async (page) => {
    const answered = await page.evaluate(async (claim) => {
      const element = document.querySelector("cite-check");
      const events = [];
      element.addEventListener(
        "cite-check-result",
        (event) => event.detail.final && events.push(event.detail.report.claim),
      );
      await Promise.all([element.check("Pakistan joined the SCO in 2018"), element.check(claim)]);
      return events;
    }, CLAIM);
    assert.deepEqual(answered, [CLAIM]);
    assert.equal(await inAnswer(page, ".report .claim").innerText(), CLAIM);
  }));

test("typing and checking asks for nothing beyond the site's own files", () =>
  onPage({}, {}, async (page, { requests }, site) => {
    await ask(page, CLAIM);
    await inAnswer(page, ".report").waitFor();
    assert.ok(requests.length > 4);
    for (const url of requests) assert.ok(url.startsWith(site.url), url);
    for (const path of site.asked) assert.doesNotMatch(decodeURIComponent(path), /gas|pipeline/i);
    const before = site.asked.length;
    await ask(page, "Pakistan joined the SCO in 2018");
    await inAnswer(page, ".report .claim").getByText("2018").waitFor();
    assert.equal(site.asked.length, before, site.asked.slice(before).join());
  }));

test("works under a strict policy, in any folder", () =>
  onPage(
    { base: "/news/2026/tools/", headers: { "content-security-policy": STRICT_POLICY } },
    {},
    async (page, { said }) => {
      await ask(page, CLAIM);
      await inAnswer(page, ".report").waitFor();
      assert.deepEqual(said, []);
    },
  ));

/** Failures: what the server does, what the reader is told, the code that the embedder gets. */
const FAILURES = [
  {
    name: "no pack",
    path: MANIFEST,
    answer: () => ({ status: 404, type: "text/plain", body: "" }),
    told: "The articles to check against could not be found.",
    code: "pack-missing",
  },
  {
    name: "a web page for the pack",
    path: MANIFEST,
    answer: () => ({ status: 200, type: "text/html", body: "<!doctype html><p>Welcome" }),
    told: "The articles to check against could not be found.",
    code: "pack-missing",
  },
  {
    name: "a cut-off manifest",
    path: MANIFEST,
    answer: ({ body, ...rest }) => ({ ...rest, body: body.subarray(0, body.length - 9) }),
    told: "The articles to check against arrived incomplete, so there is no verdict.",
    code: "pack-truncated",
  },
  {
    name: "no engine",
    path: "citecheck.wasm",
    answer: () => ({ status: 404, type: "text/plain", body: "" }),
    told: "The checker could not be loaded.",
    code: "engine-missing",
  },
  {
    name: "a damaged engine",
    path: "citecheck.wasm",
    answer: ({ body, ...rest }) => ({ ...rest, body: body.subarray(0, 999) }),
    told: "The checker could not be loaded.",
    code: "engine-damaged",
  },
  {
    name: "no worker",
    path: "cite-check-worker.js",
    answer: () => ({ status: 404, type: "text/plain", body: "" }),
    told: "The checker could not be loaded.",
    code: "engine-missing",
  },
];

for (const { name, path, answer, told, code } of FAILURES) {
  test(`${name}: told to both sides, and a retry mends it`, () =>
    onPage({ answers: { [path]: answer } }, {}, (page, opened, site) =>
      assertFailsThenMends(page, opened, told, code, () => delete site.answers[path]),
    ));
}

test("a cut-off document file: no verdict, and a retry mends it", () =>
  onPage({}, {}, async (page, opened, site) => {
    await ask(page, CLAIM);
    await inAnswer(page, ".report").waitFor();
    const file = site.asked.find((path) => /documents-/.test(path))?.slice(1);
    assert.ok(file, site.asked.join());
    site.answers[file] = ({ body, ...rest }) => ({ ...rest, body: body.subarray(0, 40) });
    await page.reload();
    await page.locator("cite-check textarea").waitFor();
    const told = "The articles to check against arrived incomplete, so there is no verdict.";
    await assertFailsThenMends(
      page,
      opened,
      told,
      "pack-truncated",
      () => delete site.answers[file],
    );
  }));

test("a server that does not answer: told to the reader, and a retry mends it", () => {
  const never = () => new Promise(() => undefined);
  return onPage({ answers: { "citecheck.wasm": never } }, {}, async (page, _, site) => {
    await ask(page, OTHER);
    await inAnswer(page, ".busy").getByText("Getting the articles ready…").waitFor();
    await assertAccessible(page);
    await inAnswer(page, ".busy").getByText("This takes longer than usual").waitFor();
    await assertAccessible(page);
    delete site.answers["citecheck.wasm"];
    await page.getByRole("button", { name: "Try again" }).click();
    await inAnswer(page, ".report .claim").getByText(OTHER).waitFor();
  });
});

test("a policy that forbids WebAssembly: told to both sides, and mended by a better policy", () => {
  const headers = { "content-security-policy": "default-src 'self'" };
  const told = "The checker is not allowed to run on this site.";
  return onPage({ headers }, {}, async (page, opened) => {
    await assertFails(page, opened, told, "wasm-blocked");
    await page.getByRole("button", { name: "Try again" }).click();
    await inAnswer(page, ".error").getByText(told).waitFor();
    headers["content-security-policy"] = STRICT_POLICY;
    // A page keeps the policy that it came with.
    await page.reload();
    await ask(page, CLAIM);
    await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
  });
});

test("an engine that the server calls plain bytes still runs", () => {
  const plain = (file) => ({ ...file, type: "application/octet-stream" });
  return onPage({ answers: { "citecheck.wasm": plain } }, {}, async (page, { said }) => {
    await ask(page, CLAIM);
    await inAnswer(page, ".report").waitFor();
    assert.deepEqual(said, []);
  });
});

/** The failure is seen, accessible, on the console with its mend and in an event. */
async function assertFails(page, { said }, told, code) {
  await page.evaluate(() => {
    window.failures = [];
    addEventListener("cite-check-error", ({ detail }) => window.failures.push(detail.error));
  });
  await ask(page, CLAIM);
  await inAnswer(page, ".error").getByText(told).waitFor();
  assert.equal(await page.locator("cite-check .report").count(), 0);
  const [failure] = await page.evaluate(() =>
    window.failures.map(({ code, mend }) => ({ code, mend })),
  );
  assert.equal(failure.code, code);
  assert.ok(
    said.some((line) => line.includes(code) && line.includes(failure.mend)),
    said.join("\n"),
  );
  await assertAccessible(page);
}

/** As above, and once it is mended, a retry gives the answer. */
async function assertFailsThenMends(page, opened, told, code, mend) {
  await assertFails(page, opened, told, code);
  mend();
  await page.getByRole("button", { name: "Try again" }).click();
  await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
  const focused = () => document.querySelector("cite-check").shadowRoot.activeElement?.textContent;
  assert.equal(await page.evaluate(focused), "Check", "focus is lost with the retry button");
}
