//! Any article and any claim: builds a pack of the one, checks the other, and looks at the answer.
//!
//! In: bytes, the claim up to the first line break, the article behind it.
#![no_main]

use citecheck::checker::{Checker, Error};
use citecheck::document::Document;
use citecheck::pack::{self, MANIFEST};
use citecheck::{analyse, report::Verdict};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (claim, body) = text.split_once('\n').unwrap_or((text, ""));
    let document = Document {
        id: "a".into(),
        body: body.into(),
        date: "2018-06-19".parse().ok(),
        ..Document::default()
    };
    let files = pack::build([analyse::article(document)], None, Vec::new()).expect("no pack");
    let file = |name: &str| {
        let found = files.iter().find(|file| file.name == name);
        pack::inflate(found.expect("a file is missing").bytes.clone())
    };
    let mut checker = Checker::open(&file(MANIFEST)).expect("its own manifest is refused");
    let report = loop {
        match checker.needs(claim) {
            Err(Error::Claim(_)) => return,
            Err(error) => panic!("{error}"),
            Ok(names) if names.is_empty() => break checker.check(claim).expect("no report"),
            Ok(names) => {
                for name in names {
                    checker.supply(&name, &file(&name)).expect("its own file is refused");
                }
            }
        }
    };
    for citation in report.citations.iter().chain(&report.passages) {
        assert!(body.contains(&citation.quote), "a quote that the article has not");
    }
    assert_eq!(report.citations.is_empty(), report.verdict == Verdict::Unknown);
});
