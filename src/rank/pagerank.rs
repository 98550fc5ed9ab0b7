//! The walk: where it settles on a similarity graph (Brin & Page 1998; Mihalcea & Tarau 2004),
//! found by conjugate gradients (Hestenes & Stiefel 1952).

use std::time::Instant;

use ndarray::{Array1, ArrayView1};
use rayon::prelude::*;

use super::Ranking;
use super::graph::{Graph, VERTICES_A_BLOCK};
use crate::timing::WalkTiming;

/// Entries of a graph that one task takes at least: with fewer, threads wait longer for each other
/// than they work.
const ENTRIES_A_TASK: usize = 1 << 15;

/// Blocks of vertices that one task takes at least where each vertex costs little.
const BLOCKS_A_TASK: usize = 8;

/// When the walk stops and how it moves; see [`RankConfig`](super::RankConfig) for ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk {
    /// Share of a step that follows the graph.
    pub damping: f64,
    /// The walk has settled when a step would change the ranks by less than this, in L1.
    pub tolerance: f64,
    /// Most iterations.
    pub max_iterations: usize,
}

/// The stationary distribution of `r = (1−d)·t + d·S·D⁻¹·r`, with `S` the graph's weights, `D`
/// their row sums and `t` the teleport vector; what stands on vertices without edges goes to `t`.
///
/// Taking step after step (power iteration) comes nearer by a fixed share each time. As the graph
/// is undirected, `D − d·S` is symmetric and positive definite, so conjugate gradients with `D` as
/// preconditioner get to the same ranks in about half as many products. What is left of the
/// equation (the residual) is what one more step would change. The search begins where the walk
/// would settle without restart, at ranks by degree: what remains of it there needs no product.
///
/// Stops when the residual's L1 norm falls below the tolerance, or at the limit of iterations. The
/// ranks are nowhere negative and sum to 1 if `t` does; no vertices give no ranks. Each iteration
/// is one product with the graph.
///
/// ```
/// use briefing::rank::{DenseGraph, Walk, stationary_ranks};
/// use briefing::sparse_matrix::SparseMatrix;
/// use ndarray::array;
/// // A star: both ends are linked to the middle, not to each other.
/// let mut rows = SparseMatrix::new(2);
/// rows.push_row([(0, 1.0)]);
/// rows.push_row([(0, 0.5_f64.sqrt()), (1, 0.5_f64.sqrt())]);
/// rows.push_row([(1, 1.0)]);
/// let walk = Walk { damping: 0.5, tolerance: 1e-12, max_iterations: 100 };
/// let uniform = array![1.0, 1.0, 1.0];
/// let ranking = stationary_ranks(&DenseGraph::cosine(&rows), uniform.view(), walk);
/// // By hand: m = 1/6 + (e + e)/2 and e = 1/6 + m/4, so m = 4/9 and e = 5/18.
/// assert!((ranking.scores[1] - 4.0 / 9.0).abs() < 1e-9);
/// assert!((ranking.scores[0] - 5.0 / 18.0).abs() < 1e-9);
/// assert!(ranking.converged);
/// ```
pub fn stationary_ranks(
    graph: &(impl Graph + ?Sized),
    teleport: ArrayView1<'_, f64>,
    walk: Walk,
) -> Ranking {
    let start = Instant::now();
    let mut search = Search::begin(graph, teleport, walk.damping);
    let mut shared = Vec::new();
    let mut iterations = 0;
    let mut converged = search.change < walk.tolerance;
    while !converged && iterations < walk.max_iterations {
        let along = search.multiply(graph, &mut shared);
        search.advance(along);
        iterations += 1;
        converged = search.change < walk.tolerance;
    }
    let walk = WalkTiming {
        iterations,
        entries: graph.entry_count(),
        bytes: graph.byte_count() + Search::byte_count(graph.degrees().len()),
        time: start.elapsed(),
    };
    let mut scores = search.ranks(graph, teleport);
    scores.mapv_inplace(|rank| rank.max(0.0));
    let total = scores.sum();
    if total > 0.0 {
        scores /= total;
    }
    Ranking {
        scores,
        iterations,
        change: search.change,
        converged,
        walk: Some(walk),
    }
}

/// The state of the search: what is known of the ranks, and where it goes next.
///
/// With `T` the graph's scales, `L` its loops and `K` its inner matrix, so that `S = T·K·T − L`,
/// the ranks are `D·T⁻¹·y` where `T⁻²·(D + d·L)·y − d·K·y = (1−d)·T⁻¹·t`: it works on `y`, since
/// `K` is what products are made with, and only on vertices with edges. The ranks of the others are
/// known at once, and are not handed on. All sums are taken in fixed blocks, and those are added
/// in order: same bits on any number of threads.
struct Search<'a> {
    damping: f64,
    scales: &'a [f64],
    /// What a unit of `y` weighs on each vertex in the equation, what neighbours take from it aside.
    weights: Vec<f64>,
    /// One by the weight of each vertex without its loop; 0 without edges.
    inverse: Vec<f64>,
    solution: Vec<f64>,
    residual: Vec<f64>,
    /// The solution changes along this; behind the last vertex there is a 0.
    direction: Vec<f64>,
    /// What a unit of the direction takes from the residual.
    taken: Vec<f64>,
    /// The sum of the residual's squares by the weights without loops.
    energy: f64,
    /// What makes the restart sum to 1, if it sums to anything.
    unit: f64,
    /// What the sum of all ranks is in the end.
    total: f64,
    /// L1 norm of the residual of the ranks, as a share of the total.
    change: f64,
}

impl<'a> Search<'a> {
    fn begin(
        graph: &'a (impl Graph + ?Sized),
        teleport: ArrayView1<'_, f64>,
        damping: f64,
    ) -> Self {
        let (degrees, scales, loops) = (graph.degrees(), graph.scales(), graph.loops());
        let unit = 1.0 / teleport.sum().max(f64::MIN_POSITIVE);
        let (mut whole, mut reached) = (0.0, 0.0);
        for (&degree, share) in degrees.iter().zip(teleport) {
            if is_linked(degree) {
                whole += degree;
                reached += share * unit;
            }
        }
        // Ranks by degree, so many that what remains of the equation sums to 0.
        let by_degree = reached / whole.max(f64::MIN_POSITIVE);
        let count = degrees.len();
        let mut search = Self {
            damping,
            scales,
            weights: vec![0.0; count],
            inverse: vec![0.0; count],
            solution: vec![0.0; count],
            residual: vec![0.0; count],
            direction: vec![0.0; count + 1],
            taken: vec![0.0; count],
            energy: 0.0,
            unit,
            total: 1.0 - damping * (1.0 - reached),
            change: 0.0,
        };
        for (vertex, (&degree, share)) in degrees.iter().zip(teleport).enumerate() {
            if is_linked(degree) {
                let scale = scales[vertex];
                let remaining = (1.0 - damping) * (share * unit - by_degree * degree);
                search.weights[vertex] = (degree + damping * loops[vertex]) / (scale * scale);
                search.inverse[vertex] = scale * scale / degree;
                search.solution[vertex] = by_degree * scale;
                search.residual[vertex] = remaining / scale;
            }
        }
        search.advance(0.0);
        search
    }

    /// One product with the graph: how much the direction takes from the residual. Returns what
    /// it takes, summed along the direction.
    fn multiply(&mut self, graph: &(impl Graph + ?Sized), shared: &mut Vec<f64>) -> f64 {
        graph.share(&self.direction, shared);
        let blocks = self.taken.par_chunks_mut(VERTICES_A_BLOCK);
        let entries_a_block = graph.entry_count() / blocks.len().max(1) + 1;
        let sums = blocks
            .zip(self.direction.par_chunks(VERTICES_A_BLOCK))
            .zip(self.weights.par_chunks(VERTICES_A_BLOCK))
            .enumerate()
            .with_min_len(ENTRIES_A_TASK.div_ceil(entries_a_block))
            .map(|(block, ((taken, direction), weights))| {
                graph.multiply_block(block, &self.direction, shared, taken);
                let mut along = 0.0;
                for ((taken, direction), weight) in taken.iter_mut().zip(direction).zip(weights) {
                    *taken = weight * direction - self.damping * *taken;
                    along += *taken * direction;
                }
                along
            });
        sums.collect::<Vec<f64>>().iter().sum()
    }

    /// As far along the direction as takes most from the residual. The next direction is what then
    /// remains, without what lies along the ones before.
    fn advance(&mut self, along: f64) {
        let step = quotient(self.energy, along);
        let blocks = self.residual.par_chunks_mut(VERTICES_A_BLOCK);
        let sums = blocks
            .zip(self.taken.par_chunks(VERTICES_A_BLOCK))
            .zip(self.inverse.par_chunks(VERTICES_A_BLOCK))
            .zip(self.scales.par_chunks(VERTICES_A_BLOCK))
            .with_min_len(BLOCKS_A_TASK)
            .map(|(((residual, taken), inverse), scales)| {
                let (mut change, mut energy) = (0.0, 0.0);
                let known = taken.iter().zip(inverse).zip(scales);
                for (residual, ((taken, inverse), scale)) in residual.iter_mut().zip(known) {
                    *residual -= step * taken;
                    change += residual.abs() * scale;
                    energy += *residual * *residual * inverse;
                }
                (change, energy)
            });
        let sums: Vec<(f64, f64)> = sums.collect();
        let energy = sums.iter().map(|(_, energy)| energy).sum();
        let kept = quotient(energy, self.energy);
        self.change = sums.iter().map(|(change, _)| change).sum::<f64>() / self.total;
        self.energy = energy;
        let count = self.solution.len();
        let blocks = self.direction[..count].par_chunks_mut(VERTICES_A_BLOCK);
        blocks
            .zip(self.solution.par_chunks_mut(VERTICES_A_BLOCK))
            .zip(self.residual.par_chunks(VERTICES_A_BLOCK))
            .zip(self.inverse.par_chunks(VERTICES_A_BLOCK))
            .with_min_len(BLOCKS_A_TASK)
            .for_each(|(((direction, solution), residual), inverse)| {
                let known = residual.iter().zip(inverse);
                for ((direction, solution), (residual, inverse)) in
                    direction.iter_mut().zip(solution).zip(known)
                {
                    *solution += step * *direction;
                    *direction = residual * inverse + kept * *direction;
                }
            });
    }

    /// The ranks by the solution as it is.
    fn ranks(&self, graph: &(impl Graph + ?Sized), teleport: ArrayView1<'_, f64>) -> Array1<f64> {
        let degrees = graph.degrees();
        let vertices = degrees.iter().zip(teleport).enumerate();
        let rank = |(vertex, (&degree, share)): (usize, (&f64, &f64))| {
            if is_linked(degree) {
                degree * self.solution[vertex] / self.scales[vertex]
            } else {
                (1.0 - self.damping) * share * self.unit
            }
        };
        vertices.map(rank).collect()
    }

    /// Bytes that an iteration reads and writes around the product: the direction and the weights;
    /// the residual (written too), what is taken, inverse weights, scales; direction and solution
    /// (both written too), residual, inverse weights.
    fn byte_count(vertices: usize) -> usize {
        13 * size_of::<f64>() * vertices
    }
}

/// Whether a vertex of such a degree has edges.
fn is_linked(degree: f64) -> bool {
    degree > 0.0
}

/// 0 where there is nothing to divide by.
fn quotient(dividend: f64, divisor: f64) -> f64 {
    if divisor > 0.0 {
        dividend / divisor
    } else {
        0.0
    }
}
