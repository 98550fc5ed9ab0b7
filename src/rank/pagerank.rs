//! The walk: where it settles on a similarity graph (Brin & Page 1998; Mihalcea & Tarau 2004),
//! found by conjugate gradients (Hestenes & Stiefel 1952).

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
        let before = search.advance(along);
        iterations += 1;
        converged = search.change < walk.tolerance;
        if !converged {
            search.turn(before);
        }
    }
    let walk = WalkTiming {
        iterations,
        entries: graph.entry_count(),
        bytes: graph.byte_count() + Search::byte_count(search.ranks.len()),
        time: start.elapsed(),
    };
    let mut scores = Array1::from_vec(search.ranks);
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
/// It works on `r − d·S·D⁻¹·r = (1−d)·t`, whose solution is the ranks by a factor: those of
/// vertices without edges are known at once, and are not handed on. All sums are taken in fixed
/// blocks, and those are added in order: same bits on any number of threads.
struct Search {
    damping: f64,
    /// One by each vertex's degree, 0 without edges.
    inverse: Vec<f64>,
    ranks: Vec<f64>,
    /// What the sum of all ranks is in the end.
    total: f64,
    residual: Vec<f64>,
    /// The sum of the residual's squares by the degrees.
    energy: f64,
    /// L1 norm of the residual, as a share of the total.
    change: f64,
    /// The ranks change along this.
    direction: Vec<f64>,
    /// What the direction hands on along every edge: itself by the degrees.
    handed: Vec<f64>,
    /// What a unit of the direction takes from the residual.
    taken: Vec<f64>,
}

impl Search {
    fn begin(graph: &(impl Graph + ?Sized), teleport: ArrayView1<'_, f64>, damping: f64) -> Self {
        let degrees = graph.degrees();
        let scale = 1.0 / teleport.sum().max(f64::MIN_POSITIVE);
        let linked = |degree: f64| degree > 0.0;
        let (mut whole, mut reached) = (0.0, 0.0);
        for (&degree, share) in degrees.iter().zip(teleport) {
            if linked(degree) {
                whole += degree;
                reached += share * scale;
            }
        }
        // Ranks by degree, so many that what remains of the equation sums to 0.
        let by_degree = reached / whole.max(f64::MIN_POSITIVE);
        let vertices = degrees.iter().zip(teleport);
        let (ranks, residual) = vertices
            .map(|(&degree, share)| {
                let share = share * scale;
                if linked(degree) {
                    let rank = by_degree * degree;
                    (rank, (1.0 - damping) * (share - rank))
                } else {
                    ((1.0 - damping) * share, 0.0)
                }
            })
            .unzip();
        let inverse = |&degree: &f64| if linked(degree) { 1.0 / degree } else { 0.0 };
        let inverse: Vec<f64> = degrees.iter().map(inverse).collect();
        let residual: Vec<f64> = residual;
        let mut search = Self {
            damping,
            ranks,
            total: 1.0 - damping * (1.0 - reached),
            energy: 0.0,
            change: 0.0,
            direction: vec![0.0; inverse.len()],
            handed: vec![0.0; inverse.len()],
            taken: vec![0.0; inverse.len()],
            residual,
            inverse,
        };
        search.advance(0.0);
        search.turn(0.0);
        search
    }

    /// One product with the graph: how much the direction takes from the residual. Returns what
    /// it takes by the degrees, summed along the direction.
    fn multiply(&mut self, graph: &(impl Graph + ?Sized), shared: &mut Vec<f64>) -> f64 {
        graph.share(&self.handed, shared);
        let blocks = self.taken.par_chunks_mut(VERTICES_A_BLOCK);
        let sums = blocks
            .zip(self.direction.par_chunks(VERTICES_A_BLOCK))
            .zip(self.handed.par_chunks(VERTICES_A_BLOCK))
            .enumerate()
            .map(|(block, ((taken, direction), handed))| {
                graph.multiply_block(block, &self.handed, shared, taken);
                let mut along = 0.0;
                for ((taken, direction), handed) in taken.iter_mut().zip(direction).zip(handed) {
                    *taken = direction - self.damping * *taken;
                    along += *taken * handed;
                }
                along
            });
        sums.collect::<Vec<f64>>().iter().sum()
    }

    /// As far along the direction as takes most from the residual. Returns its energy before.
    fn advance(&mut self, along: f64) -> f64 {
        let step = quotient(self.energy, along);
        let blocks = self.ranks.par_chunks_mut(VERTICES_A_BLOCK);
        let sums = blocks
            .zip(self.residual.par_chunks_mut(VERTICES_A_BLOCK))
            .zip(self.direction.par_chunks(VERTICES_A_BLOCK))
            .zip(self.taken.par_chunks(VERTICES_A_BLOCK))
            .zip(self.inverse.par_chunks(VERTICES_A_BLOCK))
            .map(|((((ranks, residual), direction), taken), inverse)| {
                let (mut change, mut energy) = (0.0, 0.0);
                let known = direction.iter().zip(taken).zip(inverse);
                for ((rank, residual), ((direction, taken), inverse)) in
                    ranks.iter_mut().zip(residual).zip(known)
                {
                    *rank += step * direction;
                    *residual -= step * taken;
                    change += residual.abs();
                    energy += *residual * *residual * inverse;
                }
                (change, energy)
            });
        let sums: Vec<(f64, f64)> = sums.collect();
        let before = self.energy;
        self.change = sums.iter().map(|(change, _)| change).sum::<f64>() / self.total;
        self.energy = sums.iter().map(|(_, energy)| energy).sum();
        before
    }

    /// The next direction: the residual, without what lies along the ones before.
    fn turn(&mut self, energy_before: f64) {
        let kept = quotient(self.energy, energy_before);
        let blocks = self.direction.par_chunks_mut(VERTICES_A_BLOCK);
        blocks
            .zip(self.handed.par_chunks_mut(VERTICES_A_BLOCK))
            .zip(self.residual.par_chunks(VERTICES_A_BLOCK))
            .zip(self.inverse.par_chunks(VERTICES_A_BLOCK))
            .for_each(|(((direction, handed), residual), inverse)| {
                let known = residual.iter().zip(inverse);
                for ((direction, handed), (residual, inverse)) in
                    direction.iter_mut().zip(handed).zip(known)
                {
                    *direction = residual + kept * *direction;
                    *handed = *direction * inverse;
                }
            });
    }

    /// Bytes that an iteration reads and writes around the product: the direction; ranks, residual
    /// (both written too), direction, what it takes, inverse degrees; residual, inverse degrees,
    /// direction (written too) and what it hands on.
    fn byte_count(vertices: usize) -> usize {
        13 * size_of::<f64>() * vertices
    }
}

/// 0 where there is nothing to divide by.
fn quotient(dividend: f64, divisor: f64) -> f64 {
    if divisor > 0.0 {
        dividend / divisor
    } else {
        0.0
    }
}
