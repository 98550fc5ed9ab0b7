//! Character references, and the two characters that would be markup.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Stands for `<` in text that passed the gate: a noncharacter, which no text holds.
pub(super) const LESS: char = '\u{FDD0}';

/// Stands for `&` in text that passed the gate.
pub(super) const AND: char = '\u{FDD1}';

/// Longest name of a reference, in bytes, without `&` and `;`.
const NAME: usize = 32;

/// A text with its character references decoded.
///
/// Numbers from 128 to 159 mean the characters of windows-1252, as browsers have it; what is no
/// character becomes U+FFFD. Names of Latin-1 characters may go without the semicolon. Anything
/// else that looks like a reference stays. Linear; text without references is not copied.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    while !rest.is_empty() {
        match reference(rest) {
            Some((characters, length)) => {
                decoded.push_str(&characters);
                rest = &rest[length..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
        let next = rest.find('&').unwrap_or(rest.len());
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(decoded)
}

/// What the reference at the beginning stands for, and its length in bytes.
fn reference(text: &str) -> Option<(Cow<'static, str>, usize)> {
    match text.strip_prefix("&#") {
        Some(number) => numbered(number).map(|(c, length)| (c.to_string().into(), length + 2)),
        None => named(&text[1..]).map(|(found, length)| (found.into(), length + 1)),
    }
}

fn numbered(text: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let is_no_digit = |c: char| !c.is_digit(radix);
    let length = digits.find(is_no_digit).unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    // Too long a number is no character, whatever it is.
    let number = u32::from_str_radix(&digits[..length], radix).unwrap_or(u32::MAX);
    let semicolon = usize::from(digits[length..].starts_with(';'));
    Some((character(number), prefix + length + semicolon))
}

fn character(number: u32) -> char {
    if let Ok(byte @ 0x80..=0x9F) = u8::try_from(number) {
        let bytes = [byte];
        let text = WINDOWS_1252.decode_without_bom_handling(&bytes).0;
        return text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(number)
        .filter(|c| !matches!(c, '\0' | '\u{FDD0}'..='\u{FDEF}'))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn named(text: &str) -> Option<(String, usize)> {
    let bytes = text.as_bytes().iter().take(NAME + 1);
    let length = bytes
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    if length == 0 || length > NAME {
        return None;
    }
    let whole = format!("&{};", &text[..length]);
    let found = html_escape::decode_html_entities(&whole);
    if found == whole {
        return None;
    }
    let closed = text[length..].starts_with(';');
    let latin = found.chars().all(|c| c <= '\u{FF}');
    (closed || latin).then(|| (found.into_owned(), length + usize::from(closed)))
}

/// A text in which nothing can be taken for markup; [`unmask`] undoes it.
///
/// Escaping would do the same, but the parser takes each reference for a text of its own, and
/// joins them one by one.
pub(super) fn mask(text: &str, masked: &mut String) {
    masked.extend(decode(text).chars().map(|c| match c {
        '<' => LESS,
        '&' => AND,
        c => c,
    }));
}

/// The character that a masked one stands for.
pub(super) fn unmask(c: char) -> char {
    match c {
        LESS => '<',
        AND => '&',
        c => c,
    }
}

/// A page without the two noncharacters that the gate uses.
pub(super) fn without_masks(html: String) -> String {
    if html.contains([LESS, AND]) {
        html.replace([LESS, AND], "\u{FFFD}")
    } else {
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        for (written, read) in [
            ("a &amp; b &lt;c&gt;", "a & b <c>"),
            ("caf&eacute; &mdash; &hellip;", "café — …"),
            ("&#8217;&#x2019;&#X2019;", "’’’"),
            // Browsers read these as windows-1252.
            ("&#146;&#151;", "’—"),
            ("&#8217a &#", "’a &#"),
            ("&copy 2025 &eacute&nbsp", "© 2025 é\u{A0}"),
            (
                "&mdash &ampersand; &; & &&amp",
                "&mdash &ampersand; &; & &&",
            ),
            (
                "&#0;&#xD800;&#99999999999;&#xFDD0;",
                "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
            ),
            ("", ""),
        ] {
            assert_eq!(decode(written), read, "{written}");
        }
    }

    #[test]
    fn masked_text_holds_no_markup_and_comes_back() {
        let mut masked = String::new();
        mask("a < b &amp; &lt;p>", &mut masked);
        assert!(!masked.contains(['<', '&']));
        let back: String = masked.chars().map(unmask).collect();
        assert_eq!(back, "a < b & <p>");
    }
}
