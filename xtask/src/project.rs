//! Where things are in the project, and the tools that run in it.

use crate::tool;
use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checkout and its build folder.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the checkout that holds this program's source.
    ///
    /// # Errors
    /// When cargo cannot describe the workspace.
    pub fn open() -> Result<Project> {
        let mut metadata = Command::new(cargo_program());
        metadata
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        let metadata: Value = serde_json::from_str(&tool::output(&mut metadata)?)
            .context("`cargo metadata` did not print JSON")?;
        let folder = |key: &str| {
            metadata[key]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("`cargo metadata` names no {key}"))
        };
        Ok(Project {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// A path inside the checkout, given with slashes.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path inside cargo's build folder, given with slashes.
    pub fn target(&self, relative: &str) -> PathBuf {
        self.target.join(relative)
    }

    /// The publishable folder.
    pub fn dist(&self) -> PathBuf {
        self.path("www/dist")
    }

    /// Where the engine's WebAssembly and its bindings go, for the page's build to pick up.
    pub fn engine(&self) -> PathBuf {
        self.path("www/src/generated/engine")
    }

    /// Cargo in the checkout.
    pub fn cargo<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        self.command(cargo_program(), &self.root, arguments)
    }

    /// npm in the page's package.
    pub fn npm<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
        self.command(program, &self.path("www"), arguments)
    }

    /// Node.js in the page's package.
    pub fn node<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        self.command("node", &self.path("www"), arguments)
    }

    /// The command line `citecheck`, built first where its sources changed.
    pub fn citecheck<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = self.cargo(["run", "--quiet", "--bin", "citecheck", "--"]);
        command.args(arguments);
        command
    }

    /// Builds the pack of the articles in `articles` (a path inside the checkout) into `pack`.
    ///
    /// # Errors
    /// When the articles cannot be built.
    pub fn build_pack(&self, articles: &str, pack: &Path, options: &[&str]) -> Result<()> {
        let articles = self.path(articles);
        let mut build = self.citecheck([
            OsStr::new("build"),
            articles.as_os_str(),
            OsStr::new("--out"),
            pack.as_os_str(),
        ]);
        tool::run(build.args(options))
    }

    fn command<S: AsRef<OsStr>>(
        &self,
        program: impl AsRef<OsStr>,
        folder: &Path,
        arguments: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder);
        command
    }
}

/// The cargo that runs this program, so that both use one toolchain.
fn cargo_program() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
