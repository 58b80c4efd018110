//! Values as the bytes of a pack's payloads.
//!
//! A struct is its fields in order, a list its length and its items, an option a byte (0 or 1) and
//! its value, an enum the number of its variant, a text its length in bytes and its UTF-8. Whole
//! numbers are LEB128, those with a sign folded to 0, -1, 1, -2, ...; an `f64` is 8 bytes, little-endian.
//! Written by hand because a derived reader was 2 KB more of the engine's download.

use crate::analyse::Article;
use crate::document::{Document, Kind};
use crate::fact::{Attribution, Fact, Modality, Title, Word, WordClass};
use crate::mention::{
    Bound, Date, Entity, EntityKind, Granularity, Mention, Quantity, Time, TimeRelation, Unit,
    Value,
};
use crate::text::Span;

/// Something that a payload holds.
pub(super) trait Stored: Sized {
    /// Takes a value from the front of the bytes; `None` when there is none.
    fn read(from: &mut &[u8]) -> Option<Self>;

    /// Adds the value to the end of the bytes.
    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>);
}

/// Reads a value that takes up all of the bytes.
pub(super) fn read<T: Stored>(mut from: &[u8]) -> Option<T> {
    T::read(&mut from).filter(|_| from.is_empty())
}

/// The bytes of a value.
#[cfg(feature = "ingest")]
pub(super) fn bytes<T: Stored>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    value.write(&mut out);
    out
}

impl Stored for u32 {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let mut value = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = u8::read(from)?;
            let bits = u32::from(byte & 0x7f);
            value |= bits << shift;
            if byte < 0x80 {
                // The fifth byte has room for four bits.
                return (bits << shift >> shift == bits).then_some(value);
            }
        }
        None
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        let mut value = *self;
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }
}

impl Stored for i32 {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let folded = u32::read(from)?;
        Some((folded >> 1) as i32 ^ -((folded & 1) as i32))
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        ((self << 1) ^ (self >> 31)).cast_unsigned().write(out);
    }
}

impl Stored for u16 {
    fn read(from: &mut &[u8]) -> Option<Self> {
        u32::read(from)?.try_into().ok()
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        u32::from(*self).write(out);
    }
}

impl Stored for u8 {
    fn read(from: &mut &[u8]) -> Option<Self> {
        from.split_off_first().copied()
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
}

impl Stored for bool {
    fn read(from: &mut &[u8]) -> Option<Self> {
        match u8::read(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
}

impl Stored for f64 {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let (bytes, rest) = from.split_first_chunk()?;
        *from = rest;
        Some(f64::from_le_bytes(*bytes))
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }
}

impl Stored for String {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let length = u32::read(from)? as usize;
        let bytes = from.split_off(..length)?;
        std::str::from_utf8(bytes).ok().map(str::to_string)
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).write(out);
        out.extend(self.as_bytes());
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(from: &mut &[u8]) -> Option<Self> {
        if bool::read(from)? {
            T::read(from).map(Some)
        } else {
            Some(None)
        }
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        self.is_some().write(out);
        self.iter().for_each(|value| value.write(out));
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let length = u32::read(from)?;
        // Grows as items come, so that a forged length takes no memory.
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(T::read(from)?);
        }
        Some(items)
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).write(out);
        self.iter().for_each(|item| item.write(out));
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn read(from: &mut &[u8]) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }

    #[cfg(feature = "ingest")]
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }
}

/// Stores a struct field by field.
macro_rules! stored_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::pack::stored::Stored for $name {
            fn read(from: &mut &[u8]) -> Option<Self> {
                $(let $field = $crate::pack::stored::Stored::read(from)?;)*
                Some($name { $($field),* })
            }

            #[cfg(feature = "ingest")]
            fn write(&self, out: &mut Vec<u8>) {
                $($crate::pack::stored::Stored::write(&self.$field, out);)*
            }
        }
    };
}
pub(super) use stored_struct;

/// Stores an enum by the number of its variant and, where it has one, the variant's value.
macro_rules! stored_enum {
    ($name:ident { $($number:literal = $variant:ident $(($value:ident))?),* $(,)? }) => {
        impl Stored for $name {
            fn read(from: &mut &[u8]) -> Option<Self> {
                Some(match u8::read(from)? {
                    $($number => {
                        $(let $value = Stored::read(from)?;)?
                        $name::$variant $(($value))?
                    })*
                    _ => return None,
                })
            }

            #[cfg(feature = "ingest")]
            fn write(&self, out: &mut Vec<u8>) {
                match self {
                    $($name::$variant $(($value))? => {
                        out.push($number);
                        $($value.write(out);)?
                    })*
                }
            }
        }
    };
}

stored_struct!(Article {
    document,
    facts,
    titles
});
stored_struct!(Document {
    id,
    title,
    publisher,
    author,
    date,
    url,
    kind,
    language,
    licence,
    body
});
stored_struct!(Fact {
    span,
    words,
    mentions,
    attribution,
    heading,
    repeats
});
stored_struct!(Word {
    span,
    lemma,
    class,
    capital,
    negated,
    quoted,
    modality
});
stored_struct!(Span { start, end });
stored_struct!(Title { key, fact, words });
stored_struct!(Attribution {
    speaker,
    key,
    words
});
stored_struct!(Mention { span, words, value });
stored_struct!(Entity { key, kind });
stored_struct!(Quantity {
    value,
    upper,
    step,
    bound,
    unit,
    of,
    per
});
stored_struct!(Time {
    days,
    slack_days,
    granularity,
    year,
    month,
    day,
    weekday,
    relation,
    in_name
});
stored_struct!(Date { year, month, day });
stored_enum!(Kind { 0 = News, 1 = Opinion, 2 = Analysis, 3 = PressRelease });
stored_enum!(WordClass { 0 = Content, 1 = Function, 2 = Number, 3 = Mark });
stored_enum!(Modality { 0 = Actual, 1 = Future, 2 = Possible, 3 = Wanted });
stored_enum!(Value { 0 = Entity(entity), 1 = Quantity(quantity), 2 = Time(time) });
stored_enum!(EntityKind { 0 = Person, 1 = Place, 2 = Organisation, 3 = Other });
stored_enum!(Bound {
    0 = Exact, 1 = Exactly, 2 = About, 3 = Nearly, 4 = JustOver, 5 = MoreThan, 6 = AtLeast,
    7 = LessThan, 8 = AtMost, 9 = Between
});
stored_enum!(Unit {
    0 = Count, 1 = Ordinal, 2 = Percent, 3 = Points, 4 = Money(code), 5 = Duration,
    6 = Measure(unit), 7 = Score
});
stored_enum!(Granularity {
    0 = Day, 1 = Week, 2 = Month, 3 = Quarter, 4 = Year, 5 = Decade, 6 = Century
});
stored_enum!(TimeRelation { 0 = In, 1 = Before, 2 = After, 3 = Since, 4 = Until, 5 = By });

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check<T: Stored + PartialEq + std::fmt::Debug>(value: T) {
        let bytes = bytes(&value);
        assert_eq!(read::<T>(&bytes), Some(value));
        assert_eq!(read::<T>(&[bytes.as_slice(), &[0]].concat()), None);
        assert_eq!(read::<T>(&bytes[..bytes.len() - 1]), None);
    }

    proptest! {
        #[test]
        fn numbers_read_back(a: u32, b: i32, c: u16, d: bool, e in -1e300..1e300f64) {
            check((a, b));
            check((c, d));
            check(e);
        }

        #[test]
        fn texts_and_lists_read_back(texts: Vec<String>, option: Option<u32>) {
            check((texts, option));
        }
    }

    #[test]
    fn what_was_not_written_is_refused() {
        assert_eq!(read::<bool>(&[2]), None);
        assert_eq!(read::<Kind>(&[4]), None);
        assert_eq!(read::<u16>(&[0x80, 0x80, 4]), None);
        assert_eq!(read::<u32>(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Some(u32::MAX));
        assert_eq!(read::<u32>(&[0xff, 0xff, 0xff, 0xff, 0x1f]), None);
        assert_eq!(read::<String>(&[1, 0xff]), None);
        assert_eq!(read::<Vec<u8>>(&[0xff, 0xff, 0xff, 0xff, 0x0f]), None);
    }
}
