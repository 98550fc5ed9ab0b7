//! Text without characters that steer a terminal or turn the direction of writing.

use std::borrow::Cow;

/// The text without control characters and bidi controls, and how many were removed.
pub fn clean(text: &str) -> (Cow<'_, str>, usize) {
    let steers = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
    };
    let removed = text.chars().filter(|&c| steers(c)).count();
    if removed == 0 {
        return (Cow::Borrowed(text), 0);
    }
    (text.chars().filter(|&c| !steers(c)).collect(), removed)
}
