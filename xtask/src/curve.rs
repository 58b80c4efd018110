//! How often verdicts are right against how many claims get one, as a picture.
//!
//! In: the claims of `tests/claims/` and what the comparer says of them. Out: an SVG. From left to right
//! ever more claims get a verdict, the surest first; those that get none are left to the reader.

use crate::accuracy::CLAIM_SETS;
use crate::project::Project;
use crate::tool;
use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs::{self, File};
use std::process::Stdio;

/// Size of the picture and where its axes stand, in CSS pixels.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 452.0;
const TOP: f64 = 36.0;
const BOTTOM: f64 = 276.0;
/// Fewer verdicts than this say too little of how often they are right.
const FEWEST: usize = 10;

/// A verdict that settles a claim: its confidence, and whether it is right.
type Settled = (f64, bool);

/// Draws the curve over all claims together.
///
/// # Errors
/// When a pack cannot be built or the claims cannot be read or checked.
pub fn draw(project: &Project) -> Result<String> {
    let mut settled: Vec<Settled> = Vec::new();
    let mut claims = 0;
    for set in &CLAIM_SETS {
        let pack = set.pack(project)?;
        let file = set.claims(project);
        let labels =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let input = Stdio::from(File::open(&file)?);
        let mut check = project.citecheck([
            OsStr::new("check"),
            OsStr::new("--jsonl"),
            OsStr::new("--judge"),
            OsStr::new("never"),
            OsStr::new("--pack"),
            pack.as_os_str(),
        ]);
        let reports = tool::output_on(&mut check, input)?;
        for (label, report) in labels.lines().zip(reports.lines()) {
            let (label, report): (Value, Value) =
                (serde_json::from_str(label)?, serde_json::from_str(report)?);
            claims += 1;
            if report["verdict"] != "unknown" {
                let confidence = report["confidence"].as_f64().unwrap_or_default();
                settled.push((confidence, report["verdict"] == label["label"]));
            }
        }
    }
    settled.sort_by(|left, right| right.0.total_cmp(&left.0));
    Ok(picture(&points(&settled, claims)))
}

/// Share of all claims with a verdict of at least some confidence, and share of those that are right.
fn points(settled: &[Settled], claims: usize) -> Vec<(f64, f64)> {
    let mut right = 0;
    let mut out = Vec::new();
    for (at, &(confidence, is_right)) in settled.iter().enumerate() {
        right += usize::from(is_right);
        let given = at + 1;
        // Verdicts of one confidence come and go together.
        let last = settled.get(given).is_none_or(|next| next.0 < confidence);
        if last && given >= FEWEST {
            out.push((given as f64 / claims as f64, right as f64 / given as f64));
        }
    }
    out
}

fn picture(points: &[(f64, f64)]) -> String {
    let x = |coverage: f64| LEFT + coverage * (RIGHT - LEFT);
    let y = |precision: f64| BOTTOM - (precision - 0.5) * 2.0 * (BOTTOM - TOP);
    let mut marks = String::new();
    for tenth in 0..=5 {
        let (share, precision) = (f64::from(tenth) / 5.0, 0.5 + f64::from(tenth) / 10.0);
        let (across, up) = (x(share), y(precision));
        // Writing to a string cannot fail.
        let _ = writeln!(
            marks,
            "<path stroke=\"#ddd\" d=\"M{LEFT} {up:.1}H{RIGHT}\"/><text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{:.0} %</text>\
             <text x=\"{across:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{:.0} %</text>",
            LEFT - 6.0,
            up + 4.0,
            precision * 100.0,
            BOTTOM + 18.0,
            share * 100.0,
        );
    }
    let line: Vec<String> = points
        .iter()
        .map(|&(coverage, precision)| format!("{:.1},{:.1}", x(coverage), y(precision)))
        .collect();
    let (middle, caption) = ((LEFT + RIGHT) / 2.0, BOTTOM + 36.0);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <title>Share of right verdicts by the share of claims that get one</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <g fill=\"#444\">\n{marks}\
         <text x=\"{middle:.0}\" y=\"{caption:.0}\" text-anchor=\"middle\">claims that get a verdict, the surest first</text>\n\
         <text x=\"{LEFT}\" y=\"20\">verdicts that are right (comparer alone, all labelled claims)</text></g>\n\
         <polyline fill=\"none\" stroke=\"#0b57d0\" stroke-width=\"2\" points=\"{}\"/>\n</svg>\n",
        line.join(" ")
    )
}
