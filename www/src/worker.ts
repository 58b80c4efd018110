/**
 * The worker: owns the engine, so that the page's own thread never waits for it.
 *
 * In: questions of `protocol.ts`. Out: one answer for each, two where the judge reads a claim closely.
 * It fetches nothing but the judge.
 */
import init, { Checker, version } from "citecheck-engine";
import { CiteCheckError, toCiteCheckError, type ErrorCode } from "./errors.js";
import type { Reader } from "./judge.js";
import type { Answer, Question } from "./protocol.js";

let checker: Checker | undefined;
let reader: Promise<Reader> | undefined;

self.addEventListener("message", (event: MessageEvent<Question>) => {
  const { id } = event.data;
  answer(event.data).then(
    (answer) => send({ id, answer }),
    (thrown: unknown) => {
      const { code, message, mend } = toCiteCheckError(thrown, failureOf(event.data));
      send({ id, error: { code, message, mend } });
    },
  );
});

function send(answer: Answer): void {
  self.postMessage(answer);
}

/** What an error without a code means, by where it came up. */
function failureOf(question: Question): ErrorCode {
  return question.topic === "supply" ? "pack-damaged" : "internal";
}

async function answer(question: Question): Promise<unknown> {
  if (question.topic === "start") {
    await init({ module_or_path: question.engine });
    checker = new Checker(new Uint8Array(question.manifest));
    return { version: version(), about: checker.about() };
  }
  if (checker === undefined) throw new CiteCheckError("internal", "asked before the engine is up");
  switch (question.topic) {
    case "supply":
      checker.supply(question.name, new Uint8Array(question.bytes));
      return null;
    case "check": {
      const { id, claim } = question;
      const needs = checker.needs(claim);
      if (needs.length > 0) return { needs };
      const report = checker.check(claim);
      const readings = question.judge === "never" ? [] : checker.readings(claim);
      if (readings.length === 0) return { report };
      send({ id, answer: { report }, more: true });
      const read = await judge();
      return { report: checker.check_closely(claim, await read(readings)) };
    }
  }
}

/** The judge, fetched once; after a failure, the next claim tries again. */
function judge(): Promise<Reader> {
  reader ??= import("./judge.js").then(({ wake }) => wake());
  reader.catch(() => (reader = undefined));
  return reader;
}
