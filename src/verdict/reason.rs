//! The reason of a verdict in plain words, never saying more than the comparison does.

use crate::align::{Alignment, Comparison, Rule};
use crate::check::Judged;
use crate::report::{Reason, Relation, Verdict};
use crate::text::{self, Span, is_one_of};

/// Why a claim gets no verdict whatever the articles say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It asks.
    Question,
    /// It is a matter of taste or belief.
    Opinion,
}

/// Words that open a question.
const QUESTION_WORDS: &str = "who what when where why how which whose";
/// Auxiliaries that open a question when a statement would have its subject first.
const QUESTION_VERBS: &str =
    "is are was were do does did has have had can could will would should may might am";
/// Phrases that mark a statement as its writer's own view.
const OPINION_PHRASES: [&str; 8] = [
    "imo",
    "imho",
    "in my opinion",
    "i think",
    "i believe",
    "i feel",
    "just a fact",
    "in my view",
];

/// Whether a claim is a question or an opinion of its writer.
pub fn manner(claim: &str) -> Option<Manner> {
    let lower = text::lower(claim);
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let first = words.first().copied().unwrap_or_default();
    let asks = lower.trim_end().ends_with('?')
        || ((is_one_of(first, QUESTION_WORDS) || is_one_of(first, QUESTION_VERBS))
            && !lower.contains([',']));
    if asks {
        return Some(Manner::Question);
    }
    let says = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|part| part == phrase)
    };
    OPINION_PHRASES.iter().any(says).then_some(Manner::Opinion)
}

/// The reason of one part.
pub fn reason(
    claim: &str,
    verdict: Verdict,
    judged: Option<&Judged<'_>>,
    manner: Option<Manner>,
) -> Reason {
    match (manner, verdict, judged) {
        (Some(Manner::Question), ..) => {
            plain("question", "This is a question, not a statement to check.")
        }
        (Some(Manner::Opinion), ..) => plain(
            "opinion",
            "This is a matter of opinion, which the articles cannot settle.",
        ),
        (None, Verdict::Contradicted, Some(judged)) => contradiction(claim, &judged.alignment),
        (None, Verdict::Supported, Some(judged)) => support(claim, &judged.alignment),
        _ => not_found(),
    }
}

/// The reason of a claim whose parts fare differently.
pub fn mixed(contradicted: Option<Reason>) -> Reason {
    let Some(part) = contradicted else {
        return plain("mixed", "One part holds, another does not.");
    };
    Reason {
        text: format!(
            "One part holds, another does not: {}",
            lower_first(&part.text)
        ),
        code: "mixed".to_string(),
        ..part
    }
}

/// The reason of an abstention.
pub fn not_found() -> Reason {
    plain("not-found", "The articles do not say.")
}

fn plain(code: &str, text: &str) -> Reason {
    Reason {
        code: code.to_string(),
        text: text.to_string(),
        claimed: None,
        source: None,
    }
}

/// The words of the claim under a comparison.
pub fn claim_words(
    claim: &str,
    alignment: &Alignment<'_>,
    words: (usize, usize),
) -> Option<String> {
    let words = alignment.claim.words.get(words.0..words.1)?;
    let span = words.first()?.span.join(words.last()?.span);
    Some(span.of(claim).to_string())
}

/// The difference that tells most: typed slots before words, then the surest bond.
fn deciding<'c>(alignment: &'c Alignment<'_>) -> Option<&'c Comparison> {
    let rank = |rule: Rule| match rule {
        Rule::Quantity | Rule::Time => 5,
        Rule::Speaker => 4,
        Rule::Antonym | Rule::Role | Rule::Sequence => 3,
        Rule::Entity => 3,
        Rule::Polarity => 2,
        Rule::Substitution => 1,
        Rule::Modality => 0,
    };
    alignment
        .comparisons
        .iter()
        .filter(|c| c.relation == Relation::Differs && rank(c.rule) > 0)
        .max_by(|left, right| {
            let weigh = |c: &Comparison| c.bond * (1.0 + 0.2 * rank(c.rule) as f32);
            weigh(left).total_cmp(&weigh(right))
        })
}

fn contradiction(claim: &str, alignment: &Alignment<'_>) -> Reason {
    let body = &alignment.window.article.document.body;
    let Some(comparison) = deciding(alignment) else {
        return plain("differs", "The source says otherwise.");
    };
    let claimed = claim_words(claim, alignment, comparison.claim);
    let source = comparison
        .evidence
        .map(|span: Span| span.of(body).to_string());
    let (said, stated) = (
        claimed.as_deref().unwrap_or_default(),
        source.as_deref().unwrap_or_default(),
    );
    let (code, text) = match comparison.rule {
        Rule::Quantity => (
            "quantity-differs",
            format!("The source says {stated}, not {said}."),
        ),
        Rule::Time => (
            "time-differs",
            format!("The source says {stated}, not {said}."),
        ),
        Rule::Entity => (
            "name-differs",
            format!("The source names {stated}, not {said}."),
        ),
        Rule::Antonym => (
            "opposite",
            format!("The source says “{stated}”, the claim “{said}”."),
        ),
        Rule::Polarity
            if alignment
                .claim
                .words
                .get(comparison.claim.0)
                .is_some_and(|word| word.negated) =>
        {
            (
                "source-states",
                format!("The source states what the claim denies: “{stated}”."),
            )
        }
        Rule::Polarity => (
            "source-denies",
            format!("The source denies what the claim states: “{stated}”."),
        ),
        Rule::Role => (
            "roles-swapped",
            "In the source the roles are the other way round.".to_string(),
        ),
        Rule::Sequence => (
            "order-swapped",
            format!("In the source the two sides of “{said}” are the other way round."),
        ),
        Rule::Speaker => {
            let speaker = alignment.window.speaker();
            let asked = alignment
                .claim
                .attribution
                .as_ref()
                .map(|said| said.speaker.clone());
            let text = format!(
                "In the source it is {} who says so, not {}.",
                speaker.as_deref().unwrap_or("somebody else"),
                asked.as_deref().unwrap_or("the one named")
            );
            return Reason {
                code: "speaker-differs".to_string(),
                text,
                claimed: asked,
                source: speaker,
            };
        }
        Rule::Substitution => (
            "wording-differs",
            format!("The source says “{stated}” where the claim says “{said}”."),
        ),
        Rule::Modality => ("differs", "The source says otherwise.".to_string()),
    };
    Reason {
        code: code.to_string(),
        text,
        claimed,
        source,
    }
}

fn support(claim: &str, alignment: &Alignment<'_>) -> Reason {
    let body = &alignment.window.article.document.body;
    let implied = alignment.comparisons.iter().find(|c| {
        c.relation == Relation::Implies
            && matches!(c.rule, Rule::Quantity | Rule::Time)
            && c.evidence.is_some()
    });
    if let Some(comparison) = implied {
        let claimed = claim_words(claim, alignment, comparison.claim);
        let source = comparison.evidence.map(|span| span.of(body).to_string());
        let text = format!(
            "The source says {}, which fits {}.",
            source.as_deref().unwrap_or_default(),
            claimed.as_deref().unwrap_or_default()
        );
        return Reason {
            code: "value-implies".to_string(),
            text,
            claimed,
            source,
        };
    }
    let same_words = alignment
        .pairs
        .iter()
        .all(|pair| pair.likeness == crate::lexicon::Likeness::Same);
    if same_words {
        plain("same-words", "The source says so in these words.")
    } else {
        plain("other-words", "The source says so in other words.")
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        std::iter::once(text::small(first)).chain(chars).collect()
    })
}
