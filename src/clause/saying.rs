//! The verb of saying in a sentence, and who says.
//!
//! In: a fact with its mentions. Out: the attribution of `X said`, `said X`, `X, the owner of a bar, said`.

use super::attribution::{REACH, attribution, is_speaker, kind_rank, named_within, noun_phrase};
use crate::fact::{Attribution, Fact, Word, WordClass};
use crate::lexicon;
use crate::mention::{Mention, Value};
use crate::text::{self, is_one_of};

/// The plainest verbs of saying.
const PLAIN: &str = "say tell state announce add insist explain assert contend complain reckon acknowledge predict think warn argue claim report believe deny confirm admit accuse stress emphasize emphasise";

/// Whether a verb of saying really introduces what is said: the plainest ones always do, the others
/// (`point`, `conclude`, `describe`) beside a quotation, `that` or a comma; an infinitive never does.
pub(super) fn introduces_speech(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| words[at].span.of(text));
    // "to say", "was told", "the report", "Gul's report".
    let passive = words[at.saturating_sub(2)..at]
        .iter()
        .any(|word| word.lemma == "be");
    // "The final say".
    let voice = words[at].span.of(text) == "say" && is_one_of(before, "final last a no any some");
    let noun = voice
        || is_one_of(
            words[at].span.of(text),
            "report claim statement reports claims",
        ) && at
            .checked_sub(1)
            .is_some_and(|at| is_one_of(words[at].lemma.as_str(), "'s ’s the a an of this that"))
        || is_compound(text, words, at);
    // "a 92,000-claim backlog".
    let compound = matches!(before, "-" | "‑" | "–");
    // "unsavoury reporting": a noun, unless it goes on: "reporters, saying", "is reporting".
    let gerund = words[at].span.of(text).ends_with("ing")
        && at.checked_sub(1).is_some_and(|before| {
            words[before].class == WordClass::Content && !words[before].capital
        });
    if before == "to" || passive || noun || compound || gerund {
        return false;
    }
    let plain = is_one_of(&words[at].lemma, PLAIN);
    let behind = words[at + 1..].iter().take(3);
    let opens = behind
        .clone()
        .any(|word| word.lemma == "that" || matches!(word.span.of(text), "“" | "\"" | ":"));
    let closes = matches!(before, "”" | "\"" | ",");
    plain
        || opens
        || closes
        || words[at + 1..].iter().any(|word| word.quoted)
        || describes(words, at)
}

/// Whether a word that may be a verb of saying is a noun behind another one: `asylum claims before last summer`.
fn is_compound(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &words[at]);
    let noun = before.is_some_and(|word| {
        word.class == WordClass::Content && !word.capital && !lexicon::honorific(&word.lemma)
    });
    let goes_on = words.get(at + 1).is_some_and(|word| {
        word.class == WordClass::Content
            || is_determiner(&word.lemma)
            || is_one_of(&word.lemma, "that he she it they there no")
    });
    noun && !goes_on && is_one_of(words[at].span.of(text), "report reports claim claims")
}

/// How far behind its verb the `as` may stand with which somebody calls a thing something, in words.
const CALLED: usize = 8;

/// Whether the verb says what somebody calls a thing: `described the ruling as a victory`, `called it a victory`.
fn describes(words: &[Word], at: usize) -> bool {
    let behind = || words[at + 1..].iter();
    match words[at].lemma.as_str() {
        "call" => behind().next().is_some_and(|word| {
            is_determiner(&word.lemma)
                || matches!(word.lemma.as_str(), "it" | "this" | "that" | "them")
        }),
        "describe" | "hail" | "criticise" | "condemn" | "praise" | "denounce" => {
            behind().take(CALLED).any(|word| word.lemma == "as")
        }
        _ => false,
    }
}

/// The most words of a speaker without a name or a role.
const UNNAMED: usize = 4;

/// `X said`, `said X`.
pub(super) fn said(text: &str, fact: &Fact, verb: usize) -> Option<Attribution> {
    let words = &fact.words;
    let before = verb.checked_sub(1).map(|at| &words[at]);
    // "It fell, says Smith", and not "Smith, in charge at the time, praised Jones".
    let inverted = before.is_some_and(|word| {
        let closes = word.lemma != "," || is_one_of(&words[verb].lemma, PLAIN);
        word.class == WordClass::Mark && closes || word.quoted
    });
    // "Wrote about the war" names no writer.
    let nominative = words.get(verb + 1).is_some_and(|word| {
        let joins = lexicon::is_function_word(&word.lemma) && !is_determiner(&word.lemma);
        !word.quoted && word.class != WordClass::Mark && !joins
    });
    // "Its counsel, Kent Walker, said the group disagreed": what follows says more than who says it.
    let apposed = fact
        .mentions
        .iter()
        .any(|m| m.words.1 as usize + 1 == verb && is_speaker(m));
    let alone = |to: usize| {
        words
            .get(to)
            .is_none_or(|word| word.class == WordClass::Mark)
    };
    if inverted
        && nominative
        && let Some((from, to)) = noun_phrase(text, words, verb + 1)
        && named_within(fact, from, to).is_some()
        && (!apposed || alone(to))
    {
        return Some(attribution(text, fact, from, to, (verb as u32, to as u32)));
    }
    if let Some(whom) = described(fact, verb) {
        let (from, to) = (whom.words.0 as usize, whom.words.1 as usize);
        return Some(attribution(
            text,
            fact,
            from,
            to,
            (whom.words.0, verb as u32 + 1),
        ));
    }
    // The speaker is the nearest name or role before the verb, in the same clause.
    let floor = verb.saturating_sub(REACH);
    // Behind what is said, the speaker stands alone between the comma and the verb.
    let behind = &words[verb + 1..];
    // "…, the premier told lawmakers".
    let whom = words[verb].lemma == "tell"
        && behind.len() <= UNNAMED
        && behind
            .iter()
            .all(|word| word.class != WordClass::Function || is_determiner(&word.lemma));
    let closes = whom || behind.iter().all(|word| word.class == WordClass::Mark);
    let clause = (floor..verb)
        .rev()
        .find(|&at| {
            let surface = words[at].span.of(text);
            words[at].quoted
                || matches!(surface, "”" | "\"" | ";" | ":")
                || closes && surface == "," && at + 1 < verb
        })
        .map_or(floor, |at| at + 1);
    // "Last week the government said".
    let timed = fact.mentions.iter().find(|m| {
        m.words.0 as usize == clause
            && matches!(m.value, Value::Time(_))
            && (m.words.1 as usize) < verb
    });
    let clause = timed.map_or(clause, |m| m.words.1 as usize);
    let named = fact
        .mentions
        .iter()
        .filter(|m| m.words.0 as usize >= clause && m.words.1 as usize <= verb && is_speaker(m))
        .max_by_key(|m| {
            // "His barrister, Dana Okoro, argued".
            let past = m.words.1 as usize;
            let beside = past == verb || past + 1 == verb && words[past].lemma == ",";
            (beside, kind_rank(m), m.words)
        });
    // "Sophie Peer of the Refugee Council said".
    let named = named.map(|m| member(fact, m).unwrap_or(m));
    let end = (verb + 1..words.len().min(verb + 10))
        .find(|&at| words[at].lemma == "that")
        .map_or(verb + 1, |at| at + 1);
    // "The minister rejected the plan, saying it was unfair": the rejecting is told, too.
    let adjoined =
        words[verb].span.of(text).ends_with("ing") && before.is_some_and(|word| word.lemma == ",");
    match named {
        Some(m) => {
            // `Senior Pakistani officials`: the officials speak, not the country.
            let past = m.words.1 as usize;
            let whose = lexicon::place(&text::lower(m.span.of(text)))
                .is_some_and(|(_, kind)| kind == lexicon::PlaceKind::Demonym);
            let noun = |at: &usize| {
                let word = &words[*at];
                word.class == WordClass::Content
                    && (!word.capital || lexicon::honorific(&word.lemma))
            };
            let owns = matches!(words[past].lemma.as_str(), "'s" | "’s");
            let to = if whose || owns {
                let past = past + usize::from(owns);
                past + (past..verb).take_while(noun).count()
            } else {
                past
            };
            let start = if adjoined {
                verb as u32
            } else {
                introduced(words, m.words.0 as usize, clause)
            };
            Some(attribution(
                text,
                fact,
                m.words.0 as usize,
                to,
                (start, end as u32),
            ))
        }
        None => {
            // A role without a name: `a spokesman for the air force described`, `the opinion piece says`.
            // A few plain words may be one, too: `two witnesses said`.
            let plain = verb - clause <= UNNAMED
                && words[clause..verb].iter().enumerate().all(|(at, word)| {
                    matches!(word.class, WordClass::Content | WordClass::Number)
                        || at == 0 && is_one_of(word.lemma.as_str(), "the a an some")
                });
            let role = (clause..verb).rev().find(|&at| {
                lexicon::honorific(&words[at].lemma)
                    || (closes || plain) && words[at].class == WordClass::Content
            })?;
            let from = (clause..role)
                .rev()
                .take_while(|&at| words[at].class != WordClass::Mark)
                .last()
                .unwrap_or(role);
            let (to, start) = if adjoined {
                (role + 1, verb)
            } else {
                (verb, from)
            };
            Some(attribution(
                text,
                fact,
                from,
                to,
                (start as u32, end as u32),
            ))
        }
    }
}

/// The person in front of a body that they belong to: `Sophie Peer of the Refugee Council`.
fn member<'f>(fact: &'f Fact, body: &Mention) -> Option<&'f Mention> {
    let start = body.words.0 as usize;
    let link = (start.saturating_sub(2)..start)
        .find(|&at| is_one_of(&fact.word(at).lemma, "of from at for with"))?;
    fact.mentions
        .iter()
        .find(|m| m.words.1 as usize == link && kind_rank(m) == 2)
}

/// Where a speaker is introduced, not before `floor`: what they are stands right in front of the name, `UN chief
/// Ban Ki-moon`, `a janitor called Gica`.
fn introduced(words: &[Word], name: usize, floor: usize) -> u32 {
    let tells = |&at: &usize| {
        let word = &words[at];
        word.class == WordClass::Content && !word.quoted
            || is_determiner(&word.lemma)
            || matches!(word.lemma.as_str(), "'s" | "’s" | "-")
    };
    let titled = name.checked_sub(1).is_some_and(|before| {
        lexicon::honorific(&words[before].lemma) || is_one_of(&words[before].lemma, "call name")
    });
    let start = (floor..name).rev().take_while(tells).last();
    start.filter(|_| titled).unwrap_or(name) as u32
}

/// How long what describes a speaker between commas may be, in words.
const DESCRIBED: usize = 25;

/// The name that a description between commas stands behind: `Smith, the owner of a bar in Brooklyn, said`.
fn described(fact: &Fact, verb: usize) -> Option<&Mention> {
    let words = &fact.words;
    let close = (verb.saturating_sub(3)..verb)
        .rev()
        .take_while(|&at| words[at].class != WordClass::Content)
        .find(|&at| words[at].lemma == ",")?;
    let open = (close.saturating_sub(DESCRIBED)..close).rev().find(|&at| {
        let first = words[at + 1].lemma.split(' ').next().unwrap_or_default();
        let describes = is_determiner(first)
            || is_one_of(
                first,
                "another one who which whose in at from of now then head",
            );
        words[at].lemma == "," && describes
    })?;
    fact.mentions
        .iter()
        .find(|m| m.words.1 as usize == open && m.words.0 < m.words.1 && is_speaker(m))
}

fn is_determiner(lemma: &str) -> bool {
    is_one_of(lemma, "the a an his her its their our my")
}
