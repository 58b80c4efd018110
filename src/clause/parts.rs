//! A claim that states several things, cut into them.
//!
//! In: the facts of a claim, one a sentence. Out: parts in order, each a fact of its own that can be
//! judged alone: "Pakistan joined in 2018 but India stayed out" gives "Pakistan joined in 2018" and
//! "India stayed out". A part without a subject of its own borrows that of the part before it.

use crate::fact::{Attribution, Fact, WordClass};
use crate::lexicon;
use crate::text::{self, Span};

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
        for (end, next) in joints(text, &fact) {
            out.push(part(&fact, subject, start, end));
            subject = if needs_subject(text, &fact, next) {
                subject_of(text, &fact, start, end)
            } else {
                (0, 0)
            };
            start = next;
        }
        out.push(part(&fact, subject, start, fact.words.len()));
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
        let both = is_finite(text, fact, start, at) && is_finite(text, fact, next, words.len());
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
    let word = &fact.words[at];
    if word.class == WordClass::Mark || word.class == WordClass::Number || (word.capital && at > 0)
    {
        return false;
    }
    let surface = text::lower(word.span.of(text));
    is_auxiliary(&word.lemma)
        && !matches!(
            surface.as_str(),
            "being" | "been" | "having" | "doing" | "be"
        )
        || lexicon::is_say_verb(&word.lemma)
        || (word.class == WordClass::Content
            && surface != word.lemma
            && !surface.ends_with('s')
            && !surface.ends_with("ing"))
}

fn is_auxiliary(lemma: &str) -> bool {
    matches!(
        lemma,
        "be" | "have"
            | "do"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "shall"
            | "should"
            | "must"
    )
}

/// Whether a clause can begin at a word behind a bare `and`: a verb that shares the subject, a
/// pronoun, or a name with its verb close behind.
fn begins_clause(text: &str, fact: &Fact, at: usize) -> bool {
    let pronoun = fact.words.get(at).is_some_and(|w| {
        matches!(
            w.lemma.as_str(),
            "it" | "they" | "he" | "she" | "that" | "this" | "there"
        )
    });
    let shared = at < fact.words.len() && is_finite_verb(text, fact, at);
    let mention = fact.mentions.iter().find(|m| m.words.0 as usize == at);
    let named = mention.is_some_and(|m| {
        (m.words.1 as usize) < fact.words.len() && is_finite_verb(text, fact, m.words.1 as usize)
    });
    pronoun || shared || named
}

/// Whether the clause at a word starts without a subject.
fn needs_subject(text: &str, fact: &Fact, at: usize) -> bool {
    fact.words.get(at).is_some_and(|word| {
        is_finite_verb(text, fact, at)
            || matches!(
                word.lemma.as_str(),
                "have" | "it" | "they" | "he" | "she" | "not" | "never"
            )
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

/// A fact made of a borrowed subject and the words of the part.
fn part(whole: &Fact, subject: (usize, usize), from: usize, to: usize) -> Part {
    let mut fact = Fact {
        words: Vec::new(),
        mentions: Vec::new(),
        ..whole.clone()
    };
    for (first, past) in [subject, (from, to)] {
        let shift = fact.words.len() as i64 - first as i64;
        fact.words.extend_from_slice(&whole.words[first..past]);
        let moved = |at: u32| (i64::from(at) + shift) as u32;
        fact.mentions.extend(
            whole
                .mentions
                .iter()
                .filter(|m| m.words.0 as usize >= first && m.words.1 as usize <= past)
                .map(|m| crate::mention::Mention {
                    words: (moved(m.words.0), moved(m.words.1)),
                    ..m.clone()
                }),
        );
        if let Some(said) = &whole.attribution
            && said.words.0 as usize >= first
            && said.words.1 as usize <= past
            && past > first
        {
            fact.attribution = Some(Attribution {
                words: (moved(said.words.0), moved(said.words.1)),
                ..said.clone()
            });
        }
    }
    if let Some(said) = &whole.attribution
        && !(said.words.0 as usize >= from && said.words.1 as usize <= to)
        && !(said.words.0 as usize >= subject.0 && said.words.1 as usize <= subject.1)
    {
        fact.attribution = Some(Attribution {
            words: (0, 0),
            ..said.clone()
        });
    }
    let own = &whole.words[from.min(to)..to];
    let span = match (own.first(), own.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => whole.span,
    };
    fact.span = span;
    Part { span, fact }
}
