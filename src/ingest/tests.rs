//! Articles as files hold them, good and damaged.

use super::*;
use crate::document::Kind;

/// Reads one file of this name and content: the document, and what was told of it.
#[track_caller]
fn read_one(name: &str, content: impl AsRef<[u8]>) -> (Option<Document>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    let mut ingested = read(std::slice::from_ref(&path));
    let left_out = ingested.problems.iter().any(|problem| problem.left_out);
    assert_eq!(left_out, ingested.documents.is_empty());
    let told = ingested.problems.iter().map(|problem| {
        let line = problem.to_string();
        assert!(!line.contains('\n'), "more than one line: {line}");
        line.replace(&folder.path().display().to_string(), ".")
    });
    let told = told.collect();
    (ingested.documents.pop(), told)
}

#[track_caller]
fn good(name: &str, content: impl AsRef<[u8]>) -> Document {
    let (document, told) = read_one(name, content);
    assert_eq!(told, [""; 0]);
    document.expect("a document")
}

#[test]
fn front_matter_is_read_and_the_body_kept() {
    let document = good(
        "x.md",
        "\u{feff}---\r\ntitle: \"A: b\"\npublisher: P\nauthor: [A. B., C. D.]\ndate: 2016\n\
         url: https://example.org/x\nkind: press-release\nlanguage: en-GB\nlicense: CC0\n\
         tags: {a: [1]}\n---  \r\n\n # Body \n--- \n*not* converted <b>\r\n",
    );
    let wanted = Document {
        id: "x".into(),
        title: "A: b".into(),
        publisher: Some("P".into()),
        author: Some("A. B., C. D.".into()),
        date: "2016".parse().ok(),
        url: Some("https://example.org/x".into()),
        kind: Kind::PressRelease,
        language: Some("en-GB".into()),
        licence: Some("CC0".into()),
        body: "\n # Body \n--- \n*not* converted <b>\r\n".into(),
    };
    assert_eq!(document, wanted);
}

#[test]
fn values_are_text_as_they_are_written() {
    let document = good(
        "x.md",
        "---\ntitle: 1.10\ndate: 2016-09\nurl: ~\nauthor:\n---\nText.",
    );
    assert_eq!(document.title, "1.10");
    assert_eq!(
        document.date.map(|date| date.to_string()).as_deref(),
        Some("2016-09")
    );
    assert_eq!((document.url, document.author), (None, None));
}

#[test]
fn without_a_title_the_first_line_is_taken_and_told() {
    let table = [
        ("x.md", "\n## Drills begin\n\nText.", "Drills begin"),
        ("x.markdown", "---\npublisher: P\n---\nText.\n", "Text."),
        ("x.txt", "---\ntitle: no front matter here\n---\n", "---"),
    ];
    for (name, content, title) in table {
        let (document, told) = read_one(name, content);
        assert_eq!(document.expect("a document").title, title);
        assert_eq!(
            told,
            [format!(
                "./{name}: no title; the first line is taken (`{title}`): add `title:` or a headline"
            )]
        );
    }
    let long = "word ".repeat(40);
    let (document, _) = read_one("x.txt", &long);
    let title = document.expect("a document").title;
    assert!(
        title.ends_with("word…") && title.chars().count() <= 121,
        "{title}"
    );
}

#[test]
fn plain_text_is_all_body() {
    let (document, _) = read_one("x.TXT", "Title\r\n\r\n<script>alert(1)</script> is text.\n");
    let document = document.expect("a document");
    assert_eq!(
        document.body,
        "Title\r\n\r\n<script>alert(1)</script> is text.\n"
    );
    assert_eq!(document.kind, Kind::News);
}

#[test]
fn damaged_articles_are_told_in_one_line() {
    let long = vec![b'a'; SIZE_LIMIT as usize + 1];
    let table: [(&str, &[u8], &str); 11] = [
        (
            "x.md",
            b"ab\ncd\xff\n",
            "./x.md:2: byte 0xff is not UTF-8: save the file as UTF-8",
        ),
        (
            "x.md",
            b"",
            "./x.md: there is no text in it: write the article",
        ),
        (
            "x.md",
            b"---\ntitle: T\n---\n \n",
            "./x.md: there is no text in it: write the article",
        ),
        (
            "x.md",
            b"---\ntitle: T\n",
            "./x.md:1: the front matter is not closed: end it with a line of `---`",
        ),
        (
            "x.md",
            b"---\ntitle: T\nkind: opnion\n---\nText",
            "./x.md:3: `opnion` is no kind of article: write news, opinion, analysis or press-release",
        ),
        (
            "x.md",
            b"---\npublisher: P\ntitle: a: b\n---\nText",
            "./x.md:3: the front matter is not YAML (mapping values are not allowed in this context): write `key: value` lines, and put values with a colon or quotes in them in \"double quotes\"",
        ),
        (
            "x.md",
            b"---\ntitle: T\ntitle: U\n---\nText",
            "./x.md:3: the front matter is not YAML (duplicate mapping key: title): write `key: value` lines, and put values with a colon or quotes in them in \"double quotes\"",
        ),
        (
            "x.md",
            b"---\ntitle: [T]\n---\nText",
            "./x.md:2: the front matter is not YAML (expected string scalar): write `key: value` lines, and put values with a colon or quotes in them in \"double quotes\"",
        ),
        (
            "x.pdf",
            b"%PDF",
            "./x.pdf: not a known sort of article: name a file ending in .md, .markdown, .txt, .html, .htm",
        ),
        (
            "x.html",
            b"<nav>Menu</nav>",
            "./x.html: there is no text in it: write the article",
        ),
        (
            "x.txt",
            &long,
            "./x.txt: 16777217 bytes long, and at most 16777216 are read: split the article",
        ),
    ];
    for (name, content, wanted) in table {
        let (document, told) = read_one(name, content);
        assert_eq!(document, None, "{wanted}");
        assert_eq!(told, [wanted]);
    }
}

#[test]
fn a_date_that_cannot_be_read_is_left_out_and_told() {
    let (document, told) = read_one("x.md", "---\ntitle: T\ndate: last week\n---\nText");
    assert_eq!(document.expect("a document").date, None);
    assert_eq!(
        told,
        [
            "./x.md:3: `last week` is no date and is left out: write it as 2018-06-19, or 2018-06, or 2018"
        ]
    );
    let page = "<title>T</title><meta name=date content='soon'><p>Text";
    let (document, told) = read_one("x.html", page);
    assert_eq!(document.expect("a document").date, None);
    assert_eq!(
        told,
        ["./x.html: `soon` is no date and is left out: write datePublished as 2018-06-19"]
    );
}

#[test]
fn folders_are_read_in_order_and_one_damaged_file_spoils_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir_all(root.join("b/.git")).expect("folders");
    fs::create_dir(root.join("empty")).expect("a folder");
    for (name, content) in [
        ("c.md", "---\ntitle: C\n---\nText"),
        ("a.md", "---\ntitle: A\n---\nText"),
        ("b/a.txt", "Second of its id"),
        ("b/d.html", "<title>D</title><p>Text"),
        ("b/broken.md", "---\n"),
        ("b/.git/e.md", "hidden"),
        ("README.md", "not an article"),
        ("picture.png", "not an article"),
    ] {
        fs::write(root.join(name), content).expect("a file");
    }
    let paths = ["", "c.md", "nowhere", "empty"].map(|name| root.join(name));
    let ingested = read(&paths);
    let ids: Vec<_> = ingested
        .documents
        .iter()
        .map(|document| &document.id)
        .collect();
    assert_eq!(ids, ["a", "d", "c"]);
    let told: Vec<_> = ingested
        .problems
        .iter()
        .map(|problem| {
            problem
                .to_string()
                .replace(&root.display().to_string(), ".")
        })
        .collect();
    assert_eq!(
        told,
        [
            "./nowhere: there is no such file or folder: check the path",
            "./empty: no article in this folder: add files ending in .md, .markdown, .txt, .html, .htm",
            "./b/a.txt: the id `a` is taken by ./a.md: rename one of the files",
            "./b/broken.md:1: the front matter is not closed: end it with a line of `---`",
        ]
    );
    assert!(ingested.problems.iter().all(|problem| problem.left_out));
}
