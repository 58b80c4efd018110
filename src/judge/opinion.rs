//! What the comparer and the neural judge together say of a window.
//!
//! The comparer decides alone what a window supports. Where it sees a slot that differs, and is not sure
//! that this makes the part false, the judge's word settles it: so every contradiction still shows what
//! differs. That the judge should also settle support was measured, and costs more trust than it brings
//! answers (training/judge/README.md).

use super::{Gates, Logits, softmax};
use crate::report::{Probabilities, Stance};

/// The least probability at which the comparer alone says that a window supports a part.
const SUPPORTS_FROM: f64 = 0.46;
/// The least probability at which it says that one refutes it.
const REFUTES_FROM: f64 = 0.56;
/// From this probability by the judge on, a slot that differs refutes the part.
const JUDGE_REFUTES_FROM: f64 = 0.5;

/// What is known of a window's stance.
#[derive(Clone, Copy, Debug)]
pub struct Opinion {
    /// What its comparisons allow.
    pub gates: Gates,
    /// What the comparer makes of them.
    pub compared: Probabilities,
    /// What the neural judge makes of the texts, where it was asked.
    pub read: Option<Probabilities>,
}

impl Opinion {
    /// Adds what the neural judge makes of the texts.
    pub fn hear(&mut self, logits: &Logits) {
        self.read = Some(softmax(logits));
    }

    /// The probabilities of the stances: the mean of both.
    pub fn probabilities(&self) -> Probabilities {
        let Some(read) = self.read else {
            return self.compared;
        };
        Probabilities::of(
            (self.compared.supports + read.supports) / 2.0,
            (self.compared.refutes + read.refutes) / 2.0,
        )
    }
}

/// The stance of a window by itself.
pub fn stance(opinion: &Opinion) -> Stance {
    let Opinion {
        gates,
        compared,
        read,
    } = opinion;
    let read_as_refuting = read.is_some_and(|read| read.refutes >= JUDGE_REFUTES_FROM);
    if gates.may_support && (gates.says_it_all || compared.supports >= SUPPORTS_FROM) {
        Stance::Supports
    } else if gates.may_refute && (compared.refutes >= REFUTES_FROM || read_as_refuting) {
        Stance::Refutes
    } else {
        Stance::Neutral
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(may_support: bool, may_refute: bool, supports: f64, refutes: f64) -> Opinion {
        Opinion {
            gates: Gates {
                may_support,
                may_refute,
                says_it_all: false,
                says_it_at_once: false,
                difference: 0.0,
            },
            compared: Probabilities {
                supports,
                refutes,
                neutral: 1.0 - supports - refutes,
            },
            read: None,
        }
    }

    #[test]
    fn the_judge_settles_what_differs_and_nothing_else() {
        let [for_it, against_it] = [[4.0, -2.0, -2.0], [-2.0, 4.0, -2.0]];
        let mut differs = opinion(false, true, 0.0, 0.3);
        assert_eq!(stance(&differs), Stance::Neutral);
        differs.hear(&for_it);
        assert_eq!(stance(&differs), Stance::Neutral);
        differs.hear(&against_it);
        assert_eq!(stance(&differs), Stance::Refutes);
        for logits in [for_it, against_it] {
            let mut nothing_differs = opinion(true, false, 0.3, 0.0);
            nothing_differs.hear(&logits);
            assert_eq!(stance(&nothing_differs), Stance::Neutral);
            let mut supported = opinion(true, false, 0.8, 0.0);
            supported.hear(&logits);
            assert_eq!(stance(&supported), Stance::Supports);
        }
    }
}
