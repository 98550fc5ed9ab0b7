//! How often each row has each term.

use std::collections::BTreeMap;
use std::ops::Range;

use super::by_stem::starts;

/// Set in the code of an entry whose term is a pair.
const PAIR: u8 = 0x80;

/// The other bits of a code are the count; if it is this, [`Counts::many`] has it.
const MANY: u8 = 0x7F;

/// Sparse rows of counts, of the columns that several rows have: a column and a byte an entry, since
/// nearly all counts are 1. The byte says as well whether the term is a pair, so that no table of
/// columns need be asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Where the columns of each row begin, and at the end their number.
    offsets: Vec<u32>,
    /// Rising in each row.
    columns: Vec<u32>,
    codes: Vec<u8>,
    /// The counts that are too great for a code, by row and column.
    many: BTreeMap<(u32, u32), u32>,
}

impl Counts {
    /// Rows to be filled in, given how many columns each has.
    pub(super) fn with_room(lengths: &[u32]) -> Self {
        let offsets = starts(lengths.iter().copied());
        let entries = offsets[lengths.len()] as usize;
        Self {
            offsets,
            columns: vec![0; entries],
            codes: vec![0; entries],
            many: BTreeMap::new(),
        }
    }

    /// The rows in sections of so many, to be filled in side by side; the last section may have
    /// fewer rows, all others have whole blocks.
    pub(super) fn sections<const ROW_BITS: u32>(
        &mut self,
        rows_a_section: usize,
    ) -> Vec<Section<'_, ROW_BITS>> {
        let rows = self.row_count();
        let (mut columns_left, mut codes_left) = (&mut self.columns[..], &mut self.codes[..]);
        let mut sections = Vec::new();
        for from in (0..rows).step_by(rows_a_section) {
            let last = rows.min(from + rows_a_section);
            let offsets = &self.offsets[from..=last];
            let entries = (offsets[last - from] - offsets[0]) as usize;
            let (columns, codes);
            (columns, columns_left) = columns_left.split_at_mut(entries);
            (codes, codes_left) = codes_left.split_at_mut(entries);
            let blocks = offsets[..last - from].iter().step_by(1 << ROW_BITS);
            sections.push(Section {
                first_row: from as u32,
                offsets,
                next: blocks.map(|offset| offset - offsets[0]).collect(),
                columns,
                codes,
                again: Vec::new(),
            });
        }
        sections
    }

    /// Takes in what the sections found to be too great for a code.
    pub(super) fn with_many(mut self, many: impl IntoIterator<Item = ((u32, u32), u32)>) -> Self {
        self.many.extend(many);
        self
    }

    pub(super) fn row_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The columns of a row, rising, each with its count.
    #[inline]
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        let entries = self.entries(row);
        entries.map(move |(column, code)| (column, self.count(row, column, code)))
    }

    /// The columns of a row that stand for words, rising, each with its count.
    #[inline]
    pub(super) fn words_of_row(&self, row: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let words = self.entries(row).filter(|(_, code)| code & PAIR == 0);
        words.map(move |(column, code)| (column, self.count(row, column, code)))
    }

    /// The columns of a row, rising.
    pub(super) fn columns(&self, row: usize) -> &[u32] {
        &self.columns[self.range(row)]
    }

    /// The sum of a row's counts, multiplied by the weights of their kinds.
    #[inline]
    pub(super) fn weighted_sum(&self, row: usize, weights: &KindWeights) -> f64 {
        if self.many.is_empty() {
            // No column need be looked at.
            let codes = self.codes[self.range(row)].iter();
            codes.map(|&code| weights.by_code[usize::from(code)]).sum()
        } else {
            let entries = self.entries(row);
            let weighted = entries.map(|(column, code)| match code & MANY {
                MANY => f64::from(self.great_count(row, column)) * weights.of_kind(code),
                _ => weights.by_code[usize::from(code)],
            });
            weighted.sum()
        }
    }

    /// Number of pairs in a row, each counted once.
    pub(super) fn pair_count(&self, row: usize) -> usize {
        let codes = self.codes[self.range(row)].iter();
        codes.filter(|&code| code & PAIR > 0).count()
    }

    /// The count of a row in a column, if it has it. Logarithmic in its entries.
    pub(super) fn get(&self, row: usize, column: u32) -> Option<u32> {
        let at = self.columns(row).binary_search(&column).ok()?;
        let code = self.codes[self.offsets[row] as usize + at];
        Some(self.count(row, column, code))
    }

    fn range(&self, row: usize) -> Range<usize> {
        self.offsets[row] as usize..self.offsets[row + 1] as usize
    }

    /// The columns of a row, each with its code.
    #[inline]
    fn entries(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, u8)> + '_ {
        let range = self.range(row);
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

/// Some neighbouring rows while they are filled in. Entries come column by column, in no order of
/// the rows: each is first put behind the others of its block of rows, and only when all are there
/// the blocks are parted by row. So what is written to stays in the cache, however many rows there
/// are. A block has `1 << ROW_BITS` rows, at most 256, so that a byte tells a row of it.
#[derive(Debug)]
pub(super) struct Section<'a, const ROW_BITS: u32> {
    first_row: u32,
    /// Where the columns of each row begin, and at the end where the last ones end.
    offsets: &'a [u32],
    /// For each block of rows where its next entry comes to stand.
    next: Vec<u32>,
    /// With a flag, of which [`finish`](Self::finish) makes codes.
    columns: &'a mut [u32],
    /// For each entry the place of its row in the block; its code in the end.
    codes: &'a mut [u8],
    /// The place of a row and its column for each time that it is counted again, like ones
    /// together.
    again: Vec<(u32, u32)>,
}

impl<const ROW_BITS: u32> Section<'_, ROW_BITS> {
    /// Adds a column to those of its rows that are of the section, as often as it occurs; columns
    /// come in rising order, the rows of each as well.
    #[inline]
    pub(super) fn push(&mut self, column: u32, is_pair: bool, rows: impl Iterator<Item = u32>) {
        // Known apart, so that they need not be read anew after each entry.
        let (columns, codes, next) = (&mut *self.columns, &mut *self.codes, &mut self.next[..]);
        let entry = column | if is_pair { PAIR_COLUMN } else { 0 };
        let mut last = u32::MAX;
        for row in rows {
            let row = row.wrapping_sub(self.first_row);
            let Some(next) = next.get_mut((row >> ROW_BITS) as usize) else {
                continue;
            };
            if row == last {
                self.again.push((row, column));
                continue;
            }
            last = row;
            let at = *next as usize;
            *next += 1;
            columns[at] = entry;
            codes[at] = (row & ((1 << ROW_BITS) - 1)) as u8;
        }
    }

    /// Ends the filling in; what is too great for a code comes back.
    pub(super) fn finish(mut self) -> Vec<((u32, u32), u32)> {
        self.part_by_row();
        let mut many = Vec::new();
        for again in self.again.chunk_by(|one, other| one == other) {
            let (row, column) = again[0];
            let [from, to] = [row, row + 1].map(|row| self.offset(row as usize));
            if let Ok(at) = self.columns[from..to].binary_search(&column) {
                let count = again.len() as u32 + 1;
                let told = count.min(u32::from(MANY));
                let code = &mut self.codes[from + at];
                *code = *code & PAIR | told as u8;
                if told == u32::from(MANY) {
                    many.push(((self.first_row + row, column), count));
                }
            }
        }
        many
    }

    /// Parts the entries of each block by row, and makes codes of the flags.
    fn part_by_row(&mut self) {
        let rows = self.offsets.len() - 1;
        let mut entries = Vec::new();
        let mut next = [0; 256];
        for from in (0..rows).step_by(1 << ROW_BITS) {
            let to = rows.min(from + (1 << ROW_BITS));
            let range = self.offset(from)..self.offset(to);
            for (next, row) in next.iter_mut().zip(from..to) {
                *next = self.offset(row) - range.start;
            }
            let columns = &mut self.columns[range.clone()];
            let codes = &mut self.codes[range];
            entries.clear();
            entries.extend_from_slice(columns);
            for (&entry, place) in entries.iter().zip(&*codes) {
                let next = &mut next[usize::from(*place)];
                columns[*next] = entry;
                *next += 1;
            }
            for (column, code) in columns.iter_mut().zip(codes) {
                *code = (*column >> 24) as u8 & PAIR | 1;
                *column &= !PAIR_COLUMN;
            }
        }
    }

    /// Where the columns of a row begin among those of the section.
    fn offset(&self, row: usize) -> usize {
        (self.offsets[row] - self.offsets[0]) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_too_great_for_a_byte_are_kept() {
        let mut counts = Counts::with_room(&[2, 0, 1]);
        let mut sections = counts.sections::<1>(2);
        for (section, row, column, is_pair, count) in [
            (0, 0, 1, true, 1),
            (0, 0, 2, false, 126),
            (1, 2, 1, true, 70_000),
        ] {
            sections[section].push(column, is_pair, std::iter::repeat_n(row, count));
        }
        // Rows of other sections are passed over.
        for (section, row) in [(0, 2), (1, 1)] {
            sections[section].push(2, true, [row, row].into_iter());
        }
        let many: Vec<_> = sections.into_iter().flat_map(Section::finish).collect();
        let counts = counts.with_many(many);
        let weights = KindWeights::new(0.25, 0.5);
        let row = |row| counts.row(row).collect::<Vec<_>>();
        assert_eq!(row(0), [(1, 1), (2, 126)]);
        assert_eq!(row(1), []);
        assert_eq!(row(2), [(1, 70_000)]);
        assert!((counts.weighted_sum(0, &weights) - (0.5 + 31.5)).abs() < 1e-9);
        assert!((counts.weighted_sum(2, &weights) - 35_000.0).abs() < 1e-9);
        assert_eq!(counts.words_of_row(0).collect::<Vec<_>>(), [(2, 126)]);
        assert_eq!(counts.pair_count(0), 1);
        assert_eq!(counts.get(0, 2), Some(126));
        assert_eq!(counts.get(0, 0), None);
        assert_eq!(counts.get(2, 1), Some(70_000));
    }
}
