//! Publication dates as metadata writes them.
//!
//! In: the value of a front matter key, a `<meta>` or a `datetime`. Out: the date, as precisely as
//! it is stated, or `None`. A time of day and a zone are passed over: the day is the publisher's.

use crate::mention::Date;
use regex::Regex;
use std::sync::LazyLock;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// `2018`, `2018-06`, `2018-06-19`, with slashes or dots, or run together, before any time.
static NUMERIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?<year>\d{4})(?:[-/.]?(?<month>\d{2})(?:[-/.]?(?<day>\d{2}))?)?(?:[T ,].*)?$")
});

/// `19 June 2018`, `Tue, 19 Jun 2018 08:00:00 GMT`.
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[A-Za-z]+,? +)?(?<day>\d{1,2}) +(?<name>[A-Za-z]{3,9})\.?,? +(?<year>\d{4})\b")
});

/// `June 19, 2018`, `Tuesday, Jun 19 2018`, `June 2018`.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[A-Za-z]+day,? +)?(?<name>[A-Za-z]{3,9})\.? +(?:(?<day>\d{1,2})(?:st|nd|rd|th)?,? +)?(?<year>\d{4})\b",
    )
});

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

/// The date that a value states.
pub(super) fn read(value: &str) -> Option<Date> {
    let value = value.trim();
    let found = NUMERIC
        .captures(value)
        .or_else(|| DAY_FIRST.captures(value))
        .or_else(|| MONTH_FIRST.captures(value))?;
    let mut date = found["year"].to_string();
    let month = match (found.name("month"), found.name("name")) {
        (Some(month), _) => Some(month.as_str().to_string()),
        (None, Some(name)) => Some(format!("{:02}", month_number(name.as_str())?)),
        (None, None) => None,
    };
    let day = found.name("day").map(|day| day.as_str());
    for field in [month.as_deref(), day].into_iter().flatten() {
        date += &format!("-{field:0>2}");
    }
    date.parse().ok()
}

/// 1 to 12 for the English name of a month or a start of it.
fn month_number(name: &str) -> Option<usize> {
    let name = name.to_ascii_lowercase();
    let start = name.get(..3)?;
    Some(MONTHS.iter().position(|month| *month == start)? + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_what_metadata_writes() {
        let table = [
            ("2018", "2018"),
            ("2018-06", "2018-06"),
            (" 2018-06-19 ", "2018-06-19"),
            ("2018-06-19T08:00:00+02:00", "2018-06-19"),
            ("2018-06-19 08:00", "2018-06-19"),
            ("2018/06/19", "2018-06-19"),
            ("20180619", "2018-06-19"),
            ("20180619T080000Z", "2018-06-19"),
            ("19 June 2018", "2018-06-19"),
            ("Tue, 19 Jun 2018 08:00:00 GMT", "2018-06-19"),
            ("June 9, 2018", "2018-06-09"),
            ("Tuesday, June 19, 2018 at 8 am", "2018-06-19"),
            ("Sept. 1st 2018", "2018-09-01"),
            ("May 2018", "2018-05"),
        ];
        for (value, wanted) in table {
            let read = super::read(value).map(|date| date.to_string());
            assert_eq!(read.as_deref(), Some(wanted), "{value}");
        }
    }

    #[test]
    fn leaves_what_is_no_date() {
        for value in [
            "",
            "yesterday",
            "2018-13",
            "2018-02-30",
            "31 June 2018",
            "18-06-19",
            "Foo 3, 2018",
            "20186",
            "2018-6-19",
            "ünd 3, 2018",
        ] {
            assert_eq!(super::read(value), None, "{value}");
        }
    }
}
