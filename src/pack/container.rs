//! The envelope of every file of a pack: says what the file is and proves that it is whole.
//!
//! In: a kind and a payload. Out: bytes with a header, and back. All numbers are little-endian.
//! The host inflates: browsers bring that ([`DecompressionStream`]), and the engine's download is
//! 6 KB shorter for it.
//!
//! [`DecompressionStream`]: https://compression.spec.whatwg.org/
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
//! `checksum` is XXH64 of bytes 0..16, seeded with XXH64 of the payload: no byte is left out. Its
//! upper 48 bits are the hash in the file's name. The payload is deflated here because static hosts
//! rarely compress files of unknown type. A first byte that is not ASCII tells text-mode transfers.

use super::error::{Error, Kind};
use super::manifest::{FileKind, Hash};
use xxhash_rust::xxh64::xxh64;

/// Version of the layout of the files; readers accept their own only.
pub const FORMAT_VERSION: u8 = 2;

/// Version of the analysis: raise it whenever [`crate::analyse`] or [`crate::retrieve::terms`]
/// gives another result for the same text, so that a pack built before is refused rather than
/// compared with claims that are analysed differently.
pub const ANALYSIS_VERSION: u16 = 8;

/// The longest payload, in bytes, that is read or written: bounds memory whatever a header says.
#[cfg(feature = "ingest")]
pub(super) const PAYLOAD_LIMIT: usize = 64 << 20;

const MAGIC: [u8; 4] = *b"\x89CCP";
const HEADER: usize = 24;

/// Takes the payload out of a file that its host has inflated: the header and the payload, or the
/// file as it came where it could not be inflated.
///
/// # Errors
/// When the file is not whole, not of this version, not of this kind, or not the one of `hash`.
pub(super) fn open<'f>(
    name: &str,
    kind: FileKind,
    hash: Option<Hash>,
    file: &'f [u8],
) -> Result<&'f [u8], Error> {
    let fail = |kind| Err(Error::new(name, kind));
    let start = file.len().min(MAGIC.len());
    if file[..start] != MAGIC[..start] {
        return fail(Kind::Foreign);
    }
    let Some((header, payload)) = file.split_first_chunk::<HEADER>() else {
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
    let raw = u32::from_le_bytes([r0, r1, r2, r3]) as usize;
    let stated = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
    let checksum = u64::from_le_bytes(sum);
    if payload.len() != raw || checksum != seal_of(&file[..16], payload) {
        let found = file.len();
        // Damaged data may well inflate to more than there was.
        return fail(if payload.len() == raw || found >= stated {
            Kind::Damaged
        } else {
            Kind::Truncated { found, stated }
        });
    }
    if kind_byte != kind as u8 || hash.is_some_and(|hash| hash != Hash::of(checksum)) {
        return fail(Kind::OtherBuild);
    }
    match u16::from_le_bytes([a0, a1]).cmp(&ANALYSIS_VERSION) {
        std::cmp::Ordering::Less => return fail(Kind::Outdated),
        std::cmp::Ordering::Greater => return fail(Kind::Newer),
        std::cmp::Ordering::Equal => {}
    }
    Ok(payload)
}

/// The checksum of a file with these first 16 bytes and this payload.
fn seal_of(head: &[u8], payload: &[u8]) -> u64 {
    xxh64(head, xxh64(payload, 0))
}

/// A file of a pack as a checker takes it: its header, and its payload inflated. What cannot be
/// inflated comes back as it is, for the checker to say what is wrong with it.
#[cfg(feature = "ingest")]
pub fn inflate(file: Vec<u8>) -> Vec<u8> {
    use miniz_oxide::inflate::decompress_to_vec_with_limit;
    let Some((header, data)) = file.split_first_chunk::<HEADER>() else {
        return file;
    };
    // Like a browser, take nothing that has more behind its end.
    if header[8..12] != (file.len() as u32).to_le_bytes() {
        return file;
    }
    match decompress_to_vec_with_limit(data, PAYLOAD_LIMIT) {
        Ok(payload) => [header.as_slice(), &payload].concat(),
        Err(_) => file,
    }
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
    let checksum = seal_of(&file, payload);
    file.extend(checksum.to_le_bytes());
    file.extend(data);
    (Hash::of(checksum), file)
}

#[cfg(all(test, feature = "ingest"))]
mod tests {
    use super::*;

    /// What is wrong with a file as it is stored.
    fn code(file: &[u8]) -> &'static str {
        open("a.bin", FileKind::Index, None, &inflate(file.to_vec()))
            .expect_err("a bad file was read")
            .code()
    }

    /// A file with `change` made to its header, and the checksum that goes with it.
    fn resealed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let (_, mut file) = seal(FileKind::Index, b"some payload");
        change(&mut file);
        let sum = seal_of(&file[..16], b"some payload");
        file[16..24].copy_from_slice(&sum.to_le_bytes());
        file
    }

    #[test]
    fn a_sealed_payload_comes_back() {
        let payload = b"some payload, some payload".repeat(100);
        let (hash, file) = seal(FileKind::Documents, &payload);
        assert_eq!(
            open("a.bin", FileKind::Documents, Some(hash), &inflate(file)).unwrap(),
            payload
        );
    }

    #[test]
    fn each_fault_has_its_own_code() {
        assert_eq!(code(b""), "pack-truncated");
        assert_eq!(code(b"<!doctype html>"), "pack-foreign");
        assert_eq!(code(&resealed(|file| file[4] = 0)), "pack-outdated");
        assert_eq!(code(&resealed(|file| file[4] += 1)), "pack-newer");
        assert_eq!(code(&resealed(|file| file[6] = 0)), "pack-outdated");
        assert_eq!(code(&resealed(|file| file[7] = 1)), "pack-newer");
        assert_eq!(code(&resealed(|file| file[5] = 3)), "pack-other-build");
        let (_, mut file) = seal(FileKind::Index, b"some payload");
        for length in [HEADER - 1, HEADER, HEADER + 3, file.len() - 1] {
            assert_eq!(code(&file[..length]), "pack-truncated", "{length}");
        }
        file[HEADER + 3] ^= 1;
        assert_eq!(code(&file), "pack-damaged");
        file[HEADER + 3] ^= 1;
        let (other, _) = seal(FileKind::Index, b"other payload");
        let error = open("a.bin", FileKind::Index, Some(other), &inflate(file)).unwrap_err();
        assert_eq!(error.code(), "pack-other-build");
    }

    #[test]
    fn a_lying_length_is_no_payload() {
        for change in [0xff, 1, u8::MAX - 1] {
            let file = resealed(|file| file[12] = file[12].wrapping_add(change));
            assert_eq!(
                open("a.bin", FileKind::Index, None, &inflate(file)).ok(),
                None
            );
        }
    }
}
