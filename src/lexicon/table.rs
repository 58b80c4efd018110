//! A sorted list of lines, searched in place.
//!
//! A data file is UTF-8 text: comment lines that start with `# `, then lines `key` or
//! `key<TAB>value`, sorted by the bytes of their keys, each key once. Nothing is parsed at start:
//! looking a key up bisects the text itself, so that the file is the table in the wasm too.

/// A sorted list of lines.
pub struct Table {
    text: &'static str,
}

impl Table {
    /// Wraps the text of a data file.
    pub const fn new(text: &'static str) -> Self {
        Table { text }
    }

    /// The value beside the key; empty where a line has no value.
    ///
    /// ```
    /// # use citecheck::lexicon::Table;
    /// static TABLE: Table = Table::new("# irregular forms\ntaken\ttake\ntook\ttake\n");
    /// assert_eq!(TABLE.get("took"), Some("take"));
    /// assert_eq!(TABLE.get("tool"), None);
    /// ```
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key as the table has it, and the value beside it.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[..middle]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(0, |at| at + 1);
            let end = bytes[middle..]
                .iter()
                .position(|&b| b == b'\n')
                .map_or(bytes.len(), |at| middle + at);
            let line = &self.text[start..end];
            let (head, value) = line.split_once('\t').unwrap_or((line, ""));
            let order = if line.starts_with("# ") {
                std::cmp::Ordering::Less
            } else {
                head.cmp(key)
            };
            match order {
                std::cmp::Ordering::Equal => return Some((head, value)),
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether the key is there.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Every key with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with("# "))
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
    }
}
