//! Multiword expressions that one word can stand for.
//!
//! In: lemmas in order. Out: how many of them make an expression, and the lemma that stands for
//! it: `take part in the drill` begins with 2 for `participate`.

use super::{Table, data};

static PHRASES: Table<'static> = Table::new(data!("phrases.txt"));

/// More lemmas than any expression of the table has (a test checks it).
const MOST_WORDS: usize = 6;

/// The longest expression at the start of the lemmas: its number of words (2 or more) and its lemma.
///
/// ```
/// # use citecheck::lexicon::phrase;
/// assert_eq!(phrase(&["call", "off", "the"]), Some((2, "cancel")));
/// assert_eq!(phrase(&["call", "him"]), None);
/// ```
pub fn phrase(lemmas: &[&str]) -> Option<(usize, &'static str)> {
    let mut key = lemmas.first()?.to_string();
    let mut longest = None;
    for (at, lemma) in lemmas.iter().enumerate().take(MOST_WORDS).skip(1) {
        key.push(' ');
        key.push_str(lemma);
        if let Some(canonical) = PHRASES.get(&key) {
            longest = Some((at + 1, canonical));
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::super::lemma;
    use super::*;

    #[test]
    fn longest_wins() {
        assert_eq!(phrase(&["step", "down"]), Some((2, "resign")));
        assert_eq!(phrase(&["come", "to", "an", "end", "on"]), Some((4, "end")));
        assert_eq!(phrase(&["step"]), None);
        assert_eq!(phrase(&[]), None);
    }

    #[test]
    fn expressions_are_lemmas_and_short_enough() {
        for (expression, canonical) in PHRASES.iter() {
            assert!(expression.split(' ').count() <= MOST_WORDS, "{expression}");
            assert!(!canonical.contains(' '), "{canonical}");
            for word in expression.split(' ') {
                assert_eq!(lemma(word), word, "{expression}");
            }
        }
    }
}
