//! A claim that states several things, cut into them.
//!
//! In: the facts of a claim, one a sentence. Out: parts in order, each a fact of its own that can be
//! judged alone: "Pakistan joined in 2018 but India stayed out" gives "Pakistan joined in 2018" and
//! "India stayed out". A part without a subject of its own borrows that of the part before it.

use crate::fact::{Attribution, Fact, WordClass};
use crate::lexicon;
use crate::mention::Mention;
use crate::text::{self, Span, is_one_of};

/// The longest subject that a part borrows, in words.
const LONGEST_SUBJECT: usize = 8;

/// One thing that a claim states.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where its own words stand, in bytes of the claim.
    pub span: Span,
    /// What it states, borrowed words in front.
    pub fact: Fact,
}

/// Cuts the facts of a claim into parts.
pub fn parts(text: &str, facts: Vec<Fact>) -> Vec<Part> {
    let mut out = Vec::new();
    for fact in facts {
        if content(&fact, 0, fact.words.len()) == 0 && !out.is_empty() {
            continue;
        }
        let mut start = 0;
        let mut subject = (0, 0);
        let mut object = None;
        for (end, next) in joints(text, &fact) {
            out.push(part(&fact, subject, (start, end), object));
            object = object_of(&fact, start, end, next);
            subject = if needs_subject(text, &fact, next) {
                subject_of(text, &fact, start, end)
            } else {
                (0, 0)
            };
            start = next;
        }
        out.push(part(&fact, subject, (start, fact.words.len()), object));
    }
    out
}

/// Where the fact is cut: the end of one part and the start of the next, in words.
fn joints(text: &str, fact: &Fact) -> Vec<(usize, usize)> {
    let words = &fact.words;
    let lemma = |at: usize| words.get(at).map_or("", |word| word.lemma.as_str());
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for at in 1..words.len() {
        if words[at].quoted || at <= start {
            continue;
        }
        let comma = matches!(lemma(at), "," | "—" | "–");
        let behind = if comma { at + 1 } else { at };
        let next = match lemma(behind) {
            ";" => behind + 1,
            "and" | "but" | "while" | "whereas" | "though" | "although" | "yet" => behind + 1,
            "have" if comma && words[behind].span.of(text) == "having" => behind,
            _ => continue,
        };
        let both = is_finite(text, fact, start, at)
            && (is_finite(text, fact, next, words.len()) || name_acts(text, fact, next));
        let whole = content(fact, start, at) >= 2 && content(fact, next, words.len()) >= 2;
        // Inside what somebody said a bare `and` may join two things said; cutting is right there
        // too, since the second part keeps the speaker.
        if both && whole && (comma || lemma(at) != "and" || begins_clause(text, fact, next)) {
            out.push((at, next));
            start = next;
        }
    }
    out
}

/// Number of content words and numbers.
fn content(fact: &Fact, from: usize, to: usize) -> usize {
    fact.words[from.min(to)..to]
        .iter()
        .filter(|word| matches!(word.class, WordClass::Content | WordClass::Number))
        .count()
}

/// Whether the words hold a finite verb, as far as their forms tell: an auxiliary, a verb of saying,
/// or a past form.
fn is_finite(text: &str, fact: &Fact, from: usize, to: usize) -> bool {
    (from..to).any(|at| is_finite_verb(text, fact, at))
}

fn is_finite_verb(text: &str, fact: &Fact, at: usize) -> bool {
    let word = fact.word(at);
    if word.class == WordClass::Mark || word.class == WordClass::Number || (word.capital && at > 0)
    {
        return false;
    }
    let surface = text::lower(word.span.of(text));
    is_auxiliary(&word.lemma) && !is_one_of(surface.as_str(), "being been having doing be")
        || lexicon::is_say_verb(&word.lemma)
        || (word.class == WordClass::Content
            && word.is_inflected(text)
            && !surface.ends_with('s')
            && !surface.ends_with("ing"))
}

fn is_auxiliary(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "be have do will would can could may might shall should must",
    )
}

/// Whether a clause can begin at a word behind a bare `and`: a verb that shares the subject, a
/// pronoun, or a name with its verb close behind.
fn begins_clause(text: &str, fact: &Fact, at: usize) -> bool {
    let pronoun = fact
        .words
        .get(at)
        .is_some_and(|w| is_one_of(w.lemma.as_str(), "it they he she that this there"));
    let shared = at < fact.words.len() && is_finite_verb(text, fact, at);
    let named = past_name(fact, at).is_some_and(|at| is_finite_verb(text, fact, at));
    pronoun || shared || named
}

/// The word behind the name or value that starts at a word.
fn past_name(fact: &Fact, at: usize) -> Option<usize> {
    let mention = fact.mentions.iter().find(|m| m.words.0 as usize == at);
    mention
        .map(|m| m.words.1 as usize)
        .filter(|&past| past < fact.words.len())
}

/// Whether a clause begins at a word with a name and a verb in the present: `Endeavour moves`.
fn name_acts(text: &str, fact: &Fact, at: usize) -> bool {
    past_name(fact, at).is_some_and(|verb| {
        let word = fact.word(verb);
        let surface = word.span.of(text);
        word.class == WordClass::Content
            && !word.capital
            && word.is_inflected(text)
            && surface.ends_with('s')
    })
}

/// Whether the clause at a word starts without a subject.
fn needs_subject(text: &str, fact: &Fact, at: usize) -> bool {
    fact.words.get(at).is_some_and(|word| {
        is_finite_verb(text, fact, at)
            || is_one_of(word.lemma.as_str(), "have it they he she not never")
    })
}

/// The words in front of the first verb.
fn subject_of(text: &str, fact: &Fact, from: usize, to: usize) -> (usize, usize) {
    let verb = (from..to)
        .find(|&at| is_finite_verb(text, fact, at))
        .unwrap_or(from);
    if verb - from <= LONGEST_SUBJECT {
        (from, verb)
    } else {
        (from, from)
    }
}

/// Words of a fact: the first and one past the last.
type Range = (usize, usize);

/// What a part borrows from the one before it: the words, and the verb in front of which they are missing.
#[derive(Clone, Copy)]
struct Object {
    words: Range,
    past_verb: usize,
}

/// The object of a verb of one part that the next part repeats without any: `the SCO` of "Pakistan joined
/// the SCO in 2018 and India joined in 2016".
fn object_of(fact: &Fact, from: usize, to: usize, next: usize) -> Option<Object> {
    let words = &fact.words;
    let stops = |at: usize, end: usize| {
        at == end || words[at].class == WordClass::Mark || is_preposition(&words[at].lemma)
    };
    let open = |at: usize| {
        stops(at, words.len())
            && words
                .get(at)
                .is_none_or(|word| word.class != WordClass::Content && !word.capital)
    };
    let is_act = |at: usize| words[at].class == WordClass::Content && !words[at].capital;
    let verb = (next..words.len()).find(|&at| is_act(at) && open(at + 1))?;
    let first = (from..to).find(|&at| words[at].lemma == words[verb].lemma)? + 1;
    let past = (first..=to).find(|&at| stops(at, to))?;
    (past > first && content(fact, first, past) > 0).then_some(Object {
        words: (first, past),
        past_verb: verb + 1,
    })
}

fn is_preposition(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "in on at by for from with after before since until during",
    )
}

/// The words of a part in order: the subject that it borrows, its own, and among them a borrowed object.
fn pieces(subject: Range, (from, to): Range, object: Option<Object>) -> Vec<Range> {
    match object {
        Some(Object { words, past_verb }) if (from..=to).contains(&past_verb) => {
            vec![subject, (from, past_verb), words, (past_verb, to)]
        }
        _ => vec![subject, (from, to)],
    }
}

/// A part of a fact: its own words, and among them what it borrows.
fn part(whole: &Fact, subject: Range, own: Range, object: Option<Object>) -> Part {
    let mut fact = Fact {
        words: Vec::new(),
        mentions: Vec::new(),
        // Who said it in words of another part said this, too.
        attribution: whole.attribution.as_ref().map(|said| Attribution {
            words: (0, 0),
            ..said.clone()
        }),
        ..whole.clone()
    };
    for (first, past) in pieces(subject, own, object) {
        let within = |words: (u32, u32)| words.0 as usize >= first && words.1 as usize <= past;
        let shift = fact.words.len() as i64 - first as i64;
        let moved = |(from, to): (u32, u32)| {
            let at = |at: u32| (i64::from(at) + shift) as u32;
            (at(from), at(to))
        };
        fact.words.extend_from_slice(&whole.words[first..past]);
        let mentions = whole.mentions.iter().filter(|m| within(m.words));
        fact.mentions.extend(mentions.map(|m| Mention {
            words: moved(m.words),
            ..m.clone()
        }));
        if let Some(said) = &whole.attribution
            && within(said.words)
            && past > first
        {
            fact.attribution = Some(Attribution {
                words: moved(said.words),
                ..said.clone()
            });
        }
    }
    let words = &whole.words[own.0..own.1];
    let span = match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => whole.span,
    };
    fact.span = span;
    Part { span, fact }
}
