//! Rows of a sparse matrix of small counts, laid out so that a product takes several at a time.
//!
//! Sliced ELLPACK (SELL-C-σ; Kreutzer, Hager, Wellein, Fehske & Bishop 2014): the rows of a window
//! are sorted by length and stored eight by eight, the first entries of all eight, then their
//! second ones, and so on, with padding behind the shorter rows. One loop then works eight sums
//! that do not wait for each other, and its end comes as expected; with short rows of unlike
//! lengths, one by one, most of the time goes to ends that were not foreseen.

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

/// Rows that are stored and summed together.
pub(crate) const LANES: usize = 8;

/// Rows that are sorted by length among themselves: no task of a product needs rows of two windows.
pub(crate) const WINDOW: usize = 256;

/// Groups of entries that one task sums at least.
const GROUPS_A_TASK: usize = 2048;

/// A sparse matrix whose entries are counts: a column stands in its row as often as it counts.
///
/// Memory: 4 bytes for each time a column stands in a row, and for padding, of which there is at
/// most as much as there are entries and eight times the longest row of each window.
#[derive(Clone, Debug)]
pub struct SlicedRows {
    /// The row of each lane, slice after slice.
    order: Vec<u32>,
    /// Where each slice begins in `columns`, and where the last ends.
    offsets: Vec<usize>,
    /// The columns of eight rows at a time; `column_count` where a row has ended.
    columns: Vec<[u32; LANES]>,
    column_count: usize,
    entry_count: usize,
}

impl SlicedRows {
    /// Rows of so many entries; `entries` gives the columns of a row, and how often each counts.
    pub(crate) fn new<I: Iterator<Item = (u32, u32)>>(
        column_count: usize,
        lengths: &[u32],
        entries: impl Fn(usize) -> I + Sync,
    ) -> Self {
        let mut order: Vec<u32> = (0..lengths.len() as u32).collect();
        order
            .par_chunks_mut(WINDOW)
            .for_each(|window| window.sort_by_key(|&row| Reverse(lengths[row as usize])));
        let mut rows = Self::with_room(column_count, order, lengths);
        let slices_a_window = WINDOW / LANES;
        let slices = rows.offsets.len() - 1;
        let windows = (0..slices)
            .step_by(slices_a_window)
            .map(|from| from..slices.min(from + slices_a_window))
            .collect();
        rows.fill(windows, |row, lane| {
            for (column, count) in entries(row) {
                for _ in 0..count {
                    lane.write(column);
                }
            }
        });
        rows
    }

    /// The columns of a matrix of so many rows as rows of so many entries, in their order, so that
    /// there is little padding only where neighbours are of like lengths. `rows_of` gives the rows
    /// that have a column, one as often as it counts there.
    pub(crate) fn of_columns<I: Iterator<Item = u32>>(
        row_count: usize,
        lengths: &[u32],
        rows_of: impl Fn(usize) -> I + Sync,
    ) -> Self {
        let order = (0..lengths.len() as u32).collect();
        let mut rows = Self::with_room(row_count, order, lengths);
        rows.fill(balanced(&rows.offsets, GROUPS_A_TASK), |column, lane| {
            rows_of(column).for_each(|row| lane.write(row));
        });
        rows
    }

    /// Room for rows of given lengths in a given order.
    fn with_room(column_count: usize, order: Vec<u32>, lengths: &[u32]) -> Self {
        let mut end = 0;
        let mut offsets = Vec::with_capacity(order.len().div_ceil(LANES) + 1);
        offsets.push(0);
        offsets.extend(order.chunks(LANES).map(|lanes| {
            let longest = lanes.iter().map(|&row| lengths[row as usize]).max();
            end += longest.unwrap_or_default() as usize;
            end
        }));
        Self {
            columns: vec![[0; LANES]; end],
            order,
            offsets,
            column_count,
            entry_count: lengths.iter().map(|&length| length as usize).sum(),
        }
    }

    /// Fills in the columns of each row, which `write_row` writes, and the padding; each range of
    /// slices is one task.
    fn fill(&mut self, tasks: Vec<Range<usize>>, write_row: impl Fn(usize, &mut Lane<'_>) + Sync) {
        let (order, offsets) = (&self.order, &self.offsets);
        let padding = self.column_count as u32;
        let parts = split(&mut self.columns, tasks, offsets);
        parts.into_par_iter().for_each(|(slices, columns)| {
            let first = offsets[slices.start];
            for slice in slices {
                let columns = &mut columns[offsets[slice] - first..offsets[slice + 1] - first];
                let rows = lanes(order, slice);
                for number in 0..LANES {
                    let mut lane = Lane {
                        number,
                        room: columns.iter_mut(),
                    };
                    if let Some(&row) = rows.get(number) {
                        write_row(row as usize, &mut lane);
                    }
                    lane.room.for_each(|columns| columns[number] = padding);
                }
            }
        });
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.order.len()
    }

    /// Number of columns.
    pub fn column_count(&self) -> usize {
        self.column_count
    }

    /// Entries, each as often as it counts; without padding.
    pub fn entry_count(&self) -> usize {
        self.entry_count
    }

    /// The columns of eight rows at a time, with padding: what a product goes through.
    pub fn groups(&self) -> &[[u32; LANES]] {
        &self.columns
    }

    /// The columns of a row of so many entries, where rows stand in the order of their numbers, as
    /// in what [`of_columns`](Self::of_columns) gives.
    pub(crate) fn row_in_order(&self, row: usize, length: usize) -> impl Iterator<Item = u32> {
        let from = self.offsets[row / LANES];
        let groups = self.columns[from..from + length].iter();
        groups.map(move |columns| columns[row % LANES])
    }

    /// Bytes of the arrays that a product goes through.
    pub fn byte_count(&self) -> usize {
        size_of_val(&self.columns[..])
            + size_of_val(&self.order[..])
            + size_of_val(&self.offsets[..])
    }

    /// For each row of a window, in the order of their lengths, its number and the sum of
    /// `vector[column]` over its entries, added in their order. `vector` has one number more than
    /// there are columns, and that is 0.
    #[inline(always)]
    pub(crate) fn sums_of_window<'a>(
        &'a self,
        window: usize,
        vector: &'a [f64],
    ) -> impl Iterator<Item = (usize, f64)> + 'a {
        let slices_a_window = WINDOW / LANES;
        let from = window * slices_a_window;
        let to = (self.offsets.len() - 1).min(from + slices_a_window);
        (from..to).flat_map(move |slice| {
            let rows = lanes(&self.order, slice).iter().map(|&row| row as usize);
            rows.zip(self.sums_of_slice(slice, vector))
        })
    }

    #[inline(always)]
    fn sums_of_slice(&self, slice: usize, vector: &[f64]) -> [f64; LANES] {
        let mut sums = [0.0; LANES];
        for columns in &self.columns[self.offsets[slice]..self.offsets[slice + 1]] {
            for (sum, &column) in sums.iter_mut().zip(columns) {
                *sum += vector[column as usize];
            }
        }
        sums
    }

    /// What `finish` makes of the sums over the rows of each slice, where rows stand in the order of
    /// their numbers, as in what [`of_columns`](Self::of_columns) gives; behind the last row the sum
    /// is 0. In parallel; same bits on any number of threads.
    pub(crate) fn sums_in_order(
        &self,
        vector: &[f64],
        out: &mut [[f64; LANES]],
        finish: impl Fn(usize, [f64; LANES]) -> [f64; LANES] + Sync,
    ) {
        let tasks = balanced(&self.offsets, GROUPS_A_TASK);
        let mut parts = Vec::with_capacity(tasks.len());
        let mut left = out;
        for slices in tasks {
            let (out, rest) = left.split_at_mut(slices.len());
            left = rest;
            parts.push((slices, out));
        }
        parts.into_par_iter().for_each(|(slices, out)| {
            for (slice, out) in slices.zip(out) {
                *out = finish(slice, self.sums_of_slice(slice, vector));
            }
        });
    }
}

/// The room of one row of a slice.
struct Lane<'a> {
    number: usize,
    /// What is not written yet.
    room: std::slice::IterMut<'a, [u32; LANES]>,
}

impl Lane<'_> {
    /// Writes the next column, if there is room.
    #[inline]
    fn write(&mut self, column: u32) {
        if let Some(columns) = self.room.next() {
            columns[self.number] = column;
        }
    }
}

/// The rows of a slice.
fn lanes(order: &[u32], slice: usize) -> &[u32] {
    &order[slice * LANES..order.len().min((slice + 1) * LANES)]
}

/// Slices in ranges that hold about as many groups each, at least so many.
fn balanced(offsets: &[usize], groups: usize) -> Vec<Range<usize>> {
    let slices = offsets.len() - 1;
    let total = offsets[slices] - offsets[0];
    let tasks = (total / groups).max(1);
    let mut ranges = Vec::with_capacity(tasks);
    let mut from = 0;
    while from < slices {
        let enough = offsets[0] + total * (ranges.len() + 1) / tasks;
        let to = offsets.partition_point(|&offset| offset < enough);
        let to = to.clamp(from + 1, slices);
        ranges.push(from..to);
        from = to;
    }
    ranges
}

/// The room of ranges of slices that follow each other.
fn split<'a>(
    mut columns: &'a mut [[u32; LANES]],
    ranges: Vec<Range<usize>>,
    offsets: &[usize],
) -> Vec<(Range<usize>, &'a mut [[u32; LANES]])> {
    let mut parts = Vec::with_capacity(ranges.len());
    for slices in ranges {
        let groups = offsets[slices.end] - offsets[slices.start];
        let (part, rest) = columns.split_at_mut(groups);
        columns = rest;
        parts.push((slices, part));
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_are_those_of_the_rows_and_of_the_columns(
            rows in proptest::collection::vec(
                proptest::collection::vec(0..40_u32, 0..30), 0..600),
        ) {
            let lengths: Vec<u32> = rows.iter().map(|row| row.len() as u32).collect();
            let sliced = SlicedRows::new(40, &lengths, |row| once_each(&rows[row]));
            prop_assert_eq!(sliced.row_count(), rows.len());
            prop_assert_eq!(sliced.entry_count(), rows.iter().map(Vec::len).sum::<usize>());

            // Whole numbers, so that the order of a sum does not show.
            let mut vector: Vec<f64> = (1..=40).map(f64::from).collect();
            vector.push(0.0);
            let mut seen = vec![false; rows.len()];
            for window in 0..rows.len().div_ceil(WINDOW) {
                for (row, sum) in sliced.sums_of_window(window, &vector) {
                    prop_assert!(row / WINDOW == window && !seen[row]);
                    seen[row] = true;
                    let plain: u32 = rows[row].iter().map(|column| column + 1).sum();
                    prop_assert!((sum - f64::from(plain)).abs() < 0.5);
                }
            }
            prop_assert!(seen.iter().all(|&seen| seen));

            let mut vector: Vec<f64> = (1..=rows.len()).map(|row| row as f64).collect();
            vector.push(0.0);
            let mut sums = [[-1.0; LANES]; 5];
            let mut lengths = [0; 40];
            rows.iter().flatten().for_each(|&column| lengths[column as usize] += 1);
            let columns = SlicedRows::of_columns(rows.len(), &lengths, |column| {
                let times = move |row: &[u32]| row.iter().filter(|&&c| c as usize == column).count();
                (0..).zip(&rows).flat_map(move |(number, row)| {
                    std::iter::repeat_n(number, times(row))
                })
            });
            prop_assert_eq!(columns.entry_count(), sliced.entry_count());
            let weights = std::array::from_fn(|slice| {
                std::array::from_fn(|lane| (slice * LANES + lane) as f64)
            });
            let weights: [[f64; LANES]; 5] = weights;
            columns.sums_in_order(&vector, &mut sums, |slice, sums| {
                std::array::from_fn(|lane| sums[lane] * weights[slice][lane] * weights[slice][lane])
            });
            let mut plain = vec![0.0; 40];
            for (row, columns) in rows.iter().enumerate() {
                for &column in columns {
                    plain[column as usize] += f64::from(column * column) * (row + 1) as f64;
                }
            }
            prop_assert_eq!(sums.as_flattened(), plain);
        }
    }

    fn once_each(columns: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
        columns.iter().map(|&column| (column, 1))
    }

    #[test]
    fn padding_is_bounded_where_one_row_is_long() {
        let lengths: Vec<u32> = (0..WINDOW as u32)
            .map(|row| if row == 7 { 999 } else { 1 })
            .collect();
        let sliced = SlicedRows::new(1, &lengths, |row| std::iter::once((0, lengths[row])));
        assert_eq!(sliced.groups().len(), 999 + WINDOW / LANES - 1);
    }
}
