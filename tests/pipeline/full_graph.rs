//! The factored walk against the full n × n graph, built here from nothing but the term counts.

use briefing::Language;
use briefing::analysis::Analysis;
use briefing::rank::{FactoredGraph, Walk, positional, stationary_ranks};
use briefing::segmenter::Segmenter;
use briefing::vectorizer::{TermMatrix, VectorizerConfig};
use ndarray::{Array1, Array2};

use crate::articles;

/// TF-IDF rows of length 1 as a dense matrix, by the formulas of the documentation.
fn dense_tf_idf(matrix: &TermMatrix, config: VectorizerConfig) -> Array2<f64> {
    let (n, m) = (matrix.row_count(), matrix.vocabulary().len());
    let mut counts = Array2::<f64>::zeros((n, m));
    for row in 0..n {
        for (column, count) in matrix.counts(row) {
            counts[[row, column as usize]] = count;
        }
    }
    let mut rows = counts.clone();
    for column in 0..m {
        let with = counts.column(column).iter().filter(|&&c| c > 0.0).count();
        let idf = (1.0 + n as f64 / with as f64).ln();
        let weight = if matrix.vocabulary().is_pair(column as u32) {
            config.pair_weight
        } else {
            config.word_weight
        };
        rows.column_mut(column).mapv_inplace(|c| c * idf * weight);
    }
    for mut row in rows.rows_mut() {
        let length = row.dot(&row).sqrt();
        if length > 0.0 {
            row /= length;
        }
    }
    rows
}

/// Iterates `r = (1−d)·t + d·S·D⁻¹·r` on the dense graph, a thousand times.
fn dense_walk(rows: &Array2<f64>, teleport: &Array1<f64>, damping: f64) -> Array1<f64> {
    let mut graph = rows.dot(&rows.t());
    graph.diag_mut().fill(0.0);
    let degrees = graph.sum_axis(ndarray::Axis(0));
    let mut ranks = teleport.clone();
    for _ in 0..1000 {
        let mut next = Array1::zeros(ranks.len());
        for from in 0..ranks.len() {
            if degrees[from] > 0.0 {
                let share = ranks[from] / degrees[from];
                next.scaled_add(share, &graph.column(from));
            } else {
                next.scaled_add(ranks[from], teleport);
            }
        }
        ranks = teleport * (1.0 - damping) + next * damping;
    }
    ranks
}

fn compare(texts: &[&str], documents: &[u32], damping: f64) {
    let analysis = Analysis::new(texts, Language::English);
    let config = VectorizerConfig::default();
    let matrix = TermMatrix::new(&analysis, documents, config);
    let places: Vec<_> = documents
        .chunk_by(|a, b| a == b)
        .flat_map(|rows| {
            (0..rows.len()).map(|position| briefing::rank::Place {
                position,
                body: true,
            })
        })
        .collect();
    let teleport = positional(&places, 1.0, 2.0);
    let walk = Walk {
        damping,
        tolerance: 1e-13,
        max_iterations: 1000,
    };
    let factored = stationary_ranks(&FactoredGraph::new(&matrix), teleport.view(), walk);
    let full = dense_walk(&dense_tf_idf(&matrix, config), &teleport, damping);
    assert!(factored.converged);
    assert!((full.sum() - 1.0).abs() < 1e-9);
    for (at, (ours, theirs)) in factored.scores.iter().zip(&full).enumerate() {
        assert!((ours - theirs).abs() < 1e-9, "{at}: {ours} for {theirs}");
    }
}

#[test]
fn the_factored_walk_gives_the_ranks_of_the_full_graph() {
    for folder in ["peace-talks", "flood"] {
        let segmenter = Segmenter::new(Language::English);
        let mut texts = Vec::new();
        let mut documents = Vec::new();
        for (at, document) in articles(folder).iter().enumerate() {
            for sentence in segmenter.segment(at, &document.text, None) {
                texts.push(sentence.text);
                documents.push(at as u32);
            }
        }
        assert!(texts.len() > 50, "{folder}: {} sentences", texts.len());
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for damping in [0.0, 0.5, 0.85] {
            compare(&texts, &documents, damping);
        }
    }
}

#[test]
fn lonely_and_empty_sentences_send_their_mass_to_the_restart() {
    let texts = [
        "Envoys discussed the truce",
        "The truce was what envoys discussed",
        "Completely unrelated gardening advice",
        "and of the",
    ];
    compare(&texts, &[0, 0, 1, 1], 0.85);
}
