//! Where terms occur, and how often: the columns of a matrix are found without looking each
//! occurrence up.
//!
//! Terms are dealt out by the stem that they begin with, those of each stem are sorted by what
//! follows, and equal neighbours are one term.

use std::ops::Range;

use rayon::prelude::*;

use super::vocabulary::{Frequency, Term, Vocabulary};
use crate::analysis::Analysis;
use crate::sparse_matrix::SparseMatrix;

/// How many shares the stems are dealt out in at most. Fixed, though the split never shows in the
/// result.
const SHARES: usize = 16;

/// How many words begin the terms of a share, at least.
const WORDS_A_SHARE: usize = 1 << 14;

/// How many blocks the rows are dealt out to at most.
const BLOCKS: usize = 64;

/// Rows of a block, at least.
const ROWS_A_BLOCK: usize = 1024;

/// The terms of the first rows of an analysis, and how often each row has each.
///
/// `documents[i]` is the number of the document that row `i` belongs to.
pub(super) fn count(analysis: &Analysis, documents: &[u32]) -> (Vocabulary, SparseMatrix) {
    let block = rows_a_block(documents.len());
    let shares = shares(analysis, documents.len());
    let counted: Vec<Counted> = deal(analysis, &shares, documents.len(), block)
        .into_par_iter()
        .zip(shares)
        .map(|(occurrences, stems)| Counted::new(&occurrences, stems, documents, block))
        .collect();
    let (vocabulary, columns) = number(&counted, documents.len());
    let mut lengths = vec![0; documents.len()];
    let blocks = lengths.par_chunks_mut(block).enumerate();
    blocks.for_each(|(at, lengths)| {
        for entry in counted.iter().flat_map(|counted| &counted.blocks[at]) {
            lengths[entry.row as usize - at * block] += 1;
        }
    });
    let fill = |rows: Range<usize>, offsets: &[usize], of: &mut [u32], values: &mut [f64]| {
        let at = rows.start / block;
        let entries = counted
            .iter()
            .zip(&columns)
            .map(|(counted, columns)| (counted.blocks[at].as_slice(), columns.as_slice()));
        fill_block(rows.start, offsets, entries, of, values);
    };
    let matrix = SparseMatrix::filled(vocabulary.len(), &lengths, block, fill);
    (vocabulary, matrix)
}

/// A power of two, by which rows are quickly parted.
fn rows_a_block(rows: usize) -> usize {
    ROWS_A_BLOCK.max(rows.div_ceil(BLOCKS)).next_power_of_two()
}

/// The stems in ranges that begin about equally many terms.
fn shares(analysis: &Analysis, rows: usize) -> Vec<Range<u32>> {
    let mut frequencies = vec![0_usize; analysis.stem_count()];
    for token in (0..rows).flat_map(|row| analysis.row(row)) {
        frequencies[token.stem() as usize] += 1;
    }
    let total: usize = frequencies.iter().sum();
    let share = WORDS_A_SHARE.max(total.div_ceil(SHARES));
    let mut shares = Vec::new();
    let (mut from, mut words) = (0, 0);
    for (stem, frequency) in frequencies.iter().enumerate() {
        words += frequency;
        if words >= share || stem + 1 == frequencies.len() {
            let to = stem as u32 + 1;
            shares.push(from..to);
            (from, words) = (to, 0);
        }
    }
    shares
}

/// Where a term occurs.
#[derive(Clone, Copy)]
struct Occurrence {
    /// The stem that it begins with.
    first: u32,
    /// The stem that follows, as [`Term::key`] has it.
    second: u32,
    row: u32,
}

/// The occurrences of terms, dealt out by the shares of the stems that they begin with; those of a
/// share block after block, in the order of the rows.
fn deal(
    analysis: &Analysis,
    shares: &[Range<u32>],
    rows: usize,
    block: usize,
) -> Vec<Vec<Vec<Occurrence>>> {
    let is_word: Vec<bool> = (0..analysis.stem_count())
        .map(|stem| Term::is_word(analysis.stem(stem as u32)))
        .collect();
    let mut share_of = Vec::with_capacity(analysis.stem_count());
    for (share, stems) in shares.iter().enumerate() {
        share_of.extend(stems.clone().map(|_| share as u8));
    }
    let blocks: Vec<Vec<Vec<Occurrence>>> = (0..rows.div_ceil(block))
        .into_par_iter()
        .map(|at| {
            let mut dealt = vec![Vec::new(); shares.len()];
            for row in at * block..rows.min((at + 1) * block) {
                let tokens = analysis.row(row);
                for (at, token) in tokens.iter().enumerate() {
                    let stem = token.stem() as usize;
                    let terms = Term::beginning(*token, tokens.get(at + 1), is_word[stem]);
                    let dealt: &mut Vec<Occurrence> = &mut dealt[usize::from(share_of[stem])];
                    dealt.extend(terms.map(|term| {
                        let (first, second) = term.key();
                        let row = row as u32;
                        Occurrence { first, second, row }
                    }));
                }
            }
            dealt
        })
        .collect();
    let mut by_share: Vec<Vec<Vec<Occurrence>>> = shares.iter().map(|_| Vec::new()).collect();
    for block in blocks {
        for (share, occurrences) in by_share.iter_mut().zip(block) {
            share.push(occurrences);
        }
    }
    by_share
}

/// Numbers the terms: first those that several rows have, then those that one has, each by the
/// row that has them first, those of one row by their key. For each share the columns of its terms
/// come beside the vocabulary.
fn number(counted: &[Counted], rows: usize) -> (Vocabulary, Vec<Vec<u32>>) {
    let mut next = [vec![0_u32; rows + 1], vec![0; rows + 1]];
    for found in counted.iter().flat_map(|counted| &counted.found) {
        next[usize::from(found.frequency.sentences == 1)][found.first_row as usize + 1] += 1;
    }
    let mut total = 0;
    let mut shared = 0;
    for (kind, next) in next.iter_mut().enumerate() {
        for column in next.iter_mut() {
            total += *column;
            *column = total;
        }
        if kind == 0 {
            shared = total as usize;
        }
    }
    let mut vocabulary = Vocabulary::with_columns(total as usize);
    vocabulary.shared = shared;
    let mut columns = Vec::with_capacity(counted.len());
    for counted in counted {
        let before = vocabulary.by_key.len();
        let starts = counted.starts.iter().map(|start| before as u32 + start);
        vocabulary.starts.extend(starts);
        for found in &counted.found {
            let next =
                &mut next[usize::from(found.frequency.sentences == 1)][found.first_row as usize];
            vocabulary.by_key.push(*next);
            vocabulary.set(*next, found.term, found.frequency);
            *next += 1;
        }
        columns.push(vocabulary.by_key[before..].to_vec());
    }
    vocabulary.starts.push(total);
    (vocabulary, columns)
}

/// Fills in a block of rows, out of the entries that each share has for them and the columns of
/// the share's terms.
fn fill_block<'a>(
    first_row: usize,
    offsets: &[usize],
    entries: impl Iterator<Item = (&'a [Entry], &'a [u32])>,
    columns: &mut [u32],
    values: &mut [f64],
) {
    let mut next = offsets.to_vec();
    let mut cells = vec![0_u64; columns.len()];
    for (entries, columns) in entries {
        for entry in entries {
            let next = &mut next[entry.row as usize - first_row];
            let column = columns[entry.place as usize];
            cells[*next] = u64::from(column) << 32 | u64::from(entry.count);
            *next += 1;
        }
    }
    for row in offsets.windows(2) {
        cells[row[0]..row[1]].sort_unstable();
    }
    for ((column, value), cell) in columns.iter_mut().zip(values).zip(cells) {
        *column = (cell >> 32) as u32;
        *value = f64::from(cell as u32);
    }
}

/// A term of a share.
#[derive(Clone, Copy, Debug)]
struct Found {
    term: Term,
    /// The first row that has it.
    first_row: u32,
    /// How many rows and documents have it.
    frequency: Frequency,
}

/// How often a row has a term.
#[derive(Clone, Copy, Debug)]
struct Entry {
    row: u32,
    /// Number of the term among those of its share.
    place: u32,
    count: u32,
}

/// The terms that begin with some neighbouring stems.
#[derive(Default)]
struct Counted {
    found: Vec<Found>,
    /// For each stem the first of its terms.
    starts: Vec<u32>,
    /// For each block of rows its entries, term after term.
    blocks: Vec<Vec<Entry>>,
}

impl Counted {
    /// Counts the terms that begin with one of the stems.
    fn new(
        occurrences: &[Vec<Occurrence>],
        stems: Range<u32>,
        documents: &[u32],
        block: usize,
    ) -> Self {
        let (starts, mut entries) = by_stem(occurrences, stems.clone());
        let mut counted = Self {
            blocks: vec![Vec::new(); documents.len().div_ceil(block)],
            ..Self::default()
        };
        for (number, range) in starts.windows(2).enumerate() {
            counted.starts.push(counted.found.len() as u32);
            let entries = &mut entries[range[0]..range[1]];
            entries.sort_unstable();
            for term in entries.chunk_by(|a, b| second(*a) == second(*b)) {
                counted.add(stems.start + number as u32, term, documents, block);
            }
        }
        counted
    }

    fn add(&mut self, first: u32, entries: &[u64], documents: &[u32], block: usize) {
        let place = self.found.len() as u32;
        let (mut frequency, mut last) = (Frequency::default(), None);
        for same_row in entries.chunk_by(|a, b| a == b) {
            let row = same_row[0] as u32;
            self.blocks[row as usize >> block.trailing_zeros()].push(Entry {
                row,
                place,
                count: same_row.len() as u32,
            });
            let document = documents[row as usize];
            frequency.sentences += 1;
            frequency.documents += u32::from(last != Some(document));
            last = Some(document);
        }
        self.found.push(Found {
            term: Term::of_key((first, second(entries[0]))),
            first_row: entries[0] as u32,
            frequency,
        });
    }
}

/// For each stem where its entries begin, and at the end their number; and the entries, each the
/// stem that follows and the row in one number that sorts fast.
fn by_stem(occurrences: &[Vec<Occurrence>], stems: Range<u32>) -> (Vec<usize>, Vec<u64>) {
    let all = || occurrences.iter().flatten();
    let mut starts = vec![0; stems.len() + 1];
    for occurrence in all() {
        starts[(occurrence.first - stems.start) as usize + 1] += 1;
    }
    for stem in 0..stems.len() {
        starts[stem + 1] += starts[stem];
    }
    let mut next = starts.clone();
    let mut entries = vec![0; starts[stems.len()]];
    for occurrence in all() {
        let slot = &mut next[(occurrence.first - stems.start) as usize];
        entries[*slot] = u64::from(occurrence.second) << 32 | u64::from(occurrence.row);
        *slot += 1;
    }
    (starts, entries)
}

fn second(entry: u64) -> u32 {
    (entry >> 32) as u32
}
