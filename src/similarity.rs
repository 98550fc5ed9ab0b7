//! Which rows are similar to a given one, through an inverted index.

mod word_index;

pub use word_index::WordIndex;

use crate::sparse_matrix::SparseMatrix;

/// Rows of length 1 with the index that finds the rows sharing a column.
#[derive(Clone, Debug)]
pub struct SimilarityIndex {
    rows: SparseMatrix,
    columns: SparseMatrix,
}

impl SimilarityIndex {
    /// Indexes rows that are empty or of length 1.
    pub fn new(rows: SparseMatrix) -> Self {
        Self {
            columns: rows.transpose(),
            rows,
        }
    }

    /// The indexed rows.
    pub fn rows(&self) -> &SparseMatrix {
        &self.rows
    }

    /// The cosine of a row to every row it shares a column with, itself included, ordered by row.
    ///
    /// Takes time linear in the entries of the columns that the row has.
    pub fn cosines(&self, row: usize, scratch: &mut Scratch) -> Vec<(usize, f64)> {
        scratch.begin(self.rows.row_count());
        for (column, value) in self.rows.row(row) {
            for (other, other_value) in self.columns.row(column as usize) {
                scratch.add(other, value * other_value);
            }
        }
        scratch.take_from(0.0)
    }
}

/// Memory that searches use again: one number a row.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    sums: Vec<f64>,
    touched: Vec<u32>,
}

impl Scratch {
    /// Makes room for a number of rows.
    fn begin(&mut self, rows: usize) {
        self.sums.resize(rows, 0.0);
    }

    /// Adds to the sum of a row, which is above 0 from then on.
    fn add(&mut self, row: u32, product: f64) {
        let sum = &mut self.sums[row as usize];
        if *sum <= 0.0 {
            self.touched.push(row);
        }
        *sum += product;
    }

    /// Takes out all sums; those that are `least` or more come ordered by row.
    fn take_from(&mut self, least: f64) -> Vec<(usize, f64)> {
        let sums = self.touched.drain(..).map(|row| {
            let sum = std::mem::take(&mut self.sums[row as usize]);
            (row as usize, sum)
        });
        let mut sums: Vec<(usize, f64)> = sums.filter(|&(_, sum)| sum >= least).collect();
        sums.sort_unstable_by_key(|&(row, _)| row);
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_shares_a_column() {
        let mut rows = SparseMatrix::new(3);
        rows.push_row([(0, 0.6), (1, 0.8)]);
        rows.push_row([(2, 1.0)]);
        rows.push_row([(1, 1.0)]);
        let index = SimilarityIndex::new(rows);
        let mut scratch = Scratch::default();
        for _ in 0..2 {
            let found = index.cosines(0, &mut scratch);
            assert_eq!(found.len(), 2);
            assert_eq!(found[0].0, 0);
            assert!((found[0].1 - 1.0).abs() < 1e-12);
            assert_eq!(found[1].0, 2);
            assert!((found[1].1 - 0.8).abs() < 1e-12);
        }
    }
}
