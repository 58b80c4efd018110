//! The words around a number that bound it.
//!
//! In: a quantity as it was found. Out: the same with its bound, its range grown over the words that
//! say it: "no fewer than 27", "27 or more people".

use super::super::piece::Pieces;
use super::rules::Found;
use super::{Bound, Unit, counted};
use crate::lexicon::{Table, data};
use crate::text::is_one_of;

static BOUNDS: Table<'static> = Table::new(data!("bounds.txt"));
/// The longest phrase of `bounds.txt`, in words.
const BOUND_WORDS: usize = 4;

/// Reads the words that bound a quantity, before it (not before `floor`) and behind it.
pub(super) fn read(pieces: &Pieces, found: &mut Found, floor: usize) {
    if matches!(found.quantity.unit, Unit::Score | Unit::Ordinal) {
        return;
    }
    if found.quantity.bound == Bound::Between {
        if found.start > floor && pieces.low(found.start - 1) == "between" {
            found.start -= 1;
        }
        return;
    }
    let mut phrase = String::new();
    let mut stated = None;
    for count in 1..=BOUND_WORDS.min(found.start - floor) {
        let start = found.start - count;
        let word = pieces.low(start);
        if !phrase.is_empty() {
            phrase.insert(0, ' ');
        }
        phrase.insert_str(0, word);
        if let Some(name) = BOUNDS.get(&phrase) {
            stated = Some((name, start));
        }
    }
    if let Some((name, start)) = stated {
        found.start = start;
        found.quantity.bound = bound_named(name);
        return;
    }
    if !is_one_of(pieces.low(found.end), "or at + more give plus") {
        return;
    }
    phrase.clear();
    for count in 1..=3 {
        if count > 1 {
            phrase.push(' ');
        }
        phrase.push_str(pieces.low(found.end + count - 1));
        if let Some(name) = BOUNDS.get(&phrase) {
            found.quantity.bound = bound_named(name);
            found.end += count;
            // "27 or more people".
            if found.quantity.unit == Unit::Count
                && found.quantity.of.is_empty()
                && let Some((noun, end)) = counted::noun(pieces, found.end, true)
            {
                (found.quantity.of, found.end) = (noun, end);
            }
            return;
        }
    }
}

fn bound_named(name: &str) -> Bound {
    match name {
        "about" => Bound::About,
        "nearly" => Bound::Nearly,
        "just-over" => Bound::JustOver,
        "more" => Bound::MoreThan,
        "least" => Bound::AtLeast,
        "less" => Bound::LessThan,
        "most" => Bound::AtMost,
        "exactly" => Bound::Exactly,
        _ => Bound::Exact,
    }
}
