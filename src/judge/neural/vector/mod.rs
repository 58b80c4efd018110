//! Four partial sums of products, eight numbers at a time.
//!
//! Each way gives the same bits: `plain` says what they are, the others do it with the vector
//! instructions of WebAssembly and of x86-64 (SSE2, which every such processor has).

#[cfg(any(test, not(any(target_arch = "x86_64", target_feature = "simd128"))))]
mod plain;
#[cfg(target_feature = "simd128")]
mod wasm;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(not(any(target_arch = "x86_64", target_feature = "simd128")))]
pub use plain::{dot, eight, none, scale, total, zero};
#[cfg(target_feature = "simd128")]
pub use wasm::{dot, eight, none, scale, total, zero};
#[cfg(target_arch = "x86_64")]
pub use x86::{dot, eight, none, scale, total, zero};

/// How many numbers one step takes.
pub const STEP: usize = 8;

#[cfg(test)]
mod tests {
    use super::{STEP, plain};

    #[test]
    fn every_way_gives_the_same_bits() {
        let left: Vec<i16> = (0..10 * STEP).map(|at| (at * 11 % 15) as i16 - 7).collect();
        let right: Vec<i16> = (0..10 * STEP)
            .map(|at| (at * 29 % 255) as i16 - 127)
            .collect();
        let (mut sum, mut wanted) = (super::none(), plain::none());
        for factor in [0.013, 0.021, -0.000_7] {
            let (mut lanes, mut plainly) = (super::zero(), plain::zero());
            for (left, right) in left.chunks_exact(STEP).zip(right.chunks_exact(STEP)) {
                lanes = super::dot(lanes, super::eight(left), super::eight(right));
                plainly = plain::dot(plainly, plain::eight(left), plain::eight(right));
            }
            sum = super::scale(sum, lanes, factor);
            wanted = plain::scale(wanted, plainly, factor);
        }
        assert_eq!(super::total(sum).to_bits(), plain::total(wanted).to_bits());
    }
}
