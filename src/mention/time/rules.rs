//! The rules that find times, and the words around them that say how an event stands to them.
//!
//! In: the words of a sentence. Out: mentions of its times, in order and apart.

use super::super::piece::{self, Kind, Pieces, is_dash};
use super::super::vocabulary::CalendarWord;
use super::super::{Mention, Value};
use super::{Time, TimeRelation, dates, relative, stretch};
use crate::fact::Word;
use crate::mention::{Date, Granularity};

/// A time with the range of its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::mention) struct Found {
    pub time: Time,
    pub start: usize,
    pub end: usize,
}

/// The times of a sentence: `words` are its words without white space, in order; relative times
/// count from `reference`, the date of the text, and "five years later" from `last`, the time that was
/// told last, which becomes that of this sentence.
pub fn times(
    text: &str,
    words: &[Word],
    reference: Option<Date>,
    last: &mut Option<Date>,
) -> Vec<Mention> {
    found(&Pieces::new(text, words), reference, last)
        .into_iter()
        .map(|found| Mention {
            span: piece::span(words, found.start, found.end),
            words: (found.start as u32, found.end as u32),
            value: Value::Time(found.time),
        })
        .collect()
}

/// The times among prepared words.
pub(in crate::mention) fn found(
    pieces: &Pieces,
    reference: Option<Date>,
    last: &mut Option<Date>,
) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let floor = out.last().map_or(0, |found| found.end);
        let found = relative::from_last(pieces, at, *last).or_else(|| range(pieces, at, reference));
        match found.filter(|(_, end)| *end <= pieces.len()) {
            Some((time, end)) => {
                let found = placed(pieces, time, (at, end), floor);
                *last = time.date().or(*last);
                out.push(found);
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// One time, or the stretch between two: "from 1980 to 2012", "2016–2018", "June 12 to July 3".
fn range(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    let (first, end) = single(pieces, at, reference)?;
    let before = &*pieces.before(at).low;
    let joined = match pieces.low(end) {
        "to" | "until" | "till" | "through" => {
            before == "from" || first.granularity <= Granularity::Month
        }
        "and" => before == "between",
        _ => is_dash(pieces.at(end).raw) && pieces.at(end).glued == pieces.at(end + 1).glued,
    };
    if !joined {
        return Some((first, end));
    }
    let Some((last, past)) = single(pieces, end + 1, reference) else {
        return Some((first, end));
    };
    let days = first.days.zip(last.days).map(|(one, two)| (one.0, two.1));
    if days.is_some_and(|(one, two)| one > two) || days.is_none() {
        return Some((first, end));
    }
    let time = Time {
        days,
        slack_days: first.slack_days.max(last.slack_days),
        ..stretch::unresolved(first.granularity.max(last.granularity))
    };
    Some((time, past))
}

fn single(pieces: &Pieces, at: usize, reference: Option<Date>) -> Option<(Time, usize)> {
    dates::date(pieces, at, reference)
        .or_else(|| relative::relative(pieces, at, reference))
        .or_else(|| dates::lone_year(pieces, at))
}

/// Adds how the event stands to a time, and whether the time is part of a name.
fn placed(pieces: &Pieces, time: Time, (start, end): (usize, usize), floor: usize) -> Found {
    let mut found = Found { time, start, end };
    let before = pieces.before(start);
    let hyphen = pieces.is_hyphen(start.wrapping_sub(1)) && pieces.at(start).glued;
    let name = if hyphen {
        pieces.at(start.wrapping_sub(2))
    } else {
        before
    };
    let first = pieces.at(start);
    let dated = first.year().is_some()
        || matches!(
            first.calendar(),
            Some(CalendarWord::Month(..) | CalendarWord::Weekday(..))
        );
    found.time.in_name = start > floor
        && dated
        && name.kind == Kind::Letters
        && name.is_capital()
        && name.calendar().is_none()
        && !name.is_possessive()
        && !super::super::quantity::is_phrase_stop(&name.low);
    // So is a year that stands alone in quotation marks, or in brackets behind a name.
    let enclosed = pieces.at(end).raw;
    found.time.in_name |= first.year().is_some()
        && end == start + 1
        && start > floor
        && (matches!(before.raw, "\"" | "“" | "'" | "‘")
            && matches!(enclosed, "\"" | "”" | "'" | "’")
            || before.raw == "(" && enclosed == ")" && pieces.before(start - 1).is_capital());
    if found.time.in_name || pieces.at(end).is_possessive() {
        return found;
    }
    // "after the 2014 attack" is after the attack; "after the end of 2014" is after the time.
    let attributive = time.granularity == Granularity::Year
        && pieces.at(start).year().is_some()
        && end == start + 1;
    let the = usize::from(&*before.low == "the" && start > floor);
    let at = start - the;
    if at <= floor || the == 1 && attributive {
        return found;
    }
    let phrase = (pieces.low(at.wrapping_sub(2)), pieces.low(at - 1));
    let (relation, words) = match phrase {
        ("prior", "to") | ("ahead", "of") | ("earlier", "than") => (TimeRelation::Before, 2),
        ("later", "than") if pieces.low(at.wrapping_sub(3)) == "no" => (TimeRelation::By, 3),
        ("later", "than") => (TimeRelation::After, 2),
        ("up", "to" | "until") => (TimeRelation::Until, 2),
        (_, "through") => (TimeRelation::Until, 1),
        _ => match pieces.at(at - 1).calendar() {
            Some(CalendarWord::Relation(relation)) => (relation, 1),
            _ => return found,
        },
    };
    // The two ends of "from 1980 to 2012" are one stretch.
    let spans = relation == TimeRelation::Since
        && phrase.1 == "from"
        && time.days.is_some_and(|(first, last)| last - first > 0)
        && end > start + 2;
    if relation == TimeRelation::In || spans || at < floor + words {
        return found;
    }
    found.time.relation = relation;
    found.start = at - words;
    found
}
