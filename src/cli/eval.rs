//! `citecheck eval`: how good verdicts are on claims that readers labelled.

use super::archive::Archive;
use super::arguments::Eval;
use super::failure::{Failure, error, warning};
use super::progress;
use citecheck::eval::{self, Gold, Prediction, Quote, Record, Summary, TAG_LEAST};
use citecheck::report::{Citation, Report};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The figures of one file of claims.
#[derive(Serialize)]
struct FileFigures {
    #[serde(flatten)]
    summary: Summary,
    gold: String,
    predictions: String,
}

#[derive(Serialize)]
struct Figures {
    files: Vec<FileFigures>,
    pooled: Option<Summary>,
}

/// A claim that misses the strict score.
#[derive(Serialize)]
struct Miss<'a> {
    #[serde(flatten)]
    record: &'a Record,
    file: &'a str,
}

/// Scores each file of claims, and all of them together.
pub fn run(arguments: &Eval) -> Result<(), Failure> {
    if arguments.pack.is_none() && arguments.predictions.len() != arguments.claims.len() {
        return Err(Failure::Usage(format!(
            "{} files of predictions for {} of claims: name one for each",
            arguments.predictions.len(),
            arguments.claims.len()
        )));
    }
    let mut archives = match &arguments.pack {
        Some(pack) => Archive::open_for_all_processors(pack, arguments.judge)?,
        None => Vec::new(),
    };
    let mut files = Vec::new();
    let mut records: Vec<(String, Vec<Record>)> = Vec::new();
    let mut unchecked = 0;
    for (index, path) in arguments.claims.iter().enumerate() {
        let name = path.display().to_string();
        let gold = eval::gold(&name, &read(path)?).map_err(unscorable)?;
        let (source, predictions) = match arguments.predictions.get(index) {
            Some(path) => {
                let source = path.display().to_string();
                let predictions = eval::predictions(&source, &read(path)?).map_err(unscorable)?;
                tell_differences(&source, &gold, &predictions);
                (source, predictions)
            }
            None => (
                arguments
                    .pack
                    .as_deref()
                    .map(Path::display)
                    .map_or_else(String::new, |pack| pack.to_string()),
                check(&mut archives, &gold),
            ),
        };
        if arguments.pack.is_some() {
            unchecked += gold.len() - predictions.len();
        }
        let compared = eval::compare(&gold, &predictions);
        files.push(FileFigures {
            summary: eval::summarise(&compared, TAG_LEAST),
            gold: name.clone(),
            predictions: source,
        });
        records.push((name, compared));
    }
    if let Some(path) = &arguments.errors {
        write_misses(path, &records).map_err(|problem| Failure::file(path, "written", &problem))?;
    }
    let pooled = (records.len() > 1).then(|| {
        let all: Vec<Record> = records
            .into_iter()
            .flat_map(|(_, records)| records)
            .collect();
        eval::summarise(&all, TAG_LEAST)
    });
    print(Figures { files, pooled }, arguments.json)?;
    match unchecked {
        0 => Ok(()),
        count => Err(Failure::Failed(format!(
            "{count} claims could not be checked and count as wrong: mend what is told above"
        ))),
    }
}

/// Checks the claims on all processors; a claim that cannot be checked is told and has no
/// prediction.
fn check(archives: &mut [Archive], gold: &[Gold]) -> Vec<Prediction> {
    let bar = progress::bar("Checking", gold.len());
    let share = gold.len().div_ceil(archives.len()).max(1);
    let predictions: Vec<Vec<Prediction>> = archives
        .par_iter_mut()
        .zip(gold.par_chunks(share))
        .map(|(archive, claims)| {
            let one = |wanted: &Gold| {
                bar.inc(1);
                match archive.check(&wanted.claim) {
                    Ok(report) => Some(prediction(&wanted.id, &report)),
                    Err(failure) => {
                        let id = &wanted.id;
                        bar.suspend(|| error(&format!("claim {id}: {failure}")));
                        None
                    }
                }
            };
            claims.iter().filter_map(one).collect()
        })
        .collect();
    bar.finish_and_clear();
    predictions.concat()
}

fn prediction(id: &str, report: &Report) -> Prediction {
    let quotes = |citations: &[Citation]| -> Vec<Quote> {
        let quote = |citation: &Citation| Quote {
            doc: citation.doc.clone(),
            quote: citation.quote.clone(),
        };
        citations.iter().map(quote).collect()
    };
    Prediction {
        id: id.to_string(),
        verdict: report.verdict,
        citations: quotes(&report.citations),
        passages: Some(quotes(&report.passages)),
        confidence: Some(report.confidence),
    }
}

/// Tells which claims and predictions have no counterpart.
fn tell_differences(source: &str, gold: &[Gold], predictions: &[Prediction]) {
    let wanted: HashSet<&str> = gold.iter().map(|claim| claim.id.as_str()).collect();
    let given: HashSet<&str> = predictions.iter().map(|given| given.id.as_str()).collect();
    let absent = wanted.difference(&given).count();
    if absent > 0 {
        warning(&format!(
            "{source}: no prediction for {absent} of {} claims: they count as wrong",
            wanted.len()
        ));
    }
    let extra = given.difference(&wanted).count();
    if extra > 0 {
        warning(&format!(
            "{source}: {extra} predictions have no claim: they are left out"
        ));
    }
}

fn write_misses(path: &Path, records: &[(String, Vec<Record>)]) -> io::Result<()> {
    let mut output = io::BufWriter::new(fs::File::create(path)?);
    for (file, records) in records {
        for record in records.iter().filter(|record| !record.strict) {
            serde_json::to_writer(&mut output, &Miss { record, file })?;
            output.write_all(b"\n")?;
        }
    }
    output.flush()
}

fn print(figures: Figures, json: bool) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    if json {
        let mut text = Vec::new();
        let indent = serde_json::ser::PrettyFormatter::with_indent(b" ");
        let mut writer = serde_json::Serializer::with_formatter(&mut text, indent);
        figures.serialize(&mut writer).map_err(io::Error::from)?;
        text.push(b'\n');
        output.write_all(&text)?;
        return Ok(());
    }
    for file in &figures.files {
        let title = format!("{}  <-  {}", file.gold, file.predictions);
        writeln!(output, "{}", eval::text(&file.summary, &title))?;
    }
    if let Some(pooled) = &figures.pooled {
        let title = format!("pooled over {} files", figures.files.len());
        writeln!(output, "{}", eval::text(pooled, &title))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|problem| Failure::file(path, "read", &problem))
}

fn unscorable(problem: eval::ReadError) -> Failure {
    Failure::Failed(problem.to_string())
}
