/**
 * A report as schema.org ClaimReview, for editors who publish their checks.
 *
 * In: a report with a verdict. Out: a plain object for `JSON.stringify`. Its rating counts from 1
 * (contradicted) to 5 (supported), with the verdict's word beside it. A report without a verdict is
 * no review, and gives nothing.
 */
import type { Report, Verdict } from "../generated/report.js";
import type { ClaimReviewOptions } from "../host.js";
import { linkTo } from "../link.js";
import { reasonSentence } from "../messages/format.js";
import type { Voice } from "../messages/index.js";

const RATINGS: Partial<Record<Verdict, number>> = { supported: 5, mixed: 3, contradicted: 1 };

/** The JSON-LD object. */
export function claimReview(
  report: Report,
  { words }: Voice,
  { author, author_url, url, date, claimant }: ClaimReviewOptions,
): object | null {
  const ratingValue = RATINGS[report.verdict];
  if (ratingValue === undefined) return null;
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: url ?? linkTo(report.claim, location.href),
    datePublished: date ?? new Date().toISOString().slice(0, "2026-01-31".length),
    inLanguage: words.language,
    author: {
      "@type": "Organization",
      name: author,
      ...(author_url === undefined ? {} : { url: author_url }),
    },
    claimReviewed: report.claim,
    reviewBody: reasonSentence(report.reason, words),
    itemReviewed: {
      "@type": "Claim",
      ...(claimant === undefined ? {} : { author: { "@type": "Person", name: claimant } }),
    },
    reviewRating: {
      "@type": "Rating",
      ratingValue,
      worstRating: 1,
      bestRating: 5,
      alternateName: words.verdict[report.verdict],
    },
    citation: report.citations.map(({ title, publisher, date: published, link, url, quote }) => ({
      "@type": "NewsArticle",
      headline: title,
      ...(publisher === null ? {} : { publisher: { "@type": "Organization", name: publisher } }),
      ...(published === null ? {} : { datePublished: published }),
      ...((link ?? url) === null ? {} : { url: link ?? url }),
      abstract: quote,
    })),
  };
}
