//! Runs the tables of what one evidence says of claims, kind by kind: as an article by itself, and as an
//! excerpt that was chosen for the claim.

use citecheck::analyse;
use citecheck::check::{self, COMPARER_ALONE};
use citecheck::document::Document;
use citecheck::lexicon::Thesaurus;
use citecheck::report::{Stance, Verdict};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    kind: Vec<Kind>,
}

/// What the head of the table describes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    name: String,
    evidence: String,
    #[serde(default)]
    supports: Vec<String>,
    #[serde(default)]
    refutes: Vec<String>,
    #[serde(default)]
    open: Vec<String>,
}

#[test]
fn every_kind_is_told_apart() {
    run(include_str!("tables/stances.toml"), |claim, evidence| {
        let article = analyse::article(Document {
            body: evidence.to_string(),
            ..Document::default()
        });
        let facts = check::facts(claim, Thesaurus::whole()).unwrap();
        let thesaurus = Thesaurus::whole();
        match check::check(claim, facts, &[&article], thesaurus, COMPARER_ALONE).verdict {
            Verdict::Supported => Stance::Supports,
            Verdict::Contradicted | Verdict::Mixed => Stance::Refutes,
            Verdict::Unknown => Stance::Neutral,
        }
    });
}

#[test]
fn excerpts_need_not_name_their_subject() {
    run(include_str!("tables/excerpts.toml"), |claim, evidence| {
        check::stance(claim, evidence, COMPARER_ALONE).unwrap().0
    });
}

#[track_caller]
fn run(table: &str, stance: impl Fn(&str, &str) -> Stance) {
    let table: Table = toml::from_str(table).unwrap();
    let mut faults = Vec::new();
    for kind in &table.kind {
        let wanted = [
            (Stance::Supports, &kind.supports),
            (Stance::Refutes, &kind.refutes),
            (Stance::Neutral, &kind.open),
        ];
        for (wanted, claims) in wanted {
            for claim in claims {
                let found = stance(claim, &kind.evidence);
                if found != wanted {
                    faults.push(format!("{}: {found:?}, not {wanted:?}: {claim}", kind.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
