//! From features and gates to probabilities: an ensemble of decision trees, whose leaves add up to the log
//! odds that the evidence supports, and a curve over how surely it differs.
//!
//! ```text
//! data/judge.bin, little-endian, written by training/fit.py
//! u8 features | features x ( u8 n | n x f32 )      thresholds of each feature, ascending
//! u16 trees | trees x tree
//! tree = u8 n | n x split | n+1 x i16              leaves in 1/4096
//! split = u8 feature | u8 threshold | i8 left | i8 right      taken left when value <= threshold;
//!         a child below zero is leaf -child-1
//! ```

use super::{FEATURES, Features, Gates, Logits};
use crate::report::Probabilities;

static MODEL: &[u8] = include_bytes!("../../data/judge.bin");

/// Scale of the leaves.
const LEAF_SCALE: f64 = 4096.0;

/// The difference that refutes as often as not, and how steeply the log odds rise from there.
const EVEN: f32 = 0.5;
const STEEPNESS: f64 = 5.0;

/// The least probability where one sentence says it all.
const TOLD: f64 = 0.8;

/// Probability of a stance that the alignment does not allow: what the comparer overlooks.
const OVERLOOKED: f64 = 0.05;

/// The probabilities of the three stances, each asked only where the gates allow it; they exclude each
/// other.
pub fn probabilities(features: &Features, gates: Gates) -> Probabilities {
    let supports = if gates.may_support {
        let odds = score(MODEL, features).unwrap_or(f64::MIN);
        let supports = 1.0 / (1.0 + libm::exp(-odds));
        // However much else a long sentence says.
        if gates.says_it_at_once {
            supports.max(TOLD)
        } else {
            supports
        }
    } else {
        OVERLOOKED
    };
    let refutes = if gates.may_refute {
        1.0 / (1.0 + libm::exp(STEEPNESS * f64::from(EVEN - gates.difference)))
    } else {
        OVERLOOKED
    };
    Probabilities::of(supports, refutes)
}

/// The probabilities that the neural judge gives the three stances.
pub fn softmax(logits: &Logits) -> Probabilities {
    let most = logits.iter().copied().fold(f32::MIN, f32::max);
    let [supports, refutes, neutral] = logits.map(|logit| libm::exp(f64::from(logit - most)));
    let sum = supports + refutes + neutral;
    Probabilities::of(supports / sum, refutes / sum)
}

/// The sum of the leaves; nothing when the bytes are no model of these features.
fn score(bytes: &[u8], features: &Features) -> Option<f64> {
    let mut at = Reader { bytes, at: 0 };
    let mut tables = [0; FEATURES.len()];
    if usize::from(at.u8()?) != FEATURES.len() {
        return None;
    }
    for table in &mut tables {
        let length = usize::from(at.u8()?);
        *table = at.at;
        at.at += 4 * length;
    }
    let mut score = 0.0;
    for _ in 0..at.u16()? {
        let splits = usize::from(at.u8()?);
        let leaves = at.at + 4 * splits;
        let leaf = leaf(bytes, at.at, splits, &tables, features)?;
        let value = i16::from_le_bytes(*bytes.get(leaves + 2 * leaf..)?.first_chunk()?);
        score += f64::from(value) / LEAF_SCALE;
        at.at = leaves + 2 * (splits + 1);
    }
    Some(score)
}

/// The leaf that the features fall into, in the tree whose splits start at a byte.
fn leaf(
    bytes: &[u8],
    start: usize,
    splits: usize,
    tables: &[usize],
    features: &Features,
) -> Option<usize> {
    let mut node = 0;
    for _ in 0..splits {
        let [feature, threshold, left, right] = *bytes.get(start + 4 * node..)?.first_chunk()?;
        let bound = tables.get(usize::from(feature))? + 4 * usize::from(threshold);
        let bound = f32::from_le_bytes(*bytes.get(bound..)?.first_chunk()?);
        let child = if features[usize::from(feature)] <= bound {
            left
        } else {
            right
        } as i8;
        match usize::try_from(child) {
            Ok(next) => node = next,
            Err(_) => return Some((-1 - child) as usize),
        }
    }
    // A tree of one leaf has no split.
    Some(0)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn u8(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        let value = u16::from_le_bytes(*self.bytes.get(self.at..)?.first_chunk()?);
        self.at += 2;
        Some(value)
    }
}
