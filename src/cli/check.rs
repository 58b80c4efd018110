//! `citecheck check`: one claim to read or as JSON, or many as JSON Lines.

use super::archive::Archive;
use super::arguments::Check;
use super::failure::Failure;
use super::{judge, lines, show};
use citecheck::report::{Citation, Verdict};
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::sync::Arc;

/// The widest text that is comfortable to read, in columns.
const WIDEST: usize = 100;

/// The width of text that goes into a file or another program, in columns.
const WIDTH_ELSEWHERE: usize = 80;

/// What stands for the report of a line that cannot be checked.
#[derive(Serialize)]
struct NotChecked {
    verdict: Verdict,
    citations: [Citation; 0],
    passages: [Citation; 0],
}

/// Checks the claim of the arguments, or those on standard input.
pub fn run(arguments: &Check) -> Result<(), Failure> {
    match &arguments.claim {
        Some(claim) => one(arguments, claim),
        None => many(arguments),
    }
}

fn one(arguments: &Check, claim: &str) -> Result<(), Failure> {
    let judge = judge::open(arguments.judge)?.map(Arc::new);
    let mut archive = Archive::open(&arguments.pack)?.with_judge(judge);
    let report = archive.check(claim)?;
    let mut output = anstream::stdout().lock();
    if arguments.json {
        let json = serde_json::to_string_pretty(&report).map_err(std::io::Error::from)?;
        writeln!(output, "{json}")?;
        return Ok(());
    }
    let width = if std::io::stdout().is_terminal() {
        textwrap::termwidth().min(WIDEST)
    } else {
        WIDTH_ELSEWHERE
    };
    write!(
        output,
        "{}",
        show::report(&report, width, arguments.explain)
    )?;
    Ok(())
}

fn many(arguments: &Check) -> Result<(), Failure> {
    let mut archives = Archive::open_for_all_processors(&arguments.pack, arguments.judge)?;
    let stand_in = NotChecked {
        verdict: Verdict::Unknown,
        citations: [],
        passages: [],
    };
    lines::answer(&mut archives, &stand_in, |archive, row| {
        let claim = lines::text(row, "claim")?;
        archive.check(claim).map_err(|failure| failure.to_string())
    })
}
