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
    merge(&counted, documents.len())
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
/// row that has them first, those of one row by their key.
fn merge(counted: &[Counted], rows: usize) -> (Vocabulary, SparseMatrix) {
    let mut next = [vec![0_u32; rows + 1], vec![0; rows + 1]];
    for (first_row, alone) in counted.iter().flat_map(Counted::first_rows) {
        next[usize::from(alone)][first_row as usize + 1] += 1;
    }
    let mut total = 0;
    let mut shared = 0;
    for (kind, next) in next.iter_mut().enumerate() {
        for column in next.iter_mut() {
            total += *column;
            *column = total;
        }
        if kind == 0 {
            shared = total;
        }
    }
    let mut vocabulary = Vocabulary {
        by_key: Vec::with_capacity(total as usize),
        shared: shared as usize,
        ..Vocabulary::default()
    };
    // For each column its task and its place there.
    let mut places = vec![(0_u32, 0_u32); total as usize];
    for (task, counted) in counted.iter().enumerate() {
        let before = vocabulary.by_key.len() as u32;
        let starts = counted.starts.iter().map(|start| before + start);
        vocabulary.starts.extend(starts);
        for (place, (first_row, alone)) in counted.first_rows().enumerate() {
            let column = &mut next[usize::from(alone)][first_row as usize];
            places[*column as usize] = (task as u32, place as u32);
            vocabulary.by_key.push(*column);
            *column += 1;
        }
    }
    vocabulary.starts.push(total);
    let columns = places
        .iter()
        .map(|&(task, place)| (&counted[task as usize], place as usize));
    vocabulary.terms = columns.clone().map(|(of, place)| of.terms[place]).collect();
    vocabulary.sentence_counts = columns
        .clone()
        .map(|(of, place)| of.rows(place).len() as u32)
        .collect();
    vocabulary.document_counts = columns
        .clone()
        .map(|(of, place)| of.document_counts[place])
        .collect();
    let matrix = SparseMatrix::from_columns(rows, columns.map(|(of, place)| of.rows(place)));
    (vocabulary, matrix)
}

/// The terms that begin with some neighbouring stems.
#[derive(Default)]
struct Counted {
    terms: Vec<Term>,
    /// For each stem the first of its terms.
    starts: Vec<u32>,
    document_counts: Vec<u32>,
    /// Row and number of occurrences, term after term.
    rows: Vec<(u32, u32)>,
    /// For each term the end of its rows.
    ends: Vec<usize>,
}

impl Counted {
    /// Counts the terms that begin with one of the stems; `words` says of every stem whether it is
    /// a word by itself.
    fn new(analysis: &Analysis, words: &[bool], stems: Range<u32>, documents: &[u32]) -> Self {
        let mut occurrences = Occurrences::new(analysis, words, stems.clone(), documents.len());
        let mut counted = Self::default();
        for (number, range) in occurrences.starts.windows(2).enumerate() {
            counted.starts.push(counted.terms.len() as u32);
            let entries = &mut occurrences.entries[range[0]..range[1]];
            entries.sort_unstable();
            for term in entries.chunk_by(|a, b| second(*a) == second(*b)) {
                counted.add(stems.start + number as u32, term, documents);
            }
        }
        counted
    }

    /// The rows of a term, in order.
    fn rows(&self, place: usize) -> &[(u32, u32)] {
        let from = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[from..self.ends[place]]
    }

    /// For each term the first row that has it, and whether no other has.
    fn first_rows(&self) -> impl Iterator<Item = (u32, bool)> {
        (0..self.terms.len()).map(|place| {
            let rows = self.rows(place);
            (rows[0].0, rows.len() == 1)
        })
    }

    fn add(&mut self, first: u32, entries: &[u64], documents: &[u32]) {
        let (mut in_documents, mut last) = (0, None);
        for same_row in entries.chunk_by(|a, b| a == b) {
            let row = same_row[0] as u32;
            self.rows.push((row, same_row.len() as u32));
            let document = documents[row as usize];
            in_documents += u32::from(last != Some(document));
            last = Some(document);
        }
        self.terms.push(Term::of_key((first, second(entries[0]))));
        self.document_counts.push(in_documents);
        self.ends.push(self.rows.len());
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
