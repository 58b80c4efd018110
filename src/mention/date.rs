//! A calendar date that may lack its day or month.

use serde::Serialize;
use std::{fmt, str::FromStr};

/// How precisely a time is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Granularity {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months, or a season.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A date of the Gregorian calendar, known to the year, the month or the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date {
    /// Year, such as 2018.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31; only with a month.
    pub day: Option<u8>,
}

impl Date {
    /// First and last day as days since 1970-01-01, both inclusive.
    ///
    /// ```
    /// # use citecheck::mention::Date;
    /// let date: Date = "1970-02".parse().unwrap();
    /// assert_eq!(date.days(), (31, 58));
    /// ```
    pub fn days(self) -> (i32, i32) {
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let day = days_from_civil(self.year, month, day);
                (day, day)
            }
            (Some(month), None) => {
                let first = days_from_civil(self.year, month, 1);
                (first, first + days_in_month(self.year, month) as i32 - 1)
            }
            _ => (
                days_from_civil(self.year, 1, 1),
                days_from_civil(self.year, 12, 31),
            ),
        }
    }

    /// The day that is `days` after 1970-01-01.
    pub fn from_days(days: i32) -> Date {
        let (year, month, day) = civil_from_days(days);
        Date {
            year,
            month: Some(month),
            day: Some(day),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads `2018`, `2018-06`, `2018-06-19`, and the date of a timestamp such as
    /// `2018-06-19T08:00:00Z`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no date; write it as 2018-06-19, or 2018-06, or 2018");
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut fields = date.split('-');
        let year: i32 = fields
            .next()
            .filter(|year| year.len() == 4)
            .and_then(|year| year.parse().ok())
            .ok_or_else(wrong)?;
        let mut field = |low: u8, high: u8| match fields.next() {
            None => Ok(None),
            Some(digits) => match digits.parse::<u8>() {
                Ok(value) if digits.len() == 2 && (low..=high).contains(&value) => Ok(Some(value)),
                _ => Err(wrong()),
            },
        };
        let month = field(1, 12)?;
        let day = field(1, month.map_or(31, |month| days_in_month(year, month)))?;
        if fields.next().is_some() {
            return Err(wrong());
        }
        Ok(Date { year, month, day })
    }
}

/// Number of days in a month of the Gregorian calendar.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a day of the Gregorian calendar.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = i32::from(month);
    let day_of_year =
        (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day that are `days` after 1970-01-01; the inverse of [`days_from_civil`].
pub fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u8;
    let month = (if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    }) as u8;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}
