//! What is stated, denied, planned or wished.

use super::{Alignment, Rule, comparison, roles};
use crate::fact::{Fact, Modality, WordClass};
use crate::lexicon;
use crate::report::Relation;
use crate::text::{Span, is_one_of};

/// What a flipped polarity counts when only things, not acts, are stated on one side and denied on the
/// other.
const WITHOUT_ACTS: f32 = 0.5;
/// What a flipped polarity counts where the claim denies more than the evidence states.
const BESIDE: f32 = 0.3;
/// How far what a verb of denial surely denies may stand behind it, in words.
const DISPUTED: usize = 12;
/// How far a predicate may stand from its `be`, in words.
const PREDICATE: usize = 8;

/// Compares whether the paired words are stated or denied: the acts, where both sides have any, else
/// all words but names, which are mentioned rather than stated.
pub(super) fn compare_polarity(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let paired = || {
        alignment.pairs.iter().filter_map(|pair| {
            let index = pair.evidence.filter(|_| pair.credit >= 0.5)?;
            claim
                .entity_at(pair.claim)
                .is_none()
                .then_some((pair, alignment.told(index)))
        })
    };
    // Acts, what is said to be (`is not a game`), what there is none of (`no injuries`), and what holds
    // until it is undone (`lifted the embargo`).
    let tells = |act: bool, fact: &Fact, at: usize| {
        act || is_predicate(fact, at)
            || is_none(fact, at)
            || lexicon::is_restraint(&fact.word(at).lemma)
    };
    // "A battery was bought" has what there is none of, "was for buying a battery" has not.
    let first_act = alignment
        .pairs
        .iter()
        .find(|pair| pair.act)
        .map_or(0, |pair| pair.claim);
    let acts = |(pair, other): &(&super::Pair, &super::EvidenceWord<'_>)| {
        let act = roles::acts(body, other.fact, other.at);
        let told = tells(pair.act, claim, pair.claim);
        told && tells(act, other.fact, other.at)
            || is_none(other.fact, other.at) && (told || pair.claim <= first_act)
    };
    // That nobody else does it is no denial that one does.
    let others = claim.words.windows(2).any(|two| {
        two[0].lemma == "no"
            && matches!(
                two[1].lemma.as_str(),
                "other" | "earlier" | "previous" | "early"
            )
    });
    if others {
        return;
    }
    // "The first since 1958" says that there was none in sixty years.
    let told = |lemma: &str| alignment.tells(|word| word.lemma == lemma);
    if claim.words.iter().any(|word| word.negated) && told("first") && told("since") {
        alignment.comparisons.push(comparison(
            Rule::Polarity,
            Relation::Same,
            (0, 0),
            None,
            1.0,
        ));
        return;
    }
    let any = paired().any(|two| acts(&two));
    // Who denies that something is so denies all of it.
    let disputed = paired().any(|(_, other)| is_disputed(other.fact, other.at));
    let (mut same, mut flipped, mut all) = (0.0, 0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for (pair, other) in paired().filter(|two| !any || acts(two)) {
        let (word, stated) = (claim.word(pair.claim), other.word());
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
            let bond = flipped / all * if any || disputed { 1.0 } else { WITHOUT_ACTS };
            let bond = if is_beside(alignment, at) {
                bond * BESIDE
            } else {
                bond
            };
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

/// Whether what the claim denies is something else than the word at `at` too, which nothing accounts for:
/// "not something that Apple holds often" leaves what Apple holds.
fn is_beside(alignment: &Alignment<'_>, at: usize) -> bool {
    let words = &alignment.claim.words;
    let loose = |pair: &super::Pair| {
        let word = &words[pair.claim];
        let no_longer =
            pair.claim > 0 && words[pair.claim - 1].lemma == "no" && word.lemma.starts_with("long");
        word.negated && pair.is_loose() && !no_longer
    };
    words[at].negated && alignment.pairs.iter().any(loose)
}

/// Whether a form of `be` or `have` stands before the word, with no other noun between: `are not a game`.
fn is_predicate(fact: &Fact, at: usize) -> bool {
    fact.words[at.saturating_sub(PREDICATE)..at]
        .iter()
        .rev()
        .take_while(|word| {
            word.class != WordClass::Content || word.quoted || is_degree(&word.lemma)
        })
        .any(|word| matches!(word.lemma.as_str(), "be" | "have"))
}

/// Whether an adjective only says how much.
fn is_degree(lemma: &str) -> bool {
    is_one_of(lemma, "little great much high big large deep")
}

/// Whether the word tells what there is none of, or what something is not: `no injuries`, `not a small
/// contract`.
fn is_none(fact: &Fact, at: usize) -> bool {
    let before = &fact.words[at.saturating_sub(2)..at];
    before.iter().any(|word| {
        matches!(word.lemma.as_str(), "no" | "zero") || lexicon::is_absence(&word.lemma)
    }) || matches!(before, [not, article] if not.lemma == "not" && matches!(article.lemma.as_str(), "a" | "an" | "the"))
}

/// Whether a verb of denial stands before the word in its sentence.
fn is_disputed(fact: &Fact, at: usize) -> bool {
    fact.word(at).negated
        && fact.words[at.saturating_sub(DISPUTED)..at]
            .iter()
            .any(|word| lexicon::is_denial_verb(&word.lemma) && !word.negated)
}

/// Compares how surely the paired acts are said: what is done against what is planned or wished.
pub(super) fn compare_modality(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let (mut weaker, mut all) = (0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for pair in &alignment.pairs {
        let Some(index) = pair.evidence.filter(|_| pair.credit >= 0.5) else {
            continue;
        };
        let other = alignment.told(index);
        if claim.entity_at(pair.claim).is_some()
            || !pair.act
            || !roles::acts(body, other.fact, other.at)
        {
            continue;
        }
        let (said, stated) = (claim.word(pair.claim).modality, other.word().modality);
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
