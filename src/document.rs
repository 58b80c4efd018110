//! An article as the publisher wrote it: its metadata and its body, byte for byte.

use crate::mention::Date;
use serde::Serialize;

/// What sort of text an article is; opinion is marked as such in every citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A report.
    #[default]
    News,
    /// An editorial, column or comment: the view of its author.
    Opinion,
    /// An explanation or assessment.
    Analysis,
    /// A statement that its own subject has published.
    PressRelease,
}

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Unique in its pack: the stem of the file it came from.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, as precisely as is known; relative dates in the body count from it.
    pub date: Option<Date>,
    /// Where readers find it.
    pub url: Option<String>,
    /// News, opinion and so on.
    pub kind: Kind,
    /// BCP 47 language tag, such as `en` or `en-GB`.
    pub language: Option<String>,
    /// Licence of the text, as the publisher states it.
    pub licence: Option<String>,
    /// The text that quotes are exact substrings of.
    pub body: String,
}
