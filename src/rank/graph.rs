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
        Self::with_columns(rows, &rows.transpose())
    }

    /// The same where the transpose of the rows is known.
    pub fn with_columns(rows: &SparseMatrix, columns: &SparseMatrix) -> Self {
        let all = rows.row_count();
        let frequent: Vec<usize> = (0..columns.row_count())
            .filter(|&column| columns.row(column).len() > MOST_ROWS_OF_EDGES)
            .collect();
        let mut numbers = vec![None; columns.row_count()];
        for (number, &column) in frequent.iter().enumerate() {
            numbers[column] = Some(number as u32);
        }
        let ((by_row, by_column), edges) = rayon::join(
            || {
                rayon::join(
                    || {
                        SparseMatrix::from_rows(frequent.len(), all, |row, entries| {
                            let kept = rows.row(row);
                            let kept = kept.filter_map(|(column, value)| {
                                Some((numbers[column as usize]?, value))
                            });
                            entries.extend(kept);
                        })
                    },
                    || {
                        SparseMatrix::from_rows(all, frequent.len(), |number, entries| {
                            entries.extend(columns.row(frequent[number]));
                        })
                    },
                )
            },
            || edges(rows, columns),
        );
        let diagonal: Array1<f64> = (0..all)
            .map(|row| by_row.row(row).map(|(_, value)| value * value).sum::<f64>())
            .collect();
        let mut graph = Self {
            degrees: Array1::zeros(all),
            rows: by_row,
            columns: by_column,
            edges,
            diagonal,
        };
        graph.degrees = graph.multiply(Array1::ones(all).view());
        graph
    }

    /// `F`, its transpose, and `E`.
    pub fn parts(&self) -> [&SparseMatrix; 3] {
        [&self.rows, &self.columns, &self.edges]
    }
}

/// The edges that columns make which few rows have, each row's in the order of the others.
fn edges(rows: &SparseMatrix, columns: &SparseMatrix) -> SparseMatrix {
    SparseMatrix::from_rows(rows.row_count(), rows.row_count(), |row, edges| {
        for (column, value) in rows.row(row) {
            let others = columns.row(column as usize);
            if others.len() <= MOST_ROWS_OF_EDGES {
                let others = others.filter(|&(other, _)| other as usize != row);
                edges.extend(others.map(|(other, weight)| (other, value * weight)));
            }
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

    fn multiply(&self, vector: ArrayView1<'_, f64>) -> Array1<f64> {
        let vector = vector.as_standard_layout();
        let numbers = vector.as_slice().expect("standard layout");
        let by_column = self.columns.multiply(numbers);
        let mut product = Array1::from_vec(self.rows.multiply(&by_column));
        let by_edge = self.edges.multiply(numbers);
        ndarray::Zip::from(&mut product)
            .and(&self.diagonal)
            .and(&vector)
            .and(&Array1::from_vec(by_edge))
            .for_each(|sum, &own, &value, &by_edge| {
                *sum = (*sum - own * value).max(0.0) + by_edge;
            });
        product
    }

    fn entry_count(&self) -> usize {
        self.parts()
            .into_iter()
            .map(SparseMatrix::entry_count)
            .sum()
    }

    /// All parts; the vector, the diagonal and the two products, a number a row each; and `Fᵀ v`,
    /// a number a column, written and read.
    fn byte_count(&self) -> usize {
        let parts = self.parts().into_iter().map(SparseMatrix::byte_count);
        parts.sum::<usize>() + numbers(4 * self.rows.row_count() + 2 * self.rows.column_count())
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
        // Two edges of 8 + 4 bytes; begins of three rows twice, of no column, and three ends; four
        // numbers a row.
        let begins = size_of::<usize>() * (2 * 3 + 3);
        assert_eq!(graph.byte_count(), 2 * 12 + begins + 8 * 12);
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
