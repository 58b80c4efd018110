//! Text into facts: one analysis for articles and claims.

use crate::document::Document;
use crate::fact::{Fact, Modality, Word, WordClass};
use crate::mention::Date;
use crate::text::{self, TokenKind};
use serde::{Deserialize, Serialize};

/// A document with what its sentences state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// One fact a sentence, in order.
    pub facts: Vec<Fact>,
}

/// Analyses a document.
pub fn article(document: Document) -> Article {
    let facts = facts(&document.body, document.date);
    Article { document, facts }
}

/// Analyses a text; relative dates in it count from `reference`.
pub fn facts(text: &str, reference: Option<Date>) -> Vec<Fact> {
    let _ = reference;
    let tokens = text::tokens(text);
    text::sentences(text, &tokens)
        .into_iter()
        .map(|sentence| Fact {
            span: sentence.span,
            words: tokens[sentence.tokens.0..sentence.tokens.1]
                .iter()
                .filter(|token| !matches!(token.kind, TokenKind::Space | TokenKind::Break))
                .map(|token| Word {
                    span: token.span,
                    lemma: token.span.of(text).to_lowercase(),
                    class: match token.kind {
                        TokenKind::Word => WordClass::Content,
                        TokenKind::Number => WordClass::Number,
                        _ => WordClass::Mark,
                    },
                })
                .collect(),
            mentions: Vec::new(),
            modality: Modality::Actual,
            attribution: None,
            heading: sentence.heading,
            repeats: None,
        })
        .collect()
}
