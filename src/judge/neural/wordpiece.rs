//! Text into pieces of words, as BERT's uncased models cut it.
//!
//! In: any text. Out: ids of pieces. Words are lower case without accents, marks stand alone, and each
//! word is cut from its start into the longest pieces that there are; those that go on begin with `##`.
//! A word that cannot be cut is unknown (Wu et al., "Google's Neural Machine Translation System", 2016).

use super::weights::{MARKS, UNKNOWN};

/// A word longer than this, in characters, is unknown.
const WORD_LIMIT: usize = 100;

/// Small letters of Latin, Greek and Cyrillic with accents, by the letter that is left without: those
/// that the Unicode Character Database decomposes into one letter and accents.
const ACCENTS: [(&str, &str); 42] = [
    ("àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "a"),
    ("ḃḅḇ", "b"),
    ("çćĉċčḉ", "c"),
    ("ďḋḍḏḑḓ", "d"),
    ("èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "e"),
    ("ḟ", "f"),
    ("ĝğġģǧǵḡ", "g"),
    ("ĥȟḣḥḧḩḫẖ", "h"),
    ("ìíîïĩīĭįǐȉȋḭḯỉị", "i"),
    ("ĵǰ", "j"),
    ("ķǩḱḳḵ", "k"),
    ("ĺļľḷḹḻḽ", "l"),
    ("ḿṁṃ", "m"),
    ("ñńņňǹṅṇṉṋ", "n"),
    ("òóôõöōŏőǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "o"),
    ("ṕṗ", "p"),
    ("ŕŗřȑȓṙṛṝṟ", "r"),
    ("śŝşšșṡṣṥṧṩ", "s"),
    ("ţťțṫṭṯṱẗ", "t"),
    ("ùúûüũūŭůűųǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "u"),
    ("ṽṿ", "v"),
    ("ŵẁẃẅẇẉẘ", "w"),
    ("ẋẍ", "x"),
    ("ýÿŷȳẏẙỳỵỷỹ", "y"),
    ("źżžẑẓẕ", "z"),
    ("ǣǽ", "æ"),
    ("ǿ", "ø"),
    ("ẛ", "ſ"),
    ("ǯ", "ʒ"),
    ("ά", "α"),
    ("έ", "ε"),
    ("ή", "η"),
    ("ίϊ", "ι"),
    ("ό", "ο"),
    ("ΰϋύ", "υ"),
    ("ώ", "ω"),
    ("ѓ", "г"),
    ("ѐё", "е"),
    ("йѝ", "и"),
    ("ќ", "к"),
    ("ў", "у"),
    ("ї", "і"),
];

/// The pieces of a model, sorted.
#[derive(Debug)]
pub struct Pieces {
    text: String,
    /// Where each piece starts in the text, and the end of the last.
    starts: Vec<u32>,
}

impl Pieces {
    /// Reads lines; nothing when they are not sorted.
    pub fn read(lines: &[u8]) -> Option<Pieces> {
        let text = String::from_utf8(lines.to_vec()).ok()?;
        let ends = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let pieces = Pieces { text, starts };
        let sorted = (1..pieces.len()).all(|at| pieces.piece(at - 1) < pieces.piece(at));
        (sorted && pieces.text.ends_with('\n')).then_some(pieces)
    }

    /// How many ids there are, with those of the marks.
    pub fn count(&self) -> usize {
        self.len() + usize::from(MARKS)
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn piece(&self, at: usize) -> &str {
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize - 1]
    }

    /// The piece of an id, or the name of the mark.
    #[cfg(test)]
    pub fn name(&self, id: u16) -> &str {
        match id.checked_sub(MARKS) {
            Some(at) => self.piece(usize::from(at)),
            None => ["[PAD]", "[UNK]", "[CLS]", "[SEP]"][usize::from(id)],
        }
    }

    fn id(&self, piece: &str) -> Option<u16> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.piece(middle).cmp(piece) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as u16 + MARKS),
            }
        }
        None
    }

    /// Cuts a text.
    pub fn cut(&self, text: &str) -> Vec<u16> {
        let mut out = Vec::new();
        for word in words(text) {
            let start = out.len();
            if word.chars().count() > WORD_LIMIT || !self.cut_word(&word, &mut out) {
                out.truncate(start);
                out.push(UNKNOWN);
            }
        }
        out
    }

    fn cut_word(&self, word: &str, out: &mut Vec<u16>) -> bool {
        let mut rest = word;
        let mut piece = String::new();
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let found = ends.rev().find_map(|end| {
                piece.clear();
                if rest.len() < word.len() {
                    piece.push_str("##");
                }
                piece.push_str(&rest[..end]);
                self.id(&piece).map(|id| (id, end))
            });
            let Some((id, end)) = found else {
                return false;
            };
            out.push(id);
            rest = &rest[end..];
        }
        true
    }
}

/// Words and marks, in lower case and without accents.
fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        if c.is_whitespace() {
            open = false;
        } else if c == '\0' || c == '\u{fffd}' || is_unseen(c) || is_accent(c) {
            // Dropped, as if it were not there.
        } else if stands_alone(c) {
            out.push(c.to_string());
            open = false;
        } else {
            if !open {
                out.push(String::new());
                open = true;
            }
            if let Some(word) = out.last_mut() {
                for lower in c.to_lowercase().filter(|&c| !is_accent(c)) {
                    match ACCENTS
                        .iter()
                        .find(|(with, _)| !lower.is_ascii() && with.contains(lower))
                    {
                        Some((_, without)) => word.push_str(without),
                        None => word.push(lower),
                    }
                }
            }
        }
    }
    out
}

/// Control and format characters.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Combining accents.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// Punctuation, and characters of Chinese writing, which has no spaces.
fn stands_alone(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c,
            '¡' | '§' | '«' | '¶' | '·' | '»' | '¿'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
            | '\u{2053}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
