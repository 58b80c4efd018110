//! A small archive of planted facts, checked through the files of its pack.

use super::*;
use crate::analyse;
use crate::document::Document;
use crate::pack::{MANIFEST, PackFile, build};
use std::collections::BTreeMap;

const PLACES: [&str; 8] = [
    "Harrow", "Velden", "Marsten", "Quill", "Ashby", "Brenton", "Carrow", "Dunmore",
];
const SUBJECTS: [&str; 7] = [
    "bridge", "harbour", "library", "stadium", "school", "museum", "railway",
];
const FILLER: [&str; 12] = [
    "council", "weather", "market", "season", "morning", "street", "letter", "garden", "village",
    "number", "question", "history",
];

/// Numbers from a seed (SplitMix64): the same archive on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % limit as u64) as usize
    }
}

/// Each article's id with the fact that is planted in its middle.
fn archive(articles: usize) -> (Vec<Article>, Vec<(String, String)>) {
    let mut dice = Dice(7);
    let mut planted = Vec::new();
    let articles = (0..articles)
        .map(|at| {
            let fact = format!(
                "The {} in {} cost ${} million in {}.",
                SUBJECTS[at % SUBJECTS.len()],
                PLACES[at / SUBJECTS.len() % PLACES.len()],
                100 + at,
                1950 + dice.below(70),
            );
            let mut sentence = || {
                let mut words: Vec<&str> = (0..12).map(|_| FILLER[dice.below(12)]).collect();
                words[0] = "The";
                words.join(" ") + "."
            };
            let before: Vec<String> = (0..30).map(|_| sentence()).collect();
            let after: Vec<String> = (0..30).map(|_| sentence()).collect();
            let body = format!("{}\n\n{fact} {}", before.join(" "), after.join(" "));
            let id = format!("{at:04}");
            planted.push((id.clone(), fact));
            analyse::article(Document {
                id,
                body,
                ..Document::default()
            })
        })
        .collect();
    (articles, planted)
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(articles: Vec<Article>) -> Files {
    let files = build(articles, Some("Archive".into()), vec!["A claim.".into()]).unwrap();
    let count = files.len();
    let files: Files = files
        .into_iter()
        .map(|PackFile { name, bytes }| (name, pack::inflate(bytes)))
        .collect();
    assert_eq!(files.len(), count, "two files have the same name");
    files
}

/// Brings what a claim needs; the names of each round.
fn bring(checker: &mut Checker, files: &Files, claim: &str) -> Vec<Vec<String>> {
    let mut rounds = Vec::new();
    loop {
        let names = checker.needs(claim).unwrap();
        if names.is_empty() {
            return rounds;
        }
        for name in &names {
            checker.supply(name, &files[name]).unwrap();
        }
        rounds.push(names);
        assert!(rounds.len() <= 4, "the rounds do not end: {rounds:?}");
    }
}

/// Ids of the articles that the claim is compared with, best first.
fn compared(checker: &Checker, claim: &str) -> Vec<String> {
    let Step::Compare(names, _) = checker
        .step(&check::facts(claim, Thesaurus::whole()).unwrap())
        .unwrap()
    else {
        panic!("files are missing for {claim}");
    };
    let articles = names
        .iter()
        .flat_map(|&name| checker.shelf.articles(name).unwrap());
    articles
        .map(|article| article.document.id.clone())
        .collect()
}

#[test]
fn every_planted_fact_is_found_first() {
    let (articles, planted) = archive(60);
    let files = files(articles);
    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    for (id, claim) in &planted {
        bring(&mut checker, &files, claim);
        let found = compared(&checker, claim);
        assert_eq!(found.first(), Some(id), "{claim}");
        assert!(found.len() <= 2 * RANKED_FILES);
        assert_eq!(&checker.check(claim).unwrap().claim, claim);
    }
}

#[test]
fn index_and_document_files_share_their_bytes() {
    let files = [0, 24 << 10, 40 << 10, INDEX_LIMIT, u32::MAX].map(ranked_files);
    assert_eq!(files, [12, 10, 8, 8, 8]);
    assert!(INDEX_LIMIT as usize + FEWEST_FILES * FILE_BYTES <= RANKED_BYTES);
}

#[test]
fn a_large_pack_names_its_document_files_in_tables() {
    let (articles, planted) = archive(600);
    let files = files(articles);
    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    let rounds = bring(&mut checker, &files, &planted[599].1);
    let kinds: Vec<&str> = rounds
        .iter()
        .map(|names| names[0].split_once('-').unwrap().0)
        .collect();
    assert_eq!(kinds, ["words", "index", "table", "documents"]);
    assert_eq!(compared(&checker, &planted[599].1)[0], "0599");

    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    let Err(Error::NeedsFiles(tables)) = checker.document_files() else {
        panic!("all tables were there");
    };
    for name in tables {
        checker.supply(&name, &files[&name]).unwrap();
    }
    let names = checker.document_files().unwrap();
    let articles = names
        .iter()
        .flat_map(|name| checker.articles(name, &files[name]).unwrap());
    let ids: Vec<String> = articles.map(|article| article.document.id).collect();
    assert!(ids.iter().eq(planted.iter().map(|(id, _)| id)));
}

#[test]
fn a_small_pack_compares_everything_at_once() {
    let (articles, planted) = archive(5);
    let files = files(articles);
    assert!(!files.keys().any(|name| name.starts_with("index-")));
    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    assert_eq!(bring(&mut checker, &files, "Anything at all.").len(), 1);
    assert_eq!(compared(&checker, "Anything at all.").len(), planted.len());
    assert_eq!(checker.about().articles, 5);
    assert_eq!(checker.about().title.as_deref(), Some("Archive"));
    assert_eq!(checker.about().examples, ["A claim."]);
}

#[test]
fn an_empty_pack_answers_unknown() {
    let files = files(Vec::new());
    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    bring(&mut checker, &files, "Rain fell.");
    let report = checker.check("Rain fell.").unwrap();
    assert_eq!(report.verdict, crate::report::Verdict::Unknown);
}

#[test]
fn a_check_without_its_files_names_them() {
    let (articles, _) = archive(3);
    let files = files(articles);
    let checker = Checker::open(&files[MANIFEST]).unwrap();
    let needed = checker.needs("Rain fell.").unwrap();
    assert_eq!(checker.check("Rain fell."), Err(Error::NeedsFiles(needed)));
}

#[test]
fn claims_without_words_or_without_end_are_refused() {
    let files = files(Vec::new());
    let checker = Checker::open(&files[MANIFEST]).unwrap();
    for (claim, code) in [
        ("", "claim-empty"),
        (" \n", "claim-empty"),
        ("?!", "claim-empty"),
        (&"rain ".repeat(1000)[..], "claim-too-long"),
    ] {
        assert_eq!(checker.needs(claim).unwrap_err().code(), code);
        assert_eq!(checker.check(claim).unwrap_err().code(), code);
    }
}

#[test]
fn a_file_of_another_build_is_refused() {
    let (mut articles, planted) = archive(40);
    let old = files(articles.clone());
    articles[39].document.body.push_str(" More.");
    let new = files(articles);
    let mut checker = Checker::open(&new[MANIFEST]).unwrap();
    let name = checker.needs(&planted[0].1).unwrap().remove(0);
    let (_, other) = old
        .iter()
        .find(|(other, _)| other.starts_with("index-") && **other != name)
        .unwrap();
    let error = checker.supply(&name, other).unwrap_err();
    assert_eq!(
        (error.code(), error.file()),
        ("pack-other-build", name.as_str())
    );
    assert_eq!(
        checker.supply("../etc", b"").unwrap_err().code(),
        "pack-unknown-name"
    );
}

#[test]
fn memory_stays_within_its_limit() {
    let long = |at: usize| {
        let body = format!(
            "Only{at} rained. {}",
            "The harbour was quiet. ".repeat(2_000)
        );
        analyse::article(Document {
            id: at.to_string(),
            body,
            ..Document::default()
        })
    };
    let files = files((0..20).map(long).collect());
    let mut checker = Checker::open(&files[MANIFEST]).unwrap();
    for at in 0..20 {
        let claim = format!("Only{at} rained");
        bring(&mut checker, &files, &claim);
        assert_eq!(compared(&checker, &claim)[0], at.to_string());
    }
    let (held, bytes) = checker.shelf.size();
    assert!((RANKED_FILES..20).contains(&held), "{held} files are held");
    assert!(bytes <= shelf::MEMORY_LIMIT, "{bytes} bytes are held");
}
