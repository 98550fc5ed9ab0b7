//! Where the walk restarts: early sentences, and what a query asks for.

use ndarray::Array1;

use super::focus::Focus;
use crate::sparse_matrix::SparseMatrix;

/// Where a row stands in its document, as the restart sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of body sentences before it in its document.
    pub position: usize,
    /// Whether it is a sentence of the body, not a heading.
    pub body: bool,
}

/// The restart by position: `t_i ∝ 1 / (1 + p_i)^e`, and for a document's first body sentence
/// `bonus` times the mean of that on top. Sums to 1; no rows give no vector.
///
/// ```
/// use briefing::rank::{Place, positional};
/// let body = |position| Place { position, body: true };
/// // 1, ½ and ⅓ with mean 11/18: the first weighs 1 + 2 · 11/18 of a sum of 11/6 + 11/9.
/// let t = positional(&[body(0), body(1), body(2)], 1.0, 2.0);
/// assert!((t[0] - (1.0 + 11.0 / 9.0) / (11.0 / 6.0 + 11.0 / 9.0)).abs() < 1e-12);
/// assert!((t.sum() - 1.0).abs() < 1e-12);
/// ```
pub fn positional(places: &[Place], exponent: f64, bonus: f64) -> Array1<f64> {
    let mut teleport: Array1<f64> = places
        .iter()
        .map(|place| (1.0 + place.position as f64).powf(-exponent))
        .collect();
    let extra = bonus * teleport.mean().unwrap_or_default();
    for (share, place) in teleport.iter_mut().zip(places) {
        if place.body && place.position == 0 {
            *share += extra;
        }
    }
    normalized(teleport)
}

/// How much better other documents bear out what leads than what stands anywhere: the mean over
/// the documents' first body sentences of their summed similarity to the sentences of other
/// documents, by the mean over all body sentences. 1 where no two documents share anything.
///
/// Rows are unit vectors, those of one document together. Where papers lead with what happened,
/// this is 2 to 3; where pages open with colour, quotations or furniture, about 1. Linear in the
/// entries.
pub fn lead_support(rows: &SparseMatrix, documents: &[u32], places: &[Place]) -> f64 {
    let mut pile = vec![0.0; rows.column_count()];
    for (column, value) in (0..rows.row_count()).flat_map(|row| rows.row(row)) {
        pile[column as usize] += value;
    }
    let mut own = vec![0.0; rows.column_count()];
    let (mut leads, mut all) = (Mean::default(), Mean::default());
    let mut from = 0;
    for run in documents.chunk_by(|a, b| a == b) {
        let document = from..from + run.len();
        from = document.end;
        let entries = || document.clone().flat_map(|row| rows.row(row));
        for (column, value) in entries() {
            own[column as usize] += value;
        }
        for row in document.clone().filter(|&row| places[row].body) {
            let elsewhere = |(column, value): (u32, f64)| {
                value * (pile[column as usize] - own[column as usize]).max(0.0)
            };
            let similarity: f64 = rows.row(row).map(elsewhere).sum();
            all.add(similarity);
            if places[row].position == 0 {
                leads.add(similarity);
            }
        }
        for (column, _) in entries() {
            own[column as usize] = 0.0;
        }
    }
    if all.sum > 0.0 {
        leads.value() / all.value()
    } else {
        1.0
    }
}

/// A running mean.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, number: f64) {
        self.sum += number;
        self.count += 1.0;
    }

    fn value(self) -> f64 {
        self.sum / self.count.max(1.0)
    }
}

/// The restart where there is a query: `v_i · ((1 − share)·t_i + share·q_i)`, with `q` and `v` the
/// focus on the rows and on their documents, scaled to sum to 1.
pub fn focused(teleport: &Array1<f64>, focus: &Focus, share: f64) -> Array1<f64> {
    normalized((teleport * (1.0 - share) + &focus.rows * share) * &focus.documents)
}

/// Scaled to sum to 1, if it sums to anything.
pub(super) fn normalized(mut vector: Array1<f64>) -> Array1<f64> {
    let total = vector.sum();
    if total > 0.0 {
        vector /= total;
    }
    vector
}
