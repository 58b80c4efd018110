//! Runs other programs; a failure names the program, what it was told, and the mend where one is known.

use crate::totals::Totals;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Runs a command with this program's output.
///
/// # Errors
/// When it cannot start or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed; its error output is passed on.
///
/// # Errors
/// When it cannot start, fails, or prints something else than UTF-8.
pub fn output(command: &mut Command) -> Result<String> {
    output_on(command, Stdio::null())
}

/// As [`output`], with something on standard input.
///
/// # Errors
/// As [`output`].
pub fn output_on(command: &mut Command, input: Stdio) -> Result<String> {
    let output = command
        .stdin(input)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something else than UTF-8", line(command)))
}

/// Runs a test runner with this program's output, and keeps the lines that tell its totals.
///
/// # Errors
/// When it cannot start or a test fails.
pub fn run_tests(command: &mut Command, totals: &mut Totals) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    if let Some(stdout) = child.stdout.take() {
        for printed in BufReader::new(stdout).lines() {
            let printed = printed?;
            println!("{printed}");
            totals.notice(&printed);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Whether a command runs and succeeds; its output is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn cannot_start(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let mend = match program.trim_end_matches(".cmd") {
        "node" | "npm" => ": install Node.js 20 or newer (https://nodejs.org)",
        "rustup" => ": install Rust through rustup (https://rustup.rs)",
        _ => "",
    };
    format!("cannot run `{program}`{mend}")
}

/// The command as one would type it, for messages.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
