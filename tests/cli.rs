//! The command as scripts and people meet it: output, errors and exit codes.
//!
//! Nothing here depends on how good verdicts are.
#![cfg(feature = "cli")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What a run of the command gave.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

fn command() -> Command {
    assert_cmd::cargo::cargo_bin_cmd!("citecheck")
}

fn run(arguments: &[&str]) -> Run {
    run_with(arguments, "")
}

fn run_with(arguments: &[&str], stdin: impl Into<Vec<u8>>) -> Run {
    let output = command()
        .args(arguments)
        .write_stdin(stdin)
        .output()
        .expect("the command runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        code: output.status.code().expect("an exit code"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// The pack of the demo's articles, in a folder of its own.
fn demo_pack() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let built = run(&["build", "corpus", "--out", path(folder.path())]);
    assert_eq!((built.code, built.stderr.as_str()), (0, ""));
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn json_lines(text: &str) -> Vec<serde_json::Value> {
    let line = |line| serde_json::from_str(line).expect("a JSON object a line");
    text.lines().map(line).collect()
}

#[test]
fn help_shows_examples_for_each_command() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    insta::assert_snapshot!(help.stdout, @r#"
    Checks a statement against a publisher's own articles and answers with exact quotes

    Usage: citecheck <COMMAND>

    Commands:
      build        Build a pack from articles
      check        Check a claim, or many, against a pack
      pairs        Judge pairs of a claim and one evidence, without a pack
      facts        Print the facts that were found in the articles
      eval         Measure verdicts against claims that readers labelled
      completions  Print completions for a shell
      help         Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Examples:
      citecheck build articles/ --out pack
      citecheck check --pack pack "About 200 military personnel will take part in the drills"

    Exit codes: 0 done, 1 failed, 2 wrong usage. Colours are used on a terminal only, and never with
    NO_COLOR set.
    "#);
    for command in ["build", "check", "pairs", "facts", "eval", "completions"] {
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(
            help.stdout.contains("\nExample"),
            "{command}: {}",
            help.stdout
        );
        assert!(help.stdout.contains(&format!("  citecheck {command}")) || command == "pairs");
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &[][..],
        &["chekc"],
        &["build", "corpus"],
        &["build", "--out", "x"],
        &["check", "--pack", "x"],
        &["check", "claim"],
        &["check", "--pack", "x", "--json", "--jsonl"],
        &["check", "--pack", "x", "--jsonl", "claim"],
        &["check", "--pack", "x", "--judge", "always", "claim"],
        &["eval", "--claims", "x"],
        &["eval", "--pack", "x"],
        &["eval", "--pack", "x", "--predictions", "y", "--claims", "z"],
        &["eval", "--predictions", "a", "b", "--claims", "z"],
        &["completions", "csh"],
    ] {
        let run = run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{arguments:?}");
    }
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = run(&["completions", shell]);
        assert_eq!(completions.code, 0);
        assert!(completions.stdout.contains("facts"), "{shell}");
    }
}

#[test]
fn a_damaged_article_spoils_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("a folder");
    fs::write(articles.join("bad.md"), "---\nkind: rumour\n---\nText.").expect("a file");
    fs::write(articles.join("latin.txt"), b"caf\xe9").expect("a file");
    fs::write(articles.join("plain.txt"), "Rain fell on Monday.\n").expect("a file");
    let pack = folder.path().join("pack");
    let built = run(&["build", path(&articles), "nowhere", "--out", path(&pack)]);
    assert_eq!(built.code, 0);
    let root = path(folder.path());
    insta::assert_snapshot!(built.stderr.replace(root, "."), @r"
    error: nowhere: there is no such file or folder: check the path
    error: ./articles/bad.md:2: `rumour` is no kind of article: write news, opinion, analysis or press-release
    error: ./articles/latin.txt:1: byte 0xe9 is not UTF-8: save the file as UTF-8
    warning: ./articles/plain.txt: no title; the first line is taken (`Rain fell on Monday.`): add `title:` or a headline
    ");
    assert!(
        built.stdout.starts_with("1 article, 3 files left out: "),
        "{}",
        built.stdout
    );
    let facts = run(&["facts", "--pack", path(&pack)]);
    assert!(
        facts.stdout.contains("Rain fell on Monday."),
        "{}",
        facts.stdout
    );

    let built = run(&[
        "build",
        path(&articles.join("bad.md")),
        "--out",
        path(&pack),
    ]);
    assert_eq!(built.code, 1);
    assert!(
        built
            .stderr
            .ends_with("error: no article could be read: nothing is built\n")
    );
}

#[test]
fn building_again_leaves_the_same_files_and_no_others() {
    let pack = demo_pack();
    let files = || {
        let entries = fs::read_dir(pack.path()).expect("a folder");
        let mut files: Vec<_> = entries
            .map(|entry| {
                let path = entry.expect("an entry").path();
                (path.clone(), fs::read(path).expect("a file"))
            })
            .collect();
        files.sort();
        files
    };
    let first = files();
    fs::write(pack.path().join("documents-0123456789ab.bin"), "stale").expect("a file");
    fs::write(pack.path().join("index.html"), "not the pack's").expect("a file");
    assert_eq!(
        run(&["build", "corpus", "--out", path(pack.path())]).code,
        0
    );
    let foreign = pack.path().join("index.html");
    assert!(foreign.exists(), "only files of a pack are removed");
    fs::remove_file(foreign).expect("the file");
    assert_eq!(files(), first);
}

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

#[test]
fn facts_quote_the_articles() {
    let pack = demo_pack();
    let facts = run(&["facts", "--pack", path(pack.path()), "--json"]);
    assert_eq!((facts.code, facts.stderr.as_str()), (0, ""));
    let articles: serde_json::Value = serde_json::from_str(&facts.stdout).expect("JSON");
    let articles = articles.as_array().expect("a list");
    let ids: Vec<_> = articles.iter().map(|article| &article["doc"]).collect();
    assert_eq!(ids, ["000", "001", "002", "003", "004"]);
    for article in articles {
        let file = format!("corpus/{}.md", article["doc"].as_str().expect("an id"));
        let body = fs::read_to_string(&file).expect("the article");
        let facts = article["facts"].as_array().expect("facts");
        assert!(facts.len() > 8, "{file}");
        for fact in facts {
            let quote = fact["quote"].as_str().expect("a quote");
            assert!(!quote.is_empty() && body.contains(quote), "{file}: {quote}");
        }
    }
}

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
    let expected = include_str!("eval/expected.txt");
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
    let claims = include_str!("claims/seeds.jsonl");
    let verdicts = run_with(&["check", "--pack", path(pack.path()), "--jsonl"], claims);
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
fn a_damaged_pack_never_yields_a_verdict() {
    let claim = "Pakistan joined the SCO in 2018";
    let pack = demo_pack();
    let folder = path(pack.path());
    let documents = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .find(|file| path(file).contains("documents-"))
        .expect("a document file");
    let name = documents
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name")
        .to_string();
    let whole = fs::read(&documents).expect("the file");
    let check = || {
        let run = run(&["check", "--pack", folder, claim]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        run.stderr.replace(folder, "PACK").replace(&name, "FILE")
    };

    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    fs::write(&documents, flipped).expect("a file");
    assert!(
        check().starts_with("error: PACK: `FILE` is damaged: "),
        "{}",
        check()
    );
    let run_lines = run_with(
        &["check", "--pack", folder, "--jsonl"],
        format!("{{\"id\": 1, \"claim\": \"{claim}\"}}"),
    );
    let answers = json_lines(&run_lines.stdout);
    assert_eq!(
        (run_lines.code, &answers[0]["verdict"]),
        (1, &"unknown".into())
    );
    assert!(
        answers[0]["error"]
            .as_str()
            .expect("an error")
            .contains("is damaged")
    );

    fs::write(&documents, &whole[..whole.len() / 2]).expect("a file");
    assert!(
        check().starts_with("error: PACK: `FILE` has "),
        "{}",
        check()
    );
    fs::remove_file(&documents).expect("the file");
    assert_eq!(
        check(),
        "error: PACK/FILE is missing from the pack: copy the whole folder, or build it again\n"
    );
    fs::write(pack.path().join("citecheck.bin"), "<!doctype html>").expect("a file");
    assert!(
        check().contains("is no file of a Citecheck pack"),
        "{}",
        check()
    );
    fs::remove_file(pack.path().join("citecheck.bin")).expect("the file");
    assert_eq!(
        check(),
        "error: PACK holds no pack (no citecheck.bin): build one with `citecheck build ARTICLES --out PACK`\n"
    );
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
