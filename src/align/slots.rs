//! Typed slots of the claim against those of the evidence: names, quantities, times, polarity,
//! modality, speakers.

use super::words::{bond, credit_words, entity_at};
use super::{Alignment, Comparison, Rule, names};
use crate::fact::{Fact, Modality};
use crate::lexicon;
use crate::mention::{Entity, EntityKind, Mention, Quantity, Time, Value};
use crate::report::Relation;
use crate::text::Span;

/// Credit of a name found in the sentence before the window, and elsewhere in the article.
const BEFORE: f32 = 0.8;
const ELSEWHERE: f32 = 0.5;

/// Compares every name of the claim.
pub(super) fn compare_entities(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Entity(wanted) = &mention.value else {
            continue;
        };
        if claim
            .attribution
            .as_ref()
            .is_some_and(|said| said.words.0 <= mention.words.0 && mention.words.1 <= said.words.1)
        {
            continue;
        }
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let same = alignment
            .mentions()
            .filter(|(other, ..)| matches!(&other.value, Value::Entity(entity) if names(entity, wanted)))
            .max_by_key(|&(_, index)| alignment.evidence[index].inside);
        if let Some((other, index)) = same {
            let inside = alignment.evidence[index].inside;
            credit_words(alignment, mention.words, index, if inside { 1.0 } else { BEFORE });
            found.push(comparison(
                Rule::Entity,
                Relation::Same,
                range,
                Some(other.span),
                1.0,
            ));
            continue;
        }
        // A name that the analysis of the article did not see as one may still be there word by word.
        let spelled = alignment
            .pairs
            .iter()
            .filter(|p| (range.0..range.1).contains(&p.claim))
            .all(|p| p.credit >= 0.7);
        if spelled {
            found.push(comparison(Rule::Entity, Relation::Same, range, None, 0.9));
            continue;
        }
        let elsewhere = alignment.window.article.facts.iter().flat_map(|fact| &fact.mentions).any(|other| {
            matches!(&other.value, Value::Entity(entity) if names(entity, wanted))
        });
        if elsewhere {
            for pair in &mut alignment.pairs {
                if (range.0..range.1).contains(&pair.claim) && pair.credit < ELSEWHERE {
                    pair.credit = ELSEWHERE;
                }
            }
        }
        match rival(claim_text, alignment, mention, wanted) {
            Some((span, bond)) => found.push(comparison(
                Rule::Entity,
                Relation::Differs,
                range,
                Some(span),
                bond,
            )),
            None => found.push(comparison(
                Rule::Entity,
                Relation::Missing,
                range,
                None,
                if elsewhere { 0.5 } else { 1.0 },
            )),
        }
    }
    alignment.comparisons.extend(found);
}

/// Another name of the same kind that stands in the evidence where the claim has this one.
fn rival(
    claim_text: &str,
    alignment: &Alignment<'_>,
    mention: &Mention,
    wanted: &Entity,
) -> Option<(Span, f32)> {
    let claim = alignment.claim;
    let asked = |entity: &Entity| {
        claim.mentions.iter().any(|m| matches!(&m.value, Value::Entity(other) if names(entity, other)))
    };
    let body = &alignment.window.article.document.body;
    let role = preposition(claim_text, claim, mention.words.0);
    alignment
        .mentions()
        .filter(|&(_, index)| alignment.evidence[index].inside)
        .filter_map(|(other, index)| {
            let fact = alignment.evidence[index].fact;
            let Value::Entity(entity) = &other.value else {
                return None;
            };
            let kinds = entity.kind == wanted.kind
                || matches!(
                    (entity.kind, wanted.kind),
                    (EntityKind::Organisation, EntityKind::Other)
                        | (EntityKind::Other, EntityKind::Organisation)
                        | (EntityKind::Person, EntityKind::Other)
                        | (EntityKind::Other, EntityKind::Person)
                );
            if !kinds || asked(entity) {
                return None;
            }
            let bound = bond(alignment, mention.words.0 as usize, index);
            let same_role = role == preposition(body, fact, other.words.0);
            let exact = if entity.kind == wanted.kind { 1.0 } else { 0.8 };
            Some((
                other.span,
                bound * exact * if same_role { 1.0 } else { 0.6 },
            ))
        })
        .max_by(|left, right| left.1.total_cmp(&right.1))
}

/// The preposition in front of a mention, or nothing.
fn preposition(text: &str, fact: &Fact, first: u32) -> String {
    let mut at = first as usize;
    while at > 0
        && matches!(
            fact.words[at - 1].lemma.as_str(),
            "the" | "a" | "an" | "his" | "her" | "its" | "their"
        )
    {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).map(|at| &fact.words[at]) else {
        return String::new();
    };
    let surface = before.span.of(text).to_lowercase();
    if lexicon::is_function_word(&surface) && surface.len() > 1 {
        surface
    } else {
        String::new()
    }
}

/// Compares every quantity of the claim with the one of the evidence that is most surely about the
/// same thing.
pub(super) fn compare_quantities(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Quantity(wanted) = &mention.value else {
            continue;
        };
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let best = alignment
            .mentions()
            .filter_map(|(other, index)| {
                let inside = alignment.evidence[index].inside;
                let Value::Quantity(stated) = &other.value else {
                    return None;
                };
                if !stated.comparable(wanted) {
                    return None;
                }
                let relation = stated.relation_to(wanted);
                let bound = bond(alignment, range.0, index) * if inside { 1.0 } else { 0.6 }
                    + same_noun(stated, wanted);
                // Of two that are bound alike, the one that agrees is meant.
                let agrees = matches!(relation, Relation::Same | Relation::Implies);
                Some((
                    bound + if agrees { 0.25 } else { 0.0 },
                    bound,
                    relation,
                    other.span,
                ))
            })
            .max_by(|left, right| left.0.total_cmp(&right.0));
        found.push(match best {
            Some((_, bound, relation, span)) => {
                comparison(Rule::Quantity, relation, range, Some(span), bound.min(1.0))
            }
            None => comparison(Rule::Quantity, Relation::Missing, range, None, 1.0),
        });
    }
    alignment.comparisons.extend(found);
}

/// What it adds to the bond of two quantities that they count the same noun.
fn same_noun(stated: &Quantity, wanted: &Quantity) -> f32 {
    if !wanted.of.is_empty() && stated.of == wanted.of {
        0.3
    } else {
        0.0
    }
}

/// Compares every time of the claim.
pub(super) fn compare_times(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Time(wanted) = &mention.value else {
            continue;
        };
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let best = alignment
            .mentions()
            .filter_map(|(other, index)| {
                let inside = alignment.evidence[index].inside;
                let Value::Time(stated) = &other.value else {
                    return None;
                };
                let relation = stated.relation_to(wanted);
                let bound = bond(alignment, range.0, index) * if inside { 1.0 } else { 0.5 };
                let agrees = matches!(relation, Relation::Same | Relation::Implies);
                Some((
                    bound + if agrees { 0.3 } else { 0.0 },
                    bound,
                    relation,
                    other.span,
                ))
            })
            .max_by(|left, right| left.0.total_cmp(&right.0));
        // What an article reports without a date is likely of the time of the article.
        let published = alignment.window.article.document.date.map(Time::of_date);
        let likely = published.is_some_and(|stated| matches!(stated.relation_to(wanted), Relation::Same | Relation::Implies));
        found.push(match best {
            Some((_, bound, relation, span)) => comparison(Rule::Time, relation, range, Some(span), bound.min(1.0)),
            None => comparison(Rule::Time, Relation::Missing, range, None, if likely { 0.5 } else { 1.0 }),
        });
    }
    alignment.comparisons.extend(found);
}

/// Compares who says it.
pub(super) fn compare_speakers(alignment: &mut Alignment<'_>) {
    let Some(wanted) = &alignment.claim.attribution else {
        return;
    };
    let entity = |key: &str| {
        let kind = if lexicon::place(key).is_some() {
            EntityKind::Place
        } else {
            EntityKind::Person
        };
        Entity {
            key: key.to_string(),
            kind,
        }
    };
    let asked = entity(&wanted.key);
    let range = (wanted.words.0 as usize, wanted.words.1 as usize);
    let window = alignment.window;
    let facts = &window.article.facts[window.first..=window.last];
    let speakers = || facts.iter().filter_map(|fact| fact.attribution.as_ref());
    let named = facts
        .iter()
        .flat_map(|fact| &fact.mentions)
        .find(|m| matches!(&m.value, Value::Entity(e) if names(e, &asked)));
    let comparison =
        if speakers().any(|said| names(&entity(&said.key), &asked)) {
            comparison(Rule::Speaker, Relation::Same, range, None, 1.0)
        } else if let Some(mention) = named {
            comparison(
                Rule::Speaker,
                Relation::Same,
                range,
                Some(mention.span),
                0.6,
            )
        } else if let Some(said) = speakers().next() {
            let person = |key: &str| {
                key.split(' ').count() <= 4 && !key.starts_with("a ") && !key.starts_with("the ")
            };
            let span = facts
                .iter()
                .flat_map(|fact| &fact.mentions)
                .find(|m| matches!(&m.value, Value::Entity(e) if e.key == said.key))
                .map(|m| m.span);
            let bond = if person(&said.key) && person(&wanted.key) {
                0.9
            } else {
                0.4
            };
            comparison(Rule::Speaker, Relation::Differs, range, span, bond)
        } else {
            comparison(Rule::Speaker, Relation::Missing, range, None, 1.0)
        };
    alignment.comparisons.push(comparison);
}

/// Compares whether the paired words are stated or denied.
pub(super) fn compare_polarity(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let (mut same, mut flipped, mut all) = (0.0, 0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for pair in &alignment.pairs {
        let (Some(index), true) = (pair.evidence, pair.credit >= 0.5) else {
            continue;
        };
        // Names are mentioned, not stated: only what is said of them can be denied.
        if entity_at(claim, pair.claim).is_some() {
            continue;
        }
        let word = &claim.words[pair.claim];
        let other = alignment.evidence[index].word();
        all += pair.weight;
        if word.negated != other.negated {
            flipped += pair.weight;
            first = first.or(Some((pair.claim, other.span)));
        } else if word.negated {
            same += pair.weight;
        }
    }
    if all > 0.0 && flipped > 0.0 {
        let (at, span) = first.unwrap_or_default();
        alignment.comparisons.push(comparison(
            Rule::Polarity,
            Relation::Differs,
            (at, at + 1),
            Some(span),
            flipped / all,
        ));
    } else if all > 0.0 && same > 0.0 {
        alignment.comparisons.push(comparison(
            Rule::Polarity,
            Relation::Same,
            (0, 0),
            None,
            same / all,
        ));
    }
}

/// Compares how surely the paired words are said.
pub(super) fn compare_modality(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let (mut weaker, mut all) = (0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for pair in &alignment.pairs {
        let (Some(index), true) = (pair.evidence, pair.credit >= 0.5) else {
            continue;
        };
        if entity_at(claim, pair.claim).is_some() {
            continue;
        }
        let (said, stated) = (
            claim.words[pair.claim].modality,
            alignment.evidence[index].word().modality,
        );
        all += pair.weight;
        let planned =
            |modality: Modality| matches!(modality, Modality::Wanted | Modality::Possible);
        if (said == Modality::Actual && planned(stated))
            || (said == Modality::Future && planned(stated))
        {
            weaker += pair.weight;
            first = first.or(Some((pair.claim, alignment.evidence[index].word().span)));
        }
    }
    if weaker > 0.0 && all > 0.0 {
        let (at, span) = first.unwrap_or_default();
        alignment.comparisons.push(comparison(
            Rule::Modality,
            Relation::Differs,
            (at, at + 1),
            Some(span),
            weaker / all,
        ));
    }
}

pub(super) fn comparison(
    rule: Rule,
    relation: Relation,
    claim: (usize, usize),
    evidence: Option<Span>,
    bond: f32,
) -> Comparison {
    Comparison {
        rule,
        relation,
        claim,
        evidence,
        bond,
    }
}
