//! Where the words of a sentence stand.

use unicode_segmentation::UnicodeSegmentation;

/// Where a word stands in its sentence, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The letters of the word as [`pack`](Self::pack) has them, or nothing: they were not looked
    /// at.
    pub(super) packed: Packed,
}

impl Span {
    /// Where a word that was cut out of a sentence stands in it.
    pub(super) fn of(sentence: &str, word: &str) -> Self {
        let start = word.as_ptr().addr() - sentence.as_ptr().addr();
        Self {
            start,
            end: start + word.len(),
            packed: NOT_PACKED,
        }
    }

    /// Up to sixteen ASCII letters as two numbers, which no others have; nothing for what does not
    /// go into them.
    pub(super) fn pack(word: &[u8]) -> Packed {
        if word.len() > 2 * BLOCK || !word.is_ascii() || word.ends_with(b"\0") {
            return NOT_PACKED;
        }
        (block(word, 0), block(word, word.len().min(BLOCK)))
    }
}

/// Letters of a word as numbers: the first eight, and the next.
pub(super) type Packed = (u64, u64);

/// In place of letters that are not packed.
pub(super) const NOT_PACKED: Packed = (0, 0);

/// Bytes that are looked at together.
const BLOCK: usize = 8;

/// What a byte is by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    White,
    Plain,
    /// A mark that never belongs to a word that begins or ends with it.
    Edge,
    Other,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        kinds[byte as usize] = if byte.is_ascii_whitespace() {
            Kind::White
        } else if byte.is_ascii_alphanumeric() {
            Kind::Plain
        } else if byte.is_ascii_punctuation() && byte != b'_' {
            Kind::Edge
        } else {
            Kind::Other
        };
        byte += 1;
    }
    kinds
};

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

#[inline]
fn kind(bytes: &[u8], at: usize) -> Option<Kind> {
    bytes.get(at).map(|&byte| KINDS[usize::from(byte)])
}

/// Where the words of a sentence stand, in order.
///
/// No word goes on over white space, and most of what stands between is one plain word.
pub(super) struct Spans<'a> {
    sentence: &'a str,
    /// A place before which all words were given, or wait.
    at: usize,
    /// The words of a piece between white space that is no single plain word, the last one first.
    waiting: Vec<Span>,
}

impl<'a> Spans<'a> {
    /// Those of a sentence.
    pub(super) fn of(sentence: &'a str) -> Self {
        Self {
            sentence,
            at: 0,
            waiting: Vec::new(),
        }
    }

    /// Those of a sentence that are known.
    #[cfg(feature = "dictionaries")]
    pub(super) fn known(sentence: &'a str, mut spans: Vec<Span>) -> Self {
        spans.reverse();
        Self {
            sentence,
            at: sentence.len(),
            waiting: spans,
        }
    }

    /// Finds the words of a piece between white space that is no single plain word. What stands up
    /// to `read` is known to be plain or edges.
    #[inline(never)]
    fn open(&mut self, piece: usize, read: usize) {
        let bytes = self.sentence.as_bytes();
        let mut end = read;
        let mut known = true;
        while let Some(kind) = kind(bytes, end).filter(|&kind| kind != Kind::White) {
            let mark =
                kind == Kind::Other && MARKS.iter().any(|mark| bytes[end..].starts_with(mark));
            known &= kind != Kind::Other || mark;
            end += if mark { MARKS[0].len() } else { 1 };
        }
        if known {
            self.waiting.extend(known_words(&bytes[..end], piece));
        } else {
            let words = self.sentence[piece..end].unicode_words();
            let spans = words.map(|word| Span::of(self.sentence, word));
            self.waiting.extend(spans);
        }
        self.waiting.reverse();
        self.at = end;
    }
}

impl Iterator for Spans<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let bytes = self.sentence.as_bytes();
        loop {
            if let Some(span) = self.waiting.pop() {
                return Some(span);
            }
            let (mut piece, mut start) = (self.at, self.at);
            let first = loop {
                match kind(bytes, start)? {
                    Kind::White => piece = start + 1,
                    Kind::Edge => {}
                    other => break other,
                }
                start += 1;
            };
            if first == Kind::Other {
                self.open(piece, start);
                continue;
            }
            let (end, packed) = plain_word(bytes, start);
            let mut behind = end;
            let last = loop {
                match kind(bytes, behind) {
                    Some(Kind::Edge) => behind += 1,
                    other => break other,
                }
            };
            if matches!(last, Some(Kind::Plain | Kind::Other)) {
                self.open(piece, behind);
                continue;
            }
            self.at = behind;
            return Some(Span { start, end, packed });
        }
    }
}

/// The words from a place to the end, where nothing but plain letters and known marks are.
fn known_words(bytes: &[u8], from: usize) -> impl Iterator<Item = Span> {
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_alphanumeric)?;
        let (mut end, mut packed) = plain_word(bytes, start);
        while let Some(further) = joined(bytes, end) {
            end = plain_word(bytes, further).0;
            packed = NOT_PACKED;
        }
        at = end;
        Some(Span { start, end, packed })
    })
}

/// Where the plain letters that begin at a place end, and the word that they are, packed.
#[inline]
fn plain_word(bytes: &[u8], start: usize) -> (usize, Packed) {
    let (length, first) = plain_beginning(block(bytes, start));
    if length < BLOCK {
        return (start + length, (first, 0));
    }
    let (length, second) = plain_beginning(block(bytes, start + BLOCK));
    let most = start + 2 * BLOCK;
    if length < BLOCK {
        return (start + BLOCK + length, (first, second));
    }
    match behind_plain(bytes, most) {
        end if end == most => (end, (first, second)),
        end => (end, NOT_PACKED),
    }
}

/// The first place from `at` on whose byte is not plain.
#[inline(never)]
fn behind_plain(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let (length, _) = plain_beginning(block(bytes, at));
        at += length;
        if length < BLOCK {
            return at;
        }
    }
}

/// The next eight bytes as a number, the first one lowest; 0 for those behind the end.
#[inline]
fn block(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    if let Some(block) = rest.first_chunk::<BLOCK>() {
        return u64::from_le_bytes(*block);
    }
    let bytes = rest.iter().rev();
    bytes.fold(0, |block, &byte| block << 8 | u64::from(byte))
}

/// How many of eight bytes are ASCII letters and digits up to the first one that is not, and these
/// alone. All eight are looked at together.
#[inline]
fn plain_beginning(block: u64) -> (usize, u64) {
    const HIGH: u64 = 0x80 * EVERY;
    const EVERY: u64 = 0x0101_0101_0101_0101;
    // A byte below 0x80 that is at least `least` has its high bit set by this.
    let at_least = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * EVERY;
    let seven = block & !HIGH;
    let small = seven | (0x20 * EVERY);
    let letters = at_least(small, b'a') & !at_least(small, b'z' + 1);
    let digits = at_least(seven, b'0') & !at_least(seven, b'9' + 1);
    let other = !(letters | digits) & HIGH | block & HIGH;
    let length = other.trailing_zeros() as usize / 8;
    // The lowest bit of the first other byte, less 1, is every bit below; all bits if there is none.
    let first = (other & other.wrapping_neg()) >> 7;
    (length, block & first.wrapping_sub(1))
}

/// Where a word goes on that a mark interrupts (UAX #29, WB6 to WB12): an apostrophe, a full stop
/// or a colon between letters, an apostrophe, a full stop, a comma or a semicolon between digits.
fn joined(bytes: &[u8], end: usize) -> Option<usize> {
    let (before, rest) = bytes.split_at(end);
    let (mark, next) = match rest {
        [mark @ (b'.' | b'\'' | b':' | b',' | b';'), next, ..] => (*mark, next),
        [0xE2, 0x80, 0x98 | 0x99, next, ..] => (b'\'', next),
        _ => return None,
    };
    let digits = before.last()?.is_ascii_digit() && next.is_ascii_digit() && mark != b':';
    let of_letters = matches!(mark, b'.' | b'\'' | b':');
    let letters = before.last()?.is_ascii_alphabetic() && next.is_ascii_alphabetic() && of_letters;
    let length = if rest[0].is_ascii() { 1 } else { 3 };
    (digits || letters).then_some(end + length)
}

/// Whether what stands between two words is no more than white space, or the full stop of an
/// abbreviation before it.
pub(super) fn follows_closely(between: &str) -> bool {
    let white = between.strip_prefix('.').unwrap_or(between);
    !white.is_empty() && white.chars().all(char::is_whitespace)
}
