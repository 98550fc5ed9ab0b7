//! Punctuation marks: what ends a sentence, what closes after the end, what opens before a start.

/// Whether a character ends sentences in Latin, Greek and Cyrillic script, where it may mean other
/// things as well.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Whether a character is the full stop, question or exclamation mark of another script, and
/// nothing else: Chinese and Japanese, Arabic and Urdu, Devanagari and its kin, Armenian, Ethiopic,
/// Burmese, Khmer. The marks of rarer scripts are left to the Unicode rules.
pub(super) fn is_full_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '፧'
            | '፨'
            | '။'
            | '។'
            | '៕'
    )
}

/// Whether a character that stands right after a full stop still belongs to the sentence before.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '«'
            | '“'
            | '‘'
            | '*'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '》'
            | '〉'
            | '）'
            | '］'
            | '｣'
            | '＂'
    )
}

/// Whether a character may stand before the first word of a sentence.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '('
            | '['
            | '{'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '¿'
            | '¡'
            | '*'
            | '”'
            | '»'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '《'
            | '〈'
            | '（'
            | '［'
            | '｢'
    )
}

/// Whether a character is a dash that stands between clauses.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// Whether a character opens an entry of a list and is never part of a word.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣' | '⁃' | '◦' | '▪' | '●' | '►' | '▶' | '■' | '·' | '∙'
    )
}

/// Whether a trimmed line ends as a sentence does: a terminator, behind it only closing marks.
///
/// ```text
/// He left.”   yes        He left   no        (Photo)   no
/// ```
pub(super) fn ends_sentence(line: &str) -> bool {
    if line.ends_with(['.', '!', '?']) {
        return true; // as most sentences do
    }
    line.chars()
        .rev()
        .find(|&c| !is_closer(c) && !matches!(c, '\u{200b}' | '\u{200e}' | '\u{feff}'))
        .is_some_and(|c| is_terminator(c) || is_full_stop(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_close_quotes_and_brackets_after_its_stop() {
        for line in [
            "He left.",
            "He left.”",
            "“He left!’”",
            "(He left?)",
            "Gone…",
        ] {
            assert!(ends_sentence(line), "{line}");
        }
        for line in ["He left", "“Remarkable”", "He said:", "", "\"", "well-"] {
            assert!(!ends_sentence(line), "{line}");
        }
    }
}
