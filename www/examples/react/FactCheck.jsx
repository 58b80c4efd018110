/**
 * React 19: attributes and properties pass through as they are, and `on` plus the event's name
 * listens. Where pages are rendered on a server, the element's content is the fallback.
 */
import "citecheck";
import { useState } from "react";

export function FactCheck({ pack }) {
  const [verdict, setVerdict] = useState("none yet");
  return (
    <>
      <cite-check
        pack={pack}
        oncite-check-result={(event) => setVerdict(event.detail.report.verdict)}
      >
        <a href="mailto:editors@example.org">Ask our editors to check a statement</a>
      </cite-check>
      <p>
        Last verdict: <output>{verdict}</output>
      </p>
    </>
  );
}
