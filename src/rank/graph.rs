//! Similarity graphs over sentences, in three forms that give the same walk.

use ndarray::{Array1, Array2, ArrayView1};
use rayon::prelude::*;

use crate::similarity::{Scratch, SimilarityIndex};
use crate::sliced_rows::{LANES, SlicedRows, WINDOW};
use crate::sparse_matrix::SparseMatrix;
use crate::vectorizer::TermMatrix;

/// Vertices whose products are one parallel task.
pub(super) const VERTICES_A_BLOCK: usize = WINDOW;

/// A weighted undirected graph, as the walk needs it: an inner matrix, of which each edge is
/// multiplied by the scales of both its ends, without the loops of the vertices to themselves.
pub trait Graph: Sync {
    /// What is known of each vertex.
    fn vertices(&self) -> &Vertices;

    /// For each vertex the sum of its edges' weights; exactly 0 for a vertex without edges.
    fn degrees(&self) -> ArrayView1<'_, f64> {
        self.vertices().degrees.view()
    }

    /// One number a vertex, above 0 for one with edges.
    fn scales(&self) -> &[f64] {
        &self.vertices().scales
    }

    /// For each vertex what the inner matrix, scaled, has on its diagonal and the graph has not.
    fn loops(&self) -> &[f64] {
        &self.vertices().loops
    }

    /// What the products of all vertices share, worked out of a vector and put in place of what is
    /// in `shared`. For most forms nothing. The vector has one number a vertex and behind them a 0.
    fn share(&self, vector: &[f64], shared: &mut Vec<f64>) {
        let _ = vector;
        shared.clear();
    }

    /// The product of the inner matrix's rows of a block of 256 vertices, the last perhaps
    /// shorter, with a vector; `shared` is what [`share`](Self::share) gave for it.
    ///
    /// # Panics
    /// If the lengths do not match the graph.
    fn multiply_block(&self, block: usize, vector: &[f64], shared: &[f64], product: &mut [f64]);

    /// The product of the adjacency matrix with a vector of one number a vertex.
    ///
    /// # Panics
    /// If the length does not match the graph.
    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64> {
        let scales = self.scales();
        let scaled = vector.iter().zip(scales).map(|(number, by)| number * by);
        let scaled: Vec<f64> = scaled.chain([0.0]).collect();
        let mut shared = Vec::new();
        self.share(&scaled, &mut shared);
        let mut product = Array1::zeros(scales.len());
        let numbers = product.as_slice_mut().unwrap_or_default();
        let blocks = numbers.par_chunks_mut(VERTICES_A_BLOCK).enumerate();
        blocks.for_each(|(block, product)| {
            self.multiply_block(block, &scaled, &shared, product);
        });
        let vertices = scales.iter().zip(self.loops()).zip(vector);
        for (product, ((scale, own), number)) in product.iter_mut().zip(vertices) {
            *product = *product * scale - own * number;
        }
        product
    }

    /// Stored numbers that one product passes over.
    fn entry_count(&self) -> usize;

    /// Bytes that one product must read and write at the least: each of its arrays once, each
    /// vector once when it is written and once when it is read.
    fn byte_count(&self) -> usize;
}

/// What is known of the vertices of a graph; see [`Graph`] for each part.
#[derive(Clone, Debug)]
pub struct Vertices {
    degrees: Array1<f64>,
    scales: Vec<f64>,
    loops: Vec<f64>,
}

impl Vertices {
    /// Those of a graph that is its inner matrix.
    fn unscaled(degrees: Array1<f64>) -> Self {
        Self {
            scales: vec![1.0; degrees.len()],
            loops: vec![0.0; degrees.len()],
            degrees,
        }
    }
}

/// Bytes of so many numbers.
fn numbers(count: usize) -> usize {
    count * size_of::<f64>()
}

/// The full cosine graph `X Xᵀ` without its diagonal, never built: a product is
/// `X (Xᵀ v) − diag · v`, two passes over the entries of `X`.
///
/// An entry of `X` is `n · w / l`: how often the row has the column, by the column's weight and the
/// row's length. Weights and lengths stay outside of the passes, so that only the counts are
/// stored, once by rows and once by columns, 4 bytes each. A column that one row alone has makes
/// no edge and is left out.
#[derive(Clone, Debug)]
pub struct FactoredGraph<'a> {
    rows: SlicedRows,
    columns: &'a SlicedRows,
    /// The weight of each column, eight by eight; behind the last 0.
    weights: Vec<[f64; LANES]>,
    /// The scale of a row is one by its length, or 0 if it is empty; its loop is the squared length
    /// of what is in the graph of it.
    vertices: Vertices,
}

impl<'a> FactoredGraph<'a> {
    /// The graph of the TF-IDF rows of a term matrix. Linear in the entries.
    pub fn new(matrix: &'a TermMatrix) -> Self {
        let weights = matrix.shared_weights();
        let lengths = matrix.row_lengths(weights.as_flattened());
        let columns = matrix.by_column();
        let shared = columns.row_count();
        let mut graph = Self {
            rows: SlicedRows::new(shared, &lengths.occurrences, |row| {
                matrix.shared_counts(row)
            }),
            columns,
            weights,
            vertices: Vertices {
                degrees: Array1::ones(lengths.scales.len()),
                scales: lengths.scales,
                loops: lengths.shared,
            },
        };
        // Of a vector of ones the product is the degrees.
        let degrees = graph.multiply(graph.degrees());
        // Rounding may leave less than nothing where there is next to nothing.
        graph.vertices.degrees = degrees.mapv_into(|degree| degree.max(0.0));
        graph
    }

    /// The counts by rows, and by columns.
    pub fn parts(&self) -> [&SlicedRows; 2] {
        [&self.rows, self.columns]
    }

    fn columns_with_padding(&self) -> usize {
        self.weights.len() * LANES
    }

    /// The weight of each column.
    pub(super) fn weights(&self) -> &[f64] {
        &self.weights.as_flattened()[..self.columns.row_count()]
    }
}

impl Graph for FactoredGraph<'_> {
    fn vertices(&self) -> &Vertices {
        &self.vertices
    }

    /// For each column the sum of `n · v` over its rows, times its squared weight, and behind them
    /// the 0 that padding refers to.
    fn share(&self, vector: &[f64], shared: &mut Vec<f64>) {
        shared.resize(self.columns_with_padding() + 1, 0.0);
        let (sums, _) = shared.as_chunks_mut();
        self.columns.sums_in_order(vector, sums, |slice, sums| {
            let weights = &self.weights[slice];
            std::array::from_fn(|lane| sums[lane] * weights[lane] * weights[lane])
        });
    }

    fn multiply_block(&self, block: usize, _: &[f64], shared: &[f64], product: &mut [f64]) {
        let from = block * VERTICES_A_BLOCK;
        for (row, sum) in self.rows.sums_of_window(block, shared) {
            product[row - from] = sum;
        }
    }

    fn entry_count(&self) -> usize {
        self.rows.entry_count() + self.columns.entry_count()
    }

    /// Both parts; of each row the vector and the product; of each column its weight, and its sum
    /// written and read.
    fn byte_count(&self) -> usize {
        let parts: usize = self.parts().into_iter().map(SlicedRows::byte_count).sum();
        parts + numbers(2 * self.scales().len() + 3 * self.columns_with_padding())
    }
}

/// A graph as a dense matrix: n² numbers, for small n and as the reference of the other forms.
#[derive(Clone, Debug)]
pub struct DenseGraph {
    weights: Array2<f64>,
    vertices: Vertices,
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
        Self {
            weights,
            vertices: Vertices::unscaled(degrees),
        }
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
    fn vertices(&self) -> &Vertices {
        &self.vertices
    }

    fn multiply_block(&self, block: usize, vector: &[f64], _: &[f64], product: &mut [f64]) {
        let vector = ArrayView1::from(&vector[..self.weights.ncols()]);
        for (row, product) in (block * VERTICES_A_BLOCK..).zip(product) {
            *product = self.weights.row(row).dot(&vector);
        }
    }

    fn entry_count(&self) -> usize {
        self.weights.len()
    }

    /// The matrix, the vector and the product.
    fn byte_count(&self) -> usize {
        numbers(self.weights.len() + 2 * self.degrees().len())
    }
}

/// A graph as lists of edges: memory grows with the number of edges, which may near n².
#[derive(Clone, Debug)]
pub struct SparseGraph {
    edges: SparseMatrix,
    vertices: Vertices,
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
        Self {
            edges,
            vertices: Vertices::unscaled(degrees),
        }
    }
}

impl Graph for SparseGraph {
    fn vertices(&self) -> &Vertices {
        &self.vertices
    }

    fn multiply_block(&self, block: usize, vector: &[f64], _: &[f64], product: &mut [f64]) {
        for (row, product) in (block * VERTICES_A_BLOCK..).zip(product) {
            *product = self.edges.multiply_row(row, vector);
        }
    }

    fn entry_count(&self) -> usize {
        self.edges.entry_count()
    }

    /// The edges, the vector and the product.
    fn byte_count(&self) -> usize {
        self.edges.byte_count() + numbers(2 * self.degrees().len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::vectorizer::VectorizerConfig;

    fn matrix(sentences: &[&str]) -> TermMatrix {
        let analysis = Analysis::new(sentences, Language::English);
        let documents = vec![0; sentences.len()];
        TermMatrix::new(&analysis, &documents, VectorizerConfig::default())
    }

    /// Three rows: the first two at 60°, the third shares nothing.
    fn rows() -> SparseMatrix {
        let mut rows = SparseMatrix::new(4);
        rows.push_row([(0, 1.0)]);
        rows.push_row([(0, 0.5), (1, 0.75_f64.sqrt())]);
        rows.push_row([(2, 0.6), (3, 0.8)]);
        rows
    }

    #[test]
    fn an_edge_worked_by_hand() {
        // The word truce weighs a = 0.1 · ln(1 + 3/2), talks b = 0.1 · ln 4, the pair 9b.
        let matrix = matrix(&["truce", "truce talks", "snow"]);
        let graph = FactoredGraph::new(&matrix);
        let (a, b) = (0.1 * 2.5_f64.ln(), 0.1 * 4_f64.ln());
        let cosine = a / (a * a + 82.0 * b * b).sqrt();
        for (degree, expected) in graph.degrees().iter().zip([cosine, cosine, 0.0]) {
            assert!((degree - expected).abs() < 1e-15);
        }
        assert!(graph.degrees()[2] <= 0.0);
        // Of the columns truce alone has several rows, two, and a group of eight has one of each.
        assert_eq!(graph.entry_count(), 4);
        let part = |rows: usize, groups: usize| 32 * groups + 4 * rows + 2 * size_of::<usize>();
        assert_eq!(
            graph.byte_count(),
            part(3, 1) + part(1, 2) + 8 * (2 * 3 + 3 * 8)
        );
    }

    #[test]
    fn built_forms_have_the_edge_worked_by_hand() {
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

    proptest! {
        #[test]
        fn the_factored_form_is_the_full_one(
            sentences in proptest::collection::vec("((truce|talks|snow|lake|the|of|port) ){0,9}", 1..40),
            vector in proptest::collection::vec(0.0..1.0, 40),
        ) {
            let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
            let matrix = matrix(&sentences);
            let factored = FactoredGraph::new(&matrix);
            let dense = DenseGraph::cosine(&matrix.tf_idf());
            let vector = ArrayView1::from(&vector[..sentences.len()]);
            let difference = factored.multiply(vector) - dense.multiply(vector);
            prop_assert!(difference.iter().all(|number| number.abs() < 1e-12));
            for (ours, theirs) in factored.degrees().iter().zip(dense.degrees()) {
                prop_assert!((ours - theirs).abs() < 1e-12 && (*ours > 0.0) == (*theirs > 0.0));
            }
        }
    }
}
