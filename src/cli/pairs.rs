//! `citecheck pairs`: the stance of one evidence towards one claim, a pair a line.

use super::arguments::Pairs;
use super::failure::Failure;
use super::{judge, lines};
use citecheck::check;
use citecheck::report::{Probabilities, Stance};
use serde::Serialize;

#[derive(Serialize)]
struct Judged {
    stance: Stance,
    probabilities: Probabilities,
}

#[derive(Serialize)]
struct NotJudged {
    stance: Stance,
}

/// Judges the pairs on standard input.
pub fn run(arguments: &Pairs) -> Result<(), Failure> {
    let judge = judge::open(arguments.judge)?;
    // Judging a pair needs nothing that could not be shared, so that a worker holds nothing.
    let mut workers = vec![(); rayon::current_num_threads()];
    let stand_in = NotJudged {
        stance: Stance::Neutral,
    };
    lines::answer(&mut workers, &stand_in, |(), row| {
        let (claim, evidence) = (lines::text(row, "claim")?, lines::text(row, "evidence")?);
        check::stance(claim, evidence, &|readings| {
            judge::read(judge.as_ref(), readings)
        })
        .map(|(stance, probabilities)| Judged {
            stance,
            probabilities,
        })
        .map_err(|problem| problem.to_string())
    })
}
