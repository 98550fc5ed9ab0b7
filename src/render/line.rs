//! Text from outside as one harmless line.

use crate::reader::hygiene;

/// The text in one line: no control characters, escape sequences or bidi overrides, and every
/// run of white space one space.
///
/// ```
/// use briefing::render::one_line;
/// assert_eq!(one_line("Talks go on\n  in the\tcapital. "), "Talks go on in the capital.");
/// ```
pub fn one_line(text: &str) -> String {
    let (clean, _) = hygiene::clean(text);
    let mut line = String::with_capacity(clean.len());
    for word in clean.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !c.is_control()));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        let line = one_line("a\u{1b}[31mred\u{202e}\u{7}\u{9b}2J b\r\nc\u{2028}d");
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(!line.contains(['\u{202e}', '\u{2028}']), "{line:?}");
        assert!(line.ends_with("b c d"), "{line:?}");
    }

    #[test]
    fn empty_text_gives_an_empty_line() {
        assert_eq!(one_line(" \n\t"), "");
    }
}
