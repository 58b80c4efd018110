//! HTML pages: metadata from what they tell machines, the body from the article element.
//!
//! In: the text of a page. Out: a document whose body is plain text with a blank line between
//! paragraphs; entities are decoded, and what is not the article's own text (navigation, captions,
//! scripts) is left out.

mod body;
mod json_ld;
mod metadata;

use super::{Fault, Parsed, date};
use crate::document::{Document, Kind};
use json_ld::NewsArticle;
use metadata::Metadata;
use scraper::Html;

/// Reads a page.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let page = Html::parse_document(text);
    let told = json_ld::news_article(&page).unwrap_or_default();
    let meta = metadata::read(&page);
    let mut faults = Vec::new();
    let date = date(&told, &meta, &mut faults);
    let body = body::of_element(&page)
        .or_else(|| told.body.clone())
        .unwrap_or_else(|| body::of_page(&page));
    Ok(Parsed {
        document: Document {
            id: String::new(),
            title: told.headline.or(meta.title).unwrap_or_default(),
            publisher: told.publisher.or(meta.publisher),
            author: told.author.or(meta.author),
            date,
            url: meta.canonical.or(told.url).or(meta.url),
            kind: told.kind.or(meta.kind).unwrap_or(Kind::News),
            language: told.language.or(meta.language),
            licence: told.licence.or(meta.licence),
            body,
        },
        faults,
    })
}

/// The first date that can be read; the first that is given is told when none can.
fn date(
    told: &NewsArticle,
    meta: &Metadata,
    faults: &mut Vec<Fault>,
) -> Option<crate::mention::Date> {
    let given: Vec<&String> = told.published.iter().chain(&meta.dates).collect();
    let read = given.iter().find_map(|value| date::read(value));
    if let (None, Some(first)) = (read, given.first()) {
        faults.push(Fault::new(format!(
            "`{first}` is no date and is left out: write datePublished as 2018-06-19"
        )));
    }
    read
}

#[cfg(test)]
mod tests;
