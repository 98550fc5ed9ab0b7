//! Text from outside is data: what could steer a terminal, reorder a line or hide in it is removed.

use std::borrow::Cow;

use super::escape;
use crate::bytes::{self, within};

/// How many characters after a right-to-left letter a direction mark still belongs to it: room
/// for the punctuation and the space that such marks are put beside.
const DIRECTION_MARK_REACH: usize = 3;

/// Most tag characters in an emoji flag (the region codes have up to six).
const FLAG_TAGS: usize = 6;

/// The text without what is not meant to be read, and how much was removed.
///
/// | what | becomes |
/// |---|---|
/// | CR LF, CR, vertical tab, form feed, U+0085, U+2028, U+2029 | a line feed, not counted |
/// | terminal escape sequences (`ESC [31m`, `ESC ]0;…` BEL) | nothing; one counts as one |
/// | C1 controls (U+0080–009F) | what the byte is in Windows-1252, not counted: in real pages they are its quotation marks, dashes and letters, misread as Latin-1 |
/// | those that Windows-1252 does not have, C0 controls save tab and line feed, DEL | nothing |
/// | bidi embeddings, overrides and isolates (U+202A–202E, U+2066–2069) | nothing |
/// | direction marks (U+200E, U+200F, U+061C) | kept before a right-to-left letter and up to three characters after one, in both cases one at a time |
/// | joiners (U+200C, U+200D) and U+180E | kept inside a word of a script that joins, after letters of India's scripts, and in emoji |
/// | zero-width space (U+200B) | kept between letters of Thai, Lao, Burmese and Khmer, which write no other |
/// | variation selectors | one kept after a visible character |
/// | tag characters (U+E0000–E007F) | kept in emoji flags |
/// | soft hyphen, U+2060–2064, U+206A–206F, U+FEFF, interlinear annotation, musical and shorthand format controls, U+FFFE, U+FFFF | nothing |
///
/// Clean text is borrowed, not copied. Cleaning twice gives what cleaning once gives. Linear in
/// the text.
///
/// ```
/// use briefing::reader::hygiene::clean;
/// assert_eq!(clean("a \u{1B}[31mred\u{1B}[0m word\r\n"), ("a red word\n".into(), 2));
/// ```
pub fn clean(text: &str) -> (Cow<'_, str>, usize) {
    if is_plain(text.as_bytes()) {
        return (Cow::Borrowed(text), 0);
    }
    clean_by_character(text)
}

/// The same for every text.
fn clean_by_character(text: &str) -> (Cow<'_, str>, usize) {
    let mut cleaning = Cleaning::new(text);
    let mut at = 0;
    loop {
        at = cleaning.pass_ascii(at);
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        at = cleaning.step(at, c);
    }
    cleaning.finish()
}

/// Whether nothing but plain characters is in a text, told by their first bytes: those of ASCII that
/// are printed, tabs and line feeds, letters of Europe and quotation marks and dashes among them.
/// Text of other kinds may be plain all the same.
fn is_plain(text: &[u8]) -> bool {
    // From 0xFF they go on to 0.
    let suspect = |byte: u8| within(byte, 0xD8, 0x1F) | (byte == 0x7F) | (byte == 0xC2);
    let is_other = |at: usize| match text[at..] {
        [b'\n' | b'\t', ..] => false,
        [0xC2, next, ..] => next < 0xA0 || next == 0xAD,
        // Spaces up to U+200A, dashes, quotation marks, the ellipsis; money, arrows and the like.
        [0xE2, 0x80, last, ..] => !matches!(last, 0x80..=0x8A | 0x90..=0xA7),
        [0xE2, next, ..] => next <= 0x81,
        _ => true,
    };
    !bytes::positions(text, suspect).any(is_other)
}

/// What the bytes 80 to 9F are in Windows-1252; U+0000 where they are nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// What a character is to the cleaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Plain,
    LineBreak,
    Control,
    Misread(char),
    Introducer,
    DirectionMark,
    Joiner,
    ZeroWidthSpace,
    Variation,
    Flag,
}

fn class(c: char) -> Class {
    match c {
        '\t' | '\n' | ' '..='~' => Class::Plain,
        // The letters of most scripts, ahead of the exceptions for speed.
        '\u{AE}'..='\u{61B}' | '\u{61D}'..='\u{180D}' | '\u{2070}'..='\u{FDFF}' => Class::Plain,
        '\u{B}'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineBreak,
        _ if escape::is_introducer(c) => Class::Introducer,
        '\u{80}'..='\u{9F}' => misread(c).map_or(Class::Control, Class::Misread),
        '\0'..='\u{1F}'
        | '\u{7F}'
        | '\u{AD}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{FFFE}'..='\u{FFFF}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E007F}' => Class::Control,
        '\u{200E}' | '\u{200F}' | '\u{61C}' => Class::DirectionMark,
        '\u{200C}' | '\u{200D}' | '\u{180E}' => Class::Joiner,
        '\u{200B}' => Class::ZeroWidthSpace,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Class::Variation,
        '\u{1F3F4}' => Class::Flag,
        _ => Class::Plain,
    }
}

/// The character meant by a C1 control.
fn misread(c: char) -> Option<char> {
    let row = u32::from(c).checked_sub(0x80)?;
    let meant = WINDOWS_1252.get(usize::try_from(row).ok()?)?;
    (*meant != '\0').then_some(*meant)
}

/// A cleaning under way: what was kept so far decides about the next character, so that a second
/// cleaning, which sees only what was kept, decides the same.
struct Cleaning<'a> {
    text: &'a str,
    out: String,
    /// Bytes of `text` that are in `out` or were removed.
    done: usize,
    removed: usize,
    last: Option<char>,
    /// Characters kept since a right-to-left letter.
    since_right_to_left: usize,
}

impl<'a> Cleaning<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            out: String::new(),
            done: 0,
            removed: 0,
            last: None,
            since_right_to_left: usize::MAX,
        }
    }

    /// Keeps the plain ASCII from `at` on, most of most texts, at once; returns where it ends.
    fn pass_ascii(&mut self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[at..];
        let other = |byte: u8| {
            let printed = byte.wrapping_sub(b' ') <= b'~' - b' ';
            !(printed | (byte == b'\n') | (byte == b'\t'))
        };
        let length = bytes::position(bytes, other).unwrap_or(bytes.len());
        let passed = &bytes[..length];
        if let Some(&last) = passed.last() {
            self.last = Some(char::from(last));
            // Without a right-to-left letter before, as nearly always, none need be counted.
            if self.since_right_to_left < usize::MAX {
                let line_broken = bytes::holds(passed, |byte| byte == b'\n');
                self.since_right_to_left = match line_broken {
                    true => usize::MAX,
                    false => self.since_right_to_left.saturating_add(length),
                };
            }
        }
        at + length
    }

    /// Decides about the character at `at`; returns where the next one stands.
    fn step(&mut self, at: usize, c: char) -> usize {
        let after = at + c.len_utf8();
        let kept = match class(c) {
            Class::Plain => true,
            Class::LineBreak => return self.break_line(at, after),
            Class::Misread(meant) => return self.replace(at, after, meant),
            Class::Introducer => return self.escape(at, after, c),
            Class::Control => false,
            Class::DirectionMark => self.keeps_direction_mark(after),
            Class::Joiner => self.keeps_joiner(after),
            Class::ZeroWidthSpace => {
                self.last.is_some_and(is_unspaced) && self.next(after).is_some_and(is_unspaced)
            }
            Class::Variation => self.last.is_some_and(is_base),
            Class::Flag => {
                self.keep(c);
                return after + flag_tags_length(&self.text[after..]);
            }
        };
        if kept {
            self.keep(c);
            after
        } else {
            self.remove(at, after)
        }
    }

    fn keep(&mut self, c: char) {
        self.last = Some(c);
        self.since_right_to_left = match c {
            '\n' => usize::MAX,
            _ if is_right_to_left(c) => 0,
            _ => self.since_right_to_left.saturating_add(1),
        };
    }

    fn remove(&mut self, from: usize, to: usize) -> usize {
        self.cut(from, to);
        self.removed += 1;
        to
    }

    fn replace(&mut self, from: usize, to: usize, by: char) -> usize {
        self.cut(from, to);
        self.out.push(by);
        self.keep(by);
        to
    }

    fn break_line(&mut self, from: usize, to: usize) -> usize {
        if self.text[from..].starts_with("\r\n") {
            self.cut(from, to);
            to
        } else {
            self.replace(from, to, '\n')
        }
    }

    fn escape(&mut self, from: usize, after: usize, introducer: char) -> usize {
        let end = from + escape::sequence_length(&self.text[from..]);
        match misread(introducer) {
            Some(meant) if end == after => self.replace(from, after, meant),
            _ => self.remove(from, end),
        }
    }

    fn cut(&mut self, from: usize, to: usize) {
        if self.done == 0 {
            self.out.reserve(self.text.len());
        }
        self.out.push_str(&self.text[self.done..from]);
        self.done = to;
    }

    fn next(&self, after: usize) -> Option<char> {
        self.text[after..].chars().next()
    }

    fn keeps_direction_mark(&self, after: usize) -> bool {
        let repeated = self
            .last
            .is_some_and(|last| class(last) == Class::DirectionMark);
        let follows = self.since_right_to_left <= DIRECTION_MARK_REACH;
        !repeated && (follows || self.next(after).is_some_and(is_right_to_left))
    }

    fn keeps_joiner(&self, after: usize) -> bool {
        let Some(last) = self.last else { return false };
        let inside = |next| is_joined(next) && (joins(last) || joins(next));
        // Old spellings of final consonants in the scripts of India end in a joiner.
        matches!(last, '\u{900}'..='\u{DFF}')
            || ((is_joined(last) || class(last) == Class::Variation)
                && self.next(after).is_some_and(inside))
    }

    fn finish(mut self) -> (Cow<'a, str>, usize) {
        if self.done == 0 {
            return (Cow::Borrowed(self.text), 0);
        }
        self.out.push_str(&self.text[self.done..]);
        (Cow::Owned(self.out), self.removed)
    }
}

/// Bytes of the tag characters that make the flag before them another flag; 0 if they do not.
fn flag_tags_length(rest: &str) -> usize {
    let tags = rest
        .chars()
        .take(FLAG_TAGS)
        .take_while(|c| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}'))
        .count();
    let length = tags * '\u{E0061}'.len_utf8();
    if tags > 0 && rest[length..].starts_with('\u{E007F}') {
        length + '\u{E007F}'.len_utf8()
    } else {
        0
    }
}

/// Letters, marks and signs of scripts written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{61B}' | '\u{61D}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EEFF}'
    )
}

/// Letters of scripts that put no space between words but may put a zero-width one.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// What a variation selector can select a form of.
fn is_base(c: char) -> bool {
    !c.is_whitespace() && matches!(class(c), Class::Plain | Class::Flag)
}

/// What may stand beside a joiner: letters, digits, marks, emoji.
fn is_joined(c: char) -> bool {
    c.is_alphanumeric() || joins(c)
}

/// What can have a reason to stand beside a joiner: all beyond the Latin, Greek, Cyrillic and
/// Armenian letters, save punctuation, spaces and what cleaning may remove.
fn joins(c: char) -> bool {
    c >= '\u{590}'
        && is_base(c)
        && !matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{2000}'..='\u{206F}' | '\u{FFFD}')
}

#[cfg(test)]
mod tests;
