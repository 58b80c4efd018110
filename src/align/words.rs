//! Words of the claim paired with words of the evidence.

use super::{Alignment, Pair, Wordings, in_attribution, in_typed_mention, is_content, roles};
use crate::document::Kind;
use crate::fact::{Fact, Word};
use crate::lexicon::{self, Likeness, ModalityClass};

/// Weight of a word that says little by itself.
pub(super) const LIGHT: f32 = 0.2;
/// Credit of a word that stands in the sentence before the window.
const OUTSIDE: f32 = 0.75;

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

/// Whether a word only says that its act is still to come: `scheduled` of "is scheduled to last".
fn is_auxiliary(fact: &Fact, at: usize) -> bool {
    let lemma = |at: Option<usize>| at.map_or("", |at| fact.word(at).lemma.as_str());
    let planned = || {
        matches!(
            lexicon::modality_of(&fact.word(at).lemma),
            Some(ModalityClass::Planned | ModalityClass::Expected)
        )
    };
    lemma(at.checked_sub(1)) == "be"
        && lemma(Some(at + 1).filter(|&next| next < fact.words.len())) == "to"
        && planned()
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
            let place = if alignment.told(index).inside {
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
        let auxiliary = is_auxiliary(claim, at);
        alignment.pairs.push(Pair {
            claim: at,
            evidence: best.map(|(_, index, _)| index),
            likeness: best.map_or(Likeness::None, |(_, _, likeness)| likeness),
            credit: best.map_or(0.0, |(share, ..)| share),
            weight: if auxiliary { LIGHT } else { weight(word) },
            act: !auxiliary && roles::acts(claim_text, claim, at),
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

/// Whether a word is written as part of a name: `New` of New Delhi.
pub(super) fn in_name(fact: &Fact, at: usize) -> bool {
    fact.word(at).capital && fact.entity_at(at).is_some()
}

/// Whether a word is a name by itself.
fn is_whole_name(fact: &Fact, at: usize) -> bool {
    let alone = (at as u32, at as u32 + 1);
    fact.word(at).capital
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

/// The credit from which a word answers to the one that a value belongs to.
const GOVERNS: f32 = 0.7;
/// How near two words of the evidence must be to count as bound to each other.
const NEAR: usize = 6;

/// How surely a claim word and an evidence word are about the same thing: the share of the claim
/// words near the one whose answers stand near the other.
pub(super) fn bond(alignment: &Alignment<'_>, claim: (usize, usize), evidence: usize) -> f32 {
    let home = alignment.told(evidence).fact;
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
            let other = alignment.told(index);
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

/// Whether a value of the claim and one of the evidence stand right beside words that answer to each other:
/// `end on 14 October`, `the October 4 conclusion`.
pub(super) fn is_governed(
    alignment: &Alignment<'_>,
    claim: (usize, usize),
    evidence: (usize, usize),
) -> bool {
    let beside = |pair: &&Pair| {
        let [low, high] = [pair.claim.min(claim.0), pair.claim.max(claim.1)];
        let between = if pair.claim < claim.0 {
            pair.claim + 1..claim.0
        } else {
            claim.1..high
        };
        low != high
            && between
                .clone()
                .all(|at| !is_content(alignment.claim.word(at)))
    };
    alignment
        .pairs
        .iter()
        .filter(|pair| !(claim.0..claim.1).contains(&pair.claim))
        .filter(beside)
        .filter(|pair| pair.credit >= GOVERNS && pair.weight > LIGHT)
        .filter_map(|pair| pair.evidence)
        .any(|index| {
            let between = if index < evidence.0 {
                index + 1..evidence.0
            } else {
                evidence.1..index.max(evidence.1)
            };
            let home = alignment.told(index).fact;
            std::ptr::eq(home, alignment.told(evidence.0).fact)
                && alignment.evidence[between]
                    .iter()
                    .all(|word| !is_content(word.word()))
        })
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
