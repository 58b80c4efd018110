//! With WebAssembly's vectors.

use std::arch::wasm32::*;

pub fn none() -> v128 {
    f32x4_splat(0.0)
}

pub fn zero() -> v128 {
    i32x4_splat(0)
}

pub fn eight(numbers: &[i16]) -> v128 {
    let n: &[i16; 8] = numbers.first_chunk().unwrap_or(&[0; 8]);
    i16x8(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7])
}

pub fn dot(lanes: v128, left: v128, right: v128) -> v128 {
    i32x4_add(lanes, i32x4_dot_i16x8(left, right))
}

pub fn scale(sums: v128, lanes: v128, factor: f32) -> v128 {
    f32x4_add(
        sums,
        f32x4_mul(f32x4_convert_i32x4(lanes), f32x4_splat(factor)),
    )
}

pub fn total(sums: v128) -> f32 {
    (f32x4_extract_lane::<0>(sums) + f32x4_extract_lane::<1>(sums))
        + (f32x4_extract_lane::<2>(sums) + f32x4_extract_lane::<3>(sums))
}
