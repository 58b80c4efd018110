//! Which terms a fact is found by.

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
