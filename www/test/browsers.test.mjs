/** The core of the widget in Firefox and in WebKit: the same steps, by what a page can see. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFirefox, openWebKit } from "./drivers.mjs";
import { openSite } from "./site.mjs";

const CLAIM = "The North-South gas pipeline contract is worth $3 billion";

/** Keeps what goes wrong in the page, from its start. */
const WATCH = `
  window.wrong = [];
  addEventListener("error", (event) => wrong.push(event.message));
  addEventListener("unhandledrejection", (event) => wrong.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => wrong.push(event.violatedDirective));
  for (const kind of ["error", "warn"]) console[kind] = (...words) => wrong.push(words.join(" "));`;

const answers = {
  "watch.js": () => ({ status: 200, type: "text/javascript", body: WATCH }),
  "index.html": ({ body, ...rest }) => ({
    ...rest,
    body: String(body).replace("<link rel", '<script src="watch.js"></script><link rel'),
  }),
};

for (const [name, open] of [
  ["Firefox", openFirefox],
  ["WebKit", openWebKit],
]) {
  describe(name, () => {
    let driver, site;
    before(async () => {
      site = await openSite({ answers: { ...answers } });
      driver = await open();
    });
    after(async () => {
      await driver?.close?.();
      await site.close();
    });

    /** A test that is skipped, with the reason, where the browser is missing. */
    const step = (title, run) =>
      test(`${name}: ${title}`, async (context) => {
        if (driver.missing) return context.skip(driver.missing);
        await driver.open(site.url);
        await seen("textarea");
        await run();
        assert.deepEqual(await driver.run(() => window.wrong), []);
      });

    /** The text of the first element of the widget that a selector names, once it is there. */
    const seen = (selector, words = "") =>
      driver.run(
        async (selector, words) => {
          for (let tries = 0; tries < 200; tries += 1) {
            const root = document.querySelector("cite-check")?.shadowRoot;
            const found = root?.querySelector(selector);
            if (found?.getClientRects().length && found.textContent.includes(words)) {
              return found.textContent.replace(/\s+/g, " ").trim();
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          throw new Error(`${selector} with "${words}" is not seen`);
        },
        selector,
        words,
      );

    const ask = async (claim) => {
      await driver.run(() => document.querySelector("cite-check").focus());
      await driver.type(claim, "Enter");
      await seen(".report .claim", claim);
    };

    step("answers what is typed, with the quote and the picture", async () => {
      await ask(CLAIM);
      assert.equal(await seen(".verdict .word"), "Contradicted");
      assert.match(await seen(".citation mark.differs"), /\$2 billion/);
      await seen(".picture");
      await seen(".actions");
      const heard = await driver.run(async () => {
        const region = document.querySelector("cite-check > [role=status]");
        for (let tries = 0; tries < 40 && region.textContent === ""; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return region.textContent;
      });
      assert.match(heard, /^Contradicted\. /);
    });

    step("speaks Arabic from right to left", async () => {
      await driver.run(() => (document.querySelector("cite-check").lang = "ar"));
      await seen("label", "تحقّق من قول");
      const right = await driver.run(() => {
        const card = document.querySelector("cite-check").shadowRoot.querySelector(".card");
        return getComputedStyle(card).direction;
      });
      assert.equal(right, "rtl");
    });

    step("answers at a selection", async () => {
      await driver.run(() => {
        const paragraph = document.querySelector(".prose p");
        paragraph.scrollIntoView({ block: "center" });
        getSelection().selectAllChildren(paragraph);
      });
      assert.equal(await seen(".adder"), "Check this");
      await driver.type("", "Tab", "Enter");
      await seen(".place .report .claim", "Senior Pakistani officials");
      await driver.type("", "Escape");
      const isOpen = await driver.run(() => {
        const { shadowRoot } = document.querySelector("cite-check");
        return shadowRoot.querySelector(".place").matches(":popover-open");
      });
      assert.equal(isOpen, false);
    });

    step("checks the article in the background", async () => {
      const { checked } = await driver.run(
        () =>
          new Promise((resolve) => {
            const element = document.querySelector("cite-check");
            element.addEventListener("cite-check-annotated", ({ detail }) => resolve(detail));
            element.setAttribute("annotate", "");
          }),
      );
      assert.ok(checked > 10);
      await seen(".page", String(checked));
    });

    test(`${name}: tells of a missing pack, and mends`, async (context) => {
      if (driver.missing) return context.skip(driver.missing);
      site.answers["pack/citecheck.bin"] = () => ({ status: 404, type: "text/plain", body: "" });
      await driver.open(`${site.url}?again`);
      await seen("textarea");
      await driver.run(() => document.querySelector("cite-check").focus());
      await driver.type(CLAIM, "Enter");
      await seen(".error", "The articles to check against could not be found.");
      delete site.answers["pack/citecheck.bin"];
      await driver.run(() => {
        document.querySelector("cite-check").shadowRoot.querySelector(".error button").click();
      });
      await seen(".report .claim", CLAIM);
    });
  });
}
