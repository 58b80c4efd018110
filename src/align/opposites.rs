//! What stands in the evidence in place of the claim's words: opposites, other words, other bonds.

use super::roles::{meets, roles};
use super::words::{bond, in_compound, in_name};
use super::{
    Alignment, Comparison, EvidenceWord, Pair, Rule, Wordings, in_typed_mention, is_content,
};
use crate::fact::Fact;
use crate::lexicon::Likeness;
use crate::mention::Mention;
use crate::report::Relation;

/// Finds claim words that nothing accounts for, while the evidence has their opposite near the words
/// that it does account for.
pub(super) fn find_opposites(
    claim_text: &str,
    alignment: &mut Alignment<'_>,
    wordings: &Wordings<'_>,
) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for pair in alignment.pairs.iter().filter(|pair| pair.credit < 0.8) {
        let word = claim.word(pair.claim);
        if in_name(claim, pair.claim) {
            continue;
        }
        let opposite = alignment
            .evidence
            .iter()
            .enumerate()
            .filter(|(index, candidate)| {
                candidate.inside
                    && !alignment.is_used(*index)
                    && match wordings.likeness(candidate.row, pair.claim) {
                        Likeness::Antonym => true,
                        Likeness::Alternative => in_same_place(alignment, pair.claim, *index),
                        _ => false,
                    }
                    && !in_typed_mention(candidate.fact, candidate.at)
                    && !in_name(candidate.fact, candidate.at)
                    && !in_compound(candidate.fact, candidate.at)
                    && !is_seen_from_the_other(claim_text, alignment, pair.claim, candidate)
            })
            .map(|(index, candidate)| {
                let whose = if is_told_of_another(alignment, candidate.fact, candidate.at) {
                    OF_ANOTHER
                } else {
                    1.0
                };
                let bound = whose * bond(alignment, (pair.claim, pair.claim + 1), index);
                (candidate, bound)
            })
            .max_by(|left, right| left.1.total_cmp(&right.1));
        let Some((candidate, bound)) = opposite else {
            continue;
        };
        // The same negation on both sides keeps the opposition; one alone undoes it.
        let undone = word.negated != candidate.word().negated;
        found.push(Comparison {
            rule: Rule::Antonym,
            relation: if undone {
                Relation::Same
            } else {
                Relation::Differs
            },
            claim: (pair.claim, pair.claim + 1),
            evidence: Some(candidate.word().span),
            bond: bound,
        });
    }
    alignment.comparisons.extend(found);
}

/// How far behind an opposite the pronoun for whom it is told of may stand, in words.
const BEHIND: usize = 8;

/// Whether whom the claim has behind its word stands before the opposite, and who is before it does not: who
/// trails the leaders has them ahead.
fn is_seen_from_the_other(
    claim_text: &str,
    alignment: &Alignment<'_>,
    claim: usize,
    candidate: &EvidenceWord<'_>,
) -> bool {
    let body = &alignment.window.article.document.body;
    let asked = roles(claim_text, alignment.claim, claim);
    let told = roles(body, candidate.fact, candidate.at);
    let behind = candidate.fact.words[candidate.at..].iter().take(BEHIND);
    let pointed = behind
        .clone()
        .any(|word| matches!(word.lemma.as_str(), "him" | "them"));
    meets(&asked.after, &told.before)
        && !meets(&asked.before, &told.before)
        && (pointed || meets(&asked.before, &told.after))
}

/// What an opposite counts that stands nearest behind a name which the claim has not.
const OF_ANOTHER: f32 = 0.8;

/// Whether the last name in front of a word of the evidence is none of the claim's, so that the word is
/// likely told of somebody else.
fn is_told_of_another(alignment: &Alignment<'_>, fact: &Fact, at: usize) -> bool {
    fact.mentions
        .iter()
        .filter(|m| m.words.1 as usize <= at && fact.word(m.words.0 as usize).capital)
        .filter_map(Mention::entity)
        .next_back()
        .is_some_and(|entity| !alignment.asks_for(entity))
}

/// How far the neighbour may stand that two words of one kind have in common, in words.
const BESIDE: usize = 2;

/// Whether a claim word and an evidence word stand beside the same word on the same side, with nothing
/// else that matters between: `foreign ministers`, `defence ministers`.
fn in_same_place(alignment: &Alignment<'_>, claim: usize, evidence: usize) -> bool {
    let at = alignment.pairs.partition_point(|pair| pair.claim < claim);
    let before = alignment.pairs[..at].last();
    let behind = alignment.pairs.get(at + 1);
    let shared = |neighbour: &Pair, later: bool| {
        let near = |index: usize| (index > evidence) == later && index.abs_diff(evidence) <= BESIDE;
        neighbour.credit >= 0.7
            && neighbour.claim.abs_diff(claim) <= BESIDE
            && neighbour.evidence.is_some_and(near)
    };
    before.is_some_and(|pair| shared(pair, false)) || behind.is_some_and(|pair| shared(pair, true))
}

/// Finds claim words that nothing accounts for, where the evidence has another word in the same
/// place: between the same neighbours.
pub(super) fn find_substitutions(alignment: &mut Alignment<'_>, wordings: &Wordings<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for (number, pair) in alignment.pairs.iter().enumerate() {
        if pair.credit > 0.0 {
            continue;
        }
        let word = claim.word(pair.claim);
        let neighbour = |offset: isize| {
            let at = number.checked_add_signed(offset)?;
            let other = alignment.pairs.get(at)?;
            let near = other.claim.abs_diff(pair.claim) <= 3;
            (near && other.credit >= 0.7).then_some(other.evidence?)
        };
        let candidates = [
            neighbour(1).map(|at| (at, -1isize)),
            neighbour(-1).map(|at| (at, 1isize)),
        ];
        for (anchor, step) in candidates.into_iter().flatten() {
            let Some(index) = next_content(alignment, anchor, step) else {
                continue;
            };
            let other = alignment.told(index);
            if alignment.is_used(index)
                || !other.inside
                || wordings.likeness(other.row, pair.claim) != Likeness::None
            {
                continue;
            }
            let both_names = word.capital == other.word().capital;
            let both_sides = neighbour(1).is_some() && neighbour(-1).is_some();
            found.push(Comparison {
                rule: Rule::Substitution,
                relation: Relation::Differs,
                claim: (pair.claim, pair.claim + 1),
                evidence: Some(other.word().span),
                bond: 0.3 + if both_names { 0.2 } else { 0.0 } + if both_sides { 0.3 } else { 0.0 },
            });
            break;
        }
    }
    alignment.comparisons.extend(found);
}

/// The next word with meaning beside an evidence word, at most two words off and in its sentence.
fn next_content(alignment: &Alignment<'_>, from: usize, step: isize) -> Option<usize> {
    let home = alignment.told(from).fact;
    let mut at = from;
    for _ in 0..3 {
        at = at.checked_add_signed(step)?;
        let candidate = alignment.evidence.get(at)?;
        let word = candidate.word();
        if !std::ptr::eq(candidate.fact, home) || word.lemma == "," {
            return None;
        }
        if is_content(word) {
            return Some(at);
        }
    }
    None
}
