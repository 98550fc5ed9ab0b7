//! Sentences into stems: words, their normal form, stop words, stems.

mod stemmer;
mod stop_word_edits;
mod stop_words;
mod tokenizer;

use hashbrown::HashMap;
use rayon::prelude::*;

pub use stemmer::Stemmer;
pub use stop_word_edits::{NotOneWord, StopWordEdits};
pub use stop_words::{StopWords, StopWordsConfig};
pub use tokenizer::{Tokenizer, normalize, words};

use crate::language::Language;

/// Sentences that one parallel task tokenises. Fixed, so that numbers are given in the same order
/// on any number of threads.
const SENTENCES_A_TASK: usize = 256;

/// A word of a sentence: its stem, and whether it is a stop word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Number of the stem in [`Analysis::stem`].
    pub stem: u32,
    /// Whether the word, as it stands, is on the stop-word list.
    pub stop: bool,
}

/// Sentences as sequences of stems, each distinct stem numbered once.
#[derive(Clone, Debug)]
pub struct Analysis {
    stems: Vec<String>,
    surfaces: Vec<String>,
    offsets: Vec<usize>,
    tokens: Vec<Token>,
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
    /// let stems: Vec<&str> = analysis.row(0).iter().map(|t| analysis.stem(t.stem)).collect();
    /// assert_eq!(stems, ["talk", "on", "peac"]);
    /// assert_eq!(analysis.row(0)[0].stem, analysis.row(1)[1].stem);
    /// assert!(analysis.row(0)[1].stop);
    /// ```
    pub fn new(sentences: &[&str], language: Language) -> Self {
        let stop_words = StopWords::of(language).unwrap_or_default();
        Self::with_stop_words(sentences, language, &stop_words)
    }

    /// The same with other stop words than those of the language.
    pub fn with_stop_words(sentences: &[&str], language: Language, stop_words: &StopWords) -> Self {
        let tokenizer = Tokenizer::new(language);
        let chunks: Vec<Chunk<'_>> = sentences
            .par_chunks(SENTENCES_A_TASK)
            .map(|sentences| Chunk::new(sentences, tokenizer))
            .collect();
        let (types, numbers) = merge(&chunks);
        let stemmer = Stemmer::new(language);
        let keys: Vec<(String, bool)> = types
            .par_iter()
            .with_min_len(SENTENCES_A_TASK)
            .map(|(word, _)| {
                let normal = normalize(word);
                (stemmer.stem(&normal), stop_words.contains(&normal))
            })
            .collect();
        let mut lexicon = Lexicon::default();
        let by_type: Vec<Token> = keys
            .into_iter()
            .zip(&types)
            .map(|((stem, stop), &(word, count))| Token {
                stem: lexicon.number(stem, word, count),
                stop,
            })
            .collect();
        Self::assemble(&chunks, &numbers, &by_type, lexicon)
    }

    fn assemble(
        chunks: &[Chunk<'_>],
        numbers: &[Vec<u32>],
        by_type: &[Token],
        lexicon: Lexicon,
    ) -> Self {
        let mut offsets = vec![0];
        let mut tokens = Vec::with_capacity(chunks.iter().map(|chunk| chunk.tokens.len()).sum());
        for (chunk, numbers) in chunks.iter().zip(numbers) {
            let base = tokens.len();
            offsets.extend(chunk.ends.iter().map(|end| base + end));
            tokens.extend(
                chunk
                    .tokens
                    .iter()
                    .map(|&local| by_type[numbers[local as usize] as usize]),
            );
        }
        Self {
            stems: lexicon.stems,
            surfaces: lexicon.surfaces.into_iter().map(|best| best.0).collect(),
            offsets,
            tokens,
        }
    }

    /// Number of sentences.
    pub fn row_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The words of a sentence, in order.
    pub fn row(&self, row: usize) -> &[Token] {
        &self.tokens[self.offsets[row]..self.offsets[row + 1]]
    }

    /// Number of words in all sentences.
    pub fn token_count(&self) -> usize {
        self.tokens.len()
    }

    /// Number of distinct stems.
    pub fn stem_count(&self) -> usize {
        self.stems.len()
    }

    /// A stem by its number.
    pub fn stem(&self, number: u32) -> &str {
        &self.stems[number as usize]
    }

    /// How the sources most often write a word of this stem; the first one where several are
    /// equally frequent.
    pub fn surface(&self, number: u32) -> &str {
        &self.surfaces[number as usize]
    }
}

/// Some sentences in words, numbered within the chunk.
struct Chunk<'a> {
    types: Vec<(&'a str, usize)>,
    tokens: Vec<u32>,
    ends: Vec<usize>,
}

impl<'a> Chunk<'a> {
    fn new(sentences: &[&'a str], tokenizer: Tokenizer) -> Self {
        let mut numbers: HashMap<&'a str, u32> = HashMap::new();
        let mut chunk = Self {
            types: Vec::new(),
            tokens: Vec::new(),
            ends: Vec::with_capacity(sentences.len()),
        };
        for sentence in sentences {
            for word in tokenizer.words(sentence) {
                let number = *numbers.entry(word).or_insert_with(|| {
                    chunk.types.push((word, 0));
                    chunk.types.len() as u32 - 1
                });
                chunk.types[number as usize].1 += 1;
                chunk.tokens.push(number);
            }
            chunk.ends.push(chunk.tokens.len());
        }
        chunk
    }
}

/// All distinct words with their counts, and for each chunk the numbers of its words among them.
fn merge<'a>(chunks: &[Chunk<'a>]) -> (Vec<(&'a str, usize)>, Vec<Vec<u32>>) {
    let mut numbers: HashMap<&'a str, u32> = HashMap::new();
    let mut types: Vec<(&'a str, usize)> = Vec::new();
    let by_chunk = chunks
        .iter()
        .map(|chunk| {
            chunk
                .types
                .iter()
                .map(|&(word, count)| {
                    let number = *numbers.entry(word).or_insert_with(|| {
                        types.push((word, 0));
                        types.len() as u32 - 1
                    });
                    types[number as usize].1 += count;
                    number
                })
                .collect()
        })
        .collect();
    (types, by_chunk)
}

/// Stems in the order they were first met, each with its most frequent written form.
#[derive(Default)]
struct Lexicon {
    numbers: HashMap<String, u32>,
    stems: Vec<String>,
    surfaces: Vec<(String, usize)>,
}

impl Lexicon {
    fn number(&mut self, stem: String, word: &str, count: usize) -> u32 {
        if let Some(&number) = self.numbers.get(&stem) {
            let best = &mut self.surfaces[number as usize];
            if count > best.1 {
                *best = (word.to_owned(), count);
            }
            return number;
        }
        let number = self.stems.len() as u32;
        self.stems.push(stem.clone());
        self.surfaces.push((word.to_owned(), count));
        self.numbers.insert(stem, number);
        number
    }
}
