//! The comparisons of one alignment as numbers.

use crate::align::{Alignment, LOOSE_CREDIT, Rule};
use crate::fact::WordClass;
use crate::lexicon::Likeness;
use crate::report::Relation;

/// Names of the features, in the order of [`Features`]: what tells whether a window supports a part that the
/// gates let it support. What differs needs no feature, as such a window may not.
pub const FEATURES: [&str; 25] = [
    "coverage",
    "coverage_exact",
    "coverage_rest",
    "missing_words",
    "missing_most",
    "missing_weight",
    "names_same",
    "quantity_same",
    "quantity_implies",
    "time_implies",
    "polarity_same",
    "role_same",
    "speaker_same",
    "speaker_missing",
    "loose_synonyms",
    "bigrams",
    "order",
    "density",
    "sentences",
    "scope_missing",
    "typed_slots",
    "negation_unmatched",
    "best_rest",
    "evidence_unused",
    "coverage_by_one",
];

/// One number for each of [`FEATURES`].
pub type Features = [f32; FEATURES.len()];

/// Words that widen or narrow a statement; a claim that has one must find it in the evidence.
const SCOPE_WORDS: [&str; 22] = [
    "all",
    "every",
    "each",
    "only",
    "first",
    "last",
    "always",
    "never",
    "most",
    "none",
    "both",
    "entire",
    "whole",
    "half",
    "solely",
    "exclusively",
    "already",
    "still",
    "nobody",
    "everyone",
    "any",
    "no",
];

/// Describes an alignment.
pub fn features(alignment: &Alignment<'_>) -> Features {
    let claim = alignment.claim;
    let [mut total, mut exact, mut rest] = [Share::default(); 3];
    let (mut missing, mut missing_most, mut missing_weight) = (0.0f32, 0.0f32, 0.0f32);
    let mut loose = 0.0;
    for pair in &alignment.pairs {
        let same = pair.likeness == Likeness::Same;
        total.add(pair.weight, pair.credit);
        exact.add(pair.weight, if same { pair.credit } else { 0.0 });
        if claim.entity_at(pair.claim).is_none() {
            rest.add(pair.weight, pair.credit);
        }
        if pair.credit < LOOSE_CREDIT {
            missing += 1.0;
            missing_weight += pair.weight;
            missing_most = missing_most.max(pair.weight);
        }
        if matches!(
            pair.likeness,
            Likeness::Synonym | Likeness::Derivation | Likeness::Broader
        ) {
            loose += pair.weight;
        }
    }
    let of = |rule: Rule, relation: Relation| {
        alignment
            .comparisons
            .iter()
            .filter(move |c| c.rule == rule && c.relation == relation)
    };
    let count = |rule, relation| of(rule, relation).count() as f32;
    let strongest = |rule, relation| of(rule, relation).map(|c| c.bond).fold(0.0, f32::max);
    let typed = claim.mentions.iter().filter(|m| m.entity().is_none());
    let window = alignment.window;
    let (bigrams, order, density, unused) = arrangement(alignment);
    [
        total.value(),
        exact.value(),
        rest.value(),
        missing.min(8.0),
        missing_most,
        missing_weight.min(8.0),
        count(Rule::Entity, Relation::Same),
        count(Rule::Quantity, Relation::Same),
        count(Rule::Quantity, Relation::Implies),
        count(Rule::Time, Relation::Implies),
        strongest(Rule::Polarity, Relation::Same),
        count(Rule::Role, Relation::Same),
        strongest(Rule::Speaker, Relation::Same),
        strongest(Rule::Speaker, Relation::Missing),
        loose,
        bigrams,
        order,
        density,
        (window.last - window.first + 1) as f32,
        scope_missing(alignment),
        typed.count() as f32,
        negation_unmatched(alignment),
        rest.value() * total.value(),
        unused,
        alignment.coverage_by_one(),
    ]
}

/// A weighted mean.
#[derive(Clone, Copy, Default)]
struct Share {
    part: f32,
    whole: f32,
}

impl Share {
    fn add(&mut self, weight: f32, share: f32) {
        self.part += weight * share;
        self.whole += weight;
    }

    /// The mean; 1 where there was nothing to account for.
    fn value(&self) -> f32 {
        if self.whole > 0.0 {
            self.part / self.whole
        } else {
            1.0
        }
    }
}

/// How the answers lie in the evidence: share of neighbours that are neighbours there, share of pairs
/// in the same order, share of the words between the first and last answer that answer, and the
/// number of words inside the window that answer to nothing.
fn arrangement(alignment: &Alignment<'_>) -> (f32, f32, f32, f32) {
    let mut places: Vec<usize> = Vec::new();
    let (mut close, mut all) = (0.0, 0.0);
    let mut before: Option<usize> = None;
    for pair in &alignment.pairs {
        // What a value tells stands where the value does.
        let valued = |&index: &usize| {
            let other = alignment.told(index);
            other.fact.in_value(other.at)
        };
        let here = pair
            .evidence
            .filter(|index| pair.credit >= 0.5 && !valued(index));
        if let (Some(left), Some(right)) = (before, here) {
            close += f32::from(u8::from(left < right && right - left <= 3));
        }
        all += 1.0;
        places.extend(here);
        before = here;
    }
    let bigrams = if all > 1.0 { close / (all - 1.0) } else { 1.0 };
    let (mut ordered, mut compared) = (0.0, 0.0);
    for (at, left) in places.iter().enumerate() {
        for right in &places[at + 1..] {
            compared += 1.0;
            ordered += f32::from(u8::from(left <= right));
        }
    }
    let order = if compared > 0.0 {
        ordered / compared
    } else {
        1.0
    };
    let content = |from: usize, to: usize| {
        alignment.evidence[from..to]
            .iter()
            .filter(|w| matches!(w.word().class, WordClass::Content | WordClass::Number))
            .count() as f32
    };
    let density = match (places.iter().min(), places.iter().max()) {
        (Some(&first), Some(&last)) => places.len() as f32 / content(first, last + 1).max(1.0),
        _ => 0.0,
    };
    let inside = alignment
        .evidence
        .iter()
        .position(|w| w.inside)
        .unwrap_or(0);
    let unused = content(inside, alignment.evidence.len())
        - places.iter().filter(|&&at| at >= inside).count() as f32;
    (bigrams, order, density.min(1.5), unused.clamp(0.0, 40.0))
}

/// Share of the word pairs that stand in the same order on both sides.
pub fn order(alignment: &Alignment<'_>) -> f32 {
    arrangement(alignment).1
}

/// Number of words such as `only` and `all` that the claim has and the evidence has not.
fn scope_missing(alignment: &Alignment<'_>) -> f32 {
    let has = |lemma: &str| alignment.tells(|word| word.lemma == lemma);
    let missing = alignment
        .claim
        .words
        .iter()
        .filter(|w| SCOPE_WORDS.contains(&w.lemma.as_str()) && !has(&w.lemma));
    missing.count() as f32
}

/// Whether only one of the two sides has negated words at all: 1 for the claim, -1 for the evidence.
fn negation_unmatched(alignment: &Alignment<'_>) -> f32 {
    let claim = alignment.claim.words.iter().any(|w| w.negated);
    let evidence = alignment.tells(|word| word.negated);
    f32::from(i8::from(claim) - i8::from(evidence))
}
