//! Bytes of a kind in a text, looked for in whole blocks, so that many are looked at at once.
//!
//! A kind is best told by comparisons joined with `|`, as in `(byte == b'a') | (byte == b'b')`: of
//! those a compiler makes the same steps for all bytes of a block, of patterns and `||` a choice
//! for each.

use std::ops::Range;

/// Bytes of a block in which one byte of a kind is looked for.
const BLOCK: usize = 32;

/// Bytes of a block in which all bytes of a kind are: a bit of a word for each.
const WORD: usize = 64;

/// Whether one of some bytes is of a kind. Linear in the bytes.
pub(crate) fn holds(bytes: &[u8], kind: impl Fn(u8) -> bool) -> bool {
    let Some(last) = bytes.last_chunk::<BLOCK>() else {
        return bytes.iter().any(|&byte| kind(byte));
    };
    // The last block overlaps the one before it, so that nothing is left over, but is not one of
    // the others.
    let (blocks, _) = bytes[..bytes.len() - 1].as_chunks();
    block_holds(last, &kind) || blocks.iter().any(|block| block_holds(block, &kind))
}

/// Where the first byte of a kind stands. Linear in the bytes before it.
pub(crate) fn position(bytes: &[u8], kind: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let without = blocks.iter().take_while(|block| !block_holds(block, &kind));
    let from = without.count() * BLOCK;
    let found = bytes[from..].iter().position(|&byte| kind(byte))?;
    Some(from + found)
}

/// Where the bytes of a kind stand, in order. Linear in the bytes.
pub(crate) fn positions(bytes: &[u8], kind: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
    Bits::of(words(bytes, kind))
}

/// Where the runs of bytes of a kind begin, in order. Linear in the bytes.
pub(crate) fn starts(bytes: &[u8], kind: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
    let mut inside = 0;
    Bits::of(words(bytes, kind).map(move |word| {
        let before = word << 1 | inside;
        inside = word >> (WORD - 1);
        word & !before
    }))
}

/// Which bytes of a text are of a kind: a bit for each.
pub(crate) struct Bitmap(Vec<u64>);

impl Bitmap {
    /// That of some bytes. Linear in them; an eighth as large.
    pub(crate) fn of(bytes: &[u8], kind: impl Fn(u8) -> bool) -> Self {
        let mut bits = Vec::with_capacity(bytes.len().div_ceil(WORD));
        bits.extend(words(bytes, kind));
        Self(bits)
    }

    /// Where those in a range stand, in order. Linear in the range.
    pub(crate) fn within(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let (first, end) = (range.start / WORD, range.end.div_ceil(WORD));
        let head = u64::MAX << (range.start % WORD);
        let tail = u64::MAX >> (end * WORD - range.end);
        let words = self.0.get(first..end).unwrap_or(&[]);
        let words = words.iter().zip(first..).map(move |(&word, nth)| {
            let word = if nth == first { word & head } else { word };
            if nth + 1 == end { word & tail } else { word }
        });
        Bits {
            words,
            word: 0,
            next: first * WORD,
        }
    }
}

/// Gives where the runs of bytes of a kind begin, each as long as can be, and their lengths, in
/// order. Linear in the bytes.
#[inline]
pub(crate) fn each_run(
    bytes: &[u8],
    kind: impl Fn(u8) -> bool,
    mut give: impl FnMut(usize, usize),
) {
    let (mut first, mut from, mut inside) = (0, 0, 0);
    // A run up to the end ends in a word of none.
    for word in words(bytes, kind).chain(std::iter::once(0)) {
        let before = word << 1 | inside;
        let mut starts = word & !before;
        let mut ends = before & !word;
        if inside == 0 {
            from = first + starts.trailing_zeros() as usize;
            starts &= starts.wrapping_sub(1);
        }
        // Behind each end stands the next start, the last of them perhaps in another word.
        while ends > 0 {
            give(from, first + ends.trailing_zeros() as usize - from);
            ends &= ends - 1;
            from = first + starts.trailing_zeros() as usize;
            starts &= starts.wrapping_sub(1);
        }
        inside = word >> (WORD - 1);
        first += WORD;
    }
}

/// Whether a byte is one from `first` to `last`, 128 at most; from 0xFF they go on to 0.
///
/// Moved to the end of the signed numbers, a range is told by one comparison, which for many bytes
/// at once there is of signed numbers alone.
#[inline]
pub(crate) const fn within(byte: u8, first: u8, last: u8) -> bool {
    let moved = byte.wrapping_add(127_u8.wrapping_sub(last));
    moved.cast_signed() >= 127 - last.wrapping_sub(first).cast_signed()
}

/// The first eight bytes as a number, the first in the lowest bits; zeros behind the end.
#[inline]
pub(crate) fn first_eight(bytes: &[u8]) -> u64 {
    eight_at(bytes, 0)
}

/// The first eight bytes from a place on, as [`first_eight`] gives them.
#[inline]
pub(crate) fn eight_at(bytes: &[u8], from: usize) -> u64 {
    let eight = bytes.get(from..from.wrapping_add(8));
    match eight.and_then(<[u8]>::first_chunk) {
        Some(&eight) => u64::from_le_bytes(eight),
        _ => fewer_than_eight(&bytes[from..]),
    }
}

// Apart, so that what is done nearly everywhere stays small.
#[cold]
#[inline(never)]
fn fewer_than_eight(bytes: &[u8]) -> u64 {
    eight(bytes, 0)
}

/// Ones for the lowest bytes of eight, one to eight of them.
#[inline]
pub(crate) fn lowest(bytes: usize) -> u64 {
    u64::MAX >> (64 - 8 * bytes)
}

/// Whether all of eight bytes are ASCII.
#[inline]
pub(crate) fn is_ascii(eight: u64) -> bool {
    eight & u64::from_ne_bytes([0x80; 8]) == 0
}

/// Eight bytes as a number from a place on, as [`first_eight`], and for constants.
pub(crate) const fn eight(bytes: &[u8], from: usize) -> u64 {
    let mut eight = 0;
    let mut at = from;
    while at < bytes.len() && at < from + 8 {
        eight |= (bytes[at] as u64) << (8 * (at - from));
        at += 1;
    }
    eight
}

/// Number of words: runs of characters between white space. Linear in the text.
pub(crate) fn word_count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some((&first, behind_first)) = bytes.split_first() else {
        return 0;
    };
    let white = |byte: u8| (byte == b' ') | within(byte, b'\t', b'\r');
    let mut words = usize::from(!white(first));
    let mut all = first;
    let mut add = |before: &[u8; BLOCK], block: &[u8; BLOCK]| {
        // A byte has room for the number of words that begin in a block.
        let mut begun = 0;
        for (&before, &byte) in before.iter().zip(block) {
            begun += u8::from(white(before) & !white(byte));
            all |= byte;
        }
        words += usize::from(begun);
    };
    let (before, before_rest) = bytes[..behind_first.len()].as_chunks();
    let (blocks, rest) = behind_first.as_chunks();
    for (before, block) in before.iter().zip(blocks) {
        add(before, block);
    }
    let mut filled = [[b' '; BLOCK]; 2];
    filled[0][..rest.len()].copy_from_slice(before_rest);
    filled[1][..rest.len()].copy_from_slice(rest);
    add(&filled[0], &filled[1]);
    if all.is_ascii() {
        return words;
    }
    // White space beyond ASCII begins with one of these.
    let foreign = |byte: u8| (byte == 0xC2) | within(byte, 0xE1, 0xE3);
    let mut foreign = positions(bytes, foreign);
    if foreign.any(|at| text[at..].starts_with(char::is_whitespace)) {
        return text.split_whitespace().count();
    }
    words
}

// No way out between the bytes of a block: else they could not be looked at at once.
#[inline]
fn block_holds(block: &[u8; BLOCK], kind: impl Fn(u8) -> bool) -> bool {
    block
        .iter()
        .fold(0, |found, &byte| found | u8::from(kind(byte)))
        > 0
}

/// For every 64 bytes, the last of them filled up with none of the kind, a word of 64 bits: the
/// lowest for the first byte, set for those of the kind.
fn words(bytes: &[u8], kind: impl Fn(u8) -> bool) -> impl Iterator<Item = u64> {
    let (whole, rest) = bytes.as_chunks::<WORD>();
    let mut whole = whole.iter();
    let mut rest = (!rest.is_empty()).then_some(rest);
    std::iter::from_fn(move || {
        if let Some(block) = whole.next() {
            return Some(bits(block, &kind));
        }
        let rest = rest.take()?;
        // The last block overlaps the one before it where there is one.
        Some(match bytes.last_chunk() {
            Some(last) => bits(last, &kind) >> (WORD - rest.len()),
            None => {
                let mut filled = [0; WORD];
                filled[..rest.len()].copy_from_slice(rest);
                bits(&filled, &kind) & ((1 << rest.len()) - 1)
            }
        })
    })
}

/// A bit for each byte of a block, set for those of a kind.
#[inline]
fn bits(block: &[u8; WORD], kind: impl Fn(u8) -> bool) -> u64 {
    // Each is worth the bit of its place among eight, so that the sum of the eight is their bits:
    // for that there is one step.
    let worth: [u8; WORD] = std::array::from_fn(|at| match kind(block[at]) {
        true => 1 << (at % 8),
        false => 0,
    });
    let (eights, _) = worth.as_chunks::<8>();
    let each = eights.iter().enumerate();
    each.fold(0, |bits, (nth, eight)| {
        let sum = eight
            .iter()
            .fold(0, |sum: u8, &worth| sum.wrapping_add(worth));
        bits | u64::from(sum) << (8 * nth)
    })
}

/// The numbers of the bits that are set in words of 64.
struct Bits<W> {
    words: W,
    /// What is left of the word.
    word: u64,
    /// Where the next one begins.
    next: usize,
}

impl<W> Bits<W> {
    fn of(words: W) -> Self {
        Self {
            words,
            word: 0,
            next: 0,
        }
    }
}

impl<W: Iterator<Item = u64>> Bits<W> {
    /// Goes on to the next word that is not 0, if there is one. Apart from [`next`](Self::next), so
    /// that what is done for each bit stays small.
    #[inline(never)]
    fn go_on(&mut self) -> Option<()> {
        while self.word == 0 {
            self.word = self.words.next()?;
            self.next += WORD;
        }
        Some(())
    }
}

impl<W: Iterator<Item = u64>> Iterator for Bits<W> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.word == 0 {
            self.go_on()?;
        }
        let bit = self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(self.next - WORD + bit)
    }

    /// As the numbers one by one would tell, but the word stays at hand.
    #[inline]
    fn any<F: FnMut(usize) -> bool>(&mut self, mut is_one: F) -> bool {
        while self.word > 0 || self.go_on().is_some() {
            let (first, mut word) = (self.next - WORD, self.word);
            while word > 0 {
                let bit = word.trailing_zeros() as usize;
                word &= word - 1;
                if is_one(first + bit) {
                    self.word = word;
                    return true;
                }
            }
            self.word = 0;
        }
        false
    }

    #[inline]
    fn fold<B, F: FnMut(B, usize) -> B>(mut self, start: B, mut add: F) -> B {
        let mut folded = start;
        loop {
            while self.word > 0 {
                let bit = self.word.trailing_zeros() as usize;
                self.word &= self.word - 1;
                folded = add(folded, self.next - WORD + bit);
            }
            match self.words.next() {
                Some(word) => self.word = word,
                None => return folded,
            }
            self.next += WORD;
        }
    }

    fn count(self) -> usize {
        let words = std::iter::once(self.word).chain(self.words);
        words.map(|word| word.count_ones() as usize).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_of_bytes() {
        for (first, last) in [(b'0', b'9'), (0, 127), (0xC2, b'\r'), (0x80, 0xFF), (7, 7)] {
            let width = last.wrapping_sub(first);
            for byte in 0..=255_u8 {
                let expected = byte.wrapping_sub(first) <= width;
                assert_eq!(within(byte, first, last), expected, "{byte} {first} {last}");
            }
        }
    }

    proptest! {
        #[test]
        fn words_stand_between_white_space(text in "[a a ’é\\t\\u{b}\\u{85}\\u{a0}\\u{1680}\\u{2003}\\u{3000}]{0,200}|[a ’\\n]{0,200}") {
            prop_assert_eq!(word_count(&text), text.split_whitespace().count());
        }

        #[test]
        fn finds_what_looking_at_each_finds(bytes in proptest::collection::vec(0..40_u8, 0..300)) {
            let kind = |byte: u8| byte < 2;
            let each = bytes.iter().enumerate().filter(|&(_, &byte)| kind(byte));
            let all: Vec<usize> = each.map(|(at, _)| at).collect();
            prop_assert_eq!(position(&bytes, kind), all.first().copied());
            prop_assert_eq!(holds(&bytes, kind), !all.is_empty());
            prop_assert_eq!(positions(&bytes, kind).count(), all.len());
            let mut folded = Vec::new();
            positions(&bytes, kind).for_each(|at| folded.push(at));
            prop_assert_eq!(&folded, &all);
            let bitmap = Bitmap::of(&bytes, kind);
            for end in 0..=bytes.len() {
                let within = all.iter().copied().filter(|at| (end / 3..end).contains(at));
                prop_assert_eq!(bitmap.within(end / 3..end).collect::<Vec<_>>(), within.collect::<Vec<_>>());
            }
            for at in 0..bytes.len() {
                let mut behind = positions(&bytes, kind);
                prop_assert_eq!(behind.any(|found| found >= at), all.iter().any(|&found| found >= at));
                prop_assert_eq!(behind.next(), all.iter().copied().filter(|&found| found >= at).nth(1));
            }
            prop_assert_eq!(positions(&bytes, kind).collect::<Vec<_>>(), all);
        }

        #[test]
        fn runs_are_as_long_as_can_be(bytes in proptest::collection::vec(0..4_u8, 0..300)) {
            let kind = |byte: u8| byte > 0;
            let mut expected = Vec::new();
            let mut at = 0;
            for run in bytes.split(|&byte| !kind(byte)) {
                if !run.is_empty() {
                    expected.push(at..at + run.len());
                }
                at += run.len() + 1;
            }
            let begin: Vec<usize> = expected.iter().map(|run| run.start).collect();
            prop_assert_eq!(starts(&bytes, kind).collect::<Vec<_>>(), begin);
            let mut runs = Vec::new();
            each_run(&bytes, kind, |from, length| runs.push(from..from + length));
            prop_assert_eq!(runs, expected);
        }
    }
}
