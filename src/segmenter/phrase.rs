//! Fixed phrases in a line, looked for without regard to ASCII case and without allocating.

use crate::bytes::{eight, first_eight};

/// Most bytes of a line in which a phrase alone decides.
pub(super) const SHORT: usize = 320;

/// Most bytes of a phrase that are looked at before it is compared.
const OPENING: usize = 6;

/// Phrases in lower case, each of two bytes or more.
pub(super) struct Phrases {
    phrases: &'static [&'static str],
    /// The bytes of eight that are looked at first: as many as the shortest phrase has, at most
    /// six.
    mask: u64,
    /// A bit for each of two hashes of what a phrase begins with: nearly all places are passed
    /// over by these alone (Bloom 1970).
    openings: [u64; 64],
}

impl Phrases {
    pub(super) const fn new(phrases: &'static [&'static str]) -> Self {
        let mut shortest = OPENING;
        let mut at = 0;
        while at < phrases.len() {
            if phrases[at].len() < shortest {
                shortest = phrases[at].len();
            }
            at += 1;
        }
        let mut found = Self {
            phrases,
            mask: (1 << (8 * shortest)) - 1,
            openings: [0; 64],
        };
        at = 0;
        while at < phrases.len() {
            let hash = found.opening(eight(phrases[at].as_bytes(), 0));
            found.openings[(hash >> 58) as usize] |= 1 << (hash >> 52 & 63);
            found.openings[(hash >> 46 & 63) as usize] |= 1 << (hash >> 40 & 63);
            at += 1;
        }
        found
    }

    /// Where the first of the phrases stands in a line, at the beginning of a word. Linear in the
    /// line.
    pub(super) fn find(&self, line: &str) -> Option<usize> {
        let bytes = line.as_bytes();
        let inside = |at: usize| {
            at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes[at].is_ascii_alphanumeric()
        };
        let stands = |at: usize| {
            !inside(at)
                && self
                    .phrases
                    .iter()
                    .any(|phrase| rest(&bytes[at..], phrase).is_some())
        };
        let whole = bytes.windows(8).enumerate().find(|&(at, window)| {
            let eight = window.try_into().map_or(0, u64::from_le_bytes);
            self.may_begin(eight) && stands(at)
        });
        let end = bytes.len().saturating_sub(7)..bytes.len();
        whole.map(|(at, _)| at).or_else(|| {
            end.into_iter()
                .find(|&at| self.may_begin(eight(bytes, at)) && stands(at))
        })
    }

    /// Whether one of the phrases stands in a line, at the beginning of a word.
    pub(super) fn are_in(&self, line: &str) -> bool {
        self.find(line).is_some()
    }

    /// Whether a line begins with one of the phrases and a word does not go on behind it; behind a
    /// phrase that ends in a mark or a digit anything may follow.
    #[inline]
    pub(super) fn begin(&self, line: &str) -> bool {
        self.may_open(line) && self.opens(line)
    }

    // Apart, so that what is done for nearly all lines stays small.
    #[inline(never)]
    fn opens(&self, line: &str) -> bool {
        let bytes = line.as_bytes();
        self.phrases.iter().any(|phrase| {
            rest(bytes, phrase).is_some_and(|rest| {
                !phrase.ends_with(char::is_alphabetic)
                    || rest
                        .first()
                        .is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric())
                    || rest.starts_with("’".as_bytes())
                    || rest.starts_with("—".as_bytes())
            })
        })
    }

    /// Whether a line may begin with one of the phrases: few others do.
    #[inline]
    pub(super) fn may_open(&self, line: &str) -> bool {
        self.may_begin(first_eight(line.as_bytes()))
    }

    /// Whether one of the phrases may begin with these eight bytes.
    #[inline]
    fn may_begin(&self, eight: u64) -> bool {
        let hash = self.opening(eight);
        self.openings[(hash >> 58) as usize] >> (hash >> 52 & 63) & 1 == 1
            && self.openings[(hash >> 46 & 63) as usize] >> (hash >> 40 & 63) & 1 == 1
    }

    /// The hash of what eight bytes begin with, case left out.
    #[inline]
    const fn opening(&self, eight: u64) -> u64 {
        let folded = (eight | 0x2020_2020_2020_2020) & self.mask;
        folded.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// What follows a phrase that a line begins with.
#[inline]
pub(super) fn rest<'t>(line: &'t [u8], phrase: &str) -> Option<&'t [u8]> {
    let (&[first, second, ..], &[lower, next, ..]) = (line, phrase.as_bytes()) else {
        return None;
    };
    if first.to_ascii_lowercase() != lower || second.to_ascii_lowercase() != next {
        return None;
    }
    let (head, rest) = line.split_at_checked(phrase.len())?;
    head.eq_ignore_ascii_case(phrase.as_bytes()).then_some(rest)
}

/// What follows the first word of a line, if that is one of some words in lower case.
pub(super) fn behind<'t>(line: &'t str, words: &[&str]) -> Option<&'t str> {
    let bytes = line.as_bytes();
    let is_first = |word: &str| {
        bytes.get(word.len()) == Some(&b' ')
            && bytes[..word.len()].eq_ignore_ascii_case(word.as_bytes())
    };
    let word = words.iter().find(|word| is_first(word))?;
    Some(&line[word.len() + 1..])
}

/// A piece without the marks that may stand before what it says.
pub(super) fn bare(piece: &str) -> &str {
    if piece
        .as_bytes()
        .first()
        .is_some_and(u8::is_ascii_alphanumeric)
    {
        return piece; // as nearly all
    }
    piece.trim_start_matches(['(', '[', '*', '-', '–', '—', ' '])
}

/// The first bytes of a line.
pub(super) fn head(line: &str, most: usize) -> &str {
    let mut end = line.len().min(most);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    static HEADS: Phrases = Phrases::new(&["image:", "sign up", "subscribe"]);
    static INNER: Phrases = Phrases::new(&["ad", "ap photo/"]);

    #[test]
    fn at_the_head_of_a_line() {
        for line in [
            "Image: x",
            "IMAGE:x",
            "SIGN UP",
            "Subscribe, now",
            "subscribe’s",
        ] {
            assert!(HEADS.begin(line), "{line}");
        }
        for line in ["Subscribers", "S", "", "Images:", "Subscribé"] {
            assert!(!HEADS.begin(line), "{line}");
        }
    }

    #[test]
    fn behind_the_first_word() {
        assert_eq!(
            behind("This story ends", &["that", "this"]),
            Some("story ends")
        );
        for line in ["Thistle and thorn", "this", ""] {
            assert_eq!(behind(line, &["this"]), None, "{line}");
        }
    }

    #[test]
    fn at_the_beginning_of_a_word() {
        assert_eq!(INNER.find("A bad Ad"), Some(6));
        assert!(INNER.are_in("x AP Photo/y") && !INNER.are_in("") && !INNER.are_in("é bad"));
    }
}
