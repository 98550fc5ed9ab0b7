//! Sentences into words.

#[cfg(feature = "dictionaries")]
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

#[cfg(feature = "dictionaries")]
use super::spans::Span;
use super::spans::{Sink, find};
#[cfg(feature = "dictionaries")]
use crate::language::Language;

/// The words of a sentence, in order: the pieces between Unicode word boundaries (UAX #29) that
/// hold a letter or a digit.
///
/// ```
/// use briefing::analysis::words;
/// let all: Vec<&str> = words("The U.S. envoy’s 3.5-hour talks…").collect();
/// assert_eq!(all, ["The", "U.S", "envoy’s", "3.5", "hour", "talks"]);
/// ```
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let mut spans = Vec::new();
    find(sentence, &mut spans);
    let spans = spans.into_iter();
    spans.map(|span| &sentence[span.start..span.end])
}

/// Cuts the sentences of one language into words.
///
/// Chinese, Japanese, Thai, Khmer and Burmese are written without spaces: there a dictionary finds
/// the words (feature `dictionaries`, on by default). Everywhere else, and without the feature,
/// it is [`words`].
#[derive(Clone, Copy, Debug)]
pub struct Tokenizer {
    #[cfg(feature = "dictionaries")]
    dictionary: Option<WordSegmenterBorrowed<'static>>,
}

impl Tokenizer {
    /// The tokenizer of a language.
    #[cfg(feature = "dictionaries")]
    pub fn new(language: Language) -> Self {
        let without_spaces = matches!(
            language,
            Language::Chinese
                | Language::Japanese
                | Language::Thai
                | Language::Khmer
                | Language::Burmese
        );
        Self {
            dictionary: without_spaces
                .then(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())),
        }
    }

    /// The tokenizer of a language.
    #[cfg(not(feature = "dictionaries"))]
    pub fn new(_: crate::language::Language) -> Self {
        Self {}
    }

    /// The words of a sentence, in order. Linear in the sentence.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::Tokenizer;
    /// let english = Tokenizer::new(Language::English);
    /// assert_eq!(english.words("Talks, again.").collect::<Vec<_>>(), ["Talks", "again"]);
    /// # #[cfg(feature = "dictionaries")] {
    /// let chinese = Tokenizer::new(Language::Chinese);
    /// assert_eq!(chinese.words("停火谈判。").collect::<Vec<_>>(), ["停火", "谈判"]);
    /// # }
    /// ```
    #[cfg(feature = "dictionaries")]
    pub fn words<'a>(&self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        let by_dictionary = self.dictionary.map(|dictionary| {
            let mut from = 0;
            dictionary
                .segment_str(sentence)
                .map(move |to| &sentence[std::mem::replace(&mut from, to)..to])
                .filter(|piece| piece.contains(char::is_alphanumeric))
        });
        let by_rule = by_dictionary.is_none().then(|| words(sentence));
        by_dictionary
            .into_iter()
            .flatten()
            .chain(by_rule.into_iter().flatten())
    }

    /// The words of a sentence, in order. Linear in the sentence.
    #[cfg(not(feature = "dictionaries"))]
    pub fn words<'a>(&self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        words(sentence)
    }

    /// Finds where the words of a sentence stand. Linear in the sentence.
    #[inline]
    pub(super) fn find(&self, sentence: &str, sink: &mut impl Sink) {
        #[cfg(feature = "dictionaries")]
        if self.dictionary.is_some() {
            let words = self.words(sentence);
            return words.for_each(|word| sink.take(Span::of(sentence, word)));
        }
        find(sentence, sink);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    proptest! {
        #[test]
        fn words_are_those_of_the_whole_sentence(
            sentence in "([a-cY0-9_ .,;:'’‘“—…éжא中กが\n\0$%#-]|[a-z]{5,9}|[a-c' .#]\u{301}|a\u{200d}){0,40}") {
            // A combining mark behind a space takes that with it there.
            let whole: Vec<&str> = sentence.unicode_words().map(str::trim).collect();
            prop_assert_eq!(words(&sentence).collect::<Vec<_>>(), whole);
        }
    }

    #[test]
    fn hyphens_part_words_and_apostrophes_do_not() {
        let all: Vec<&str> = words("a so-called “peace-first” plan isn't").collect();
        assert_eq!(
            all,
            ["a", "so", "called", "peace", "first", "plan", "isn't"]
        );
    }

    #[cfg(feature = "dictionaries")]
    #[test]
    fn languages_without_spaces_are_cut_by_dictionary() {
        use crate::language::Language;
        for (language, sentence, expected) in [
            (
                Language::Chinese,
                "双方今天开始谈判。",
                &["双方", "今天", "开始", "谈判"][..],
            ),
            (
                Language::Japanese,
                "停戦交渉は月曜日に再開。",
                &["停戦", "交渉", "は", "月曜日", "に", "再開"],
            ),
            (
                Language::Thai,
                "การเจรจาเริ่มวันนี้",
                &["การ", "เจรจา", "เริ่ม", "วัน", "นี้"],
            ),
            (
                Language::English,
                "On Monday, talks began.",
                &["On", "Monday", "talks", "began"],
            ),
        ] {
            let words: Vec<&str> = Tokenizer::new(language).words(sentence).collect();
            assert_eq!(words, expected);
        }
    }
}
