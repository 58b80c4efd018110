//! Digits and number words into numbers.
//!
//! In: pieces and where a number may start. Out: the number with the value of its last stated
//! digit, and one past its last word: "two hundred and fifty", "2.5 million", "half a million",
//! "two dozen", "3½".

use super::super::piece::{Kind, Piece, Pieces};
use super::super::vocabulary::{NumberWord, decimal};
use super::counted;
use crate::text;

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    /// What its last stated digit stands for.
    pub step: f64,
    /// One past its last word.
    pub end: usize,
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits alone.
    Digits,
    /// In words alone.
    Words,
    /// With a scale: "2 million", "two dozen", "2bn".
    Scaled,
    /// "a", "an" and what follows.
    Article,
}

/// The number that starts at an index. `money` allows the short forms `$5m`, `£3k`.
pub(super) fn number(pieces: &Pieces, start: usize, money: bool) -> Option<Number> {
    let first = pieces.at(start);
    if first.kind == Kind::Digits {
        return Some(digits(pieces, start, digit_value(first)?, money));
    }
    if matches!(&*first.low, "a" | "an" | "half") {
        return article(pieces, start);
    }
    words(pieces, start)
}

/// The value of a piece of digits: separators taken out, vulgar fractions added.
fn digit_value(piece: &Piece) -> Option<(f64, f64)> {
    let mut raw = piece.raw;
    let mut fraction = 0.0;
    if let Some(last) = raw.chars().next_back().filter(|c| !c.is_ascii_digit()) {
        fraction = match last {
            '½' => 0.5,
            '¼' => 0.25,
            '¾' => 0.75,
            _ => return None,
        };
        raw = text::cut(raw, ..raw.len() - last.len_utf8());
    }
    if raw.is_empty() {
        return Some((fraction, 0.25));
    }
    let raw = text::digits(raw);
    let whole = raw.split('.').next().unwrap_or(&raw);
    let plain = decimal(&raw)?;
    let places = raw.len() - whole.len();
    let mut step = 1.0;
    for _ in 1..places {
        step /= 10.0;
    }
    if places == 0 && plain >= 1000.0 {
        while is_multiple(plain, step * 10.0) {
            step *= 10.0;
        }
    }
    Some((plain + fraction, if fraction > 0.0 { 0.25 } else { step }))
}

fn digits(pieces: &Pieces, start: usize, (value, step): (f64, f64), money: bool) -> Number {
    let plain = Number {
        value,
        step,
        end: start + 1,
        form: Form::Digits,
    };
    if let Some(end) = and_a_half(pieces, start + 1) {
        let half = Number {
            value: value + 0.5,
            step: 0.5,
            end,
            form: Form::Digits,
        };
        return scaled(pieces, half, money);
    }
    scaled(pieces, plain, money)
}

/// Applies the scales behind a number: "2 | thousand million", "5 | bn", "1.5 | dozen".
fn scaled(pieces: &Pieces, number: Number, money: bool) -> Number {
    let mut out = number;
    for _ in 0..2 {
        let at = pieces.skip_hyphen(out.end);
        let piece = pieces.at(at);
        let factor = match piece.number() {
            Some(NumberWord::Scale(factor)) if !piece.plural || number.form == Form::Digits => {
                factor
            }
            Some(NumberWord::Short(factor)) if is_factor(pieces, at, money) => factor,
            _ => break,
        };
        out = Number {
            value: out.value * factor,
            step: out.step * factor,
            end: at + 1,
            form: Form::Scaled,
        };
    }
    out
}

/// Whether the letter at an index is a factor: `$5m`, "5m euros", "5m people", "10k".
fn is_factor(pieces: &Pieces, at: usize, money: bool) -> bool {
    let piece = pieces.at(at);
    let next = pieces.at(at + 1);
    let counts = next.entry.is_some_and(|entry| entry.money.is_some())
        || next.kind == Kind::Letters && counted::is_plural(&next.low);
    match &*piece.low {
        "k" => piece.glued,
        "m" => money || piece.glued && (piece.is_capital() || counts),
        _ => money && piece.glued,
    }
}

/// "a million", "half a million", "a dozen", "a million and a half".
fn article(pieces: &Pieces, start: usize) -> Option<Number> {
    let half = pieces.low(start) == "half";
    let mut at = start + usize::from(half);
    if half {
        at = pieces.skip_hyphen(at);
        at += usize::from(matches!(pieces.low(at), "a" | "an"));
    } else {
        at += 1;
        // "a half million", "a quarter million".
        if let Some(parts) = pieces.at(at).entry.and_then(|entry| entry.part)
            && let Some(NumberWord::Scale(scale)) = pieces.at(pieces.skip_hyphen(at + 1)).number()
            && (parts == 2.0 || parts == 4.0)
        {
            let at = pieces.skip_hyphen(at + 1);
            return Some(Number {
                value: scale / parts,
                step: scale / 10.0,
                end: at + 1,
                form: Form::Scaled,
            });
        }
    }
    let piece = pieces.at(at);
    let Some(NumberWord::Scale(scale)) = piece.number().filter(|_| !piece.plural) else {
        return None;
    };
    let one = Number {
        value: if half { 0.5 } else { 1.0 },
        step: if half { 0.5 } else { 1.0 },
        end: at,
        form: Form::Words,
    };
    if !half && scale == 100.0 {
        // "a hundred and fifty".
        return words_from(pieces, at, 1.0);
    }
    let mut out = scaled(pieces, one, false);
    if let Some(end) = and_a_half(pieces, out.end).filter(|_| !half) {
        out.value += scale / 2.0;
        out.end = end;
    }
    Some(out)
}

fn words(pieces: &Pieces, start: usize) -> Option<Number> {
    match pieces.at(start).number()? {
        NumberWord::Cardinal(_) | NumberWord::Tens(_) if !pieces.at(start).plural => {
            words_from(pieces, start, 0.0)
        }
        _ => None,
    }
}

/// One past "and a half" at an index, hyphenated or not.
fn and_a_half(pieces: &Pieces, at: usize) -> Option<usize> {
    let and = pieces.skip_hyphen(at);
    let a = pieces.skip_hyphen(and + 1);
    let half = pieces.skip_hyphen(a + 1);
    let all = pieces.low(and) == "and" && pieces.low(a) == "a" && pieces.low(half) == "half";
    all.then_some(half + 1)
}

/// Number words in a row: "two hundred and fifty thousand". `current` is what stands before.
fn words_from(pieces: &Pieces, start: usize, mut current: f64) -> Option<Number> {
    let (mut total, mut last_scale, mut end, mut has_scale) = (0.0, f64::INFINITY, start, false);
    // The smallest place that may still be filled: "twenty" takes "one", "one" takes none.
    let mut room = if current > 0.0 { 0.0 } else { 1000.0 };
    let mut step = 1.0;
    let mut at = start;
    while at < start + 16 {
        let piece = pieces.at(at);
        match piece.number().filter(|_| !piece.plural) {
            Some(NumberWord::Cardinal(value))
                if room > value && (value > 0.0 || room == 1000.0) =>
            {
                current += value;
                room = 0.0;
                step = 1.0;
            }
            Some(NumberWord::Tens(value)) if room > value => {
                current += value;
                room = 10.0;
                step = 1.0;
            }
            Some(NumberWord::Scale(100.0)) if current > 0.0 && current < 100.0 => {
                current *= 100.0;
                room = 100.0;
                step = 100.0;
            }
            Some(NumberWord::Scale(factor))
                if current > 0.0 && (factor < last_scale || total == 0.0) =>
            {
                // "two thousand million" is a scale of a scale.
                if total > 0.0 && factor >= last_scale {
                    break;
                }
                total += current * factor;
                (current, last_scale, room, step, has_scale) = (0.0, factor, 1000.0, factor, true);
            }
            Some(NumberWord::Scale(factor))
                if current == 0.0 && total > 0.0 && factor >= 1000.0 =>
            {
                total *= factor;
                (step, last_scale) = (step * factor, factor);
            }
            _ => break,
        }
        at += 1;
        end = at;
        // Joints count only where a number word goes on behind them.
        let joint = pieces.skip_hyphen(at);
        let goes_on = |at: usize| {
            let piece = pieces.at(at);
            match piece.number().filter(|_| !piece.plural) {
                Some(NumberWord::Cardinal(value)) => room > value && value > 0.0,
                Some(NumberWord::Tens(value)) => room > value,
                Some(NumberWord::Scale(_)) => true,
                _ => false,
            }
        };
        if joint > at && goes_on(joint) {
            at = joint;
        } else if pieces.low(at) == "and" && (step >= 100.0) && goes_on(at + 1) && room > 0.0 {
            let hundreds = pieces.at(at + 2).number();
            // "two thousand and three hundred people" is one number, "two thousand and one million" is not.
            if !matches!(hundreds, Some(NumberWord::Scale(scale)) if scale > 100.0) {
                at += 1;
            }
        } else if let Some(end) = and_a_half(pieces, at) {
            let half = Number {
                value: total + current + 0.5,
                step: 0.5,
                end,
                form: Form::Words,
            };
            return Some(scaled(pieces, half, false));
        }
    }
    let value = total + current;
    (end > start).then_some(Number {
        value,
        step,
        end,
        form: if has_scale { Form::Scaled } else { Form::Words },
    })
}

/// The number before its scale: 3 of "3 billion", which stands from `start` to `end`.
pub(super) fn mantissa(pieces: &Pieces, start: usize, end: usize) -> Option<f64> {
    (start..end).find_map(|at| {
        let piece = pieces.at(at);
        match piece.number() {
            Some(NumberWord::Cardinal(value) | NumberWord::Tens(value)) => Some(value),
            _ if piece.kind == Kind::Digits => digit_value(piece).map(|(value, _)| value),
            _ => None,
        }
    })
}

/// Whether a number is a whole multiple of another. The remainder of floats would add a kilobyte.
pub(super) fn is_multiple(number: f64, of: f64) -> bool {
    let times = number / of;
    times == times.trunc()
}
