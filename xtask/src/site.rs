//! The files of a folder as a static host serves them.
//!
//! In: a folder, and the path under which it appears. Out: an answer to each path that a browser
//! asks for. The files are read and compressed once, at the start.

use crate::sizes::{HIGHEST, brotli_of};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What the page may do: nothing beyond its own origin, scripts from files only, and WebAssembly.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
     object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The files of a folder, by the path that a browser asks for.
pub struct Site {
    /// Starts and ends with a slash.
    base: String,
    files: BTreeMap<String, File>,
}

/// One file, ready to be sent.
struct File {
    plain: Vec<u8>,
    /// Where it is smaller.
    brotli: Option<Vec<u8>>,
    content_type: String,
    /// Whether its name holds a hash of its content.
    lasting: bool,
}

/// An answer to one request.
#[derive(Debug, PartialEq)]
pub struct Answer<'a> {
    /// Status of HTTP.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, &'a str)>,
    /// What the answer holds; empty beside a redirection.
    pub body: &'a [u8],
}

impl Site {
    /// Reads a folder that is to appear under `base`, such as `/` or `/news/`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(folder: &Path, base: &str) -> Result<Site> {
        let base = match base.trim_matches('/') {
            "" => "/".to_string(),
            inner => format!("/{inner}/"),
        };
        let mut files = BTreeMap::new();
        for (name, content) in read_files(folder)? {
            files.insert(format!("{base}{name}"), File::new(&name, content));
        }
        Ok(Site { base, files })
    }

    /// The path under which the site appears.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers a request for `url` (path and query) by a browser that accepts these encodings.
    ///
    /// A browser may keep a file for ever when its name holds a hash of its content, or when the
    /// query names its version (`citecheck.wasm?v=1f3a9c02`).
    pub fn answer(&self, url: &str, accept_encoding: &str) -> Answer<'_> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let file = if path.ends_with('/') {
            self.files.get(&format!("{path}index.html"))
        } else {
            self.files.get(path)
        };
        if let Some(file) = file {
            return file.answer(accept_encoding, file.lasting || query.starts_with("v="));
        }
        if format!("{path}/") == self.base {
            return Answer {
                status: 301,
                headers: vec![("Location", &self.base)],
                body: b"",
            };
        }
        Answer {
            status: 404,
            headers: vec![("Content-Type", "text/plain; charset=utf-8")],
            body: b"There is no such file here.\n",
        }
    }
}

/// From this size on, in bytes, a file is compressed fast, so that the server is up at once.
const LARGE: usize = 1 << 20;
const FAST: i32 = 4;

impl File {
    fn new(name: &str, plain: Vec<u8>) -> File {
        let guessed = mime_guess::from_path(name).first_or_octet_stream();
        let content_type = match guessed.type_().as_str() {
            "text" => format!("{guessed}; charset=utf-8"),
            _ => guessed.to_string(),
        };
        let quality = if plain.len() > LARGE { FAST } else { HIGHEST };
        let brotli = Some(brotli_of(&plain, quality)).filter(|brotli| brotli.len() < plain.len());
        File {
            brotli,
            content_type,
            lasting: names_its_content(name),
            plain,
        }
    }

    fn answer(&self, accept_encoding: &str, lasting: bool) -> Answer<'_> {
        let cache_control = if lasting {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let mut headers = vec![
            ("Content-Type", self.content_type.as_str()),
            ("Cache-Control", cache_control),
            ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Vary", "Accept-Encoding"),
        ];
        let accepts_brotli = accept_encoding
            .split(',')
            .any(|coding| coding.split(';').next().unwrap_or_default().trim() == "br");
        let body = match &self.brotli {
            Some(brotli) if accepts_brotli => {
                headers.push(("Content-Encoding", "br"));
                brotli
            }
            _ => &self.plain,
        };
        Answer {
            status: 200,
            headers,
            body,
        }
    }
}

/// Whether a file's name holds a hash of its content (`engine-0a1b2c3d.wasm`), so that the file
/// never changes under that name: a last word of eight letters and digits or more, of both kinds.
fn names_its_content(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    let word = stem.rsplit(['-', '.', '/']).next().unwrap_or_default();
    word.len() >= 8
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// All files below a folder in order of their names, which are relative and have slashes.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn read_files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let cannot_read = |path: &Path| format!("cannot read {}", path.display());
    let mut files = BTreeMap::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| cannot_read(&folder))? {
            let path = entry?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            if path.is_dir() {
                folders.push((path, format!("{prefix}{name}/")));
            } else {
                let content = fs::read(&path).with_context(|| cannot_read(&path))?;
                files.insert(format!("{prefix}{name}"), content);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(base: &str) -> Site {
        let mut files = BTreeMap::new();
        for (name, content) in [
            ("index.html", "<p>many words, many words, many words</p>"),
            ("app-0A1B2C3D.js", "x"),
        ] {
            files.insert(format!("{base}{name}"), File::new(name, content.into()));
        }
        Site {
            base: base.into(),
            files,
        }
    }

    #[test]
    fn gives_the_index_of_a_folder() {
        let site = site("/");
        let answer = site.answer("/?claim=1", "");
        assert_eq!(answer.status, 200);
        assert!(answer.body.starts_with(b"<p>"));
        assert!(
            answer
                .headers
                .contains(&("Content-Type", "text/html; charset=utf-8"))
        );
        assert!(answer.headers.contains(&("Cache-Control", "no-cache")));
    }

    #[test]
    fn compresses_for_those_who_accept_it_and_where_it_helps() {
        let site = site("/");
        let compressed = ("Content-Encoding", "br");
        let asked = |path, accept| site.answer(path, accept).headers.contains(&compressed);
        assert!(asked("/index.html", "gzip, br;q=1.0"));
        assert!(!asked("/index.html", "gzip, brown"));
        assert!(!asked("/app-0A1B2C3D.js", "br"));
    }

    #[test]
    fn lets_browsers_keep_what_never_changes() {
        let site = site("/");
        let kept = |url| {
            let answer = site.answer(url, "");
            answer
                .headers
                .iter()
                .any(|(name, value)| *name == "Cache-Control" && value.contains("immutable"))
        };
        assert!(kept("/app-0A1B2C3D.js"));
        assert!(kept("/index.html?v=1f3a9c02"));
        assert!(!kept("/index.html?claim=v"));
    }

    #[test]
    fn lives_under_a_path() {
        let site = site("/news/check/");
        assert_eq!(site.answer("/news/check/", "").status, 200);
        assert_eq!(site.answer("/", "").status, 404);
        let answer = site.answer("/news/check", "");
        assert_eq!(answer.status, 301);
        assert_eq!(answer.headers, [("Location", "/news/check/")]);
    }

    #[test]
    fn leaves_its_folder_to_nobody() {
        assert_eq!(site("/").answer("/../Cargo.toml", "").status, 404);
    }

    #[test]
    fn knows_names_with_a_hash() {
        for name in ["engine-0a1b2c3d.wasm", "pack/ABCD1234.bin", "a.KXZQW7PL.js"] {
            assert!(names_its_content(name), "{name}");
        }
        for name in [
            "cite-check-element.js",
            "manifest.json",
            "pack/LICENSE",
            "a-1.js",
        ] {
            assert!(!names_its_content(name), "{name}");
        }
    }
}
