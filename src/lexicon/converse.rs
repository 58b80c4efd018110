//! Words that tell one event from its two sides: `buy` and `sell`.

use super::{Table, data};

static CONVERSES: Table<'static> = Table::new(data!("converses.txt"));

/// The word that tells the same event from its other side: `sell` for `buy`.
pub fn converse(lemma: &str) -> Option<&'static str> {
    CONVERSES.get(lemma)
}

/// Whether the two lemmas tell one event from its two sides; symmetrical, and wider than
/// [`converse`], which knows one partner only.
pub fn are_converse(left: &str, right: &str) -> bool {
    converse(left) == Some(right) || converse(right) == Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converses() {
        assert_eq!(converse("buy"), Some("sell"));
        assert!(are_converse("send", "receive") && are_converse("receive", "send"));
        assert!(!are_converse("send", "sell"));
    }
}
