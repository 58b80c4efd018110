//! Times told from the date of the text: "yesterday", "last month", "two years ago", "on Thursday".
//!
//! In: the pieces and an index. Out: the time that starts there, and one past it.

use super::super::piece::Pieces;
use super::super::quantity::count_at;
use super::super::vocabulary::{CalendarWord, Part};
use super::{Time, dates, stretch};
use crate::mention::{Date, Granularity};
use crate::text::is_one_of;

/// The relative time that starts at an index.
pub(super) fn relative(
    pieces: &Pieces,
    at: usize,
    reference: Option<Date>,
) -> Option<(Time, usize)> {
    named_day(pieces, at, reference)
        .or_else(|| weekday(pieces, at, 0, reference))
        .or_else(|| piece_of(pieces, at, reference))
        .or_else(|| shifted(pieces, at, reference))
        .or_else(|| ago(pieces, at, reference))
        .or_else(|| ahead(pieces, at, reference))
        .or_else(|| season(pieces, at, reference))
}

/// "five years later", "a month earlier", "the following year": from the time that was told last.
pub(super) fn from_last(pieces: &Pieces, at: usize, last: Option<Date>) -> Option<(Time, usize)> {
    if pieces.low(at) == "the" {
        let shift = match pieces.low(at + 1) {
            "following" | "next" => 1,
            "previous" | "preceding" => -1,
            _ => return None,
        };
        let piece = pieces.at(at + 2);
        let granularity = piece.entry?.granularity().filter(|_| !piece.plural)?;
        return Some((stretch::shifted(granularity, shift, last), at + 3));
    }
    let (count, end) = count_at(pieces, at)?;
    let granularity = pieces.at(end).entry?.granularity()?;
    let count = match pieces.low(end + 1) {
        "later" => count,
        "earlier" => -count,
        _ => return None,
    };
    let compared = pieces.low(end + 2) == "than";
    (!compared).then(|| (stretch::distant(granularity, count, last), end + 2))
}

/// "today", "yesterday".
fn named_day(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let Some(CalendarWord::Day(shift)) = pieces.at(at).calendar() else {
        return None;
    };
    // A name such as "USA Today".
    let name = pieces.at(at).is_capital() && pieces.before(at).is_capital();
    let mut time = stretch::shifted(Granularity::Day, shift, reference);
    time.slack_days = 1;
    (!name).then_some((time, at + 1))
}

/// "Thursday", "Thursday, 4 October 2017", "Thursday night".
fn weekday(
    pieces: &Pieces,
    at: usize,
    shift: i32,
    reference: Option<Date>,
) -> Option<(Time, usize)> {
    let piece = pieces.at(at);
    let Some(CalendarWord::Weekday(day, short)) = piece.calendar() else {
        return None;
    };
    if !piece.is_capital() {
        return None;
    }
    let dot = usize::from(short && pieces.at(at + 1).raw == "." && pieces.at(at + 1).glued);
    let comma = at + 1 + dot + usize::from(matches!(pieces.low(at + 1 + dot), "," | "("));
    let the = comma + usize::from(pieces.low(comma) == "the");
    if let Some((time, end)) = dates::date(pieces, the, reference)
        && time.granularity == Granularity::Day
    {
        let time = Time {
            weekday: Some(day),
            ..time
        };
        return Some((time, end));
    }
    if short && dot == 0 {
        return None;
    }
    let mut end = at + 1 + dot;
    if piece.plural {
        let recurring = Time {
            weekday: Some(day),
            ..stretch::unresolved(Granularity::Day)
        };
        return Some((recurring, end));
    }
    if is_one_of(pieces.low(end), "morning afternoon evening night") {
        end += 1;
    }
    let mut time = stretch::on_weekday(day, shift, pieces.looks_ahead(at), reference);
    if pieces.low(end) == "last" && pieces.low(end + 1) == "week" {
        time = Time {
            weekday: Some(day),
            days: stretch::shifted(Granularity::Week, -1, reference)
                .days
                .map(|(monday, _)| (monday + i32::from(day), monday + i32::from(day))),
            ..time
        };
        end += 2;
    }
    Some((time, end))
}

/// "early June", "mid-October", "late last year", "the end of 2014", "earlier this week".
fn piece_of(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let word = pieces.low(at);
    if matches!(word, "earlier" | "later") {
        let (time, end) = shifted(pieces, at + 1, reference)?;
        let today = reference
            .filter(|date| date.day.is_some())
            .map(|date| date.days().0);
        let days = time
            .days
            .zip(today)
            .map(|((first, last), today)| match word {
                "earlier" => (first, last.min(today).max(first)),
                _ => (first.max(today).min(last), last),
            });
        let time = Time {
            days: days.or(time.days),
            slack_days: time.slack_days.max(1),
            ..time
        };
        return Some((time, end));
    }
    let Some(CalendarWord::Part(part)) = pieces.at(at).calendar() else {
        return None;
    };
    let of = pieces.skip_hyphen(at + 1);
    let joined = matches!(pieces.low(of), "of" | "in");
    let noun = is_one_of(word, "end beginning start middle");
    if noun && !joined {
        return None;
    }
    let of = of + usize::from(joined);
    let the = of + usize::from(pieces.low(of) == "the");
    let whole = dates::date(pieces, the, reference)
        .or_else(|| shifted(pieces, of, reference))
        .or_else(|| season(pieces, of, reference))
        .or_else(|| weekday(pieces, of, 0, reference))
        .or_else(|| lone_year_or_part(pieces, of))
        .or_else(|| {
            // "the end of the month".
            let piece = pieces.at(the).entry.filter(|_| the > of && noun)?;
            let granularity = piece.granularity().filter(|_| !pieces.at(the).plural)?;
            Some((stretch::shifted(granularity, 0, reference), the + 1))
        })?;
    let (time, end) = whole;
    if time.granularity == Granularity::Day {
        return Some((time, end));
    }
    let cut = match (word, part) {
        ("end", _) => edge(time, false),
        ("start" | "beginning", _) => edge(time, true),
        (_, part) => stretch::part(time, part),
    };
    Some((cut, end))
}

fn lone_year_or_part(pieces: &Pieces, at: usize) -> Option<(Time, usize)> {
    let year = pieces.at(at).year()?;
    let time = stretch::date(Some(year), None, None, None)?;
    Some((time, at + 1))
}

/// The first or last part of a time, as "the start of" and "the end of" mean it: a sixth.
fn edge(time: Time, first: bool) -> Time {
    let part = if first { Part::Early } else { Part::Late };
    stretch::part(stretch::part(time, part), part)
}

/// "last month", "this past Monday", "next year", "the last three years", "the following year".
fn shifted(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let mut at = at;
    let the = &*pieces.before(at).low == "the";
    if pieces.low(at) == "the" {
        at += 1;
    }
    let the = the || pieces.low(at.wrapping_sub(1)) == "the";
    let word = pieces.low(at);
    let elsewhere = matches!(word, "previous" | "following" | "same") && the
        || matches!(word, "that" | "next") && (word == "that" || the);
    let shift = match pieces.at(at).calendar() {
        Some(CalendarWord::Shift(shift)) => shift,
        _ if elsewhere => 0,
        _ => return None,
    };
    let mut next = at + 1;
    if word == "this" && is_one_of(pieces.low(next), "past coming last next") {
        return shifted(pieces, next, reference);
    }
    if elsewhere {
        // A time of the text before, which is not known here.
        let piece = pieces.at(next);
        let granularity = piece.entry?.granularity().filter(|_| !piece.plural)?;
        return Some((stretch::unresolved(granularity), next + 1));
    }
    if let Some(found) = weekday(pieces, next, shift, reference) {
        return Some(found);
    }
    if let Some((time, end)) = month_shifted(pieces, next, shift, reference) {
        return Some((time, end));
    }
    if let Some(CalendarWord::Season(month)) = pieces.at(next).calendar() {
        let time = reference.map_or(stretch::unresolved(Granularity::Quarter), |date| {
            of_season(date.year + shift.min(0), month)
        });
        let slack = if shift == 0 { 30 } else { 366 };
        return Some((
            Time {
                slack_days: slack,
                ..time
            },
            next + 1,
        ));
    }
    if is_one_of(pieces.low(next), "morning afternoon evening night weekend") {
        let time = match pieces.low(next) {
            "weekend" => stretch::shifted(Granularity::Week, shift, reference),
            _ => stretch::shifted(Granularity::Day, shift, reference),
        };
        return Some((
            Time {
                slack_days: 3,
                ..time
            },
            next + 1,
        ));
    }
    let counted = the || matches!(word, "past" | "coming");
    if counted
        && shift != 0
        && let Some((count, end)) = count_at(pieces, next)
    {
        let granularity = pieces.at(end).entry?.granularity()?;
        let time = stretch::window(granularity, count, shift < 0, reference);
        return Some((time, end + 1));
    }
    next += usize::from(pieces.low(next) == "calendar");
    let piece = pieces.at(next);
    let granularity = piece.entry?.granularity().filter(|_| !piece.plural)?;
    if granularity == Granularity::Day {
        return None;
    }
    let time = if matches!(word, "past" | "coming") || the {
        stretch::window(granularity, 1.0, shift < 0, reference)
    } else {
        stretch::shifted(granularity, shift, reference)
    };
    Some((time, next + 1))
}

/// "last October", "this June": the nearest one before, of, or after the reference.
fn month_shifted(
    pieces: &Pieces,
    at: usize,
    shift: i32,
    reference: Option<Date>,
) -> Option<(Time, usize)> {
    let (time, end) = dates::date(pieces, at, None).filter(|(time, _)| time.month.is_some())?;
    if time.year.is_some() {
        return Some((time, end));
    }
    let year = reference.and_then(|date| {
        let own = i32::from(date.month?);
        let month = i32::from(time.month?);
        Some(match shift {
            -1 if month >= own => date.year - 1,
            1 if month <= own => date.year + 1,
            _ => date.year,
        })
    });
    let time = stretch::date(year, time.month, time.day, None)?;
    Some((time, end))
}

/// "two years ago", "a decade ago".
fn ago(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let (count, end) = count_at(pieces, at)?;
    let granularity = pieces.at(end).entry?.granularity()?;
    let is_ago = matches!(pieces.at(end + 1).calendar(), Some(CalendarWord::Ago));
    let weeks = if pieces.low(end).starts_with("fortnight") {
        2.0
    } else {
        1.0
    };
    is_ago.then(|| {
        (
            stretch::distant(granularity, -count * weeks, reference),
            end + 2,
        )
    })
}

/// "in two weeks", where the sentence speaks of what is to come; "two weeks from now".
fn ahead(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let within = pieces.low(at) == "in";
    let (count, end) = count_at(pieces, at + usize::from(within))?;
    let granularity = pieces.at(end).entry?.granularity()?;
    let from_now = pieces.are(end + 1, &["from", "now"]);
    let time_word = within && pieces.low(end + 2) == "time" && pieces.at(end + 1).is_possessive();
    let past = if from_now || time_word {
        end + 3
    } else {
        end + 1
    };
    let due = within && pieces.looks_ahead(at);
    (from_now || time_word || due).then(|| (stretch::distant(granularity, count, reference), past))
}

/// "summer of 1994", "spring 2018", "in the autumn".
fn season(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let Some(CalendarWord::Season(month)) = pieces.at(at).calendar() else {
        return None;
    };
    let of = at + 1 + usize::from(matches!(pieces.low(at + 1), "of" | ","));
    if let Some(year) = pieces.at(of).year() {
        return Some((of_season(year, month), of + 1));
    }
    let before = &*pieces.before(at).low;
    let asked = is_one_of(before, "in by until since")
        || before == "the" && is_one_of(pieces.low(at.wrapping_sub(2)), "in by until since during");
    let time = reference.map_or(stretch::unresolved(Granularity::Quarter), |date| Time {
        slack_days: 366,
        ..of_season(date.year, month)
    });
    (asked && (pieces.low(at) != "fall" || before == "the")).then_some((time, at + 1))
}

fn of_season(year: i32, month: u8) -> Time {
    Time {
        slack_days: 30,
        ..stretch::months(year, i32::from(month), 3, Granularity::Quarter)
    }
}
