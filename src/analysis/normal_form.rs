//! The form in which words are compared.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

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
        fn a_normal_form_is_its_own(word in "\\PC{0,12}") {
            let normal = normalize(&word);
            prop_assert_eq!(&normalize(&normal), &normal);
        }
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

    #[test]
    fn only_acronyms_lose_their_stops() {
        assert_eq!(normalize("U.N"), "un");
        assert_eq!(normalize("395,000"), "395,000");
        assert_eq!(normalize("example.org"), "example.org");
        assert_eq!(normalize("ΑΘΗΝΑ"), "αθηνα");
    }
}
