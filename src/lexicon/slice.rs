//! The part of the thesaurus that a pack's articles can ask for. Natively only.
//!
//! In: the words of the articles. Out: a [`Thesaurus`] that gives the same likeness as the whole one
//! between any word and a word of theirs. It holds
//!
//! - their own words,
//! - all words that have to do with one of them,
//! - all words that could be taken for a misspelling of one of them, so that it is known they are not.

use super::thesaurus::{Meaning, SIDES, Thesaurus, number};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

type Pair = [u8; 2];

impl Thesaurus {
    /// What a pack whose articles have these lemmas needs, each with how often they have it: all of it, or what
    /// the most frequent ones have to do with others, in at most `limit` bytes where that is possible.
    pub fn of_vocabulary<'v>(
        &self,
        vocabulary: impl IntoIterator<Item = (&'v str, usize)>,
        limit: usize,
    ) -> Thesaurus {
        let vocabulary: BTreeMap<&str, usize> = vocabulary.into_iter().collect();
        let near = Neighbours::of(vocabulary.keys().copied());
        // What stays whatever it has to do with others.
        let own: BTreeSet<&str> = self
            .iter()
            .map(|(lemma, _)| lemma)
            .filter(|&lemma| {
                vocabulary.contains_key(lemma) || !lemma.contains(' ') && near.has(lemma)
            })
            .collect();
        let most = vocabulary.values().copied().max().unwrap_or(0);
        let mut least = 1;
        loop {
            let frequent = vocabulary.iter().filter(|&(_, &uses)| uses >= least);
            let slice = self.slice(&own, frequent.map(|(&lemma, _)| lemma).collect());
            if slice.weight() <= limit || least > most {
                return slice;
            }
            least += 1 + least / 4;
        }
    }

    /// The words that stay, and what those that are asked for have to do with others.
    fn slice(&self, own: &BTreeSet<&str>, asked: BTreeSet<&str>) -> Thesaurus {
        let there = Numbers::of(asked.iter().map(|lemma| self.meaning(lemma)));
        let mut kept: BTreeMap<&str, Meaning> = BTreeMap::new();
        for (lemma, value) in self.iter() {
            let meaning = Meaning::read(value);
            if own.contains(lemma) || there.touch(&meaning) {
                kept.insert(lemma, meaning);
            }
        }
        // A number that one line alone has joins nothing.
        let mut uses = Numbers::default();
        kept.values().for_each(|meaning| uses.count(meaning));
        let mut lines = String::new();
        for (lemma, meaning) in kept {
            lines.push_str(lemma);
            lines.push('\t');
            // Of another word, what it has to do with a third one is nobody's question.
            let of_theirs = (!asked.contains(lemma)).then_some(&there);
            uses.write(&meaning, of_theirs, &mut lines);
            lines.push('\n');
        }
        Thesaurus::from(Cow::Owned(lines))
    }
}

/// How many words have each number.
#[derive(Default)]
struct Numbers {
    groups: HashMap<Pair, u32>,
    families: HashMap<Pair, u32>,
    broader: HashMap<Pair, u32>,
    axes: HashMap<u32, u32>,
}

impl Numbers {
    fn of<'t>(meanings: impl Iterator<Item = Meaning<'t>>) -> Self {
        let mut numbers = Numbers::default();
        meanings.for_each(|meaning| numbers.count(&meaning));
        numbers
    }

    fn count(&mut self, meaning: &Meaning<'_>) {
        let add = |map: &mut HashMap<Pair, u32>, run| {
            pairs(run).for_each(|pair| *map.entry(pair).or_default() += 1);
        };
        add(&mut self.groups, meaning.groups);
        add(&mut self.families, meaning.families);
        add(&mut self.broader, meaning.broader);
        for side in pairs(meaning.sides) {
            *self.axes.entry(axis(&side)).or_default() += 1;
        }
    }

    /// Whether a word has to do with one that was counted.
    fn touch(&self, meaning: &Meaning<'_>) -> bool {
        pairs(meaning.groups)
            .any(|pair| self.groups.contains_key(&pair) || self.broader.contains_key(&pair))
            || pairs(meaning.broader).any(|pair| self.groups.contains_key(&pair))
            || pairs(meaning.families).any(|pair| self.families.contains_key(&pair))
            || pairs(meaning.sides).any(|side| self.axes.contains_key(&axis(&side)))
    }

    /// Writes the numbers of a meaning that join it to another of those counted, and to one of `theirs` where
    /// these are given.
    fn write(&self, meaning: &Meaning<'_>, theirs: Option<&Numbers>, out: &mut String) {
        let uses = |map: &HashMap<Pair, u32>, pair: &Pair| map.get(pair).copied().unwrap_or(0);
        let known = |of: fn(&Numbers) -> &HashMap<Pair, u32>, pair: &Pair| {
            theirs.is_none_or(|theirs| of(theirs).contains_key(pair))
        };
        let mut section = |mark: &str, run, joins: &dyn Fn(&Pair) -> bool| {
            let mut mark = Some(mark);
            for pair in pairs(run).filter(joins) {
                out.push_str(mark.take().unwrap_or_default());
                out.extend(pair.map(char::from));
            }
        };
        section("", meaning.groups, &|pair| {
            uses(&self.groups, pair) + uses(&self.broader, pair) > 1
                && (known(|of| &of.groups, pair) || known(|of| &of.broader, pair))
        });
        section("~", meaning.families, &|pair| {
            uses(&self.families, pair) > 1 && known(|of| &of.families, pair)
        });
        section(">", meaning.broader, &|pair| {
            uses(&self.groups, pair) > 0 && known(|of| &of.groups, pair)
        });
        section("!", meaning.sides, &|side| {
            self.axes.get(&axis(side)).copied() > Some(1)
                && theirs.is_none_or(|theirs| theirs.axes.contains_key(&axis(side)))
        });
    }
}

/// The axis that a side is on.
fn axis(side: &Pair) -> u32 {
    number(side) / SIDES
}

fn pairs(run: &[u8]) -> impl Iterator<Item = Pair> {
    run.as_chunks::<2>().0.iter().copied()
}

/// Words by their first letter, to find those that another could be a misspelling of.
struct Neighbours<'v>(HashMap<u8, Vec<&'v str>>);

impl<'v> Neighbours<'v> {
    fn of(vocabulary: impl Iterator<Item = &'v str>) -> Self {
        let mut by_letter: HashMap<u8, Vec<&str>> = HashMap::new();
        for lemma in vocabulary {
            if let Some(&letter) = lemma.as_bytes().first() {
                by_letter.entry(letter).or_default().push(lemma);
            }
        }
        Neighbours(by_letter)
    }

    fn has(&self, lemma: &str) -> bool {
        let letter = lemma.as_bytes().first();
        letter
            .and_then(|letter| self.0.get(letter))
            .is_some_and(|words| words.iter().any(|word| super::is_spelling(word, lemma)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The slice knows of its words what the whole knows.
    #[test]
    fn likeness_is_that_of_the_whole() {
        let whole = Thesaurus::whole();
        let vocabulary = [
            "exercise",
            "helicopter",
            "increase",
            "weekly",
            "agree",
            "statue",
        ];
        let slice = whole.of_vocabulary(vocabulary.map(|lemma| (lemma, 1)), usize::MAX);
        assert!(slice.weight() < whole.weight() / 4);
        for (lemma, _) in whole.iter() {
            for word in vocabulary {
                let likeness = whole.likeness(lemma, word);
                assert_eq!(slice.likeness(lemma, word), likeness, "{lemma} / {word}");
                if super::super::is_spelling(lemma, word) {
                    assert!(slice.meaning(lemma).is_word, "{lemma} / {word}");
                }
            }
        }
    }
}
