//! An index file: a range of terms, each with the passages that it occurs in.
//!
//! Terms are sorted by their bytes and written without the start that they share with the term
//! before; all numbers are LEB128 variable-length integers:
//!
//! ```text
//! term:    | shared bytes | other bytes | the other bytes | postings | posting ... |
//! posting: | document file, less that of the posting before | passage |
//! ```
//!
//! Postings are sorted by file and passage. Where the file is that of the posting before (a first
//! number of 0, except in a term's first posting), the passage is written less the one before.

use super::stored::Stored;
use crate::retrieve::Posting;

/// The content of an index file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    /// Sorted terms, each with its postings' range.
    terms: Vec<(String, std::ops::Range<usize>)>,
    postings: Vec<Posting>,
}

impl Shard {
    /// Decodes a payload of a pack with that many document files; `None` when it is no index.
    pub fn read(payload: &[u8], files: u32) -> Option<Self> {
        let mut rest = payload;
        let mut terms: Vec<(String, std::ops::Range<usize>)> = Vec::new();
        let mut postings = Vec::new();
        while !rest.is_empty() {
            let before = terms.last().map_or("", |(term, _)| term.as_str());
            let mut term = before.as_bytes().get(..read_len(&mut rest)?)?.to_vec();
            let len = read_len(&mut rest)?;
            term.extend(rest.split_off(..len)?);
            let term = String::from_utf8(term).ok()?;
            if !terms.is_empty() && term.as_str() <= before {
                return None;
            }
            let start = postings.len();
            read_postings(&mut rest, files, &mut postings)?;
            terms.push((term, start..postings.len()));
        }
        Some(Shard { terms, postings })
    }

    /// Where a term occurs, sorted; empty when it does not.
    pub fn postings(&self, term: &str) -> &[Posting] {
        match self
            .terms
            .binary_search_by(|(key, _)| key.as_str().cmp(term))
        {
            Ok(at) => &self.postings[self.terms[at].1.clone()],
            Err(_) => &[],
        }
    }

    /// About how much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        self.terms.len() * 64 + self.postings.len() * size_of::<Posting>()
    }
}

fn read_postings(rest: &mut &[u8], files: u32, out: &mut Vec<Posting>) -> Option<()> {
    let mut last: Option<Posting> = None;
    for _ in 0..read_len(rest)? {
        let (delta, number) = (u32::read(rest)?, u32::read(rest)?);
        let posting = match last {
            Some(last) if delta == 0 => Posting {
                file: last.file,
                passage: last.passage.checked_add(number).filter(|_| number > 0)?,
            },
            _ => Posting {
                file: last.map_or(0, |last| last.file).checked_add(delta)?,
                passage: number,
            },
        };
        if posting.file >= files {
            return None;
        }
        out.push(posting);
        last = Some(posting);
    }
    Some(())
}

fn read_len(rest: &mut &[u8]) -> Option<usize> {
    u32::read(rest).map(|len| len as usize)
}

#[cfg(feature = "ingest")]
pub(super) use write::{Postings, write_term};

#[cfg(feature = "ingest")]
mod write {
    use super::{Posting, Stored};

    /// The postings of one term as they are written, without their number.
    #[derive(Default)]
    pub(in crate::pack) struct Postings {
        bytes: Vec<u8>,
        last: Option<Posting>,
        count: u32,
    }

    impl Postings {
        /// Adds a posting that comes behind all before.
        pub fn push(&mut self, posting: Posting) {
            let (delta, passage) = match self.last {
                Some(last) if last.file == posting.file => (0, posting.passage - last.passage),
                Some(last) => (posting.file - last.file, posting.passage),
                None => (posting.file, posting.passage),
            };
            delta.write(&mut self.bytes);
            passage.write(&mut self.bytes);
            self.last = Some(posting);
            self.count += 1;
        }

        /// Number of bytes so far.
        pub fn len(&self) -> usize {
            self.bytes.len()
        }
    }

    /// Writes a term behind the term `before`.
    pub(in crate::pack) fn write_term(
        before: &str,
        term: &str,
        postings: &Postings,
        out: &mut Vec<u8>,
    ) {
        let shared = std::iter::zip(before.bytes(), term.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        (shared as u32).write(out);
        ((term.len() - shared) as u32).write(out);
        out.extend(&term.as_bytes()[shared..]);
        postings.count.write(out);
        out.extend(&postings.bytes);
    }
}

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    type Index = BTreeMap<String, BTreeSet<(u32, u32)>>;

    fn payload(index: &Index) -> Vec<u8> {
        let mut out = Vec::new();
        let mut before = "";
        for (term, places) in index {
            let mut postings = Postings::default();
            for &(file, passage) in places {
                postings.push(Posting { file, passage });
            }
            write_term(before, term, &postings, &mut out);
            before = term;
        }
        out
    }

    proptest! {
        #[test]
        fn postings_read_back(index: Index) {
            let shard = Shard::read(&payload(&index), u32::MAX);
            // The greatest number is no valid file of a pack that has u32::MAX of them.
            prop_assume!(index.values().flatten().all(|&(file, _)| file < u32::MAX));
            let shard = shard.expect("a written index was refused");
            for (term, places) in &index {
                let found: BTreeSet<_> = shard.postings(term).iter().map(|p| (p.file, p.passage)).collect();
                prop_assert_eq!(&found, places);
            }
            prop_assert!(shard.postings("no such term in any shard").is_empty());
        }

        #[test]
        fn no_payload_panics(payload: Vec<u8>) {
            if let Some(shard) = Shard::read(&payload, 100) {
                prop_assert!(shard.postings.iter().all(|posting| posting.file < 100));
            }
        }
    }
}
