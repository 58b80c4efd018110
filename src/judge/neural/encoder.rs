//! The layers of the encoder, from pieces to logits.

use super::Logits;
use super::numeric::{gelu, normalise, softmax};
use super::weights::{HIDDEN, Layer, Model};

/// Heads of attention of a layer, and numbers of each.
const HEADS: usize = 12;
const HEAD: usize = HIDDEN / HEADS;

/// Reads the pieces; those from `second` on are the evidence.
pub fn forward(model: &Model, pieces: &[u16], second: usize) -> Logits {
    let mut rows = Vec::with_capacity(pieces.len() * HIDDEN);
    for (place, &piece) in pieces.iter().enumerate() {
        let text = usize::from(place >= second);
        let word = model.words.row(usize::from(piece));
        let place = model.places.row(place);
        let text = &model.texts[text * HIDDEN..(text + 1) * HIDDEN];
        let start = rows.len();
        rows.extend(
            word.zip(place)
                .zip(text)
                .map(|((word, place), text)| word + place + text),
        );
        normalise(&mut rows[start..], &model.norm.scale, &model.norm.shift);
    }
    for layer in &model.layers {
        rows = read(layer, rows);
    }
    let mut pooled = model.pooler.product(&rows[..HIDDEN]);
    for x in &mut pooled {
        *x = libm::tanhf(*x);
    }
    std::array::from_fn(|stance| {
        let weights = &model.stances[stance * HIDDEN..(stance + 1) * HIDDEN];
        let sum = weights
            .iter()
            .zip(&pooled)
            .fold(0.0, |sum, (weight, x)| sum + weight * x);
        sum + model.stance_bias[stance]
    })
}

/// One layer: every piece looks at all others, then thinks for itself.
fn read(layer: &Layer, rows: Vec<f32>) -> Vec<f32> {
    let seen = attend(
        &layer.query.product(&rows),
        &layer.key.product(&rows),
        &layer.value.product(&rows),
    );
    let rows = add_and_normalise(rows, &layer.seen.product(&seen), &layer.seen_norm);
    let mut inner = layer.inner.product(&rows);
    for x in &mut inner {
        *x = gelu(*x);
    }
    let thought = layer.outer.product(&inner);
    add_and_normalise(rows, &thought, &layer.outer_norm)
}

fn add_and_normalise(mut rows: Vec<f32>, more: &[f32], norm: &super::weights::Norm) -> Vec<f32> {
    for (row, more) in rows.chunks_exact_mut(HIDDEN).zip(more.chunks_exact(HIDDEN)) {
        for (x, more) in row.iter_mut().zip(more) {
            *x += more;
        }
        normalise(row, &norm.scale, &norm.shift);
    }
    rows
}

/// Scaled dot-product attention (Vaswani et al., "Attention Is All You Need", 2017), head by head.
fn attend(queries: &[f32], keys: &[f32], values: &[f32]) -> Vec<f32> {
    let count = queries.len() / HIDDEN;
    let scale = 1.0 / (HEAD as f32).sqrt();
    let mut seen = vec![0.0; queries.len()];
    let mut shares = vec![0.0; count];
    for head in 0..HEADS {
        let of = |rows: &'_ [f32], row: usize| -> [f32; HEAD] {
            let start = row * HIDDEN + head * HEAD;
            std::array::from_fn(|at| rows[start + at])
        };
        let keys: Vec<[f32; HEAD]> = (0..count).map(|row| of(keys, row)).collect();
        let values: Vec<[f32; HEAD]> = (0..count).map(|row| of(values, row)).collect();
        for row in 0..count {
            let query = of(queries, row);
            for (share, key) in shares.iter_mut().zip(&keys) {
                *share = likeness(&query, key) * scale;
            }
            softmax(&mut shares);
            let start = row * HIDDEN + head * HEAD;
            let seen = &mut seen[start..start + HEAD];
            for (share, value) in shares.iter().zip(&values) {
                for (x, value) in seen.iter_mut().zip(value) {
                    *x += share * value;
                }
            }
        }
    }
    seen
}

/// The dot product, in four partial sums, which vector instructions can keep.
fn likeness(left: &[f32; HEAD], right: &[f32; HEAD]) -> f32 {
    let mut sums = [0.0; 4];
    for (left, right) in left.chunks_exact(4).zip(right.chunks_exact(4)) {
        for ((sum, left), right) in sums.iter_mut().zip(left).zip(right) {
            *sum += left * right;
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}
