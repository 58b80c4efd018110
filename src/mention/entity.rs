//! Entities: names found by their capitals and by the lists of known names.
//!
//! In: the words of one sentence and the names of the text around it. Out: mentions in order and
//! apart from each other. A run of capitalised words is cut into a place in front (`Pakistani`),
//! a role (`Defence Minister`) and a name (`Khawaja Asif`); known places count in any case, so that
//! `pakistan says` is understood too.

use super::{Entity, EntityKind, Mention, Value};
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon::{self, PlaceKind};
use crate::order;
use crate::text::{self, is_one_of};

/// Words that a text writes with a capital in the middle of a sentence, in lower case: what starts
/// a sentence is a name only if it is among them or known as one.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<String>);

impl Names {
    /// Collects the names of sentences; headings are left out, since they capitalise at will.
    pub fn of(text: &str, facts: &[Fact]) -> Names {
        let mut names = Vec::new();
        for Fact { words, .. } in facts.iter().filter(|fact| !fact.heading) {
            for (at, word) in words.iter().enumerate() {
                let named = word.capital && word.class != WordClass::Mark;
                if named && !starts_sentence(text, words, at) {
                    names.push(text::lower(word.span.of(text)));
                }
            }
        }
        order::by_text(&mut names, String::as_str);
        Names(names)
    }

    fn contains(&self, word: &str) -> bool {
        let at = self.0.partition_point(|name| name.as_str() < word);
        self.0.get(at).is_some_and(|name| name == word)
    }
}

/// Whether a capital at this word says nothing: it starts the sentence, a quotation or follows a colon.
fn starts_sentence(text: &str, words: &[Word], at: usize) -> bool {
    at == 0
        || words[at - 1].class == WordClass::Mark
            && !is_one_of(words[at - 1].span.of(text), ", - ' ’ ( & / # @ –")
}

/// Finds the entities of a sentence.
///
/// `taken` tells the words that are part of a quantity or a time. In a `heading` every word may be
/// capitalised, so only words that `names` or the lists know count.
pub fn entities(
    text: &str,
    words: &[Word],
    taken: &[bool],
    names: &Names,
    heading: bool,
) -> Vec<Mention> {
    let finder = Finder {
        text,
        words,
        taken,
        names,
        heading: heading || shouts(words, taken),
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match finder.run(at) {
            Some(end) => {
                finder.cut(at, end, &mut out);
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a place's name in small letters is rather the common word.
fn is_common(lower: &str) -> bool {
    lexicon::is_function_word(lower) || lexicon::is_homonym_of_place(lower)
}

/// Whether nearly all words beside times and quantities have capitals, as in headlines: in a short
/// sentence about a long name most have.
fn shouts(words: &[Word], taken: &[bool]) -> bool {
    let content = || {
        let beside = words.iter().zip(taken).filter(|(_, taken)| !**taken);
        beside.filter(|(word, _)| word.class == WordClass::Content)
    };
    let capital = content().filter(|(word, _)| word.capital).count();
    let all = content().count();
    all >= 4 && capital * 6 >= all * 5
}

/// Whether what belongs to a place by such a noun belongs to a town.
fn is_of_a_town(noun: &str) -> bool {
    is_one_of(
        noun,
        "centre center city heart suburb outskirts district mayor street north south east west middle",
    )
}

struct Finder<'a> {
    text: &'a str,
    words: &'a [Word],
    taken: &'a [bool],
    names: &'a Names,
    heading: bool,
}

impl Finder<'_> {
    fn surface(&self, at: usize) -> &str {
        self.words
            .get(at)
            .map_or("", |word| word.span.of(self.text))
    }

    fn lower(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        for at in from..to {
            let surface = self.surface(at);
            if !out.is_empty() && surface != "-" && self.surface(at - 1) != "-" {
                out.push(' ');
            }
            out.push_str(&text::lower(surface));
        }
        out
    }

    /// Whether the word belongs to a name by its own looks.
    fn is_name(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        if word.class == WordClass::Mark || self.taken[at] {
            return false;
        }
        let surface = self.surface(at);
        let lower = text::lower(surface);
        if lexicon::place(&lower).is_some() && (word.capital || !is_common(&lower)) {
            return true;
        }
        if !word.capital || word.class != WordClass::Content {
            return false;
        }
        let acronym = surface.len() > 1
            && surface
                .chars()
                .all(|c| text::is_capital(c) || c.is_numeric() || c == '.');
        if acronym || lexicon::organisation(&lower).is_some() {
            return true;
        }
        if self.heading || starts_sentence(self.text, self.words, at) {
            let beside = self.words.get(at + 1).is_some_and(|next| next.capital) && !self.heading;
            let rare = lexicon::is_rare(&word.lemma);
            let named = self.names.contains(&lower) && (beside || rare);
            return named || rare && !lexicon::is_say_verb(&word.lemma);
        }
        true
    }

    /// One past the last word of the run of names that starts at a word.
    fn run(&self, start: usize) -> Option<usize> {
        let opens = self.is_name(start)
            || (!self.heading && self.opens_name(start))
            || self.opens_place(start);
        if !opens {
            return None;
        }
        let mut end = start + 1;
        loop {
            let joint = self.surface(end);
            let year = self
                .words
                .get(end)
                .is_some_and(|w| w.class == WordClass::Number && !self.taken[end]);
            if (self.is_name(end) && self.words[end].capital)
                || (year && self.words[end - 1].capital)
            {
                end += 1;
            } else if joint == "-" && self.touching(end) {
                let number = self
                    .words
                    .get(end + 1)
                    .is_some_and(|w| w.class == WordClass::Number);
                if (number || self.is_name(end + 1)) && !self.is_place(end - 1) {
                    end += 2;
                } else {
                    break;
                }
            } else if is_one_of(joint, "of de al bin van von der del la &")
                && self.is_name(end + 1)
                && self.words[end + 1].capital
                && self.joins(start, end)
            {
                end += 2;
            } else if joint == "of"
                && self.surface(end + 1) == "the"
                && self.is_name(end + 2)
                && self.words[end + 2].capital
                && self.joins(start, end)
            {
                end += 3;
            } else {
                break;
            }
        }
        Some(end)
    }

    /// Whether `of` behind these words goes on with the same name: `Bank of England`, `Museum of
    /// Flight`, but not `Jeff Gordon of Hendrick Motorsports`.
    fn joins(&self, start: usize, end: usize) -> bool {
        let body = lexicon::is_org_word(&self.words[end - 1].lemma)
            || lexicon::honorific(&self.words[end - 1].lemma);
        !self.is_place(end - 1) && (end == start + 1 || body)
    }

    /// A common word that starts a sentence and is followed by a name: `Radio Pakistan`, `Senior Asif`.
    fn opens_name(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        word.capital
            && word.class == WordClass::Content
            && !self.taken[at]
            && self.words.get(at + 1).is_some_and(|next| next.capital)
            && self.is_name(at + 1)
            && !self.is_place(at + 1)
            && (lexicon::honorific(&word.lemma)
                || self.names.contains(&text::lower(self.surface(at))))
    }

    /// A common word that starts the name of a known place: `New Delhi`, `South Africa`.
    fn opens_place(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.capital)
            && (at + 2..=(at + 4).min(self.words.len())).any(|to| {
                self.words[to - 1].capital && lexicon::place(&self.lower(at, to)).is_some()
            })
    }

    /// Whether the mark at a word stands between two words without white space.
    fn touching(&self, at: usize) -> bool {
        at > 0
            && at + 1 < self.words.len()
            && self.words[at - 1].span.end == self.words[at].span.start
            && self.words[at].span.end == self.words[at + 1].span.start
    }

    /// The key of a place: a country for its names, its people and its capital, unless the capital is
    /// where something happens (`signed in Moscow`); a town, state or region by its own name.
    fn place_key(&self, from: usize, to: usize) -> Option<String> {
        let name = self.lower(from, to);
        let (country, kind) = lexicon::place(&name)?;
        // "From Washington's complaint" is no town.
        // "In Moscow", "in the centre of Moscow".
        let before = |back: usize| from.checked_sub(back).map(|at| &self.words[at]);
        let located = self.words.get(to).is_none_or(|word| word.lemma != "'s")
            && before(1).is_some_and(|word| match word.lemma.as_str() {
                "in" | "at" | "near" | "outside" | "from" | "around" | "across" => true,
                "of" => before(2).is_some_and(|noun| is_of_a_town(&noun.lemma)),
                _ => false,
            });
        let own = match kind {
            PlaceKind::State | PlaceKind::City | PlaceKind::Region => name != country,
            PlaceKind::Capital => located,
            PlaceKind::Country | PlaceKind::Demonym => false,
        };
        Some(if own {
            format!("{country}/{name}")
        } else {
            country.to_string()
        })
    }

    fn is_place(&self, at: usize) -> bool {
        lexicon::place(&text::lower(self.surface(at))).is_some()
    }

    /// Cuts a run into place, role and name.
    fn cut(&self, start: usize, end: usize, out: &mut Vec<Mention>) {
        if let Some(key) = lexicon::organisation(&self.lower(start, end)) {
            out.push(self.mention(start, end, key.to_string(), EntityKind::Organisation));
            return;
        }
        let mut from = start;
        // Places in front, the longest name first: `South Korea`, `United States`; the letters of a
        // model (`MI-35`) are none.
        while from < end {
            let model = self.surface(from + 1) == "-"
                && self
                    .words
                    .get(from + 2)
                    .is_some_and(|w| w.class == WordClass::Number);
            let longest = (from + 1..=end.min(from + 4))
                .rev()
                .find_map(|to| self.place_key(from, to).map(|key| (to, key)))
                .filter(|_| !model);
            let Some((to, key)) = longest else { break };
            out.push(self.mention(from, to, key, EntityKind::Place));
            from = to;
            while matches!(self.surface(from), "-" | "of") && from < end {
                from += 1;
            }
        }
        if from >= end {
            return;
        }
        let body = (from..end).any(|at| lexicon::is_org_word(&self.words[at].lemma));
        let mut name = from;
        while !body
            && name < end
            && (lexicon::honorific(&self.words[name].lemma) || self.is_role_word(name, end))
        {
            name += 1;
        }
        let before = start
            .checked_sub(1)
            .is_some_and(|at| lexicon::honorific(&self.words[at].lemma));
        let titled = name > from || (before && !body);
        if name >= end {
            // A role without a name (`the Prime Minister`) is told by its words alone.
            return;
        }
        let key = self.lower(name, end);
        let given = || {
            name + 1 < end
                && self.surface(name + 1) != "-"
                && lexicon::given_name(&text::lower(self.surface(name)))
        };
        let kind = if body {
            EntityKind::Organisation
        } else if titled || given() || self.speaks(end) {
            EntityKind::Person
        } else {
            EntityKind::Other
        };
        let key = if kind == EntityKind::Person {
            key
        } else {
            lexicon::spelled(&key)
        };
        out.push(self.mention(name, end, key, kind));
    }

    /// A word of a title in front of the title's head: `Defence` in `Defence Minister`, `of State`.
    fn is_role_word(&self, at: usize, end: usize) -> bool {
        (at + 1..end.min(at + 4)).any(|next| lexicon::honorific(&self.words[next].lemma))
            && !lexicon::given_name(&text::lower(self.surface(at)))
            || self.surface(at) == "of"
            || (at > 0 && self.surface(at - 1) == "of" && !lexicon::is_rare(&self.words[at].lemma))
    }

    fn speaks(&self, end: usize) -> bool {
        self.words
            .get(end)
            .is_some_and(|word| lexicon::is_say_verb(&word.lemma))
    }

    fn mention(&self, from: usize, to: usize, key: String, kind: EntityKind) -> Mention {
        Mention {
            span: self.words[from].span.join(self.words[to - 1].span),
            words: (from as u32, to as u32),
            value: Value::Entity(Entity { key, kind }),
        }
    }
}
