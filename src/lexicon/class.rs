//! What a word does: function words, negators, verbs of saying and denying, modality, titles.
//!
//! In: a lower-case word or lemma. Out: whether it belongs to a class. `data/classes.txt` gives
//! each word the letters of its classes; a word may have several (`deny` both says and denies).

use super::{Table, data};

static CLASSES: Table<'static> = Table::new(data!("classes.txt"));
static GIVEN_NAMES: Table<'static> = Table::new(data!("given_names.txt"));

/// In which way what a word governs is not simply so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModalityClass {
    /// Will be: `will`, `shall`.
    Future,
    /// Would be, if: `would`, `if`, `unless`.
    Conditional,
    /// Planned, prepared or promised: `plan`, `intend`, `schedule`.
    Planned,
    /// Expected or forecast: `expect`, `likely`.
    Expected,
    /// Offered or under consideration: `propose`, `consider`.
    Proposed,
    /// Hoped for or demanded: `hope`, `want`, `urge`.
    Wished,
    /// Feared or threatened: `fear`, `threaten`, `risk`.
    Threatened,
    /// Possible or rumoured: `may`, `possibly`, `allegedly`.
    Possible,
}

/// The modality classes by their letters; a word with several has the first of them.
const MODALITIES: [(u8, ModalityClass); 8] = [
    (b'u', ModalityClass::Future),
    (b'c', ModalityClass::Conditional),
    (b'p', ModalityClass::Planned),
    (b'e', ModalityClass::Expected),
    (b'o', ModalityClass::Proposed),
    (b'w', ModalityClass::Wished),
    (b'r', ModalityClass::Threatened),
    (b'm', ModalityClass::Possible),
];

fn has(word: &str, letter: u8) -> bool {
    CLASSES
        .get(word)
        .is_some_and(|letters| letters.as_bytes().contains(&letter))
}

/// Article, pronoun, preposition, conjunction, auxiliary or particle.
pub fn is_function_word(word: &str) -> bool {
    has(word, b'f')
}

/// A word that negates by itself: `not`, `never`, `nobody`, `without`, `hardly`.
pub fn is_negator(word: &str) -> bool {
    has(word, b'n')
}

/// A lemma that makes what it governs untrue: `fail`, `refuse`, `prevent`, `unable`.
pub fn is_implicit_negative(lemma: &str) -> bool {
    has(lemma, b'i')
}

/// A lemma whose clause is said not to be so: `deny`, `dismiss`, `refute`.
pub fn is_denial_verb(lemma: &str) -> bool {
    has(lemma, b'd')
}

/// An act that both sides do, so that who is named first does not matter: `meet`, `sign`.
pub fn is_mutual(lemma: &str) -> bool {
    has(lemma, b'b')
}

/// A lemma that attributes what follows to its subject: `say`, `announce`, `according`.
pub fn is_say_verb(lemma: &str) -> bool {
    has(lemma, b's')
}

/// The modality that a lemma gives to what it governs.
///
/// ```
/// # use citecheck::lexicon::{ModalityClass, modality_of};
/// assert_eq!(modality_of("intend"), Some(ModalityClass::Planned));
/// assert_eq!(modality_of("walk"), None);
/// ```
pub fn modality_of(lemma: &str) -> Option<ModalityClass> {
    let letters = CLASSES.get(lemma)?.as_bytes();
    MODALITIES
        .iter()
        .find(|(letter, _)| letters.contains(letter))
        .map(|(_, class)| *class)
}

/// A title or role that stands before a person's name: `mr`, `president`, `spokeswoman`.
pub fn honorific(word: &str) -> bool {
    has(word, b't')
}

/// A word whose presence in a name makes it an organisation's: `ministry`, `university`.
pub fn is_org_word(word: &str) -> bool {
    has(word, b'g')
}

/// A light verb or one of the emptiest nouns: `take`, `thing`.
pub fn says_little(lemma: &str) -> bool {
    has(lemma, b'l')
}

/// An adjective that judges what follows it, and does not say whether that is so: `fair`, `clear`.
pub fn is_assessment(lemma: &str) -> bool {
    has(lemma, b'j')
}

/// A verb or noun whose object is what is not so: `lack`, `avoid`.
pub fn is_absence(lemma: &str) -> bool {
    has(lemma, b'a')
}

/// A verb or noun that ends what it governs: `lift`, `repeal`, `removal`.
pub fn is_undoing(lemma: &str) -> bool {
    has(lemma, b'z')
}

/// What forbids until it is undone: `ban`, `embargo`, `curfew`.
pub fn is_restraint(lemma: &str) -> bool {
    has(lemma, b'x')
}

/// More, or what goes or lies higher: `more`, `up`, `rise`.
pub fn is_upward(lemma: &str) -> bool {
    has(lemma, b'k')
}

/// Less, or what goes or lies lower: `fewer`, `down`, `fall`.
pub fn is_downward(lemma: &str) -> bool {
    has(lemma, b'q')
}

/// What joins a cause to what comes of it: `because`, `lead`, `thanks`.
pub fn is_causal(lemma: &str) -> bool {
    has(lemma, b'v')
}

/// A common word that a place or its people are called as well: `turkey`, `pole`.
pub fn is_homonym_of_place(word: &str) -> bool {
    has(word, b'h')
}

/// A verb whose past form is its dictionary form: `beat`, `hit`.
pub fn keeps_its_form(lemma: &str) -> bool {
    has(lemma, b'y')
}

/// A common given name, in lower case.
pub fn given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        assert!(
            ["the", "of", "they", "n't", "n’t", "would"]
                .iter()
                .all(|w| is_function_word(w))
        );
        assert!(
            !["country", "say", "president"]
                .iter()
                .any(|w| is_function_word(w))
        );
        assert!(
            ["not", "n't", "never", "without"]
                .iter()
                .all(|w| is_negator(w))
        );
        assert!(!["few", "always", "fail"].iter().any(|w| is_negator(w)));
        assert!(
            ["fail", "refuse", "prevent"]
                .iter()
                .all(|w| is_implicit_negative(w))
        );
        assert!(
            ["deny", "dismiss", "refute"]
                .iter()
                .all(|w| is_denial_verb(w))
        );
        assert!(!["say", "announce"].iter().any(|w| is_denial_verb(w)));
        assert!(["say", "deny", "announce"].iter().all(|w| is_say_verb(w)));
        assert!(
            ["mr", "president", "spokeswoman"]
                .iter()
                .all(|w| honorific(w))
        );
        assert!(["ministry", "university"].iter().all(|w| is_org_word(w)));
        assert!(["john", "maria"].iter().all(|w| given_name(w)));
        assert!(!["table", "russia"].iter().any(|w| given_name(w)));
    }

    #[test]
    fn modalities() {
        for (word, class) in [
            ("will", ModalityClass::Future),
            ("would", ModalityClass::Conditional),
            ("plan", ModalityClass::Planned),
            ("expect", ModalityClass::Expected),
            ("consider", ModalityClass::Proposed),
            ("hope", ModalityClass::Wished),
            ("threaten", ModalityClass::Threatened),
            ("might", ModalityClass::Possible),
        ] {
            assert_eq!(modality_of(word), Some(class), "{word}");
        }
        assert_eq!(modality_of("the"), None);
    }
}
