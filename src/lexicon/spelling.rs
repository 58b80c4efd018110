//! British and American spellings into one.
//!
//! In: a lower-case lemma. Out: a key that both spellings share, mostly the American one. Pairs
//! that no rule joins (`programme`, `program`) and words that only look British (`exercise`) are in
//! `data/spelling.txt`. The key is for comparing; it need not be a word.

use super::Table;
use std::borrow::Cow;

static SPELLINGS: Table = Table::new(include_str!("../../data/spelling.txt"));

/// British endings and the American ones for them.
const ENDINGS: [(&str, &str); 7] = [
    ("isation", "ization"),
    ("isational", "izational"),
    ("ise", "ize"),
    ("iser", "izer"),
    ("our", "or"),
    ("ourable", "orable"),
    ("ogue", "og"),
];

/// One key for both spellings of a lemma.
///
/// ```
/// # use citecheck::lexicon::spelling_key;
/// assert_eq!(spelling_key("organise"), spelling_key("organize"));
/// assert_eq!(spelling_key("exercise"), "exercise");
/// ```
pub fn spelling_key(lemma: &str) -> Cow<'_, str> {
    match SPELLINGS.get(lemma) {
        Some("") => return Cow::Borrowed(lemma),
        Some(american) => return Cow::Borrowed(american),
        None => {}
    }
    if lemma.len() < 5 {
        return Cow::Borrowed(lemma);
    }
    for (british, american) in ENDINGS {
        if let Some(stem) = lemma.strip_suffix(british) {
            return Cow::Owned(format!("{stem}{american}"));
        }
    }
    Cow::Borrowed(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_share_a_key() {
        for (british, american) in [
            ("defence", "defense"),
            ("colour", "color"),
            ("favourable", "favorable"),
            ("organisation", "organization"),
            ("programme", "program"),
            ("metre", "meter"),
            ("centre", "center"),
            ("dialogue", "dialog"),
            ("realise", "realize"),
            ("grey", "gray"),
        ] {
            assert_eq!(spelling_key(british), spelling_key(american), "{british}");
        }
    }

    #[test]
    fn other_words_stay() {
        for word in [
            "exercise", "promise", "four", "hour", "rise", "tour", "wise", "",
        ] {
            assert_eq!(spelling_key(word), word);
        }
    }
}
