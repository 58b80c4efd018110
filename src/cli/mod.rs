//! The command line: builds packs, checks claims, prints facts and figures.
//!
//! In: arguments, files and standard input. Out: results on standard output, all else on standard
//! error, and an exit code: 0 done, 1 failed, 2 wrong usage. Only this folder does input and
//! output for the library.

mod archive;
mod arguments;
mod build;
mod check;
mod eval;
mod facts;
mod failure;
mod judge;
mod lines;
mod pairs;
mod progress;
mod show;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use failure::Failure;
use std::process::ExitCode;

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Pairs(arguments) => pairs::run(&arguments),
        Command::Facts(arguments) => facts::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Completions { shell } => {
            let name = env!("CARGO_PKG_NAME");
            clap_complete::generate(
                shell,
                &mut Arguments::command(),
                name,
                &mut std::io::stdout(),
            );
            Ok(())
        }
    };
    done.map_or_else(|failure: Failure| failure.report(), |()| ExitCode::SUCCESS)
}
