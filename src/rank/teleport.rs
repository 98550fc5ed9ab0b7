//! Where the walk restarts: early sentences, and what a query asks for.

use ndarray::Array1;

use super::focus::Focus;

/// Where a row stands in its document, as the restart sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of body sentences before it in its document.
    pub position: usize,
    /// Whether it is a sentence of the body, not a heading.
    pub body: bool,
}

/// The restart by position: `t_i ∝ 1 / (1 + p_i)`, and for a document's first body sentence
/// `bonus` times the mean of that on top. Sums to 1; no rows give no vector.
///
/// ```
/// use briefing::rank::{Place, positional};
/// let body = |position| Place { position, body: true };
/// // 1, ½ and ⅓ with mean 11/18: the first weighs 1 + 2 · 11/18 of a sum of 11/6 + 11/9.
/// let t = positional(&[body(0), body(1), body(2)], 2.0);
/// assert!((t[0] - (1.0 + 11.0 / 9.0) / (11.0 / 6.0 + 11.0 / 9.0)).abs() < 1e-12);
/// assert!((t.sum() - 1.0).abs() < 1e-12);
/// ```
pub fn positional(places: &[Place], bonus: f64) -> Array1<f64> {
    let mut teleport: Array1<f64> = places
        .iter()
        .map(|place| 1.0 / (1.0 + place.position as f64))
        .collect();
    let extra = bonus * teleport.mean().unwrap_or_default();
    for (share, place) in teleport.iter_mut().zip(places) {
        if place.body && place.position == 0 {
            *share += extra;
        }
    }
    normalized(teleport)
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
