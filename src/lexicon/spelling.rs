//! British and American spellings into one.
//!
//! In: a lower-case lemma. Out: a key that both spellings share, mostly the American one. Pairs
//! that no rule joins (`programme`, `program`) and words that only look British (`exercise`) are in
//! `data/spelling.txt`. The key is for comparing; it need not be a word.

use super::{Table, data};
use crate::text::joined;
use std::borrow::Cow;

static SPELLINGS: Table<'static> = Table::new(data!("spelling.txt"));

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

/// A name with every word in one spelling: `organisation` and `organization` are the same.
pub fn spelled(name: &str) -> String {
    let words: Vec<_> = name.split(' ').map(spelling_key).collect();
    joined(&mut words.iter().map(AsRef::as_ref), " ")
}

/// Whether two words are spellings of one name: equal, or long and one edit apart.
pub fn is_spelling(left: &str, right: &str) -> bool {
    left == right
        || (left.len().min(right.len()) >= 5
            && left.as_bytes().first() == right.as_bytes().first()
            && left.len().abs_diff(right.len()) <= 2
            && within_edits(left, right, edits_for(left, right)))
}

/// Edits that two words of these lengths may be apart and still be the same word.
fn edits_for(left: &str, right: &str) -> usize {
    if left.len().min(right.len()) >= 9 {
        2
    } else {
        1
    }
}

/// Whether two words are at most `limit` insertions, deletions, replacements or swaps of neighbours
/// apart (optimal string alignment distance). Words with different first letters or digits are not.
pub fn within_edits(left: &str, right: &str, limit: usize) -> bool {
    // One edit changes two letters side by side at most, so that all others are alike from either end.
    if limit == 1 {
        let front = alike(left.chars(), right.chars());
        let back = alike(left.chars().rev(), right.chars().rev());
        if front + back + 2 < left.chars().count() {
            return false;
        }
    }
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > limit
        || left.first() != right.first()
        || left.iter().chain(&right).any(|c| c.is_numeric())
    {
        return false;
    }
    let width = right.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for i in 1..=left.len() {
        let mut row = vec![i; width];
        for j in 1..width {
            let cost = usize::from(left[i - 1] != right[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|&cell| cell > limit) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[right.len()] <= limit
}

/// How many characters two texts begin with in common.
fn alike(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).count()
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
