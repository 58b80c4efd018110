//! Stretches of days, and how words move and cut them.
//!
//! In: a reference date and what a phrase says of it. Out: times. Nothing here reads text.

use super::super::vocabulary::Part;
use super::{Time, TimeRelation};
use crate::mention::{Date, Granularity};

/// How far from the reference a month without a year may be, in days, before its year is a guess.
const NEAREST_YEAR_DAYS: i32 = 150;

/// Day of the week of a day since 1970-01-01, a Thursday; Monday is 0.
pub(super) fn weekday(day: i32) -> i32 {
    (day.rem_euclid(7) + 3) % 7
}

/// A time of which nothing but its granularity is known.
pub(super) fn unresolved(granularity: Granularity) -> Time {
    Time {
        days: None,
        slack_days: 0,
        granularity,
        year: None,
        month: None,
        day: None,
        weekday: None,
        relation: TimeRelation::In,
        in_name: false,
    }
}

/// A stretch of days.
pub(super) fn between(first: i32, last: i32, granularity: Granularity, slack_days: i32) -> Time {
    Time {
        days: Some((first, last)),
        slack_days: slack_days.clamp(0, 3650) as u16,
        ..unresolved(granularity)
    }
}

/// The date with the stated fields; `None` when there is no such day.
pub(super) fn date(
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    reference: Option<Date>,
) -> Option<Time> {
    if let (Some(month), Some(day)) = (month, day)
        && (day == 0 || day > super::super::date::days_in_month(year.unwrap_or(2000), month))
    {
        return None;
    }
    let granularity = match (month, day) {
        (Some(_), Some(_)) => Granularity::Day,
        (Some(_), None) => Granularity::Month,
        _ => Granularity::Year,
    };
    let resolved = year.or_else(|| nearest_year(month?, day, reference?));
    Some(Time {
        days: resolved.map(|year| Date { year, month, day }.days()),
        year: resolved,
        month,
        day,
        ..unresolved(granularity)
    })
}

/// The year that brings a month closest to the reference, unless two years come about as close.
fn nearest_year(month: u8, day: Option<u8>, reference: Date) -> Option<i32> {
    reference.month?;
    let (first, last) = reference.days();
    let today = first + (last - first) / 2;
    (reference.year - 1..=reference.year + 1)
        .map(|year| {
            let stretch = Date {
                year,
                month: Some(month),
                day,
            };
            let (first, last) = stretch.days();
            ((first + (last - first) / 2 - today).abs(), year)
        })
        .min()
        .filter(|&(distance, _)| distance <= NEAREST_YEAR_DAYS)
        .map(|(_, year)| year)
}

/// The years from `first` to `last`.
pub(super) fn years(first: i32, last: i32, granularity: Granularity) -> Time {
    let day = |year| Date {
        year,
        month: None,
        day: None,
    };
    between(day(first).days().0, day(last).days().1, granularity, 0)
}

/// The months from `month` on, `count` of them.
pub(super) fn months(year: i32, month: i32, count: i32, granularity: Granularity) -> Time {
    let day = |index: i32| {
        let month = (index.rem_euclid(12) + 1) as u8;
        Date {
            year: year + index.div_euclid(12),
            month: Some(month),
            day: None,
        }
    };
    between(
        day(month - 1).days().0,
        day(month + count - 2).days().1,
        granularity,
        0,
    )
}

/// The day, week, month, year or decade `shift` after the reference's own; unresolved where the
/// reference is not precise enough.
pub(super) fn shifted(granularity: Granularity, shift: i32, reference: Option<Date>) -> Time {
    let unknown = unresolved(granularity);
    let Some(reference) = reference else {
        return unknown;
    };
    let today = reference.day.map(|_| reference.days().0);
    let shift = shift.clamp(-9000, 9000);
    match granularity {
        Granularity::Day => today.map_or(unknown, |day| {
            between(day + shift, day + shift, granularity, i32::from(shift != 0))
        }),
        Granularity::Week => today.map_or(unknown, |day| {
            let monday = day - weekday(day) + 7 * shift;
            between(monday, monday + 6, granularity, 3)
        }),
        Granularity::Month => reference.month.map_or(unknown, |month| {
            let time = months(reference.year, i32::from(month) + shift, 1, granularity);
            let date = time.days.map(|days| Date::from_days(days.0));
            Time {
                year: date.map(|date| date.year),
                month: date.and_then(|date| date.month),
                ..time
            }
        }),
        Granularity::Quarter => unknown,
        Granularity::Year => Time {
            year: Some(reference.year + shift),
            ..years(reference.year + shift, reference.year + shift, granularity)
        },
        Granularity::Decade => {
            let first = reference.year.div_euclid(10) * 10 + 10 * shift;
            Time {
                slack_days: 730,
                ..years(first, first + 9, granularity)
            }
        }
        Granularity::Century => {
            let first = reference.year.div_euclid(100) * 100 + 100 * shift;
            years(first, first + 99, granularity)
        }
    }
}

/// A time `count` units before (negative) or after the reference: "two years ago".
pub(super) fn distant(granularity: Granularity, count: f64, reference: Option<Date>) -> Time {
    let whole = count as i32;
    let days = |length: f64| (count * length) as i32;
    let today = reference
        .filter(|date| date.day.is_some())
        .map(|date| date.days().0);
    match granularity {
        Granularity::Day => shifted(granularity, whole, reference),
        Granularity::Week => today.map_or(unresolved(granularity), |today| {
            let day = today.saturating_add(days(7.0).clamp(-1_000_000, 1_000_000));
            between(day - 3, day + 3, granularity, 4)
        }),
        Granularity::Month => Time {
            slack_days: 20,
            month: None,
            ..shifted(granularity, whole, reference)
        },
        Granularity::Decade => Time {
            slack_days: 730,
            year: None,
            ..shifted(Granularity::Year, days(10.0), reference)
        },
        Granularity::Century => Time {
            slack_days: 3650,
            year: None,
            ..shifted(Granularity::Year, days(100.0), reference)
        },
        _ => Time {
            slack_days: 183,
            year: None,
            ..shifted(granularity, whole, reference)
        },
    }
}

/// The last (`past`) or next `count` units up to or from the reference: "the past two weeks".
pub(super) fn window(
    granularity: Granularity,
    count: f64,
    past: bool,
    reference: Option<Date>,
) -> Time {
    let length = match granularity {
        Granularity::Day => 1.0,
        Granularity::Week => 7.0,
        Granularity::Month => 30.436_875,
        Granularity::Quarter => 91.310_625,
        Granularity::Year => 365.2425,
        Granularity::Decade => 3652.425,
        Granularity::Century => 36_524.25,
    };
    let Some(today) = reference
        .filter(|date| date.day.is_some())
        .map(|date| date.days().0)
    else {
        return unresolved(granularity);
    };
    let days = ((count * length) as i32).clamp(0, 1_000_000);
    let slack = (length / 2.0) as i32 + 1;
    if past {
        between(today - days, today, granularity, slack)
    } else {
        between(today, today + days, granularity, slack)
    }
}

/// A weekday: the nearest one back from the reference (`shift` 0), or the one before or behind.
pub(super) fn on_weekday(day: u8, shift: i32, ahead: bool, reference: Option<Date>) -> Time {
    let today = reference
        .filter(|date| date.day.is_some())
        .map(|date| date.days().0);
    let named = Time {
        weekday: Some(day),
        ..unresolved(Granularity::Day)
    };
    let Some(today) = today else {
        return named;
    };
    let back = (weekday(today) - i32::from(day)).rem_euclid(7);
    let forward = (7 - back) % 7;
    let at = match shift {
        -1 => today - if back == 0 { 7 } else { back },
        1 => today + if forward == 0 { 7 } else { forward },
        _ if ahead => today + forward,
        _ => today - back,
    };
    Time {
        days: Some((at, at)),
        // "last Thursday" may be that of last week.
        slack_days: if shift == 0 { 0 } else { 7 },
        ..named
    }
}

/// The early, middle or late part of a time; its ends are vague.
pub(super) fn part(time: Time, part: Part) -> Time {
    let Some((first, last)) = time.days else {
        return Time {
            slack_days: 1,
            ..time
        };
    };
    let third = (last - first + 1) / 3;
    let (first, last) = match part {
        Part::Early => (first, first + third),
        Part::Mid => (first + third, last - third),
        Part::Late => (last - third, last),
    };
    Time {
        days: Some((first, last)),
        slack_days: time.slack_days.max((third / 2).clamp(1, 3650) as u16),
        ..time
    }
}
