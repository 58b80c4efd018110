//! A claim against articles: the pipeline behind `check` and `pairs`.

use crate::align::{self, Alignment, Wordings};
use crate::analyse::{self, Article};
use crate::clause::parts::{self, Part};
use crate::document::Document;
use crate::fact::WordClass;
use crate::judge;
use crate::report::{Probabilities, Report, Stance};
use crate::select::{self, Candidate};
use crate::verdict;

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

/// A window held against a claim part and judged.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// Word by word and slot by slot.
    pub alignment: Alignment<'a>,
    /// The comparisons as numbers.
    pub features: judge::Features,
    /// What they allow at all.
    pub gates: judge::Gates,
    /// What the model makes of them.
    pub probabilities: Probabilities,
}

/// What was found for one claim part.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The claim part.
    pub part: &'a Part,
    /// Judged windows, the one that accounts for most of the part first.
    pub judged: Vec<Judged<'a>>,
    /// Sentences by how much of the part they account for at first sight.
    pub candidates: Vec<Candidate<'a>>,
}

/// Checks a claim against articles.
///
/// # Errors
/// When the claim is empty or too long.
pub fn check(claim: &str, articles: &[&Article]) -> Result<Report, ClaimError> {
    let parts = parse(claim)?;
    let findings: Vec<Finding> = parts
        .iter()
        .map(|part| find(claim, part, articles))
        .collect();
    Ok(verdict::conclude(claim, &findings))
}

/// The stance of one evidence text towards a claim.
///
/// # Errors
/// When the claim is empty or too long.
pub fn stance(claim: &str, evidence: &str) -> Result<(Stance, Probabilities), ClaimError> {
    let article = analyse::article(Document {
        body: evidence.to_string(),
        ..Document::default()
    });
    let parts = parse(claim)?;
    let findings: Vec<Finding> = parts
        .iter()
        .map(|part| find(claim, part, &[&article]))
        .collect();
    Ok(verdict::stance(&findings))
}

/// Cuts a claim into its parts.
///
/// # Errors
/// When the claim is empty or too long.
pub fn parse(claim: &str) -> Result<Vec<Part>, ClaimError> {
    if claim.len() > CLAIM_LIMIT {
        return Err(ClaimError::TooLong(claim.len()));
    }
    let facts = analyse::facts(claim, None, false);
    if !facts
        .iter()
        .flat_map(|fact| &fact.words)
        .any(|word| word.class != WordClass::Mark)
    {
        return Err(ClaimError::Empty);
    }
    Ok(parts::parts(claim, facts))
}

/// Finds and judges the windows that may settle a claim part.
pub fn find<'a>(claim: &str, part: &'a Part, articles: &[&'a Article]) -> Finding<'a> {
    let mut wordings = Wordings::new(&part.fact);
    let candidates = select::candidates(&part.fact, articles, &mut wordings);
    let mut judged: Vec<Judged> = select::windows(&candidates)
        .into_iter()
        .map(|window| {
            let alignment = align::align(claim, &part.fact, window, &mut wordings);
            let features = judge::features(&alignment);
            let gates = judge::Gates::of(&alignment);
            let probabilities = judge::probabilities(&features, gates);
            Judged {
                alignment,
                features,
                gates,
                probabilities,
            }
        })
        .collect();
    judged.sort_by(|left, right| right.fit().total_cmp(&left.fit()));
    Finding {
        part,
        judged,
        candidates,
    }
}

impl Judged<'_> {
    /// How well the window fits the claim part, whatever it says of it; one more sentence must
    /// account for a little more.
    pub fn fit(&self) -> f32 {
        let sentences = self.alignment.window.last - self.alignment.window.first;
        let slots: f32 = self
            .alignment
            .comparisons
            .iter()
            .filter(|c| matches!(c.rule, align::Rule::Quantity | align::Rule::Time))
            .map(|c| match c.relation {
                crate::report::Relation::Same | crate::report::Relation::Implies => 0.15,
                crate::report::Relation::Differs => 0.08 * c.bond,
                crate::report::Relation::Missing => 0.0,
            })
            .sum();
        self.alignment.coverage() + slots - 0.06 * sentences as f32
    }
}
