//! Maximal marginal relevance (Carbonell & Goldstein 1998).

use super::budget::Purse;
use super::{Candidates, Chosen};
use crate::similarity::{Scratch, SimilarityIndex};

/// Takes again and again the sentence with the greatest
/// `λ · r_i / max r − (1−λ) · max cos(i, taken)` that still fits; equal ones go to the earlier
/// row. Takes time linear in the candidates for each sentence taken.
pub(super) fn select(
    relevance: &[f64],
    index: &SimilarityIndex,
    lambda: f64,
    candidates: &Candidates<'_>,
) -> Vec<Chosen> {
    let mut scratch = Scratch::default();
    let mut nearest = vec![0.0_f64; relevance.len()];
    let mut open = candidates.rows.to_vec();
    let mut purse = Purse::new(candidates.budget);
    let mut chosen = Vec::new();
    loop {
        open.retain(|&row| purse.affords(candidates.costs[row]));
        let score = |row: usize| lambda * relevance[row] - (1.0 - lambda) * nearest[row];
        let mut by_score = open.iter().copied();
        let Some(first) = by_score.next() else {
            return chosen;
        };
        let (mut best, mut second) = (first, None);
        for row in by_score {
            if score(row) > score(best) {
                second = Some(best);
                best = row;
            } else if second.is_none_or(|second| score(row) > score(second)) {
                second = Some(row);
            }
        }
        chosen.push(Chosen {
            row: best,
            score: score(best),
            covers: Vec::new(),
            runner_up: second.map(|second| (second, score(second))),
        });
        purse.spend(candidates.costs[best]);
        open.retain(|&row| row != best);
        for (row, cosine) in index.cosines(best, &mut scratch) {
            nearest[row] = nearest[row].max(cosine);
        }
    }
}
