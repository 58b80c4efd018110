//! What an alignment allows at all, before any probability is asked.
//!
//! An evidence that leaves a slot of the claim open cannot support it, and one in which no slot differs
//! cannot refute it: so that every verdict can be shown slot by slot. The two exclude each other.

use super::{order, told};
use crate::align::{Alignment, Comparison, LOOSE_CREDIT, Pair, Rule};
use crate::fact::{Word, WordClass};
use crate::report::Relation;
use crate::text::is_one_of;

/// How surely two slots must be about the same thing for their difference to count.
const BOUND: f32 = 0.4;
/// The same for a value that differs beside a name.
const LOOSELY_BOUND: f32 = 0.2;
/// The same for what is denied on one side alone, where it takes a support.
const FLIPPED: f32 = 0.05;
/// The same for names: a sentence may well name somebody else beside the one who is asked for.
const NAME_BOUND: f32 = 0.6;
/// From here on a difference is worth a probability; see [`Gates::difference`].
const LEAST_DIFFERENCE: f32 = 0.25;
/// The least share of a part that a window itself must account for to support it.
const SUPPORT_COVERAGE: f32 = 0.6;
/// The same without its names: who is named tells nothing of what they do.
const BESIDE_NAMES: f32 = 0.5;
/// The least share that one sentence must account for where several support a part together: words that lie
/// scattered over sentences say nothing together.
const ONE_COVERAGE: f32 = 0.65;
/// The same where the window accounts for all, which this share is.
const ONE_COVERAGE_OF_ALL: f32 = 0.5;
const ALL: f32 = 0.95;
/// What a value adds to that.
const VALUE: f32 = 0.25;
/// What a difference counts where another value of the part is missing: it may be of another event.
const ANOTHER_EVENT: f32 = 0.6;
/// The least share that a heading must account for to support a part: headings are terse.
const HEADING_COVERAGE: f32 = 0.9;
/// The most content words of a part that nothing may account for where it is supported, and of how many
/// words one may be loose.
const LOOSE_WORDS: usize = 3;
const LOOSE_ONE_IN: usize = 3;
/// In a part of at most so many words only an act may be loose: the others say what it is about.
const TERSE: usize = 4;
/// The same for refuting, where the differing word is one of the loose.
const REFUTE_LOOSE_ONE_IN: usize = 2;
/// The credit from which a word is fully accounted for: the same word, a synonym, a derivation.
const WHOLE_CREDIT: f32 = 0.85;
/// The share of word pairs in the same order from which the order is the same.
const SAME_ORDER: f32 = 0.6;

/// From this bond on a value that differs is near enough to be of the same thing, if not all is told.
const NEAR_VALUE: f32 = 0.7;
/// The share of a part beside the slot that differs which must be told of the same event, and the share of word
/// pairs in the same order where it is stated and denied.
const REST: f32 = 0.8;
const DENIED_ORDER: f32 = 0.5;

/// How much else of a part must be told of another name for that to refute it: one word in common is
/// found anywhere.
const TOLD: usize = 2;

/// What an alignment allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gates {
    /// It leaves no slot of the part open and none differs.
    pub may_support: bool,
    /// A slot differs while the rest is about the same thing, for all that the comparer can tell.
    pub may_refute: bool,
    /// Every word is accounted for in the same order or roles: the comparer alone decides.
    pub says_it_all: bool,
    /// The same in one sentence, where the same do it to the same.
    pub says_it_at_once: bool,
    /// How surely the slot that differs most surely makes the part false, in 0..=1; a slot that may be of
    /// another event does not, and is left to the neural judge.
    pub difference: f32,
}

impl Gates {
    /// Reads them off an alignment.
    pub fn of(alignment: &Alignment<'_>) -> Gates {
        let mut differs = 0.0f32;
        let mut difference = 0.0f32;
        for (slot, sureness) in differing(alignment) {
            differs = differs.max(sureness);
            if is_same_event(alignment, slot) {
                difference = difference.max(sureness);
            }
        }
        let roles = alignment
            .comparisons
            .iter()
            .any(|c| c.rule == Rule::Role && c.relation == Relation::Same);
        let says_it_all = says_it_all(alignment, roles);
        Gates {
            may_support: may_support(alignment),
            may_refute: may_refute(alignment, differs),
            says_it_all,
            says_it_at_once: says_it_all && roles && alignment.coverage_by_one() >= ALL,
            difference,
        }
    }
}

/// The words that nothing accounts for, but for those that say little by themselves.
pub(super) fn loose<'a>(alignment: &'a Alignment<'_>) -> impl Iterator<Item = &'a Pair> {
    alignment.pairs.iter().filter(|pair| pair.is_loose())
}

/// How many values of the part the evidence has.
fn agreeing_values(alignment: &Alignment<'_>) -> usize {
    let values = alignment
        .comparisons
        .iter()
        .filter(|c| matches!(c.rule, Rule::Quantity | Rule::Time) && c.relation.agrees());
    values.count()
}

/// What it adds to the one sentence that a value of the part stands in it: "It is worth $2 billion".
fn agreeing_value(alignment: &Alignment<'_>) -> f32 {
    if agreeing_values(alignment) > 0 {
        VALUE
    } else {
        0.0
    }
}

fn may_support(alignment: &Alignment<'_>) -> bool {
    let number = loose(alignment).count();
    let words = alignment.pairs.len();
    let few = number <= LOOSE_WORDS
        && number * LOOSE_ONE_IN <= words
        && (words > TERSE || loose(alignment).all(|pair| pair.act));
    // A part of which no act is told may be of anything that its names and things do.
    let acts = || alignment.pairs.iter().filter(|pair| pair.act);
    let idle = if acts().next().is_some() {
        acts().all(Pair::is_loose)
    } else {
        // What something is, or where, needs all the words that say it.
        number > 0
    };
    let heading = alignment.window.facts().iter().all(|fact| fact.heading);
    let needed = if heading {
        HEADING_COVERAGE
    } else {
        SUPPORT_COVERAGE
    };
    let inside = alignment.coverage_inside();
    let by_one = if inside >= ALL {
        ONE_COVERAGE_OF_ALL
    } else {
        ONE_COVERAGE
    };
    few && !idle
        && inside >= needed
        && alignment.coverage_beside_names() + agreeing_value(alignment) >= BESIDE_NAMES
        && alignment.coverage_by_one() + agreeing_value(alignment) >= by_one
        && !is_open(alignment)
}

/// Whether a window leaves something of the part open, however much of it it accounts for.
fn is_open(alignment: &Alignment<'_>) -> bool {
    let open = alignment
        .comparisons
        .iter()
        .any(|c| match (c.rule, c.relation) {
            (_, Relation::Same | Relation::Implies) | (Rule::Substitution, _) => false,
            // What is not there leaves the part open, whatever stands in its place.
            (Rule::Entity | Rule::Quantity, _) | (Rule::Time, Relation::Differs) => true,
            (Rule::Time | Rule::Speaker | Rule::Role | Rule::Sequence, _) => c.bond > BOUND,
            (_, Relation::Missing) => false,
            // What is denied on one side alone is not said, however much else is.
            (Rule::Polarity, Relation::Differs) => c.bond >= FLIPPED,
            (_, Relation::Differs) => c.bond >= BOUND,
        });
    // What the claim denies, the evidence must deny, too.
    let denies = alignment.claim.words.iter().any(|word| word.negated);
    let denied = alignment
        .comparisons
        .iter()
        .any(|c| c.relation == Relation::Same && matches!(c.rule, Rule::Polarity | Rule::Antonym));
    // A number that no rule reads must be there: "2:19" of a clock.
    let number = |pair: &Pair| alignment.claim.word(pair.claim).class == WordClass::Number;
    let unread = loose(alignment).any(number);
    open || unread
        || (denies && !denied)
        || told::is_amount_turned(alignment)
        || told::is_one_of_two(alignment)
        || !told::is_predicate_told(alignment)
        || !told::is_bearer_told(alignment)
        || !told::is_deed_told(alignment)
        || !told::is_scope_told(alignment)
        || !told::is_moment_told(alignment)
        || !told::is_cause_told(alignment)
        || !told::is_concession_told(alignment)
        || !told::is_quote_told(alignment)
        || !told::is_span_told(alignment)
        || !told::is_denied_alike(alignment)
}

/// How surely each slot that differs makes the part false, by its bond and by how much of the rest the
/// evidence accounts for; every name but the one that differs must be there.
fn differing<'a>(alignment: &'a Alignment<'_>) -> impl Iterator<Item = (&'a Comparison, f32)> + 'a {
    let strangers = alignment
        .comparisons
        .iter()
        .filter(|c| c.rule == Rule::Entity && !c.relation.agrees())
        .count();
    let missing = alignment.comparisons.iter().any(|c| {
        matches!(c.rule, Rule::Quantity | Rule::Time)
            && c.relation == Relation::Missing
            && c.bond > BOUND
    });
    // Where a value differs as well as a name, another thing is told.
    let apart = alignment.comparisons.iter().any(|c| {
        matches!(c.rule, Rule::Quantity | Rule::Time)
            && c.relation == Relation::Differs
            && c.bond > LOOSELY_BOUND
    });
    // How much it was before is not how much it is.
    let earlier = |word: &Word| is_one_of(&word.lemma, "before previously formerly");
    let before = alignment.claim.words.iter().any(earlier) && !alignment.tells(earlier);
    let adds = alignment.claim.words.iter().enumerate().any(|(at, word)| {
        let loose = || {
            alignment
                .pair(at)
                .is_some_and(|pair| pair.credit < LOOSE_CREDIT)
        };
        match word.lemma.as_str() {
            "also" | "another" | "too" => true,
            "well" => at > 0 && alignment.claim.word(at - 1).lemma == "as",
            // The one before or after is not this one.
            "previous" | "former" | "earlier" | "prior" | "next" | "later" | "subsequent" => {
                loose()
            }
            _ => false,
        }
    });
    alignment
        .comparisons
        .iter()
        .filter(move |c| match c.rule {
            _ if c.relation != Relation::Differs => false,
            Rule::Substitution | Rule::Modality => false,
            // Who "also" did it leaves the others who did.
            Rule::Entity => {
                c.bond >= NAME_BOUND
                    && strangers == 1
                    && !adds
                    && !apart
                    && told(alignment, c.claim) >= TOLD
            }
            Rule::Quantity | Rule::Time if before => false,
            Rule::Time if adds => false,
            _ => c.bond >= BOUND && strangers == 0,
        })
        .map(move |c| {
            let event = if missing { ANOTHER_EVENT } else { 1.0 };
            let rest = match c.rule {
                Rule::Quantity | Rule::Time => alignment.coverage_of_event(c.claim),
                _ => alignment.coverage_of_rest(c.claim),
            };
            (c, c.bond.min(1.0) * rest * event)
        })
}

/// Whether what is told beside a slot that differs is what the part tells: what nothing accounts for may be
/// told of another event. The more easily a sentence has another value of the kind, the more it takes.
fn is_same_event(alignment: &Alignment<'_>, c: &Comparison) -> bool {
    let rest = loose(alignment).filter(|pair| !(c.claim.0..c.claim.1).contains(&pair.claim));
    let (number, acts) = rest.fold((0, 0), |(number, acts), pair| {
        (number + 1, acts + usize::from(pair.act))
    });
    let told = alignment.coverage_of_event(c.claim) >= REST;
    match c.rule {
        Rule::Quantity => number == 0 || number == 1 && c.bond >= NEAR_VALUE,
        Rule::Role => number == 0,
        Rule::Time | Rule::Sequence => number <= 1 && told,
        Rule::Speaker => number <= 1 && acts == 0 && told,
        Rule::Polarity => {
            number <= 1
                && order(alignment) >= DENIED_ORDER
                && alignment.coverage_beside_names() >= BESIDE_NAMES
        }
        // Of another time another is true.
        Rule::Antonym => alignment.comparisons.iter().all(|c| match c.rule {
            Rule::Time => c.relation.agrees() || c.bond <= BOUND,
            Rule::Quantity => c.relation.agrees(),
            _ => true,
        }),
        _ => true,
    }
}

/// How many words, names and values of the part the window accounts for, beside some of its words.
fn told(alignment: &Alignment<'_>, beside: (usize, usize)) -> usize {
    let words = alignment
        .pairs
        .iter()
        .filter(|pair| !(beside.0..beside.1).contains(&pair.claim))
        .filter(|pair| pair.credit >= LOOSE_CREDIT);
    words.count() + agreeing_values(alignment)
}

/// Whether something differs in a window that tells at least half of the part.
fn may_refute(alignment: &Alignment<'_>, difference: f32) -> bool {
    let told = loose(alignment).count() * REFUTE_LOOSE_ONE_IN <= alignment.pairs.len();
    told && difference >= LEAST_DIFFERENCE
}

fn says_it_all(alignment: &Alignment<'_>, roles: bool) -> bool {
    let told = |pair: &Pair| {
        pair.is_light()
            || pair.credit >= WHOLE_CREDIT
                && pair.evidence.is_none_or(|at| alignment.told(at).inside)
    };
    alignment.pairs.iter().all(told) && (roles || order(alignment) >= SAME_ORDER)
}
