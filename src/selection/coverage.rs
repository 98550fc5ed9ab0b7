//! Coverage: each concept counts once (a budgeted maximum coverage, greedily; Filatova &
//! Hatzivassiloglou 2004, Lin & Bilmes 2010).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::budget::Purse;
use super::redundancy::Redundancy;
use super::{Candidates, Chosen, Context};
use crate::vectorizer::TermMatrix;

/// Takes sentences by the greatest gain, `factor_i · Σ w_c` over the terms of the sentence that
/// no taken sentence has, as long as one fits and gains. What is too similar to a taken sentence
/// is passed over, so that no paraphrase is taken for its few new words.
///
/// A sentence that leans on its neighbour has its gain multiplied by `context_factor` until that
/// neighbour is taken.
///
/// Apart from that, gains only fall while sentences are taken, so an old gain is an upper bound:
/// it is brought up to date when it comes to the top of the heap (lazy greedy, Minoux 1978). Equal
/// gains go to the earlier row. `factors` and `weights` are nowhere negative.
pub(super) fn select(
    matrix: &TermMatrix,
    weights: &[f64],
    factors: &[f64],
    context_factor: f64,
    redundancy: &mut Redundancy<'_>,
    candidates: &Candidates<'_>,
    explain: bool,
) -> Vec<Chosen> {
    let mut cover = Cover {
        matrix,
        weights,
        factors,
        candidates,
        context_factor,
        covered: vec![false; weights.len()],
        taken: vec![false; factors.len()],
    };
    let mut heap: BinaryHeap<Bound> = candidates
        .rows
        .iter()
        .map(|&row| Bound {
            gain: cover.gain(row),
            row,
            turn: 0,
        })
        .filter(|bound| bound.gain > 0.0)
        .collect();
    let mut purse = Purse::new(candidates.budget);
    let mut chosen: Vec<Chosen> = Vec::new();
    loop {
        // What does not fit or is redundant now will be so ever after.
        let fits = |row: usize| {
            purse.affords(candidates.costs[row])
                && !cover.taken[row]
                && !redundancy.is_redundant(row)
        };
        let Some(best) = next(&mut heap, &cover, &fits, chosen.len()) else {
            return chosen;
        };
        let runner_up = if explain {
            let second = next(&mut heap, &cover, &fits, chosen.len());
            second.map(|second| {
                heap.push(second);
                (second.row, second.gain)
            })
        } else {
            None
        };
        purse.spend(candidates.costs[best.row]);
        redundancy.take(best.row);
        chosen.push(Chosen {
            row: best.row,
            score: best.gain,
            covers: cover.take(best.row),
            runner_up,
        });
        heap.extend(cover.relieved(best.row, chosen.len()));
    }
}

/// What is covered, and what a sentence would add.
struct Cover<'a> {
    matrix: &'a TermMatrix,
    weights: &'a [f64],
    factors: &'a [f64],
    candidates: &'a Candidates<'a>,
    context_factor: f64,
    covered: Vec<bool>,
    taken: Vec<bool>,
}

impl Cover<'_> {
    fn gain(&self, row: usize) -> f64 {
        let fresh: f64 = self
            .matrix
            .counts(row)
            .filter(|&(column, _)| !self.covered[column as usize])
            .map(|(column, _)| self.weights[column as usize])
            .sum();
        self.factors[row] * self.context(row) * fresh
    }

    /// The context factor of a sentence that leans on one that is not taken; else 1.
    fn context(&self, row: usize) -> f64 {
        match self.candidates.context[row] {
            Context::Alone => 1.0,
            Context::Leans { on: Some(on) } if self.taken[on] => 1.0,
            Context::Leans { .. } => self.context_factor,
        }
    }

    /// The sentence that leans on a taken one gains again what it had lost for that.
    fn relieved(&self, taken: usize, turn: usize) -> Option<Bound> {
        let row = taken + 1;
        let leans = *self.candidates.context.get(row)? == Context::Leans { on: Some(taken) };
        let eligible = self.candidates.rows.binary_search(&row).is_ok();
        (leans && eligible).then(|| Bound {
            gain: self.gain(row),
            row,
            turn,
        })
    }

    /// Covers the terms of a sentence and gives those that were not covered before.
    fn take(&mut self, row: usize) -> Vec<u32> {
        let fresh: Vec<u32> = self
            .matrix
            .counts(row)
            .map(|(column, _)| column)
            .filter(|&column| !self.covered[column as usize])
            .collect();
        for &column in &fresh {
            self.covered[column as usize] = true;
        }
        self.taken[row] = true;
        fresh
    }
}

/// Takes the sentence with the greatest gain that fits out of the heap.
fn next(
    heap: &mut BinaryHeap<Bound>,
    cover: &Cover<'_>,
    fits: &dyn Fn(usize) -> bool,
    turn: usize,
) -> Option<Bound> {
    while let Some(mut top) = heap.pop() {
        if !fits(top.row) {
            continue;
        }
        if top.turn == turn {
            return Some(top);
        }
        top.gain = cover.gain(top.row);
        top.turn = turn;
        if top.gain > 0.0 {
            heap.push(top);
        }
    }
    None
}

/// An upper bound of a sentence's gain, exact if `turn` is the present one.
#[derive(Clone, Copy, Debug)]
struct Bound {
    gain: f64,
    row: usize,
    turn: usize,
}

impl Ord for Bound {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain
            .total_cmp(&other.gain)
            .then_with(|| other.row.cmp(&self.row))
    }
}

impl PartialOrd for Bound {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Bound {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Bound {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::selection::Budget;
    use crate::similarity::SimilarityIndex;
    use crate::vectorizer::VectorizerConfig;

    /// Plain greedy selection: every gain anew in every turn.
    fn eager(
        matrix: &TermMatrix,
        weights: &[f64],
        factors: &[f64],
        budget: usize,
        costs: &[usize],
    ) -> Vec<usize> {
        let mut covered: Vec<u32> = Vec::new();
        let mut chosen: Vec<usize> = Vec::new();
        let mut left = budget;
        loop {
            let mut best: Option<(f64, usize)> = None;
            for row in (0..factors.len()).filter(|row| !chosen.contains(row)) {
                let gain: f64 = factors[row]
                    * matrix
                        .counts(row)
                        .filter(|(column, _)| !covered.contains(column))
                        .map(|(column, _)| weights[column as usize])
                        .sum::<f64>();
                let better = best.is_none_or(|(most, _)| gain > most);
                if costs[row] <= left && gain > 0.0 && better {
                    best = Some((gain, row));
                }
            }
            let Some((_, row)) = best else {
                return chosen;
            };
            left -= costs[row];
            covered.extend(matrix.counts(row).map(|(column, _)| column));
            chosen.push(row);
        }
    }

    proptest! {
        #[test]
        fn lazy_and_eager_selection_agree(
            texts in prop::collection::vec("[a-h]{2}( [a-h]{2}){0,6}", 1..12),
            factors in prop::collection::vec(0.1..2.0_f64, 12),
            budget in 1..30_usize,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let analysis = Analysis::new(&texts, Language::English);
            let documents: Vec<u32> = (0..texts.len() as u32).collect();
            let matrix = TermMatrix::new(&analysis, &documents, VectorizerConfig::default());
            let weights: Vec<f64> = (0..matrix.vocabulary().len())
                .map(|column| 1.0 / (column + 1) as f64)
                .collect();
            let rows: Vec<usize> = (0..texts.len()).collect();
            let costs: Vec<usize> = texts.iter().map(|t| t.split(' ').count()).collect();
            let candidates = Candidates {
                rows: &rows,
                costs: &costs,
                words: &costs,
                context: &vec![Context::Alone; rows.len()],
                budget: Budget::Words(budget),
            };
            let index = SimilarityIndex::new(matrix.word_tf_idf());
            for explain in [false, true] {
                // A threshold above 1 passes over nothing.
                let mut redundancy = Redundancy::new(&index, 2.0);
                let factors = &factors[..rows.len()];
                let lazy = select(&matrix, &weights, factors, 0.5, &mut redundancy, &candidates, explain);
                let lazy: Vec<usize> = lazy.iter().map(|chosen| chosen.row).collect();
                prop_assert_eq!(lazy, eager(&matrix, &weights, factors, budget, &costs));
            }
        }
    }
}
