//! Runs the tables of quantities and times: one value, many ways to say it, and what is none.

use citecheck::fact::{Modality, Word, WordClass};
use citecheck::mention::{
    Bound, Date, Granularity, Mention, Quantity, Time, TimeRelation, Unit, Value, quantities, times,
};
use citecheck::report::Relation;
use citecheck::text::{self, TokenKind};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    #[serde(default)]
    reference: String,
    case: Vec<Case>,
    compare: Vec<Compare>,
}

/// The mentions of each text, as [`show_quantity`] and [`show_time`] write them.
#[derive(Deserialize)]
struct Case {
    value: Vec<String>,
    said: Vec<String>,
}

/// Evidence against claims, sorted by their relation.
#[derive(Deserialize)]
struct Compare {
    evidence: Vec<String>,
    #[serde(default)]
    same: Vec<String>,
    #[serde(default)]
    implies: Vec<String>,
    #[serde(default)]
    differs: Vec<String>,
    #[serde(default)]
    missing: Vec<String>,
}

impl Compare {
    fn cases(&self) -> impl Iterator<Item = (&str, &str, Relation)> {
        let sorted = [
            (&self.same, Relation::Same),
            (&self.implies, Relation::Implies),
            (&self.differs, Relation::Differs),
            (&self.missing, Relation::Missing),
        ];
        sorted.into_iter().flat_map(move |(claims, relation)| {
            claims.iter().flat_map(move |claim| {
                let evidence = self.evidence.iter();
                evidence.map(move |evidence| (evidence.as_str(), claim.as_str(), relation))
            })
        })
    }
}

fn words(text: &str) -> Vec<Word> {
    text::tokens(text)
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Space | TokenKind::Break))
        .map(|token| Word {
            span: token.span,
            capital: token.span.of(text).starts_with(char::is_uppercase),
            negated: false,
            quoted: false,
            modality: Modality::Actual,
            lemma: token.span.of(text).to_lowercase(),
            class: match token.kind {
                TokenKind::Word => WordClass::Content,
                TokenKind::Number => WordClass::Number,
                _ => WordClass::Mark,
            },
        })
        .collect()
}

fn quantities_of(text: &str) -> Vec<Quantity> {
    quantities(text, &words(text))
        .into_iter()
        .filter_map(|mention| match mention.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        })
        .collect()
}

fn times_of(text: &str, reference: Option<Date>) -> Vec<Time> {
    times(text, &words(text), reference, &mut None)
        .into_iter()
        .filter_map(|mention| match mention.value {
            Value::Time(time) => Some(time),
            _ => None,
        })
        .collect()
}

/// Such as `about 200 personnel`, `800000000 dollar per year`, `between 10 and 15 %`.
fn show_quantity(quantity: &Quantity) -> String {
    // Conversions leave a rounding error in the last bits.
    let number = |value: f64| ((value * 1e4).round() / 1e4).to_string();
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::Exactly => "exactly ",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::JustOver => "just over ",
        Bound::MoreThan => "more than ",
        Bound::AtLeast => "at least ",
        Bound::LessThan => "less than ",
        Bound::AtMost => "at most ",
        Bound::Between => "between ",
    };
    let mut out = bound.to_string();
    match quantity.unit {
        Unit::Score => out += &format!("{}:{}", quantity.value, quantity.upper),
        Unit::Ordinal => out += &format!("#{}", quantity.value),
        _ => out += &number(quantity.value),
    }
    if quantity.bound == Bound::Between {
        out += &format!(" and {}", number(quantity.upper));
    }
    match &quantity.unit {
        Unit::Percent => out += " %",
        Unit::Points => out += " points",
        Unit::Duration => out += " s",
        Unit::Money(unit) | Unit::Measure(unit) => out += &format!(" {unit}"),
        Unit::Count | Unit::Ordinal | Unit::Score => {}
    }
    if !quantity.of.is_empty() {
        out += &format!(" {}", quantity.of);
    }
    if !quantity.per.is_empty() {
        out += &format!(" per {}", quantity.per);
    }
    out
}

/// Such as `in 2017-10-04`, `before 2018-01-01..2018-12-31`, `in thursday`, `in ~2016-01-01..2016-12-31`.
fn show_time(time: &Time) -> String {
    let relation = match time.relation {
        TimeRelation::In => "in",
        TimeRelation::Before => "before",
        TimeRelation::After => "after",
        TimeRelation::Since => "since",
        TimeRelation::Until => "until",
        TimeRelation::By => "by",
    };
    let weekday = time
        .weekday
        .map(|day| ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][usize::from(day)]);
    let mut out = relation.to_string();
    if let Some((first, last)) = time.days {
        out += if time.slack_days > 0 { " ~" } else { " " };
        out += &Date::from_days(first).to_string();
        if first != last {
            out += &format!("..{}", Date::from_days(last));
        }
    } else {
        let named = time.month.is_some() || time.day.is_some() || weekday.is_some();
        if let Some(month) = time.month {
            out += &format!(" --{month:02}");
        }
        if let Some(day) = time.day {
            out += &format!("-{day:02}");
        }
        if !named {
            let name = match time.granularity {
                Granularity::Day => "some day",
                Granularity::Week => "some week",
                Granularity::Month => "some month",
                Granularity::Quarter => "some quarter",
                Granularity::Year => "some year",
                Granularity::Decade => "some decade",
                Granularity::Century => "some century",
            };
            out += &format!(" {name}");
        }
    }
    if let Some(weekday) = weekday {
        out += &format!(" {weekday}");
    }
    if time.in_name {
        out += " in name";
    }
    out
}

#[test]
fn quantities_are_found_with_their_values() {
    let table: Table = toml::from_str(include_str!("tables/quantities.toml")).unwrap();
    let mut wrong = Vec::new();
    for case in &table.case {
        for said in &case.said {
            let found: Vec<String> = quantities_of(said).iter().map(show_quantity).collect();
            if found != case.value {
                wrong.push(format!(
                    "{said}\n    found  {found:?}\n    wanted {:?}",
                    case.value
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn quantities_are_compared_by_the_truth_table() {
    let table: Table = toml::from_str(include_str!("tables/quantities.toml")).unwrap();
    let mut wrong = Vec::new();
    for (evidence, claim, relation) in table.compare.iter().flat_map(Compare::cases) {
        let (one, two) = (quantities_of(evidence), quantities_of(claim));
        assert!(
            one.len() == 1 && two.len() == 1,
            "one quantity each: {evidence} / {claim}"
        );
        assert!(
            one[0].comparable(&two[0]),
            "comparable: {evidence} / {claim}"
        );
        let found = one[0].relation_to(&two[0]);
        if found != relation {
            wrong.push(format!("{evidence} / {claim}: {found:?}, not {relation:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn times_are_found_and_resolved() {
    let table: Table = toml::from_str(include_str!("tables/times.toml")).unwrap();
    let reference: Date = table.reference.parse().unwrap();
    let mut wrong = Vec::new();
    for case in &table.case {
        for said in &case.said {
            let found: Vec<String> = times_of(said, Some(reference))
                .iter()
                .map(show_time)
                .collect();
            if found != case.value {
                wrong.push(format!(
                    "{said}\n    found  {found:?}\n    wanted {:?}",
                    case.value
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Evidence is resolved against the reference, claims are not: a reader's claim has no date.
#[test]
fn times_are_compared_by_the_truth_table() {
    let table: Table = toml::from_str(include_str!("tables/times.toml")).unwrap();
    let reference: Date = table.reference.parse().unwrap();
    let mut wrong = Vec::new();
    for (evidence, claim, relation) in table.compare.iter().flat_map(Compare::cases) {
        let (one, two) = (times_of(evidence, Some(reference)), times_of(claim, None));
        assert!(
            one.len() == 1 && two.len() == 1,
            "one time each: {evidence} / {claim}"
        );
        let found = one[0].relation_to(&two[0]);
        if found != relation {
            wrong.push(format!("{evidence} / {claim}: {found:?}, not {relation:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Words that the rules look for, to make texts that come close to their patterns.
const WORDS: &[&str] = &[
    "two",
    "hundred",
    "and",
    "a",
    "half",
    "million",
    "-",
    "–",
    "$",
    "US",
    "£",
    "2",
    "2018",
    "1.5",
    "10,000",
    "%",
    "per",
    "cent",
    "first",
    "th",
    "s",
    "’s",
    "of",
    "October",
    "May",
    "Thursday",
    "last",
    "early",
    "the",
    "end",
    "week",
    "years",
    "ago",
    "in",
    "from",
    "to",
    "between",
    "/",
    ":",
    ".",
    ",",
    "more",
    "than",
    "½",
    "99999999999999999999",
    "thirds",
    "one",
    "ten",
    "out",
    "dozens",
    "next",
    "winter",
    "century",
    "19",
    "°",
    "C",
    "feet",
    "km",
    "h",
    "#",
    "No",
    "next",
    "couple",
    "İ",
    "ǅ",
    "decade",
    "-1",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(
            (prop::sample::select(WORDS), prop::bool::weighted(0.7)),
            0..30
        )
        .prop_map(|words| {
            let mut text = String::new();
            for (word, spaced) in words {
                text += word;
                text += if spaced { " " } else { "" };
            }
            text
        }),
    ]
}

fn check_mentions(text: &str, words: &[Word], mentions: &[Mention]) {
    let mut last = 0;
    for mention in mentions {
        let (first, past) = mention.words;
        assert!(
            first >= last && first < past && past as usize <= words.len(),
            "{text:?}"
        );
        last = past;
        assert!(text.get(mention.span.range()).is_some(), "{text:?}");
        assert_eq!(mention.span.start, words[first as usize].span.start);
        assert_eq!(mention.span.end, words[past as usize - 1].span.end);
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in texts(), other in texts()) {
        let (one, two) = (words(&text), words(&other));
        let reference = "2018-06-21".parse().ok();
        check_mentions(&text, &one, &quantities(&text, &one));
        check_mentions(&text, &one, &times(&text, &one, reference, &mut None));
        for evidence in quantities_of(&text) {
            prop_assert!(evidence.value.is_finite() && evidence.upper.is_finite(), "{}", text);
            prop_assert!(evidence.relation_to(&evidence) == Relation::Same, "{}", text);
            for claim in quantities_of(&other) {
                evidence.relation_to(&claim);
            }
        }
        for evidence in times_of(&text, reference) {
            for claim in times_of(&other, None) {
                evidence.relation_to(&claim);
            }
        }
        check_mentions(&other, &two, &times(&other, &two, None, &mut None));
    }
}
