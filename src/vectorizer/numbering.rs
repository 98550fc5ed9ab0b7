//! Numbers for terms, and the occurrences put together row by row.

use std::ops::Range;

use rayon::prelude::*;

use super::by_stem::ByStem;
use super::counts::Section;
use super::pairs::Follower;
use super::singles::{Singles, Starts};
use super::vocabulary::{Frequencies, Frequency, Key, NONE};
use crate::sliced_rows::SlicedRows;

/// Something that stands in a row.
pub(super) trait InRow: Copy {
    fn row(self) -> u32;
}

impl InRow for u32 {
    fn row(self) -> u32 {
        self
    }
}

impl InRow for Follower {
    fn row(self) -> u32 {
        self.1
    }
}

/// A term that several rows have.
#[derive(Clone, Copy, Default)]
struct Shared {
    key: Key,
    /// Where its occurrences begin among those of the words or of the pairs.
    start: u32,
    frequency: Frequency,
}

/// The terms that several rows have, in the order of their columns.
pub(super) struct SharedColumns {
    pub(super) keys: Vec<Key>,
    pub(super) frequencies: Frequencies,
    /// Where the occurrences of each begin among those of the words or of the pairs.
    starts: Vec<u32>,
    /// How many those are.
    pub(super) occurrences: Vec<u32>,
}

impl SharedColumns {
    /// Orders terms by falling number of rows; those of one number stay in their order.
    fn by_frequency(terms: &[Shared]) -> Self {
        let sentences = |term: &Shared| term.frequency.sentences as usize;
        let highest = terms.iter().map(sentences).max();
        // Where the next column of each number of rows goes.
        let mut next = vec![0_u32; highest.unwrap_or_default() + 1];
        for term in terms {
            next[sentences(term)] += 1;
        }
        let mut before = 0;
        for next in next.iter_mut().rev() {
            before += std::mem::replace(next, before);
        }
        let numbers = || vec![0; terms.len()];
        let mut columns = Self {
            keys: vec![[0; 2]; terms.len()],
            frequencies: Frequencies {
                sentences: numbers(),
                documents: numbers(),
            },
            starts: numbers(),
            occurrences: numbers(),
        };
        let frequencies = &mut columns.frequencies;
        for term in terms {
            let next = &mut next[sentences(term)];
            let column = *next as usize;
            *next += 1;
            columns.keys[column] = term.key;
            columns.starts[column] = term.start;
            frequencies.sentences[column] = term.frequency.sentences;
            frequencies.documents[column] = term.frequency.documents;
            columns.occurrences[column] = term.frequency.occurrences;
        }
        columns
    }

    fn is_pair(&self, column: usize) -> bool {
        self.keys[column][1] != NONE
    }

    /// Where the occurrences of a column stand.
    fn list(&self, column: usize) -> Range<usize> {
        let start = self.starts[column] as usize;
        start..start + self.occurrences[column] as usize
    }
}

/// All occurrences, term after term.
pub(super) struct Terms {
    pub(super) words: ByStem<u32>,
    pub(super) pairs: ByStem<Follower>,
}

impl Terms {
    /// The rows that have a shared column, rising, one as often as it occurs there.
    pub(super) fn rows_of(
        &self,
        columns: &SharedColumns,
        column: usize,
    ) -> impl Iterator<Item = u32> + '_ {
        let list = columns.list(column);
        let (words, pairs) = if columns.is_pair(column) {
            (&[][..], &self.pairs.items[list])
        } else {
            (&self.words.items[list], &[][..])
        };
        words.iter().copied().chain(pairs.iter().map(|it| it.row()))
    }
}

/// Fills in the terms of a section that several rows have, given the rows that have each.
pub(super) fn fill<const ROW_BITS: u32>(
    columns: &SharedColumns,
    by_column: &SlicedRows,
    section: &mut Section<'_, ROW_BITS>,
) {
    for (column, &occurrences) in columns.occurrences.iter().enumerate() {
        let rows = by_column.row_in_order(column, occurrences as usize);
        section.push(column as u32, columns.is_pair(column), rows);
    }
}

/// The terms that begin with some stems, as they are found.
pub(super) struct NewTerms<'a> {
    documents: &'a [u32],
    row_bits: u32,
    /// For each row the number of pairs that it alone has.
    single_pairs: Vec<u32>,
    /// The other terms, by the row that is the first to have them, in blocks of rows, so that what
    /// is looked up by row stays in the cache.
    blocks: Vec<NewInBlock>,
    /// A row for each time that it has a term once more.
    again: Vec<u32>,
}

/// The terms that some neighbouring rows are the first to have, each with the row.
#[derive(Default)]
struct NewInBlock {
    shared: Vec<(u32, Shared)>,
    /// The words that the row alone has.
    words: Vec<(u32, u32)>,
    /// The terms that the row alone has, and more than once, and how often.
    repeated: Vec<(u32, Key, u32)>,
}

impl<'a> NewTerms<'a> {
    /// Room for the terms of rows of some documents, in blocks of `1 << row_bits` rows.
    pub(super) fn new(documents: &'a [u32], row_bits: u32) -> Self {
        let mut blocks = Vec::new();
        blocks.resize_with(documents.len().div_ceil(1 << row_bits), NewInBlock::default);
        Self {
            documents,
            row_bits,
            single_pairs: vec![0; documents.len()],
            blocks,
            again: Vec::new(),
        }
    }

    /// Adds a pair that one row alone has, and once.
    #[inline]
    pub(super) fn add_single_pair(&mut self, row: u32) {
        self.single_pairs[row as usize] += 1;
    }

    /// Adds a term that begins with a stem and goes on with one, or [`NONE`], and its occurrences,
    /// which begin at a place among those of its kind.
    #[inline]
    pub(super) fn add<T: InRow>(&mut self, key: Key, start: u32, occurrences: &[T]) {
        let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else {
            return;
        };
        let row = first.row();
        let block = &mut self.blocks[(row >> self.row_bits) as usize];
        if row != last.row() {
            let frequency = frequency(occurrences, self.documents, &mut self.again);
            let term = Shared {
                key,
                start,
                frequency,
            };
            block.shared.push((row, term));
            return;
        }
        if key[1] == NONE {
            block.words.push((row, key[0]));
        } else {
            self.single_pairs[row as usize] += 1;
        }
        let again = occurrences.len() as u32 - 1;
        if again > 0 {
            block.repeated.push((row, key, again + 1));
            self.again.extend((0..again).map(|_| row));
        }
    }
}

/// How many rows, and documents of theirs, occurrences stand in; `again` is added a row for each
/// occurrence but its first.
fn frequency<T: InRow>(occurrences: &[T], documents: &[u32], again: &mut Vec<u32>) -> Frequency {
    let (mut sentences, mut with_term) = (0, 0);
    let (mut last_row, mut last_document) = (NONE, NONE);
    for occurrence in occurrences {
        let row = occurrence.row();
        if row == last_row {
            again.push(row);
            continue;
        }
        let document = documents[row as usize];
        sentences += 1;
        with_term += u32::from(document != last_document);
        (last_row, last_document) = (row, document);
    }
    Frequency {
        sentences,
        documents: with_term,
        occurrences: occurrences.len() as u32,
    }
}

/// The terms with their numbers: first those that several rows have, by falling number of rows,
/// like ones by the row that has them first, those of one row by their key; then those that one
/// has.
pub(super) struct Numbered {
    pub(super) shared: SharedColumns,
    /// The words that one row has, in the order of their columns.
    pub(super) words: Vec<u32>,
    pub(super) singles: Singles,
}

impl Numbered {
    /// Numbers what was found, share by share of the stems in rising order. `lengths` tells how many
    /// occurrences each row has of all terms; what comes out is how many terms it shares.
    pub(super) fn new(found: Vec<NewTerms<'_>>, lengths: &mut [u32]) -> Self {
        let row_bits = found.first().map_or(0, |found| found.row_bits);
        let mut blocks = Vec::new();
        blocks.resize_with(lengths.len().div_ceil(1 << row_bits), Vec::new);
        let mut starts = vec![Starts::default(); lengths.len() + 1];
        for found in found {
            for row in found.again {
                lengths[row as usize] -= 1;
            }
            for (start, pairs) in starts.iter_mut().zip(found.single_pairs) {
                start.pairs += pairs;
            }
            for (block, found) in blocks.iter_mut().zip(found.blocks) {
                block.push(found);
            }
        }
        let total = |count: fn(&NewInBlock) -> usize| blocks.iter().flatten().map(count).sum();
        let mut terms = vec![Shared::default(); total(|found| found.shared.len())];
        let mut words = vec![0; total(|found| found.words.len())];
        let mut end = Starts {
            words: terms.len() as u32,
            pairs: (terms.len() + words.len()) as u32,
            repeated: 0,
        };
        let (mut terms_left, mut words_left) = (&mut terms[..], &mut words[..]);
        let mut rooms = Vec::with_capacity(blocks.len());
        let (of_rows, last) = starts.split_at_mut(lengths.len());
        let rows = of_rows
            .chunks_mut(1 << row_bits)
            .zip(lengths.chunks_mut(1 << row_bits));
        for ((block, (starts, lengths)), found) in rows.enumerate().zip(blocks) {
            let count = |count: fn(&NewInBlock) -> usize| found.iter().map(count).sum();
            let [shared_count, word_count]: [usize; 2] = [
                count(|found| found.shared.len()),
                count(|found| found.words.len()),
            ];
            let (shared, words);
            (shared, terms_left) = terms_left.split_at_mut(shared_count);
            (words, words_left) = words_left.split_at_mut(word_count);
            let first = end;
            end.words += word_count as u32;
            end.pairs += starts.iter().map(|start| start.pairs).sum::<u32>();
            end.repeated += count(|found| found.repeated.len()) as u32;
            rooms.push(Room {
                first_row: (block << row_bits) as u32,
                first,
                found,
                shared,
                words,
                starts,
                lengths,
            });
        }
        last[0] = end;
        let repeated: Vec<_> = rooms.into_par_iter().map(Room::fill).collect();
        Self {
            shared: SharedColumns::by_frequency(&terms),
            words,
            singles: Singles {
                starts,
                repeated: repeated.into_iter().flatten().collect(),
            },
        }
    }
}

/// Where the terms of a block of rows get to stand, row after row.
struct Room<'a> {
    first_row: u32,
    first: Starts,
    /// What each share of the stems has of the block.
    found: Vec<NewInBlock>,
    shared: &'a mut [Shared],
    words: &'a mut [u32],
    /// For each row how many pairs it alone has; then where what it alone has begins.
    starts: &'a mut [Starts],
    /// As in [`Numbered::new`].
    lengths: &'a mut [u32],
}

impl Room<'_> {
    /// Fills in the terms, and returns the columns that their row alone has, and more than once.
    fn fill(mut self) -> Vec<(u32, u32)> {
        let place = |row: u32| (row - self.first_row) as usize;
        // For each row how many terms it has, then where its next one goes.
        let mut next = vec![[0; 2]; self.starts.len()];
        let mut repeated = Vec::new();
        for found in &mut self.found {
            for (row, _) in &found.shared {
                next[place(*row)][0] += 1;
            }
            for (row, _) in &found.words {
                next[place(*row)][1] += 1;
            }
            for (row, ..) in &found.repeated {
                self.starts[place(*row)].repeated += 1;
            }
            repeated.append(&mut found.repeated);
        }
        let (mut end, mut next_shared) = (self.first, 0);
        let rows = self.starts.iter_mut().zip(&mut *self.lengths);
        for ((start, length), next) in rows.zip(&mut next) {
            let [shared, words] = *next;
            let Starts {
                pairs, repeated, ..
            } = std::mem::replace(start, end);
            *next = [next_shared, end.words - self.first.words];
            *length -= words + pairs;
            next_shared += shared;
            end.words += words;
            end.pairs += pairs;
            end.repeated += repeated;
        }
        for found in &self.found {
            for &(row, term) in &found.shared {
                let [next, _] = &mut next[place(row)];
                self.shared[*next as usize] = term;
                *next += 1;
            }
            for &(row, stem) in &found.words {
                let [_, next] = &mut next[place(row)];
                self.words[*next as usize] = stem;
                *next += 1;
            }
        }
        repeated.sort_unstable_by_key(|&(row, key, _)| (row, key[1] != NONE, key));
        let mut columns = Vec::with_capacity(repeated.len());
        for of_row in repeated.chunk_by(|one, other| one.0 == other.0) {
            let start = &self.starts[place(of_row[0].0)];
            let mut pairs = start.pairs..;
            let words =
                (start.words..).zip(&self.words[(start.words - self.first.words) as usize..]);
            let mut words = words.map(|(column, &stem)| (stem, column));
            columns.extend(of_row.iter().filter_map(|&(_, [first, second], count)| {
                let column = match second {
                    NONE => words.find(|&(stem, _)| stem == first)?.1,
                    _ => pairs.next()?,
                };
                Some((column, count))
            }));
        }
        columns
    }
}
