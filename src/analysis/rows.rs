//! Rows of words.

use std::ops::Range;

use rayon::prelude::*;

/// Rows of items in parts of as many rows each: every part is filled, and gone through, by a thread
/// of its own, and nothing is moved afterwards to make one of them.
#[derive(Clone, Debug)]
pub(super) struct Rows<T> {
    parts: Vec<Part<T>>,
    /// How many rows each part has but the last, which may have fewer; 1 at least.
    rows_a_part: usize,
}

/// Some neighbouring rows.
#[derive(Clone, Debug)]
pub(super) struct Part<T> {
    items: Vec<T>,
    /// Where each row begins among the items, fewer than 2³², and at the end their number.
    offsets: Vec<u32>,
}

impl<T> Part<T> {
    /// None yet, with room for some.
    pub(super) fn with_capacity(rows: usize, items: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows + 1);
        offsets.push(0);
        Self {
            items: Vec::with_capacity(items),
            offsets,
        }
    }

    /// Adds the row of items that is written behind what is there.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut Vec<T>)) {
        write(&mut self.items);
        self.offsets.push(self.items.len() as u32);
    }

    /// The items of all rows.
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    /// For places of items in ascending order the row of each, and its place there.
    pub(super) fn places(
        &self,
        items: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = (usize, usize)> {
        let mut row = 0;
        items.map(move |item| {
            while self.offsets[row + 1] as usize <= item {
                row += 1;
            }
            (row, item - self.offsets[row] as usize)
        })
    }

    fn row_count(&self) -> usize {
        self.offsets.len() - 1
    }

    fn range(&self, row: usize) -> Range<usize> {
        self.offsets[row] as usize..self.offsets[row + 1] as usize
    }
}

impl<T> Rows<T> {
    /// The rows of some parts, each of so many rows but the last.
    pub(super) fn new(parts: Vec<Part<T>>, rows_a_part: usize) -> Self {
        Self { parts, rows_a_part }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(Part::row_count).sum()
    }

    /// Number of items in all rows.
    pub(super) fn item_count(&self) -> usize {
        self.parts.iter().map(|part| part.items.len()).sum()
    }

    /// The parts, each with its first row.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, &Part<T>)> {
        let first_rows = (0..).step_by(self.rows_a_part);
        first_rows.zip(&self.parts)
    }

    /// The number of the part that a row is in.
    pub(super) fn part_of(&self, row: usize) -> usize {
        row / self.rows_a_part
    }

    /// The items of a row, in order.
    #[inline]
    pub(super) fn row(&self, row: usize) -> &[T] {
        let part = &self.parts[row / self.rows_a_part];
        &part.items[part.range(row % self.rows_a_part)]
    }

    /// The same to be changed.
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [T] {
        let part = &mut self.parts[row / self.rows_a_part];
        let range = part.range(row % self.rows_a_part);
        &mut part.items[range]
    }
}

impl<T: Send> Rows<T> {
    /// Makes each item another one, in the same memory where both take as much; what does it is
    /// made once for each part, by its number.
    pub(super) fn map<U: Send, F: FnMut(T) -> U>(
        self,
        of_part: impl Fn(usize) -> F + Sync,
    ) -> Rows<U> {
        let parts = self
            .parts
            .into_par_iter()
            .enumerate()
            .map(|(number, part)| {
                let items = part.items.into_iter().map(of_part(number));
                Part {
                    items: items.collect(),
                    offsets: part.offsets,
                }
            });
        Rows {
            parts: parts.collect(),
            rows_a_part: self.rows_a_part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five rows in parts of two.
    fn rows() -> Rows<u32> {
        let rows: [&[u32]; 5] = [&[1, 2], &[], &[3], &[4, 5, 6], &[7]];
        let parts = rows.chunks(2).map(|rows| {
            let mut part = Part::with_capacity(2, 4);
            for row in rows {
                part.push_with(|items| items.extend_from_slice(row));
            }
            part
        });
        Rows::new(parts.collect(), 2)
    }

    #[test]
    fn rows_come_back_from_whatever_part() {
        let rows = rows();
        assert_eq!((rows.len(), rows.item_count()), (5, 7));
        assert_eq!((rows.row(0), rows.row(1)), (&[1, 2][..], &[][..]));
        assert_eq!((rows.row(3), rows.row(4)), (&[4, 5, 6][..], &[7][..]));
        assert_eq!((rows.part_of(1), rows.part_of(4)), (0, 2));
        let first: Vec<usize> = rows.parts().map(|(first, _)| first).collect();
        assert_eq!(first, [0, 2, 4]);
        let (_, second) = rows.parts().nth(1).unwrap();
        let places: Vec<_> = second.places([0, 2, 3].into_iter()).collect();
        assert_eq!(places, [(0, 0), (1, 1), (1, 2)]);
    }

    #[test]
    fn items_are_changed_where_they_are() {
        let mut rows = rows().map(|part| move |item| 10 * part as u64 + u64::from(item));
        rows.row_mut(2)[0] = 0;
        assert_eq!((rows.row(2), rows.row(3)), (&[0][..], &[14, 15, 16][..]));
        assert_eq!(rows.row(4), [27]);
    }
}
