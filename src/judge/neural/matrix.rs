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
        for at in (0..self.rows()).step_by(TILE) {
            let weights = std::array::from_fn(|row| self.row(at + row));
            for (first, pair) in rounded.chunks(2).enumerate() {
                // A last row without a partner is its own.
                let inputs = [&pair[0], pair.last().unwrap_or(&pair[0])];
                let products = dot(weights, inputs.map(|input| input.codes.as_slice()));
                for (beside, input) in pair.iter().enumerate() {
                    let start = (2 * first + beside) * self.rows() + at;
                    for (row, product) in products.iter().enumerate() {
                        output[start + row] = product[beside] * input.scale + self.bias[at + row];
                    }
                }
            }
        }
        output
    }

    /// The codes and the scales of a row.
    fn row(&self, row: usize) -> Row<'_> {
        let groups = self.columns / GROUP;
        Row {
            codes: &self.codes[row * self.columns..(row + 1) * self.columns],
            scales: &self.scales[row * groups..(row + 1) * groups],
        }
    }
}

/// How many rows of a matrix are multiplied at a time, with two rows of the input: as many partial sums
/// as registers hold. Heights are multiples of it.
const TILE: usize = 4;

/// A row of a matrix.
#[derive(Clone, Copy)]
struct Row<'m> {
    codes: &'m [i16],
    scales: &'m [f32],
}

/// The products of each row of the matrix with each of the input.
fn dot(rows: [Row<'_>; TILE], inputs: [&[i16]; 2]) -> [[f32; 2]; TILE] {
    let mut sums = [[vector::none(); 2]; TILE];
    for group in 0..rows[0].scales.len() {
        let mut lanes = [[vector::zero(); 2]; TILE];
        for step in 0..GROUP / STEP {
            let start = group * GROUP + step * STEP;
            let eight = |numbers: &[i16]| vector::eight(&numbers[start..start + STEP]);
            let inputs = inputs.map(eight);
            for (lanes, row) in lanes.iter_mut().zip(rows) {
                let codes = eight(row.codes);
                lanes[0] = vector::dot(lanes[0], codes, inputs[0]);
                lanes[1] = vector::dot(lanes[1], codes, inputs[1]);
            }
        }
        for ((sums, lanes), row) in sums.iter_mut().zip(lanes).zip(rows) {
            sums[0] = vector::scale(sums[0], lanes[0], row.scales[group]);
            sums[1] = vector::scale(sums[1], lanes[1], row.scales[group]);
        }
    }
    sums.map(|sums| sums.map(vector::total))
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
