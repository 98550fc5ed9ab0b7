//! The terms that one row alone has.

use std::ops::Range;

/// Which columns stand for terms that one row alone has. Most terms are such, so next to nothing is
/// kept of them: the columns of words come first, row after row, then those of pairs. Of its pairs
/// a row has first those that occur in it more than once; else like ones are ordered by their key.
#[derive(Clone, Debug, Default)]
pub(super) struct Singles {
    /// Where those of each row begin, and at the end where the last ones end.
    pub(super) starts: Vec<Starts>,
    /// The columns that their row has more than once, row after row, rising in each, and how often.
    pub(super) repeated: Vec<(u32, u32)>,
}

/// Where the terms that a row alone has begin.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Starts {
    /// The first of the columns of words.
    pub(super) words: u32,
    /// The first of the columns of pairs.
    pub(super) pairs: u32,
    /// The place among the repeated columns.
    pub(super) repeated: u32,
}

impl Singles {
    /// The columns of the words that a row alone has.
    pub(super) fn words(&self, row: usize) -> Range<u32> {
        self.starts[row].words..self.starts[row + 1].words
    }

    /// The columns of the pairs that a row alone has.
    pub(super) fn pairs(&self, row: usize) -> Range<u32> {
        self.starts[row].pairs..self.starts[row + 1].pairs
    }

    /// The first column of a pair; all that follow are such.
    pub(super) fn first_pair(&self) -> u32 {
        self.starts.first().map_or(0, |start| start.pairs)
    }

    /// The number of all columns, the shared ones included.
    pub(super) fn end(&self) -> u32 {
        self.starts.last().map_or(0, |end| end.pairs)
    }

    /// The row that alone has a column.
    pub(super) fn row_of(&self, column: u32) -> usize {
        let is_pair = column >= self.first_pair();
        let of_kind = |start: &Starts| if is_pair { start.pairs } else { start.words };
        self.starts
            .partition_point(|start| of_kind(start) <= column)
            - 1
    }

    /// Whether a row alone has a column.
    pub(super) fn has(&self, row: usize, column: u32) -> bool {
        self.words(row).contains(&column) || self.pairs(row).contains(&column)
    }

    /// The columns that a row alone has, rising, each with its count.
    pub(super) fn counts(&self, row: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let columns = self.words(row).chain(self.pairs(row));
        self.with_counts(row, columns)
    }

    /// Those of words.
    #[inline]
    pub(super) fn word_counts(&self, row: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.with_counts(row, self.words(row))
    }

    fn with_counts(
        &self,
        row: usize,
        columns: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = (u32, u32)> {
        let mut repeated = self.repeated(row).iter().copied().peekable();
        columns.map(move |column| {
            let again = repeated.next_if(|&(repeated, _)| repeated == column);
            again.unwrap_or((column, 1))
        })
    }

    /// How often a row has a column, if it alone has it.
    pub(super) fn get(&self, row: usize, column: u32) -> Option<u32> {
        self.has(row, column).then(|| {
            let repeated = self.repeated(row).iter();
            let again = repeated.copied().find(|&(repeated, _)| repeated == column);
            again.map_or(1, |(_, count)| count)
        })
    }

    /// What a row has more than once of the terms that it alone has.
    pub(super) fn repeated(&self, row: usize) -> &[(u32, u32)] {
        let [from, to] = [row, row + 1].map(|row| self.starts[row].repeated as usize);
        &self.repeated[from..to]
    }

    /// A sum over the terms that a row alone has of what `value` makes of their counts, given for
    /// words and for pairs.
    pub(super) fn sums(&self, row: usize, value: impl Fn(f64) -> f64) -> [f64; 2] {
        let once = value(1.0);
        let mut sums =
            [self.words(row), self.pairs(row)].map(|columns| columns.len() as f64 * once);
        for &(column, count) in self.repeated(row) {
            sums[usize::from(column >= self.first_pair())] += value(f64::from(count)) - once;
        }
        sums
    }
}
