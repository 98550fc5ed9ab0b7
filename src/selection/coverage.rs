//! Coverage: each concept counts once (a budgeted maximum coverage, greedily; Filatova &
//! Hatzivassiloglou 2004, Lin & Bilmes 2010).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::budget::Purse;
use super::{Candidates, Chosen};
use crate::vectorizer::TermMatrix;

/// Takes sentences by the greatest gain, `factor_i · Σ w_c` over the terms of the sentence that
/// no taken sentence has, as long as one fits and gains.
///
/// Gains only fall while sentences are taken, so an old gain is an upper bound: it is brought up
/// to date when it comes to the top of the heap (lazy greedy, Minoux 1978). Equal gains go to the
/// earlier row. `factor` and `weights` are nowhere negative.
pub(super) fn select(
    matrix: &TermMatrix,
    weights: &[f64],
    factors: &[f64],
    candidates: &Candidates<'_>,
    explain: bool,
) -> Vec<Chosen> {
    let mut cover = Cover {
        matrix,
        weights,
        factors,
        covered: vec![false; weights.len()],
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
    while let Some(best) = next(&mut heap, &cover, &purse, candidates, chosen.len()) {
        let runner_up = if explain {
            let second = next(&mut heap, &cover, &purse, candidates, chosen.len());
            second.map(|second| {
                heap.push(second);
                (second.row, second.gain)
            })
        } else {
            None
        };
        purse.spend(candidates.costs[best.row]);
        chosen.push(Chosen {
            row: best.row,
            score: best.gain,
            covers: cover.take(best.row),
            runner_up,
        });
    }
    chosen
}

/// What is covered, and what a sentence would add.
struct Cover<'a> {
    matrix: &'a TermMatrix,
    weights: &'a [f64],
    factors: &'a [f64],
    covered: Vec<bool>,
}

impl Cover<'_> {
    fn gain(&self, row: usize) -> f64 {
        let fresh: f64 = self
            .matrix
            .counts(row)
            .filter(|&(column, _)| !self.covered[column as usize])
            .map(|(column, _)| self.weights[column as usize])
            .sum();
        self.factors[row] * fresh
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
        fresh
    }
}

/// Takes the sentence with the greatest gain that fits out of the heap.
fn next(
    heap: &mut BinaryHeap<Bound>,
    cover: &Cover<'_>,
    purse: &Purse,
    candidates: &Candidates<'_>,
    turn: usize,
) -> Option<Bound> {
    while let Some(mut top) = heap.pop() {
        // What does not fit now never will: the budget only shrinks.
        if !purse.affords(candidates.costs[top.row]) {
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
