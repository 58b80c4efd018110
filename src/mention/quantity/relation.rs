//! How a quantity that evidence states stands to a claim's.
//!
//! In: two quantities about the same thing. Out: their relation. Each side gives two intervals, a
//! narrow and a wide one: what the words are surely meant to cover, and what they may cover at most.
//! The evidence settles the claim when its narrow interval lies within the claim's; the two differ
//! when not even the wide interval of one meets the narrow one of the other; between the two
//! nothing is decided, because a wrong "differs" is worse than none.
//!
//! | words       | narrow           | wide            |
//! |-------------|------------------|-----------------|
//! | 200         | 200              | 198 to 202      |
//! | 671,000     | ± half a thousand| the same        |
//! | exactly 200 | 200              | 200             |
//! | about 200   | 180 to 220       | 160 to 240      |
//! | nearly 200  | 180 to below 200 | 160 to below 200 |
//! | just over 200 | above 200 to 220 | above 200 to 240 |
//! | more than 200 | above 200      | the same        |
//! | up to 200   | at most 200      | the same        |

use super::{Bound, Quantity, Unit};
use crate::report::Relation;

/// How far a bare number may be rounded and still be the same, as a share of it: 671,200 is
/// "671,000", and 2.02 billion is "2 billion", but 2.1 billion is left undecided.
const ROUNDING: f64 = 0.02;
/// A month has 28 to 31 days, and a year 365 or 366: share within which calendar lengths are equal.
const CALENDAR: f64 = 0.035;
/// How far "about" surely reaches, and how far at most.
const ABOUT: (f64, f64) = (0.1, 0.2);
/// How far a round number of things (200) may be off in silence.
const ROUND_COUNT: f64 = 0.01;
/// How many times a bound the true number may be before "more than" no longer describes it:
/// 5,000 makes "more than 200" true, but hardly speaks of the same thing.
const FAR_BEYOND: f64 = 5.0;

/// An interval of numbers; `open` ends do not belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Interval {
    low: f64,
    high: f64,
    open_low: bool,
    open_high: bool,
}

impl Interval {
    fn around(low: f64, high: f64, margin: f64) -> Self {
        Interval {
            low: low - margin,
            high: high + margin,
            open_low: false,
            open_high: false,
        }
    }

    fn above(low: f64, open_low: bool) -> Self {
        Interval {
            low,
            high: f64::INFINITY,
            open_low,
            open_high: true,
        }
    }

    fn below(high: f64, open_high: bool) -> Self {
        Interval {
            low: f64::NEG_INFINITY,
            high,
            open_low: true,
            open_high,
        }
    }

    fn within(self, other: Interval) -> bool {
        let low =
            self.low > other.low || same(self.low, other.low) && (!other.open_low || self.open_low);
        let high = self.high < other.high
            || same(self.high, other.high) && (!other.open_high || self.open_high);
        low && high
    }

    fn meets(self, other: Interval) -> bool {
        let reaches = |high: f64, open_high: bool, low: f64, open_low: bool| {
            if same(high, low) {
                !open_high && !open_low
            } else {
                high > low
            }
        };
        reaches(self.high, self.open_high, other.low, other.open_low)
            && reaches(other.high, other.open_high, self.low, self.open_low)
    }
}

/// Equal up to the rounding of conversions such as feet to metres.
fn same(one: f64, two: f64) -> bool {
    one == two || one.is_finite() && two.is_finite() && (one - two).abs() <= one.abs() * 1e-9
}

impl Quantity {
    /// How this quantity, stated by evidence, stands to a claim's; the two are about the same thing
    /// (see [`Quantity::comparable`]).
    ///
    /// `Same` or `Implies` when it makes the claim's words true, `Differs` when both cannot be true,
    /// `Missing` when they are compatible but the claim's are not settled: "more than 200" neither
    /// states nor excludes 250.
    pub fn relation_to(&self, claim: &Quantity) -> Relation {
        let equal = same(self.value, claim.value) && same(self.upper, claim.upper);
        if matches!(self.unit, Unit::Ordinal | Unit::Score) {
            // "Portugal 1-2 Iceland" is "Iceland beat Portugal 2-1".
            let turned = same(self.value, claim.upper) && same(self.upper, claim.value);
            return if self.unit == Unit::Score && turned && !equal {
                Relation::Missing
            } else if equal {
                Relation::Same
            } else {
                Relation::Differs
            };
        }
        if equal {
            use Bound::{About, AtLeast, Exact, Exactly, JustOver, MoreThan};
            match (self.bound, claim.bound) {
                (one, two) if one == two => return Relation::Same,
                (Exact | Exactly, Exact | Exactly) => return Relation::Same,
                // Who is told "around 200" and writes "200" has not misread it.
                (Exact | Exactly | About, Exact | About) => return Relation::Implies,
                // "half a century" does not count the years of "over 50 years".
                (MoreThan | AtLeast | JustOver, Exact) if claim.is_coarse() => {
                    return Relation::Implies;
                }
                _ => {}
            }
        }
        let (narrow, wide) = self.intervals();
        let (accepted, admitted) = claim.intervals();
        // The words "671,000" cover 671,200 in a claim, but as evidence state only themselves.
        let stated = match self.bound {
            Bound::Exact | Bound::Exactly => Interval::around(self.value, self.upper, 0.0),
            _ => narrow,
        };
        let claimed = match claim.bound {
            Bound::Exact | Bound::Exactly => Interval::around(claim.value, claim.upper, 0.0),
            _ => accepted,
        };
        if stated.within(accepted) && !self.is_far_beyond(claim) {
            Relation::Implies
        } else if stated.meets(admitted) || wide.meets(claimed) {
            Relation::Missing
        } else {
            Relation::Differs
        }
    }

    /// Whether the number makes a claimed bound true from so far away that it hardly speaks of the
    /// same thing.
    fn is_far_beyond(&self, claim: &Quantity) -> bool {
        match claim.bound {
            Bound::MoreThan | Bound::AtLeast => self.value > claim.value * FAR_BEYOND,
            Bound::LessThan | Bound::AtMost => self.upper * FAR_BEYOND < claim.upper,
            _ => false,
        }
    }

    /// What the words surely cover, and what they may cover at most; see the table above.
    fn intervals(&self) -> (Interval, Interval) {
        let (low, high) = (self.value, self.upper);
        let size = low.abs();
        let both = |interval| (interval, interval);
        // "A little over two seconds" reaches to the middle of the next.
        let near = |share: f64| {
            if self.step / 2.0 > size * share {
                self.step / 2.0
            } else {
                size * share
            }
        };
        match self.bound {
            Bound::Exactly | Bound::Between => both(Interval::around(low, high, 0.0)),
            Bound::Exact => {
                let half = self.step / 2.0;
                let share = if self.is_calendar() {
                    CALENDAR
                } else {
                    ROUNDING
                };
                let sure = if half < size * share {
                    half
                } else {
                    size * share
                };
                let round =
                    self.step == 0.0 && low >= 100.0 && super::number::is_multiple(low, 10.0);
                let most = if round { size * ROUND_COUNT } else { half };
                (
                    Interval::around(low, high, sure),
                    Interval::around(low, high, if most > sure { most } else { sure }),
                )
            }
            Bound::About => (
                Interval::around(low, high, size * ABOUT.0),
                Interval::around(low, high, size * ABOUT.1),
            ),
            Bound::Nearly => (
                Interval {
                    open_high: true,
                    ..Interval::around(low - size * ABOUT.0, high, 0.0)
                },
                Interval {
                    open_high: true,
                    ..Interval::around(low - size * ABOUT.1, high, 0.0)
                },
            ),
            Bound::JustOver => (
                Interval {
                    open_low: true,
                    ..Interval::around(low, high + near(ABOUT.0), 0.0)
                },
                Interval {
                    open_low: true,
                    ..Interval::around(low, high + near(ABOUT.1), 0.0)
                },
            ),
            Bound::MoreThan => both(Interval::above(low, true)),
            Bound::AtLeast => both(Interval::above(low, false)),
            Bound::LessThan => both(Interval::below(high, true)),
            Bound::AtMost => both(Interval::below(high, false)),
        }
    }

    /// Whether its last digit stands for a twentieth to a fifth of it, as in "half a century".
    fn is_coarse(&self) -> bool {
        self.step * 20.0 >= self.value && self.step * 5.0 <= self.value
    }

    /// Whether it is a length of time said in months or longer units.
    fn is_calendar(&self) -> bool {
        const MONTH_SECONDS: f64 = 2_629_746.0;
        self.unit == Unit::Duration && self.step >= MONTH_SECONDS
    }
}
