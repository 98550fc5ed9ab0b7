//! Where terms occur, and how often: the columns of a matrix are found without sorting, and
//! without looking each occurrence up in a table of all terms.
//!
//! Occurrences are dealt out to the stem that they begin with. The rows of a word then stand
//! together; those of the pairs that begin with the same stem are parted by the stem that follows,
//! for which a table of the stems is enough. Terms are then numbered by how many rows have them and
//! by the row that has them first, and the rows put together column by column, so that in each the
//! columns rise. Of the terms that one row alone has, most of all, little more is found out than how
//! many they are.
//!
//! What is split between threads never shows in the result.

use std::ops::Range;

use rayon::prelude::*;

use super::by_stem::{ByStem, Part};
use super::counts::Counts;
use super::numbering::{NewTerms, Numbered, Terms, fill};
use super::pairs::{Follower, Parting};
use super::vocabulary::{NONE, Term, Vocabulary};
use crate::analysis::{Analysis, Token};
use crate::sliced_rows::SlicedRows;

/// Rows whose terms are put together at a time, as a power of two: what is looked up by row then
/// stays in the cache.
const ROW_BITS: u32 = 8;

/// What is added to it for the terms that rows are the first to have, which are fewer.
const NEW_TERMS_BITS: u32 = 3;

/// How many parallel tasks there are at most: there is one a thread, but each goes through all
/// terms.
const MOST_TASKS: usize = 8;

/// The terms of some rows.
pub(super) struct Counted {
    pub(super) vocabulary: Vocabulary,
    pub(super) counts: Counts,
    /// For each column that several rows have these rows, one as often as it has the term.
    pub(super) by_column: SlicedRows,
}

/// Counts the terms of the first rows of an analysis: `documents[i]` is the number of the document
/// that row `i` belongs to.
///
/// Linear in the tokens.
pub(super) fn count(analysis: &Analysis, documents: &[u32]) -> Counted {
    let tasks = rayon::current_num_threads().min(MOST_TASKS);
    count_by::<ROW_BITS>(analysis, documents, tasks)
}

/// The same in at most so many parallel tasks, with so many rows to a block.
fn count_by<const ROW_BITS: u32>(analysis: &Analysis, documents: &[u32], tasks: usize) -> Counted {
    let text = Text::new(analysis, documents.len());
    let blocks_a_task = documents.len().div_ceil(tasks << ROW_BITS).max(1);
    let rows_a_task = blocks_a_task << ROW_BITS;
    let Sizes { stems, mut lengths } = text.sizes(rows_a_task);
    let mut words = ByStem::with_room(stems.iter().map(|sizes| sizes[0]));
    let mut pairs = ByStem::with_room(stems.iter().map(|sizes| sizes[1]));
    let shares = shares(&stems, documents.len().div_ceil(rows_a_task));
    drop(stems);
    let found = (words.parts(&shares).into_par_iter())
        .zip(pairs.parts(&shares))
        .map(|(words, pairs)| {
            let new = NewTerms::new(documents, ROW_BITS + NEW_TERMS_BITS);
            Share { words, pairs }.fill(&text, new)
        })
        .collect();
    let terms = Terms { words, pairs };
    let numbered = Numbered::new(found, &mut lengths);
    let shared = &numbered.shared;
    let by_column = SlicedRows::of_columns(documents.len(), &shared.occurrences, |column| {
        terms.rows_of(shared, column)
    });
    let Terms { words, pairs } = terms;
    drop(pairs);
    let mut counts = Counts::with_room(&lengths);
    let sections = counts.sections::<ROW_BITS>(rows_a_task).into_par_iter();
    let many: Vec<_> = sections
        .map(|mut section| {
            fill(shared, &by_column, &mut section);
            section.finish()
        })
        .collect();
    Counted {
        vocabulary: Vocabulary::new(numbered, words),
        counts: counts.with_many(many.into_iter().flatten()),
        by_column,
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
            is_word: stems.map(|stem| Term::is_word(analysis, stem)).collect(),
        }
    }

    /// Goes through the stems of a row: `visit` is given each with whether it is a term by itself,
    /// and the stem with which it makes a pair.
    #[inline(always)]
    fn visit(&self, row: usize, mut visit: impl FnMut(u32, bool, Option<u32>)) {
        let is_word = |token: Token| !token.stop() && self.is_word[token.stem() as usize];
        let mut tokens = self.analysis.row(row).iter().copied();
        let Some(mut token) = tokens.next() else {
            return;
        };
        for next in tokens {
            let second = Term::are_pair(token, next).then(|| next.stem());
            visit(token.stem(), is_word(token), second);
            token = next;
        }
        visit(token.stem(), is_word(token), None);
    }

    fn sizes(&self, rows_a_task: usize) -> Sizes {
        let mut lengths = vec![0; self.row_count];
        let blocks = lengths.par_chunks_mut(rows_a_task).enumerate();
        let by_block: Vec<Vec<[u32; 2]>> = blocks
            .map(|(block, lengths)| {
                let mut stems = vec![[0; 2]; self.is_word.len()];
                for (row, length) in (block * rows_a_task..).zip(lengths) {
                    self.visit(row, |stem, is_word, second| {
                        let terms = [u32::from(is_word), u32::from(second.is_some())];
                        add(&mut stems[stem as usize], terms);
                        *length += terms[0] + terms[1];
                    });
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

/// Adds numbers of words and of pairs.
fn add(sum: &mut [u32; 2], [words, pairs]: [u32; 2]) {
    sum[0] += words;
    sum[1] += pairs;
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

/// The terms that begin with some neighbouring stems.
struct Share<'a> {
    words: Part<'a, u32>,
    pairs: Part<'a, Follower>,
}

impl Share<'_> {
    /// Finds the occurrences, orders those of each stem term by term, and adds the terms, stem by
    /// stem: the pairs by the row that has them first, those new in the same row by the second stem,
    /// then the word.
    fn fill<'b>(mut self, text: &Text<'_>, mut new: NewTerms<'b>) -> NewTerms<'b> {
        self.deal(text);
        let mut parting = Parting::new(text.is_word.len());
        let Self { words, pairs } = self;
        let [first_word, first_pair] = [words.first_item(), pairs.first_item()];
        let ranges = words.ranges().zip(pairs.ranges());
        for (stem, (of_word, of_pairs)) in (words.first_stem..).zip(ranges) {
            let mut from = of_pairs.start;
            for pair in parting.part(from, &mut pairs.items[of_pairs]) {
                if pair.count == 1 {
                    new.add_single_pair(pairs.items[from].1);
                    from += 1;
                    continue;
                }
                let to = from + pair.count as usize;
                let start = first_pair + from as u32;
                new.add([stem, pair.second], start, &pairs.items[from..to]);
                from = to;
            }
            let start = first_word + of_word.start as u32;
            new.add([stem, NONE], start, &words.items[of_word]);
        }
        new
    }

    /// Deals the occurrences out to the stems that they begin with, in the order of the rows.
    fn deal(&mut self, text: &Text<'_>) {
        let ranges = self.words.ranges().zip(self.pairs.ranges());
        let mut next: Vec<[u32; 2]> = ranges
            .map(|(words, pairs)| [words.start as u32, pairs.start as u32])
            .collect();
        let first_stem = self.words.first_stem;
        let (words, pairs) = (&mut *self.words.items, &mut *self.pairs.items);
        for row in 0..text.row_count {
            text.visit(row, |stem, is_word, second| {
                let place = stem.wrapping_sub(first_stem) as usize;
                let Some([word, pair]) = next.get_mut(place) else {
                    return;
                };
                if is_word {
                    words[*word as usize] = row as u32;
                    *word += 1;
                }
                if let Some(second) = second {
                    pairs[*pair as usize] = (second, row as u32);
                    *pair += 1;
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::vocabulary::{NONE, terms};
    use super::super::{TermMatrix, VectorizerConfig};
    use super::*;
    use crate::language::Language;

    proptest! {
        #[test]
        fn finds_what_looking_each_occurrence_up_finds(
            texts in prop::collection::vec("(the |of |[ab]{1,2} |[c-e]{2} ){0,12}", 0..20),
            repeat in 1..200_usize,
            taken in 0..20_usize,
            tasks in 1..6_usize,
        ) {
            let mut texts: Vec<String> = texts;
            // A term that may be there more often than a byte can say.
            texts.push("go there ".repeat(repeat));
            let rows: Vec<&str> = texts.iter().map(String::as_str).collect();
            let analysis = Analysis::new(&rows, Language::English);
            let documents: Vec<u32> = (0..rows.len() as u32).map(|row| row / 3).collect();
            let last = rows.len() - taken.min(rows.len());
            for documents in [&documents[..last], &documents] {
                for counted in [
                    count_by::<0>(&analysis, documents, tasks),
                    count_by::<2>(&analysis, documents, tasks),
                    count_by::<8>(&analysis, documents, tasks),
                ] {
                    let matrix = TermMatrix::of(counted, documents, VectorizerConfig::default());
                    agree(&matrix, &analysis, documents)?;
                }
            }
        }
    }

    fn agree(
        matrix: &TermMatrix,
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
        order.sort_by_key(|term| {
            let with = places[term].len();
            let first = places[term].first().copied();
            let once = with > 1 || first.is_none_or(|row| rows[row][term] == 1);
            match term {
                Term::Pair(..) if with == 1 => (Reverse(0), first, once, key(term)),
                _ => (Reverse(with), first, true, key(term)),
            }
        });
        let vocabulary = matrix.vocabulary();
        prop_assert_eq!(vocabulary.len(), order.len());
        let shared = places.values().filter(|rows| rows.len() > 1).count();
        prop_assert_eq!(vocabulary.shared(), shared);
        for (column, term) in (0_u32..).zip(&order) {
            let documents: BTreeSet<u32> = places[term].iter().map(|row| documents[*row]).collect();
            prop_assert_eq!(matrix.term(column, analysis), *term);
            prop_assert_eq!(matrix.column(*term, analysis), Some(column));
            prop_assert_eq!(
                vocabulary.sentence_count(column) as usize,
                places[term].len()
            );
            prop_assert_eq!(vocabulary.document_count(column) as usize, documents.len());
        }
        prop_assert_eq!(matrix.row_count(), rows.len());
        for (row, expected) in rows.iter().enumerate() {
            let expected: BTreeMap<u32, u32> = expected
                .iter()
                .map(|(term, count)| (matrix.column(*term, analysis).unwrap(), *count))
                .collect();
            let found: Vec<(u32, f64)> = matrix.counts(row).collect();
            let words: Vec<(u32, f64)> = matrix.word_counts(row).collect();
            let is_word = |column: u32| matches!(matrix.term(column, analysis), Term::Word(_));
            let expected_words = found.iter().copied().filter(|&(column, _)| is_word(column));
            prop_assert_eq!(words, expected_words.collect::<Vec<_>>());
            prop_assert_eq!(
                matrix.pair_count(row),
                found
                    .iter()
                    .filter(|&&(column, _)| !is_word(column))
                    .count()
            );
            for column in matrix.single_columns(row) {
                prop_assert_eq!(matrix.row_of_single(column), row);
                prop_assert!(vocabulary.is_pair(column) != is_word(column));
            }
            let weighted = |(column, count): &(u32, f64)| count * matrix.kind_weight(*column);
            let sum: f64 = found.iter().map(weighted).sum();
            prop_assert!((matrix.weighted_sum(row) - sum).abs() < 1e-12 * (1.0 + sum));
            let expected = expected
                .into_iter()
                .map(|(column, count)| (column, f64::from(count)));
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
        }
        Ok(())
    }
}
