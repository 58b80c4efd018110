//! Who says it.

use super::{Alignment, Rule, comparison, is_named, names};
use crate::document::Kind;
use crate::fact::{Attribution, Fact};
use crate::lexicon;
use crate::mention::{Entity, EntityKind, Mention, Value};
use crate::report::Relation;
use crate::text::is_one_of;

/// How much it counts that a speaker told by a role alone is missing.
const UNNAMED: f32 = 0.3;

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
    // Whose words are quoted matters.
    let quoted = alignment.claim.words.iter().any(|word| word.quoted);
    let missing = if named || quoted { 1.0 } else { UNNAMED };
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
                // A country speaks through its government.
                (Some(asked), None)
                    if asked.kind == EntityKind::Place
                        && said.key.split(' ').any(is_government) =>
                {
                    Relation::Same
                }
                (asked, Some(_))
                    if asked.is_none_or(|asked| asked.kind == EntityKind::Place)
                        && is_introduced(alignment, fact, said, &wanted.speaker) =>
                {
                    Relation::Same
                }
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
        is_named(mention, asked) && next.is_some_and(|word| lexicon::is_say_verb(&word.lemma))
    })
}

/// Whether speakers of these kinds are apart when their names are: a person and a name of unknown kind
/// are, a person and a country for which they may speak are not.
fn speakers_apart(stated: EntityKind, asked: EntityKind) -> bool {
    let person = |kind| matches!(kind, EntityKind::Person | EntityKind::Other);
    stated == asked || (person(stated) && person(asked))
}

/// What it counts more that a sentence says who says it.
const ATTRIBUTED: f32 = 0.25;

/// The fact of the window that answers to most of the claim, rather one that somebody says.
fn main_fact<'a>(alignment: &Alignment<'a>) -> Option<&'a Fact> {
    alignment.window.facts().iter().max_by(|left, right| {
        let [left, right] = [left, right].map(|fact| {
            let said = if fact.attribution.is_some() {
                ATTRIBUTED
            } else {
                0.0
            };
            alignment.coverage_by(fact) + said
        });
        left.total_cmp(&right)
    })
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

fn is_government(word: &str) -> bool {
    is_one_of(word, "government authorities officials ministry")
}

/// How far in front of a speaker what they are may stand, in words.
const INTRODUCED: usize = 4;

/// Whether the words around a speaker are those of a role, here or wherever else the article names them:
/// `Shahrani, then Afghan mines minister,`.
fn is_introduced(alignment: &Alignment<'_>, fact: &Fact, said: &Attribution, role: &str) -> bool {
    let tells = |fact: &Fact, (first, past): (u32, u32)| {
        let start = (first as usize).saturating_sub(INTRODUCED);
        let mut around = String::new();
        for word in &fact.words[start..past as usize] {
            if !word.quoted {
                around.push_str(&word.lemma);
                around.push(' ');
            }
        }
        shares_words(role, &around)
    };
    let is_named = |mention: &&Mention| mention.entity().is_some_and(|one| one.key == said.key);
    tells(fact, said.words)
        || alignment.window.article.facts.iter().any(|fact| {
            let mut named = fact.mentions.iter().filter(is_named);
            named.any(|mention| tells(fact, mention.words))
        })
}

/// Whether two phrases have a word with meaning in common.
fn shares_words(left: &str, right: &str) -> bool {
    let content = |word: &&str| word.len() > 3 && !lexicon::is_function_word(word);
    left.split(' ')
        .filter(content)
        .any(|word| right.split(' ').any(|other| other == word))
}
