//! Evaluating packs and predictions.

use super::{demo_pack, json_lines, path, run, run_with};
use std::fs;

#[test]
fn evaluating_predictions_prints_the_reference_figures() {
    let claims = ["tests/claims/seeds.jsonl", "tests/claims/wikinews.jsonl"];
    let predictions = [
        "tests/eval/seeds.predictions.jsonl",
        "tests/eval/wikinews.predictions.jsonl",
    ];
    let mut arguments = vec!["eval", "--predictions"];
    arguments.extend(predictions);
    arguments.push("--claims");
    arguments.extend(claims);
    let scored = run(&arguments);
    assert_eq!(scored.code, 0);
    let expected = include_str!("../eval/expected.txt");
    assert_eq!(scored.stdout.trim_end(), expected.trim_end());
    insta::assert_snapshot!(scored.stderr, @r"
    warning: tests/eval/seeds.predictions.jsonl: no prediction for 10 of 160 claims: they count as wrong
    warning: tests/eval/seeds.predictions.jsonl: 1 predictions have no claim: they are left out
    warning: tests/eval/wikinews.predictions.jsonl: no prediction for 9 of 141 claims: they count as wrong
    warning: tests/eval/wikinews.predictions.jsonl: 1 predictions have no claim: they are left out
    ");
}

#[test]
fn evaluating_a_pack_equals_scoring_what_it_printed() {
    let pack = demo_pack();
    let claims = include_str!("../claims/seeds.jsonl");
    let verdicts = run_with(
        &[
            "check",
            "--pack",
            path(pack.path()),
            "--jsonl",
            "--judge",
            "never",
        ],
        claims,
    );
    assert_eq!(verdicts.code, 0);
    let folder = tempfile::tempdir().expect("a folder");
    let printed = folder.path().join("verdicts.jsonl");
    fs::write(&printed, &verdicts.stdout).expect("a file");
    let misses = folder.path().join("misses.jsonl");
    let figures = |source: [&str; 2]| {
        let run = run(&[
            "eval",
            source[0],
            source[1],
            "--judge",
            "never",
            "--claims",
            "tests/claims/seeds.jsonl",
            "--json",
            "--errors",
            path(&misses),
        ]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let mut figures: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(figures["pooled"], serde_json::Value::Null);
        figures["files"][0]["predictions"] = "".into();
        let misses = fs::read_to_string(&misses).expect("the misses");
        (figures, json_lines(&misses))
    };
    let (direct, misses) = figures(["--pack", path(pack.path())]);
    assert_eq!(
        (direct.clone(), misses.clone()),
        figures(["--predictions", path(&printed)])
    );
    let strict = direct["files"][0]["strict"].as_f64().expect("a share");
    let missed = 160 - (strict * 160.0).round() as usize;
    assert_eq!(misses.len(), missed);
    assert!(
        misses
            .iter()
            .all(|miss| miss["file"] == "tests/claims/seeds.jsonl")
    );
}

#[test]
fn unscorable_files_are_told_with_their_line() {
    let pack = demo_pack();
    let folder = tempfile::tempdir().expect("a folder");
    let claims = folder.path().join("claims.jsonl");
    fs::write(&claims, "{\"id\": 1, \"label\": \"true\"}").expect("a file");
    for (file, wanted) in [
        (
            path(&claims),
            "error: FILE:1: the label is `true`: write supported, contradicted, mixed or unknown\n",
        ),
        (
            "nowhere.jsonl",
            "error: FILE cannot be read (No such file or directory (os error 2)): check the path\n",
        ),
    ] {
        let run = run(&["eval", "--pack", path(pack.path()), "--claims", file]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert_eq!(run.stderr.replace(file, "FILE"), wanted);
    }
}
