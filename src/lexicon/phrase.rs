//! Multiword expressions that are read as one word.
//!
//! In: lemmas in order. Out: how many of them make an expression, and the lemma of the whole. Where one
//! word stands for it and what that word does matters (`call off`: `cancel`, which denies), that is its
//! lemma; any other expression is its own lemma (`take part`), and the thesaurus knows what it means.
//! So a pack brings those that its articles can ask for.

use super::{Table, Thesaurus, data};
use std::borrow::Cow;

static PHRASES: Table<'static> = Table::new(data!("phrases.txt"));

/// More lemmas than any expression of the table has (a test checks it).
pub const MOST_WORDS: usize = 6;

/// The longest expression at the start of the lemmas: its number of words (2 or more) and its lemma.
///
/// ```
/// # use citecheck::lexicon::{Thesaurus, phrase};
/// let known = Thesaurus::whole();
/// assert_eq!(phrase(&["call", "off", "the"], known), Some((2, "cancel".into())));
/// assert_eq!(phrase(&["take", "part", "in"], known), Some((2, "take part".into())));
/// assert_eq!(phrase(&["call", "him"], known), None);
/// ```
pub fn phrase(lemmas: &[&str], known: &Thesaurus) -> Option<(usize, Cow<'static, str>)> {
    let mut key = lemmas.first()?.to_string();
    let mut longest = None;
    for (at, lemma) in lemmas.iter().enumerate().take(MOST_WORDS).skip(1) {
        key.push(' ');
        key.push_str(lemma);
        if let Some(word) = PHRASES.get(&key) {
            longest = Some((at + 1, Cow::Borrowed(word)));
        } else if known.has(&key) {
            longest = Some((at + 1, Cow::Owned(key.clone())));
        }
    }
    longest
}

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use super::super::lemma;
    use super::*;

    #[test]
    fn longest_wins() {
        let known = Thesaurus::whole();
        let step_down = (2, Cow::Borrowed("step down"));
        assert_eq!(phrase(&["step", "down"], known), Some(step_down));
        let end = (4, Cow::Borrowed("end"));
        assert_eq!(phrase(&["come", "to", "an", "end", "on"], known), Some(end));
        assert_eq!(phrase(&["step"], known), None);
        assert_eq!(phrase(&[], known), None);
    }

    #[test]
    fn expressions_are_lemmas_and_short_enough() {
        let known = Thesaurus::whole().iter().map(|(lemma, _)| lemma);
        let known = known.filter(|lemma| lemma.contains(' '));
        for expression in PHRASES.iter().map(|(key, _)| key).chain(known) {
            assert!(expression.split(' ').count() <= MOST_WORDS, "{expression}");
            for word in expression.split(' ') {
                assert_eq!(lemma(word), word, "{expression}");
            }
        }
    }
}
