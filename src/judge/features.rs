//! The comparisons of one alignment as numbers.

use crate::align::{Alignment, Rule};
use crate::fact::WordClass;
use crate::lexicon::Likeness;
use crate::mention::Value;
use crate::report::Relation;

/// Names of the features, in the order of [`Features`].
pub const FEATURES: [&str; 48] = [
    "coverage",
    "coverage_exact",
    "coverage_names",
    "coverage_rest",
    "coverage_inside",
    "missing_words",
    "missing_most",
    "missing_weight",
    "missing_names",
    "names_same",
    "name_differs",
    "name_differs_second",
    "quantity_same",
    "quantity_implies",
    "quantity_differs",
    "quantity_missing",
    "quantity_missing_bond",
    "time_same",
    "time_implies",
    "time_differs",
    "time_missing",
    "polarity_flipped",
    "polarity_same",
    "antonym",
    "antonyms",
    "antonym_undone",
    "substitution",
    "substitutions",
    "role_same",
    "role_differs",
    "speaker_same",
    "speaker_differs",
    "speaker_missing",
    "modality_weaker",
    "loose_synonyms",
    "narrower",
    "bigrams",
    "order",
    "density",
    "sentences",
    "scope_missing",
    "heading",
    "typed_slots",
    "negation_unmatched",
    "best_rest",
    "evidence_unused",
    "missing_acts",
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
    let mut out = [0.0; FEATURES.len()];
    let mut set = |name: &str, value: f32| {
        if let Some(at) = FEATURES.iter().position(|feature| *feature == name) {
            out[at] = value;
        }
    };

    let is_name = |at: usize| {
        claim.mentions.iter().any(|m| {
            matches!(m.value, Value::Entity(_)) && (m.words.0..m.words.1).contains(&(at as u32))
        })
    };
    let mut total = Share::default();
    let mut exact = Share::default();
    let mut names = Share::default();
    let mut rest = Share::default();
    let mut inside = Share::default();
    let (mut missing, mut missing_most, mut missing_weight, mut missing_names) =
        (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    let (mut loose, mut narrower) = (0.0, 0.0);
    for pair in &alignment.pairs {
        let here = pair
            .evidence
            .is_some_and(|at| alignment.evidence[at].inside);
        total.add(pair.weight, pair.credit);
        exact.add(
            pair.weight,
            if pair.likeness == Likeness::Same {
                pair.credit
            } else {
                0.0
            },
        );
        inside.add(pair.weight, if here { pair.credit } else { 0.0 });
        let name = is_name(pair.claim);
        if name {
            names.add(pair.weight, pair.credit)
        } else {
            rest.add(pair.weight, pair.credit)
        }
        if pair.credit < 0.4 {
            missing += 1.0;
            missing_weight += pair.weight;
            missing_most = missing_most.max(pair.weight);
            if name {
                missing_names += 1.0;
            }
        }
        match pair.likeness {
            Likeness::Synonym | Likeness::Derivation | Likeness::Broader => loose += pair.weight,
            Likeness::Narrower => narrower += pair.weight,
            _ => {}
        }
    }
    set("coverage", total.value());
    set("coverage_exact", exact.value());
    set("coverage_names", names.value());
    set("coverage_rest", rest.value());
    set("coverage_inside", inside.value());
    set("missing_words", missing.min(8.0));
    set("missing_most", missing_most);
    set("missing_weight", missing_weight.min(8.0));
    set("missing_names", missing_names);
    set("loose_synonyms", loose);
    set("narrower", narrower);

    let of = |rule: Rule, relation: Relation| {
        alignment
            .comparisons
            .iter()
            .filter(move |c| c.rule == rule && c.relation == relation)
    };
    let count = |rule, relation| of(rule, relation).count() as f32;
    let strongest = |rule, relation| of(rule, relation).map(|c| c.bond).fold(0.0, f32::max);
    set("names_same", count(Rule::Entity, Relation::Same));
    set("name_differs", strongest(Rule::Entity, Relation::Differs));
    set(
        "name_differs_second",
        count(Rule::Entity, Relation::Differs),
    );
    set("quantity_same", count(Rule::Quantity, Relation::Same));
    set("quantity_implies", count(Rule::Quantity, Relation::Implies));
    set(
        "quantity_differs",
        strongest(Rule::Quantity, Relation::Differs),
    );
    set("quantity_missing", count(Rule::Quantity, Relation::Missing));
    set(
        "quantity_missing_bond",
        of(Rule::Quantity, Relation::Missing)
            .filter(|c| c.evidence.is_some())
            .map(|c| c.bond)
            .fold(0.0, f32::max),
    );
    set("time_same", count(Rule::Time, Relation::Same));
    set("time_implies", count(Rule::Time, Relation::Implies));
    set("time_differs", strongest(Rule::Time, Relation::Differs));
    set("time_missing", strongest(Rule::Time, Relation::Missing));
    set(
        "polarity_flipped",
        strongest(Rule::Polarity, Relation::Differs),
    );
    set("polarity_same", strongest(Rule::Polarity, Relation::Same));
    set("antonym", strongest(Rule::Antonym, Relation::Differs));
    set("antonyms", count(Rule::Antonym, Relation::Differs));
    set("antonym_undone", count(Rule::Antonym, Relation::Same));
    set(
        "substitution",
        strongest(Rule::Substitution, Relation::Differs),
    );
    set(
        "substitutions",
        count(Rule::Substitution, Relation::Differs),
    );
    set("role_same", count(Rule::Role, Relation::Same));
    set("role_differs", count(Rule::Role, Relation::Differs));
    set("speaker_same", strongest(Rule::Speaker, Relation::Same));
    set(
        "speaker_differs",
        strongest(Rule::Speaker, Relation::Differs),
    );
    set(
        "speaker_missing",
        strongest(Rule::Speaker, Relation::Missing),
    );
    set(
        "modality_weaker",
        strongest(Rule::Modality, Relation::Differs),
    );
    let typed = claim
        .mentions
        .iter()
        .filter(|m| !matches!(m.value, Value::Entity(_)))
        .count();
    set("typed_slots", typed as f32);

    let (bigrams, order, density, unused) = arrangement(alignment);
    set("bigrams", bigrams);
    set("order", order);
    set("density", density);
    set("evidence_unused", unused);
    set(
        "sentences",
        (alignment.window.last - alignment.window.first + 1) as f32,
    );
    set(
        "heading",
        f32::from(u8::from(
            alignment.window.article.facts[alignment.window.first].heading,
        )),
    );
    let loose_act = |pair: &&crate::align::Pair| pair.act && pair.credit < 0.4;
    let missing_acts = alignment.pairs.iter().filter(loose_act).count();
    set("missing_acts", missing_acts as f32);
    set("coverage_by_one", alignment.coverage_by_one());
    set("scope_missing", scope_missing(alignment));
    set("negation_unmatched", negation_unmatched(alignment));
    set("best_rest", rest.value() * total.value());
    out
}

/// A weighted mean.
#[derive(Default)]
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
        let here = pair.evidence.filter(|_| pair.credit >= 0.5);
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
    let has = |lemma: &str| {
        alignment
            .evidence
            .iter()
            .any(|w| w.inside && w.word().lemma == lemma)
    };
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
    let evidence = alignment
        .evidence
        .iter()
        .any(|w| w.inside && w.word().negated);
    f32::from(i8::from(claim) - i8::from(evidence))
}
