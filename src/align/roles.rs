//! Who does what to whom.
//!
//! Without a parse, the names before and after a predicate stand for its subject and object; a
//! passive with `by` and a converse verb (`buy` / `sell`) turn them round.

use super::words::in_compound;
use super::{Alignment, Comparison, Rule, comparison, names};
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon;
use crate::mention::{Entity, Mention, Value};
use crate::report::Relation;
use crate::text::{self, Span};

/// How far from the predicate its subject and object may stand, in words.
const REACH: usize = 14;

/// How far behind `by` its name may stand, in words.
const DOER: usize = 4;

/// The names beside a predicate.
pub(super) struct Roles<'a> {
    pub before: Vec<(&'a Entity, Span)>,
    pub after: Vec<(&'a Entity, Span)>,
    /// Whether nobody is said to do it: `was suspended`.
    is_bare_passive: bool,
    /// Everybody behind a `by` that says who does it.
    doers: Vec<&'a Entity>,
}

/// Compares the roles around every predicate of the claim that the evidence has too.
pub(super) fn compare_roles(claim_text: &str, alignment: &mut Alignment<'_>) {
    let body = &alignment.window.article.document.body;
    let mut found = None;
    for pair in &alignment.pairs {
        let (Some(index), true) = (pair.evidence, pair.credit >= 0.5) else {
            let turned = || {
                let agents = roles(claim_text, alignment.claim, pair.claim).before;
                alignment
                    .window
                    .facts()
                    .iter()
                    .any(|fact| is_displaced(fact, 0, &agents))
            };
            if pair.act && found.is_none() && turned() {
                found = Some(open((pair.claim, pair.claim + 1), None));
            }
            continue;
        };
        if alignment.claim.entity_at(pair.claim).is_some() {
            continue;
        }
        let other = alignment.told(index);
        if !pair.act {
            continue;
        }
        let claimed = roles(claim_text, alignment.claim, pair.claim);
        let span = other.word().span;
        let range = (pair.claim, pair.claim + 1);
        if is_displaced(other.fact, other.at, &claimed.before) {
            found = found.or(Some(open(range, Some(span))));
        }
        if !acts(body, other.fact, other.at) {
            continue;
        }
        let mut stated = roles(body, other.fact, other.at);
        let claimed_act = &alignment.claim.word(pair.claim).lemma;
        if lexicon::are_converse(claimed_act, &other.word().lemma) {
            std::mem::swap(&mut stated.before, &mut stated.after);
        }
        let (agent, patient) = (
            meets(&claimed.before, &stated.before),
            meets(&claimed.after, &stated.after),
        );
        // Backed by the Red Cross is not backed by whom the claim has.
        let does = |doer: &&Entity| claimed.before.iter().any(|(one, _)| names(doer, one));
        let others = !stated.doers.is_empty() && !stated.doers.iter().any(does);
        if others && !agent && !claimed.before.is_empty() && !claimed.is_bare_passive {
            found = found.or(Some(open(range, Some(span))));
            continue;
        }
        // One side is enough, when the evidence fills its place with somebody else.
        let agent_crossed =
            meets(&claimed.before, &stated.after) && !stated.before.is_empty() && !agent;
        let patient_crossed =
            meets(&claimed.after, &stated.before) && !stated.after.is_empty() && !patient;
        // "The premier sought Russian help for Pakistan" tells nothing that Russia sought.
        let straight = agent || patient && !agent_crossed;
        // A verb without an object on either side has no roles to swap.
        let agent_alone =
            claimed.after.is_empty() && !stated.after.is_empty() && stated.before.len() == 1;
        let crossed = agent_crossed && (patient_crossed || agent_alone)
            || patient_crossed && claimed.before.is_empty();
        if straight {
            found = Some(comparison(
                Rule::Role,
                Relation::Same,
                range,
                Some(span),
                1.0,
            ));
            break;
        }
        let [asked, told] = [
            doer(alignment.claim, pair.claim),
            doer(other.fact, other.at),
        ];
        let another = !agent
            && asked.zip(told).is_some_and(|(asked, told)| {
                asked.kind == told.kind && !names(told, asked) && !alignment.asks_for(told)
            });
        // "The premier sought Russian help" does not say that Russia sought it.
        if (another || agent_crossed) && found.is_none() {
            found = Some(open(range, Some(span)));
        }
        // "Smith was suspended" does not say that Smith suspended anybody.
        let bare = claimed.is_bare_passive != stated.is_bare_passive;
        if crossed
            && !bare
            && !lexicon::is_mutual(&other.word().lemma)
            && found
                .as_ref()
                .is_none_or(|c: &Comparison| c.relation == Relation::Missing)
        {
            found = Some(comparison(
                Rule::Role,
                Relation::Differs,
                range,
                Some(span),
                1.0,
            ));
        }
    }
    alignment.comparisons.extend(found);
}

/// How far in front of an act the name of who does it stands, in words.
const NEAR: usize = 4;

/// Who stands right in front of an act: `Bolani` of `Bolani, which killed`.
fn doer(fact: &Fact, act: usize) -> Option<&Entity> {
    let near = fact.mentions.iter().rev().find(|mention| {
        let past = mention.words.1 as usize;
        mention.entity().is_some() && past <= act && act - past < NEAR
    })?;
    // What belongs to it, or stands beside it, may do it.
    let between = &fact.words[near.words.1 as usize..act];
    let plain = between.iter().all(|word| word.class != WordClass::Content);
    near.entity().filter(|_| plain)
}

/// That it is open who does what.
fn open(claim: (usize, usize), evidence: Option<Span>) -> Comparison {
    comparison(Rule::Role, Relation::Missing, claim, evidence, 0.6)
}

/// Whether those who act in the claim stand in the evidence only behind the act and a turn away from it:
/// `the sale …, despite objections by India` does not say that India sold.
fn is_displaced(fact: &Fact, act: usize, agents: &[(&Entity, Span)]) -> bool {
    let turn = |word: &Word| {
        matches!(
            word.lemma.as_str(),
            "despite" | "amid" | "against" | "although" | "though" | "unlike" | "without" | "over"
        )
    };
    let mut places = fact.mentions.iter().filter(|mention| {
        matches!(&mention.value, Value::Entity(entity) if agents.iter().any(|(agent, _)| names(entity, agent)))
    });
    let behind = |mention: &Mention| {
        let first = mention.words.0 as usize;
        first > act && fact.words[act..first].iter().any(turn)
    };
    let first = places.next();
    first.is_some_and(behind) && places.all(behind)
}

/// Whether a word tells an act with somebody before and somebody behind it, as far as its form and
/// its neighbours tell: a verb form, a word behind an auxiliary, or a noun in `X's … of Y`.
pub(super) fn acts(text: &str, fact: &Fact, at: usize) -> bool {
    let word = fact.word(at);
    let surface = text::lower(word.span.of(text));
    let before = |offset: usize| {
        at.checked_sub(offset)
            .map_or("", |at| fact.word(at).lemma.as_str())
    };
    // "Foreign-built" and "built-in" tell no act.
    if in_compound(fact, at) {
        return false;
    }
    let nominal = matches!(before(1), "'s" | "’s")
        && fact
            .words
            .get(at + 1)
            .is_some_and(|next| next.lemma == "of");
    let determined = matches!(
        before(1),
        "the" | "a" | "an" | "'s" | "’s" | "his" | "her" | "its" | "their" | "of"
    );
    let formed = surface != word.lemma
        && (!surface.ends_with('s') || surface.ends_with("ss"))
        && !word.capital;
    let helped = matches!(
        before(1),
        "to" | "will"
            | "would"
            | "be"
            | "have"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "do"
            | "not"
            | "n't"
            | "nt"
    );
    let unchanged = lexicon::keeps_its_form(&word.lemma) && !word.capital;
    let names_itself =
        (surface.ends_with('s') || unchanged) && fact.entity_at(at.wrapping_sub(1)).is_some();
    nominal
        || (!determined && (formed || helped || names_itself || follows_subject(text, fact, at)))
}

/// Whether a word stands between a noun that fits it in number and what starts an object: `the agreement bears
/// the`, `Pakistan and Russia swap officers`, `officials swap notes`.
fn follows_subject(text: &str, fact: &Fact, at: usize) -> bool {
    let (Some(before), Some(next)) = (at.checked_sub(1), fact.words.get(at + 1)) else {
        return false;
    };
    let word = fact.word(at);
    let noun = fact.word(before);
    let plural = |word: &Word| word.is_inflected(text) && word.span.of(text).ends_with('s');
    let joined = || {
        fact.entity_at(before).is_some_and(|name| {
            let first = name.words.0 as usize;
            first > 0 && fact.word(first - 1).lemma == "and"
        })
    };
    let determined = next.class == WordClass::Number
        || matches!(
            next.lemma.as_str(),
            "the" | "a" | "an" | "its" | "their" | "his" | "her"
        );
    let plain = word.class == WordClass::Content && !word.capital && !word.quoted;
    let goes_on = determined || next.class == WordClass::Content;
    if !plain || noun.class != WordClass::Content || !goes_on {
        return false;
    }
    if word.is_inflected(text) {
        determined && plural(word) && !plural(noun)
    } else {
        joined() || plural(noun)
    }
}

pub(super) fn meets(left: &[(&Entity, Span)], right: &[(&Entity, Span)]) -> bool {
    left.iter()
        .any(|(a, _)| right.iter().any(|(b, _)| names(b, a)))
}

/// The names before and after a word, turned round in a passive.
pub(super) fn roles<'a>(text: &str, fact: &'a Fact, at: usize) -> Roles<'a> {
    let barrier =
        |word: usize| matches!(fact.word(word).span.of(text), ";" | ":" | "—" | "“" | "”");
    let low = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|&word| barrier(word))
        .map_or(at.saturating_sub(REACH), |word| word + 1);
    let high = (at + 1..fact.words.len().min(at + REACH))
        .find(|&word| barrier(word))
        .unwrap_or(fact.words.len().min(at + REACH));
    let entities = |from: usize, to: usize| {
        fact.mentions.iter().filter_map(move |m| match &m.value {
            Value::Entity(entity) if m.words.0 as usize >= from && m.words.1 as usize <= to => {
                Some((m.words, entity, m.span))
            }
            _ => None,
        })
    };
    let low = relative(fact, at).unwrap_or(low);
    let mut before: Vec<_> = entities(low, at).collect();
    let participle = !text::lower(fact.word(at).span.of(text)).ends_with("ing");
    // "Norway signed a treaty with Chile, ending its ban": Norway ended it.
    let hangs = !participle && at > 0 && fact.word(at - 1).lemma == ",";
    if !hangs {
        before.reverse();
    }
    let after: Vec<_> = entities(at + 1, high).collect();
    let (before, after) = (joined(fact, before), joined(fact, after));
    // "by the end of 2014" and "by a quarter" name no doer.
    let by = |word: usize| {
        let named = |m: &Mention| {
            let first = m.words.0 as usize;
            m.entity().is_some() && first > word && first <= word + DOER
        };
        fact.word(word).lemma == "by" && fact.mentions.iter().any(named)
    };
    let passive = participle && is_passive(fact, at) && (at + 1..high).any(by);
    let possessive = at + 1 < high && by(at + 1);
    if passive || possessive {
        Roles {
            before: after,
            after: before,
            is_bare_passive: false,
            doers: doers(fact, at + 1, high),
        }
    } else {
        Roles {
            before,
            after,
            is_bare_passive: participle && is_passive(fact, at),
            doers: Vec::new(),
        }
    }
}

/// Where the clause of a word starts whose subject stands behind what the clause is about: `Keselowski` of
/// `the grid, which Keselowski leads`.
fn relative(fact: &Fact, act: usize) -> Option<usize> {
    let subject = fact.mentions.iter().find(|mention| {
        mention.words.1 as usize == act && mention.entity().is_some() && mention.words.0 > 0
    })?;
    let first = subject.words.0 as usize;
    let joint = &fact.word(first - 1).lemma;
    matches!(joint.as_str(), "which" | "that" | "whom").then_some(first)
}

/// Everybody whom a list behind `by` names: `by A, B and the singer C`, up to the word that goes on.
fn doers(fact: &Fact, by: usize, high: usize) -> Vec<&Entity> {
    let goes_on = |word: &Word| {
        word.class == WordClass::Function
            && !matches!(
                word.lemma.as_str(),
                "by" | "and" | "the" | "a" | "an" | "of" | "'s" | "both"
            )
    };
    let length = fact.words[by..high].iter().position(goes_on);
    let past = length.map_or(high, |length| by + length);
    let listed = fact.mentions.iter().filter(|mention| {
        let first = mention.words.0 as usize;
        by <= first && first < past && mention.words.1 as usize <= high
    });
    listed.filter_map(Mention::entity).collect()
}

/// The nearest name and those joined to it by `and` or a comma.
fn joined<'a>(fact: &Fact, names: Vec<((u32, u32), &'a Entity, Span)>) -> Vec<(&'a Entity, Span)> {
    let mut out: Vec<(&Entity, Span)> = Vec::new();
    let mut last: Option<(u32, u32)> = None;
    for (words, entity, span) in names {
        if let Some(near) = last {
            let (from, to) = if words.0 < near.0 {
                (words.1, near.0)
            } else {
                (near.1, words.0)
            };
            let joint = from <= to
                && (from..to).all(|at| {
                    matches!(
                        fact.word(at as usize).lemma.as_str(),
                        "and" | "," | "the" | "-"
                    )
                });
            if !joint {
                break;
            }
        }
        out.push((entity, span));
        last = Some(words);
    }
    out
}

/// Whether a form of `be` stands just before the word.
fn is_passive(fact: &Fact, at: usize) -> bool {
    fact.words[at.saturating_sub(3)..at]
        .iter()
        .any(|word| word.class == WordClass::Function && word.lemma == "be")
}
