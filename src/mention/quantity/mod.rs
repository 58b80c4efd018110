//! Quantities: a number with its unit, its bound and what it counts.
//!
//! In: the words of a sentence. Out: its quantities in order, apart from each other. Numbers that
//! belong to names, dates, clock times and versions are none. "around 200 military personnel" is
//! the count 200, [`Bound::About`], of "personnel".

mod bounds;
mod counted;
mod measure;
mod names;
mod number;
mod parts;
mod relation;
mod rules;

use super::piece::Pieces;
use crate::text;
use serde::Serialize;

pub(super) use counted::{is_plural as is_plural_noun, is_stop as is_phrase_stop};
pub use rules::quantities;

/// How a stated number bounds the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Bound {
    /// The number itself, which may be rounded: "200".
    Exact,
    /// The number itself and no other: "exactly 200", "just 200".
    Exactly,
    /// Near the number: "around 200", "some 200".
    About,
    /// A little under the number: "nearly 200".
    Nearly,
    /// A little over the number: "just over 200".
    JustOver,
    /// "more than 200", "over 200".
    MoreThan,
    /// "at least 200", "no fewer than 200".
    AtLeast,
    /// "less than 200", "under 200".
    LessThan,
    /// "at most 200", "up to 200".
    AtMost,
    /// "between 200 and 300", "200 to 300", "hundreds".
    Between,
}

/// What the number is a number of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Unit {
    /// Things or people; [`Quantity::of`] says which.
    Count,
    /// A rank: "first", "39th".
    Ordinal,
    /// Per cent of something; also "half of", "two thirds", "nine out of ten".
    Percent,
    /// Percentage points.
    Points,
    /// Money, by ISO 4217 code such as `USD`; a lower-case name such as `rupee` where several
    /// countries have it and none is said.
    Money(String),
    /// A length of time, in seconds.
    Duration,
    /// A physical measure by its SI unit (`m`, `m2`, `kg`, `W`, `°C`, ...), to which the value
    /// is converted.
    Measure(String),
    /// The score of a game: `value` for the side named first, `upper` for the other.
    Score,
}

/// A number of something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// The stated number, in the unit; the lower one of a range.
    pub value: f64,
    /// The upper number of a range; otherwise equal to `value`.
    pub upper: f64,
    /// What the last stated digit stands for, in the unit: 1e8 for "$2.3 billion", a week for "two
    /// weeks"; for round numbers from a thousand on at most a tenth of the value; 0 for a number
    /// that is counted out, such as 200 soldiers.
    pub step: f64,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// What it is a number of.
    pub unit: Unit,
    /// Lower-case noun that is counted ("personnel"), or empty.
    pub of: String,
    /// The time of a rate: "year" for "$800 million a year", or empty.
    pub per: String,
}

impl Quantity {
    /// Whether the two could be a number of the same thing: units of the same kind, rates over the
    /// same time, and nouns that are the same, in one group (people of any sort), or left out.
    pub fn comparable(&self, other: &Quantity) -> bool {
        let units = match (&self.unit, &other.unit) {
            (Unit::Money(one), Unit::Money(two)) => {
                one == two || is_named(one, two) || is_named(two, one)
            }
            (one, two) => one == two,
        };
        let rates = self.per.is_empty() || other.per.is_empty() || self.per == other.per;
        let nouns = !matches!(self.unit, Unit::Count) || counted::alike(&self.of, &other.of);
        units && rates && nouns
    }
}

/// Whether a currency's name without a country, such as `dollar`, is that of a code: its last letter is the
/// name's first.
fn is_named(name: &str, code: &str) -> bool {
    name.starts_with(text::is_small)
        && code.as_bytes().last() == name.to_ascii_uppercase().as_bytes().first()
}

/// The number that starts at an index, and one past it; "a" counts as one.
pub(super) fn count_at(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    if let Some(number) = number::number(pieces, at, false) {
        return Some((number.value, number.end));
    }
    match pieces.low(at) {
        "a" | "an" if pieces.are(at + 1, &["couple", "of"]) => Some((2.0, at + 3)),
        "a" | "an" => Some((1.0, at + 1)),
        _ => None,
    }
}
