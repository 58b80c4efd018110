//! A report to read on a terminal.
//!
//! In: a report and a width in columns. Out: text with ANSI styles, which the caller's stream takes
//! out where they are not wanted: the words alone say everything.

use anstyle::{AnsiColor, Style};
use citecheck::document::Kind;
use citecheck::report::{Citation, Explanation, Part, Relation, Report, Verdict};
use std::fmt::Write;

const BOLD: Style = Style::new().bold();
const DIM: Style = AnsiColor::BrightBlack.on_default();
const WARN: Style = AnsiColor::Magenta.on_default().bold();

/// Prints a report, with the tree of comparisons where it is asked for.
pub fn report(report: &Report, width: usize, explain: bool) -> String {
    let mut page = Page {
        text: String::new(),
        width,
    };
    let (symbol, name, style) = verdict(report.verdict);
    let confidence = (report.confidence * 100.0).round();
    page.line(
        "",
        &format!("{style}{symbol} {name}{style:#}  {DIM}{confidence:.0}% sure{DIM:#}"),
    );
    page.line("  ", &report.reason.text);
    if report.parts.len() > 1 {
        page.gap();
        for part in &report.parts {
            page.part(part);
        }
    }
    for citation in &report.citations {
        page.gap();
        page.citation(citation);
    }
    if report.verdict == Verdict::Unknown && !report.passages.is_empty() {
        page.gap();
        page.line("", &format!("{BOLD}Closest passages{BOLD:#}"));
        for passage in &report.passages {
            page.gap();
            page.citation(passage);
        }
    }
    if explain {
        page.gap();
        page.line("", &format!("{BOLD}Comparisons{BOLD:#}"));
        page.explanation(&report.explanation, "  ", "  ");
    }
    page.text
}

/// Symbol, name and style of a verdict.
fn verdict(verdict: Verdict) -> (char, &'static str, Style) {
    match verdict {
        Verdict::Supported => ('✔', "Supported", AnsiColor::Green.on_default().bold()),
        Verdict::Contradicted => ('✘', "Contradicted", AnsiColor::Red.on_default().bold()),
        Verdict::Mixed => ('◐', "Mixed", AnsiColor::Yellow.on_default().bold()),
        Verdict::Unknown => ('○', "Not found", AnsiColor::Blue.on_default().bold()),
    }
}

/// Style of words that stand so to the claim.
fn relation(relation: Relation) -> (&'static str, Style) {
    match relation {
        Relation::Same => ("same", AnsiColor::Green.on_default().underline()),
        Relation::Implies => ("follows", AnsiColor::Green.on_default().underline()),
        Relation::Differs => ("differs", AnsiColor::Red.on_default().underline()),
        Relation::Missing => ("missing", DIM),
    }
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph, wrapped, each line of it after `indent`.
    fn line(&mut self, indent: &str, paragraph: &str) {
        self.hanging(indent, indent, paragraph);
    }

    /// A paragraph whose first line stands after another indent than the others.
    fn hanging(&mut self, first: &str, indent: &str, paragraph: &str) {
        let options = textwrap::Options::new(self.width.saturating_sub(indent.chars().count()))
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        // A style that goes on over a line break must not colour the indent.
        let mut open = String::new();
        for (index, line) in textwrap::wrap(paragraph, options).iter().enumerate() {
            let indent = if index == 0 { first } else { indent };
            let resumed = format!("{open}{line}");
            open = open_style(&resumed).to_string();
            let close = if open.is_empty() { "" } else { "\u{1b}[0m" };
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{indent}{resumed}{close}");
        }
    }

    fn part(&mut self, part: &Part) {
        let (symbol, _, style) = verdict(part.verdict);
        let text = format!(
            "{style}{symbol}{style:#} {} {DIM}– {}{DIM:#}",
            part.text, part.reason.text
        );
        self.hanging("  ", "    ", &text);
    }

    fn citation(&mut self, citation: &Citation) {
        self.hanging("  “", "   ", &format!("{}”", marked(citation)));
        let known = [
            citation
                .speaker
                .as_deref()
                .map(|speaker| format!("{BOLD}{speaker}{BOLD:#}")),
            citation.publisher.clone(),
            citation.author.clone(),
            citation.date.clone(),
            kind(citation.kind),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        if !known.is_empty() {
            self.line("   ", &known.join(" · "));
        }
        self.line(
            "   ",
            &format!("{DIM}{} [{}]{DIM:#}", citation.title, citation.doc),
        );
        if let Some(link) = citation.link.as_ref().or(citation.url.as_ref()) {
            // Never wrapped: a terminal opens only a whole address.
            let _ = writeln!(self.text, "   {DIM}{link}{DIM:#}");
        }
    }

    fn explanation(&mut self, node: &Explanation, first: &str, indent: &str) {
        let (name, style) = relation(node.relation);
        let mut text = format!("{BOLD}{}{BOLD:#} {style}{name}{style:#}", node.rule);
        for (whose, words) in [("claim", &node.claim), ("source", &node.evidence)] {
            if let Some(words) = words {
                text += &format!(" {DIM}{whose}{DIM:#} “{words}”");
            }
        }
        self.hanging(first, indent, &text);
        for (index, child) in node.children.iter().enumerate() {
            let (branch, trunk) = if index + 1 < node.children.len() {
                ("├─ ", "│  ")
            } else {
                ("└─ ", "   ")
            };
            self.explanation(
                child,
                &format!("{indent}{branch}"),
                &format!("{indent}{trunk}"),
            );
        }
    }
}

/// The quote in one paragraph with its deciding words styled.
fn marked(citation: &Citation) -> String {
    let quote = &citation.quote;
    let at = |utf16: u32| byte_at(quote, utf16.saturating_sub(citation.start));
    let mut text = String::new();
    let mut done = 0;
    for mark in &citation.marks {
        let (start, end) = (at(mark.start).max(done), at(mark.end).max(done));
        let (_, style) = relation(mark.relation);
        text += &quote[done..start];
        text += &format!("{style}{}{style:#}", &quote[start..end]);
        done = end;
    }
    text += &quote[done..];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The byte that stands at an offset in UTF-16 code units, or the end.
fn byte_at(text: &str, utf16: u32) -> usize {
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= utf16 {
            return byte;
        }
        units += character.len_utf16() as u32;
    }
    text.len()
}

/// The style that is still on at the end of a line, as its escape sequences; empty when none is.
fn open_style(line: &str) -> &str {
    let behind = line.rfind("\u{1b}[0m").map_or(0, |reset| reset + 4);
    let rest = &line[behind..];
    let Some(start) = rest.find('\u{1b}') else {
        return "";
    };
    // The sequences of one style stand one behind the other.
    let mut end = start;
    while rest[end..].starts_with('\u{1b}') {
        match rest[end..].find('m') {
            Some(length) => end += length + 1,
            None => break,
        }
    }
    &rest[start..end]
}

/// How a kind is told; news is what readers expect and needs no word.
fn kind(kind: Kind) -> Option<String> {
    let name = match kind {
        Kind::News => return None,
        Kind::Opinion => "opinion",
        Kind::Analysis => "analysis",
        Kind::PressRelease => "press release",
    };
    Some(format!("{WARN}{name}{WARN:#}"))
}

#[cfg(test)]
mod tests;
