//! Writes the judge's features of claim/evidence pairs, one JSON line each, for `training/fit.py`.
//!
//! `cargo run --release --example features -- PAIRS.jsonl... > features.jsonl`

use citecheck::analyse;
use citecheck::check;
use citecheck::document::Document;
use serde::Deserialize;
use std::io::{BufRead, BufWriter, Write};

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
        for line in std::io::BufReader::new(std::fs::File::open(&path)?).lines() {
            let pair: Pair = serde_json::from_str(&line?)?;
            let document = Document {
                title: pair.title,
                body: pair.evidence.clone(),
                ..Document::default()
            };
            let article = analyse::article(document);
            let Ok(parts) = check::parse(&pair.claim) else {
                continue;
            };
            for part in &parts {
                let finding = check::find(&pair.claim, part, &[&article]);
                // A claim that falls into parts tells the label of each only when it is supported.
                if parts.len() > 1 && pair.label != "SUPPORTS" {
                    continue;
                }
                let Some(best) = finding.judged.first() else {
                    continue;
                };
                let row = serde_json::json!({"id": pair.id, "label": pair.label, "evidence": pair.evidence.len(), "group": pair.evidence.get(..60.min(pair.evidence.len())).unwrap_or(""), "x": best.features.to_vec()});
                writeln!(out, "{row}")?;
            }
        }
    }
    Ok(())
}
