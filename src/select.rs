//! Windows of articles that may settle a claim part, the most promising first.

use crate::align::{Window, Wordings, agrees, in_attribution, weight};
use crate::analyse::Article;
use crate::document::Kind;
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon;
use crate::lexicon::Likeness;
use crate::order;

/// How many sentences are looked at closely.
const SENTENCES: usize = 6;
/// Share of a word of the sentence before that counts for a sentence.
const BEFORE: f32 = 0.4;

/// From this share on, a sentence says a word; how much less a word weighs that every sentence says.
const COMMON: f32 = 0.6;
const COMMONNESS: f32 = 1.0;

/// How much less a sentence scores for each word, as a part of so many, and at most.
const LENGTH: f32 = 150.0;
const LONG: f32 = 0.3;

/// How much more an expression of several words weighs here than by itself: it is as rare as all of them together.
const EXPRESSION: f32 = 0.2;

/// What the words that say who says it count beside those of what is said: the sentence before may say who.
const SPEAKER: f32 = 0.8;

fn expression(word: &Word) -> f32 {
    if word.lemma.contains(' ') {
        EXPRESSION
    } else {
        0.0
    }
}

/// A sentence with the share of the claim that it accounts for at first sight.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The article.
    pub article: &'a Article,
    /// Index of the fact.
    pub fact: usize,
    /// In 0..=1.
    pub score: f32,
}

/// The sentences that account for most of the claim part, best first; repeated ones once.
pub fn candidates<'a>(
    part: &Fact,
    articles: &[&'a Article],
    wordings: &mut Wordings<'a>,
) -> Vec<Candidate<'a>> {
    let content = |word: &Word| matches!(word.class, WordClass::Content | WordClass::Number);
    let weights: Vec<f32> = part
        .words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            if !content(word) {
                return 0.0;
            }
            let share = if in_attribution(part, at) {
                SPEAKER
            } else {
                1.0
            };
            (weight(word) + expression(word)) * share
        })
        .collect();
    let facts: usize = articles.iter().map(|article| article.facts.len()).sum();
    let mut shares: Vec<f32> = Vec::with_capacity(weights.len() * facts);
    for article in articles {
        for fact in &article.facts {
            shares.extend(accounts_for(part, article, fact, wordings));
        }
    }
    // What nearly every sentence says tells sentences apart the least.
    let weights: Vec<f32> = weights
        .iter()
        .enumerate()
        .map(|(at, weight)| {
            let common = shares
                .chunks_exact(weights.len().max(1))
                .filter(|row| row[at] >= COMMON)
                .count();
            weight / (1.0 + COMMONNESS * common as f32 / facts.max(1) as f32)
        })
        .collect();
    let whole: f32 = weights.iter().sum();
    let mut out = Vec::new();
    let mut rows = shares.chunks_exact(weights.len().max(1));
    for article in articles {
        let mut before: Option<&[f32]> = None;
        for (number, fact) in article.facts.iter().enumerate() {
            let Some(here) = rows.next() else { continue };
            let sum: f32 = weights
                .iter()
                .enumerate()
                .map(|(at, weight)| {
                    weight * here[at].max(before.map_or(0.0, |row| row[at]) * BEFORE)
                })
                .sum();
            // A long sentence holds many words by chance.
            let length = fact.words.len() as f32;
            let score = sum / whole.max(0.1) * (1.0 - (length / LENGTH).min(LONG));
            if fact.repeats.is_none() && score > 0.0 {
                out.push(Candidate {
                    article,
                    fact: number,
                    score,
                });
            }
            before = Some(here);
        }
    }
    order::by_score(&mut out, |candidate| f64::from(candidate.score));
    out
}

/// Share of each word of the part that a sentence accounts for at first sight.
fn accounts_for<'a>(
    part: &Fact,
    article: &Article,
    fact: &'a Fact,
    wordings: &mut Wordings<'a>,
) -> Vec<f32> {
    let mut shares: Vec<f32> = vec![0.0; part.words.len()];
    for word in &fact.words {
        let row = wordings.row(word);
        for (share, &likeness) in shares.iter_mut().zip(wordings.alike(row)) {
            *share = share.max(first_sight(likeness));
        }
    }
    if article.document.kind == Kind::Opinion {
        for (share, word) in shares.iter_mut().zip(&part.words) {
            if lexicon::names_opinion(&word.lemma) {
                *share = 1.0;
            }
        }
    }
    for mention in &part.mentions {
        if fact
            .mentions
            .iter()
            .any(|other| agrees(&mention.value, &other.value))
        {
            for at in mention.words.0..mention.words.1 {
                shares[at as usize] = shares[at as usize].max(0.95);
            }
        }
    }
    shares
}

/// Share of a claim word that a word so alike accounts for when sentences are chosen: an opposite
/// counts, since it may refute.
fn first_sight(likeness: Likeness) -> f32 {
    match likeness {
        Likeness::Same => 1.0,
        Likeness::Synonym | Likeness::Derivation => 0.9,
        Likeness::Broader | Likeness::Narrower | Likeness::Antonym | Likeness::Alternative => 0.6,
        Likeness::None => 0.0,
    }
}

/// Windows around the best sentences: each alone, with the one before, with the one behind.
pub fn windows<'a>(candidates: &[Candidate<'a>]) -> Vec<Window<'a>> {
    let mut out: Vec<Window> = Vec::new();
    for candidate in candidates.iter().take(SENTENCES) {
        let article = candidate.article;
        let here = candidate.fact;
        let facts = &article.facts;
        let joins = |left: usize, right: usize| !facts[left].heading && !facts[right].heading;
        let mut push = |first: usize, last: usize| {
            let known = |window: &Window| {
                window.is_of(article) && (window.first, window.last) == (first, last)
            };
            if !out.iter().any(known) {
                out.push(Window {
                    article,
                    first,
                    last,
                });
            }
        };
        push(here, here);
        if here > 0 && joins(here - 1, here) {
            push(here - 1, here);
        }
        if here + 1 < facts.len() && joins(here, here + 1) {
            push(here, here + 1);
        }
    }
    out
}
