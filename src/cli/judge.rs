//! The neural judge of the command line: its weights are part of the program.

use super::arguments::JudgeChoice;
use super::failure::Failure;
use citecheck::judge::neural::Judge;
use citecheck::judge::{Logits, Reading};

/// The weights; `training/judge/README.md` tells what they were trained on.
static WEIGHTS: &[u8] = include_bytes!("../../data/judge.model");

/// The judge, unless it is to stay out of it.
pub fn open(choice: JudgeChoice) -> Result<Option<Judge>, Failure> {
    match choice {
        JudgeChoice::Never => Ok(None),
        JudgeChoice::Auto => Judge::read(WEIGHTS)
            .map(Some)
            .map_err(|problem| Failure::Failed(problem.to_string())),
    }
}

/// What the judge makes of each reading; nothing where there is none.
pub fn read(judge: Option<&Judge>, readings: &[Reading]) -> Vec<Logits> {
    let one = |judge: &Judge, reading: &Reading| judge.logits(&reading.claim, &reading.evidence);
    judge.map_or_else(Vec::new, |judge| {
        readings.iter().map(|reading| one(judge, reading)).collect()
    })
}
