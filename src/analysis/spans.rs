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

/// Finds where the words of a sentence stand, in order, and writes them behind what is there.
///
/// No word goes on over white space, and most pieces between white space are letters and marks
/// that need none of Unicode's tables. Linear in the sentence.
pub(super) fn find(sentence: &str, spans: &mut Vec<Span>) {
    let bytes = sentence.as_bytes();
    let mut from = 0;
    if holds(bytes, is_rare) {
        let mut known = 0;
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
            find_plain(&bytes[..piece], from, spans);
            let words = sentence[piece..end].unicode_words();
            spans.extend(words.map(|word| Span::of(sentence, word)));
            from = end;
            known = end;
        }
    }
    find_plain(bytes, from, spans);
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
fn find_plain(bytes: &[u8], from: usize, spans: &mut Vec<Span>) {
    each_run(&bytes[from..], is_plain, |start, length| {
        let start = from + start;
        let end = start + length;
        // By far the most words are behind a space.
        let apart = bytes.get(start.wrapping_sub(1)) == Some(&b' ');
        if apart || !join(bytes, start, end, spans) {
            spans.push(Span { start, end });
        }
    });
}

/// Lets the last word go on with a run of plain letters that is part of it; whether it is.
#[inline(never)]
fn join(bytes: &[u8], start: usize, end: usize, spans: &mut [Span]) -> bool {
    let Some(word) = spans.last_mut() else {
        return false;
    };
    let mark = &bytes[word.end..start];
    let joined = is_joined(bytes[word.end - 1], mark, bytes[start]);
    if joined {
        word.end = end;
    }
    joined
}

/// Whether a mark between two letters does not part words (UAX #29, WB6 to WB12): an apostrophe, a
/// full stop or a colon between letters, an apostrophe, a full stop, a comma or a semicolon between
/// digits.
fn is_joined(before: u8, mark: &[u8], next: u8) -> bool {
    let mark = match mark {
        [mark @ (b'.' | b'\'' | b':' | b',' | b';')] => *mark,
        [0xE2, 0x80, 0x98 | 0x99] => b'\'',
        _ => return false,
    };
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
