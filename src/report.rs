//! The answer to a claim, in the shape that `--json` prints and the browser receives.
//!
//! Offsets in a report are **UTF-16 code units**, natively as in the browser, so that both print
//! the same JSON; everywhere else in the engine they are bytes.

use crate::document::Kind;
use serde::{Deserialize, Serialize, Serializer};

/// What the articles say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They state it.
    Supported,
    /// They state something that cannot be true together with it.
    Contradicted,
    /// They state one part of it and contradict another.
    Mixed,
    /// They do not settle it.
    Unknown,
}

/// What one evidence says of one claim part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// It states the part.
    Supports,
    /// It cannot be true together with the part.
    Refutes,
    /// It does not settle the part.
    Neutral,
}

/// Probability of each stance; the three sum to 1, each rounded to three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Probabilities {
    /// Of [`Stance::Supports`].
    #[serde(serialize_with = "probability")]
    pub supports: f64,
    /// Of [`Stance::Refutes`].
    #[serde(serialize_with = "probability")]
    pub refutes: f64,
    /// Of [`Stance::Neutral`].
    #[serde(serialize_with = "probability")]
    pub neutral: f64,
}

impl Probabilities {
    /// Rounds those of support and refutation to three decimals; the rest is neutral.
    pub(crate) fn of(supports: f64, refutes: f64) -> Probabilities {
        let (supports, refutes) = (rounded(supports), rounded(refutes));
        Probabilities {
            supports,
            refutes,
            neutral: rounded(1.0 - supports - refutes),
        }
    }
}

/// A probability with three decimals.
pub(crate) fn rounded(value: f64) -> f64 {
    (value.clamp(0.0, 1.0) * 1000.0 + 0.5).floor() / 1000.0
}

/// The answer to one claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// The claim as it was entered.
    pub claim: String,
    /// What the articles say of it as a whole.
    pub verdict: Verdict,
    /// Probability in 0..=1 that the verdict is right, rounded to three decimals.
    #[serde(serialize_with = "probability")]
    pub confidence: f64,
    /// Why, in plain words and in parts that a page can translate.
    pub reason: Reason,
    /// The quotes that settle the verdict; empty when it is unknown.
    pub citations: Vec<Citation>,
    /// The closest passages in order, at most five, whatever the verdict.
    pub passages: Vec<Citation>,
    /// What the claim states, one by one.
    pub parts: Vec<Part>,
    /// The comparisons that led to the verdict.
    pub explanation: Explanation,
}

/// Why a verdict was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reason {
    /// Name of the reason, stable, for translation: such as `quantity-differs`.
    pub code: String,
    /// The reason in one plain English sentence.
    pub text: String,
    /// What the claim says at the deciding place, such as `$3 billion`.
    pub claimed: Option<String>,
    /// What the source says there, such as `$2 billion`.
    pub source: Option<String>,
}

/// One thing that the claim states.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Part {
    /// Its words.
    pub text: String,
    /// Where it starts in the claim, in UTF-16 code units.
    pub start: u32,
    /// Where it ends in the claim, in UTF-16 code units.
    pub end: u32,
    /// What the articles say of it.
    pub verdict: Verdict,
    /// From the evidence that settles it, or the closest one.
    pub probabilities: Probabilities,
    /// Why.
    pub reason: Reason,
}

/// A quote with its source.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Citation {
    /// Id of the document.
    pub doc: String,
    /// Exact substring of the document's body.
    pub quote: String,
    /// Where the quote starts in the body, in UTF-16 code units.
    pub start: u32,
    /// Where the quote ends in the body, in UTF-16 code units.
    pub end: u32,
    /// What it says of the claim part that it is cited for.
    pub stance: Stance,
    /// How sure that is.
    pub probabilities: Probabilities,
    /// Who says it, where the article attributes it to somebody.
    pub speaker: Option<String>,
    /// Headline.
    pub title: String,
    /// Who published the article.
    pub publisher: Option<String>,
    /// Who wrote the article.
    pub author: Option<String>,
    /// When it was published: `2018`, `2018-06` or `2018-06-19`.
    pub date: Option<String>,
    /// News, opinion and so on.
    pub kind: Kind,
    /// Address of the article.
    pub url: Option<String>,
    /// Address of the quote within the article, with a text fragment.
    pub link: Option<String>,
    /// The deciding words of the quote, in order and apart from each other.
    pub marks: Vec<Mark>,
}

/// Words of a quote to point out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mark {
    /// Where they start in the body, in UTF-16 code units.
    pub start: u32,
    /// Where they end in the body, in UTF-16 code units.
    pub end: u32,
    /// How they stand to the claim.
    pub relation: Relation,
}

/// How a slot of the evidence stands to the same slot of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same value.
    Same,
    /// Another value that makes the claim's value true, such as 210 for "more than 200".
    Implies,
    /// A value that cannot be true together with the claim's.
    Differs,
    /// Nothing in the evidence answers to the claim's slot.
    Missing,
}

impl Relation {
    /// Whether the evidence's value makes the claim's true.
    pub fn agrees(self) -> bool {
        matches!(self, Relation::Same | Relation::Implies)
    }
}

/// One comparison, with those that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Explanation {
    /// Name of the rule that compared, such as `quantity` or `polarity`.
    pub rule: String,
    /// What came out.
    pub relation: Relation,
    /// The words of the claim.
    pub claim: Option<String>,
    /// The words of the evidence.
    pub evidence: Option<String>,
    /// The comparisons below it.
    pub children: Vec<Explanation>,
}

/// Writes 0 and 1 without a fraction, as JavaScript does, so that both print the same JSON.
fn probability<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if *value == 0.0 || *value == 1.0 {
        serializer.serialize_u32(*value as u32)
    } else {
        serializer.serialize_f64(*value)
    }
}
