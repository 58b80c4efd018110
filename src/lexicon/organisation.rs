//! Well-known organisations by any of their names.
//!
//! In: a lower-case name or acronym. Out: one key for all of them. Ambiguous acronyms (`who`, `it`)
//! are for the caller to ask about only where the text writes them in capitals.

use super::{Table, data, spelled};

static ORGANISATIONS: Table<'static> = Table::new(data!("organisations.txt"));

/// The key of a well-known organisation, from its name or acronym in lower case.
///
/// ```
/// # use citecheck::lexicon::organisation;
/// let sco = Some("shanghai cooperation organization");
/// assert_eq!(organisation("sco"), sco);
/// assert_eq!(organisation("the shanghai cooperation organisation"), sco);
/// assert_eq!(organisation("shanghai"), None);
/// ```
pub fn organisation(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("the ").unwrap_or(name);
    let entry = ORGANISATIONS
        .entry(name)
        .or_else(|| ORGANISATIONS.entry(&spelled(name)));
    entry.map(
        |(own, canonical)| {
            if canonical.is_empty() { own } else { canonical }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_acronyms_meet() {
        for (name, other) in [
            ("un", "united nations"),
            ("nato", "north atlantic treaty organisation"),
            ("who", "world health organisation"),
            ("nasa", "national aeronautics and space administration"),
            ("the fbi", "federal bureau of investigation"),
            ("sco", "shanghai co-operation organization"),
        ] {
            assert!(organisation(name).is_some(), "{name}");
            assert_eq!(organisation(name), organisation(other), "{name}");
        }
        assert_eq!(organisation("apple"), None);
        assert_ne!(organisation("un"), organisation("eu"));
    }
}
