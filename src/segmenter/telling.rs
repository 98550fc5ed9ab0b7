//! One look at a text for all phrases that tell lines and pieces from sentences wherever they
//! stand in them: hardly any line has one, and in the others nothing else need be looked for.

use std::ops::Range;

use super::phrase::rest;
use super::scan::Scan;
use super::{boilerplate, byline, depiction, notice, page, request, signoff};
use crate::bytes::{self, eight, eight_at, first_eight, within};

/// The phrases, in lower case.
const LISTS: [&[&str]; 11] = [
    boilerplate::FILED,
    boilerplate::HELD,
    byline::HELD,
    byline::ROLES,
    depiction::HELD,
    depiction::VIEWS,
    notice::OWNED,
    page::COLLECTED,
    page::REPORTED,
    request::HELD,
    signoff::HELD,
];

/// The same, each with its beginning, a space before it left out.
static PHRASES: [(u64, &str); COUNT] = phrases();

const COUNT: usize = {
    let (mut count, mut list) = (0, 0);
    while list < LISTS.len() {
        count += LISTS[list].len();
        list += 1;
    }
    count
};

const fn phrases() -> [(u64, &'static str); COUNT] {
    let mut found = [(0, ""); COUNT];
    let (mut at, mut list, mut nth) = (0, 0, 0);
    while at < COUNT {
        if nth == LISTS[list].len() {
            (list, nth) = (list + 1, 0);
            continue;
        }
        let phrase = LISTS[list][nth];
        let (_, phrase) = phrase.split_at((phrase.as_bytes()[0] == b' ') as usize);
        found[at] = (beginning(eight(phrase.as_bytes(), 0)), phrase);
        (at, nth) = (at + 1, nth + 1);
    }
    found
}

static BEGINNINGS: Beginnings = Beginnings::of(&phrases());

/// For each line of a text whether it may hold one of the phrases, in whatever case of ASCII, or an
/// address: without one it has neither a slash nor an `@`. Linear in the text.
pub(super) fn telling_lines(text: &str, scan: &Scan, lines: &[Range<usize>]) -> Vec<bool> {
    let bytes = text.as_bytes();
    let mut telling = vec![false; lines.len()];
    let mut tell = |at: usize| {
        let line = lines.partition_point(|line| line.end <= at);
        if let Some(line) = telling.get_mut(line) {
            *line = true;
        }
    };
    bytes::starts(bytes, is_inner).for_each(|at| {
        if BEGINNINGS.may_have(beginning(eight_at(bytes, at))) && begins_phrase(&bytes[at..]) {
            tell(at);
        }
    });
    scan.addresses.iter().for_each(|&at| tell(at));
    telling
}

/// What phrases may begin with that is neither a space nor part of a word.
const SLASH: u8 = b'/';

/// Whether a byte is a letter or digit of ASCII.
fn is_inner(byte: u8) -> bool {
    within(byte, b'0', b'9') | within(byte | 0x20, b'a', b'z')
}

/// Whether one of the phrases stands at the beginning of a text. Apart, so that what is done for
/// every word stays small.
#[inline(never)]
fn begins_phrase(text: &[u8]) -> bool {
    let own = beginning(first_eight(text));
    let mut phrases = PHRASES.iter().filter(|(beginning, _)| *beginning == own);
    phrases.any(|(_, phrase)| rest(text, phrase).is_some())
}

/// The first seven of eight bytes, case left out: as many as every phrase has.
#[inline]
const fn beginning(eight: u64) -> u64 {
    (eight | 0x2020_2020_2020_2020) << 8
}

/// A bit for each of two hashes of what phrases begin with, so that nearly all words are passed over
/// by these alone (Bloom 1970).
struct Beginnings([u64; 256]);

impl Beginnings {
    /// Those of all phrases but those that begin with a slash.
    const fn of(phrases: &[(u64, &str)]) -> Self {
        let mut beginnings = Self([0; 256]);
        let mut nth = 0;
        while nth < phrases.len() {
            let (beginning, phrase) = phrases[nth];
            let first = phrase.as_bytes()[0];
            if first != SLASH {
                assert!(first.is_ascii_alphanumeric() && phrase.len() >= 7);
                let [one, other] = places(beginning);
                beginnings.0[one / 64] |= 1 << (one % 64);
                beginnings.0[other / 64] |= 1 << (other % 64);
            }
            nth += 1;
        }
        beginnings
    }

    /// Whether a phrase may have a beginning.
    #[inline]
    fn may_have(&self, beginning: u64) -> bool {
        let [one, other] = places(beginning);
        let holds = |bit: usize| self.0[bit / 64] >> (bit % 64) & 1 == 1;
        holds(one) && holds(other)
    }
}

/// The two bits for a beginning.
#[inline]
const fn places(beginning: u64) -> [usize; 2] {
    let hash = beginning.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [(hash >> 50) as usize, (hash >> 36 & 0x3FFF) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_telling(line: &str) -> bool {
        let text = format!("The pier.\n{line}\nA/B");
        let lines = [0..9, 10..10 + line.len(), 11 + line.len()..text.len()];
        let telling = telling_lines(&text, &Scan::of(&text), &lines);
        assert!(!telling[0] && telling[2]);
        telling[1]
    }

    #[test]
    fn a_line_with_a_phrase_is_telling() {
        for line in [
            "IN THIS handout",
            "The pier is seen today",
            "(Click here",
            "A picture/Getty",
            "“Click to play",
            "covers a",
            "Jane Austen contributed.",
        ] {
            assert!(is_telling(line), "{line}");
        }
    }

    #[test]
    fn a_phrase_begins_with_a_word() {
        for line in [
            "",
            "cover",
            "The pier burned.",
            "Discovers a pier",
            "in this",
        ] {
            assert!(!is_telling(line), "{line}");
        }
    }
}
