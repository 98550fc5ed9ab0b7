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
        let weighted = |(column, count): (u32, f64)| (column, count * matrix.kind_weight(column));
        let total: f64 = matrix.counts(row).map(weighted).map(|(_, f)| f).sum();
        if total > 0.0 {
            let share = ranking.scores[row] / total;
            for (column, f) in matrix.counts(row).map(weighted) {
                weights[column as usize] += share * f;
            }
        }
    }
    let (documents, with_column) = document_counts(matrix, focus);
    let others = |documents: f64| (documents - 1.0).max(0.0) + config.document_smoothing;
    let all = others(documents);
    for (column, weight) in weights.iter_mut().enumerate() {
        if all > 0.0 {
            *weight *= (others(with_column[column]) / all).powf(exponent);
        }
        if let Some(&known) = known.get(column) {
            *weight /= 1.0 + config.known_factor * f64::from(known);
        }
    }
    weights
}

/// How many documents there are, and how many have each column; each one counts as much as the
/// focus has of it, or 1.
fn document_counts(matrix: &TermMatrix, focus: Option<&Focus>) -> (f64, Vec<f64>) {
    let vocabulary = matrix.vocabulary();
    let columns = 0..vocabulary.len() as u32;
    let Some(focus) = focus else {
        let counts = columns.map(|column| f64::from(vocabulary.document_count(column)));
        return (matrix.document_count() as f64, counts.collect());
    };
    let mut total = 0.0;
    let mut counts = vec![0.0; columns.len()];
    let mut last = vec![u32::MAX; columns.len()];
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
