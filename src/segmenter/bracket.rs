//! Brackets of Chinese and Japanese that keep what is in them in one sentence: `《走！回家》`.

use std::ops::Range;

use crate::language::Language;

/// Brackets still open at a time; more are not looked at.
const DEEPEST: usize = 32;

/// The insides of the outermost brackets of a range that have a partner, in order.
///
/// In Japanese quotations count as brackets, since they are parts of sentences; in Chinese titles
/// do. Linear in the range.
pub(super) fn insides(language: Language, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let partner: fn(char) -> Option<char> = match language {
        Language::Japanese => japanese,
        Language::Chinese => chinese,
        _ => return Vec::new(),
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (offset, c) in text[range.clone()].char_indices() {
        let at = range.start + offset;
        if let Some(close) = partner(c) {
            if open.len() < DEEPEST {
                open.push((close, at + c.len_utf8()));
            }
        } else if let Some(depth) = open.iter().rposition(|&(close, _)| close == c) {
            let inside = open[depth].1..at;
            open.truncate(depth);
            while found.last().is_some_and(|last| last.start >= inside.start) {
                found.pop();
            }
            found.push(inside);
        }
    }
    found
}

fn japanese(open: char) -> Option<char> {
    match open {
        '「' => Some('」'),
        '『' => Some('』'),
        '｢' => Some('｣'),
        _ => chinese(open),
    }
}

fn chinese(open: char) -> Option<char> {
    match open {
        '《' => Some('》'),
        '〈' => Some('〉'),
        '（' => Some('）'),
        '【' => Some('】'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: Language, text: &str) -> Vec<&str> {
        let found = insides(language, text, 0..text.len());
        found.into_iter().map(|inside| &text[inside]).collect()
    }

    #[test]
    fn outermost_pairs() {
        assert_eq!(
            of(Language::Japanese, "「港。『船。』」と（海）」「空"),
            ["港。『船。』", "海"]
        );
        assert_eq!(of(Language::Chinese, "看《走！》「好。」"), ["走！"]);
        assert!(of(Language::English, "《走！》").is_empty());
    }
}
