//! The whole pipeline, on the test articles and on generated piles of three sizes, with one
//! thread and with all, beside a pass that only finds the words, which is the floor; and the plain
//! published methods beside the default one.

mod generated_news;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use briefing::rank::{RankConfig, RankMethod};
use briefing::reader::{ReaderConfig, read};
use briefing::{Briefing, Budget, Config, Document, Summarizer, Warning};
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The largest pile of a mere test (`--test`).
const LARGEST_TESTED: usize = 1_000;

const SEED: u64 = 2011;
const BUDGET: usize = 250;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    articles(&mut criterion);
    generated(&mut criterion);
    methods(&mut criterion);
    criterion.final_summary();
}

fn articles(criterion: &mut Criterion) {
    for name in ["peace-talks", "flood"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        bench(criterion, "articles", name, &read_folder(folder.join(name)));
    }
}

fn generated(criterion: &mut Criterion) {
    let tested = std::env::args().any(|argument| argument == "--test");
    let largest = if tested { LARGEST_TESTED } else { usize::MAX };
    for size in SIZES.into_iter().filter(|size| *size <= largest) {
        let documents = generated_news::pile(size, SEED);
        bench(criterion, "generated", &size.to_string(), &documents);
    }
}

/// The default method with one thread, and with as many as the machine has.
fn bench(criterion: &mut Criterion, group: &str, name: &str, documents: &[Document]) {
    let summarizer = summarizer(RankMethod::TextRank);
    let expected = checked(&summarizer, documents);
    let pools = [("1 thread", 1), ("all threads", 0)].map(|(label, threads)| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        (label, pool.expect("threads can be started"))
    });
    let alone = pools[0].1.install(|| summarizer.summarize(documents));
    assert_eq!(
        alone.expect("a briefing"),
        expected,
        "threads do not show in the result"
    );
    let mut group = criterion.benchmark_group(group);
    group.throughput(Throughput::Bytes(bytes(documents)));
    if bytes(documents) > 1_000_000 {
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
    }
    for (label, pool) in &pools {
        group.bench_with_input(BenchmarkId::new(*label, name), documents, |b, documents| {
            pool.install(|| b.iter(|| summarizer.summarize(black_box(documents))));
        });
    }
    for (label, pool) in &pools {
        let floor = format!("words only, {label}");
        group.bench_with_input(BenchmarkId::new(floor, name), documents, |b, documents| {
            pool.install(|| b.iter(|| words(black_box(documents))));
        });
    }
    group.finish();
}

/// How many words there are: what stands between Unicode word boundaries, and holds a letter or a
/// digit.
fn words(documents: &[Document]) -> usize {
    let words = |document: &Document| document.text.unicode_words().count();
    documents.par_iter().map(words).sum()
}

/// The methods beside each other; LexRank builds its graph, so the pile is small.
fn methods(criterion: &mut Criterion) {
    let documents = generated_news::pile(SIZES[0], SEED);
    let mut group = criterion.benchmark_group("methods");
    group.throughput(Throughput::Bytes(bytes(&documents)));
    for method in [
        RankMethod::TextRank,
        RankMethod::LexRank,
        RankMethod::Centroid,
        RankMethod::Lead,
    ] {
        let summarizer = summarizer(method);
        checked(&summarizer, &documents);
        group.bench_function(BenchmarkId::new(method.to_string(), SIZES[0]), |b| {
            b.iter(|| summarizer.summarize(black_box(&documents)));
        });
    }
    group.finish();
}

fn summarizer(method: RankMethod) -> Summarizer {
    let config = Config {
        budget: Budget::Words(BUDGET),
        rank: RankConfig {
            method,
            ..RankConfig::default()
        },
        ..Config::default()
    };
    Summarizer::new(config).expect("defaults are in range")
}

/// The briefing of a pile, seen to hold what every briefing must.
fn checked(summarizer: &Summarizer, documents: &[Document]) -> Briefing {
    let briefing = summarizer.summarize(documents).expect("a briefing");
    let words = |text: &str| text.split_whitespace().count();
    let length: usize = briefing.sentences.iter().map(|s| words(&s.text)).sum();
    assert!(0 < length && length <= BUDGET, "{length} words");
    // Copies count with their originals.
    let warnings = briefing.warnings.iter();
    let copies = warnings.map(|warning| match warning {
        Warning::Copies { copies } => copies.len(),
        _ => 0,
    });
    let read = briefing.counts.documents + copies.sum::<usize>();
    assert_eq!(read, documents.len());
    assert!(briefing.counts.converged);
    for sentence in &briefing.sentences {
        let source = documents.iter().find(|d| d.id == sentence.document);
        let text = source.and_then(|source| source.text.get(sentence.span.clone()));
        assert_eq!(text, Some(sentence.text.as_str()));
    }
    briefing
}

fn read_folder(folder: PathBuf) -> Vec<Document> {
    let reading = read(&[folder], &ReaderConfig::default());
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    reading.documents
}

fn bytes(documents: &[Document]) -> u64 {
    documents.iter().map(|d| d.text.len() as u64).sum()
}
