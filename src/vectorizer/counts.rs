//! How often each row has each term.

use std::collections::BTreeMap;
use std::ops::Range;

use super::vocabulary::Vocabulary;
use crate::sparse_matrix::offsets;

/// Set in the code of an entry whose term is a pair.
const PAIR: u8 = 0x80;

/// The other bits of a code are the count; if it is this, [`Counts::many`] has it.
const MANY: u8 = 0x7F;

/// Sparse rows of counts: a column and a byte an entry, since nearly all counts are 1. The byte
/// says as well whether the term is a pair, so that no table of columns need be asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    row_offsets: Vec<usize>,
    /// Rising in each row.
    columns: Vec<u32>,
    codes: Vec<u8>,
    /// The counts that are too great for a code, by row and column.
    many: BTreeMap<(u32, u32), u32>,
}

impl Counts {
    /// Rows with so many entries each, to be filled in.
    pub(super) fn of_lengths(lengths: &[u32]) -> Self {
        let row_offsets = offsets(lengths);
        let entries = row_offsets[lengths.len()];
        Self {
            row_offsets,
            columns: vec![0; entries],
            codes: vec![0; entries],
            many: BTreeMap::new(),
        }
    }

    /// The rows in blocks of so many, to be filled in side by side; the last may have fewer.
    pub(super) fn blocks(&mut self, rows_a_block: usize) -> Vec<Block<'_>> {
        let rows = self.row_count();
        let (mut columns_left, mut codes_left) = (&mut self.columns[..], &mut self.codes[..]);
        let mut blocks = Vec::new();
        for from in (0..rows).step_by(rows_a_block) {
            let offsets = &self.row_offsets[from..=rows.min(from + rows_a_block)];
            let length = offsets[offsets.len() - 1] - offsets[0];
            let (columns, codes);
            (columns, columns_left) = columns_left.split_at_mut(length);
            (codes, codes_left) = codes_left.split_at_mut(length);
            blocks.push(Block {
                first_row: from as u32,
                next: offsets[..offsets.len() - 1]
                    .iter()
                    .map(|offset| (offset - offsets[0]) as u32)
                    .collect(),
                columns,
                codes,
                many: Vec::new(),
            });
        }
        blocks
    }

    /// Takes in what the blocks found to be too great for a code.
    pub(super) fn with_many(mut self, many: impl IntoIterator<Item = ((u32, u32), u32)>) -> Self {
        self.many.extend(many);
        self
    }

    pub(super) fn row_count(&self) -> usize {
        self.row_offsets.len() - 1
    }

    /// The columns of a row, rising, each with its count.
    #[inline]
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        self.entries(row)
            .map(move |(column, code)| (column, f64::from(self.count(row, column, code))))
    }

    /// The same with counts multiplied by the weights of their kinds.
    #[inline]
    pub(super) fn weighted_row(
        &self,
        row: usize,
        weights: &KindWeights,
    ) -> impl ExactSizeIterator<Item = (u32, f64)> {
        self.entries(row)
            .map(move |(column, code)| (column, self.weighted(row, column, code, weights)))
    }

    /// Those columns of a row that stand in a range, rising, each with its count.
    #[inline]
    pub(super) fn row_within(
        &self,
        row: usize,
        columns: Range<u32>,
    ) -> impl Iterator<Item = (u32, u32)> + '_ {
        let range = self.range(row);
        let before = match columns.start {
            0 => 0,
            start => self.columns(row).partition_point(|&column| column < start),
        };
        let entries = self.entries_in(range.start + before..range.end);
        let entries = entries.take_while(move |(column, _)| *column < columns.end);
        entries.map(move |(column, code)| (column, self.count(row, column, code)))
    }

    /// What two sorts of columns have in a row: for those below a limit the columns and counts, for
    /// the others the counts multiplied by the weights of their kinds.
    #[inline]
    pub(super) fn parted_row(
        &self,
        row: usize,
        limit: u32,
        weights: &KindWeights,
    ) -> (impl Iterator<Item = (u32, u32)>, impl Iterator<Item = f64>) {
        let range = self.range(row);
        let below = self.columns(row).partition_point(|&column| column < limit);
        let middle = range.start + below;
        let below = self.entries_in(range.start..middle);
        let others = self.entries_in(middle..range.end);
        (
            below.map(move |(column, code)| (column, self.count(row, column, code))),
            others.map(move |(column, code)| self.weighted(row, column, code, weights)),
        )
    }

    /// Adds the counts of a row, multiplied by the weights of their kinds and by a factor, to the
    /// sums of its columns.
    pub(super) fn add_weighted(
        &self,
        row: usize,
        weights: &KindWeights,
        factor: f64,
        sums: &mut [f64],
    ) {
        for (column, value) in self.weighted_row(row, weights) {
            sums[column as usize] += factor * value;
        }
    }

    /// The columns of a row that stand for words, rising, each with its count.
    #[inline]
    pub(super) fn words_of_row(&self, row: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let words = self.entries(row).filter(|(_, code)| code & PAIR == 0);
        words.map(move |(column, code)| (column, f64::from(self.count(row, column, code))))
    }

    /// The columns of a row, rising.
    pub(super) fn columns(&self, row: usize) -> &[u32] {
        &self.columns[self.range(row)]
    }

    /// The sum of a row's counts, multiplied by the weights of their kinds.
    #[inline]
    pub(super) fn weighted_sum(&self, row: usize, weights: &KindWeights) -> f64 {
        let codes = &self.codes[self.range(row)];
        if self.many.is_empty() {
            // No column need be looked at.
            codes
                .iter()
                .map(|&code| weights.by_code[usize::from(code)])
                .sum()
        } else {
            self.weighted_row(row, weights)
                .map(|(_, value)| value)
                .sum()
        }
    }

    /// Number of pairs in a row, each counted once.
    pub(super) fn pair_count(&self, row: usize) -> usize {
        self.pairs(row).count()
    }

    /// Whether a row has so many pairs, each counted once.
    pub(super) fn has_pairs(&self, row: usize, least: usize) -> bool {
        // The last columns are of terms that the row alone has, most of which are pairs.
        least == 0 || self.pairs(row).nth_back(least - 1).is_some()
    }

    fn pairs(&self, row: usize) -> impl DoubleEndedIterator<Item = &u8> {
        let codes = self.codes[self.range(row)].iter();
        codes.filter(|&code| code & PAIR > 0)
    }

    /// The count of a row in a column, if it has it. Logarithmic in its entries.
    pub(super) fn get(&self, row: usize, column: u32) -> Option<f64> {
        let at = self.columns(row).binary_search(&column).ok()?;
        let code = self.codes[self.row_offsets[row] + at];
        Some(f64::from(self.count(row, column, code)))
    }

    fn range(&self, row: usize) -> Range<usize> {
        self.row_offsets[row]..self.row_offsets[row + 1]
    }

    #[inline]
    fn entries(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, u8)> + '_ {
        self.entries_in(self.range(row))
    }

    fn entries_in(&self, range: Range<usize>) -> impl ExactSizeIterator<Item = (u32, u8)> + '_ {
        let columns = self.columns[range.clone()].iter().copied();
        columns.zip(self.codes[range].iter().copied())
    }

    #[inline]
    fn count(&self, row: usize, column: u32, code: u8) -> u32 {
        match code & MANY {
            MANY => self.great_count(row, column),
            count => u32::from(count),
        }
    }

    #[inline]
    fn weighted(&self, row: usize, column: u32, code: u8, weights: &KindWeights) -> f64 {
        match code & MANY {
            MANY => f64::from(self.great_count(row, column)) * weights.of_kind(code),
            _ => weights.by_code[usize::from(code)],
        }
    }

    #[cold]
    fn great_count(&self, row: usize, column: u32) -> u32 {
        self.many[&(row as u32, column)]
    }
}

/// Counts multiplied by the weights of their kinds, worked out beforehand.
#[derive(Clone, Debug)]
pub(super) struct KindWeights {
    /// For every code, the great counts' aside.
    by_code: [f64; 256],
}

impl KindWeights {
    pub(super) fn new(word: f64, pair: f64) -> Self {
        let weight = |code: u8| if code & PAIR == 0 { word } else { pair };
        let weighted = |code: u8| f64::from(code & MANY) * weight(code);
        Self {
            by_code: std::array::from_fn(|code| weighted(code as u8)),
        }
    }

    /// The weight of a code's kind.
    fn of_kind(&self, code: u8) -> f64 {
        self.by_code[usize::from(code & PAIR | 1)]
    }
}

/// Set in a column that stands for a pair while rows are filled in; there are not half as many
/// columns as numbers.
const PAIR_COLUMN: u32 = 1 << 31;

/// A column with its flag.
fn flagged(column: u32, is_pair: bool) -> u32 {
    column | if is_pair { PAIR_COLUMN } else { 0 }
}

/// Some neighbouring rows while they are filled in. Entries come in no order of the rows, so each
/// is written to one place: columns with a flag, of which [`finish`](Self::finish) makes codes.
#[derive(Debug)]
pub(super) struct Block<'a> {
    first_row: u32,
    /// For each row where its next entry comes to stand.
    next: Vec<u32>,
    columns: &'a mut [u32],
    /// How often each entry was counted again, at most as often as a code can tell.
    codes: &'a mut [u8],
    many: Vec<((u32, u32), u32)>,
}

impl Block<'_> {
    /// The rows that it has.
    pub(super) fn rows(&self) -> Range<u32> {
        self.first_row..self.first_row + self.next.len() as u32
    }

    /// Adds an entry with a count of 1 to a row, if it is of the block; columns come in rising
    /// order.
    #[inline]
    pub(super) fn push(&mut self, row: u32, column: u32, is_pair: bool) -> Option<()> {
        let place = row.checked_sub(self.first_row)?;
        let next = self.next.get_mut(place as usize)?;
        self.columns[*next as usize] = flagged(column, is_pair);
        *next += 1;
        Some(())
    }

    /// Counts the last entry of a row, if it is the last one pushed, once more.
    #[cold]
    pub(super) fn count_again(&mut self, row: u32) {
        let at = self.next[(row - self.first_row) as usize] as usize - 1;
        let again = &mut self.codes[at];
        match self.many.last_mut() {
            Some((_, count)) if *again + 1 == MANY => *count += 1,
            _ => {
                *again += 1;
                if *again + 1 == MANY {
                    let column = self.columns[at] & !PAIR_COLUMN;
                    self.many.push(((row, column), u32::from(MANY)));
                }
            }
        }
    }

    /// Adds neighbouring columns to a row of the block, each with a count of 1.
    pub(super) fn push_range(&mut self, row: u32, columns: Range<u32>, vocabulary: &Vocabulary) {
        let next = &mut self.next[(row - self.first_row) as usize];
        let room = *next as usize..*next as usize + columns.len();
        *next += columns.len() as u32;
        let are_pairs = vocabulary.are_pairs(columns.clone());
        for ((entry, column), is_pair) in self.columns[room].iter_mut().zip(columns).zip(are_pairs)
        {
            *entry = flagged(column, is_pair);
        }
    }

    /// Ends the filling in; what is too great for a code comes back.
    pub(super) fn finish(self) -> Vec<((u32, u32), u32)> {
        for (column, code) in self.columns.iter_mut().zip(self.codes) {
            let is_pair = (*column >> 24) as u8 & PAIR;
            *code = (*code + 1) | is_pair;
            *column &= !PAIR_COLUMN;
        }
        self.many
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_too_great_for_a_byte_are_kept() {
        let mut counts = Counts::of_lengths(&[2, 0, 1]);
        let mut blocks = counts.blocks(2);
        for (block, row, column, is_pair, count) in [
            (0, 0, 3, true, 1),
            (0, 0, 7, false, 126),
            (1, 2, 3, true, 70_000),
        ] {
            assert!(blocks[block].push(row, column, is_pair).is_some());
            for _ in 1..count {
                blocks[block].count_again(row);
            }
        }
        let many: Vec<_> = blocks.into_iter().flat_map(Block::finish).collect();
        let counts = counts.with_many(many);
        let weights = KindWeights::new(0.25, 0.5);
        let weighted = |row| counts.weighted_row(row, &weights).collect::<Vec<_>>();
        assert_eq!(counts.row(0).collect::<Vec<_>>(), [(3, 1.0), (7, 126.0)]);
        assert_eq!(weighted(0), [(3, 0.5), (7, 31.5)]);
        assert_eq!(weighted(2), [(3, 35_000.0)]);
        assert_eq!(counts.words_of_row(0).collect::<Vec<_>>(), [(7, 126.0)]);
        assert_eq!(counts.row(1).len(), 0);
        assert_eq!(counts.row(2).collect::<Vec<_>>(), [(3, 70_000.0)]);
        assert_eq!(counts.pair_count(0), 1);
        assert_eq!(counts.columns(0), [3, 7]);
        assert_eq!(counts.get(0, 7), Some(126.0));
        assert_eq!(counts.get(0, 4), None);
        assert_eq!(counts.get(2, 3), Some(70_000.0));
    }
}
