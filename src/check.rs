//! A claim against articles: the pipeline behind `check` and `pairs`.

use crate::align::{self, Alignment, Rule, Wordings};
use crate::analyse::{self, Article};
use crate::clause::parts::{self, Part};
#[cfg(feature = "ingest")]
use crate::document::Document;
use crate::fact::{Fact, WordClass};
use crate::judge::{self, Logits, Opinion, Reading};
use crate::lexicon::Thesaurus;
#[cfg(feature = "ingest")]
use crate::mention::Mention;
use crate::order;
#[cfg(feature = "ingest")]
use crate::report::{Probabilities, Stance};
use crate::report::{Relation, Report};
use crate::select::{self, Candidate};
use crate::verdict;

/// The longest claim that is checked, in bytes; a longer one is refused.
pub const CLAIM_LIMIT: usize = 2_000;

/// How many windows of a part the neural judge reads at most: each takes it some 70 ms in a browser.
const READINGS: usize = 3;

/// From this bond on, something else stands in the place of a word or name of the claim, and the share of
/// its weight that this accounts for.
const REPLACED: f32 = 0.6;
const REPLACES: f32 = 0.7;
/// The share of its weight that is accounted for of a name that the whole article is about.
const IMPLIED: f32 = 0.6;

/// Why a claim cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimError {
    /// It holds no word.
    Empty,
    /// It is longer than [`CLAIM_LIMIT`]; holds its length in bytes.
    TooLong(usize),
}

impl std::fmt::Display for ClaimError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ClaimError::Empty => write!(f, "the claim is empty: enter a statement to check"),
            ClaimError::TooLong(length) => write!(
                f,
                "the claim is {length} bytes long, and at most {CLAIM_LIMIT} are checked: enter one statement at a time"
            ),
        }
    }
}

impl std::error::Error for ClaimError {}

/// A window held against a claim part and judged.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// Word by word and slot by slot.
    pub alignment: Alignment<'a>,
    /// The comparisons as numbers.
    pub features: judge::Features,
    /// What both tiers make of it.
    pub opinion: Opinion,
}

/// What was found for one claim part.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The claim part.
    pub part: &'a Part,
    /// Judged windows, the one that accounts for most of the part first.
    pub judged: Vec<Judged<'a>>,
    /// Sentences by how much of the part they account for at first sight.
    pub candidates: Vec<Candidate<'a>>,
    /// Indices of the judged windows that the neural judge should read: where the comparer settles nothing
    /// and something differs. What it has settled it has shown, and the judge is less often right.
    pub unread: Vec<usize>,
}

/// What the neural judge makes of each of some readings, in their order; nothing at all where there is
/// no judge, and then the comparer decides alone.
pub type Judge<'j> = &'j dyn Fn(&[Reading]) -> Vec<Logits>;

/// Without a neural judge.
pub const COMPARER_ALONE: Judge<'static> = &|_| Vec::new();

/// Checks a claim, with what it states, against articles.
pub fn check(
    claim: &str,
    facts: Vec<Fact>,
    articles: &[&Article],
    thesaurus: &Thesaurus,
    judge: Judge<'_>,
) -> Report {
    let parts = parts::parts(claim, facts);
    let findings = findings(claim, &parts, articles, thesaurus, judge);
    verdict::conclude(claim, &findings)
}

/// The stance of one evidence text towards a claim.
///
/// # Errors
/// When the claim is empty or too long.
#[cfg(feature = "ingest")]
pub fn stance(
    claim: &str,
    evidence: &str,
    judge: Judge<'_>,
) -> Result<(Stance, Probabilities), ClaimError> {
    let parts = parse(claim)?;
    let article = excerpt(claim, &parts, evidence);
    let findings = findings(claim, &parts, &[&article], Thesaurus::whole(), judge);
    Ok(verdict::stance(&findings))
}

/// One evidence text as an article. Who chose it for the claim took it from where the claim's subject is
/// told of, which it need not name itself: it is read under the subject's name.
#[cfg(feature = "ingest")]
pub fn excerpt(claim: &str, parts: &[Part], evidence: &str) -> Article {
    let mut mentions = parts.iter().flat_map(|part| &part.fact.mentions);
    let subject = mentions.find(|mention| mention.entity().is_some());
    let asked = subject.and_then(Mention::entity);
    let facts = analyse::facts(evidence, None, false, Thesaurus::whole());
    let told = facts
        .iter()
        .flat_map(|fact| &fact.mentions)
        .filter_map(Mention::entity)
        .any(|one| asked.is_some_and(|asked| align::names(one, asked)));
    let body = match subject {
        Some(subject) if !told => format!("{}\n\n{evidence}", subject.span.of(claim)),
        _ => evidence.to_string(),
    };
    analyse::article(Document {
        body,
        ..Document::default()
    })
}

/// Finds the windows that may settle each part, and lets the neural judge read where they settle nothing.
pub fn findings<'a>(
    claim: &str,
    parts: &'a [Part],
    articles: &[&'a Article],
    thesaurus: &'a Thesaurus,
    judge: Judge<'_>,
) -> Vec<Finding<'a>> {
    let mut findings: Vec<Finding> = parts
        .iter()
        .map(|part| find(claim, part, articles, thesaurus))
        .collect();
    if verdict::is_uncheckable(claim) {
        return findings;
    }
    let readings: Vec<Reading> = findings
        .iter()
        .flat_map(|finding| finding.readings(claim))
        .collect();
    let mut logits = judge(&readings).into_iter();
    for finding in &mut findings {
        for at in std::mem::take(&mut finding.unread) {
            finding.hear(at, logits.next());
        }
    }
    findings
}

/// What a claim states, sentence by sentence.
///
/// # Errors
/// When the claim is empty or too long.
pub fn facts(claim: &str, thesaurus: &Thesaurus) -> Result<Vec<Fact>, ClaimError> {
    if claim.len() > CLAIM_LIMIT {
        return Err(ClaimError::TooLong(claim.len()));
    }
    let facts = analyse::facts(claim, None, false, thesaurus);
    let mut words = facts.iter().flat_map(|fact| &fact.words);
    if words.all(|word| word.class == WordClass::Mark) {
        return Err(ClaimError::Empty);
    }
    Ok(facts)
}

/// Cuts a claim into its parts.
///
/// # Errors
/// When the claim is empty or too long.
#[cfg(feature = "ingest")]
pub fn parse(claim: &str) -> Result<Vec<Part>, ClaimError> {
    let facts = facts(claim, Thesaurus::whole())?;
    Ok(parts::parts(claim, facts))
}

/// Finds and judges the windows that may settle a claim part.
pub fn find<'a>(
    claim: &str,
    part: &'a Part,
    articles: &[&'a Article],
    thesaurus: &'a Thesaurus,
) -> Finding<'a> {
    let mut wordings = Wordings::new(&part.fact, thesaurus);
    let candidates = select::candidates(&part.fact, articles, &mut wordings);
    let mut judged: Vec<Judged> = select::windows(&candidates)
        .into_iter()
        .map(|window| {
            let alignment = align::align(claim, &part.fact, window, &mut wordings);
            let features = judge::features(&alignment);
            let gates = judge::Gates::of(&alignment);
            let opinion = Opinion {
                gates,
                compared: judge::probabilities(&features, gates),
                read: None,
            };
            Judged {
                alignment,
                features,
                opinion,
            }
        })
        .collect();
    order::by_score(&mut judged, |judged| f64::from(judged.fit()));
    let unread = if verdict::is_settled(&judged) {
        Vec::new()
    } else {
        doubtful(&judged)
    };
    Finding {
        part,
        judged,
        candidates,
        unread,
    }
}

/// The closest windows in which something differs, of those that share a sentence the first.
fn doubtful(judged: &[Judged<'_>]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for (at, one) in judged.iter().enumerate() {
        let window = one.alignment.window;
        if !one.opinion.gates.may_refute {
            continue;
        }
        let apart = |&other: &usize| !judged[other].alignment.window.overlaps(&window);
        if out.len() < READINGS && out.iter().all(apart) {
            out.push(at);
        }
    }
    out
}

impl Finding<'_> {
    /// The windows that the neural judge should read, as texts: an article's title, the sentence
    /// before, and the window.
    pub fn readings(&self, claim: &str) -> Vec<Reading> {
        let texts = |&at: &usize| {
            let window = self.judged[at].alignment.window;
            let article = window.article;
            let facts = &article.facts[window.first.saturating_sub(1)..=window.last];
            let mut evidence = article.document.title.clone();
            if !evidence.is_empty() {
                evidence.push('.');
            }
            for fact in facts {
                evidence.push(' ');
                evidence.push_str(fact.span.of(&article.document.body));
            }
            Reading {
                claim: self.part.span.of(claim).to_string(),
                evidence,
            }
        };
        self.unread.iter().map(texts).collect()
    }

    /// Takes what the neural judge makes of a window, for all that share a sentence with it too.
    fn hear(&mut self, at: usize, logits: Option<Logits>) {
        let window = self.judged[at].alignment.window;
        for judged in &mut self.judged {
            if let Some(logits) = &logits
                && judged.opinion.read.is_none()
                && judged.alignment.window.overlaps(&window)
            {
                judged.opinion.hear(logits);
            }
        }
    }
}

impl Judged<'_> {
    /// How well the window fits the claim part, whatever it says of it; one more sentence must
    /// account for a little more.
    pub fn fit(&self) -> f32 {
        let sentences = self.alignment.window.last - self.alignment.window.first;
        let slots: f32 = self
            .alignment
            .comparisons
            .iter()
            .map(|c| match (c.rule, c.relation) {
                (Rule::Quantity | Rule::Time, Relation::Same | Relation::Implies) => 0.15,
                (Rule::Quantity | Rule::Time, Relation::Differs) => 0.08 * c.bond,
                // What the whole article is about need not be named.
                (Rule::Entity, Relation::Implies) => self.alignment.loss(c.claim) * IMPLIED,
                // What stands in its place accounts for a word, too.
                (Rule::Entity | Rule::Antonym, Relation::Differs) if c.bond >= REPLACED => {
                    self.alignment.loss(c.claim) * REPLACES * c.bond.min(1.0)
                }
                _ => 0.0,
            })
            .sum();
        self.alignment.coverage() + slots - 0.06 * sentences as f32
    }
}
