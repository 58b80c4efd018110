//! Whether two quotes say the same words.
//!
//! In: two quotes. Out: whether they share one unbroken run of words, at least half as long as
//! the shorter quote and at least three words long unless that quote is shorter itself. A run is
//! asked for, not a bag of words, so that common words alone cannot hit.

use super::Quote;
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A shared run is never shorter than this, unless the shorter quote is.
const LEAST_RUN: usize = 3;

/// Letters and digits, with apostrophes between them.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*").expect("the pattern is a constant")
});

/// The words of a text without case, punctuation and typographic variants.
///
/// ```
/// assert_eq!(citecheck::eval::words("“Treaty’s” 2.5%"), ["treaty's", "2", "5"]);
/// ```
pub fn words(text: &str) -> Vec<String> {
    let composed: String = text.nfkc().collect();
    let folded = caseless::default_case_fold_str(&composed).replace('\u{2019}', "'");
    WORD.find_iter(&folded)
        .map(|word| word.as_str().to_string())
        .collect()
}

/// Length of the longest run of words that occurs unbroken in both lists.
fn longest_shared_run(left: &[String], right: &[String]) -> usize {
    let mut best = 0;
    let mut previous = vec![0; right.len() + 1];
    for word in left {
        let mut current = vec![0; right.len() + 1];
        for (index, other) in right.iter().enumerate() {
            if word == other {
                current[index + 1] = previous[index] + 1;
                best = best.max(current[index + 1]);
            }
        }
        previous = current;
    }
    best
}

/// Whether two quotes of one document say the same words.
pub fn overlap(left: &str, right: &str) -> bool {
    let (left, right) = (words(left), words(right));
    let shorter = left.len().min(right.len());
    let wanted = shorter.div_ceil(2).max(LEAST_RUN.min(shorter));
    shorter > 0 && longest_shared_run(&left, &right) >= wanted
}

/// Whether any of the cited quotes overlaps any of the wanted ones in the same document.
pub(super) fn any(cited: &[Quote], wanted: &[Quote]) -> bool {
    cited.iter().any(|cited| {
        wanted
            .iter()
            .any(|wanted| cited.doc == wanted.doc && overlap(&cited.quote, &wanted.quote))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_drop_case_and_punctuation() {
        let table: &[(&str, &[&str])] = &[
            (
                "The U.S. \u{201c}Treaty\u{2019}s\u{201d} 2.5%",
                &["the", "u", "s", "treaty's", "2", "5"],
            ),
            ("STRASSE Straße", &["strasse", "strasse"]),
            ("ﬁrst_try ½", &["first", "try", "1", "2"]),
            ("x² İ", &["x2", "i"]),
            ("'quoted' rock'n'roll", &["quoted", "rock'n'roll"]),
            ("", &[]),
        ];
        for (text, wanted) in table {
            assert_eq!(&words(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_run_is_unbroken() {
        let split = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        assert_eq!(
            longest_shared_run(&split("a b c d"), &split("x b c y d")),
            2
        );
    }

    #[test]
    fn quotes_overlap_by_half_of_the_shorter_one() {
        let table = [
            (
                true,
                "Talks began on Monday.",
                "Talks began on Monday, officials said.",
            ),
            (
                true,
                "one two three four five six",
                "four five six seven eight nine ten",
            ),
            (
                false,
                "one two three four five six seven",
                "five six seven eight nine ten eleven",
            ),
            (false, "signed in May", "signed in June by both"),
            (true, "Twelve people", "At least twelve people died"),
            (
                false,
                "the plan of the city is in the news",
                "in spring the team of rivals met the coach",
            ),
            (false, "", "some words"),
            (true, "Talks began\non  Monday", "talks began on monday"),
        ];
        for (wanted, left, right) in table {
            assert_eq!(overlap(left, right), wanted, "{left} / {right}");
            assert_eq!(overlap(right, left), wanted, "{right} / {left}");
        }
    }

    #[test]
    fn any_quote_of_the_same_document_hits() {
        let quote = |doc: &str, quote: &str| Quote {
            doc: doc.into(),
            quote: quote.into(),
        };
        assert!(!any(&[quote("b", "x y z")], &[quote("a", "x y z")]));
        assert!(any(
            &[quote("a", "q"), quote("a", "x y z")],
            &[quote("a", "k"), quote("a", "x y z")]
        ));
    }
}
