//! Worked examples from the papers.

use briefing::rank::{DenseGraph, Walk, stationary_ranks};
use ndarray::{Array1, Array2};

/// Cosines of eleven sentences (Erkan & Radev 2004, figure 2), above the diagonal, row by row.
const COSINES: [[f64; 11]; 11] = [
    [
        1.00, 0.45, 0.02, 0.17, 0.03, 0.22, 0.03, 0.28, 0.06, 0.06, 0.00,
    ],
    [
        0.45, 1.00, 0.16, 0.27, 0.03, 0.19, 0.03, 0.21, 0.03, 0.15, 0.00,
    ],
    [
        0.02, 0.16, 1.00, 0.03, 0.00, 0.01, 0.03, 0.04, 0.00, 0.01, 0.00,
    ],
    [
        0.17, 0.27, 0.03, 1.00, 0.01, 0.16, 0.28, 0.17, 0.00, 0.09, 0.01,
    ],
    [
        0.03, 0.03, 0.00, 0.01, 1.00, 0.29, 0.05, 0.15, 0.20, 0.04, 0.18,
    ],
    [
        0.22, 0.19, 0.01, 0.16, 0.29, 1.00, 0.05, 0.29, 0.04, 0.20, 0.03,
    ],
    [
        0.03, 0.03, 0.03, 0.28, 0.05, 0.05, 1.00, 0.06, 0.00, 0.00, 0.01,
    ],
    [
        0.28, 0.21, 0.04, 0.17, 0.15, 0.29, 0.06, 1.00, 0.25, 0.20, 0.17,
    ],
    [
        0.06, 0.03, 0.00, 0.00, 0.20, 0.04, 0.00, 0.25, 1.00, 0.26, 0.38,
    ],
    [
        0.06, 0.15, 0.01, 0.09, 0.04, 0.20, 0.00, 0.20, 0.26, 1.00, 0.12,
    ],
    [
        0.00, 0.00, 0.00, 0.01, 0.18, 0.03, 0.01, 0.17, 0.38, 0.12, 1.00,
    ],
];

/// LexRank at threshold 0.1 and damping 0.85, scaled so that the greatest is 1 (the same paper,
/// table 3).
const LEXRANK: [f64; 11] = [
    0.6007, 0.8466, 0.3491, 0.7520, 0.5907, 0.7993, 0.3548, 1.0000, 0.5921, 0.6910, 0.5921,
];

#[test]
fn lexrank_gives_the_published_scores() {
    let cosines = Array2::from_shape_fn((11, 11), |(i, j)| COSINES[i][j]);
    let graph = DenseGraph::thresholded(&cosines, 0.1);
    let walk = Walk {
        damping: 0.85,
        tolerance: 1e-12,
        max_iterations: 1000,
    };
    let ranking = stationary_ranks(&graph, Array1::ones(11).view(), walk);
    let highest = ranking.scores[7];
    for (at, (score, published)) in ranking.scores.iter().zip(LEXRANK).enumerate() {
        // The paper stops its iteration early, so its scores hold to three digits.
        let scaled = score / highest;
        assert!(
            (scaled - published).abs() < 1e-3,
            "sentence {at}: {scaled} for {published}"
        );
    }
}
