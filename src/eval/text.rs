//! Figures as a table to read.
//!
//! In: a summary and a title. Out: lines, the same as the benchmark's Python scorer prints, and
//! after its own the share of quotes among the passages and the calibration error.

use super::Summary;
use super::read::{VERDICTS, name};
use super::summary::NO_VERDICT;
use std::fmt::Write;

/// Prints a summary under a title.
pub fn text(summary: &Summary, title: &str) -> String {
    let mut lines = vec![format!("== {title}")];
    let missing = match summary.missing {
        0 => String::new(),
        missing => format!("  ({missing} without a prediction)"),
    };
    lines.push(format!("n                        {}{missing}", summary.n));
    let mut share = |name: &str, value, interval: Option<[f64; 2]>| {
        let interval = interval.map_or(String::new(), |[low, high]| {
            let (low, high) = (percent(Some(low)), percent(Some(high)));
            format!("  (95%: {} to {})", low.trim(), high.trim())
        });
        lines.push(format!("{name:24}{}{interval}", percent(value)));
    };
    share("accuracy (4-way)", summary.accuracy, summary.accuracy_95);
    share("macro F1", summary.macro_f1, None);
    share("false-decisive rate", summary.false_decisive_rate, None);
    share("wrong-way rate", summary.wrong_way_rate, None);
    share("citation hit rate", summary.citation_hit_rate, None);
    share("strict (verdict+quote)", summary.strict, summary.strict_95);
    if let (Some(count), Some(length)) = (summary.citations_per_claim, summary.words_per_citation) {
        lines.push(format!(
            "citations                {count:.2} per claim, {length:.1} words each"
        ));
    }
    if summary.passages_hit_at_5.is_some() {
        let hit = percent(summary.passages_hit_at_5);
        lines.push(format!("{:24}{hit}", "quote in 5 passages"));
    }
    if let Some(error) = summary.calibration_error {
        lines.push(format!("calibration error        {error:.3}"));
    }
    lines.push(String::new());
    lines.extend(labels(summary));
    if !summary.tags.is_empty() {
        lines.push(format!(
            "\n{:16}{:>5}{:>10}{:>9}",
            "tag", "n", "accuracy", "strict"
        ));
    }
    for (tag, scores) in &summary.tags {
        lines.push(format!(
            "{tag:16}{:5}{:>10}{:>9}",
            scores.n,
            percent(scores.accuracy),
            percent(scores.strict)
        ));
    }
    lines.join("\n") + "\n"
}

fn labels(summary: &Summary) -> Vec<String> {
    let verdicts = VERDICTS.map(name);
    let mut lines = vec![format!(
        "{:14}{:>6}{:>7}{:>8}{:>8}{:>8}    given as {}",
        "label",
        "gold",
        "given",
        "prec.",
        "recall",
        "F1",
        verdicts.join(" / ")
    )];
    for ((label, scores), (_, row)) in summary.labels.iter().zip(&summary.confusion) {
        let counts = verdicts.map(|verdict| row.of(verdict).to_string());
        let mut line = format!(
            "{label:14}{:6}{:7}{:>8}{:>8}{:>8}    {}",
            scores.gold,
            scores.predicted,
            percent(scores.precision),
            percent(scores.recall),
            percent(scores.f1),
            counts.join(" / ")
        );
        if row.of(NO_VERDICT) > 0 {
            // Writing to a string cannot fail.
            let _ = write!(line, " (+{} without a prediction)", row.of(NO_VERDICT));
        }
        lines.push(line);
    }
    lines
}

fn percent(value: Option<f64>) -> String {
    value.map_or("   -  ".into(), |value| format!("{:5.1}%", 100.0 * value))
}
