//! A sorted list of lines, searched in place.
//!
//! A data file is UTF-8 text: comment lines that start with `# `, then lines `key` or
//! `key<TAB>value`, sorted by the bytes of their keys, each key once. Nothing is parsed at start:
//! looking a key up bisects the text itself, so that the file is the table in the wasm too.

use std::cmp::Ordering;

/// The text of a file under `data/` without the comments at its top, which would be downloaded too.
macro_rules! data {
    ($file:literal) => {{
        const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $file));
        const LINES: [u8; TEXT.len() - $crate::lexicon::comments(TEXT)] =
            $crate::lexicon::without_comments(TEXT);
        match std::str::from_utf8(&LINES) {
            Ok(lines) => lines,
            Err(_) => panic!("comments end within a character"),
        }
    }};
}
pub(crate) use data;

/// Length of the comments at the top of a text, in bytes.
pub(crate) const fn comments(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end + 1 < bytes.len() && bytes[end] == b'#' && bytes[end + 1] == b' ' {
        while end < bytes.len() && bytes[end] != b'\n' {
            end += 1;
        }
        end += 1;
    }
    end
}

/// What lies behind the comments.
pub(crate) const fn without_comments<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let mut lines = [0; LENGTH];
    let (_, rest) = text.as_bytes().split_at(comments(text));
    lines.copy_from_slice(rest);
    lines
}

/// A sorted list of lines.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    text: &'t str,
    /// Where the comments at the top end, in bytes.
    first: usize,
}

impl<'t> Table<'t> {
    /// Wraps lines, with or without comments at their top.
    pub const fn new(text: &'t str) -> Self {
        Table {
            text,
            first: comments(text),
        }
    }

    /// The value beside the key; empty where a line has no value.
    ///
    /// ```
    /// # use citecheck::lexicon::Table;
    /// static TABLE: Table<'static> = Table::new("# irregular forms\ntaken\ttake\ntook\ttake\n");
    /// assert_eq!(TABLE.get("took"), Some("take"));
    /// assert_eq!(TABLE.get("tool"), None);
    /// ```
    pub fn get(&self, key: &str) -> Option<&'t str> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key as the table has it, and the value beside it.
    pub fn entry(&self, key: &str) -> Option<(&'t str, &'t str)> {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (self.first, bytes.len());
        while low < high {
            let mut start = low + (high - low) / 2;
            while start > low && bytes[start - 1] != b'\n' {
                start -= 1;
            }
            match compare(&bytes[start..], key.as_bytes()) {
                (Ordering::Equal, at) => {
                    let line = self.text.get(start + at..)?.split('\n').next()?;
                    let head = self.text.get(start..start + at)?;
                    return Some((head, line.strip_prefix('\t').unwrap_or(line)));
                }
                (Ordering::Less, at) => {
                    let next = bytes[start + at..].iter().position(|&b| b == b'\n');
                    low = next.map_or(bytes.len(), |next| start + at + next + 1);
                }
                (Ordering::Greater, _) => high = start,
            }
        }
        None
    }

    /// Whether the key is there.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Every key with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        self.text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with("# "))
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
    }
}

/// The order of the line at the start of `text` and a key, and how many bytes they share.
fn compare(text: &[u8], key: &[u8]) -> (Ordering, usize) {
    let ends = |at: usize| text.get(at).is_none_or(|b| matches!(b, b'\t' | b'\n'));
    for (at, byte) in key.iter().enumerate() {
        if ends(at) {
            return (Ordering::Less, at);
        }
        match text[at].cmp(byte) {
            Ordering::Equal => {}
            order => return (order, at),
        }
    }
    let order = if ends(key.len()) {
        Ordering::Equal
    } else {
        Ordering::Greater
    };
    (order, key.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        let table = Table::new("# head\n# more\n'd\t1\na\nab\t2\nabc\t3 4\nb c\t5\nz");
        let found: Vec<_> = table.iter().map(|(key, _)| table.entry(key)).collect();
        let expected: Vec<_> = table.iter().map(Some).collect();
        assert_eq!(found, expected);
        assert_eq!(found.len(), 6);
        for key in [
            "", "#", "# head", "aa", "abcd", "b", "b c\t5", "zz", "a\n", "é",
        ] {
            assert_eq!(table.get(key), None, "{key:?}");
        }
        assert_eq!(Table::new("").get("a"), None);
        assert_eq!(Table::new("# only a head").get("a"), None);
    }
}
