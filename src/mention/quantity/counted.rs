//! The nouns that numbers count.
//!
//! In: a number's place among the pieces. Out: the noun behind it, adjectives left out: "forces"
//! of "200 mostly special forces".

use super::super::piece::{Kind, Pieces};
use crate::lexicon::{Table, data};

/// Nouns that are plural without -s, and groups of nouns that may stand for each other in a count.
static NOUNS: Table<'static> = Table::new(data!("counted-nouns.txt"));
/// Words that end a noun phrase.
static STOPS: Table<'static> = Table::new(data!("noun-phrase-stops.txt"));

/// How many words behind the number its noun may be.
const REACH: usize = 5;

/// The noun phrase behind a number: its head, lower case, and one past it.
///
/// `plural` says that the number asks for a plural noun: the first one then is the head; otherwise
/// the last noun before the phrase ends is.
pub(super) fn noun(pieces: &Pieces, start: usize, plural: bool) -> Option<(String, usize)> {
    let mut best = None;
    for at in start..start + REACH {
        let piece = pieces.at(at);
        if pieces.is_hyphen(at) {
            continue;
        }
        // A capitalised word is an adjective of a people, or begins a name: "three Pakistani soldiers".
        if piece.kind != Kind::Letters || piece.function || STOPS.contains(&piece.low) {
            break;
        }
        let hyphenated = pieces.is_hyphen(at + 1);
        if piece.is_capital() && !pieces.before(at + 1).is_capital() {
            break;
        }
        if hyphenated || is_modifier(&piece.low) || piece.is_capital() {
            continue;
        }
        if plural && is_plural(&piece.low) {
            return Some((piece.low.to_string(), at + 1));
        }
        if !plural || best.is_none() {
            best = Some((piece.low.to_string(), at + 1));
        }
    }
    best
}

/// Whether a word looks like a plural or mass noun.
pub(in crate::mention) fn is_plural(word: &str) -> bool {
    if let Some(group) = NOUNS.get(word) {
        return group != "singular";
    }
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !word.ends_with("ous")
}

/// Whether a word ends like an adverb or a participle rather than a noun.
fn is_modifier(word: &str) -> bool {
    word.len() > 4
        && [
            "ly", "ed", "ous", "ful", "ive", "able", "ible", "ical", "less",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
        && !NOUNS.contains(word)
}

/// Whether a word ends a noun phrase: a preposition, an auxiliary, a pronoun.
pub(in crate::mention) fn is_stop(word: &str) -> bool {
    STOPS.contains(word)
}

/// Whether two counted nouns may name the same things: equal but for the plural, of one group, or
/// one of them is left out.
pub(super) fn alike(one: &str, two: &str) -> bool {
    if one.is_empty() || two.is_empty() || stem(one) == stem(two) {
        return true;
    }
    let group = |word: &str| {
        NOUNS
            .get(word)
            .or_else(|| NOUNS.get(stem(word)))
            .filter(|group| !group.is_empty() && *group != "singular")
    };
    let covers = |wide: &str, group: &str| {
        group
            .strip_prefix(wide)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    matches!((group(one), group(two)), (Some(one), Some(two)) if covers(one, two) || covers(two, one))
}

/// The word without its plural ending.
fn stem(word: &str) -> &str {
    match word {
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        _ => ["ies", "y", "s"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 2))
            .unwrap_or(word),
    }
}
