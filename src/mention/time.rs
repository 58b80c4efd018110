//! Times: a stretch of days with its granularity.

use super::Granularity;
use crate::report::Relation;
use serde::{Deserialize, Serialize};

/// How an event stands to the stated time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeRelation {
    /// "in 2018", "on 4 October".
    In,
    /// "before 2018".
    Before,
    /// "after 2018".
    After,
    /// "since 2018", "from 2018".
    Since,
    /// "until 2018", "by 2018".
    Until,
}

/// A point or stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Time {
    /// First and last day, in days since 1970-01-01, both inclusive; `None` where nothing says
    /// which one is meant ("on Thursday" in an undated text).
    pub days: Option<(i32, i32)>,
    /// How precisely it is stated.
    pub granularity: Granularity,
    /// Month of the year, 1 to 12, where it is stated.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31, where it is stated.
    pub day: Option<u8>,
    /// Day of the week, Monday 0 to Sunday 6, where it is stated.
    pub weekday: Option<u8>,
    /// How the event stands to it.
    pub relation: TimeRelation,
}

/// STUB
pub fn times(
    _text: &str,
    _words: &[crate::fact::Word],
    _r: Option<super::Date>,
) -> Vec<super::Mention> {
    Vec::new()
}
impl Time {
    /// STUB
    pub fn of_date(date: super::Date) -> Time {
        Time {
            days: Some(date.days()),
            granularity: Granularity::Year,
            month: None,
            day: None,
            weekday: None,
            relation: TimeRelation::In,
        }
    }
    /// How this time, stated by evidence, stands to a claim's; the two are of the same event.
    pub fn relation_to(&self, claim: &Time) -> Relation {
        if self == claim {
            Relation::Same
        } else {
            Relation::Differs
        }
    }
}
