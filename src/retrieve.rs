//! Which articles are worth comparing with a claim.
//!
//! In: the terms of a claim with the passages they occur in. Out: document files, best first.
//! A passage is a run of whole sentences of about a paragraph, so that terms that stand together
//! count more than terms scattered over a long article. Scores are integers: every platform ranks
//! the same.

use crate::fact::{Fact, WordClass};

/// The terms that a fact is indexed under, or that a claim asks for: sorted, each once.
pub fn terms(fact: &Fact) -> Vec<String> {
    let mut terms: Vec<String> = fact
        .words
        .iter()
        .filter(|word| matches!(word.class, WordClass::Content | WordClass::Number))
        .map(|word| word.lemma.clone())
        .collect();
    terms.sort();
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
    let mut hits: Vec<(Posting, usize)> = terms
        .iter()
        .enumerate()
        .flat_map(|(term, postings)| postings.iter().map(move |&posting| (posting, term)))
        .collect();
    hits.sort_unstable();
    let rarity: Vec<u32> = terms
        .iter()
        .map(|postings| rarity(postings.len(), passages))
        .collect();
    // The file in which a term was last counted, so that each counts once a file.
    let mut counted = vec![None; terms.len()];
    let mut scores: Vec<(std::cmp::Reverse<u32>, u32)> = hits
        .chunk_by(|(a, _), (b, _)| a.file == b.file)
        .map(|hits| {
            let file = hits[0].0.file;
            let best = hits
                .chunk_by(|(a, _), (b, _)| a.passage == b.passage)
                .map(|passage| passage.iter().map(|&(_, term)| rarity[term]).sum())
                .max()
                .unwrap_or(0u32);
            let all: u32 = hits
                .iter()
                .filter(|&&(_, term)| counted[term].replace(file) != Some(file))
                .map(|&(_, term)| rarity[term])
                .sum();
            (std::cmp::Reverse(best * TOGETHER + all), file)
        })
        .collect();
    scores.sort_unstable();
    scores.truncate(limit);
    scores.into_iter().map(|(_, file)| file).collect()
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
