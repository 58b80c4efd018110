// Written from the Rust types by `UPDATE_TYPES=1 cargo test --lib typescript`: edit those.

/**
 * The answer to one claim.
 */
export type Report = {
/**
 * The claim as it was entered.
 */
claim: string,
/**
 * What the articles say of it as a whole.
 */
verdict: Verdict,
/**
 * Probability in 0..=1 that the verdict is right, rounded to three decimals.
 */
confidence: number,
/**
 * Why, in plain words and in parts that a page can translate.
 */
reason: Reason,
/**
 * The quotes that settle the verdict; empty when it is unknown.
 */
citations: Array<Citation>,
/**
 * The closest passages in order, at most five, whatever the verdict.
 */
passages: Array<Citation>,
/**
 * What the claim states, one by one.
 */
parts: Array<Part>,
/**
 * The comparisons that led to the verdict.
 */
explanation: Explanation, };

/**
 * What the articles say of a claim.
 */
export type Verdict = "supported" | "contradicted" | "mixed" | "unknown";

/**
 * Why a verdict was given.
 */
export type Reason = {
/**
 * Name of the reason, stable, for translation: such as `quantity-differs`.
 */
code: string,
/**
 * The reason in one plain English sentence.
 */
text: string,
/**
 * What the claim says at the deciding place, such as `$3 billion`.
 */
claimed: string | null,
/**
 * What the source says there, such as `$2 billion`.
 */
source: string | null, };

/**
 * A quote with its source.
 */
export type Citation = {
/**
 * Id of the document.
 */
doc: string,
/**
 * Exact substring of the document's body.
 */
quote: string,
/**
 * Where the quote starts in the body, in UTF-16 code units.
 */
start: number,
/**
 * Where the quote ends in the body, in UTF-16 code units.
 */
end: number,
/**
 * What it says of the claim part that it is cited for.
 */
stance: Stance,
/**
 * How sure that is.
 */
probabilities: Probabilities,
/**
 * Who says it, where the article attributes it to somebody.
 */
speaker: string | null,
/**
 * Headline.
 */
title: string,
/**
 * Who published the article.
 */
publisher: string | null,
/**
 * Who wrote the article.
 */
author: string | null,
/**
 * When it was published: `2018`, `2018-06` or `2018-06-19`.
 */
date: string | null,
/**
 * News, opinion and so on.
 */
kind: Kind,
/**
 * Address of the article.
 */
url: string | null,
/**
 * Address of the quote within the article, with a text fragment.
 */
link: string | null,
/**
 * The deciding words of the quote, in order and apart from each other.
 */
marks: Array<Mark>, };

/**
 * What sort of text an article is; opinion is marked as such in every citation.
 */
export type Kind = "news" | "opinion" | "analysis" | "press-release";

/**
 * What one evidence says of one claim part.
 */
export type Stance = "supports" | "refutes" | "neutral";

/**
 * Probability of each stance; the three sum to 1, each rounded to three decimals.
 */
export type Probabilities = {
/**
 * Of [`Stance::Supports`].
 */
supports: number,
/**
 * Of [`Stance::Refutes`].
 */
refutes: number,
/**
 * Of [`Stance::Neutral`].
 */
neutral: number, };

/**
 * Words of a quote to point out.
 */
export type Mark = {
/**
 * Where they start in the body, in UTF-16 code units.
 */
start: number,
/**
 * Where they end in the body, in UTF-16 code units.
 */
end: number,
/**
 * How they stand to the claim.
 */
relation: Relation, };

/**
 * How a slot of the evidence stands to the same slot of the claim.
 */
export type Relation = "same" | "implies" | "differs" | "missing";

/**
 * One thing that the claim states.
 */
export type Part = {
/**
 * Its words.
 */
text: string,
/**
 * Where it starts in the claim, in UTF-16 code units.
 */
start: number,
/**
 * Where it ends in the claim, in UTF-16 code units.
 */
end: number,
/**
 * What the articles say of it.
 */
verdict: Verdict,
/**
 * From the evidence that settles it, or the closest one.
 */
probabilities: Probabilities,
/**
 * Why.
 */
reason: Reason, };

/**
 * One comparison, with those that it rests on.
 */
export type Explanation = {
/**
 * Name of the rule that compared, such as `quantity` or `polarity`.
 */
rule: string,
/**
 * What came out.
 */
relation: Relation,
/**
 * The words of the claim.
 */
claim: string | null,
/**
 * The words of the evidence.
 */
evidence: string | null,
/**
 * The comparisons below it.
 */
children: Array<Explanation>, };

/**
 * A claim and an evidence for the neural judge to read together.
 */
export type Reading = {
/**
 * What is claimed.
 */
claim: string,
/**
 * What an article says.
 */
evidence: string, };
