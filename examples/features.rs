//! Writes what the judge knows of claims and windows, one JSON line a window, for `training/fit.py`.
//!
//! ```sh
//! cargo run --release --example features -- PAIRS.jsonl... > features.jsonl
//! cargo run --release --example features -- --pack DIR CLAIMS.jsonl > features.jsonl
//! ```
//!
//! With `--read` as the first argument the neural judge reads, too, which takes long.
//!
//! Each claim of a pair is checked against its own passage and against the passages that come next in
//! the file, as it would be against an archive; each claim of a file of claims against a pack.

use citecheck::analyse::{self, Article};
use citecheck::check;
use citecheck::checker::Checker;
use citecheck::document::Document;
use citecheck::judge::Reading;
use citecheck::judge::neural::Judge;
use citecheck::lexicon::Thesaurus;
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How many other passages a claim is checked against.
const OTHERS: usize = 4;

fn main() -> Outcome<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let reads = arguments.first().is_some_and(|first| first == "--read");
    arguments.drain(..usize::from(reads));
    let judge = if reads {
        Some(Judge::read(&std::fs::read("data/judge.model")?)?)
    } else {
        None
    };
    let judge = judge.as_ref();
    let mut out = BufWriter::new(std::io::stdout().lock());
    if let [flag, pack, claims] = arguments.as_slice()
        && flag == "--pack"
    {
        let articles = articles(Path::new(pack))?;
        let articles: Vec<&Article> = articles.iter().collect();
        for row in rows(claims)? {
            write(&mut out, judge, &row, claims, &articles)?;
        }
        return Ok(());
    }
    for path in &arguments {
        let rows = rows(path)?;
        let mut passages: Vec<Article> = Vec::new();
        let mut own = Vec::new();
        for row in &rows {
            let body = text(row, "evidence");
            if passages
                .last()
                .is_none_or(|last| last.document.body != body)
            {
                passages.push(analyse::article(Document {
                    title: text(row, "title").to_string(),
                    body: body.to_string(),
                    ..Document::default()
                }));
            }
            own.push(passages.len() - 1);
        }
        for (row, &home) in rows.iter().zip(&own) {
            let articles: Vec<&Article> = (home..=home + OTHERS)
                .map(|at| &passages[at % passages.len()])
                .collect();
            write(&mut out, judge, row, path, &articles)?;
        }
    }
    Ok(())
}

/// Writes the windows that may settle one claim, those of each part in the order of their fit.
fn write(
    out: &mut impl Write,
    judge: Option<&Judge>,
    row: &Value,
    source: &str,
    articles: &[&Article],
) -> Outcome<()> {
    let claim = text(row, "claim");
    let Ok(parts) = check::parse(claim) else {
        return Ok(());
    };
    let read = |readings: &[Reading]| match judge {
        None => Vec::new(),
        Some(judge) => {
            let one = |reading: &Reading| judge.logits(&reading.claim, &reading.evidence);
            readings.iter().map(one).collect()
        }
    };
    for (number, finding) in check::findings(claim, &parts, articles, Thesaurus::whole(), &read)
        .iter()
        .enumerate()
    {
        for (rank, judged) in finding.judged.iter().enumerate() {
            let opinion = &judged.opinion;
            let window = judged.alignment.window;
            let body = &window.article.document.body;
            let line = json!({
                "id": row["id"], "label": row["label"], "parts": parts.len(), "part": number, "rank": rank,
                "source": source.rsplit('/').next(), "group": body.chars().take(60).collect::<String>(),
                "home": std::ptr::eq(window.article, articles[0]), "doc": window.article.document.id,
                "quote": window.span().of(body), "compared": opinion.compared, "read": opinion.read, "fit": judged.fit(),
                "may_support": opinion.gates.may_support, "may_refute": opinion.gates.may_refute,
                "says_it_all": opinion.gates.says_it_all, "x": judged.features.to_vec(),
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The articles of a pack.
fn articles(folder: &Path) -> Outcome<Vec<Article>> {
    let read = |name: &str| std::fs::read(folder.join(name)).map(citecheck::pack::inflate);
    let checker = Checker::open(&read(citecheck::pack::MANIFEST)?)?;
    let mut out = Vec::new();
    for name in checker.document_files()? {
        out.extend(checker.articles(&name, &read(&name)?)?);
    }
    Ok(out)
}

fn rows(path: &str) -> Outcome<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?)
}

fn text<'r>(row: &'r Value, key: &str) -> &'r str {
    row[key].as_str().unwrap_or_default()
}
