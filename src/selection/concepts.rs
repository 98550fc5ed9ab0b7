//! What the pile is about: a weight for every term.

use rayon::prelude::*;

use super::{ROWS_A_TASK, SelectionConfig};
use crate::rank::{Focus, Ranking};
use crate::sliced_rows::LANES;
use crate::vectorizer::TermMatrix;

/// The weight of every column, as [`concept_weights`] gives it.
///
/// Most terms are of one sentence. Their weights follow from it, and are worked out when they are
/// asked for.
#[derive(Clone, Debug)]
pub struct ConceptWeights<'a> {
    matrix: &'a TermMatrix,
    /// Those of the columns that several sentences have.
    shared: Vec<f64>,
    /// For each row what it deals out to its terms, as a multiple of their counts; behind the last 0.
    dealt: Vec<f64>,
    /// What a column that one sentence has is multiplied by, for the document of that sentence.
    single_share: f64,
    /// The same for each row where that is not one number; else empty.
    single_shares: Vec<f64>,
    /// For each column the number of known documents that have the term; empty if nothing is known.
    known: Vec<u32>,
    known_factor: f64,
}

impl ConceptWeights<'_> {
    /// The weight of a column. Logarithmic in the rows.
    pub fn of(&self, column: u32) -> f64 {
        if let Some(&weight) = self.shared.get(column as usize) {
            return weight;
        }
        let mut of_row = self.of_singles(self.matrix.row_of_single(column));
        let found = of_row.find(|&(single, _)| single == column);
        found.map_or(0.0, |(_, weight)| weight)
    }

    /// The weights of the columns that several sentences have.
    pub(crate) fn shared(&self) -> &[f64] {
        &self.shared
    }

    /// What the columns that a row alone has weigh for that, 0 to 1: no more than this share of the
    /// row's rank.
    pub(crate) fn single_share(&self, row: usize) -> f64 {
        let share = self.single_shares.get(row).copied();
        share.unwrap_or(self.single_share)
    }

    /// The columns that a row alone has, rising, with their weights.
    pub(crate) fn of_singles(&self, row: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let unit = self.dealt[row] * self.single_share(row);
        let singles = self.matrix.weighted_singles(row);
        singles.map(move |(column, value)| {
            let weight = unit * value;
            let weight = match self.known.get(column as usize) {
                Some(&known) => weight / known_divisor(known, self.known_factor),
                None => weight,
            };
            (column, weight)
        })
    }

    /// The sum of these weights.
    #[inline]
    pub(crate) fn sum_of_singles(&self, row: usize) -> f64 {
        if self.known.is_empty() {
            self.dealt[row] * self.single_share(row) * self.matrix.sum_of_singles(row)
        } else {
            self.of_singles(row).map(|(_, weight)| weight).sum()
        }
    }
}

/// What the weight of a column is divided by that so many known documents have.
fn known_divisor(known: u32, factor: f64) -> f64 {
    1.0 + factor * f64::from(known)
}

/// The weight of each column: `w_c = m_c · ((d_c − 1 + a) / (d − 1 + a))^e` with the mass
/// `m_c = Σ_i r_i · f_ic / Σ_c f_ic` (`r` the ranks, `f` the counts times the weight of the
/// column's kind): every sentence deals its rank out to its terms.
///
/// `d_c` of `d` documents have the term. What counts is whether the *others* bear it out: seen
/// from one that has it, `d_c − 1` of the `d − 1` others do, smoothed by `a`, so that a pile of
/// two documents is told apart less sharply than one of twenty.
///
/// With a query each document counts as much as it is about what is asked ([`Focus::documents`]).
///
/// `known[c]` is the number of known documents that have the term, by which the weight is
/// divided: `w_c / (1 + k · known_c)`; an empty list means that nothing is known.
///
/// Linear in the entries of the matrix.
pub fn concept_weights<'a>(
    matrix: &'a TermMatrix,
    ranking: &Ranking,
    focus: Option<&Focus>,
    known: Vec<u32>,
    exponent: f64,
    config: &SelectionConfig,
) -> ConceptWeights<'a> {
    let dealt = (0..matrix.row_count()).into_par_iter();
    let dealt = dealt.with_min_len(ROWS_A_TASK).map(|row| {
        let total = matrix.weighted_sum(row);
        if total > 0.0 {
            ranking.scores[row] / total
        } else {
            0.0
        }
    });
    let mut dealt: Vec<f64> = dealt.collect();
    dealt.push(0.0);
    let share = |with: f64, all: f64| {
        let others = |documents: f64| (documents - 1.0).max(0.0) + config.document_smoothing;
        if others(all) > 0.0 {
            (others(with) / others(all)).powf(exponent)
        } else {
            1.0
        }
    };
    let mut weights = ConceptWeights {
        matrix,
        shared: shared_mass(matrix, &dealt),
        dealt,
        single_share: 1.0,
        single_shares: Vec::new(),
        known,
        known_factor: config.known_factor,
    };
    match focus {
        None => {
            // One power a number of documents, not one a column.
            let all = matrix.document_count();
            let shares: Vec<f64> = (0..=all)
                .map(|with| share(with as f64, all as f64))
                .collect();
            let vocabulary = matrix.vocabulary();
            for (column, weight) in (0..).zip(&mut weights.shared) {
                *weight *= shares[vocabulary.document_count(column) as usize];
            }
            // What one sentence alone has, one document has.
            weights.single_share = shares.get(1).copied().unwrap_or(1.0);
        }
        Some(focus) => {
            let (all, with_column) = focused_documents(matrix, focus);
            for (weight, with) in weights.shared.iter_mut().zip(with_column) {
                *weight *= share(with, all);
            }
            let of_rows = focus.documents.iter();
            weights.single_shares = of_rows.map(|&with| share(with, all)).collect();
        }
    }
    for (weight, &known) in weights.shared.iter_mut().zip(&weights.known) {
        *weight /= known_divisor(known, config.known_factor);
    }
    weights
}

/// The mass of the columns that several rows have, of what each row deals out.
fn shared_mass(matrix: &TermMatrix, dealt: &[f64]) -> Vec<f64> {
    let shared = matrix.vocabulary().shared();
    let mut mass = vec![[0.0; LANES]; shared.div_ceil(LANES)];
    matrix
        .by_column()
        .sums_in_order(dealt, &mut mass, |slice, sums| {
            let column = |lane: usize| (slice * LANES + lane).min(shared - 1) as u32;
            std::array::from_fn(|lane| sums[lane] * matrix.kind_weight(column(lane)))
        });
    let mut mass = mass.into_flattened();
    mass.truncate(shared);
    mass
}

/// How many documents there are, and how many have each shared column; each one counts as much as
/// the focus has of it.
fn focused_documents(matrix: &TermMatrix, focus: &Focus) -> (f64, Vec<f64>) {
    let mut total = 0.0;
    let mut counts = vec![0.0; matrix.vocabulary().shared()];
    let mut last = vec![u32::MAX; counts.len()];
    for (row, &document) in matrix.documents().iter().enumerate() {
        let share = focus.documents[row];
        if row == 0 || matrix.documents()[row - 1] != document {
            total += share;
        }
        for &column in matrix.shared_columns(row) {
            let column = column as usize;
            if last[column] != document {
                last[column] = document;
                counts[column] += share;
            }
        }
    }
    (total, counts)
}
