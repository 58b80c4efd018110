//! Quantities: a number with its unit, its bound and what it counts.

use crate::report::Relation;
use serde::{Deserialize, Serialize};

/// How a stated number bounds the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// The number itself: "200", "exactly 200".
    Exact,
    /// Near the number: "around 200", "some 200".
    About,
    /// A little under the number: "nearly 200".
    Nearly,
    /// "more than 200", "over 200".
    MoreThan,
    /// "at least 200", "no fewer than 200".
    AtLeast,
    /// "less than 200", "under 200".
    LessThan,
    /// "at most 200", "up to 200".
    AtMost,
    /// "between 200 and 300", "200 to 300".
    Between,
}

/// What the number is a number of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Things or people; [`Quantity::of`] says which.
    Count,
    /// A rank: "first", "39th".
    Ordinal,
    /// Per cent of something.
    Percent,
    /// Percentage points.
    Points,
    /// Money, by ISO 4217 code such as `USD`.
    Money(String),
    /// A length of time, in seconds.
    Duration,
    /// A physical measure by its SI base unit (`m`, `m2`, `kg`, `W`, `K`, ...), to which the value
    /// is converted.
    Measure(String),
}

/// A number of something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The stated number, in the unit; the lower one of a range.
    pub value: f64,
    /// The upper number of a range; otherwise equal to `value`.
    pub upper: f64,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// What it is a number of.
    pub unit: Unit,
    /// Lower-case noun that is counted ("personnel"), or empty.
    pub of: String,
}

/// STUB
pub fn quantities(_text: &str, _words: &[crate::fact::Word]) -> Vec<super::Mention> {
    Vec::new()
}
impl Quantity {
    /// STUB
    pub fn comparable(&self, other: &Quantity) -> bool {
        self.unit == other.unit
    }
    /// How this quantity, stated by evidence, stands to a claim's; the two are about the same thing.
    pub fn relation_to(&self, claim: &Quantity) -> Relation {
        if self == claim {
            Relation::Same
        } else {
            Relation::Differs
        }
    }
}
