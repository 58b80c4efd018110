//! Times: a stretch of days with its granularity.
//!
//! In: the words of a sentence and the date of its text. Out: its times in order, apart from each
//! other, resolved to days where the text or its date says which. "earlier this week" in an article
//! of Thursday 2018-06-21 is the stretch from Monday 2018-06-18 to that day.

mod dates;
mod relation;
mod relative;
mod rules;
mod stretch;

use super::{Date, Granularity};
use serde::Serialize;

pub(super) use rules::found;
pub use rules::times;

/// How an event stands to the stated time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TimeRelation {
    /// "in 2018", "on 4 October".
    In,
    /// "before 2018".
    Before,
    /// "after 2018".
    After,
    /// "since 2018", "from 2018": it lasts from then on.
    Since,
    /// "until 2018": it lasts up to then.
    Until,
    /// "by 2018": then at the latest.
    By,
}

/// A point or stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Time {
    /// First and last day, in days since 1970-01-01, both inclusive; `None` where nothing says
    /// which one is meant ("on Thursday" in an undated text).
    pub days: Option<(i32, i32)>,
    /// How many days either end may be off: 0 for a date, 1 for "yesterday", half a year for "two
    /// years ago".
    pub slack_days: u16,
    /// How precisely it is stated.
    pub granularity: Granularity,
    /// Year, where it is stated or follows.
    pub year: Option<i32>,
    /// Month of the year, 1 to 12, where it is stated.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31, where it is stated.
    pub day: Option<u8>,
    /// Day of the week, Monday 0 to Sunday 6, where it is stated.
    pub weekday: Option<u8>,
    /// How the event stands to it.
    pub relation: TimeRelation,
    /// Whether it stands directly behind a capitalised word, as in "Friendship 2017": then it may be
    /// part of a name rather than say when.
    pub in_name: bool,
}

impl Time {
    /// The date that it tells, as far as it tells one.
    fn date(&self) -> Option<Date> {
        let date = Date::from_days(self.days?.0);
        let known = |granularity| self.granularity <= granularity;
        known(Granularity::Year).then_some(Date {
            month: date.month.filter(|_| known(Granularity::Month)),
            day: date.day.filter(|_| known(Granularity::Day)),
            ..date
        })
    }

    /// The time of an event that is as old as a text of this date.
    pub fn of_date(date: Date) -> Time {
        let granularity = match (date.month, date.day) {
            (Some(_), Some(_)) => Granularity::Day,
            (Some(_), None) => Granularity::Month,
            _ => Granularity::Year,
        };
        Time {
            days: Some(date.days()),
            slack_days: 0,
            granularity,
            year: Some(date.year),
            month: date.month,
            day: date.day,
            weekday: None,
            relation: TimeRelation::In,
            in_name: false,
        }
    }
}
