//! Sentences in words that are numbered.

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;

use super::rows::{Part, Rows};
use super::spans::{Span, follows_closely};
use super::tokenizer::Tokenizer;
use super::word_table::WordTable;

/// Sentences that one parallel task tokenises at least.
const SENTENCES_A_TASK: usize = 1024;

/// Bytes of text for each of its words, about: room for too many words is never touched.
const BYTES_A_WORD: usize = 5;

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

/// Sentences in words that are numbered.
pub(super) struct Numbered<'a> {
    pub(super) table: WordTable<'a>,
    /// The words of each sentence, by their numbers among those of their part.
    pub(super) rows: Rows<Place>,
    /// For each part the numbers of its words in the table.
    pub(super) words: Vec<Vec<u32>>,
}

impl<'a> Numbered<'a> {
    /// Numbers the words of all sentences. Threads have tables of their own, which are merged in
    /// the order of the text, so that how many there are does not show.
    pub(super) fn all(sentences: &[&'a str], tokenizer: Tokenizer) -> Self {
        let hashing = DefaultHashBuilder::default();
        let threads = rayon::current_num_threads();
        let size = SENTENCES_A_TASK.max(sentences.len().div_ceil(threads));
        let parts: Vec<(WordTable<'_>, Part<Place>)> = sentences
            .par_chunks(size)
            .map(|sentences| part(sentences, tokenizer, hashing.clone()))
            .collect();
        let mut table = None;
        let (mut rows, mut words) = (Vec::new(), Vec::new());
        for (own, part) in parts {
            rows.push(part);
            words.push(match &mut table {
                Some(table) => WordTable::absorb(table, &own),
                None => {
                    let numbers = (0..own.words().len() as u32).collect();
                    table = Some(own);
                    numbers
                }
            });
        }
        Self {
            table: table.unwrap_or_else(|| WordTable::new(hashing, 0)),
            rows: Rows::new(rows, size),
            words,
        }
    }
}

/// Numbers the words of some sentences.
fn part<'a>(
    sentences: &[&'a str],
    tokenizer: Tokenizer,
    hashing: DefaultHashBuilder,
) -> (WordTable<'a>, Part<Place>) {
    let bytes = sentences.iter().map(|sentence| sentence.len()).sum();
    let mut table = WordTable::new(hashing, bytes);
    let mut part = Part::with_capacity(sentences.len(), bytes / BYTES_A_WORD);
    let mut spans = Vec::new();
    for sentence in sentences {
        tokenizer.spans(sentence, &mut spans);
        part.push_with(|places| number(sentence, &spans, &mut table, places));
    }
    (table, part)
}

/// Numbers the words of a sentence.
fn number<'a>(
    sentence: &'a str,
    spans: &[Span],
    table: &mut WordTable<'a>,
    places: &mut Vec<Place>,
) {
    let mut end = 0;
    for span in spans {
        let one_space = span.start == end + 1 && sentence.as_bytes()[end] == b' ';
        let joined = one_space || follows_closely(&sentence[end..span.start]);
        end = span.end;
        places.push(Place::new(table.count(sentence, *span), joined));
    }
}
