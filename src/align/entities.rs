//! The names of the claim against those of the evidence.

use super::roles::roles;
use super::words::{bond, credit_words, in_name};
use super::{Alignment, EvidenceWord, Mention, Pair, Rule, comparison, in_attribution, is_named};
use crate::fact::{Fact, WordClass};
use crate::lexicon;
use crate::mention::{Entity, EntityKind, Value};
use crate::report::Relation;
use crate::text::{self, Span, is_one_of};

/// Credit of a name found in the sentence before the window, and elsewhere in the article.
const BEFORE: f32 = 0.8;
const ELSEWHERE: f32 = 0.5;
/// How many sentences tell what an article is about.
const LEAD: usize = 2;
/// From this bond on, a name in the sentence stands in place of the one that is asked for.
const RIVAL: f32 = 0.5;
/// How surely a name that differs in its number alone stands in another one's place.
const NUMBERED: f32 = 0.7;

/// Compares every name of the claim.
pub(super) fn compare_entities(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Entity(wanted) = &mention.value else {
            continue;
        };
        if claim
            .attribution
            .as_ref()
            .is_some_and(|said| said.words.0 <= mention.words.0 && mention.words.1 <= said.words.1)
        {
            continue;
        }
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let same = alignment
            .mentions()
            .filter(|(other, _)| is_named(other, wanted))
            .max_by_key(|&(_, index)| alignment.told(index).inside);
        // Who belongs to a country is not where something happens: "the Pakistani military".
        let place = located(claim_text, claim, mention);
        let belongs = same.is_some()
            && place
            && !alignment.mentions().any(|(other, index)| {
                let fact = alignment.told(index).fact;
                let body = &alignment.window.article.document.body;
                is_named(other, wanted)
                    && (alignment.told(index).inside || fact.heading)
                    && !is_demonym(body, other)
                    && !points_at(fact, other)
                    && !is_dateline(body, fact, other)
                    && !qualifies(fact, other)
                    && !governs(body, fact, other)
                    && !in_attribution(fact, other.words.0 as usize)
            });
        if belongs {
            let elsewhere = rival(claim_text, alignment, mention, wanted);
            found.push(match elsewhere {
                Some((span, bond)) => {
                    comparison(Rule::Entity, Relation::Differs, range, Some(span), bond)
                }
                None => comparison(Rule::Entity, Relation::Missing, range, None, 1.0),
            });
            continue;
        }
        if let Some((other, index)) = same {
            let inside = alignment.told(index).inside;
            credit_words(
                alignment,
                mention.words,
                index,
                if inside { 1.0 } else { BEFORE },
            );
            found.push(comparison(
                Rule::Entity,
                Relation::Same,
                range,
                Some(other.span),
                1.0,
            ));
            continue;
        }
        // A name that the analysis of the article did not see as one may still be there word by word.
        let here = |pair: &Pair| {
            let there = pair.evidence.map(|at| alignment.told(at));
            pair.credit >= 0.7
                && there.is_some_and(|word| {
                    let named = word.fact.entity_at(word.at);
                    let acts =
                        |named| governs(&alignment.window.article.document.body, word.fact, named);
                    word.inside && !(place && named.is_some_and(acts))
                })
        };
        let spelled = alignment
            .pairs
            .iter()
            .filter(|p| (range.0..range.1).contains(&p.claim))
            .all(here);
        if spelled {
            found.push(comparison(Rule::Entity, Relation::Same, range, None, 0.9));
            continue;
        }
        let elsewhere = alignment
            .window
            .article
            .facts
            .iter()
            .flat_map(|fact| &fact.mentions)
            .any(|other| is_named(other, wanted));
        // A rare word that starts the claim may be no name at all.
        let starts = range == (0, 1) && wanted.kind == EntityKind::Other;
        if starts && !elsewhere && alignment.pair(0).is_some() {
            continue;
        }
        if elsewhere {
            for pair in &mut alignment.pairs {
                if (range.0..range.1).contains(&pair.claim) && pair.credit < ELSEWHERE {
                    pair.credit = ELSEWHERE;
                }
            }
        }
        let rival = rival(claim_text, alignment, mention, wanted);
        let topic = elsewhere && is_topic(alignment, wanted);
        match rival {
            // What the whole article is about need not be named in every sentence.
            _ if topic && rival.is_none_or(|(_, bond)| bond < RIVAL) => found.push(comparison(
                Rule::Entity,
                Relation::Implies,
                range,
                None,
                ELSEWHERE,
            )),
            Some((span, bond)) => found.push(comparison(
                Rule::Entity,
                Relation::Differs,
                range,
                Some(span),
                bond,
            )),
            None => found.push(comparison(
                Rule::Entity,
                Relation::Missing,
                range,
                None,
                if elsewhere { 0.5 } else { 1.0 },
            )),
        }
    }
    alignment.comparisons.extend(found);
}

/// Whether the article names somebody or something right at its start.
fn is_topic(alignment: &Alignment<'_>, wanted: &Entity) -> bool {
    let facts = &alignment.window.article.facts;
    let told = facts.iter().filter(|fact| !fact.heading).take(LEAD);
    let heads = facts.iter().filter(|fact| fact.heading).take(1);
    told.chain(heads)
        .flat_map(|fact| &fact.mentions)
        .any(|other| is_named(other, wanted))
}

/// Whether a claim says that something is in the named place.
fn located(claim_text: &str, claim: &Fact, mention: &Mention) -> bool {
    let kind = is_a(mention, EntityKind::Place);
    let next = claim.words.get(mention.words.1 as usize);
    // "In the Afghan war" is in a war.
    let qualifies = is_demonym(claim_text, mention)
        || next.is_some_and(|word| word.class == WordClass::Content || word.lemma == "-");
    kind && !qualifies && is_locative(&preposition(claim_text, claim, mention.words.0))
}

/// Whether a preposition says where something is.
fn is_locative(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "near")
}

fn is_a(mention: &Mention, kind: EntityKind) -> bool {
    mention.entity().is_some_and(|entity| entity.kind == kind)
}

/// Whether a name only qualifies the noun behind it: `Pakistan army`.
fn qualifies(fact: &Fact, mention: &Mention) -> bool {
    fact.words
        .get(mention.words.1 as usize)
        .is_some_and(|word| word.class == WordClass::Content && !word.capital || word.lemma == "-")
}

/// Whether a capital stands for a government that does something or with which something is done: `Moscow and
/// Oslo signed`, `with Moscow`.
fn governs(text: &str, fact: &Fact, mention: &Mention) -> bool {
    let capital = lexicon::place(&text::lower(mention.span.of(text)))
        .is_some_and(|(_, kind)| kind == lexicon::PlaceKind::Capital);
    let before = (mention.words.0 as usize).checked_sub(1);
    let joint = before.map_or("", |at| fact.word(at).lemma.as_str());
    let starts = before.is_none_or(|at| fact.word(at).class == WordClass::Mark);
    capital && (starts || is_one_of(joint, "with by between against and that"))
}

/// Whether a place says where the report was written: `ISLAMABAD —`.
fn is_dateline(text: &str, fact: &Fact, mention: &Mention) -> bool {
    let next = fact.words.get(mention.words.1 as usize);
    mention.words.0 == 0 && next.is_some_and(|word| matches!(word.span.of(text), "—" | "–" | "--"))
}

/// Whether a mention is a pronoun, a role or a word such as `two`, which only points at somebody.
fn points_at(fact: &Fact, mention: &Mention) -> bool {
    let word = fact.word(mention.words.0 as usize);
    let role = is_a(mention, EntityKind::Person);
    !word.capital && (role || lexicon::is_function_word(&word.lemma) || word.lemma == "two")
}

/// Whether a pronoun that stands for nobody known leads a sentence up to one of its words: who is asked
/// for may be meant by it.
fn is_told_of_somebody(fact: &Fact, before: u32) -> bool {
    let named = |at: u32| {
        fact.mentions
            .iter()
            .any(|m| m.entity().is_some() && m.words.0 <= at)
    };
    (0..before).take_while(|&at| !named(at)).any(|at| {
        is_one_of(
            fact.word(at as usize).lemma.as_str(),
            "he she it they his her its their",
        )
    })
}

/// Whether a name is that of the people or things of a country.
fn is_demonym(text: &str, mention: &Mention) -> bool {
    lexicon::place(&text::lower(mention.span.of(text)))
        .is_some_and(|(_, kind)| kind == lexicon::PlaceKind::Demonym)
}

/// Another name of the same kind that stands in the evidence where the claim has this one.
fn rival(
    claim_text: &str,
    alignment: &Alignment<'_>,
    mention: &Mention,
    wanted: &Entity,
) -> Option<(Span, f32)> {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let role = preposition(claim_text, claim, mention.words.0);
    let acts = if role.is_empty() {
        shared_acts(claim_text, alignment, wanted)
    } else {
        Vec::new()
    };
    alignment
        .mentions()
        .filter(|&(_, index)| alignment.told(index).inside)
        .filter_map(|(other, index)| {
            let fact = alignment.told(index).fact;
            let entity = other.entity()?;
            let numbered = numbered_alike(&entity.key, &wanted.key);
            let same_role = numbered || role == preposition(body, fact, other.words.0);
            // Where the claim has "in Oslo", what the evidence is "in" is a place, too, known or not.
            let placed = same_role && is_locative(&role);
            let unknown = EntityKind::Other;
            let kinds = entity.kind == wanted.kind
                || placed && (entity.kind == unknown || wanted.kind == unknown)
                || matches!(
                    (entity.kind, wanted.kind),
                    (EntityKind::Organisation, EntityKind::Other)
                        | (EntityKind::Other, EntityKind::Organisation)
                        | (EntityKind::Person, EntityKind::Other)
                        | (EntityKind::Other, EntityKind::Person)
                );
            let places = [entity, wanted].map(|one| one.kind) == [EntityKind::Place; 2];
            // "The Chilean minister spoke in Lima" asks for Chile, and not for what is in Chile.
            let asked = || {
                if placed {
                    let mut mentions = claim.mentions.iter();
                    mentions.any(|one| is_named(one, entity) && located(claim_text, claim, one))
                } else {
                    alignment.asks_for(entity)
                }
            };
            if !kinds
                || asked()
                || places && entity.relation_to(wanted) != Relation::Differs
                || points_at(fact, other)
                || role.is_empty() && is_told_of_somebody(fact, other.words.0)
                || is_glued(&entity.key, &wanted.key)
            {
                return None;
            }
            let bound = bond(
                alignment,
                (mention.words.0 as usize, mention.words.1 as usize),
                index,
            );
            let bound = if numbered { bound.max(NUMBERED) } else { bound };
            let exact = if entity.kind == wanted.kind { 1.0 } else { 0.8 };
            let place = match same_role {
                false => OTHER_PLACE,
                true if role.is_empty() && !numbered => side(body, &acts, fact, entity),
                true => 1.0,
            };
            Some((other.span, bound * exact * place))
        })
        .max_by(|left, right| left.1.total_cmp(&right.1))
}

/// Whether one of two names is part of the other when both are written in one word.
fn is_glued(left: &str, right: &str) -> bool {
    let glued = |key: &str| key.replace([' ', '-'], "");
    let (one, two) = (glued(left), glued(right));
    let within = |one: &str, two: &str| {
        one.as_bytes()
            .windows(two.len().max(1))
            .any(|part| part == two.as_bytes())
    };
    within(&one, &two) || within(&two, &one)
}

/// What a name counts that does not stand where the claim has the one that is asked for.
const OTHER_PLACE: f32 = 0.3;
/// The same where no act tells.
const UNTOLD_PLACE: f32 = 0.6;

/// An act of the claim that the evidence has too.
struct SharedAct<'a> {
    /// Where the evidence has it.
    other: EvidenceWord<'a>,
    /// Whether the name that is asked for stands before it and behind it in the claim.
    asked: (bool, bool),
}

/// The acts that claim and evidence share.
fn shared_acts<'a>(
    claim_text: &str,
    alignment: &Alignment<'a>,
    wanted: &Entity,
) -> Vec<SharedAct<'a>> {
    let claim = alignment.claim;
    let shared = |pair: &&Pair| pair.act && pair.credit >= 0.5 && !in_name(claim, pair.claim);
    alignment
        .pairs
        .iter()
        .filter(shared)
        .filter_map(|pair| {
            let claimed = roles(claim_text, claim, pair.claim);
            Some(SharedAct {
                other: *alignment.told(pair.evidence?),
                asked: (has(&claimed.before, wanted), has(&claimed.after, wanted)),
            })
        })
        .collect()
}

/// How surely a name of a sentence stands on the same side of the same act as the one that is asked for.
fn side(body: &str, acts: &[SharedAct<'_>], home: &Fact, rival: &Entity) -> f32 {
    let same_side = |act: &SharedAct<'_>| {
        let stated = roles(body, home, act.other.at);
        act.asked.0 && has(&stated.before, rival) || act.asked.1 && has(&stated.after, rival)
    };
    if acts
        .iter()
        .any(|act| std::ptr::eq(act.other.fact, home) && same_side(act))
    {
        1.0
    } else if acts.is_empty() {
        UNTOLD_PLACE
    } else {
        OTHER_PLACE
    }
}

fn has(side: &[(&Entity, Span)], entity: &Entity) -> bool {
    side.iter().any(|(one, _)| one.key == entity.key)
}

/// Whether two names differ in their number alone: `STS-134`, `STS-135`.
fn numbered_alike(left: &str, right: &str) -> bool {
    let stem = |key: &str| key.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (one, two) = (stem(left), stem(right));
    one > 1 && one < left.len() && two < right.len() && left.get(..one) == right.get(..two)
}

/// The preposition in front of a mention, or nothing.
fn preposition(text: &str, fact: &Fact, first: u32) -> String {
    let mut at = first as usize;
    while at > 0
        && is_one_of(
            fact.word(at - 1).lemma.as_str(),
            "the a an his her its their",
        )
    {
        at -= 1;
    }
    // A title belongs to the name behind it.
    while at > 0 && lexicon::honorific(&fact.word(at - 1).lemma) {
        at -= 1;
        if at > 0 && fact.word(at - 1).capital {
            at -= 1;
        }
    }
    let Some(before) = at.checked_sub(1).map(|at| fact.word(at)) else {
        return String::new();
    };
    let surface = text::lower(before.span.of(text));
    if lexicon::is_function_word(&surface) && surface.len() > 1 {
        surface
    } else {
        String::new()
    }
}
