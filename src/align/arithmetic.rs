//! A difference that a claim tells and the evidence gives as two values.
//!
//! "Two million more visitors than last year" of "four million came last year, six million this year";
//! "six minutes apart" of two goals in the 69th and 75th minute. What is more than what is looked up: the
//! value beside what the claim compares with must be the smaller one for `more`.

use super::Alignment;
use crate::mention::{Mention, Quantity, Unit, Value};
use crate::text::Span;

/// How far behind its value the word stands that makes it a difference, in words.
const REACH: usize = 3;
/// How far from a value of the evidence what the claim compares with may stand, in words.
const BESIDE: usize = 8;

/// What a difference says of the thing that the claim is about.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    More,
    Less,
    Apart,
}

/// Two values of the evidence whose difference is the claim's; gives where the second stands.
pub(super) fn difference(
    claim_text: &str,
    alignment: &Alignment<'_>,
    mention: &Mention,
    wanted: &Quantity,
) -> Option<Span> {
    let past = mention.words.1 as usize;
    let words = &alignment.claim.words;
    let behind = past..words.len().min(past + REACH);
    let way = behind.clone().find_map(|at| way(&words[at].lemma))?;
    let than = (past..words.len()).find(|&at| words[at].lemma == "than");
    let base = than.map_or(words.len(), |at| at + 1);
    let values: Vec<(usize, &Quantity, Span)> = alignment
        .mentions()
        .filter(|&(_, index)| alignment.evidence[index].inside)
        .filter_map(|(other, index)| match &other.value {
            Value::Quantity(stated) if stated.upper == stated.value && alike(stated, wanted) => {
                Some((index, stated, other.span))
            }
            _ => None,
        })
        .collect();
    values
        .iter()
        .enumerate()
        .find_map(|(second, &(there, later, span))| {
            values[..second].iter().find_map(|&(here, earlier, _)| {
                let told = Quantity {
                    value: (later.value - earlier.value).abs(),
                    upper: (later.value - earlier.value).abs(),
                    step: earlier.step.max(later.step),
                    of: wanted.of.clone(),
                    unit: wanted.unit.clone(),
                    ..later.clone()
                };
                let fits = told.value > 0.0 && told.relation_to(wanted).agrees();
                let (small, large) = if earlier.value < later.value {
                    (here, there)
                } else {
                    (there, here)
                };
                let turned = match way {
                    Way::Apart => true,
                    Way::More => nearer(claim_text, alignment, base, small, large),
                    Way::Less => nearer(claim_text, alignment, base, large, small),
                };
                (fits && turned).then_some(span)
            })
        })
}

fn way(lemma: &str) -> Option<Way> {
    Some(match lemma {
        "more" | "many" | "much" | "long" | "longer" | "high" | "higher" | "late" | "later"
        | "old" | "older" | "large" | "larger" | "tall" | "taller" | "ahead" => Way::More,
        "few" | "fewer" | "less" | "little" | "short" | "shorter" | "low" | "lower" | "early"
        | "earlier" | "young" | "younger" | "small" | "smaller" | "behind" => Way::Less,
        "apart" | "gap" | "difference" | "margin" => Way::Apart,
        _ => return None,
    })
}

/// Whether a stated value can be one of two whose difference is wanted.
fn alike(stated: &Quantity, wanted: &Quantity) -> bool {
    stated.comparable(wanted) || wanted.unit == Unit::Points && stated.unit == Unit::Percent
}

/// Whether what the claim compares with (its words from `base` on) stands beside one value of the evidence
/// rather than beside the other.
fn nearer(
    claim_text: &str,
    alignment: &Alignment<'_>,
    base: usize,
    one: usize,
    other: usize,
) -> bool {
    let body = &alignment.window.article.document.body;
    let paired = alignment
        .pairs
        .iter()
        .filter(|pair| pair.claim >= base && pair.credit > 0.0)
        .filter_map(|pair| pair.evidence);
    let asked: Vec<&Mention> = alignment
        .claim
        .mentions
        .iter()
        .filter(|m| m.words.0 as usize >= base && matches!(m.value, Value::Time(_)))
        .collect();
    let is_asked = |stated: &Mention| {
        let text = stated.span.of(body);
        asked
            .iter()
            .any(|m| text.eq_ignore_ascii_case(m.span.of(claim_text)))
    };
    let times = alignment
        .mentions()
        .filter(|(stated, _)| is_asked(stated))
        .map(|(_, index)| index);
    let places: Vec<usize> = paired.chain(times).collect();
    let distance = |value: usize| {
        let far = places.iter().map(|at| at.abs_diff(value)).min();
        far.unwrap_or(usize::MAX)
    };
    distance(one) < distance(other) && distance(one) <= BESIDE
}
