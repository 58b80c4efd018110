//! Knowledge of the language, as data: word lists under `data/`, looked up without parsing.

mod table;

pub use table::Table;

static ABBREVIATIONS: Table = Table::new(include_str!("../../data/abbreviations.txt"));

/// Whether a full stop behind this lower-case word usually abbreviates it.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}
