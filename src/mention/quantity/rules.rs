//! The rules that find quantities.
//!
//! In: the words of a sentence. Out: mentions of its quantities, in order and apart. Each rule
//! looks at one place, a few words ahead; the first that matches wins, and its bound is looked up
//! on both sides.

use super::super::piece::{self, Kind, Pieces, is_dash};
use super::super::{Mention, Value};
use super::super::{time, vocabulary};
use super::bounds;
use super::number::{self, Form, Number};
use super::{Bound, Quantity, Unit, counted, measure, names, parts};
use crate::fact::Word;
use crate::text::is_one_of;

/// A quantity with the range of its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub quantity: Quantity,
    pub start: usize,
    pub end: usize,
}

/// The quantities of a sentence: `words` are its words without white space, in order.
///
/// ```
/// # use citecheck::mention::{quantities, Bound, Value};
/// # use citecheck::fact::{Modality, Word, WordClass};
/// # use citecheck::text;
/// let text = "around 200 soldiers";
/// let words: Vec<Word> = text::tokens(text)
///     .iter()
///     .filter(|token| token.kind != text::TokenKind::Space)
///     .map(|token| Word {
///         span: token.span,
///         lemma: token.span.of(text).to_string(),
///         class: WordClass::Content,
///         capital: false,
///         negated: false,
///         quoted: false,
///         modality: Modality::Actual,
///     })
///     .collect();
/// let found = quantities(text, &words);
/// assert_eq!(found[0].words, (0, 3));
/// assert!(matches!(&found[0].value, Value::Quantity(q) if q.value == 200.0 && q.bound == Bound::About));
/// ```
pub fn quantities(text: &str, words: &[Word]) -> Vec<Mention> {
    let pieces = Pieces::new(text, words);
    let mut times = time::found(&pieces, None, &mut None).into_iter().peekable();
    let mut out = Vec::new();
    // Behind the last mention: nothing may reach back over it.
    let mut floor = 0;
    let mut at = 0;
    while at < pieces.len() {
        while times.next_if(|time| time.end <= at).is_some() {}
        if let Some(time) = times.peek().filter(|time| time.start <= at) {
            at = time.end;
            floor = at;
            continue;
        }
        let limit = times.peek().map_or(pieces.len(), |time| time.start);
        match quantity(&pieces, at).filter(|found| found.end <= limit) {
            Some(mut found) => {
                bounds::read(&pieces, &mut found, floor);
                (at, floor) = (found.end, found.end);
                out.push(Mention {
                    span: piece::span(words, found.start, found.end),
                    words: (found.start as u32, found.end as u32),
                    value: Value::Quantity(found.quantity),
                });
            }
            None => at += 1,
        }
    }
    share_unit(words, &mut out);
    out
}

/// Gives a bare number the unit of the one that it is joined to: "27 or 49 per cent", "605 and 96 yards".
fn share_unit(words: &[Word], found: &mut [Mention]) {
    for at in (1..found.len()).rev() {
        let (front, back) = found.split_at_mut(at);
        let (first, second) = (&mut front[at - 1], &back[0]);
        let between = &words[first.words.1 as usize..second.words.0 as usize];
        let joined =
            matches!(between, [joint] if matches!(joint.lemma.as_str(), "or" | "and" | ","));
        let number = vocabulary::decimal(&words[second.words.0 as usize].lemma);
        if let (Value::Quantity(bare), Value::Quantity(told)) = (&mut first.value, &second.value)
            && joined
            && matches!(told.unit, Unit::Percent | Unit::Measure(_) | Unit::Duration)
            && bare.unit == Unit::Count
            && bare.of.is_empty()
            && let Some(number) = number.filter(|&number| number > 0.0)
        {
            bare.value *= told.value / number;
            bare.step = told.step;
            bare.unit.clone_from(&told.unit);
            bare.of.clone_from(&told.of);
        }
    }
}

/// The quantity that starts at an index, before its bound is read.
// In two places, and large.
#[inline(never)]
fn quantity(pieces: &Pieces, at: usize) -> Option<Found> {
    let piece = pieces.at(at);
    let starts = piece.kind == Kind::Digits
        || piece.entry.is_some_and(|entry| {
            entry.number.is_some() || entry.money.is_some() || entry.part.is_some()
        })
        || is_one_of(&piece.low, "a an # no - − minus us nt rs hk hundreds tens")
        || pieces.at(at + 1).glued && is_currency_sign(pieces.at(at + 1).raw);
    if !starts {
        return None;
    }
    parts::score(pieces, at)
        .or_else(|| money_first(pieces, at))
        .or_else(|| parts::ordinal(pieces, at))
        .or_else(|| parts::fraction(pieces, at))
        .or_else(|| parts::multitude(pieces, at))
        .or_else(|| parts::unit_alone(pieces, at))
        .or_else(|| numbered(pieces, at))
}

fn is_currency_sign(raw: &str) -> bool {
    is_one_of(raw, "$ £ € ¥ ₹ ₽ ₩ ₺ ₪ ₴ ₦ ৳ ฿ ₫ ₱ ₸")
}

/// "$2 billion", "US$2bn", "NT$50", "Rs 500", "USD 2 billion", "$2-3 billion".
fn money_first(pieces: &Pieces, start: usize) -> Option<Found> {
    let (code, mut at) = currency(pieces, start)?;
    at += usize::from(pieces.low(at) == "." && pieces.at(at).glued);
    let number = number::number(pieces, at, true).filter(|number| number.form != Form::Words)?;
    let mut end = number.end;
    // "$2 billion dollars", "US$5 million USD".
    if let Some(again) = pieces.at(end).entry.and_then(|entry| entry.money)
        && again.0 == code
    {
        end += 1;
    }
    let mut low = number;
    let mut high = number;
    if let Some(joint) = range_joint(pieces, start, end) {
        let next = currency(pieces, joint).map_or(joint, |(_, next)| next);
        if let Some((one, two)) = ordered(pieces, low, number::number(pieces, next, true)) {
            (low, high, end) = (one, two, two.end);
        }
    }
    let mut found = found(Unit::Money(code.to_string()), low, high, start, end);
    if let Some((per, end)) = measure::rate(pieces, found.end) {
        found.quantity.per = per.to_string();
        found.end = end;
    }
    Some(found)
}

/// A currency that stands before its number, and one past it.
fn currency(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    let piece = pieces.at(at);
    let next = pieces.at(at + 1);
    if piece.kind == Kind::Letters && next.glued && is_currency_sign(next.raw) {
        // "US$", "NT$", "U.S.$".
        let key = format!("{}{}", piece.low.replace('.', ""), next.raw);
        let entry = super::super::vocabulary::lookup(&key).map(|(entry, _)| entry);
        let money = entry.or(next.entry)?.money?;
        return Some((money.0, at + 2));
    }
    let money = piece.entry?.money?;
    let before_number = is_currency_sign(piece.raw)
        || piece.raw == "Rs"
        || piece.raw.len() == 3 && piece.raw.bytes().all(|byte| byte.is_ascii_uppercase());
    before_number.then_some((money.0, at + 1))
}

/// A number, or a range of two, with the unit or the noun behind it.
fn numbered(pieces: &Pieces, start: usize) -> Option<Found> {
    let negative = matches!(pieces.low(start), "-" | "−" | "minus");
    let at = start + usize::from(negative);
    if names::is_name_part(pieces, at) {
        return None;
    }
    let number = number::number(pieces, at, false)?;
    let mut low = number;
    let mut high = number;
    if let Some(joint) = range_joint(pieces, at, number.end)
        && let Some((one, two)) = ordered(pieces, low, number::number(pieces, joint, false))
    {
        (low, high) = (one, two);
    }
    let end = high.end;
    if let Some(unit) = measure::unit(pieces, end, &high) {
        return measured(pieces, (low, high), unit, start, negative);
    }
    if negative {
        return None;
    }
    count(pieces, (low, high), at)
}

/// A number with its unit.
fn measured(
    pieces: &Pieces,
    (low, high): (Number, Number),
    unit: measure::Measured,
    start: usize,
    negative: bool,
) -> Option<Found> {
    if negative && unit.unit != Unit::Measure("°C".into()) {
        return None;
    }
    let sign = if negative { -1.0 } else { 1.0 };
    let convert = |number: Number| Number {
        value: sign * number.value * unit.factor + unit.offset,
        step: rounded_step(number) * unit.factor,
        ..number
    };
    let mut found = found(
        unit.unit.clone(),
        convert(low),
        convert(high),
        start,
        unit.end,
    );
    found.quantity.per = unit.per.to_string();
    if low == high
        && let Some((more, step, end)) = measure::rest(pieces, &unit)
    {
        found.quantity.value += more;
        found.quantity.upper += more;
        found.quantity.step = step;
        found.end = end;
    }
    if found.quantity.unit != Unit::Duration
        && let Some((per, end)) = measure::rate(pieces, found.end)
    {
        found.quantity.per = per.to_string();
        found.end = end;
    }
    // "39 percent of voters", "two thirds of the seats".
    if matches!(found.quantity.unit, Unit::Percent) && pieces.low(found.end) == "of" {
        found.quantity.of = parts::part_of(pieces, found.end);
    }
    Some(found)
}

/// A number of things.
fn count(pieces: &Pieces, (low, high): (Number, Number), start: usize) -> Option<Found> {
    // "The 200-plus soldiers".
    let plus = pieces.is_hyphen(high.end) && pieces.low(high.end + 1) == "plus";
    let end = high.end + if plus { 2 } else { 0 };
    let hyphenated = pieces.is_hyphen(end);
    let behind = end
        + if hyphenated {
            1
        } else {
            // "200 of the soldiers".
            usize::from(pieces.low(end) == "of")
                + usize::from(
                    pieces.are(end, &["of", "the"])
                        || pieces.are(end, &["of", "its"])
                        || pieces.are(end, &["of", "their"]),
                )
        };
    // "Two of the eleven jars": two numbers.
    if behind > end && number::number(pieces, behind, false).is_some() {
        let mut found = found(Unit::Count, low, high, start, end);
        found.quantity.of =
            counted::noun(pieces, behind + 1, true).map_or_else(String::new, |(noun, _)| noun);
        return Some(found);
    }
    let noun = if hyphenated {
        let piece = pieces.at(behind);
        (piece.kind == Kind::Letters).then(|| (piece.low.to_string(), behind + 1))
    } else {
        counted::noun(pieces, behind, high.value != 1.0)
    };
    if end == start + 1 && names::is_pronoun(pieces, start, noun.is_some() && behind == end)
        || names::is_numbered(pieces, start, end, noun.is_some())
    {
        return None;
    }
    let age = low.form == Form::Digits
        && noun.is_none()
        && pieces.low(start.wrapping_sub(1)) == ","
        && matches!(pieces.low(end), "," | "." | ")")
        && pieces.at(start.wrapping_sub(2)).is_capital()
        && (1.0..120.0).contains(&low.value)
        && low.step == 1.0;
    if age {
        const YEAR_SECONDS: f64 = 31_556_952.0;
        let years = Number {
            value: low.value * YEAR_SECONDS,
            step: YEAR_SECONDS,
            ..low
        };
        return Some(found(Unit::Duration, years, years, start, end));
    }
    let (of, end) = noun.unwrap_or((String::new(), end));
    let mut found = found(Unit::Count, low, high, start, end);
    found.quantity.of = of;
    if plus {
        found.quantity.bound = Bound::MoreThan;
    }
    if let Some((per, end)) = measure::rate(pieces, found.end) {
        found.quantity.per = per.to_string();
        found.end = end;
    }
    Some(found)
}

/// What the last stated digit stands for, capped for round numbers.
fn rounded_step(number: Number) -> f64 {
    let cap = number.value / 10.0;
    if number.form == Form::Scaled || number.value >= 1000.0 {
        if number.step > cap { cap } else { number.step }
    } else {
        number.step
    }
}

/// A quantity from one number, or from the two ends of a range.
pub(super) fn found(unit: Unit, low: Number, high: Number, start: usize, end: usize) -> Found {
    let mut step = rounded_step(high);
    if unit == Unit::Count && high.value < 1000.0 && high.step >= 1.0 {
        step = 0.0;
    }
    Found {
        quantity: Quantity {
            value: low.value,
            upper: high.value,
            step,
            bound: if low.value == high.value {
                Bound::Exact
            } else {
                Bound::Between
            },
            unit,
            of: String::new(),
            per: String::new(),
        },
        start,
        end,
    }
}

/// Where the second number of a range starts, when a joint stands at `at`: "200 | to 300",
/// "10 | - 15", "between 200 | and 300". "rose from 39 to 42" is no range.
fn range_joint(pieces: &Pieces, start: usize, at: usize) -> Option<usize> {
    let piece = pieces.at(at);
    let before = pieces.before(start);
    let joined = match &*piece.low {
        "to" => !matches!(&*before.low, "from" | "by"),
        "and" => &*before.low == "between",
        _ => is_dash(piece.raw),
    };
    joined.then_some(at + 1)
}

/// The two ends of a range in order: the first takes the scale of the second ("2-3 billion").
fn ordered(pieces: &Pieces, low: Number, high: Option<Number>) -> Option<(Number, Number)> {
    let high = high?;
    let mut low = low;
    if high.form == Form::Scaled && low.form != Form::Scaled {
        let mantissa = number::mantissa(pieces, low.end + 1, high.end)?;
        if low.value < mantissa {
            low.value *= high.value / mantissa;
        }
    }
    (low.value < high.value).then_some((low, high))
}
