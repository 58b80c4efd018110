//! The passages that come closest to a claim, which are shown whatever the verdict.

use super::{NEUTRAL, Settled, overlap};
use crate::align::Window;
use crate::analyse::Article;
use crate::check::Judged;
use crate::citation::{marks, quote};
use crate::judge;
use crate::order;
use crate::report::{Citation, Stance};

/// How many passages a report shows.
const PASSAGES: usize = 5;
/// The most sentences of a passage.
const PASSAGE_SENTENCES: usize = 3;

/// What a heading counts beside the sentences under it.
const HEADING: f32 = 0.7;

/// A run of sentences to show, with what was judged of them, the closest first.
struct Passage<'f, 'a> {
    window: Window<'a>,
    judged: Vec<&'f Judged<'a>>,
}

/// The closest passages over all parts, best first; sentences that follow each other make one.
pub(super) fn passages(settled: &[Settled<'_, '_>]) -> Vec<Citation> {
    let mut ranked: Vec<(f32, &Article, usize, Option<&Judged>)> = Vec::new();
    for part in settled {
        for candidate in part.finding.candidates.iter().take(4 * PASSAGES) {
            let judged = part.finding.judged.iter().find(|j| {
                let window = j.alignment.window;
                window.is_of(candidate.article)
                    && window.first == candidate.fact
                    && window.last == candidate.fact
            });
            // A heading says what its article says at more length.
            let heading = candidate.article.facts[candidate.fact].heading;
            let score = candidate.score * if heading { HEADING } else { 1.0 };
            ranked.push((score, candidate.article, candidate.fact, judged));
        }
    }
    order::by_score(&mut ranked, |&(score, ..)| f64::from(score));
    let mut out: Vec<Passage> = Vec::new();
    for (_, article, number, judged) in ranked {
        let full = out.len() == PASSAGES;
        match out
            .iter_mut()
            .find(|passage| joins(&passage.window, article, number))
        {
            Some(Passage {
                window,
                judged: known,
            }) => {
                window.first = window.first.min(number);
                window.last = window.last.max(number);
                known.extend(judged);
            }
            None if !full => out.push(Passage {
                window: Window {
                    article,
                    first: number,
                    last: number,
                },
                judged: judged.into_iter().collect(),
            }),
            None => {}
        }
    }
    // One that grew may have reached its neighbour.
    let mut shown: Vec<Citation> = Vec::new();
    for citation in out.iter().map(show) {
        if !shown.iter().any(|other| overlap(other, &citation)) {
            shown.push(citation);
        }
    }
    shown
}

/// Whether a sentence belongs to a window or lengthens it by one; a heading stands alone.
fn joins(window: &Window<'_>, article: &Article, number: usize) -> bool {
    let heading = |at: usize| article.facts[at].heading;
    let length = window.last.max(number) - window.first.min(number) + 1;
    window.is_of(article)
        && window.first <= number + 1
        && number <= window.last + 1
        && length <= PASSAGE_SENTENCES
        && (length == 1 || !heading(number) && !heading(window.first))
}

/// A passage as a citation, with the stance of its closest sentence.
fn show(passage: &Passage<'_, '_>) -> Citation {
    let window = &passage.window;
    let (stance, probabilities) = match passage.judged.first() {
        Some(judged) => (
            judge::stance(&judged.opinion),
            judged.opinion.probabilities(),
        ),
        None => (Stance::Neutral, NEUTRAL),
    };
    let mut judged: Vec<&Judged> = passage.judged.clone();
    order::by_number(&mut judged, |judged| judged.alignment.window.first as u64);
    judged.dedup_by_key(|judged| judged.alignment.window.first);
    let marks = judged
        .iter()
        .flat_map(|judged| marks(&judged.alignment, stance))
        .collect();
    quote(
        window.article,
        window.span(),
        stance,
        probabilities,
        window.speaker(),
        marks,
    )
}
