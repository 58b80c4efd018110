//! The quantities of the claim against those of the evidence.

use super::values::{TOLD_BY_VALUE, anchored, doubt, length, surest};
use super::{Alignment, Rule, arithmetic, comparison};
use crate::clause::coreference;
use crate::fact::{Fact, Word, WordClass};
use crate::mention::{EntityKind, Granularity, Mention, Quantity, Time, TimeRelation, Unit, Value};
use crate::report::Relation;
use crate::text::{self, Span, is_one_of};

/// What it counts that a value stands by another name than those of the claim.
const ELSEWHERE: f32 = 0.5;
/// What a differing count counts when one side does not say of what.
const WITHOUT_NOUN: f32 = 0.5;
/// What a value counts that differs by more than so many times.
const FAR: f32 = 0.84;
const SIZE: f64 = 1.5;
/// What it counts where it differs by so many times that it is hardly of the same thing.
const VERY_FAR: f32 = 0.5;
const ANOTHER_SIZE: f64 = 20.0;
/// What a value counts that differs from the claim's but is another one of the claim.
const TAKEN: f32 = 0.5;
/// From this count on, the same number is taken to be of the same thing whatever nouns say so.
const TELLING_COUNT: f64 = 13.0;
/// How much surer a value is meant that agrees.
const AGREEING: f32 = 0.25;

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
        credit_verb(alignment, mention, wanted);
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
            let bound = (anchored(alignment, range, (index, length(other))) * if inside { 1.0 } else { 0.6 }
                + same_noun(stated, wanted))
                * if belongs_elsewhere(alignment, wanted, index) {
                    ELSEWHERE
                } else {
                    1.0
                };
            // "Corrib, who are seventh, drew level" is seventh of nothing that is told.
            let home = alignment.told(index).fact;
            let ranked = || home.words.get(other.words.1 as usize).is_none_or(|next| next.class == WordClass::Mark);
            let nameless = match wanted.unit {
                Unit::Count => wanted.of.is_empty() || stated.of.is_empty(),
                Unit::Ordinal => !wanted.of.is_empty() && ranked(),
                _ => false,
            };
            let bound = if nameless && relation == Relation::Differs {
                bound * WITHOUT_NOUN
            } else {
                bound
            };
            // The commandos of one country may be some of all.
            let bound = if relation == Relation::Differs && is_narrower(claim, mention, home, other) {
                bound * ELSEWHERE
            } else {
                bound
            };
            // By how much something rose is not how much it is, some of the flights are not all.
            let apart = is_difference(claim, mention) != is_difference(home, other)
                || is_part(claim, mention) != is_part(home, other)
                || is_multiple(home, other)
                || is_complement(stated, wanted);
            let bound = if relation == Relation::Differs && apart {
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
        let stated = surest(values, AGREEING, doubt).map(|(bound, relation, span)| {
            // Two values of one thing are of one size.
            let apart = match relation {
                Relation::Differs => times_apart(alignment, span, wanted),
                _ => 1.0,
            };
            let bound = match apart {
                1.0..SIZE => bound,
                SIZE..ANOTHER_SIZE => bound.min(1.0) * FAR,
                _ => bound.min(1.0) * VERY_FAR,
            };
            (bound, relation, span)
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
        found.push(compared);
    }
    alignment.comparisons.extend(found);
}

/// How many times larger than the other the larger one of the claim's value and that of the evidence at a span is.
fn times_apart(alignment: &Alignment<'_>, span: Span, wanted: &Quantity) -> f64 {
    let stated = alignment
        .mentions()
        .find_map(|(other, _)| match &other.value {
            Value::Quantity(stated) if other.span == span => Some(stated.value.abs()),
            _ => None,
        });
    let (one, two) = (stated.unwrap_or_default(), wanted.value.abs());
    one.max(two) / one.min(two)
}

/// Whether a count is of some of more: `four of the flights`.
fn is_part(fact: &Fact, mention: &Mention) -> bool {
    let [first, past] = [mention.words.0 as usize, mention.words.1 as usize];
    let of = |at: usize| fact.words.get(at).is_some_and(|word| word.lemma == "of");
    matches!(&mention.value, Value::Quantity(count) if count.unit == Unit::Count)
        && (first..=past).any(of)
}

/// How far behind a value the word stands that says how many times another one it is, in words.
const MULTIPLE: usize = 7;

/// Whether a value is compared with another one that it is so many times, or so much more: `42, twice as many
/// as last year`, `seven years, two fewer than they had asked for`.
fn is_multiple(fact: &Fact, mention: &Mention) -> bool {
    let past = mention.words.1 as usize;
    let behind = fact.words.iter().skip(past).take(MULTIPLE);
    behind.clone().zip(behind.skip(1)).any(|(times, then)| {
        is_one_of(&times.lemma, "twice time half double") && then.lemma == "as"
            || is_one_of(&times.lemma, "more few fewer less") && then.lemma == "than"
    })
}

/// How near to the whole two shares come that are parts of one.
const WHOLE: f64 = 1.5;

/// Whether two shares make up a whole: 43 per cent from here, 57 per cent from elsewhere.
fn is_complement(stated: &Quantity, wanted: &Quantity) -> bool {
    wanted.unit == Unit::Percent
        && stated.unit == Unit::Percent
        && (stated.value + wanted.value - 100.0).abs() <= WHOLE
}

/// Whether a value is told as a difference: `ahead by 800,000`, `four more deputies`.
fn is_difference(fact: &Fact, mention: &Mention) -> bool {
    let lemma = |at: usize| fact.words.get(at).map_or("", |word| word.lemma.as_str());
    let [first, past] = [mention.words.0 as usize, mention.words.1 as usize];
    let inner = (first..=past)
        .any(|at| is_one_of(lemma(at), "more fewer less higher lower short ahead behind"));
    let by = first.checked_sub(1).is_some_and(|at| lemma(at) == "by");
    let bounded = is_one_of(lemma(first), "more less fewer");
    by || inner && !bounded
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

/// Credits a verb that only introduces a value of its kind, where the window has such a value.
fn credit_verb(alignment: &mut Alignment<'_>, value: &Mention, wanted: &Quantity) {
    let [first, past] = [value.words.0 as usize, value.words.1 as usize];
    let before = first.saturating_sub(VERB)..first;
    let behind = past..past + VERB;
    let comparable = |(other, index): &(&Mention, usize)| {
        let stated = matches!(&other.value, Value::Quantity(stated) if stated.comparable(wanted));
        stated && alignment.told(*index).inside
    };
    let Some((_, index)) = alignment.mentions().find(comparable) else {
        return;
    };
    let Alignment { claim, pairs, .. } = alignment;
    for pair in pairs {
        let lemma = claim.word(pair.claim).lemma.as_str();
        // "Involves 200 soldiers", "200 soldiers take part", "15 metres tall".
        let introduces = before.contains(&pair.claim) && introduces(lemma, &wanted.unit)
            || behind.contains(&pair.claim)
                && (wanted.unit == Unit::Count && takes_part(lemma)
                    || extends(lemma, &wanted.unit));
        if introduces && pair.credit < TOLD_BY_VALUE {
            pair.credit = TOLD_BY_VALUE;
            pair.evidence = Some(index);
        }
    }
}

/// Whether an adjective only says in which direction a measure is taken.
fn extends(lemma: &str, unit: &Unit) -> bool {
    matches!(unit, Unit::Measure(_)) && is_one_of(lemma, "tall high long wide deep thick")
}

/// Whether a verb says no more than that a value of this kind follows.
fn introduces(lemma: &str, unit: &Unit) -> bool {
    match unit {
        Unit::Duration => {
            is_one_of(lemma, "last take run span endure continue") || lemma == "go on"
        }
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
    let before = (mention.words.0 as usize).checked_sub(1);
    let known =
        before.is_some_and(|at| matches!(alignment.claim.word(at).lemma.as_str(), "the" | "both"));
    two && coreference::is_side(&last.lemma) && (known || places.len() >= 2)
}

/// The time since which something lasts that, counted up to the article's date, gives the length of the
/// claim: "since 2014" in 2022 for "about eight years"; or the days that it takes, "from 6 to 10 March".
fn lasting(alignment: &Alignment<'_>, wanted: &Quantity) -> Option<Span> {
    const YEAR: f64 = 31_556_952.0;
    const DAY: f64 = 86_400.0;
    if wanted.unit != Unit::Duration {
        return None;
    }
    let published = alignment.window.article.document.date.map(|date| date.year);
    let years = wanted.value / YEAR;
    let agrees = |time: &Time| {
        let since = time.relation == TimeRelation::Since && years >= 1.0;
        let passed = time
            .year
            .zip(published)
            .map(|(year, now)| f64::from(now - year));
        let stretch = time
            .days
            .filter(|(first, last)| first < last && time.granularity == Granularity::Day);
        // Both days count, or the nights between them.
        let days = stretch.map(|(first, last)| f64::from(last - first) + 0.5 - wanted.value / DAY);
        since && passed.is_some_and(|passed| (passed - years).abs() < 1.0)
            || days.is_some_and(|apart| apart.abs() <= 0.5)
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
