//! Knowledge of the language, as data: word lists under `data/`, looked up without parsing.
//!
//! In: lower-case words or lemmas. Out: what is known of them. Every answer comes from a file under
//! `data/` (made by `data/make.mjs`, sources in `data/README.md`); an unknown word is never an
//! error.
//!
//! ```
//! use citecheck::lexicon::{Likeness, PlaceKind, Thesaurus, lemma, place};
//! assert_eq!(lemma("took"), "take");
//! assert_eq!(Thesaurus::whole().likeness("drill", "exercise"), Likeness::Synonym);
//! assert_eq!(place("islamabad"), Some(("pakistan", PlaceKind::Capital)));
//! ```

mod class;
mod converse;
mod frequency;
mod lemma;
mod organisation;
mod phrase;
mod place;
#[cfg(feature = "ingest")]
mod slice;
mod spelling;
mod table;
mod thesaurus;

pub use class::{
    ModalityClass, given_name, honorific, is_absence, is_assessment, is_causal, is_denial_verb,
    is_downward, is_function_word, is_homonym_of_place, is_implicit_negative, is_mutual,
    is_negator, is_org_word, is_restraint, is_say_verb, is_undoing, is_upward, keeps_its_form,
    modality_of, says_little,
};
pub use converse::{are_converse, converse};
pub use frequency::{frequency_class, is_rare};
pub use lemma::{lemma, participle};
pub use organisation::organisation;
pub use phrase::{MOST_WORDS, phrase};
pub use place::{PlaceKind, place};
pub use spelling::{is_spelling, spelled, spelling_key};
pub use table::Table;
pub(crate) use table::{comments, data, without_comments};
pub use thesaurus::{Likeness, Meaning, Thesaurus, Touched, same_spelled};

static OPINION_WORDS: Table<'static> = Table::new(data!("opinion_words.txt"));

/// Whether a lemma can name an opinion piece or its author: `editorial`, `columnist`.
pub fn names_opinion(lemma: &str) -> bool {
    OPINION_WORDS.contains(lemma)
}

static ABBREVIATIONS: Table<'static> = Table::new(data!("abbreviations.txt"));

/// Whether a full stop behind this lower-case word usually abbreviates it.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}

#[cfg(test)]
mod tests {
    /// A table that is not sorted or has a key twice would silently miss words.
    #[track_caller]
    fn assert_sorted(text: &str) {
        let keys: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("# "))
            .map(|line| line.split('\t').next().unwrap())
            .collect();
        assert!(keys.len() > 20);
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
    }

    #[test]
    fn tables_are_sorted() {
        assert_sorted(include_str!("../../data/abbreviations.txt"));
        assert_sorted(include_str!("../../data/classes.txt"));
        assert_sorted(include_str!("../../data/converses.txt"));
        assert_sorted(include_str!("../../data/frequency.txt"));
        assert_sorted(include_str!("../../data/given_names.txt"));
        assert_sorted(include_str!("../../data/lemmas.txt"));
        assert_sorted(include_str!("../../data/organisations.txt"));
        assert_sorted(include_str!("../../data/phrases.txt"));
        assert_sorted(include_str!("../../data/places.txt"));
        assert_sorted(include_str!("../../data/spelling.txt"));
        assert_sorted(include_str!("../../data/thesaurus.txt"));
    }
}
