//! What the pile is about: a weight for every term.

use super::SelectionConfig;
use crate::rank::Ranking;
use crate::vectorizer::TermMatrix;

/// The weight of each column: `w_c = m_c · (docs with c / docs)^e`, times the single-document
/// factor where one document has it, with the mass
/// `m_c = Σ_i r_i · f_ic / Σ_c f_ic` (`r` the ranks, `f` the counts times the weight of the
/// column's kind): every sentence deals its rank out to its terms.
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
    let documents = matrix.document_count().max(1) as f64;
    for (column, weight) in weights.iter_mut().enumerate() {
        let with = vocabulary.document_count(column as u32);
        *weight *= (f64::from(with) / documents).powf(exponent);
        if with == 1 {
            *weight *= config.single_document_factor;
        }
        if let Some(&known) = known.get(column) {
            *weight /= 1.0 + config.known_factor * f64::from(known);
        }
    }
    weights
}
