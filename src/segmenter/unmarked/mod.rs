//! Boundaries that no mark shows, where a line break was lost: a headline glued to the sentence or
//! the dateline behind it.
//!
//! German sets nouns with capitals, but articles, pronouns and the like only where a sentence
//! begins: one with a capital and no mark before it begins a sentence. Names such as `Der Spiegel`
//! and `Partei Die Linke` are told by the words around them.

mod report;
mod words;

use std::ops::Range;

use self::report::{is_dateline, signed};
use self::words::Words;
use crate::language::Language;

/// Where sentences begin in a range without a mark before them, in order. Linear in the range.
pub(super) fn starts(language: Language, text: &str, range: Range<usize>) -> Vec<usize> {
    let words = match language {
        Language::Thai => return connected(text, range),
        language => match Words::of(language) {
            Some(words) => words,
            None => return Vec::new(),
        },
    };
    let bytes = text[range.clone()].as_bytes();
    let capital = |at: usize| {
        bytes[at] == b' '
            && bytes
                .get(at + 1)
                .is_some_and(|b| matches!(b, b'A'..=b'Z' | 0xC3))
    };
    let german = language == Language::German;
    let mut found = Vec::new();
    for at in (1..bytes.len()).filter(|&at| capital(at)) {
        let at = range.start + at + 1;
        let (before, from) = (&text[range.start..at - 1], &text[at..range.end]);
        if german && let Some(length) = signed(from) {
            found.extend([at, at + length]);
        } else if before.ends_with(['.', ',', ':', '!', '?', '-', '–']) {
            continue;
        } else if words.begin_at(before, from) || german && is_dateline(before, from) {
            found.push(at);
        }
    }
    found
}

/// Where Thai sentences begin, which no mark ends: at a space before a connective that stands only
/// at the head of a sentence. Other spaces part clauses as often as sentences, and are let be.
fn connected(text: &str, range: Range<usize>) -> Vec<usize> {
    const CONNECTIVES: &[&str] = &[
        "อย่างไรก็ตาม",
        "อย่างไรก็ดี",
        "นอกจากนี้",
        "นอกจากนั้น",
        "ทั้งนี้",
        "ดังนั้น",
        "ในทางกลับกัน",
        "ยิ่งไปกว่านั้น",
        "ด้วยเหตุนี้",
    ];
    let spaces = text[range.clone()].match_indices(' ');
    let starts = spaces.map(|(at, _)| range.start + at + 1);
    starts
        .filter(|&at| {
            CONNECTIVES
                .iter()
                .any(|word| text[at..range.end].starts_with(word))
        })
        .collect()
}

/// The first word of a text, and what follows.
fn head(text: &str) -> (&str, &str) {
    let window = &text[..floor(text, 64)];
    let end = window
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(window.len());
    (&text[..end], &text[end..])
}

/// The last word of a text; empty if a mark stands behind it.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(64);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = &text[from..];
    let start = window
        .char_indices()
        .rev()
        .find(|&(_, c)| !(c.is_alphanumeric() || c == '-'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &window[start..]
}

fn floor(text: &str, most: usize) -> usize {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let found = starts(Language::German, text, 0..text.len());
        found.into_iter().map(|at| &text[at..]).collect()
    }

    #[test]
    fn a_headline_without_a_mark_ends_before_an_article() {
        assert_eq!(
            cut("Hafen bleibt geschlossen Die Behörde wartet ab."),
            ["Die Behörde wartet ab."]
        );
        assert_eq!(
            cut("Sturm trifft Küste \"Alles weg\" Er kam nachts."),
            ["Er kam nachts."]
        );
        assert_eq!(
            cut("Pier gesperrt Am Montag kam der Sturm."),
            ["Am Montag kam der Sturm."]
        );
    }

    #[test]
    fn names_with_an_article_stay() {
        for text in [
            "Das berichtet Der Spiegel am Montag.",
            "Er wählt die Partei Die Wähler der Küste.",
            "Sie liest in Der Hafen von Bremen.",
            "Sie wohnt im Haus Am Wall in Bremen.",
            "Er sagte: Der Hafen ist zu.",
            "Er las \"Der Hafen\" und (Die Küste).",
        ] {
            assert!(cut(text).is_empty(), "{text}");
        }
        let french = "Le port de La Rochelle. Le Monde et Les Échos";
        assert!(starts(Language::French, french, 0..french.len()).is_empty());
    }

    #[test]
    fn a_dateline_begins_a_sentence() {
        assert_eq!(
            cut("Hafen zu HAMBURG, 6. Juli (dpa). Der Hafen."),
            ["HAMBURG, 6. Juli (dpa). Der Hafen."]
        );
        assert!(cut("Der VfB STUTTGART (dpa) ist").is_empty());
    }
}
