//! Which way a value goes: "up 2 %" against "down 2 %", "$1bn over budget" against "under budget".

use super::{Alignment, Rule, agrees, comparison};
use crate::fact::{Fact, WordClass};
use crate::lexicon;
use crate::mention::{Mention, Value};
use crate::report::Relation;

/// How far before and behind a value the word may stand that says which way it goes, in words.
const BEFORE: usize = 5;
const BEHIND: usize = 2;
/// How surely two such words beside the same value are about the same thing.
const BOND: f32 = 0.9;

/// Compares which way each value goes that claim and evidence have in common.
pub(super) fn compare_directions(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        if !matches!(mention.value, Value::Quantity(_)) {
            continue;
        }
        let Some((at, up)) = direction(claim, mention) else {
            continue;
        };
        let stated = alignment.mentions().find_map(|(other, index)| {
            let home = alignment.told(index);
            let same = home.inside && agrees(&mention.value, &other.value);
            let (word, up) = direction(home.fact, other).filter(|_| same)?;
            Some((home.fact.word(word), up))
        });
        let Some((word, other)) = stated else {
            continue;
        };
        let turned = other != up && !claim.word(at).negated && !word.negated;
        if turned {
            let range = (at, at + 1);
            found.push(comparison(
                Rule::Antonym,
                Relation::Differs,
                range,
                Some(word.span),
                BOND,
            ));
        }
    }
    alignment.comparisons.extend(found);
}

/// The nearest word beside a value that says which way it goes, and whether that is up.
fn direction(fact: &Fact, mention: &Mention) -> Option<(usize, bool)> {
    let [first, past] = [mention.words.0 as usize, mention.words.1 as usize];
    let way = |at: &usize| {
        let lemma = fact.word(*at).lemma.as_str();
        // "More than 200" bounds the value, and "more modest" no value at all.
        if *at < first && compares(lemma) {
            return None;
        }
        match (lexicon::is_upward(lemma), lexicon::is_downward(lemma)) {
            (up, down) if up != down => Some((*at, up)),
            _ => None,
        }
    };
    let goes_on = |at: &usize| {
        let word = fact.word(*at);
        word.class != WordClass::Mark && !matches!(word.lemma.as_str(), "and" | "but" | "while")
    };
    let before = (first.saturating_sub(BEFORE)..first)
        .rev()
        .take_while(goes_on);
    // "Four more deputies" are further ones.
    let further = |at: usize| compares(&fact.word(at).lemma) && is_way(&fact.word(at).lemma);
    if (first + 1..past).any(further) {
        return None;
    }
    let behind = (past..fact.words.len().min(past + BEHIND)).take_while(goes_on);
    before.chain(behind).find_map(|at| way(&at))
}

/// Whether a word says which way a value goes.
fn is_way(lemma: &str) -> bool {
    lexicon::is_upward(lemma) != lexicon::is_downward(lemma)
}

/// Whether a word tells which way a value goes only behind it: `20 % more`, `a year later`.
fn compares(lemma: &str) -> bool {
    lexicon::is_function_word(lemma) && !matches!(lemma, "up" | "down")
}
