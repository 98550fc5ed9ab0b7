//! The plain methods that do not walk: centroid, lead, random.

use ndarray::Array1;

use super::Ranking;
use crate::document::SentenceId;
use crate::sparse_matrix::SparseMatrix;

/// Likeness to the pile's mean vector: the score of a sentence is the sum of the mean TF-IDF
/// weights of the words it has, each counted once (the centroid value of Radev et al. 2004,
/// without that system's weights for position and for likeness to the first sentence).
///
/// Linear in the entries.
pub fn centroid(word_rows: &SparseMatrix) -> Ranking {
    let uniform = vec![1.0 / word_rows.row_count().max(1) as f64; word_rows.row_count()];
    let mean = word_rows.transpose().multiply(&uniform);
    let scores = (0..word_rows.row_count())
        .map(|row| {
            word_rows
                .row(row)
                .map(|(column, _)| mean[column as usize])
                .sum()
        })
        .collect();
    Ranking::of_scores(scores)
}

/// First sentences of every document in the order given, then second ones, and so on: the score
/// of the `k`-th sentence in that order is proportional to `1/k`.
pub fn lead(ids: &[SentenceId]) -> Ranking {
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by_key(|&row| (ids[row].position, ids[row].document));
    let mut scores = Array1::zeros(ids.len());
    for (place, row) in order.into_iter().enumerate() {
        scores[row] = 1.0 / (place + 1) as f64;
    }
    Ranking::of_scores(scores)
}

/// Uniform numbers from a seed.
pub fn random(rows: usize, seed: u64) -> Ranking {
    let mut source = fastrand::Rng::with_seed(seed);
    Ranking::of_scores((0..rows).map(|_| source.f64()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centroid_worked_by_hand() {
        // Mean vector (½, ¼): rows {a}, {a b} score ½ and ¾, scaled to 0.4 and 0.6.
        let mut rows = SparseMatrix::new(2);
        rows.push_row([(0, 0.4)]);
        rows.push_row([(0, 0.6), (1, 0.5)]);
        let ranking = centroid(&rows);
        assert!((ranking.scores[0] - 0.4).abs() < 1e-12);
        assert!((ranking.scores[1] - 0.6).abs() < 1e-12);
    }

    #[test]
    fn lead_takes_the_documents_in_turn() {
        let id = |document, position| SentenceId { document, position };
        let ranking = lead(&[id(0, 0), id(0, 1), id(1, 0), id(1, 1)]);
        let mut order: Vec<usize> = (0..4).collect();
        order.sort_by(|&a, &b| ranking.scores[b].total_cmp(&ranking.scores[a]));
        assert_eq!(order, [0, 2, 1, 3]);
        assert!((ranking.scores.sum() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_same_seed_gives_the_same_ranks() {
        assert_eq!(random(5, 7).scores, random(5, 7).scores);
        assert_ne!(random(5, 7).scores, random(5, 8).scores);
        assert!(random(0, 7).scores.is_empty());
    }
}
