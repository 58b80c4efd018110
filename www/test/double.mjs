/**
 * A worker that answers with reports of the test's own, so that the view is tested apart from the
 * engine's judgement. It speaks the protocol of `src/protocol.ts`.
 */

const SURE = { supports: 1, refutes: 0, neutral: 0 };

/** A citation; what is given replaces the rest. */
export function citation(given = {}) {
  return {
    doc: "001",
    quote: "It is worth $2 billion, and not a small contract.",
    start: 100,
    end: 149,
    stance: "refutes",
    probabilities: SURE,
    speaker: "Nafees Zakariya",
    title: "War games",
    publisher: "The Paper",
    author: null,
    date: "2016-09-01",
    kind: "news",
    url: "https://example.org/war-games",
    link: "https://example.org/war-games#:~:text=It%20is%20worth",
    marks: [{ start: 112, end: 122, relation: "differs" }],
    ...given,
  };
}

/** A report; what is given replaces the rest. */
export function report(claim, given = {}) {
  const reason = {
    code: "quantity-differs",
    text: "The source says $2 billion, not $3 billion.",
    claimed: "$3 billion",
    source: "$2 billion",
  };
  const part = { text: claim, start: 0, end: claim.length, probabilities: SURE };
  const verdict = given.verdict ?? "contradicted";
  return {
    claim,
    verdict,
    confidence: 0.9,
    reason,
    citations: verdict === "unknown" ? [] : [citation()],
    passages: [citation()],
    parts: [{ ...part, verdict, reason: given.reason ?? reason }],
    explanation: {
      rule: "quantity",
      relation: "differs",
      claim: "$3 billion",
      evidence: "$2 billion",
      children: [],
    },
    ...given,
  };
}

/**
 * The site's answers with a worker that gives each claim its report; others are not found. A claim
 * among the `closer` reports is answered twice where the judge may read: the closer one follows
 * when the page posts to the channel `cite-check-test`; in place of a report, "fails" fails all.
 */
export function answering(reports, closer = []) {
  const closely = JSON.stringify(
    closer[0] === "fails"
      ? "fails"
      : Object.fromEntries(closer.map((report) => [report.claim, report])),
  );
  const known = JSON.stringify(Object.fromEntries(reports.map((report) => [report.claim, report])));
  const otherwise = JSON.stringify(
    report("", {
      verdict: "unknown",
      reason: {
        code: "not-found",
        text: "The articles do not say.",
        claimed: null,
        source: null,
      },
    }),
  );
  const body = `
    const known = ${known};
    const closer = ${closely};
    const finish = () =>
      new Promise((resolve) => (new BroadcastChannel("cite-check-test").onmessage = resolve));
    self.addEventListener("message", async ({ data: { id, topic, claim, judge } }) => {
      const answer =
        topic === "start"
          ? { version: "double", about: { title: null, articles: 1, examples: [] } }
          : topic === "check"
            ? { report: known[claim] ?? { ...${otherwise}, claim } }
            : null;
      const second = closer === "fails" ? closer : closer[claim];
      if (topic !== "check" || judge === "never" || second === undefined)
        return self.postMessage({ id, answer });
      self.postMessage({ id, answer, more: true });
      await finish();
      self.postMessage(
        second === "fails"
          ? { id, error: { code: "network", message: "no judge", mend: "publish it" } }
          : { id, answer: { report: second } },
      );
    });`;
  return { "cite-check-worker.js": () => ({ status: 200, type: "text/javascript", body }) };
}
