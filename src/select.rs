//! Windows of articles that may settle a claim part, the most promising first.

use crate::align::{Window, Wordings, weight};
use crate::analyse::Article;
use crate::fact::{Fact, WordClass};
use crate::lexicon::Likeness;
use crate::mention::Value;
use crate::report::Relation;
use std::collections::HashMap;

/// How many sentences are looked at closely.
const SENTENCES: usize = 6;

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
    wordings: &mut Wordings,
) -> Vec<Candidate<'a>> {
    let wanted: Vec<(&crate::fact::Word, f32)> = part
        .words
        .iter()
        .filter(|word| matches!(word.class, WordClass::Content | WordClass::Number))
        .map(|word| (word, weight(word)))
        .collect();
    let whole: f32 = wanted.iter().map(|(_, weight)| weight).sum();
    let mut out = Vec::new();
    let mut known: HashMap<&str, Vec<(usize, f32)>> = HashMap::new();
    for article in articles {
        let mut before: Vec<f32> = vec![0.0; wanted.len()];
        for (number, fact) in article.facts.iter().enumerate() {
            let mut shares: Vec<f32> = vec![0.0; wanted.len()];
            for word in fact
                .words
                .iter()
                .filter(|word| matches!(word.class, WordClass::Content | WordClass::Number))
            {
                let hits = known.entry(&word.lemma).or_insert_with(|| {
                    let hit = |(at, (wanted, _)): (usize, &(&crate::fact::Word, f32))| {
                        let share = match wordings.likeness(wanted, word) {
                            Likeness::Same => 1.0,
                            Likeness::Synonym | Likeness::Derivation => 0.8,
                            Likeness::Broader | Likeness::Narrower | Likeness::Antonym => 0.6,
                            Likeness::None => 0.0,
                        };
                        (share > 0.0).then_some((at, share))
                    };
                    wanted.iter().enumerate().filter_map(hit).collect()
                });
                for &(at, share) in hits.iter() {
                    shares[at] = shares[at].max(share);
                }
            }
            for mention in &part.mentions {
                let found = fact
                    .mentions
                    .iter()
                    .any(|other| agrees(&mention.value, &other.value));
                if !found {
                    continue;
                }
                for (at, (word, _)) in wanted.iter().enumerate() {
                    if mention.span.contains(word.span) {
                        shares[at] = shares[at].max(0.95);
                    }
                }
            }
            let score: f32 = wanted
                .iter()
                .enumerate()
                .map(|(at, (_, weight))| weight * shares[at].max(before[at] * 0.4))
                .sum();
            // A long sentence holds many words by chance.
            let length = fact.words.len() as f32;
            let score = score / whole.max(0.1) * (1.0 - (length / 400.0).min(0.2));
            if fact.repeats.is_none() && score > 0.0 {
                out.push(Candidate {
                    article,
                    fact: number,
                    score,
                });
            }
            before = shares;
        }
    }
    out.sort_by(|left, right| right.score.total_cmp(&left.score));
    out
}

fn agrees(claim: &Value, evidence: &Value) -> bool {
    match (claim, evidence) {
        (Value::Entity(wanted), Value::Entity(stated)) => {
            stated.relation_to(wanted) == Relation::Same
        }
        (Value::Quantity(wanted), Value::Quantity(stated)) => {
            stated.comparable(wanted)
                && matches!(
                    stated.relation_to(wanted),
                    Relation::Same | Relation::Implies
                )
        }
        (Value::Time(wanted), Value::Time(stated)) => matches!(
            stated.relation_to(wanted),
            Relation::Same | Relation::Implies
        ),
        _ => false,
    }
}

/// Windows around the best sentences: each alone, with the one before, with the one behind.
pub fn windows<'a>(candidates: &[Candidate<'a>]) -> Vec<Window<'a>> {
    let mut out = Vec::new();
    for candidate in candidates.iter().take(SENTENCES) {
        let article = candidate.article;
        let here = candidate.fact;
        let facts = &article.facts;
        let joins = |left: usize, right: usize| !facts[left].heading && !facts[right].heading;
        out.push(Window {
            article,
            first: here,
            last: here,
        });
        if here > 0 && joins(here - 1, here) {
            out.push(Window {
                article,
                first: here - 1,
                last: here,
            });
        }
        if here + 1 < facts.len() && joins(here, here + 1) {
            out.push(Window {
                article,
                first: here,
                last: here + 1,
            });
        }
    }
    out
}
