//! One look at a line for all phrases that tell lines and pieces from sentences wherever they
//! stand in them: hardly any line has one, and then nothing else need be looked for.

use super::{boilerplate, byline, depiction, notice, request};
use crate::bytes;

static BEGINNINGS: Beginnings = Beginnings::of([
    boilerplate::HELD,
    byline::HELD,
    byline::ROLES,
    depiction::TOLD,
    notice::OWNED,
    request::HELD,
]);

/// Whether a line may hold one of the phrases, in whatever case of ASCII: one of its words begins as
/// a phrase does, or it has a slash, as phrases may begin with. Linear in the line.
pub(super) fn is_telling(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes::starts(bytes, is_inner).any(|at| BEGINNINGS.are_at(&bytes[at..]))
        || bytes::holds(bytes, |byte| byte == b'/')
}

/// Whether a byte is a letter or digit of ASCII.
fn is_inner(byte: u8) -> bool {
    (byte.wrapping_sub(b'0') < 10) | ((byte | 0x20).wrapping_sub(b'a') < 26)
}

/// The first six bytes of phrases, a space before them left out: a bit for each of two hashes of
/// them, so that nearly all words are passed over by these alone (Bloom 1970).
struct Beginnings([u64; 256]);

impl Beginnings {
    /// Those of phrases in lower case, all of six bytes or more, save those that begin with a slash.
    const fn of<const LISTS: usize>(lists: [&[&str]; LISTS]) -> Self {
        let mut beginnings = Self([0; 256]);
        let mut list = 0;
        while list < LISTS {
            let mut nth = 0;
            while nth < lists[list].len() {
                let phrase = lists[list][nth].as_bytes();
                if phrase[0] != b'/' {
                    let from = (phrase[0] == b' ') as usize;
                    assert!(phrase[from].is_ascii_alphanumeric() && phrase.len() >= from + 6);
                    let mut eight = [0; 8];
                    let mut at = 0;
                    while at < 6 {
                        eight[at] = phrase[from + at];
                        at += 1;
                    }
                    let [one, other] = places(eight);
                    beginnings.0[one / 64] |= 1 << (one % 64);
                    beginnings.0[other / 64] |= 1 << (other % 64);
                }
                nth += 1;
            }
            list += 1;
        }
        beginnings
    }

    /// Whether a phrase may begin where some bytes do.
    #[inline]
    fn are_at(&self, bytes: &[u8]) -> bool {
        let Some(six) = bytes.first_chunk::<6>() else {
            return false;
        };
        let [a, b, c, d, e, f] = *six;
        let eight = bytes.first_chunk().copied();
        let [one, other] = places(eight.unwrap_or([a, b, c, d, e, f, 0, 0]));
        let holds = |bit: usize| self.0[bit / 64] >> (bit % 64) & 1 == 1;
        holds(one) && holds(other)
    }
}

/// The two bits for the first six of eight bytes, case left out.
#[inline]
const fn places(eight: [u8; 8]) -> [usize; 2] {
    let six = (u64::from_le_bytes(eight) | 0x2020_2020_2020) & 0xFFFF_FFFF_FFFF;
    let hash = six.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [(hash >> 50) as usize, (hash >> 36 & 0x3FFF) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_phrase_is_telling() {
        for line in [
            "IN THIS photo",
            "The pier is seen today",
            "(Click here",
            "A picture/Getty",
            "“In this",
            "covers a",
        ] {
            assert!(is_telling(line), "{line}");
        }
    }

    #[test]
    fn a_phrase_begins_with_a_word() {
        for line in ["", "cover", "The pier burned.", "Within this year", "in th"] {
            assert!(!is_telling(line), "{line}");
        }
    }
}
