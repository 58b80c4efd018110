//! How often the verdicts are right, on the claims in `tests/claims/`.

use crate::project::Project;
use crate::tool;
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::ffi::OsStr;
use std::path::PathBuf;

/// A file of labelled claims with the articles that they are about.
pub struct ClaimSet {
    /// Name of the file, without its ending.
    pub name: &'static str,
    /// Folder of the articles.
    pub articles: &'static str,
}

/// The labelled claims of this project. Nobody who mends the engine reads those that are `held`: they tell what
/// the mends are worth on claims that they were not written for.
pub const CLAIM_SETS: [ClaimSet; 7] = [
    ClaimSet {
        name: "seeds",
        articles: "corpus",
    },
    ClaimSet {
        name: "wikinews",
        articles: "tests/corpus/wikinews",
    },
    ClaimSet {
        name: "fresh",
        articles: "tests/corpus/fresh",
    },
    ClaimSet {
        name: "five-read",
        articles: "corpus",
    },
    ClaimSet {
        name: "five-held",
        articles: "corpus",
    },
    ClaimSet {
        name: "wikinews-read",
        articles: "tests/corpus/wikinews",
    },
    ClaimSet {
        name: "wikinews-held",
        articles: "tests/corpus/wikinews",
    },
];

impl ClaimSet {
    /// The file of the claims.
    pub fn claims(&self, project: &Project) -> PathBuf {
        project.path(&format!("tests/claims/{}.jsonl", self.name))
    }

    /// Builds the pack of the articles and returns its folder.
    ///
    /// # Errors
    /// When the articles cannot be built.
    pub fn pack(&self, project: &Project) -> Result<PathBuf> {
        let pack = project.target(&format!("packs/{}", self.name));
        project.build_pack(self.articles, &pack, &[])?;
        Ok(pack)
    }
}

/// What `citecheck eval` measures on each set, by the set's name: with the comparer alone, and with the
/// judge.
///
/// # Errors
/// When a pack cannot be built or the claims cannot be read.
pub fn measure(project: &Project) -> Result<Value> {
    let mut measured = Map::new();
    for (name, judge) in [("comparer", "never"), ("judge", "auto")] {
        let mut sets = Map::new();
        for set in &CLAIM_SETS {
            sets.insert(set.name.to_string(), figures(project, set, judge)?);
        }
        measured.insert(name.to_string(), Value::Object(sets));
    }
    Ok(Value::Object(measured))
}

fn figures(project: &Project, set: &ClaimSet, judge: &str) -> Result<Value> {
    let pack = set.pack(project)?;
    let claims = set.claims(project);
    let printed = tool::output(&mut project.citecheck([
        OsStr::new("eval"),
        OsStr::new("--json"),
        OsStr::new("--judge"),
        OsStr::new(judge),
        OsStr::new("--claims"),
        claims.as_os_str(),
        OsStr::new("--pack"),
        pack.as_os_str(),
    ]))?;
    let mut value: Value = serde_json::from_str(&printed)
        .with_context(|| format!("`citecheck eval` on {} printed no JSON", set.name))?;
    let figures = value["files"][0]
        .as_object_mut()
        .with_context(|| format!("`citecheck eval` on {} printed no figures", set.name))?;
    // Paths of this machine, which differ on the next.
    figures.remove("gold");
    figures.remove("predictions");
    Ok(Value::Object(std::mem::take(figures)))
}
