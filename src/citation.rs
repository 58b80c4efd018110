//! Quotes with their source.
//!
//! The one place where byte spans become UTF-16 offsets and quotes become links.

use crate::align::{Alignment, Rule};
use crate::analyse::Article;
use crate::order;
use crate::report::{Citation, Mark, Probabilities, Relation, Stance};
use crate::text::{self, Span, joined};

/// How many words at either end of a long quote its link names.
const LINK_WORDS: usize = 5;

/// Offset in UTF-16 code units of a byte offset.
pub fn utf16(text: &str, byte: usize) -> u32 {
    text.get(..byte).unwrap_or(text).encode_utf16().count() as u32
}

/// Cites the window of an alignment.
pub fn cite(alignment: &Alignment<'_>, stance: Stance, probabilities: Probabilities) -> Citation {
    let span = alignment.window.span();
    let marks = marks(alignment, stance);
    quote(
        alignment.window.article,
        span,
        stance,
        probabilities,
        alignment.window.speaker(),
        marks,
    )
}

/// Cites any span of an article.
pub fn quote(
    article: &Article,
    span: Span,
    stance: Stance,
    probabilities: Probabilities,
    speaker: Option<String>,
    marks: Vec<(Span, Relation)>,
) -> Citation {
    let document = &article.document;
    let body = &document.body;
    let start = utf16(body, span.start as usize);
    let within = |byte: u32| {
        start
            + utf16(
                text::cut(body, span.start as usize..),
                (byte - span.start) as usize,
            )
    };
    let words = span.of(body);
    Citation {
        doc: document.id.clone(),
        quote: words.to_string(),
        start,
        end: within(span.end),
        stance,
        probabilities,
        speaker,
        title: document.title.clone(),
        publisher: document.publisher.clone(),
        author: document.author.clone(),
        date: document.date.map(|date| date.to_string()),
        kind: document.kind,
        url: document.url.clone(),
        link: document.url.as_deref().map(|url| link(url, words)),
        marks: marks
            .into_iter()
            .map(|(mark, relation)| Mark {
                start: within(mark.start),
                end: within(mark.end),
                relation,
            })
            .collect(),
    }
}

/// The deciding words: the slots that were compared, else the words that answer to the claim's.
pub fn marks(alignment: &Alignment<'_>, stance: Stance) -> Vec<(Span, Relation)> {
    let quote = alignment.window.span();
    let decides = |relation: Relation| match stance {
        Stance::Refutes => relation == Relation::Differs,
        _ => relation.agrees(),
    };
    // Another word in the same place matters only where no slot tells more.
    let typed = alignment.comparisons.iter().any(|c| {
        c.relation == Relation::Differs && !matches!(c.rule, Rule::Substitution | Rule::Modality)
    });
    let tells = |rule: Rule| rule != Rule::Modality && !(typed && rule == Rule::Substitution);
    let mut found: Vec<(Span, Relation)> = alignment
        .comparisons
        .iter()
        .filter(|c| decides(c.relation) && tells(c.rule))
        .filter_map(|c| Some((c.evidence?, c.relation)))
        .collect();
    if stance != Stance::Refutes {
        found.extend(
            alignment
                .pairs
                .iter()
                .filter(|pair| pair.credit >= 0.7)
                .filter_map(|pair| {
                    let word = alignment.told(pair.evidence?);
                    word.inside.then(|| (word.word().span, Relation::Same))
                }),
        );
    }
    found.retain(|(span, _)| quote.contains(*span) && !span.is_empty());
    order::by_number(&mut found, |(span, _)| {
        u64::from(span.start) << 32 | u64::from(!span.end)
    });
    let mut out: Vec<(Span, Relation)> = Vec::new();
    for (span, relation) in found {
        match out.last_mut() {
            Some((last, _)) if span.start < last.end => {}
            // Neighbouring words make one mark.
            Some((last, same)) if *same == relation && span.start <= last.end + 1 => {
                last.end = span.end
            }
            _ => out.push((span, relation)),
        }
    }
    out
}

/// Address of a quote in a page: a text fragment
/// (<https://wicg.github.io/scroll-to-text-fragment/>) of its first and last words.
///
/// ```
/// # use citecheck::citation::link;
/// assert_eq!(link("https://example.org/a", "It is so."), "https://example.org/a#:~:text=It%20is%20so.");
/// ```
pub fn link(url: &str, quote: &str) -> String {
    // A fragment matches within one block of the page: the first line of the quote is named.
    let line = quote.lines().next().unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    let encoded = |words: &[&str]| encode(&joined(&mut words.iter().copied(), " "));
    let text = if words.len() <= 2 * LINK_WORDS {
        encoded(&words)
    } else {
        let first = encoded(&words[..LINK_WORDS]);
        let last = encoded(&words[words.len() - LINK_WORDS..]);
        format!("{first},{last}")
    };
    let joint = if url.contains(['#']) {
        ":~:text="
    } else {
        "#:~:text="
    };
    format!("{url}{joint}{text}")
}

/// Percent-encodes all but unreserved characters, the hyphen too, which separates a prefix.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(byte as char);
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)] as char);
            out.push(HEX[usize::from(byte & 15)] as char);
        }
    }
    out
}
