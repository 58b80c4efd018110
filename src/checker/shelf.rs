//! The files that a checker holds.
//!
//! In: decoded files. Out: the same, until they together take more than [`MEMORY_LIMIT`]; then
//! those go that were used longest ago, but never one that the claim at hand has used.

use crate::analyse::Article;
use crate::lexicon::Thesaurus;
use crate::pack::{self, FileKind, FileName, Manifest, Shard};
use std::cell::Cell;

/// About how much memory the held files may take, in bytes. Less fetches more often (from the
/// browser's cache), more takes memory from the page.
pub(super) const MEMORY_LIMIT: usize = 16 << 20;

/// How many times more memory articles take than their stored payload: a word of five stored
/// bytes becomes one of about 50.
const ARTICLES_GROWTH: usize = 8;

/// The content of a file.
pub(super) enum Loaded {
    Index(Shard),
    Table(Vec<FileName>),
    Words(Thesaurus),
    Documents {
        articles: Vec<Article>,
        /// About how much memory they take, in bytes.
        weight: usize,
    },
}

impl Loaded {
    /// Decodes a file.
    ///
    /// # Errors
    /// When the bytes are not exactly those of the file of this name.
    pub fn read(name: FileName, bytes: &[u8], manifest: &Manifest) -> Result<Self, pack::Error> {
        let payload = name.open(bytes)?;
        match name.kind {
            FileKind::Index => Shard::read(payload, manifest.files)
                .map(Loaded::Index)
                .ok_or_else(|| name.damaged()),
            FileKind::Table => pack::read_table(name, payload).map(Loaded::Table),
            FileKind::Words => Thesaurus::read(payload.to_vec())
                .map(Loaded::Words)
                .ok_or_else(|| name.damaged()),
            FileKind::Documents => Ok(Loaded::Documents {
                articles: pack::read_documents(name, payload)?,
                weight: payload.len() * ARTICLES_GROWTH,
            }),
            FileKind::Manifest => Err(name.damaged()),
        }
    }

    fn weight(&self) -> usize {
        match self {
            Loaded::Index(shard) => shard.weight(),
            Loaded::Table(names) => size_of_val(names.as_slice()),
            Loaded::Words(thesaurus) => thesaurus.weight(),
            Loaded::Documents { weight, .. } => *weight,
        }
    }
}

/// A file, and the round that used it last.
struct Held {
    name: FileName,
    used: Cell<u64>,
    loaded: Loaded,
}

/// Held files.
#[derive(Default)]
pub(super) struct Shelf {
    /// In no order: they are few, and found one by one.
    files: Vec<Held>,
    round: Cell<u64>,
    weight: usize,
}

impl Shelf {
    /// Starts another round: what it does not use may go.
    pub fn next_round(&self) {
        self.round.set(self.round.get() + 1);
    }

    /// Holds a file, and lets go of others where they take too much memory.
    pub fn put(&mut self, name: FileName, loaded: Loaded) {
        self.weight += loaded.weight();
        self.drop(|held| held.name == name);
        self.files.push(Held {
            name,
            used: self.round.clone(),
            loaded,
        });
        while self.weight > MEMORY_LIMIT {
            let past = self.files.iter().map(|held| held.used.get());
            let Some(oldest) = past.filter(|&used| used < self.round.get()).min() else {
                break;
            };
            self.drop(|held| held.used.get() == oldest);
        }
    }

    /// Lets go of the first such file, if there is one.
    fn drop(&mut self, is: impl Fn(&Held) -> bool) {
        if let Some(at) = self.files.iter().position(is) {
            self.weight -= self.files.swap_remove(at).loaded.weight();
        }
    }

    pub fn index(&self, name: FileName) -> Option<&Shard> {
        match self.get(name)? {
            Loaded::Index(shard) => Some(shard),
            _ => None,
        }
    }

    pub fn table(&self, name: FileName) -> Option<&[FileName]> {
        match self.get(name)? {
            Loaded::Table(names) => Some(names),
            _ => None,
        }
    }

    pub fn words(&self, name: FileName) -> Option<&Thesaurus> {
        match self.get(name)? {
            Loaded::Words(thesaurus) => Some(thesaurus),
            _ => None,
        }
    }

    pub fn articles(&self, name: FileName) -> Option<&[Article]> {
        match self.get(name)? {
            Loaded::Documents { articles, .. } => Some(articles),
            _ => None,
        }
    }

    /// Number of files held, and about how much memory they take, in bytes.
    #[cfg(test)]
    pub fn size(&self) -> (usize, usize) {
        (self.files.len(), self.weight)
    }

    fn get(&self, name: FileName) -> Option<&Loaded> {
        let held = self.files.iter().find(|held| held.name == name)?;
        held.used.set(self.round.get());
        Some(&held.loaded)
    }
}
