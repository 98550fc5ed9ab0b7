//! The walk over the graph that is never built, beside the same graph as lists of edges and as a
//! dense matrix, on growing piles, until those need more memory than [`MOST_BYTES`]; and an
//! iteration of it beside three plain passes, which no iteration can beat by much: one over the
//! arrays that it goes through, one over those that it would go through if each entry were stored
//! with its value, as compressed rows and columns have it, and one over its own arrays again that
//! loads for each entry the number it refers to, as any product must, and adds up nothing by row.
//!
//! All three forms give the same ranks; that is seen to before they are timed. The rows of the
//! two graphs that are built are found one after the other, products work in parallel.

mod generated_news;
mod rows;

use std::hint::black_box;
use std::io::{Write, stderr};
use std::time::Duration;

use briefing::Language;
use briefing::analysis::Analysis;
use briefing::rank::{
    DenseGraph, FactoredGraph, Graph, RankConfig, Ranking, SparseGraph, Walk, positional,
    stationary_ranks,
};
use briefing::similarity::{Scratch, SimilarityIndex};
use briefing::sliced_rows::SlicedRows;
use briefing::sparse_matrix::SparseMatrix;
use briefing::vectorizer::{TermMatrix, VectorizerConfig};
use criterion::{Bencher, BenchmarkId, Criterion, SamplingMode, Throughput};
use ndarray::Array1;
use rayon::prelude::*;

const SEED: u64 = 2011;

/// Piles that the forms are compared on.
const COMPARED: [usize; 7] = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000];

/// Piles that an iteration is held against a plain pass on.
const HELD: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// The largest pile of a mere test (`--test`).
const LARGEST_TESTED: usize = 1_000;

/// No graph that needs more is built.
const MOST_BYTES: usize = 1 << 30;

/// Iterations that are timed as one.
const ITERATIONS: usize = 10;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let tested = std::env::args().any(|argument| argument == "--test");
    let largest = if tested { LARGEST_TESTED } else { usize::MAX };
    forms(&mut criterion, largest);
    roofline(&mut criterion, largest);
    criterion.final_summary();
}

/// The terms of a generated pile, and where its walk restarts.
struct Pile {
    size: usize,
    matrix: TermMatrix,
    teleport: Array1<f64>,
}

impl Pile {
    fn new(size: usize) -> Self {
        let sentences = rows::segment(&generated_news::pile(size, SEED));
        let texts: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
        let analysis = Analysis::new(&texts, Language::English);
        let documents = rows::documents(&sentences);
        let matrix = TermMatrix::new(&analysis, &documents, VectorizerConfig::default());
        let config = RankConfig::default();
        Self {
            size,
            matrix,
            teleport: positional(
                &rows::places(&sentences),
                config.position_exponent,
                config.first_sentence_bonus,
            ),
        }
    }

    /// The walk of the default method.
    fn walk(&self, graph: &impl Graph) -> Ranking {
        let config = RankConfig::default();
        let walk = Walk {
            damping: config.effective_damping(),
            tolerance: config.tolerance,
            max_iterations: config.max_iterations,
        };
        stationary_ranks(graph, self.teleport.view(), walk)
    }

    /// So many iterations, whether they settle or not.
    fn iterate(&self, graph: &impl Graph) -> Ranking {
        let walk = Walk {
            damping: RankConfig::default().effective_damping(),
            tolerance: 0.0,
            max_iterations: ITERATIONS,
        };
        stationary_ranks(graph, self.teleport.view(), walk)
    }
}

/// The full cosine graph as lists of edges; `None` if they need more than [`MOST_BYTES`].
fn edge_lists(matrix: &TermMatrix) -> Option<SparseGraph> {
    let rows = matrix.tf_idf();
    let index = SimilarityIndex::new(rows.clone());
    let mut scratch = Scratch::default();
    let mut edges = SparseMatrix::new(rows.row_count());
    for row in 0..rows.row_count() {
        let cosines = index.cosines(row, &mut scratch);
        let others = cosines.into_iter().filter(|&(other, _)| other != row);
        edges.push_row(others.map(|(other, cosine)| (other as u32, cosine)));
        if edges.byte_count() > MOST_BYTES {
            return None;
        }
    }
    Some(SparseGraph::of_edges(edges))
}

fn dense(matrix: &TermMatrix) -> Option<DenseGraph> {
    let bytes = matrix.row_count().pow(2) * size_of::<f64>();
    (bytes <= MOST_BYTES).then(|| DenseGraph::cosine(&matrix.tf_idf()))
}

fn forms(criterion: &mut Criterion, largest: usize) {
    for size in COMPARED.into_iter().filter(|&size| size <= largest) {
        let pile = Pile::new(size);
        let factored = FactoredGraph::new(&pile.matrix);
        let expected = pile.walk(&factored).scores;
        form(criterion, "factored", &pile, &expected, || {
            Some(FactoredGraph::new(black_box(&pile.matrix)))
        });
        form(criterion, "edge lists", &pile, &expected, || {
            edge_lists(black_box(&pile.matrix))
        });
        form(criterion, "dense", &pile, &expected, || {
            dense(black_box(&pile.matrix))
        });
    }
}

/// The time to build a graph and walk it to the end, and that of an iteration alone.
fn form<G: Graph>(
    criterion: &mut Criterion,
    name: &str,
    pile: &Pile,
    expected: &Array1<f64>,
    build: impl Fn() -> Option<G>,
) {
    let Some(graph) = build() else {
        let _ = writeln!(
            stderr(),
            "{name}/{}: left out, needs more than {} MiB",
            pile.size,
            MOST_BYTES >> 20
        );
        return;
    };
    let scores = pile.walk(&graph).scores;
    let apart: f64 = (&scores - expected).mapv(f64::abs).sum();
    assert!(apart < 1e-8, "{name}: ranks are {apart} apart");

    let mut group = criterion.benchmark_group("walk");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Elements(pile.size as u64));
    group.bench_function(BenchmarkId::new(name, pile.size), |b| {
        b.iter(|| build().map(|graph| pile.walk(&graph)));
    });
    group.finish();
    let mut group = criterion.benchmark_group("iterations");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Elements(
        (ITERATIONS * graph.entry_count()) as u64,
    ));
    group.bench_function(BenchmarkId::new(name, pile.size), |b| {
        b.iter(|| pile.iterate(black_box(&graph)));
    });
    group.finish();
}

/// Iterations of the factored walk beside as many plain passes, in bytes a second: by what an
/// iteration must read and write at the least.
fn roofline(criterion: &mut Criterion, largest: usize) {
    let mut group = criterion.benchmark_group("roofline");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for size in HELD.into_iter().filter(|&size| size <= largest) {
        let pile = Pile::new(size);
        let graph = FactoredGraph::new(&pile.matrix);
        let bytes = pile.iterate(&graph).walk.expect("a walk").bytes;
        let [rows, columns] = graph.parts().map(SlicedRows::groups);
        let parts = [rows.as_flattened(), columns.as_flattened()];
        let stored: usize = parts.map(size_of_val).iter().sum();
        let vectors = vec![1.0; (bytes - stored) / size_of::<f64>()];
        group.throughput(Throughput::Bytes((ITERATIONS * bytes) as u64));
        group.bench_function(BenchmarkId::new("iterations", size), |b| {
            rayon::scope(|_| b.iter(|| pile.iterate(black_box(&graph))));
        });
        group.bench_function(BenchmarkId::new("plain passes", size), |b| {
            passes(b, &parts, &vectors);
        });
        group.bench_function(BenchmarkId::new("plain passes, with loads", size), |b| {
            loads(b, graph.parts(), &vectors);
        });
        // The same entries without padding, each with a value.
        let columns: Vec<u32> = vec![1; graph.entry_count()];
        let values = vec![1.0; graph.entry_count() + vectors.len()];
        let bytes = size_of_val(&columns[..]) + size_of_val(&values[..]);
        group.throughput(Throughput::Bytes((ITERATIONS * bytes) as u64));
        group.bench_function(BenchmarkId::new("plain passes, with values", size), |b| {
            passes(b, &[&columns], &values);
        });
    }
    group.finish();
}

/// Reads everything once on all threads, and for each entry the number it refers to, as often as
/// there are iterations.
fn loads(bencher: &mut Bencher<'_>, parts: [&SlicedRows; 2], numbers: &[f64]) {
    let vectors = parts.map(|part| vec![1.0; part.column_count() + 1]);
    let pass = || -> f64 {
        let parts = parts.iter().zip(&vectors).map(|(part, vector)| {
            let chunks = part.groups().par_chunks(1 << 11);
            let sums = chunks.map(|groups| {
                let mut lanes = [0.0; 8];
                for group in groups {
                    for (lane, &entry) in lanes.iter_mut().zip(group) {
                        *lane += vector[entry as usize];
                    }
                }
                lanes.iter().sum::<f64>()
            });
            sums.sum::<f64>()
        });
        parts.sum::<f64>() + sum(numbers)
    };
    repeat(bencher, pass);
}

/// Reads everything once, in order, on all threads, as often as there are iterations.
fn passes(bencher: &mut Bencher<'_>, columns: &[&[u32]], numbers: &[f64]) {
    let pass = || -> (u64, f64) {
        let columns = columns.iter().map(|columns| {
            let chunks = columns.par_chunks(1 << 14);
            let sums = chunks.map(|chunk| chunk.iter().map(|&c| u64::from(c)).sum::<u64>());
            sums.sum::<u64>()
        });
        (columns.sum(), sum(numbers))
    };
    repeat(bencher, pass);
}

/// Times as many passes as there are iterations, on the threads that are there already.
fn repeat<T>(bencher: &mut Bencher<'_>, pass: impl Fn() -> T + Sync) {
    rayon::scope(|_| {
        bencher.iter(|| {
            for _ in 0..ITERATIONS {
                black_box(pass());
            }
        });
    });
}

/// The sum in eight lanes, which the compiler can keep in vector registers.
fn sum(numbers: &[f64]) -> f64 {
    numbers
        .par_chunks(1 << 14)
        .map(|chunk| {
            let (eights, rest) = chunk.as_chunks::<8>();
            let mut lanes = [0.0; 8];
            for eight in eights {
                for (lane, number) in lanes.iter_mut().zip(eight) {
                    *lane += number;
                }
            }
            lanes.iter().chain(rest).sum::<f64>()
        })
        .sum()
}
