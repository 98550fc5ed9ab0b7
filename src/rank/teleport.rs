//! Where the walk restarts: early sentences, and what a query asks for.

use std::ops::Range;

use ndarray::Array1;
use rayon::prelude::*;

use super::focus::Focus;
use super::graph::{FactoredGraph, Graph};
use crate::vectorizer::TermMatrix;

/// Documents that one parallel task looks at, at least: each task needs a number a column.
const DOCUMENTS_A_TASK: usize = 256;

/// For so many positions the restart is worked out once for all documents.
const FIRST_POSITIONS: usize = 64;

/// By what share two sums of the same numbers in another order may differ.
const ROUNDING: f64 = 1e-9;

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
    let share = |position: usize| (1.0 + position as f64).powf(-exponent);
    // The same few positions come in every document.
    let first: [f64; FIRST_POSITIONS] = std::array::from_fn(share);
    let mut teleport: Array1<f64> = places
        .iter()
        .map(|&Place { position, .. }| match first.get(position) {
            Some(&known) => known,
            None => share(position),
        })
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
/// Where papers lead with what happened, this is 2 to 3; where pages open with colour, quotations
/// or furniture, about 1. `graph` is that of the matrix. Linear in the entries.
pub fn lead_support(matrix: &TermMatrix, graph: &FactoredGraph<'_>, places: &[Place]) -> f64 {
    let mut first = 0;
    let documents: Vec<Range<usize>> = matrix
        .documents()
        .chunk_by(|a, b| a == b)
        .map(|rows| {
            let document = first..first + rows.len();
            first = document.end;
            document
        })
        .collect();
    let means: Vec<(Mean, Mean)> = documents
        .into_par_iter()
        .with_min_len(DOCUMENTS_A_TASK)
        .map_init(
            || Own::new(graph.weights().len()),
            |own, document| own.support(matrix, graph, places, document),
        )
        .collect();
    let (mut leads, mut all) = (Mean::default(), Mean::default());
    for (of_leads, of_all) in means {
        leads.merge(of_leads);
        all.merge(of_all);
    }
    if all.sum > 0.0 {
        leads.value() / all.value()
    } else {
        1.0
    }
}

/// What a document has of each column: the sum of its rows before the columns are weighted. All 0
/// between documents; memory that the next document uses again.
struct Own {
    sums: Vec<f64>,
}

impl Own {
    fn new(columns: usize) -> Self {
        Self {
            sums: vec![0.0; columns],
        }
    }

    /// The similarity to the rows of other documents, of a document's first body sentence and of
    /// all its body sentences: that to all rows, less that to those of its own. A row's similarity
    /// to its document, itself included, is its product with the sum of the document's rows.
    fn support(
        &mut self,
        matrix: &TermMatrix,
        graph: &FactoredGraph<'_>,
        places: &[Place],
        document: Range<usize>,
    ) -> (Mean, Mean) {
        let (weights, scales) = (graph.weights(), graph.scales());
        let entries = |row| matrix.shared_counts(row);
        for row in document.clone() {
            for (column, count) in entries(row) {
                self.sums[column as usize] += f64::from(count) * scales[row];
            }
        }
        let (degrees, loops) = (graph.degrees(), graph.loops());
        let (mut leads, mut all) = (Mean::default(), Mean::default());
        for row in document.clone().filter(|&row| places[row].body) {
            let mut to_own = 0.0;
            for (column, count) in entries(row) {
                let column = column as usize;
                to_own += f64::from(count) * weights[column] * weights[column] * self.sums[column];
            }
            let similarity = elsewhere(degrees[row] + loops[row], scales[row] * to_own);
            all.add(similarity);
            if places[row].position == 0 {
                leads.add(similarity);
            }
        }
        for row in document {
            for (column, _) in entries(row) {
                self.sums[column as usize] = 0.0;
            }
        }
        (leads, all)
    }
}

/// What is left of a sum. Of two equal sums that is only what was lost in rounding them.
fn elsewhere(all: f64, within: f64) -> f64 {
    let elsewhere = all - within;
    if elsewhere > ROUNDING * all {
        elsewhere
    } else {
        0.0
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

    fn merge(&mut self, other: Self) {
        self.sum += other.sum;
        self.count += other.count;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::rank::DenseGraph;
    use crate::vectorizer::VectorizerConfig;

    proptest! {
        #[test]
        fn the_support_of_leads_is_that_of_all_pairs(
            sentences in prop::collection::vec("((truce|talks|snow|lake|the|port|ice) ){0,6}", 1..40),
            // Documents of many like headings beside few sentences, and of none.
            layout in prop::collection::vec((any::<bool>(), 0..4_usize), 40),
        ) {
            let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
            let (mut documents, mut places) = (Vec::new(), Vec::new());
            let (mut document, mut position) = (0, 0);
            for &(body, end) in &layout[..sentences.len()] {
                documents.push(document);
                places.push(Place { position, body });
                position += usize::from(body);
                if end == 0 {
                    (document, position) = (document + 1, 0);
                }
            }
            let analysis = Analysis::new(&sentences, Language::English);
            let matrix = TermMatrix::new(&analysis, &documents, VectorizerConfig::default());
            let support = lead_support(&matrix, &FactoredGraph::new(&matrix), &places);

            let graph = DenseGraph::cosine(&matrix.tf_idf());
            let (mut leads, mut all) = (Mean::default(), Mean::default());
            for (row, place) in places.iter().enumerate().filter(|(_, place)| place.body) {
                let others = documents.iter().map(|&other| f64::from(u8::from(other != documents[row])));
                let similarities = graph.multiply(others.collect::<Array1<f64>>().view());
                all.add(similarities[row]);
                if place.position == 0 {
                    leads.add(similarities[row]);
                }
            }
            let plain = if all.sum > 0.0 { leads.value() / all.value() } else { 1.0 };
            prop_assert!((support - plain).abs() < 1e-9, "{support} for {plain}");
        }
    }
}
