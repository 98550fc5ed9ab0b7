//! The words around a full stop, looked at within a bounded window.

use super::mark::{is_bullet, is_closer, is_opener};
use crate::letter::is_of_word;

/// Most bytes looked at on either side of a full stop, so that the whole stays linear.
const WINDOW: usize = 64;

/// The text before `end` back to the last white space or dash, at most 64 bytes, opening marks
/// left out: `("U.S` gives `U.S`.
pub(super) fn before(text: &str, start: usize, end: usize) -> &str {
    let mut from = end.saturating_sub(WINDOW).max(start);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..end];
    let ascii_cut = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ' | b'(' | b'[' | b'/');
    let last = tail
        .bytes()
        .rposition(|byte| ascii_cut(byte) || !byte.is_ascii());
    let cut = match last {
        None => 0,
        Some(at) if tail.as_bytes()[at].is_ascii() => at + 1,
        Some(at) => tail[..=at]
            .char_indices()
            .rev()
            .find(|&(_, c)| c.is_whitespace() || matches!(c, '—' | '–' | '(' | '[' | '/'))
            .map_or(0, |(at, c)| at + c.len_utf8()),
    };
    let mut word = &tail[cut..];
    if !word.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        word = word.trim_start_matches(|c| is_opener(c) || is_bullet(c));
    }
    let alone = last.is_some_and(|at| tail.as_bytes()[at].is_ascii());
    let mixed = !alone && !word.is_ascii() && word.ends_with(|c: char| c.is_ascii_alphabetic());
    if mixed { behind_ideographs(word) } else { word }
}

/// What stands behind the last character written without spaces: `作者是J` gives `J`.
fn behind_ideographs(word: &str) -> &str {
    let last = word.char_indices().rfind(|&(_, c)| is_ideographic(c));
    last.map_or(word, |(at, c)| &word[at + c.len_utf8()..])
}

/// What stands at `from`: the opening marks passed over, the first letter, the word.
#[derive(Clone, Copy, Debug)]
pub(super) struct After<'t> {
    /// The first character that is no opening mark.
    pub(super) first: Option<char>,
    /// The run of letters, digits and inner marks that `first` begins; empty if it begins none.
    pub(super) word: &'t str,
    /// Whether an opening mark stood before it.
    pub(super) opened: bool,
    /// What follows the word, at most 64 bytes.
    pub(super) rest: &'t str,
}

/// Reads the word that begins at `from`, behind any opening marks.
pub(super) fn after(text: &str, from: usize, end: usize) -> After<'_> {
    let mut to = (from + 2 * WINDOW).min(end);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let window = &text[from..to];
    let mut bare = window;
    if !bare.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        bare = bare.trim_start_matches(|c| is_opener(c) || is_closer(c));
    }
    let inner = |c: char| is_of_word(c) || matches!(c, '\'' | '’' | '-');
    let inner_ascii = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-');
    let mut length = bare.bytes().take_while(|byte| inner_ascii(byte)).count();
    if bare
        .as_bytes()
        .get(length)
        .is_some_and(|byte| !byte.is_ascii())
    {
        let rest = &bare[length..];
        length += rest.find(|c| !inner(c)).unwrap_or(rest.len());
    }
    After {
        first: bare.chars().next(),
        word: &bare[..length],
        opened: bare.len() < window.len(),
        rest: &bare[length..],
    }
}

/// Whether a letter is written in a script that tells capitals from small letters in running text;
/// Georgian has capitals, but sets no sentence with them.
pub(super) fn is_cased(c: char) -> bool {
    (c.is_lowercase() || c.is_uppercase()) && !is_georgian(c)
}

/// Whether a letter is a small one of a script that begins its sentences with capitals.
pub(super) fn is_small(c: char) -> bool {
    c.is_lowercase() && !is_georgian(c)
}

fn is_georgian(c: char) -> bool {
    matches!(c, '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}')
}

/// Whether a character is written without spaces between words: Chinese, Japanese.
pub(super) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

/// Whether a word is a single letter.
pub(super) fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether a word is letters one by one with full stops between: `U.S`, `a.m`, `Ph.D` not.
pub(super) fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| is_letter(part.trim_start_matches('-')))
}

/// Whether a word is digits only, of any script, and how many.
pub(super) fn digits(word: &str) -> Option<usize> {
    let digit = |c: char| c.is_ascii_digit() || !c.is_ascii() && c.is_numeric();
    (!word.is_empty() && word.chars().all(digit)).then(|| word.chars().count())
}

/// Whether a word looks like an abbreviation no list knows: a capital, then one to three
/// consonants in lower case, such as `Mgr`, `Bldg`.
pub(super) fn is_vowelless(word: &str) -> bool {
    let bytes = word.as_bytes();
    (2..=4).contains(&bytes.len())
        && bytes[0].is_ascii_uppercase()
        && bytes[1..].iter().all(u8::is_ascii_lowercase)
        && !bytes.iter().any(|b| b"aeiouyAEIOUY".contains(b))
}

/// Whether the last three characters are lower-case letters, as at the end of a plain word.
pub(super) fn ends_in_lower_case(text: &str) -> bool {
    let last = text.chars().rev().take(3);
    last.filter(|c| c.is_lowercase()).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_before_a_stop() {
        let text = "He lives (in the U.S.";
        assert_eq!(before(text, 0, text.len() - 1), "U.S");
        assert_eq!(before("(No.", 0, 3), "No");
        assert_eq!(before("", 0, 0), "");
        assert_eq!(before("作者是J", 0, 10), "J");
        let long = "é".repeat(100);
        assert!(before(&long, 0, long.len()).len() <= WINDOW);
    }

    #[test]
    fn the_word_after_a_stop() {
        let word = after("x. \"(They’re here", 3, 19);
        assert_eq!(
            (word.first, word.word, word.opened),
            (Some('T'), "They’re", true)
        );
        assert_eq!(after("x", 1, 1).first, None);
    }

    #[test]
    fn kinds_of_words() {
        assert!(is_acronym("U.S") && is_acronym("a.m") && !is_acronym("US") && !is_acronym("3.5"));
        assert!(is_letter("J") && !is_letter("Jo") && !is_letter(""));
        assert_eq!(
            (digits("2009"), digits("2nd"), digits("")),
            (Some(4), None, None)
        );
        assert!(is_vowelless("Mgr") && !is_vowelless("BBC") && !is_vowelless("Why"));
    }
}
