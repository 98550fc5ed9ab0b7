//! Texts into the tokens that are counted, as the two best-known ROUGE programs make them.

use std::fmt;
use std::ops::Range;

use hashbrown::HashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::porter::{PorterForm, porter_stem};

/// Words of so many letters or fewer are not stemmed.
const NEVER_STEMMED: usize = 3;

/// Whose ROUGE the scores are.
///
/// | | `google` | `rouge155` |
/// | --- | --- | --- |
/// | follows | Google's `rouge-score` 0.1.2 | ROUGE-1.5.5 (Lin 2004) |
/// | lower case | of every script | of ASCII |
/// | stems | Porter as in NLTK | Porter as in the paper |
/// | several references | mean of the scores | hits and counts summed |
/// | `--truncate` cuts | the candidate | candidate and references |
/// | best of several (jackknife) | by F1 | by recall |
/// | single tokens in SU4 | all | all but the last |
///
/// Both take runs of `[a-z0-9]` for tokens: ROUGE-1.5.5 puts spaces round hyphens, makes a space
/// of everything else, and drops what does not begin with a letter or a digit. Its ROUGE-L is the
/// one called `rouge-lsum` here. Not followed are its table of irregular forms from WordNet and
/// its own change to the stems of words in `-ement`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// Google's `rouge-score` 0.1.2.
    #[default]
    Google,
    /// ROUGE-1.5.5.
    Rouge155,
}

impl Profile {
    /// Every profile.
    pub const ALL: &'static [Self] = &[Self::Google, Self::Rouge155];
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Google => "google",
            Self::Rouge155 => "rouge155",
        })
    }
}

/// What counts as a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tokenization {
    /// Runs of `[a-z0-9]` in the text in lower case.
    Ascii,
    /// Unicode words (UAX #29) in lower case, never stemmed: for scripts of which the other
    /// leaves nothing.
    Unicode,
}

impl Tokenization {
    /// Unicode words where fewer than half of the letters are Latin, else ASCII.
    ///
    /// ```
    /// use briefing::evaluation::Tokenization;
    /// assert_eq!(Tokenization::of(["Où est-il ?", "Αθήνα"]), Tokenization::Ascii);
    /// assert_eq!(Tokenization::of(["Η Αθήνα είναι EU"]), Tokenization::Unicode);
    /// assert_eq!(Tokenization::of([""]), Tokenization::Ascii);
    /// ```
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut latin, mut other) = (0_usize, 0_usize);
        for letter in texts.into_iter().flat_map(str::chars) {
            if is_latin(letter) {
                latin += 1;
            } else if letter.is_alphabetic() {
                other += 1;
            }
        }
        if latin < other {
            Self::Unicode
        } else {
            Self::Ascii
        }
    }
}

impl fmt::Display for Tokenization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ascii => "ascii",
            Self::Unicode => "unicode",
        })
    }
}

/// Whether a character is a letter of the Latin blocks of Unicode.
fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || letter.is_alphabetic()
            && matches!(letter, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Makes tokens of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokenizer {
    /// Whose rules.
    pub profile: Profile,
    /// What counts as a token.
    pub tokenization: Tokenization,
    /// Whether words of more than three letters are stemmed; Unicode words never are.
    pub stem: bool,
}

impl Tokenizer {
    /// The tokens of a text, in order. Linear in the text.
    ///
    /// ```
    /// use briefing::evaluation::{Profile, Tokenization, Tokenizer};
    /// let tokenizer = Tokenizer {
    ///     profile: Profile::Google,
    ///     tokenization: Tokenization::Ascii,
    ///     stem: true,
    /// };
    /// assert_eq!(tokenizer.tokens("Cease-fire talks, 3.5 days"),
    ///     ["ceas", "fire", "talk", "3", "5", "day"]);
    /// ```
    pub fn tokens(&self, text: &str) -> Vec<String> {
        match self.tokenization {
            Tokenization::Unicode => text.unicode_words().map(str::to_lowercase).collect(),
            Tokenization::Ascii => {
                let lower = match self.profile {
                    Profile::Google => text.to_lowercase(),
                    Profile::Rouge155 => text.to_ascii_lowercase(),
                };
                let words = lower
                    .split(|c: char| !c.is_ascii_alphanumeric())
                    .filter(|word| !word.is_empty());
                words.map(|word| self.stemmed(word)).collect()
            }
        }
    }

    fn stemmed(&self, word: &str) -> String {
        if !self.stem || word.len() <= NEVER_STEMMED {
            return word.to_owned();
        }
        porter_stem(
            word,
            match self.profile {
                Profile::Google => PorterForm::Nltk,
                Profile::Rouge155 => PorterForm::Original,
            },
        )
    }
}

/// Numbers for the distinct tokens of texts that are compared.
#[derive(Debug)]
pub(super) struct Numbering {
    tokenizer: Tokenizer,
    numbers: HashMap<String, u32>,
}

/// A text as numbered tokens, with the lines that they stand in.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberedText {
    pub(super) tokens: Vec<u32>,
    lines: Vec<Range<usize>>,
}

impl NumberedText {
    pub(super) fn lines(&self) -> Vec<&[u32]> {
        let lines = self.lines.iter();
        lines.map(|line| &self.tokens[line.clone()]).collect()
    }
}

impl Numbering {
    pub(super) fn new(tokenizer: Tokenizer) -> Self {
        Self {
            tokenizer,
            numbers: HashMap::new(),
        }
    }

    pub(super) fn read(&mut self, text: &str) -> NumberedText {
        let mut numbered = NumberedText::default();
        for line in text.split('\n') {
            let start = numbered.tokens.len();
            for token in self.tokenizer.tokens(line) {
                let next = self.numbers.len() as u32;
                let number = *self.numbers.entry(token).or_insert(next);
                numbered.tokens.push(number);
            }
            numbered.lines.push(start..numbered.tokens.len());
        }
        numbered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(profile: Profile, tokenization: Tokenization, text: &str) -> Vec<String> {
        let tokenizer = Tokenizer {
            profile,
            tokenization,
            stem: true,
        };
        tokenizer.tokens(text)
    }

    #[test]
    fn letters_outside_ascii_part_words() {
        for profile in [Profile::Google, Profile::Rouge155] {
            let found = tokens(profile, Tokenization::Ascii, "Zürich's naïve -- 1,000 Die");
            assert_eq!(found, ["z", "rich", "s", "na", "ve", "1", "000", "die"]);
        }
    }

    /// U+212A, the Kelvin sign, is `k` in lower case.
    #[test]
    fn lower_case_reaches_as_far_as_the_program_followed() {
        let text = "3\u{212A}";
        assert_eq!(tokens(Profile::Google, Tokenization::Ascii, text), ["3k"]);
        assert_eq!(tokens(Profile::Rouge155, Tokenization::Ascii, text), ["3"]);
    }

    #[test]
    fn other_scripts_keep_their_words() {
        let found = tokens(
            Profile::Google,
            Tokenization::Unicode,
            "Η Αθήνα, στις 24 Μαΐου.",
        );
        assert_eq!(found, ["η", "αθήνα", "στις", "24", "μαΐου"]);
        assert_eq!(Tokenization::of(["भारत में"]), Tokenization::Unicode);
    }
}
