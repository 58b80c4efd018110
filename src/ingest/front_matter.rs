//! Markdown with YAML front matter, and plain text.
//!
//! In: the text of a file. Out: its metadata, and its body byte for byte: all behind the line
//! break that ends the closing `---`. Without front matter the whole file is the body.
//!
//! Keys that the contract does not name are passed over, since other tools have their own.

use super::{Fault, Parsed, date};
use crate::document::{Document, Kind};
use serde::{Deserialize, Deserializer, de};
use serde_saphyr::Spanned;
use std::fmt;

#[derive(Default, Deserialize)]
struct FrontMatter {
    title: Option<String>,
    publisher: Option<String>,
    #[serde(default, alias = "authors", deserialize_with = "names")]
    author: Option<String>,
    date: Option<Spanned<String>>,
    url: Option<String>,
    kind: Option<Spanned<String>>,
    #[serde(alias = "lang")]
    language: Option<String>,
    #[serde(alias = "license")]
    licence: Option<String>,
}

/// Reads a Markdown file.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let Some((yaml, body)) = split(text)? else {
        return plain(text);
    };
    let matter: FrontMatter = if yaml.trim().is_empty() {
        FrontMatter::default()
    } else {
        serde_saphyr::from_str(yaml).map_err(|problem| yaml_fault(&problem))?
    };
    let mut faults = Vec::new();
    let kind = match &matter.kind {
        Some(kind) => kind_of(&kind.value).map_err(|message| Fault {
            line: line_of(kind),
            message,
        })?,
        None => Kind::News,
    };
    let date = matter.date.as_ref().and_then(|date| {
        let read = date::read(&date.value);
        if read.is_none() {
            faults.push(Fault {
                line: line_of(date),
                message: format!(
                    "`{}` is no date and is left out: write it as 2018-06-19, or 2018-06, or 2018",
                    date.value
                ),
            });
        }
        read
    });
    let given = |value: Option<String>| {
        value
            .map(|value| value.trim().to_string())
            .filter(|value| !value.is_empty())
    };
    Ok(Parsed {
        document: Document {
            id: String::new(),
            title: given(matter.title).unwrap_or_default(),
            publisher: given(matter.publisher),
            author: given(matter.author),
            date,
            url: given(matter.url),
            kind,
            language: given(matter.language),
            licence: given(matter.licence),
            body: body.to_string(),
        },
        faults,
    })
}

/// Reads a file that is all body.
pub(super) fn plain(text: &str) -> Result<Parsed, Fault> {
    Ok(Parsed {
        document: Document {
            body: text.to_string(),
            ..Document::default()
        },
        faults: Vec::new(),
    })
}

/// The YAML between the two lines of `---`, and what is behind them; `None` without front matter.
fn split(text: &str) -> Result<Option<(&str, &str)>, Fault> {
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let is_fence = line.trim_end() == "---";
        if index == 0 && !is_fence {
            return Ok(None);
        }
        if index > 0 && is_fence {
            let first = text.find('\n').map_or(0, |end| end + 1);
            return Ok(Some((&text[first..start], &text[start + line.len()..])));
        }
        start += line.len();
    }
    if text.is_empty() {
        return Ok(None);
    }
    Err(Fault::at(
        1,
        "the front matter is not closed: end it with a line of `---`",
    ))
}

fn line_of(value: &Spanned<String>) -> Option<usize> {
    Some(value.referenced.line() as usize + 1)
}

fn yaml_fault(problem: &serde_saphyr::Error) -> Fault {
    let reason = problem.without_snippet().to_string();
    // The place is told once, as the line of the file; the parser counts from the first key.
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let reason = reason
        .split(", set DuplicateKeyPolicy")
        .next()
        .unwrap_or_default();
    let line = problem.location().map(|place| place.line() as usize + 1);
    Fault {
        line,
        message: format!(
            "the front matter is not YAML ({}): write `key: value` lines, and put values with a colon or quotes in them in \"double quotes\"",
            reason.lines().next().unwrap_or_default().trim()
        ),
    }
}

/// The kind under a name; the wrong name is an error and not passed over, lest an opinion be
/// shown as news.
fn kind_of(name: &str) -> Result<Kind, String> {
    match name {
        "news" => Ok(Kind::News),
        "opinion" => Ok(Kind::Opinion),
        "analysis" => Ok(Kind::Analysis),
        "press-release" => Ok(Kind::PressRelease),
        other => Err(format!(
            "`{other}` is no kind of article: write news, opinion, analysis or press-release"
        )),
    }
}

/// One name, or a list of them.
fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    struct Names;

    impl<'de> de::Visitor<'de> for Names {
        type Value = Option<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a name or a list of names")
        }

        fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
            Ok(Some(name.to_string()))
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut names = Vec::new();
            while let Some(name) = list.next_element::<String>()? {
                names.push(name);
            }
            Ok(Some(names.join(", ")))
        }
    }

    deserializer.deserialize_any(Names)
}
