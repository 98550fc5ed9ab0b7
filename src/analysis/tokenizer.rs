//! Sentences into words.

use std::borrow::Cow;

#[cfg(feature = "dictionaries")]
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_segmentation::UnicodeSegmentation;

#[cfg(feature = "dictionaries")]
use crate::language::Language;

/// The words of a sentence, in order: the pieces between Unicode word boundaries (UAX #29) that
/// hold a letter or a digit.
///
/// ```
/// use briefing::analysis::words;
/// let all: Vec<&str> = words("The U.S. envoy’s 3.5-hour talks…").collect();
/// assert_eq!(all, ["The", "U.S", "envoy’s", "3.5", "hour", "talks"]);
/// ```
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let mut at = Some(0);
    let pieces = std::iter::from_fn(move || {
        let mut words = Vec::new();
        at = next_piece(sentence, at?, &mut |span| words.push(span));
        at.is_some().then_some(words)
    });
    pieces.flatten().map(|span| &sentence[span.start..span.end])
}

/// Where a word stands in its sentence, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The letters of the word as [`pack`](Self::pack) has them, or 0: they were not looked at.
    pub(super) packed: u64,
}

impl Span {
    fn of(sentence: &str, word: &str) -> Self {
        let start = word.as_ptr().addr() - sentence.as_ptr().addr();
        Self {
            start,
            end: start + word.len(),
            packed: 0,
        }
    }

    /// Up to eight ASCII letters as one number, which no others have; 0 for what does not go into
    /// one.
    pub(super) fn pack(word: &[u8]) -> u64 {
        let mut letters = [0; BLOCK];
        match letters.get_mut(..word.len()) {
            Some(room) if word.is_ascii() && !word.ends_with(b"\0") => room.copy_from_slice(word),
            _ => return 0,
        }
        u64::from_le_bytes(letters)
    }
}

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

fn kind(sentence: &str, at: usize) -> Option<Kind> {
    let byte = sentence.as_bytes().get(at);
    byte.map(|&byte| KINDS[usize::from(byte)])
}

/// Hands over the words of the piece of a sentence that ends at the next white space behind `at`,
/// a place behind other white space, and gives the piece's end; `None` if no word follows.
///
/// No word goes on over white space, and most of what stands between is one plain word.
#[inline]
fn next_piece(sentence: &str, at: usize, hand: &mut impl FnMut(Span)) -> Option<usize> {
    let (mut piece, mut start) = (at, at);
    loop {
        match kind(sentence, start)? {
            Kind::White => piece = start + 1,
            Kind::Edge => {}
            Kind::Plain => break,
            Kind::Other => return Some(open(sentence, piece, start, hand)),
        }
        start += 1;
    }
    let (end, packed) = plain_word(sentence.as_bytes(), start);
    let mut behind = end;
    loop {
        match kind(sentence, behind) {
            None | Some(Kind::White) => break,
            Some(Kind::Edge) => behind += 1,
            Some(Kind::Plain | Kind::Other) => return Some(open(sentence, piece, behind, hand)),
        }
    }
    hand(Span { start, end, packed });
    Some(behind)
}

/// Hands over the words of a piece between white space that is no single plain word, and gives its
/// end. What stands up to `read` is known to be plain or edges.
#[inline(never)]
fn open(sentence: &str, piece: usize, read: usize, hand: &mut impl FnMut(Span)) -> usize {
    let bytes = sentence.as_bytes();
    let mut end = read;
    let mut known = true;
    while let Some(kind) = kind(sentence, end).filter(|&kind| kind != Kind::White) {
        let mark = kind == Kind::Other && MARKS.iter().any(|mark| bytes[end..].starts_with(mark));
        known &= kind != Kind::Other || mark;
        end += if mark { MARKS[0].len() } else { 1 };
    }
    if known {
        known_words(&bytes[..end], piece, hand);
    } else {
        let words = sentence[piece..end].unicode_words();
        words.for_each(|word| hand(Span::of(sentence, word)));
    }
    end
}

/// Hands over the words from a place to the end, where nothing but plain letters and known marks
/// are.
fn known_words(bytes: &[u8], from: usize, hand: &mut impl FnMut(Span)) {
    let plain_from = |at: usize| {
        let length = bytes[at..].iter().position(u8::is_ascii_alphanumeric);
        length.map(|length| at + length)
    };
    let mut next = plain_from(from);
    while let Some(start) = next {
        let (mut end, mut packed) = plain_word(bytes, start);
        while let Some(further) = joined(bytes, end) {
            end = plain_word(bytes, further).0;
            packed = 0;
        }
        hand(Span { start, end, packed });
        next = plain_from(end);
    }
}

/// Where the plain letters that begin at a place end, and the word that they are, packed.
#[inline]
fn plain_word(bytes: &[u8], start: usize) -> (usize, u64) {
    let (length, packed) = plain_beginning(block(bytes, start));
    if length < BLOCK {
        return (start + length, packed);
    }
    let end = behind_plain(bytes, start + BLOCK);
    (end, if end == start + BLOCK { packed } else { 0 })
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
    let small = seven | 0x20 * EVERY;
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

/// Cuts the sentences of one language into words.
///
/// Chinese, Japanese, Thai, Khmer and Burmese are written without spaces: there a dictionary finds
/// the words (feature `dictionaries`, on by default). Everywhere else, and without the feature,
/// it is [`words`].
#[derive(Clone, Copy, Debug)]
pub struct Tokenizer {
    #[cfg(feature = "dictionaries")]
    dictionary: Option<WordSegmenterBorrowed<'static>>,
}

impl Tokenizer {
    /// The tokenizer of a language.
    #[cfg(feature = "dictionaries")]
    pub fn new(language: Language) -> Self {
        let without_spaces = matches!(
            language,
            Language::Chinese
                | Language::Japanese
                | Language::Thai
                | Language::Khmer
                | Language::Burmese
        );
        Self {
            dictionary: without_spaces
                .then(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())),
        }
    }

    /// The tokenizer of a language.
    #[cfg(not(feature = "dictionaries"))]
    pub fn new(_: crate::language::Language) -> Self {
        Self {}
    }

    /// The words of a sentence, in order. Linear in the sentence.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::Tokenizer;
    /// let english = Tokenizer::new(Language::English);
    /// assert_eq!(english.words("Talks, again.").collect::<Vec<_>>(), ["Talks", "again"]);
    /// # #[cfg(feature = "dictionaries")] {
    /// let chinese = Tokenizer::new(Language::Chinese);
    /// assert_eq!(chinese.words("停火谈判。").collect::<Vec<_>>(), ["停火", "谈判"]);
    /// # }
    /// ```
    #[cfg(feature = "dictionaries")]
    pub fn words<'a>(&self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        let by_dictionary = self.dictionary.map(|dictionary| {
            let mut from = 0;
            dictionary
                .segment_str(sentence)
                .map(move |to| &sentence[std::mem::replace(&mut from, to)..to])
                .filter(|piece| piece.contains(char::is_alphanumeric))
        });
        let by_rule = by_dictionary.is_none().then(|| words(sentence));
        by_dictionary
            .into_iter()
            .flatten()
            .chain(by_rule.into_iter().flatten())
    }

    /// The words of a sentence, in order. Linear in the sentence.
    #[cfg(not(feature = "dictionaries"))]
    pub fn words<'a>(&self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        words(sentence)
    }

    /// Hands over where the words of a sentence stand, in order.
    #[inline]
    pub(super) fn spans(&self, sentence: &str, mut hand: impl FnMut(Span)) {
        #[cfg(feature = "dictionaries")]
        if self.dictionary.is_some() {
            let words = self.words(sentence);
            return words.for_each(|word| hand(Span::of(sentence, word)));
        }
        let mut at = Some(0);
        while let Some(from) = at {
            at = next_piece(sentence, from, &mut hand);
        }
    }
}

/// The form in which words are compared: compatibility forms of letters made one (NFKC), lower
/// case, one kind of apostrophe, no full stops inside acronyms, and nothing invisible (soft
/// hyphens, zero-width marks, the Arabic stroke that stretches words).
///
/// ```
/// use briefing::analysis::normalize;
/// assert_eq!(normalize("U.S"), "us");
/// assert_eq!(normalize("Envoy’s"), "envoy's");
/// assert_eq!(normalize("3.5"), "3.5");
/// assert_eq!(normalize("talks"), "talks");
/// assert_eq!(normalize("ﬁnal"), "final");
/// assert_eq!(normalize("Cafe\u{301}"), "café");
/// assert_eq!(normalize("cease\u{ad}fire"), "ceasefire");
/// ```
pub fn normalize(word: &str) -> Cow<'_, str> {
    let mut other = String::new();
    match normalize_into(word, &mut other) {
        Normal::Same => Cow::Borrowed(word),
        Normal::Written => Cow::Owned(other),
    }
}

/// Where the normal form of a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Normal {
    /// It is the word.
    Same,
    /// It was written.
    Written,
}

/// Writes the normal form of a word over what `normal` holds, where it is not the word.
pub(super) fn normalize_into(word: &str, normal: &mut String) -> Normal {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if word.bytes().all(plain) {
        return Normal::Same;
    }
    normal.clear();
    if word.is_ascii() {
        normal.push_str(word);
        normal.make_ascii_lowercase();
    } else {
        write_other(word, normal);
    }
    if is_dotted_acronym(normal) {
        normal.retain(|character| character != '.');
    }
    Normal::Written
}

/// Writes the normal form of a word with letters outside ASCII, in which acronyms have their stops.
fn write_other(word: &str, normal: &mut String) {
    let mut push = |character: char| match character {
        '’' | 'ʼ' | '‘' => normal.push('\''),
        // The dot that a Turkish capital leaves over its small letter.
        '\u{307}' if normal.ends_with('i') => {}
        _ if is_invisible(character) => {}
        _ => normal.push(character),
    };
    // Lower case can undo the normal form and the other way round, so it comes in between.
    if is_nfkc_quick(word.chars()) == IsNormalized::Yes && !word.contains(is_invisible) {
        word.chars()
            .flat_map(char::to_lowercase)
            .for_each(&mut push);
    } else {
        // Marks stand in order only once nothing invisible parts them.
        let seen = word.nfkc().filter(|character| !is_invisible(*character));
        let lower = seen.flat_map(char::to_lowercase);
        lower.nfkc().for_each(&mut push);
    }
}

/// Whether a character has no shape of its own: soft hyphen, Arabic stroke, zero-width spaces,
/// joiners and direction marks, word joiners, variation selectors.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{640}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}')
}

/// Whether single letters and full stops take turns, as in `U.S`.
fn is_dotted_acronym(word: &str) -> bool {
    let mut letters = word.split('.');
    word.contains('.')
        && word.contains(char::is_alphabetic)
        && letters.all(|part| {
            let mut characters = part.chars();
            characters.next().is_none_or(char::is_alphabetic) && characters.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_those_of_the_whole_sentence(
            sentence in "([a-cY0-9_ .,;:'’‘“—…éжא中กが\n\0$%#-]|[a-z]{5,9}|[a-c' .#]\u{301}|a\u{200d}){0,40}") {
            // A combining mark behind a space takes that with it there.
            let whole: Vec<&str> = sentence.unicode_words().map(str::trim).collect();
            prop_assert_eq!(words(&sentence).collect::<Vec<_>>(), whole);
        }

        #[test]
        fn a_normal_form_is_its_own(word in "\\PC{0,12}") {
            let normal = normalize(&word);
            prop_assert_eq!(&normalize(&normal), &normal);
        }
    }

    #[test]
    fn hyphens_part_words_and_apostrophes_do_not() {
        let all: Vec<&str> = words("a so-called “peace-first” plan isn't").collect();
        assert_eq!(
            all,
            ["a", "so", "called", "peace", "first", "plan", "isn't"]
        );
    }

    #[test]
    fn words_that_look_the_same_are_the_same() {
        for (one, other) in [
            ("Ｋｙｉｖ", "kyiv"),
            ("İstanbul", "istanbul"),
            ("می\u{200c}خواهد", "میخواهد"),
            ("ســلام", "سلام"),
            ("don＇t", "don't"),
            ("zero\u{200b}width", "zerowidth"),
            ("①", "1"),
        ] {
            assert_eq!(normalize(one), other);
            assert_eq!(normalize(other), other);
        }
    }

    #[cfg(feature = "dictionaries")]
    #[test]
    fn languages_without_spaces_are_cut_by_dictionary() {
        use crate::language::Language;
        for (language, sentence, expected) in [
            (
                Language::Chinese,
                "双方今天开始谈判。",
                &["双方", "今天", "开始", "谈判"][..],
            ),
            (
                Language::Japanese,
                "停戦交渉は月曜日に再開。",
                &["停戦", "交渉", "は", "月曜日", "に", "再開"],
            ),
            (
                Language::Thai,
                "การเจรจาเริ่มวันนี้",
                &["การ", "เจรจา", "เริ่ม", "วัน", "นี้"],
            ),
            (
                Language::English,
                "On Monday, talks began.",
                &["On", "Monday", "talks", "began"],
            ),
        ] {
            let words: Vec<&str> = Tokenizer::new(language).words(sentence).collect();
            assert_eq!(words, expected);
        }
    }

    #[test]
    fn only_acronyms_lose_their_stops() {
        assert_eq!(normalize("U.N"), "un");
        assert_eq!(normalize("395,000"), "395,000");
        assert_eq!(normalize("example.org"), "example.org");
        assert_eq!(normalize("ΑΘΗΝΑ"), "αθηνα");
    }
}
