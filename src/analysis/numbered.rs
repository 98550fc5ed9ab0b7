//! Sentences in words that are numbered.

use std::borrow::Cow;

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;

use super::rows::{Part, Rows};
use super::spans::{Sink, Span, follows_closely};
use super::tokenizer::Tokenizer;
use super::word_table::WordTable;

/// Sentences that one parallel task tokenises at least.
const SENTENCES_A_TASK: usize = 1024;

/// Bytes of text for each of its words, about; few texts have shorter ones.
const BYTES_A_WORD: usize = 6;

/// Where a word stands: its number among the words of its part of the text, and whether it follows
/// the one before it closely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(u32);

impl Place {
    fn new(word: u32, joined: bool) -> Self {
        Self(word << 1 | u32::from(joined))
    }

    /// The number of the word.
    pub(super) fn word(self) -> usize {
        self.0 as usize >> 1
    }

    /// Whether nothing but white space, or the stop of an abbreviation, parts it from the word
    /// before it in its sentence, or from the beginning.
    pub(super) fn is_joined(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The numbers that the words of a part of the text have among those of all parts.
pub(super) enum Numbers {
    /// Those that they have in their part, as in the first one.
    Same,
    /// For each of them another one.
    Other(Vec<u32>),
}

impl Numbers {
    /// The number of a word of the part.
    pub(super) fn of(&self, word: usize) -> usize {
        match self {
            Self::Same => word,
            Self::Other(numbers) => numbers[word] as usize,
        }
    }

    /// What is known of the words of the part, from what is known of all words.
    pub(super) fn pick<'a, T: Copy>(&self, known: &'a [T]) -> Cow<'a, [T]> {
        match self {
            Self::Same => Cow::Borrowed(known),
            Self::Other(numbers) => {
                let numbers = numbers.iter();
                numbers.map(|&number| known[number as usize]).collect()
            }
        }
    }
}

/// Sentences in words that are numbered.
pub(super) struct Numbered {
    pub(super) table: WordTable,
    /// The words of each sentence, by their numbers among those of their part.
    pub(super) rows: Rows<Place>,
    /// For each part the numbers of its words in the table.
    pub(super) numbers: Vec<Numbers>,
}

impl Numbered {
    /// Numbers the words of all sentences. Threads have tables of their own, which are merged in
    /// the order of the text, so that how many there are does not show.
    pub(super) fn all(sentences: &[&str], tokenizer: Tokenizer) -> Self {
        let hashing = DefaultHashBuilder::default();
        let threads = rayon::current_num_threads();
        let size = SENTENCES_A_TASK.max(sentences.len().div_ceil(threads));
        let parts: Vec<(WordTable, Part<Place>)> = sentences
            .par_chunks(size)
            .map(|sentences| part(sentences, tokenizer, hashing.clone()))
            .collect();
        let mut table = None;
        let (mut rows, mut numbers) = (Vec::new(), Vec::new());
        for (own, part) in parts {
            rows.push(part);
            numbers.push(match &mut table {
                Some(table) => Numbers::Other(WordTable::absorb(table, &own)),
                None => {
                    table = Some(own);
                    Numbers::Same
                }
            });
        }
        Self {
            table: table.unwrap_or_else(|| WordTable::new(hashing, 0)),
            rows: Rows::new(rows, size),
            numbers,
        }
    }
}

/// Numbers the words of some sentences.
fn part(
    sentences: &[&str],
    tokenizer: Tokenizer,
    hashing: DefaultHashBuilder,
) -> (WordTable, Part<Place>) {
    let bytes = sentences.iter().map(|sentence| sentence.len()).sum();
    let mut table = WordTable::new(hashing, bytes);
    let mut part = Part::with_capacity(sentences.len(), bytes / BYTES_A_WORD);
    for sentence in sentences {
        part.push_with(|places| {
            let mut numbering = Numbering {
                sentence,
                end: 0,
                table: &mut table,
                places,
            };
            tokenizer.find(sentence, &mut numbering);
        });
    }
    (table, part)
}

/// Numbers the words of a sentence.
struct Numbering<'a> {
    sentence: &'a str,
    /// Where the last word ends.
    end: usize,
    table: &'a mut WordTable,
    places: &'a mut Vec<Place>,
}

impl Sink for Numbering<'_> {
    #[inline(always)]
    fn take(&mut self, span: Span) {
        let end = std::mem::replace(&mut self.end, span.end);
        let one_space = span.start == end + 1 && self.sentence.as_bytes()[end] == b' ';
        let joined = one_space || follows_closely(&self.sentence[end..span.start]);
        let word = self.table.count(self.sentence, span);
        self.places.push(Place::new(word, joined));
    }
}
