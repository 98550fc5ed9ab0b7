//! Numbers for terms, and the occurrences put together row by row.

use std::ops::Range;

use rayon::prelude::*;

use super::by_stem::ByStem;
use super::counts::Block;
use super::pairs::{Follower, NewTerms};
use super::vocabulary::{Frequencies, Frequency, Key, NONE};

/// Something that stands in a row.
trait InRow: Copy {
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

/// For each row, and at the end for all, the first columns that it can give to new terms: to those
/// that several rows have, which come first, and to those that it alone has.
pub(super) fn starts(found: &[NewTerms], rows: usize) -> Vec<[u32; 2]> {
    let mut starts = vec![[0; 2]; rows + 1];
    for found in found {
        for (start, new) in starts[1..].iter_mut().zip(&found.0) {
            add(start, *new);
        }
    }
    let mut total = [0; 2];
    for start in &mut starts {
        add(&mut total, *start);
        *start = total;
    }
    for start in &mut starts {
        start[1] += total[0];
    }
    starts
}

/// Adds numbers of terms that several rows have, and of such that one has.
pub(super) fn add(sum: &mut [u32; 2], [one, other]: [u32; 2]) {
    sum[0] += one;
    sum[1] += other;
}

/// All occurrences, term after term.
pub(super) struct Terms {
    pub(super) words: ByStem<u32>,
    pub(super) pairs: ByStem<Follower>,
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

/// The terms with their numbers.
pub(super) struct Numbered {
    pub(super) shared: SharedColumns,
    /// What the columns stand for that one row has.
    pub(super) single: Vec<Key>,
    /// What each block of rows has more than once.
    pub(super) repeated: Vec<Repeated>,
}

/// What some rows have more than once.
#[derive(Default)]
pub(super) struct Repeated {
    /// The columns of terms that one of the rows alone has, each with how often it has it.
    pub(super) single: Vec<(u32, u32)>,
    /// A row for each time that it has a term once more.
    pub(super) rows: Vec<u32>,
}

impl Terms {
    /// Numbers the terms: first those that several rows have, by falling number of rows, then those
    /// that one has, like ones by the row that has them first, those of one row by their key.
    pub(super) fn number(
        &self,
        starts: &[[u32; 2]],
        rows_a_block: usize,
        documents: &[u32],
    ) -> Numbered {
        let [shared, all] = starts[documents.len()];
        let mut terms = vec![Shared::default(); shared as usize];
        let mut single = vec![[0; 2]; (all - shared) as usize];
        let (mut terms_left, mut single_left) = (&mut terms[..], &mut single[..]);
        let mut blocks = Vec::new();
        for from in (0..documents.len()).step_by(rows_a_block) {
            let starts = &starts[from..=documents.len().min(from + rows_a_block)];
            let (first, last) = (starts[0], starts[starts.len() - 1]);
            let mut block = Numbering {
                first_row: from as u32,
                documents,
                next: starts[..starts.len() - 1].to_vec(),
                first,
                ..Numbering::default()
            };
            (block.shared, terms_left) = terms_left.split_at_mut((last[0] - first[0]) as usize);
            (block.single, single_left) = single_left.split_at_mut((last[1] - first[1]) as usize);
            blocks.push(block);
        }
        let repeated = blocks.into_par_iter().map(|block| block.number(self));
        let repeated = repeated.collect();
        Numbered {
            shared: SharedColumns::by_frequency(&terms),
            single,
            repeated,
        }
    }

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

    /// Fills in the terms of a block of rows that other rows have as well.
    pub(super) fn fill_shared(&self, columns: &SharedColumns, block: &mut Block<'_>) {
        for column in 0..columns.keys.len() {
            let list = columns.list(column);
            if columns.is_pair(column) {
                fill(column as u32, true, &self.pairs.items[list], block);
            } else {
                fill(column as u32, false, &self.words.items[list], block);
            }
        }
    }
}

/// Fills in a term of a block of rows.
fn fill<T: InRow>(column: u32, is_pair: bool, occurrences: &[T], block: &mut Block<'_>) {
    // In the first block, often the only one, all begin inside.
    let from = match block.rows().start {
        0 => 0,
        start => occurrences.partition_point(|it| it.row() < start),
    };
    let mut last = NONE;
    for occurrence in &occurrences[from..] {
        let row = occurrence.row();
        if row == last {
            block.count_again(row);
        } else if !block.push(row, column, is_pair) {
            break;
        }
        last = row;
    }
}

/// Fills in the terms that rows of a block alone have, of which `single` are all.
pub(super) fn fill_single(
    single: &[Key],
    repeated: &[(u32, u32)],
    block: &mut Block<'_>,
    shared: u32,
) {
    let columns = block.singles();
    let keys = &single[(columns.start - shared) as usize..(columns.end - shared) as usize];
    block.fill_singles(keys.iter().map(|key| key[1] != NONE));
    for &(column, count) in repeated {
        block.set_single(column, count);
    }
}

/// The terms that some neighbouring rows are the first to have, while they are numbered.
#[derive(Default)]
struct Numbering<'a> {
    first_row: u32,
    documents: &'a [u32],
    /// For each row the next columns that it gives, as in [`starts`].
    next: Vec<[u32; 2]>,
    /// The first columns of the rows.
    first: [u32; 2],
    shared: &'a mut [Shared],
    single: &'a mut [Key],
    repeated: Repeated,
}

impl Numbering<'_> {
    fn number(mut self, terms: &Terms) -> Repeated {
        for stem in 0..terms.words.starts.len() as u32 - 1 {
            let mut at = terms.pairs.starts[stem as usize];
            let pairs = terms.pairs.list(stem);
            for pair in pairs.chunk_by(|one, other| one.0 == other.0) {
                self.add([stem, pair[0].0], at, pair);
                at += pair.len() as u32;
            }
            self.add(
                [stem, NONE],
                terms.words.starts[stem as usize],
                terms.words.list(stem),
            );
        }
        self.repeated
    }

    /// Numbers a term by its key and its occurrences, which begin at a place among those of its
    /// kind; one that another block's row is the first to have is passed over.
    fn add<T: InRow>(&mut self, key: Key, start: u32, occurrences: &[T]) {
        let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else {
            return;
        };
        let place = first.row().wrapping_sub(self.first_row) as usize;
        let Some([next_shared, next_single]) = self.next.get_mut(place) else {
            return;
        };
        if first.row() == last.row() {
            self.single[(*next_single - self.first[1]) as usize] = key;
            if let [_, again @ ..] = occurrences
                && !again.is_empty()
            {
                let count = occurrences.len() as u32;
                self.repeated.single.push((*next_single, count));
                self.repeated.rows.extend(again.iter().map(|it| it.row()));
            }
            *next_single += 1;
        } else {
            let again = &mut self.repeated.rows;
            self.shared[(*next_shared - self.first[0]) as usize] = Shared {
                key,
                start,
                frequency: frequency(occurrences, self.documents, again),
            };
            *next_shared += 1;
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
