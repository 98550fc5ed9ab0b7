//! Numbers for terms, and the occurrences put together row by row.

use std::ops::Range;

use rayon::prelude::*;

use super::by_stem::ByStem;
use super::counts::Block;
use super::pairs::{Follower, NewTerms};
use super::vocabulary::{Frequency, NONE, Vocabulary};

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

/// Where the occurrences of a term stand among those of the words or of the pairs.
pub(super) type List = Range<u32>;

/// What some rows have more than once.
#[derive(Default)]
pub(super) struct Repeated {
    /// The columns of terms that one of the rows alone has, rising, each with how often it has it.
    pub(super) single: Vec<(u32, u32)>,
    /// A row for each time that it has a term once more.
    pub(super) rows: Vec<u32>,
}

impl Terms {
    /// Numbers the terms: first those that several rows have, then those that one has, each by the
    /// row that has them first, those of one row by their key. Beside the vocabulary come the
    /// occurrences of each column that several rows have, and what each block of rows has more than
    /// once.
    pub(super) fn number(
        &self,
        starts: &[[u32; 2]],
        rows_a_block: usize,
        documents: &[u32],
    ) -> (Vocabulary, Vec<List>, Vec<Repeated>) {
        let [shared, all] = starts[documents.len()];
        let mut vocabulary = Vocabulary::with_columns(all as usize, shared as usize);
        let mut lists = vec![0..0; shared as usize];
        let (mut shared_keys, mut single_keys) = vocabulary.keys.split_at_mut(shared as usize);
        let mut frequencies = &mut vocabulary.frequencies[..];
        let mut lists_left = &mut lists[..];
        let mut blocks = Vec::new();
        for from in (0..documents.len()).step_by(rows_a_block) {
            let starts = &starts[from..=documents.len().min(from + rows_a_block)];
            let (first, last) = (starts[0], starts[starts.len() - 1]);
            let shared = (last[0] - first[0]) as usize;
            let mut block = Numbering {
                first_row: from as u32,
                documents,
                next: starts[..starts.len() - 1].to_vec(),
                first,
                ..Numbering::default()
            };
            (block.shared_keys, shared_keys) = shared_keys.split_at_mut(shared);
            (block.single_keys, single_keys) =
                single_keys.split_at_mut((last[1] - first[1]) as usize);
            (block.frequencies, frequencies) = frequencies.split_at_mut(shared);
            (block.lists, lists_left) = lists_left.split_at_mut(shared);
            blocks.push(block);
        }
        let repeated = blocks.into_par_iter().map(|block| block.number(self));
        let repeated = repeated.collect();
        (vocabulary, lists, repeated)
    }

    /// The rows that have a column which several have, rising, one as often as it occurs there.
    pub(super) fn rows_of(
        &self,
        vocabulary: &Vocabulary,
        column: usize,
        list: &List,
    ) -> impl Iterator<Item = u32> + '_ {
        let list = list.start as usize..list.end as usize;
        let (words, pairs) = if vocabulary.is_pair(column as u32) {
            (&[][..], &self.pairs.items[list])
        } else {
            (&self.words.items[list], &[][..])
        };
        words.iter().copied().chain(pairs.iter().map(|pair| pair.1))
    }

    /// Fills in the terms of a block of rows that other rows have as well.
    pub(super) fn fill_shared(
        &self,
        vocabulary: &Vocabulary,
        lists: &[List],
        block: &mut Block<'_>,
    ) {
        for ((column, list), key) in (0_u32..).zip(lists).zip(&vocabulary.keys) {
            let list = list.start as usize..list.end as usize;
            if key[1] == NONE {
                fill(column, false, &self.words.items[list], block);
            } else {
                fill(column, true, &self.pairs.items[list], block);
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
        } else if block.push(row, column, is_pair).is_none() {
            break;
        }
        last = row;
    }
}

/// Fills in the terms that rows of a block alone have.
pub(super) fn fill_single(
    vocabulary: &Vocabulary,
    starts: &[[u32; 2]],
    repeated: &[(u32, u32)],
    block: &mut Block<'_>,
) {
    let mut repeated = repeated.iter().peekable();
    for (row, ends) in block
        .rows()
        .zip(starts[block.rows().start as usize..].windows(2))
    {
        let mut from = ends[0][1];
        while let Some(&(column, count)) = repeated.next_if(|(column, _)| *column < ends[1][1]) {
            block.push_range(row, from..column + 1, vocabulary);
            for _ in 1..count {
                block.count_again(row);
            }
            from = column + 1;
        }
        block.push_range(row, from..ends[1][1], vocabulary);
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
    shared_keys: &'a mut [[u32; 2]],
    single_keys: &'a mut [[u32; 2]],
    frequencies: &'a mut [Frequency],
    lists: &'a mut [List],
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
        self.repeated.single.sort_unstable();
        self.repeated
    }

    /// Numbers a term by its key and its occurrences, which stand behind so many others of its
    /// kind; one that another block's row is the first to have is passed over.
    fn add<T: InRow>(&mut self, key: [u32; 2], before: u32, occurrences: &[T]) {
        let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else {
            return;
        };
        let place = first.row().wrapping_sub(self.first_row) as usize;
        let Some([next_shared, next_single]) = self.next.get_mut(place) else {
            return;
        };
        if first.row() == last.row() {
            self.single_keys[(*next_single - self.first[1]) as usize] = key;
            if let [_, again @ ..] = occurrences
                && !again.is_empty()
            {
                let count = occurrences.len() as u32;
                self.repeated.single.push((*next_single, count));
                self.repeated.rows.extend(again.iter().map(|it| it.row()));
            }
            *next_single += 1;
        } else {
            let at = (*next_shared - self.first[0]) as usize;
            self.shared_keys[at] = key;
            let again = &mut self.repeated.rows;
            self.frequencies[at] = frequency(occurrences, self.documents, again);
            self.lists[at] = before..before + occurrences.len() as u32;
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
