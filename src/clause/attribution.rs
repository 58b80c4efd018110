//! Who says what a sentence states.
//!
//! In: a fact with its mentions. Out: its attribution, from `X said`, `said X`, `X told Y that`,
//! `according to X`. Quotations that run over several sentences keep one speaker, whichever of the
//! sentences names them.

use super::saying::{introduces_speech, said};
use crate::fact::{Attribution, Fact, Word, WordClass};
use crate::lexicon;
use crate::mention::{Entity, EntityKind, Mention, Value};
use crate::text::{self, is_one_of};

/// How many words may stand between a speaker and the verb of saying.
pub(super) const REACH: usize = 9;

/// The attribution that the sentence itself gives.
pub fn find(text: &str, fact: &Fact) -> Option<Attribution> {
    let stated = according_to(text, fact)
        .or_else(|| in_words_of(text, fact))
        .or_else(|| headline(text, fact))
        .or_else(|| cleft(text, fact));
    stated.or_else(|| {
        (0..fact.words.len()).find_map(|at| {
            let word = fact.word(at);
            // Who "has not said" so says nothing.
            let says =
                lexicon::is_say_verb(&word.lemma) && !(word.quoted || word.capital || word.negated);
            if says && introduces_speech(text, &fact.words, at) {
                said(text, fact, at)
            } else {
                None
            }
        })
    })
}

/// Spreads attributions over quotations that run on: forward from the sentence that names the
/// speaker, or back to the sentences before it.
pub fn spread(text: &str, facts: &mut [Fact]) {
    let quoted = |fact: &Fact| {
        let content = || {
            fact.words
                .iter()
                .filter(|word| word.class == WordClass::Content)
        };
        content().count() > 0 && content().all(|word| word.quoted)
    };
    let begins_quoted = |fact: &Fact| {
        fact.words
            .iter()
            .find(|w| w.class != WordClass::Mark)
            .is_some_and(|w| w.quoted)
    };
    let ends_quoted = |fact: &Fact| {
        fact.words
            .iter()
            .rfind(|w| w.class != WordClass::Mark)
            .is_some_and(|w| w.quoted)
    };
    let outside = |attribution: &Attribution| Attribution {
        words: (0, 0),
        ..attribution.clone()
    };
    let back = |facts: &mut [Fact], goes_on: fn(&Fact) -> bool| {
        for at in (1..facts.len()).rev() {
            if facts[at - 1].attribution.is_none()
                && ends_quoted(&facts[at - 1])
                && begins_quoted(&facts[at])
                && goes_on(&facts[at])
            {
                facts[at - 1].attribution = facts[at].attribution.as_ref().map(outside);
            }
        }
    };
    // What closes a quotation names its speaker more surely than what stands before it.
    back(facts, |fact| !opens_anew(fact));
    for at in 1..facts.len() {
        let between = text::cut(
            text,
            facts[at - 1].span.end as usize..facts[at].span.start as usize,
        );
        let goes_on = ends_quoted(&facts[at - 1])
            || !between.contains(['\n'])
            || (quoted(&facts[at]) && !opens_anew(&facts[at]));
        if facts[at].attribution.is_none() && begins_quoted(&facts[at]) && goes_on {
            facts[at].attribution = facts[at - 1].attribution.as_ref().map(outside);
        }
    }
    back(facts, |_| true);
    name_roles(facts);
}

/// Names the speaker whom a text calls by a role alone, where it has let one person speak so far: `the officer
/// said`.
fn name_roles(facts: &mut [Fact]) {
    let mut heard: Vec<Attribution> = Vec::new();
    for fact in facts {
        let Some(said) = &mut fact.attribution else {
            continue;
        };
        let is_person = |mention: &Mention| {
            kind_rank(mention) == 2 && mention.entity().is_some_and(|e| e.key == said.key)
        };
        let role = said.key.strip_prefix("the ").unwrap_or_default();
        if lexicon::honorific(role) && heard.len() == 1 {
            said.key.clone_from(&heard[0].key);
            said.speaker.clone_from(&heard[0].speaker);
        } else if fact.mentions.iter().any(is_person)
            && !heard.iter().any(|other| other.key == said.key)
        {
            heard.push(said.clone());
        }
    }
}

/// Whether the fact starts with an opening quotation mark.
fn opens_anew(fact: &Fact) -> bool {
    fact.words
        .first()
        .is_some_and(|word| word.class == WordClass::Mark)
}

/// `according to the Pakistani military`.
fn according_to(text: &str, fact: &Fact) -> Option<Attribution> {
    let words = &fact.words;
    let at = (1..words.len()).find(|&at| {
        words[at].lemma == "to"
            && lexicon::is_spelling(&text::lower(words[at - 1].span.of(text)), "according")
    })?;
    let (from, to) = noun_phrase(text, words, at + 1)?;
    // "According to Smith future models will": where no comma parts who says it from what, the name ends it.
    let goes_on = words
        .get(to)
        .is_some_and(|word| word.class == WordClass::Function);
    let name = fact
        .mentions
        .iter()
        .find(|m| m.words.0 as usize == from && is_speaker(m));
    let to = match name {
        Some(name) if goes_on => name.words.1 as usize,
        _ => to,
    };
    Some(attribution(
        text,
        fact,
        from,
        to,
        (at as u32 - 1, to as u32),
    ))
}

/// Whose words, view or opinion something is said to be: `in the words of the prosecutor`, `in her
/// view`, `in the editorial's opinion`.
fn in_words_of(text: &str, fact: &Fact) -> Option<Attribution> {
    let words = &fact.words;
    let view = |at: usize| {
        is_one_of(
            words[at].lemma.as_str(),
            "word view opinion eye judgment judgement estimation",
        ) && !words[at].quoted
    };
    for at in (0..words.len()).filter(|&at| view(at)) {
        let floor = at.saturating_sub(REACH);
        let opens = (floor..at)
            .rev()
            .find(|&before| words[before].lemma == "in");
        let Some(opens) = opens else { continue };
        let next = words.get(at + 1).map_or("", |word| word.lemma.as_str());
        if next == "of" && at - opens <= 2 {
            let (from, to) = noun_phrase(text, words, at + 2)?;
            // A title and the name behind it are one speaker: `of the prosecutor, Mark Tedeschi`.
            let apposed = words
                .get(to)
                .filter(|word| word.lemma == ",")
                .and_then(|_| {
                    fact.mentions
                        .iter()
                        .find(|m| m.words.0 as usize == to + 1 && kind_rank(m) == 2)
                });
            let to = apposed.map_or(to, |m| m.words.1 as usize);
            return Some(attribution(text, fact, from, to, (opens as u32, to as u32)));
        }
        let owner = opens + 1;
        let possessive = matches!(words[at - 1].lemma.as_str(), "'s" | "’s");
        if possessive && owner + 1 < at {
            let past = at as u32 + 1;
            return Some(attribution(text, fact, owner, at - 1, (opens as u32, past)));
        }
        // A pronoun says who when it was resolved.
        let pronoun = fact
            .mentions
            .iter()
            .any(|m| m.words == (owner as u32, at as u32) && is_speaker(m));
        if pronoun {
            let past = at as u32 + 1;
            return Some(attribution(text, fact, owner, at, (opens as u32, past)));
        }
    }
    None
}

/// The speaker in front of a colon, as headlines have it: `Foreign Office: ties are growing`.
fn headline(text: &str, fact: &Fact) -> Option<Attribution> {
    let words = &fact.words;
    let colon = words
        .iter()
        .take(REACH)
        .position(|word| word.span.of(text) == ":")?;
    let mention = fact
        .mentions
        .iter()
        .find(|m| m.words.1 as usize == colon && is_speaker(m))?;
    let from = mention.words.0 as usize;
    let titled = words[..from]
        .iter()
        .all(|word| word.class == WordClass::Content || word.lemma == "the");
    let goes_on = words.len() > colon + 3;
    (titled && goes_on).then(|| attribution(text, fact, from, colon, (0, colon as u32 + 1)))
}

/// `It was X who said`: the verb of saying follows at once.
fn cleft(text: &str, fact: &Fact) -> Option<Attribution> {
    let words = &fact.words;
    let starts = words.first()?.lemma == "it" && words.get(1)?.lemma == "be";
    let who = (3..words.len().min(REACH))
        .find(|&at| matches!(words[at].lemma.as_str(), "who" | "that"))?;
    let verb = words.get(who + 1)?;
    let told = words[who + 1..]
        .iter()
        .take(5)
        .any(|word| word.lemma == "that");
    let says = lexicon::is_say_verb(&verb.lemma)
        && (told
            || is_one_of(
                verb.lemma.as_str(),
                "say reckon think believe claim warn argue",
            ));
    if !starts || !says {
        return None;
    }
    named_within(fact, 2, who)?;
    let end = (who + 2..words.len().min(who + 6))
        .find(|&at| words[at].lemma == "that")
        .map_or(who + 2, |at| at + 1);
    Some(attribution(text, fact, 2, who, (0, end as u32)))
}

/// People speak before bodies, bodies before places.
pub(super) fn kind_rank(mention: &Mention) -> u8 {
    match &mention.value {
        Value::Entity(Entity {
            kind: EntityKind::Person,
            ..
        }) => 2,
        Value::Entity(Entity {
            kind: EntityKind::Organisation | EntityKind::Other,
            ..
        }) => 1,
        _ => 0,
    }
}

pub(super) fn is_speaker(mention: &Mention) -> bool {
    matches!(mention.value, Value::Entity(_))
}

/// First word and one past the last of the noun phrase that starts at a word.
pub(super) fn noun_phrase(text: &str, words: &[Word], start: usize) -> Option<(usize, usize)> {
    let end = (start..words.len())
        .find(|&at| {
            let word = &words[at];
            let surface = word.span.of(text);
            let joint = matches!(surface, "-" | "'s" | "’s")
                || is_one_of(word.lemma.as_str(), "the a an of his her their");
            at >= start + 8
                || !joint
                    && (word.class == WordClass::Mark
                        || (at > start && lexicon::is_function_word(&word.lemma)))
        })
        .unwrap_or(words.len());
    (end > start).then_some((start, end))
}

pub(super) fn named_within(fact: &Fact, from: usize, to: usize) -> Option<&Mention> {
    fact.mentions
        .iter()
        .filter(|m| m.words.0 as usize >= from && m.words.1 as usize <= to && is_speaker(m))
        .max_by_key(|m| (kind_rank(m), m.words))
}

pub(super) fn attribution(
    text: &str,
    fact: &Fact,
    from: usize,
    to: usize,
    words: (u32, u32),
) -> Attribution {
    // Of "Pakistan's defence minister" the minister speaks.
    let owner = |m: &Mention| {
        kind_rank(m) == 0
            && (m.words.1 as usize) < to
            && fact.word(m.words.1 as usize).lemma.ends_with('s')
    };
    let named = named_within(fact, from, to).filter(|m| !owner(m));
    let phrase = || fact.word(from).span.join(fact.word(to - 1).span);
    let key = match named.map(|m| &m.value) {
        Some(Value::Entity(entity)) => entity.key.clone(),
        _ => text::lower(phrase().of(text)),
    };
    let speaker = match named {
        // A pronoun is shown as whom it stands for.
        Some(m) if kind_rank(m) == 2 && !fact.word(m.words.0 as usize).capital => title_case(&key),
        Some(m) if lexicon::is_function_word(&text::lower(m.span.of(text))) => title_case(&key),
        Some(m) if kind_rank(m) == 2 => m.span.of(text).to_string(),
        _ => phrase().of(text).to_string(),
    };
    Attribution {
        speaker,
        key,
        words,
    }
}

fn title_case(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut start = true;
    for c in key.chars() {
        if start {
            out.push(text::capital(c));
        } else {
            out.push(c);
        }
        start = matches!(c, ' ' | '-');
    }
    out
}
