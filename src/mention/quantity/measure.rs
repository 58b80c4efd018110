//! The unit behind a number.
//!
//! In: the pieces and the place just behind a number. Out: the unit, how to convert to it, and one
//! past its last word: "percentage points", "billion US dollars", "square kilometres", "-week-long".

use super::super::piece::{Kind, Pieces};
use super::super::vocabulary;
use super::Unit;
use super::number::{self, Form, Number};
use crate::text::is_one_of;

/// A unit as it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    pub unit: Unit,
    pub factor: f64,
    pub offset: f64,
    /// Time of a rate, or empty.
    pub per: &'static str,
    pub end: usize,
}

impl Measured {
    fn plain(unit: Unit, end: usize) -> Self {
        Measured {
            unit,
            factor: 1.0,
            offset: 0.0,
            per: "",
            end,
        }
    }
}

/// The unit that starts at an index, behind `number`.
pub(super) fn unit(pieces: &Pieces, start: usize, number: &Number) -> Option<Measured> {
    let at = pieces.skip_hyphen(start);
    percent(pieces, at)
        .or_else(|| temperature(pieces, at))
        .or_else(|| money(pieces, at))
        .or_else(|| square(pieces, at))
        .or_else(|| plain(pieces, at, number))
}

fn percent(pieces: &Pieces, at: usize) -> Option<Measured> {
    let is_point = |at: usize| matches!(pieces.low(at), "point" | "points");
    let end = match pieces.low(at) {
        "%" | "percent" | "pct" | "percentage" | "％" => at + 1,
        "per" if pieces.low(at + 1) == "cent" => at + 2,
        _ => return None,
    };
    let behind = pieces.skip_hyphen(end);
    if is_point(behind) {
        return Some(Measured::plain(Unit::Points, behind + 1));
    }
    (pieces.low(at) != "percentage").then(|| Measured::plain(Unit::Percent, end))
}

/// "°C", "degrees Fahrenheit", "degrees".
fn temperature(pieces: &Pieces, at: usize) -> Option<Measured> {
    if !is_one_of(pieces.low(at), "° º degree degrees deg") {
        return None;
    }
    let name = match pieces.low(at + 1) {
        "c" => "celsius",
        "f" => "fahrenheit",
        name => name,
    };
    let unit = vocabulary::lookup(name)?.0.unit?;
    Some(Measured {
        unit: Unit::Measure(unit.dimension.to_string()),
        factor: unit.factor,
        offset: unit.offset?,
        per: "",
        end: at + 2,
    })
}

/// "dollars", "US dollars", "euros", "PKR".
fn money(pieces: &Pieces, at: usize) -> Option<Measured> {
    let next = pieces.at(at + 1);
    let (entry, end) = match next.entry.and_then(|entry| entry.money) {
        Some(money) if pieces.at(at).is_capital() && next.kind == Kind::Letters => {
            let name = next.low.strip_suffix('s').filter(|_| next.plural);
            let key = format!("{} {}", pieces.low(at), name.unwrap_or(&next.low));
            let known = vocabulary::lookup(&key).and_then(|(entry, _)| entry.money);
            (known.unwrap_or(money), at + 2)
        }
        _ => {
            let piece = pieces.at(at);
            let money = piece.entry.and_then(|entry| entry.money)?;
            // "200 pounds" may be a weight, but news speak of money; codes are upper case.
            let code = piece.low.len() == 3 && money.0.eq_ignore_ascii_case(&piece.low);
            if code && piece.raw.chars().any(crate::text::is_small) {
                return None;
            }
            (money, at + 1)
        }
    };
    Some(Measured {
        factor: entry.1,
        ..Measured::plain(Unit::Money(entry.0.to_string()), end)
    })
}

/// "square kilometres", "cubic metres".
fn square(pieces: &Pieces, at: usize) -> Option<Measured> {
    let power = match pieces.low(at) {
        "square" | "sq" => 2,
        "cubic" => 3,
        _ => return None,
    };
    let at = at + 1 + usize::from(pieces.low(at + 1) == "." && pieces.at(at + 1).glued);
    let at = pieces.skip_hyphen(at);
    let unit = pieces
        .at(at)
        .entry?
        .unit
        .filter(|unit| unit.dimension == "m")?;
    let factor = (1..power).fold(unit.factor, |product, _| product * unit.factor);
    Some(Measured {
        factor,
        ..Measured::plain(Unit::Measure(format!("m{power}")), at + 1)
    })
}

fn plain(pieces: &Pieces, at: usize, number: &Number) -> Option<Measured> {
    let piece = pieces.at(at);
    let unit = piece.entry?.unit?;
    let short = piece.raw.chars().count() == 1;
    let capital = piece.is_capital() && piece.raw != "W";
    if short && (capital || number.form != Form::Digits || !(piece.glued || &*piece.low == "m")) {
        return None;
    }
    // "two second places": only "one second" and "73-second" are lengths of time.
    if &*piece.low == "second" && !pieces.is_hyphen(at.wrapping_sub(1)) && number.value != 1.0 {
        return None;
    }
    let mut end = at + 1;
    let duration = unit.dimension == "s";
    let behind = pieces.skip_hyphen(end);
    if matches!(pieces.low(behind), "long" | "old" | "olds") && duration {
        end = behind + 1;
    }
    Some(Measured {
        unit: if duration {
            Unit::Duration
        } else {
            Unit::Measure(unit.dimension.to_string())
        },
        factor: unit.factor,
        offset: unit.offset.unwrap_or(0.0),
        per: if duration { "" } else { unit.calendar },
        end,
    })
}

/// The time of a rate and one past it: "a year", "per hour", "annually", "/h".
pub(super) fn rate(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    match pieces.low(at) {
        "annually" | "yearly" => return Some(("year", at + 1)),
        "monthly" => return Some(("month", at + 1)),
        "weekly" => return Some(("week", at + 1)),
        "daily" => return Some(("day", at + 1)),
        "hourly" => return Some(("hour", at + 1)),
        "a" | "an" | "per" | "each" | "every" | "/" => {}
        _ => return None,
    }
    let piece = pieces.at(at + 1);
    if &*piece.low == "h" && piece.glued {
        return Some(("hour", at + 2));
    }
    let unit = piece.entry?.unit.filter(|unit| unit.dimension == "s")?;
    // "a year ago", "a year later" say when.
    let when = is_one_of(pieces.low(at + 2), "ago later earlier before after");
    (!piece.plural && !when).then_some((unit.calendar, at + 2))
}

/// What stands behind a unit and belongs to its number: "and a half", "(and) 30 minutes". Returns
/// what it adds, in the unit's base, its step, and one past it.
pub(super) fn rest(pieces: &Pieces, measured: &Measured) -> Option<(f64, f64, usize)> {
    let at = measured.end;
    if pieces.are(at, &["and", "a", "half"]) {
        let half = measured.factor / 2.0;
        return Some((half, half, at + 3));
    }
    let at = at + usize::from(matches!(pieces.low(at), "and" | ","));
    let more = number::number(pieces, at, false)?;
    let next = unit(pieces, more.end, &more)?;
    let finer = next.unit == measured.unit
        && matches!(next.unit, Unit::Duration | Unit::Measure(_))
        && next.factor < measured.factor
        && more.value * next.factor < measured.factor * 1.000_001
        && next.offset == 0.0;
    finer.then_some((more.value * next.factor, more.step * next.factor, next.end))
}
