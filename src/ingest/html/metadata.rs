//! Metadata from a page's head: OpenGraph, `<meta>`, `<link>`, `<time>`, `<title>`.
//!
//! In: a page. Out: what each field is first found as, the most specific source first.

use crate::document::Kind;
use scraper::{ElementRef, Html, Selector};

/// What the page tells outside of JSON-LD.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// Publication dates as they are written, the most trustworthy first.
    pub dates: Vec<String>,
    /// `<link rel="canonical">`.
    pub canonical: Option<String>,
    /// OpenGraph's address.
    pub url: Option<String>,
    pub kind: Option<Kind>,
    pub language: Option<String>,
    pub licence: Option<String>,
}

const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterms.title"];
const PUBLISHERS: &[&str] = &[
    "og:site_name",
    "publisher",
    "dc.publisher",
    "application-name",
];
const AUTHORS: &[&str] = &["author", "article:author", "dc.creator", "byl"];
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
];

/// Reads the page's metadata.
pub(super) fn read(page: &Html) -> Metadata {
    let metas: Vec<(String, String)> = elements(page, "meta[content]")
        .filter_map(|meta| {
            let name = ["property", "name", "itemprop"]
                .iter()
                .find_map(|key| meta.attr(key))?;
            let content = squeeze(meta.attr("content")?);
            (!content.is_empty()).then(|| (name.to_ascii_lowercase(), content))
        })
        .collect();
    let all = |names: &'static [&str]| {
        let metas = &metas;
        names.iter().flat_map(move |wanted| {
            metas
                .iter()
                .filter(move |(name, _)| name == wanted)
                .map(|(_, content)| content.clone())
        })
    };
    let times = elements(
        page,
        "article time[datetime], main time[datetime], time[datetime]",
    );
    let section = all(&["article:section"]).next().unwrap_or_default();
    Metadata {
        title: all(TITLES)
            .next()
            .or_else(|| text(page, "article h1, h1"))
            .or_else(|| text(page, "title")),
        publisher: all(PUBLISHERS).next(),
        // Some sites give the address of a profile, which names nobody to a reader.
        author: all(AUTHORS).find(|name| !name.contains("://")),
        dates: all(DATES)
            .chain(times.filter_map(|time| time.attr("datetime").map(squeeze)))
            .collect(),
        canonical: attribute(page, r#"link[rel~="canonical"][href]"#, "href")
            .filter(|url| url.contains("://")),
        url: all(&["og:url"]).next(),
        kind: kind(&section),
        language: attribute(page, "html[lang]", "lang").or_else(|| {
            all(&["og:locale"])
                .next()
                .map(|name| name.replace('_', "-"))
        }),
        licence: attribute(page, r#"link[rel~="license"][href]"#, "href")
            .or_else(|| attribute(page, r#"a[rel~="license"][href]"#, "href"))
            .or_else(|| all(&["dcterms.license", "dc.rights"]).next()),
    }
}

/// Sections that say themselves that they are no reports.
fn kind(section: &str) -> Option<Kind> {
    match section.to_lowercase().as_str() {
        "opinion" | "opinions" | "editorial" | "editorials" | "comment" | "commentisfree"
        | "columns" | "columnists" => Some(Kind::Opinion),
        "analysis" => Some(Kind::Analysis),
        "press release" | "press releases" | "press-releases" => Some(Kind::PressRelease),
        _ => None,
    }
}

fn elements<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
    let selector = Selector::parse(selector).expect("the selector is a constant");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

fn attribute(page: &Html, selector: &str, name: &str) -> Option<String> {
    let value = squeeze(elements(page, selector).next()?.attr(name)?);
    (!value.is_empty()).then_some(value)
}

fn text(page: &Html, selector: &str) -> Option<String> {
    elements(page, selector)
        .map(|element| squeeze(&element.text().collect::<String>()))
        .find(|text| !text.is_empty())
}

/// White space made single blanks.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
