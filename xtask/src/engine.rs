//! The library as WebAssembly with its JavaScript bindings: the engine, and the neural judge.
//!
//! In: the library's source. Out: `citecheck.js` and `citecheck_bg.wasm`, `citecheck-judge.js` and
//! `citecheck-judge_bg.wasm`, in the page's source folder for generated files, which git ignores.
//!
//! Of `wasm-opt` only the passes of [`SHRINKS`] are run: `-Oz` takes a tenth off the engine as stored and adds
//! as much to it as downloaded (155,268 bytes with Brotli before, 161,076 after; 153,359 after these), since it
//! undoes the likeness of code that Brotli lives on.

use crate::project::Project;
use crate::tool;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc and wasm-bindgen use of WebAssembly, and every browser of the last years has.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The passes that leave fewer bytes to download: what is dead, and what is said twice.
const SHRINKS: [&str; 14] = [
    "--reorder-locals",
    "--dce",
    "--duplicate-function-elimination",
    "--remove-unused-module-elements",
    "--vacuum",
    "--optimize-instructions",
    "--code-pushing",
    "--merge-locals",
    "--rse",
    "--vacuum",
    "--remove-unused-names",
    "--precompute",
    "--reorder-locals",
    "--dealign",
];

/// Builds both modules.
///
/// # Errors
/// When a tool is missing and cannot be installed, or fails.
pub fn build(project: &Project) -> Result<()> {
    add_target()?;
    let folder = project.engine();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let compile = |profile: &str, options: &[&str], flags: &str| {
        let mut cargo = project.cargo(["build", "--package", "citecheck", "--lib"]);
        cargo.args([
            "--target",
            TARGET,
            "--profile",
            profile,
            "--no-default-features",
        ]);
        cargo.args(options);
        if !flags.is_empty() {
            cargo.env("RUSTFLAGS", flags);
        }
        tool::run(&mut cargo)
    };
    compile("wasm", &[], "")?;
    bind(
        &project.target(&format!("{TARGET}/wasm/citecheck.wasm")),
        "citecheck",
        &folder,
    )?;
    let engine = folder.join("citecheck_bg.wasm");
    let engine = engine.to_string_lossy();
    let mut shrink = project.npm(["exec", "--", "wasm-opt"]);
    shrink
        .args(FEATURES)
        .args(SHRINKS)
        .args([&*engine, "-o", &*engine]);
    tool::run(&mut shrink)?;
    // A folder of its own, or the flags would have the engine built anew each time.
    let apart = project.target("judge");
    let options = [
        "--features",
        "neural",
        "--target-dir",
        &apart.to_string_lossy(),
    ];
    compile("judge", &options, "-C target-feature=+simd128")?;
    let compiled = apart.join(format!("{TARGET}/judge/citecheck.wasm"));
    bind(&compiled, "citecheck-judge", &folder)
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

fn bind(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
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
