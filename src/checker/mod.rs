//! Checks claims against a pack without reading or fetching anything itself.
//!
//! In: the manifest, then the files that [`Checker::needs`] names. Out: reports. The host, be it a
//! browser's worker or the command line, brings the bytes, inflated as [`pack::inflate`] does; so both
//! run the same code.
//!
//! Rounds of a claim: once the words file, index files of its terms, in a very large pack the tables of
//! names, and the document files that answer best. A small pack has one: all its documents are compared.

mod shelf;

use crate::analyse::Article;
use crate::check::{self, ClaimError};
use crate::fact::Fact;
use crate::judge::Reading;
use crate::lexicon::Thesaurus;
use crate::order;
use crate::pack::{self, About, FileName, Manifest, Shard};
use crate::report::Report;
use crate::retrieve;
use crate::text::joined;
use shelf::{Loaded, Shelf};
use std::collections::BinaryHeap;
use std::fmt;

/// Up to how many document files a pack has no index, and all are compared with every claim.
pub(crate) const ALL_FILES: u32 = 16;

/// The most document files of a larger pack that are compared with a claim. More find evidence that
/// ranks badly, and cost about 6 KiB and a request each.
const RANKED_FILES: usize = 12;
/// The fewest of them, where the claim's words take many bytes of index.
const FEWEST_FILES: usize = 8;
/// What index files and document files may take together, and what one document file takes about, in bytes.
const RANKED_BYTES: usize = 87 << 10;
const FILE_BYTES: usize = 6 << 10;

/// At most how many bytes of index files a claim asks for; the terms with the longest lists, which
/// are the commonest and tell least, are passed over beyond it.
const INDEX_LIMIT: u32 = 39 << 10;

/// Why a claim is not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The claim cannot be checked.
    Claim(ClaimError),
    /// A file of the pack cannot be read.
    Pack(pack::Error),
    /// These files must be supplied first.
    NeedsFiles(Vec<String>),
}

impl Error {
    /// Stable name of what is wrong: `claim-empty`, `claim-too-long`, `needs-files`, or one of
    /// [`pack::Error::code`].
    pub fn code(&self) -> &'static str {
        match self {
            Error::Claim(ClaimError::Empty) => "claim-empty",
            Error::Claim(ClaimError::TooLong(_)) => "claim-too-long",
            Error::Pack(error) => error.code(),
            Error::NeedsFiles(_) => "needs-files",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Claim(error) => error.fmt(f),
            Error::Pack(error) => error.fmt(f),
            Error::NeedsFiles(names) => write!(
                f,
                "the claim needs files that are not there yet: supply {} first",
                joined(&mut names.iter().map(String::as_str), ", ")
            ),
        }
    }
}

impl std::error::Error for Error {}

impl From<ClaimError> for Error {
    fn from(error: ClaimError) -> Self {
        Error::Claim(error)
    }
}

impl From<pack::Error> for Error {
    fn from(error: pack::Error) -> Self {
        Error::Pack(error)
    }
}

/// Checks claims against one pack.
///
/// ```
/// # use citecheck::{analyse, checker::Checker, document::Document, pack};
/// # let body = "About 200 military personnel will take part.".to_string();
/// # let article = analyse::article(Document { id: "000".into(), body, ..Document::default() });
/// # let files = pack::build([article], None, Vec::new())?;
/// # let fetch = |name: &str| {
/// #     pack::inflate(files.iter().find(|file| file.name == name).unwrap().bytes.clone())
/// # };
/// let claim = "About 200 military personnel will take part.";
/// let mut checker = Checker::open(&fetch(pack::MANIFEST))?;
/// loop {
///     let names = checker.needs(claim)?;
///     if names.is_empty() {
///         break;
///     }
///     for name in names {
///         checker.supply(&name, &fetch(&name))?;
///     }
/// }
/// assert_eq!(checker.check(claim)?.claim, claim);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Checker {
    manifest: Manifest,
    shelf: Shelf,
}

/// The next step towards a report.
enum Step<'s> {
    /// Bring these files.
    Fetch(Vec<FileName>),
    /// Compare the claim with the articles of these files, best first.
    Compare(Vec<FileName>, &'s Thesaurus),
}

impl Checker {
    /// Opens a pack by the content of its [`pack::MANIFEST`].
    ///
    /// # Errors
    /// When that is not a whole manifest of this version.
    pub fn open(manifest: &[u8]) -> Result<Self, pack::Error> {
        Ok(Checker {
            manifest: Manifest::read(manifest)?,
            shelf: Shelf::default(),
        })
    }

    /// What the pack says of itself.
    pub fn about(&self) -> &About {
        &self.manifest.about
    }

    /// Names of the files to supply next; when there are none, [`Checker::check`] can run.
    ///
    /// # Errors
    /// When the claim is empty or too long, or when the files contradict each other.
    pub fn needs(&self, claim: &str) -> Result<Vec<String>, Error> {
        self.shelf.next_round();
        let facts = check::facts(claim, self.thesaurus().unwrap_or(&Thesaurus::EMPTY))?;
        Ok(match self.step(&facts)? {
            Step::Fetch(names) => names.iter().map(FileName::to_string).collect(),
            Step::Compare(..) => Vec::new(),
        })
    }

    /// Takes the content of a file that [`Checker::needs`] or [`Checker::document_files`] named.
    /// Files that no recent claim needed are forgotten when they take too much memory.
    ///
    /// # Errors
    /// When the bytes are not exactly those of the file of this name; nothing is kept of it then.
    pub fn supply(&mut self, name: &str, bytes: &[u8]) -> Result<(), pack::Error> {
        let name = FileName::parse(name).ok_or_else(|| pack::Error::unknown_name(name))?;
        let loaded = Loaded::read(name, bytes, &self.manifest)?;
        self.shelf.put(name, loaded);
        Ok(())
    }

    /// Checks a claim against the articles that answer best to it, with the comparer alone.
    ///
    /// # Errors
    /// When the claim is empty or too long, or when files that it needs are not there.
    pub fn check(&self, claim: &str) -> Result<Report, Error> {
        self.check_with(claim, check::COMPARER_ALONE)
    }

    /// What the neural judge should read to check a claim more closely; its logits, in the same
    /// order, then go to [`Checker::check_with`].
    ///
    /// # Errors
    /// As for [`Checker::check`].
    pub fn readings(&self, claim: &str) -> Result<Vec<Reading>, Error> {
        let readings = std::cell::RefCell::default();
        self.check_with(claim, &|asked: &[Reading]| {
            readings.replace(asked.to_vec());
            Vec::new()
        })?;
        Ok(readings.into_inner())
    }

    /// Checks a claim with the help of the neural judge.
    ///
    /// # Errors
    /// As for [`Checker::check`].
    pub fn check_with(&self, claim: &str, judge: check::Judge<'_>) -> Result<Report, Error> {
        let facts = check::facts(claim, self.thesaurus().unwrap_or(&Thesaurus::EMPTY))?;
        match self.step(&facts)? {
            Step::Fetch(names) => Err(Error::NeedsFiles(
                names.iter().map(FileName::to_string).collect(),
            )),
            Step::Compare(names, thesaurus) => {
                let articles: Vec<&Article> = names
                    .iter()
                    .flat_map(|&name| self.shelf.articles(name).unwrap_or_default())
                    .collect();
                Ok(check::check(claim, facts, &articles, thesaurus, judge))
            }
        }
    }

    /// Names of all document files, in the order that articles were added to the pack.
    ///
    /// # Errors
    /// [`Error::NeedsFiles`] with the tables to supply first, in a very large pack.
    pub fn document_files(&self) -> Result<Vec<String>, Error> {
        let all: Vec<u32> = (0..self.manifest.files).collect();
        match self.names(&all)? {
            Ok(names) => Ok(names.iter().map(FileName::to_string).collect()),
            Err(tables) => Err(Error::NeedsFiles(
                tables.iter().map(FileName::to_string).collect(),
            )),
        }
    }

    /// The articles in a document file, which is not kept.
    ///
    /// # Errors
    /// When the bytes are not exactly those of the document file of this name.
    pub fn articles(&self, name: &str, bytes: &[u8]) -> Result<Vec<Article>, pack::Error> {
        let unknown = || pack::Error::unknown_name(name);
        let name = FileName::parse(name).ok_or_else(unknown)?;
        match Loaded::read(name, bytes, &self.manifest)? {
            Loaded::Documents { articles, .. } => Ok(articles),
            _ => Err(unknown()),
        }
    }

    /// What the pack knows of words, once it is there.
    fn thesaurus(&self) -> Option<&Thesaurus> {
        self.shelf.words(self.manifest.words())
    }

    fn step(&self, claim: &[Fact]) -> Result<Step<'_>, Error> {
        let files = if self.manifest.files <= ALL_FILES {
            (0..self.manifest.files).collect()
        } else if self.thesaurus().is_none() {
            // The claim's expressions, which are looked up, are read with it.
            return Ok(Step::Fetch(vec![self.manifest.words()]));
        } else {
            let terms = terms(claim);
            let (chosen, bytes) = self.choose(&terms);
            let mut missing: Vec<FileName> = chosen
                .iter()
                .map(|&(_, name)| name)
                .filter(|&name| self.shelf.index(name).is_none())
                .collect();
            // The terms of one file stand side by side.
            missing.dedup();
            if !missing.is_empty() {
                return Ok(Step::Fetch(missing));
            }
            let postings: Vec<_> = chosen
                .iter()
                .filter_map(|&(term, name)| {
                    self.shelf
                        .index(name)
                        .map(|shard: &Shard| shard.postings(term))
                })
                .collect();
            retrieve::rank(&postings, self.manifest.passages, ranked_files(bytes))
        };
        let names = match self.names(&files)? {
            Ok(names) => names,
            Err(tables) => return Ok(Step::Fetch(tables)),
        };
        let mut missing: Vec<FileName> = names
            .iter()
            .copied()
            .filter(|&name| self.shelf.articles(name).is_none())
            .collect();
        Ok(match self.thesaurus() {
            Some(thesaurus) if missing.is_empty() => Step::Compare(names, thesaurus),
            Some(_) => Step::Fetch(missing),
            None => {
                missing.push(self.manifest.words());
                Step::Fetch(missing)
            }
        })
    }

    /// The terms to look up, each with its index file: those in the shortest files, within
    /// [`INDEX_LIMIT`], but always one; and how many bytes the files are.
    fn choose<'t>(&self, terms: &'t [String]) -> (Vec<(&'t str, FileName)>, u32) {
        let ranges: Vec<(u32, FileName, &str)> = terms
            .iter()
            .filter_map(|term| {
                let range = self.manifest.range(term)?;
                Some((range.bytes, range.name(), term.as_str()))
            })
            .collect();
        let ranges = BinaryHeap::from(ranges).into_sorted_vec();
        let mut total = 0u32;
        let mut chosen: Vec<(&str, FileName)> = Vec::new();
        for (bytes, name, term) in ranges {
            let last = chosen.last().map(|&(_, last)| last);
            if last != Some(name) {
                let more = total.saturating_add(bytes);
                if last.is_some() && more > INDEX_LIMIT {
                    break;
                }
                total = more;
            }
            chosen.push((term, name));
        }
        (chosen, total)
    }

    /// The names of document files, or the tables that are missing to tell.
    fn names(&self, files: &[u32]) -> Result<Result<Vec<FileName>, Vec<FileName>>, pack::Error> {
        let mut names = Vec::with_capacity(files.len());
        let mut missing = Vec::new();
        for &file in files {
            match self.manifest.document(file)? {
                pack::Place::Known(name) => names.push(name),
                pack::Place::Table(table, at) => match self.shelf.table(table) {
                    Some(entries) => names.push(*entries.get(at).ok_or_else(|| table.damaged())?),
                    None if missing.contains(&table) => {}
                    None => missing.push(table),
                },
            }
        }
        Ok(if missing.is_empty() {
            Ok(names)
        } else {
            Err(missing)
        })
    }
}

/// How many document files are compared with a claim whose index files are so many bytes.
fn ranked_files(index_bytes: u32) -> usize {
    let left = RANKED_BYTES.saturating_sub(index_bytes as usize) / FILE_BYTES;
    left.clamp(FEWEST_FILES, RANKED_FILES)
}

/// The terms of a claim, sorted, each once.
fn terms(claim: &[Fact]) -> Vec<String> {
    let mut terms: Vec<String> = claim.iter().flat_map(retrieve::terms).collect();
    order::by_text(&mut terms, |term| term);
    terms.dedup();
    terms
}

#[cfg(all(test, feature = "ingest"))]
mod tests;
