//! Similarity graphs over sentences, in three forms that give the same walk.

use ndarray::{Array1, Array2, ArrayView1};

use crate::similarity::{Scratch, SimilarityIndex};
use crate::sparse_matrix::SparseMatrix;

/// A weighted undirected graph, as the walk needs it.
pub trait Graph {
    /// For each vertex the sum of its edges' weights; exactly 0 for a vertex without edges.
    fn degrees(&self) -> ArrayView1<'_, f64>;

    /// The product of the adjacency matrix with a vector of one number a vertex.
    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64>;

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

/// The full cosine graph `X Xᵀ` without its diagonal, never built: a product is
/// `X (Xᵀ v) − diag · v`, two passes over the entries of `X`.
///
/// A column that one row alone has makes no edge; it is left out of the factors, so that memory
/// and time grow with what sentences share.
#[derive(Clone, Debug)]
pub struct FactoredGraph {
    rows: SparseMatrix,
    columns: SparseMatrix,
    diagonal: Array1<f64>,
    degrees: Array1<f64>,
}

impl FactoredGraph {
    /// The graph of rows that are empty or of length 1 and nowhere negative.
    pub fn new(rows: &SparseMatrix) -> Self {
        let rows = shared_columns(rows);
        let columns = rows.transpose();
        Self::from_factors(rows, columns)
    }

    /// The graph of rows and of their transpose, as they are: of columns that one row alone has,
    /// memory and time grow with them too.
    pub fn from_factors(rows: SparseMatrix, columns: SparseMatrix) -> Self {
        let diagonal: Array1<f64> = (0..rows.row_count())
            .map(|row| rows.row(row).map(|(_, value)| value * value).sum::<f64>())
            .collect();
        let mut graph = Self {
            degrees: Array1::zeros(diagonal.len()),
            rows,
            columns,
            diagonal,
        };
        graph.degrees = graph.multiply(Array1::ones(graph.diagonal.len()).view());
        graph
    }

    /// `X` without the columns that one row alone has, and its transpose.
    pub fn factors(&self) -> [&SparseMatrix; 2] {
        [&self.rows, &self.columns]
    }
}

impl Graph for FactoredGraph {
    fn degrees(&self) -> ArrayView1<'_, f64> {
        self.degrees.view()
    }

    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64> {
        let vector = vector.as_standard_layout();
        let by_column = self
            .columns
            .multiply(vector.as_slice().expect("standard layout"));
        let mut product = Array1::from_vec(self.rows.multiply(&by_column));
        ndarray::Zip::from(&mut product)
            .and(&self.diagonal)
            .and(&vector)
            .for_each(|sum, &own, &value| *sum = (*sum - own * value).max(0.0));
        product
    }

    fn entry_count(&self) -> usize {
        self.rows.entry_count() + self.columns.entry_count()
    }

    /// Both factors; the vector, the diagonal and the product, a number a row each; and `Xᵀ v`,
    /// a number a column, written and read.
    fn byte_count(&self) -> usize {
        self.rows.byte_count()
            + self.columns.byte_count()
            + numbers(3 * self.rows.row_count() + 2 * self.rows.column_count())
    }
}

/// The same rows without the columns that fewer than two of them have.
fn shared_columns(rows: &SparseMatrix) -> SparseMatrix {
    let mut counts = vec![0_u32; rows.column_count()];
    for row in 0..rows.row_count() {
        for (column, _) in rows.row(row) {
            counts[column as usize] += 1;
        }
    }
    let mut kept = 0;
    let numbers: Vec<Option<u32>> = counts
        .iter()
        .map(|&count| {
            (count > 1).then(|| {
                kept += 1;
                kept - 1
            })
        })
        .collect();
    let mut shared = SparseMatrix::new(kept as usize);
    for row in 0..rows.row_count() {
        shared.push_row(
            rows.row(row)
                .filter_map(|(column, value)| Some((numbers[column as usize]?, value))),
        );
    }
    shared
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

    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64> {
        self.weights.dot(&vector)
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
        let degrees = Array1::from_vec(edges.multiply(&vec![1.0; rows.row_count()]));
        Self { edges, degrees }
    }
}

impl Graph for SparseGraph {
    fn degrees(&self) -> ArrayView1<'_, f64> {
        self.degrees.view()
    }

    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64> {
        Array1::from_vec(self.edges.multiply(&vector.to_vec()))
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
    fn columns_of_one_row_leave_the_factors() {
        let graph = FactoredGraph::new(&rows());
        assert_eq!(graph.entry_count(), 4);
        // A factor has two entries of 8 + 4 bytes and begins of three rows and an end, or of one
        // column and an end; 3 · 3 numbers a row and 2 · 1 a column.
        let begins = size_of::<usize>() * (4 + 2);
        assert_eq!(graph.byte_count(), 2 * 2 * 12 + begins + 8 * (9 + 2));
    }
}
