//! The manifest: what a pack holds and how its files are named.
//!
//! Its payload is the [`Manifest`] (see [`stored`]); that of a table is up to [`TABLE_FILES`] hashes of
//! 6 bytes each, one behind the other:
//!
//! ```text
//! | hash of document file 64k | hash of 64k + 1 | ... | hash of 64k + 63 |
//! ```

use super::container;
use super::error::{Error, Kind};
use super::stored::{self, Stored, stored_struct};
use serde::Serialize;
use std::fmt;

/// How many document files one table names. More make the tables that a check fetches longer,
/// fewer make the manifest longer; 64 balances the two at about 10,000 files.
pub(super) const TABLE_FILES: usize = 64;

/// Up to how many document files the manifest names them itself (6 bytes each), which saves a
/// round of fetching; a larger pack has tables.
#[cfg(feature = "ingest")]
pub(super) const INLINE_FILES: usize = 512;

/// What a pack says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct About {
    /// Name of the archive, for display.
    pub title: Option<String>,
    /// Number of articles.
    pub articles: u32,
    /// Claims to suggest to a reader.
    pub examples: Vec<String>,
}

/// What a pack holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// For readers and hosts.
    pub about: About,
    /// Number of passages, for the rarity of a term.
    pub passages: u32,
    /// Number of document files.
    pub files: u32,
    /// The index files by the terms they start with, sorted; none in a small pack.
    pub index: Vec<Range>,
    /// The document files, unless there are tables.
    pub documents: Vec<Hash>,
    /// The tables of document files, [`TABLE_FILES`] each.
    pub tables: Vec<Hash>,
    /// What the words of the articles have to do with others.
    pub words: Hash,
}

/// The index file of the terms from `first` up to the next range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// Shortest text that is above all terms before and not above those within.
    pub first: String,
    /// Length of the file in bytes.
    pub bytes: u32,
    /// Hash in its name.
    pub hash: Hash,
}

stored_struct!(About {
    title,
    articles,
    examples
});
stored_struct!(Manifest {
    about,
    passages,
    files,
    index,
    documents,
    tables,
    words
});
stored_struct!(Range { first, bytes, hash });

impl Stored for Hash {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let (bytes, rest) = from.split_first_chunk()?;
        *from = rest;
        Some(Hash(*bytes))
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.0);
    }
}

/// The hash of a file's content that its name holds: the upper 48 bits of its checksum.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hash([u8; 6]);

impl Hash {
    /// The hash within a checksum.
    pub fn of(checksum: u64) -> Self {
        let [a, b, c, d, e, f, ..] = checksum.to_be_bytes();
        Hash([a, b, c, d, e, f])
    }

    fn from_hex(hex: &str) -> Option<Self> {
        let canonical = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
        if hex.len() != 12 || !hex.bytes().all(canonical) {
            return None;
        }
        let value = u64::from_str_radix(hex, 16).ok()?;
        Some(Hash::of(value << 16))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What a file of a pack holds; the number stands in its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FileKind {
    /// The [`Manifest`].
    Manifest = 0,
    /// Terms and where they occur.
    Index = 1,
    /// Articles.
    Documents = 2,
    /// Names of document files.
    Table = 3,
    /// Words and what they have to do with each other.
    Words = 4,
}

/// Name of a file other than the manifest: `documents-0123456789ab.bin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileName {
    /// What the file holds.
    pub kind: FileKind,
    /// Which content.
    pub hash: Hash,
}

impl FileName {
    /// Reads a name; `None` when no file of a pack has it.
    pub fn parse(name: &str) -> Option<Self> {
        let (kind, hash) = name.strip_suffix(".bin")?.split_once('-')?;
        let kind = match kind {
            "index" => FileKind::Index,
            "documents" => FileKind::Documents,
            "table" => FileKind::Table,
            "words" => FileKind::Words,
            _ => return None,
        };
        let hash = Hash::from_hex(hash)?;
        Some(FileName { kind, hash })
    }

    /// Takes the payload out of the file of this name, inflated by its host.
    ///
    /// # Errors
    /// When `file` is not exactly the file that was written under this name.
    pub fn open(self, file: &[u8]) -> Result<&[u8], Error> {
        container::open(&self.to_string(), self.kind, Some(self.hash), file)
    }

    /// The error that the file, though whole, does not hold what its kind should.
    pub fn damaged(self) -> Error {
        Error::new(&self.to_string(), Kind::Damaged)
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hash = self.hash;
        match self.kind {
            FileKind::Manifest => write!(f, "{}", super::MANIFEST),
            FileKind::Index => write!(f, "index-{hash}.bin"),
            FileKind::Documents => write!(f, "documents-{hash}.bin"),
            FileKind::Table => write!(f, "table-{hash}.bin"),
            FileKind::Words => write!(f, "words-{hash}.bin"),
        }
    }
}

/// Where the name of a document file is found.
pub(crate) enum Place {
    /// Here it is.
    Known(FileName),
    /// At this position of the table of this name.
    Table(FileName, usize),
}

impl Manifest {
    /// Reads a manifest file.
    ///
    /// # Errors
    /// When it is not exactly what a builder of this version wrote.
    pub fn read(file: &[u8]) -> Result<Self, Error> {
        let payload = container::open(super::MANIFEST, FileKind::Manifest, None, file)?;
        stored::read(payload)
            .filter(Manifest::is_consistent)
            .ok_or_else(|| Error::new(super::MANIFEST, Kind::Damaged))
    }

    fn is_consistent(&self) -> bool {
        let files = self.files as usize;
        let named = if self.tables.is_empty() {
            self.documents.len() == files
        } else {
            self.documents.is_empty() && self.tables.len() == files.div_ceil(TABLE_FILES)
        };
        named && self.index.is_sorted_by(|a, b| a.first < b.first)
    }

    /// Where the name of a document file, a number below `files`, is found.
    ///
    /// # Errors
    /// When the number is not below `files`.
    pub fn document(&self, file: u32) -> Result<Place, Error> {
        let known = file < self.files;
        let file = file as usize;
        let (kind, hash) = if self.tables.is_empty() {
            (FileKind::Documents, self.documents.get(file))
        } else {
            (FileKind::Table, self.tables.get(file / TABLE_FILES))
        };
        let hash = *hash
            .filter(|_| known)
            .ok_or_else(|| Error::new(super::MANIFEST, Kind::Damaged))?;
        let name = FileName { kind, hash };
        Ok(match kind {
            FileKind::Table => Place::Table(name, file % TABLE_FILES),
            _ => Place::Known(name),
        })
    }

    /// Name of the file of words.
    pub fn words(&self) -> FileName {
        FileName {
            kind: FileKind::Words,
            hash: self.words,
        }
    }

    /// The range that a term would be in.
    pub fn range(&self, term: &str) -> Option<&Range> {
        let behind = self
            .index
            .partition_point(|range| range.first.as_str() <= term);
        self.index.get(behind.checked_sub(1)?)
    }

    /// The file as the builder writes it.
    #[cfg(feature = "ingest")]
    pub fn write(&self) -> Vec<u8> {
        let payload = stored::bytes(self);
        container::seal(FileKind::Manifest, &payload).1
    }
}

impl Range {
    /// Name of the index file.
    pub fn name(&self) -> FileName {
        FileName {
            kind: FileKind::Index,
            hash: self.hash,
        }
    }
}

/// The names that a table holds.
///
/// # Errors
/// When the payload is no table.
pub(crate) fn read_table(name: FileName, payload: &[u8]) -> Result<Vec<FileName>, Error> {
    let (hashes, rest) = payload.as_chunks::<6>();
    if !rest.is_empty() || hashes.is_empty() || hashes.len() > TABLE_FILES {
        return Err(name.damaged());
    }
    let document = |&hash| FileName {
        kind: FileKind::Documents,
        hash: Hash(hash),
    };
    Ok(hashes.iter().map(document).collect())
}

/// The payload of a table.
#[cfg(feature = "ingest")]
pub(super) fn table(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let name = FileName {
            kind: FileKind::Table,
            hash: Hash::of(0x0123_4567_89ab_cdef),
        };
        assert_eq!(name.to_string(), "table-0123456789ab.bin");
        assert_eq!(FileName::parse("table-0123456789ab.bin"), Some(name));
        for wrong in [
            "",
            "citecheck.bin",
            "table-0123456789AB.bin",
            "table-+123456789ab.bin",
            "table-012.bin",
            "../table-0123456789ab.bin",
        ] {
            assert_eq!(FileName::parse(wrong), None, "{wrong}");
        }
    }
}
