//! Sentences into stems: words, their normal form, stop words, stems, variants of names.

mod draft;
mod names;
mod normal_form;
mod numbered;
mod packed;
mod rows;
mod spans;
mod stemmer;
mod stemming;
mod stop_word_edits;
mod stop_words;
mod texts;
mod tokenizer;
mod word_table;
mod words;

pub use names::{Aliases, NameMerge, NameRule, NamesConfig};
pub use normal_form::normalize;
pub use stemmer::Stemmer;
pub use stop_word_edits::{NotOneWord, StopWordEdits};
pub use stop_words::{StopWords, StopWordsConfig};
pub use tokenizer::{Tokenizer, words};

use self::draft::Draft;
use self::names::Merging;
use self::names::occurrence::Text;
use self::rows::Rows;
use self::words::Words;
use crate::language::Language;

/// A word of a sentence: its stem, and whether it is a stop word.
///
/// A large pile has millions of them, so both are in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(u32);

impl Token {
    fn new(stem: u32, stop: bool) -> Self {
        Self(stem << 1 | u32::from(stop))
    }

    /// Number of the stem in [`Analysis::stem`].
    pub fn stem(self) -> u32 {
        self.0 >> 1
    }

    /// Whether the word, as it stands, is on the stop-word list.
    pub fn stop(self) -> bool {
        self.0 & 1 == 1
    }
}

/// Sentences as sequences of stems, each distinct stem numbered once.
#[derive(Clone, Debug)]
pub struct Analysis {
    words: Words,
    /// For each stem its number among the words.
    stems: Vec<u32>,
    /// The same for how it is written most often.
    surfaces: Vec<u32>,
    rows: Rows<Token>,
    merges: Vec<NameMerge>,
}

impl Analysis {
    /// Analyses sentences of one language; row `i` of the result is `sentences[i]`.
    ///
    /// Each distinct word is normalised, looked up and stemmed once. Linear in the text.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::Analysis;
    /// let analysis = Analysis::new(&["Talks on peace", "Peace talked of"], Language::English);
    /// let stems: Vec<&str> = analysis.row(0).iter().map(|t| analysis.stem(t.stem())).collect();
    /// assert_eq!(stems, ["talk", "on", "peac"]);
    /// assert_eq!(analysis.row(0)[0].stem(), analysis.row(1)[1].stem());
    /// assert!(analysis.row(0)[1].stop());
    /// ```
    pub fn new(sentences: &[&str], language: Language) -> Self {
        let stop_words = StopWords::of(language).unwrap_or_default();
        Self::with_stop_words(sentences, language, &stop_words)
    }

    /// The same with other stop words than those of the language.
    pub fn with_stop_words(sentences: &[&str], language: Language, stop_words: &StopWords) -> Self {
        let stemmer = Stemmer::new(language);
        Draft::new(sentences, language, stop_words, &stemmer).finish(Merging::default())
    }

    /// Analyses sentences, and gives the spelling variants of a name one stem.
    ///
    /// Whether two spellings are of one name shows in the documents that they stand in, so the
    /// document of each sentence is needed; `None`, or nothing for sentences at the end, is for
    /// what belongs to no document, such as a query: it says nothing about names but shares their
    /// stems.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::{Analysis, NamesConfig, StopWords};
    /// let english = Language::English;
    /// let stop_words = StopWords::of(english).expect("embedded");
    /// let sentences = ["In Kyiv Volodymyr Zelenskyy spoke.", "Aides of Volodymyr Zelenskiy left Kiev."];
    /// let documents = [Some(0), Some(1)];
    /// let names = NamesConfig::default();
    /// let analysis = Analysis::with_names(&sentences, &documents, english, &stop_words, &names);
    /// assert_eq!(analysis.row(0)[1].stem(), analysis.row(1)[5].stem());
    /// assert_eq!(analysis.row(0)[3].stem(), analysis.row(1)[3].stem());
    /// assert_eq!(analysis.merges().len(), 2);
    /// ```
    pub fn with_names(
        sentences: &[&str],
        documents: &[Option<u32>],
        language: Language,
        stop_words: &StopWords,
        names: &NamesConfig,
    ) -> Self {
        let stemmer = Stemmer::new(language);
        let draft = Draft::new(sentences, language, stop_words, &stemmer);
        let merging = if names.merging {
            let text = Text {
                draft: &draft,
                documents,
            };
            names::find(text, &stemmer, &names.aliases)
        } else {
            Merging::default()
        };
        draft.finish(merging)
    }

    /// The spellings that count as others, in alphabetic order of the names.
    pub fn merges(&self) -> &[NameMerge] {
        &self.merges
    }

    /// Number of sentences.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The words of a sentence, in order.
    #[inline]
    pub fn row(&self, row: usize) -> &[Token] {
        self.rows.row(row)
    }

    /// Number of words in all sentences.
    pub fn token_count(&self) -> usize {
        self.rows.item_count()
    }

    /// Number of distinct stems.
    pub fn stem_count(&self) -> usize {
        self.stems.len()
    }

    /// A stem by its number.
    pub fn stem(&self, number: u32) -> &str {
        self.words.get(self.stems[number as usize])
    }

    /// Whether a stem has more than one character.
    pub(crate) fn has_several_characters(&self, number: u32) -> bool {
        let word = self.stems[number as usize];
        self.words.has_several_characters(word)
    }

    /// How the sources most often write a word of this stem; the first one where several are
    /// equally frequent.
    pub fn surface(&self, number: u32) -> &str {
        self.words.get(self.surfaces[number as usize])
    }
}
