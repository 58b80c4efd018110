//! The neural judge: a small cross-encoder that reads a claim and an evidence together.
//!
//! In: the bytes of a model and two texts. Out: the logits of the three stances. It settles paraphrase
//! that no comparison of slots sees: "were nothing out of the ordinary" against "described as routine".
//!
//! It is BERT with few layers (Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers",
//! 2019), its matrices at 4 bits. Products of matrices are exact integers and everything else is done
//! in a fixed order, so that every platform gives the same bits.

mod encoder;
mod matrix;
mod numeric;
mod vector;
mod weights;
mod wordpiece;

use super::Logits;
use std::fmt;
use weights::Model;

/// Most pieces of a claim and an evidence together, with the three marks between them.
const LENGTH_LIMIT: usize = 160;
/// Most pieces of a claim.
const CLAIM_LIMIT: usize = 64;

/// Why bytes are not a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(&'static str);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the judge's weights {}: put the file of this version in their place",
            self.0
        )
    }
}

impl std::error::Error for Error {}

/// A model that is ready to read.
#[derive(Debug)]
pub struct Judge(Model);

impl Judge {
    /// Reads the model that `training/judge/export.py` writes.
    ///
    /// # Errors
    /// When the bytes are cut short, damaged, or not such a model.
    pub fn read(bytes: &[u8]) -> Result<Judge, Error> {
        Model::read(bytes).map(Judge)
    }

    /// What the evidence says of the claim. Texts longer than the model reads are cut at their end.
    pub fn logits(&self, claim: &str, evidence: &str) -> Logits {
        let Judge(model) = self;
        let (pieces, second) = self.pieces(claim, evidence);
        encoder::forward(model, &pieces, second)
    }

    /// The pieces `[CLS] claim [SEP] evidence [SEP]`, and the index of the first one behind the claim.
    fn pieces(&self, claim: &str, evidence: &str) -> (Vec<u16>, usize) {
        let Judge(model) = self;
        let mut pieces = vec![weights::CLS];
        let mut read = model.pieces.cut(claim);
        read.truncate(CLAIM_LIMIT);
        pieces.append(&mut read);
        pieces.push(weights::SEP);
        let second = pieces.len();
        let mut read = model.pieces.cut(evidence);
        read.truncate(LENGTH_LIMIT - second - 1);
        pieces.append(&mut read);
        pieces.push(weights::SEP);
        (pieces, second)
    }
}

#[cfg(test)]
mod tests;
