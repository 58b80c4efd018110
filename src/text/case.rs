//! Capital and small letters, with and without accents.
//!
//! In: any text. Out: the same in small letters, one for each capital, and Latin ones without their
//! accents: `Erdoğan` and `Erdogan` are one name. Latin, Greek, Cyrillic and
//! Armenian capitals are known by where they stand in Unicode; the standard library's tables, which
//! know the other scripts that have capitals, would be a twentieth of the engine.

/// The text in small letters, Latin ones without their accents, composed or not, and apostrophes straight.
///
/// ```
/// # use citecheck::text::lower;
/// assert_eq!(lower("Škoda and ΝΑΤΟ"), "skoda and νατο");
/// assert_eq!(lower("Noe\u{308}l"), lower("NOËL"));
/// ```
pub fn lower(text: &str) -> String {
    let accent = |c: &char| matches!(*c, '\u{300}'..='\u{36f}');
    text.chars()
        .filter(|c| !accent(c))
        .map(|c| plain(small(c)))
        .collect()
}

/// The letters that those from ß to ÿ are without their accents; `÷`, which is none, stays.
const LATIN_1: &[u8; 33] = b"saaaaaaaceeeeiiiidnooooo\xf7ouuuuyty";
/// The same for those from U+0100 on, one for two.
const LATIN_A: &[u8; 64] = b"aaaccccddeeeeegggghhiiiiiijkklllllnnnnoooorrrsssstttuuuuuuwyyzzz";

/// A small Latin letter without its accent, an apostrophe straight; any other character as it is.
fn plain(c: char) -> char {
    let code = c as usize;
    let letter = match code {
        0xdf..=0xff => LATIN_1[code - 0xdf],
        0x100..=0x17f => LATIN_A[(code - 0x100) / 2],
        0x2019 => b'\'',
        0x218..=0x219 => b's',
        0x21a..=0x21b => b't',
        // Vietnamese.
        0x1ea0..=0x1eb7 => b'a',
        0x1eb8..=0x1ec7 => b'e',
        0x1ec8..=0x1ecb => b'i',
        0x1ecc..=0x1ee3 => b'o',
        0x1ee4..=0x1ef1 => b'u',
        0x1ef2..=0x1ef9 => b'y',
        _ => return c,
    };
    char::from(letter)
}

/// The small letter of a capital; any other character as it is.
pub fn small(c: char) -> char {
    let code = c as u32;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            code + 32
        }
        // İ, which has a dot either way.
        0x130 => 0x69,
        0x178 => 0xff,
        // Capitals are even, the small letter is the next.
        0x100..=0x137
        | 0x14a..=0x177
        | 0x1de..=0x1ee
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        // Capitals are odd.
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code + (code & 1),
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The capital of a small letter; any other character as it is.
pub fn capital(c: char) -> char {
    let code = c as u32;
    [32, 1, 80, 37, 63, 48, 38]
        .iter()
        .filter_map(|apart| char::from_u32(code.checked_sub(*apart)?))
        .find(|&capital| capital != c && small(capital) == c)
        .unwrap_or(c)
}

/// Whether a character is a capital.
pub fn is_capital(c: char) -> bool {
    small(c) != c
}

/// Whether a character is a small letter that has a capital.
pub fn is_small(c: char) -> bool {
    capital(c) != c
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_has_it() {
        let known = |c: &char| {
            matches!(*c as u32, 0..=0x17f | 0x1cd..=0x1dc | 0x1de..=0x1ee | 0x1f8..=0x21f | 0x222..=0x233
                | 0x370..=0x52f | 0x531..=0x556 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff)
        };
        // Two characters make İ in small letters; the rest are letters of Coptic and of linguists.
        let other = |c: &char| matches!(*c as u32, 0x130 | 0x370..=0x385 | 0x3cf..=0x3ff | 0x4c0);
        for c in ('\0'..='\u{1fff}').filter(known).filter(|c| !other(c)) {
            assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c:?}");
        }
    }

    /// As Unicode takes letters apart, where it does; the rest have a bar or are two letters in one.
    #[test]
    fn accents_are_dropped_as_unicode_has_it() {
        use unicode_normalization::UnicodeNormalization;
        let small = |c: &char| c.is_lowercase();
        let letters = ('\u{df}'..='\u{17e}')
            .chain('\u{1ea0}'..='\u{1ef9}')
            .chain('ș'..='ț');
        for c in letters.filter(small) {
            let mut apart = c.nfd();
            let letter = apart.next().unwrap();
            if apart.next().is_some() {
                assert_eq!(plain(c), letter, "{c}");
            }
        }
        assert_eq!(
            lower("Łódź, Tromsø, São Tomé, Đà Nẵng, ı ÷"),
            "lodz, tromso, sao tome, da nang, i ÷"
        );
    }

    #[test]
    fn capitals_are_found_again() {
        for (c, wanted) in [
            ('a', 'A'),
            ('š', 'Š'),
            ('ж', 'Ж'),
            ('ё', 'Ё'),
            ('ά', 'Ά'),
            ('A', 'A'),
            ('1', '1'),
        ] {
            let given = capital(c);
            assert_eq!(given, wanted, "{c}");
        }
    }
}
