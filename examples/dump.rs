//! Scratch: words that nothing accounts for.
use citecheck::analyse::Article;
use citecheck::check;
use citecheck::checker::Checker;
use citecheck::fact::WordClass;
use serde_json::{Value, json};
use std::path::Path;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args[0] == "pairs" {
        return pairs(&args[1..]);
    }
    let articles = articles(Path::new(&args[0]));
    let articles: Vec<&Article> = articles.iter().collect();
    for line in std::fs::read_to_string(&args[1]).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let claim = row["claim"].as_str().unwrap();
        let parts = check::parse(claim).unwrap();
        for (n, f) in check::findings(claim, &parts, &articles, check::COMPARER_ALONE)
            .iter()
            .enumerate()
        {
            for (rank, j) in f.judged.iter().enumerate().take(4) {
                let a = &j.alignment;
                let body = &a.window.article.document.body;
                let pairs: Vec<Value> = a
                    .pairs
                    .iter()
                    .map(|p| {
                        json!([
                            f.part.fact.words[p.claim].lemma,
                            p.weight,
                            p.credit,
                            format!("{:?}", p.likeness),
                            p.act
                        ])
                    })
                    .collect();
                let ev: Vec<Value> = a
                    .evidence
                    .iter()
                    .enumerate()
                    .filter(|(_, w)| w.inside && w.word().class == WordClass::Content)
                    .map(|(i, w)| json!([w.word().lemma, a.is_used(i)]))
                    .collect();
                let cmp: Vec<Value> = a
                    .comparisons
                    .iter()
                    .map(|c| json!([c.rule.name(), format!("{:?}", c.relation), c.bond]))
                    .collect();
                println!(
                    "{}",
                    json!({"id": row["id"], "label": row["label"], "parts": parts.len(), "part": n, "rank": rank, "pairs": pairs, "ev": ev, "cmp": cmp, "cov": a.coverage(), "inside": a.coverage_inside(), "pS": j.opinion.compared.supports, "gates": [j.opinion.gates.may_support, j.opinion.gates.may_refute, j.opinion.gates.says_it_all], "text": a.window.span().of(body)})
                );
            }
        }
    }
}
fn articles(folder: &Path) -> Vec<Article> {
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let checker = Checker::open(&read(citecheck::pack::MANIFEST)).unwrap();
    let mut out = Vec::new();
    for name in checker.document_files().unwrap() {
        out.extend(checker.articles(&name, &read(&name)).unwrap());
    }
    out
}

fn pairs(files: &[String]) {
    use citecheck::{analyse, document::Document};
    let mut last: Option<Article> = None;
    for file in files {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let claim = row["claim"].as_str().unwrap();
            let body = row["evidence"].as_str().unwrap();
            if last.as_ref().is_none_or(|a| a.document.body != body) {
                last = Some(analyse::article(Document {
                    body: body.to_string(),
                    ..Document::default()
                }));
            }
            let article = last.as_ref().unwrap();
            let Ok(parts) = check::parse(claim) else {
                continue;
            };
            if parts.len() != 1 {
                continue;
            }
            for f in check::findings(claim, &parts, &[article], check::COMPARER_ALONE).iter() {
                let Some(j) = f.judged.first() else { continue };
                let a = &j.alignment;
                let left: Vec<Value> = a
                    .pairs
                    .iter()
                    .enumerate()
                    .filter(|(_, p)| p.credit < 0.4)
                    .map(|(n, p)| {
                        let near = |k: isize| {
                            n.checked_add_signed(k)
                                .and_then(|k| a.pairs.get(k))
                                .and_then(|q| q.evidence.filter(|_| q.credit >= 0.7))
                        };
                        json!([f.part.fact.words[p.claim].lemma, near(-1), near(1)])
                    })
                    .collect();
                let ev: Vec<Value> = a
                    .evidence
                    .iter()
                    .enumerate()
                    .filter(|(_, w)| w.inside && w.word().class == WordClass::Content)
                    .map(|(i, w)| json!([w.word().lemma, i, a.is_used(i)]))
                    .collect();
                println!(
                    "{}",
                    json!({"label": row["label"], "left": left, "ev": ev, "cov": a.coverage()})
                );
            }
        }
    }
}
