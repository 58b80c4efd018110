//! Matrices of 4-bit weights, and their products with rows of numbers.
//!
//! A weight is a whole number from -7 to 7 times the scale of its group of [`GROUP`] neighbours in a
//! row. A row of numbers is rounded to whole numbers from -127 to 127 times a scale of its own. The
//! product of a group is then an exact integer, of which four partial sums are kept (that of numbers 0
//! and 1 of every eight, of 2 and 3, and so on), as the vector instructions do.

use super::vector::{self, STEP};

/// Weights that share a scale.
pub const GROUP: usize = 64;

/// A matrix as wide as the rows that it takes, and as high as the rows that it gives.
#[derive(Debug)]
pub struct Matrix {
    /// How many numbers it takes.
    pub columns: usize,
    /// Whole numbers, row by row.
    pub codes: Vec<i16>,
    /// Scales of the groups, row by row.
    pub scales: Vec<f32>,
    /// Added to the product, one number a row.
    pub bias: Vec<f32>,
}

/// A row of numbers as whole numbers times a scale.
struct Rounded {
    codes: Vec<i16>,
    scale: f32,
}

impl Rounded {
    /// Rounds to the nearest, halves away from zero.
    fn new(row: &[f32]) -> Rounded {
        let most = row.iter().fold(0.0f32, |most, x| most.max(x.abs()));
        let scale = most / 127.0;
        let inverse = if most > 0.0 { 127.0 / most } else { 0.0 };
        let round = |x: &f32| (x * inverse + 0.5f32.copysign(*x)) as i16;
        Rounded {
            codes: row.iter().map(round).collect(),
            scale,
        }
    }
}

impl Matrix {
    /// How many numbers it gives for a row.
    pub fn rows(&self) -> usize {
        self.bias.len()
    }

    /// The product with each of the rows that lie behind one another in `input`.
    pub fn product(&self, input: &[f32]) -> Vec<f32> {
        let rounded: Vec<Rounded> = input.chunks_exact(self.columns).map(Rounded::new).collect();
        let mut output = vec![0.0; rounded.len() * self.rows()];
        let groups = self.columns / GROUP;
        // Two rows of the matrix at a time stay in the registers for all rows of the input.
        for at in (0..self.rows()).step_by(2) {
            let weights = |row: usize| {
                let codes = &self.codes[row * self.columns..(row + 1) * self.columns];
                (codes, &self.scales[row * groups..(row + 1) * groups])
            };
            let (upper, lower) = (weights(at), weights(at + 1));
            for (input, output) in rounded.iter().zip(output.chunks_exact_mut(self.rows())) {
                let [first, second] = dot(upper, lower, &input.codes);
                output[at] = first * input.scale + self.bias[at];
                output[at + 1] = second * input.scale + self.bias[at + 1];
            }
        }
        output
    }
}

/// The products of two rows of a matrix (codes, scales of their groups) with one row of the input.
fn dot(upper: (&[i16], &[f32]), lower: (&[i16], &[f32]), input: &[i16]) -> [f32; 2] {
    let mut sums = [vector::none(); 2];
    for group in 0..upper.1.len() {
        let range = group * GROUP..(group + 1) * GROUP;
        let mut lanes = [vector::zero(); 2];
        let numbers = input[range.clone()].chunks_exact(STEP);
        let codes = upper.0[range.clone()]
            .chunks_exact(STEP)
            .zip(lower.0[range].chunks_exact(STEP));
        for (input, (upper, lower)) in numbers.zip(codes) {
            lanes[0] = vector::dot(lanes[0], upper, input);
            lanes[1] = vector::dot(lanes[1], lower, input);
        }
        sums[0] = vector::scale(sums[0], lanes[0], upper.1[group]);
        sums[1] = vector::scale(sums[1], lanes[1], lower.1[group]);
    }
    sums.map(vector::total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_near_that_of_exact_numbers() {
        let (columns, rows) = (2 * GROUP, 4);
        let matrix = Matrix {
            columns,
            codes: (0..rows * columns)
                .map(|at| (at * 7 % 15) as i16 - 7)
                .collect(),
            scales: (0..rows * 2).map(|at| 0.01 + at as f32 * 0.003).collect(),
            bias: vec![0.5; rows],
        };
        let input: Vec<f32> = (0..2 * columns)
            .map(|at| (at % 31) as f32 / 31.0 - 0.4)
            .collect();
        let output = matrix.product(&input);
        for (at, &given) in output.iter().enumerate() {
            let (of, row) = (at / rows, at % rows);
            let exact: f32 = (0..columns)
                .map(|c| {
                    f32::from(matrix.codes[row * columns + c])
                        * matrix.scales[row * 2 + c / GROUP]
                        * input[of * columns + c]
                })
                .sum();
            assert!((given - exact - 0.5).abs() < 0.03, "{given} {exact}");
        }
    }
}
