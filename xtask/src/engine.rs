//! The library as WebAssembly with its JavaScript bindings.
//!
//! In: the library's source. Out: `citecheck.js`, `citecheck.d.ts` and `citecheck_bg.wasm` in the
//! page's source folder for generated files, which git ignores.
//!
//! `wasm-opt` is not run: on this engine it took a tenth off the file as stored and nothing off the
//! file as downloaded (71,194 bytes with Brotli before; 71,163 after `-O3`, 71,416 after `-Oz`),
//! since rustc and LLVM have shrunk it already.

use crate::project::Project;
use crate::tool;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the engine.
///
/// # Errors
/// When a tool is missing and cannot be installed, or fails.
pub fn build(project: &Project) -> Result<()> {
    add_target()?;
    tool::run(&mut project.cargo([
        "build",
        "--package",
        "citecheck",
        "--lib",
        "--target",
        TARGET,
        "--profile",
        "wasm",
        "--no-default-features",
    ]))?;
    let compiled = project.target(&format!("{TARGET}/wasm/citecheck.wasm"));
    bind(&compiled, &project.engine())
}

/// Adds the WebAssembly target to the toolchain when it is missing.
fn add_target() -> Result<()> {
    let installed = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .is_ok_and(|output| {
            let folder = String::from_utf8_lossy(&output.stdout).trim().to_string();
            output.status.success() && Path::new(&folder).is_dir()
        });
    if installed {
        return Ok(());
    }
    tool::run(Command::new("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("Rust's target {TARGET} is missing: add it to your toolchain"))
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("citecheck")
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The worker names the file itself: its name holds a hash of its content.
        .omit_default_module_path(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .with_context(|| format!("wasm-bindgen cannot bind {}", compiled.display()))
}
