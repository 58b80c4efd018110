//! The model's file.
//!
//! ```text
//! data/judge.model, little-endian, written by training/judge/export.py
//! "CCJ1" | u64 xxHash64 of all that follows
//! u8 layers | u16 pieces | u32 bytes of the pieces | pieces, sorted, each ended by a line feed
//! f16 ...       scales of the matrices' groups of 64 weights, matrix by matrix, row by row
//! f16 ...       numbers that are no matrix, in the order in which `Model::read` takes them
//! u4 ...        weights plus 8, two a byte, the first in the low half, matrix by matrix
//! matrices: words, places, then of each layer query, key, value, seen, inner, outer; pooler
//! ```
//! The three kinds lie apart since each compresses best among its like.

use super::matrix::{GROUP, Matrix};
use super::numeric::from_half;
use super::wordpiece::Pieces;
use super::{Error, LENGTH_LIMIT};
use xxhash_rust::xxh64::xxh64;

/// Numbers that stand for a piece between layers, and within one.
pub const HIDDEN: usize = 384;
const INNER: usize = 1536;

/// Ids of the marks, which come before the sorted pieces.
pub const UNKNOWN: u16 = 1;
pub const CLS: u16 = 2;
pub const SEP: u16 = 3;
/// How many marks there are; the first pads and is not used here.
pub const MARKS: u16 = 4;

const MAGIC: &[u8] = b"CCJ1";
const LAYERS_LIMIT: usize = 12;

/// All numbers of a model.
#[derive(Debug)]
pub struct Model {
    pub pieces: Pieces,
    pub words: Table,
    pub places: Table,
    /// Two rows: claim, evidence.
    pub texts: Vec<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
    pub pooler: Matrix,
    /// Three rows.
    pub stances: Vec<f32>,
    pub stance_bias: Vec<f32>,
}

/// One layer.
#[derive(Debug)]
pub struct Layer {
    pub query: Matrix,
    pub key: Matrix,
    pub value: Matrix,
    pub seen: Matrix,
    pub seen_norm: Norm,
    pub inner: Matrix,
    pub outer: Matrix,
    pub outer_norm: Norm,
}

/// What a row is scaled and shifted by once its mean is 0 and its variance 1.
#[derive(Debug)]
pub struct Norm {
    pub scale: Vec<f32>,
    pub shift: Vec<f32>,
}

/// Rows of [`HIDDEN`] weights that are looked up; they stay packed.
#[derive(Debug)]
pub struct Table {
    codes: Vec<u8>,
    scales: Vec<f32>,
}

impl Table {
    /// The numbers of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        let codes = &self.codes[row * HIDDEN / 2..(row + 1) * HIDDEN / 2];
        let scales = &self.scales[row * HIDDEN / GROUP..(row + 1) * HIDDEN / GROUP];
        let groups = codes.chunks_exact(GROUP / 2).zip(scales);
        groups.flat_map(|(codes, scale)| unpack(codes).map(move |code| f32::from(code) * scale))
    }
}

fn unpack(codes: &[u8]) -> impl Iterator<Item = i16> {
    codes
        .iter()
        .flat_map(|byte| [byte & 15, byte >> 4])
        .map(|code| i16::from(code) - 8)
}

/// What is left of the scales, the other numbers and the weights.
struct Rest<'b> {
    scales: &'b [u8],
    numbers: &'b [u8],
    codes: &'b [u8],
}

/// Takes bytes off the front.
fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8], Error> {
    let (taken, rest) = bytes
        .split_at_checked(count)
        .ok_or(Error("are cut short"))?;
    *bytes = rest;
    Ok(taken)
}

fn halves(bytes: &[u8]) -> Vec<f32> {
    let pairs = bytes.chunks_exact(2);
    pairs
        .map(|pair| from_half(u16::from_le_bytes([pair[0], pair[1]])))
        .collect()
}

impl<'b> Rest<'b> {
    fn numbers(&mut self, count: usize) -> Result<Vec<f32>, Error> {
        take(&mut self.numbers, 2 * count).map(halves)
    }

    fn packed(&mut self, rows: usize, columns: usize) -> Result<(&'b [u8], Vec<f32>), Error> {
        let scales = take(&mut self.scales, 2 * rows * columns / GROUP)?;
        Ok((take(&mut self.codes, rows * columns / 2)?, halves(scales)))
    }

    fn table(&mut self, rows: usize) -> Result<Table, Error> {
        let (codes, scales) = self.packed(rows, HIDDEN)?;
        Ok(Table {
            codes: codes.to_vec(),
            scales,
        })
    }

    fn matrix(&mut self, rows: usize, columns: usize) -> Result<Matrix, Error> {
        let (codes, scales) = self.packed(rows, columns)?;
        Ok(Matrix {
            columns,
            codes: unpack(codes).collect(),
            scales,
            bias: self.numbers(rows)?,
        })
    }

    fn norm(&mut self) -> Result<Norm, Error> {
        Ok(Norm {
            scale: self.numbers(HIDDEN)?,
            shift: self.numbers(HIDDEN)?,
        })
    }

    fn layer(&mut self) -> Result<Layer, Error> {
        Ok(Layer {
            query: self.matrix(HIDDEN, HIDDEN)?,
            key: self.matrix(HIDDEN, HIDDEN)?,
            value: self.matrix(HIDDEN, HIDDEN)?,
            seen: self.matrix(HIDDEN, HIDDEN)?,
            seen_norm: self.norm()?,
            inner: self.matrix(INNER, HIDDEN)?,
            outer: self.matrix(HIDDEN, INNER)?,
            outer_norm: self.norm()?,
        })
    }
}

impl Model {
    /// Reads a model's file.
    ///
    /// # Errors
    /// When the bytes are not exactly such a file.
    pub fn read(mut bytes: &[u8]) -> Result<Model, Error> {
        if take(&mut bytes, MAGIC.len())? != MAGIC {
            return Err(Error("are another kind of file"));
        }
        let checksum = take(&mut bytes, 8)?;
        if xxh64(bytes, 0).to_le_bytes() != checksum {
            return Err(Error("are damaged"));
        }
        let head = take(&mut bytes, 7)?;
        let layers = usize::from(head[0]);
        let count = usize::from(u16::from_le_bytes([head[1], head[2]]));
        let length = u32::from_le_bytes([head[3], head[4], head[5], head[6]]);
        let list = take(&mut bytes, length as usize)?;
        let pieces = Pieces::read(list).ok_or(Error("hold a damaged word list"))?;
        if pieces.count() != count || layers == 0 || layers > LAYERS_LIMIT {
            return Err(Error("are of another version"));
        }
        let weights = (count + LENGTH_LIMIT + HIDDEN + layers * (4 * HIDDEN + 2 * INNER)) * HIDDEN;
        let scales = take(&mut bytes, 2 * weights / GROUP)?;
        let numbers = bytes
            .len()
            .checked_sub(weights / 2)
            .ok_or(Error("are cut short"))?;
        let numbers = take(&mut bytes, numbers)?;
        let mut rest = Rest {
            scales,
            numbers,
            codes: bytes,
        };
        let model = Model {
            pieces,
            words: rest.table(count)?,
            places: rest.table(LENGTH_LIMIT)?,
            texts: rest.numbers(2 * HIDDEN)?,
            norm: rest.norm()?,
            layers: (0..layers)
                .map(|_| rest.layer())
                .collect::<Result<_, _>>()?,
            pooler: rest.matrix(HIDDEN, HIDDEN)?,
            stances: rest.numbers(3 * HIDDEN)?,
            stance_bias: rest.numbers(3)?,
        };
        if !rest.numbers.is_empty() {
            return Err(Error("are of another version"));
        }
        Ok(model)
    }
}
