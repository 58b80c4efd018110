//! Runs the table of claims about the demo's articles, from the files of the articles to the report.
//!
//! `cargo xtask test --only wasm` shows that a browser gives the same reports.
#![cfg(feature = "ingest")]

use citecheck::checker::Checker;
use citecheck::pack::{self, MANIFEST, PackFile};
use citecheck::report::{Report, Verdict};
use citecheck::{analyse, ingest};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

/// What the head of the table describes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    claim: String,
    verdict: Vec<Verdict>,
    doc: Option<String>,
    quote: Option<String>,
    speaker: Option<String>,
}

type Bodies = BTreeMap<String, String>;

/// The pack of the demo, and the bodies of its articles by their ids.
fn demo() -> (BTreeMap<String, Vec<u8>>, Bodies) {
    let documents = ingest::read(&["corpus".into()]).documents;
    let bodies = documents
        .iter()
        .map(|document| (document.id.clone(), document.body.clone()))
        .collect();
    let articles = documents.into_iter().map(analyse::article);
    let files = pack::build(articles, None, Vec::new()).unwrap();
    let files = files
        .into_iter()
        .map(|PackFile { name, bytes }| (name, pack::inflate(bytes)))
        .collect();
    (files, bodies)
}

/// Answers a claim with as many files of the pack as it asks for.
fn check(files: &BTreeMap<String, Vec<u8>>, claim: &str) -> Report {
    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    loop {
        let names = checker.needs(claim).unwrap();
        if names.is_empty() {
            return checker.check(claim).unwrap();
        }
        for name in names {
            checker.supply(&name, &files[&name]).unwrap();
        }
    }
}

/// What of the report is not as the case wants it.
fn faults(case: &Case, report: &Report, bodies: &Bodies) -> Vec<String> {
    let mut faults = Vec::new();
    if !case.verdict.contains(&report.verdict) {
        faults.push(format!("{:?}, not {:?}", report.verdict, case.verdict));
    }
    if (report.verdict == Verdict::Unknown) != report.citations.is_empty() {
        faults.push(format!("{} citations", report.citations.len()));
    }
    for citation in report.citations.iter().chain(&report.passages) {
        if !bodies[&citation.doc].contains(&citation.quote) {
            faults.push(format!("{} does not say: {}", citation.doc, citation.quote));
        }
    }
    let first = report.citations.first();
    let mut compare = |wanted: &Option<String>, found: Option<&str>, whole: bool| {
        let Some(wanted) = wanted else { return };
        let fits = found.is_some_and(|found| found == wanted || !whole && found.contains(wanted));
        if !fits {
            faults.push(format!("{found:?}, not {wanted:?}"));
        }
    };
    compare(&case.doc, first.map(|citation| citation.doc.as_str()), true);
    compare(
        &case.quote,
        first.map(|citation| citation.quote.as_str()),
        false,
    );
    let speaker = first.and_then(|citation| citation.speaker.as_deref());
    compare(&case.speaker, speaker, true);
    faults
}

#[test]
fn the_table_of_claims_is_answered_as_it_says() {
    let table: Table = toml::from_str(include_str!("tables/claims.toml")).unwrap();
    let (files, bodies) = demo();
    let mut wrong = Vec::new();
    for case in &table.case {
        let faults = faults(case, &check(&files, &case.claim), &bodies);
        if !faults.is_empty() {
            wrong.push(format!("{}\n    {}", case.claim, faults.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
