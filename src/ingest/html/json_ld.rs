//! The article as `<script type="application/ld+json">` describes it, by schema.org.
//!
//! In: a page. Out: the first `NewsArticle` (or other sort of article) in any of its scripts, at
//! the top, in a list, or in a `@graph`. A script that is no JSON is passed over: browsers and
//! search engines do so too.

use crate::document::Kind;
use scraper::{Html, Selector};
use serde_json::Value;

/// What schema.org calls a `NewsArticle`, as far as a document needs it.
#[derive(Debug, Default)]
pub(super) struct NewsArticle {
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// `datePublished` as it is written.
    pub published: Option<String>,
    pub url: Option<String>,
    pub kind: Option<Kind>,
    pub language: Option<String>,
    pub licence: Option<String>,
    pub body: Option<String>,
}

/// The article that the page's scripts describe.
pub(super) fn news_article(page: &Html) -> Option<NewsArticle> {
    let scripts = Selector::parse(r#"script[type="application/ld+json"]"#).ok()?;
    page.select(&scripts)
        .filter_map(|script| serde_json::from_str(&script.text().collect::<String>()).ok())
        .find_map(|value: Value| find(&value).map(article))
}

/// The first object of an article's type, lists and graphs in their order.
fn find(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.iter().find_map(find),
        Value::Object(_) if types(value).any(is_article) => Some(value),
        Value::Object(object) => ["@graph", "mainEntity", "itemListElement"]
            .iter()
            .find_map(|key| find(object.get(*key)?)),
        _ => None,
    }
}

fn types(object: &Value) -> impl Iterator<Item = &str> {
    list(&object["@type"]).filter_map(Value::as_str)
}

/// `NewsArticle`, `OpinionNewsArticle`, `Article`, `BlogPosting` and their like.
fn is_article(name: &str) -> bool {
    name.ends_with("Article") || name.ends_with("Posting")
}

fn article(object: &Value) -> NewsArticle {
    let kind = types(object).find_map(|name| match name {
        "OpinionNewsArticle" | "ReviewNewsArticle" => Some(Kind::Opinion),
        "AnalysisNewsArticle" | "BackgroundNewsArticle" => Some(Kind::Analysis),
        "AdvertiserContentArticle" => Some(Kind::PressRelease),
        _ => None,
    });
    NewsArticle {
        headline: text(&object["headline"]).or_else(|| text(&object["name"])),
        publisher: names(&object["publisher"]),
        author: names(&object["author"]),
        published: text(&object["datePublished"]),
        url: address(&object["url"]).or_else(|| address(&object["mainEntityOfPage"])),
        kind,
        language: text(&object["inLanguage"]),
        licence: address(&object["license"]),
        body: text(&object["articleBody"]),
    }
}

/// A value that may stand alone or in a list.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(items) => items.iter(),
        other => std::slice::from_ref(other).iter(),
    }
}

fn text(value: &Value) -> Option<String> {
    let text = list(value).find_map(Value::as_str)?.trim();
    (!text.is_empty()).then(|| text.to_string())
}

/// The names of people or organisations, given as strings or as objects.
fn names(value: &Value) -> Option<String> {
    let names: Vec<String> = list(value)
        .filter_map(|item| text(item).or_else(|| text(&item["name"])))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// An address, given as a string or as an object's id.
fn address(value: &Value) -> Option<String> {
    text(value)
        .or_else(|| text(&value["@id"]))
        .or_else(|| text(&value["url"]))
}
