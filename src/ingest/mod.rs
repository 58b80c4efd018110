//! Articles from files: Markdown, plain text and HTML into documents.
//!
//! In: files and folders. Out: the documents in the order of their paths, and what was wrong with
//! the others, one line each. A damaged article is left out and never spoils the rest.
//!
//! The body of a Markdown or text file is kept **byte for byte**, markup included, since quotes
//! are exact substrings of it; only a byte order mark and the front matter are no part of it.
//!
//! ```no_run
//! let ingested = citecheck::ingest::read(&["articles/".into()]);
//! for problem in &ingested.problems {
//!     eprintln!("{problem}");
//! }
//! println!("{} articles", ingested.documents.len());
//! ```

mod date;
mod front_matter;
mod html;

use crate::document::Document;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use walkdir::WalkDir;

/// The largest file that is read, in bytes: a book of a million words has about half as many.
pub const SIZE_LIMIT: u64 = 16 << 20;

/// Endings of the files that are looked for in folders.
const ENDINGS: [&str; 5] = ["md", "markdown", "txt", "html", "htm"];

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// The articles, in the order of their paths.
    pub documents: Vec<Document>,
    /// What was wrong, in the same order.
    pub problems: Vec<Problem>,
}

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and how to mend it.
    pub message: String,
    /// Whether the article is left out for it; otherwise it is read, with what the message tells.
    pub left_out: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.message)
    }
}

/// What is wrong with one article, before the file's name is put to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    line: Option<usize>,
    message: String,
}

impl Fault {
    fn new(message: impl Into<String>) -> Fault {
        Fault {
            line: None,
            message: message.into(),
        }
    }

    fn at(line: usize, message: impl Into<String>) -> Fault {
        Fault {
            line: Some(line),
            message: message.into(),
        }
    }
}

/// A document, and what had to be passed over in it.
#[derive(Debug)]
struct Parsed {
    document: Document,
    faults: Vec<Fault>,
}

/// Reads articles from files, and from folders with all that is in them.
///
/// In folders, files with other endings, hidden files and READMEs are passed over; named
/// themselves, they are read or refused. The id of a document is the stem of its file.
pub fn read(paths: &[PathBuf]) -> Ingested {
    read_with(paths, |_, _| ())
}

/// Reads articles as [`read`] does, on all processors, and tells after each file how many of all
/// are read.
pub fn read_with(paths: &[PathBuf], progress: impl Fn(usize, usize) + Sync) -> Ingested {
    let mut ingested = Ingested::default();
    let files = files(paths, &mut ingested.problems);
    let done = AtomicUsize::new(0);
    let articles: Vec<_> = files
        .par_iter()
        .map(|path| {
            let article = article(path);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
            article
        })
        .collect();
    let mut first_of_id: BTreeMap<String, &Path> = BTreeMap::new();
    for (path, article) in files.iter().zip(articles) {
        let problem = |fault: Fault, left_out| Problem {
            path: path.clone(),
            line: fault.line,
            message: fault.message,
            left_out,
        };
        let article = article.and_then(|article| {
            let id = &article.document.id;
            match first_of_id.get(id) {
                None => Ok(article),
                Some(first) => Err(Fault::new(format!(
                    "the id `{id}` is taken by {}: rename one of the files",
                    first.display()
                ))),
            }
        });
        match article {
            Ok(parsed) => {
                let faults = parsed.faults.into_iter();
                let problems = faults.map(|fault| problem(fault, false));
                ingested.problems.extend(problems);
                first_of_id.insert(parsed.document.id.clone(), path);
                ingested.documents.push(parsed.document);
            }
            Err(fault) => ingested.problems.push(problem(fault, true)),
        }
    }
    ingested
}

/// The files to read, in order, each once.
fn files(paths: &[PathBuf], problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        let before = (files.len(), problems.len());
        let walk = WalkDir::new(path).follow_links(true).sort_by_file_name();
        for entry in walk
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()))
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    if entry.depth() == 0 || is_article(entry.path()) {
                        files.push(entry.into_path());
                    }
                }
                Err(problem) => problems.push(Problem {
                    path: problem.path().unwrap_or(path).to_path_buf(),
                    line: None,
                    message: unreadable(problem.io_error()),
                    left_out: true,
                }),
            }
        }
        if (files.len(), problems.len()) == before {
            problems.push(Problem {
                path: path.clone(),
                line: None,
                message: format!("no article in this folder: add files {}", endings()),
                left_out: true,
            });
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    files
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_article(path: &Path) -> bool {
    // A README tells of the folder that it is in.
    let is_readme = path
        .file_stem()
        .is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    !is_readme && ending(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

fn endings() -> String {
    format!("ending in .{}", ENDINGS.join(", ."))
}

fn unreadable(problem: Option<&std::io::Error>) -> String {
    match problem {
        Some(problem) if problem.kind() == std::io::ErrorKind::NotFound => {
            "there is no such file or folder: check the path".into()
        }
        Some(problem) => format!("cannot be read ({problem}): check its permissions"),
        None => "a link leads back to a folder above it: remove the link".into(),
    }
}

fn article(path: &Path) -> Result<Parsed, Fault> {
    let parse = match ending(path).as_deref() {
        Some("md" | "markdown") => front_matter::parse,
        Some("txt") => front_matter::plain,
        Some("html" | "htm") => html::parse,
        _ => {
            return Err(Fault::new(format!(
                "not a known sort of article: name a file {}",
                endings()
            )));
        }
    };
    let size = fs::metadata(path)
        .map_err(|problem| Fault::new(unreadable(Some(&problem))))?
        .len();
    if size > SIZE_LIMIT {
        return Err(Fault::new(format!(
            "{size} bytes long, and at most {SIZE_LIMIT} are read: split the article"
        )));
    }
    let bytes = fs::read(path).map_err(|problem| Fault::new(unreadable(Some(&problem))))?;
    let mut parsed = parse(decode(&bytes)?)?;
    let id = path.file_stem().unwrap_or_default();
    parsed.document.id = id.to_string_lossy().into_owned();
    if parsed.document.body.trim().is_empty() {
        return Err(Fault::new("there is no text in it: write the article"));
    }
    if parsed.document.title.is_empty() {
        parsed.document.title = first_line(&parsed.document.body);
        let title = &parsed.document.title;
        parsed.faults.push(Fault::new(format!(
            "no title; the first line is taken (`{title}`): add `title:` or a headline"
        )));
    }
    Ok(parsed)
}

/// The bytes as text without a byte order mark, which is no part of any body.
fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|problem| {
        let before = &bytes[..problem.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let byte = bytes[problem.valid_up_to()];
        Fault::at(
            line,
            format!("byte 0x{byte:02x} is not UTF-8: save the file as UTF-8"),
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The first line with words, without the marks of a Markdown heading, cut at a length that fits
/// a headline.
fn first_line(body: &str) -> String {
    const LONGEST: usize = 120;
    let line = body.lines().map(str::trim).find(|line| !line.is_empty());
    let line = line.unwrap_or_default().trim_start_matches('#').trim();
    match line.char_indices().nth(LONGEST) {
        None => line.to_string(),
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", line[..cut].trim_end())
        }
    }
}

#[cfg(test)]
mod tests;
