/**
 * Serves `dist` for a test, and opens it in a browser.
 *
 * In: what to change about the site (subpath, headers, single answers). Out: its address, the
 * paths that were asked for, and a page whose console is kept.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
assert.ok(existsSync(path.join(dist, "pack")), "www/dist has no pack: run `cargo xtask build`");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What a page needs to embed the widget, and nothing more. */
export const STRICT_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/**
 * A running site. `base` is its subpath; `headers` go with every answer; `answers` maps a path
 * below the base to a function that gives `{ status, type, body }` in place of the file; `alias`
 * is a folder below the base that holds the same files again.
 */
export async function openSite({ base = "/", headers = {}, answers = {}, alias } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    asked.push(pathname);
    const below = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
    const name =
      alias && below?.startsWith(alias)
        ? below.slice(alias.length)
        : below === ""
          ? "index.html"
          : below;
    const { status, type, body } = await answer(name, answers);
    response.writeHead(status, { "content-type": type, "cache-control": "no-cache", ...headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    asked,
    answers,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

async function answer(name, answers) {
  const missing = { status: 404, type: "text/plain", body: "not found" };
  if (name === undefined || name.includes("..")) return missing;
  if (name in answers) return answers[name](await fileAnswer(name, missing));
  return fileAnswer(name, missing);
}

async function fileAnswer(name, missing) {
  const type = TYPES[path.extname(name)] ?? "application/octet-stream";
  const body = await readFile(path.join(dist, name)).catch(() => undefined);
  return body === undefined ? missing : { status: 200, type, body };
}

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The program that CHROMIUM names, or the system's Chromium; none means Playwright's own. */
function systemChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(existsSync);
}

/** A browser that asks nothing of the network by itself. */
export function openBrowser() {
  const executablePath = systemChromium();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * A fresh page on a site, ready when the widget is. `said` collects what its console and its
 * workers complain of; `requests` every address that the page or its workers ask for.
 */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, ...options });
  const page = await context.newPage();
  const said = [];
  const requests = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
  context.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  await page.locator("cite-check textarea").waitFor();
  return { page, said, requests, close: () => context.close() };
}

/** Types a claim and presses Enter, as a reader does. */
export async function ask(page, claim) {
  await page.getByLabel("Check a statement").fill(claim);
  await page.getByLabel("Check a statement").press("Enter");
}
