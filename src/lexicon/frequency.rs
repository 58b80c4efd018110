//! How frequent a lemma is in news.

use super::{Table, data};

static FREQUENCY: Table<'static> = Table::new(data!("frequency.txt"));

/// The class of every lemma that is not among the frequent ones.
const RARE: u8 = 9;
/// The class of a multiword expression, whose words are mostly frequent ones.
const EXPRESSION: u8 = 4;

/// How rare a lemma is in news: 0 for about one word in 250 or more, each further class about two
/// and a half times rarer, up to 5; 9 for all others, known or not, and for function words, which have no
/// weight. A multiword expression counts as rather frequent.
pub fn frequency_class(lemma: &str) -> u8 {
    if lemma.contains(' ') {
        return EXPRESSION;
    }
    FREQUENCY
        .get(lemma)
        .and_then(|class| class.bytes().next())
        .map_or(RARE, |class| class.saturating_sub(b'0'))
}

/// Whether a lemma is not among the frequent ones: a rarity, a name, or no word at all.
pub fn is_rare(lemma: &str) -> bool {
    !FREQUENCY.contains(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequency_classes() {
        assert!(frequency_class("say") < frequency_class("agency"));
        assert!(frequency_class("agency") < frequency_class("zymurgy"));
        assert_eq!(frequency_class("zymurgy"), RARE);
        for (lemma, class) in FREQUENCY.iter() {
            assert!(matches!(class.as_bytes(), [b'0'..=b'5']), "{lemma}");
        }
    }
}
