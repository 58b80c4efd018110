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
#[derive(Clone, Copy)]
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
    let mut behind = words[past..].iter().take(REACH);
    // Points are always those between two percentages.
    let points = (wanted.unit == Unit::Points).then_some(Way::Apart);
    let way = behind.find_map(|word| way(&word.lemma)).or(points)?;
    let than = (past..words.len()).find(|&at| words[at].lemma == "than");
    let base = base(claim_text, alignment, than.map_or(words.len(), |at| at + 1));
    let distance = |value: usize| {
        let far = base.iter().map(|at| at.abs_diff(value)).min();
        far.unwrap_or(usize::MAX)
    };
    // What the claim compares with stands beside the one value rather than beside the other.
    let nearer =
        |one: usize, other: usize| distance(one) < distance(other) && distance(one) <= BESIDE;
    let values: Vec<(usize, &Quantity, Span)> = alignment
        .mentions()
        .filter(|&(_, index)| alignment.told(index).inside)
        .filter_map(|(other, index)| match &other.value {
            Value::Quantity(stated) if stated.upper == stated.value && alike(stated, wanted) => {
                Some((index, stated, other.span))
            }
            _ => None,
        })
        .collect();
    let differ = |(here, earlier, _): (usize, &Quantity, Span),
                  (there, later, _): (usize, &Quantity, Span)| {
        let apart = (later.value - earlier.value).abs();
        let told = Quantity {
            value: apart,
            upper: apart,
            step: earlier.step.max(later.step),
            of: wanted.of.clone(),
            unit: wanted.unit.clone(),
            ..later.clone()
        };
        let (small, large) = if earlier.value < later.value {
            (here, there)
        } else {
            (there, here)
        };
        let turned = match way {
            Way::Apart => true,
            Way::More => nearer(small, large),
            Way::Less => nearer(large, small),
        };
        turned && apart > 0.0 && told.relation_to(wanted).agrees()
    };
    values.iter().enumerate().find_map(|(second, &later)| {
        let any = values[..second]
            .iter()
            .any(|&earlier| differ(earlier, later));
        any.then_some(later.2)
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

/// The words of the evidence that what the claim compares with, its words from an index on, is found in.
fn base(claim_text: &str, alignment: &Alignment<'_>, from: usize) -> Vec<usize> {
    let body = &alignment.window.article.document.body;
    let words = alignment
        .pairs
        .iter()
        .filter(|pair| pair.claim >= from && pair.credit > 0.0)
        .filter_map(|pair| pair.evidence);
    let is_asked = |stated: &Mention| {
        let text = stated.span.of(body);
        alignment.claim.mentions.iter().any(|m| {
            m.words.0 as usize >= from
                && matches!(m.value, Value::Time(_))
                && text.eq_ignore_ascii_case(m.span.of(claim_text))
        })
    };
    let times = alignment
        .mentions()
        .filter(|(stated, _)| is_asked(stated))
        .map(|(_, index)| index);
    words.chain(times).collect()
}
