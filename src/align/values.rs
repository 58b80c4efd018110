//! The quantities and times of the claim against those of the evidence.

use super::words::bond;
use super::{Alignment, Comparison, Rule, arithmetic, comparison};
use crate::clause::coreference;
use crate::fact::{Fact, Modality, Word, WordClass};
use crate::mention::{EntityKind, Mention, Quantity, Time, TimeRelation, Unit, Value};
use crate::report::Relation;
use crate::text::is_one_of;
use crate::text::{self, Span};

/// What it counts that a value stands by another name than those of the claim.
const ELSEWHERE: f32 = 0.5;
/// What a differing count counts when one side does not say of what.
const WITHOUT_NOUN: f32 = 0.5;
/// What a value counts that differs by more than so many times.
const FAR: f32 = 0.84;
const SIZE: f64 = 1.5;
/// How much it counts that a time is missing which is that of the article.
const LIKELY: f32 = 0.35;
/// How much surer a value is meant that agrees.
const AGREEING_QUANTITY: f32 = 0.25;
const AGREEING_TIME: f32 = 0.3;
/// What a value that differs counts where another one of the window agrees.
const AGREEING_RIVAL: f32 = 0.6;
/// The same where its very digits stand in the window.
const IN_DIGITS: f32 = 0.5;
/// What a value counts that differs from the claim's but is another one of the claim.
const TAKEN: f32 = 0.6;
/// How surely the time since which something is the first is that of the last before it.
const LAST: f32 = 0.9;
/// From this count on, the same number is taken to be of the same thing whatever nouns say so.
const TELLING_COUNT: f64 = 13.0;

/// Compares every quantity of the claim with the one of the evidence that is most surely about the
/// same thing.
pub(super) fn compare_quantities(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Quantity(wanted) = &mention.value else {
            continue;
        };
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        if tells_sides(alignment, mention) {
            continue;
        }
        let values = alignment.mentions().filter_map(|(other, index)| {
            let inside = alignment.told(index).inside;
            let Value::Quantity(stated) = &other.value else {
                return None;
            };
            let telling = stated.unit == Unit::Count
                && wanted.unit == Unit::Count
                && stated.value == wanted.value
                && wanted.value >= TELLING_COUNT;
            if !stated.comparable(wanted) && !telling {
                return None;
            }
            let relation = stated.relation_to(wanted);
            let bound = (anchored(alignment, range, index) * if inside { 1.0 } else { 0.6 }
                + same_noun(stated, wanted))
                * if belongs_elsewhere(alignment, wanted, index) {
                    ELSEWHERE
                } else {
                    1.0
                };
            let nameless = matches!(wanted.unit, Unit::Count)
                && (wanted.of.is_empty() || stated.of.is_empty());
            let bound = if nameless && relation == Relation::Differs {
                bound * WITHOUT_NOUN
            } else {
                bound
            };
            // The commandos of one country may be some of all.
            let bound = if relation == Relation::Differs && is_narrower(claim, mention, alignment.told(index).fact, other) {
                bound * ELSEWHERE
            } else {
                bound
            };
            // Another value of the claim is this one.
            let taken = |one: &Mention| {
                one.words != mention.words
                    && matches!(&one.value, Value::Quantity(one) if stated.comparable(one) && stated.relation_to(one) == Relation::Same)
            };
            let bound = if relation == Relation::Differs && claim.mentions.iter().any(taken) {
                bound * TAKEN
            } else {
                bound
            };
            Some((bound, relation, other.span))
        });
        let values: Vec<_> = values.collect();
        let doubt = doubt(alignment, range, &values);
        let stated = surest(values, AGREEING_QUANTITY, doubt).map(|(bound, relation, span)| {
            // Two values of one thing are of one size.
            let far = relation == Relation::Differs && is_far(alignment, span, wanted);
            (
                if far { bound.min(1.0) * FAR } else { bound },
                relation,
                span,
            )
        });
        let agrees = stated.is_some_and(|(_, relation, _)| relation.agrees());
        // What is not stated as such may follow from what is.
        let follows = || {
            lasting(alignment, wanted)
                .or_else(|| same_length(claim_text, alignment, mention, wanted))
                .or_else(|| arithmetic::difference(claim_text, alignment, mention, wanted))
                .map(|span| (1.0, Relation::Implies, span))
        };
        let follows = if agrees { None } else { follows() };
        let compared = match follows.or(stated) {
            Some((bound, relation, span)) => {
                comparison(Rule::Quantity, relation, range, Some(span), bound.min(1.0))
            }
            None => comparison(Rule::Quantity, Relation::Missing, range, None, 1.0),
        };
        found.push((compared, &wanted.unit));
    }
    for (compared, unit) in found {
        if compared.relation.agrees()
            || compared.relation == Relation::Differs && compared.bond >= SAME_COUNTED
        {
            credit_verb(alignment, &compared, unit);
        }
        alignment.comparisons.push(compared);
    }
}

/// Whether the value of the evidence at a span is much larger or smaller than the claim's.
fn is_far(alignment: &Alignment<'_>, span: Span, wanted: &Quantity) -> bool {
    alignment.mentions().any(|(other, _)| {
        let Value::Quantity(stated) = &other.value else {
            return false;
        };
        let (one, two) = (stated.value.abs(), wanted.value.abs());
        other.span == span && one.max(two) > one.min(two) * SIZE
    })
}

/// Whether a count of the claim is of those of a name which the evidence does not count: `seventy Pakistani
/// commandos` of `200 commandos`.
fn is_narrower(claim: &Fact, mention: &Mention, fact: &Fact, stated: &Mention) -> bool {
    fn words<'f>(fact: &'f Fact, mention: &Mention) -> &'f [Word] {
        &fact.words[mention.words.0 as usize..mention.words.1 as usize]
    }
    let counted = words(fact, stated);
    let lacks = |word: &Word| word.capital && counted.iter().all(|other| other.lemma != word.lemma);
    words(claim, mention).iter().skip(1).any(lacks)
}

/// How far in front of a value its verb may stand, in words.
const VERB: usize = 3;
/// From this bond on a value is that of the claim, whether it agrees or not.
const SAME_COUNTED: f32 = 0.4;
/// What such a verb is credited with where the evidence has the value: "lasts 14 days" of "the two-week
/// exercise".
const TOLD_BY_VALUE: f32 = 0.85;

/// Credits a verb that only introduces a value of its kind.
fn credit_verb(alignment: &mut Alignment<'_>, value: &Comparison, unit: &Unit) {
    let Alignment {
        claim,
        evidence,
        pairs,
        ..
    } = alignment;
    let before = value.claim.0.saturating_sub(VERB)..value.claim.0;
    let behind = value.claim.1..value.claim.1 + VERB;
    for pair in pairs {
        let lemma = claim.word(pair.claim).lemma.as_str();
        // "Involves 200 soldiers", "200 soldiers take part".
        let introduces = before.contains(&pair.claim) && introduces(lemma, unit)
            || behind.contains(&pair.claim) && *unit == Unit::Count && takes_part(lemma);
        if introduces && pair.credit < TOLD_BY_VALUE {
            let start = value.evidence.map(|span| span.start);
            pair.credit = TOLD_BY_VALUE;
            pair.evidence = evidence
                .iter()
                .position(|word| Some(word.word().span.start) == start);
        }
    }
}

/// Whether a verb says no more than that a value of this kind follows.
fn introduces(lemma: &str, unit: &Unit) -> bool {
    match unit {
        Unit::Duration => is_one_of(lemma, "last take run span endure"),
        Unit::Money(_) => is_one_of(lemma, "cost worth value price"),
        Unit::Measure(_) => is_one_of(lemma, "measure weigh stand stretch reach"),
        Unit::Count => {
            is_one_of(
                lemma,
                "number total count record register report confirm exceed reach see involve",
            ) || takes_part(lemma)
        }
        Unit::Score => is_one_of(lemma, "run end finish come"),
        _ => false,
    }
}

/// Whether a verb says no more than that so many are there.
fn takes_part(lemma: &str) -> bool {
    matches!(lemma, "participate" | "involve" | "attend")
}

/// A time of the evidence that tells a length as the claim does: "the last five months" for "five months".
fn same_length(
    claim_text: &str,
    alignment: &Alignment<'_>,
    mention: &Mention,
    wanted: &Quantity,
) -> Option<Span> {
    if wanted.unit != Unit::Duration {
        return None;
    }
    let asked = text::lower(mention.span.of(claim_text));
    let body = &alignment.window.article.document.body;
    alignment
        .mentions()
        .filter(|(other, index)| {
            matches!(other.value, Value::Time(_)) && alignment.told(*index).inside
        })
        .map(|(other, _)| other.span)
        .find(|span| text::lower(span.of(body)).ends_with(&asked))
}

/// Whether a count only points at the sides that evidence and claim speak of: `the two nations`.
fn tells_sides(alignment: &Alignment<'_>, mention: &Mention) -> bool {
    let last = alignment.claim.word(mention.words.1 as usize - 1);
    let two = matches!(&mention.value, Value::Quantity(count) if count.value == 2.0 && count.unit == Unit::Count);
    let mut places: Vec<&str> = alignment
        .mentions()
        .filter_map(|(other, _)| other.entity())
        .filter(|entity| entity.kind == EntityKind::Place)
        .map(|entity| entity.key.as_str())
        .collect();
    places.dedup();
    two && coreference::is_side(&last.lemma) && places.len() >= 2
}

/// The time since which something lasts that, counted up to the article's date, gives the length of the
/// claim: "since 2014" in 2022 for "about eight years".
fn lasting(alignment: &Alignment<'_>, wanted: &Quantity) -> Option<Span> {
    const YEAR: f64 = 31_556_952.0;
    let published = alignment.window.article.document.date?.year;
    let years = wanted.value / YEAR;
    if wanted.unit != Unit::Duration || years < 1.0 {
        return None;
    }
    let agrees = |time: &Time| {
        let since = time.relation == TimeRelation::Since;
        let passed = time.year.map(|year| f64::from(published - year));
        since && passed.is_some_and(|passed| (passed - years).abs() < 1.0)
    };
    alignment
        .mentions()
        .filter(|&(_, index)| alignment.told(index).inside)
        .find_map(|(other, _)| match &other.value {
            Value::Time(time) if agrees(time) => Some(other.span),
            _ => None,
        })
}

/// How far a joint between two values moves what stands behind it away, in words.
const JOINT: usize = 6;

/// Whether every name of the claim stands nearer to another such value of the sentence: `the twelfth win
/// for Chevrolet, and the ninth for Hendrick`.
fn belongs_elsewhere(alignment: &Alignment<'_>, wanted: &Quantity, index: usize) -> bool {
    let home = alignment.told(index).fact;
    let at = alignment.told(index).at;
    let rivals: Vec<usize> = home
        .mentions
        .iter()
        .filter(|m| matches!(&m.value, Value::Quantity(stated) if stated.comparable(wanted)))
        .map(|m| m.words.0 as usize)
        .collect();
    if rivals.len() < 2 {
        return false;
    }
    let distance = |from: usize, to: usize| {
        let (low, high) = (from.min(to), from.max(to));
        let joints = home.words[low..high]
            .iter()
            .filter(|word| is_one_of(word.lemma.as_str(), "and but ; while whereas"))
            .count();
        high - low + JOINT * joints
    };
    let nearest = |name: &Mention| {
        let name = name.words.0 as usize;
        rivals
            .iter()
            .copied()
            .min_by_key(|&rival| distance(rival, name))
    };
    let mut named = home
        .mentions
        .iter()
        .filter(|m| m.entity().is_some_and(|entity| alignment.asks_for(entity)))
        .peekable();
    named.peek().is_some() && named.all(|name| nearest(name) != Some(at))
}

/// How surely a value of the claim and one of the evidence are about the same thing: by the words
/// around them, or, somewhat less, by how much of the whole part the evidence accounts for.
fn anchored(alignment: &Alignment<'_>, range: (usize, usize), index: usize) -> f32 {
    let accounted: f32 = alignment
        .pairs
        .iter()
        .map(|pair| pair.weight * pair.credit)
        .sum();
    let whole: f32 = alignment.pairs.iter().map(|pair| pair.weight).sum();
    // A part of values alone: "Germany reported 120 cases".
    let told = if whole > 0.0 { accounted / whole } else { 1.0 };
    bond(alignment, range, index).max(0.7 * told)
}

/// A value of the evidence: how surely it is the one that the claim tells, its relation to that, and where it
/// stands.
type Stated = (f32, Relation, Span);

/// The value that is most surely meant; of two that are bound alike, the one that agrees, which counts as so
/// much surer.
fn surest(values: Vec<Stated>, agreement: f32, doubt: f32) -> Option<Stated> {
    let sureness = |&(bound, relation, _): &Stated| {
        if relation.agrees() {
            bound + agreement
        } else {
            bound
        }
    };
    let rival = values.iter().any(|&(_, relation, _)| relation.agrees());
    let best = values
        .into_iter()
        .max_by(|left, right| sureness(left).total_cmp(&sureness(right)));
    // Where another value agrees, the one that differs may be of something else.
    let doubt = if rival {
        doubt.min(AGREEING_RIVAL)
    } else {
        doubt
    };
    best.map(|(bound, relation, span)| match relation {
        Relation::Differs => (bound * doubt, relation, span),
        _ => (bound, relation, span),
    })
}

/// What a value that differs counts where the sentences have the digits of the claim's beside the values that
/// differ: in a name, or where no rule reads them.
fn doubt(alignment: &Alignment<'_>, range: (usize, usize), values: &[Stated]) -> f32 {
    let number = |word: &&Word| word.class == WordClass::Number && word.lemma.len() > 1;
    let mut asked = alignment.claim.words[range.0..range.1]
        .iter()
        .filter(number)
        .peekable();
    let differs = |here: Span| {
        values
            .iter()
            .any(|&(_, relation, span)| relation == Relation::Differs && span.overlaps(here))
    };
    let is_there = |word: &Word| {
        alignment.evidence.iter().any(|other| {
            let there = other.word();
            other.inside && there.lemma == word.lemma && !differs(there.span)
        })
    };
    if asked.peek().is_some() && asked.all(is_there) {
        IN_DIGITS
    } else {
        1.0
    }
}

/// What it adds to the bond of two quantities that they count the same noun, or are the same number.
fn same_noun(stated: &Quantity, wanted: &Quantity) -> f32 {
    if wanted.value == stated.value && wanted.value >= TELLING_COUNT {
        // The same large number on both sides is hardly of two things.
        0.3
    } else if wanted.of.is_empty() || stated.of.is_empty() || wanted.unit != Unit::Count {
        0.0
    } else if stated.of == wanted.of {
        0.3
    } else {
        // Of one group, or they would not be comparable.
        0.2
    }
}

/// Compares every time of the claim.
pub(super) fn compare_times(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Time(wanted) = &mention.value else {
            continue;
        };
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let times = alignment.mentions().filter_map(|(other, index)| {
            let inside = alignment.told(index).inside;
            let Value::Time(stated) = &other.value else {
                return None;
            };
            // "last year" in a claim is that of the article when the article says it too.
            let alike = mention
                .span
                .of(claim_text)
                .eq_ignore_ascii_case(other.span.of(body));
            let since = stated.relation == TimeRelation::Since && is_last(claim);
            let relation = if alike {
                Relation::Same
            } else if since {
                // "the first victory since 1958": the last one was in 1958.
                Time {
                    relation: wanted.relation,
                    ..*stated
                }
                .relation_to(wanted)
            } else {
                stated.relation_to(wanted)
            };
            let bound = anchored(alignment, range, index) * if inside { 1.0 } else { 0.5 };
            // "The first since 1987" tells of the last.
            let bound = if since && relation == Relation::Differs {
                bound.max(LAST)
            } else {
                bound
            };
            Some((bound, relation, other.span))
        });
        // What an article reports without a date is likely of the time of the article.
        let published = alignment.window.article.document.date.map(Time::of_date);
        // What is still to come, it does not.
        let planned = claim
            .words
            .iter()
            .any(|word| word.modality == Modality::Future);
        let likely =
            !planned && published.is_some_and(|stated| stated.relation_to(wanted).agrees());
        let mut times: Vec<_> = times.collect();
        if times.iter().any(|(_, relation, _)| relation.agrees()) {
            times.retain(|&(_, relation, _)| relation != Relation::Missing);
        }
        let doubt = doubt(alignment, range, &times);
        found.push(match surest(times, AGREEING_TIME, doubt) {
            Some((bound, relation, span)) if relation != Relation::Missing => {
                comparison(Rule::Time, relation, range, Some(span), bound.min(1.0))
            }
            // Another time of the evidence does not tell less than none.
            _ => comparison(
                Rule::Time,
                Relation::Missing,
                range,
                None,
                if likely { LIKELY } else { 1.0 },
            ),
        });
    }
    alignment.comparisons.extend(found);
    credit_last(alignment);
}

/// Whether a claim tells the time of the last event of its kind, or of the first.
fn is_last(claim: &Fact) -> bool {
    claim.words.iter().any(|word| ends(&word.lemma))
}

fn ends(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "last previous previously since begin start first onwards",
    )
}

/// Credits the `last` of "The last title was in 1987" where the evidence has "the first title since 1987".
fn credit_last(alignment: &mut Alignment<'_>) {
    let since = alignment.mentions().find(|(stated, index)| {
        let since =
            matches!(&stated.value, Value::Time(time) if time.relation == TimeRelation::Since);
        since && alignment.told(*index).inside
    });
    let Some((_, index)) = since else { return };
    let timed = |m: &Mention| matches!(m.value, Value::Time(_));
    let Alignment { claim, pairs, .. } = alignment;
    if !claim.mentions.iter().any(timed) {
        return;
    }
    for pair in pairs {
        if ends(&claim.word(pair.claim).lemma) && pair.credit < TOLD_BY_VALUE {
            pair.credit = TOLD_BY_VALUE;
            pair.evidence = Some(index);
        }
    }
}
