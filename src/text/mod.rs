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
pub use token::{Token, TokenKind, tokens};
