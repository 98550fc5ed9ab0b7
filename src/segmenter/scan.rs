//! One look at a text for the bytes that rules begin with: hardly one in thirty is among them, and
//! each rule then looks at those of its line or piece alone.

use std::ops::Range;

use crate::bytes::{Bitmap, within};

/// Where in a text the marks stand that end lines and sentences, that quote, open brackets or show
/// an address, and where characters begin that are not ASCII.
pub(super) struct Scan {
    marks: Bitmap,
    /// Where line breaks begin, and such characters as begin with the same byte, in order.
    pub(super) breaks: Vec<usize>,
    /// Where quotation marks stand, single ones and apostrophes among them, in order.
    pub(super) quotes: Vec<usize>,
    /// Where the slashes and at signs of addresses stand, in order.
    pub(super) addresses: Vec<usize>,
    /// Whether the full stop of a rare script may be in the text.
    rare: bool,
}

impl Scan {
    /// That of a text. Linear in it.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut scan = Self {
            marks: Bitmap::of(bytes, is_mark),
            breaks: Vec::with_capacity(bytes.len() / 64),
            quotes: Vec::with_capacity(bytes.len() / 64),
            addresses: Vec::new(),
            rare: false,
        };
        scan.marks
            .within(0..bytes.len())
            .for_each(|at| match bytes[at] {
                b'"' | b'\'' => scan.quotes.push(at),
                b'\n' | 0x0B..=b'\r' => scan.breaks.push(at),
                0xC2 | 0xE2 if may_quote(&bytes[at..]) => scan.quotes.push(at),
                0xC2 | 0xE2 => scan.breaks.push(at),
                b'/' | b'@' => scan.addresses.push(at),
                lead => scan.rare |= may_be_rare_stop(lead),
            });
        scan
    }

    /// Where those of a range stand, in order. Linear in the range.
    pub(super) fn within(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        self.marks.within(range)
    }

    /// Whether a range of the text may hold the full stop of a script whose full stops we leave to
    /// the Unicode rules.
    pub(super) fn may_hold_rare_stop(&self, text: &str, range: Range<usize>) -> bool {
        let bytes = text.as_bytes();
        self.rare && self.within(range).any(|at| may_be_rare_stop(bytes[at]))
    }
}

/// Whether a byte is among them: first bytes of characters beyond U+007F, line breaks,
/// `!"#$%&'(`, `-./`, `:;<=>?@`, `|`. Not all of each range are asked for, but a range is told by
/// few steps; the first goes on from 0xFF to 0.
fn is_mark(byte: u8) -> bool {
    within(byte, 0xC2, b'\r')
        | within(byte, b'!', b'(')
        | within(byte, b'-', b'/')
        | within(byte, b':', b'@')
        | (byte == b'|')
}

/// Whether some bytes begin with a quotation mark beyond ASCII: `«`, `»`, `‘`, `“` or a kin of them.
fn may_quote(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xC2, 0xAB | 0xBB, ..] | [0xE2, 0x80, 0x98..=0x9E, ..]
    )
}

/// Whether a full stop of Syriac and N'Ko may begin with a byte, or one of Mongolian, Balinese,
/// Javanese and the like.
fn may_be_rare_stop(byte: u8) -> bool {
    matches!(byte, 0xDC | 0xDF | 0xE1 | 0xEA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_what_is_not_ascii() {
        let text = "“Aé’s (b-c) x. Then\nd|e?”";
        let all: Vec<char> = Scan::of(text)
            .within(0..text.len())
            .map(|at| text[at..].chars().next().unwrap())
            .collect();
        let marks: Vec<char> = "“é’(-.\n|?”".chars().collect();
        assert_eq!(all, marks);
        let scan = Scan::of(text);
        assert_eq!(scan.within(3..8).collect::<Vec<_>>(), [4, 6]);
        assert_eq!(scan.quotes, [0, 6, text.len() - 3]);
        assert_eq!(scan.breaks, [text.find('\n').unwrap()]);
        assert_eq!(Scan::of("a\u{85}b/c\rd\u{2028}@").breaks, [1, 6, 8]);
        assert_eq!(Scan::of("a\u{85}b/c\rd\u{2028}@").addresses, [4, 11]);
        assert_eq!(Scan::of("").within(0..0).count(), 0);
        let rare = "Ship. ᠠ᠃";
        let scan = Scan::of(rare);
        assert!(scan.may_hold_rare_stop(rare, 0..rare.len()));
        assert!(!scan.may_hold_rare_stop(rare, 0..5));
    }
}
