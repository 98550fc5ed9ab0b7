//! What the pile is about: a weight for every term.

use super::SelectionConfig;
use crate::rank::Ranking;
use crate::vectorizer::TermMatrix;

/// The weight of each column: `w_c = m_c · ((d_c − 1 + a) / (d − 1 + a))^e` with the mass
/// `m_c = Σ_i r_i · f_ic / Σ_c f_ic` (`r` the ranks, `f` the counts times the weight of the
/// column's kind): every sentence deals its rank out to its terms.
///
/// `d_c` of `d` documents have the term. What counts is whether the *others* bear it out: seen
/// from one that has it, `d_c − 1` of the `d − 1` others do, smoothed by `a`, so that a pile of
/// two documents is told apart less sharply than one of twenty.
///
/// `known[c]` is the number of known documents that have the term, by which the weight is
/// divided: `w_c / (1 + k · known_c)`; an empty slice means that nothing is known.
///
/// Linear in the entries of the matrix.
pub fn concept_weights(
    matrix: &TermMatrix,
    ranking: &Ranking,
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
    let others = |documents: f64| (documents - 1.0).max(0.0) + config.document_smoothing;
    let all = others(matrix.document_count() as f64);
    for (column, weight) in weights.iter_mut().enumerate() {
        let with = others(f64::from(vocabulary.document_count(column as u32)));
        if all > 0.0 {
            *weight *= (with / all).powf(exponent);
        }
        if let Some(&known) = known.get(column) {
            *weight /= 1.0 + config.known_factor * f64::from(known);
        }
    }
    weights
}
