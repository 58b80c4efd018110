//! The TypeScript types of what crosses to JavaScript, written from the Rust types.
//!
//! The files under `www/src/generated` are committed; the test fails when one is stale, and writes
//! it anew where the environment has `UPDATE_TYPES`:
//!
//! ```sh
//! UPDATE_TYPES=1 cargo test --lib typescript
//! ```

use crate::{document, judge, pack, report};
use std::path::Path;
use ts_rs::{Config, TS};

/// The declaration of a type with its documentation.
fn declared<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let text = format!("\n{docs}export {}\n", T::decl(config));
    text.lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

/// Fails when a file under `www/src/generated` does not hold these declarations.
#[track_caller]
fn assert_current(file: &str, declarations: &[String]) {
    let head = "// Written from the Rust types by `UPDATE_TYPES=1 cargo test --lib typescript`: edit those.\n";
    let wanted = format!("{head}{}", declarations.concat());
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("www/src/generated")
        .join(file);
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "{} is stale: run `UPDATE_TYPES=1 cargo test --lib typescript`",
        path.display()
    );
}

#[test]
fn report_types_are_current() {
    let config = Config::new();
    assert_current(
        "report.ts",
        &[
            declared::<report::Report>(&config),
            declared::<report::Verdict>(&config),
            declared::<report::Reason>(&config),
            declared::<report::Citation>(&config),
            declared::<document::Kind>(&config),
            declared::<report::Stance>(&config),
            declared::<report::Probabilities>(&config),
            declared::<report::Mark>(&config),
            declared::<report::Relation>(&config),
            declared::<report::Part>(&config),
            declared::<report::Explanation>(&config),
            declared::<judge::Reading>(&config),
        ],
    );
}

#[test]
fn about_types_are_current() {
    assert_current("about.ts", &[declared::<pack::About>(&Config::new())]);
}
