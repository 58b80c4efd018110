//! What names have to do with each other.
//!
//! In: two entities. Out: their relation: one name, one place in another, apart, or nothing known. Surnames,
//! cut given names, acronyms and misspellings are one name.

use super::{Entity, EntityKind};
use crate::lexicon::{self, PlaceKind};
use crate::report::Relation;
use crate::text::is_one_of;

impl Entity {
    /// How this entity, named by evidence, stands to a claim's: [`Relation::Same`] for the same name,
    /// a surname, an acronym or a spelling variant; [`Relation::Differs`] for two things of one kind
    /// that are known to be apart; otherwise [`Relation::Missing`].
    ///
    /// ```
    /// # use citecheck::mention::{Entity, EntityKind};
    /// # use citecheck::report::Relation;
    /// let person = |key: &str| Entity { key: key.into(), kind: EntityKind::Person };
    /// assert_eq!(person("nafees zakariya").relation_to(&person("zakaria")), Relation::Same);
    /// assert_eq!(person("khawaja asif").relation_to(&person("sergei shoigu")), Relation::Differs);
    /// ```
    pub fn relation_to(&self, claim: &Entity) -> Relation {
        if let Some(relation) = self.answers_to(claim) {
            return relation;
        }
        let open = match (self.kind, claim.kind) {
            (EntityKind::Place, EntityKind::Place) => {
                is_within(&claim.key, &self.key) || may_lie_within(&self.key, &claim.key)
            }
            (EntityKind::Person, EntityKind::Person) => false,
            _ => true,
        };
        if open {
            Relation::Missing
        } else {
            Relation::Differs
        }
    }

    /// The relation where this entity is the claim's, or tells of it: evidence of a town tells of its country,
    /// evidence of the country leaves the town open.
    pub fn answers_to(&self, claim: &Entity) -> Option<Relation> {
        let places = self.kind == EntityKind::Place && claim.kind == EntityKind::Place;
        if self.key == claim.key {
            Some(Relation::Same)
        } else if places {
            is_within(&self.key, &claim.key).then_some(Relation::Implies)
        } else {
            same_name(&self.key, &claim.key).then_some(Relation::Same)
        }
    }
}

/// Whether the path of a place leads through another one.
fn is_within(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Whether one of two places may lie in the other for all that is known: a town of the same country in a
/// state, a country in a region.
fn may_lie_within(left: &str, right: &str) -> bool {
    let kind = |key: &str| {
        let name = key.rsplit('/').next().unwrap_or(key);
        match lexicon::place(name) {
            Some((_, PlaceKind::City | PlaceKind::Capital)) => PlaceKind::City,
            Some((_, kind)) => kind,
            None => PlaceKind::Country,
        }
    };
    let (one, two) = (kind(left), kind(right));
    let of_one_country = left.split('/').next() == right.split('/').next();
    one != two && (of_one_country || [one, two].contains(&PlaceKind::Region))
}

/// Whether two names may name one thing: one ends or starts with the other, abbreviates it, or is a
/// spelling of it.
fn same_name(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let first = |name: &str| name.bytes().next();
    let last = |name: &str| {
        let mut word = None;
        let inside = |byte: &u8| !is_break(char::from(*byte));
        for byte in name.bytes().rev().take_while(inside) {
            word = Some(byte);
        }
        word
    };
    // A check compares many thousands of pairs, of which most differ in these letters already.
    let (front, behind) = (first(short) == first(long), last(short) == last(long));
    if !front && !behind {
        return false;
    }
    let words = |name| str::split(name, is_break);
    let (few, many) = (words(short).count(), words(long).count());
    let one = |(a, b)| lexicon::is_spelling(a, b);
    few <= many && behind && words(short).rev().zip(words(long).rev()).all(one)
        || few < many && front && short.len() >= 5 && words(short).zip(words(long)).all(one)
        || few == 2 && many <= 4 && front && behind && has_ends(short, long)
        || few == 1 && many > 1 && front && is_acronym(short, long)
}

/// Whether a name has the first and last word of a longer one, the first perhaps cut: `Tim Roth` of
/// `Timothy Simon Roth`.
fn has_ends(short: &str, long: &str) -> bool {
    let (Some((given, last)), Some((full, long_last))) =
        (short.split_once(is_break), long.rsplit_once(is_break))
    else {
        return false;
    };
    let full = full.split(is_break).next().unwrap_or(full);
    lexicon::is_spelling(last, long_last)
        && (lexicon::is_spelling(given, full) || given.len() >= 3 && full.starts_with(given))
}

/// Whether a character stands between the words of a name.
fn is_break(character: char) -> bool {
    matches!(character, ' ' | '-')
}

/// Whether a word is made of the initials of a name, with or without its small words.
fn is_acronym(short: &str, long: &str) -> bool {
    let small = |word: &str| is_one_of(word, "of the and for & de");
    let initials = |skip: bool| {
        long.split(is_break)
            .filter(move |word| !(skip && small(word)))
            .filter_map(|word| word.chars().next())
    };
    let letters = || short.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && (letters().eq(initials(false)) || letters().eq(initials(true)))
}
