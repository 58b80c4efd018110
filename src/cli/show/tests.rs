//! Reports as a person sees them.

use super::*;
use citecheck::report::{Mark, Probabilities, Stance};

const QUOTE: &str = "𝒁akariya said: “It is worth\n$2 billion, and not a small contract.”";

/// Offset in UTF-16 code units of words in the quote, which starts at 1000.
fn offset(words: &str) -> u32 {
    let byte = QUOTE.find(words).expect("words of the quote");
    1000 + QUOTE[..byte].encode_utf16().count() as u32
}

fn citation() -> Citation {
    let mark = |words: &str, relation| Mark {
        start: offset(words),
        end: offset(words) + words.encode_utf16().count() as u32,
        relation,
    };
    Citation {
        doc: "000".into(),
        quote: QUOTE.into(),
        start: 1000,
        end: 1000 + QUOTE.encode_utf16().count() as u32,
        stance: Stance::Refutes,
        probabilities: Probabilities {
            supports: 0.0,
            refutes: 1.0,
            neutral: 0.0,
        },
        speaker: Some("Nafees Zakariya".into()),
        title: "Pakistan To Conduct First War Games".into(),
        publisher: Some("RFE/RL".into()),
        author: None,
        date: Some("2016".into()),
        kind: Kind::Opinion,
        url: Some("https://example.org/000".into()),
        link: Some("https://example.org/000#:~:text=worth".into()),
        marks: vec![
            mark("worth\n$2 billion", Relation::Differs),
            mark("contract", Relation::Same),
        ],
    }
}

fn contradicted() -> Report {
    let reason = |text: &str| citecheck::report::Reason {
        code: "quantity-differs".into(),
        text: text.into(),
        claimed: Some("$3 billion".into()),
        source: Some("$2 billion".into()),
    };
    let node = |rule: &str, relation, children| Explanation {
        rule: rule.into(),
        relation,
        claim: Some("$3 billion".into()),
        evidence: Some("$2 billion".into()),
        children,
    };
    let part = |text: &str, verdict| Part {
        text: text.into(),
        start: 0,
        end: 1,
        verdict,
        probabilities: citation().probabilities,
        reason: reason("The articles say $2 billion."),
    };
    Report {
        claim: "It is worth $3 billion".into(),
        verdict: Verdict::Contradicted,
        confidence: 0.934,
        reason: reason("The articles say $2 billion, and the claim says $3 billion."),
        citations: vec![citation()],
        passages: vec![citation()],
        parts: vec![
            part("It is a contract", Verdict::Supported),
            part("it is worth $3 billion", Verdict::Contradicted),
        ],
        explanation: node(
            "claim",
            Relation::Differs,
            vec![
                node(
                    "part",
                    Relation::Same,
                    vec![node("words", Relation::Same, vec![])],
                ),
                node("quantity", Relation::Differs, vec![]),
            ],
        ),
    }
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn a_report_reads_well_without_colours() {
    insta::assert_snapshot!(plain(&report(&contradicted(), 60, true)), @r#"
    ✘ Contradicted  93% sure
      The articles say $2 billion, and the claim says $3
      billion.

      ✔ It is a contract – The articles say $2 billion.
      ✘ it is worth $3 billion – The articles say $2 billion.

      “𝒁akariya said: “It is worth $2 billion, and not a small
       contract.””
       Nafees Zakariya · RFE/RL · 2016 · opinion
       Pakistan To Conduct First War Games [000]
       https://example.org/000#:~:text=worth

    Comparisons
      claim differs claim “$3 billion” source “$2 billion”
      ├─ part same claim “$3 billion” source “$2 billion”
      │  └─ words same claim “$3 billion” source “$2 billion”
      └─ quantity differs claim “$3 billion” source “$2 billion”
    "#);
}

#[test]
fn an_unknown_claim_shows_the_closest_passages() {
    let mut unknown = contradicted();
    unknown.verdict = Verdict::Unknown;
    unknown.citations.clear();
    unknown.parts.truncate(1);
    let page = plain(&report(&unknown, 80, false));
    assert!(page.starts_with("○ Not found  93% sure\n"), "{page}");
    assert!(
        page.contains("\n\nClosest passages\n\n  “𝒁akariya said:"),
        "{page}"
    );
    assert!(
        !page.contains("It is a contract –"),
        "one part needs no list: {page}"
    );
    let decided = plain(&report(&contradicted(), 80, false));
    assert!(!decided.contains("Closest passages"), "{decided}");
}

#[test]
fn deciding_words_are_styled_and_a_line_break_does_not_style_the_indent() {
    let (_, red) = relation(Relation::Differs);
    let page = report(&contradicted(), 32, false);
    let lines: Vec<&str> = page.lines().collect();
    let first = lines
        .iter()
        .position(|line| line.contains("akariya said"))
        .expect("a line");
    assert!(
        lines[first].ends_with(&format!("{red}worth\u{1b}[0m")),
        "{:?}",
        lines[first]
    );
    let next = lines[first + 1];
    assert!(
        next.starts_with(&format!("   {red}$2 billion{red:#},")),
        "{next:?}"
    );
    let (_, green) = relation(Relation::Same);
    assert!(
        page.contains(&format!("{green}contract{green:#}.”")),
        "{page:?}"
    );
}

#[test]
fn marks_beyond_the_quote_do_no_harm() {
    let mut odd = citation();
    odd.marks = vec![
        Mark {
            start: 0,
            end: 5,
            relation: Relation::Same,
        },
        Mark {
            start: 2000,
            end: 3000,
            relation: Relation::Same,
        },
        Mark {
            start: 1010,
            end: 1002,
            relation: Relation::Same,
        },
    ];
    let words = QUOTE.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(plain(&marked(&odd)), words);
}
