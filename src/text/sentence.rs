//! Tokens into sentences.
//!
//! In: a text and its tokens. Out: sentences in order, apart from each other, without the white
//! space around them; every token that is not white space lies in exactly one. A sentence ends at
//! final punctuation, also where the next sentence is glued to it (`Tuesday.The`), where a closing
//! quotation mark is glued to a capital (`Cooperation'Pakistan`), and at line breaks, unless the
//! next line goes on in lower case.

use super::{Span, Token, TokenKind};
use crate::lexicon;
use crate::text;

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// First token, and one past the last.
    pub tokens: (usize, usize),
    /// Whether it is a line of its own without final punctuation: a heading, a by-line.
    pub heading: bool,
}

/// Splits a text into its sentences.
///
/// ```
/// # use citecheck::text::{sentences, tokens};
/// let text = "Gen. Bajwa spoke Tuesday.“You see,” he said.";
/// let tokens = tokens(text);
/// let parts: Vec<&str> = sentences(text, &tokens).iter().map(|s| s.span.of(text)).collect();
/// assert_eq!(parts, ["Gen. Bajwa spoke Tuesday.", "“You see,” he said."]);
/// ```
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = match end_of_sentence(text, tokens, start, at) {
            Some(end) => end,
            None => {
                at += 1;
                continue;
            }
        };
        push(text, tokens, start, end, &mut out);
        start = end;
        at = end;
    }
    push(text, tokens, start, tokens.len(), &mut out);
    out
}

/// Adds the sentence made of `tokens[start..end]`, less the white space around it.
fn push(text: &str, tokens: &[Token], start: usize, end: usize, out: &mut Vec<Sentence>) {
    let is_space = |token: &Token| matches!(token.kind, TokenKind::Space | TokenKind::Break);
    let Some(first) = (start..end).find(|&i| !is_space(&tokens[i])) else {
        return;
    };
    let Some(last) = (start..end).rfind(|&i| !is_space(&tokens[i])) else {
        return;
    };
    let span = tokens[first].span.join(tokens[last].span);
    let line_before = first == 0
        || tokens[..first]
            .iter()
            .rev()
            .take_while(|t| is_space(t))
            .any(|t| t.kind == TokenKind::Break);
    let line_behind = tokens
        .get(last + 1)
        .is_none_or(|t| t.kind == TokenKind::Break);
    let body = span.of(text).trim_end_matches(is_closer);
    let heading = line_before
        && (line_behind && first > 0
            || tokens
                .get(last + 1)
                .is_some_and(|t| t.kind == TokenKind::Break))
        && !body.ends_with(['.', '!', '?', '…', ',', ';']);
    out.push(Sentence {
        span,
        tokens: (first, last + 1),
        heading,
    });
}

/// One past the last token of the sentence, if the token at `at` ends it.
fn end_of_sentence(text: &str, tokens: &[Token], start: usize, at: usize) -> Option<usize> {
    let token = tokens[at];
    let first_char = |i: usize| tokens.get(i).and_then(|t| t.span.of(text).chars().next());
    match token.kind {
        TokenKind::Break => {
            let goes_on = token.span.of(text).matches('\n').count() < 2
                && first_char(at + 1).is_some_and(super::is_small);
            (!goes_on).then_some(at + 1)
        }
        TokenKind::Mark => {
            let mark = first_char(at)?;
            if matches!(mark, '.' | '!' | '?' | '…' | '。' | '؟' | '۔') {
                let mut end = at + 1;
                while first_char(end)
                    .is_some_and(|c| is_closer(c) || matches!(c, '.' | '!' | '?' | '…'))
                    && !opens(text, tokens, end)
                {
                    end += 1;
                }
                let abbreviated =
                    mark == '.' && end == at + 1 && abbreviates(text, tokens, start, at);
                begins_sentence(text, tokens, end, abbreviated).then_some(end)
            } else if is_closer(mark) && !opens(text, tokens, at) && mark != ')' && mark != ']' {
                // A quotation glued to the next sentence: `Cooperation'Pakistan`.
                let quoted = at > start && tokens[at - 1].kind != TokenKind::Space;
                let glued = tokens
                    .get(at + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word)
                    && first_char(at + 1).is_some_and(super::is_capital);
                let after_comma = at > 0 && first_char(at - 1) == Some(',');
                (quoted && glued && !after_comma).then_some(at + 1)
            } else {
                None
            }
        }
        // `U.S.` ends a sentence only where a new one plainly starts.
        _ => None,
    }
}

/// Whether a sentence can begin at token `at`, just behind final punctuation.
fn begins_sentence(text: &str, tokens: &[Token], at: usize, abbreviated: bool) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    let spaced = matches!(token.kind, TokenKind::Space | TokenKind::Break);
    let next = if spaced { at + 1 } else { at };
    let Some(next) = tokens.get(next) else {
        return true;
    };
    if token.kind == TokenKind::Break {
        return true;
    }
    if abbreviated {
        return false;
    }
    let first = next.span.of(text).chars().next().unwrap_or(' ');
    match next.kind {
        TokenKind::Word => !super::is_small(first),
        TokenKind::Number => spaced,
        TokenKind::Mark => {
            matches!(
                first,
                '"' | '“'
                    | '‘'
                    | '«'
                    | '„'
                    | '('
                    | '['
                    | '#'
                    | '@'
                    | '*'
                    | '—'
                    | '–'
                    | '$'
                    | '£'
                    | '€'
            ) || (spaced && first == '\'')
        }
        _ => true,
    }
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']')
}

/// Whether the straight or ambiguous quotation mark at `at` opens a quotation: a letter follows
/// directly, and white space or the start of the text stands before it.
fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let mark = tokens[at].span.of(text);
    let followed = tokens
        .get(at + 1)
        .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    let spaced = at == 0 || matches!(tokens[at - 1].kind, TokenKind::Space | TokenKind::Break);
    matches!(mark, "\"" | "'" | "’") && followed && spaced
}

/// Whether the full stop at `at` belongs to an abbreviation or an initial.
fn abbreviates(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    if at == start {
        return false;
    }
    let before = tokens[at - 1];
    let word = before.span.of(text);
    match before.kind {
        TokenKind::Word => {
            let initial =
                word.chars().count() == 1 && word.chars().all(super::is_capital) && word != "I";
            initial || lexicon::is_abbreviation(&text::lower(word))
        }
        _ => false,
    }
}
