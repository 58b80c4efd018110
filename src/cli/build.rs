//! `citecheck build`: articles into a pack.

use super::archive::Archive;
use super::arguments::Build;
use super::failure::{Failure, error, warning};
use super::progress;
use citecheck::ingest;
use citecheck::pack::{self, BuildError, Builder, EXAMPLES, Entry, MANIFEST, PackFile};
use citecheck::{analyse, check};
use indicatif::HumanBytes;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// How many articles are analysed at once: enough to keep all processors busy, few enough to hold
/// in memory.
const BATCH: usize = 256;

/// Builds a pack; damaged articles are told and left out.
pub fn run(arguments: &Build) -> Result<(), Failure> {
    for example in &arguments.examples {
        check::parse(example).map_err(|problem| Failure::Usage(format!("--example: {problem}")))?;
    }
    let bar = progress::bar("Reading", 0);
    let ingested = ingest::read_with(&arguments.paths, |done, total| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    for problem in &ingested.problems {
        match problem.left_out {
            true => error(problem),
            false => warning(problem),
        }
    }
    let mut left_out = ingested
        .problems
        .iter()
        .filter(|problem| problem.left_out)
        .count();
    if ingested.documents.is_empty() {
        return Err(Failure::Failed(
            "no article could be read: nothing is built".into(),
        ));
    }

    let out = &arguments.out;
    fs::create_dir_all(out).map_err(|problem| Failure::file(out, "written", &problem))?;
    let mut written = Written::default();
    let mut write = |file: PackFile| written.write(out, file);
    let mut builder = Builder::new(arguments.title.clone(), arguments.examples.clone());
    let bar = progress::bar("Analysing", ingested.documents.len());
    let mut articles = 0;
    let mut documents = ingested.documents.into_iter().peekable();
    while documents.peek().is_some() {
        let batch: Vec<_> = documents.by_ref().take(BATCH).collect();
        let entries: Vec<Entry> = batch
            .into_par_iter()
            .map(|document| {
                let entry = Entry::new(analyse::article(document));
                bar.inc(1);
                entry
            })
            .collect();
        for entry in entries {
            match builder.add(entry, &mut write) {
                Ok(()) => articles += 1,
                Err(BuildError::Write(problem)) => return Err(unwritten(out, &problem)),
                Err(problem) => {
                    bar.suspend(|| error(&problem));
                    left_out += 1;
                }
            }
        }
    }
    builder
        .finish(&mut write)
        .map_err(|problem| match problem {
            BuildError::Write(problem) => unwritten(out, &problem),
            other => Failure::Failed(other.to_string()),
        })?;
    bar.finish_and_clear();
    remove_stale(out, &written.names).map_err(|problem| unwritten(out, &problem))?;
    let examples = examples(arguments)?;
    written
        .write(out, examples)
        .map_err(|problem| unwritten(out, &problem))?;

    let left_out = match left_out {
        0 => String::new(),
        count => format!(", {} left out", counted(count, "file")),
    };
    anstream::println!(
        "{}{left_out}: {}, {} in {}",
        counted(articles, "article"),
        counted(written.names.len(), "pack file"),
        HumanBytes(written.bytes),
        out.display()
    );
    Ok(())
}

/// The reports on the examples, which the pack that stands now gives.
fn examples(arguments: &Build) -> Result<PackFile, Failure> {
    let mut archive = Archive::open(&arguments.out)?;
    let reports: Vec<_> = arguments
        .examples
        .iter()
        .map(|claim| archive.check(claim))
        .collect::<Result<_, _>>()?;
    Ok(PackFile {
        name: EXAMPLES.to_string(),
        bytes: serde_json::to_vec(&reports).map_err(io::Error::from)?,
    })
}

fn unwritten(out: &Path, problem: &io::Error) -> Failure {
    Failure::file(out, "written", problem)
}

/// What is in the folder of this build.
#[derive(Default)]
struct Written {
    names: BTreeSet<String>,
    bytes: u64,
}

impl Written {
    fn write(&mut self, out: &Path, file: PackFile) -> io::Result<()> {
        // Renamed into its place, so that no reader ever sees half a file.
        let partial = out.join(format!("{}.partial", file.name));
        fs::write(&partial, &file.bytes)?;
        fs::rename(&partial, out.join(&file.name))?;
        self.bytes += file.bytes.len() as u64;
        self.names.insert(file.name);
        Ok(())
    }
}

/// Removes the files of an earlier build, which the manifest no longer names.
fn remove_stale(out: &Path, names: &BTreeSet<String>) -> io::Result<()> {
    debug_assert!(
        names
            .iter()
            .all(|name| name == MANIFEST || pack::is_file_name(name))
    );
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        let name = entry.file_name();
        let stale = name
            .to_str()
            .is_some_and(|name| pack::is_file_name(name) && !names.contains(name));
        if stale {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
