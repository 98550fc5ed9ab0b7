//! Where terms occur, and how often: the columns of a matrix are found without sorting, and
//! without looking each occurrence up in a table of all terms.
//!
//! Occurrences are dealt out to the stem that they begin with. The rows of a word then stand
//! together; those of the pairs that begin with the same stem are parted by the stem that follows,
//! for which a table of the stems is enough. Terms are then numbered by the row that has them
//! first, and the rows put together column by column, so that in each the columns rise.
//!
//! What is split between threads never shows in the result.

use std::ops::Range;

use rayon::prelude::*;

use super::counts::{Block, Counts};
use super::vocabulary::{Frequency, NONE, Term, Vocabulary};
use crate::analysis::Analysis;

/// Rows that one parallel task looks at, at least.
const ROWS_A_BLOCK: usize = 1024;

/// How many such tasks there are at most: there is one a thread, but each goes through all terms.
const MOST_BLOCKS: usize = 8;

/// The terms of some rows.
pub(super) struct Counted {
    pub(super) vocabulary: Vocabulary,
    pub(super) counts: Counts,
    /// For each stem the rows that have it as a word, rising, one as often as the word occurs.
    pub(super) words: ByStem<u32>,
}

/// Counts the terms of the first rows of an analysis: `documents[i]` is the number of the document
/// that row `i` belongs to.
///
/// Linear in the tokens.
pub(super) fn count(analysis: &Analysis, documents: &[u32]) -> Counted {
    let blocks = rayon::current_num_threads().min(MOST_BLOCKS);
    let block = ROWS_A_BLOCK.max(documents.len().div_ceil(blocks));
    count_by(analysis, documents, block)
}

/// The same with so many rows to a task; there are about as many shares of the terms.
fn count_by(analysis: &Analysis, documents: &[u32], block: usize) -> Counted {
    let text = Text::new(analysis, documents.len());
    let Sizes { stems, mut lengths } = text.sizes(block);
    let mut words = ByStem::with_room(stems.iter().map(|sizes| sizes[0]));
    let mut pairs = ByStem::with_room(stems.iter().map(|sizes| sizes[1]));
    let shares = shares(&stems, documents.len().div_ceil(block));
    drop(stems);
    let found: Vec<NewTerms> = (words.parts(&shares).into_par_iter())
        .zip(pairs.parts(&shares))
        .map(|(words, pairs)| Share { words, pairs }.fill(&text))
        .collect();
    for &row in found.iter().flat_map(|found| &found.repeated) {
        lengths[row as usize] -= 1;
    }
    let starts = starts(&found, documents.len());
    drop(found);
    let terms = Terms { words, pairs };
    let (vocabulary, lists, repeated) = terms.number(&starts, block, documents);
    let mut counts = Counts::of_lengths(&lengths);
    let blocks = counts.blocks(block).into_par_iter().zip(repeated);
    let many: Vec<_> = blocks
        .map(|(mut block, repeated)| {
            terms.fill_shared(&vocabulary, &lists, &mut block);
            fill_single(&vocabulary, &starts, &repeated, &mut block);
            block.finish()
        })
        .collect();
    Counted {
        vocabulary,
        counts: counts.with_many(many.into_iter().flatten()),
        words: terms.words,
    }
}

/// The rows whose terms are counted.
struct Text<'a> {
    analysis: &'a Analysis,
    row_count: usize,
    /// For each stem whether it is long enough to be a term by itself.
    is_word: Vec<bool>,
}

/// How many words and pairs begin with each stem, and how many terms each row has, all counted as
/// often as they occur.
struct Sizes {
    stems: Vec<[u32; 2]>,
    lengths: Vec<u32>,
}

impl<'a> Text<'a> {
    fn new(analysis: &'a Analysis, row_count: usize) -> Self {
        let stems = 0..analysis.stem_count() as u32;
        Self {
            analysis,
            row_count,
            is_word: stems
                .map(|stem| Term::is_word(analysis.stem(stem)))
                .collect(),
        }
    }

    /// The stems of a row, each with whether it is a term by itself, and the stem with which it
    /// makes a pair.
    #[inline]
    fn beginnings(&self, row: usize) -> impl Iterator<Item = (u32, bool, Option<u32>)> + '_ {
        let tokens = self.analysis.row(row);
        tokens.iter().enumerate().map(move |(at, &token)| {
            let is_word = !token.stop() && self.is_word[token.stem() as usize];
            let next = tokens.get(at + 1);
            let next = next.filter(|&&next| Term::are_pair(token, next));
            (token.stem(), is_word, next.map(|next| next.stem()))
        })
    }

    fn sizes(&self, rows_a_block: usize) -> Sizes {
        let mut lengths = vec![0; self.row_count];
        let blocks = lengths.par_chunks_mut(rows_a_block).enumerate();
        let by_block: Vec<Vec<[u32; 2]>> = blocks
            .map(|(block, lengths)| {
                let mut stems = vec![[0; 2]; self.is_word.len()];
                for (row, length) in (block * rows_a_block..).zip(lengths) {
                    for (stem, is_word, second) in self.beginnings(row) {
                        let terms = [u32::from(is_word), u32::from(second.is_some())];
                        add(&mut stems[stem as usize], terms);
                        *length += terms[0] + terms[1];
                    }
                }
                stems
            })
            .collect();
        Sizes {
            stems: sum(by_block, self.is_word.len()),
            lengths,
        }
    }
}

fn add(sum: &mut [u32; 2], [one, other]: [u32; 2]) {
    sum[0] += one;
    sum[1] += other;
}

/// The sum of lists of one length.
fn sum(lists: Vec<Vec<[u32; 2]>>, length: usize) -> Vec<[u32; 2]> {
    let mut lists = lists.into_iter();
    let mut sums = lists.next().unwrap_or_else(|| vec![[0; 2]; length]);
    for list in lists {
        for (sum, terms) in sums.iter_mut().zip(list) {
            add(sum, terms);
        }
    }
    sums
}

/// The stems in at most so many ranges that begin about equally many terms; each of them will go
/// through the whole text.
fn shares(stems: &[[u32; 2]], most: usize) -> Vec<Range<usize>> {
    let terms = |sizes: &[u32; 2]| (sizes[0] + sizes[1]) as usize;
    let share = stems.iter().map(terms).sum::<usize>().div_ceil(most.max(1));
    let mut shares = Vec::new();
    let (mut from, mut size) = (0, 0);
    for (stem, sizes) in stems.iter().enumerate() {
        size += terms(sizes);
        if size >= share.max(1) || stem + 1 == stems.len() {
            shares.push(from..stem + 1);
            (from, size) = (stem + 1, 0);
        }
    }
    shares
}

/// Lists, one for each stem.
#[derive(Clone, Debug, Default)]
pub(super) struct ByStem<T> {
    /// For each stem where its list begins, and at the end the number of all items.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Clone + Default> ByStem<T> {
    fn with_room(sizes: impl Iterator<Item = u32>) -> Self {
        let mut total = 0;
        let mut starts = vec![0];
        starts.extend(sizes.map(|size| {
            total += size;
            total
        }));
        Self {
            starts,
            items: vec![T::default(); total as usize],
        }
    }

    /// The list of a stem; empty for one that is not known.
    pub(super) fn list(&self, stem: u32) -> &[T] {
        match self.starts.get(stem as usize..stem as usize + 2) {
            Some(&[from, to]) => &self.items[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The lists of each range of stems; the ranges follow one another.
    fn parts(&mut self, ranges: &[Range<usize>]) -> Vec<Part<'_, T>> {
        let mut left = &mut self.items[..];
        let mut parts = Vec::with_capacity(ranges.len());
        for stems in ranges {
            let starts = &self.starts[stems.start..=stems.end];
            let items;
            (items, left) = left.split_at_mut((starts[stems.len()] - starts[0]) as usize);
            parts.push(Part {
                first_stem: stems.start as u32,
                starts,
                items,
            });
        }
        parts
    }
}

/// The lists of some neighbouring stems.
struct Part<'a, T> {
    first_stem: u32,
    starts: &'a [u32],
    items: &'a mut [T],
}

impl<T> Part<'_, T> {
    /// For each stem its range of the items.
    fn ranges(&self) -> impl ExactSizeIterator<Item = Range<usize>> + use<'_, T> {
        let base = self.starts[0];
        let at = move |start: u32| (start - base) as usize;
        self.starts
            .windows(2)
            .map(move |ends| at(ends[0])..at(ends[1]))
    }
}

/// Where a pair occurs: the stem that it goes on with, and the row. A tuple, since the zeros of
/// these a list is made of in no time, as the system gives them, and of a struct's one by one.
type Follower = (u32, u32);

/// Something that stands in a row.
trait InRow: Copy {
    fn row(self) -> u32;
}

impl InRow for u32 {
    fn row(self) -> u32 {
        self
    }
}

impl InRow for Follower {
    fn row(self) -> u32 {
        self.1
    }
}

/// The terms that begin with some neighbouring stems.
struct Share<'a> {
    words: Part<'a, u32>,
    pairs: Part<'a, Follower>,
}

/// What is new in rows.
struct NewTerms {
    /// For each row how many terms it is the first to have: those that later rows have as well,
    /// and those that none has.
    by_row: Vec<[u32; 2]>,
    /// A row for each time that it has a term once more.
    repeated: Vec<u32>,
}

impl NewTerms {
    /// Counts a term by the first and the last row that has it.
    fn add(&mut self, first: u32, last: u32) {
        self.by_row[first as usize][usize::from(first == last)] += 1;
    }
}

impl Share<'_> {
    /// Finds the occurrences, and orders those of each stem term by term: the pairs by the row
    /// that has them first, those new in the same row by the second stem.
    fn fill(mut self, text: &Text<'_>) -> NewTerms {
        self.deal(text);
        let mut new = NewTerms {
            by_row: vec![[0; 2]; text.row_count],
            repeated: Vec::new(),
        };
        for range in self.words.ranges() {
            if let [first, .., last] | [first @ last] = self.words.items[range.clone()] {
                new.add(first, last);
            }
            let neighbours = self.words.items[range].windows(2);
            let again = neighbours.filter(|rows| rows[0] == rows[1]);
            new.repeated.extend(again.map(|rows| rows[0]));
        }
        let mut parting = Parting::new(text.is_word.len());
        for range in self.pairs.ranges().collect::<Vec<_>>() {
            parting.part(range.start, &mut self.pairs.items[range], &mut new);
        }
        new
    }

    /// Deals the occurrences out to the stems that they begin with, in the order of the rows.
    fn deal(&mut self, text: &Text<'_>) {
        let ranges = self.words.ranges().zip(self.pairs.ranges());
        let mut next: Vec<[u32; 2]> = ranges
            .map(|(words, pairs)| [words.start as u32, pairs.start as u32])
            .collect();
        for row in 0..text.row_count {
            for (stem, is_word, second) in text.beginnings(row) {
                let place = stem.wrapping_sub(self.words.first_stem) as usize;
                let Some(next) = next.get_mut(place) else {
                    continue;
                };
                let row = row as u32;
                if is_word {
                    self.words.items[next[0] as usize] = row;
                    next[0] += 1;
                }
                if let Some(second) = second {
                    self.pairs.items[next[1] as usize] = (second, row);
                    next[1] += 1;
                }
            }
        }
    }
}

/// Parts the pairs that begin with the same stem, list after list.
struct Parting {
    /// For each stem a place in the present list or, if no pair of it has that stem yet, in an
    /// earlier one or 0: so nothing need be wiped between lists.
    places: Vec<u32>,
    pairs: Vec<NewPair>,
    copy: Vec<Follower>,
}

/// A pair of the present list.
struct NewPair {
    second: u32,
    first_row: u32,
    last_row: u32,
    /// How often it occurs.
    count: u32,
}

impl Parting {
    fn new(stems: usize) -> Self {
        Self {
            places: vec![0; stems],
            pairs: Vec::new(),
            copy: Vec::new(),
        }
    }

    /// Parts a list that begins behind `before` items of earlier lists.
    fn part(&mut self, before: usize, list: &mut [Follower], new: &mut NewTerms) {
        if let [(_, row)] = *list {
            new.add(row, row);
            return;
        }
        let before = before as u32;
        let mut in_order = true;
        self.pairs.clear();
        for &(second, row) in &*list {
            let place = &mut self.places[second as usize];
            if *place > before {
                let pair = &mut self.pairs[(*place - before) as usize - 1];
                if pair.last_row == row {
                    new.repeated.push(row);
                }
                pair.last_row = row;
                pair.count += 1;
            } else {
                let mut at = self.pairs.len();
                self.pairs.push(NewPair {
                    second,
                    first_row: row,
                    last_row: row,
                    count: 1,
                });
                while let Some(last) = at.checked_sub(1).map(|last| &self.pairs[last])
                    && (last.first_row, last.second) > (row, second)
                {
                    in_order = false;
                    self.places[last.second as usize] += 1;
                    self.pairs.swap(at - 1, at);
                    at -= 1;
                }
                self.places[second as usize] = before + at as u32 + 1;
            }
        }
        let stand_right = in_order && self.pairs.len() == list.len() || self.pairs.len() == 1;
        let mut from = before;
        for pair in &self.pairs {
            new.add(pair.first_row, pair.last_row);
            self.places[pair.second as usize] = from;
            from += pair.count;
        }
        if !stand_right {
            self.copy.clear();
            self.copy.extend_from_slice(list);
            for &follower in &self.copy {
                let place = &mut self.places[follower.0 as usize];
                list[(*place - before) as usize] = follower;
                *place += 1;
            }
        }
    }
}

/// For each row, and at the end for all, the first columns that it can give to new terms: to those
/// that several rows have, which come first, and to those that it alone has.
fn starts(found: &[NewTerms], rows: usize) -> Vec<[u32; 2]> {
    let mut starts = vec![[0; 2]; rows + 1];
    for found in found {
        for (start, new) in starts[1..].iter_mut().zip(&found.by_row) {
            add(start, *new);
        }
    }
    let mut total = [0; 2];
    for start in &mut starts {
        add(&mut total, *start);
        *start = total;
    }
    for start in &mut starts {
        start[1] += total[0];
    }
    starts
}

/// All occurrences, term after term.
struct Terms {
    words: ByStem<u32>,
    pairs: ByStem<Follower>,
}

/// Where the occurrences of a term stand among those of the words or of the pairs.
type List = Range<u32>;

/// A term that a row alone has, and that more than once: its column, and how often.
type Repeated = (u32, u32);

impl Terms {
    /// Numbers the terms: first those that several rows have, then those that one has, each by the
    /// row that has them first, those of one row by their key. Beside the vocabulary come the
    /// occurrences of each column that several rows have, and for each block of rows its terms
    /// that only one row has, but more than once, by their columns.
    fn number(
        &self,
        starts: &[[u32; 2]],
        rows_a_block: usize,
        documents: &[u32],
    ) -> (Vocabulary, Vec<List>, Vec<Vec<Repeated>>) {
        let [shared, all] = starts[documents.len()];
        let mut vocabulary = Vocabulary::with_columns(all as usize, shared as usize);
        let mut lists = vec![0..0; shared as usize];
        let (mut shared_keys, mut single_keys) = vocabulary.keys.split_at_mut(shared as usize);
        let mut frequencies = &mut vocabulary.frequencies[..];
        let mut lists_left = &mut lists[..];
        let mut blocks = Vec::new();
        for from in (0..documents.len()).step_by(rows_a_block) {
            let starts = &starts[from..=documents.len().min(from + rows_a_block)];
            let (first, last) = (starts[0], starts[starts.len() - 1]);
            let shared = (last[0] - first[0]) as usize;
            let mut block = Numbering {
                first_row: from as u32,
                documents,
                next: starts[..starts.len() - 1].to_vec(),
                first,
                ..Numbering::default()
            };
            (block.shared_keys, shared_keys) = shared_keys.split_at_mut(shared);
            (block.single_keys, single_keys) =
                single_keys.split_at_mut((last[1] - first[1]) as usize);
            (block.frequencies, frequencies) = frequencies.split_at_mut(shared);
            (block.lists, lists_left) = lists_left.split_at_mut(shared);
            blocks.push(block);
        }
        let repeated = blocks.into_par_iter().map(|block| block.number(self));
        let repeated = repeated.collect();
        (vocabulary, lists, repeated)
    }

    /// Fills in the terms of a block of rows that other rows have as well.
    fn fill_shared(&self, vocabulary: &Vocabulary, lists: &[List], block: &mut Block<'_>) {
        for ((column, list), key) in (0_u32..).zip(lists).zip(&vocabulary.keys) {
            let list = list.start as usize..list.end as usize;
            if key[1] == NONE {
                fill(column, false, &self.words.items[list], block);
            } else {
                fill(column, true, &self.pairs.items[list], block);
            }
        }
    }
}

/// Fills in a term of a block of rows.
fn fill<T: InRow>(column: u32, is_pair: bool, occurrences: &[T], block: &mut Block<'_>) {
    let rows = block.rows();
    // In the first block, often the only one, all begin inside.
    let from = match rows.start {
        0 => 0,
        start => occurrences.partition_point(|it| it.row() < start),
    };
    let mut last = NONE;
    for occurrence in &occurrences[from..] {
        let row = occurrence.row();
        if row == last {
            block.count_again(row);
        } else if row < rows.end {
            block.push(row, column, is_pair);
            last = row;
        } else {
            break;
        }
    }
}

/// Fills in the terms that rows of a block alone have.
fn fill_single(
    vocabulary: &Vocabulary,
    starts: &[[u32; 2]],
    repeated: &[Repeated],
    block: &mut Block<'_>,
) {
    let mut repeated = repeated.iter().peekable();
    for (row, ends) in block
        .rows()
        .zip(starts[block.rows().start as usize..].windows(2))
    {
        let mut from = ends[0][1];
        while let Some(&(column, count)) = repeated.next_if(|(column, _)| *column < ends[1][1]) {
            block.push_range(row, from..column, |column| vocabulary.is_pair(column));
            block.push(row, column, vocabulary.is_pair(column));
            for _ in 1..count {
                block.count_again(row);
            }
            from = column + 1;
        }
        block.push_range(row, from..ends[1][1], |column| vocabulary.is_pair(column));
    }
}

/// The terms that some neighbouring rows are the first to have, while they are numbered.
#[derive(Default)]
struct Numbering<'a> {
    first_row: u32,
    documents: &'a [u32],
    /// For each row the next columns that it gives, as in [`starts`].
    next: Vec<[u32; 2]>,
    /// The first columns of the rows.
    first: [u32; 2],
    shared_keys: &'a mut [[u32; 2]],
    single_keys: &'a mut [[u32; 2]],
    frequencies: &'a mut [Frequency],
    lists: &'a mut [List],
    repeated: Vec<Repeated>,
}

impl Numbering<'_> {
    fn number(mut self, terms: &Terms) -> Vec<Repeated> {
        for stem in 0..terms.words.starts.len() as u32 - 1 {
            let mut at = terms.pairs.starts[stem as usize];
            let pairs = terms.pairs.list(stem);
            for pair in pairs.chunk_by(|one, other| one.0 == other.0) {
                self.add([stem, pair[0].0], at, pair);
                at += pair.len() as u32;
            }
            self.add(
                [stem, NONE],
                terms.words.starts[stem as usize],
                terms.words.list(stem),
            );
        }
        self.repeated.sort_unstable();
        self.repeated
    }

    /// Numbers a term by its key and its occurrences, which stand behind so many others of its
    /// kind; one that another block's row is the first to have is passed over.
    fn add<T: InRow>(&mut self, key: [u32; 2], before: u32, occurrences: &[T]) {
        let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else {
            return;
        };
        let place = first.row().wrapping_sub(self.first_row) as usize;
        let Some([next_shared, next_single]) = self.next.get_mut(place) else {
            return;
        };
        if first.row() == last.row() {
            self.single_keys[(*next_single - self.first[1]) as usize] = key;
            if let [_, _, ..] = occurrences {
                self.repeated.push((*next_single, occurrences.len() as u32));
            }
            *next_single += 1;
        } else {
            let at = (*next_shared - self.first[0]) as usize;
            self.shared_keys[at] = key;
            self.frequencies[at] = frequency(occurrences, self.documents);
            self.lists[at] = before..before + occurrences.len() as u32;
            *next_shared += 1;
        }
    }
}

/// How many rows, and documents of theirs, occurrences stand in.
fn frequency<T: InRow>(occurrences: &[T], documents: &[u32]) -> Frequency {
    let mut frequency = Frequency::default();
    let (mut last_row, mut last_document) = (NONE, NONE);
    for occurrence in occurrences {
        let row = occurrence.row();
        let document = documents[row as usize];
        frequency.sentences += u32::from(row != last_row);
        frequency.documents += u32::from(document != last_document);
        (last_row, last_document) = (row, document);
    }
    frequency
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::vocabulary::terms;
    use super::*;
    use crate::language::Language;

    proptest! {
        #[test]
        fn finds_what_looking_each_occurrence_up_finds(
            texts in prop::collection::vec("(the |of |[ab]{1,2} |[c-e]{2} ){0,12}", 0..20),
            repeat in 1..200_usize,
            taken in 0..20_usize,
            block in 1..30_usize,
        ) {
            let mut texts: Vec<String> = texts;
            // A term that may be there more often than a byte can say.
            texts.push("go there ".repeat(repeat));
            let rows: Vec<&str> = texts.iter().map(String::as_str).collect();
            let analysis = Analysis::new(&rows, Language::English);
            let documents: Vec<u32> = (0..rows.len() as u32).map(|row| row / 3).collect();
            let last = rows.len() - taken.min(rows.len());
            for documents in [&documents[..last], &documents] {
                let counted = count_by(&analysis, documents, block);
                agree(&counted, &analysis, documents)?;
            }
        }
    }

    fn agree(
        counted: &Counted,
        analysis: &Analysis,
        documents: &[u32],
    ) -> Result<(), TestCaseError> {
        let mut rows: Vec<BTreeMap<Term, u32>> = vec![BTreeMap::new(); documents.len()];
        let mut places: BTreeMap<Term, BTreeSet<usize>> = BTreeMap::new();
        for (row, counts) in rows.iter_mut().enumerate() {
            for term in terms(analysis, analysis.row(row)) {
                *counts.entry(term).or_default() += 1;
                places.entry(term).or_default().insert(row);
            }
        }
        let mut order: Vec<Term> = places.keys().copied().collect();
        let key = |term: &Term| match *term {
            Term::Word(stem) => (stem, NONE),
            Term::Pair(first, second) => (first, second),
        };
        order.sort_by_key(|term| (places[term].len() == 1, places[term].first(), key(term)));
        let vocabulary = &counted.vocabulary;
        prop_assert_eq!(vocabulary.len(), order.len());
        let shared = places.values().filter(|rows| rows.len() > 1).count();
        prop_assert_eq!(vocabulary.shared(), shared);
        for (column, term) in (0_u32..).zip(&order) {
            let documents: BTreeSet<u32> = places[term].iter().map(|row| documents[*row]).collect();
            prop_assert_eq!(vocabulary.term(column), *term);
            prop_assert_eq!(vocabulary.column(*term), Some(column));
            prop_assert_eq!(
                vocabulary.sentence_count(column) as usize,
                places[term].len()
            );
            prop_assert_eq!(vocabulary.document_count(column) as usize, documents.len());
        }
        prop_assert_eq!(counted.counts.row_count(), rows.len());
        for (row, expected) in rows.iter().enumerate() {
            let expected: BTreeMap<u32, f64> = expected
                .iter()
                .map(|(term, count)| (vocabulary.column(*term).unwrap(), f64::from(*count)))
                .collect();
            let is_word = |column: &u32| matches!(vocabulary.term(*column), Term::Word(_));
            let words = expected.iter().filter(|(column, _)| is_word(column));
            let words: Vec<(u32, f64)> = words.map(|(column, count)| (*column, *count)).collect();
            prop_assert_eq!(counted.counts.words_of_row(row).collect::<Vec<_>>(), words);
            prop_assert_eq!(
                counted.counts.row(row).collect::<Vec<_>>(),
                expected.into_iter().collect::<Vec<_>>()
            );
        }
        Ok(())
    }
}
