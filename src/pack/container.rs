//! The envelope of every file of a pack: says what the file is and proves that it is whole.
//!
//! In: a kind and a payload. Out: bytes with a header, and back. All numbers are little-endian.
//!
//! ```text
//!  0        4        5      6          8         12           16          24
//!  +--------+--------+------+----------+---------+------------+-----------+---------------+
//!  | 89 CCP | format | kind | analysis | length  | raw length | checksum  | DEFLATE data  |
//!  | magic  | u8     | u8   | u16      | u32     | u32        | u64       | to the end    |
//!  +--------+--------+------+----------+---------+------------+-----------+---------------+
//! ```
//!
//! `length` counts the whole file and `raw length` the payload before deflating, both in bytes.
//! `checksum` is XXH64 of bytes 0..16, seeded with XXH64 of the data: no byte is left out. Its upper
//! 48 bits are the hash in the file's name. The payload is deflated here because static hosts
//! rarely compress files of unknown type. A first byte that is not ASCII tells text-mode transfers.

use super::error::{Error, Kind};
use super::manifest::{FileKind, Hash};
use xxhash_rust::xxh64::xxh64;

/// Version of the layout of the files; readers accept their own only.
pub const FORMAT_VERSION: u8 = 2;

/// Version of the analysis: raise it whenever [`crate::analyse`] or [`crate::retrieve::terms`]
/// gives another result for the same text, so that a pack built before is refused rather than
/// compared with claims that are analysed differently.
pub const ANALYSIS_VERSION: u16 = 2;

/// The longest payload, in bytes, that is read or written: bounds memory whatever a header says.
pub(super) const PAYLOAD_LIMIT: usize = 64 << 20;

/// DEFLATE cannot shrink data more than this many times.
const DEFLATE_LIMIT: usize = 1032;

const MAGIC: [u8; 4] = *b"\x89CCP";
const HEADER: usize = 24;

/// Takes the payload out of a file.
///
/// # Errors
/// When the file is not whole, not of this version, not of this kind, or not the one of `hash`.
pub(super) fn open(
    name: &str,
    kind: FileKind,
    hash: Option<Hash>,
    file: &[u8],
) -> Result<Vec<u8>, Error> {
    let fail = |kind| Err(Error::new(name, kind));
    let start = file.len().min(MAGIC.len());
    if file[..start] != MAGIC[..start] {
        return fail(Kind::Foreign);
    }
    let Some((header, data)) = file.split_first_chunk::<HEADER>() else {
        return fail(Kind::Truncated {
            found: file.len(),
            stated: HEADER,
        });
    };
    let [
        _,
        _,
        _,
        _,
        format,
        kind_byte,
        a0,
        a1,
        l0,
        l1,
        l2,
        l3,
        r0,
        r1,
        r2,
        r3,
        sum @ ..,
    ] = *header;
    match format.cmp(&FORMAT_VERSION) {
        std::cmp::Ordering::Less => return fail(Kind::Outdated),
        std::cmp::Ordering::Greater => return fail(Kind::Newer),
        std::cmp::Ordering::Equal => {}
    }
    let stated = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
    if file.len() != stated {
        let found = file.len();
        return fail(Kind::Truncated { found, stated });
    }
    let checksum = u64::from_le_bytes(sum);
    if checksum != seal_of(&file[..16], data) {
        return fail(Kind::Damaged);
    }
    if kind_byte != kind as u8 || hash.is_some_and(|hash| hash != Hash::of(checksum)) {
        return fail(Kind::OtherBuild);
    }
    match u16::from_le_bytes([a0, a1]).cmp(&ANALYSIS_VERSION) {
        std::cmp::Ordering::Less => return fail(Kind::Outdated),
        std::cmp::Ordering::Greater => return fail(Kind::Newer),
        std::cmp::Ordering::Equal => {}
    }
    let raw = u32::from_le_bytes([r0, r1, r2, r3]) as usize;
    if raw > PAYLOAD_LIMIT || raw > data.len().saturating_mul(DEFLATE_LIMIT) {
        return fail(Kind::Damaged);
    }
    match miniz_oxide::inflate::decompress_to_vec_with_limit(data, raw) {
        Ok(payload) if payload.len() == raw => Ok(payload),
        _ => fail(Kind::Damaged),
    }
}

/// The checksum of a file with these first 16 bytes and this data behind the header.
fn seal_of(head: &[u8], data: &[u8]) -> u64 {
    xxh64(head, xxh64(data, 0))
}

/// Puts a payload of at most [`PAYLOAD_LIMIT`] bytes into a file; the hash names it.
#[cfg(feature = "ingest")]
pub(super) fn seal(kind: FileKind, payload: &[u8]) -> (Hash, Vec<u8>) {
    // Higher levels take three times as long and save less than a hundredth.
    let data = miniz_oxide::deflate::compress_to_vec(payload, 6);
    let mut file = Vec::with_capacity(HEADER + data.len());
    file.extend(MAGIC);
    file.extend([FORMAT_VERSION, kind as u8]);
    file.extend(ANALYSIS_VERSION.to_le_bytes());
    file.extend(((HEADER + data.len()) as u32).to_le_bytes());
    file.extend((payload.len() as u32).to_le_bytes());
    let checksum = seal_of(&file, &data);
    file.extend(checksum.to_le_bytes());
    file.extend(data);
    (Hash::of(checksum), file)
}

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use super::*;

    fn code(file: &[u8]) -> &'static str {
        open("a.bin", FileKind::Index, None, file)
            .expect_err("a bad file was read")
            .code()
    }

    /// A file with `change` made to its header, and the checksum that goes with it.
    fn resealed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let (_, mut file) = seal(FileKind::Index, b"some payload");
        change(&mut file);
        let sum = seal_of(&file[..16], &file[HEADER..]);
        file[16..24].copy_from_slice(&sum.to_le_bytes());
        file
    }

    #[test]
    fn a_sealed_payload_comes_back() {
        let payload = b"some payload, some payload".repeat(100);
        let (hash, file) = seal(FileKind::Documents, &payload);
        assert_eq!(
            open("a.bin", FileKind::Documents, Some(hash), &file).unwrap(),
            payload
        );
    }

    #[test]
    fn each_fault_has_its_own_code() {
        assert_eq!(code(b""), "pack-truncated");
        assert_eq!(code(b"<!doctype html>"), "pack-foreign");
        assert_eq!(code(&resealed(|file| file[4] = 0)), "pack-outdated");
        assert_eq!(code(&resealed(|file| file[4] = 2)), "pack-newer");
        assert_eq!(code(&resealed(|file| file[6] = 0)), "pack-outdated");
        assert_eq!(code(&resealed(|file| file[7] = 1)), "pack-newer");
        assert_eq!(code(&resealed(|file| file[5] = 3)), "pack-other-build");
        let (_, mut file) = seal(FileKind::Index, b"some payload");
        assert_eq!(code(&file[..file.len() - 1]), "pack-truncated");
        file[HEADER] ^= 1;
        assert_eq!(code(&file), "pack-damaged");
        file[HEADER] ^= 1;
        let (other, _) = seal(FileKind::Index, b"other payload");
        let error = open("a.bin", FileKind::Index, Some(other), &file).unwrap_err();
        assert_eq!(error.code(), "pack-other-build");
    }

    #[test]
    fn a_lying_length_allocates_nothing() {
        assert_eq!(
            code(&resealed(|file| file[12..16].fill(0xff))),
            "pack-damaged"
        );
        assert_eq!(code(&resealed(|file| file[12] += 1)), "pack-damaged");
        assert_eq!(code(&resealed(|file| file[12] -= 1)), "pack-damaged");
    }
}
