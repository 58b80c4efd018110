//! Runs the table of what one evidence says of claims, kind by kind.

use citecheck::check::{COMPARER_ALONE, stance};
use citecheck::report::Stance;
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
    let table: Table = toml::from_str(include_str!("tables/stances.toml")).unwrap();
    let mut faults = Vec::new();
    for kind in &table.kind {
        let wanted = [
            (Stance::Supports, &kind.supports),
            (Stance::Refutes, &kind.refutes),
            (Stance::Neutral, &kind.open),
        ];
        for (wanted, claims) in wanted {
            for claim in claims {
                let (found, _) = stance(claim, &kind.evidence, COMPARER_ALONE).unwrap();
                if found != wanted {
                    faults.push(format!("{}: {found:?}, not {wanted:?}: {claim}", kind.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
