//! Every test of the project, in three parts.

use crate::browser;
use crate::build;
use crate::equality;
use crate::project::Project;
use crate::tool;
use crate::totals::Totals;
use anyhow::Result;
use clap::ValueEnum;

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// `cargo test`: units, tables, properties, the command line, examples in the documentation
    Rust,
    /// Every labelled claim natively and in WebAssembly: the same report to the byte
    Wasm,
    /// Types of the page's scripts, and the page in a browser
    Web,
}

/// Runs one part, or all.
///
/// # Errors
/// When something cannot be installed or built, or a test fails.
pub fn run(project: &Project, only: Option<Part>) -> Result<()> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let mut totals = Totals::default();
    if wanted(Part::Rust) {
        heading("Rust");
        // One at a time: together they would share features, and much would be compiled again.
        for package in ["citecheck", "xtask"] {
            let mut tests = project.cargo(["test", "--package", package]);
            tool::run_tests(&mut tests, &mut totals)?;
        }
    }
    if wanted(Part::Wasm) || wanted(Part::Web) {
        heading("Build of the page");
        build::everything(project)?;
    }
    if wanted(Part::Wasm) {
        heading("WebAssembly");
        equality::run(project, &mut totals)?;
    }
    if wanted(Part::Web) {
        heading("Page");
        tool::run(&mut project.npm(["run", "--silent", "check"]))?;
        let mut tests = project.npm(["test", "--silent"]);
        tests.env(browser::VARIABLE, browser::chromium(project)?);
        browser::others();
        tool::run_tests(&mut tests, &mut totals)?;
    }
    heading("Totals");
    print!("{totals}");
    Ok(())
}

fn heading(title: &str) {
    println!("\n== {title}");
}
