//! Writes packs. Natively only.
//!
//! In: articles, one by one. Out: files, as soon as each is complete, so that memory holds the
//! index and no text. Analysing and encoding an article is an [`Entry`]'s work and may run on many
//! threads; adding entries in one order gives the same bytes on every machine.

use super::container::{self, PAYLOAD_LIMIT};
use super::index::{Postings, write_term};
use super::manifest::{
    About, FileKind, FileName, Hash, INLINE_FILES, Manifest, Range, TABLE_FILES,
};
use super::{MANIFEST, documents, manifest, stored};
use crate::analyse::{self, Article};
use crate::lexicon::Thesaurus;
use crate::retrieve::{self, Posting};
use std::collections::{BTreeSet, HashMap};
use std::{fmt, io};

/// When a document file holds this much text, in bytes, the next article starts a new one. Less
/// makes more files, more makes a check fetch text that it does not need.
const DOCUMENTS_TEXT: usize = 3 << 10;

/// When an index file holds this much, in bytes before deflating, the next term starts a new one.
/// Less makes the manifest longer, more makes a check fetch terms that it does not need.
const INDEX_BYTES: usize = 6 << 10;

/// When a passage has this many words, the next sentence starts a new one: about a paragraph.
/// Fewer part what belongs together, more bring together what does not.
const PASSAGE_WORDS: usize = 64;

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// Its name within the pack's folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a pack cannot be built.
#[derive(Debug)]
pub enum BuildError {
    /// Two articles have this id.
    SameId(String),
    /// The article of this id is too long to be stored.
    TooLong(String),
    /// A file could not be written.
    Write(io::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::SameId(id) => write!(
                f,
                "two articles have the id `{id}`: rename one of their files"
            ),
            BuildError::TooLong(id) => write!(
                f,
                "article `{id}` is too long for a pack: split it into several articles"
            ),
            BuildError::Write(error) => write!(f, "a file of the pack cannot be written: {error}"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            BuildError::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        BuildError::Write(error)
    }
}

/// An article made ready for a [`Builder`].
pub struct Entry {
    id: String,
    /// Length of the body in bytes.
    text: usize,
    /// The terms of each passage.
    passages: Vec<BTreeSet<String>>,
    /// The article as it is stored.
    bytes: Vec<u8>,
}

impl Entry {
    /// Finds an article's passages and terms, and encodes it.
    pub fn new(mut article: Article) -> Self {
        let passages = passages(&article);
        documents::fold(&mut article);
        Entry {
            passages,
            text: article.document.body.len(),
            bytes: stored::bytes(&article),
            id: article.document.id,
        }
    }
}

/// The terms of each passage of an article; the headline belongs to the first.
fn passages(article: &Article) -> Vec<BTreeSet<String>> {
    let document = &article.document;
    let headline = analyse::facts(&document.title, document.date, false, Thesaurus::whole());
    let mut passages = vec![headline.iter().flat_map(retrieve::terms).collect()];
    let mut words = 0;
    for fact in &article.facts {
        if words >= PASSAGE_WORDS {
            passages.push(BTreeSet::new());
            words = 0;
        }
        words += fact.words.len();
        if let Some(passage) = passages.last_mut() {
            passage.extend(retrieve::terms(fact));
        }
    }
    passages
}

/// Writes a pack article by article.
///
/// ```
/// use citecheck::pack::{Builder, Entry};
/// # use citecheck::{analyse, document::Document};
/// let mut names = Vec::new();
/// let mut write = |file: citecheck::pack::PackFile| Ok(names.push(file.name));
/// let mut builder = Builder::default();
/// let article = analyse::article(Document { id: "a".into(), body: "Rain fell.".into(), ..Document::default() });
/// builder.add(Entry::new(article), &mut write)?;
/// builder.finish(&mut write)?;
/// assert_eq!(names.last().map(String::as_str), Some("citecheck.bin"));
/// # Ok::<(), citecheck::pack::BuildError>(())
/// ```
#[derive(Default)]
pub struct Builder {
    about: About,
    ids: BTreeSet<String>,
    index: HashMap<String, Postings>,
    passages: u32,
    files: Vec<Hash>,
    open: OpenFile,
}

/// How many bytes the list of words of a large archive may have before it is deflated to about half: a first check
/// fetches it whole, and it leaves out what the rarest words have to do with others.
const WORDS_TEXT: usize = 92_000;

/// The document file that is being filled.
#[derive(Default)]
struct OpenFile {
    articles: usize,
    passages: u32,
    text: usize,
    bytes: Vec<u8>,
}

impl Builder {
    /// A builder of an archive with a title and with claims to suggest to readers.
    pub fn new(title: Option<String>, examples: Vec<String>) -> Self {
        let about = About {
            title,
            examples,
            articles: 0,
        };
        Builder {
            about,
            ..Builder::default()
        }
    }

    /// Adds an article; `write` receives each file as soon as it is complete.
    ///
    /// # Errors
    /// When an article of the same id was added before, when the article is too long, or when
    /// `write` fails.
    pub fn add(
        &mut self,
        entry: Entry,
        write: &mut dyn FnMut(PackFile) -> io::Result<()>,
    ) -> Result<(), BuildError> {
        // Room for the number of articles in front.
        if entry.bytes.len() > PAYLOAD_LIMIT - 16 {
            return Err(BuildError::TooLong(entry.id));
        }
        if !self.ids.insert(entry.id.clone()) {
            return Err(BuildError::SameId(entry.id));
        }
        if self.open.bytes.len() + entry.bytes.len() > PAYLOAD_LIMIT - 16 {
            self.close(write)?;
        }
        let file = self.files.len() as u32;
        for terms in entry.passages {
            let passage = self.open.passages;
            for term in terms {
                self.index
                    .entry(term)
                    .or_default()
                    .push(Posting { file, passage });
            }
            self.open.passages += 1;
            self.passages += 1;
        }
        self.about.articles += 1;
        self.open.articles += 1;
        self.open.text += entry.text;
        self.open.bytes.extend(entry.bytes);
        if self.open.text >= DOCUMENTS_TEXT {
            self.close(write)?;
        }
        Ok(())
    }

    /// Writes what is left: the index, the tables and, last, the manifest.
    ///
    /// # Errors
    /// When `write` fails.
    pub fn finish(
        mut self,
        write: &mut dyn FnMut(PackFile) -> io::Result<()>,
    ) -> Result<(), BuildError> {
        self.close(write)?;
        let files = self.files.len() as u32;
        let uses = self
            .index
            .iter()
            .map(|(term, places)| (term.as_str(), places.len()));
        let limit = if self.files.len() > INLINE_FILES {
            WORDS_TEXT
        } else {
            usize::MAX
        };
        let known = Thesaurus::whole().of_vocabulary(uses, limit);
        let (words, _) = put(FileKind::Words, known.lines().as_bytes(), write)?;
        let index = if files > crate::checker::ALL_FILES {
            write_index(std::mem::take(&mut self.index), write)?
        } else {
            Vec::new()
        };
        let (documents, tables) = if self.files.len() > INLINE_FILES {
            let tables = self
                .files
                .chunks(TABLE_FILES)
                .map(|hashes| put(FileKind::Table, &manifest::table(hashes), write))
                .collect::<io::Result<Vec<_>>>()?;
            (
                Vec::new(),
                tables.into_iter().map(|(hash, _)| hash).collect(),
            )
        } else {
            (self.files, Vec::new())
        };
        let manifest = Manifest {
            about: self.about,
            passages: self.passages,
            files,
            index,
            documents,
            tables,
            words,
        };
        write(PackFile {
            name: MANIFEST.to_string(),
            bytes: manifest.write(),
        })?;
        Ok(())
    }

    /// Writes the open document file, if it holds anything.
    fn close(&mut self, write: &mut dyn FnMut(PackFile) -> io::Result<()>) -> io::Result<()> {
        let open = std::mem::take(&mut self.open);
        if open.articles > 0 {
            let mut payload = stored::bytes(&(open.articles as u32));
            payload.extend(open.bytes);
            self.files
                .push(put(FileKind::Documents, &payload, write)?.0);
        }
        Ok(())
    }
}

/// Writes the index in files of about [`INDEX_BYTES`]; a term with very many postings has a file
/// of its own, so that a check can pass it over.
fn write_index(
    index: HashMap<String, Postings>,
    write: &mut dyn FnMut(PackFile) -> io::Result<()>,
) -> io::Result<Vec<Range>> {
    let mut terms: Vec<(String, Postings)> = index.into_iter().collect();
    terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let mut ranges = Vec::new();
    let mut rest = terms.as_slice();
    // The last term of the range before.
    let mut last = "";
    while let Some((first, _)) = rest.first() {
        let mut payload = Vec::new();
        let mut before = "";
        let mut count = 0;
        for (term, postings) in rest {
            let long = postings.len() >= INDEX_BYTES / 2;
            if count > 0 && (long || payload.len() + postings.len() > INDEX_BYTES) {
                break;
            }
            write_term(before, term, postings, &mut payload);
            before = term;
            count += 1;
            if long {
                break;
            }
        }
        let (hash, bytes) = put(FileKind::Index, &payload, write)?;
        ranges.push(Range {
            first: separator(last, first),
            bytes: bytes as u32,
            hash,
        });
        last = before;
        rest = &rest[count..];
    }
    Ok(ranges)
}

/// The shortest start of `first` that is above `last`.
fn separator(last: &str, first: &str) -> String {
    let end = first
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .find(|&end| &first[..end] > last);
    first[..end.unwrap_or(first.len())].to_string()
}

/// Writes a file and returns its hash and its length in bytes.
fn put(
    kind: FileKind,
    payload: &[u8],
    write: &mut dyn FnMut(PackFile) -> io::Result<()>,
) -> io::Result<(Hash, usize)> {
    let (hash, bytes) = container::seal(kind, payload);
    let length = bytes.len();
    let name = FileName { kind, hash }.to_string();
    write(PackFile { name, bytes })?;
    Ok((hash, length))
}

/// Builds a pack in memory.
///
/// # Errors
/// When two articles have the same id, or one is too long.
pub fn build(
    articles: impl IntoIterator<Item = Article>,
    title: Option<String>,
    examples: Vec<String>,
) -> Result<Vec<PackFile>, BuildError> {
    let mut files = Vec::new();
    let mut write = |file| {
        files.push(file);
        Ok(())
    };
    let mut builder = Builder::new(title, examples);
    for article in articles {
        builder.add(Entry::new(article), &mut write)?;
    }
    builder.finish(&mut write)?;
    Ok(files)
}
