//! How alike the words of a claim and those of the evidence are.
//!
//! In: the claim's words and an evidence word. Out: a row of likenesses, worked out once for each lemma of the
//! evidence in a check.

use super::is_content;
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon::{self, Likeness, Meaning, Thesaurus, Touched};
use rustc_hash::FxBuildHasher;
use std::collections::HashMap;

/// How alike the words of one claim part and those of the evidence are, each evidence lemma looked up
/// once in a check.
pub struct Wordings<'c> {
    claim: Vec<(&'c Word, Meaning<'c>)>,
    touched: Touched,
    thesaurus: &'c Thesaurus,
    rows: HashMap<&'c str, Row, FxBuildHasher>,
    /// Rows as long as `claim`.
    table: Vec<Likeness>,
}

/// The number of an evidence lemma's row in [`Wordings`], from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row(usize);

/// That of the many lemmas that no word of the claim is like.
const NOTHING_ALIKE: Row = Row(0);

impl<'c> Wordings<'c> {
    /// For the words of a claim part.
    pub fn new(claim: &'c Fact, thesaurus: &'c Thesaurus) -> Self {
        let claim: Vec<(&Word, Meaning)> = claim
            .words
            .iter()
            .map(|word| {
                let common = word.class == WordClass::Content && !word.capital;
                let meant = common.then(|| thesaurus.misspelled(&word.lemma)).flatten();
                let meaning = meant.unwrap_or_else(|| thesaurus.meaning(&word.lemma));
                (word, meaning)
            })
            .collect();
        Wordings {
            touched: Touched::by(claim.iter().map(|(_, meaning)| meaning)),
            claim,
            thesaurus,
            rows: HashMap::default(),
            table: Vec::new(),
        }
    }

    /// Where to read how alike an evidence word is.
    pub fn row(&mut self, evidence: &'c Word) -> Row {
        if !is_content(evidence) {
            return NOTHING_ALIKE;
        }
        match self.rows.get(evidence.lemma.as_str()) {
            Some(&row) => row,
            None => self.fill(evidence),
        }
    }

    /// How alike each word of the claim is to the evidence word of a row; nothing where no word is.
    pub fn alike(&self, row: Row) -> &[Likeness] {
        let width = self.claim.len();
        match row {
            NOTHING_ALIKE => &[],
            Row(number) => &self.table[(number - 1) * width..][..width],
        }
    }

    /// How alike a word of the claim is to the evidence word of a row.
    pub(super) fn likeness(&self, row: Row, claim: usize) -> Likeness {
        *self.alike(row).get(claim).unwrap_or(&Likeness::None)
    }

    /// Compares an evidence lemma with every word of the claim.
    fn fill(&mut self, evidence: &'c Word) -> Row {
        let meaning = self.thesaurus.meaning(&evidence.lemma);
        let touched = self.touched.has(&meaning);
        let start = self.table.len();
        let ends = ends(&evidence.lemma);
        for (word, known) in &self.claim {
            let mut likeness = compare(word, known, evidence, &meaning, touched);
            if likeness == Likeness::None && ends.is_some_and(|ends| names_part(ends, word)) {
                likeness = Likeness::Derivation;
            }
            self.table.push(likeness);
        }
        let alike = |&likeness: &Likeness| likeness != Likeness::None;
        let row = if self.table[start..].iter().any(alike) {
            Row(start / self.claim.len() + 1)
        } else {
            self.table.truncate(start);
            NOTHING_ALIKE
        };
        self.rows.insert(&evidence.lemma, row);
        row
    }
}

/// How alike a claim word and an evidence word are: by the thesaurus, where it joins the evidence's to any of
/// the claim's (`touched`), else by their letters.
fn compare(
    claim: &Word,
    known: &Meaning<'_>,
    evidence: &Word,
    meaning: &Meaning<'_>,
    touched: bool,
) -> Likeness {
    if claim.lemma == evidence.lemma {
        return Likeness::Same;
    }
    if claim.class != WordClass::Content || evidence.class != WordClass::Content {
        return Likeness::None;
    }
    if touched {
        let found = known.likeness(meaning);
        if found != Likeness::None {
            return found;
        }
    }
    if is_undone(&claim.lemma, &evidence.lemma) || is_undone(&evidence.lemma, &claim.lemma) {
        return Likeness::Antonym;
    }
    // What follows compares letters, and starts with the same one.
    if claim.lemma.as_bytes().first() != evidence.lemma.as_bytes().first() {
        return Likeness::None;
    }
    // A misspelling is a word that nobody knows, one letter from one that is there.
    let unknown = !known.is_word || !meaning.is_word;
    if lexicon::same_spelled(&claim.lemma, &evidence.lemma)
        || (unknown && lexicon::is_spelling(&claim.lemma, &evidence.lemma))
    {
        return Likeness::Same;
    }
    if share_stem(&claim.lemma, &evidence.lemma) {
        Likeness::Derivation
    } else {
        Likeness::None
    }
}

/// The first and the last word of an expression that is no act: of `military exercise`, not of `take part`.
fn ends(expression: &str) -> Option<[&str; 2]> {
    let (first, rest) = expression.split_once(' ')?;
    let last = rest.rsplit(' ').next().unwrap_or_default();
    (!lexicon::says_little(first)).then_some([first, last])
}

/// Whether an expression that ends so has the word: `training` is there in `training exercise`.
fn names_part(ends: [&str; 2], word: &Word) -> bool {
    let part = |one: &str| {
        one.as_bytes().first() == word.lemma.as_bytes().first()
            && (one == word.lemma || share_stem(one, &word.lemma))
    };
    word.class == WordClass::Content && ends.into_iter().any(part)
}

/// The shortest word that a prefix surely turns round, in bytes: `under` undoes no `der`.
const UNDONE: usize = 5;

/// Whether a word is another one behind `un-`.
fn is_undone(word: &str, other: &str) -> bool {
    other.len() >= UNDONE && word.strip_prefix("un") == Some(other)
}

/// Whether two words start with the same five or more letters and differ only in a short ending.
fn share_stem(left: &str, right: &str) -> bool {
    let bytes = left.bytes().zip(right.bytes());
    let shared = bytes.take_while(|(a, b)| a == b).count();
    shared >= 5
        && left.len().max(right.len()) - shared <= 4
        && shared * 10 >= left.len().max(right.len()) * 6
}
