//! Where the words of a sentence stand.

use unicode_segmentation::UnicodeSegmentation;

use crate::bytes::{each_run, holds, position, within};

/// Where a word stands in its sentence, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    /// Where a word that was cut out of a sentence stands in it.
    pub(super) fn of(sentence: &str, word: &str) -> Self {
        let start = word.as_ptr().addr() - sentence.as_ptr().addr();
        Self {
            start,
            end: start + word.len(),
        }
    }
}

/// Marks outside ASCII that part words as those in ASCII do.
const MARKS: [&[u8]; 7] = [
    "“".as_bytes(),
    "”".as_bytes(),
    "‘".as_bytes(),
    "’".as_bytes(),
    "–".as_bytes(),
    "—".as_bytes(),
    "…".as_bytes(),
];

/// Whether a byte is an ASCII letter or digit.
fn is_plain(byte: u8) -> bool {
    within(byte | 0x20, b'a', b'z') | within(byte, b'0', b'9')
}

/// Whether a byte is no letter, blank or mark that never belongs to a word which begins or ends
/// with it. Control characters are such bytes, white space or not.
fn is_rare(byte: u8) -> bool {
    !within(byte, b' ', b'~') | (byte == b'_')
}

/// What takes the words of a sentence one by one, in order.
///
/// A trait rather than a closure, as what is done for each word of a pile is to be part of the loop
/// that finds it, wherever that is: of a closure that is called from several places a compiler
/// makes a function.
pub(super) trait Sink {
    fn take(&mut self, span: Span);
}

impl Sink for Vec<Span> {
    fn take(&mut self, span: Span) {
        self.push(span);
    }
}

/// Finds where the words of a sentence stand.
///
/// No word goes on over white space, and most pieces between white space are letters and marks
/// that need none of Unicode's tables. Linear in the sentence.
#[inline]
pub(super) fn find(sentence: &str, sink: &mut impl Sink) {
    if holds(sentence.as_bytes(), is_rare) {
        find_beside_rare(sentence, sink);
    } else {
        find_plain(sentence.as_bytes(), 0, sink);
    }
}

/// The same for a sentence with characters that may need Unicode's tables.
#[inline(never)]
fn find_beside_rare(sentence: &str, sink: &mut impl Sink) {
    let bytes = sentence.as_bytes();
    let (mut from, mut known) = (0, 0);
    while let Some(rare) = position(&bytes[known..], is_rare) {
        let rare = known + rare;
        if let Some(length) = known_mark(&bytes[rare..]) {
            known = rare + length;
            continue;
        }
        let white = bytes[from..rare].iter().rposition(u8::is_ascii_whitespace);
        let piece = white.map_or(from, |white| from + white + 1);
        let white = bytes[rare..].iter().position(u8::is_ascii_whitespace);
        let end = white.map_or(bytes.len(), |white| rare + white);
        find_plain(&bytes[..piece], from, sink);
        let words = sentence[piece..end].unicode_words();
        words.for_each(|word| sink.take(Span::of(sentence, word)));
        from = end;
        known = end;
    }
    find_plain(bytes, from, sink);
}

/// How long the mark at the beginning is, if it parts words as those in ASCII do.
fn known_mark(bytes: &[u8]) -> Option<usize> {
    if bytes.first()?.is_ascii_whitespace() {
        return Some(1);
    }
    let mark = MARKS.iter().find(|mark| bytes.starts_with(mark));
    mark.map(|mark| mark.len())
}

/// Finds the words from a place to the end, where nothing but plain letters and known marks are.
fn find_plain(bytes: &[u8], from: usize, sink: &mut impl Sink) {
    // Where the word begins that goes on with the next run of letters, if one does.
    let mut begun = None;
    each_run(&bytes[from..], is_plain, |start, length| {
        let end = from + start + length;
        let start = begun.take().unwrap_or(from + start);
        // By far the most words are before a space.
        if bytes.get(end) != Some(&b' ') && goes_on(bytes, end) {
            begun = Some(start);
        } else {
            sink.take(Span { start, end });
        }
    });
}

/// Whether a word goes on behind the end of a run of plain letters: the mark there does not part
/// it from the next run (UAX #29, WB6 to WB12), being an apostrophe, a full stop or a colon between
/// letters, or an apostrophe, a full stop, a comma or a semicolon between digits.
#[inline(never)]
fn goes_on(bytes: &[u8], end: usize) -> bool {
    let (mark, next) = match bytes[end..] {
        [mark @ (b'.' | b'\'' | b':' | b',' | b';'), next, ..] => (mark, next),
        [0xE2, 0x80, 0x98 | 0x99, next, ..] => (b'\'', next),
        _ => return false,
    };
    let before = bytes[end - 1];
    let of_digits = before.is_ascii_digit() && next.is_ascii_digit();
    let of_letters = before.is_ascii_alphabetic() && next.is_ascii_alphabetic();
    of_digits && mark != b':' || of_letters && matches!(mark, b'.' | b'\'' | b':')
}

/// Whether what stands between two words is no more than white space, or the full stop of an
/// abbreviation before it.
#[inline(never)]
pub(super) fn follows_closely(between: &str) -> bool {
    let white = between.strip_prefix('.').unwrap_or(between);
    !white.is_empty() && white.chars().all(char::is_whitespace)
}
