//! Claims and pairs, alone and in lines.

use super::{demo_pack, json_lines, path, run, run_with};

#[test]
fn a_claim_gets_the_same_report_alone_and_in_a_line() {
    let pack = demo_pack();
    let claim = "Pakistan joined the SCO in 2018";
    let alone = run(&["check", "--pack", path(pack.path()), "--json", claim]);
    assert_eq!((alone.code, alone.stderr.as_str()), (0, ""));
    let mut alone: serde_json::Value = serde_json::from_str(&alone.stdout).expect("JSON");
    let line = serde_json::json!({"id": "a", "claim": claim, "other": [1]});
    let inline = run_with(
        &["check", "--pack", path(pack.path()), "--jsonl"],
        line.to_string(),
    );
    assert_eq!((inline.code, inline.stderr.as_str()), (0, ""));
    assert!(
        inline.stdout.starts_with("{\"id\":\"a\",\"claim\":"),
        "{}",
        inline.stdout
    );
    alone["id"] = "a".into();
    assert_eq!(json_lines(&inline.stdout), [alone]);

    let readable = run(&[
        "check",
        "--pack",
        path(pack.path()),
        "--judge",
        "never",
        claim,
    ]);
    assert_eq!(readable.code, 0);
    assert!(
        !readable.stdout.contains('\u{1b}'),
        "colours off a terminal: {}",
        readable.stdout
    );
}

#[test]
fn lines_are_answered_in_order_and_bad_ones_in_their_place() {
    let pack = demo_pack();
    let mut lines: Vec<u8> = Vec::new();
    for number in 0..2_000 {
        lines.extend(
            format!("{{\"id\": {number}, \"claim\": \"Rain fell {number}\"}}\r\n\n").bytes(),
        );
    }
    lines.extend(
        b"{\"id\": \"x\"}\n{\"claim\": \"y\"}\n{\n\xff\n[]\n{\"id\": \"z\", \"claim\": \" \"}",
    );
    let run = run_with(&["check", "--pack", path(pack.path()), "--jsonl"], lines);
    assert_eq!(run.code, 1);
    let answers = json_lines(&run.stdout);
    assert_eq!(answers.len(), 2_006);
    for (number, answer) in answers[..2_000].iter().enumerate() {
        assert_eq!(answer["id"], number);
        assert_eq!(answer["claim"], format!("Rain fell {number}"));
        assert_eq!(answer.get("error"), None);
    }
    let ids: Vec<_> = answers[2_000..]
        .iter()
        .map(|answer| &answer["id"])
        .collect();
    assert_eq!(
        ids,
        ["x", "line:4002", "line:4003", "line:4004", "line:4005", "z"]
    );
    for answer in &answers[2_000..] {
        assert_eq!(answer["verdict"], "unknown");
        assert!(answer["error"].is_string());
    }
    insta::assert_snapshot!(run.stderr, @r#"
    error: line 4001: no "claim": give each line one
    error: line 4002: no id: give each line an "id"
    error: line 4003: not a JSON object (EOF while parsing an object): write one object a line
    error: line 4004: not a JSON object (expected value): write one object a line
    error: line 4005: not a JSON object (invalid type: sequence, expected a map): write one object a line
    error: line 4006: the claim is empty: enter a statement to check
    error: 6 of 2006 lines have no answer: mend them as told above
    "#);
}

#[test]
fn claims_that_cannot_be_checked_are_told() {
    let pack = demo_pack();
    let long = "word ".repeat(500);
    for (claim, wanted) in [
        (
            "",
            "error: the claim is empty: enter a statement to check\n",
        ),
        (
            long.as_str(),
            "error: the claim is 2500 bytes long, and at most 2000 are checked: enter one statement at a time\n",
        ),
    ] {
        let run = run(&["check", "--pack", path(pack.path()), claim]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(run.stderr, wanted);
    }
}

#[test]
fn pairs_are_judged_in_order() {
    let run = run_with(
        &["pairs"],
        "{\"id\": 2, \"claim\": \"Rain fell.\", \"evidence\": \"It rained.\"}\n{\"id\": 1, \"claim\": 3}\n",
    );
    assert_eq!(run.code, 1);
    let answers = json_lines(&run.stdout);
    assert_eq!(
        (&answers[0]["id"], &answers[1]["id"]),
        (&2.into(), &1.into())
    );
    let probabilities = &answers[0]["probabilities"];
    let sum: f64 = ["supports", "refutes", "neutral"]
        .iter()
        .map(|stance| probabilities[stance].as_f64().expect("a probability"))
        .sum();
    assert!((sum - 1.0).abs() < 0.002, "{probabilities}");
    assert_eq!(answers[1]["stance"], "neutral");
    assert_eq!(
        answers[1]["error"],
        "\"claim\" is no text: write it in quotes"
    );
}
