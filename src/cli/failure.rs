//! Why a command did not do what was asked.

use anstyle::{AnsiColor, Style};
use std::fmt::{self, Display};
use std::io;
use std::path::Path;
use std::process::ExitCode;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Why a command ends early.
#[derive(Debug)]
pub enum Failure {
    /// It failed; one line says what is wrong and how to mend it.
    Failed(String),
    /// It was asked for in a wrong way; one line says so.
    Usage(String),
    /// Whoever reads standard output wants no more of it, which is no error.
    Closed,
}

impl Failure {
    /// A failure to read or write a file.
    pub fn file(path: &Path, action: &str, problem: &io::Error) -> Failure {
        let path = path.display();
        let mend = match problem.kind() {
            io::ErrorKind::NotFound => "check the path",
            io::ErrorKind::PermissionDenied => "check the permissions",
            _ => "check the disk and the path",
        };
        Failure::Failed(format!("{path} cannot be {action} ({problem}): {mend}"))
    }

    /// Tells the failure on standard error; its exit code.
    pub fn report(self) -> ExitCode {
        match self {
            Failure::Failed(message) => {
                error(&message);
                ExitCode::FAILURE
            }
            Failure::Usage(message) => {
                error(&message);
                ExitCode::from(2)
            }
            Failure::Closed => ExitCode::SUCCESS,
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Failed(message) | Failure::Usage(message) => f.write_str(message),
            Failure::Closed => f.write_str("standard output is closed: read it to its end"),
        }
    }
}

impl From<io::Error> for Failure {
    /// A failure to write to standard output.
    fn from(problem: io::Error) -> Self {
        match problem.kind() {
            io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Failed(format!(
                "standard output cannot be written ({problem}): check where it goes"
            )),
        }
    }
}

/// Tells on standard error that something failed.
pub fn error(message: &dyn Display) {
    anstream::eprintln!("{ERROR}error:{ERROR:#} {message}");
}

/// Tells on standard error what a person should know.
pub fn warning(message: &dyn Display) {
    anstream::eprintln!("{WARNING}warning:{WARNING:#} {message}");
}
