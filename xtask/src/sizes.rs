//! How many bytes a reader downloads, beside what DESIGN allows.
//!
//! In: `www/dist`. Out: raw and compressed bytes of the engine, of the scripts and of the demo's pack.

use crate::project::Project;
use crate::site::read_files;
use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Sizes of what `cargo xtask build` wrote.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Sizes {
    /// The engine's WebAssembly.
    pub engine: Size,
    /// The element with its loader and its worker.
    pub javascript: Size,
    /// The judge's code and weights, which are fetched later.
    pub judge: Size,
    /// The pack of the five articles in `corpus/`.
    pub five_article_pack: Size,
}

/// Bytes of a group of files.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// As stored.
    pub raw_bytes: usize,
    /// Each file compressed on its own with Brotli at its highest quality, as static hosts send it.
    pub brotli_bytes: usize,
    /// The most that `brotli_bytes` may be.
    pub brotli_budget_bytes: usize,
}

const KIB: usize = 1024;

const ENGINE: &str = "citecheck.wasm";

/// What a page with the element downloads; `cite-check-client.js` is for pages without it.
const SCRIPTS: [&str; 3] = [
    "cite-check.js",
    "cite-check-element.js",
    "cite-check-worker.js",
];

/// The quality that static hosts compress at ahead of time.
pub const HIGHEST: i32 = 11;

/// Measures `www/dist`.
///
/// # Errors
/// When it is not built, or a file cannot be read.
pub fn measure(project: &Project) -> Result<Sizes> {
    let mut sizes = Sizes {
        engine: Size::within(150 * KIB),
        javascript: Size::within(20 * KIB),
        judge: Size::within(6 * KIB * KIB),
        five_article_pack: Size::within(40 * KIB),
    };
    if !project.dist().is_dir() {
        bail!("www/dist is missing: run `cargo xtask build` first");
    }
    for (name, content) in read_files(&project.dist())? {
        if let Some(size) = sizes.group(&name) {
            size.raw_bytes += content.len();
            size.brotli_bytes += brotli_of(&content, HIGHEST).len();
        }
    }
    for (name, size) in sizes.rows() {
        if size.raw_bytes == 0 {
            bail!("www/dist holds no {name}: run `cargo xtask build` again");
        }
    }
    Ok(sizes)
}

impl Sizes {
    /// The group that a file of `www/dist` counts to; none for the demo page's own files.
    fn group(&mut self, name: &str) -> Option<&mut Size> {
        match name.split_once('/') {
            Some(("pack", _)) => Some(&mut self.five_article_pack),
            Some(_) => None,
            None if name.contains("judge") => Some(&mut self.judge),
            None if name == ENGINE => Some(&mut self.engine),
            None if SCRIPTS.contains(&name) => Some(&mut self.javascript),
            None => None,
        }
    }

    fn rows(&self) -> [(&'static str, &Size); 4] {
        [
            ("engine wasm", &self.engine),
            ("element and worker", &self.javascript),
            ("judge", &self.judge),
            ("five-article pack", &self.five_article_pack),
        ]
    }

    /// The budgets that are broken, one line each.
    pub fn broken_budgets(&self) -> Vec<String> {
        self.rows()
            .iter()
            .filter(|(_, size)| size.brotli_bytes > size.brotli_budget_bytes)
            .map(|(name, size)| {
                format!(
                    "{name}: {} bytes with Brotli, {} more than its budget",
                    size.brotli_bytes,
                    size.brotli_bytes - size.brotli_budget_bytes
                )
            })
            .collect()
    }
}

impl Size {
    fn within(brotli_budget_bytes: usize) -> Size {
        Size {
            brotli_budget_bytes,
            ..Size::default()
        }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:20}{:>12}{:>12}{:>12}",
            "KiB", "raw", "brotli", "budget"
        )?;
        let kib = |bytes: usize| bytes as f64 / KIB as f64;
        for (name, size) in self.rows() {
            writeln!(
                f,
                "{name:20}{:12.1}{:12.1}{:12.1}",
                kib(size.raw_bytes),
                kib(size.brotli_bytes),
                kib(size.brotli_budget_bytes)
            )?;
        }
        Ok(())
    }
}

/// Compresses with Brotli at a quality from 0 to 11; the highest takes some seconds a megabyte.
pub fn brotli_of(content: &[u8], quality: i32) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .expect("reading from a slice and writing to a vector cannot fail");
    compressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses_so_that_it_comes_back() {
        let content = "the same words and ".repeat(50);
        let compressed = brotli_of(content.as_bytes(), HIGHEST);
        assert!(compressed.len() < 60, "{}", compressed.len());
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &compressed[..], &mut back).unwrap();
        assert_eq!(back, content.as_bytes());
    }

    #[test]
    fn a_broken_budget_is_named() {
        let sizes = Sizes {
            engine: Size {
                raw_bytes: 9,
                brotli_bytes: 7,
                brotli_budget_bytes: 5,
            },
            javascript: Size::within(1),
            judge: Size::within(1),
            five_article_pack: Size::within(1),
        };
        assert_eq!(
            sizes.broken_budgets(),
            ["engine wasm: 7 bytes with Brotli, 2 more than its budget"]
        );
    }
}
