//! What two words have to do with each other.
//!
//! In: two lemmas. Out: their [`Likeness`]. Only frequent senses count (WordNet's tagged texts), so
//! that a rare sense does not make unlike words alike. A line of `data/thesaurus.txt`:
//!
//! ```text
//! lemma <TAB> class groups [~ families] [> broader] [! sides]
//!             |     |        |            |           which side of which pairs of opposites it is on
//!             |     |        |            groups of broader words (helicopter: that of aircraft)
//!             |     |        words derived from each other share a family
//!             |     synonyms share a group
//!             digit, 0 for the most frequent lemmas
//! ```
//!
//! Groups, families and sides are numbers of two printable characters. An axis has [`SIDES`] sides: the
//! first two are those of a pair of opposites, the others those of things of one kind.
//! Invariant: synonyms, derivation and opposites are symmetrical; `Broader` mirrors `Narrower`.

use super::{Table, spelling_key};

static THESAURUS: Table = Table::new(include_str!("../../data/thesaurus.txt"));
static CONVERSES: Table = Table::new(include_str!("../../data/converses.txt"));

/// What a word of the evidence is to a word of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Likeness {
    /// The same word, perhaps in another spelling.
    Same,
    /// Another word for it.
    Synonym,
    /// Derived from one another: `agree`, `agreement`.
    Derivation,
    /// The claim's word is broader: evidence "helicopter" makes claim "aircraft" true.
    Broader,
    /// The claim's word is narrower: evidence "aircraft" leaves claim "helicopter" open.
    Narrower,
    /// Its opposite: `increase`, `decrease`.
    Antonym,
    /// Another thing of the same kind, which excludes it in the same place: `weekly`, `monthly`.
    Alternative,
    /// Nothing known.
    None,
}

/// What the thesaurus knows of one lemma, looked up once: runs of two-character numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meaning {
    class: Option<u8>,
    groups: &'static [u8],
    families: &'static [u8],
    broader: &'static [u8],
    sides: &'static [u8],
}

impl Meaning {
    /// Looks a lemma up; one that is not there has no relation to any other.
    pub fn of(lemma: &str) -> Meaning {
        let mut entry = Meaning::default();
        let Some(value) = THESAURUS.get(lemma) else {
            return entry;
        };
        entry.class = value.bytes().next().map(|class| class.saturating_sub(b'0'));
        let sections = value.as_bytes().get(1..).unwrap_or_default();
        for section in sections.chunk_by(|_, next| !matches!(next, b'~' | b'>' | b'!')) {
            match section {
                [b'~', rest @ ..] => entry.families = rest,
                [b'>', rest @ ..] => entry.broader = rest,
                [b'!', rest @ ..] => entry.sides = rest,
                _ => entry.groups = section,
            }
        }
        entry
    }

    /// The meaning of the known word that an unknown one of at least six letters misspells: the first that
    /// `misspells` accepts.
    pub fn of_misspelled(lemma: &str, misspells: impl Fn(&str) -> bool) -> Option<Meaning> {
        const SHORTEST: usize = 6;
        if lemma.len() < SHORTEST || THESAURUS.contains(lemma) {
            return None;
        }
        let meant = THESAURUS
            .iter()
            .find(|(known, _)| known.len() >= SHORTEST && misspells(known));
        meant.map(|(known, _)| Meaning::of(known))
    }

    /// What the evidence's lemma is to the claim's, of which this is the meaning.
    pub fn likeness(&self, evidence: &Meaning) -> Likeness {
        let opposition = opposition(self.sides, evidence.sides);
        if opposition == Some(Likeness::Antonym) {
            Likeness::Antonym
        } else if share(self.groups, evidence.groups) {
            Likeness::Synonym
        } else if share(self.families, evidence.families) {
            Likeness::Derivation
        } else if share(self.groups, evidence.broader) {
            Likeness::Broader
        } else if share(self.broader, evidence.groups) {
            Likeness::Narrower
        } else if opposition.is_some() {
            Likeness::Alternative
        } else {
            Likeness::None
        }
    }

    /// See [`frequency_class`].
    pub fn frequency_class(&self) -> u8 {
        self.class.unwrap_or(9)
    }
}

/// Whether two runs have a number in common.
fn share(left: &[u8], right: &[u8]) -> bool {
    left.chunks_exact(2)
        .any(|a| right.chunks_exact(2).any(|b| a == b))
}

/// Characters of the numbers: printable ASCII but for the marks of sections and of comments.
fn digit(byte: u8) -> u32 {
    let skipped = [b'!', b'#', b'>']
        .iter()
        .filter(|&&mark| mark < byte)
        .count();
    u32::from(byte).saturating_sub(33 + skipped as u32)
}

fn number(pair: &[u8]) -> u32 {
    digit(pair[0]) * 90 + digit(pair[1])
}

/// Sides of an axis, as `data/make/thesaurus.mjs` counts them.
const SIDES: u32 = 18;

/// Whether two runs have different sides of an axis: opposites, or things of one kind.
fn opposition(left: &[u8], right: &[u8]) -> Option<Likeness> {
    let mut found = None;
    for a in left.chunks_exact(2).map(number) {
        for b in right.chunks_exact(2).map(number) {
            if a / SIDES != b / SIDES || a == b {
                continue;
            }
            if a % SIDES < 2 {
                return Some(Likeness::Antonym);
            }
            found = Some(Likeness::Alternative);
        }
    }
    found
}

/// What the evidence's lemma is to the claim's lemma.
///
/// ```
/// # use citecheck::lexicon::{Likeness, likeness};
/// assert_eq!(likeness("aircraft", "helicopter"), Likeness::Broader);
/// assert_eq!(likeness("increase", "decrease"), Likeness::Antonym);
/// assert_eq!(likeness("agree", "agreement"), Likeness::Derivation);
/// ```
pub fn likeness(claim_lemma: &str, evidence_lemma: &str) -> Likeness {
    if claim_lemma == evidence_lemma || same_spelled(claim_lemma, evidence_lemma) {
        return Likeness::Same;
    }
    Meaning::of(claim_lemma).likeness(&Meaning::of(evidence_lemma))
}

/// Whether two lemmas are one word in two spellings; these begin with the same two letters.
pub fn same_spelled(left: &str, right: &str) -> bool {
    left.as_bytes().get(..2) == right.as_bytes().get(..2)
        && spelling_key(left) == spelling_key(right)
}

/// Whether two lemmas are opposites; symmetrical.
pub fn is_antonym(left: &str, right: &str) -> bool {
    opposition(Meaning::of(left).sides, Meaning::of(right).sides) == Some(Likeness::Antonym)
}

/// The word that tells the same event from its other side: `sell` for `buy`.
pub fn converse(lemma: &str) -> Option<&'static str> {
    CONVERSES.get(lemma)
}

/// Whether the two lemmas tell one event from its two sides; symmetrical, and wider than
/// [`converse`], which knows one partner only.
pub fn are_converse(left: &str, right: &str) -> bool {
    converse(left) == Some(right) || converse(right) == Some(left)
}

/// How rare a lemma is in news: 0 for about one word in 250 or more, each further class about two
/// and a half times rarer, 9 for rare and unknown words.
pub fn frequency_class(lemma: &str) -> u8 {
    THESAURUS
        .get(lemma)
        .and_then(|value| value.bytes().next())
        .map_or(9, |class| class.saturating_sub(b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(claim: &str, evidence: &str, expected: Likeness) {
        assert_eq!(likeness(claim, evidence), expected, "{claim} / {evidence}");
        let mirrored = match expected {
            Likeness::Broader => Likeness::Narrower,
            Likeness::Narrower => Likeness::Broader,
            symmetrical => symmetrical,
        };
        assert_eq!(likeness(evidence, claim), mirrored, "{evidence} / {claim}");
    }

    #[test]
    fn likenesses() {
        use Likeness::{Alternative, Antonym, Broader, Derivation, None, Same, Synonym};
        check("exercise", "exercise", Same);
        check("defence", "defense", Same);
        check("exercise", "drill", Synonym);
        check("join", "accede", Synonym);
        check("pact", "treaty", Synonym);
        check("soldier", "troop", Synonym);
        check("kill", "murder", Synonym);
        check("begin", "launch", Synonym);
        check("vehicle", "car", Synonym);
        check("agree", "agreement", Derivation);
        check("invade", "invasion", Synonym);
        check("decide", "decision", Synonym);
        check("inspect", "inspection", Synonym);
        check("explore", "exploration", Derivation);
        check("aircraft", "helicopter", Broader);
        check("weapon", "rifle", Broader);
        check("animal", "dog", Broader);
        check("increase", "decrease", Antonym);
        check("grow", "decline", Antonym);
        check("accept", "reject", Antonym);
        check("win", "lose", Antonym);
        check("north", "south", Antonym);
        check("war", "peace", Antonym);
        check("weekly", "monthly", Alternative);
        check("foreign", "finance", Alternative);
        check("foreign", "domestic", Antonym);
        check("exercise", "president", None);
        check("bank", "river", None);
        check("table", "agreement", None);
        check("unheard", "of", None);
    }

    #[test]
    fn converses() {
        assert_eq!(converse("buy"), Some("sell"));
        assert!(are_converse("send", "receive") && are_converse("receive", "send"));
        assert!(!are_converse("send", "sell"));
    }

    #[test]
    fn frequency_classes() {
        assert!(frequency_class("say") < frequency_class("exercise"));
        assert!(frequency_class("exercise") < frequency_class("zymurgy"));
        assert_eq!(frequency_class("zymurgy"), 9);
    }

    /// Every line obeys the layout that the module head draws.
    #[test]
    fn entries_are_well_formed() {
        for (lemma, value) in THESAURUS.iter() {
            assert!(value.as_bytes()[0].is_ascii_digit(), "{lemma}");
            let entry = Meaning::of(lemma);
            let runs = [entry.groups, entry.families, entry.broader, entry.sides];
            assert!(runs.iter().all(|run| run.len() % 2 == 0), "{lemma}");
            let opposes = opposition(entry.sides, entry.sides) == Some(Likeness::Antonym);
            assert!(!opposes, "{lemma} opposes itself");
        }
    }
}
