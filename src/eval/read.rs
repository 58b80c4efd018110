//! Gold claims and predictions from JSON Lines.
//!
//! In: the text of a file, and its name for messages. Out: its rows in order, or the first line
//! that is wrong; a figure over half a file would mislead.

use crate::report::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;

/// All verdicts, in the order of every table.
pub(super) const VERDICTS: [Verdict; 4] = [
    Verdict::Supported,
    Verdict::Contradicted,
    Verdict::Mixed,
    Verdict::Unknown,
];

/// Whether a right verdict of this sort still needs a quote.
pub(super) fn is_cited(verdict: Verdict) -> bool {
    verdict != Verdict::Unknown
}

/// The verdict's name, the same as in JSON.
pub(super) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Contradicted => "contradicted",
        Verdict::Mixed => "mixed",
        Verdict::Unknown => "unknown",
    }
}

/// Words of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Id of the document.
    #[serde(default)]
    pub doc: String,
    /// The words.
    pub quote: String,
}

/// A claim as careful readers judged it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// Unique in its file.
    pub id: String,
    /// Its words.
    pub claim: String,
    /// What the articles say of it.
    pub label: Verdict,
    /// The quotes that settle it, alternatives included; never empty unless the label is unknown.
    pub evidence: Vec<Quote>,
    /// What it tries, sorted, each once.
    pub tags: Vec<String>,
}

/// What a program said of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// Id of the claim.
    pub id: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// The quotes that it gives for it.
    pub citations: Vec<Quote>,
    /// The closest passages, where it lists them.
    pub passages: Option<Vec<Quote>>,
    /// Probability in 0..=1 that the verdict is right, where it tells.
    pub confidence: Option<f64>,
}

/// A line that cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    file: String,
    line: Option<usize>,
    message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads gold claims: `{"id", "claim", "label", "evidence": [{"doc", "quote"}], "tags": [...]}`
/// on each line.
///
/// # Errors
/// When a line is no such object, an id occurs twice, a label that needs evidence has none, or
/// there is no claim at all.
pub fn gold(file: &str, text: &str) -> Result<Vec<Gold>, ReadError> {
    let rows = rows(file, text, |id, row| {
        let label = verdict(row.get("label"), "label", &|label| label.to_string())?;
        let evidence = quotes(row.get("evidence"), "evidence")?.unwrap_or_default();
        if is_cited(label) && evidence.is_empty() {
            return Err(format!(
                "the label {} needs evidence: quote the article",
                name(label)
            ));
        }
        let tags: BTreeSet<String> = match row.get("tags") {
            Some(Value::Array(tags)) => tags.iter().map(plain).collect(),
            _ => BTreeSet::new(),
        };
        Ok(Gold {
            id,
            claim: row.get("claim").map(plain).unwrap_or_default(),
            label,
            evidence,
            tags: tags.into_iter().collect(),
        })
    })?;
    if rows.is_empty() {
        return Err(ReadError {
            file: file.into(),
            line: None,
            message: "no claims: write one JSON object a line".into(),
        });
    }
    Ok(rows)
}

/// Reads predictions as `check --jsonl` writes them: `{"id", "verdict", "citations": [...]}` on
/// each line, and `passages` and `confidence` where there are any.
///
/// # Errors
/// When a line is no such object, or an id occurs twice.
pub fn predictions(file: &str, text: &str) -> Result<Vec<Prediction>, ReadError> {
    rows(file, text, |id, row| {
        Ok(Prediction {
            id,
            verdict: verdict(row.get("verdict"), "verdict", &|verdict| {
                verdict.trim().to_lowercase()
            })?,
            citations: quotes(row.get("citations"), "citations")?.unwrap_or_default(),
            passages: quotes(row.get("passages"), "passages")?,
            confidence: row.get("confidence").and_then(Value::as_f64),
        })
    })
}

/// Every line that is not blank, read by `read` from its id and its object.
fn rows<T>(
    file: &str,
    text: &str,
    read: impl Fn(String, &Map<String, Value>) -> Result<T, String>,
) -> Result<Vec<T>, ReadError> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let row = object(line).and_then(|(id, row)| {
            if !seen.insert(id.clone()) {
                return Err(format!("the id {id} occurs twice: give each line its own"));
            }
            read(id, &row)
        });
        rows.push(row.map_err(|message| ReadError {
            file: file.into(),
            line: Some(index + 1),
            message,
        })?);
    }
    Ok(rows)
}

fn object(line: &str) -> Result<(String, Map<String, Value>), String> {
    let row: Map<String, Value> = serde_json::from_str(line).map_err(|problem| {
        // The reader is told the line of the file, and not that this line is the first of itself.
        let problem = problem.to_string();
        let reason = problem.split(" at line ").next().unwrap_or_default();
        format!("not a JSON object ({reason}): write one object a line")
    })?;
    match row.get("id").map(plain) {
        Some(id) if !id.is_empty() && row["id"] != Value::Null => Ok((id, row)),
        _ => Err("no id: give each line an \"id\"".into()),
    }
}

/// A string as it is, anything else as JSON writes it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn verdict(
    value: Option<&Value>,
    key: &str,
    clean: &dyn Fn(&str) -> String,
) -> Result<Verdict, String> {
    let given = value.map(|value| value.as_str().map_or_else(|| value.to_string(), clean));
    VERDICTS
        .into_iter()
        .find(|verdict| given.as_deref() == Some(name(*verdict)))
        .ok_or_else(|| {
            let given = given.map_or("is missing".into(), |given| format!("is `{given}`"));
            format!("the {key} {given}: write supported, contradicted, mixed or unknown")
        })
}

fn quotes(value: Option<&Value>, key: &str) -> Result<Option<Vec<Quote>>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(value) => serde_json::from_value(value.clone())
            .map(Some)
            .map_err(|problem| {
                format!("{key} ({problem}): write a list of {{\"doc\", \"quote\"}}")
            }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused<T: fmt::Debug>(read: Result<Vec<T>, ReadError>, wanted: &str) {
        assert_eq!(read.expect_err("a refusal").to_string(), wanted);
    }

    #[test]
    fn says_which_line_is_wrong_and_how_to_mend_it() {
        let twice =
            "{\"id\": 1, \"verdict\": \"mixed\"}\n\n{\"id\": \"1\", \"verdict\": \"mixed\"}";
        refused(
            predictions("p", twice),
            "p:3: the id 1 occurs twice: give each line its own",
        );
        refused(
            predictions("p", r#"{"id": "1", "verdict": "refuted"}"#),
            "p:1: the verdict is `refuted`: write supported, contradicted, mixed or unknown",
        );
        refused(
            predictions("p", r#"{"id": "1", "#),
            "p:1: not a JSON object (EOF while parsing a value): write one object a line",
        );
        refused(
            predictions("p", r#"{"id": "1", "verdict": "mixed", "citations": "x"}"#),
            "p:1: citations (invalid type: string \"x\", expected a sequence): write a list of {\"doc\", \"quote\"}",
        );
        for line in [
            r#"{"verdict": "mixed"}"#,
            r#"{"id": null}"#,
            r#"{"id": ""}"#,
        ] {
            refused(
                predictions("p", line),
                "p:1: no id: give each line an \"id\"",
            );
        }
        refused(
            gold("g", r#"{"id": "1"}"#),
            "g:1: the label is missing: write supported, contradicted, mixed or unknown",
        );
        refused(
            gold("g", r#"{"id": "1", "label": "supported"}"#),
            "g:1: the label supported needs evidence: quote the article",
        );
        refused(
            gold("g", "\n"),
            "g: no claims: write one JSON object a line",
        );
    }

    #[test]
    fn accepts_what_the_contract_leaves_open() {
        let rows = predictions(
            "p",
            "\u{feff}{\"id\": 7, \"verdict\": \" Mixed \", \"citations\": null}\r\n\r\n",
        )
        .expect("good lines");
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows[0].id.as_str(), rows[0].verdict),
            ("7", Verdict::Mixed)
        );
        assert_eq!(rows[0].passages, None);
        let rows = gold(
            "g",
            r#"{"id": "1", "label": "unknown", "tags": ["b", "a", "b"]}"#,
        );
        assert_eq!(rows.expect("good lines")[0].tags, ["a", "b"]);
    }
}
