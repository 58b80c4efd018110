//! Entities, quantities and times found in text, with their canonical values.

mod date;
mod entity;
mod naming;
mod piece;
mod quantity;
mod time;
mod vocabulary;

pub use date::{Date, Granularity};
pub use entity::{Names, entities};
pub use quantity::{Bound, Quantity, Unit, quantities};
pub use time::{Time, TimeRelation, times};

use crate::text::Span;
use serde::Serialize;

/// Something named in a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// First word, and one past the last, in the fact's words.
    pub words: (u32, u32),
    /// What it is.
    pub value: Value,
}

impl Mention {
    /// The named thing, where it is one.
    pub fn entity(&self) -> Option<&Entity> {
        match &self.value {
            Value::Entity(entity) => Some(entity),
            Value::Quantity(_) | Value::Time(_) => None,
        }
    }

    /// Where it stands among the fact's words, as one number to sort by.
    pub fn place(&self) -> u64 {
        u64::from(self.words.0) << 32 | u64::from(self.words.1)
    }
}

/// The canonical value of a mention.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Value {
    /// A person, place, organisation or other named thing.
    Entity(Entity),
    /// A number of something.
    Quantity(Quantity),
    /// A point or stretch of time.
    Time(Time),
}

/// What sort of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, city, region.
    Place,
    /// A company, body, alliance.
    Organisation,
    /// Anything else that has a name.
    Other,
}

/// A named thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// Lower-case canonical name, the same for all aliases: `russia` for Moscow, Russian, Russia.
    pub key: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
}
