//! Lists: entries run together on one line, and the bullets and numbers that entries begin with.

use std::ops::Range;

use super::mark::{is_bullet, is_dash, is_opener};
use crate::language::Language;
use crate::letter::is_of_word;

/// Most words of what an entry names before a dash: `The Times - “…`.
const TERM: usize = 5;

/// Where the second and later entries of a list begin, if the range begins with its first.
///
/// Entries are numbered `1.`, `1)`, `1.)`, lettered `a.`, `a)`, or led by the same bullet each. Each
/// number must follow the one before it. Linear in the range.
pub(super) fn entries(text: &str, range: Range<usize>) -> Vec<usize> {
    let body = &text[range.clone()];
    let mut found = Vec::new();
    if let Some(bullet) = body.chars().next().filter(|&c| is_bullet(c)) {
        let needle = format!(" {bullet}");
        let starts = body
            .match_indices(&needle)
            .map(|(at, _)| range.start + at + 1);
        found.extend(starts);
        return found;
    }
    let Some((mut label, delimiter)) = first_label(body) else {
        return found;
    };
    let mut at = 0;
    while let Some(next) = label.following() {
        let needle = format!(" {next}{delimiter} ");
        let Some(offset) = body[at..].find(&needle) else {
            break;
        };
        at += offset + 1;
        found.push(range.start + at);
        label = next;
    }
    found
}

/// The length of the bullet an entry begins with; 0 if the line begins with none.
///
/// A dash is one only where dialogues are set in quotation marks: elsewhere it opens what somebody
/// says.
pub(super) fn bullet(language: Language, line: &str) -> usize {
    let Some(first) = line.chars().next() else {
        return 0;
    };
    let dashed = is_dash(first)
        && matches!(
            language,
            Language::English | Language::German | Language::Dutch
        );
    let length = match first {
        '*' => line.len() - line.trim_start_matches('*').len(),
        _ if dashed || is_bullet(first) => first.len_utf8(),
        _ => return 0,
    };
    let rest = &line[length..];
    let parted = is_bullet(first) || rest.starts_with(char::is_whitespace);
    if parted && rest.contains(is_of_word) {
        length
    } else {
        0
    }
}

/// The length of the bullet of an entry inside a line, where only marks that are nothing else count;
/// 0 if the piece begins with none.
pub(super) fn inner_bullet(piece: &str) -> usize {
    let first = piece.chars().next().filter(|&c| is_bullet(c));
    let length = first.map_or(0, char::len_utf8);
    if piece[length..].contains(is_of_word) {
        length
    } else {
        0
    }
}

/// The lengths of the numbers that lines begin with as entries of a list, 0 for all other lines:
/// `1. Bread` counts if the numbered line before or after it is number 0 or 2 and as marked.
pub(super) fn numbers(text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let mut found = vec![0; lines.len()];
    let mut before: Option<(usize, u32, &str, usize)> = None;
    for (nth, line) in lines.iter().enumerate() {
        let body = &text[line.clone()];
        let Some((Item::Number(number), delimiter)) = first_label(body) else {
            continue;
        };
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let length = digits + delimiter.len();
        if let Some((other, last, same, its)) = before
            && last + 1 == number
            && same == delimiter
        {
            found[other] = its;
            found[nth] = length;
        }
        before = Some((nth, number, delimiter, length));
    }
    found
}

/// Whether what stands behind a bullet or number begins as a sentence does, and not as an entry of
/// another kind: `the pier`, `+44 20 …`, `The Times - “It rained.”`
pub(super) fn begins_sentence(entry: &str) -> bool {
    let bare = entry.trim_start_matches(is_opener);
    let begins = bare.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    begins && !is_attributed(entry)
}

/// Whether an entry is a name, a dash, and what the bearer of the name said.
fn is_attributed(entry: &str) -> bool {
    let mut words = entry.split_whitespace();
    let dash = words
        .by_ref()
        .take(TERM + 1)
        .find(|word| !word.starts_with(char::is_uppercase));
    dash.is_some_and(|dash| dash.chars().all(is_dash))
        && words
            .next()
            .is_some_and(|said| said.starts_with(['"', '“', '‘', '\'', '„', '«']))
}

/// The number or letter of an entry.
#[derive(Clone, Copy)]
enum Item {
    Number(u32),
    Letter(char),
}

impl Item {
    fn following(self) -> Option<Self> {
        match self {
            Self::Number(n) => Some(Self::Number(n + 1)),
            Self::Letter(c) => (c < 'z').then(|| Self::Letter(char::from(c as u8 + 1))),
        }
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Letter(c) => c.fmt(f),
        }
    }
}

/// The label a list begins with, and what stands between it and the entry.
fn first_label(body: &str) -> Option<(Item, &'static str)> {
    let digits = body.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (item, rest) = match digits {
        0 => (Item::Letter('a'), body.strip_prefix('a')?),
        1 | 2 => (Item::Number(body[..digits].parse().ok()?), &body[digits..]),
        _ => return None,
    };
    let delimiter = [".)", ")", "."].into_iter().find(|&d| {
        rest.strip_prefix(d)
            .is_some_and(|rest| rest.starts_with(' '))
    })?;
    Some((item, delimiter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        entries(text, 0..text.len())
            .into_iter()
            .map(|at| &text[at..])
            .collect()
    }

    #[test]
    fn numbers_that_follow_one_another() {
        assert_eq!(cut("1) Bread 2) Salt"), ["2) Salt"]);
        assert_eq!(cut("a. Bread b. Salt c. Oil"), ["b. Salt c. Oil", "c. Oil"]);
        assert_eq!(cut("• Bread • Salt"), ["• Salt"]);
    }

    #[test]
    fn bullets() {
        for (line, length) in [
            ("* The pier is shut.", 1),
            ("** The pier is shut.", 2),
            ("•The pier is shut.", 3),
            ("- The pier is shut.", 1),
            ("– The pier is shut.", 3),
            ("*Note: the pier is shut.", 0),
            ("-5 degrees were measured.", 0),
            ("***", 0),
            ("", 0),
        ] {
            assert_eq!(bullet(Language::English, line), length, "{line}");
        }
        for language in [Language::French, Language::Ukrainian, Language::Spanish] {
            assert_eq!(bullet(language, "— Oui, dit-elle."), 0);
            assert_eq!(bullet(language, "• Oui."), 3);
        }
    }

    #[test]
    fn numbers_of_lines() {
        let of = |text: &str| {
            let mut at = 0;
            let lines: Vec<Range<usize>> = text
                .split_inclusive('\n')
                .map(|line| {
                    at += line.len();
                    at - line.len()..at
                })
                .collect();
            numbers(text, &lines)
        };
        assert_eq!(of("1. Bread.\n2. Salt.\nOil.\n3. Wine."), [2, 2, 0, 2]);
        assert_eq!(of("9) Bread.\n10) Salt."), [2, 3]);
        assert_eq!(of("1. Bread.\n2) Salt.\n4) Oil."), [0, 0, 0]);
        assert_eq!(of("1. FC Köln left.\nOthers stayed."), [0, 0]);
    }

    #[test]
    fn entries_that_begin_as_sentences_do() {
        for entry in ["The pier is shut.", "“Enough.”", "12 boats left."] {
            assert!(begins_sentence(entry), "{entry}");
        }
        for entry in [
            "the pier, which is shut.",
            "+44 20 0000 for calls from abroad.",
            "The Times - \"The pier is shut.\"",
        ] {
            assert!(!begins_sentence(entry), "{entry}");
        }
        assert!(begins_sentence("The Pier - shut since 1901 - is open."));
    }

    #[test]
    fn other_numbers_are_no_list() {
        assert!(cut("1. He met 3. the end").is_empty());
        assert!(cut("12 people met 2) others").is_empty());
        assert!(cut("").is_empty());
    }
}
