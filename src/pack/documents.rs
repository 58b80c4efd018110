//! A document file: articles with their facts.
//!
//! The payload is the number of articles and then the articles (see [`stored`]). Before writing, each
//! is folded so that it deflates well; reading unfolds it:
//!
//! - a span `start..end` becomes `start - end of the span before` and its length, counted from the
//!   start of the fact for words and mentions,
//! - a lemma that is its word in lower case becomes empty; one that is empty, or starts with
//!   U+0000, gets a U+0000 in front.
//!
//! Reading checks everything that the engine relies on when it indexes into a body or a list, so
//! that even a file forged with a right checksum cannot make it panic.

use super::manifest::FileName;
use super::{Error, stored};
use crate::analyse::Article;
use crate::fact::{Fact, Word};
use crate::mention::{Date, Mention, Value};
use crate::text::{self, Span};

/// Marks a lemma that would be taken for a folded one.
const ESCAPE: char = '\0';

/// Decodes the payload of a document file.
///
/// # Errors
/// When it does not hold articles, or their facts do not fit their bodies.
pub(crate) fn read(name: FileName, payload: &[u8]) -> Result<Vec<Article>, Error> {
    let mut articles: Vec<Article> = stored::read(payload).ok_or_else(|| name.damaged())?;
    articles.iter_mut().for_each(unfold);
    if articles.iter().all(is_sound) {
        Ok(articles)
    } else {
        Err(name.damaged())
    }
}

/// Turns stored spans and lemmas into those of the engine.
fn unfold(article: &mut Article) {
    let body = article.document.body.as_str();
    each_span(&mut article.facts, |span, base| {
        let start = base.wrapping_add(span.start);
        *span = Span {
            start,
            end: start.wrapping_add(span.end),
        };
        *span
    });
    for word in article.facts.iter_mut().flat_map(|fact| &mut fact.words) {
        if word.lemma.is_empty() {
            word.lemma = text::lower(word.span.of(body));
        } else if word.lemma.starts_with(ESCAPE) {
            word.lemma.remove(0);
        }
    }
}

/// Turns spans and lemmas into the stored ones; the inverse of [`unfold`].
#[cfg(feature = "ingest")]
pub(super) fn fold(article: &mut Article) {
    let body = article.document.body.as_str();
    for word in article.facts.iter_mut().flat_map(|fact| &mut fact.words) {
        if word.lemma == text::lower(word.span.of(body)) {
            word.lemma.clear();
        } else if word.lemma.is_empty() || word.lemma.starts_with(ESCAPE) {
            word.lemma.insert(0, ESCAPE);
        }
    }
    each_span(&mut article.facts, |span, base| {
        let real = *span;
        *span = Span {
            start: real.start.wrapping_sub(base),
            end: real.end.wrapping_sub(real.start),
        };
        real
    });
}

/// Visits every span with the offset that it is stored from; the visitor returns the real span.
fn each_span(facts: &mut [Fact], mut visit: impl FnMut(&mut Span, u32) -> Span) {
    let mut behind = 0;
    for fact in facts {
        let sentence = visit(&mut fact.span, behind);
        behind = sentence.end;
        let mut base = sentence.start;
        for word in &mut fact.words {
            base = visit(&mut word.span, base).end;
        }
        base = sentence.start;
        for mention in &mut fact.mentions {
            base = visit(&mut mention.span, base).end;
        }
    }
}

/// Whether every span and index of an article fits what it points into.
fn is_sound(article: &Article) -> bool {
    let body = article.document.body.as_str();
    let facts = article.facts.as_slice();
    article.document.date.is_none_or(is_date)
        && article.titles.iter().all(|title| {
            let (first, behind) = title.words;
            let fact = facts.get(title.fact as usize);
            fact.is_some_and(|fact| first <= behind && behind as usize <= fact.words.len())
        })
        && facts.is_sorted_by(|a, b| a.span.end <= b.span.start)
        && facts.iter().enumerate().all(|(at, fact)| {
            let within = |span: Span| {
                fact.span.contains(span)
                    && span.start <= span.end
                    && body.get(span.range()).is_some()
            };
            within(fact.span)
                && fact.words.iter().all(|word: &Word| within(word.span))
                && fact.words.is_sorted_by(|a, b| a.span.end <= b.span.start)
                && fact.repeats.is_none_or(|earlier| (earlier as usize) < at)
                && fact.attribution.as_ref().is_none_or(|said| {
                    let (first, behind) = said.words;
                    first <= behind && behind as usize <= fact.words.len()
                })
                && fact.mentions.iter().all(|mention: &Mention| {
                    let (first, behind) = mention.words;
                    within(mention.span)
                        && first <= behind
                        && behind as usize <= fact.words.len()
                        && is_value(&mention.value)
                })
        })
}

/// Whether a date is one of the calendar, in years that leave room to count days.
fn is_date(date: Date) -> bool {
    (-9_999..=9_999).contains(&date.year)
        && date.month.is_none_or(|month| (1..=12).contains(&month))
        && date
            .day
            .is_none_or(|day| date.month.is_some() && (1..=31).contains(&day))
}

/// Whether numbers are finite and days leave room to count on.
fn is_value(value: &Value) -> bool {
    match value {
        Value::Entity(_) => true,
        Value::Quantity(quantity) => quantity.value.is_finite() && quantity.upper.is_finite(),
        Value::Time(time) => time.days.is_none_or(|(first, last)| {
            let days = -4_400_000..=4_400_000;
            first <= last && days.contains(&first) && days.contains(&last)
        }),
    }
}
