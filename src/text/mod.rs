//! Text into tokens and sentences.
//!
//! In: any text. Out: tokens whose concatenation is the text, and sentences made of whole tokens.
//! Nothing here can fail.

mod case;
mod sentence;
mod span;
mod token;

pub use case::{capital, is_capital, is_small, lower, small};
pub use sentence::{Sentence, sentences};
pub use span::{Span, cut};
pub use token::{Token, TokenKind, digits, tokens};

/// Words with something between them: one function for all, where `join` is one for each kind of string.
///
/// ```
/// # use citecheck::text::joined;
/// assert_eq!(joined(&mut ["a", "b"].into_iter(), ", "), "a, b");
/// ```
pub fn joined(words: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut out = String::new();
    for (at, word) in words.enumerate() {
        if at > 0 {
            out.push_str(between);
        }
        out.push_str(word);
    }
    out
}

/// Whether a word is one of a list, whose words spaces part: fewer bytes than a `match` over them, and slower.
///
/// ```
/// # use citecheck::text::is_one_of;
/// assert!(is_one_of("a", "the a an") && !is_one_of("th", "the a an"));
/// ```
#[inline(never)]
pub fn is_one_of(word: &str, list: &str) -> bool {
    let mut letters = word.bytes();
    let mut differs = false;
    for byte in list.bytes() {
        if byte == b' ' {
            if !differs && letters.next().is_none() {
                return true;
            }
            letters = word.bytes();
            differs = false;
        } else {
            differs = differs || letters.next() != Some(byte);
        }
    }
    !differs && letters.next().is_none()
}
