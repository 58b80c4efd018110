//! Countries by any of their names, their capitals, peoples and parts.
//!
//! In: a lower-case name. Out: the canonical name of its country (or of the region, where it is
//! one) and what the name is: `moscow` gives `russia`, a capital.

use super::{Table, data};
use crate::text;
use std::sync::OnceLock;

static PLACES: Table<'static> = Table::new(data!("places.txt"));

/// The letter of a country's canonical name; its other names have the letter of a country.
const CANONICAL: u8 = b'n';

/// What a name of a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A country, or a nation of one (Scotland), by one of its names.
    Country,
    /// The capital, or the seat of its government (`kremlin`).
    Capital,
    /// Its people or what belongs to it: `russian`, `russians`.
    Demonym,
    /// A continent, a region of several countries or a region of its own: `europe`, `kashmir`.
    Region,
    /// A state or province of the country.
    State,
    /// Another town of the country.
    City,
}

/// The country or region that a lower-case name stands for; a nation within one behind a stroke.
///
/// ```
/// # use citecheck::lexicon::{PlaceKind, place};
/// assert_eq!(place("u.s."), Some(("united states", PlaceKind::Country)));
/// assert_eq!(place("belgians"), Some(("belgium", PlaceKind::Demonym)));
/// assert_eq!(place("nowhere"), None);
/// ```
pub fn place(name: &str) -> Option<(&'static str, PlaceKind)> {
    let (key, value, plural) = match PLACES.get(name) {
        Some(value) => (name, value, false),
        None => {
            let singular = name.strip_suffix('s')?;
            (singular, PLACES.get(singular)?, true)
        }
    };
    let kind = match value.bytes().next()? {
        b'c' | CANONICAL => PlaceKind::Country,
        b'k' => PlaceKind::Capital,
        b'd' => PlaceKind::Demonym,
        b'r' => PlaceKind::Region,
        b's' => PlaceKind::State,
        b't' => PlaceKind::City,
        _ => return None,
    };
    // Only peoples have a plural: "Belgians", but no "Norways".
    if plural && (kind != PlaceKind::Demonym || key.ends_with('s')) {
        return None;
    }
    let target = text::cut(value, 1..);
    if let [first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = target.as_bytes() {
        let country = canonical()[code(*first, *second)];
        Some((country, kind))
    } else {
        Some((target, kind))
    }
}

/// The canonical name of every country, by its code.
fn canonical() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = vec![""; 26 * 26];
        for (name, value) in PLACES.iter() {
            if let [CANONICAL, first, second] = value.as_bytes() {
                names[code(*first, *second)] = name;
            }
        }
        names
    })
}

/// The place of a two-letter code among all.
fn code(first: u8, second: u8) -> usize {
    usize::from(first - b'A') * 26 + usize::from(second - b'A')
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlaceKind::*;

    #[test]
    fn places() {
        for (name, expected) in [
            ("russia", ("russia", Country)),
            ("russian federation", ("russia", Country)),
            ("moscow", ("russia", Capital)),
            ("kremlin", ("russia", Capital)),
            ("russians", ("russia", Demonym)),
            ("us", ("united states", Country)),
            ("america", ("united states", Country)),
            ("washington", ("united states", Capital)),
            ("americans", ("united states", Demonym)),
            ("islamabad", ("pakistan", Capital)),
            ("pak", ("pakistan", Country)),
            ("pakistani", ("pakistan", Demonym)),
            ("chinese", ("china", Demonym)),
            ("swedes", ("sweden", Demonym)),
            ("brits", ("united kingdom", Demonym)),
            ("frenchmen", ("france", Demonym)),
            ("scottish", ("united kingdom/scotland", Demonym)),
            ("london", ("united kingdom", Capital)),
            ("european", ("europe", Demonym)),
            ("middle east", ("middle east", Region)),
            ("texas", ("united states", State)),
            ("georgia", ("georgia", Country)),
            ("mumbai", ("india", City)),
            ("burma", ("myanmar", Country)),
            ("ivory coast", ("ivory coast", Country)),
            ("czech republic", ("czech republic", Country)),
            ("wellington", ("new zealand", Capital)),
            ("fijian", ("fiji", Demonym)),
            ("angola", ("angola", Country)),
        ] {
            assert_eq!(place(name), Some(expected), "{name}");
        }
        for name in ["president", "norways", "PK", "nice", "s", ""] {
            assert_eq!(place(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_has_a_country() {
        for (name, _) in PLACES.iter() {
            let code = name.bytes().all(|b| b.is_ascii_uppercase());
            assert_eq!(place(name).is_none(), code, "{name}");
        }
    }
}
