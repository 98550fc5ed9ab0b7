//! The headline at the head of a plain text.

use super::credit::is_credit;
use crate::bytes::word_count;

/// Longest headline, in characters.
const CHARACTERS: usize = 150;

/// Longest headline, in words.
const WORDS: usize = 20;

/// Shortest headline, in words: shorter lines are labels ("Notice") and names.
const LEAST_WORDS: usize = 3;

/// What may close a quotation or a bracket after the last word.
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', '›', ')', ']', '」', '』'];

/// What may open one before the first word.
const OPENERS: &[char] = &[
    '"', '\'', '“', '„', '‘', '‚', '«', '‹', '(', '[', '¿', '¡', '「', '『',
];

/// Abbreviations that end a headline more often than a sentence.
const ABBREVIATIONS: &[&str] = &["inc.", "corp.", "ltd.", "co.", "jr.", "sr.", "bros."];

/// The headline of a cleaned text: its first line that is not empty, if it reads like one.
///
/// It does when it has at most 150 characters and 3 to 20 words (any number in a script without
/// spaces); begins with a capital, a digit or a
/// letter of a script without capitals; does not end like a sentence (a full stop, save in an
/// abbreviation such as `U.S.`) or in the middle of one (a comma, colon, dash or opening quotation
/// mark); is no byline or dateline; and is followed by something longer than itself. Of a text
/// wrapped at a fixed width the first line alone is no headline: the next line's first word would
/// not have fitted on it.
///
/// Linear in the text.
pub(super) fn headline(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim);
    let first = lines.by_ref().find(|line| !line.is_empty())?;
    let words = word_count(first);
    let fits = first.chars().nth(CHARACTERS).is_none()
        && words <= WORDS
        && (words >= LEAST_WORDS || first.contains(is_unspaced));
    let reads_like_one = fits
        && begins_like_headline(first)
        && !ends_like_sentence(first)
        && !is_broken_off(first)
        && !is_credit(first);
    (reads_like_one && has_body(first, lines)).then_some(first)
}

/// Whether the first letter or digit comes at the start and is not a small one; a small letter
/// before a capital (`iPhone`) is a name's.
fn begins_like_headline(line: &str) -> bool {
    let mut letters = line.trim_start_matches(OPENERS).chars();
    let (first, second) = (letters.next(), letters.next());
    let named = second.is_some_and(char::is_uppercase);
    first.is_some_and(|c| c.is_alphanumeric() && (!c.is_lowercase() || named))
        && line.chars().any(char::is_alphabetic)
}

fn ends_like_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(CLOSERS);
    match bare.chars().next_back() {
        Some('.') => !ends_in_abbreviation(bare),
        Some('。' | '．' | '｡' | '।' | '॥' | '۔' | '።' | '။' | '។' | '։' | '…' | '|') => {
            true
        }
        _ => false,
    }
}

/// Whether the last word is an abbreviation: single letters with a full stop each, or a listed one.
fn ends_in_abbreviation(line: &str) -> bool {
    let word = line.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_start_matches(OPENERS);
    let initials = word.matches('.').count() > 1
        && word
            .split_terminator('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    initials || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a line ends where no sentence or headline can.
fn is_broken_off(line: &str) -> bool {
    let Some(last) = line.chars().next_back() else {
        return true;
    };
    let straight_opener = matches!(last, '"' | '\'') && line.trim_end_matches(last).ends_with(' ');
    let opener = OPENERS.contains(&last) && !CLOSERS.contains(&last) && !closes_german(line, last);
    let continues = matches!(
        last,
        ',' | ';' | ':' | '-' | '–' | '—' | '،' | '؛' | '、' | '，' | '：' | '；'
    );
    straight_opener || opener || continues
}

/// Whether `“` or `‘` closes a German quotation, „so“.
fn closes_german(line: &str, last: char) -> bool {
    match last {
        '“' => line.contains('„'),
        '‘' => line.contains('‚'),
        _ => false,
    }
}

/// Whether what follows the first line is a body: something longer, and not the first line's own
/// continuation.
fn has_body<'a>(first: &str, lines: impl Iterator<Item = &'a str>) -> bool {
    let length = first.chars().count();
    let mut lines = lines.peekable();
    let mut adjoins = true;
    while lines
        .next_if(|line| line.is_empty() || is_credit(line))
        .is_some()
    {
        adjoins = false;
    }
    let Some(next) = lines.peek().copied() else {
        return false;
    };
    if adjoins {
        let begins_small = next.chars().next().is_some_and(char::is_lowercase);
        let widest = lines
            .take_while(|line| !line.is_empty())
            .map(|line| line.chars().count())
            .max();
        let needed = length + 1 + first_word_length(next);
        !begins_small && widest.is_some_and(|widest| needed <= widest)
    } else {
        has_longer_paragraph(lines, length)
    }
}

/// Characters of the first word, as far as a line could be broken before it: scripts without
/// spaces break anywhere.
fn first_word_length(line: &str) -> usize {
    line.chars()
        .take_while(|&c| !c.is_whitespace() && !is_unspaced(c))
        .count()
        .max(1)
}

/// Characters of scripts without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}'
    )
}

/// Whether the lines of a paragraph, those between empty ones, have more than some characters.
fn has_longer_paragraph<'a>(mut lines: impl Iterator<Item = &'a str>, length: usize) -> bool {
    let mut current = 0;
    lines.any(|line| {
        current = match line {
            "" => 0,
            _ => current + line.chars().count(),
        };
        current > length
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BODY: &str = "The harbour was closed for three days after the storm, and the ferries \
        stayed in port. It opened again on Monday, when the wind had fallen and the divers were out.";

    #[track_caller]
    fn assert_headline(text: &str, expected: Option<&str>) {
        assert_eq!(headline(text), expected, "{text:?}");
    }

    #[test]
    fn headlines_before_a_body() {
        for line in [
            "Harbour opens again after storm",
            "Will the harbour open again?",
            "‘Never seen a storm like it’",
            "Harbour lends ferries to the U.S.",
            "Harbour sold to Breakwater Inc.",
            "12 ferries stay in port",
            "iFerry fails in storm",
            "By the numbers: a storm",
            "Storm: harbour closed - The Daily Gull",
            "„Der Hafen bleibt zu“",
            "Порт знову відкрито",
            "港口重新开放",
            "الميناء يفتح من جديد",
        ] {
            for between in ["\n", "\n\n", "\n\n\n"] {
                assert_headline(&format!("\n {line}{between}{BODY}\n"), Some(line));
            }
        }
    }

    #[test]
    fn first_lines_that_are_not_headlines() {
        for line in [
            "The harbour opened again on Monday.",
            "Officials say that it moves to an ‘open phase.’",
            "It closed. (It opened.)",
            "港口周一重新开放。",
            "the harbour opened again",
            "Officials in the harbour said:",
            "In the harbour, on Monday,",
            "Officials said “",
            "Officials said \"",
            "HARBOUR CITY, March 20 —",
            "By Our Correspondent",
            "March 20, 2025",
            "* * *",
            "Notice",
            "Photo: the harbour by night",
            "बंदरगाह फिर से खुला |",
            "2025",
            "",
        ] {
            assert_headline(&format!("{line}\n\n{BODY}"), None);
        }
        assert_headline(&format!("{}\n\n{BODY}", "Word ".repeat(21)), None);
        assert_headline(&format!("{}\n\n{BODY}", "W".repeat(151)), None);
    }

    #[test]
    fn a_headline_needs_a_body() {
        assert_headline("", None);
        assert_headline("Harbour opens again", None);
        assert_headline("Harbour opens again\n", None);
        assert_headline("Harbour opens again\nStorm over", None);
        assert_headline("Harbour opens again\n\nStorm over\n\nFerries", None);
        assert_headline("Harbour opens again\nBy Our Correspondent\n", None);
    }

    #[test]
    fn bylines_and_datelines_stand_between() {
        let text = format!("Harbour opens again\nBy Our Correspondent\nMarch 20, 2025\n\n{BODY}");
        assert_headline(&text, Some("Harbour opens again"));
    }

    #[test]
    fn the_first_line_of_wrapped_text_is_no_headline() {
        let wrapped = "The harbour was closed for three days after the storm\n\
            Monday brought, and the ferries stayed in port. It\n\
            opened again when the wind had fallen.\n";
        assert_headline(wrapped, None);
        assert_headline(
            &format!("Harbour opens again\n{wrapped}"),
            Some("Harbour opens again"),
        );
        assert_headline(
            "Harbour opens again\nwhen the wind has fallen and the divers are out",
            None,
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_headline_is_the_first_line(text in "([A-Za-z“”.,: א港-]{0,20}\n?){0,6}") {
            if let Some(found) = headline(&text) {
                prop_assert_eq!(Some(found), text.trim().lines().next().map(str::trim));
            }
        }
    }
}
