//! A claim part held against one evidence, word by word and slot by slot.
//!
//! In: a claim part and a window of an article. Out: an [`Alignment`]: which words of the evidence
//! answer to those of the claim, and the comparison of every slot (entity, quantity, time, polarity,
//! role, speaker) with its relation. Nothing is weighed here; [`crate::judge`] does that.

mod arithmetic;
mod direction;
mod entities;
mod exchange;
mod opposites;
mod polarity;
mod quantities;
mod roles;
mod sequence;
mod speaker;
mod times;
mod values;
mod wordings;
mod words;

use crate::analyse::Article;
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon::Likeness;
use crate::mention::{Entity, Mention, Value};
use crate::report::Relation;
use crate::text::Span;

pub use wordings::{Row, Wordings};
pub use words::weight;

/// Sentences of one article that are held against a claim part.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    /// The article.
    pub article: &'a Article,
    /// Index of the first fact.
    pub first: usize,
    /// Index of the last fact.
    pub last: usize,
}

impl<'a> Window<'a> {
    /// What its sentences state.
    pub fn facts(&self) -> &'a [Fact] {
        &self.article.facts[self.first..=self.last]
    }

    /// Who says it, where one of its sentences is attributed to somebody.
    pub fn speaker(&self) -> Option<String> {
        self.facts()
            .iter()
            .find_map(|fact| fact.attribution.as_ref())
            .map(|said| said.speaker.clone())
    }

    /// Whether it is of this article.
    pub fn is_of(&self, article: &Article) -> bool {
        std::ptr::eq(self.article, article)
    }

    /// Whether the two have a sentence in common.
    pub fn overlaps(&self, other: &Window<'_>) -> bool {
        self.is_of(other.article) && self.first <= other.last && other.first <= self.last
    }

    /// The exact words, from the first fact's start to the last one's end, in bytes of the body.
    pub fn span(&self) -> Span {
        self.article.facts[self.first]
            .span
            .join(self.article.facts[self.last].span)
    }
}

/// A word of the evidence, with where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceWord<'a> {
    /// The fact that it stands in.
    pub fact: &'a Fact,
    /// Its index among the fact's words.
    pub at: usize,
    /// Whether it stands in the window itself, not in the sentence before.
    pub inside: bool,
    /// How alike the words of the claim are to it.
    row: Row,
}

impl<'a> EvidenceWord<'a> {
    /// The word.
    pub fn word(&self) -> &'a Word {
        self.fact.word(self.at)
    }
}

/// What answers to one word of the claim.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Index of the claim word.
    pub claim: usize,
    /// Index into [`Alignment::evidence`], if anything answers.
    pub evidence: Option<usize>,
    /// How alike the two are.
    pub likeness: Likeness,
    /// Share of the claim word that is accounted for, in 0..=1.
    pub credit: f32,
    /// How much the word matters, at least 0.
    pub weight: f32,
    /// Whether it tells an act.
    pub act: bool,
}

impl Pair {
    /// Whether nothing accounts for the word, which says something by itself.
    pub fn is_loose(&self) -> bool {
        self.credit < LOOSE_CREDIT && !self.is_light()
    }

    /// Whether the word says little by itself: a light verb, or one of the emptiest nouns.
    pub fn is_light(&self) -> bool {
        self.weight <= words::LIGHT
    }
}

/// The credit below which nothing accounts for a word.
pub const LOOSE_CREDIT: f32 = 0.4;

/// Which comparison was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Two names.
    Entity,
    /// Two quantities.
    Quantity,
    /// Two times.
    Time,
    /// Stated against denied.
    Polarity,
    /// Two words of opposite meaning.
    Antonym,
    /// Who does it to whom.
    Role,
    /// Who says it.
    Speaker,
    /// Another word in the same place.
    Substitution,
    /// Done against planned, wished or possible.
    Modality,
    /// What comes before what, or is more than what.
    Sequence,
}

impl Rule {
    /// Stable name, as explanations give it.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Entity => "entity",
            Rule::Quantity => "quantity",
            Rule::Time => "time",
            Rule::Polarity => "polarity",
            Rule::Antonym => "antonym",
            Rule::Role => "role",
            Rule::Speaker => "speaker",
            Rule::Substitution => "substitution",
            Rule::Modality => "modality",
            Rule::Sequence => "sequence",
        }
    }
}

/// One slot of the claim against the evidence.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Which comparison.
    pub rule: Rule,
    /// What came out.
    pub relation: Relation,
    /// Words of the claim: first, and one past the last.
    pub claim: (usize, usize),
    /// Words of the evidence, in bytes of the article's body.
    pub evidence: Option<Span>,
    /// How surely the two slots are about the same thing, in 0..=1.
    pub bond: f32,
}

/// A claim part held against a window.
#[derive(Clone, Debug)]
pub struct Alignment<'a> {
    /// The claim part.
    pub claim: &'a Fact,
    /// The window.
    pub window: Window<'a>,
    /// The words that the claim was held against.
    pub evidence: Vec<EvidenceWord<'a>>,
    /// One entry for each claim word that carries meaning, in order.
    pub pairs: Vec<Pair>,
    /// Slot by slot.
    pub comparisons: Vec<Comparison>,
    /// Mentions of the evidence with the index of their first word in `evidence`.
    mentions: Vec<(&'a Mention, usize)>,
}

/// Holds a claim part against a window.
pub fn align<'a>(
    claim_text: &str,
    claim: &'a Fact,
    window: Window<'a>,
    wordings: &mut Wordings<'a>,
) -> Alignment<'a> {
    let evidence = evidence_words(window, wordings);
    let mentions = mentions(&evidence);
    let mut alignment = Alignment {
        claim,
        window,
        evidence,
        pairs: Vec::new(),
        comparisons: Vec::new(),
        mentions,
    };
    words::pair_words(claim_text, &mut alignment, wordings);
    entities::compare_entities(claim_text, &mut alignment);
    quantities::compare_quantities(claim_text, &mut alignment);
    times::compare_times(claim_text, &mut alignment);
    speaker::compare_speakers(&mut alignment);
    polarity::compare_polarity(&mut alignment);
    polarity::compare_modality(&mut alignment);
    direction::compare_directions(&mut alignment);
    opposites::find_opposites(claim_text, &mut alignment, wordings);
    opposites::find_substitutions(&mut alignment, wordings);
    roles::compare_roles(claim_text, &mut alignment);
    exchange::compare_exchanges(&mut alignment, wordings);
    sequence::compare_sequence(&mut alignment);
    alignment
}

/// The words that a claim part is held against: those of the window, of the sentence before it in the
/// same article, and the titles of the people that the window names or lets speak.
fn evidence_words<'a>(window: Window<'a>, wordings: &mut Wordings<'a>) -> Vec<EvidenceWord<'a>> {
    let facts = &window.article.facts;
    let mut out = Vec::new();
    let inside = window.facts();
    for title in &window.article.titles {
        let named = |fact: &Fact| {
            let spoken = fact
                .attribution
                .as_ref()
                .is_some_and(|said| said.key == title.key);
            spoken
                || fact
                    .mentions
                    .iter()
                    .any(|m| matches!(&m.value, Value::Entity(entity) if entity.key == title.key))
        };
        let apart = !(window.first..=window.last).contains(&(title.fact as usize));
        if apart && inside.iter().any(named) {
            let fact = &facts[title.fact as usize];
            let words = title.words.0 as usize..title.words.1 as usize;
            out.extend(words.map(|at| EvidenceWord {
                fact,
                at,
                inside: false,
                row: wordings.row(fact.word(at)),
            }));
        }
    }
    let first = window.first.saturating_sub(1);
    for (number, fact) in (first..).zip(&facts[first..=window.last]) {
        out.extend((0..fact.words.len()).map(|at| EvidenceWord {
            fact,
            at,
            inside: number >= window.first,
            row: wordings.row(fact.word(at)),
        }));
    }
    out
}

impl<'a> Alignment<'a> {
    /// Share of the claim part that the window accounts for, with the sentence before and the titles
    /// of its people, in 0..=1.
    pub fn coverage(&self) -> f32 {
        share(&self.pairs, |_| true)
    }

    /// The same for the rest of the claim part, without some of its words.
    pub fn coverage_of_rest(&self, without: (usize, usize)) -> f32 {
        share(self.rest(without), |_| true)
    }

    /// The same without the names, too, that the whole article is about.
    pub fn coverage_of_event(&self, without: (usize, usize)) -> f32 {
        let told = |pair: &&Pair| pair.evidence.is_some() || pair.credit < LOOSE_CREDIT;
        share(self.rest(without).filter(told), |_| true)
    }

    fn rest(&self, without: (usize, usize)) -> impl Iterator<Item = &Pair> {
        self.pairs
            .iter()
            .filter(move |pair| !(without.0..without.1).contains(&pair.claim))
    }

    /// Share of the claim part that some of its words lose for want of anything that accounts for them.
    pub fn loss(&self, words: (usize, usize)) -> f32 {
        let lost: f32 = self
            .pairs
            .iter()
            .filter(|pair| (words.0..words.1).contains(&pair.claim))
            .map(|pair| match pair.evidence {
                Some(_) => pair.weight * (1.0 - pair.credit),
                None => pair.weight,
            })
            .sum();
        lost / self
            .pairs
            .iter()
            .map(|pair| pair.weight)
            .sum::<f32>()
            .max(0.1)
    }

    /// Share of the claim part that the sentences of the window account for by themselves, or by the heading
    /// right above them.
    pub fn coverage_inside(&self) -> f32 {
        share(&self.pairs, |at| {
            self.evidence[at].inside || self.evidence[at].fact.heading
        })
    }

    /// Share of the words beside the part's names that the window accounts for by itself, in 0..=1.
    pub fn coverage_beside_names(&self) -> f32 {
        let others = self
            .pairs
            .iter()
            .filter(|pair| self.claim.entity_at(pair.claim).is_none());
        share(others, |at| self.evidence[at].inside)
    }

    /// Share of the claim part that the one sentence of the window accounts for which accounts for most,
    /// in 0..=1.
    pub fn coverage_by_one(&self) -> f32 {
        self.window
            .facts()
            .iter()
            .map(|fact| self.coverage_by(fact))
            .fold(0.0, f32::max)
    }

    /// Share of the claim part that one sentence accounts for by itself, in 0..=1.
    fn coverage_by(&self, fact: &Fact) -> f32 {
        share(&self.pairs, |at| {
            let home = self.evidence[at].fact;
            std::ptr::eq(home, fact) || home.heading
        })
    }

    /// Whether the claim part names an entity.
    fn asks_for(&self, entity: &Entity) -> bool {
        self.claim
            .mentions
            .iter()
            .filter_map(Mention::entity)
            .any(|wanted| names(entity, wanted))
    }

    /// Whether the window itself has a word of a kind.
    pub fn tells(&self, is: impl Fn(&Word) -> bool) -> bool {
        self.evidence
            .iter()
            .any(|other| other.inside && is(other.word()))
    }

    /// The pair of a claim word.
    pub fn pair(&self, claim: usize) -> Option<&Pair> {
        self.pairs
            .binary_search_by_key(&claim, |pair| pair.claim)
            .ok()
            .map(|at| &self.pairs[at])
    }

    /// The word of the evidence at an index.
    #[inline(never)]
    pub fn told(&self, at: usize) -> &EvidenceWord<'a> {
        &self.evidence[at]
    }

    /// Whether an evidence word answers to a claim word.
    pub fn is_used(&self, evidence: usize) -> bool {
        self.pairs
            .iter()
            .any(|pair| pair.evidence == Some(evidence) && pair.credit > 0.0)
    }

    /// Mentions of the evidence with the index of their first word in [`Alignment::evidence`].
    pub fn mentions(&self) -> impl Iterator<Item = (&'a Mention, usize)> {
        self.mentions.iter().copied()
    }
}

fn mentions<'a>(evidence: &[EvidenceWord<'a>]) -> Vec<(&'a Mention, usize)> {
    let mut out = Vec::new();
    for (index, word) in evidence.iter().enumerate() {
        let starts = |mention: &&Mention| mention.words.0 as usize == word.at;
        let fact: &Fact = word.fact;
        out.extend(
            fact.mentions
                .iter()
                .filter(starts)
                .map(|mention| (mention, index)),
        );
    }
    out
}

/// Share of some words of the claim that those evidence words account for which count, by their index.
fn share<'p>(pairs: impl IntoIterator<Item = &'p Pair>, counts: impl Fn(usize) -> bool) -> f32 {
    let (mut accounted, mut whole) = (0.0, 0.0f32);
    for pair in pairs {
        whole += pair.weight;
        if pair.evidence.is_some_and(&counts) {
            accounted += pair.weight * pair.credit;
        }
    }
    // A part of values alone, as somebody tells them: "Germany reported 120 cases".
    if whole == 0.0 {
        return 1.0;
    }
    accounted / whole.max(0.1)
}

/// Whether a mention of the evidence names the claim's entity.
fn is_named(evidence: &Mention, claim: &Entity) -> bool {
    evidence.entity().is_some_and(|entity| names(entity, claim))
}

/// Whether evidence that names one entity names the claim's too.
pub fn names(evidence: &Entity, claim: &Entity) -> bool {
    evidence.answers_to(claim).is_some()
}

/// Whether a value of the evidence is the claim's, or tells it.
pub fn agrees(claim: &Value, evidence: &Value) -> bool {
    match (claim, evidence) {
        (Value::Entity(wanted), Value::Entity(stated)) => names(stated, wanted),
        (Value::Quantity(wanted), Value::Quantity(stated)) => {
            stated.comparable(wanted) && stated.relation_to(wanted).agrees()
        }
        (Value::Time(wanted), Value::Time(stated)) => stated.relation_to(wanted).agrees(),
        _ => false,
    }
}

/// Whether a claim word is told by a quantity or a time, and so compared as a whole.
fn in_typed_mention(fact: &Fact, at: usize) -> bool {
    let told = |at: usize| {
        fact.mentions.iter().any(|mention| {
            mention.entity().is_none() && (mention.words.0..mention.words.1).contains(&(at as u32))
        })
    };
    // "Second-biggest" is second.
    told(at) || at >= 2 && fact.word(at - 1).lemma == "-" && told(at - 2)
}

/// Whether a word only says who says the rest.
pub(crate) fn in_attribution(fact: &Fact, at: usize) -> bool {
    fact.attribution
        .as_ref()
        .is_some_and(|said| (said.words.0..said.words.1).contains(&(at as u32)))
}

/// Whether a word carries meaning that evidence must account for.
fn is_content(word: &Word) -> bool {
    matches!(word.class, WordClass::Content | WordClass::Number)
}

fn comparison(
    rule: Rule,
    relation: Relation,
    claim: (usize, usize),
    evidence: Option<Span>,
    bond: f32,
) -> Comparison {
    Comparison {
        rule,
        relation,
        claim,
        evidence,
        bond,
    }
}
