//! Which sentences have words in common with a given one.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::Scratch;
use crate::vectorizer::TermMatrix;

/// Rows that one parallel task looks at, at least.
const ROWS_A_TASK: usize = 1024;

/// How much of the cosine asked for may be set aside at most: the more, the fewer postings are walked,
/// and the more rows found that way need a closer look.
const MOST_ASIDE: f64 = 0.5;

/// More than cosines can be wrong by for the rounding of their sums.
const ROUNDING: f64 = 1e-9;

/// The TF-IDF word vectors of sentences, the rows of [`TermMatrix::word_tf_idf`], with the index
/// that finds the rows sharing a word.
///
/// Only the lengths of the vectors are kept: of all the rows few are ever looked at, and their
/// values follow from the counts, to the bit.
#[derive(Clone, Debug)]
pub struct WordIndex<'a> {
    matrix: &'a TermMatrix,
    /// For each row the length of its vector before it is scaled to 1; 0 for one without words.
    lengths: Vec<f64>,
}

impl<'a> WordIndex<'a> {
    /// Indexes the rows of a matrix. Linear in its entries.
    pub fn new(matrix: &'a TermMatrix) -> Self {
        let length = |row: usize| {
            let words = matrix.word_counts(row);
            let values = words.map(|(column, count)| count * matrix.smooth_idf(column));
            values.fold(0.0, |sum, value| sum + value * value).sqrt()
        };
        let rows = (0..matrix.row_count()).into_par_iter();
        Self {
            matrix,
            lengths: rows.with_min_len(ROWS_A_TASK).map(length).collect(),
        }
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.lengths.len()
    }

    /// A row: the columns of its words, rising, with their values.
    pub fn vector(&self, row: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let words = self.matrix.word_counts(row);
        words.map(move |(column, count)| (column, self.value(row, column, count)))
    }

    /// The cosine of two rows.
    pub fn cosine(&self, one: usize, other: usize) -> f64 {
        self.vector(one)
            .filter_map(|(column, value)| {
                let count = self.matrix.count(other, column)?;
                Some(value * self.value(other, column, count))
            })
            .sum()
    }

    /// The cosine of a row to every row, itself included, where it is `least` or more and above 0,
    /// ordered by row.
    ///
    /// Takes time linear in the occurrences of the words that the row has.
    pub fn cosines(&self, row: usize, least: f64, scratch: &mut Scratch) -> Vec<(usize, f64)> {
        self.add_products(self.vector(row), scratch);
        scratch.take_from(least)
    }

    /// The rows whose cosine to a vector of length 1 or less is above `least`, with it, ordered by
    /// row. The vector is given as pairs of the column of a word and a value.
    ///
    /// The most frequent columns of the vector, together shorter than half of `least`, are set aside:
    /// a row above `least` has the other half from the columns that are left (prefix filtering;
    /// Chaudhuri et al. 2006). Only their postings are walked, so that the words all sentences share
    /// cost nothing.
    pub fn cosines_above(
        &self,
        vector: impl IntoIterator<Item = (u32, f64)>,
        least: f64,
        scratch: &mut Scratch,
    ) -> Vec<(usize, f64)> {
        let mut vector: Vec<(u32, f64)> = vector.into_iter().collect();
        let frequency = |column: u32| self.matrix.vocabulary().sentence_count(column);
        vector.sort_by_key(|&(column, _)| (Reverse(frequency(column)), column));
        let mut square = 0.0;
        let aside = vector
            .iter()
            .take_while(|&&(_, value)| {
                square += value * value;
                square < least * least * MOST_ASIDE * MOST_ASIDE
            })
            .count();
        let (frequent, rare) = vector.split_at(aside);
        self.add_products(rare.iter().copied(), scratch);
        // What is set aside adds no more to a cosine than it is long.
        let mut found = scratch.take_from(least * (1.0 - MOST_ASIDE) - ROUNDING);
        for (row, cosine) in &mut found {
            let rest = frequent.iter();
            *cosine += rest
                .filter_map(|&(column, value)| {
                    let count = self.matrix.count(*row, column)?;
                    Some(value * self.value(*row, column, count))
                })
                .sum::<f64>();
        }
        found.retain(|&(_, cosine)| cosine > least);
        found
    }

    fn add_products(&self, vector: impl Iterator<Item = (u32, f64)>, scratch: &mut Scratch) {
        scratch.begin(self.row_count());
        for (column, value) in vector {
            let idf = self.matrix.smooth_idf(column);
            let rows = self.matrix.rows_with_word(column);
            for same_row in rows.chunk_by(|one, other| one == other) {
                let other = same_row[0];
                let length = self.lengths[other as usize];
                scratch.add(other, value * (same_row.len() as f64 * idf / length));
            }
        }
    }

    fn value(&self, row: usize, column: u32, count: f64) -> f64 {
        count * self.matrix.smooth_idf(column) / self.lengths[row]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::similarity::SimilarityIndex;
    use crate::vectorizer::VectorizerConfig;

    proptest! {
        #[test]
        fn agrees_with_the_index_of_the_word_vectors(
            texts in prop::collection::vec("(the |[a-d]{2} ){0,8}", 1..20),
            least in 0.0..1.0,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let analysis = Analysis::new(&texts, Language::English);
            let documents: Vec<u32> = (0..texts.len() as u32).collect();
            let matrix = TermMatrix::new(&analysis, &documents, VectorizerConfig::default());
            let plain = SimilarityIndex::new(matrix.word_tf_idf());
            let index = WordIndex::new(&matrix);
            let mut scratch = Scratch::default();
            for row in 0..texts.len() {
                let mut expected = plain.cosines(row, &mut scratch);
                prop_assert_eq!(&index.cosines(row, 0.0, &mut scratch), &expected);
                let above = index.cosines_above(index.vector(row), least, &mut scratch);
                for &(other, cosine) in &expected {
                    prop_assert!((index.cosine(row, other) - cosine).abs() < 1e-12);
                    if (cosine - least).abs() > 1e-12 {
                        let found = above.iter().find(|(found, _)| *found == other);
                        prop_assert_eq!(found.is_some(), cosine > least);
                        prop_assert!(found.is_none_or(|(_, found)| (found - cosine).abs() < 1e-12));
                    }
                }
                expected.retain(|(_, cosine)| *cosine >= least);
                prop_assert_eq!(index.cosines(row, least, &mut scratch), expected);
            }
        }
    }
}
