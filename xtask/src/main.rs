//! The project's own commands, run as `cargo xtask <command>`.
//!
//! Each installs what it needs (wasm target, npm packages, a browser), so that a fresh clone needs
//! Rust through rustup and Node.js only.
#![deny(missing_docs)]

mod accuracy;
mod browser;
mod build;
mod curve;
mod demo;
mod difference;
mod engine;
mod equality;
mod link;
mod project;
mod record;
mod site;
mod sizes;
mod suite;
mod tool;
mod totals;

use anyhow::Result;
use clap::{Parser, Subcommand};
use project::Project;
use std::process::ExitCode;

/// Builds, serves, tests and measures Citecheck.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the publishable folder www/dist: element, worker, engine, demo page and its pack
    Build,
    /// Build everything and serve the demo page
    Demo(demo::Options),
    /// Test everything: Rust, the same claims in WebAssembly, and the page in a browser
    Test {
        /// Run this part only
        #[arg(long, value_enum)]
        only: Option<suite::Part>,
    },
    /// Write sizes and accuracies to record/, or compare them with what is committed there
    Record {
        /// Change nothing; fail where the record differs or a budget is broken
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    let project = Project::open()?;
    match task {
        Task::Build => {
            build::everything(&project)?;
            print!("{}", sizes::measure(&project)?);
            Ok(())
        }
        Task::Demo(options) => demo::run(&project, options),
        Task::Test { only } => suite::run(&project, *only),
        Task::Record { check: false } => record::write(&project),
        Task::Record { check: true } => record::check(&project),
    }
}
