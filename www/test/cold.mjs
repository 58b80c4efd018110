/**
 * How long a first visit takes over a slow link, from the navigation to the first verdict.
 *
 * In: what `cargo xtask build` wrote. Out: the times of some visits, each with an empty cache, over
 * a link of 150 ms and 1.6 Mbit/s; the claim comes with the address: one of the page's examples, whose answer came
 * with the pack, and one that waits for the engine. Fails where the first takes longer than the limit.
 *
 * Example: `node test/cold.mjs 1000`
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./site.mjs";

const VISITS = 5;
const EXAMPLE = "The North-South gas pipeline contract is worth $3 billion";
const CLAIM = "Pakistan joined the SCO in 2018";
const limit_ms = Number(process.argv[2] ?? 1000);

const server = spawn("cargo", ["xtask", "demo", "--no-build", "--link", "slow", "--port", "0"], {
  cwd: fileURLToPath(new URL("../../", import.meta.url)),
  stdio: ["ignore", "pipe", "inherit"],
});

/** The address that the demo prints. */
const address = new Promise((resolve, reject) => {
  server.stdout.on("data", (text) => {
    const found = /http:\S+/.exec(String(text));
    if (found) resolve(found[0]);
  });
  server.on("exit", (code) => reject(new Error(`cargo xtask demo ended with ${code}`)));
});

async function visit(browser, url, claim) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener("cite-check-result", () =>
      requestAnimationFrame(() => (window.verdict_ms ??= performance.now())),
    );
  });
  await page.goto(`${url}#cite-check=${encodeURIComponent(claim)}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.verdict_ms !== undefined);
  const times = await page.evaluate(() => ({
    verdict_ms: window.verdict_ms,
    files: performance
      .getEntriesByType("resource")
      .map(({ name, startTime, responseEnd, encodedBodySize }) => {
        const file = new URL(name).pathname.split("/").pop();
        const span = `${Math.round(startTime)} to ${Math.round(responseEnd)} ms`;
        return `  ${file}: ${span}, ${encodedBodySize} bytes`;
      }),
  }));
  await context.close();
  return times;
}

let browser;
try {
  browser = await openBrowser();
  const url = await address;
  for (const [kind, claim] of Object.entries({ "an example": EXAMPLE, "another claim": CLAIM })) {
    const visits = [];
    for (let count = 0; count < VISITS; count += 1) visits.push(await visit(browser, url, claim));
    visits.sort((a, b) => a.verdict_ms - b.verdict_ms);
    const median = visits[Math.floor(VISITS / 2)];
    console.log(median.files.join("\n"));
    const all = visits.map(({ verdict_ms }) => Math.round(verdict_ms)).join(", ");
    console.log(`first verdict on ${kind}: ${all} ms`);
    if (claim === EXAMPLE && median.verdict_ms > limit_ms) {
      console.error(`the median is above ${limit_ms} ms`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser?.close();
  server.kill();
}
