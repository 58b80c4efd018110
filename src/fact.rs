//! What one sentence states.

use crate::mention::Mention;
use crate::text::Span;
use serde::Serialize;

/// A word, number or mark of a sentence; white space is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Lower-case dictionary form: `take` for "took"; digits without separators.
    pub lemma: String,
    /// What it does in the sentence.
    pub class: WordClass,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether it is said not to be so: under a negation, a denial, a failure.
    pub negated: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// How surely it is said.
    pub modality: Modality,
}

impl Word {
    /// Whether it is written in another form than its dictionary form; an expression, whether its first word is.
    pub fn is_inflected(&self, text: &str) -> bool {
        let surface = self.span.of(text);
        let (head, rest) = self
            .lemma
            .split_at_checked(surface.len())
            .unwrap_or_default();
        !head.eq_ignore_ascii_case(surface) || !rest.is_empty() && !rest.starts_with(' ')
    }
}

/// What a word does, as far as comparing needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum WordClass {
    /// Carries meaning of its own: noun, verb, adjective, adverb.
    Content,
    /// Holds the sentence together: article, preposition, auxiliary, pronoun.
    Function,
    /// Digits.
    Number,
    /// Punctuation or symbol.
    Mark,
}

/// How surely the sentence says that it is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Modality {
    /// It is, or was.
    #[default]
    Actual,
    /// It will be, is planned or expected.
    Future,
    /// It may, might, could, would be.
    Possible,
    /// Somebody wants, seeks, proposes, threatens it.
    Wanted,
}

/// Who says what the sentence states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attribution {
    /// The speaker as the article names them, such as "Nafees Zakariya".
    pub speaker: String,
    /// Canonical key of the speaker, as an entity's.
    pub key: String,
    /// The words that name the speaker and the act of saying, which are no part of what is said:
    /// first, and one past the last.
    pub words: (u32, u32),
}

/// What one sentence of a text states.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// The sentence, in bytes of the text.
    pub span: Span,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Its entities, quantities and times, in order.
    pub mentions: Vec<Mention>,
    /// Who says it, where the text attributes it to somebody.
    pub attribution: Option<Attribution>,
    /// Whether it is a heading.
    pub heading: bool,
    /// Index of an earlier fact of the same article with the same words.
    pub repeats: Option<u32>,
}

impl Fact {
    /// The word at an index.
    #[inline(never)]
    pub fn word(&self, at: usize) -> &Word {
        &self.words[at]
    }

    /// Whether a word, given by its index, belongs to any mention.
    pub fn in_mention(&self, at: usize) -> bool {
        let mut mentions = self.mentions.iter();
        mentions.any(|m| (m.words.0..m.words.1).contains(&(at as u32)))
    }

    /// Whether a word, given by its index, belongs to a quantity or a time.
    pub fn in_value(&self, at: usize) -> bool {
        self.in_mention(at) && self.entity_at(at).is_none()
    }

    /// The mention of an entity that a word, given by its index, belongs to.
    pub fn entity_at(&self, at: usize) -> Option<&Mention> {
        self.mentions
            .iter()
            .find(|m| m.entity().is_some() && (m.words.0..m.words.1).contains(&(at as u32)))
    }
}

/// Where a text tells what somebody is: `Pakistan's Foreign Office spokesperson` before a name, or
/// `the British climate expert` behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Title {
    /// Canonical key of the person.
    pub key: String,
    /// Index of the fact.
    pub fact: u32,
    /// Words of the title in the fact: first, and one past the last.
    pub words: (u32, u32),
}
