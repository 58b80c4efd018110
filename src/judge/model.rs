//! The trained model: an ensemble of decision trees whose leaves add up to one score a stance.
//!
//! ```text
//! data/judge.bin, little-endian, written by training/fit.py
//! u16 trees | u8 features
//! features x ( u8 n | n x f32 )                 thresholds of each feature, ascending
//! trees x ( u8 n | n x split | n+1 x i16 )      leaves in 1/4096
//! split = u8 feature | u8 threshold | i8 left | i8 right      taken left when value <= threshold;
//!         a child below zero is leaf -child-1
//! tree t adds to the score of stance t mod 3: supports, refutes, neutral
//! ```

use super::{FEATURES, Features};
use crate::report::Probabilities;
use crate::verdict::round;

static MODEL: &[u8] = include_bytes!("../../data/judge.bin");

/// Scale of the leaves.
const LEAF_SCALE: f64 = 4096.0;

/// The probabilities of the three stances: the softmax of the trees' scores.
pub fn probabilities(features: &Features) -> Probabilities {
    let scores = scores(MODEL, features).unwrap_or_default();
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let [supports, refutes, neutral] = scores.map(|score| libm::exp(score - most));
    let sum = supports + refutes + neutral;
    let (supports, refutes) = (round(supports / sum), round(refutes / sum));
    Probabilities {
        supports,
        refutes,
        neutral: round(1.0 - supports - refutes),
    }
}

/// The sum of the leaves, by stance; nothing when the bytes are no model of these features.
fn scores(bytes: &[u8], features: &Features) -> Option<[f64; 3]> {
    let mut at = Reader { bytes, at: 0 };
    let trees = at.u16()?;
    let mut tables = [0; FEATURES.len()];
    if usize::from(at.u8()?) != FEATURES.len() {
        return None;
    }
    for table in &mut tables {
        let length = usize::from(at.u8()?);
        *table = at.at;
        at.at += 4 * length;
    }
    let mut scores = [0.0; 3];
    for tree in 0..trees {
        let splits = usize::from(at.u8()?);
        let leaves = at.at + 4 * splits;
        let mut leaf = 0;
        let mut node = 0;
        for _ in 0..splits {
            let [feature, threshold, left, right] =
                *bytes.get(at.at + 4 * node..)?.first_chunk()?;
            let bound = tables[usize::from(feature)] + 4 * usize::from(threshold);
            let bound = f32::from_le_bytes(*bytes.get(bound..)?.first_chunk()?);
            let child = if features[usize::from(feature)] <= bound {
                left
            } else {
                right
            } as i8;
            match usize::try_from(child) {
                Ok(next) => node = next,
                Err(_) => {
                    leaf = usize::from((-1 - child) as u8);
                    break;
                }
            }
        }
        let value = i16::from_le_bytes(*bytes.get(leaves + 2 * leaf..)?.first_chunk()?);
        scores[usize::from(tree) % 3] += f64::from(value) / LEAF_SCALE;
        at.at = leaves + 2 * (splits + 1);
    }
    Some(scores)
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
