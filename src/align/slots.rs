//! Typed slots of the claim against those of the evidence: names, quantities, times, polarity,
//! modality, speakers.

use super::words::{bond, credit_words, entity_at};
use super::{Alignment, Comparison, Rule, in_attribution, names, roles};
use crate::clause::coreference;
use crate::document::Kind;
use crate::fact::{Attribution, Fact, Modality};
use crate::lexicon;
use crate::mention::{Entity, EntityKind, Mention, Quantity, Time, TimeRelation, Unit, Value};
use crate::report::Relation;
use crate::text::{self, Span};

/// Credit of a name found in the sentence before the window, and elsewhere in the article.
const BEFORE: f32 = 0.8;
const ELSEWHERE: f32 = 0.5;
/// How many sentences tell what an article is about.
const LEAD: usize = 2;
/// From this bond on, a name in the sentence stands in place of the one that is asked for.
const RIVAL: f32 = 0.5;
/// What a flipped polarity counts when only things, not acts, are stated on one side and denied on the
/// other; and a differing count when one side does not say of what.
const WITHOUT_ACTS: f32 = 0.5;
const WITHOUT_NOUN: f32 = 0.5;
/// How much it counts that a time is missing which is that of the article.
const LIKELY: f32 = 0.35;
/// How much it counts that a speaker told by a role alone is missing.
const UNNAMED: f32 = 0.3;
/// From this count on, the same number is taken to be of the same thing whatever nouns say so.
const TELLING_COUNT: f64 = 13.0;

/// Compares every name of the claim.
pub(super) fn compare_entities(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Entity(wanted) = &mention.value else {
            continue;
        };
        if claim
            .attribution
            .as_ref()
            .is_some_and(|said| said.words.0 <= mention.words.0 && mention.words.1 <= said.words.1)
        {
            continue;
        }
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let same = alignment
            .mentions()
            .filter(|(other, ..)| matches!(&other.value, Value::Entity(entity) if names(entity, wanted)))
            .max_by_key(|&(_, index)| alignment.evidence[index].inside);
        // Who belongs to a country is not where something happens: "the Pakistani military".
        let elsewhere = located(claim_text, claim, mention)
            && !alignment.mentions().any(|(other, index)| {
                let fact = alignment.evidence[index].fact;
                let body = &alignment.window.article.document.body;
                matches!(&other.value, Value::Entity(entity) if names(entity, wanted)) && !is_demonym(body, other)
                    && !in_attribution(fact, other.words.0 as usize)
            });
        if let Some((other, index)) = same.filter(|_| !elsewhere) {
            let inside = alignment.evidence[index].inside;
            credit_words(
                alignment,
                mention.words,
                index,
                if inside { 1.0 } else { BEFORE },
            );
            found.push(comparison(
                Rule::Entity,
                Relation::Same,
                range,
                Some(other.span),
                1.0,
            ));
            continue;
        }
        // A rare word that starts the claim may be no name at all.
        if range == (0, 1) && wanted.kind == EntityKind::Other && alignment.pair(0).is_some() {
            continue;
        }
        // A name that the analysis of the article did not see as one may still be there word by word.
        let here = |pair: &super::Pair| {
            pair.credit >= 0.7
                && pair
                    .evidence
                    .is_some_and(|at| alignment.evidence[at].inside)
        };
        let spelled = alignment
            .pairs
            .iter()
            .filter(|p| (range.0..range.1).contains(&p.claim))
            .all(here);
        if spelled {
            found.push(comparison(Rule::Entity, Relation::Same, range, None, 0.9));
            continue;
        }
        let elsewhere = alignment
            .window
            .article
            .facts
            .iter()
            .flat_map(|fact| &fact.mentions)
            .any(|other| matches!(&other.value, Value::Entity(entity) if names(entity, wanted)));
        if elsewhere {
            for pair in &mut alignment.pairs {
                if (range.0..range.1).contains(&pair.claim) && pair.credit < ELSEWHERE {
                    pair.credit = ELSEWHERE;
                }
            }
        }
        let rival = rival(claim_text, alignment, mention, wanted);
        let topic = elsewhere && is_topic(alignment, wanted);
        match rival {
            // What the whole article is about need not be named in every sentence.
            _ if topic && rival.is_none_or(|(_, bond)| bond < RIVAL) => found.push(comparison(
                Rule::Entity,
                Relation::Implies,
                range,
                None,
                ELSEWHERE,
            )),
            Some((span, bond)) => found.push(comparison(
                Rule::Entity,
                Relation::Differs,
                range,
                Some(span),
                bond,
            )),
            None => found.push(comparison(
                Rule::Entity,
                Relation::Missing,
                range,
                None,
                if elsewhere { 0.5 } else { 1.0 },
            )),
        }
    }
    alignment.comparisons.extend(found);
}

/// Whether the article names somebody or something right at its start.
fn is_topic(alignment: &Alignment<'_>, wanted: &Entity) -> bool {
    let facts = &alignment.window.article.facts;
    let told = facts.iter().filter(|fact| !fact.heading).take(LEAD);
    let heads = facts.iter().filter(|fact| fact.heading).take(1);
    told.chain(heads).flat_map(|fact| &fact.mentions).any(
        |other| matches!(&other.value, Value::Entity(entity) if names(entity, wanted)),
    )
}

/// Whether a claim says that something is in the named place.
fn located(claim_text: &str, claim: &Fact, mention: &Mention) -> bool {
    let kind = matches!(&mention.value, Value::Entity(entity) if entity.kind == EntityKind::Place);
    kind && matches!(preposition(claim_text, claim, mention.words.0).as_str(), "in" | "at" | "near")
}

/// Whether a name is that of the people or things of a country.
fn is_demonym(text: &str, mention: &Mention) -> bool {
    lexicon::place(&text::lower(mention.span.of(text)))
        .is_some_and(|(_, kind)| kind == lexicon::PlaceKind::Demonym)
}

/// Another name of the same kind that stands in the evidence where the claim has this one.
fn rival(
    claim_text: &str,
    alignment: &Alignment<'_>,
    mention: &Mention,
    wanted: &Entity,
) -> Option<(Span, f32)> {
    let claim = alignment.claim;
    let asked = |entity: &Entity| {
        claim
            .mentions
            .iter()
            .any(|m| matches!(&m.value, Value::Entity(other) if names(entity, other)))
    };
    let body = &alignment.window.article.document.body;
    let role = preposition(claim_text, claim, mention.words.0);
    alignment
        .mentions()
        .filter(|&(_, index)| alignment.evidence[index].inside)
        .filter_map(|(other, index)| {
            let fact = alignment.evidence[index].fact;
            let Value::Entity(entity) = &other.value else {
                return None;
            };
            let kinds = entity.kind == wanted.kind
                || matches!(
                    (entity.kind, wanted.kind),
                    (EntityKind::Organisation, EntityKind::Other)
                        | (EntityKind::Other, EntityKind::Organisation)
                        | (EntityKind::Person, EntityKind::Other)
                        | (EntityKind::Other, EntityKind::Person)
                );
            if !kinds || asked(entity) {
                return None;
            }
            let bound = bond(
                alignment,
                (mention.words.0 as usize, mention.words.1 as usize),
                index,
            );
            let same_role = role == preposition(body, fact, other.words.0);
            let exact = if entity.kind == wanted.kind { 1.0 } else { 0.8 };
            Some((
                other.span,
                bound * exact * if same_role { 1.0 } else { 0.6 },
            ))
        })
        .max_by(|left, right| left.1.total_cmp(&right.1))
}

/// The preposition in front of a mention, or nothing.
fn preposition(text: &str, fact: &Fact, first: u32) -> String {
    let mut at = first as usize;
    while at > 0
        && matches!(
            fact.words[at - 1].lemma.as_str(),
            "the" | "a" | "an" | "his" | "her" | "its" | "their"
        )
    {
        at -= 1;
    }
    // A title belongs to the name behind it.
    while at > 0 && lexicon::honorific(&fact.words[at - 1].lemma) {
        at -= 1;
        if at > 0 && fact.words[at - 1].capital {
            at -= 1;
        }
    }
    let Some(before) = at.checked_sub(1).map(|at| &fact.words[at]) else {
        return String::new();
    };
    let surface = text::lower(before.span.of(text));
    if lexicon::is_function_word(&surface) && surface.len() > 1 {
        surface
    } else {
        String::new()
    }
}

/// Compares every quantity of the claim with the one of the evidence that is most surely about the
/// same thing.
pub(super) fn compare_quantities(alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Quantity(wanted) = &mention.value else {
            continue;
        };
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        if tells_sides(alignment, mention) {
            continue;
        }
        let best = alignment
            .mentions()
            .filter_map(|(other, index)| {
                let inside = alignment.evidence[index].inside;
                let Value::Quantity(stated) = &other.value else {
                    return None;
                };
                let telling = stated.unit == Unit::Count
                    && wanted.unit == Unit::Count
                    && stated.value == wanted.value
                    && wanted.value >= TELLING_COUNT;
                if !stated.comparable(wanted) && !telling {
                    return None;
                }
                let relation = stated.relation_to(wanted);
                let bound = (anchored(alignment, range, index) * if inside { 1.0 } else { 0.6 }
                    + same_noun(stated, wanted))
                    * if belongs_elsewhere(alignment, wanted, index) { ELSEWHERE } else { 1.0 };
                let nameless = matches!(wanted.unit, Unit::Count)
                    && (wanted.of.is_empty() || stated.of.is_empty());
                let bound = if nameless && relation == Relation::Differs {
                    bound * WITHOUT_NOUN
                } else {
                    bound
                };
                // Of two that are bound alike, the one that agrees is meant.
                let agrees = matches!(relation, Relation::Same | Relation::Implies);
                Some((
                    bound + if agrees { 0.25 } else { 0.0 },
                    bound,
                    relation,
                    other.span,
                ))
            })
            .max_by(|left, right| left.0.total_cmp(&right.0));
        found.push(match best {
            Some((_, bound, relation, span)) => {
                comparison(Rule::Quantity, relation, range, Some(span), bound.min(1.0))
            }
            None => comparison(Rule::Quantity, Relation::Missing, range, None, 1.0),
        });
    }
    alignment.comparisons.extend(found);
}

/// Whether a count only points at the sides that evidence and claim speak of: `the two nations`.
fn tells_sides(alignment: &Alignment<'_>, mention: &Mention) -> bool {
    let last = &alignment.claim.words[mention.words.1 as usize - 1];
    let two = matches!(&mention.value, Value::Quantity(count) if count.value == 2.0 && count.unit == Unit::Count);
    let mut places: Vec<&str> = alignment
        .mentions()
        .filter_map(|(other, _)| match &other.value {
            Value::Entity(entity) if entity.kind == EntityKind::Place => Some(entity.key.as_str()),
            _ => None,
        })
        .collect();
    places.dedup();
    two && coreference::is_side(&last.lemma) && places.len() >= 2
}

/// How far a joint between two values moves what stands behind it away, in words.
const JOINT: usize = 6;

/// Whether every name of the claim stands nearer to another such value of the sentence: `the twelfth win
/// for Chevrolet, and the ninth for Hendrick`.
fn belongs_elsewhere(alignment: &Alignment<'_>, wanted: &Quantity, index: usize) -> bool {
    let home = alignment.evidence[index].fact;
    let at = alignment.evidence[index].at;
    let rivals: Vec<usize> = home
        .mentions
        .iter()
        .filter(|m| matches!(&m.value, Value::Quantity(stated) if stated.comparable(wanted)))
        .map(|m| m.words.0 as usize)
        .collect();
    if rivals.len() < 2 {
        return false;
    }
    let distance = |from: usize, to: usize| {
        let (low, high) = (from.min(to), from.max(to));
        let joints = home.words[low..high]
            .iter()
            .filter(|word| matches!(word.lemma.as_str(), "and" | "but" | ";" | "while" | "whereas"))
            .count();
        high - low + JOINT * joints
    };
    let nearest = |name: &Mention| {
        let name = name.words.0 as usize;
        rivals.iter().copied().min_by_key(|&rival| distance(rival, name))
    };
    let mut named = home.mentions.iter().filter(|m| {
        let Value::Entity(entity) = &m.value else {
            return false;
        };
        alignment.claim.mentions.iter().any(
            |asked| matches!(&asked.value, Value::Entity(wanted) if names(entity, wanted)),
        )
    });
    let mut any = false;
    let elsewhere = named.all(|name| {
        any = true;
        nearest(name) != Some(at)
    });
    any && elsewhere
}

/// How surely a value of the claim and one of the evidence are about the same thing: by the words
/// around them, or, somewhat less, by how much of the whole part the evidence accounts for.
fn anchored(alignment: &Alignment<'_>, range: (usize, usize), index: usize) -> f32 {
    let accounted: f32 = alignment
        .pairs
        .iter()
        .map(|pair| pair.weight * pair.credit)
        .sum();
    let whole: f32 = alignment.pairs.iter().map(|pair| pair.weight).sum();
    bond(alignment, range, index).max(0.7 * accounted / whole.max(0.1))
}

/// What it adds to the bond of two quantities that they count the same noun.
fn same_noun(stated: &Quantity, wanted: &Quantity) -> f32 {
    if !wanted.of.is_empty() && stated.of == wanted.of {
        0.3
    } else {
        0.0
    }
}

/// Compares every time of the claim.
pub(super) fn compare_times(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let mut found = Vec::new();
    for mention in &claim.mentions {
        let Value::Time(wanted) = &mention.value else {
            continue;
        };
        let range = (mention.words.0 as usize, mention.words.1 as usize);
        let best = alignment
            .mentions()
            .filter_map(|(other, index)| {
                let inside = alignment.evidence[index].inside;
                let Value::Time(stated) = &other.value else {
                    return None;
                };
                // "last year" in a claim is that of the article when the article says it too.
                let alike = mention
                    .span
                    .of(claim_text)
                    .eq_ignore_ascii_case(other.span.of(body));
                let since = stated.relation == TimeRelation::Since && is_last(claim);
                let relation = if alike {
                    Relation::Same
                } else if since {
                    // "the first victory since 1958": the last one was in 1958.
                    Time { relation: wanted.relation, ..*stated }.relation_to(wanted)
                } else {
                    stated.relation_to(wanted)
                };
                let bound = anchored(alignment, range, index) * if inside { 1.0 } else { 0.5 };
                let agrees = matches!(relation, Relation::Same | Relation::Implies);
                Some((
                    bound + if agrees { 0.3 } else { 0.0 },
                    bound,
                    relation,
                    other.span,
                ))
            })
            .max_by(|left, right| left.0.total_cmp(&right.0));
        // What an article reports without a date is likely of the time of the article.
        let published = alignment.window.article.document.date.map(Time::of_date);
        let likely = published.is_some_and(|stated| {
            matches!(
                stated.relation_to(wanted),
                Relation::Same | Relation::Implies
            )
        });
        found.push(match best {
            Some((_, bound, relation, span)) if relation != Relation::Missing => {
                comparison(Rule::Time, relation, range, Some(span), bound.min(1.0))
            }
            // Another time of the evidence does not tell less than none.
            _ => comparison(
                Rule::Time,
                Relation::Missing,
                range,
                None,
                if likely { LIKELY } else { 1.0 },
            ),
        });
    }
    alignment.comparisons.extend(found);
}

/// Whether a claim tells the time of the last event of its kind.
fn is_last(claim: &Fact) -> bool {
    claim
        .words
        .iter()
        .any(|word| matches!(word.lemma.as_str(), "last" | "previous" | "previously" | "since"))
}

/// Compares who says it: only names of one kind can differ; a speaker told by a role (`the premier`) is
/// the same when the evidence has the words of the role.
pub(super) fn compare_speakers(alignment: &mut Alignment<'_>) {
    let Some(wanted) = &alignment.claim.attribution else {
        return;
    };
    let range = (wanted.words.0 as usize, wanted.words.1 as usize);
    let opinion = wanted.key.split(' ').any(lexicon::names_opinion);
    if opinion && alignment.window.article.document.kind == Kind::Opinion {
        alignment
            .comparisons
            .push(comparison(Rule::Speaker, Relation::Same, range, None, 0.9));
        return;
    }
    // A role without a name is told by its words, and those may be missing.
    let named = speaker(alignment.claim, wanted).is_some();
    let missing = if named { 1.0 } else { UNNAMED };
    let found = match main_fact(alignment).and_then(|fact| Some((fact, fact.attribution.as_ref()?)))
    {
        Some((fact, said)) => {
            let (asked, stated) = (speaker(alignment.claim, wanted), speaker(fact, said));
            let span = fact
                .mentions
                .iter()
                .find(|m| {
                    m.words == said.words
                        || matches!(&m.value, Value::Entity(e) if e.key == said.key)
                })
                .map(|m| m.span);
            let relation = match (asked, stated) {
                (Some(asked), Some(stated))
                    if names(stated, asked) || (stated.key == asked.key) =>
                {
                    Relation::Same
                }
                (Some(asked), Some(stated))
                    if speakers_apart(stated.kind, asked.kind) && !also_says(fact, asked) =>
                {
                    Relation::Differs
                }
                _ if shares_words(&wanted.key, &said.key) => Relation::Same,
                _ => Relation::Missing,
            };
            let bond = if relation == Relation::Missing {
                missing
            } else {
                0.9
            };
            comparison(Rule::Speaker, relation, range, span, bond)
        }
        None => comparison(Rule::Speaker, Relation::Missing, range, None, missing),
    };
    alignment.comparisons.push(found);
}

/// Whether somebody stands in front of a verb of saying: `Cornyn added that even Bolden stated as much`.
fn also_says(fact: &Fact, asked: &Entity) -> bool {
    fact.mentions.iter().any(|mention| {
        let next = fact.words.get(mention.words.1 as usize);
        matches!(&mention.value, Value::Entity(entity) if names(entity, asked))
            && next.is_some_and(|word| lexicon::is_say_verb(&word.lemma))
    })
}

/// Whether speakers of these kinds are apart when their names are: a person and a name of unknown kind
/// are, a person and a country for which they may speak are not.
fn speakers_apart(stated: EntityKind, asked: EntityKind) -> bool {
    let person = |kind| matches!(kind, EntityKind::Person | EntityKind::Other);
    stated == asked || (person(stated) && person(asked))
}

/// The fact of the window that answers to most of the claim.
fn main_fact<'a>(alignment: &Alignment<'a>) -> Option<&'a Fact> {
    let window = alignment.window;
    let answers = |fact: &Fact| -> f32 {
        let here = |pair: &&super::Pair| {
            pair.evidence
                .is_some_and(|at| std::ptr::eq(alignment.evidence[at].fact, fact))
        };
        alignment
            .pairs
            .iter()
            .filter(here)
            .map(|pair| pair.weight * pair.credit)
            .sum()
    };
    window.article.facts[window.first..=window.last]
        .iter()
        .max_by(|left, right| answers(left).total_cmp(&answers(right)))
}

/// The entity that an attribution names.
fn speaker<'f>(fact: &'f Fact, said: &Attribution) -> Option<&'f Entity> {
    fact.mentions
        .iter()
        .find_map(|mention| match &mention.value {
            Value::Entity(entity) if entity.key == said.key => Some(entity),
            _ => None,
        })
}

/// Whether two phrases have a word with meaning in common.
fn shares_words(left: &str, right: &str) -> bool {
    let content = |word: &&str| word.len() > 3 && !lexicon::is_function_word(word);
    left.split(' ')
        .filter(content)
        .any(|word| right.split(' ').any(|other| other == word))
}

/// Compares whether the paired words are stated or denied: the acts, where both sides have any, else
/// all words but names, which are mentioned rather than stated.
pub(super) fn compare_polarity(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let paired = || {
        alignment.pairs.iter().filter_map(|pair| {
            let index = pair.evidence.filter(|_| pair.credit >= 0.5)?;
            entity_at(claim, pair.claim)
                .is_none()
                .then_some((pair, alignment.evidence[index]))
        })
    };
    let acts = |(pair, other): &(&super::Pair, super::EvidenceWord<'_>)| {
        roles::acts(claim_text, claim, pair.claim) && roles::acts(body, other.fact, other.at)
    };
    let any = paired().any(|two| acts(&two));
    let (mut same, mut flipped, mut all) = (0.0, 0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for (pair, other) in paired().filter(|two| !any || acts(two)) {
        let (word, stated) = (&claim.words[pair.claim], other.word());
        all += pair.weight;
        if word.negated != stated.negated {
            flipped += pair.weight;
            first = first.or(Some((pair.claim, stated.span)));
        } else if word.negated {
            same += pair.weight;
        }
    }
    let found = match first {
        Some((at, span)) => {
            let bond = flipped / all * if any { 1.0 } else { WITHOUT_ACTS };
            comparison(
                Rule::Polarity,
                Relation::Differs,
                (at, at + 1),
                Some(span),
                bond,
            )
        }
        None if same > 0.0 => comparison(Rule::Polarity, Relation::Same, (0, 0), None, same / all),
        None => return,
    };
    alignment.comparisons.push(found);
}

/// Compares how surely the paired acts are said: what is done against what is planned or wished.
pub(super) fn compare_modality(claim_text: &str, alignment: &mut Alignment<'_>) {
    let claim = alignment.claim;
    let body = &alignment.window.article.document.body;
    let (mut weaker, mut all) = (0.0, 0.0);
    let mut first: Option<(usize, Span)> = None;
    for pair in &alignment.pairs {
        let Some(index) = pair.evidence.filter(|_| pair.credit >= 0.5) else {
            continue;
        };
        let other = alignment.evidence[index];
        if entity_at(claim, pair.claim).is_some()
            || !roles::acts(claim_text, claim, pair.claim)
            || !roles::acts(body, other.fact, other.at)
        {
            continue;
        }
        let (said, stated) = (claim.words[pair.claim].modality, other.word().modality);
        all += pair.weight;
        let open = matches!(stated, Modality::Wanted | Modality::Possible);
        if open && matches!(said, Modality::Actual | Modality::Future) {
            weaker += pair.weight;
            first = first.or(Some((pair.claim, other.word().span)));
        }
    }
    if let Some((at, span)) = first {
        alignment.comparisons.push(comparison(
            Rule::Modality,
            Relation::Differs,
            (at, at + 1),
            Some(span),
            weaker / all,
        ));
    }
}

pub(super) fn comparison(
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
