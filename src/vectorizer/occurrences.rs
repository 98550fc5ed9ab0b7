//! Where terms occur, and how often: the columns of a matrix are found without looking each
//! occurrence up.
//!
//! Occurrences are dealt out to the stems that they begin with, each stem's are sorted by what
//! follows, and equal neighbours are one term.

use rayon::prelude::*;

use super::vocabulary::{Term, Vocabulary, terms};
use crate::analysis::Analysis;
use crate::sparse_matrix::SparseMatrix;

/// How many occurrences one parallel task counts at least. Fixed by the text alone; the split
/// never shows in the result.
const OCCURRENCES_A_TASK: usize = 1 << 16;

/// Where terms occur, those that begin with the same stem together.
pub(super) struct Occurrences {
    /// Second stem, as [`Term::key`] has it, and row.
    entries: Vec<(u32, u32)>,
    /// For each stem the place of its first entry, and at the end the number of entries.
    starts: Vec<usize>,
}

impl Occurrences {
    /// Deals the terms of the first rows out to their first stems; of one stem they keep the order
    /// of rows.
    pub(super) fn new(analysis: &Analysis, rows: usize) -> Self {
        let keys = |row: usize| terms(analysis, analysis.row(row)).map(Term::key);
        let mut starts = vec![0; analysis.stem_count() + 1];
        for (first, _) in (0..rows).flat_map(keys) {
            starts[first as usize + 1] += 1;
        }
        for stem in 0..analysis.stem_count() {
            starts[stem + 1] += starts[stem];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); starts.last().copied().unwrap_or_default()];
        for row in 0..rows {
            for (first, second) in keys(row) {
                let slot = &mut next[first as usize];
                entries[*slot] = (second, row as u32);
                *slot += 1;
            }
        }
        Self { entries, starts }
    }

    /// The terms, and for each as a row of a matrix how often the sentences have it.
    pub(super) fn count(mut self, documents: &[u32]) -> (Vocabulary, SparseMatrix) {
        let mut tasks = Vec::new();
        let mut rest = &mut self.entries[..];
        let mut from = 0;
        for stem in 1..self.starts.len() {
            let length = self.starts[stem] - self.starts[from];
            if length >= OCCURRENCES_A_TASK || stem + 1 == self.starts.len() {
                let (entries, others) = std::mem::take(&mut rest).split_at_mut(length);
                tasks.push((from, &self.starts[from..=stem], entries));
                rest = others;
                from = stem;
            }
        }
        let counted: Vec<Counted> = tasks
            .into_par_iter()
            .map(|(stem, starts, entries)| Counted::new(stem, starts, entries, documents))
            .collect();
        merge(&counted, documents.len())
    }
}

/// Numbers the terms by the row that has them first, those of one row by their key.
fn merge(counted: &[Counted], rows: usize) -> (Vocabulary, SparseMatrix) {
    let mut next = vec![0_u32; rows + 1];
    for first_row in counted.iter().flat_map(Counted::first_rows) {
        next[first_row as usize + 1] += 1;
    }
    for row in 0..rows {
        next[row + 1] += next[row];
    }
    let total = next.last().copied().unwrap_or_default() as usize;
    let mut vocabulary = Vocabulary {
        by_key: Vec::with_capacity(total),
        ..Vocabulary::default()
    };
    // For each column its task and its place there.
    let mut places = vec![(0_u32, 0_u32); total];
    for (task, counted) in counted.iter().enumerate() {
        let before = vocabulary.by_key.len() as u32;
        let starts = counted.starts.iter().map(|start| before + start);
        vocabulary.starts.extend(starts);
        for (place, first_row) in counted.first_rows().enumerate() {
            let column = &mut next[first_row as usize];
            places[*column as usize] = (task as u32, place as u32);
            vocabulary.by_key.push(*column);
            *column += 1;
        }
    }
    vocabulary.starts.push(total as u32);
    let mut rows_by_column = SparseMatrix::new(rows);
    for (task, place) in places {
        let (counted, place) = (&counted[task as usize], place as usize);
        vocabulary.terms.push(counted.terms[place]);
        vocabulary
            .sentence_counts
            .push(counted.rows(place).len() as u32);
        vocabulary
            .document_counts
            .push(counted.document_counts[place]);
        rows_by_column.push_row(counted.rows(place).iter().copied());
    }
    (vocabulary, rows_by_column)
}

/// The terms that begin with some neighbouring stems.
#[derive(Default)]
struct Counted {
    terms: Vec<Term>,
    /// For each stem the first of its terms.
    starts: Vec<u32>,
    document_counts: Vec<u32>,
    /// Row and number of occurrences, term after term.
    rows: Vec<(u32, f64)>,
    /// For each term the end of its rows.
    ends: Vec<usize>,
}

impl Counted {
    /// Counts the entries of the stems from `stem` on; `starts` are the places of their entries,
    /// and that of the next stem.
    fn new(stem: usize, starts: &[usize], entries: &mut [(u32, u32)], documents: &[u32]) -> Self {
        let mut counted = Self::default();
        for (number, range) in starts.windows(2).enumerate() {
            counted.starts.push(counted.terms.len() as u32);
            let entries = &mut entries[range[0] - starts[0]..range[1] - starts[0]];
            entries.sort_unstable();
            for term in entries.chunk_by(|a, b| a.0 == b.0) {
                counted.add((stem + number) as u32, term, documents);
            }
        }
        counted
    }

    /// The rows of a term, in order.
    fn rows(&self, place: usize) -> &[(u32, f64)] {
        let from = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[from..self.ends[place]]
    }

    /// For each term the first row that has it.
    fn first_rows(&self) -> impl Iterator<Item = u32> {
        (0..self.terms.len()).map(|place| self.rows(place)[0].0)
    }

    fn add(&mut self, first: u32, entries: &[(u32, u32)], documents: &[u32]) {
        let (mut in_documents, mut last) = (0, None);
        for same_row in entries.chunk_by(|a, b| a.1 == b.1) {
            let row = same_row[0].1;
            self.rows.push((row, same_row.len() as f64));
            let document = documents[row as usize];
            in_documents += u32::from(last != Some(document));
            last = Some(document);
        }
        self.terms.push(Term::of_key((first, entries[0].0)));
        self.document_counts.push(in_documents);
        self.ends.push(self.rows.len());
    }
}
