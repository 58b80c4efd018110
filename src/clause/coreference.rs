//! Pronouns and roles that stand for somebody named before.
//!
//! In: the facts of a text, in order. Out: further mentions at the pronouns (`he`), the roles
//! (`the defence minister`), the pairs (`the two countries`) and, inside quotations and opinion
//! pieces, the speaker's own side (`our country`), each with the key of whom it stands for.

use crate::fact::{Fact, Title, WordClass};
use crate::lexicon;
use crate::mention::{Entity, EntityKind, Mention, Value};
use crate::order;
use crate::report::Relation;
use crate::text::{self, is_one_of};

/// How many facts back a pronoun may point.
const PRONOUN_REACH: usize = 3;

/// Who has been named so far.
#[derive(Debug, Default)]
pub struct Discourse {
    people: Vec<Person>,
    /// Countries with the number of their mentions, in order of first mention.
    places: Vec<(String, usize)>,
    titles: Vec<Title>,
}

/// How many people a text is remembered to have named: more would make a long list of names take time
/// by its square.
const REMEMBERED: usize = 256;

#[derive(Debug)]
struct Person {
    key: String,
    /// Lemmas of the words of their titles: `prime`, `minister`.
    roles: Vec<String>,
    /// The country that their title names.
    side: Option<String>,
    /// The fact that named them last, and the first word that did.
    last: (usize, u32),
}

impl Discourse {
    /// Adds the mentions that the fact's pronouns and roles make, then remembers its names.
    pub fn resolve(&mut self, text: &str, number: usize, fact: &mut Fact) {
        self.recognise(fact);
        let mut found = Vec::new();
        for at in 0..fact.words.len() {
            if fact
                .mentions
                .iter()
                .any(|m| (m.words.0..m.words.1).contains(&(at as u32)))
            {
                continue;
            }
            let lemma = fact.words[at].lemma.as_str();
            let surface = text::lower(fact.words[at].span.of(text));
            let person = match surface.as_str() {
                "he" | "she" | "him" | "his" | "her" => self.pronoun(fact, number, at),
                _ if lexicon::honorific(lemma) => self.role(text, fact, at),
                _ => None,
            };
            if let Some(key) = person {
                found.push(mention(fact, at, key, EntityKind::Person));
            }
        }
        fact.mentions.extend(found);
        order::by_number(&mut fact.mentions, Mention::place);
        self.learn(text, number, fact);
    }

    /// Gives the names of people who are known already their full name: `Asif` after `Khawaja Asif`.
    fn recognise(&self, fact: &mut Fact) {
        for mention in &mut fact.mentions {
            let Value::Entity(entity) = &mut mention.value else {
                continue;
            };
            if !matches!(entity.kind, EntityKind::Person | EntityKind::Other) {
                continue;
            }
            let known = self.people.iter().rfind(|person| {
                let person = Entity {
                    key: person.key.clone(),
                    kind: EntityKind::Person,
                };
                person.key.len() >= entity.key.len() && person.relation_to(entity) == Relation::Same
            });
            if let Some(person) = known {
                *entity = Entity {
                    key: person.key.clone(),
                    kind: EntityKind::Person,
                };
            }
        }
    }

    /// Adds the mentions of pairs and of the speaker's own side, once the whole text is known.
    pub fn resolve_sides(&self, text: &str, fact: &mut Fact, opinion: bool) {
        let mut found = Vec::new();
        let pair = self.leading_pair();
        let own = fact
            .attribution
            .as_ref()
            .and_then(|a| self.side_of(&a.key))
            .or_else(|| {
                let (first, _) = pair.as_ref()?;
                opinion.then(|| first.clone())
            });
        for at in 0..fact.words.len() {
            let surface = text::lower(fact.words[at].span.of(text));
            match surface.as_str() {
                "we" | "our" | "us" | "ours" if fact.words[at].quoted || opinion => {
                    if let Some(key) = &own {
                        found.push(mention(fact, at, key.clone(), EntityKind::Place));
                    }
                }
                "two" | "both" => {
                    let next = fact
                        .words
                        .get(at + 1)
                        .map_or("", |word| word.lemma.as_str());
                    if is_side(next)
                        && let Some((left, right)) = &pair
                    {
                        // They are named, not counted.
                        fact.mentions.retain(|m| {
                            !matches!(m.value, Value::Quantity(_)) || m.words.0 as usize != at
                        });
                        found.push(mention(fact, at, left.clone(), EntityKind::Place));
                        found.push(mention(fact, at, right.clone(), EntityKind::Place));
                    }
                }
                _ => {}
            }
        }
        fact.mentions.extend(found);
        order::by_number(&mut fact.mentions, Mention::place);
    }

    /// Where the text tells what its people are, by their full names.
    pub fn titles(self) -> Vec<Title> {
        let Discourse {
            people, mut titles, ..
        } = self;
        for title in &mut titles {
            let named = |person: &&Person| {
                let known = Entity {
                    key: person.key.clone(),
                    kind: EntityKind::Person,
                };
                known.relation_to(&Entity {
                    key: title.key.clone(),
                    kind: EntityKind::Person,
                }) == Relation::Same
            };
            if let Some(person) = people.iter().find(named) {
                title.key.clone_from(&person.key);
            }
        }
        titles
    }

    fn side_of(&self, key: &str) -> Option<String> {
        self.people
            .iter()
            .find(|person| person.key == key)?
            .side
            .clone()
    }

    /// The two places that the text names most.
    fn leading_pair(&self) -> Option<(String, String)> {
        let mut places: Vec<&(String, usize)> = self.places.iter().collect();
        order::by_number(&mut places, |(_, count)| !(*count as u64));
        Some((places.first()?.0.clone(), places.get(1)?.0.clone()))
    }

    /// Whom a personal pronoun stands for: the first person named in this sentence before it, else
    /// the subject (first person) of the nearest sentence before.
    fn pronoun(&self, fact: &Fact, number: usize, at: usize) -> Option<String> {
        let here = people_of(fact).find(|mention| mention.words.1 <= at as u32);
        if let Some(Mention {
            value: Value::Entity(entity),
            ..
        }) = here
        {
            return Some(entity.key.clone());
        }
        self.people
            .iter()
            .filter(|person| number - person.last.0 <= PRONOUN_REACH)
            .min_by_key(|person| (number - person.last.0, person.last.1))
            .map(|person| person.key.clone())
    }

    /// Whom a role behind `the` stands for: the last named person whose title has its words.
    fn role(&self, text: &str, fact: &Fact, at: usize) -> Option<String> {
        let mut words = vec![fact.words[at].lemma.as_str()];
        let mut side = None;
        let mut from = at;
        while from > 0 && words.len() < 4 {
            let before = &fact.words[from - 1];
            match text::lower(before.span.of(text)).as_str() {
                "the" => break,
                surface if lexicon::place(surface).is_some() => {
                    side = lexicon::place(surface).map(|(key, _)| key)
                }
                surface
                    if lexicon::is_function_word(surface)
                        || !surface.chars().all(char::is_alphabetic) =>
                {
                    return None;
                }
                _ => words.push(&before.lemma),
            }
            from -= 1;
        }
        // The role is a title when a name follows it.
        let named = people_of(fact).any(|m| m.words.0 == at as u32 + 1);
        let definite = from > 0 && fact.words[from - 1].lemma == "the";
        if named || !definite {
            return None;
        }
        self.people
            .iter()
            .filter(|person| {
                words
                    .iter()
                    .all(|word| person.roles.iter().any(|role| alike(role, word)))
            })
            .filter(|person| {
                side.is_none() || person.side.is_none() || person.side.as_deref() == side
            })
            .max_by_key(|person| {
                (
                    side.is_some() && person.side.as_deref() == side,
                    person.last,
                )
            })
            .map(|person| person.key.clone())
    }

    fn learn(&mut self, text: &str, number: usize, fact: &Fact) {
        for mention in &fact.mentions {
            let Value::Entity(entity) = &mention.value else {
                continue;
            };
            match entity.kind {
                EntityKind::Place => {
                    match self.places.iter_mut().find(|(key, _)| *key == entity.key) {
                        Some((_, count)) => *count += 1,
                        None => self.places.push((entity.key.clone(), 1)),
                    }
                }
                EntityKind::Person => {
                    let (first, past) = (mention.words.0 as usize, mention.words.1 as usize);
                    let title =
                        title_before(text, fact, first).or_else(|| title_behind(text, fact, past));
                    let mut roles = Vec::new();
                    let mut side = None;
                    if let Some((from, to)) = title {
                        roles.extend(
                            fact.words[from..to]
                                .iter()
                                .filter(|word| word.class == WordClass::Content)
                                .map(|word| word.lemma.clone()),
                        );
                        side = fact.mentions.iter().find_map(|other| match &other.value {
                            Value::Entity(place)
                                if place.kind == EntityKind::Place
                                    && other.words.0 as usize >= from
                                    && other.words.1 as usize <= to =>
                            {
                                Some(place.key.clone())
                            }
                            _ => None,
                        });
                        self.titles.push(Title {
                            key: entity.key.clone(),
                            fact: number as u32,
                            words: (from as u32, to as u32),
                        });
                    }
                    self.meet(entity, roles, side, (number, mention.words.0));
                }
                _ => {}
            }
        }
    }

    fn meet(
        &mut self,
        entity: &Entity,
        roles: Vec<String>,
        side: Option<String>,
        last: (usize, u32),
    ) {
        let known = self.people.iter_mut().find(|person| {
            let person = Entity {
                key: person.key.clone(),
                kind: EntityKind::Person,
            };
            person.relation_to(entity) == Relation::Same
        });
        match known {
            Some(person) => {
                if person.last.0 != last.0 {
                    person.last = last;
                }
                if entity.key.len() > person.key.len() {
                    person.key = entity.key.clone();
                }
                person.roles.extend(roles);
                person.side = person.side.take().or(side);
            }
            None => {
                let longest_ago = self.people.iter().enumerate().min_by_key(|(_, p)| p.last);
                if let Some((at, _)) = longest_ago.filter(|_| self.people.len() >= REMEMBERED) {
                    self.people.remove(at);
                }
                self.people.push(Person {
                    key: entity.key.clone(),
                    roles,
                    side,
                    last,
                });
            }
        }
    }
}

/// A noun for one of two parties, as in `the two countries`.
pub fn is_side(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "country side nation state capital government neighbour neighbor",
    )
}

/// The words of a title just before a name: `Pakistan's Foreign Office spokesperson`.
fn title_before(text: &str, fact: &Fact, name: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 6;
    let mut from = name;
    while from > 0 && name - from < LONGEST {
        let surface = text::lower(fact.words[from - 1].span.of(text));
        let joint = is_one_of(surface.as_str(), "of 's ’s -");
        if !joint
            && (lexicon::is_function_word(&surface) || !surface.chars().any(char::is_alphabetic))
        {
            break;
        }
        from -= 1;
    }
    titled(fact, from, name)
}

/// The words of a title just behind a name, between commas: `, the British climate expert who`.
fn title_behind(text: &str, fact: &Fact, name: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 9;
    if fact.words.get(name)?.span.of(text) != "," {
        return None;
    }
    let to = (name + 1..fact.words.len().min(name + LONGEST))
        .find(|&at| is_one_of(fact.words[at].span.of(text), ", . who which ;"))?;
    titled(fact, name + 1, to)
}

/// The words, when they tell a role.
fn titled(fact: &Fact, from: usize, to: usize) -> Option<(usize, usize)> {
    let role = fact
        .words
        .get(from..to)?
        .iter()
        .any(|word| lexicon::honorific(&word.lemma));
    role.then_some((from, to))
}

/// Whether two title words are the same: `premier` and `minister` of `prime minister` count.
fn alike(role: &str, word: &str) -> bool {
    role == word || (word == "premier" && role == "prime")
}

fn people_of(fact: &Fact) -> impl Iterator<Item = &Mention> {
    fact.mentions
        .iter()
        .filter(|m| matches!(&m.value, Value::Entity(entity) if entity.kind == EntityKind::Person))
}

fn mention(fact: &Fact, at: usize, key: String, kind: EntityKind) -> Mention {
    Mention {
        span: fact.words[at].span,
        words: (at as u32, at as u32 + 1),
        value: Value::Entity(Entity { key, kind }),
    }
}
