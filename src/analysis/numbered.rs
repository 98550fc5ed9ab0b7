//! Sentences in words that are numbered.

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;

use super::spans::follows_closely;
use super::tokenizer::Tokenizer;
use super::word_table::WordTable;

/// Sentences that one parallel task tokenises at least.
const SENTENCES_A_TASK: usize = 1024;

/// Such tasks for each thread where there are several: the words of each are numbered, and then
/// those of all.
const TASKS_A_THREAD: usize = 2;

/// Bytes of text for each of its words, about: room for too many words is never touched.
const BYTES_A_WORD: usize = 5;

/// Where a word stands: the number of the word, and whether it follows the one before it closely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(pub(super) u32);

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
    pub(super) places: Vec<Place>,
    pub(super) offsets: Vec<usize>,
}

impl<'a> Numbered<'a> {
    /// Numbers the words of all sentences. Threads have tables of their own, which are merged in
    /// the order of the text, so that how many there are does not show.
    pub(super) fn all(sentences: &[&'a str], tokenizer: Tokenizer) -> Self {
        let hashing = DefaultHashBuilder::default();
        let tasks = match rayon::current_num_threads() {
            1 => 1,
            threads => threads * TASKS_A_THREAD,
        };
        let size = SENTENCES_A_TASK.max(sentences.len().div_ceil(tasks));
        let mut parts: Vec<Self> = sentences
            .par_chunks(size)
            .map(|sentences| Self::new(sentences, tokenizer, hashing.clone()))
            .collect();
        if parts.len() == 1 {
            return parts.remove(0);
        }
        Self::merge(&parts).unwrap_or_else(|| Self::new(&[], tokenizer, hashing))
    }

    fn new(sentences: &[&'a str], tokenizer: Tokenizer, hashing: DefaultHashBuilder) -> Self {
        let bytes = sentences.iter().map(|sentence| sentence.len()).sum();
        let mut table = WordTable::new(hashing, bytes);
        let mut places = Vec::with_capacity(bytes / BYTES_A_WORD);
        let mut offsets = Vec::with_capacity(sentences.len() + 1);
        offsets.push(0);
        for sentence in sentences {
            let mut end = 0;
            for span in tokenizer.spans(sentence) {
                let one_space = span.start == end + 1 && sentence.as_bytes()[end] == b' ';
                let joined = one_space || follows_closely(&sentence[end..span.start]);
                end = span.end;
                places.push(Place::new(table.count(sentence, span), joined));
            }
            offsets.push(places.len());
        }
        Self {
            table,
            places,
            offsets,
        }
    }

    /// Puts the words of several parts behind one another; `None` if there are no parts.
    fn merge(parts: &[Self]) -> Option<Self> {
        let (first, others) = parts.split_first()?;
        let mut table = first.table.clone();
        let numbers: Vec<Vec<u32>> = others.iter().map(|it| table.absorb(&it.table)).collect();
        let mut offsets = first.offsets.clone();
        for part in others {
            let base = offsets.last().copied().unwrap_or_default();
            offsets.extend(part.offsets[1..].iter().map(|end| base + end));
        }
        let mut places = vec![Place(0); offsets.last().copied().unwrap_or_default()];
        let (copied, mut left) = places.split_at_mut(first.places.len());
        let mut targets = Vec::with_capacity(others.len());
        for part in others {
            let (own, behind) = left.split_at_mut(part.places.len());
            targets.push(own);
            left = behind;
        }
        let fill = || {
            let parts = others.par_iter().zip(&numbers).zip(targets);
            parts.for_each(|((part, numbers), target)| {
                for (new, old) in target.iter_mut().zip(&part.places) {
                    *new = Place::new(numbers[old.word()], old.is_joined());
                }
            });
        };
        rayon::join(|| copied.copy_from_slice(&first.places), fill);
        Some(Self {
            table,
            places,
            offsets,
        })
    }
}
