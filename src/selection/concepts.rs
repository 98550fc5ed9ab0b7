//! What the pile is about: a weight for every term.

use super::SelectionConfig;
use crate::rank::{Focus, Ranking};
use crate::vectorizer::TermMatrix;

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
/// divided: `w_c / (1 + k · known_c)`; an empty slice means that nothing is known.
///
/// Linear in the entries of the matrix.
pub fn concept_weights(
    matrix: &TermMatrix,
    ranking: &Ranking,
    focus: Option<&Focus>,
    known: &[u32],
    exponent: f64,
    config: &SelectionConfig,
) -> Vec<f64> {
    let vocabulary = matrix.vocabulary();
    let mut weights = vec![0.0; vocabulary.len()];
    for row in 0..matrix.row_count() {
        let total = matrix.weighted_sum(row);
        if total > 0.0 {
            matrix.add_weighted(row, ranking.scores[row] / total, &mut weights);
        }
    }
    let share = |with: f64, all: f64| {
        let others = |documents: f64| (documents - 1.0).max(0.0) + config.document_smoothing;
        if others(all) > 0.0 {
            (others(with) / others(all)).powf(exponent)
        } else {
            1.0
        }
    };
    match focus {
        None => {
            // One power a number of documents, not one a column.
            let all = matrix.document_count();
            let shares: Vec<f64> = (0..=all)
                .map(|with| share(with as f64, all as f64))
                .collect();
            // What one sentence alone has, one document has.
            let (shared, single) = weights.split_at_mut(vocabulary.shared());
            for (column, weight) in (0..).zip(shared) {
                *weight *= shares[vocabulary.document_count(column) as usize];
            }
            for weight in single {
                *weight *= shares[1];
            }
        }
        Some(focus) => {
            let (all, with_column) = focused_documents(matrix, focus);
            for (weight, with) in weights.iter_mut().zip(with_column) {
                *weight *= share(with, all);
            }
        }
    }
    for (weight, &known) in weights.iter_mut().zip(known) {
        *weight /= 1.0 + config.known_factor * f64::from(known);
    }
    weights
}

/// How many documents there are, and how many have each column; each one counts as much as the
/// focus has of it.
fn focused_documents(matrix: &TermMatrix, focus: &Focus) -> (f64, Vec<f64>) {
    let mut total = 0.0;
    let mut counts = vec![0.0; matrix.vocabulary().len()];
    let mut last = vec![u32::MAX; counts.len()];
    for (row, &document) in matrix.documents().iter().enumerate() {
        let share = focus.documents[row];
        if row == 0 || matrix.documents()[row - 1] != document {
            total += share;
        }
        for (column, _) in matrix.counts(row) {
            let column = column as usize;
            if last[column] != document {
                last[column] = document;
                counts[column] += share;
            }
        }
    }
    (total, counts)
}
