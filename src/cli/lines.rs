//! JSON Lines in, JSON Lines out: one answer a line, in order, on all processors.
//!
//! In: objects with an `id` on standard input. Out: for each the answer, or an object with `error`
//! in its place, so that whoever reads on finds one line for each. Answers are written as soon as
//! they are there: a program that sends one line and waits gets its answer.

use super::failure::{Failure, error};
use super::progress;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// How many lines are read ahead and answered together at most.
const BATCH: usize = 512;

/// A line to answer.
struct Line {
    /// Its number, counted from 1.
    number: usize,
    bytes: Vec<u8>,
}

/// What a line asks, and the id to answer under.
pub type Row = Map<String, Value>;

/// An answer under the id of its line.
#[derive(Serialize)]
struct Answer<'a, A> {
    id: Value,
    #[serde(flatten)]
    answer: A,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

/// Answers each line of standard input with `answer`, given one of the `workers`; `stand_in` is
/// the answer to a line that has none.
pub fn answer<W: Send, A: Serialize>(
    workers: &mut [W],
    stand_in: &(impl Serialize + Sync),
    answer: impl Fn(&mut W, &Row) -> Result<A, String> + Sync,
) -> Result<(), Failure> {
    let lines = read_ahead();
    let mut output = io::stdout().lock();
    // On a terminal the answers show the progress themselves.
    let bar = (!io::stdout().is_terminal()).then(|| progress::count("lines answered:"));
    let (mut total, mut failed) = (0, 0);
    while let Some(batch) = next_batch(&lines) {
        let batch = batch.map_err(|problem| {
            Failure::Failed(format!(
                "standard input cannot be read ({problem}): check where it comes from"
            ))
        })?;
        let share = batch.len().div_ceil(workers.len()).max(1);
        let answers: Vec<Vec<(serde_json::Result<String>, Option<String>)>> = workers
            .par_iter_mut()
            .zip(batch.par_chunks(share))
            .map(|(worker, lines)| {
                let one = |line| answer_line(line, stand_in, |row| answer(worker, row));
                lines.iter().map(one).collect()
            })
            .collect();
        for (answer, problem) in answers.into_iter().flatten() {
            total += 1;
            if let Some(problem) = problem {
                failed += 1;
                error(&problem);
            }
            writeln!(output, "{}", answer.map_err(io::Error::from)?)?;
        }
        output.flush()?;
        if let Some(bar) = &bar {
            bar.set_position(total);
        }
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    match failed {
        0 => Ok(()),
        failed => Err(Failure::Failed(format!(
            "{failed} of {total} lines have no answer: mend them as told above"
        ))),
    }
}

/// Reads lines in a thread of its own.
fn read_ahead() -> Receiver<io::Result<Line>> {
    let (sender, receiver) = sync_channel(BATCH);
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        for number in 1.. {
            let mut bytes = Vec::new();
            let line = match input.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) if bytes.trim_ascii().is_empty() => continue,
                Ok(_) => Ok(Line { number, bytes }),
                Err(problem) => Err(problem),
            };
            let last = line.is_err();
            // Nobody receives when the answers can no longer be written.
            if sender.send(line).is_err() || last {
                break;
            }
        }
    });
    receiver
}

/// The lines that are there, at least one; `None` at the end of the input.
fn next_batch(lines: &Receiver<io::Result<Line>>) -> Option<io::Result<Vec<Line>>> {
    let first = lines.recv().ok()?;
    Some(
        std::iter::once(first)
            .chain(lines.try_iter())
            .take(BATCH)
            .collect(),
    )
}

/// The answer to a line as JSON, and what to tell a person where there is none.
fn answer_line<A: Serialize>(
    line: &Line,
    stand_in: &impl Serialize,
    answer: impl FnOnce(&Row) -> Result<A, String>,
) -> (serde_json::Result<String>, Option<String>) {
    let (id, answered) = match parse(&line.bytes) {
        Ok(row) => match row.get("id") {
            Some(id) if !id.is_null() => (id.clone(), answer(&row)),
            _ => (unnamed(line), Err("no id: give each line an \"id\"".into())),
        },
        Err(problem) => (unnamed(line), Err(problem)),
    };
    match answered {
        Ok(answer) => (json(id, answer, None), None),
        Err(problem) => (
            json(id, stand_in, Some(&problem)),
            Some(format!("line {}: {problem}", line.number)),
        ),
    }
}

fn json<A: Serialize>(id: Value, answer: A, error: Option<&str>) -> serde_json::Result<String> {
    serde_json::to_string(&Answer { id, answer, error })
}

/// The id of an answer to a line that has none.
fn unnamed(line: &Line) -> Value {
    Value::String(format!("line:{}", line.number))
}

fn parse(bytes: &[u8]) -> Result<Row, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes.trim_ascii()).map_err(|problem| {
        let problem = problem.to_string();
        let reason = problem.split(" at line ").next().unwrap_or_default();
        format!("not a JSON object ({reason}): write one object a line")
    })
}

/// A field of a row that must be text.
pub fn text<'a>(row: &'a Row, key: &str) -> Result<&'a str, String> {
    match row.get(key) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("\"{key}\" is no text: write it in quotes")),
        None => Err(format!("no \"{key}\": give each line one")),
    }
}
