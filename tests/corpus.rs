//! The demo's articles are what their publishers wrote: nothing in them may be edited.
#![cfg(feature = "ingest")]

use citecheck::document::Kind;
use citecheck::ingest;
use sha2::{Digest, Sha256};

/// SHA-256 of each body, taken when the texts came, before any front matter.
const BODIES: [(&str, &str); 5] = [
    (
        "000",
        "df4cb9965751b8fc3635cfd9fe85717a75f6778fdd734404df8ed093626f650a",
    ),
    (
        "001",
        "4161d833d58537e1da08976c1e373b59a4cabc49fbf71d561230c518fc76af46",
    ),
    (
        "002",
        "2c40f9a7016de136105adc578cc217e4b21ae1d207bd551f1cde66c860bacb6b",
    ),
    (
        "003",
        "6cc5b195d047900026911284f67d1411cd542912d57214ccf2351300041d30b3",
    ),
    (
        "004",
        "02f40eb6988ff48f18745ae8ec0932fe4f06dc06bbf7e404d88e7417e90b6341",
    ),
];

#[test]
fn bodies_are_kept_byte_for_byte() {
    let ingested = ingest::read(&["corpus".into()]);
    assert_eq!(ingested.problems, []);
    let got: Vec<(String, String)> = ingested
        .documents
        .iter()
        .map(|document| {
            let hash = Sha256::digest(&document.body);
            let hex = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            (document.id.clone(), hex)
        })
        .collect();
    assert_eq!(got, BODIES.map(|(id, hash)| (id.into(), hash.into())));
}

#[test]
fn metadata_is_as_the_readme_tells() {
    let documents = ingest::read(&["corpus".into()]).documents;
    let dates: Vec<_> = documents
        .iter()
        .map(|document| document.date.map(|date| date.to_string()))
        .collect();
    let wanted = ["2016", "2017-09", "", "2014", "2022-08-16"];
    assert_eq!(
        dates,
        wanted.map(|date| (!date.is_empty()).then(|| date.into()))
    );
    for document in &documents {
        assert_eq!(document.kind == Kind::Opinion, document.id == "002");
        assert_eq!(document.url.is_some(), document.id == "004");
        assert_eq!(document.licence, None);
    }
}

#[test]
fn gold_quotes_are_exact_substrings_of_the_articles() {
    for (folder, claims) in [
        ("corpus", include_str!("claims/seeds.jsonl")),
        ("corpus", include_str!("claims/five-read.jsonl")),
        ("corpus", include_str!("claims/five-held.jsonl")),
        (
            "tests/corpus/wikinews",
            include_str!("claims/wikinews-read.jsonl"),
        ),
        (
            "tests/corpus/wikinews",
            include_str!("claims/wikinews-held.jsonl"),
        ),
        ("tests/corpus/fresh", include_str!("claims/fresh.jsonl")),
        (
            "tests/corpus/wikinews",
            include_str!("claims/wikinews.jsonl"),
        ),
    ] {
        let ingested = ingest::read(&[folder.into()]);
        assert_eq!(ingested.problems, []);
        let mut quotes = 0;
        for line in claims.lines() {
            let claim: serde_json::Value = serde_json::from_str(line).expect("a claim");
            for evidence in claim["evidence"].as_array().expect("evidence") {
                let (doc, quote) = (
                    &evidence["doc"],
                    evidence["quote"].as_str().expect("a quote"),
                );
                let document = ingested
                    .documents
                    .iter()
                    .find(|document| *doc == document.id);
                let document = document.expect("a document");
                let told = document.body.contains(quote) || document.title.contains(quote);
                assert!(told, "{}: {quote}", claim["id"]);
                quotes += 1;
            }
        }
        assert!(quotes > 100, "{quotes} quotes in {folder}");
    }
}
