//! Any bytes as the files of a pack: an error or a report, never a panic.
//!
//! In: the bytes of a manifest, whose length the first two bytes give, and those of every other file.
#![no_main]

use citecheck::checker::Checker;
use citecheck::pack;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((length, rest)) = bytes.split_first_chunk::<2>() else {
        return;
    };
    let at = usize::from(u16::from_le_bytes(*length)).min(rest.len());
    let (manifest, file) = rest.split_at(at);
    let Ok(mut checker) = Checker::open(&pack::inflate(manifest.to_vec())) else {
        return;
    };
    let file = pack::inflate(file.to_vec());
    for name in checker.needs("Rain fell in Velden.").unwrap_or_default() {
        let _ = checker.supply(&name, &file);
    }
    let _ = checker.check("Rain fell in Velden.");
});
