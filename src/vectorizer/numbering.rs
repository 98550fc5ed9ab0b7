//! Numbers for terms, and the occurrences put together row by row.

use std::ops::Range;

use rayon::prelude::*;

use super::by_stem::ByStem;
use super::counts::Section;
use super::pairs::Follower;
use super::vocabulary::{Frequencies, Frequency, Key, NONE};

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

    /// Fills in the terms of a section that several rows have.
    pub(super) fn fill_shared(&self, columns: &SharedColumns, section: &mut Section<'_>) {
        for column in 0..columns.keys.len() {
            let list = columns.list(column);
            if columns.is_pair(column) {
                fill(column as u32, true, &self.pairs.items[list], section);
            } else {
                fill(column as u32, false, &self.words.items[list], section);
            }
        }
    }
}

/// Fills in a term of a section.
fn fill<T: InRow>(column: u32, is_pair: bool, occurrences: &[T], section: &mut Section<'_>) {
    // In the first section, often the only one, all begin inside.
    let from = match section.first_row() {
        0 => 0,
        first => occurrences.partition_point(|it| it.row() < first),
    };
    let mut last = NONE;
    for occurrence in &occurrences[from..] {
        let row = occurrence.row();
        if row == last {
            section.count_again(row, column);
        } else if !section.push(row, column, is_pair) {
            break;
        }
        last = row;
    }
}

/// Fills in the terms that rows of a section alone have, of which `single` are all.
pub(super) fn fill_single<'a>(
    single: &[Key],
    repeated: impl Iterator<Item = &'a Repeated>,
    section: &mut Section<'_>,
    shared: u32,
) {
    let columns = section.singles();
    let keys = &single[(columns.start - shared) as usize..(columns.end - shared) as usize];
    section.fill_singles(keys.iter().map(|key| key[1] != NONE));
    for repeated in repeated {
        section.set_single(repeated.row, repeated.column, repeated.count);
    }
}

/// A term that one row alone has, and more than once.
#[derive(Clone, Copy)]
pub(super) struct Repeated {
    row: u32,
    column: u32,
    count: u32,
}

/// The terms that begin with some stems, as they are found: by the row that is the first to have
/// them, in blocks of rows, so that what is looked up by row stays in the cache.
pub(super) struct NewTerms<'a> {
    documents: &'a [u32],
    row_bits: u32,
    blocks: Vec<NewInBlock>,
    /// A row for each time that it has a term once more.
    again: Vec<u32>,
}

/// The terms that some neighbouring rows are the first to have, each with the row.
#[derive(Default)]
struct NewInBlock {
    shared: Vec<(u32, Shared)>,
    single: Vec<(u32, Key)>,
    /// Those of the single terms that their row has more than once, and how often.
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
            blocks,
            again: Vec::new(),
        }
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
        block.single.push((row, key));
        if let [_, again @ ..] = occurrences
            && !again.is_empty()
        {
            let count = occurrences.len() as u32;
            block.repeated.push((row, key, count));
            self.again.extend(again.iter().map(|it| it.row()));
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
/// then those that one has; like ones by the row that has them first, those of one row by their key.
pub(super) struct Numbered {
    pub(super) shared: SharedColumns,
    /// What the columns stand for that one row has.
    pub(super) single: Vec<Key>,
    /// For each row the first of the columns that it alone has, and at the end the number of all.
    pub(super) single_starts: Vec<u32>,
    /// For each block of rows the columns that a row alone has more than once.
    pub(super) repeated: Vec<Vec<Repeated>>,
}

impl Numbered {
    /// Numbers what was found, share by share of the stems in rising order. `lengths` tells how many
    /// occurrences each row has of all terms; what comes out is how many terms it shares.
    pub(super) fn new(found: Vec<NewTerms<'_>>, lengths: &mut [u32]) -> Self {
        let row_bits = found.first().map_or(0, |found| found.row_bits);
        let mut blocks = Vec::new();
        blocks.resize_with(lengths.len().div_ceil(1 << row_bits), Vec::new);
        for found in found {
            for row in found.again {
                lengths[row as usize] -= 1;
            }
            for (block, found) in blocks.iter_mut().zip(found.blocks) {
                block.push(found);
            }
        }
        let count = |count: fn(&NewInBlock) -> usize| {
            let counts = blocks.iter().map(|found| found.iter().map(count).sum());
            counts.collect::<Vec<usize>>()
        };
        let shared_counts = count(|found| found.shared.len());
        let single_counts = count(|found| found.single.len());
        let mut terms = vec![Shared::default(); shared_counts.iter().sum()];
        let mut single = vec![[0; 2]; single_counts.iter().sum()];
        let mut single_starts = vec![0; lengths.len() + 1];
        let (mut terms_left, mut single_left) = (&mut terms[..], &mut single[..]);
        let mut rooms = Vec::with_capacity(blocks.len());
        let mut column = shared_counts.iter().sum::<usize>() as u32;
        let rows = lengths
            .chunks_mut(1 << row_bits)
            .zip(single_starts.chunks_mut(1 << row_bits));
        for (block, (lengths, single_starts)) in rows.enumerate() {
            let (shared, single);
            (shared, terms_left) = terms_left.split_at_mut(shared_counts[block]);
            (single, single_left) = single_left.split_at_mut(single_counts[block]);
            rooms.push(Room {
                first_row: (block << row_bits) as u32,
                lengths,
                shared,
                single,
                first_single: column,
                single_starts,
            });
            column += single_counts[block] as u32;
        }
        let filled = rooms.into_par_iter().zip(blocks);
        let repeated = filled.map(|(room, found)| room.fill(&found)).collect();
        single_starts[lengths.len()] = column;
        Self {
            shared: SharedColumns::by_frequency(&terms),
            single,
            single_starts,
            repeated,
        }
    }
}

/// Where the terms of a block of rows get to stand, row after row.
struct Room<'a> {
    first_row: u32,
    /// As in [`Numbered::new`].
    lengths: &'a mut [u32],
    shared: &'a mut [Shared],
    single: &'a mut [Key],
    /// The first column of the single terms.
    first_single: u32,
    single_starts: &'a mut [u32],
}

impl Room<'_> {
    /// Fills in what each share of the stems has of the block, and tells which of the single terms
    /// their rows have more than once.
    fn fill(self, found: &[NewInBlock]) -> Vec<Repeated> {
        let place = |row: u32| (row - self.first_row) as usize;
        // For each row how many terms it has, then where its next one goes.
        let mut next = vec![[0; 2]; self.lengths.len()];
        for found in found {
            found
                .shared
                .iter()
                .for_each(|&(row, _)| next[place(row)][0] += 1);
            found
                .single
                .iter()
                .for_each(|&(row, _)| next[place(row)][1] += 1);
        }
        let mut end = [0; 2];
        let rows = self.lengths.iter_mut().zip(self.single_starts);
        for ((length, start), next) in rows.zip(&mut next) {
            let [shared, single] = std::mem::replace(next, end);
            *length -= single;
            *start = self.first_single + end[1];
            end = [end[0] + shared, end[1] + single];
        }
        for found in found {
            for &(row, term) in &found.shared {
                let [next, _] = &mut next[place(row)];
                self.shared[*next as usize] = term;
                *next += 1;
            }
            for &(row, key) in &found.single {
                let [_, next] = &mut next[place(row)];
                self.single[*next as usize] = key;
                *next += 1;
            }
        }
        let repeated = found.iter().flat_map(|found| &found.repeated);
        let number = |&(row, key, count): &(u32, Key, u32)| {
            // Where the next would go, the terms of the row end.
            let end = next[place(row)][1] as usize;
            let back = self.single[..end]
                .iter()
                .rev()
                .position(|&of_row| of_row == key)?;
            Some(Repeated {
                row,
                column: self.first_single + (end - 1 - back) as u32,
                count,
            })
        };
        repeated.filter_map(number).collect()
    }
}
