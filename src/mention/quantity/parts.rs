//! Ranks, parts of a whole, scores and other numbers that are not simply digits and a unit.
//!
//! In: the pieces and an index. Out: the quantity that starts there, if one of these does.

use super::super::piece::{Kind, Pieces, is_dash};
use super::super::vocabulary::{self, NumberWord};
use super::number::{self, Form, Number};
use super::rules::{Found, found};
use super::{Bound, Unit, counted, measure, names};
use crate::text::{self, is_one_of};

/// Words that make two numbers with a dash a score.
const SCORE_CUES: &str = "win won beat beaten lost loss draw drew defeat defeated victory score scored lead led leading tie tied match game goal final";
/// How far from a score its cue may stand, in words.
const CUE_REACH: usize = 10;

/// Ranks that, hyphenated with these, are no ranks: "third-party".
const RANKED_COMPOUNDS: &str = "party class hand rate degree person aid name";

/// "1–0", "3-0".
pub(super) fn score(pieces: &Pieces, at: usize) -> Option<Found> {
    let one = pieces.at(at);
    let two = pieces.at(at + 2);
    let dash = pieces.at(at + 1);
    let plain = |raw: &str| raw.len() <= 3 && raw.bytes().all(|byte| byte.is_ascii_digit());
    let shape = is_dash(dash.raw)
        && dash.glued == two.glued
        && plain(one.raw)
        && plain(two.raw)
        && one.kind == Kind::Digits
        && two.kind == Kind::Digits;
    let longer = is_dash(pieces.at(at + 3).raw) && pieces.at(at + 3).glued
        || one.glued && !matches!(pieces.before(at).raw, "(" | "\"" | "“" | "[");
    if !shape || longer {
        return None;
    }
    let (first, second) = (vocabulary::decimal(one.raw)?, vocabulary::decimal(two.raw)?);
    let cued = (at.saturating_sub(CUE_REACH)..at + CUE_REACH)
        .any(|at| is_one_of(pieces.low(at), SCORE_CUES));
    let number = Number {
        value: second,
        step: 1.0,
        end: at + 3,
        form: Form::Digits,
    };
    let counts = measure::unit(pieces, at + 3, &number).is_some();
    let between_sides = pieces.before(at).is_capital();
    let likely = cued || dash.glued && (first >= second || first == 0.0 || between_sides);
    if counts || !likely {
        return None;
    }
    let first = Number {
        value: first,
        ..number
    };
    let mut found = found(Unit::Score, first, number, at, at + 3);
    found.quantity.bound = Bound::Exact;
    found.quantity.step = 0.0;
    Some(found)
}

/// "first", "39th", "twenty-first", "#2", "No. 2", "second-biggest", "first-ever".
pub(super) fn ordinal(pieces: &Pieces, at: usize) -> Option<Found> {
    let (value, mut end) = rank(pieces, at)?;
    let piece = pieces.at(at);
    let hyphen = pieces.is_hyphen(end);
    if hyphen && is_one_of(pieces.low(end + 1), RANKED_COMPOUNDS) {
        return None;
    }
    let word = piece.kind == Kind::Letters;
    let named = word && at > 0 && piece.is_capital() && pieces.at(end).is_capital();
    // "Where it first did so", "came here first".
    let when = &*piece.low == "first"
        && !is_one_of(
            &pieces.before(at).low,
            "the a an his her its their our my 's ’s no this in came come finish finished placed ranked",
        )
        && counted::noun(pieces, end, false).is_none();
    let adverb = word
        && (when
            || pieces.low(end) == "," && at == 0
            || is_one_of(&pieces.before(at).low, "at a per each")
                && counted::noun(pieces, end, false).is_none()
            || pieces.are(end, &["of", "all"]));
    if named || adverb {
        return None;
    }
    if pieces.low(pieces.skip_hyphen(end)) == "ever" {
        end = pieces.skip_hyphen(end) + 1;
    }
    let number = Number {
        value,
        step: 0.0,
        end,
        form: Form::Words,
    };
    let mut found = found(Unit::Ordinal, number, number, at, end);
    if let Some((noun, _)) = counted::noun(pieces, end, false) {
        found.quantity.of = noun;
    }
    Some(found)
}

/// The rank at an index, and one past it.
fn rank(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    let piece = pieces.at(at);
    let next = pieces.at(at + 1);
    if piece.kind == Kind::Digits {
        let suffixed = next.glued && names::is_ordinal_suffix(&next.low);
        return suffixed
            .then(|| vocabulary::decimal(&text::digits(piece.raw)))?
            .map(|value| (value, at + 2));
    }
    if &*piece.low == "#" && next.glued && next.kind == Kind::Digits {
        return Some((vocabulary::decimal(next.raw)?, at + 2));
    }
    if piece.raw == "No" && next.raw == "." && next.glued {
        let digits = pieces.at(at + 2);
        let rank = digits.kind == Kind::Digits && digits.raw.len() <= 3;
        return rank
            .then(|| vocabulary::decimal(digits.raw))?
            .map(|value| (value, at + 3));
    }
    match piece.number()? {
        NumberWord::Ordinal(value) if !piece.plural => Some((value, at + 1)),
        NumberWord::Tens(tens) => {
            let last = pieces.skip_hyphen(at + 1);
            match pieces.at(last).number()? {
                NumberWord::Ordinal(value) if value < 10.0 => Some((tens + value, last + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// "half of", "a third of", "by a quarter", "two-thirds", "nine out of ten", "one in a hundred"; and "half an
/// hour", "half a mile".
pub(super) fn fraction(pieces: &Pieces, at: usize) -> Option<Found> {
    half(pieces, at)
        .or_else(|| part(pieces, at))
        .or_else(|| out_of(pieces, at))
}

fn percent(pieces: &Pieces, value: f64, step: f64, at: usize, end: usize) -> Found {
    let number = Number {
        value: value * 100.0,
        step,
        end,
        form: Form::Words,
    };
    let mut found = found(Unit::Percent, number, number, at, end);
    found.quantity.of = part_of(pieces, end);
    found
}

/// The noun that a part is a part of: "voters" of "half of the voters".
pub(super) fn part_of(pieces: &Pieces, at: usize) -> String {
    let mut at = at + usize::from(pieces.low(at) == "of");
    at += usize::from(is_one_of(pieces.low(at), "the a all its their his her our"));
    counted::noun(pieces, at, true).map_or_else(String::new, |(noun, _)| noun)
}

fn half(pieces: &Pieces, at: usize) -> Option<Found> {
    if pieces.low(at) != "half" || pieces.before(at).number().is_some() {
        return None;
    }
    let behind = pieces.skip_hyphen(at + 1);
    let unit_at = behind + usize::from(matches!(pieces.low(behind), "a" | "an"));
    let number = Number {
        value: 0.5,
        step: 0.5,
        end: unit_at,
        form: Form::Words,
    };
    if let Some(found) = points(pieces, 0.5, unit_at, at) {
        return Some(found);
    }
    if let Some(unit) = pieces.at(unit_at).entry.and_then(|entry| entry.unit)
        && (behind > at + 1 || unit_at > behind)
        && let Some(measured) = measure::unit(pieces, unit_at, &number)
    {
        let scaled = Number {
            value: 0.5 * unit.factor,
            step: 0.5 * unit.factor,
            ..number
        };
        return Some(found(measured.unit, scaled, scaled, at, measured.end));
    }
    let whole = is_one_of(pieces.low(at + 1), "of the its their his her all")
        || at > 0 && pieces.low(at - 1) == "by";
    whole.then(|| percent(pieces, 0.5, 10.0, at, at + 1))
}

/// A part of a percentage point whose unit stands at an index.
fn points(pieces: &Pieces, value: f64, unit: usize, at: usize) -> Option<Found> {
    let end = match (pieces.low(unit), pieces.low(unit + 1)) {
        ("percentage" | "percent", "point") => unit + 2,
        ("point", _) if pieces.is_hyphen(unit - 1) => unit + 1,
        _ => return None,
    };
    let number = Number {
        value,
        step: value / 2.0,
        end,
        form: Form::Words,
    };
    Some(found(Unit::Points, number, number, at, end))
}

/// "a third of", "one-third", "two thirds", "three quarters".
fn part(pieces: &Pieces, at: usize) -> Option<Found> {
    let count = match pieces.at(at).number() {
        _ if matches!(pieces.low(at), "a" | "an") => 1.0,
        Some(NumberWord::Cardinal(value)) => value,
        _ => pieces.at(at).small_number().map(f64::from)?,
    };
    let part_at = pieces.skip_hyphen(at + 1);
    let piece = pieces.at(part_at);
    let parts = piece.entry?.part?;
    let end = part_at + 1;
    // "fell by a quarter".
    let change = at > 0 && pieces.low(at - 1) == "by";
    let sure = piece.plural || part_at > at + 1 || pieces.low(end) == "of" || change;
    // "A quarter of a percentage point", "a quarter-point".
    let of = pieces.skip_hyphen(end) + usize::from(pieces.are(end, &["of", "a"])) * 2;
    if let Some(found) = points(pieces, count / parts, of, at) {
        return Some(found);
    }
    let few = count > 0.0 && count < parts && (count > 1.0) == (piece.plural || parts == 2.0);
    let long = pieces.is_hyphen(end) || piece.number().is_some() && !sure;
    (sure && few && !long).then(|| percent(pieces, count / parts, 100.0 / parts / 10.0, at, end))
}

/// "nine out of ten", "one in five", "one in a hundred".
fn out_of(pieces: &Pieces, at: usize) -> Option<Found> {
    let one = number::number(pieces, at, false)?;
    let (joint, out) = if pieces.are(one.end, &["out", "of"]) {
        (one.end + 2, true)
    } else if pieces.low(one.end) == "in" {
        (one.end + 1, false)
    } else {
        return None;
    };
    let two = number::number(pieces, joint, false)?;
    if names::is_name_part(pieces, at) || names::is_name_part(pieces, joint) {
        return None;
    }
    let round = [10.0, 20.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0].contains(&two.value);
    let whole = two.value > one.value && (two.value <= 10.0 || round) && (out || one.value < 10.0);
    let unit = measure::unit(pieces, two.end, &two).is_some();
    let share = one.value / two.value;
    (whole && !unit).then(|| percent(pieces, share, share * 5.0, at, two.end))
}

/// "hundreds of", "dozens of", "tens of thousands of": a range from one of them to the next.
pub(super) fn multitude(pieces: &Pieces, at: usize) -> Option<Found> {
    let plural = |at: usize| match pieces.at(at).number() {
        Some(NumberWord::Scale(scale)) if pieces.at(at).plural => Some(scale),
        Some(NumberWord::Cardinal(10.0)) if pieces.at(at).plural => Some(10.0),
        _ => None,
    };
    let first = plural(at)?;
    let (low, mut end) = match plural(at + 2).filter(|_| pieces.low(at + 1) == "of") {
        Some(second) => (first * second, at + 3),
        None if first >= 12.0 => (first, at + 1),
        None => return None,
    };
    let before = pieces.before(at);
    if before.kind == Kind::Digits || before.number().is_some() {
        return None;
    }
    // From a million on, each name reaches a thousand times as far.
    let reach = if low >= 1e6 {
        1000.0
    } else if low == 1000.0 {
        100.0
    } else {
        10.0
    };
    let mut of = String::new();
    if pieces.low(end) == "of"
        && let Some((noun, past)) = counted::noun(pieces, end + 1, true)
    {
        (of, end) = (noun, past);
    }
    let number = |value| Number {
        value,
        step: 0.0,
        end,
        form: Form::Words,
    };
    let mut found = found(Unit::Count, number(low), number(low * reach), at, end);
    found.quantity.of = of;
    Some(found)
}

/// "a decade", "for a week", "a couple of weeks", "a week-long".
pub(super) fn unit_alone(pieces: &Pieces, at: usize) -> Option<Found> {
    if !matches!(pieces.low(at), "a" | "an") {
        return None;
    }
    let one = Number {
        value: 1.0,
        step: 1.0,
        end: at + 1,
        form: Form::Article,
    };
    if pieces.low(at + 1) == "couple" {
        let of = at + 2 + usize::from(pieces.low(at + 2) == "of");
        let two = Number { value: 2.0, ..one };
        let mut found = match measure::unit(pieces, of, &two) {
            Some(unit) => {
                let two = Number {
                    value: 2.0 * unit.factor,
                    step: unit.factor,
                    ..one
                };
                found(unit.unit, two, two, at, unit.end)
            }
            None => {
                let (noun, end) = counted::noun(pieces, of, true).filter(|_| of > at + 2)?;
                let mut found = found(Unit::Count, two, two, at, end);
                found.quantity.of = noun;
                found
            }
        };
        found.quantity.bound = Bound::About;
        return Some(found);
    }
    let unit = pieces
        .at(at + 1)
        .entry?
        .unit
        .filter(|_| !pieces.at(at + 1).plural)?;
    let duration = unit.dimension == "s";
    let measured = measure::unit(pieces, at + 1, &one)?;
    let before = &*pieces.before(at).low;
    let lasting = measured.end > at + 2
        || matches!(unit.calendar, "decade" | "fortnight")
        || is_one_of(
            before,
            "for in within nearly almost about around over under than lasted took least half",
        )
        || pieces.are(at + 2, &["and", "a", "half"]);
    if !duration || !lasting {
        return None;
    }
    let mut length = unit.factor;
    // A fortnight is counted in weeks.
    let mut step = match unit.calendar {
        "fortnight" => unit.factor / 2.0,
        _ => unit.factor,
    };
    let mut end = measured.end;
    if let Some((more, finer, past)) = measure::rest(pieces, &measured) {
        (length, step, end) = (length + more, finer, past);
    }
    let number = Number {
        value: length,
        step,
        end,
        form: Form::Article,
    };
    Some(found(Unit::Duration, number, number, at, end)).map(|mut found| {
        found.quantity.step = step;
        found
    })
}
