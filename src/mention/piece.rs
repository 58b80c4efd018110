//! The words of a sentence, prepared for the rules of numbers and times.
//!
//! In: a text and the words of one of its sentences. Out: one piece a word, with its lower-case
//! form and its meanings. Any index may be asked for: behind the end stand empty pieces.

use super::vocabulary::{self, CalendarWord, Entry, NumberWord};
use crate::fact::{Word, WordClass};
use crate::text::{self, Span, is_one_of};
use std::borrow::Cow;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Letters,
    Mark,
}

/// A prepared word.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub raw: &'a str,
    pub low: Cow<'a, str>,
    pub kind: Kind,
    pub entry: Option<&'static Entry>,
    /// Whether the entry was found by cutting a plural -s.
    pub plural: bool,
    /// Whether no white space stands before it.
    pub glued: bool,
    /// Whether it is known to hold the sentence together rather than to mean something.
    pub function: bool,
}

static NOTHING: Piece<'static> = Piece {
    raw: "",
    low: Cow::Borrowed(""),
    kind: Kind::Mark,
    entry: None,
    plural: false,
    glued: false,
    function: true,
};

/// The pieces of a sentence.
pub(super) struct Pieces<'a>(Vec<Piece<'a>>);

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str, words: &[Word]) -> Self {
        let mut end = u32::MAX;
        let pieces = words
            .iter()
            .map(|word| {
                let raw = word.span.of(text);
                let low = if raw.chars().any(text::is_capital) {
                    Cow::Owned(text::lower(raw))
                } else {
                    Cow::Borrowed(raw)
                };
                let kind = match raw.chars().next() {
                    Some(c) if c.is_numeric() => Kind::Digits,
                    Some(c) if c.is_alphabetic() || is_clitic(raw) => Kind::Letters,
                    _ => Kind::Mark,
                };
                let found = match kind {
                    Kind::Digits => None,
                    _ => vocabulary::lookup(&low),
                };
                let glued = word.span.start == end;
                end = word.span.end;
                Piece {
                    raw,
                    low,
                    kind,
                    entry: found.map(|(entry, _)| entry),
                    plural: found.is_some_and(|(_, plural)| plural),
                    glued,
                    function: word.class == WordClass::Function,
                }
            })
            .collect();
        Pieces(pieces)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The piece at an index; an empty one behind the end.
    pub(super) fn at(&self, index: usize) -> &Piece<'a> {
        self.0.get(index).unwrap_or(&NOTHING)
    }

    /// The piece just before an index; an empty one at the start.
    pub(super) fn before(&self, index: usize) -> &Piece<'a> {
        index
            .checked_sub(1)
            .map_or(&NOTHING, |index| self.at(index))
    }

    /// The lower-case word at an index.
    pub(super) fn low(&self, index: usize) -> &str {
        &self.at(index).low
    }

    /// Whether the words from an index on are these.
    pub(super) fn are(&self, index: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.low(index + offset) == *word)
    }

    /// Whether a hyphen or dash is glued to the word before it at this index.
    pub(super) fn is_hyphen(&self, index: usize) -> bool {
        let piece = self.at(index);
        piece.glued && is_dash(piece.raw)
    }

    /// One past a hyphen at the index, or the index itself.
    pub(super) fn skip_hyphen(&self, index: usize) -> usize {
        index + usize::from(self.is_hyphen(index))
    }

    /// Whether a word like "will" before the index says that something is still to come.
    pub(super) fn looks_ahead(&self, index: usize) -> bool {
        (index.saturating_sub(12)..index).any(|at| {
            is_one_of(
                self.low(at),
                "will 'll ’ll shall planned plans scheduled expected due",
            )
        })
    }
}

impl Piece<'_> {
    pub(super) fn number(&self) -> Option<NumberWord> {
        self.entry.and_then(|entry| entry.number)
    }

    pub(super) fn calendar(&self) -> Option<CalendarWord> {
        self.entry.and_then(|entry| entry.calendar)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.raw.chars().next().is_some_and(text::is_capital)
    }

    /// A whole number of at most two digits, such as a day of the month.
    pub(super) fn small_number(&self) -> Option<u8> {
        let digits = self.kind == Kind::Digits && self.raw.len() <= 2;
        digits.then(|| self.raw.parse().ok()).flatten()
    }

    /// A year from 1000 to 2100 in four digits.
    pub(super) fn year(&self) -> Option<i32> {
        let digits = self.kind == Kind::Digits
            && self.raw.len() == 4
            && self.raw.bytes().all(|byte| byte.is_ascii_digit());
        let year = digits.then(|| self.raw.parse::<i32>().ok()).flatten()?;
        (1000..=2100).contains(&year).then_some(year)
    }

    pub(super) fn is_possessive(&self) -> bool {
        self.glued && is_one_of(self.raw, "'s ’s ʼs ' ’")
    }
}

/// Whether a word is a hyphen or a dash of any length.
pub(super) fn is_dash(raw: &str) -> bool {
    is_one_of(raw, "- – — ‐ ‑ − ‒")
}

fn is_clitic(raw: &str) -> bool {
    raw.len() > 1 && raw.starts_with(['\'', '’', 'ʼ'])
}

/// The span of a range of words; empty when the range is.
pub(super) fn span(words: &[Word], start: usize, end: usize) -> Span {
    match (words.get(start), words.get(end.saturating_sub(1))) {
        (Some(first), Some(last)) if start < end => first.span.join(last.span),
        _ => Span::default(),
    }
}
