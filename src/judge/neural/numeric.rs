//! Functions of floating-point numbers that give the same bits everywhere: only the four operations,
//! in a fixed order, which compilers may not rearrange.

/// The error function, within 3e-7: Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.28.
fn erf(x: f32) -> f32 {
    const A: [f32; 6] = [
        0.070_523_08,
        0.042_282_01,
        0.009_270_527,
        0.000_152_014_3,
        0.000_276_567_2,
        0.000_043_063_8,
    ];
    let z = x.abs();
    let mut sum = 0.0;
    for a in A.iter().rev() {
        sum = (sum + a) * z;
    }
    let mut power = 1.0 + sum;
    for _ in 0..4 {
        power *= power;
    }
    let value = 1.0 - 1.0 / power;
    if x < 0.0 { -value } else { value }
}

/// The Gaussian error linear unit: x times the normal distribution's share below x.
pub fn gelu(x: f32) -> f32 {
    // Beyond, the power in `erf` would overflow, and the unit is x or 0 anyway.
    let bounded = x.clamp(-6.0, 6.0);
    x * 0.5 * (1.0 + erf(bounded * std::f32::consts::FRAC_1_SQRT_2))
}

/// e to the power of a number that is not above 0, within 1e-6 of its value.
pub fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = x.floor();
    let part = (x - whole) * std::f32::consts::LN_2;
    // Taylor's series up to the seventh power; the rest is below 1e-7 for 0 <= part < 0.7.
    let mut sum = 1.0 / 5040.0;
    for factor in [
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ] {
        sum = sum * part + factor;
    }
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * sum
}

/// Makes numbers have mean 0 and variance 1, then scales and shifts each.
pub fn normalise(row: &mut [f32], scale: &[f32], shift: &[f32]) {
    let count = row.len() as f32;
    let mean = sum(row.iter().copied()) / count;
    let variance = sum(row.iter().map(|x| (x - mean) * (x - mean))) / count;
    let deviation = (variance + 1e-12).sqrt();
    for ((x, scale), shift) in row.iter_mut().zip(scale).zip(shift) {
        *x = (*x - mean) / deviation * scale + shift;
    }
}

/// Makes numbers positive with the sum 1, the greatest standing out.
pub fn softmax(row: &mut [f32]) {
    let most = row.iter().copied().fold(f32::MIN, f32::max);
    for x in row.iter_mut() {
        *x = exp(*x - most);
    }
    let whole = sum(row.iter().copied());
    for x in row.iter_mut() {
        *x /= whole;
    }
}

/// The sum, added from the first to the last.
fn sum(numbers: impl Iterator<Item = f32>) -> f32 {
    numbers.fold(0.0, |sum, x| sum + x)
}

/// The number that 16 bits stand for (IEEE 754 half precision, but no infinities).
pub fn from_half(bits: u16) -> f32 {
    let sign = u32::from(bits & 0x8000) << 16;
    let exponent = u32::from(bits >> 10 & 0x1f);
    let fraction = u32::from(bits & 0x3ff) << 13;
    if exponent == 0 {
        // A subnormal half: its fraction in units of 2^-24.
        let value = f32::from(bits & 0x3ff) / 16_777_216.0;
        return if sign == 0 { value } else { -value };
    }
    f32::from_bits(sign | (exponent + 112) << 23 | fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_the_true_functions() {
        for step in -800..=800 {
            let x = step as f32 / 100.0;
            let wanted = f64::from(x) * 0.5 * (1.0 + libm::erf(f64::from(x) / 2f64.sqrt()));
            assert!((f64::from(gelu(x)) - wanted).abs() < 3e-6, "gelu({x})");
            if x <= 0.0 {
                let wanted = libm::exp(f64::from(x));
                assert!(
                    (f64::from(exp(x)) - wanted).abs() < 2e-6 * wanted,
                    "exp({x})"
                );
            }
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(-1e9) < 1e-30);
    }

    #[test]
    fn halves() {
        for (bits, value) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0, 0.0),
            (1, 5.960_464_5e-8),
        ] {
            assert_eq!(from_half(bits), value);
        }
    }

    #[test]
    fn a_softmax_sums_to_one() {
        let mut row = [1.0, -3.0, 2.5, -90.0];
        softmax(&mut row);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(row[2] > row[0] && row[0] > row[1] && row[1] > row[3]);
    }
}
