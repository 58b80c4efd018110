//! What a sentence does with its words: denies them, wishes them, puts them into somebody's mouth.

pub mod attribution;
pub mod coreference;
pub mod parts;
mod saying;
pub mod scope;
