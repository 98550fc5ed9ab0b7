//! A quotation or bracket that is a sentence by itself without a full stop to say so: `"Der Hafen
//! ist zu" "Die Stadt wartet"`, `Er ging. (Siehe Seite 3) Die anderen blieben`.

use crate::language::Language;

/// Fewest words of a quotation for it to be a sentence rather than a name.
const QUOTED: usize = 3;
/// Fewest words of a quotation to be a sentence before a mere capital.
const QUOTED_ALONE: usize = 5;

/// Where the quotation or bracket ends that a sentence begins with, if another sentence follows
/// without a mark between. `first` tells whether the sentence begins its paragraph.
///
/// - A quotation of three words or more, and another right behind it.
/// - In German, a quotation of five words or more before a capital: a verb of saying would be a
///   small letter.
/// - A bracket of two words or more before a capital, unless it begins the paragraph, where it may
///   be a label. Not in English, whose treebanks leave most of them with what follows.
///
/// Linear in the sentence, which is looked at only if it begins with an opening mark.
pub(super) fn end(language: Language, sentence: &str, first: bool) -> Option<usize> {
    let (open, close) = pair(sentence)?;
    let body = &sentence[open.len()..];
    let inner = &body[..find(body, close)?];
    let end = open.len() + inner.len() + close.len();
    let behind = &sentence[end..];
    let next = behind.trim_start();
    let worded = inner.ends_with(|c: char| c.is_alphanumeric() || c == ':');
    if next.len() == behind.len() || !worded {
        return None;
    }
    let words = |fewest: usize| inner.split_whitespace().nth(fewest - 1).is_some();
    let capital = next.starts_with(char::is_uppercase);
    let quotes = |text: &str| {
        text.strip_prefix(open)
            .is_some_and(|text| text.starts_with(char::is_alphanumeric))
    };
    let whole = if open == "(" {
        let quoted = pair(next)
            .is_some_and(|(open, _)| next[open.len()..].starts_with(char::is_alphanumeric));
        let aside = !first && language != Language::English;
        aside && words(2) && !inner.contains('(') && (capital || quoted)
    } else {
        words(QUOTED) && quotes(next)
            || language == Language::German && words(QUOTED_ALONE) && capital
    };
    whole.then_some(end)
}

/// Where a mark stands in a text. A character is found sooner than a string.
fn find(text: &str, mark: &str) -> Option<usize> {
    let mut characters = mark.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => text.find(character),
        _ => text.find(mark),
    }
}

/// The mark a sentence opens with, and the one that closes it.
fn pair(sentence: &str) -> Option<(&'static str, &'static str)> {
    const PAIRS: [(&str, &str); 7] = [
        ("(", ")"),
        ("\"", "\""),
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
        ("»", "«"),
        ("``", "''"),
    ];
    if !matches!(
        sentence.as_bytes().first()?,
        b'(' | b'"' | b'`' | 0xC2 | 0xE2
    ) {
        return None;
    }
    let opens = |&&(open, _): &&(&'static str, &str)| sentence.starts_with(open);
    PAIRS.iter().find(opens).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(language: Language, sentence: &str) -> Option<&str> {
        end(language, sentence, false).map(|at| &sentence[..at])
    }

    #[test]
    fn a_quotation_before_another() {
        let text = "\"Der Hafen ist zu\" \"die Stadt wartet\"";
        assert_eq!(cut(Language::German, text), Some("\"Der Hafen ist zu\""));
        for text in [
            "“The Pier” “The Mill”",
            "“The pier is shut,” “the mill too”",
            "“The pier is shut” and “the mill burned”",
            "“The pier is shut”",
            "“The pier",
        ] {
            assert_eq!(cut(Language::English, text), None, "{text}");
        }
    }

    #[test]
    fn a_long_quotation_before_a_capital_in_german() {
        let text = "„Wir warten seit Tagen ab“ Hafner zufolge ist das neu.";
        assert_eq!(
            cut(Language::German, text),
            Some("„Wir warten seit Tagen ab“")
        );
        for text in [
            "„Wir warten seit Tagen ab“ heißt der Film.",
            "„Das alte Boot“ Regisseur Hafner kam.",
        ] {
            assert_eq!(cut(Language::German, text), None, "{text}");
        }
    }

    #[test]
    fn a_bracket_behind_a_sentence() {
        let text = "(Siehe Seite 3) Die anderen blieben.";
        assert_eq!(cut(Language::German, text), Some("(Siehe Seite 3)"));
        assert_eq!(end(Language::German, text, true), None);
        assert_eq!(
            cut(Language::English, "(See page 3) The others stayed."),
            None
        );
        for text in [
            "(Fast) Alle gingen.",
            "(Siehe Seite 3) und los.",
            "(Siehe",
            "(",
        ] {
            assert_eq!(cut(Language::German, text), None, "{text}");
        }
    }
}
