//! By rank, passing over what is too similar to a taken sentence.

use super::budget::Purse;
use super::{Candidates, Chosen};
use crate::similarity::{Scratch, SimilarityIndex};

/// Goes through the candidates by falling rank (equal ones by row) and takes each that fits and
/// whose cosine to every taken sentence is at most `threshold`.
///
/// Takes the time of sorting, and for each sentence taken that of one search in the index.
pub(super) fn select(
    ranks: &[f64],
    index: &SimilarityIndex,
    threshold: f64,
    candidates: &Candidates<'_>,
) -> Vec<Chosen> {
    let mut order = candidates.rows.to_vec();
    order.sort_by(|&a, &b| ranks[b].total_cmp(&ranks[a]).then(a.cmp(&b)));
    let mut scratch = Scratch::default();
    let mut redundant = vec![false; ranks.len()];
    let mut purse = Purse::new(candidates.budget);
    let mut chosen: Vec<Chosen> = Vec::new();
    for row in order {
        if redundant[row] || !purse.affords(candidates.costs[row]) {
            continue;
        }
        // The next in the order that could have been taken is the runner-up of the one before.
        if let Some(last) = chosen.last_mut() {
            last.runner_up = Some((row, ranks[row]));
        }
        purse.spend(candidates.costs[row]);
        chosen.push(Chosen {
            row,
            score: ranks[row],
            covers: Vec::new(),
            runner_up: None,
        });
        for (other, cosine) in index.cosines(row, &mut scratch) {
            redundant[other] |= cosine > threshold;
        }
    }
    chosen
}
