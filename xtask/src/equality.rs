//! The same report natively and in WebAssembly, to the byte, for every labelled claim.
//!
//! Together with the native tests it carries every table of verdicts over to WebAssembly.

use crate::accuracy::{CLAIM_SETS, ClaimSet};
use crate::project::Project;
use crate::tool;
use crate::totals::Totals;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::Command;

/// Checks every claim on both sides; needs the engine built.
///
/// # Errors
/// When a side cannot run, or two reports differ.
pub fn run(project: &Project, totals: &mut Totals) -> Result<()> {
    let weights = project.path("data/judge.model");
    for set in &CLAIM_SETS {
        let same = both(project, set, None)?;
        let line = format!("wasm: {same} reports on {} equal the native ones", set.name);
        println!("{line}");
        totals.add(line);
    }
    // Reading takes long, so that one set must do.
    let set = &CLAIM_SETS[0];
    let same = both(project, set, Some(&weights))?;
    let line = format!(
        "wasm: {same} reports on {} equal the native ones with the judge",
        set.name
    );
    println!("{line}");
    totals.add(line);
    Ok(())
}

/// Checks the claims of a set on both sides, with the judge where its weights are given.
fn both(project: &Project, set: &ClaimSet, weights: Option<&Path>) -> Result<usize> {
    let pack = set.pack(project)?;
    let claims = set.claims(project);
    let judge = if weights.is_some() { "auto" } else { "never" };
    let native = lines(
        project.citecheck([
            OsStr::new("check"),
            OsStr::new("--jsonl"),
            OsStr::new("--judge"),
            OsStr::new(judge),
            OsStr::new("--pack"),
            pack.as_os_str(),
        ]),
        &claims,
    )?;
    let mut node = project.node([
        &project.path("tests/wasm/check.mjs"),
        &project.engine(),
        &pack,
    ]);
    node.args(weights);
    compare(set, &native, &lines(node, &claims)?)
}

/// Runs a command on a file of claims and returns the lines that it prints.
fn lines(mut command: Command, claims: &Path) -> Result<Vec<String>> {
    let input = File::open(claims).with_context(|| format!("cannot read {}", claims.display()))?;
    let printed = tool::output_on(&mut command, input.into())?;
    Ok(printed.lines().map(str::to_string).collect())
}

/// Compares line by line and returns how many there are.
fn compare(set: &ClaimSet, native: &[String], wasm: &[String]) -> Result<usize> {
    for (index, (native, wasm)) in native.iter().zip(wasm).enumerate() {
        if native != wasm {
            let at = native
                .char_indices()
                .zip(wasm.chars())
                .find(|((_, native), wasm)| native != wasm)
                .map_or(native.len().min(wasm.len()), |((at, _), _)| at);
            bail!(
                "line {} of {} differs at byte {at}\n  native: {native}\n  wasm:   {wasm}",
                index + 1,
                set.name
            );
        }
    }
    if native.is_empty() || native.len() != wasm.len() {
        bail!(
            "{}: {} reports natively and {} in WebAssembly",
            set.name,
            native.len(),
            wasm.len()
        );
    }
    Ok(native.len())
}
