//! The committed record of sizes and accuracies, whose history shows their course.

use crate::accuracy;
use crate::curve;
use crate::difference::differences;
use crate::project::Project;
use crate::sizes::{self, Sizes};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;

const SIZES: &str = "record/sizes.json";
const ACCURACY: &str = "record/accuracy.json";
const CURVE: &str = "record/curve.svg";

/// How far a size may lie from its record, as a share of it: compilers and compressors of other
/// versions move it by less. Accuracies may not differ at all.
const SIZE_TOLERANCE: f64 = 0.01;

/// Measures and writes the record.
///
/// # Errors
/// When something cannot be measured.
pub fn write(project: &Project) -> Result<()> {
    let (sizes, accuracy) = measure(project)?;
    for (file, value) in [(SIZES, serde_json::to_value(&sizes)?), (ACCURACY, accuracy)] {
        let path = project.path(file);
        fs::write(&path, format!("{value:#}\n"))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    let path = project.path(CURVE);
    fs::write(&path, curve::draw(project)?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    for line in sizes.broken_budgets() {
        println!("over budget: {line}");
    }
    Ok(())
}

/// Measures and compares with the record.
///
/// # Errors
/// When something cannot be measured, differs from the record or breaks its budget.
pub fn check(project: &Project) -> Result<()> {
    let (sizes, accuracy) = measure(project)?;
    let mut lines = Vec::new();
    for (file, now, tolerance) in [
        (SIZES, serde_json::to_value(&sizes)?, SIZE_TOLERANCE),
        (ACCURACY, accuracy, 0.0),
    ] {
        let text = fs::read_to_string(project.path(file))
            .with_context(|| format!("cannot read {file}: write it with `cargo xtask record`"))?;
        let committed: Value = serde_json::from_str(&text)
            .with_context(|| format!("{file} is not JSON: write it with `cargo xtask record`"))?;
        lines.extend(
            differences(&committed, &now, tolerance)
                .into_iter()
                .map(|line| format!("  {file}: {line}")),
        );
    }
    let drawn = fs::read_to_string(project.path(CURVE)).unwrap_or_default();
    if drawn != curve::draw(project)? {
        lines.push(format!("  {CURVE}: another curve"));
    }
    let broken = sizes.broken_budgets();
    if !broken.is_empty() {
        bail!("over budget: {}", broken.join("; "));
    }
    if !lines.is_empty() {
        bail!(
            "the record differs (committed -> now): run `cargo xtask record` and commit it\n{}",
            lines.join("\n")
        );
    }
    println!("the record holds");
    Ok(())
}

fn measure(project: &Project) -> Result<(Sizes, Value)> {
    crate::build::everything(project)?;
    let sizes = sizes::measure(project)?;
    print!("{sizes}");
    Ok((sizes, accuracy::measure(project)?))
}
