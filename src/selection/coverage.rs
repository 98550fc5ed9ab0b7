//! Coverage: each concept counts once (a budgeted maximum coverage, greedily; Filatova &
//! Hatzivassiloglou 2004, Lin & Bilmes 2010).

use std::cell::RefCell;
use std::collections::binary_heap::PeekMut;

use hashbrown::HashMap;

use super::budget::Purse;
use super::queue::{Bound, Offer, Queue};
use super::redundancy::Redundancy;
use super::{Candidates, Chosen, ConceptWeights, Context};
use crate::vectorizer::TermMatrix;

/// Takes sentences by the greatest gain, `factor_i · Σ w_c` over the terms of the sentence that
/// no taken sentence has, as long as one fits and gains. What is too similar to a taken sentence
/// is passed over, so that no paraphrase is taken for its few new words.
///
/// A sentence that leans on its neighbour has its gain multiplied by `context_factor` while that
/// neighbour is not taken. The two are also offered together, for the mean of what each gains
/// when the first is taken before the second.
///
/// Apart from that, gains only fall while sentences are taken, so an old gain is an upper bound:
/// it is brought up to date when it comes to the top of the heap (lazy greedy, Minoux 1978). Equal
/// gains go to the earlier row. `factors` and `weights` are nowhere negative.
///
/// What a sentence gains where it is read alone is a bound as well for what it gains in its
/// context. So whether it leans on its neighbour is asked when it would be taken if it did not,
/// and only then come the offers of it with its neighbours, which gain no more than the better of
/// the two.
pub(super) fn select(
    matrix: &TermMatrix,
    weights: &ConceptWeights<'_>,
    factors: &[f64],
    context_factor: f64,
    redundancy: &mut Redundancy<'_>,
    candidates: &Candidates<'_>,
    explain: bool,
) -> Vec<Chosen> {
    let mut cover = Cover {
        fresh: Fresh {
            matrix,
            weights,
            factors,
            covered: vec![false; weights.shared().len()],
            taken: vec![false; factors.len()],
        },
        candidates,
        context_factor,
        contexts: RefCell::default(),
    };
    let mut queue = Queue::new(candidates.rows, |row| {
        factors[row] * fresh_weight(matrix, weights, row, |_| false)
    });
    let mut purse = Purse::new(candidates.budget);
    let mut chosen: Vec<Chosen> = Vec::new();
    let costs = candidates.rows.iter().map(|&row| candidates.costs[row]);
    let cheapest = costs.min().unwrap_or_default();
    loop {
        // Else all that does not fit would be taken out of the heap one by one.
        if !purse.affords(cheapest) {
            return chosen;
        }
        let turn = chosen.len() as u32;
        // What does not fit or is redundant now will be so ever after.
        let fits = |offer: Offer| {
            purse.affords_all(offer.rows().map(|row| candidates.costs[row]))
                && offer
                    .rows()
                    .all(|row| !cover.fresh.taken[row] && !redundancy.is_redundant(row))
                && !(offer.with_before && redundancy.are_redundant(offer.row() - 1, offer.row()))
        };
        let Some(best) = next(&mut queue, &cover, &fits, turn) else {
            return chosen;
        };
        let runner_up = if explain {
            let apart = |offer: Offer| fits(offer) && !offer.overlaps(best.offer);
            let second = next(&mut queue, &cover, &apart, turn);
            second.map(|second| {
                queue.extend([second]);
                (second.offer.row(), second.gain)
            })
        } else {
            None
        };
        for row in best.offer.rows() {
            purse.spend(candidates.costs[row]);
            redundancy.take(row);
            chosen.push(Chosen {
                row,
                score: best.gain,
                covers: cover.fresh.take(row),
                runner_up,
            });
        }
        queue.extend(cover.relieved(best.offer.row(), chosen.len() as u32));
    }
}

/// What is covered, and what a sentence would add in its context.
struct Cover<'a> {
    fresh: Fresh<'a>,
    candidates: &'a Candidates<'a>,
    context_factor: f64,
    /// The contexts that were asked for.
    contexts: RefCell<HashMap<usize, Context>>,
}

/// What is covered, and what a sentence would add alone.
struct Fresh<'a> {
    matrix: &'a TermMatrix,
    weights: &'a ConceptWeights<'a>,
    factors: &'a [f64],
    /// Of the columns that several rows have; what one row has is covered once that is taken.
    covered: Vec<bool>,
    taken: Vec<bool>,
}

impl Cover<'_> {
    /// A row alone, now in its context, and with each of its neighbours, if one leans on the
    /// other.
    fn in_context(&self, row: usize, turn: u32) -> impl Iterator<Item = Bound> {
        let offers = [
            Some(Offer::alone(row)),
            self.with_before(row),
            self.with_before(row + 1),
        ];
        self.bounds(offers.into_iter().flatten(), turn)
    }

    fn bounds(
        &self,
        offers: impl Iterator<Item = Offer>,
        turn: u32,
    ) -> impl Iterator<Item = Bound> {
        let bounds = offers.map(move |offer| Bound {
            gain: self.gain(offer),
            offer,
            in_context: true,
            turn,
        });
        bounds.filter(|bound| bound.gain > 0.0)
    }

    /// A row together with the one it leans on, if both may be taken.
    fn with_before(&self, row: usize) -> Option<Offer> {
        let eligible = |row| self.candidates.rows.binary_search(&row).is_ok();
        if !eligible(row) {
            return None;
        }
        let Context::Leans { on: Some(on) } = self.context_of(row) else {
            return None;
        };
        eligible(on).then(|| Offer::together(row))
    }

    fn context_of(&self, row: usize) -> Context {
        let mut contexts = self.contexts.borrow_mut();
        let context = contexts.entry(row);
        *context.or_insert_with(|| (self.candidates.context)(row))
    }

    fn gain(&self, offer: Offer) -> f64 {
        let alone = self.context(offer.row()) * self.fresh.gain_after(offer.row(), None);
        if !offer.with_before {
            return alone;
        }
        let before = offer.row() - 1;
        let of_before = self.context(before) * self.fresh.gain_after(before, None);
        f64::midpoint(of_before, self.fresh.gain_after(offer.row(), Some(before)))
    }

    /// The context factor of a sentence that leans on one that is not taken; else 1.
    fn context(&self, row: usize) -> f64 {
        match self.context_of(row) {
            Context::Alone => 1.0,
            Context::Leans { on: Some(on) } if self.fresh.taken[on] => 1.0,
            Context::Leans { .. } => self.context_factor,
        }
    }

    /// The sentence that leans on a taken one gains again what it had lost for that, alone and
    /// with the one that leans on it in turn.
    fn relieved(&self, taken: usize, turn: u32) -> impl Iterator<Item = Bound> {
        let row = taken + 1;
        let alone = self.with_before(row).map(|_| Offer::alone(row));
        let next = alone.and_then(|_| self.with_before(row + 1));
        self.bounds([alone, next].into_iter().flatten(), turn)
    }
}

impl Fresh<'_> {
    /// What the fresh terms of a sentence gain, once another one is taken, if any.
    fn gain_after(&self, row: usize, taken: Option<usize>) -> f64 {
        if self.taken[row] {
            return 0.0;
        }
        let is_covered = |column: u32| {
            self.covered[column as usize]
                || taken.is_some_and(|taken| self.matrix.has(taken, column))
        };
        self.factors[row] * fresh_weight(self.matrix, self.weights, row, is_covered)
    }

    /// Covers the terms of a sentence and gives those that were not covered before.
    fn take(&mut self, row: usize) -> Vec<u32> {
        let columns = self.matrix.shared_columns(row).iter().copied();
        let mut fresh: Vec<u32> = columns
            .filter(|&column| !self.covered[column as usize])
            .collect();
        for &column in &fresh {
            self.covered[column as usize] = true;
        }
        fresh.extend(self.matrix.single_columns(row));
        self.taken[row] = true;
        fresh
    }
}

/// What the terms of a row weigh that are not covered; those that it alone has never are.
fn fresh_weight(
    matrix: &TermMatrix,
    weights: &ConceptWeights<'_>,
    row: usize,
    is_covered: impl Fn(u32) -> bool,
) -> f64 {
    let columns = matrix.shared_columns(row).iter();
    let fresh = columns.filter(|&&column| !is_covered(column));
    let fresh = fresh.map(|&column| weights.shared()[column as usize]);
    fresh.sum::<f64>() + weights.sum_of_singles(row)
}

/// Takes the offer with the greatest gain that fits out of the heap.
fn next(
    queue: &mut Queue<'_>,
    cover: &Cover<'_>,
    fits: &dyn Fn(Offer) -> bool,
    turn: u32,
) -> Option<Bound> {
    let fresh = &cover.fresh;
    loop {
        let mut top = queue.peek_mut(|row| fresh.gain_after(row, None), turn)?;
        if !fits(top.offer) {
            PeekMut::pop(top);
        } else if top.turn != turn {
            top.gain = if top.in_context {
                cover.gain(top.offer)
            } else {
                fresh.gain_after(top.offer.row(), None)
            };
            top.turn = turn;
            if top.gain <= 0.0 {
                PeekMut::pop(top);
            }
        } else {
            let top = PeekMut::pop(top);
            if top.in_context {
                return Some(top);
            }
            queue.extend(cover.in_context(top.offer.row(), turn));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::rank::Ranking;
    use crate::selection::{Budget, SelectionConfig, concept_weights};
    use crate::similarity::WordIndex;
    use crate::vectorizer::VectorizerConfig;

    /// Plain greedy selection: every gain of every offer anew in every turn.
    fn eager(
        matrix: &TermMatrix,
        weights: &ConceptWeights<'_>,
        factors: &[f64],
        leans: &[bool],
        budget: usize,
        costs: &[usize],
    ) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::new();
        let mut left = budget;
        let gain = |row: usize, taken: &[usize]| {
            let covered: Vec<u32> = taken
                .iter()
                .flat_map(|&row| matrix.counts(row).map(|(column, _)| column))
                .collect();
            let fresh = matrix.counts(row);
            let fresh = fresh.filter(|(column, _)| !covered.contains(column));
            let sum: f64 = fresh.map(|(column, _)| weights.of(column)).sum();
            factors[row] * sum
        };
        let context = |row: usize, taken: &[usize]| {
            let missing = leans[row] && (row == 0 || !taken.contains(&(row - 1)));
            if missing { 0.5 } else { 1.0 }
        };
        loop {
            let mut best: Option<(f64, Vec<usize>)> = None;
            let mut offer = |gain: f64, rows: Vec<usize>| {
                let cost: usize = rows.iter().map(|&row| costs[row]).sum();
                let free = rows.iter().all(|row| !chosen.contains(row));
                let better = best.as_ref().is_none_or(|(most, _)| gain > *most);
                if free && cost <= left && gain > 0.0 && better {
                    best = Some((gain, rows));
                }
            };
            for (row, &leaning) in leans.iter().enumerate() {
                offer(context(row, &chosen) * gain(row, &chosen), vec![row]);
                if leaning && row > 0 {
                    let before = context(row - 1, &chosen) * gain(row - 1, &chosen);
                    let with: Vec<usize> = chosen.iter().copied().chain([row - 1]).collect();
                    let both = f64::midpoint(before, gain(row, &with));
                    offer(both, vec![row - 1, row]);
                }
            }
            let Some((_, rows)) = best else {
                return chosen;
            };
            for row in rows {
                left -= costs[row];
                chosen.push(row);
            }
        }
    }

    proptest! {
        #[test]
        fn lazy_and_eager_selection_agree(
            texts in prop::collection::vec("[a-h]{2}( [a-h]{2}){0,6}", 1..12),
            leans in prop::collection::vec(any::<bool>(), 12),
            factors in prop::collection::vec(0.1..2.0_f64, 12),
            budget in 1..30_usize,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let analysis = Analysis::new(&texts, Language::English);
            let documents: Vec<u32> = (0..texts.len() as u32).collect();
            let matrix = TermMatrix::new(&analysis, &documents, VectorizerConfig::default());
            let ranking = Ranking {
                scores: factors.iter().copied().take(texts.len()).collect(),
                iterations: 0,
                change: 0.0,
                converged: true,
                walk: None,
            };
            let config = SelectionConfig::default();
            let weights = concept_weights(&matrix, &ranking, None, Vec::new(), 1.5, &config);
            let rows: Vec<usize> = (0..texts.len()).collect();
            let costs: Vec<usize> = texts.iter().map(|t| t.split(' ').count()).collect();
            let leans = &leans[..rows.len()];
            let context = |row: usize| match leans[row] {
                true => Context::Leans { on: row.checked_sub(1) },
                false => Context::Alone,
            };
            let candidates = Candidates {
                rows: &rows,
                costs: &costs,
                words: &costs,
                context: &context,
                budget: Budget::Words(budget),
            };
            let index = WordIndex::new(&matrix);
            for explain in [false, true] {
                // A threshold above 1 passes over nothing.
                let mut redundancy = Redundancy::new(&index, 2.0);
                let factors = &factors[..rows.len()];
                let lazy = select(&matrix, &weights, factors, 0.5, &mut redundancy, &candidates, explain);
                for one in &lazy {
                    prop_assert!(one.runner_up.is_none_or(|(row, _)| row != one.row));
                }
                let lazy: Vec<usize> = lazy.iter().map(|chosen| chosen.row).collect();
                prop_assert_eq!(lazy, eager(&matrix, &weights, factors, leans, budget, &costs));
            }
        }
    }
}
