//! Which value of the evidence is the one that the claim tells.

use super::Alignment;
use super::words::{bond, is_governed};
use crate::fact::{Word, WordClass};
use crate::mention::Mention;
use crate::report::Relation;
use crate::text::Span;

/// What a value that differs counts where another one of the window agrees.
const AGREEING_RIVAL: f32 = 0.6;
/// The same where its very digits stand in the window.
const IN_DIGITS: f32 = 0.5;
/// How surely two values are about the same thing that belong to words which answer to each other.
const GOVERNED: f32 = 0.85;
/// What a word is credited with that a value of the evidence tells.
pub(super) const TOLD_BY_VALUE: f32 = 0.85;

/// How surely a value of the claim and one of the evidence are about the same thing: by the words
/// around them, or, somewhat less, by how much of the whole part the evidence accounts for.
pub(super) fn anchored(
    alignment: &Alignment<'_>,
    range: (usize, usize),
    (index, length): (usize, usize),
) -> f32 {
    let accounted: f32 = alignment
        .pairs
        .iter()
        .map(|pair| pair.weight * pair.credit)
        .sum();
    let whole: f32 = alignment.pairs.iter().map(|pair| pair.weight).sum();
    // A part of values alone: "Germany reported 120 cases".
    let told = if whole > 0.0 { accounted / whole } else { 1.0 };
    let bound = bond(alignment, range, index).max(0.7 * told);
    if is_governed(alignment, range, (index, index + length)) {
        bound.max(GOVERNED)
    } else {
        bound
    }
}

/// How many words a mention has.
pub(super) fn length(mention: &Mention) -> usize {
    (mention.words.1 - mention.words.0) as usize
}

/// A value of the evidence: how surely it is the one that the claim tells, its relation to that, and where it
/// stands.
pub(super) type Stated = (f32, Relation, Span);

/// The value that is most surely meant; of two that are bound alike, the one that agrees, which counts as so
/// much surer.
pub(super) fn surest(values: Vec<Stated>, agreement: f32, doubt: f32) -> Option<Stated> {
    let sureness = |&(bound, relation, _): &Stated| {
        if relation.agrees() {
            bound + agreement
        } else {
            bound
        }
    };
    let rival = values.iter().any(|&(_, relation, _)| relation.agrees());
    let best = values
        .into_iter()
        .max_by(|left, right| sureness(left).total_cmp(&sureness(right)));
    // Where another value agrees, the one that differs may be of something else.
    let doubt = if rival {
        doubt.min(AGREEING_RIVAL)
    } else {
        doubt
    };
    best.map(|(bound, relation, span)| match relation {
        Relation::Differs => (bound * doubt, relation, span),
        _ => (bound, relation, span),
    })
}

/// What a value that differs counts where the sentences have the digits of the claim's beside the values that
/// differ: in a name, or where no rule reads them.
pub(super) fn doubt(alignment: &Alignment<'_>, range: (usize, usize), values: &[Stated]) -> f32 {
    let number = |word: &&Word| word.class == WordClass::Number && word.lemma.len() > 1;
    let mut asked = alignment.claim.words[range.0..range.1]
        .iter()
        .filter(number)
        .peekable();
    let differs = |here: Span| {
        values
            .iter()
            .any(|&(_, relation, span)| relation == Relation::Differs && span.overlaps(here))
    };
    let is_there =
        |word: &Word| alignment.tells(|there| there.lemma == word.lemma && !differs(there.span));
    if asked.peek().is_some() && asked.all(is_there) {
        IN_DIGITS
    } else {
        1.0
    }
}
