//! Polarity, modality and quotation of every word.
//!
//! In: the words of one sentence. Out: the same words with `negated`, `modality` and `quoted` set.
//! A negator (`not`, `denied`, `failed to`) and a modal (`will`, `wants to`, `might`) reach forward
//! to the end of their clause, in the manner of NegEx (Chapman et al. 2001); two negators cancel
//! each other.

use crate::fact::{Modality, Word, WordClass};
use crate::lexicon;
use crate::text::is_one_of;

/// How far a negator or modal reaches, in words.
const REACH: usize = 14;
/// How far what a word undoes may stand behind it, in words.
const UNDOES: usize = 7;

/// Marks every word of a sentence; `in_quote` says whether a quotation is open before it, and is
/// returned for the sentence behind it.
pub fn mark(text: &str, words: &mut [Word], in_quote: bool) -> bool {
    let open = mark_quotes(text, words, in_quote);
    for at in 0..words.len() {
        if words[at].class == WordClass::Mark {
            continue;
        }
        if negates(text, words, at) {
            let end = scope_end(text, words, at);
            // `nothing` behind its verb turns the verb round, too: "comes away with nothing".
            let start = if denies_all(&words[at].lemma) {
                clause_start(text, words, at)
            } else {
                at + 1
            };
            for (here, word) in words[..end].iter_mut().enumerate().skip(start) {
                if here != at {
                    word.negated = !word.negated;
                }
            }
            if lexicon::is_assessment(&words[end - 1].lemma) {
                leave_open(text, words, end);
            }
        }
        if words[at].lemma == "whether" {
            leave_open(text, words, at + 1);
        }
        if let Some(undone) = undone(text, words, at) {
            words[undone].negated = !words[undone].negated;
        }
        if let Some(modality) = modal(text, words, at) {
            let end = scope_end(text, words, at);
            for word in &mut words[at + 1..end] {
                if word.modality == Modality::Actual {
                    word.modality = modality;
                }
            }
        }
    }
    open
}

/// Marks a clause that nobody says is so: `not clear that it fell`, `whether it fell`.
fn leave_open(text: &str, words: &mut [Word], start: usize) {
    let end = words
        .len()
        .min(scope_end(text, words, start.min(words.len() - 1)));
    for word in words.iter_mut().take(end).skip(start) {
        word.modality = Modality::Possible;
    }
}

/// Marks what stands inside quotation marks; returns whether a quotation is still open.
fn mark_quotes(text: &str, words: &mut [Word], mut open: bool) -> bool {
    for word in words {
        match word.span.of(text) {
            "“" | "«" | "„" => open = true,
            "”" | "»" => open = false,
            "\"" => open = !open,
            _ => word.quoted = open,
        }
    }
    open
}

/// Whether the word turns what follows it round.
fn negates(text: &str, words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |word| word.lemma.as_str());
    let lemma = words[at].lemma.as_str();
    // `non-NATO` denies one word, and names what it denies.
    if lexicon::is_negator(lemma) && lemma != "non" {
        // `not only … but also` states both; `not … until` states the later time; `no fewer than`
        // is a bound of a quantity; `nothing but praise` is praise.
        let only = is_one_of(next, "only just least more few less fewer but");
        let clause = &words[at..scope_end(text, words, at)];
        let until = clause.iter().any(|word| word.lemma == "until");
        // "Had not been this low since 1982" says that it is low.
        let since = clause.iter().position(|word| word.lemma == "since");
        let affirms = since.is_some_and(|since| {
            let so = |word: &Word| matches!(word.lemma.as_str(), "this" | "so" | "such" | "as");
            clause[..since].iter().any(so)
        });
        return !only && !until && !affirms;
    }
    // "little appetite" is none to speak of, "a little appetite" is some.
    let little = lemma == "little"
        && !at
            .checked_sub(1)
            .is_some_and(|before| is_one_of(words[before].lemma.as_str(), "a the this that"))
        && words
            .get(at + 1)
            .is_some_and(|next| next.class == WordClass::Content);
    little
        || lexicon::is_denial_verb(lemma)
        || lexicon::is_absence(lemma)
        || (lexicon::is_implicit_negative(lemma)
            && (matches!(next, "to" | "from")
                || next == "of" && is_unfulfilled(words, at)
                || hinders(text, words, at)))
}

/// Whether what somebody does not do stands behind who does not: `the failure of the bill to pass`.
fn is_unfulfilled(words: &[Word], at: usize) -> bool {
    let behind = words[at + 2..].iter().take(WHOM);
    behind
        .take_while(|word| word.class != WordClass::Mark)
        .any(|word| word.lemma == "to")
}

/// How far `from` or `to` may stand behind the verb that it belongs to, in words.
const WHOM: usize = 4;

/// Whether a verb has whom it hinders from something between it and its `from`: `banned the ship from sailing`.
fn hinders(text: &str, words: &[Word], at: usize) -> bool {
    let behind = words[at + 1..].iter().take(WHOM);
    let from = behind
        .take_while(|word| word.class != WordClass::Mark)
        .position(|word| word.lemma == "from");
    from.and_then(|from| words.get(at + 2 + from))
        .is_some_and(|act| act.span.of(text).ends_with("ing"))
}

/// The restraint that the word at `at` undoes, which holds no longer: `embargo` of "lifting a Russian
/// embargo", "the embargo was lifted".
fn undone(text: &str, words: &[Word], at: usize) -> Option<usize> {
    if !lexicon::is_undoing(&words[at].lemma) {
        return None;
    }
    let passive = at
        .checked_sub(1)
        .is_some_and(|before| words[before].lemma == "be");
    let restrains = |here: &usize| lexicon::is_restraint(&words[*here].lemma);
    if passive {
        (clause_start(text, words, at)..at).find(restrains)
    } else {
        let end = scope_end(text, words, at).min(at + 1 + UNDOES);
        (at + 1..end).find(restrains)
    }
}

/// Whether a word denies whatever its clause says of it.
fn denies_all(lemma: &str) -> bool {
    is_one_of(lemma, "nothing nobody none nowhere nor neither")
}

/// The first word of the clause, at most [`REACH`] words back.
fn clause_start(text: &str, words: &[Word], at: usize) -> usize {
    (at.saturating_sub(REACH)..at)
        .rev()
        .find(|&before| {
            words[before].class == WordClass::Mark && words[before].span.of(text) != "-"
                || is_one_of(words[before].lemma.as_str(), "and but that which who")
        })
        .map_or(at.saturating_sub(REACH), |before| before + 1)
}

/// How surely a modal word says what follows it.
fn modal(text: &str, words: &[Word], at: usize) -> Option<Modality> {
    use lexicon::ModalityClass;
    let surface = words[at].span.of(text);
    // Names such as `May` and `Will`.
    if words[at].capital && at > 0 && surface.len() < 5 {
        return None;
    }
    // In reports "would" is the "will" of what was said.
    if words[at].lemma == "would" {
        return Some(Modality::Future);
    }
    Some(match lexicon::modality_of(&words[at].lemma)? {
        ModalityClass::Future | ModalityClass::Planned | ModalityClass::Expected => {
            Modality::Future
        }
        ModalityClass::Conditional | ModalityClass::Possible => Modality::Possible,
        ModalityClass::Proposed | ModalityClass::Wished | ModalityClass::Threatened => {
            Modality::Wanted
        }
    })
}

/// One past the last word that a negator or modal reaches.
fn scope_end(text: &str, words: &[Word], at: usize) -> usize {
    for (offset, word) in words[at + 1..].iter().enumerate() {
        let here = at + 1 + offset;
        if offset >= REACH {
            return here;
        }
        let surface = word.span.of(text);
        // "not a “zero-sum game”": the quotation marks a term, and opens no speech.
        let term = words[here - 1].class == WordClass::Function;
        // "lack windows and are cheap": a second verb starts anew.
        let anew = || {
            words
                .get(here + 1)
                .is_some_and(|next| is_one_of(next.lemma.as_str(), "be have will would"))
        };
        // "Not fair to expect": who says so denies the fairness alone.
        let judged = words
            .get(here + 1)
            .is_some_and(|next| is_one_of(next.lemma.as_str(), "to that whether if why how"));
        if judged && lexicon::is_assessment(&word.lemma) {
            return here + 1;
        }
        let ends = match word.class {
            _ if word.lemma == "and" => anew(),
            WordClass::Mark if term && matches!(surface, "“" | "\"") => false,
            WordClass::Mark => matches!(
                surface,
                ";" | ":" | "," | "—" | "–" | "“" | "”" | "\"" | "." | "!" | "?" | "("
            ),
            _ => is_one_of(
                word.lemma.as_str(),
                "but although though while whereas because which who however when where despite as",
            ),
        };
        if ends && offset > 0 {
            return here;
        }
    }
    words.len()
}
