//! In plain code.

use super::STEP;

/// No sums yet.
pub fn none() -> [f32; 4] {
    [0.0; 4]
}

/// No products yet.
pub fn zero() -> [i32; 4] {
    [0; 4]
}

/// Eight numbers, to multiply with eight others.
pub fn eight(numbers: &[i16]) -> [i16; STEP] {
    *numbers.first_chunk().unwrap_or(&[0; STEP])
}

/// Adds the products of numbers 0 and 1, of 2 and 3, and so on.
pub fn dot(mut lanes: [i32; 4], left: [i16; STEP], right: [i16; STEP]) -> [i32; 4] {
    for (lane, sum) in lanes.iter_mut().enumerate() {
        let product = |at: usize| i32::from(left[at]) * i32::from(right[at]);
        *sum += product(2 * lane) + product(2 * lane + 1);
    }
    lanes
}

/// Adds the products times a factor.
pub fn scale(mut sums: [f32; 4], lanes: [i32; 4], factor: f32) -> [f32; 4] {
    for (sum, lane) in sums.iter_mut().zip(lanes) {
        *sum += lane as f32 * factor;
    }
    sums
}

/// All four sums together.
pub fn total(sums: [f32; 4]) -> f32 {
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}
