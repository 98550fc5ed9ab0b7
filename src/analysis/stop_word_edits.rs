//! A user's changes to a list of stop words.

use std::borrow::Cow;
use std::collections::BTreeSet;

use hashbrown::HashSet;

use super::{Tokenizer, normalize, words};
use crate::language::Language;

/// Longest piece of a user's text that an error quotes, in characters.
const QUOTED: usize = 40;

/// Words added to a list and taken out of it; whatever was said of a word last holds.
///
/// As text it has one change a line: `word` adds a word, `-word` takes one out, `-*` takes out
/// all that are there. White space around is passed over, as are blank lines and those that begin
/// with `#`.
///
/// ```
/// use briefing::analysis::StopWordEdits;
/// let mut edits = StopWordEdits::default();
/// for line in ["# the paper's own", "Reuters", "-not", ""] {
///     edits.add_line(line)?;
/// }
/// assert!(edits.add_line("two words").is_err());
/// # Ok::<(), briefing::analysis::NotOneWord>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StopWordEdits {
    cleared: bool,
    added: BTreeSet<String>,
    removed: BTreeSet<String>,
}

/// A text that is not one word, as sentences are cut into words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOneWord {
    /// It has no letter and no digit.
    #[error("{0:?} holds no word")]
    None(String),
    /// It is cut into several words.
    #[error("{text:?} is {count} words ({first:?}, {second:?}, …); give one a line")]
    Several {
        /// The head of the text.
        text: String,
        /// How many.
        count: usize,
        /// The first of them.
        first: String,
        /// The second.
        second: String,
    },
}

impl StopWordEdits {
    /// Adds a word, in whatever case.
    ///
    /// # Errors
    /// If the text is not one word.
    pub fn add(&mut self, word: &str) -> Result<(), NotOneWord> {
        let word = one_word(word)?;
        self.removed.remove(&word);
        self.added.insert(word);
        Ok(())
    }

    /// Takes a word out, in whatever case. One that is not on the list may be named.
    ///
    /// # Errors
    /// If the text is not one word.
    pub fn remove(&mut self, word: &str) -> Result<(), NotOneWord> {
        let word = one_word(word)?;
        self.added.remove(&word);
        self.removed.insert(word);
        Ok(())
    }

    /// Takes all words out, also those added so far.
    pub fn clear(&mut self) {
        *self = Self {
            cleared: true,
            ..Self::default()
        };
    }

    /// Makes the change that a line of a file says.
    ///
    /// # Errors
    /// If the line holds none, or several words.
    pub fn add_line(&mut self, line: &str) -> Result<(), NotOneWord> {
        let line = line.trim();
        match line.strip_prefix('-').map(str::trim_start) {
            _ if line.is_empty() || line.starts_with('#') => Ok(()),
            Some("*") => {
                self.clear();
                Ok(())
            }
            Some(word) => self.remove(word),
            None => self.add(line),
        }
    }

    /// Whether a word is added.
    pub(super) fn adds(&self) -> bool {
        !self.added.is_empty()
    }

    pub(super) fn apply(&self, words: &mut HashSet<Cow<'static, str>>) {
        if self.cleared {
            words.clear();
        }
        for word in &self.removed {
            words.remove(word.as_str());
        }
        words.extend(self.added.iter().cloned().map(Cow::Owned));
    }
}

/// The normal form of the one word of a text, of whichever language. One dictionary serves all
/// languages that need one.
fn one_word(text: &str) -> Result<String, NotOneWord> {
    let by_dictionary = Tokenizer::new(Language::Chinese);
    let mut cut = by_dictionary.words(text);
    if let (Some(word), None) = (cut.next(), cut.next()) {
        return Ok(normalize(word).into_owned());
    }
    let mut all = words(text);
    match (all.next(), all.next()) {
        (None, _) => Err(NotOneWord::None(head(text))),
        (Some(word), None) => Ok(normalize(word).into_owned()),
        (Some(first), Some(second)) => Err(NotOneWord::Several {
            text: head(text),
            count: 2 + all.count(),
            first: head(first),
            second: head(second),
        }),
    }
}

/// As much of a text as an error quotes.
fn head(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edited(lines: &[&str]) -> Vec<String> {
        let mut edits = StopWordEdits::default();
        for line in lines {
            edits.add_line(line).unwrap();
        }
        let mut words = ["of", "the"].map(Cow::Borrowed).into_iter().collect();
        edits.apply(&mut words);
        let mut words: Vec<String> = words.into_iter().map(Cow::into_owned).collect();
        words.sort();
        words
    }

    #[test]
    fn lines_add_take_out_and_replace() {
        assert_eq!(
            edited(&["Envoy", "  # of", "", "\t"]),
            ["envoy", "of", "the"]
        );
        assert_eq!(edited(&["-The", "- OF ", "-unheard"]), [""; 0]);
        assert_eq!(
            edited(&["gone", "-*", "U.S.", "Envoy’s"]),
            ["envoy's", "us"]
        );
    }

    #[test]
    fn what_was_said_last_of_a_word_holds() {
        assert_eq!(edited(&["envoy", "-envoy"]), ["of", "the"]);
        assert_eq!(edited(&["-the", "the"]), ["of", "the"]);
        assert_eq!(edited(&["-*", "-envoy", "envoy"]), ["envoy"]);
    }

    #[cfg(feature = "dictionaries")]
    #[test]
    fn words_that_a_dictionary_finds_are_words() {
        assert_eq!(edited(&["-*", "谈判", "บท"]), ["บท", "谈判"]);
    }

    #[test]
    fn what_is_not_one_word_is_refused() {
        let mut edits = StopWordEdits::default();
        for (line, reason) in [
            ("-", "\"\" holds no word"),
            ("!?", "\"!?\" holds no word"),
            ("*", "\"*\" holds no word"),
            (
                "so called",
                "\"so called\" is 2 words (\"so\", \"called\", …); give one a line",
            ),
            (
                "-what-ever else",
                "\"what-ever else\" is 3 words (\"what\", \"ever\", …); give one a line",
            ),
        ] {
            assert_eq!(edits.add_line(line).unwrap_err().to_string(), reason);
        }
        assert_eq!(edits, StopWordEdits::default());
        let endless = edits.add_line(&"a b ".repeat(100_000)).unwrap_err();
        assert!(endless.to_string().len() < 200, "{endless}");
    }

    proptest! {
        #[test]
        fn a_word_that_is_added_is_in_its_normal_form(word in "\\PC{0,12}") {
            let mut edits = StopWordEdits::default();
            if edits.add(&word).is_ok() {
                let added = edits.added.into_iter().next().unwrap();
                prop_assert_eq!(normalize(&added), added.as_str());
            }
        }
    }
}
