//! A Chromium for the tests of the page: the system's, or one that is installed here.

use crate::project::Project;
use crate::tool;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The variable in which the page's tests find the browser's program.
pub const VARIABLE: &str = "CHROMIUM";

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// Finds Chromium or installs it, and returns its program.
///
/// # Errors
/// When there is none and none can be installed.
pub fn chromium(project: &Project) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        bail!("{VARIABLE} names no file: {}", named.display());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if is_root() && tool::succeeds(Command::new("apt-get").arg("--version")) {
        println!("installing chromium with apt-get");
        let mut apt = Command::new("apt-get");
        apt.args(["install", "--yes", "--no-install-recommends", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        let update = tool::run(Command::new("apt-get").args(["update", "--quiet"]));
        if update.and_then(|()| tool::run(&mut apt)).is_ok()
            && let Some(found) = installed()
        {
            return Ok(found);
        }
    }
    println!("downloading Chromium with playwright-core");
    tool::run(&mut project.npm(["exec", "--", "playwright-core", "install", "chromium"]))?;
    let ask = "import('playwright-core').then(p => console.log(p.chromium.executablePath()))";
    let printed = tool::output(&mut project.node(["--eval", ask]))?;
    let downloaded = PathBuf::from(printed.trim());
    if !downloaded.is_file() {
        bail!("no Chromium: install one and name its program in {VARIABLE}");
    }
    Ok(downloaded)
}

/// Programs of Firefox and WebKit, each with the Debian package that brings it.
const OTHERS: [(&str, &str); 3] = [
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// Tries to install Firefox and WebKit, where they are missing and that is allowed. Without them
/// the tests of the page tell so and skip what needs them.
pub fn others() {
    let missing: Vec<&str> = OTHERS
        .iter()
        .filter(|(program, _)| on_path(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() || !is_root() {
        return;
    }
    println!("installing {} with apt-get", missing.join(", "));
    let mut apt = Command::new("apt-get");
    apt.args(["install", "--yes", "--no-install-recommends"])
        .args(&missing)
        .env("DEBIAN_FRONTEND", "noninteractive");
    if tool::run(&mut apt).is_err() {
        println!("they could not be installed: their tests are skipped");
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn installed() -> Option<PathBuf> {
    let found = NAMES.into_iter().find_map(on_path);
    // The usual place on a Mac.
    let application = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    found.or_else(|| application.is_file().then_some(application))
}

fn is_root() -> bool {
    tool::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
