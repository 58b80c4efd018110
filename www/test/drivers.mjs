/**
 * Firefox and WebKit behind one small interface: open an address, run a function in the page, press
 * keys.
 *
 * In: a browser's name. Out: a driver, or why there is none: tests then say so and are skipped.
 * Firefox speaks WebDriver BiDi (through puppeteer), WebKit the classic WebDriver, in a virtual
 * display. On Debian: `apt-get install firefox-esr webkit2gtk-driver xvfb`.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import puppeteer from "puppeteer-core";

/** The first of some programs that PATH has. */
function program(...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((at) => path.join(at, name))).find(existsSync);
}

/** Opens Firefox; gives `{ missing }` where it is not installed. */
export async function openFirefox() {
  const executablePath = process.env.FIREFOX ?? program("firefox-esr", "firefox");
  if (executablePath === undefined) return { missing: "no Firefox: install firefox-esr" };
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  return {
    open: (url) => page.goto(url),
    run: (work, ...given) => page.evaluate(work, ...given),
    async type(text, ...keys) {
      await page.keyboard.type(text);
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => browser.close(),
  };
}

const WEBKIT = [
  "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
  "/usr/lib/*/webkit2gtk-4.0/MiniBrowser",
  "/usr/lib/*/webkitgtk-6.0/MiniBrowser",
  "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/** What WebDriver calls the keys that have no sign. */
const KEYS = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C" };

/** Opens WebKit's MiniBrowser; gives `{ missing }` where it is not installed. */
export async function openWebKit() {
  const driver = program("WebKitWebDriver");
  const binary = process.env.WEBKIT ?? find(WEBKIT);
  const display = program("Xvfb");
  if (!driver || !binary) return { missing: "no WebKit: install webkit2gtk-driver" };
  if (!display) return { missing: "no display for WebKit: install xvfb" };
  const number = 90 + (process.pid % 900);
  const screen = spawn(display, [`:${number}`, "-screen", "0", "1280x1000x24"], {
    stdio: "ignore",
  });
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const base = `http://127.0.0.1:${port}`;
  const stop = () => {
    server.kill();
    screen.kill();
  };
  try {
    await untilUp(`${base}/status`);
    const options = { binary, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await ask("POST", `${base}/session`, { capabilities });
    const session = `${base}/session/${sessionId}`;
    return {
      open: (url) => ask("POST", `${session}/url`, { url }),
      run: (work, ...args) =>
        ask("POST", `${session}/execute/async`, {
          script: `const done = arguments[arguments.length - 1];
            Promise.resolve((${work})(...[...arguments].slice(0, -1))).then(
              (value) => done({ value }), (error) => done({ error: String(error) }));`,
          args,
        }).then(({ value, error }) => {
          if (error !== undefined) throw new Error(error);
          return value;
        }),
      type: (text, ...keys) =>
        ask("POST", `${session}/actions`, {
          actions: [{ type: "key", id: "keys", actions: strokes(text, keys) }],
        }),
      async close() {
        await ask("DELETE", session).catch(() => undefined);
        stop();
      },
    };
  } catch (problem) {
    stop();
    throw problem;
  }
}

function strokes(text, keys) {
  return [...text, ...keys.map((key) => KEYS[key])].flatMap((value) => [
    { type: "keyDown", value },
    { type: "keyUp", value },
  ]);
}

/** The first file below `/usr` that a pattern names; a star is one folder's whole name. */
function find(patterns) {
  return patterns.flatMap((pattern) => expand("", pattern.split("/").slice(1)))[0];
}

function expand(folder, [name, ...rest]) {
  if (name === undefined) return existsSync(folder) ? [folder] : [];
  if (name !== "*") return expand(`${folder}/${name}`, rest);
  return existsSync(folder)
    ? readdirSync(folder).flatMap((entry) => expand(`${folder}/${entry}`, rest))
    : [];
}

async function ask(method, url, body) {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${value?.error}: ${value?.message}`);
  return value;
}

async function untilUp(url) {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask("GET", url);
      return;
    } catch (problem) {
      if (tries === 50) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
