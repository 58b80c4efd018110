//! Two things of the claim that stand in each other's place in the evidence.
//!
//! "The RTS fell while the MICEX rose" has every word of "the MICEX fell while the RTS rose", and says the
//! contrary. A thing belongs to the words beside it: where the words beside each of the two stand in the
//! evidence beside the other one, the two are exchanged.

use super::{Alignment, Rule, Wordings, agrees, comparison, in_attribution, is_content};
use crate::fact::{Word, WordClass};
use crate::lexicon::Likeness;
use crate::mention::{Mention, Unit, Value};
use crate::report::Relation;
use crate::text::is_one_of;

/// How far beside a thing its words may stand, in words.
const BESIDE: usize = 4;
/// How many more words may stand between them in the evidence.
const SLACK: usize = 2;
/// What a preposition tells, beside a word with meaning of its own.
const PREPOSITION: f32 = 0.6;
/// What an act tells, where only one thing is asked for.
const ACT: f32 = 0.4;
/// By how much the words beside both must fit better the other way round.
const CROSSED: f32 = 0.8;

/// The share of a part from which on a window may settle it, and the order of its things matters.
const ASKED_FROM: f32 = 0.6;
/// By how much they must fit another thing better for the evidence to tell it of that one.
const ANOTHERS: f32 = 1.0;
/// What may fit its own place all the same.
const OWN: f32 = 0.4;

/// What is exchanged for what: only things of one kind are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Count,
    Money,
    Measure,
    Time,
}

/// A thing that the claim tells of, with where it stands in the evidence.
struct Thing {
    kind: Kind,
    /// First word, and one past the last.
    claim: (usize, usize),
    /// Its places in the evidence: first word, and one past the last.
    places: Vec<(usize, usize)>,
}

/// A claim and its window, with where each word of the claim stands in the window.
struct Surroundings<'s> {
    alignment: &'s Alignment<'s>,
    answers: Vec<Vec<usize>>,
}

/// Finds the two things that are most surely exchanged.
pub(super) fn compare_exchanges(alignment: &mut Alignment<'_>, wordings: &Wordings<'_>) {
    if alignment.coverage() < ASKED_FROM {
        return;
    }
    let things = things(alignment);
    let surroundings = &Surroundings {
        alignment,
        answers: answers(alignment, wordings),
    };
    let mut most: Option<(f32, usize, usize)> = None;
    for (number, left) in things.iter().enumerate() {
        for (other, right) in things.iter().enumerate().skip(number + 1) {
            if left.kind != right.kind || are_listed(alignment, left, right) {
                continue;
            }
            let surplus = crossed(surroundings, left, right);
            if surplus >= CROSSED && most.is_none_or(|(best, ..)| surplus > best) {
                most = Some((surplus, number, other));
            }
        }
    }
    let exchanged = most.map(|(_, left, right)| {
        let (first, past) = (things[left].claim.0, things[right].claim.1);
        comparison(Rule::Role, Relation::Differs, (first, past), None, 1.0)
    });
    let found = exchanged.or_else(|| {
        let anothers = |thing: &&Thing| is_anothers(surroundings, &things, thing);
        let thing = things.iter().find(anothers)?;
        Some(comparison(
            Rule::Role,
            Relation::Missing,
            thing.claim,
            None,
            1.0,
        ))
    });
    alignment.comparisons.extend(found);
}

/// Whether the words beside a thing stand in the evidence beside another thing of its kind.
fn is_anothers(surroundings: &Surroundings<'_>, things: &[Thing], thing: &Thing) -> bool {
    let alignment = surroundings.alignment;
    let fit = |place: (usize, usize)| affinity(surroundings, thing, thing, place, true);
    let here = thing
        .places
        .iter()
        .map(|&place| fit(place))
        .fold(0.0, f32::max);
    let others = alignment
        .mentions()
        .filter(|(other, index)| alignment.told(*index).inside && kind(&other.value) == thing.kind);
    let there = others
        .map(place)
        .filter(|place| {
            let listed = |one: &Thing| {
                let (left, right) = if one.claim < thing.claim {
                    (one, thing)
                } else {
                    (thing, one)
                };
                one.places.contains(place) && are_listed(alignment, left, right)
            };
            !things.iter().any(listed)
                && !thing
                    .places
                    .iter()
                    .any(|own| are_joined(alignment, *own, *place))
        })
        .map(fit)
        .fold(0.0, f32::max);
    here <= OWN && there - here >= ANOTHERS
}

/// Whether two places of the evidence are one, or of one list.
fn are_joined(alignment: &Alignment<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let between = one.1.min(other.1)..one.0.max(other.0);
    between.into_iter().all(|at| {
        let other = alignment.told(at);
        let word = other.word();
        matches!(word.class, WordClass::Mark | WordClass::Number)
            || is_one_of(word.lemma.as_str(), "and or the 's ’s")
            || other.fact.in_mention(other.at)
    })
}

/// The names and values of the claim that the window has.
fn things(alignment: &Alignment<'_>) -> Vec<Thing> {
    let claim = alignment.claim;
    let mut out: Vec<Thing> = Vec::new();
    for mention in &claim.mentions {
        if in_attribution(claim, mention.words.0 as usize) {
            continue;
        }
        let places = alignment
            .mentions()
            .filter(|(other, index)| {
                alignment.told(*index).inside && agrees(&mention.value, &other.value)
            })
            .map(place)
            .collect();
        out.push(Thing {
            kind: kind(&mention.value),
            claim: (mention.words.0 as usize, mention.words.1 as usize),
            places,
        });
    }
    out.retain(|thing| !thing.places.is_empty());
    out
}

/// Where a mention stands in the evidence: its first word, and one past its last.
fn place((mention, index): (&Mention, usize)) -> (usize, usize) {
    (index, index + (mention.words.1 - mention.words.0) as usize)
}

fn kind(value: &Value) -> Kind {
    match value {
        Value::Entity(_) => Kind::Name,
        Value::Time(_) => Kind::Time,
        Value::Quantity(quantity) => match quantity.unit {
            Unit::Count => Kind::Count,
            Unit::Money(_) => Kind::Money,
            _ => Kind::Measure,
        },
    }
}

/// For each word of the claim, where it stands in the window, itself or as another word for it.
fn answers(alignment: &Alignment<'_>, wordings: &Wordings<'_>) -> Vec<Vec<usize>> {
    let words = &alignment.claim.words;
    let mut out = vec![Vec::new(); words.len()];
    for (index, other) in alignment.evidence.iter().enumerate() {
        if !other.inside {
            continue;
        }
        for (at, likeness) in wordings.alike(other.row).iter().enumerate() {
            if is_content(&words[at]) && is_same(*likeness) {
                out[at].push(index);
            }
        }
        for (at, word) in words.iter().enumerate() {
            if !is_content(word) && word.lemma == other.word().lemma {
                out[at].push(index);
            }
        }
    }
    out
}

/// Whether the words so alike mean the same.
fn is_same(likeness: Likeness) -> bool {
    matches!(
        likeness,
        Likeness::Same | Likeness::Synonym | Likeness::Derivation
    )
}

/// By how much the words beside two things fit better the other way round; nothing where either fits
/// better as it is.
fn crossed(surroundings: &Surroundings<'_>, left: &Thing, right: &Thing) -> f32 {
    let alignment = surroundings.alignment;
    // "Apple's new service, iCloud" is "iCloud, the new service from Apple".
    let owns = |place: &(usize, usize)| {
        let next = alignment.evidence.get(place.1);
        next.is_some_and(|next| matches!(next.word().lemma.as_str(), "'s" | "’s"))
    };
    if left.places.iter().chain(&right.places).any(owns) {
        return 0.0;
    }
    let home = |place: &(usize, usize)| alignment.told(place.0).fact;
    let apart = left.places.iter().all(|place| {
        right
            .places
            .iter()
            .all(|other| place.0 != other.0 && std::ptr::eq(home(place), home(other)))
    });
    if !apart {
        return 0.0;
    }
    let gain = |thing: &Thing, other: &Thing| {
        let fit = |places: &[(usize, usize)]| {
            let fits = places
                .iter()
                .map(|&place| affinity(surroundings, thing, other, place, false));
            fits.fold(0.0, f32::max)
        };
        fit(&other.places) - fit(&thing.places)
    };
    let gains = [gain(left, right), gain(right, left)];
    if gains.iter().any(|gain| *gain <= 0.0) {
        return 0.0;
    }
    gains.iter().sum()
}

/// How well the words beside a thing fit a place of the evidence.
fn affinity(
    surroundings: &Surroundings<'_>,
    thing: &Thing,
    other: &Thing,
    place: (usize, usize),
    sided: bool,
) -> f32 {
    let claim = surroundings.alignment.claim;
    let goes_on =
        |&at: &usize| !ends(claim.word(at)) && !(other.claim.0..other.claim.1).contains(&at);
    let left = (thing.claim.0.saturating_sub(BESIDE)..thing.claim.0).rev();
    let right = thing.claim.1..claim.words.len().min(thing.claim.1 + BESIDE);
    let before = left.take_while(goes_on).map(|at| Beside {
        at,
        distance: thing.claim.0 - at,
        before: true,
    });
    let behind = right.take_while(goes_on).map(|at| Beside {
        at,
        distance: at + 1 - thing.claim.1,
        before: false,
    });
    before
        .chain(behind)
        .map(|word| told(surroundings, &word, place, sided))
        .sum()
}

/// A word of the claim beside a thing.
struct Beside {
    at: usize,
    /// How far off it stands, at least 1.
    distance: usize,
    before: bool,
}

/// Whether two things stand in one list, where their order tells nothing, or one acts on the other by a passive,
/// where they stand the other way round.
fn are_listed(alignment: &Alignment<'_>, left: &Thing, right: &Thing) -> bool {
    let claim = alignment.claim;
    let between = left.claim.1..right.claim.0;
    let plain = |at: usize| {
        let word = claim.word(at);
        let joins = is_one_of(word.lemma.as_str(), "and or the 's ’s");
        let act = || alignment.pair(at).is_some_and(|pair| pair.act);
        let named = claim.entity_at(at).is_some();
        joins || named || word.class == WordClass::Mark || is_content(word) && !act()
    };
    let joint = |at: usize| matches!(claim.word(at).lemma.as_str(), "," | "and" | "or");
    between.clone().any(|at| claim.word(at).lemma == "by")
        || between.clone().all(plain) && between.clone().any(joint)
}

/// Whether a mark ends what belongs together.
fn ends(word: &Word) -> bool {
    word.class == WordClass::Mark && !is_one_of(word.lemma.as_str(), "- ' ’ $")
}

/// What one word beside a thing tells of a place: more the nearer it is, where it stands as near there; a
/// preposition only in front, and where it is `sided` any word only on its side.
fn told(
    surroundings: &Surroundings<'_>,
    beside: &Beside,
    place: (usize, usize),
    sided: bool,
) -> f32 {
    let alignment = surroundings.alignment;
    let Beside {
        at,
        distance,
        before,
    } = *beside;
    let word = alignment.claim.word(at);
    // An act stands as near to what is done as to who does it.
    let act = sided && alignment.pair(at).is_some_and(|pair| pair.act);
    let (tells, slack) = if is_content(word) {
        (if act { ACT } else { 1.0 }, SLACK)
    } else if before && distance <= 2 && is_preposition(&word.lemma) {
        (PREPOSITION, 0)
    } else {
        return 0.0;
    };
    let sided = sided || slack == 0;
    let home = alignment.told(place.0).fact;
    let near = |index: usize| {
        let between = if index < place.0 {
            index + 1..place.0
        } else {
            place.1..index
        };
        std::ptr::eq(alignment.told(index).fact, home)
            && !(place.0..place.1).contains(&index)
            && (!sided || before == (index < place.0))
            && between.len() < distance + slack
            // What is set in commas belongs to what stands right beside it.
            && !between.clone().any(|at| {
                let apposed = alignment.told(at).word().lemma == "," && (at + 1 == place.0 || at == place.1);
                ends(alignment.told(at).word()) && !apposed
            })
    };
    if surroundings.answers[at].iter().copied().any(near) {
        tells / distance as f32
    } else {
        0.0
    }
}

/// Words that tell what a thing is to what stands before them.
fn is_preposition(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "from to by in at for with than over under after before against into until since",
    )
}
