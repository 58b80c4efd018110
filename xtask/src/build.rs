//! The publishable folder `www/dist`, from nothing.

use crate::engine;
use crate::project::Project;
use crate::tool;
use anyhow::Result;
use std::fs;

/// What the demo's pack says of itself.
const DEMO: [&str; 8] = [
    "--title",
    "Five articles on Pakistan and Russia",
    "--example",
    "The North-South gas pipeline contract is worth $3 billion",
    "--example",
    "About 200 military personnel will take part in the drills",
    "--example",
    "Pakistan joined the Shanghai Cooperation Organisation in 2015",
];

/// Builds the engine, the page and the demo's pack.
///
/// # Errors
/// When a tool is missing and cannot be installed, or fails.
pub fn everything(project: &Project) -> Result<()> {
    install_packages(project)?;
    engine::build(project)?;
    project.build_pack("corpus", &project.dist().join("pack"), &DEMO)?;
    tool::run(&mut project.npm(["run", "--silent", "build"]))
}

/// Installs the page's npm packages when they are missing or older than the lock file.
///
/// # Errors
/// When npm is missing or fails.
pub fn install_packages(project: &Project) -> Result<()> {
    let modified = |path| {
        fs::metadata(project.path(path))
            .and_then(|file| file.modified())
            .ok()
    };
    // npm writes the first file at the end of an installation that succeeded.
    let installed = modified("www/node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("www/package-lock.json") {
        return Ok(());
    }
    tool::run(&mut project.npm(["ci", "--no-audit", "--no-fund"]))
}
