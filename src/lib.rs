//! Checks a statement against a publisher's own articles.
//!
//! ```text
//! articles --ingest--> documents --analyse--> facts --build--> pack (static files)
//! claim --analyse--> parts --retrieve (pack)--> evidence --align--> comparisons
//!       --judge--> stances --conclude--> verdict + citations + explanation
//! ```
#![deny(missing_docs)]

pub mod align;
pub mod analyse;
pub mod check;
pub mod checker;
pub mod citation;
pub mod clause;
pub mod document;
#[cfg(feature = "cli")]
pub mod eval;
pub mod fact;
#[cfg(feature = "ingest")]
pub mod ingest;
pub mod judge;
pub mod lexicon;
pub mod mention;
pub mod order;
pub mod pack;
pub mod report;
pub mod retrieve;
pub mod select;
pub mod text;
#[cfg(test)]
mod typescript;
pub mod verdict;
#[cfg(target_arch = "wasm32")]
mod wasm;
