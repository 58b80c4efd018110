//! Which articles are worth comparing with a claim.
//!
//! In: the terms of a claim with the passages they occur in. Out: document files, best first.
//! A passage is a run of whole sentences of about a paragraph, so that terms that stand together
//! count more than terms scattered over a long article. Scores are integers: every platform ranks
//! the same.

use crate::fact::{Fact, WordClass};
use crate::order;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The terms that a fact is indexed under, or that a claim asks for: sorted, each once.
pub fn terms(fact: &Fact) -> Vec<String> {
    let mut terms: Vec<String> = fact
        .words
        .iter()
        .filter(|word| matches!(word.class, WordClass::Content | WordClass::Number))
        .map(|word| word.lemma.clone())
        .collect();
    order::by_text(&mut terms, |term| term);
    terms.dedup();
    terms
}

/// A passage that a term occurs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting {
    /// Number of the document file.
    pub file: u32,
    /// Number of the passage within the file.
    pub passage: u32,
}

/// How many times more a term counts within the file's best passage than elsewhere in the file.
/// At 0, long articles that name everything somewhere win; very high, an article that names its
/// subject in another paragraph loses.
const TOGETHER: u32 = 3;

/// The document files that answer best to a claim, best first, at most `limit`.
///
/// `terms` holds, for every term of the claim, the passages it occurs in, sorted; `passages` is
/// the number of passages of the pack. A passage scores the sum of the rarities of the terms it
/// holds: BM25 with term frequency and length left out, as passages are short and of one length.
pub(crate) fn rank(terms: &[&[Posting]], passages: u32, limit: usize) -> Vec<u32> {
    let terms: Vec<(&[Posting], u32)> = terms
        .iter()
        .map(|postings| (*postings, rarity(postings.len(), passages)))
        .collect();
    let files = terms.iter().filter_map(|(postings, _)| postings.last());
    let files = files.map(|last| last.file as usize + 1).max().unwrap_or(0);
    let mut anywhere = vec![0u32; files];
    for (postings, rarity) in &terms {
        for in_file in postings.chunk_by(|a, b| a.file == b.file) {
            anywhere[in_file[0].file as usize] += rarity;
        }
    }
    // Heaps sort here and below: sorting such pairs as slices would add 2 KB to the engine.
    let order: Vec<(Reverse<u32>, u32)> = std::iter::zip(anywhere, 0u32..)
        .filter(|&(score, _)| score > 0)
        .map(|(score, file)| (Reverse(score), file))
        .collect();
    let order = BinaryHeap::from(order).into_sorted_vec();
    let mut best: Vec<(Reverse<u32>, u32)> = Vec::with_capacity(limit + 1);
    for (Reverse(anywhere), file) in order {
        // No passage holds more than the file, so that the files from here on cannot do better.
        let most = Reverse(anywhere * (TOGETHER + 1));
        if best.len() == limit && best.last().is_none_or(|&(last, _)| last < most) {
            break;
        }
        let score = Reverse(together(&terms, file) * TOGETHER + anywhere);
        let at = best.partition_point(|&better| better < (score, file));
        best.insert(at, (score, file));
        best.truncate(limit);
    }
    best.into_iter().map(|(_, file)| file).collect()
}

/// The score of the file's best passage.
fn together(terms: &[(&[Posting], u32)], file: u32) -> u32 {
    let hits: Vec<(u32, u32)> = terms
        .iter()
        .flat_map(|(postings, rarity)| {
            let start = postings.partition_point(|posting| posting.file < file);
            postings[start..]
                .iter()
                .take_while(move |posting| posting.file == file)
                .map(|posting| (posting.passage, *rarity))
        })
        .collect();
    let hits = BinaryHeap::from(hits).into_sorted_vec();
    hits.chunk_by(|(a, _), (b, _)| a == b)
        .map(|passage| passage.iter().map(|(_, rarity)| rarity).sum())
        .max()
        .unwrap_or(0)
}

/// How much a term tells that occurs in `found` of `passages` passages: BM25's inverse document
/// frequency, log2((N + 1) / (n + 1/2)), in units of 1/256 bit.
///
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
fn rarity(found: usize, passages: u32) -> u32 {
    let all = u64::from(passages).max(found as u64);
    log2(2 * all + 2) - log2(2 * found as u64 + 1)
}

/// Base-2 logarithm of a number above 0 in units of 1/256, linear between powers of two: at most
/// 0.09 too low, never falling, and the same on every platform.
fn log2(number: u64) -> u32 {
    let whole = number.ilog2();
    let fraction = ((u128::from(number) << 8) >> whole) as u32 - 256;
    whole * 256 + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: u32, passage: u32) -> Posting {
        Posting { file, passage }
    }

    #[test]
    fn rare_terms_count_more() {
        let common: Vec<Posting> = (0..50).map(|file| at(file, 0)).collect();
        let ranked = rank(&[&common, &[at(70, 1)]], 100, 3);
        assert_eq!(ranked, [70, 0, 1]);
    }

    #[test]
    fn terms_that_stand_together_count_more() {
        let apart = [at(1, 0), at(2, 4)];
        let ranked = rank(&[&apart, &[at(1, 9), at(2, 4)]], 100, 8);
        assert_eq!(ranked, [2, 1]);
    }

    #[test]
    fn a_subject_named_elsewhere_in_the_article_counts() {
        let detail = [at(1, 5), at(2, 5)];
        let ranked = rank(&[&detail, &[at(2, 0)]], 100, 8);
        assert_eq!(ranked, [2, 1]);
    }

    /// The definition of the score, file by file.
    fn rank_plainly(terms: &[&[Posting]], passages: u32, limit: usize) -> Vec<u32> {
        let score = |wanted: &dyn Fn(&Posting) -> bool| -> u32 {
            let found = terms.iter().filter(|postings| postings.iter().any(wanted));
            found.map(|postings| rarity(postings.len(), passages)).sum()
        };
        let mut scores = Vec::new();
        for file in 0..20 {
            let best = (0..4)
                .map(|passage| score(&|p| *p == at(file, passage)))
                .max();
            let all = score(&|p| p.file == file);
            scores.push((Reverse(best.unwrap() * TOGETHER + all), file));
        }
        scores.retain(|&(Reverse(score), _)| score > 0);
        scores.sort_unstable();
        scores.iter().take(limit).map(|&(_, file)| file).collect()
    }

    proptest::proptest! {
        #[test]
        fn stopping_early_loses_nothing(
            terms: [std::collections::BTreeSet<(u8, u8)>; 4],
            limit in 1usize..6,
        ) {
            let terms = terms.map(|places| {
                let mut postings: Vec<Posting> = places
                    .into_iter()
                    .map(|(file, passage)| at(u32::from(file % 20), u32::from(passage % 4)))
                    .collect();
                postings.sort_unstable();
                postings.dedup();
                postings
            });
            let terms: Vec<&[Posting]> = terms.iter().map(Vec::as_slice).collect();
            proptest::prop_assert_eq!(rank(&terms, 80, limit), rank_plainly(&terms, 80, limit));
        }
    }

    #[test]
    fn no_term_ranks_nothing() {
        assert_eq!(rank(&[], 100, 8), Vec::<u32>::new());
        assert_eq!(rank(&[&[]], 0, 8), Vec::<u32>::new());
    }

    #[test]
    fn the_logarithm_never_falls() {
        assert_eq!(log2(1), 0);
        assert_eq!(log2(1 << 40), 40 * 256);
        assert!((1..5000).is_sorted_by_key(log2));
    }
}
