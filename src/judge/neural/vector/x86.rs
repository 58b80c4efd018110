//! With x86-64's vectors. The instructions are safe to use since every such processor has SSE2, and the
//! one store goes to an array of the right size.

use std::arch::x86_64::*;

pub fn none() -> __m128 {
    unsafe { _mm_setzero_ps() }
}

pub fn zero() -> __m128i {
    unsafe { _mm_setzero_si128() }
}

pub fn eight(numbers: &[i16]) -> __m128i {
    let n: &[i16; 8] = numbers.first_chunk().unwrap_or(&[0; 8]);
    unsafe { _mm_setr_epi16(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]) }
}

pub fn dot(lanes: __m128i, left: __m128i, right: __m128i) -> __m128i {
    unsafe { _mm_add_epi32(lanes, _mm_madd_epi16(left, right)) }
}

pub fn scale(sums: __m128, lanes: __m128i, factor: f32) -> __m128 {
    unsafe {
        _mm_add_ps(
            sums,
            _mm_mul_ps(_mm_cvtepi32_ps(lanes), _mm_set1_ps(factor)),
        )
    }
}

pub fn total(sums: __m128) -> f32 {
    let mut four = [0.0; 4];
    unsafe { _mm_storeu_ps(four.as_mut_ptr(), sums) };
    (four[0] + four[1]) + (four[2] + four[3])
}
