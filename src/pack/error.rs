//! Why a file of a pack cannot be read.

use std::fmt;

/// Why a file of a pack cannot be read: which one, what is wrong and how to mend it.
///
/// ```
/// # use citecheck::checker::Checker;
/// let error = Checker::open(b"<!doctype html><title>Not found</title>").err().unwrap();
/// assert_eq!(error.code(), "pack-foreign");
/// assert!(error.to_string().starts_with("`citecheck.bin` is no file of a Citecheck pack"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    file: String,
    kind: Kind,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It does not start as the files of a pack do.
    Foreign,
    /// An older builder wrote it.
    Outdated,
    /// A newer builder wrote it.
    Newer,
    /// It is shorter than it says; holds both lengths in bytes.
    Truncated { found: usize, stated: usize },
    /// Its bytes are not those that were written.
    Damaged,
    /// It is in order, and not the file that the manifest names.
    OtherBuild,
    /// No file of a pack has such a name.
    UnknownName,
}

impl Error {
    pub(crate) fn new(file: &str, kind: Kind) -> Self {
        Error {
            file: file.to_string(),
            kind,
        }
    }

    /// The error that no file of a pack has this name.
    pub(crate) fn unknown_name(name: &str) -> Self {
        Error::new(name, Kind::UnknownName)
    }

    /// Name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Stable name of what is wrong: `pack-foreign`, `pack-outdated`, `pack-newer`,
    /// `pack-truncated`, `pack-damaged`, `pack-other-build` or `pack-unknown-name`.
    pub fn code(&self) -> &'static str {
        match self.kind {
            Kind::Foreign => "pack-foreign",
            Kind::Outdated => "pack-outdated",
            Kind::Newer => "pack-newer",
            Kind::Truncated { .. } => "pack-truncated",
            Kind::Damaged => "pack-damaged",
            Kind::OtherBuild => "pack-other-build",
            Kind::UnknownName => "pack-unknown-name",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match self.kind {
            Kind::Foreign => write!(
                f,
                "`{file}` is no file of a Citecheck pack: check the pack's address and that the file is there, then build it with `citecheck build`"
            ),
            Kind::Outdated => write!(
                f,
                "`{file}` was written by an older Citecheck: rebuild the pack with `citecheck build` of this version"
            ),
            Kind::Newer => write!(
                f,
                "`{file}` was written by a newer Citecheck: update Citecheck here, or rebuild the pack with this version"
            ),
            Kind::Truncated { found, stated } => write!(
                f,
                "`{file}` has {found} bytes instead of {stated}: upload it again, and clear caches that hold the cut copy"
            ),
            Kind::Damaged => write!(
                f,
                "`{file}` is damaged: upload it again as binary, or rebuild the pack with `citecheck build`"
            ),
            Kind::OtherBuild => write!(
                f,
                "`{file}` belongs to another build of the pack: upload all files of one build together, and clear caches"
            ),
            Kind::UnknownName => write!(
                f,
                "`{file}` is no name of a pack file: supply the files that `needs` names"
            ),
        }
    }
}

impl std::error::Error for Error {}
