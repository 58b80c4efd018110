//! Numbers that are no quantities.
//!
//! In: where a number stands. Out: whether it belongs to a name ("Mi-35", "Windows 7"), a clock
//! time, a version, a telephone number or a pronoun ("one of them").

use super::super::piece::{Kind, Pieces, is_dash};
use super::super::vocabulary::NumberWord;
use super::counted;
use crate::lexicon::{Table, data};
use crate::text::is_one_of;

static NUMBERED: Table<'static> = Table::new(data!("numbered-nouns.txt"));

/// Whether the digits or number word at `at` can start no quantity, whatever stands behind it.
pub(super) fn is_name_part(pieces: &Pieces, at: usize) -> bool {
    let piece = pieces.at(at);
    let before = pieces.before(at);
    let far = at.checked_sub(2).map(|at| pieces.at(at));
    let compound = piece.glued && is_dash(before.raw) && before.glued;
    if compound && far.is_some_and(|far| far.kind == Kind::Letters) {
        return true;
    }
    if piece.kind != Kind::Digits {
        return piece.is_capital() && before.is_capital() && before.kind == Kind::Letters;
    }
    let joins = |raw: &str| is_one_of(raw, ": / . @ _ +");
    let next = pieces.at(at + 1);
    let behind = pieces.at(at + 2);
    piece.glued && joins(before.raw)
        || next.glued
            && matches!(next.raw, ":" | "/")
            && behind.glued
            && behind.kind == Kind::Digits
        || piece.raw.len() > 1 && piece.raw.starts_with('0') && !piece.raw.contains(['.'])
        || piece.raw.len() > 6 && !piece.raw.contains([',', '.'])
        || is_clock(next.raw)
        || next.glued && next.kind == Kind::Letters && !is_suffix(pieces, at + 1)
}

fn is_clock(word: &str) -> bool {
    [
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "a.m",
        "p.m",
        "o'clock",
        "o’clock",
        "gmt",
        "utc",
        "hrs",
    ]
    .iter()
    .any(|clock| word.eq_ignore_ascii_case(clock))
}

/// Whether letters glued to digits say what they number: "2bn", "5km", "4th", "1970s".
fn is_suffix(pieces: &Pieces, at: usize) -> bool {
    let piece = pieces.at(at);
    let scale = matches!(
        piece.number(),
        Some(NumberWord::Scale(_) | NumberWord::Short(_))
    );
    let unit = piece
        .entry
        .is_some_and(|entry| entry.unit.is_some() || entry.money.is_some());
    let letter = piece.raw.len() == 1 && piece.is_capital() && !is_one_of(piece.raw, "M K W C F");
    if letter {
        return false;
    }
    scale || unit || is_ordinal_suffix(&piece.low) || piece.is_possessive() || &*piece.low == "pct"
}

/// Whether letters make digits a rank.
pub(super) fn is_ordinal_suffix(low: &str) -> bool {
    is_one_of(low, "st nd rd th")
}

/// Whether a plain number from `at` to `end`, without a unit, is part of a name: "Windows 7",
/// "flight 370"; `noun` says that a counted noun stands behind it.
pub(super) fn is_numbered(pieces: &Pieces, at: usize, end: usize, noun: bool) -> bool {
    let before = pieces.before(at);
    if before.kind != Kind::Letters || before.number().is_some() || before.is_possessive() {
        return false;
    }
    if NUMBERED.contains(&before.low) {
        return true;
    }
    let word = before.is_capital()
        && !before.function
        && before.calendar().is_none()
        && !counted::is_stop(&before.low);
    let behind = pieces.at(end);
    // "Pakistan 200 soldiers" counts; "Boeing 747" and "Boeing 747 jets" do not.
    word && (!noun || behind.is_capital() || pieces.at(at).kind == Kind::Digits && at > 1)
}

/// Whether "one" at this index stands for a thing named elsewhere: "one of the", "no one".
pub(super) fn is_pronoun(pieces: &Pieces, at: usize, noun: bool) -> bool {
    if pieces.low(at) != "one" {
        return false;
    }
    let before = pieces.before(at);
    let pointed = is_one_of(
        &before.low,
        "no any every each this that which another the some first last next",
    );
    !noun
        || pointed
        || pieces.at(at + 1).is_possessive()
        || matches!(pieces.low(at + 1), "day" | "another")
}
