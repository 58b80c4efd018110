//! What two words have to do with each other.
//!
//! In: two lemmas. Out: their [`Likeness`]. Only frequent senses count (WordNet's tagged texts), so
//! that a rare sense does not make unlike words alike. The whole thesaurus serves the builder of a
//! pack, who puts into it the lines that its articles' words can ask for. A line:
//!
//! ```text
//! lemma <TAB> groups [~ families] [> broader] [! sides]
//!             |        |            |           which side of which pairs of opposites it is on
//!             |        |            groups of broader words (helicopter: that of aircraft)
//!             |        words derived from each other share a family
//!             synonyms share a group
//! ```
//!
//! Groups, families and sides are numbers of two printable characters. An axis has [`SIDES`] sides: the
//! first two are those of a pair of opposites, the others those of things of one kind.
//! Invariant: synonyms, derivation and opposites are symmetrical; `Broader` mirrors `Narrower`.

use super::{Table, is_rare, spelling_key};
use std::borrow::Cow;
#[cfg(feature = "ingest")]
use std::sync::LazyLock;

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

/// Words and what they have to do with each other.
#[derive(Clone, Debug)]
pub struct Thesaurus {
    /// Lines as the module head draws them, sorted; they start with a letter from a to z.
    lines: Cow<'static, str>,
    /// Where the lines of each [`beginning`] start, in bytes, and where the last one's end: a check
    /// looks up every word of the articles.
    starts: Vec<u32>,
}

impl Thesaurus {
    /// What knows no word.
    pub const EMPTY: Thesaurus = Thesaurus {
        lines: Cow::Borrowed(""),
        starts: Vec::new(),
    };

    /// All that is known.
    #[cfg(feature = "ingest")]
    pub fn whole() -> &'static Self {
        static WHOLE: LazyLock<Thesaurus> =
            LazyLock::new(|| Thesaurus::from(Cow::Borrowed(super::data!("thesaurus.txt"))));
        &WHOLE
    }

    /// From lines as the module head draws them; `None` where they are not UTF-8.
    pub fn read(lines: Vec<u8>) -> Option<Self> {
        Some(Thesaurus::from(Cow::Owned(String::from_utf8(lines).ok()?)))
    }

    pub(super) fn from(lines: Cow<'static, str>) -> Self {
        let mut starts = Vec::new();
        let mut at = 0;
        for line in lines.split_inclusive('\n') {
            let before = beginning(line).map_or(0, |number| number + 1);
            starts.resize(before.max(starts.len()), at);
            at += line.len() as u32;
        }
        starts.push(at);
        Thesaurus { lines, starts }
    }

    /// The lines, as [`Thesaurus::read`] takes them.
    #[cfg(feature = "ingest")]
    pub fn lines(&self) -> &str {
        &self.lines
    }

    /// Every lemma with what is known of it, in order.
    #[cfg(feature = "ingest")]
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        Table::new(&self.lines).iter()
    }

    /// The lines of the lemmas that begin with the first letter or the first two letters of this one.
    fn beside(&self, lemma: &str, letters: usize) -> Table<'_> {
        let range = beginning(lemma).and_then(|number| {
            let (first, many) = match letters {
                1 => (number / SECONDS * SECONDS, SECONDS),
                _ => (number, 1),
            };
            let end = *self.starts.get(first + many).or(self.starts.last())?;
            self.lines
                .get(*self.starts.get(first)? as usize..end as usize)
        });
        Table::new(range.unwrap_or_default())
    }

    /// Whether it knows a lemma.
    pub fn has(&self, lemma: &str) -> bool {
        self.beside(lemma, 2).contains(lemma)
    }

    /// How much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        self.lines.len()
    }

    /// What is known of a lemma; one that is not there has no relation to any other.
    pub fn meaning(&self, lemma: &str) -> Meaning<'_> {
        match self.beside(lemma, 2).get(lemma) {
            Some(value) => Meaning::read(value),
            None => Meaning {
                is_word: !is_rare(lemma),
                ..Meaning::default()
            },
        }
    }

    /// The meaning of the word here that a word unknown to all misspells: the first one.
    pub fn misspelled(&self, lemma: &str) -> Option<Meaning<'_>> {
        const SHORTEST: usize = 6;
        if lemma.len() < SHORTEST || self.meaning(lemma).is_word {
            return None;
        }
        let meant = self
            .beside(lemma, 1)
            .iter()
            .find(|(known, _)| known.len() >= SHORTEST && super::is_spelling(lemma, known));
        meant.map(|(_, value)| Meaning::read(value))
    }

    /// What the evidence's lemma is to the claim's lemma.
    ///
    /// ```
    /// # use citecheck::lexicon::{Likeness, Thesaurus};
    /// let thesaurus = Thesaurus::whole();
    /// assert_eq!(thesaurus.likeness("aircraft", "helicopter"), Likeness::Broader);
    /// assert_eq!(thesaurus.likeness("increase", "decrease"), Likeness::Antonym);
    /// assert_eq!(thesaurus.likeness("agree", "agreement"), Likeness::Derivation);
    /// ```
    pub fn likeness(&self, claim_lemma: &str, evidence_lemma: &str) -> Likeness {
        if claim_lemma == evidence_lemma || same_spelled(claim_lemma, evidence_lemma) {
            return Likeness::Same;
        }
        self.meaning(claim_lemma)
            .likeness(&self.meaning(evidence_lemma))
    }
}

const LETTERS: usize = 26;
/// Second letters that are told apart: those from a to z, what sorts before them, and behind them.
const SECONDS: usize = LETTERS + 2;

/// The number of a word's first two letters in the order of the alphabet; `None` for a word that does
/// not start with a letter from a to z.
fn beginning(word: &str) -> Option<usize> {
    let letter = |byte: u8| usize::from(byte.wrapping_sub(b'a'));
    let mut bytes = word.bytes();
    let first = bytes.next().map(letter).filter(|&at| at < LETTERS)?;
    let second = match bytes.next() {
        Some(byte) if byte >= b'a' => letter(byte).min(LETTERS) + 1,
        _ => 0,
    };
    Some(first * SECONDS + second)
}

/// What a thesaurus knows of one lemma, looked up once: runs of two-character numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meaning<'t> {
    /// Whether it is a word at all, rather than a name, a rarity or a misspelling.
    pub is_word: bool,
    pub(super) groups: &'t [u8],
    pub(super) families: &'t [u8],
    pub(super) broader: &'t [u8],
    pub(super) sides: &'t [u8],
}

impl<'t> Meaning<'t> {
    pub(super) fn read(value: &'t str) -> Self {
        let mut meaning = Meaning {
            is_word: true,
            ..Meaning::default()
        };
        for section in value
            .as_bytes()
            .chunk_by(|_, next| !matches!(next, b'~' | b'>' | b'!'))
        {
            match section {
                [b'~', rest @ ..] => meaning.families = rest,
                [b'>', rest @ ..] => meaning.broader = rest,
                [b'!', rest @ ..] => meaning.sides = rest,
                _ => meaning.groups = section,
            }
        }
        meaning
    }

    /// Its numbers, those of families and axes apart.
    fn marks(&self) -> impl Iterator<Item = usize> {
        let runs = [
            (self.groups, 0, 1),
            (self.broader, 0, 1),
            (self.families, NUMBERS, 1),
            (self.sides, 2 * NUMBERS, SIDES),
        ];
        runs.into_iter().flat_map(|(run, start, of)| {
            run.chunks_exact(2)
                .map(move |pair| start + ((number(pair) / of) as usize).min(NUMBERS - 1))
        })
    }

    /// What the evidence's lemma is to the claim's, of which this is the meaning.
    pub fn likeness(&self, evidence: &Meaning<'_>) -> Likeness {
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
}

/// The numbers of some meanings, to tell at once that another has nothing to do with any of them.
#[derive(Debug)]
pub struct Touched(Vec<bool>);

/// How many numbers two digits make, and where those of families and of axes start beside those of groups.
const NUMBERS: usize = 90 * 90;

impl Touched {
    /// Those of the claim's words.
    pub fn by<'m>(meanings: impl Iterator<Item = &'m Meaning<'m>>) -> Self {
        let mut marks = vec![false; 3 * NUMBERS];
        for meaning in meanings {
            for mark in meaning.marks() {
                marks[mark] = true;
            }
        }
        Touched(marks)
    }

    /// Whether the meaning may have to do with one of them.
    pub fn has(&self, meaning: &Meaning<'_>) -> bool {
        meaning.marks().any(|mark| self.0[mark])
    }
}

/// Whether two runs have a number in common.
fn share(left: &[u8], right: &[u8]) -> bool {
    left.chunks_exact(2)
        .any(|a| right.chunks_exact(2).any(|b| a == b))
}

/// Characters of the numbers: printable ASCII but for the marks of sections and of comments.
fn digit(byte: u8) -> u32 {
    let skipped = u32::from(byte > b'!') + u32::from(byte > b'#') + u32::from(byte > b'>');
    u32::from(byte).saturating_sub(33 + skipped)
}

pub(super) fn number(pair: &[u8]) -> u32 {
    digit(pair[0]) * 90 + digit(pair[1])
}

/// Sides of an axis, as `data/make/thesaurus.mjs` counts them.
pub(super) const SIDES: u32 = 18;

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

/// Whether two lemmas are one word in two spellings; these begin with the same two letters.
pub fn same_spelled(left: &str, right: &str) -> bool {
    left.as_bytes().get(..2) == right.as_bytes().get(..2)
        && spelling_key(left) == spelling_key(right)
}

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(claim: &str, evidence: &str, expected: Likeness) {
        let thesaurus = Thesaurus::whole();
        let likeness = |a, b| thesaurus.likeness(a, b);
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
        check("explore", "exploration", Synonym);
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
    fn misspellings() {
        let thesaurus = Thesaurus::whole();
        assert!(thesaurus.misspelled("helicoptor").is_some());
        assert!(thesaurus.misspelled("helicopter").is_none());
        assert!(thesaurus.misspelled("before").is_none());
    }

    /// Every line obeys the layout that the module head draws.
    #[test]
    fn entries_are_well_formed() {
        for (lemma, value) in Thesaurus::whole().iter() {
            let entry = Meaning::read(value);
            let runs = [entry.groups, entry.families, entry.broader, entry.sides];
            assert!(runs.iter().all(|run| run.len() % 2 == 0), "{lemma}");
            let opposes = opposition(entry.sides, entry.sides) == Some(Likeness::Antonym);
            assert!(!opposes, "{lemma} opposes itself");
        }
    }
}
