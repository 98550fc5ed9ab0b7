//! Terminal escape sequences: how far one reaches, so that it can be removed as a whole.

/// Longest control sequence (`ESC [ …`) taken as one, in bytes; real ones have under twenty.
const CONTROL_SEQUENCE_LIMIT: usize = 64;

/// Longest control string (`ESC ] …`) taken as one, in bytes; hyperlinks carry whole addresses.
const CONTROL_STRING_LIMIT: usize = 4096;

/// Whether a character can begin an escape sequence: ESC, and the C1 forms of `ESC [` and
/// `ESC ]`.
pub(super) fn is_introducer(c: char) -> bool {
    matches!(c, '\u{1B}' | '\u{9B}' | '\u{9D}')
}

/// Length in bytes of the escape sequence at the head of `text`, which begins with an introducer.
///
/// The forms are those of ECMA-48: control sequences (`ESC [`, parameters, intermediates, a final
/// letter), control strings (`ESC ]`, `P`, `X`, `^` or `_`, up to BEL or the string terminator) and
/// the short escapes (`ESC c`, `ESC ( B`). One that is broken off, holds another control
/// character or a line break, or is longer than any real one, is no sequence: then the length is
/// that of the introducer alone and what follows stays as text. U+009B, which is also a quotation
/// mark misread, begins a sequence only with a parameter.
///
/// A control string is looked through up to the next control character only, so that all calls on
/// one text together are linear in it.
pub(super) fn sequence_length(text: &str) -> usize {
    let mut characters = text.chars();
    let Some(introducer) = characters.next() else {
        return 0;
    };
    let alone = introducer.len_utf8();
    let end = match introducer {
        '\u{9B}' if text[alone..].starts_with(|c| matches!(c, '0'..='?')) => {
            control_sequence_end(text, alone)
        }
        '\u{9D}' => control_string_end(text, alone),
        '\u{1B}' => match characters.next() {
            Some('[') => control_sequence_end(text, 2),
            Some(']' | 'P' | 'X' | '^' | '_') => control_string_end(text, 2),
            Some('!'..='/') => short_escape_end(text),
            Some('0'..='~') => Some(2),
            _ => None,
        },
        _ => None,
    };
    end.unwrap_or(alone)
}

/// End of a control sequence whose parameters begin at `from`.
fn control_sequence_end(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let window = &bytes[from..bytes.len().min(from + CONTROL_SEQUENCE_LIMIT)];
    let parameters = count_while(window, |byte| (0x30..=0x3F).contains(&byte));
    let intermediates = count_while(&window[parameters..], |byte| (0x20..=0x2F).contains(&byte));
    let last = parameters + intermediates;
    let closed = matches!(window.get(last), Some(0x40..=0x7E));
    closed.then_some(from + last + 1)
}

/// End of a control string whose content begins at `from`.
fn control_string_end(text: &str, from: usize) -> Option<usize> {
    let content = &text[from..];
    let (at, stop) = content
        .char_indices()
        .take_while(|&(at, _)| at < CONTROL_STRING_LIMIT)
        .find(|&(_, c)| c.is_control() && c != '\t')?;
    match stop {
        '\u{7}' | '\u{9C}' => Some(from + at + stop.len_utf8()),
        '\u{1B}' if content[at + 1..].starts_with('\\') => Some(from + at + 2),
        _ => None,
    }
}

/// End of an escape with intermediates, such as `ESC ( B`.
fn short_escape_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let window = &bytes[1..bytes.len().min(1 + CONTROL_SEQUENCE_LIMIT)];
    let last = count_while(window, |byte| (0x21..=0x2F).contains(&byte));
    matches!(window.get(last), Some(0x30..=0x7E)).then_some(last + 2)
}

fn count_while(bytes: &[u8], holds: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|&&byte| holds(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sequences() {
        for sequence in [
            "\u{1B}[31m",
            "\u{1B}[m",
            "\u{1B}[1;38;5;208m",
            "\u{1B}[?25l",
            "\u{1B}[2 q",
            "\u{9B}31m",
            "\u{1B}]0;a title\u{7}",
            "\u{1B}]8;;https://example.org/é\u{1B}\\",
            "\u{9D}0;a title\u{9C}",
            "\u{1B}Pq#0\u{1B}\\",
            "\u{1B}(B",
            "\u{1B}c",
            "\u{1B}7",
        ] {
            let text = format!("{sequence}more");
            assert_eq!(sequence_length(&text), sequence.len(), "{sequence:?}");
        }
    }

    #[test]
    fn broken_sequences_are_their_introducer_alone() {
        for text in [
            "\u{1B}",
            "\u{1B}é",
            "\u{1B} word",
            "\u{1B}\n",
            "\u{1B}[",
            "\u{1B}[31",
            "\u{1B}[31\nm",
            "\u{1B}[31é",
            "\u{1B}]0;never closed",
            "\u{1B}]0;line\nbreak\u{7}",
            "\u{1B}]0;other\u{1B}[31m",
            "\u{1B}(",
        ] {
            assert_eq!(sequence_length(text), 1, "{text:?}");
        }
        assert_eq!(sequence_length("\u{9B}31"), 2);
        assert_eq!(sequence_length("\u{9B} word"), 2);
        assert_eq!(sequence_length(""), 0);
    }

    #[test]
    fn sequences_longer_than_the_limit_are_text() {
        let sequence = format!("\u{1B}[{}m", "1".repeat(CONTROL_SEQUENCE_LIMIT));
        assert_eq!(sequence_length(&sequence), 1);
        let string = format!("\u{1B}]{}\u{7}", "a".repeat(CONTROL_STRING_LIMIT));
        assert_eq!(sequence_length(&string), 1);
    }
}
