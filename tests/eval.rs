//! The evaluation's figures, against hand-made cases and against the reference scorer's output.
#![cfg(feature = "cli")]

use citecheck::eval::{self, Record, Summary, TAG_LEAST};
use serde_json::{Value, json};

const SETS: [(&str, &str, &str, &str); 2] = [
    (
        "tests/claims/seeds.jsonl",
        include_str!("claims/seeds.jsonl"),
        "tests/eval/seeds.predictions.jsonl",
        include_str!("eval/seeds.predictions.jsonl"),
    ),
    (
        "tests/claims/wikinews.jsonl",
        include_str!("claims/wikinews.jsonl"),
        "tests/eval/wikinews.predictions.jsonl",
        include_str!("eval/wikinews.predictions.jsonl"),
    ),
];

fn records() -> Vec<Vec<Record>> {
    SETS.iter()
        .map(|(gold_file, gold, predictions_file, predictions)| {
            eval::compare(
                &eval::gold(gold_file, gold).expect("gold"),
                &eval::predictions(predictions_file, predictions).expect("predictions"),
            )
        })
        .collect()
}

/// The figures that the reference scorer knows, in its order.
fn figures(summary: &Summary, files: Option<(&str, &str)>) -> String {
    let mut value = serde_json::to_value(summary).expect("a summary is JSON");
    let object = value.as_object_mut().expect("an object");
    object.remove("passages_hit_at_5");
    object.remove("calibration_error");
    if let Some((gold, predictions)) = files {
        object.insert("gold".into(), gold.into());
        object.insert("predictions".into(), predictions.into());
    }
    value.to_string()
}

#[test]
fn figures_equal_the_reference_scorers_to_the_last_digit() {
    let expected: Value =
        serde_json::from_str(include_str!("eval/expected.json")).expect("expected figures");
    let records = records();
    for (index, (gold, _, predictions, _)) in SETS.iter().enumerate() {
        assert_eq!(
            figures(
                &eval::summarise(&records[index], TAG_LEAST),
                Some((gold, predictions))
            ),
            expected["files"][index].to_string(),
        );
    }
    assert_eq!(
        figures(&eval::summarise(&records.concat(), TAG_LEAST), None),
        expected["pooled"].to_string(),
    );
}

#[test]
fn table_equals_the_reference_scorers() {
    let records = records();
    let mut printed = String::new();
    for (index, (gold, _, predictions, _)) in SETS.iter().enumerate() {
        let summary = eval::summarise(&records[index], TAG_LEAST);
        printed += &eval::text(&summary, &format!("{gold}  <-  {predictions}"));
        printed += "\n";
    }
    let pooled = eval::summarise(&records.concat(), TAG_LEAST);
    printed += &eval::text(&pooled, "pooled over 2 files");
    assert_eq!(
        printed.trim_end(),
        include_str!("eval/expected.txt").trim_end()
    );
}

fn claim(number: u32, label: &str, quotes: &[(&str, &str)], tags: &[&str]) -> Value {
    json!({"id": format!("c{number}"), "claim": format!("claim {number}"), "label": label,
        "tags": tags, "evidence": quotes_json(quotes)})
}

fn answer(number: u32, verdict: &str, quotes: &[(&str, &str)]) -> Value {
    json!({"id": format!("c{number}"), "verdict": verdict, "citations": quotes_json(quotes)})
}

fn quotes_json(quotes: &[(&str, &str)]) -> Value {
    let quote = |(doc, quote): &(&str, &str)| json!({"doc": doc, "quote": quote});
    quotes.iter().map(quote).collect()
}

fn gold_rows() -> Vec<Value> {
    let tuesday = [
        ("a", "the vote was held on Tuesday"),
        ("b", "voters went to the polls on Tuesday"),
    ];
    let road = [("a", "the road was closed"), ("b", "no one was hurt")];
    vec![
        claim(
            1,
            "supported",
            &[("a", "the treaty was signed in May")],
            &["date"],
        ),
        claim(
            2,
            "supported",
            &[("a", "ten ships sailed north")],
            &["quantity"],
        ),
        claim(3, "supported", &[("a", "the mayor resigned")], &[]),
        claim(4, "contradicted", &tuesday, &["date"]),
        claim(
            5,
            "contradicted",
            &[("b", "prices rose by four percent")],
            &["quantity"],
        ),
        claim(6, "mixed", &road, &[]),
        claim(7, "unknown", &[], &["near-miss"]),
        claim(8, "unknown", &[], &["near-miss"]),
        claim(9, "unknown", &[], &[]),
        claim(10, "contradicted", &[("b", "it opened in June")], &[]),
    ]
}

fn score(answers: &[Value], tag_least: usize) -> Value {
    let lines = |rows: &[Value]| {
        rows.iter()
            .map(|row| format!("{row}\n"))
            .collect::<String>()
    };
    let gold = eval::gold("gold", &lines(&gold_rows())).expect("gold");
    let predictions = eval::predictions("answers", &lines(answers)).expect("answers");
    let records = eval::compare(&gold, &predictions);
    serde_json::to_value(eval::summarise(&records, tag_least)).expect("a summary is JSON")
}

#[test]
fn every_slip_counts_where_it_belongs() {
    let road = [("a", "the road was closed")];
    let answers = [
        answer(1, "supported", &[("a", "The treaty was signed in May.")]), // right, hit
        answer(2, "supported", &[("b", "something else entirely")]),       // right, no hit
        answer(3, "contradicted", &[("a", "the mayor resigned")]),         // wrong way
        // Right, and hit by the second quote.
        answer(
            4,
            "Contradicted",
            &[("b", "Voters went to the polls on Tuesday, early")],
        ),
        answer(5, "unknown", &[]),                       // missed
        answer(6, "mixed", &[("b", "No one was hurt")]), // right, hit
        answer(7, "unknown", &road),                     // right; no quote is asked for
        answer(8, "supported", &road),                   // falsely decisive
        answer(9, "mixed", &[]),                         // wrong, but not decisive
        answer(99, "supported", &[]),                    // no such claim; c10 is missing
    ];
    let got = score(&answers, 2);
    let table = [
        ("/n", json!(10)),
        ("/missing", json!(1)),
        ("/accuracy", json!(0.5)),
        ("/strict", json!(0.4)),
        ("/labels/supported/precision", json!(2.0 / 3.0)),
        ("/labels/supported/recall", json!(2.0 / 3.0)),
        ("/labels/contradicted/precision", json!(1.0 / 2.0)),
        ("/labels/contradicted/recall", json!(1.0 / 3.0)),
        ("/labels/contradicted/f1", json!(2.0 / 5.0)),
        ("/labels/mixed/f1", json!(2.0 / 3.0)),
        ("/labels/unknown/f1", json!(2.0 / 5.0)),
        (
            "/macro_f1",
            json!((2.0 / 3.0 + 2.0 / 5.0 + 2.0 / 3.0 + 2.0 / 5.0) / 4.0),
        ),
        ("/false_decisive_rate", json!(1.0 / 3.0)),
        ("/wrong_way_rate", json!(1.0 / 6.0)),
        ("/citation_hit_rate", json!(3.0 / 4.0)),
        (
            "/confusion/unknown",
            json!({"supported": 1, "mixed": 1, "unknown": 1}),
        ),
        ("/confusion/contradicted/(none)", json!(1)),
        (
            "/tags/date",
            json!({"n": 2, "accuracy": 1.0, "strict": 1.0}),
        ),
        (
            "/tags/near-miss",
            json!({"n": 2, "accuracy": 0.5, "strict": 0.5}),
        ),
        (
            "/tags/quantity",
            json!({"n": 2, "accuracy": 0.5, "strict": 0.0}),
        ),
        ("/passages_hit_at_5", Value::Null),
        ("/calibration_error", Value::Null),
    ];
    for (key, wanted) in table {
        assert_eq!(got.pointer(key), Some(&wanted), "{key}");
    }
    assert_eq!(
        score(&answers, 8)["tags"],
        json!({}),
        "too few claims a tag"
    );
}

#[test]
fn perfect_and_shy_answers_score_as_they_should() {
    let perfect: Vec<Value> = gold_rows()
        .iter()
        .map(|row| json!({"id": row["id"], "verdict": row["label"], "citations": row["evidence"]}))
        .collect();
    let got = score(&perfect, 8);
    for key in ["accuracy", "macro_f1", "strict", "citation_hit_rate"] {
        assert_eq!(got[key], json!(1.0), "{key}");
    }
    for key in ["false_decisive_rate", "wrong_way_rate"] {
        assert_eq!(got[key], json!(0.0), "{key}");
    }

    let shy: Vec<Value> = (1..=10)
        .map(|number| answer(number, "unknown", &[]))
        .collect();
    let got = score(&shy, 8);
    assert_eq!(got["accuracy"], json!(0.3));
    assert_eq!(got["labels"]["supported"]["precision"], Value::Null);
    assert_eq!(got["citation_hit_rate"], Value::Null);
    assert_eq!(got["macro_f1"], json!((2.0 * 3.0 / 13.0) / 4.0));
}

#[test]
fn passages_and_confidence_are_measured() {
    let six = |right: &str| {
        let mut passages = vec![("a", "nothing to see here"); 4];
        passages.extend([("a", right), ("a", "ten ships sailed north")]);
        quotes_json(&passages)
    };
    let answers = [
        // Found, in fifth place.
        json!({"id": "c1", "verdict": "supported", "confidence": 0.9,
            "passages": six("the treaty was signed in May")}),
        // The right passage is the sixth, so that it does not count.
        json!({"id": "c2", "verdict": "supported", "confidence": 0.9,
            "passages": six("nothing here either")}),
        // One quote of two is enough; and the confidence is in another bin.
        json!({"id": "c4", "verdict": "unknown", "confidence": 0.25,
            "passages": six("the vote was held on Tuesday")}),
    ];
    let got = score(&answers, 8);
    assert_eq!(got["passages_hit_at_5"], json!(2.0 / 3.0));
    // Bins: two right at 0.9 are 0.2 off in sum, one wrong at 0.25 is 0.25 off.
    let error = got["calibration_error"].as_f64().expect("an error");
    assert!((error - (0.2 + 0.25) / 3.0).abs() < 1e-12, "{error}");
}
