//! Writes the judge's features of claim/evidence pairs, one JSON line each, for `training/fit.py`.
//!
//! `cargo run --release --example features -- PAIRS.jsonl... > features.jsonl`
//!
//! Each claim is checked against its own passage and against the passages that come next in the file,
//! as it would be against an archive. The best window counts with the pair's label when it is of the
//! claim's own passage, and as not settling it when it is of another.

use citecheck::analyse::{self, Article};
use citecheck::check;
use citecheck::document::Document;
use serde::Deserialize;
use std::io::{BufRead, BufReader, BufWriter, Write};

/// How many other passages a claim is checked against.
const OTHERS: usize = 4;

#[derive(Deserialize)]
struct Pair {
    id: String,
    claim: String,
    evidence: String,
    label: String,
    #[serde(default)]
    title: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        let source = path.rsplit('/').next().unwrap_or(&path).to_string();
        let lines = BufReader::new(std::fs::File::open(&path)?).lines();
        let pairs: Vec<Pair> = lines
            .map(|line| Ok(serde_json::from_str(&line?)?))
            .collect::<Result<_, Box<dyn std::error::Error>>>()?;
        let mut passages: Vec<Article> = Vec::new();
        let mut own = Vec::new();
        for pair in &pairs {
            if passages
                .last()
                .is_none_or(|last| last.document.body != pair.evidence)
            {
                let document = Document {
                    title: pair.title.clone(),
                    body: pair.evidence.clone(),
                    ..Document::default()
                };
                passages.push(analyse::article(document));
            }
            own.push(passages.len() - 1);
        }
        for (pair, &home) in pairs.iter().zip(&own) {
            let articles: Vec<&Article> = (home..=home + OTHERS)
                .map(|at| &passages[at % passages.len()])
                .collect();
            let Ok(parts) = check::parse(&pair.claim) else {
                continue;
            };
            // A claim in several parts tells the label of each only when it is supported.
            if parts.len() > 1 && pair.label != "SUPPORTS" {
                continue;
            }
            for part in &parts {
                let finding = check::find(&pair.claim, part, &articles);
                let Some(best) = finding.judged.first() else {
                    continue;
                };
                let at_home = std::ptr::eq(best.alignment.window.article, articles[0]);
                let label = if at_home { pair.label.as_str() } else { "NEI" };
                let group = pair.evidence.chars().take(60).collect::<String>();
                let row = serde_json::json!({"id": pair.id, "source": source, "home": at_home, "label": label, "group": group, "may_support": best.gates.may_support, "may_refute": best.gates.may_refute, "x": best.features.to_vec()});
                writeln!(out, "{row}")?;
            }
        }
    }
    Ok(())
}
