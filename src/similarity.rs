//! Which rows are similar to a given one, through an inverted index.

use std::cmp::Reverse;

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

    /// The rows whose cosine to a vector of length 1 or less is above `least`, with it, ordered by
    /// row.
    ///
    /// A row above `least` shares a column with the part of the vector that is left when its most
    /// frequent columns, together shorter than `least`, are set aside (prefix filtering; Chaudhuri
    /// et al. 2006): only those postings are walked, so that the words all sentences share cost
    /// nothing.
    pub fn cosines_above(
        &self,
        vector: impl IntoIterator<Item = (u32, f64)>,
        least: f64,
        scratch: &mut Scratch,
    ) -> Vec<(usize, f64)> {
        let mut vector: Vec<(u32, f64)> = vector.into_iter().collect();
        let frequency = |column: u32| self.columns.row(column as usize).len();
        vector.sort_by_key(|&(column, _)| (Reverse(frequency(column)), column));
        let mut square = 0.0;
        let aside = vector
            .iter()
            .take_while(|&&(_, value)| {
                square += value * value;
                square < least * least
            })
            .count();
        let (frequent, rare) = vector.split_at(aside);
        let mut found = self.cosines_to(rare.iter().copied(), scratch);
        for (row, cosine) in &mut found {
            let rest = frequent.iter();
            *cosine += rest
                .filter_map(|&(column, value)| Some(value * self.rows.value(*row, column)?))
                .sum::<f64>();
        }
        found.retain(|&(_, cosine)| cosine > least);
        found
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_all_above_the_least(
            rows in proptest::collection::vec(
                proptest::collection::btree_map(0..12_u32, 0.01..1.0, 1..6), 1..20),
            least in 0.0..1.0,
        ) {
            let mut matrix = SparseMatrix::new(12);
            for row in &rows {
                let length = row.values().map(|value| value * value).sum::<f64>().sqrt();
                matrix.push_row(row.iter().map(|(column, value)| (*column, value / length)));
            }
            let index = SimilarityIndex::new(matrix);
            let mut scratch = Scratch::default();
            for row in 0..rows.len() {
                let all = index.cosines(row, &mut scratch);
                let above = index.cosines_above(index.rows().row(row), least, &mut scratch);
                let near = |cosine: f64| (cosine - least).abs() < 1e-12;
                let expected = all.iter().filter(|(_, cosine)| *cosine > least);
                for (other, cosine) in expected.filter(|(_, cosine)| !near(*cosine)) {
                    let found = above.iter().find(|(found, _)| found == other);
                    prop_assert!(found.is_some_and(|(_, found)| (found - cosine).abs() < 1e-12));
                }
                prop_assert!(above.iter().all(|(found, _)| all.iter().any(|(row, _)| row == found)));
            }
        }
    }

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
