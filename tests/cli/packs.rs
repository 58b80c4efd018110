//! Building packs, what they hold, and damage to articles and packs.

use super::{demo_pack, json_lines, path, run, run_with};
use std::fs;

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
fn the_answers_to_the_examples_come_with_the_pack() {
    let claim = "Pakistan joined the SCO in 2018";
    let folder = tempfile::tempdir().expect("a folder");
    let pack = path(folder.path());
    let read = || {
        let text = fs::read_to_string(folder.path().join("examples.json")).expect("the file");
        serde_json::from_str::<serde_json::Value>(&text).expect("JSON")
    };
    let built = run(&["build", "corpus", "--out", pack, "--example", claim]);
    assert_eq!((built.code, built.stderr.as_str()), (0, ""));
    let checked = run(&["check", "--pack", pack, "--json", claim]);
    let report: serde_json::Value = serde_json::from_str(&checked.stdout).expect("JSON");
    assert_eq!(read(), serde_json::json!([report]));
    run(&["build", "corpus", "--out", pack]);
    assert_eq!(read(), serde_json::json!([]));

    let too_long = "word ".repeat(600);
    let refused = run(&["build", "corpus", "--out", pack, "--example", &too_long]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("at most 2000 are checked"),
        "{}",
        refused.stderr
    );
}
