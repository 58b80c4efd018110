//! The times of the claim against those of the evidence.

use super::values::{TOLD_BY_VALUE, anchored, doubt, length, surest};
use super::{Alignment, EvidenceWord, Rule, comparison};
use crate::fact::{Fact, Modality};
use crate::mention::{Mention, Time, TimeRelation, Value};
use crate::report::Relation;
use crate::text::is_one_of;

/// How much it counts that a time is missing which is that of the article.
const LIKELY: f32 = 0.35;
/// How surely the time since which something is the first is that of the last before it.
const LAST: f32 = 0.9;
/// What a time counts that differs where another one of the window agrees.
const TOLD_AS_WELL: f32 = 0.5;
/// How much surer a time is meant that agrees.
const AGREEING: f32 = 0.3;

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
            // "Started in 1990": there since 1990.
            let begun = wanted.relation == TimeRelation::Since
                && stated.relation == TimeRelation::In
                && begins(alignment.told(index));
            let relation = if alike {
                Relation::Same
            } else if begun {
                stated.relation_to(&Time {
                    relation: TimeRelation::In,
                    ..*wanted
                })
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
            let bound =
                anchored(alignment, range, (index, length(other))) * if inside { 1.0 } else { 0.5 };
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
        let mut doubt = doubt(alignment, range, &times);
        if times.iter().any(|(_, relation, _)| relation.agrees()) {
            times.retain(|&(_, relation, _)| relation != Relation::Missing);
            doubt = doubt.min(TOLD_AS_WELL);
        }
        found.push(match surest(times, AGREEING, doubt) {
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

/// How far behind its verb a time may stand, in words.
const BEHIND: usize = 3;

/// Whether a time is that at which something began.
fn begins(time: &EvidenceWord<'_>) -> bool {
    let before = &time.fact.words[time.at.saturating_sub(BEHIND)..time.at];
    before.iter().any(|word| {
        is_one_of(
            &word.lemma,
            "begin start found find launch establish open introduce create",
        )
    })
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
