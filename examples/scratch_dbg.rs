use citecheck::{
    analyse::{self},
    check, judge,
    lexicon::Thesaurus,
};
fn main() {
    let mut a = std::env::args().skip(1);
    let dir = a.next().unwrap();
    let file = a.next().unwrap();
    let ing = citecheck::ingest::read(&[std::path::PathBuf::from(dir)]);
    let arts: Vec<_> = ing.documents.into_iter().map(analyse::article).collect();
    let refs: Vec<_> = arts.iter().collect();
    for l in std::fs::read_to_string(file).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(l).unwrap();
        let claim = v["claim"].as_str().unwrap();
        let label = v["label"].as_str().unwrap();
        let gold: Vec<(&str, &str)> = v["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| (e["doc"].as_str().unwrap(), e["quote"].as_str().unwrap()))
            .collect();
        let Ok(parts) = check::parse(claim) else {
            continue;
        };
        println!("### {} [{label}] {claim}", v["id"].as_str().unwrap());
        for part in &parts {
            if parts.len() > 1 {
                println!("PART {:?}", part.span.of(claim));
            }
            let f = check::find(claim, part, &refs, Thesaurus::whole());
            let is = |j: &check::Judged| {
                let al = &j.alignment;
                let d = &al.window.article.document;
                let t = al.window.span().of(&d.body);
                gold.iter()
                    .any(|(g, q)| *g == d.id && (t.contains(q) || q.contains(t)))
            };
            let stance = |j: &check::Judged| format!("{:?}", judge::stance(&j.opinion));
            let shown: Vec<usize> = f
                .judged
                .iter()
                .enumerate()
                .filter(|(i, j)| *i == 0 || stance(j) != "Neutral" || is(j))
                .map(|x| x.0)
                .collect();
            let mut g = 0;
            for i in shown {
                let j = &f.judged[i];
                if is(j) {
                    g += 1;
                    if g > 2 && stance(j) == "Neutral" {
                        continue;
                    }
                }
                let al = &j.alignment;
                println!(
                    "== #{i}{} {} {:?}",
                    if is(j) { " GOLD" } else { "" },
                    al.window.article.document.id,
                    al.window
                        .span()
                        .of(&al.window.article.document.body)
                        .chars()
                        .take(400)
                        .collect::<String>()
                );
                println!(
                    "  {} fit {:.2} may_S {} all {} may_R {} diff {:.2} S {:.2} R {:.2} inside {:.2} beside {:.2} one {:.2}",
                    stance(j),
                    j.fit(),
                    j.opinion.gates.may_support,
                    j.opinion.gates.says_it_all,
                    j.opinion.gates.may_refute,
                    j.opinion.gates.difference,
                    j.opinion.compared.supports,
                    j.opinion.compared.refutes,
                    al.coverage_inside(),
                    al.coverage_beside_names(),
                    al.coverage_by_one()
                );
                println!(
                    "   {}",
                    al.pairs
                        .iter()
                        .map(|p| format!(
                            "{}{}{}<{}:{:.1}*{:.1}>",
                            if p.is_loose() { "!" } else { "" },
                            al.claim.word(p.claim).lemma,
                            if p.act { "^" } else { "" },
                            p.evidence
                                .map_or("-".into(), |e| al.told(e).word().lemma.clone()),
                            p.credit,
                            p.weight
                        ))
                        .collect::<Vec<_>>()
                        .join(" ")
                );
                for c in &al.comparisons {
                    if c.relation == citecheck::report::Relation::Same {
                        continue;
                    }
                    println!(
                        "   {:?} {:?} bond {:.2} {:?} ev {:?}",
                        c.rule,
                        c.relation,
                        c.bond,
                        (c.claim.0..c.claim.1)
                            .map(|i| al.claim.word(i).lemma.clone())
                            .collect::<Vec<_>>()
                            .join(" "),
                        c.evidence.map(|s| s.of(&al.window.article.document.body))
                    );
                }
            }
        }
    }
}
