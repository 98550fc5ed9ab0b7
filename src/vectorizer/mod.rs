//! Stems into terms, and terms into weighted sparse rows.

mod by_stem;
mod counts;
mod lookup;
mod numbering;
mod occurrences;
mod pairs;
mod singles;
mod vocabulary;

use std::fmt;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::counts::{Counts, KindWeights};
use self::lookup::Lookup;
use self::occurrences::Counted;
use self::vocabulary::terms;
pub use self::vocabulary::{Term, Vocabulary};
use crate::analysis::Analysis;
use crate::error::{Error, Result};
use crate::sliced_rows::{LANES, SlicedRows};
use crate::sparse_matrix::SparseMatrix;

/// Columns that one parallel task weighs at least.
const COLUMNS_A_TASK: usize = 4096;

/// Up to so many sentences the idf of a term is worked out beforehand.
const RARE: u32 = 4096;

/// Rows that one parallel task looks at least.
const ROWS_A_TASK: usize = 1024;

/// How rare terms are weighted up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Idf {
    /// `ln(1 + n / n_c)`: positive even for a term in every sentence.
    #[default]
    Smooth,
    /// 1 for every term.
    None,
}

impl fmt::Display for Idf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Smooth => "smooth",
            Self::None => "none",
        })
    }
}

/// Weights of the terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VectorizerConfig {
    /// Weight of word columns, 0 to 1. Default 0.1.
    pub word_weight: f64,
    /// Weight of pair columns, 0 to 1. Default 0.9.
    pub pair_weight: f64,
    /// Inverse document frequency over sentences. Default [`Idf::Smooth`].
    pub idf: Idf,
}

impl Default for VectorizerConfig {
    fn default() -> Self {
        Self {
            word_weight: 0.1,
            pair_weight: 0.9,
            idf: Idf::Smooth,
        }
    }
}

impl VectorizerConfig {
    /// Checks the weights.
    ///
    /// # Errors
    /// If one lies outside 0 to 1, or both are 0.
    pub fn check(&self) -> Result<()> {
        for (name, value) in [
            ("word-weight", self.word_weight),
            ("pair-weight", self.pair_weight),
        ] {
            if !(0.0..=1.0).contains(&value) {
                return Err(Error::parameter(name, value, "0 to 1"));
            }
        }
        if self.word_weight + self.pair_weight > 0.0 {
            return Ok(());
        }
        Err(Error::parameter(
            "pair-weight",
            0,
            "above 0 where word-weight is 0",
        ))
    }
}

/// How long the rows are, whole and in the columns that several sentences have.
#[derive(Clone, Debug)]
pub(crate) struct RowLengths {
    /// How often each row has columns that several sentences have.
    pub(crate) occurrences: Vec<u32>,
    /// One by the length of the TF-IDF row before that is scaled to 1; 0 for an empty row.
    pub(crate) scales: Vec<f64>,
    /// The square of what the row has of the shared columns, as a share of all its squares.
    pub(crate) shared: Vec<f64>,
}

/// How often each sentence has each term, and the weights that follow from it.
#[derive(Clone, Debug)]
pub struct TermMatrix {
    config: VectorizerConfig,
    kind_weights: KindWeights,
    vocabulary: Vocabulary,
    counts: Counts,
    /// The counts of the columns that several sentences have, column by column.
    by_column: SlicedRows,
    lookup: Lookup,
    documents: Vec<u32>,
    /// The smooth idf of terms that few sentences have, which most terms are, by their number.
    rare_idf: Vec<f64>,
}

impl TermMatrix {
    /// Counts the terms of the first rows of an analysis; `documents[i]` is the number of the
    /// document that row `i` belongs to, and rows of one document stand together.
    ///
    /// Linear in the number of tokens.
    pub fn new(analysis: &Analysis, documents: &[u32], config: VectorizerConfig) -> Self {
        Self::of(occurrences::count(analysis, documents), documents, config)
    }

    fn of(counted: Counted, documents: &[u32], config: VectorizerConfig) -> Self {
        let Counted {
            vocabulary,
            counts,
            by_column,
        } = counted;
        let most = RARE.min(documents.len() as u32);
        Self {
            config,
            kind_weights: KindWeights::new(config.word_weight, config.pair_weight),
            vocabulary,
            counts,
            by_column,
            lookup: Lookup::default(),
            documents: documents.to_vec(),
            rare_idf: (0..=most)
                .map(|with| smooth_idf(documents.len(), with))
                .collect(),
        }
    }

    /// Number of sentences.
    pub fn row_count(&self) -> usize {
        self.counts.row_count()
    }

    /// Number of documents that have rows.
    pub fn document_count(&self) -> usize {
        self.documents.chunk_by(|a, b| a == b).count()
    }

    /// The columns.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The document of each row.
    pub fn documents(&self) -> &[u32] {
        &self.documents
    }

    /// The distinct columns of a sentence in rising order, each with the number of times the term
    /// occurs.
    pub fn counts(&self, row: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let singles = self.vocabulary.singles().counts(row);
        let counts = self.counts.row(row).chain(singles);
        counts.map(|(column, count)| (column, f64::from(count)))
    }

    /// Number of distinct columns of a sentence.
    pub fn term_count(&self, row: usize) -> usize {
        let singles = self.vocabulary.singles();
        self.counts.row(row).len() + singles.words(row).len() + singles.pairs(row).len()
    }

    /// The distinct columns of a sentence in rising order: the shared ones and those that it alone
    /// has.
    pub fn columns(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let shared = self.shared_columns(row).iter().copied();
        shared.chain(self.single_columns(row))
    }

    /// Those that other sentences have as well.
    pub(crate) fn shared_columns(&self, row: usize) -> &[u32] {
        self.counts.columns(row)
    }

    /// Those that the sentence alone has.
    pub(crate) fn single_columns(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let singles = self.vocabulary.singles();
        singles.words(row).chain(singles.pairs(row))
    }

    /// Those with their counts, multiplied by the [weight of their kind](Self::kind_weight).
    pub(crate) fn weighted_singles(&self, row: usize) -> impl Iterator<Item = (u32, f64)> {
        let counts = self.vocabulary.singles().counts(row);
        counts.map(|(column, count)| (column, f64::from(count) * self.kind_weight(column)))
    }

    /// The sum of those counts.
    #[inline]
    pub(crate) fn sum_of_singles(&self, row: usize) -> f64 {
        let [words, pairs] = self.vocabulary.singles().sums(row, |count| count);
        words * self.config.word_weight + pairs * self.config.pair_weight
    }

    /// The sentence that alone has a column.
    pub(crate) fn row_of_single(&self, column: u32) -> usize {
        self.vocabulary.singles().row_of(column)
    }

    /// The columns of a sentence that others have as well, in rising order, each with the number of
    /// times the term occurs.
    #[inline]
    pub(crate) fn shared_counts(
        &self,
        row: usize,
    ) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        self.counts.row(row)
    }

    /// The distinct columns of a sentence that stand for words, in rising order, each with the
    /// number of times the word occurs.
    #[inline]
    pub fn word_counts(&self, row: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let singles = self.vocabulary.singles().word_counts(row);
        let words = self.counts.words_of_row(row).chain(singles);
        words.map(|(column, count)| (column, f64::from(count)))
    }

    /// The rows that have a word, rising, one as often as the word occurs in it.
    pub(crate) fn rows_with_word(&self, column: u32) -> &[u32] {
        self.vocabulary.rows_with_word(column)
    }

    /// How often a sentence has a term, if it does. Logarithmic in its number of terms.
    pub fn count(&self, row: usize, column: u32) -> Option<f64> {
        let count = if (column as usize) < self.vocabulary.shared() {
            self.counts.get(row, column)
        } else {
            self.vocabulary.singles().get(row, column)
        };
        count.map(f64::from)
    }

    /// Whether a sentence has a term. Logarithmic in its number of terms.
    pub fn has(&self, row: usize, column: u32) -> bool {
        self.shared_columns(row).binary_search(&column).is_ok()
            || self.vocabulary.singles().has(row, column)
    }

    /// The sum of a sentence's counts, each multiplied by the [weight of its kind](Self::kind_weight).
    pub(crate) fn weighted_sum(&self, row: usize) -> f64 {
        self.counts.weighted_sum(row, &self.kind_weights) + self.sum_of_singles(row)
    }

    /// Whether a sentence has so many distinct pairs.
    pub(crate) fn has_pairs(&self, row: usize, least: usize) -> bool {
        self.vocabulary.singles().pairs(row).len() >= least || self.pair_count(row) >= least
    }

    /// Number of distinct pairs in a sentence.
    pub fn pair_count(&self, row: usize) -> usize {
        self.counts.pair_count(row) + self.vocabulary.singles().pairs(row).len()
    }

    /// The weight of a column's kind: the word weight or the pair weight.
    pub fn kind_weight(&self, column: u32) -> f64 {
        if self.vocabulary.is_pair(column) {
            self.config.pair_weight
        } else {
            self.config.word_weight
        }
    }

    /// `ln(1 + n / n_c)` with `n` sentences, `n_c` of them with the term; 1 if idf is switched
    /// off.
    pub fn idf(&self, column: u32) -> f64 {
        self.idf_of(self.vocabulary.sentence_count(column))
    }

    /// The same of a term that so many sentences have.
    fn idf_of(&self, with: u32) -> f64 {
        match self.config.idf {
            Idf::Smooth => self.smooth_idf_of(with),
            Idf::None => 1.0,
        }
    }

    /// `ln(1 + n / n_c)`, whatever the configuration.
    pub fn smooth_idf(&self, column: u32) -> f64 {
        self.smooth_idf_of(self.vocabulary.sentence_count(column))
    }

    fn smooth_idf_of(&self, with: u32) -> f64 {
        let rare = self.rare_idf.get(with as usize);
        rare.map_or_else(|| smooth_idf(self.row_count(), with), |&idf| idf)
    }

    /// TF-IDF rows of words and pairs, each scaled to length 1; a sentence without terms has an
    /// empty row.
    pub fn tf_idf(&self) -> SparseMatrix {
        self.scaled_rows(|column| self.kind_weight(column) * self.idf(column))
    }

    /// The counts of the columns that several sentences have, column by column.
    pub(crate) fn by_column(&self) -> &SlicedRows {
        &self.by_column
    }

    /// The weights in [`tf_idf`](Self::tf_idf) of the columns that several sentences have, eight by
    /// eight, and behind the last 0: an entry is the count by the weight of its column, and by the
    /// length of its row.
    pub(crate) fn shared_weights(&self) -> Vec<[f64; LANES]> {
        let shared = self.vocabulary.shared();
        let weight = |column: usize| {
            if column < shared {
                self.kind_weight(column as u32) * self.idf(column as u32)
            } else {
                0.0
            }
        };
        (0..shared.div_ceil(LANES))
            .into_par_iter()
            .with_min_len(COLUMNS_A_TASK / LANES)
            .map(|slice| std::array::from_fn(|lane| weight(slice * LANES + lane)))
            .collect()
    }

    /// Lengths of the rows of [`tf_idf`](Self::tf_idf), given the
    /// [weights](Self::shared_weights) of the columns that several sentences have.
    pub(crate) fn row_lengths(&self, weights: &[f64]) -> RowLengths {
        // What terms weigh that one sentence has.
        let [word, pair] = [self.config.word_weight, self.config.pair_weight]
            .map(|of_kind| of_kind * self.idf_of(1));
        let rows = self.row_count();
        let mut lengths = RowLengths {
            occurrences: vec![0; rows],
            scales: vec![0.0; rows],
            shared: vec![0.0; rows],
        };
        let to_fill = (lengths.occurrences.par_iter_mut())
            .zip(&mut lengths.scales)
            .zip(&mut lengths.shared);
        to_fill.enumerate().with_min_len(ROWS_A_TASK).for_each(
            |(row, ((occurrences, scale), share))| {
                let mut of_shared = 0.0;
                for (column, count) in self.counts.row(row) {
                    *occurrences += count;
                    let value = f64::from(count) * weights[column as usize];
                    of_shared += value * value;
                }
                let [words, pairs] = self.vocabulary.singles().sums(row, |count| count * count);
                let squares = of_shared + words * word * word + pairs * pair * pair;
                let by_square = if squares > 0.0 { squares.recip() } else { 0.0 };
                *scale = by_square.sqrt();
                *share = of_shared * by_square;
            },
        );
        lengths
    }

    /// TF-IDF rows of words alone, each scaled to length 1: the vectors of the plain published
    /// methods, and of likeness between two sentences.
    pub fn word_tf_idf(&self) -> SparseMatrix {
        self.scaled_rows(|column| {
            if self.vocabulary.is_pair(column) {
                0.0
            } else {
                self.smooth_idf(column)
            }
        })
    }

    /// The word vector of a sentence that does not belong to the pile, as
    /// [`word_tf_idf`](Self::word_tf_idf) would give it: words that the pile lacks count as the
    /// rarest, in the length alone.
    pub fn word_vector(&self, analysis: &Analysis, row: usize) -> Vec<(u32, f64)> {
        let mut words: Vec<Term> = terms(analysis, analysis.row(row))
            .filter(|term| matches!(term, Term::Word(_)))
            .collect();
        words.sort_unstable();
        let rarest = (self.row_count() as f64).ln_1p();
        let mut length = 0.0;
        let mut vector = Vec::new();
        for run in words.chunk_by(|a, b| a == b) {
            let column = self.column(run[0], analysis);
            let idf = column.map_or(rarest, |column| self.smooth_idf(column));
            let value = run.len() as f64 * idf;
            length += value * value;
            vector.extend(column.map(|column| (column, value)));
        }
        for (_, value) in &mut vector {
            *value /= length.sqrt();
        }
        vector
    }

    fn scaled_rows(&self, weight: impl Fn(u32) -> f64 + Sync + Send) -> SparseMatrix {
        let columns = self.vocabulary.len();
        let weights: Vec<f64> = (0..columns as u32)
            .into_par_iter()
            .with_min_len(COLUMNS_A_TASK)
            .map(weight)
            .collect();
        let is_kept = |column: u32| weights[column as usize] > 0.0;
        let lengths: Vec<u32> = (0..self.row_count())
            .into_par_iter()
            .with_min_len(ROWS_A_TASK)
            .map(|row| self.counts(row).filter(|&(c, _)| is_kept(c)).count() as u32)
            .collect();
        SparseMatrix::of_lengths(columns, &lengths, |row, of_columns, values| {
            let mut squares = 0.0;
            let mut kept = of_columns.iter_mut().zip(values.iter_mut());
            for (column, count) in self.counts(row) {
                let value = count * weights[column as usize];
                squares += value * value;
                if is_kept(column)
                    && let Some(entry) = kept.next()
                {
                    (*entry.0, *entry.1) = (column, value);
                }
            }
            let length = squares.sqrt();
            for value in values {
                *value /= length;
            }
        })
    }
}

/// `ln(1 + n / n_c)`
fn smooth_idf(sentences: usize, with: u32) -> f64 {
    (sentences as f64 / f64::from(with)).ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn matrix(sentences: &[&str], documents: &[u32]) -> (Analysis, TermMatrix) {
        let analysis = Analysis::new(sentences, Language::English);
        let matrix = TermMatrix::new(&analysis, documents, VectorizerConfig::default());
        (analysis, matrix)
    }

    #[test]
    fn a_sentence_worked_by_hand() {
        // "the talks in the hall": words talk, hall; pairs the+talk, talk+in, the+hall. "in the"
        // is no pair, since both are stop words.
        let (analysis, matrix) = matrix(&["the talks in the hall"], &[0]);
        let terms: Vec<String> = (0..matrix.vocabulary().len() as u32)
            .map(|column| matrix.display(column, &analysis))
            .collect();
        assert_eq!(
            terms,
            ["talks", "hall", "the talks", "the hall", "talks in"]
        );
        assert_eq!(matrix.pair_count(0), 3);
        // One sentence: every idf is ln 2, so the row is (0.1, 0.1, 0.9, 0.9, 0.9) / √2.45.
        let row: Vec<f64> = matrix.tf_idf().row(0).map(|(_, value)| value).collect();
        let length = 2.45_f64.sqrt();
        for (value, weight) in row.iter().zip([0.1, 0.1, 0.9, 0.9, 0.9]) {
            assert!((value - weight / length).abs() < 1e-12);
        }
    }

    #[test]
    fn counts_over_sentences_and_documents() {
        let (analysis, matrix) = matrix(
            &["peace talks", "peace talks, peace talks", "no peace"],
            &[0, 0, 1],
        );
        let peace = analysis.row(0)[0].stem();
        let column = matrix.column(Term::Word(peace), &analysis).unwrap();
        assert_eq!(matrix.vocabulary().sentence_count(column), 3);
        assert_eq!(matrix.vocabulary().document_count(column), 2);
        let twice = matrix.counts(1).find(|&(c, _)| c == column);
        assert_eq!(twice, Some((column, 2.0)));
        assert!((matrix.idf(column) - 2.0_f64.ln()).abs() < 1e-15);
    }

    #[test]
    fn a_sentence_of_another_pile_has_the_columns_of_its_terms() {
        let (analysis, matrix) =
            matrix(&["peace talks", "no peace", "peace talks at last"], &[0, 1]);
        assert_eq!(matrix.word_vector(&analysis, 2).len(), 2);
        let terms: Vec<String> = (matrix.columns_of(&analysis, 2).into_iter())
            .map(|column| matrix.display(column, &analysis))
            .collect();
        assert_eq!(terms, ["peace", "talks", "peace talks"]);
    }

    #[test]
    fn stop_words_alone_make_an_empty_row() {
        let (_, matrix) = matrix(&["and of the", ""], &[0, 1]);
        assert_eq!(matrix.tf_idf().entry_count(), 0);
        assert_eq!(matrix.row_count(), 2);
    }
}
