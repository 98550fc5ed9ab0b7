//! Where terms occur, and how often: the columns of a matrix are found without looking each
//! occurrence up.
//!
//! Terms are dealt out by the stem that they begin with, those of each stem are sorted by what
//! follows, and equal neighbours are one term.

use std::ops::Range;

use rayon::prelude::*;

use super::vocabulary::{Term, Vocabulary};
use crate::analysis::Analysis;
use crate::sparse_matrix::SparseMatrix;

/// How many parallel tasks there are at most: each reads all words and counts the terms that begin
/// with its share of the stems. Fixed, though the split never shows in the result.
const TASKS: usize = 16;

/// How many words begin the terms that a task counts, at least.
const WORDS_A_TASK: usize = 1 << 14;

/// How many blocks the rows are dealt out to at most.
const BLOCKS: usize = 64;

/// Rows of a block, at least.
const ROWS_A_BLOCK: usize = 1024;

/// The terms of the first rows of an analysis, and how often each row has each.
///
/// `documents[i]` is the number of the document that row `i` belongs to.
pub(super) fn count(analysis: &Analysis, documents: &[u32]) -> (Vocabulary, SparseMatrix) {
    let words: Vec<bool> = (0..analysis.stem_count())
        .map(|stem| Term::is_word(analysis.stem(stem as u32)))
        .collect();
    let counted: Vec<Counted> = shares(analysis, documents.len())
        .into_par_iter()
        .map(|stems| Counted::new(analysis, &words, stems, documents))
        .collect();
    let (vocabulary, columns) = number(&counted, documents.len());
    let block = rows_a_block(documents.len());
    let blocks: Vec<SparseMatrix> = (0..documents.len().div_ceil(block))
        .into_par_iter()
        .map(|at| {
            let rows = at * block..documents.len().min((at + 1) * block);
            let entries = counted
                .iter()
                .zip(&columns)
                .map(|(counted, columns)| (counted.blocks[at].as_slice(), columns.as_slice()));
            rows_of_block(rows, vocabulary.len(), entries)
        })
        .collect();
    let matrix = SparseMatrix::concat(vocabulary.len(), blocks);
    (vocabulary, matrix)
}

fn rows_a_block(rows: usize) -> usize {
    ROWS_A_BLOCK.max(rows.div_ceil(BLOCKS))
}

/// The stems in ranges that begin about equally many terms.
fn shares(analysis: &Analysis, rows: usize) -> Vec<Range<u32>> {
    let mut frequencies = vec![0_usize; analysis.stem_count()];
    for token in (0..rows).flat_map(|row| analysis.row(row)) {
        frequencies[token.stem as usize] += 1;
    }
    let total: usize = frequencies.iter().sum();
    let share = WORDS_A_TASK.max(total.div_ceil(TASKS));
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

/// Numbers the terms: first those that several rows have, then those that one has, each by the
/// row that has them first, those of one row by their key. For each task the columns of its terms
/// come beside the vocabulary.
fn number(counted: &[Counted], rows: usize) -> (Vocabulary, Vec<Vec<u32>>) {
    let mut next = [vec![0_u32; rows + 1], vec![0; rows + 1]];
    for found in counted.iter().flat_map(|counted| &counted.found) {
        next[usize::from(found.sentences == 1)][found.first_row as usize + 1] += 1;
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
    let mut vocabulary = Vocabulary {
        terms: vec![Term::Word(0); total as usize],
        starts: Vec::new(),
        by_key: Vec::with_capacity(total as usize),
        sentence_counts: vec![0; total as usize],
        document_counts: vec![0; total as usize],
        shared,
    };
    let mut columns = Vec::with_capacity(counted.len());
    for counted in counted {
        let before = vocabulary.by_key.len();
        let starts = counted.starts.iter().map(|start| before as u32 + start);
        vocabulary.starts.extend(starts);
        for found in &counted.found {
            let next = &mut next[usize::from(found.sentences == 1)][found.first_row as usize];
            let column = *next as usize;
            *next += 1;
            vocabulary.by_key.push(column as u32);
            vocabulary.terms[column] = found.term;
            vocabulary.sentence_counts[column] = found.sentences;
            vocabulary.document_counts[column] = found.documents;
        }
        columns.push(vocabulary.by_key[before..].to_vec());
    }
    vocabulary.starts.push(total);
    (vocabulary, columns)
}

/// Some neighbouring rows, out of the entries that each task has for them and the columns of the
/// task's terms.
fn rows_of_block<'a>(
    rows: Range<usize>,
    column_count: usize,
    entries: impl Iterator<Item = (&'a [Entry], &'a [u32])> + Clone,
) -> SparseMatrix {
    let mut ends = vec![0_usize; rows.len()];
    for entry in entries.clone().flat_map(|(entries, _)| entries) {
        ends[entry.row as usize - rows.start] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum - *end;
    }
    let mut cells = vec![0_u64; sum];
    for (entries, columns) in entries {
        for entry in entries {
            let next = &mut ends[entry.row as usize - rows.start];
            let column = columns[entry.place as usize];
            cells[*next] = u64::from(column) << 32 | u64::from(entry.count);
            *next += 1;
        }
    }
    let mut matrix = SparseMatrix::new(column_count);
    let mut from = 0;
    for end in ends {
        let row = &mut cells[from..end];
        row.sort_unstable();
        matrix.push_row(
            row.iter()
                .map(|&cell| ((cell >> 32) as u32, f64::from(cell as u32))),
        );
        from = end;
    }
    matrix
}

/// A term as one task found it.
#[derive(Clone, Copy, Debug)]
struct Found {
    term: Term,
    /// The first row that has it.
    first_row: u32,
    /// Number of rows that have it.
    sentences: u32,
    /// Number of documents that have it.
    documents: u32,
}

/// How often a row has a term.
#[derive(Clone, Copy, Debug)]
struct Entry {
    row: u32,
    /// Number of the term among those of its task.
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
    /// Counts the terms that begin with one of the stems; `words` says of every stem whether it is
    /// a word by itself.
    fn new(analysis: &Analysis, words: &[bool], stems: Range<u32>, documents: &[u32]) -> Self {
        let mut occurrences = Occurrences::new(analysis, words, stems.clone(), documents.len());
        let block = rows_a_block(documents.len());
        let mut counted = Self {
            blocks: vec![Vec::new(); documents.len().div_ceil(block)],
            ..Self::default()
        };
        for (number, range) in occurrences.starts.windows(2).enumerate() {
            counted.starts.push(counted.found.len() as u32);
            let entries = &mut occurrences.entries[range[0]..range[1]];
            entries.sort_unstable();
            for term in entries.chunk_by(|a, b| second(*a) == second(*b)) {
                counted.add(stems.start + number as u32, term, documents, block);
            }
        }
        counted
    }

    fn add(&mut self, first: u32, entries: &[u64], documents: &[u32], block: usize) {
        let place = self.found.len() as u32;
        let (mut sentences, mut in_documents, mut last) = (0, 0, None);
        for same_row in entries.chunk_by(|a, b| a == b) {
            let row = same_row[0] as u32;
            self.blocks[row as usize / block].push(Entry {
                row,
                place,
                count: same_row.len() as u32,
            });
            let document = documents[row as usize];
            sentences += 1;
            in_documents += u32::from(last != Some(document));
            last = Some(document);
        }
        self.found.push(Found {
            term: Term::of_key((first, second(entries[0]))),
            first_row: entries[0] as u32,
            sentences,
            documents: in_documents,
        });
    }
}

/// Where terms occur, those that begin with the same stem together.
struct Occurrences {
    /// Second stem, as [`Term::key`] has it, and row, in one number that sorts fast.
    entries: Vec<u64>,
    /// For each stem the place of its first entry, and at the end the number of entries.
    starts: Vec<usize>,
}

impl Occurrences {
    fn new(analysis: &Analysis, words: &[bool], stems: Range<u32>, rows: usize) -> Self {
        let mut found: Vec<(u32, u64)> = Vec::new();
        for row in 0..rows {
            let tokens = analysis.row(row);
            for (at, token) in tokens.iter().enumerate() {
                if !stems.contains(&token.stem) {
                    continue;
                }
                let first = token.stem - stems.start;
                let next = tokens.get(at + 1);
                let terms = Term::beginning(*token, next, words[token.stem as usize]);
                found.extend(terms.map(|term| (first, entry(term, row))));
            }
        }
        let mut starts = vec![0; stems.len() + 1];
        for &(first, _) in &found {
            starts[first as usize + 1] += 1;
        }
        for stem in 0..stems.len() {
            starts[stem + 1] += starts[stem];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; found.len()];
        for (first, entry) in found {
            let slot = &mut next[first as usize];
            entries[*slot] = entry;
            *slot += 1;
        }
        Self { entries, starts }
    }
}

fn entry(term: Term, row: usize) -> u64 {
    u64::from(term.key().1) << 32 | row as u64
}

fn second(entry: u64) -> u32 {
    (entry >> 32) as u32
}
