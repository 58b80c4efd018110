//! Word forms into dictionary forms.
//!
//! In: a lower-case word. Out: its lemma: `took` gives `take`, `studies` gives `study`. A table has
//! the forms that the suffix rules miss; the rules serve every other word. Names that merely end
//! like inflected words ("texas", "beijing") are in the table as they are.
//! Invariant: [`regular`] is the function of the same name in `data/make/lemmas.mjs`.

use super::{Table, data};
use crate::text;
use std::borrow::Cow;

static LEMMAS: Table<'static> = Table::new(data!("lemmas.txt"));

/// The dictionary form of a lower-case word.
///
/// ```
/// # use citecheck::lexicon::lemma;
/// assert_eq!(lemma("studies"), "study");
/// assert_eq!(lemma("paris"), "paris");
/// ```
pub fn lemma(word: &str) -> Cow<'_, str> {
    match LEMMAS.get(word) {
        Some(change) => changed(word, change),
        None => regular(word),
    }
}

/// The dictionary form of the verb where a participle is meant: `building` of "was building up" is `build`.
pub fn participle(word: &str) -> Cow<'_, str> {
    regular(word)
}

/// A word after a change of the table: the digit tells how many of its last bytes to cut, the rest
/// what to put there; no change leaves it as it is.
fn changed<'w>(word: &'w str, change: &str) -> Cow<'w, str> {
    let Some(&digit) = change.as_bytes().first() else {
        return Cow::Borrowed(word);
    };
    let kept = word.len().saturating_sub(usize::from(digit - b'0'));
    Cow::Owned(text::joined(
        &mut [text::cut(word, ..kept), text::cut(change, 1..)].into_iter(),
        "",
    ))
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The dictionary form by suffix rules alone.
fn regular(word: &str) -> Cow<'_, str> {
    if word.len() <= 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let cut = |bytes: usize| text::cut(word, ..word.len() - bytes);
    if word.len() > 4 && (word.ends_with("ies") || word.ends_with("ied")) {
        return Cow::Owned(format!("{}y", cut(3)));
    }
    if ["sses", "shes", "ches", "xes", "zzes"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        return Cow::Borrowed(cut(2));
    }
    if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return Cow::Borrowed(cut(1));
    }
    for suffix in ["ing", "ed"] {
        if let Some(stem) = word.strip_suffix(suffix)
            && stem.len() >= 2
            && stem.bytes().any(|b| is_vowel(b) || b == b'y')
        {
            return restored(stem);
        }
    }
    Cow::Borrowed(word)
}

/// A verb's stem before `-ed` or `-ing`, with its last letter put right: `stopp` gives `stop`,
/// `mak` gives `make`.
fn restored(stem: &str) -> Cow<'_, str> {
    let bytes = stem.as_bytes();
    let (before, last) = (bytes[bytes.len() - 2], bytes[bytes.len() - 1]);
    if before == last && !b"aeioulsz".contains(&last) {
        return Cow::Borrowed(text::cut(stem, ..stem.len() - 1));
    }
    let third = (bytes.len() >= 3).then(|| bytes[bytes.len() - 3]);
    // "Changing", "challenging", "plunging".
    let soft = bytes.len() >= 5
        && (before, last) == (b'n', b'g')
        && third.is_some_and(|third| b"aeu".contains(&third));
    if soft || (drops_e(before, last, third) && !keeps_bare(bytes)) || is_short(bytes) {
        Cow::Owned(format!("{stem}e"))
    } else {
        Cow::Borrowed(stem)
    }
}

/// Whether a stem with these last letters usually lost a silent `e` before the suffix.
fn drops_e(before: u8, last: u8, third: Option<u8>) -> bool {
    let closed = third.is_some_and(|b| !is_vowel(b));
    match last {
        b't' => before == b'a' || closed && b"ou".contains(&before),
        b'd' => closed && b"aiou".contains(&before),
        b'n' => closed && before == b'i',
        b'm' => closed && before == b'u',
        b'z' => before == b'i',
        b'c' | b'v' | b'u' => true,
        b'g' => is_vowel(before) || b"yrdl".contains(&before),
        b'l' => b"bcdfgkptz".contains(&before) || closed && before == b'i',
        b's' => is_vowel(before) || b"rnp".contains(&before),
        b'r' => before == b'u' || closed && b"ai".contains(&before),
        b'k' => is_vowel(before),
        b'h' => before == b't' && closed,
        _ => false,
    }
}

/// Whether the stem is a word without an `e` after all: `look`, `treat`, `stiff`.
fn keeps_bare(stem: &[u8]) -> bool {
    let vowel = |at: usize| stem.len() >= at && is_vowel(stem[stem.len() - at]);
    let last = stem[stem.len() - 1];
    (vowel(3) && vowel(2) && b"ktgr".contains(&last))
        || (vowel(2) && last == b'u' && stem[stem.len() - 2] != b'i')
}

/// Whether the stem is one short syllable that lost its `e`: `mak`, `hop`.
fn is_short(stem: &[u8]) -> bool {
    let (last, rest) = (stem[stem.len() - 1], &stem[..stem.len() - 1]);
    let Some((vowel, onset)) = rest.split_last() else {
        return false;
    };
    !is_vowel(last)
        && !b"wxy".contains(&last)
        && (is_vowel(*vowel) || *vowel == b'y')
        && !onset.iter().any(|b| is_vowel(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_their_lemmas() {
        for (form, expected) in [
            ("took", "take"),
            ("studies", "study"),
            ("running", "run"),
            ("women", "woman"),
            ("better", "good"),
            ("largest", "large"),
            ("stopped", "stop"),
            ("making", "make"),
            ("agreed", "agree"),
            ("called", "call"),
            ("travelled", "travel"),
            ("died", "die"),
            ("left", "leave"),
            ("wounded", "wound"),
            ("injured", "injure"),
            ("countries", "country"),
            ("launches", "launch"),
            ("crises", "crisis"),
            ("criticised", "criticise"),
            ("criticized", "criticize"),
            ("warned", "warn"),
            ("sending", "send"),
            ("wolves", "wolf"),
            ("exercises", "exercise"),
            ("played", "play"),
            ("looked", "look"),
            ("argued", "argue"),
            ("blogged", "blog"),
            ("tweeted", "tweet"),
            ("troops", "troop"),
            ("airlines", "airline"),
            ("older", "old"),
            ("underlined", "underline"),
            ("downgraded", "downgrade"),
            ("exchanging", "exchange"),
            ("hanging", "hang"),
        ] {
            assert_eq!(lemma(form), expected, "{form}");
        }
    }

    #[test]
    fn other_words_stay() {
        for word in [
            "take",
            "news",
            "series",
            "species",
            "paris",
            "texas",
            "james",
            "beijing",
            "politics",
            "this",
            "his",
            "building",
            "leader",
            "red",
            "need",
            "during",
            "gas",
            "congress",
            "status",
            "crisis",
            "",
            "s",
            "ing",
            "être",
            "covid-19",
            "always",
            "according",
            "number",
            "philippines",
        ] {
            assert_eq!(lemma(word), word);
        }
    }

    /// A line that the rules alone would serve is a wasted line, and tells that the rules here and
    /// in `data/make/lemmas.mjs` differ.
    #[test]
    fn no_line_is_needless() {
        for (form, change) in LEMMAS.iter() {
            assert_ne!(regular(form), changed(form, change), "{form}");
        }
    }
}
