//! What is stated, denied, planned or wished.

use super::words::entity_at;
use super::{Alignment, Rule, comparison, roles};
use crate::fact::Modality;
use crate::report::Relation;
use crate::text::Span;

/// What a flipped polarity counts when only things, not acts, are stated on one side and denied on the
/// other.
const WITHOUT_ACTS: f32 = 0.5;

/// Compares whether the paired words are stated or denied: the acts, where both sides have any, else
/// all words but names, which are mentioned rather than stated.
pub(super) fn compare_polarity(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let paired = || {
        alignment.pairs.iter().filter_map(|pair| {
            let index = pair.evidence.filter(|_| pair.credit >= 0.5)?;
            entity_at(claim, pair.claim)
                .is_none()
                .then_some((pair, alignment.evidence[index]))
        })
    };
    let acts = |(pair, other): &(&super::Pair, super::EvidenceWord<'_>)| {
        roles::acts(claim_text, claim, pair.claim) && roles::acts(body, other.fact, other.at)
    };
    let any = paired().any(|two| acts(&two));
    let (mut same, mut flipped, mut all) = (0.0, 0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for (pair, other) in paired().filter(|two| !any || acts(two)) {
        let (word, stated) = (&claim.words[pair.claim], other.word());
        all += pair.weight;
        if word.negated != stated.negated {
            flipped += pair.weight;
            first = first.or(Some((pair.claim, stated.span)));
        } else if word.negated {
            same += pair.weight;
        }
    }
    let found = match first {
        Some((at, span)) => {
            let bond = flipped / all * if any { 1.0 } else { WITHOUT_ACTS };
            comparison(
                Rule::Polarity,
                Relation::Differs,
                (at, at + 1),
                Some(span),
                bond,
            )
        }
        None if same > 0.0 => comparison(Rule::Polarity, Relation::Same, (0, 0), None, same / all),
        None => return,
    };
    alignment.comparisons.push(found);
}

/// Compares how surely the paired acts are said: what is done against what is planned or wished.
pub(super) fn compare_modality(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let (mut weaker, mut all) = (0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for pair in &alignment.pairs {
        let Some(index) = pair.evidence.filter(|_| pair.credit >= 0.5) else {
            continue;
        };
        let other = alignment.evidence[index];
        if entity_at(claim, pair.claim).is_some()
            || !roles::acts(claim_text, claim, pair.claim)
            || !roles::acts(body, other.fact, other.at)
        {
            continue;
        }
        let (said, stated) = (claim.words[pair.claim].modality, other.word().modality);
        all += pair.weight;
        let open = matches!(stated, Modality::Wanted | Modality::Possible);
        if open && matches!(said, Modality::Actual | Modality::Future) {
            weaker += pair.weight;
            first = first.or(Some((pair.claim, other.word().span)));
        }
    }
    if let Some((at, span)) = first {
        alignment.comparisons.push(comparison(
            Rule::Modality,
            Relation::Differs,
            (at, at + 1),
            Some(span),
            weaker / all,
        ));
    }
}
