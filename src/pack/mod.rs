//! The pack: the static files that `citecheck build` writes and a checker reads.
//!
//! In: analysed articles. Out: one manifest ([`MANIFEST`]) and files named by the hash of what they
//! hold, so that any static server can serve them and browsers may cache them for ever. The
//! manifest and the examples alone have fixed names, and are written last, so that an interrupted build
//! leaves the pack before it in order.
//!
//! ```text
//! citecheck.bin             the manifest: counts, examples, ranges of terms, names
//! examples.json             the reports on the examples, for a page to show before the engine is there
//! index-<hash>.bin          a range of terms, each with the passages it occurs in
//! documents-<hash>.bin      one long article or a few short ones, with their facts
//! table-<hash>.bin          names of 64 document files; only in packs of more than 512
//! words-<hash>.bin          what the articles' words have to do with others, as lines of text
//! ```
//!
//! Invariant: what a reader gets is what the builder was given, or an [`Error`]; a truncated,
//! damaged, foreign, outdated or mixed-up file never decodes to something else.

#[cfg(feature = "ingest")]
mod build;
mod container;
mod documents;
mod error;
mod index;
mod manifest;
mod stored;

#[cfg(feature = "ingest")]
pub use build::{BuildError, Builder, Entry, PackFile, build};
#[cfg(feature = "ingest")]
pub use container::inflate;
pub use container::{ANALYSIS_VERSION, FORMAT_VERSION};
pub(crate) use documents::read as read_documents;
pub use error::Error;
pub(crate) use index::Shard;
pub use manifest::About;
pub(crate) use manifest::{FileKind, FileName, Manifest, Place, read_table};

/// Name of the manifest. Its name and that of [`EXAMPLES`] say nothing of their content: serve both so that
/// browsers ask again, and all other files of a pack as immutable.
pub const MANIFEST: &str = "citecheck.bin";

/// Name of the file with the reports on the pack's examples, by the comparer alone: a list, as JSON. No checker
/// reads it: it saves a reader the wait for the engine, which then checks the claim itself.
pub const EXAMPLES: &str = "examples.json";

/// Whether a file of this name may be one of a pack, other than its manifest.
#[cfg(feature = "ingest")]
pub fn is_file_name(name: &str) -> bool {
    FileName::parse(name).is_some()
}

#[cfg(all(test, feature = "ingest"))]
mod tests;
