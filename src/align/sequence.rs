//! What comes before what, and what is more than what.
//!
//! A claim with `before`, `after` or `than` between two things is told only by evidence that has such a
//! word between the same two things; the other way round, it is told the contrary.

use super::{Alignment, Rule, comparison, in_typed_mention};
use crate::fact::{Fact, Word, WordClass};
use crate::mention::{Unit, Value};
use crate::report::Relation;
use crate::text::is_one_of;

/// How surely the two are about the same thing.
const BOND: f32 = 0.8;

/// Compares what stands on either side of each such word of the claim.
pub(super) fn compare_sequence(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let joints: Vec<usize> = (1..claim.words.len())
        .filter(|&at| joins(claim, at))
        .collect();
    for at in joints {
        let word = claim.word(at).lemma.as_str();
        let instead = || claim.word(at - 1).lemma == "rather" && replaces(alignment);
        if word == "than" && (follows_difference(alignment, at) || instead()) {
            continue;
        }
        let mut relation = Relation::Missing;
        let mut span = None;
        for (index, candidate) in alignment.evidence.iter().enumerate() {
            let stated = candidate.word().lemma.as_str();
            let turned = turned(word) == Some(stated);
            if !(candidate.inside && (stated == word || turned))
                || in_typed_mention(candidate.fact, candidate.at)
            {
                continue;
            }
            let (straight, crossed) = sides(alignment, at, index);
            let (straight, crossed) = if turned {
                (crossed, straight)
            } else {
                (straight, crossed)
            };
            if straight > crossed {
                relation = Relation::Same;
            } else if crossed > straight && relation == Relation::Missing {
                relation = Relation::Differs;
            } else {
                continue;
            }
            span = Some(candidate.word().span);
        }
        alignment.comparisons.push(comparison(
            Rule::Sequence,
            relation,
            (at, at + 1),
            span,
            BOND,
        ));
    }
}

/// How far a word may stand behind a value that it belongs to, in words.
const BEHIND: usize = 3;

/// Whether the evidence has one thing in place of another, as `rather than` says.
fn replaces(alignment: &Alignment<'_>) -> bool {
    alignment.tells(|word| is_one_of(&word.lemma, "instead place replace not but"))
}

/// Whether a difference that the evidence gives stands in front: `two million more visitors than`.
fn follows_difference(alignment: &Alignment<'_>, at: usize) -> bool {
    alignment.comparisons.iter().any(|c| {
        c.rule == Rule::Quantity
            && c.relation == Relation::Implies
            && c.claim.1 <= at
            && at - c.claim.1 <= BEHIND
    })
}

/// Whether a word joins two things in time or degree, with something told on either side.
fn joins(claim: &Fact, at: usize) -> bool {
    let word = claim.word(at).lemma.as_str();
    let tells = |words: &[Word]| words.iter().any(|word| word.class == WordClass::Content);
    let typed = claim.mentions.iter().any(|m| {
        let [first, past] = [m.words.0 as usize, m.words.1 as usize];
        // "before 2018" is a time, "a year before" a length.
        let length =
            matches!(&m.value, Value::Quantity(quantity) if quantity.unit == Unit::Duration);
        (first..past).contains(&at)
            || m.entity().is_none() && first == at + 1
            || length && past == at
    });
    matches!(word, "before" | "after" | "than")
        && !typed
        && tells(&claim.words[..at])
        && tells(&claim.words[at + 1..])
}

/// The word that tells the same from the other side.
fn turned(word: &str) -> Option<&'static str> {
    match word {
        "before" => Some("after"),
        "after" => Some("before"),
        _ => None,
    }
}

/// How much of the claim stands on the same side of the joining word as in the evidence, and how much on
/// the other: the lesser of what is on its left and on its right, so that both sides must tell.
fn sides(alignment: &Alignment<'_>, claim: usize, evidence: usize) -> (f32, f32) {
    let home = alignment.told(evidence).fact;
    let share = |left_claim: bool, left_evidence: bool| -> f32 {
        alignment
            .pairs
            .iter()
            .filter(|pair| (pair.claim < claim) == left_claim && pair.credit >= 0.7)
            .filter(|pair| {
                pair.evidence.is_some_and(|index| {
                    std::ptr::eq(alignment.told(index).fact, home)
                        && (index < evidence) == left_evidence
                })
            })
            .map(|pair| pair.weight)
            .sum()
    };
    let straight = share(true, true).min(share(false, false));
    let crossed = share(true, false).min(share(false, true));
    (straight, crossed)
}
