//! The command as scripts and people meet it: output, errors and exit codes.
//!
//! Nothing here depends on how good verdicts are.
#![cfg(feature = "cli")]

mod claims;
mod figures;
mod packs;
mod usage;

use assert_cmd::Command;
use std::path::Path;
use tempfile::TempDir;

/// What a run of the command gave.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

fn command() -> Command {
    assert_cmd::cargo::cargo_bin_cmd!("citecheck")
}

fn run(arguments: &[&str]) -> Run {
    run_with(arguments, "")
}

fn run_with(arguments: &[&str], stdin: impl Into<Vec<u8>>) -> Run {
    let output = command()
        .args(arguments)
        .write_stdin(stdin)
        .output()
        .expect("the command runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        code: output.status.code().expect("an exit code"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// The pack of the demo's articles, in a folder of its own.
fn demo_pack() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let built = run(&["build", "corpus", "--out", path(folder.path())]);
    assert_eq!((built.code, built.stderr.as_str()), (0, ""));
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn json_lines(text: &str) -> Vec<serde_json::Value> {
    let line = |line| serde_json::from_str(line).expect("a JSON object a line");
    text.lines().map(line).collect()
}
