//! Stances of all evidence into one verdict, with its citations, reason and explanation.
//!
//! In: what was found for every claim part. Out: the report. A decisive verdict needs evidence that
//! accounts for the part and probabilities above a threshold; a contradiction also needs a slot that
//! differs, so that every contradiction can be shown.

mod passages;
mod reason;

use crate::check::{Finding, Judged};
use crate::citation::{cite, utf16};
use crate::judge;
use crate::order;
use crate::report::{
    Citation, Explanation, Part, Probabilities, Reason, Relation, Report, Stance, Verdict, rounded,
};

/// How much worse than the best window another one may fit and still be heard.
const FIT_SLACK: f32 = 0.12;
/// How often the comparer finds nothing where there is nothing to find.
const SILENCE: f64 = 0.4;
/// How often a question or a matter of opinion is one.
const RECOGNISED: f64 = 0.95;
/// How many quotes are cited for one part.
const CITATIONS: usize = 3;

/// Where nothing was judged.
const NEUTRAL: Probabilities = Probabilities {
    supports: 0.0,
    refutes: 0.0,
    neutral: 1.0,
};

/// What the evidence says of one part.
struct Settled<'f, 'a> {
    finding: &'f Finding<'a>,
    verdict: Verdict,
    /// The judged windows that settle it, the best first.
    by: Vec<&'f Judged<'a>>,
    probabilities: Probabilities,
}

/// The windows that fit about as well as the best one; the best comes first.
fn heard<'f, 'a>(judged: &'f [Judged<'a>]) -> &'f [Judged<'a>] {
    let least = judged.first().map_or(0.0, Judged::fit) - FIT_SLACK;
    &judged[..judged.partition_point(|judged| judged.fit() >= least)]
}

/// Whether windows of one part, the best first, say that it holds or that it does not.
pub fn is_settled(judged: &[Judged<'_>]) -> bool {
    heard(judged)
        .iter()
        .any(|judged| judge::stance(&judged.opinion) != Stance::Neutral)
}

/// Settles every part. One that names nobody tells more of what the part before it is about: "The drills
/// with Russia lasted 14 days and about 300 soldiers took part". So only articles that tell of that
/// settle it; in others it may be another event.
fn settle_all<'f, 'a>(findings: &'f [Finding<'a>]) -> Vec<Settled<'f, 'a>> {
    let mut out = Vec::with_capacity(findings.len());
    let mut before: Option<&Finding> = None;
    for finding in findings {
        let names = finding
            .part
            .fact
            .mentions
            .iter()
            .any(|mention| mention.entity().is_some());
        let about = before
            .filter(|_| !names)
            .map(|before| heard(&before.judged));
        out.push(settle(finding, about));
        if names {
            before = Some(finding);
        }
    }
    out
}

/// Settles one part: by the windows that fit about as well as the best one, when they agree; only in the
/// articles of the windows that tell what it is about, where they are given.
fn settle<'f, 'a>(finding: &'f Finding<'a>, about: Option<&[Judged<'_>]>) -> Settled<'f, 'a> {
    let heard = heard(&finding.judged);
    let of_event = |judged: &Judged| {
        let article = judged.alignment.window.article;
        let tells = |other: &Judged| other.alignment.window.is_of(article);
        about.is_none_or(|about| about.iter().any(tells))
    };
    let with = |stance: Stance| -> Vec<&'f Judged<'a>> {
        let mut found: Vec<&'f Judged<'a>> = heard
            .iter()
            .filter(|judged| judge::stance(&judged.opinion) == stance && of_event(judged))
            .collect();
        order::by_score(&mut found, |judged| probability(judged, stance));
        found
    };
    let (supports, refutes) = (with(Stance::Supports), with(Stance::Refutes));
    let strongest = |found: &[&Judged], stance| {
        found
            .first()
            .map_or(0.0, |judged| probability(judged, stance))
    };
    let (most, least) = (
        strongest(&supports, Stance::Supports),
        strongest(&refutes, Stance::Refutes),
    );
    let (verdict, by) = if most > 0.0 && most >= least {
        (Verdict::Supported, supports)
    } else if least > 0.0 {
        (Verdict::Contradicted, refutes)
    } else {
        (Verdict::Unknown, Vec::new())
    };
    let probabilities = by
        .first()
        .copied()
        .or(heard.first())
        .map_or(NEUTRAL, |judged| judged.opinion.probabilities());
    Settled {
        finding,
        verdict,
        by,
        probabilities,
    }
}

fn probability(judged: &Judged<'_>, stance: Stance) -> f64 {
    let probabilities = judged.opinion.probabilities();
    match stance {
        Stance::Supports => probabilities.supports,
        Stance::Refutes => probabilities.refutes,
        Stance::Neutral => probabilities.neutral,
    }
}

/// The verdict over all parts.
fn overall(settled: &[Settled<'_, '_>]) -> Verdict {
    let has = |verdict| settled.iter().any(|part| part.verdict == verdict);
    match (has(Verdict::Supported), has(Verdict::Contradicted)) {
        (true, true) => Verdict::Mixed,
        (false, true) => Verdict::Contradicted,
        (true, false) if !has(Verdict::Unknown) => Verdict::Supported,
        _ => Verdict::Unknown,
    }
}

/// Whether a claim gets no verdict whatever the articles say: a question, or a matter of opinion.
pub fn is_uncheckable(claim: &str) -> bool {
    reason::manner(claim).is_some()
}

/// The stance of all that was found, for a claim that is judged as a whole.
pub fn stance(findings: &[Finding<'_>]) -> (Stance, Probabilities) {
    let settled = settle_all(findings);
    let stance = match overall(&settled) {
        Verdict::Supported => Stance::Supports,
        Verdict::Contradicted | Verdict::Mixed => Stance::Refutes,
        Verdict::Unknown => Stance::Neutral,
    };
    (stance, joint(&settled))
}

/// Probabilities of the whole: it holds when every part does; one refuted part refutes it.
fn joint(settled: &[Settled<'_, '_>]) -> Probabilities {
    let supports = settled
        .iter()
        .map(|part| part.probabilities.supports)
        .fold(1.0, f64::min);
    let refutes = settled
        .iter()
        .map(|part| part.probabilities.refutes)
        .fold(0.0, f64::max)
        .min(1.0 - supports);
    Probabilities::of(supports, refutes)
}

/// Concludes from what was found for every part.
pub fn conclude(claim: &str, findings: &[Finding<'_>]) -> Report {
    let mut settled = settle_all(findings);
    let manner = reason::manner(claim);
    if manner.is_some() {
        for part in &mut settled {
            part.verdict = Verdict::Unknown;
            part.by.clear();
        }
    }
    let verdict = overall(&settled);
    let parts: Vec<Part> = settled
        .iter()
        .map(|part| report_part(claim, part, manner))
        .collect();
    let reason = whole_reason(verdict, &parts);
    let citations = if verdict == Verdict::Unknown {
        Vec::new()
    } else {
        citations(&settled)
    };
    Report {
        claim: claim.to_string(),
        verdict,
        confidence: confidence(verdict, &settled, manner),
        reason,
        citations,
        passages: passages::passages(&settled),
        explanation: Explanation {
            rule: "claim".to_string(),
            relation: relation_of(verdict),
            claim: Some(claim.to_string()),
            evidence: None,
            children: settled.iter().map(|part| explain(claim, part)).collect(),
        },
        parts,
    }
}

/// How sure the verdict is: that of its least sure deciding part, by how often such verdicts were right
/// among the labelled claims of tests/claims/.
fn confidence(
    verdict: Verdict,
    settled: &[Settled<'_, '_>],
    manner: Option<reason::Manner>,
) -> f64 {
    // A question has no verdict, whatever the articles say.
    if manner.is_some() {
        return RECOGNISED;
    }
    let of = |part: &Settled| match part.verdict {
        Verdict::Supported => (part.probabilities.supports * 1.15).min(0.97),
        Verdict::Contradicted => 0.7 + 0.2 * part.probabilities.refutes,
        // Silence is the weakest answer: another reader finds what the comparer overlooks.
        _ => SILENCE,
    };
    let counts = |part: &&Settled| match verdict {
        Verdict::Contradicted => part.verdict == Verdict::Contradicted,
        Verdict::Unknown => part.verdict == Verdict::Unknown,
        _ => true,
    };
    rounded(settled.iter().filter(counts).map(of).fold(1.0, f64::min))
}

fn report_part(claim: &str, part: &Settled<'_, '_>, manner: Option<reason::Manner>) -> Part {
    let span = part.finding.part.span;
    let closest = part.by.first().copied().or(part.finding.judged.first());
    Part {
        text: span.of(claim).to_string(),
        start: utf16(claim, span.start as usize),
        end: utf16(claim, span.end as usize),
        verdict: part.verdict,
        probabilities: part.probabilities,
        reason: reason::reason(claim, part.verdict, closest, manner),
    }
}

/// The reason of the whole: that of the part that decides.
fn whole_reason(verdict: Verdict, parts: &[Part]) -> Reason {
    let of = |wanted: Verdict| {
        parts
            .iter()
            .find(|part| part.verdict == wanted)
            .map(|part| part.reason.clone())
    };
    match verdict {
        Verdict::Mixed => reason::mixed(of(Verdict::Contradicted)),
        decided => of(decided).unwrap_or_else(reason::not_found),
    }
}

/// Quotes that settle the parts, each once.
fn citations(settled: &[Settled<'_, '_>]) -> Vec<Citation> {
    let mut out: Vec<Citation> = Vec::new();
    for part in settled {
        let stance = if part.verdict == Verdict::Supported {
            Stance::Supports
        } else {
            Stance::Refutes
        };
        let mut cited = 0;
        for judged in &part.by {
            let citation = cite(&judged.alignment, stance, judged.opinion.probabilities());
            if cited < CITATIONS && !out.iter().any(|other| overlap(other, &citation)) {
                out.push(citation);
                cited += 1;
            }
        }
    }
    out
}

/// Whether two citations quote some of the same words.
fn overlap(one: &Citation, other: &Citation) -> bool {
    one.doc == other.doc && one.start < other.end && other.start < one.end
}

fn relation_of(verdict: Verdict) -> Relation {
    match verdict {
        Verdict::Supported => Relation::Same,
        Verdict::Contradicted | Verdict::Mixed => Relation::Differs,
        Verdict::Unknown => Relation::Missing,
    }
}

/// The comparisons of the window that settles a part, or of the closest one.
fn explain(claim: &str, part: &Settled<'_, '_>) -> Explanation {
    let closest = part.by.first().copied().or(part.finding.judged.first());
    let children = closest.map_or_else(Vec::new, |judged| {
        let body = &judged.alignment.window.article.document.body;
        judged
            .alignment
            .comparisons
            .iter()
            .map(|comparison| Explanation {
                rule: comparison.rule.name().to_string(),
                relation: comparison.relation,
                claim: reason::claim_words(claim, &judged.alignment, comparison.claim),
                evidence: comparison.evidence.map(|span| span.of(body).to_string()),
                children: Vec::new(),
            })
            .collect()
    });
    Explanation {
        rule: "part".to_string(),
        relation: relation_of(part.verdict),
        claim: Some(part.finding.part.span.of(claim).to_string()),
        evidence: closest.map(|judged| {
            judged
                .alignment
                .window
                .span()
                .of(&judged.alignment.window.article.document.body)
                .to_string()
        }),
        children,
    }
}
