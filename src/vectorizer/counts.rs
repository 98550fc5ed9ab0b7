//! How often each row has each term.

use std::collections::BTreeMap;
use std::ops::Range;

use super::by_stem::starts;

/// Set in the code of an entry whose term is a pair.
const PAIR: u8 = 0x80;

/// The other bits of a code are the count; if it is this, [`Counts::many`] has it.
const MANY: u8 = 0x7F;

/// Sparse rows of counts: a column and a byte an entry, since nearly all counts are 1. The byte
/// says as well whether the term is a pair, so that no table of columns need be asked.
///
/// The columns that several rows have come first; those that a row alone has stand together, so
/// that of them only the bytes are kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Where the shared columns of each row begin, and at the end their number.
    offsets: Vec<u32>,
    /// Rising in each row.
    columns: Vec<u32>,
    codes: Vec<u8>,
    /// The first of the columns that each row alone has, and at the end the number of all columns.
    single_starts: Vec<u32>,
    single_codes: Vec<u8>,
    /// The counts that are too great for a code, by row and column.
    many: BTreeMap<(u32, u32), u32>,
}

impl Counts {
    /// Rows to be filled in, given how many shared columns each has, and the first of the columns
    /// that each alone has, with the number of all columns at the end.
    pub(super) fn with_room(shared: &[u32], single_starts: Vec<u32>) -> Self {
        let offsets = starts(shared.iter().copied());
        let entries = offsets[shared.len()] as usize;
        let singles = single_starts[shared.len()] - single_starts[0];
        Self {
            offsets,
            columns: vec![0; entries],
            codes: vec![0; entries],
            single_starts,
            single_codes: vec![0; singles as usize],
            many: BTreeMap::new(),
        }
    }

    /// The rows in sections of so many, to be filled in side by side, with `1 << row_bits` rows to
    /// a block; the last section may have fewer rows, all others have whole blocks.
    pub(super) fn sections(&mut self, rows_a_section: usize, row_bits: u32) -> Vec<Section<'_>> {
        let rows = self.row_count();
        let (mut columns_left, mut codes_left) = (&mut self.columns[..], &mut self.codes[..]);
        let mut single_codes_left = &mut self.single_codes[..];
        let mut sections = Vec::new();
        for from in (0..rows).step_by(rows_a_section) {
            let last = rows.min(from + rows_a_section);
            let offsets = &self.offsets[from..=last];
            let single_starts = &self.single_starts[from..=last];
            let [entries, singles] =
                [offsets, single_starts].map(|starts| (starts[last - from] - starts[0]) as usize);
            let (columns, codes, single_codes);
            (columns, columns_left) = columns_left.split_at_mut(entries);
            (codes, codes_left) = codes_left.split_at_mut(entries);
            (single_codes, single_codes_left) = single_codes_left.split_at_mut(singles);
            let blocks = offsets[..last - from].iter().step_by(1 << row_bits);
            sections.push(Section {
                first_row: from as u32,
                row_bits,
                offsets,
                next: blocks.map(|offset| offset - offsets[0]).collect(),
                columns,
                codes,
                places: vec![0; entries],
                again: Vec::new(),
                single_starts,
                single_codes,
                many: Vec::new(),
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

    /// The row that alone has a column.
    pub(super) fn row_of_single(&self, column: u32) -> usize {
        self.single_starts.partition_point(|&start| start <= column) - 1
    }

    /// The columns of a row, rising, each with its count.
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        let (shared, singles) = (self.range(row), self.singles(row));
        let shared_count = shared.len();
        (0..shared_count + singles.len()).map(move |at| {
            let (column, code) = match at.checked_sub(shared_count) {
                None => (
                    self.columns[shared.start + at],
                    self.codes[shared.start + at],
                ),
                Some(at) => {
                    let column = singles.start + at as u32;
                    (column, self.single_codes[self.place_of_single(column)])
                }
            };
            (column, f64::from(self.count(row, column, code)))
        })
    }

    /// The columns of a row that other rows have as well, rising, each with its count.
    #[inline]
    pub(super) fn shared_row(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        let entries = self.shared_codes(row);
        entries.map(move |(column, code)| (column, self.count(row, column, code)))
    }

    /// What a row has of the columns that it alone has: their counts, multiplied by the weights of
    /// their kinds.
    #[inline]
    pub(super) fn weighted_singles(
        &self,
        row: usize,
        weights: &KindWeights,
    ) -> impl Iterator<Item = f64> {
        let singles = self.singles(row);
        let codes = self.single_codes(row).iter();
        codes
            .zip(singles)
            .map(move |(&code, column)| self.weighted(row, column, code, weights))
    }

    /// The columns of a row that stand for words, rising, each with its count.
    #[inline]
    pub(super) fn words_of_row(&self, row: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let singles = self
            .singles(row)
            .zip(self.single_codes(row).iter().copied());
        let all = self.shared_codes(row).chain(singles);
        let words = all.filter(|(_, code)| code & PAIR == 0);
        words.map(move |(column, code)| (column, f64::from(self.count(row, column, code))))
    }

    /// The columns of a row that other rows have as well, rising.
    pub(super) fn shared_columns(&self, row: usize) -> &[u32] {
        &self.columns[self.range(row)]
    }

    /// The columns that a row alone has.
    pub(super) fn singles(&self, row: usize) -> Range<u32> {
        self.single_starts[row]..self.single_starts[row + 1]
    }

    /// The sum of a row's counts, multiplied by the weights of their kinds.
    #[inline]
    pub(super) fn weighted_sum(&self, row: usize, weights: &KindWeights) -> f64 {
        if self.many.is_empty() {
            // No column need be looked at.
            let codes = self.codes(row);
            codes.map(|&code| weights.by_code[usize::from(code)]).sum()
        } else {
            let shared = self.shared_codes(row);
            let shared = shared.map(|(column, code)| self.weighted(row, column, code, weights));
            shared.chain(self.weighted_singles(row, weights)).sum()
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
        self.codes(row).filter(|&code| code & PAIR > 0)
    }

    fn codes(&self, row: usize) -> impl DoubleEndedIterator<Item = &u8> {
        self.codes[self.range(row)]
            .iter()
            .chain(self.single_codes(row))
    }

    /// The count of a row in a column, if it has it. Logarithmic in its entries.
    pub(super) fn get(&self, row: usize, column: u32) -> Option<f64> {
        let code = if self.singles(row).contains(&column) {
            self.single_codes[self.place_of_single(column)]
        } else {
            let at = self.shared_columns(row).binary_search(&column).ok()?;
            self.codes[self.offsets[row] as usize + at]
        };
        Some(f64::from(self.count(row, column, code)))
    }

    /// Whether a row has a column. Logarithmic in its entries.
    pub(super) fn has(&self, row: usize, column: u32) -> bool {
        self.singles(row).contains(&column)
            || self.shared_columns(row).binary_search(&column).is_ok()
    }

    fn range(&self, row: usize) -> Range<usize> {
        self.offsets[row] as usize..self.offsets[row + 1] as usize
    }

    /// The columns of a row that other rows have as well, each with its code.
    #[inline]
    fn shared_codes(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, u8)> + '_ {
        let range = self.range(row);
        let columns = self.columns[range.clone()].iter().copied();
        columns.zip(self.codes[range].iter().copied())
    }

    fn single_codes(&self, row: usize) -> &[u8] {
        let singles = self.singles(row);
        &self.single_codes[self.place_of_single(singles.start)..self.place_of_single(singles.end)]
    }

    fn place_of_single(&self, column: u32) -> usize {
        (column - self.single_starts[0]) as usize
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

/// Some neighbouring rows while they are filled in. Entries come column by column, in no order of
/// the rows: each is first put behind the others of its block of rows, and only when all are there
/// the blocks are parted by row. So what is written to stays in the cache, however many rows there
/// are.
#[derive(Debug)]
pub(super) struct Section<'a> {
    first_row: u32,
    row_bits: u32,
    /// Where the shared columns of each row begin, and at the end where the last ones end.
    offsets: &'a [u32],
    /// For each block of rows where its next entry comes to stand.
    next: Vec<u32>,
    /// With a flag, of which [`finish`](Self::finish) makes codes.
    columns: &'a mut [u32],
    codes: &'a mut [u8],
    /// For each entry the place of its row in the block.
    places: Vec<u16>,
    /// A row and its column for each time that it is counted again, like ones together.
    again: Vec<(u32, u32)>,
    single_starts: &'a [u32],
    single_codes: &'a mut [u8],
    many: Vec<((u32, u32), u32)>,
}

impl Section<'_> {
    /// The first of its rows.
    pub(super) fn first_row(&self) -> u32 {
        self.first_row
    }

    /// The columns that its rows alone have.
    pub(super) fn singles(&self) -> Range<u32> {
        self.single_starts[0]..self.single_starts[self.single_starts.len() - 1]
    }

    /// Adds an entry with a count of 1 to a row and tells whether it is of the section; columns
    /// come in rising order, the rows of each as well.
    #[inline]
    pub(super) fn push(&mut self, row: u32, column: u32, is_pair: bool) -> bool {
        let row = row.wrapping_sub(self.first_row);
        let Some(next) = self.next.get_mut((row >> self.row_bits) as usize) else {
            return false;
        };
        self.columns[*next as usize] = flagged(column, is_pair);
        self.places[*next as usize] = (row & ((1 << self.row_bits) - 1)) as u16;
        *next += 1;
        true
    }

    /// Counts the column last pushed once more in a row.
    #[cold]
    pub(super) fn count_again(&mut self, row: u32, column: u32) {
        self.again.push((row, column));
    }

    /// Fills in all columns that rows alone have, each with a count of 1: whether they are pairs.
    pub(super) fn fill_singles(&mut self, are_pairs: impl Iterator<Item = bool>) {
        for (code, is_pair) in self.single_codes.iter_mut().zip(are_pairs) {
            *code = 1 | if is_pair { PAIR } else { 0 };
        }
    }

    /// Sets how often a row has a column that it alone has.
    pub(super) fn set_single(&mut self, row: u32, column: u32, count: u32) {
        let code = &mut self.single_codes[(column - self.single_starts[0]) as usize];
        set(code, (row, column), count, &mut self.many);
    }

    /// Ends the filling in; what is too great for a code comes back.
    pub(super) fn finish(mut self) -> Vec<((u32, u32), u32)> {
        self.part_by_row();
        for again in self.again.chunk_by(|one, other| one == other) {
            let (row, column) = again[0];
            let [from, to] = [0, 1].map(|next| self.offset((row - self.first_row) as usize + next));
            if let Ok(at) = self.columns[from..to].binary_search(&column) {
                let count = again.len() as u32 + 1;
                set(&mut self.codes[from + at], again[0], count, &mut self.many);
            }
        }
        self.many
    }

    /// Parts the entries of each block by row, and takes the flags off the columns.
    fn part_by_row(&mut self) {
        let rows = self.offsets.len() - 1;
        let mut entries = Vec::new();
        let mut next = Vec::new();
        for from in (0..rows).step_by(1 << self.row_bits) {
            let to = rows.min(from + (1 << self.row_bits));
            let range = self.offset(from)..self.offset(to);
            entries.clear();
            entries.extend_from_slice(&self.columns[range.clone()]);
            next.clear();
            next.extend((from..to).map(|row| self.offset(row)));
            for (&column, &place) in entries.iter().zip(&self.places[range]) {
                let next = &mut next[usize::from(place)];
                self.columns[*next] = column & !PAIR_COLUMN;
                self.codes[*next] = (column >> 24) as u8 & PAIR | 1;
                *next += 1;
            }
        }
    }

    /// Where the shared columns of a row begin among those of the section.
    fn offset(&self, row: usize) -> usize {
        (self.offsets[row] - self.offsets[0]) as usize
    }
}

/// Sets the count of an entry in its code, or among those that are too great for one.
fn set(code: &mut u8, entry: (u32, u32), count: u32, many: &mut Vec<((u32, u32), u32)>) {
    let told = count.min(u32::from(MANY));
    *code = *code & PAIR | told as u8;
    if told == u32::from(MANY) {
        many.push((entry, count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_too_great_for_a_byte_are_kept() {
        // Columns 0 to 2 are shared; row 0 has columns 3 and 4 alone, row 2 column 5.
        let mut counts = Counts::with_room(&[2, 0, 1], vec![3, 5, 5, 6]);
        let mut sections = counts.sections(2, 1);
        for (section, row, column, is_pair, count) in [
            (0, 0, 1, true, 1),
            (0, 0, 2, false, 126),
            (1, 2, 1, true, 70_000),
        ] {
            assert!(sections[section].push(row, column, is_pair));
            for _ in 1..count {
                sections[section].count_again(row, column);
            }
        }
        assert!(!sections[0].push(2, 2, true));
        sections[0].fill_singles([true, false].into_iter());
        sections[0].set_single(0, 4, 127);
        sections[1].fill_singles([true].into_iter());
        sections[1].set_single(2, 5, 126);
        let many: Vec<_> = sections.into_iter().flat_map(Section::finish).collect();
        let counts = counts.with_many(many);
        let weights = KindWeights::new(0.25, 0.5);
        let row = |row| counts.row(row).collect::<Vec<_>>();
        let singles = |row| counts.weighted_singles(row, &weights).collect::<Vec<_>>();
        assert_eq!(row(0), [(1, 1.0), (2, 126.0), (3, 1.0), (4, 127.0)]);
        assert_eq!(row(1), []);
        assert_eq!(row(2), [(1, 70_000.0), (5, 126.0)]);
        assert_eq!(singles(0), [0.5, 31.75]);
        assert_eq!(singles(2), [63.0]);
        assert!((counts.weighted_sum(0, &weights) - (0.5 + 31.5 + 0.5 + 31.75)).abs() < 1e-9);
        assert_eq!(
            counts.words_of_row(0).collect::<Vec<_>>(),
            [(2, 126.0), (4, 127.0)]
        );
        assert_eq!(counts.shared_row(2).collect::<Vec<_>>(), [(1, 70_000)]);
        assert_eq!(counts.pair_count(0), 2);
        assert_eq!(counts.get(0, 2), Some(126.0));
        assert_eq!(counts.get(0, 0), None);
        assert_eq!(counts.get(2, 5), Some(126.0));
        assert!(counts.has(0, 4) && !counts.has(0, 5));
        assert_eq!(
            [3, 4, 5].map(|column| counts.row_of_single(column)),
            [0, 0, 2]
        );
    }
}
