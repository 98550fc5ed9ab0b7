//! Compressed sparse rows, and the two products that the walk is made of.

use std::ops::Range;

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

    /// A matrix of rows that are worked out in parallel: `fill` is given the number of a row and
    /// an empty list for its entries, each column at most once.
    ///
    /// # Panics
    /// If a column is not below the number of columns.
    ///
    /// ```
    /// use briefing::sparse_matrix::SparseMatrix;
    /// let diagonal = SparseMatrix::from_rows(2, 2, |row, entries| entries.push((row as u32, 1.0)));
    /// assert_eq!(diagonal.multiply(&[3.0, 4.0]), [3.0, 4.0]);
    /// ```
    pub fn from_rows(
        column_count: usize,
        row_count: usize,
        fill: impl Fn(usize, &mut Vec<(u32, f64)>) + Sync,
    ) -> Self {
        let parts: Vec<Self> = (0..row_count.div_ceil(ROWS_A_TASK))
            .into_par_iter()
            .map(|part| {
                let mut rows = Self::new(column_count);
                let mut entries = Vec::new();
                for row in part * ROWS_A_TASK..row_count.min((part + 1) * ROWS_A_TASK) {
                    fill(row, &mut entries);
                    rows.push_row(entries.drain(..));
                }
                rows
            })
            .collect();
        Self::concat(column_count, parts)
    }

    /// A matrix of rows with so many entries each, worked out in parallel in blocks of so many rows:
    /// `fill` is given the rows of a block, where each begins in the room for their entries, and
    /// that room, for columns and for values.
    pub(crate) fn filled(
        column_count: usize,
        lengths: &[u32],
        rows_a_block: usize,
        fill: impl Fn(Range<usize>, &[usize], &mut [u32], &mut [f64]) + Sync,
    ) -> Self {
        let mut row_offsets = Vec::with_capacity(lengths.len() + 1);
        let mut entry_count = 0;
        row_offsets.push(0);
        row_offsets.extend(lengths.iter().map(|&length| {
            entry_count += length as usize;
            entry_count
        }));
        let mut columns = vec![0; entry_count];
        let mut values = vec![0.0; entry_count];
        let mut blocks = Vec::new();
        let (mut columns_left, mut values_left) = (&mut columns[..], &mut values[..]);
        for from in (0..lengths.len()).step_by(rows_a_block) {
            let rows = from..lengths.len().min(from + rows_a_block);
            let length = row_offsets[rows.end] - row_offsets[rows.start];
            let (block_columns, columns) = columns_left.split_at_mut(length);
            let (block_values, values) = values_left.split_at_mut(length);
            (columns_left, values_left) = (columns, values);
            blocks.push((rows, block_columns, block_values));
        }
        blocks.into_par_iter().for_each(|(rows, columns, values)| {
            let first = row_offsets[rows.start];
            let offsets = &row_offsets[rows.start..=rows.end];
            let offsets: Vec<usize> = offsets.iter().map(|offset| offset - first).collect();
            fill(rows, &offsets, columns, values);
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

    /// The same where rows are worked out one by one: `fill` is given the number of a row and the
    /// room for its columns and values.
    pub(crate) fn of_lengths(
        column_count: usize,
        lengths: &[u32],
        fill: impl Fn(usize, &mut [u32], &mut [f64]) + Sync,
    ) -> Self {
        let fill =
            |rows: Range<usize>, offsets: &[usize], columns: &mut [u32], values: &mut [f64]| {
                for (row, ends) in rows.zip(offsets.windows(2)) {
                    let room = ends[0]..ends[1];
                    fill(row, &mut columns[room.clone()], &mut values[room]);
                }
            };
        Self::filled(column_count, lengths, ROWS_A_TASK, fill)
    }

    /// The rows of several matrices, one after another.
    fn concat(column_count: usize, parts: Vec<Self>) -> Self {
        let entry_count = parts.iter().map(Self::entry_count).sum();
        let row_count: usize = parts.iter().map(Self::row_count).sum();
        let mut all = Self {
            column_count,
            row_offsets: Vec::with_capacity(row_count + 1),
            columns: Vec::with_capacity(entry_count),
            values: Vec::with_capacity(entry_count),
        };
        all.row_offsets.push(0);
        for part in parts {
            let before = all.columns.len();
            let offsets = part.row_offsets[1..].iter();
            all.row_offsets
                .extend(offsets.map(|offset| before + offset));
            all.columns.extend_from_slice(&part.columns);
            all.values.extend_from_slice(&part.values);
        }
        all
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

    /// The values of all entries, row after row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The column of each of the [`values`](Self::values).
    pub fn columns(&self) -> &[u32] {
        &self.columns
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

    /// Whether a row has an entry in a column; its entries must be ordered by column. Logarithmic
    /// in their number.
    pub fn contains(&self, row: usize, column: u32) -> bool {
        self.value(row, column).is_some()
    }

    /// The product of two rows, `Σ_j a_ij · a_kj`; the entries of the second must be ordered by
    /// column.
    ///
    /// ```
    /// use briefing::sparse_matrix::SparseMatrix;
    /// let mut matrix = SparseMatrix::new(3);
    /// matrix.push_row([(0, 2.0), (2, 1.0)]);
    /// matrix.push_row([(1, 5.0), (2, 3.0)]);
    /// assert_eq!(matrix.row_product(0, 1), 3.0);
    /// ```
    pub fn row_product(&self, one: usize, other: usize) -> f64 {
        self.row(one)
            .filter_map(|(column, value)| Some(value * self.value(other, column)?))
            .sum()
    }

    /// The entry of a row in a column, if there is one; the row must be ordered by column.
    /// Logarithmic in its entries.
    pub fn value(&self, row: usize, column: u32) -> Option<f64> {
        let range = self.row_offsets[row]..self.row_offsets[row + 1];
        let at = self.columns[range.clone()].binary_search(&column).ok()?;
        Some(self.values[range][at])
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
