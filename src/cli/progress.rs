//! Bars for long work, on standard error, and only where that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `total` steps under a title; it goes away when it is dropped or finished.
pub fn bar(title: &'static str, total: usize) -> ProgressBar {
    let style = ProgressStyle::with_template(
        "{msg:>10} {bar:30.cyan/dim} {human_pos}/{human_len} {eta:.dim}",
    )
    .unwrap_or_else(|_| ProgressStyle::default_bar())
    .progress_chars("━╸─");
    ProgressBar::new(total as u64)
        .with_style(style)
        .with_message(title)
}

/// A count of steps whose total nobody knows.
pub fn count(title: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner:.cyan} {msg} {human_pos} {per_sec:.dim}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::no_length()
        .with_style(style)
        .with_message(title)
}
