//! Words of the claim paired with words of the evidence.

use super::{
    Alignment, Comparison, Pair, Rule, in_attribution, in_typed_mention, is_content, roles,
};
use crate::document::Kind;
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon::{self, Likeness, Meaning, Thesaurus};
use crate::mention::Mention;
use crate::report::Relation;
use rustc_hash::FxBuildHasher;
use std::collections::HashMap;

/// Weight of a word that says little by itself.
pub(super) const LIGHT: f32 = 0.2;
/// Credit of a word that stands in the sentence before the window.
const OUTSIDE: f32 = 0.75;

/// How alike the words of one claim part and those of the evidence are, each evidence lemma looked up
/// once in a check.
pub struct Wordings<'c> {
    claim: Vec<(&'c Word, Meaning<'c>)>,
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
        let claim = claim
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
        let start = self.table.len();
        for (word, known) in &self.claim {
            self.table.push(compare(word, known, evidence, &meaning));
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

/// How alike a claim word and an evidence word are: by the thesaurus, else by their letters.
fn compare(claim: &Word, known: &Meaning<'_>, evidence: &Word, meaning: &Meaning<'_>) -> Likeness {
    if claim.lemma == evidence.lemma {
        return Likeness::Same;
    }
    if claim.class != WordClass::Content || evidence.class != WordClass::Content {
        return Likeness::None;
    }
    let found = known.likeness(meaning);
    if found != Likeness::None {
        return found;
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

/// Whether two words start with the same five or more letters and differ only in a short ending.
fn share_stem(left: &str, right: &str) -> bool {
    let shared: usize = left
        .chars()
        .zip(right.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    shared >= 5
        && left.len().max(right.len()) - shared <= 4
        && shared * 10 >= left.len().max(right.len()) * 6
}

/// Share of a claim word that a word so alike accounts for.
fn credit(likeness: Likeness) -> f32 {
    match likeness {
        Likeness::Same => 1.0,
        Likeness::Synonym => 0.9,
        Likeness::Derivation => 0.85,
        Likeness::Broader => 0.75,
        Likeness::Narrower => 0.5,
        Likeness::Antonym | Likeness::Alternative | Likeness::None => 0.0,
    }
}

/// How much a word matters: rare words and names more than common ones.
pub fn weight(word: &Word) -> f32 {
    if lexicon::says_little(&word.lemma) && !word.capital {
        return LIGHT;
    }
    let rarity = f32::from(lexicon::frequency_class(&word.lemma));
    let name = if word.capital { 0.3 } else { 0.0 };
    0.4 + rarity * 0.1 + name
}

/// Pairs every claim word that carries meaning with the evidence word that accounts for most of it;
/// of several, with the one nearest to where the word before was found.
pub(super) fn pair_words(claim_text: &str, alignment: &mut Alignment<'_>, wordings: &Wordings<'_>) {
    let claim = alignment.claim;
    let mut hits: Vec<Vec<(usize, Likeness)>> = vec![Vec::new(); claim.words.len()];
    for (index, candidate) in alignment.evidence.iter().enumerate() {
        for (at, &likeness) in wordings.alike(candidate.row).iter().enumerate() {
            // No name means what another one does: the shuttles Enterprise and Endeavour.
            let renamed = likeness == Likeness::Synonym
                && is_whole_name(claim, at)
                && in_name(candidate.fact, candidate.at);
            if likeness != Likeness::None && !renamed {
                hits[at].push((index, likeness));
            }
        }
    }
    let opinion = alignment.window.article.document.kind == Kind::Opinion;
    let mut expected: Option<usize> = None;
    for (at, word) in claim.words.iter().enumerate() {
        if !is_content(word) || in_typed_mention(claim, at) || in_attribution(claim, at) {
            continue;
        }
        let mut best: Option<(f32, usize, Likeness)> = None;
        for &(index, likeness) in &hits[at] {
            let place = if alignment.evidence[index].inside {
                1.0
            } else {
                OUTSIDE
            };
            let share = credit(likeness) * place;
            if share <= 0.0 {
                continue;
            }
            let nearer = |other: usize| {
                expected.is_some_and(|here| index.abs_diff(here) < other.abs_diff(here))
            };
            if best.is_none_or(|(most, at, _)| share > most || (share == most && nearer(at))) {
                best = Some((share, index, likeness));
            }
        }
        if let Some((_, index, _)) = best {
            expected = Some(index + 1);
        }
        // "the editorial" is accounted for by any sentence of one.
        if best.is_none_or(|(share, ..)| share < 1.0)
            && opinion
            && lexicon::names_opinion(&word.lemma)
        {
            alignment.pairs.push(Pair {
                claim: at,
                evidence: None,
                likeness: Likeness::Same,
                credit: 1.0,
                weight: weight(word),
                act: roles::acts(claim_text, claim, at),
            });
            continue;
        }
        alignment.pairs.push(Pair {
            claim: at,
            evidence: best.map(|(_, index, _)| index),
            likeness: best.map_or(Likeness::None, |(_, _, likeness)| likeness),
            credit: best.map_or(0.0, |(share, ..)| share),
            weight: weight(word),
            act: roles::acts(claim_text, claim, at),
        });
    }
    rebind(alignment, &hits);
}

/// Of several evidence words that account for an act alike, takes the one nearest to its object: what is
/// said of "modelled for Mango, but declined to model for Prada" is not said of both.
fn rebind(alignment: &mut Alignment<'_>, hits: &[Vec<(usize, Likeness)>]) {
    let Alignment {
        pairs, evidence, ..
    } = alignment;
    for at in (1..pairs.len()).rev() {
        let (front, behind) = pairs.split_at_mut(at);
        let (pair, next) = (&mut front[at - 1], behind[0].evidence);
        let (Some(here), Some(next)) = (pair.evidence, next) else {
            continue;
        };
        if !pair.act {
            continue;
        }
        let alike = |&&(index, likeness): &&(usize, Likeness)| {
            likeness == pair.likeness && evidence[index].inside == evidence[here].inside
        };
        let nearest = hits[pair.claim]
            .iter()
            .filter(alike)
            .min_by_key(|(index, _)| index.abs_diff(next));
        if let Some(&(index, _)) = nearest {
            pair.evidence = Some(index);
        }
    }
}

/// How near two words of the evidence must be to count as bound to each other.
const NEAR: usize = 6;

/// Finds claim words that nothing accounts for, while the evidence has their opposite near the words
/// that it does account for.
pub(super) fn find_opposites(alignment: &mut Alignment<'_>, wordings: &Wordings<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for pair in alignment.pairs.iter().filter(|pair| pair.credit < 0.8) {
        let word = &claim.words[pair.claim];
        if in_name(claim, pair.claim) {
            continue;
        }
        let opposite = alignment
            .evidence
            .iter()
            .enumerate()
            .filter(|(index, candidate)| {
                candidate.inside
                    && !alignment.is_used(*index)
                    && match wordings.likeness(candidate.row, pair.claim) {
                        Likeness::Antonym => true,
                        Likeness::Alternative => in_same_place(alignment, pair.claim, *index),
                        _ => false,
                    }
                    && !in_typed_mention(candidate.fact, candidate.at)
                    && !in_name(candidate.fact, candidate.at)
                    && !in_compound(candidate.fact, candidate.at)
            })
            .map(|(index, candidate)| {
                let whose = if is_told_of_another(alignment, candidate.fact, candidate.at) {
                    OF_ANOTHER
                } else {
                    1.0
                };
                let bound = whose * bond(alignment, (pair.claim, pair.claim + 1), index);
                (candidate, bound)
            })
            .max_by(|left, right| left.1.total_cmp(&right.1));
        let Some((candidate, bound)) = opposite else {
            continue;
        };
        // The same negation on both sides keeps the opposition; one alone undoes it.
        let undone = word.negated != candidate.word().negated;
        found.push(Comparison {
            rule: Rule::Antonym,
            relation: if undone {
                Relation::Same
            } else {
                Relation::Differs
            },
            claim: (pair.claim, pair.claim + 1),
            evidence: Some(candidate.word().span),
            bond: bound,
        });
    }
    alignment.comparisons.extend(found);
}

/// What an opposite counts that stands nearest behind a name which the claim has not.
const OF_ANOTHER: f32 = 0.8;

/// Whether the last name in front of a word of the evidence is none of the claim's, so that the word is
/// likely told of somebody else.
fn is_told_of_another(alignment: &Alignment<'_>, fact: &Fact, at: usize) -> bool {
    fact.mentions
        .iter()
        .filter(|m| m.words.1 as usize <= at && fact.words[m.words.0 as usize].capital)
        .filter_map(Mention::entity)
        .next_back()
        .is_some_and(|entity| !alignment.asks_for(entity))
}

/// Whether a word is written as part of a name: `New` of New Delhi.
pub(super) fn in_name(fact: &Fact, at: usize) -> bool {
    fact.words[at].capital && fact.entity_at(at).is_some()
}

/// Whether a word is a name by itself.
fn is_whole_name(fact: &Fact, at: usize) -> bool {
    let alone = (at as u32, at as u32 + 1);
    fact.words[at].capital
        && fact
            .mentions
            .iter()
            .any(|m| m.words == alone && m.entity().is_some())
}

/// Whether a hyphen joins a word to another: `rise` of `high-rise` rises nowhere.
pub(super) fn in_compound(fact: &Fact, at: usize) -> bool {
    let hyphen = |at: Option<usize>| {
        at.and_then(|at| fact.words.get(at))
            .is_some_and(|word| word.lemma == "-")
    };
    hyphen(at.checked_sub(1)) || hyphen(Some(at + 1))
}

/// How far the neighbour may stand that two words of one kind have in common, in words.
const BESIDE: usize = 2;

/// Whether a claim word and an evidence word stand beside the same word on the same side, with nothing
/// else that matters between: `foreign ministers`, `defence ministers`.
fn in_same_place(alignment: &Alignment<'_>, claim: usize, evidence: usize) -> bool {
    let at = alignment.pairs.partition_point(|pair| pair.claim < claim);
    let before = alignment.pairs[..at].last();
    let behind = alignment.pairs.get(at + 1);
    let shared = |neighbour: &Pair, later: bool| {
        let near = |index: usize| (index > evidence) == later && index.abs_diff(evidence) <= BESIDE;
        neighbour.credit >= 0.7
            && neighbour.claim.abs_diff(claim) <= BESIDE
            && neighbour.evidence.is_some_and(near)
    };
    before.is_some_and(|pair| shared(pair, false)) || behind.is_some_and(|pair| shared(pair, true))
}

/// Finds claim words that nothing accounts for, where the evidence has another word in the same
/// place: between the same neighbours.
pub(super) fn find_substitutions(alignment: &mut Alignment<'_>, wordings: &Wordings<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for (number, pair) in alignment.pairs.iter().enumerate() {
        if pair.credit > 0.0 {
            continue;
        }
        let word = &claim.words[pair.claim];
        let neighbour = |offset: isize| {
            let at = number.checked_add_signed(offset)?;
            let other = alignment.pairs.get(at)?;
            let near = other.claim.abs_diff(pair.claim) <= 3;
            (near && other.credit >= 0.7).then_some(other.evidence?)
        };
        let candidates = [
            neighbour(1).map(|at| (at, -1isize)),
            neighbour(-1).map(|at| (at, 1isize)),
        ];
        for (anchor, step) in candidates.into_iter().flatten() {
            let Some(index) = next_content(alignment, anchor, step) else {
                continue;
            };
            let other = alignment.evidence[index];
            if alignment.is_used(index)
                || !other.inside
                || wordings.likeness(other.row, pair.claim) != Likeness::None
            {
                continue;
            }
            let both_names = word.capital == other.word().capital;
            let both_sides = neighbour(1).is_some() && neighbour(-1).is_some();
            found.push(Comparison {
                rule: Rule::Substitution,
                relation: Relation::Differs,
                claim: (pair.claim, pair.claim + 1),
                evidence: Some(other.word().span),
                bond: 0.3 + if both_names { 0.2 } else { 0.0 } + if both_sides { 0.3 } else { 0.0 },
            });
            break;
        }
    }
    alignment.comparisons.extend(found);
}

/// Finds claim words that qualify the next one, where the evidence has that next word with another
/// qualifier: `foreign ministers` against `defence ministers`, with `foreign` only far off.
pub(super) fn find_rebindings(alignment: &mut Alignment<'_>, wordings: &Wordings<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for two in alignment.pairs.windows(2) {
        let [qualifier, head] = two else { continue };
        let (Some(far), Some(anchor)) = (qualifier.evidence, head.evidence) else {
            continue;
        };
        let beside =
            head.claim == qualifier.claim + 1 && head.credit >= 0.7 && qualifier.credit > 0.0;
        let names = claim.words[qualifier.claim].capital || claim.words[head.claim].capital;
        if !beside || names || far.abs_diff(anchor) <= 5 {
            continue;
        }
        let Some(index) = next_content(alignment, anchor, -1).filter(|&index| index + 1 == anchor)
        else {
            continue;
        };
        let other = alignment.evidence[index];
        let likeness = wordings.likeness(other.row, qualifier.claim);
        if other.inside && !alignment.is_used(index) && likeness == Likeness::None {
            found.push(Comparison {
                rule: Rule::Substitution,
                relation: Relation::Differs,
                claim: (qualifier.claim, qualifier.claim + 1),
                evidence: Some(other.word().span),
                bond: 0.7,
            });
        }
    }
    alignment.comparisons.extend(found);
}

/// The next word with meaning beside an evidence word, at most two words off and in its sentence.
fn next_content(alignment: &Alignment<'_>, from: usize, step: isize) -> Option<usize> {
    let home = alignment.evidence[from].fact;
    let mut at = from;
    for _ in 0..3 {
        at = at.checked_add_signed(step)?;
        let candidate = alignment.evidence.get(at)?;
        let word = candidate.word();
        if !std::ptr::eq(candidate.fact, home) || word.lemma == "," {
            return None;
        }
        if is_content(word) {
            return Some(at);
        }
    }
    None
}

/// How surely a claim word and an evidence word are about the same thing: the share of the claim
/// words near the one whose answers stand near the other.
pub(super) fn bond(alignment: &Alignment<'_>, claim: (usize, usize), evidence: usize) -> f32 {
    let home = alignment.evidence[evidence].fact;
    let (mut near, mut all) = (0.0, 0.0);
    for pair in &alignment.pairs {
        if (claim.0..claim.1).contains(&pair.claim) {
            continue;
        }
        let distance = if pair.claim < claim.0 {
            claim.0 - pair.claim
        } else {
            pair.claim + 1 - claim.1
        };
        if distance > NEAR {
            continue;
        }
        let closeness = 1.0 / distance as f32;
        all += closeness * pair.weight;
        if let Some(index) = pair.evidence {
            let other = alignment.evidence[index];
            let apart = index.abs_diff(evidence);
            let place = if apart <= 2 * NEAR {
                1.0
            } else if std::ptr::eq(other.fact, home) {
                0.7
            } else {
                0.3
            };
            near += closeness * pair.weight * pair.credit * place;
        }
    }
    if all > 0.0 { near / all } else { 0.0 }
}

/// Raises the credit of the claim words of an entity that the evidence names otherwise.
pub(super) fn credit_words(
    alignment: &mut Alignment<'_>,
    words: (u32, u32),
    evidence: usize,
    share: f32,
) {
    for pair in &mut alignment.pairs {
        if (words.0..words.1).contains(&(pair.claim as u32)) && pair.credit < share {
            pair.credit = share;
            pair.evidence = Some(evidence);
            pair.likeness = Likeness::Same;
        }
    }
}
