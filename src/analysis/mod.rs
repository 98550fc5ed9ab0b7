//! Sentences into stems: words, their normal form, stop words, stems, variants of names.

mod names;
mod stemmer;
mod stop_word_edits;
mod stop_words;
mod tokenizer;

use std::borrow::Cow;

use hashbrown::HashMap;
use rayon::prelude::*;

pub use names::{Aliases, NameMerge, NameRule, NamesConfig};
pub use stemmer::Stemmer;
pub use stop_word_edits::{NotOneWord, StopWordEdits};
pub use stop_words::{StopWords, StopWordsConfig};
pub use tokenizer::{Tokenizer, normalize, words};

use self::names::occurrence::{Mark, Text};
use self::tokenizer::follows_closely;
use crate::language::Language;

/// Sentences that one parallel task tokenises at least.
const SENTENCES_A_TASK: usize = 1024;

/// How many such tasks there are at most: the words of each are numbered, and then those of all.
const TASKS: usize = 32;

/// Distinct words that one parallel task stems at least.
const WORDS_A_TASK: usize = 256;

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
    surfaces: Vec<Surface>,
    offsets: Vec<usize>,
    tokens: Vec<Token>,
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
        Draft::new(sentences, language, stop_words).analysis
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
    /// assert_eq!(analysis.row(0)[1].stem, analysis.row(1)[5].stem);
    /// assert_eq!(analysis.row(0)[3].stem, analysis.row(1)[3].stem);
    /// assert_eq!(analysis.merges().len(), 2);
    /// ```
    pub fn with_names(
        sentences: &[&str],
        documents: &[Option<u32>],
        language: Language,
        stop_words: &StopWords,
        names: &NamesConfig,
    ) -> Self {
        let draft = Draft::new(sentences, language, stop_words);
        if !names.merging {
            return draft.analysis;
        }
        let text = Text {
            analysis: &draft.analysis,
            marks: &draft.marks,
            documents,
        };
        let stemmer = Stemmer::new(language);
        let merging = names::find(text, &draft.numbers, &stemmer, &names.aliases);
        let mut analysis = draft.analysis;
        analysis.apply(merging);
        analysis
    }

    /// Gives tokens the stems of the names that they stand for, and numbers the stems anew.
    fn apply(&mut self, merging: names::Merging) {
        if merging.stems.is_empty() && merging.tokens.is_empty() {
            return;
        }
        for (at, stem) in merging.tokens {
            self.tokens[at].stem = stem;
        }
        let kept = |stem: u32| merging.stems.get(&stem).copied().unwrap_or(stem);
        let old = std::mem::take(&mut self.surfaces);
        let mut best = old.clone();
        for (stem, surface) in old.into_iter().enumerate() {
            let into = kept(stem as u32) as usize;
            if into != stem && surface.count > best[into].count {
                best[into] = surface;
            }
        }
        let mut numbers = vec![0; self.stems.len()];
        let mut stems = Vec::with_capacity(self.stems.len());
        for (stem, (letters, surface)) in self.stems.drain(..).zip(best).enumerate() {
            if kept(stem as u32) as usize == stem {
                numbers[stem] = stems.len() as u32;
                stems.push(letters);
                self.surfaces.push(surface);
            }
        }
        self.stems = stems;
        for token in &mut self.tokens {
            token.stem = numbers[kept(token.stem) as usize];
        }
        self.merges = merging.merges;
    }

    /// The spellings that count as others, in alphabetic order of the names.
    pub fn merges(&self) -> &[NameMerge] {
        &self.merges
    }

    /// Number of sentences.
    pub fn row_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The words of a sentence, in order.
    pub fn row(&self, row: usize) -> &[Token] {
        &self.tokens[self.offsets[row]..self.offsets[row + 1]]
    }

    /// Forgets the words of the first rows, which are empty from then on, to make room once they
    /// are counted; the stems stay.
    pub(crate) fn forget_rows(&mut self, rows: usize) {
        let forgotten = self.offsets[rows];
        self.tokens = self.tokens.split_off(forgotten);
        for offset in &mut self.offsets {
            *offset = offset.saturating_sub(forgotten);
        }
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
        &self.surfaces[number as usize].word
    }
}

/// How a stem is written, and how often.
#[derive(Clone, Debug)]
struct Surface {
    word: String,
    count: usize,
}

impl Surface {
    fn of((word, count): (&str, usize)) -> Self {
        let word = word.to_owned();
        Self { word, count }
    }
}

/// An analysis in which spelling variants are still words of their own, with what it takes to
/// find them.
struct Draft {
    analysis: Analysis,
    /// One a token.
    marks: Vec<Mark>,
    numbers: HashMap<String, u32>,
}

impl Draft {
    fn new(sentences: &[&str], language: Language, stop_words: &StopWords) -> Self {
        let tokenizer = Tokenizer::new(language);
        let chunks: Vec<Chunk<'_>> = sentences
            .par_chunks(SENTENCES_A_TASK.max(sentences.len().div_ceil(TASKS)))
            .map(|sentences| Chunk::new(sentences, tokenizer))
            .collect();
        let (types, numbers) = merge(&chunks);
        let normals: Vec<Cow<'_, str>> = types
            .par_iter()
            .with_min_len(WORDS_A_TASK)
            .map(|(word, _)| normalize(word))
            .collect();
        let (distinct, of_type) = distinct(&normals);
        let stemmer = Stemmer::new(language);
        let stems: Vec<(String, bool)> = distinct
            .par_iter()
            .with_min_len(WORDS_A_TASK)
            .map(|normal| (stemmer.stem(normal), stop_words.contains(normal)))
            .collect();
        let mut lexicon = Lexicon::default();
        let tokens: Vec<Token> = stems
            .into_iter()
            .map(|(stem, stop)| Token {
                stem: lexicon.number(stem),
                stop,
            })
            .collect();
        let by_type: Vec<(Token, Mark)> = of_type
            .into_iter()
            .zip(&types)
            .map(|(normal, &(word, count))| {
                let token = tokens[normal as usize];
                lexicon.count(token.stem, word, count);
                (token, Mark::of(word))
            })
            .collect();
        Self::assemble(&chunks, &numbers, &by_type, lexicon)
    }

    fn assemble(
        chunks: &[Chunk<'_>],
        numbers: &[Vec<u32>],
        by_type: &[(Token, Mark)],
        lexicon: Lexicon<'_>,
    ) -> Self {
        let mut offsets = vec![0];
        for chunk in chunks {
            let base = offsets.last().copied().unwrap_or_default();
            offsets.extend(chunk.ends.iter().map(|end| base + end));
        }
        let count = offsets.last().copied().unwrap_or_default();
        let nothing = Token {
            stem: 0,
            stop: false,
        };
        let mut tokens = vec![nothing; count];
        let mut marks = vec![Mark::default(); count];
        let mut parts = Vec::with_capacity(chunks.len());
        let (mut tokens_left, mut marks_left) = (&mut tokens[..], &mut marks[..]);
        for (chunk, numbers) in chunks.iter().zip(numbers) {
            let (of_chunk, tokens) = tokens_left.split_at_mut(chunk.tokens.len());
            let (marks_of_chunk, marks) = marks_left.split_at_mut(chunk.tokens.len());
            (tokens_left, marks_left) = (tokens, marks);
            parts.push((chunk, numbers, of_chunk, marks_of_chunk));
        }
        parts
            .into_par_iter()
            .for_each(|(chunk, numbers, tokens, marks)| {
                let local = chunk.tokens.iter().zip(&chunk.joined);
                for ((local, &joined), (token, mark)) in local.zip(tokens.iter_mut().zip(marks)) {
                    let (known, of_word) = by_type[numbers[*local as usize] as usize];
                    *token = known;
                    *mark = Mark { joined, ..of_word };
                }
            });
        Self {
            analysis: Analysis {
                stems: lexicon.stems,
                surfaces: lexicon.surfaces.into_iter().map(Surface::of).collect(),
                offsets,
                tokens,
                merges: Vec::new(),
            },
            marks,
            numbers: lexicon.numbers,
        }
    }
}

/// Some sentences in words, numbered within the chunk.
struct Chunk<'a> {
    types: Vec<(&'a str, usize)>,
    tokens: Vec<u32>,
    /// For each token whether it follows the one before it closely.
    joined: Vec<bool>,
    ends: Vec<usize>,
}

impl<'a> Chunk<'a> {
    fn new(sentences: &[&'a str], tokenizer: Tokenizer) -> Self {
        let mut numbers: HashMap<&'a str, u32> = HashMap::new();
        let mut chunk = Self {
            types: Vec::new(),
            tokens: Vec::new(),
            joined: Vec::new(),
            ends: Vec::with_capacity(sentences.len()),
        };
        for sentence in sentences {
            let mut end = None;
            for word in tokenizer.words(sentence) {
                let at = word.as_ptr().addr() - sentence.as_ptr().addr();
                let joined = end.is_some_and(|end| follows_closely(&sentence[end..at]));
                chunk.joined.push(joined);
                end = Some(at + word.len());
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

/// The distinct ones of some words in the order they were first met, and for each word its number
/// among them.
fn distinct<'a>(words: &'a [Cow<'_, str>]) -> (Vec<&'a str>, Vec<u32>) {
    let mut numbers: HashMap<&str, u32> = HashMap::with_capacity(words.len());
    let mut distinct: Vec<&str> = Vec::new();
    let of_word = words
        .iter()
        .map(|word| {
            *numbers.entry(word).or_insert_with(|| {
                distinct.push(word);
                distinct.len() as u32 - 1
            })
        })
        .collect();
    (distinct, of_word)
}

/// Stems in the order they were first met, each with its most frequent written form.
#[derive(Default)]
struct Lexicon<'a> {
    numbers: HashMap<String, u32>,
    stems: Vec<String>,
    surfaces: Vec<(&'a str, usize)>,
}

impl<'a> Lexicon<'a> {
    fn number(&mut self, stem: String) -> u32 {
        if let Some(&number) = self.numbers.get(&stem) {
            return number;
        }
        let number = self.stems.len() as u32;
        self.stems.push(stem.clone());
        self.surfaces.push(("", 0));
        self.numbers.insert(stem, number);
        number
    }

    /// Counts a written form of a stem.
    fn count(&mut self, stem: u32, word: &'a str, count: usize) {
        let best = &mut self.surfaces[stem as usize];
        if count > best.1 {
            *best = (word, count);
        }
    }
}
