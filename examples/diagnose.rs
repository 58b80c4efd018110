//! Scratch: why a claim got the verdict it got.
use citecheck::align::Pair;
use citecheck::analyse::Article;
use citecheck::check;
use citecheck::checker::Checker;
use citecheck::judge::FEATURES;
use serde_json::Value;
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let articles = articles(Path::new(&args[0]));
    let articles: Vec<&Article> = articles.iter().collect();
    let only = args.get(2);
    for line in std::fs::read_to_string(&args[1]).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let id = row["id"].as_str().unwrap();
        if only.is_some_and(|o| !o.split(',').any(|x| x == id)) {
            continue;
        }
        let claim = row["claim"].as_str().unwrap();
        let Ok(report) = check::check(claim, &articles, check::COMPARER_ALONE) else {
            continue;
        };
        let verdict = serde_json::to_value(report.verdict).unwrap();
        if only.is_none() && verdict == row["label"] {
            continue;
        }
        println!(
            "\n### {id} gold {} got {} tags {}\nCLAIM {claim}",
            row["label"].as_str().unwrap(),
            verdict.as_str().unwrap(),
            row["tags"]
        );
        if !row["note"].is_null() {
            println!("  note {}", row["note"]);
        }
        let golds: Vec<(String, String)> = row["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| {
                (
                    e["doc"].as_str().unwrap().to_string(),
                    e["quote"].as_str().unwrap().to_string(),
                )
            })
            .collect();
        for (d, q) in &golds {
            println!("  gold {d}: {q}");
        }
        let parts = check::parse(claim).unwrap();
        for finding in check::findings(claim, &parts, &articles, check::COMPARER_ALONE) {
            let part = &finding.part;
            println!(
                "  PART {} | said {:?}",
                part.span.of(claim),
                part.fact.attribution.as_ref().map(|a| a.key.clone())
            );
            for m in &part.fact.mentions {
                println!("     m {:?} {:?}", m.span.of(claim), m.value);
            }
            let mut shown = 0;
            for (rank, j) in finding.judged.iter().enumerate() {
                let w = j.alignment.window;
                let body = &w.article.document.body;
                let span = w.span();
                let gold = golds.iter().any(|(d, q)| {
                    *d == w.article.document.id
                        && body.match_indices(q.as_str()).any(|(at, _)| {
                            (at as u32) < span.end && span.start < (at + q.len()) as u32
                        })
                });
                let p = &j.opinion.compared;
                let g = j.opinion.gates;
                let decisive = g.may_support && (g.says_it_all || p.supports >= 0.57)
                    || g.may_refute && p.refutes >= 0.46;
                if !(rank == 0 || decisive || (gold && shown == 0)) {
                    continue;
                }
                if gold {
                    shown += 1;
                }
                println!(
                    "   [{rank}{}] fit {:.2} cov {:.2} in {:.2} sup {} ref {} all {} pS {:.2} pR {:.2} :: {}",
                    if gold { " GOLD" } else { "" },
                    j.fit(),
                    j.alignment.coverage(),
                    j.alignment.coverage_inside(),
                    g.may_support as u8,
                    g.may_refute as u8,
                    g.says_it_all as u8,
                    p.supports,
                    p.refutes,
                    span.of(body)
                        .chars()
                        .take(400)
                        .collect::<String>()
                        .replace('\n', " / ")
                );
                let words: Vec<String> = j
                    .alignment
                    .pairs
                    .iter()
                    .map(
                        |Pair {
                             claim: at,
                             evidence,
                             likeness,
                             credit,
                             ..
                         }| {
                            let c = part.fact.words[*at].span.of(claim);
                            let e = evidence.map(|e| {
                                let w2 = j.alignment.evidence[e];
                                w2.word().span.of(body)
                            });
                            match e {
                                Some(e) if e.eq_ignore_ascii_case(c) => format!("{c}:{credit:.2}"),
                                Some(e) => format!("{c}~{e}({likeness:?}):{credit:.2}"),
                                None => format!("{c}:-{credit:.2}"),
                            }
                        },
                    )
                    .collect();
                println!("      pairs {}", words.join("  "));
                for c in &j.alignment.comparisons {
                    let words = &part.fact.words;
                    let cl = if c.claim.1 > c.claim.0 {
                        &claim[words[c.claim.0].span.start as usize
                            ..words[c.claim.1 - 1].span.end as usize]
                    } else {
                        ""
                    };
                    println!(
                        "      {} {:?} {:?} | {:?} bond {:.2}",
                        c.rule.name(),
                        c.relation,
                        cl,
                        c.evidence.map(|s| s.of(body)),
                        c.bond
                    );
                }
                let f: Vec<String> = FEATURES
                    .iter()
                    .zip(j.features)
                    .filter(|(n, v)| {
                        *v != 0.0
                            && [
                                "order",
                                "density",
                                "bigrams",
                                "missing_weight",
                                "evidence_unused",
                            ]
                            .contains(n)
                    })
                    .map(|(n, v)| format!("{n}={v:.2}"))
                    .collect();
                println!("      {}", f.join(" "));
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
