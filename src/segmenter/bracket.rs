//! Brackets of Chinese and Japanese that keep what is in them in one sentence: `《走！回家》`.

use std::ops::Range;

use crate::language::Language;

/// Brackets still open at a time; more are not looked at.
const DEEPEST: usize = 32;

/// A bracket that has its partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bracket {
    open: char,
    inside: Range<usize>,
}

impl Bracket {
    /// Whether the bracket closes before `at`.
    pub(super) fn is_past(&self, at: usize) -> bool {
        self.inside.end <= at
    }

    /// Whether a stop that stands at `mark`, closing marks up to `end`, is a matter of the bracket
    /// alone, in a sentence that begins at `start`.
    ///
    /// A stop right before the closing mark ends the sentence if it closes a quotation, or a
    /// bracket that is a sentence by itself, but no title: `（见第3页。）其余`, `《走！》一书`.
    pub(super) fn keeps(&self, start: usize, mark: usize, end: usize) -> bool {
        let last = end > self.inside.end;
        let held = match self.open {
            '《' | '〈' => true,
            '（' => start + self.open.len_utf8() < self.inside.start,
            _ => false,
        };
        self.inside.start <= mark && (!last || held)
    }
}

/// The outermost brackets of a range that have a partner, in order.
///
/// In Japanese quotations count as brackets, since they are parts of sentences; in Chinese titles
/// do. Linear in the range.
pub(super) fn insides(language: Language, text: &str, range: Range<usize>) -> Vec<Bracket> {
    let partner: fn(char) -> Option<char> = match language {
        Language::Japanese => japanese,
        Language::Chinese => chinese,
        _ => return Vec::new(),
    };
    let mut found: Vec<Bracket> = Vec::new();
    let mut open: Vec<(char, char, usize)> = Vec::new();
    for (offset, c) in text[range.clone()].char_indices() {
        let at = range.start + offset;
        if let Some(close) = partner(c) {
            if open.len() < DEEPEST {
                open.push((c, close, at + c.len_utf8()));
            }
        } else if let Some(depth) = open.iter().rposition(|&(_, close, _)| close == c) {
            let (mark, _, start) = open[depth];
            open.truncate(depth);
            while found.last().is_some_and(|last| last.inside.start >= start) {
                found.pop();
            }
            found.push(Bracket {
                open: mark,
                inside: start..at,
            });
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
        found
            .into_iter()
            .map(|bracket| &text[bracket.inside])
            .collect()
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

    #[test]
    fn a_stop_before_the_closing_mark() {
        let keeps = |start| {
            let text = "看《走！》（见。）";
            let found = insides(Language::Chinese, text, 0..text.len());
            let keeps = |bracket: &Bracket| {
                let end = bracket.inside.end;
                bracket.keeps(start, end - 3, end + 3)
            };
            found.iter().map(keeps).collect::<Vec<_>>()
        };
        assert_eq!(keeps(0), [true, true]);
        assert_eq!(keeps(15), [true, false], "the bracket begins its sentence");
    }
}
