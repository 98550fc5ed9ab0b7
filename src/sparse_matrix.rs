//! Compressed sparse rows, and their product with a vector.

use rayon::prelude::*;

/// How many rows a parallel task takes at least; each row's sum is sequential, so the split never
/// shows in the result.
const ROWS_A_TASK: usize = 1024;

/// The same for products, which take less than making rows.
const ROWS_A_PRODUCT: usize = 256;

/// How many shares columns are transposed in at most: each reads all entries.
const SHARES: usize = 4;

/// Entries of such a share, at least.
const ENTRIES_A_SHARE: usize = 1 << 16;

/// A sparse matrix in compressed rows: `values[k]` stands in column `columns[k]` of the row whose
/// range of `row_offsets` holds `k`.
///
/// Memory: 12 bytes an entry and 8 a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SparseMatrix {
    column_count: usize,
    row_offsets: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f64>,
}

impl SparseMatrix {
    /// A matrix of no rows and the given number of columns.
    pub fn new(column_count: usize) -> Self {
        Self {
            column_count,
            row_offsets: vec![0],
            columns: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Appends a row given as pairs of column and value, each column at most once.
    ///
    /// # Panics
    /// If a column is not below the number of columns.
    pub fn push_row(&mut self, entries: impl IntoIterator<Item = (u32, f64)>) {
        for (column, value) in entries {
            assert!(
                (column as usize) < self.column_count,
                "column {column} of {}",
                self.column_count
            );
            self.columns.push(column);
            self.values.push(value);
        }
        self.row_offsets.push(self.columns.len());
    }

    /// A matrix of rows with so many entries each, worked out in parallel: `fill` is given the
    /// number of a row and the room for its columns and values.
    pub(crate) fn of_lengths(
        column_count: usize,
        lengths: &[u32],
        fill: impl Fn(usize, &mut [u32], &mut [f64]) + Sync,
    ) -> Self {
        let row_offsets = offsets(lengths);
        let entry_count = row_offsets[lengths.len()];
        let mut columns = vec![0; entry_count];
        let mut values = vec![0.0; entry_count];
        let mut blocks = Vec::new();
        let (mut columns_left, mut values_left) = (&mut columns[..], &mut values[..]);
        for from in (0..lengths.len()).step_by(ROWS_A_TASK) {
            let rows = from..lengths.len().min(from + ROWS_A_TASK);
            let length = row_offsets[rows.end] - row_offsets[rows.start];
            let (block_columns, columns) = columns_left.split_at_mut(length);
            let (block_values, values) = values_left.split_at_mut(length);
            (columns_left, values_left) = (columns, values);
            blocks.push((rows, block_columns, block_values));
        }
        blocks.into_par_iter().for_each(|(rows, columns, values)| {
            let first = row_offsets[rows.start];
            for row in rows {
                let room = row_offsets[row] - first..row_offsets[row + 1] - first;
                fill(row, &mut columns[room.clone()], &mut values[room]);
            }
        });
        debug_assert!(
            columns
                .iter()
                .all(|&column| (column as usize) < column_count)
        );
        Self {
            column_count,
            row_offsets,
            columns,
            values,
        }
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.row_offsets.len() - 1
    }

    /// Number of columns.
    pub fn column_count(&self) -> usize {
        self.column_count
    }

    /// Number of stored entries.
    pub fn entry_count(&self) -> usize {
        self.columns.len()
    }

    /// Bytes of the arrays that a product goes through: values, columns and where rows begin.
    pub fn byte_count(&self) -> usize {
        size_of_val(&self.values[..])
            + size_of_val(&self.columns[..])
            + size_of_val(&self.row_offsets[..])
    }

    /// The entries of a row: column and value, in the order they were given.
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        let range = self.row_offsets[row]..self.row_offsets[row + 1];
        self.columns[range.clone()]
            .iter()
            .copied()
            .zip(self.values[range].iter().copied())
    }

    /// Rows become columns. Linear in rows, columns and entries; entries of a row of the result
    /// are ordered by column.
    pub fn transpose(&self) -> Self {
        let mut row_offsets = vec![0; self.column_count + 1];
        for &column in &self.columns {
            row_offsets[column as usize + 1] += 1;
        }
        for column in 0..self.column_count {
            row_offsets[column + 1] += row_offsets[column];
        }
        let mut columns = vec![0; self.columns.len()];
        let mut values = vec![0.0; self.values.len()];
        let mut shares = Vec::new();
        let (mut columns_left, mut values_left) = (&mut columns[..], &mut values[..]);
        let mut from = 0;
        let entries = ENTRIES_A_SHARE.max(self.entry_count().div_ceil(SHARES));
        while from < self.column_count {
            let most = row_offsets[from] + entries;
            let to = row_offsets.partition_point(|&offset| offset <= most);
            let share = from..(to - 1).max(from + 1);
            let length = row_offsets[share.end] - row_offsets[share.start];
            let (share_columns, columns) = columns_left.split_at_mut(length);
            let (share_values, values) = values_left.split_at_mut(length);
            (columns_left, values_left) = (columns, values);
            from = share.end;
            shares.push((share, share_columns, share_values));
        }
        shares.into_par_iter().for_each(|(share, columns, values)| {
            let first = row_offsets[share.start];
            let starts = &row_offsets[share.clone()];
            let mut next: Vec<usize> = starts.iter().map(|start| start - first).collect();
            for row in 0..self.row_count() {
                for (column, value) in self.row(row) {
                    let place = (column as usize).wrapping_sub(share.start);
                    if let Some(slot) = next.get_mut(place) {
                        columns[*slot] = row as u32;
                        values[*slot] = value;
                        *slot += 1;
                    }
                }
            }
        });
        Self {
            column_count: self.row_count(),
            row_offsets,
            columns,
            values,
        }
    }

    /// The product with a column vector, `out[i] = Σ_j a_ij · vector[j]`.
    ///
    /// Rows are worked in parallel, each summed in order: same bits on any number of threads.
    ///
    /// # Panics
    /// If the lengths do not match the matrix.
    pub fn multiply_into(&self, vector: &[f64], out: &mut [f64]) {
        assert_eq!(vector.len(), self.column_count, "length of the vector");
        assert_eq!(out.len(), self.row_count(), "length of the product");
        out.par_iter_mut()
            .with_min_len(ROWS_A_PRODUCT)
            .enumerate()
            .for_each(|(row, sum)| *sum = self.multiply_row(row, vector));
    }

    /// The product of one row with a column vector.
    // Rows are short: a call would cost as much as some of them.
    #[inline(always)]
    pub(crate) fn multiply_row(&self, row: usize, vector: &[f64]) -> f64 {
        let range = self.row_offsets[row]..self.row_offsets[row + 1];
        dot(&self.columns[range.clone()], &self.values[range], vector)
    }

    /// The product with a column vector, as a new vector.
    ///
    /// # Panics
    /// If the length does not match the number of columns.
    pub fn multiply(&self, vector: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; self.row_count()];
        self.multiply_into(vector, &mut out);
        out
    }
}

/// Where rows of given lengths begin if they stand one after the other, and where the last ends.
pub(crate) fn offsets(lengths: &[u32]) -> Vec<usize> {
    let mut offsets = Vec::with_capacity(lengths.len() + 1);
    let mut end = 0;
    offsets.push(end);
    offsets.extend(lengths.iter().map(|&length| {
        end += length as usize;
        end
    }));
    offsets
}

/// The product of a sparse row with a vector, in four sums that do not wait for each other.
#[inline(always)]
fn dot(columns: &[u32], values: &[f64], vector: &[f64]) -> f64 {
    let (columns, last_columns) = columns.as_chunks::<4>();
    let (values, last_values) = values.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (columns, values) in columns.iter().zip(values) {
        for lane in 0..4 {
            sums[lane] += values[lane] * vector[columns[lane] as usize];
        }
    }
    let last = last_columns.iter().zip(last_values);
    let last: f64 = last
        .map(|(&column, value)| value * vector[column as usize])
        .sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + last
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arbitrary() -> impl Strategy<Value = (usize, Vec<Vec<(u32, f64)>>)> {
        (1..20_usize).prop_flat_map(|columns| {
            let row = proptest::collection::btree_map(0..columns as u32, -4.0..4.0, 0..columns)
                .prop_map(|row| row.into_iter().collect());
            (Just(columns), proptest::collection::vec(row, 0..20))
        })
    }

    fn build(columns: usize, rows: &[Vec<(u32, f64)>]) -> SparseMatrix {
        let mut matrix = SparseMatrix::new(columns);
        for row in rows {
            matrix.push_row(row.iter().copied());
        }
        matrix
    }

    fn oracle(columns: usize, rows: &[Vec<(u32, f64)>]) -> sprs::CsMat<f64> {
        let mut triplets = sprs::TriMat::new((rows.len(), columns));
        for (i, row) in rows.iter().enumerate() {
            for &(j, value) in row {
                triplets.add_triplet(i, j as usize, value);
            }
        }
        triplets.to_csr()
    }

    proptest! {
        #[test]
        fn products_agree_with_another_library((columns, rows) in arbitrary()) {
            let matrix = build(columns, &rows);
            let other = oracle(columns, &rows);
            let right: Vec<f64> = (0..columns).map(|j| j as f64 - 3.5).collect();
            let left: Vec<f64> = (0..rows.len()).map(|i| 1.0 / (i + 1) as f64).collect();
            let mut theirs = vec![0.0; rows.len()];
            sprs::prod::mul_acc_mat_vec_csr(other.view(), &right[..], &mut theirs[..]);
            for (ours, theirs) in matrix.multiply(&right).iter().zip(&theirs) {
                prop_assert!((ours - theirs).abs() < 1e-12);
            }
            let transposed = matrix.transpose();
            let mut theirs = vec![0.0; columns];
            let other = other.transpose_view().to_csr();
            sprs::prod::mul_acc_mat_vec_csr(other.view(), &left[..], &mut theirs[..]);
            for (ours, theirs) in transposed.multiply(&left).iter().zip(&theirs) {
                prop_assert!((ours - theirs).abs() < 1e-12);
            }
            prop_assert_eq!(transposed.transpose().entry_count(), matrix.entry_count());
            prop_assert_eq!(transposed.transpose(), matrix);
        }
    }

    #[test]
    fn a_matrix_without_rows_multiplies_to_nothing() {
        let matrix = SparseMatrix::new(3);
        assert_eq!(matrix.row_count(), 0);
        assert!(matrix.multiply(&[1.0, 2.0, 3.0]).is_empty());
        assert_eq!(matrix.transpose().multiply(&[]), vec![0.0; 3]);
    }
}
