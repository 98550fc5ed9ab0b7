//! Sentences into words.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// The words of a sentence, in order: the pieces between Unicode word boundaries (UAX #29) that
/// hold a letter or a digit.
///
/// ```
/// use briefing::analysis::words;
/// let all: Vec<&str> = words("The U.S. envoy’s 3.5-hour talks…").collect();
/// assert_eq!(all, ["The", "U.S", "envoy’s", "3.5", "hour", "talks"]);
/// ```
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.unicode_words()
}

/// The form in which words are compared: lower case, one kind of apostrophe, no full stops inside
/// acronyms.
///
/// ```
/// use briefing::analysis::normalize;
/// assert_eq!(normalize("U.S"), "us");
/// assert_eq!(normalize("Envoy’s"), "envoy's");
/// assert_eq!(normalize("3.5"), "3.5");
/// assert_eq!(normalize("talks"), "talks");
/// ```
pub fn normalize(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    {
        return Cow::Borrowed(word);
    }
    let acronym = is_dotted_acronym(word);
    let mut normal = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            '.' if acronym => {}
            '’' | 'ʼ' | '‘' | '＇' => normal.push('\''),
            '\u{AD}' => {}
            _ => normal.extend(character.to_lowercase()),
        }
    }
    Cow::Owned(normal)
}

/// Whether single letters and full stops take turns, as in `U.S`.
fn is_dotted_acronym(word: &str) -> bool {
    let mut letters = word.split('.');
    word.contains('.')
        && letters.all(|part| {
            let mut characters = part.chars();
            characters.next().is_none_or(char::is_alphabetic) && characters.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_part_words_and_apostrophes_do_not() {
        let all: Vec<&str> = words("a so-called “peace-first” plan isn't").collect();
        assert_eq!(
            all,
            ["a", "so", "called", "peace", "first", "plan", "isn't"]
        );
    }

    #[test]
    fn only_acronyms_lose_their_stops() {
        assert_eq!(normalize("U.N"), "un");
        assert_eq!(normalize("395,000"), "395,000");
        assert_eq!(normalize("example.org"), "example.org");
        assert_eq!(normalize("ΑΘΗΝΑ"), "αθηνα");
    }
}
