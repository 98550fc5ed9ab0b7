//! The walk: power iteration over a similarity graph (Brin & Page 1998; Mihalcea & Tarau 2004).

use std::time::Instant;

use ndarray::{Array1, ArrayView1};
use rayon::prelude::*;

use super::Ranking;
use super::graph::{Graph, VERTICES_A_BLOCK};
use crate::timing::WalkTiming;

/// When the walk stops and how it moves; see [`RankConfig`](super::RankConfig) for ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk {
    /// Share of a step that follows the graph.
    pub damping: f64,
    /// L1 change below which the walk has settled.
    pub tolerance: f64,
    /// Most iterations.
    pub max_iterations: usize,
}

/// The stationary distribution of `r = (1−d)·t + d·S·D⁻¹·r`, with `S` the graph's weights, `D`
/// their row sums and `t` the teleport vector; what stands on vertices without edges goes to `t`.
///
/// Stops when the L1 change falls below the tolerance, or at the limit of iterations. The ranks
/// are nowhere negative and sum to 1 if `t` does; no vertices give no ranks. Each iteration is
/// one product with the graph.
///
/// ```
/// use briefing::rank::{DenseGraph, Walk, power_iteration};
/// use briefing::sparse_matrix::SparseMatrix;
/// use ndarray::array;
/// // A star: both ends are linked to the middle, not to each other.
/// let mut rows = SparseMatrix::new(2);
/// rows.push_row([(0, 1.0)]);
/// rows.push_row([(0, 0.5_f64.sqrt()), (1, 0.5_f64.sqrt())]);
/// rows.push_row([(1, 1.0)]);
/// let walk = Walk { damping: 0.5, tolerance: 1e-12, max_iterations: 100 };
/// let uniform = array![1.0, 1.0, 1.0];
/// let ranking = power_iteration(&DenseGraph::cosine(&rows), uniform.view(), walk);
/// // By hand: m = 1/6 + (e + e)/2 and e = 1/6 + m/4, so m = 4/9 and e = 5/18.
/// assert!((ranking.scores[1] - 4.0 / 9.0).abs() < 1e-9);
/// assert!((ranking.scores[0] - 5.0 / 18.0).abs() < 1e-9);
/// assert!(ranking.converged);
/// ```
pub fn power_iteration(
    graph: &(impl Graph + ?Sized),
    teleport: ArrayView1<'_, f64>,
    walk: Walk,
) -> Ranking {
    let total = teleport.sum().max(f64::MIN_POSITIVE);
    let teleport: Vec<f64> = teleport.iter().map(|share| share / total).collect();
    let inverse = |degree: &f64| if *degree > 0.0 { 1.0 / degree } else { 0.0 };
    let inverse: Vec<f64> = graph.degrees().iter().map(inverse).collect();
    let isolated: Vec<usize> = (0..inverse.len())
        .filter(|&vertex| inverse[vertex] <= 0.0)
        .collect();
    let mut scores = teleport.clone();
    // What each vertex hands on along every edge: its rank by its degree.
    let mut handed: Vec<f64> = scores.iter().zip(&inverse).map(|(r, i)| r * i).collect();
    let mut next = handed.clone();
    let mut shared = Vec::new();
    let mut change = 0.0;
    let mut iterations = 0;
    let mut converged = scores.is_empty();
    let start = Instant::now();
    while !converged && iterations < walk.max_iterations {
        let stranded: f64 = isolated.iter().map(|&vertex| scores[vertex]).sum();
        let restart = 1.0 - walk.damping + walk.damping * stranded;
        graph.share(&handed, &mut shared);
        // Fixed blocks, whose sums are added in order: same bits on any number of threads.
        let blocks = scores
            .par_chunks_mut(VERTICES_A_BLOCK)
            .zip(next.par_chunks_mut(VERTICES_A_BLOCK));
        let changes: Vec<f64> = blocks
            .enumerate()
            .map(|(block, (scores, next))| {
                let from = block * VERTICES_A_BLOCK;
                let vertices = from..from + scores.len();
                graph.multiply_block(block, &handed, &shared, next);
                let known = teleport[vertices.clone()].iter().zip(&inverse[vertices]);
                let mut change = 0.0;
                for ((score, next), (share, inverse)) in scores.iter_mut().zip(next).zip(known) {
                    let rank = walk.damping * *next + restart * share;
                    change += (rank - *score).abs();
                    *score = rank;
                    *next = rank * inverse;
                }
                change
            })
            .collect();
        std::mem::swap(&mut handed, &mut next);
        change = changes.iter().sum();
        iterations += 1;
        converged = change < walk.tolerance;
    }
    let walk = WalkTiming {
        iterations,
        entries: graph.entry_count(),
        // The step around the product reads and writes ranks, and reads inverse degrees and restart.
        bytes: graph.byte_count() + 4 * size_of::<f64>() * scores.len(),
        time: start.elapsed(),
    };
    let mut scores = Array1::from_vec(scores);
    let total = scores.sum();
    if total > 0.0 {
        scores /= total;
    }
    Ranking {
        scores,
        iterations,
        change,
        converged,
        walk: Some(walk),
    }
}
