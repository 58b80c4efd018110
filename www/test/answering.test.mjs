/** What a report looks like in each of its forms, and how it is taken along. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answering, citation, report } from "./double.mjs";
import { assertAccessible, assertNoSidewaysScroll, inAnswer, onOwnPage } from "./seen.mjs";
import { ask, openBrowser, STRICT_POLICY } from "./site.mjs";

const CLAIM = "The contract is worth $3 billion";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Asks a claim whose report the test gives. */
function onAnswer(reports, run, options = {}) {
  const known = [reports].flat();
  return onOwnPage(browser, { answers: answering(known) }, options, async (page, opened, site) => {
    await ask(page, known[0].claim);
    await inAnswer(page, ".report .claim").getByText(known[0].claim).waitFor();
    await inAnswer(page, ".actions").waitFor();
    await run(page, opened, site);
    assert.deepEqual(opened.said, []);
  });
}

const plain = (code, text) => ({ code, text, claimed: null, source: null });

test("a claim that holds in part: each part with its verdict, a quote for each side", () => {
  const mixed = report(CLAIM, {
    verdict: "mixed",
    reason: plain("mixed", "One part holds, another does not."),
    citations: [citation(), citation({ stance: "supports", start: 900, end: 949, marks: [] })],
    parts: [
      { ...report("Russia got it").parts[0], verdict: "supported" },
      { ...report("it is worth $3 billion").parts[0], verdict: "contradicted" },
    ],
  });
  return onAnswer(mixed, async (page) => {
    const words = await page.locator("cite-check .parts .word").allInnerTexts();
    assert.deepEqual(
      words.map((word) => word.trim()),
      ["Supported", "Contradicted"],
    );
    const stances = await page.locator("cite-check .report > .citation .stance").allInnerTexts();
    assert.deepEqual(stances, ["Supports the statement", "Contradicts the statement"]);
    await assertAccessible(page);
  });
});

test("further evidence stands behind a disclosure, for and against apart", () => {
  const at = (start, stance) => citation({ start, end: start + 49, stance, marks: [] });
  const rich = report(CLAIM, {
    citations: [citation(), at(200, "refutes"), at(300, "refutes"), at(400, "supports")],
    passages: [citation(), at(500, "neutral")],
  });
  return onAnswer(rich, async (page) => {
    const summaries = page.locator("cite-check .report > details > summary");
    assert.deepEqual(await summaries.allInnerTexts(), [
      "1 more quote for it",
      "2 more quotes against it",
      "1 other passage that was read",
    ]);
    const hidden = page.locator("cite-check .report > details .citation");
    assert.equal(await hidden.filter({ visible: true }).count(), 0);
    await summaries.nth(1).click();
    assert.equal(await hidden.filter({ visible: true }).count(), 2);
    await assertAccessible(page);
  });
});

test("a question and an opinion are called so, and get no verdict's words", async () => {
  for (const [code, word] of [
    ["question", "A question"],
    ["opinion", "A matter of opinion"],
  ]) {
    const asked = report("Is it worth it?", {
      verdict: "unknown",
      reason: plain(code, "Why it cannot be checked."),
    });
    await onAnswer(asked, async (page) => {
      assert.equal((await inAnswer(page, ".verdict .word").innerText()).trim(), word);
      assert.equal(await page.getByText("Not found").filter({ visible: true }).count(), 0);
      await page.getByText("Why it cannot be checked.").first().waitFor();
      assert.equal(await page.locator("cite-check .citation").count(), 1);
    });
  }
});

test("a quantity is placed on a line with its sources', in order and in words", () => {
  const both = report(CLAIM, {
    citations: [
      citation(),
      citation({
        quote: "The deal costs $2.5 billion in all, they say again.",
        start: 10,
        end: 61,
        marks: [{ start: 25, end: 37, relation: "differs" }],
      }),
    ],
  });
  return onAnswer(both, async (page) => {
    const drawing = page.getByRole("img", {
      name: "The statement says $3 billion. The sources say $2 billion, $2.5 billion.",
    });
    await drawing.waitFor();
    const claimed = await drawing.locator(".claimed").boundingBox();
    const [two, more] = await Promise.all(
      (await drawing.locator(".source").all()).map((source) => source.boundingBox()),
    );
    assert.ok(two.x < more.x && more.x < claimed.x);
    const middle = (box) => box.x + box.width / 2;
    const half = (middle(two) + middle(claimed)) / 2;
    assert.ok(Math.abs(middle(more) - half) < 1.5, "2.5 is not halfway between 2 and 3");
    await assertAccessible(page);
    await assertNoSidewaysScroll(page);
  });
});

test("values that cannot be placed are not drawn", () => {
  const vague = { code: "time-differs", text: "x", claimed: "last month", source: "in 2018" };
  return onAnswer(report(CLAIM, { reason: vague }), async (page) => {
    assert.equal(await page.locator("cite-check .picture").count(), 0);
  });
});

test("a link checks its claim when the page opens, and nobody is told", () => {
  const claim = "The contract is worth $3 billion & 100% real?";
  const path = `#cite-check=${encodeURIComponent(claim)}`;
  return onOwnPage(
    browser,
    { answers: answering([report(claim)]) },
    { path },
    async (page, opened, site) => {
      await inAnswer(page, ".report .claim").getByText(claim).waitFor();
      assert.equal(await page.getByLabel("Check a statement").inputValue(), claim);
      for (const url of site.asked) assert.doesNotMatch(decodeURIComponent(url), /contract/);
      await page.evaluate(() => (location.hash = "cite-check=Another%20claim%20here"));
      await inAnswer(page, ".report .claim").getByText("Another claim here").waitFor();
      await page.evaluate(() => (location.hash = "cite-check=%E0%A4%A"));
      await page.evaluate(() => (location.hash = "elsewhere"));
      assert.equal(await page.getByLabel("Check a statement").inputValue(), "Another claim here");
      assert.deepEqual(opened.said, []);
    },
  );
});

test("the link and the answer are copied, and copied by hand where that is forbidden", () =>
  onAnswer(
    report(CLAIM),
    async (page) => {
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      await page.getByRole("button", { name: "Copy link" }).click();
      await inAnswer(page, ".notice").getByText("Copied.").waitFor();
      const link = `${page.url()}#cite-check=The%20contract%20is%20worth%20%243%20billion`;
      assert.equal(await clipboard(), link);
      await page.getByRole("button", { name: "Copy as text" }).click();
      await page.waitForFunction(async () =>
        (await navigator.clipboard.readText()).startsWith("The contract"),
      );
      assert.equal(
        await clipboard(),
        `${CLAIM}

Contradicted. The source says $2 billion, not $3 billion.

“It is worth $2 billion, and not a small contract.”
— Nafees Zakariya, quoted in the article, War games, The Paper, September 1, 2016
https://example.org/war-games#:~:text=It%20is%20worth

${link}`,
      );
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
      });
      await page.getByRole("button", { name: "Copy link" }).click();
      const field = page.getByRole("textbox", { name: /Copy this yourself/ });
      assert.equal(await field.inputValue(), link);
      await assertAccessible(page);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("this visit's earlier answers come back, each claim once, and are not stored", () => {
  const other = report("The contract is worth $4 billion");
  return onAnswer([report(CLAIM), other], async (page) => {
    await ask(page, other.claim);
    await inAnswer(page, ".report .claim").getByText(other.claim).waitFor();
    await ask(page, CLAIM);
    await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
    await page.getByText("1 earlier answer").click();
    await assertAccessible(page);
    await page.locator("cite-check .history button").click();
    await inAnswer(page, ".report .claim").getByText(other.claim).waitFor();
    const stored = await page.evaluate(() => [
      document.cookie,
      localStorage.length,
      sessionStorage.length,
    ]);
    assert.deepEqual(stored, ["", 0, 0]);
    await page.reload();
    await page.locator("cite-check textarea").waitFor();
    assert.equal(await page.locator("cite-check .history").count(), 0);
  });
});

test("claims are remembered where the embedder asks, and forgotten when the reader does", () => {
  const other = report("The contract is worth $4 billion");
  const remember = (page) =>
    page.evaluate(() => document.querySelector("cite-check").toggleAttribute("remember", true));
  return onAnswer([report(CLAIM), other], async (page) => {
    await remember(page);
    for (const { claim } of [report(CLAIM), other]) {
      await ask(page, claim);
      await inAnswer(page, ".report .claim").getByText(claim).waitFor();
    }
    await page.reload();
    await page.locator("cite-check textarea").focus();
    await remember(page);
    await page.getByText("2 earlier answers").click();
    await assertAccessible(page);
    await page.locator("cite-check .history button").getByText(CLAIM).click();
    await inAnswer(page, ".report .claim").getByText(CLAIM).waitFor();
    await page.getByText("1 earlier answer").waitFor();
    await page.getByRole("button", { name: "Forget them" }).click();
    assert.equal(await page.locator("cite-check .history").count(), 0);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });
});

test("an answer is printed alone, under a strict policy too", () => {
  const site = {
    answers: answering([report(CLAIM)]),
    headers: { "content-security-policy": STRICT_POLICY },
  };
  return onOwnPage(browser, site, {}, async (page, { said }) => {
    await ask(page, CLAIM);
    await inAnswer(page, ".actions").waitFor();
    await page.emulateMedia({ media: "print" });
    // A dialog would stop the test, so what it would print is read in its place.
    await page.evaluate(() => {
      const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
      Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
        get() {
          const view = get.call(this);
          view.print = () => {
            const { shadowRoot } = view.document.body.firstElementChild;
            window.printed = {
              title: view.document.title,
              quote: shadowRoot.querySelector("blockquote").textContent.trim(),
              actions: view.getComputedStyle(shadowRoot.querySelector(".actions")).display,
              mark: view.getComputedStyle(shadowRoot.querySelector("mark")).fontWeight,
            };
            view.dispatchEvent(new Event("afterprint"));
          };
          return view;
        },
      });
      const { shadowRoot } = document.querySelector("cite-check");
      const buttons = [...shadowRoot.querySelectorAll(".actions button")];
      buttons.find((button) => button.textContent === "Print").click();
    });
    const { title, quote, actions, mark } = await page.evaluate(() => window.printed);
    assert.equal(title, CLAIM);
    assert.equal(quote, report(CLAIM).citations[0].quote);
    assert.equal(actions, "none");
    assert.ok(Number(mark) > 400);
    assert.equal(await page.locator("cite-check iframe").count(), 0);
    assert.deepEqual(said, []);
  });
});

test("on paper stands the answer, without buttons", () =>
  onAnswer(report(CLAIM), async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.ok(await inAnswer(page, ".verdict").isVisible());
    assert.ok(await inAnswer(page, "blockquote").isVisible());
    const controls = page.locator("cite-check :is(button, textarea)");
    assert.equal(await controls.filter({ visible: true }).count(), 0);
  }));

test("a result is exported as ClaimReview, and no verdict as none", () =>
  onAnswer(report(CLAIM), async (page) => {
    const [review, none] = await page.evaluate(async () => {
      const element = document.querySelector("cite-check");
      const review = await element.claimReview({
        author: "The Paper",
        url: "https://example.org/check",
        date: "2026-01-31",
      });
      await element.check("Nothing is known of this");
      return [review, await element.claimReview({ author: "The Paper" })];
    });
    assert.equal(none, null);
    assert.equal(review["@context"], "https://schema.org");
    assert.equal(review["@type"], "ClaimReview");
    assert.equal(review.claimReviewed, CLAIM);
    assert.equal(review.author.name, "The Paper");
    assert.equal(review.datePublished, "2026-01-31");
    assert.deepEqual(review.reviewRating, {
      "@type": "Rating",
      ratingValue: 1,
      worstRating: 1,
      bestRating: 5,
      alternateName: "Contradicted",
    });
    assert.equal(review.citation[0].abstract, citation().quote);
  }));

test("an answer stays whole at 400 % zoom, with wide text spacing, and in forced colours", () =>
  onAnswer(
    report(CLAIM, { citations: [citation(), citation({ start: 200, end: 249, marks: [] })] }),
    async (page) => {
      for (const summary of await page.locator("cite-check summary").all()) await summary.click();
      await assertNoSidewaysScroll(page);
      // The spacing of WCAG 2.2, 1.4.12, which is inherited into the widget.
      await page.addStyleTag({
        content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
          cite-check { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }`,
      });
      await assertNoSidewaysScroll(page);
      const cut = await page.evaluate(() =>
        [...document.querySelector("cite-check").shadowRoot.querySelectorAll("button, p, summary")]
          .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
          .map((box) => box.textContent.trim()),
      );
      assert.deepEqual(cut, []);
      await page.emulateMedia({ forcedColors: "active" });
      await assertAccessible(page);
      const icon = page.locator("cite-check .verdict .icon");
      assert.ok(await icon.isVisible());
    },
    // 1280 by 1024 at 400 %.
    { viewport: { width: 320, height: 256 }, bypassCSP: true },
  ));

test("nothing turns fast for readers who want less motion", () =>
  onOwnPage(browser, {}, { reducedMotion: "reduce" }, async (page) => {
    const turning = await page.evaluate(() => {
      const wheel = document.createElement("span");
      wheel.className = "wheel";
      document.querySelector("cite-check").shadowRoot.append(wheel);
      const { animationDuration, animationTimingFunction } = getComputedStyle(wheel);
      return [animationDuration, animationTimingFunction];
    });
    assert.deepEqual(turning, ["4s", "steps(8)"]);
  }));
