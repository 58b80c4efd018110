//! How good verdicts are: predictions against claims that careful readers labelled.
//!
//! In: gold claims with labels and quotes, and predictions as `check --jsonl` prints them. Out:
//! one [`Record`] a claim, and a [`Summary`] of them. The figures are those of the benchmark's
//! Python scorer, to the last digit, so every sum and division here keeps its order.
//!
//! A prediction counts fully only when its verdict is right **and** one of its quotes shares an
//! unbroken run of words with a gold quote of the same document.
//!
//! ```
//! use citecheck::eval;
//! let gold = r#"{"id": "1", "claim": "Ten ships sailed", "label": "supported",
//!     "evidence": [{"doc": "a", "quote": "ten ships sailed north"}]}"#.replace('\n', " ");
//! let prediction = r#"{"id": "1", "verdict": "supported",
//!     "citations": [{"doc": "a", "quote": "Ten ships sailed."}]}"#.replace('\n', " ");
//! let gold = eval::gold("gold.jsonl", &gold).unwrap();
//! let predictions = eval::predictions("out.jsonl", &prediction).unwrap();
//! let records = eval::compare(&gold, &predictions);
//! assert_eq!(eval::summarise(&records, eval::TAG_LEAST).strict, Some(1.0));
//! ```

mod overlap;
mod read;
mod summary;
mod text;

pub use overlap::{overlap, words};
pub use read::{Gold, Prediction, Quote, ReadError, gold, predictions};
pub use summary::{LabelScores, Summary, TagScores, summarise};
pub use text::text;

use crate::report::Verdict;
use serde::Serialize;
use std::collections::HashMap;

/// The least number of claims under a tag for the tag to be listed.
pub const TAG_LEAST: usize = 8;

/// What was wanted for one claim, what came, and whether it holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// Id of the claim.
    pub id: String,
    /// Its words.
    pub claim: String,
    /// What the readers said.
    pub label: Verdict,
    /// What the program said; `None` when it said nothing.
    #[serde(serialize_with = "summary::verdict_name")]
    pub verdict: Option<Verdict>,
    /// Whether the verdict is the label.
    pub right: bool,
    /// Whether the verdict is right, needs a quote, and has a good one.
    pub hit: bool,
    /// Whether the verdict is right together with its quote, where it needs one.
    pub strict: bool,
    /// What the claim tries.
    pub tags: Vec<String>,
    /// The readers' quotes.
    pub evidence: Vec<Quote>,
    /// The program's quotes.
    pub citations: Vec<Quote>,
    /// Whether one of the readers' quotes is among the program's first five passages; `None` when there
    /// are no such quotes, or it gave no list of passages.
    pub passages_hit: Option<bool>,
    /// Probability in 0..=1 that the verdict is right, as the program says.
    pub confidence: Option<f64>,
}

/// Compares predictions with the gold claims, in the order of the claims.
///
/// Predictions for other claims are left out; a claim without a prediction has no verdict and
/// counts as wrong.
pub fn compare(gold: &[Gold], predictions: &[Prediction]) -> Vec<Record> {
    let by_id: HashMap<&str, &Prediction> = predictions
        .iter()
        .map(|prediction| (prediction.id.as_str(), prediction))
        .collect();
    gold.iter()
        .map(|wanted| record(wanted, by_id.get(wanted.id.as_str()).copied()))
        .collect()
}

fn record(wanted: &Gold, given: Option<&Prediction>) -> Record {
    let verdict = given.map(|given| given.verdict);
    let citations = given.map_or(&[][..], |given| &given.citations);
    let right = verdict == Some(wanted.label);
    let hit = right && read::is_cited(wanted.label) && overlap::any(citations, &wanted.evidence);
    Record {
        id: wanted.id.clone(),
        claim: wanted.claim.clone(),
        label: wanted.label,
        verdict,
        right,
        hit,
        strict: hit || (right && wanted.label == Verdict::Unknown),
        tags: wanted.tags.clone(),
        evidence: wanted.evidence.clone(),
        citations: citations.to_vec(),
        passages_hit: given.and_then(|given| {
            let passages = given.passages.as_deref()?;
            let first = &passages[..passages.len().min(5)];
            (!wanted.evidence.is_empty()).then(|| overlap::any(first, &wanted.evidence))
        }),
        confidence: given.and_then(|given| given.confidence),
    }
}
