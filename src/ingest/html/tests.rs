//! Pages as publishers write them.

use crate::document::{Document, Kind};

#[track_caller]
fn read(page: &str) -> Document {
    let parsed = super::parse(page).expect("a page");
    assert_eq!(parsed.faults, []);
    parsed.document
}

#[test]
fn metadata_is_taken_from_json_ld() {
    let page = r#"<!doctype html><html lang="en"><head><title>T | Site</title>
        <script type="application/ld+json">not json</script>
        <script type="application/ld+json">[{"@type": "WebSite", "name": "Site"},
          {"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "Nobody"},
            {"@type": ["Thing", "OpinionNewsArticle"], "headline": " The drills ",
             "author": [{"name": "A. B."}, "C. D."], "publisher": {"name": "The Paper"},
             "datePublished": "2018-06-19T08:00:00Z", "license": {"@id": "https://cc.example"},
             "mainEntityOfPage": {"@id": "https://example.org/drills"}, "inLanguage": "en-GB",
             "articleBody": "Not used, since the page has an article."}]}]
        </script></head><body><article><p>Text.</p></article></body></html>"#;
    let wanted = Document {
        id: String::new(),
        title: "The drills".into(),
        publisher: Some("The Paper".into()),
        author: Some("A. B., C. D.".into()),
        date: "2018-06-19".parse().ok(),
        url: Some("https://example.org/drills".into()),
        kind: Kind::Opinion,
        language: Some("en-GB".into()),
        licence: Some("https://cc.example".into()),
        body: "Text.".into(),
    };
    assert_eq!(read(page), wanted);
}

#[test]
fn metadata_is_taken_from_the_head_where_there_is_no_json_ld() {
    let page = r#"<html lang="en"><head><title>T | Site</title>
        <link rel="canonical" href="https://example.org/drills">
        <link rel="license" href="https://cc.example">
        <meta property="og:title" content="The drills &amp; more">
        <meta property="og:site_name" content="The Paper">
        <meta property="og:url" content="https://example.org/other">
        <meta property="article:author" content="https://social.example/ab">
        <meta property="article:section" content="Analysis">
        <meta name="Author" content=" A.  B. ">
        <meta name="date" content="soon">
        </head><body><main><h1>Head</h1><time datetime="2018-06-19">Tuesday</time></main>"#;
    let document = read(page);
    assert_eq!(document.title, "The drills & more");
    assert_eq!(document.publisher.as_deref(), Some("The Paper"));
    assert_eq!(document.author.as_deref(), Some("A. B."));
    assert_eq!(document.date, "2018-06-19".parse().ok());
    assert_eq!(document.url.as_deref(), Some("https://example.org/drills"));
    assert_eq!(document.kind, Kind::Analysis);
    assert_eq!(document.language.as_deref(), Some("en"));
    assert_eq!(document.licence.as_deref(), Some("https://cc.example"));
    assert_eq!(document.body, "Head\n\nTuesday");
}

#[test]
fn the_body_is_the_articles_own_text() {
    let table = [
        // What is not the article's own is left out, and paragraphs stand apart.
        (
            "<nav>Menu</nav><article><header>By</header><h1>Head</h1><p>One <b>bold</b>,\n two.</p>\
             <script>var x</script><style>p{}</style><aside>Ad</aside><figure><img alt=i>\
             <figcaption>Caption</figcaption></figure><p hidden>No</p><p>Th<i>re</i>e.</p>\
             <footer>Foot</footer></article><footer>Foot</footer>",
            "Head\n\nOne bold, two.\n\nThree.",
        ),
        // Entities are decoded, and tags that are written as text are text.
        (
            "<article><p>A &lt;script&gt; &amp; &ldquo;quotes&rdquo;&nbsp;&#x2014; caf&eacute;</article>",
            "A <script> & “quotes”\u{a0}— café",
        ),
        // Line breaks, alone and doubled.
        (
            "<article>One<br>two<br/> <br>three<div>four</div>five</article>",
            "One\ntwo\n\nthree\n\nfour\n\nfive",
        ),
        // The longest of several articles; teasers inside one are part of it no more than ads are.
        (
            "<article>Teaser</article><article><p>The long story.</article>",
            "The long story.",
        ),
        // Pieces of a body.
        (
            "<article>Share<div itemprop=articleBody>One.</div>Ad<div itemprop='x articleBody'>Two.</div></article>",
            "One.\n\nTwo.",
        ),
        // An empty element is passed over for the next place.
        ("<article></article><main><p>Main.</main>", "Main."),
        ("<div role=main>Main.</div>", "Main."),
        // JSON-LD before the whole page.
        (
            r#"<p>Cookies<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"Told."}</script>"#,
            "Told.",
        ),
        (
            "<title>T</title><p>One<p>Two<ul><li>a<li>b</ul>",
            "One\n\nTwo\n\na\n\nb",
        ),
    ];
    for (page, wanted) in table {
        assert_eq!(read(page).body, wanted, "{page}");
    }
}

#[test]
fn a_deeply_nested_page_is_read() {
    let page = "<div>".repeat(2_000) + "Deep." + &"</div>".repeat(2_000);
    assert_eq!(read(&page).body, "Deep.");
}
