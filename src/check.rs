//! A claim against articles: the pipeline behind `check` and `pairs`.

use crate::analyse::Article;
use crate::report::{Explanation, Probabilities, Reason, Relation, Report, Stance, Verdict};

/// The longest claim that is checked, in bytes; a longer one is refused.
pub const CLAIM_LIMIT: usize = 2_000;

/// Why a claim cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimError {
    /// It holds no word.
    Empty,
    /// It is longer than [`CLAIM_LIMIT`]; holds its length in bytes.
    TooLong(usize),
}

impl std::fmt::Display for ClaimError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ClaimError::Empty => write!(f, "the claim is empty: enter a statement to check"),
            ClaimError::TooLong(length) => write!(
                f,
                "the claim is {length} bytes long, and at most {CLAIM_LIMIT} are checked: enter one statement at a time"
            ),
        }
    }
}

impl std::error::Error for ClaimError {}

/// Checks a claim against articles.
///
/// # Errors
/// When the claim is empty or too long.
pub fn check(claim: &str, articles: &[&Article]) -> Result<Report, ClaimError> {
    let _ = articles;
    if claim.trim().is_empty() {
        return Err(ClaimError::Empty);
    }
    if claim.len() > CLAIM_LIMIT {
        return Err(ClaimError::TooLong(claim.len()));
    }
    Ok(Report {
        claim: claim.to_string(),
        verdict: Verdict::Unknown,
        confidence: 0.5,
        reason: Reason {
            code: "not-found".into(),
            text: "The articles do not say.".into(),
            claimed: None,
            source: None,
        },
        citations: Vec::new(),
        passages: Vec::new(),
        parts: Vec::new(),
        explanation: Explanation {
            rule: "claim".into(),
            relation: Relation::Missing,
            claim: None,
            evidence: None,
            children: Vec::new(),
        },
    })
}

/// The stance of one evidence text towards a claim.
///
/// # Errors
/// When the claim is empty or too long.
pub fn stance(claim: &str, evidence: &str) -> Result<(Stance, Probabilities), ClaimError> {
    let _ = (claim, evidence);
    Ok((
        Stance::Neutral,
        Probabilities {
            supports: 0.0,
            refutes: 0.0,
            neutral: 1.0,
        },
    ))
}
