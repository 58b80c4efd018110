//! Text into facts: one analysis for articles and claims.
//!
//! In: a text and the day that its relative dates count from. Out: one fact a sentence, in order.
//! Nothing here can fail, and the time is nearly linear in the length of the text.

use crate::clause::{attribution, coreference::Discourse, scope};
use crate::document::Document;
#[cfg(feature = "ingest")]
use crate::document::Kind;
use crate::fact::{Fact, Modality, Title, Word, WordClass};
use crate::lexicon::{self, Thesaurus};
use crate::mention::{self, Date, Mention, Names, Value};
use crate::order;
#[cfg(feature = "ingest")]
use crate::text::Span;
use crate::text::{self, Token, TokenKind, is_one_of};
#[cfg(feature = "ingest")]
use rustc_hash::FxBuildHasher;
use serde::Serialize;
#[cfg(feature = "ingest")]
use std::collections::HashMap;

/// A document with what its sentences state.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// One fact a sentence, in order.
    pub facts: Vec<Fact>,
    /// Where it tells what the people it names are, in order.
    pub titles: Vec<Title>,
}

/// Analyses a document.
#[cfg(feature = "ingest")]
pub fn article(document: Document) -> Article {
    let opinion = document.kind == Kind::Opinion;
    let (mut facts, titles) = analyse(&document.body, document.date, opinion, Thesaurus::whole());
    name_speakers(&document.body, &mut facts);
    Article {
        document,
        facts,
        titles,
    }
}

/// Shows speakers that a pronoun stands for as the text last wrote them: `Erdoğan`, `McDonald`.
#[cfg(feature = "ingest")]
fn name_speakers(text: &str, facts: &mut [Fact]) {
    let mut written: HashMap<String, Span, FxBuildHasher> = HashMap::default();
    for fact in facts {
        for mention in &fact.mentions {
            let word = &fact.words[mention.words.0 as usize];
            let is_name = word.capital && word.class != WordClass::Function;
            if let Some(entity) = mention.entity().filter(|_| is_name) {
                written.insert(entity.key.clone(), mention.span);
            }
        }
        if let Some(said) = &mut fact.attribution
            && text::lower(&said.speaker) == said.key
            && let Some(span) = written.get(&said.key)
        {
            said.speaker = span.of(text).to_string();
        }
    }
}

/// Analyses a text. Relative dates in it count from `reference`; in an `opinion` the author speaks
/// as "we". Multiword expressions are those that the thesaurus knows.
///
/// ```
/// # use citecheck::{analyse::facts, lexicon::Thesaurus};
/// let known = Thesaurus::whole();
/// let facts = facts("Pakistan joined the SCO in 2018. India did too.", None, false, known);
/// assert_eq!(facts.len(), 2);
/// assert_eq!(facts[0].mentions.len(), 3);
/// ```
pub fn facts(
    text: &str,
    reference: Option<Date>,
    opinion: bool,
    thesaurus: &Thesaurus,
) -> Vec<Fact> {
    analyse(text, reference, opinion, thesaurus).0
}

fn analyse(
    text: &str,
    reference: Option<Date>,
    opinion: bool,
    thesaurus: &Thesaurus,
) -> (Vec<Fact>, Vec<Title>) {
    let tokens = text::tokens(text);
    let mut facts: Vec<Fact> = text::sentences(text, &tokens)
        .into_iter()
        .map(|sentence| Fact {
            span: sentence.span,
            words: words(text, &tokens[sentence.tokens.0..sentence.tokens.1]),
            mentions: Vec::new(),
            attribution: None,
            heading: sentence.heading,
            repeats: None,
        })
        .collect();

    let names = Names::of(text, &facts);
    let mut discourse = Discourse::default();
    let mut in_quote = false;
    let mut last = None;
    for (number, fact) in facts.iter_mut().enumerate() {
        // A new paragraph closes a quotation that was never closed.
        let paragraph = fact.span.start > 0
            && text::cut(text, ..fact.span.start as usize)
                .trim_end_matches([' ', '\t'])
                .ends_with('\n');
        // Quantities and times read the words one by one, everything else reads phrases as one.
        let values = values(text, &fact.words, reference, &mut last);
        fold_phrases(&mut fact.words, &values, thesaurus);
        in_quote = scope::mark(text, &mut fact.words, in_quote && !paragraph);
        fact.mentions = mentions(text, fact, values, &names);
        discourse.resolve(text, number, fact);
        fact.attribution = attribution::find(text, fact);
    }
    attribution::spread(text, &mut facts);
    for fact in &mut facts {
        discourse.resolve_sides(text, fact, opinion);
    }
    mark_repeats(text, &mut facts);
    (facts, discourse.titles())
}

/// Whether a word has the capital of a name: `Ivoire`, `d'Ivoire`, `eBay`.
fn is_written_as_name(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), ..) if text::is_capital(first) => true,
        (_, Some('\'' | '’'), Some(third)) => text::is_capital(third),
        (_, Some(second), _) if text::is_capital(second) => true,
        _ => false,
    }
}

/// The words of a sentence: its tokens without white space, with their lemmas.
fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut words: Vec<Word> = tokens
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Space | TokenKind::Break))
        .map(|token| {
            let surface = token.span.of(text);
            let lower = text::lower(surface);
            let (lemma, class) = match token.kind {
                TokenKind::Word if lexicon::is_function_word(&lower) => {
                    (lexicon::lemma(&lower).into_owned(), WordClass::Function)
                }
                TokenKind::Word => {
                    let lemma = lexicon::lemma(&lower).into_owned();
                    // "Backed" is a verb, whatever "back" is.
                    let verb = lower.ends_with("ed");
                    let class = if lexicon::is_function_word(&lemma) && !verb {
                        WordClass::Function
                    } else {
                        WordClass::Content
                    };
                    (lemma, class)
                }
                TokenKind::Number => (text::digits(&lower), WordClass::Number),
                _ => (lower, WordClass::Mark),
            };
            Word {
                span: token.span,
                lemma,
                class,
                capital: is_written_as_name(surface),
                negated: false,
                quoted: false,
                modality: Modality::Actual,
            }
        })
        .collect();
    for at in 1..words.len() {
        // "it's" is "it is": behind a pronoun the clitic is a verb, elsewhere a possessive.
        let pronoun = is_one_of(
            words[at - 1].lemma.as_str(),
            "it he she that there this who what here",
        );
        if pronoun && words[at].lemma == "'s" {
            words[at].lemma = "be".to_string();
        }
        // "Was building up" tells of no building.
        if words[at - 1].lemma == "be" && words[at].lemma.ends_with("ing") {
            words[at].lemma = lexicon::participle(&words[at].lemma).into_owned();
        }
    }
    words
}

/// Gives the first word of a known phrase the lemma of the whole (`call off`: `cancel`) and
/// makes the others function words. In "joined in 2016" the `in` belongs to the time.
fn fold_phrases(words: &mut [Word], values: &[Mention], thesaurus: &Thesaurus) {
    let is_time = |at: usize| {
        values
            .iter()
            .any(|m| m.words.0 as usize == at && matches!(m.value, Value::Time(_)))
    };
    let mut at = 0;
    while at < words.len() {
        let lemmas: Vec<&str> = words[at..]
            .iter()
            .take(lexicon::MOST_WORDS)
            .map(|word| word.lemma.as_str())
            .collect();
        let Some((length, lemma)) = lexicon::phrase(&lemmas, thesaurus) else {
            at += 1;
            continue;
        };
        if is_time(at + length) && words[at + length - 1].lemma == "in" {
            at += 1;
            continue;
        }
        words[at].lemma = lemma.into_owned();
        words[at].class = WordClass::Content;
        for word in &mut words[at + 1..at + length] {
            word.class = WordClass::Function;
        }
        at += length;
    }
}

/// The times of a sentence, of which some count from the one told last, and the quantities in what is left.
fn values(
    text: &str,
    words: &[Word],
    reference: Option<Date>,
    last: &mut Option<Date>,
) -> Vec<Mention> {
    let mut out = mention::times(text, words, reference, last);
    // "Friendship 2017" is a name, not a time.
    out.retain(|m| !matches!(&m.value, Value::Time(time) if time.in_name && time.month.is_none() && time.weekday.is_none()));
    let mut taken = vec![false; words.len()];
    take(&out, &mut taken);
    let free = |m: &Mention| !taken[m.words.0 as usize..m.words.1 as usize].contains(&true);
    out.extend(mention::quantities(text, words).into_iter().filter(free));
    out
}

/// The mentions of a sentence: its times and quantities, and the names in what is left.
fn mentions(text: &str, fact: &Fact, values: Vec<Mention>, names: &Names) -> Vec<Mention> {
    let mut taken = vec![false; fact.words.len()];
    take(&values, &mut taken);
    let mut out = values;
    out.extend(mention::entities(
        text,
        &fact.words,
        &taken,
        names,
        fact.heading,
    ));
    order::by_number(&mut out, Mention::place);
    out
}

fn take(mentions: &[Mention], taken: &mut [bool]) {
    for mention in mentions {
        taken[mention.words.0 as usize..mention.words.1 as usize].fill(true);
    }
}

/// Notes which facts say the same words as an earlier one.
fn mark_repeats(text: &str, facts: &mut [Fact]) {
    let texts = facts.iter().map(|fact| fact.span.of(text));
    let mut alike: Vec<(&str, u32)> = texts.zip(0..).collect();
    // Stable: of those alike the earliest stands first.
    order::by_text(&mut alike, |(text, _)| text);
    for run in alike.chunk_by(|(one, _), (two, _)| one == two) {
        for &(_, number) in &run[1..] {
            facts[number as usize].repeats = Some(run[0].1);
        }
    }
}
