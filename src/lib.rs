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
pub mod citation;
pub mod clause;
pub mod document;
pub mod fact;
pub mod judge;
pub mod lexicon;
pub mod mention;
pub mod report;
pub mod retrieve;
pub mod select;
pub mod text;
pub mod verdict;
