//! `citecheck facts`: what was found in each sentence, for an editor to read.

use super::archive::Archive;
use super::arguments::Facts;
use super::failure::Failure;
use super::progress;
use anstyle::{AnsiColor, Style};
use citecheck::analyse::Article;
use citecheck::fact::{Fact, Modality, Word, WordClass};
use citecheck::mention::Value;
use serde::Serialize;
use std::io::{IsTerminal, Write};

const BOLD: Style = Style::new().bold();
const DIM: Style = AnsiColor::BrightBlack.on_default();

/// An article with its facts, as `--json` prints it.
#[derive(Serialize)]
struct ArticleFacts<'a> {
    doc: &'a str,
    title: &'a str,
    facts: Vec<QuotedFact<'a>>,
}

#[derive(Serialize)]
struct QuotedFact<'a> {
    quote: &'a str,
    #[serde(flatten)]
    fact: &'a Fact,
}

/// Prints the facts of a pack.
pub fn run(arguments: &Facts) -> Result<(), Failure> {
    let mut archive = Archive::open(&arguments.pack)?;
    let mut output = anstream::stdout().lock();
    let bar =
        (!std::io::stdout().is_terminal()).then(|| progress::bar("Printing", archive.articles()));
    let mut first = true;
    archive.each_article(|article| {
        if arguments.json {
            // One article at a time, so that an archive of any size can be printed.
            write!(output, "{}", if first { "[\n" } else { ",\n" })?;
            let json = serde_json::to_string(&with_quotes(&article));
            write!(output, "{}", json.map_err(std::io::Error::from)?)?;
        } else {
            print(&mut output, &article)?;
        }
        first = false;
        if let Some(bar) = &bar {
            bar.inc(1);
        }
        Ok(())
    })?;
    if arguments.json {
        writeln!(output, "{}", if first { "[]" } else { "\n]" })?;
    }
    Ok(())
}

fn with_quotes(article: &Article) -> ArticleFacts<'_> {
    let document = &article.document;
    let quoted = |fact| QuotedFact {
        quote: quote(article, fact),
        fact,
    };
    ArticleFacts {
        doc: &document.id,
        title: &document.title,
        facts: article.facts.iter().map(quoted).collect(),
    }
}

fn quote<'a>(article: &'a Article, fact: &Fact) -> &'a str {
    fact.span.of(&article.document.body)
}

fn print(output: &mut impl Write, article: &Article) -> std::io::Result<()> {
    let document = &article.document;
    writeln!(output, "{BOLD}{}{BOLD:#}  {}", document.id, document.title)?;
    for fact in &article.facts {
        let quote = quote(article, fact).split_whitespace().collect::<Vec<_>>();
        writeln!(output, "\n  {}", quote.join(" "))?;
        for detail in details(article, fact) {
            writeln!(output, "    {DIM}{detail}{DIM:#}")?;
        }
    }
    writeln!(output)
}

/// A line with the content words of a fact that something is said of, if there are any.
fn words_that(
    article: &Article,
    fact: &Fact,
    label: &str,
    is: impl Fn(&Word) -> bool,
) -> Option<String> {
    let words: Vec<&str> = fact
        .words
        .iter()
        .filter(|word| word.class == WordClass::Content && is(word))
        .map(|word| word.span.of(&article.document.body))
        .collect();
    (!words.is_empty()).then(|| format!("{label}: {}", words.join(" ")))
}

/// What is known of a fact beyond its words, a line each.
fn details(article: &Article, fact: &Fact) -> Vec<String> {
    let mut details = Vec::new();
    if fact.heading {
        details.push("heading".into());
    }
    if let Some(attribution) = &fact.attribution {
        details.push(format!("said by {}", attribution.speaker));
    }
    for (modality, label) in [
        (Modality::Future, "yet to come"),
        (Modality::Possible, "possible"),
        (Modality::Wanted, "wanted"),
    ] {
        details.extend(words_that(article, fact, label, |word| {
            word.modality == modality
        }));
    }
    details.extend(words_that(article, fact, "denied", |word| word.negated));
    if let Some(earlier) = fact.repeats {
        details.push(format!("repeats sentence {}", earlier + 1));
    }
    for mention in &fact.mentions {
        let text = mention.span.of(&article.document.body);
        let value = match &mention.value {
            Value::Entity(entity) => format!("{:?} {}", entity.kind, entity.key),
            Value::Quantity(quantity) => format!(
                "{:?} {:?} {}",
                quantity.bound, quantity.unit, quantity.value
            ),
            Value::Time(time) => format!("{:?} {:?}", time.relation, time.granularity),
        };
        details.push(format!("{text}: {}", value.to_lowercase()));
    }
    details
}
