//! Dates of the calendar: days, months, years, quarters, decades, centuries.
//!
//! In: the pieces and an index. Out: the date that starts there, and one past it.

use super::super::piece::{Kind, Piece, Pieces, is_dash};
use super::super::quantity::is_plural_noun;
use super::super::vocabulary::{CalendarWord, NumberWord};
use super::{Time, stretch};
use crate::mention::{Date, Granularity};
use crate::text::is_one_of;

/// The date that starts at an index.
pub(super) fn date(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    numeric(pieces, at)
        .or_else(|| dotted(pieces.at(at)).map(|time| (time, at + 1)))
        .or_else(|| month_first(pieces, at, reference))
        .or_else(|| day_first(pieces, at, reference))
        .or_else(|| quarter(pieces, at))
        .or_else(|| century(pieces, at))
        .or_else(|| decade(pieces, at))
}

/// "2022-08-16"; "25/12/2017" and "12/25/2017" where only one reading is a date.
fn numeric(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let mark = pieces.at(at + 1).raw;
    let glued = (at + 1..at + 5).all(|at| pieces.at(at).glued);
    if !glued || !matches!(mark, "-" | "/" | "–") || pieces.at(at + 3).raw != mark {
        return None;
    }
    let (one, two, three) = (pieces.at(at), pieces.at(at + 2), pieces.at(at + 4));
    let (year, month, day) = match one.year() {
        Some(year) => (year, two.small_number()?, three.small_number()?),
        None => {
            let (day, month) = unambiguous(one.small_number()?, two.small_number()?)?;
            (three.year()?, month, day)
        }
    };
    valid(year, month, day).map(|time| (time, at + 5))
}

/// "25.12.2017", which is one token.
fn dotted(piece: &Piece) -> Option<Time> {
    let mut fields = piece.raw.split('.').filter(|_| piece.kind == Kind::Digits);
    let (one, two, year) = (fields.next()?, fields.next()?, fields.next()?);
    if fields.next().is_some() || year.len() != 4 || one.len() > 2 || two.len() > 2 {
        return None;
    }
    let (day, month) = unambiguous(one.parse().ok()?, two.parse().ok()?)?;
    let year = year
        .parse()
        .ok()
        .filter(|year| (1000..=2100).contains(year))?;
    valid(year, month, day)
}

/// Day and month of two numbers of which only one can be the month, or both are the same.
fn unambiguous(one: u8, two: u8) -> Option<(u8, u8)> {
    match (one <= 12, two <= 12) {
        (false, true) => Some((one, two)),
        (true, false) => Some((two, one)),
        _ if one == two => Some((one, two)),
        _ => None,
    }
}

fn valid(year: i32, month: u8, day: u8) -> Option<Time> {
    (1..=12)
        .contains(&month)
        .then(|| stretch::date(Some(year), Some(month), Some(day), None))?
}

/// The month that a word names, and one past it and its full stop. Abbreviations and the words that
/// have other meanings need a number beside them, or a word that asks for a time.
fn month(pieces: &Pieces, at: usize) -> Option<(u8, usize)> {
    let piece = pieces.at(at);
    let Some(CalendarWord::Month(month, short)) = piece.calendar() else {
        return None;
    };
    let word = matches!(&*piece.low, "may" | "march" | "august");
    let in_it = is_one_of(&pieces.before(at).low, "in since until");
    // "In may", "on 3 october": who writes without capitals.
    if !piece.is_capital() && (short || word && !in_it) && !is_parted(pieces, at) {
        return None;
    }
    let dot = pieces.at(at + 1).raw == "." && pieces.at(at + 1).glued;
    let end = at + 1 + usize::from(short && dot);
    let comma = end + usize::from(matches!(pieces.low(end), "," | "of"));
    let numbered = pieces.at(end).small_number().is_some()
        || pieces.at(comma).year().is_some()
        || pieces.before(at).small_number().is_some()
        || is_one_of(&pieces.before(at).low, "st nd rd th");
    let asked = is_parted(pieces, at)
        || in_it
        || matches!(
            pieces.before(at).calendar(),
            Some(CalendarWord::Relation(_) | CalendarWord::Shift(_))
        )
        || is_one_of(&pieces.before(at).low, "of - to and")
        || joined_year(pieces, end, month).is_some();
    (numbered || asked || !(word || short)).then_some((month, end))
}

/// Whether a word tells a part of the month behind it: `early may`.
fn is_parted(pieces: &Pieces, at: usize) -> bool {
    matches!(pieces.before(at).calendar(), Some(CalendarWord::Part(_)))
}

/// Skips "," or "of" before a year that stands at or behind an index.
fn year_behind(pieces: &Pieces, at: usize) -> Option<(i32, usize)> {
    let joint = usize::from(matches!(pieces.low(at), "," | "of"));
    let year = pieces.at(at + joint).year()?;
    // "In October, 2000 troops": a counted noun behind a round number.
    let counted = year % 100 == 0 && joint == 1 && is_plural_noun(pieces.low(at + joint + 1));
    (!counted).then_some((year, at + joint + 1))
}

/// The year of a month that a later one tells with its own: "May to September 2019".
fn joined_year(pieces: &Pieces, at: usize, month: u8) -> Option<i32> {
    let joined = is_dash(pieces.at(at).raw) || is_one_of(pieces.low(at), "to until through and or");
    let Some(CalendarWord::Month(last, _)) = pieces.at(at + 1).calendar().filter(|_| joined) else {
        return None;
    };
    let (year, _) = year_behind(pieces, at + 2)?;
    Some(if last < month { year - 1 } else { year })
}

/// The end of a day's number, with its ordinal suffix.
fn day_end(pieces: &Pieces, at: usize) -> usize {
    let suffix = pieces.at(at + 1);
    let suffixed = suffix.glued && is_one_of(&suffix.low, "st nd rd th");
    at + 1 + usize::from(suffixed)
}

/// The second day of "12-14" or "12 to 14", and one past it.
fn last_day(pieces: &Pieces, at: usize, first: u8) -> Option<(u8, usize)> {
    let joined = is_dash(pieces.at(at).raw) || matches!(pieces.low(at), "to" | "and" | "through");
    let last = pieces.at(at + 1).small_number().filter(|_| joined)?;
    (last > first && last <= 31).then(|| (last, day_end(pieces, at + 1)))
}

/// "October 4, 2017", "Oct. 4", "October 12-14, 2017", "October 2017", "October".
fn month_first(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let (month, end) = month(pieces, at)?;
    if let Some((day, past)) = day_of_month(pieces, end) {
        let last = last_day(pieces, past, day);
        let past = last.map_or(past, |(_, past)| past);
        let (year, past) = match year_behind(pieces, past) {
            Some((year, past)) => (Some(year), past),
            None => (None, past),
        };
        if let Some(time) = days(year, month, (day, last.map(|(last, _)| last)), reference) {
            return Some((time, past));
        }
    }
    let (year, past) = match year_behind(pieces, end) {
        Some((year, past)) => (Some(year), past),
        None => (joined_year(pieces, end, month), end),
    };
    stretch::date(year, Some(month), None, reference).map(|time| (time, past))
}

/// The day behind a month's name, and one past it: not the 14 of "In October 14 soldiers died".
fn day_of_month(pieces: &Pieces, at: usize) -> Option<(u8, usize)> {
    let day = pieces
        .at(at)
        .small_number()
        .filter(|day| (1..=31).contains(day))?;
    let end = day_end(pieces, at);
    let behind = pieces.at(end);
    let measured = end == at + 1
        && behind.kind == Kind::Letters
        && !behind.is_capital()
        && (is_plural_noun(&behind.low) || behind.number().is_some())
        || matches!(behind.raw, "%" | ":");
    (!measured).then_some((day, end))
}

/// "4 October 2017", "4th of October", "the fourth of July", "4-6 October".
fn day_first(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let (day, end) = match pieces.at(at).number() {
        Some(NumberWord::Ordinal(rank)) if rank <= 31.0 && pieces.low(at + 1) == "of" => {
            (rank as u8, at + 1)
        }
        _ => {
            let day = pieces.at(at).small_number()?;
            (day, day_end(pieces, at))
        }
    };
    let last = last_day(pieces, end, day);
    let end = last.map_or(end, |(_, end)| end);
    let (month, end) = month(pieces, end + usize::from(pieces.low(end) == "of"))?;
    let (year, end) = match year_behind(pieces, end) {
        Some((year, past)) => (Some(year), past),
        None => (None, end),
    };
    days(year, month, (day, last.map(|(last, _)| last)), reference).map(|time| (time, end))
}

/// One day, or the days from the first to the last.
fn days(
    year: Option<i32>,
    month: u8,
    (first, last): (u8, Option<u8>),
    reference: Option<Date>,
) -> Option<Time> {
    let one = stretch::date(year, Some(month), Some(first), reference)?;
    let Some(last) = last else {
        return Some(one);
    };
    let two = stretch::date(year, Some(month), Some(last), reference)?;
    Some(Time {
        days: one.days.zip(two.days).map(|(one, two)| (one.0, two.1)),
        day: None,
        ..one
    })
}

/// "first quarter of 2018", "Q1 2018", "second half of 2018".
fn quarter(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let (first, months, end) = match pieces.low(at) {
        "q1" => (1, 3, at + 1),
        "q2" => (4, 3, at + 1),
        "q3" => (7, 3, at + 1),
        "q4" => (10, 3, at + 1),
        _ => {
            let Some(NumberWord::Ordinal(rank)) = pieces.at(at).number() else {
                return None;
            };
            match (pieces.low(at + 1), rank as i32) {
                ("quarter", rank @ 1..=4) => (rank * 3 - 2, 3, at + 2),
                ("half", rank @ 1..=2) => (rank * 6 - 5, 6, at + 2),
                _ => return None,
            }
        }
    };
    let (year, end) = year_behind(pieces, end)?;
    let time = Time {
        year: Some(year),
        ..stretch::months(year, first, months, Granularity::Quarter)
    };
    Some((time, end))
}

/// "19th century", "nineteenth century".
fn century(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let (rank, end) = match pieces.at(at).number() {
        Some(NumberWord::Ordinal(rank)) => (rank as i32, at + 1),
        Some(NumberWord::Tens(20.0)) if pieces.low(pieces.skip_hyphen(at + 1)) == "first" => {
            (21, pieces.skip_hyphen(at + 1) + 1)
        }
        _ => (
            i32::from(pieces.at(at).small_number()?),
            day_end(pieces, at),
        ),
    };
    let end = pieces.skip_hyphen(end);
    let named = matches!(pieces.low(end), "century" | "centuries");
    (named && (1..=21).contains(&rank)).then(|| {
        let first = (rank - 1) * 100;
        (
            stretch::years(first, first + 99, Granularity::Century),
            end + 1,
        )
    })
}

/// "1970s", "'70s".
fn decade(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let piece = pieces.at(at);
    let suffix = pieces.at(at + 1);
    let clitic = suffix.is_possessive() && &*pieces.before(at).low == "the";
    if !suffix.glued || &*suffix.low != "s" && !clitic {
        return None;
    }
    let first = match piece.year() {
        Some(year) => year,
        None if is_one_of(&pieces.before(at).low, "the ' ’ ‘") => {
            1900 + i32::from(piece.small_number().filter(|&year| year >= 20)?)
        }
        None => return None,
    };
    (first % 10 == 0).then(|| {
        // The 1800s are a century, the 2000s are rather the years up to 2009.
        let time = if first % 100 == 0 && first < 2000 {
            stretch::years(first, first + 99, Granularity::Century)
        } else {
            stretch::years(first, first + 9, Granularity::Decade)
        };
        (time, at + 2)
    })
}

/// Words before four digits that make them a year.
fn asks_for_year(pieces: &Pieces, at: usize) -> bool {
    let before = pieces.before(at);
    matches!(
        before.calendar(),
        Some(CalendarWord::Relation(_) | CalendarWord::Part(_) | CalendarWord::Season(_))
    ) && !is_one_of(&before.low, "around about for at by")
        || is_one_of(&before.low, "the of year ( and 's ’s")
}

/// A year that stands alone: "in 2018", "the 2014 attack", "1994 triumph".
pub(super) fn lone_year(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let piece = pieces.at(at);
    let year = piece.year()?;
    let (before, next) = (pieces.before(at), pieces.at(at + 1));
    let joins = |raw: &str| is_one_of(raw, "/ . : , $ # + %");
    let in_code = piece.glued && joins(before.raw)
        || next.glued
            && (matches!(next.raw, "/" | ":" | "%") || next.kind == Kind::Letters)
            && !next.is_possessive();
    let measured = next.entry.is_some_and(|entry| {
        entry
            .unit
            .is_some_and(|unit| next.plural || unit.calendar != "day")
            || entry.money.is_some()
            || entry
                .number
                .is_some_and(|number| !matches!(number, NumberWord::Ordinal(_)))
    }) || is_one_of(&next.low, "percent per degrees square gmt utc hrs");
    let money = before.entry.is_some_and(|entry| entry.money.is_some());
    let bounded = is_one_of(
        &before.low,
        "than some nearly almost about approximately roughly least most over",
    );
    let asked = asks_for_year(pieces, at);
    let counted = is_plural_noun(&next.low) && !next.is_capital();
    let likely = match year {
        1900..=2050 => year % 100 != 0 && !(bounded && counted) || asked || !counted && !bounded,
        1700..=1899 => asked || !counted && !bounded,
        _ => asked && !counted,
    };
    if in_code || measured || money || !likely {
        return None;
    }
    // "2017-18".
    if pieces.is_hyphen(at + 1)
        && pieces.at(at + 2).glued
        && let Some(last) = pieces.at(at + 2).small_number()
        && i32::from(last) == (year + 1) % 100
        && pieces.at(at + 2).raw.len() == 2
    {
        return Some((stretch::years(year, year + 1, Granularity::Year), at + 3));
    }
    stretch::date(Some(year), None, None, None).map(|time| (time, at + 1))
}
