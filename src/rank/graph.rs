//! Similarity graphs over sentences, in three forms that give the same walk.

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView1};
use rayon::prelude::*;

use crate::similarity::{Scratch, SimilarityIndex};
use crate::sparse_matrix::SparseMatrix;

/// Rows that one parallel task looks at least.
const ROWS_A_TASK: usize = 1024;

/// Vertices whose products are one parallel task.
pub(super) const VERTICES_A_BLOCK: usize = 256;

/// A weighted undirected graph, as the walk needs it.
pub trait Graph: Sync {
    /// For each vertex the sum of its edges' weights; exactly 0 for a vertex without edges.
    fn degrees(&self) -> ArrayView1<'_, f64>;

    /// What the products of all vertices share, worked out of a vector of one number a vertex and
    /// put in place of what is in `shared`. For most forms nothing.
    fn share(&self, vector: &[f64], shared: &mut Vec<f64>) {
        let _ = vector;
        shared.clear();
    }

    /// The product of some vertices' rows of the adjacency matrix with a vector; `shared` is what
    /// [`share`](Self::share) gave for it.
    ///
    /// # Panics
    /// If the lengths do not match the graph.
    fn multiply_rows(
        &self,
        rows: Range<usize>,
        vector: &[f64],
        shared: &[f64],
        product: &mut [f64],
    );

    /// The product of the adjacency matrix with a vector of one number a vertex.
    ///
    /// # Panics
    /// If the length does not match the graph.
    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64> {
        let vector = vector.to_vec();
        let mut shared = Vec::new();
        self.share(&vector, &mut shared);
        let mut product = Array1::zeros(vector.len());
        let numbers = product.as_slice_mut().unwrap_or_default();
        let blocks = numbers.par_chunks_mut(VERTICES_A_BLOCK).enumerate();
        blocks.for_each(|(block, product)| {
            let from = block * VERTICES_A_BLOCK;
            self.multiply_rows(from..from + product.len(), &vector, &shared, product);
        });
        product
    }

    /// Stored numbers that one product passes over.
    fn entry_count(&self) -> usize;

    /// Bytes that one product must read and write at the least: each of its arrays once, each
    /// vector once when it is written and once when it is read.
    fn byte_count(&self) -> usize;
}

/// Bytes of so many numbers.
fn numbers(count: usize) -> usize {
    count * size_of::<f64>()
}

/// Most rows of a column whose edges are stored one by one: `k` rows have `k·(k−1)` of them, and
/// both factors together `2k` entries, so that up to three rows nothing is gained by factoring.
const MOST_ROWS_OF_EDGES: usize = 3;

/// The full cosine graph `X Xᵀ` without its diagonal, never built: with `F` the columns that more
/// than three rows have, a product is `F (Fᵀ v) − diag · v + E v`, two passes over the entries of
/// `F` and one over the edges `E` that the other columns make.
///
/// Most columns are pairs of words that two sentences have. Their edges take no more memory than
/// their entries in both factors, and `v`, a number a row, stays in the cache where a number a
/// column does not. A column that one row alone has makes no edge.
#[derive(Clone, Debug)]
pub struct FactoredGraph {
    rows: SparseMatrix,
    columns: SparseMatrix,
    edges: SparseMatrix,
    diagonal: Array1<f64>,
    degrees: Array1<f64>,
}

impl FactoredGraph {
    /// The graph of rows that are empty or of length 1 and nowhere negative. Linear in the entries.
    pub fn new(rows: &SparseMatrix) -> Self {
        Split::new(rows).into_graph()
    }

    /// `F`, its transpose, and `E`.
    pub fn parts(&self) -> [&SparseMatrix; 3] {
        [&self.rows, &self.columns, &self.edges]
    }
}

/// Rows in two parts: the columns that more than three rows have, and those that two or three have.
pub(super) struct Split {
    frequent: SparseMatrix,
    few: SparseMatrix,
}

impl Split {
    /// The parts of rows that are empty or of length 1 and nowhere negative.
    pub(super) fn new(rows: &SparseMatrix) -> Self {
        let mut counts = vec![0_u32; rows.column_count()];
        for &column in rows.columns() {
            counts[column as usize] += 1;
        }
        let most = MOST_ROWS_OF_EDGES as u32;
        let (frequent, few) = rayon::join(
            || only(rows, &counts, |count| count > most),
            || only(rows, &counts, |count| (2..=most).contains(&count)),
        );
        Self { frequent, few }
    }

    pub(super) fn into_graph(self) -> FactoredGraph {
        let Self {
            frequent: rows,
            few,
        } = self;
        let (columns, edges) = rayon::join(|| rows.transpose(), || edges(&few));
        drop(few);
        let diagonal = (0..rows.row_count())
            .map(|row| rows.row(row).map(|(_, value)| value * value).sum::<f64>())
            .collect();
        let mut graph = FactoredGraph {
            degrees: Array1::zeros(rows.row_count()),
            rows,
            columns,
            edges,
            diagonal,
        };
        graph.degrees = graph.multiply(Array1::ones(graph.rows.row_count()).view());
        graph
    }
}

/// The columns that some number of rows have, given the number of each, numbered anew.
fn only(rows: &SparseMatrix, counts: &[u32], kept: impl Fn(u32) -> bool + Sync) -> SparseMatrix {
    let mut kept_before = 0;
    let numbers: Vec<u32> = counts
        .iter()
        .map(|&count| {
            let number = kept_before;
            kept_before += u32::from(kept(count));
            number
        })
        .collect();
    let of_kept = |row: usize| {
        let is_kept = |&(column, _): &(u32, f64)| kept(counts[column as usize]);
        rows.row(row).filter(is_kept)
    };
    let lengths: Vec<u32> = (0..rows.row_count())
        .into_par_iter()
        .with_min_len(ROWS_A_TASK)
        .map(|row| of_kept(row).count() as u32)
        .collect();
    SparseMatrix::of_lengths(kept_before as usize, &lengths, |row, columns, values| {
        let room = columns.iter_mut().zip(values);
        for ((column, value), entry) in room.zip(of_kept(row)) {
            (*column, *value) = (numbers[entry.0 as usize], entry.1);
        }
    })
}

/// The edges that columns make which few rows have, each row's in the order of the others.
fn edges(rows: &SparseMatrix) -> SparseMatrix {
    let columns = rows.transpose();
    SparseMatrix::from_rows(rows.row_count(), rows.row_count(), |row, edges| {
        for (column, value) in rows.row(row) {
            let others = columns.row(column as usize);
            let others = others.filter(|&(other, _)| other as usize != row);
            edges.extend(others.map(|(other, weight)| (other, value * weight)));
        }
        edges.sort_by_key(|&(other, _)| other);
        edges.dedup_by(|next, sum| {
            let same = next.0 == sum.0;
            if same {
                sum.1 += next.1;
            }
            same
        });
    })
}

impl Graph for FactoredGraph {
    fn degrees(&self) -> ArrayView1<'_, f64> {
        self.degrees.view()
    }

    /// `Fᵀ v`.
    fn share(&self, vector: &[f64], shared: &mut Vec<f64>) {
        shared.resize(self.columns.row_count(), 0.0);
        self.columns.multiply_into(vector, shared);
    }

    fn multiply_rows(
        &self,
        rows: Range<usize>,
        vector: &[f64],
        shared: &[f64],
        product: &mut [f64],
    ) {
        let diagonal = self.diagonal.as_slice().unwrap_or_default();
        for (row, product) in rows.zip(product) {
            let by_column = self.rows.multiply_row(row, shared);
            let by_edge = self.edges.multiply_row(row, vector);
            *product = (by_column - diagonal[row] * vector[row]).max(0.0) + by_edge;
        }
    }

    fn entry_count(&self) -> usize {
        self.parts()
            .into_iter()
            .map(SparseMatrix::entry_count)
            .sum()
    }

    /// All parts; the vector, the diagonal and the product, a number a row each; and `Fᵀ v`, a
    /// number a column, written and read.
    fn byte_count(&self) -> usize {
        let parts = self.parts().into_iter().map(SparseMatrix::byte_count);
        parts.sum::<usize>() + numbers(3 * self.rows.row_count() + 2 * self.rows.column_count())
    }
}

/// A graph as a dense matrix: n² numbers, for small n and as the reference of the other forms.
#[derive(Clone, Debug)]
pub struct DenseGraph {
    weights: Array2<f64>,
    degrees: Array1<f64>,
}

impl DenseGraph {
    /// The full cosine graph of rows that are empty or of length 1, without self-loops.
    pub fn cosine(rows: &SparseMatrix) -> Self {
        let mut weights = cosines(rows);
        weights.diag_mut().fill(0.0);
        Self::from_weights(weights)
    }

    /// An edge of weight 1 where the cosine is above a threshold. As Erkan & Radev (2004) have
    /// it, a sentence is its own neighbour: its cosine to itself is 1.
    pub fn thresholded(cosines: &Array2<f64>, threshold: f64) -> Self {
        Self::from_weights(cosines.mapv(|cosine| f64::from(u8::from(cosine > threshold))))
    }

    fn from_weights(weights: Array2<f64>) -> Self {
        let degrees = weights.sum_axis(ndarray::Axis(1));
        Self { weights, degrees }
    }
}

/// The cosines of all pairs of rows that are empty or of length 1: n² numbers.
pub fn cosines(rows: &SparseMatrix) -> Array2<f64> {
    let index = SimilarityIndex::new(rows.clone());
    let mut scratch = Scratch::default();
    let mut cosines = Array2::zeros((rows.row_count(), rows.row_count()));
    for row in 0..rows.row_count() {
        for (other, cosine) in index.cosines(row, &mut scratch) {
            cosines[[row, other]] = cosine;
        }
    }
    cosines
}

impl Graph for DenseGraph {
    fn degrees(&self) -> ArrayView1<'_, f64> {
        self.degrees.view()
    }

    fn multiply_rows(&self, rows: Range<usize>, vector: &[f64], _: &[f64], product: &mut [f64]) {
        let vector = ArrayView1::from(vector);
        for (row, product) in rows.zip(product) {
            *product = self.weights.row(row).dot(&vector);
        }
    }

    fn entry_count(&self) -> usize {
        self.weights.len()
    }

    /// The matrix, the vector and the product.
    fn byte_count(&self) -> usize {
        numbers(self.weights.len() + 2 * self.degrees.len())
    }
}

/// A graph as lists of edges: memory grows with the number of edges, which may near n².
#[derive(Clone, Debug)]
pub struct SparseGraph {
    edges: SparseMatrix,
    degrees: Array1<f64>,
}

impl SparseGraph {
    /// The same edges as [`DenseGraph::thresholded`], from rows that are empty or of length 1.
    pub fn thresholded(rows: &SparseMatrix, threshold: f64) -> Self {
        let index = SimilarityIndex::new(rows.clone());
        let mut scratch = Scratch::default();
        let mut edges = SparseMatrix::new(rows.row_count());
        for row in 0..rows.row_count() {
            edges.push_row(
                index
                    .cosines(row, &mut scratch)
                    .into_iter()
                    .filter(|&(_, cosine)| cosine > threshold)
                    .map(|(other, _)| (other as u32, 1.0)),
            );
        }
        Self::of_edges(edges)
    }

    /// The graph of a symmetric matrix of edge weights.
    pub fn of_edges(edges: SparseMatrix) -> Self {
        let degrees = Array1::from_vec(edges.multiply(&vec![1.0; edges.row_count()]));
        Self { edges, degrees }
    }
}

impl Graph for SparseGraph {
    fn degrees(&self) -> ArrayView1<'_, f64> {
        self.degrees.view()
    }

    fn multiply_rows(&self, rows: Range<usize>, vector: &[f64], _: &[f64], product: &mut [f64]) {
        for (row, product) in rows.zip(product) {
            *product = self.edges.multiply_row(row, vector);
        }
    }

    fn entry_count(&self) -> usize {
        self.edges.entry_count()
    }

    /// The edges, the vector and the product.
    fn byte_count(&self) -> usize {
        self.edges.byte_count() + numbers(2 * self.degrees.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Three rows: the first two at 60°, the third shares nothing.
    fn rows() -> SparseMatrix {
        let mut rows = SparseMatrix::new(4);
        rows.push_row([(0, 1.0)]);
        rows.push_row([(0, 0.5), (1, 0.75_f64.sqrt())]);
        rows.push_row([(2, 0.6), (3, 0.8)]);
        rows
    }

    #[test]
    fn all_forms_have_the_edge_worked_by_hand() {
        let factored = FactoredGraph::new(&rows());
        assert_eq!(factored.degrees().to_vec(), [0.5, 0.5, 0.0]);
        assert_eq!(
            DenseGraph::cosine(&rows()).degrees().to_vec(),
            [0.5, 0.5, 0.0]
        );
        for threshold in [0.4, 0.6] {
            let dense = DenseGraph::thresholded(&cosines(&rows()), threshold);
            let sparse = SparseGraph::thresholded(&rows(), threshold);
            let degree = if threshold < 0.5 { 2.0 } else { 1.0 };
            assert_eq!(dense.degrees().to_vec(), [degree, degree, 1.0]);
            assert_eq!(sparse.degrees(), dense.degrees());
            let vector = Array1::from_vec(vec![0.2, 0.3, 0.5]);
            assert_eq!(
                sparse.multiply(vector.view()),
                dense.multiply(vector.view())
            );
        }
    }

    #[test]
    fn columns_of_few_rows_become_edges() {
        let graph = FactoredGraph::new(&rows());
        assert_eq!(graph.entry_count(), 2);
        // Two edges of 8 + 4 bytes; begins of three rows twice, of no column, and three ends; three
        // numbers a row.
        let begins = size_of::<usize>() * (2 * 3 + 3);
        assert_eq!(graph.byte_count(), 2 * 12 + begins + 8 * 9);
    }

    proptest! {
        #[test]
        fn the_factored_form_is_the_full_one(
            rows in proptest::collection::vec(
                proptest::collection::btree_map(0..10_u32, 0.01..1.0, 0..5), 1..16),
            vector in proptest::collection::vec(0.0..1.0, 16),
        ) {
            let mut matrix = SparseMatrix::new(10);
            for row in &rows {
                let length = row.values().map(|value| value * value).sum::<f64>().sqrt();
                matrix.push_row(row.iter().map(|(column, value)| (*column, value / length)));
            }
            let [factored, dense] = [
                &FactoredGraph::new(&matrix) as &dyn Graph,
                &DenseGraph::cosine(&matrix),
            ];
            let vector = ArrayView1::from(&vector[..rows.len()]);
            let difference = factored.multiply(vector) - dense.multiply(vector);
            prop_assert!(difference.iter().all(|number| number.abs() < 1e-12));
            for (ours, theirs) in factored.degrees().iter().zip(dense.degrees()) {
                prop_assert!((ours - theirs).abs() < 1e-12 && (*ours > 0.0) == (*theirs > 0.0));
            }
        }
    }
}
