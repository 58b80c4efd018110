/**
 * A quote with its source, as a figure. Article text goes in as text, never as markup; it is marked as English,
 * which is what the engine reads, whatever the page speaks.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Citation } from "../generated/report.js";
import { filled } from "../messages/format.js";
import type { Voice } from "../messages/index.js";
import { dateText } from "./date.js";
import { pieces } from "./quote.js";

/** A quote that brings its own signs gets no others around it. */
const QUOTE_SIGNS = /["“”„«»]/;

/** One citation; `stance` adds in words what it says of the claim. */
export function citationView(citation: Citation, voice: Voice, stance = false): TemplateResult {
  const { words } = voice;
  return html`<figure class="citation" part="citation">
    ${
      stance
        ? html`<p class="stance ${citation.stance}">${words.stance[citation.stance]}</p>`
        : nothing
    }
    ${quoteView(citation)}
    <figcaption part="source">${sourceView(citation, voice)}</figcaption>
  </figure>`;
}

function quoteView(citation: Citation): TemplateResult {
  const words = pieces(citation).map(({ text, relation }) =>
    relation === undefined || relation === "missing"
      ? text
      : html`<mark part="mark mark-${relation}" class=${relation}>${text}</mark>`,
  );
  const signs = QUOTE_SIGNS.test(citation.quote) ? nothing : "signs";
  return html`<blockquote part="quote" class=${signs} lang="en" dir="auto">${words}</blockquote>`;
}

function sourceView(citation: Citation, { words, language }: Voice): TemplateResult {
  const { speaker, publisher, author, date, kind, title, url } = citation;
  const link = webAddress(citation.link ?? url);
  const facts = [
    publisher && html`<span class="publisher">${publisher}</span>`,
    author && html`<span>${filled(words.by, { author })}</span>`,
    date && html`<time datetime=${date}>${dateText(date, language)}</time>`,
  ]
    .filter(Boolean)
    .flatMap((fact, index) => (index === 0 ? [fact] : ["\u00a0· ", fact]));
  return html`
    ${
      speaker
        ? html`<p class="speaker" part="speaker">${filled(words.says, { speaker })}</p>`
        : nothing
    }
    <p class="title">
      ${kind === "news" ? nothing : html`<span class="kind" part="kind">${words.kind[kind]}</span>`}
      <cite lang="en" dir="auto">${title}</cite>
    </p>
    ${facts.length > 0 ? html`<p class="facts">${facts}</p>` : nothing}
    ${link ? html`<p><a class="link" part="link" href=${link}>${words.read}</a></p>` : nothing}
  `;
}

/** An address that is safe to link to: a pack's `javascript:` would run in the embedder's page. */
function webAddress(address: string | null): string | undefined {
  if (address === null || !URL.canParse(address, document.baseURI)) return undefined;
  const { protocol } = new URL(address, document.baseURI);
  return protocol === "https:" || protocol === "http:" ? address : undefined;
}
