//! Runs the tables of names and of speakers.

use citecheck::analyse;
use citecheck::document::Document;
use citecheck::lexicon::Thesaurus;
use citecheck::mention::{Entity, Mention};
use citecheck::report::Relation;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    same: Vec<Group>,
    within: Vec<Within>,
    apart: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    said: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Within {
    inner: Vec<String>,
    outer: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speakers {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    speakers: Vec<String>,
}

/// The last entity of a sentence about a name: roles stand before it.
fn entity(name: &str) -> Entity {
    let text = format!("On Monday {name} spoke.");
    let facts = analyse::facts(&text, None, false, Thesaurus::whole());
    let mut entities = facts[0].mentions.iter().filter_map(Mention::entity);
    let found = entities.next_back().cloned();
    found.unwrap_or_else(|| panic!("no name is found in: {text}"))
}

/// Every pair of an article's and a claim's name with how it must not, or must, relate.
fn check<'n>(
    pairs: impl Iterator<Item = (&'n String, &'n String)>,
    holds: impl Fn(Relation) -> bool,
    wrong: &mut Vec<String>,
) {
    for (evidence, claim) in pairs {
        let found = entity(evidence).relation_to(&entity(claim));
        if !holds(found) {
            wrong.push(format!("{evidence} / {claim}: {found:?}"));
        }
    }
}

fn pairs<'n>(
    left: &'n [String],
    right: &'n [String],
) -> impl Iterator<Item = (&'n String, &'n String)> {
    left.iter()
        .flat_map(move |one| right.iter().map(move |other| (one, other)))
}

#[test]
fn names_are_told_apart() {
    let table: Names = toml::from_str(include_str!("tables/names.toml")).unwrap();
    let mut wrong = Vec::new();
    for Group { said } in &table.same {
        check(
            pairs(said, said),
            |relation| relation == Relation::Same,
            &mut wrong,
        );
    }
    for Within { inner, outer } in &table.within {
        check(
            pairs(inner, outer),
            |relation| relation == Relation::Implies,
            &mut wrong,
        );
        check(
            pairs(outer, inner),
            |relation| relation == Relation::Missing,
            &mut wrong,
        );
    }
    for Group { said } in &table.apart {
        let others = pairs(said, said).filter(|(one, other)| one != other);
        check(
            others,
            |relation| matches!(relation, Relation::Differs | Relation::Missing),
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn speakers_are_found() {
    let table: Speakers = toml::from_str(include_str!("tables/speakers.toml")).unwrap();
    let mut wrong = Vec::new();
    for Case { text, speakers } in &table.case {
        let article = analyse::article(Document {
            body: text.clone(),
            ..Document::default()
        });
        let speaker = |fact: &citecheck::fact::Fact| {
            let said = fact.attribution.as_ref();
            said.map_or(String::new(), |said| said.speaker.clone())
        };
        let found: Vec<String> = article.facts.iter().map(speaker).collect();
        if found != *speakers {
            wrong.push(format!(
                "{text}\n    found  {found:?}\n    wanted {speakers:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
