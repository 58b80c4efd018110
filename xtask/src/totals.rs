//! The totals of every test runner, repeated at the end of a long run so that they are easy to find.
//!
//! In: each line that a runner prints. Out: the lines that count tests, as the runner wrote them.

use std::fmt;

/// What the runners counted, in order.
#[derive(Default)]
pub struct Totals {
    lines: Vec<String>,
}

impl Totals {
    /// Keeps a line when it states a total of `cargo test` (`test result: ok. 3 passed; ...`) or of
    /// `node --test` (`# pass 3` in TAP, `ℹ pass 3` otherwise); empty test binaries are left out.
    pub fn notice(&mut self, line: &str) {
        let line = line.trim();
        let of_cargo =
            line.starts_with("test result: ") && !line.contains(" 0 passed; 0 failed; 0 ignored");
        let of_node = ["# ", "ℹ "].iter().any(|mark| {
            line.strip_prefix(mark).is_some_and(|rest| {
                rest.split_once(' ').is_some_and(|(word, count)| {
                    ["tests", "pass", "fail"].contains(&word) && count.parse::<u64>().is_ok()
                })
            })
        });
        if of_cargo || of_node {
            self.lines.push(line.to_string());
        }
    }

    /// Adds a line of one's own.
    pub fn add(&mut self, line: String) {
        self.lines.push(line);
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_lines_that_count() {
        let mut totals = Totals::default();
        for line in [
            "running 2 tests",
            "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "# Subtest: pass 3",
            "# tests 5",
            "ℹ pass 5",
            "ℹ duration_ms 12",
        ] {
            totals.notice(line);
        }
        assert_eq!(
            totals.to_string(),
            "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
             # tests 5\nℹ pass 5\n"
        );
    }
}
