//! Which rows are similar to a given one, through an inverted index.

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
        self.cosines_to(self.rows.row(row), scratch)
    }

    /// The same for a vector that need not be a row: pairs of column and value, of length 1 or
    /// less.
    pub fn cosines_to(
        &self,
        vector: impl IntoIterator<Item = (u32, f64)>,
        scratch: &mut Scratch,
    ) -> Vec<(usize, f64)> {
        scratch.sums.resize(self.rows.row_count(), 0.0);
        for (column, value) in vector {
            for (other, other_value) in self.columns.row(column as usize) {
                let sum = &mut scratch.sums[other as usize];
                if *sum <= 0.0 {
                    scratch.touched.push(other);
                }
                *sum += value * other_value;
            }
        }
        scratch.touched.sort_unstable();
        scratch
            .touched
            .drain(..)
            .map(|other| {
                let sum = std::mem::take(&mut scratch.sums[other as usize]);
                (other as usize, sum)
            })
            .collect()
    }
}

/// Memory that searches use again: one number a row.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    sums: Vec<f64>,
    touched: Vec<u32>,
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
