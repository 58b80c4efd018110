//! Text into tokens: words, numbers, spaces and marks.
//!
//! In: any text. Out: tokens that follow each other without gap or overlap. Contractions split
//! before their clitic (`Pakistan|'s`, `do|n't`), numbers split from the letters behind them
//! (`2|bn`, `4|th`), hyphenated words split at the hyphen (`two|-|week`), and glued sentences
//! (`Tuesday.“You`) split at the full stop.
//!
//! ```
//! # use citecheck::text::tokens;
//! let text = "It's worth US$2bn.";
//! let parts: Vec<&str> = tokens(text).iter().map(|t| t.span.of(text)).collect();
//! assert_eq!(parts, ["It", "'s", " ", "worth", " ", "US", "$", "2", "bn", "."]);
//! ```

use super::is_one_of;
use super::{Span, cut};
use serde::Serialize;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, inner full stops of acronyms, digits after letters.
    Word,
    /// Digits with inner `,` and `.`.
    Number,
    /// White space without a line break.
    Space,
    /// White space with at least one line break.
    Break,
    /// One punctuation mark or symbol.
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// Splits a text; the tokens' concatenation is the text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while let Some(first) = cut(text, at..).chars().next() {
        let (len, kind) = if first.is_whitespace() {
            let len = run(cut(text, at..), char::is_whitespace);
            let broken = cut(text, at..at + len).contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            (
                len,
                if broken {
                    TokenKind::Break
                } else {
                    TokenKind::Space
                },
            )
        } else if first.is_numeric() {
            (number(cut(text, at..)), TokenKind::Number)
        } else if let Some(len) = negation(cut(text, at..), cut(text, ..at)) {
            (len, TokenKind::Word)
        } else if is_letter(first) {
            (word(cut(text, at..)), TokenKind::Word)
        } else if let Some(len) = clitic(cut(text, at..), cut(text, ..at)) {
            (len, TokenKind::Word)
        } else {
            (first.len_utf8(), TokenKind::Mark)
        };
        out.push(Token {
            span: Span::new(at, at + len),
            kind,
        });
        at += len;
    }
    out
}

fn run(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.find(|c| !accept(c)).unwrap_or(text.len())
}

/// Letters and the marks and joiners that belong to them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '_')
}

fn is_word_char(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Length of the number at the start: digits, with `,` and `.` between digits.
fn number(text: &str) -> usize {
    let mut len = run(text, char::is_numeric);
    while let Some(separator) = cut(text, len..)
        .chars()
        .next()
        .filter(|c| matches!(c, ',' | '.'))
    {
        let digits = run(cut(text, len + separator.len_utf8()..), char::is_numeric);
        let past = len + separator.len_utf8() + digits;
        // "8,26%" is written so where the comma is a decimal one.
        let decimal = digits < 3 && cut(text, past..).starts_with(['%']);
        if digits == 0 || (separator == ',' && digits != 3 && !decimal) {
            break;
        }
        len = past;
    }
    len
}

/// A number's digits without commas between thousands, and with a full stop for a decimal comma.
///
/// ```
/// # use citecheck::text::digits;
/// assert_eq!([digits("1,234.5"), digits("8,26")], ["1234.5", "8.26"]);
/// ```
pub fn digits(number: &str) -> String {
    let mut out = String::with_capacity(number.len());
    let tail = number
        .bytes()
        .rev()
        .position(|byte| byte == b',')
        .unwrap_or(3);
    for c in number.chars() {
        match c {
            ',' if tail < 3 => out.push('.'),
            ',' => {}
            _ => out.push(c),
        }
    }
    out
}

/// Length of the word at the start, without its clitic.
fn word(text: &str) -> usize {
    let mut len = run(text, is_word_char);
    if let Some(acronym) = dotted(text) {
        return acronym;
    }
    loop {
        let mut rest = cut(text, len..).chars();
        let (Some(joint), Some(next)) = (rest.next(), rest.next()) else {
            break;
        };
        let tail = cut(text, len + joint.len_utf8()..);
        if joint == '.' && super::is_small(next) && len > 1 {
            // A host name (`Secunia.com`): glued sentences start with a capital.
            len += joint.len_utf8() + run(tail, is_word_char);
        } else if APOSTROPHES.contains(&joint) && is_letter(next) {
            let part = run(tail, is_word_char);
            let name = super::is_capital(next) && cut(text, ..len).chars().count() <= 2;
            if is_clitic(cut(tail, ..part)) || (super::is_capital(next) && !name) {
                break;
            }
            len += joint.len_utf8() + part;
        } else {
            break;
        }
    }
    if is_bare_negation(cut(text, ..len)) {
        return len - 2;
    }
    // `don't` is `do` and `n't`.
    let ends_in_n = cut(text, ..len).ends_with(['n', 'N']);
    let mut rest = cut(text, len..).chars();
    if ends_in_n
        && len > 1
        && rest.next().is_some_and(|c| APOSTROPHES.contains(&c))
        && rest.next().is_some_and(|c| matches!(c, 't' | 'T'))
        && !rest.next().is_some_and(is_word_char)
    {
        return len - 1;
    }
    len
}

/// Length of an acronym such as `U.S.` or `a.m.` at the start.
fn dotted(text: &str) -> Option<usize> {
    let mut len = 0;
    let mut letters = 0;
    let mut rest = text;
    loop {
        let mut chars = rest.chars();
        let (Some(letter), Some('.')) = (chars.next(), chars.next()) else {
            break;
        };
        if !letter.is_alphabetic() {
            break;
        }
        letters += 1;
        len += letter.len_utf8() + 1;
        rest = cut(text, len..);
    }
    let glued = rest.chars().next().is_some_and(is_word_char);
    if letters >= 2 && glued && rest.chars().nth(1).is_some_and(is_word_char) {
        // `U.S.Congress`, or the tail of a host name: leave the last full stop out.
        return None;
    }
    match (letters, glued) {
        (2.., false) => Some(len),
        // `U.S` without its last full stop.
        (1.., true) if !rest.chars().nth(1).is_some_and(is_word_char) => {
            Some(len + rest.chars().next().map_or(0, char::len_utf8))
        }
        _ => None,
    }
}

/// Whether a word is a contraction typed without its apostrophe, and no other word: `dont`, `isnt`.
fn is_bare_negation(word: &str) -> bool {
    let auxiliary = word.strip_suffix("nt").unwrap_or_default();
    is_one_of(
        super::lower(auxiliary).as_str(),
        "is are was were do does did has have had could would should",
    )
}

/// Length of `n't` at the start, behind the rest of its word, with or without its apostrophe.
fn negation(text: &str, before: &str) -> Option<usize> {
    // No word starts right behind a letter, but for what is cut off one.
    let cut_off = before.ends_with(is_letter);
    if cut_off && cut(text, ..run(text, is_word_char)) == "nt" {
        return Some(2);
    }
    let rest = text.strip_prefix(['n', 'N'])?;
    let mut chars = rest.chars();
    let joint = chars.next().filter(|c| APOSTROPHES.contains(c))?;
    let t = chars.next().filter(|c| matches!(c, 't' | 'T'))?;
    let whole = !chars.next().is_some_and(is_word_char) && cut_off;
    whole.then_some(1 + joint.len_utf8() + t.len_utf8())
}

fn is_clitic(part: &str) -> bool {
    ["s", "S", "re", "ve", "ll", "d", "m", "t"].contains(&part)
}

/// Length of a clitic at the start: an apostrophe and its letters after a word, or `n't`.
fn clitic(text: &str, before: &str) -> Option<usize> {
    let joint = text.chars().next().filter(|c| APOSTROPHES.contains(c))?;
    if !before.chars().next_back().is_some_and(is_word_char) {
        return None;
    }
    let part = run(cut(text, joint.len_utf8()..), is_word_char);
    is_clitic(cut(text, joint.len_utf8()..joint.len_utf8() + part))
        .then_some(joint.len_utf8() + part)
}
