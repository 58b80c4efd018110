//! What single words mean to numbers, measures, money and the calendar.
//!
//! In: a lower-case word. Out: its entry, compiled once from the files under `data/`. A word may
//! have several meanings ("second" is a rank and a length of time): the entry holds each of them.

use super::Granularity;
use crate::lexicon::data;
use crate::order;
use std::sync::OnceLock;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberWord {
    /// A number below twenty.
    Cardinal(f64),
    /// Twenty to ninety.
    Tens(f64),
    /// A factor: hundred, million, bn.
    Scale(f64),
    /// A letter that is a factor only glued to digits or behind money: `m`, `k`.
    Short(f64),
    /// A rank.
    Ordinal(f64),
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct UnitWord {
    /// SI unit.
    pub dimension: &'static str,
    /// What one of it is in that unit.
    pub factor: f64,
    /// What zero of it is in that unit: of temperatures only.
    pub offset: Option<f64>,
    /// Of a speed, the time that it counts by: "hour"; of a time, its own name; otherwise empty.
    pub calendar: &'static str,
}

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalendarWord {
    /// Month, 1 to 12; whether abbreviated.
    Month(u8, bool),
    /// Weekday, Monday 0; whether abbreviated.
    Weekday(u8, bool),
    /// First month of the season.
    Season(u8),
    /// Days from today.
    Day(i32),
    /// A piece of a stretch.
    Part(Part),
    /// Which of its kind: last, this, next.
    Shift(i32),
    /// "ago".
    Ago,
    /// A preposition, by the relation of an event to the time behind it.
    Relation(super::TimeRelation),
    /// Points to a time of the text before: "the following year".
    Other,
}

/// A piece of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its first third.
    Early,
    /// Its middle third.
    Mid,
    /// Its last third.
    Late,
}

/// All meanings of one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub number: Option<NumberWord>,
    /// One part of so many: "third" is 3.
    pub part: Option<f64>,
    pub unit: Option<UnitWord>,
    /// Currency code, and the factor to its main unit.
    pub money: Option<(&'static str, f64)>,
    pub calendar: Option<CalendarWord>,
}

impl Entry {
    /// The calendar stretch of a unit of time: "week", "month".
    pub(super) fn granularity(&self) -> Option<Granularity> {
        let unit = self.unit.filter(|unit| unit.dimension == "s")?;
        Some(match unit.calendar {
            "day" => Granularity::Day,
            "week" | "fortnight" => Granularity::Week,
            "month" => Granularity::Month,
            "year" => Granularity::Year,
            "decade" => Granularity::Decade,
            "century" => Granularity::Century,
            _ => return None,
        })
    }
}

const FILES: [&str; 4] = [
    data!("numbers.txt"),
    data!("units.txt"),
    data!("currencies.txt"),
    data!("calendar.txt"),
];

static ENTRIES: OnceLock<Vec<(&'static str, Entry)>> = OnceLock::new();

/// The entry of a lower-case word, and whether it was found by cutting a plural -s.
pub(super) fn lookup(word: &str) -> Option<(&'static Entry, bool)> {
    let entries = ENTRIES.get_or_init(compile);
    let find = |key: &str| {
        let at = entries
            .binary_search_by(|(entry, _)| (*entry).cmp(key))
            .ok()?;
        Some(&entries[at].1)
    };
    if let Some(entry) = find(word) {
        return Some((entry, false));
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2)?;
    let entry = find(stem)?;
    // Only what is counted has a plural; "tens" stands for itself.
    let counted = entry.unit.is_some()
        || entry.money.is_some()
        || entry.part.is_some()
        || matches!(
            entry.number,
            Some(NumberWord::Scale(_) | NumberWord::Cardinal(10.0))
        )
        || matches!(entry.calendar, Some(CalendarWord::Weekday(_, false)));
    counted.then_some((entry, true))
}

/// Reads the data files into one list sorted by word. A line that does not parse is left out; a
/// test makes sure that there is none.
fn compile() -> Vec<(&'static str, Entry)> {
    let mut senses: Vec<(&str, &str)> = Vec::new();
    for file in FILES {
        for line in file.lines().filter(|line| !line.starts_with("# ")) {
            if let Some((key, values)) = line.split_once('\t') {
                senses.extend(
                    values
                        .split(',')
                        .map(str::trim_start)
                        .map(|value| (key, value)),
                );
            }
        }
    }
    order::by_text(&mut senses, |(key, _)| key);
    let mut entries: Vec<(&str, Entry)> = Vec::with_capacity(senses.len());
    for (key, value) in senses {
        if entries.last().is_none_or(|(last, _)| *last != key) {
            entries.push((key, Entry::default()));
        }
        if let Some((_, entry)) = entries.last_mut() {
            read_sense(entry, value);
        }
    }
    entries
}

/// Adds one sense, such as `unit m 1000`, to an entry; `None` when it is malformed.
fn read_sense(entry: &mut Entry, value: &'static str) -> Option<()> {
    let mut words = value.split(' ');
    let kind = words.next()?;
    let first = words.next().unwrap_or("");
    let integer = || match first.strip_prefix('-') {
        Some(digits) => digits.parse::<i32>().ok().map(|value| -value),
        None => first.parse::<i32>().ok(),
    };
    let small = || integer().and_then(|value| u8::try_from(value).ok());
    match kind {
        "card" => entry.number = Some(NumberWord::Cardinal(decimal(first)?)),
        "tens" => entry.number = Some(NumberWord::Tens(decimal(first)?)),
        "scale" => entry.number = Some(NumberWord::Scale(decimal(first)?)),
        "short" => entry.number = Some(NumberWord::Short(decimal(first)?)),
        "ord" => entry.number = Some(NumberWord::Ordinal(decimal(first)?)),
        "part" if small().is_some() => entry.part = decimal(first),
        "unit" => {
            let factor = decimal(words.next()?)?;
            let rest = words.next().unwrap_or("");
            entry.unit = Some(UnitWord {
                dimension: first,
                factor,
                offset: signed(rest),
                calendar: if rest == "per" {
                    words.next()?
                } else if signed(rest).is_some() {
                    ""
                } else {
                    rest
                },
            });
        }
        "money" => entry.money = Some((first, decimal(words.next()?)?)),
        _ => entry.calendar = Some(read_calendar(kind, first, integer(), small())?),
    }
    Some(())
}

fn read_calendar(
    kind: &str,
    first: &str,
    integer: Option<i32>,
    small: Option<u8>,
) -> Option<CalendarWord> {
    use super::TimeRelation::{After, Before, By, In, Since, Until};
    Some(match kind {
        "month" => CalendarWord::Month(small?, false),
        "month-short" => CalendarWord::Month(small?, true),
        "weekday" => CalendarWord::Weekday(small?, false),
        "weekday-short" => CalendarWord::Weekday(small?, true),
        "season" => CalendarWord::Season(small?),
        "day" => CalendarWord::Day(integer?),
        "shift" => CalendarWord::Shift(integer?),
        "part" => CalendarWord::Part(match first {
            "early" => Part::Early,
            "mid" => Part::Mid,
            "late" => Part::Late,
            _ => return None,
        }),
        "ago" => CalendarWord::Ago,
        "other" => CalendarWord::Other,
        "relation" => CalendarWord::Relation(match first {
            "in" => In,
            "before" => Before,
            "after" => After,
            "since" => Since,
            "until" => Until,
            "by" => By,
            _ => return None,
        }),
        _ => return None,
    })
}

fn signed(digits: &str) -> Option<f64> {
    match digits.strip_prefix('-') {
        Some(digits) => decimal(digits).map(|value| -value),
        None => decimal(digits),
    }
}

/// Reads digits with at most one decimal point: exact to the last bit for up to 15 digits, and the
/// same on every machine.
pub(super) fn decimal(digits: &str) -> Option<f64> {
    let (mut mantissa, mut divisor, mut point, mut count) = (0.0, 1.0, false, 0);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10.0 + f64::from(byte - b'0');
                count += 1;
                if point {
                    divisor *= 10.0;
                }
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    (count > 0 && count <= 18).then_some(mantissa / divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_files_parses() {
        for file in FILES {
            let mut last = "";
            for line in file.lines().filter(|line| !line.starts_with("# ")) {
                let (key, values) = line.split_once('\t').expect(line);
                assert!(last < key, "`{key}` is out of order behind `{last}`");
                last = key;
                for value in values.split(',').map(str::trim_start) {
                    assert!(read_sense(&mut Entry::default(), value).is_some(), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_word_keeps_all_its_meanings() {
        let (entry, plural) = lookup("second").unwrap();
        assert_eq!(entry.number, Some(NumberWord::Ordinal(2.0)));
        assert_eq!(entry.unit.map(|unit| unit.factor), Some(1.0));
        assert!(!plural);
        assert!(lookup("kilometres").unwrap().1);
        assert!(lookup("thirsts").is_none());
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal("0.3048"), Some(0.3048));
        assert_eq!(decimal("1.2.3"), None);
        assert_eq!(decimal(""), None);
    }
}
