//! Each stage of the pipeline alone, on generated piles of three sizes, so that growth shows.
//!
//! A stage gets what the stages before it make, built outside the timed loop. `segment` works
//! document after document on one thread, the pipeline in parallel; the other stages run as the
//! pipeline runs them.

mod generated_news;
mod news_files;
mod rows;

use std::hint::black_box;
use std::time::Duration;

use briefing::analysis::Analysis;
use briefing::rank::{
    FactoredGraph, Graph, Place, RankConfig, Ranking, Walk, positional, rank, stationary_ranks,
};
use briefing::reader::{self, ReaderConfig};
use briefing::segmenter::Segmenter;
use briefing::selection::{
    Candidates, Chosen, ConceptWeights, Context, Evidence, SelectMethod, SelectionConfig,
    concept_weights, leans_on_context, select,
};
use briefing::similarity::{Scratch, WordIndex};
use briefing::support::{SupportConfig, supporters};
use briefing::vectorizer::{TermMatrix, VectorizerConfig};
use briefing::{Budget, Document, Language, Sentence};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use tempfile::TempDir;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The largest pile of a mere test (`--test`).
const LARGEST_TESTED: usize = 1_000;

const SEED: u64 = 2011;
const BUDGET: Budget = Budget::Words(250);

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let again = generated_news::pile(SIZES[0], SEED);
    assert_eq!(
        again,
        generated_news::pile(SIZES[0], SEED),
        "a seed, a pile"
    );
    let tested = std::env::args().any(|argument| argument == "--test");
    let largest = if tested { LARGEST_TESTED } else { usize::MAX };
    let sizes = SIZES.into_iter().filter(|size| *size <= largest);
    let piles: Vec<Pile> = sizes.map(Pile::new).collect();
    read_and_segment(&mut criterion, &piles);
    segment_hostile(&mut criterion);
    let piles: Vec<Stages> = piles.iter().map(Stages::new).collect();
    analyse_and_vectorise(&mut criterion, &piles);
    walk(&mut criterion, &piles);
    choose(&mut criterion, &piles);
    criterion.final_summary();
}

/// Adds a benchmark for each pile to the group of a stage; `work` is how much the stage works
/// through.
fn bench<P, O>(
    criterion: &mut Criterion,
    stage: &str,
    piles: &[P],
    size: impl Fn(&P) -> usize,
    work: impl Fn(&P) -> Throughput,
    mut run: impl FnMut(&P) -> O,
) {
    let mut group: BenchmarkGroup<'_, WallTime> = criterion.benchmark_group(stage);
    for pile in piles {
        if size(pile) >= 10_000 {
            group.sample_size(10).sampling_mode(SamplingMode::Flat);
        }
        group.throughput(work(pile));
        group.bench_with_input(BenchmarkId::from_parameter(size(pile)), pile, |b, pile| {
            b.iter(|| run(black_box(pile)));
        });
    }
    group.finish();
}

/// A generated pile, and a folder that it could have been read from.
struct Pile {
    size: usize,
    documents: Vec<Document>,
    folder: TempDir,
    bytes: u64,
    sentences: Vec<Sentence>,
}

impl Pile {
    fn new(size: usize) -> Self {
        let documents = generated_news::pile(size, SEED);
        let folder = tempfile::tempdir().expect("a temporary folder");
        news_files::write(&documents, folder.path());
        let sentences = rows::segment(&documents);
        assert!(
            sentences.len().abs_diff(size) <= size / 100,
            "{} sentences of {size} found",
            sentences.len()
        );
        Self {
            size,
            bytes: documents.iter().map(|d| d.text.len() as u64).sum(),
            documents,
            folder,
            sentences,
        }
    }
}

fn read(pile: &Pile) -> Vec<Document> {
    let reading = reader::read(&[pile.folder.path().to_owned()], &ReaderConfig::default());
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    reading.documents
}

/// Hostile text: one mark over and over, at two lengths, so that a step that grows faster than
/// the text shows.
fn segment_hostile(criterion: &mut Criterion) {
    let segmenter = Segmenter::new(Language::English);
    let mut group = criterion.benchmark_group("segment hostile");
    group.sample_size(10);
    for (name, unit) in [
        ("quotation marks", "\""),
        ("open brackets", "("),
        ("numbers", "1. "),
        ("full stops", "."),
        ("spaces", " "),
        ("emoji", "🕊"),
        ("combining marks", "\u{301}"),
        ("open quotations", "“A b. "),
    ] {
        for bytes in [125_000, 1_000_000] {
            let text = unit.repeat(bytes / unit.len());
            let pieces = segmenter.segment(0, &text, None);
            assert!(
                pieces
                    .iter()
                    .all(|piece| text[piece.span.clone()] == piece.text)
            );
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, bytes), &text, |bencher, text| {
                bencher.iter(|| segmenter.segment(0, black_box(text), None));
            });
        }
    }
    group.finish();
}

fn read_and_segment(criterion: &mut Criterion, piles: &[Pile]) {
    for pile in piles {
        let read = read(pile);
        let titled = read.iter().zip(&pile.documents);
        let found = titled.filter(|(read, told)| read.title == told.title);
        assert!(found.count() * 10 >= read.len() * 9, "headlines found");
    }
    let size = |pile: &Pile| pile.size;
    let work = |pile: &Pile| Throughput::Bytes(pile.bytes);
    bench(criterion, "read", piles, size, work, read);
    bench(criterion, "segment", piles, size, work, |pile| {
        rows::segment(&pile.documents)
    });
}

/// What the stages make of a pile, one after the other.
struct Stages<'a> {
    size: usize,
    bytes: u64,
    sentences: Vec<&'a str>,
    documents: Vec<u32>,
    places: Vec<Place>,
    analysis: Analysis,
    /// Kept to the end, since the index is a view of it.
    matrix: &'static TermMatrix,
    ranking: Ranking,
    weights: ConceptWeights<'static>,
    index: WordIndex<'static>,
    rows: Vec<usize>,
    words: Vec<usize>,
    context: Vec<Context>,
    chosen: Vec<Chosen>,
}

/// Whether a sentence leans on the one before it in its document.
fn context((row, sentence): (usize, &Sentence)) -> Context {
    if leans_on_context(sentence, Language::English) {
        let on = row.checked_sub(1).filter(|_| sentence.id.position > 0);
        Context::Leans { on }
    } else {
        Context::Alone
    }
}

impl<'a> Stages<'a> {
    fn new(pile: &'a Pile) -> Self {
        let sentences: Vec<&str> = pile.sentences.iter().map(|s| s.text.as_str()).collect();
        let documents = rows::documents(&pile.sentences);
        let places = rows::places(&pile.sentences);
        let selection = SelectionConfig::default();
        let analysis = Analysis::new(&sentences, Language::English);
        let matrix = TermMatrix::new(&analysis, &documents, VectorizerConfig::default());
        let matrix: &'static TermMatrix = Box::leak(Box::new(matrix));
        let ranking = rank_of(matrix, &places);
        assert!(ranking.converged);
        assert!((ranking.scores.sum() - 1.0).abs() < 1e-9);
        let weights = concept_weights(
            matrix,
            &ranking,
            None,
            Vec::new(),
            selection.document_exponent,
            &selection,
        );
        let mut stages = Self {
            size: pile.size,
            bytes: pile.bytes,
            index: WordIndex::new(matrix),
            rows: (0..sentences.len())
                .filter(|&row| matrix.pair_count(row) >= selection.min_pairs)
                .filter(|&row| places[row].body)
                .collect(),
            words: pile.sentences.iter().map(Sentence::word_count).collect(),
            context: pile.sentences.iter().enumerate().map(context).collect(),
            chosen: Vec::new(),
            sentences,
            documents,
            places,
            analysis,
            matrix,
            ranking,
            weights,
        };
        stages.chosen = stages.select();
        let spent: usize = stages.chosen.iter().map(|c| stages.words[c.row]).sum();
        assert!(spent <= BUDGET.limit() && 2 * spent > BUDGET.limit());
        stages
    }

    fn select(&self) -> Vec<Chosen> {
        let evidence = Evidence {
            matrix: self.matrix,
            ranking: &self.ranking,
            weights: &self.weights,
            focus: None,
            index: &self.index,
        };
        let candidates = Candidates {
            rows: &self.rows,
            costs: &self.words,
            words: &self.words,
            context: &|row| self.context[row],
            budget: BUDGET,
        };
        let config = SelectionConfig::default();
        select(
            SelectMethod::Coverage,
            &evidence,
            &candidates,
            false,
            &config,
        )
    }

    /// How many sentences of other documents bear the chosen ones out.
    fn support(&self) -> usize {
        let config = SupportConfig::default();
        let mut scratch = Scratch::default();
        self.chosen
            .iter()
            .map(|c| {
                supporters(
                    c.row,
                    &self.index,
                    &self.documents,
                    |_| true,
                    &config,
                    &mut scratch,
                )
                .len()
            })
            .sum()
    }
}

fn rank_of(matrix: &TermMatrix, places: &[Place]) -> Ranking {
    // The ids matter to the lead method alone.
    rank(matrix, &[], places, None, &RankConfig::default())
}

fn size(stages: &Stages<'_>) -> usize {
    stages.size
}

fn sentences(stages: &Stages<'_>) -> Throughput {
    Throughput::Elements(stages.sentences.len() as u64)
}

fn analyse_and_vectorise(criterion: &mut Criterion, piles: &[Stages<'_>]) {
    let bytes = |stages: &Stages<'_>| Throughput::Bytes(stages.bytes);
    let tokens = |stages: &Stages<'_>| Throughput::Elements(stages.analysis.token_count() as u64);
    bench(criterion, "analyse", piles, size, bytes, |stages| {
        Analysis::new(&stages.sentences, Language::English)
    });
    bench(criterion, "vectorise", piles, size, tokens, |stages| {
        TermMatrix::new(
            &stages.analysis,
            &stages.documents,
            VectorizerConfig::default(),
        )
    });
}

fn walk(criterion: &mut Criterion, piles: &[Stages<'_>]) {
    bench(criterion, "rank", piles, size, sentences, |stages| {
        rank_of(stages.matrix, &stages.places)
    });
    let entries = |graph: &FactoredGraph| Throughput::Elements(graph.entry_count() as u64);
    bench(criterion, "rank: graph", piles, size, sentences, |stages| {
        FactoredGraph::new(stages.matrix)
    });
    let graphs: Vec<_> = piles
        .iter()
        .map(|stages| (stages, FactoredGraph::new(stages.matrix)))
        .collect();
    let config = RankConfig::default();
    let steps = Walk {
        damping: config.effective_damping(),
        tolerance: config.tolerance,
        max_iterations: config.max_iterations,
    };
    bench(
        criterion,
        "rank: walk",
        &graphs,
        |(stages, _)| stages.size,
        |(_, graph)| entries(graph),
        |(stages, graph)| {
            let teleport = positional(
                &stages.places,
                config.position_exponent,
                config.first_sentence_bonus,
            );
            stationary_ranks(graph, teleport.view(), steps)
        },
    );
}

fn choose(criterion: &mut Criterion, piles: &[Stages<'_>]) {
    let config = SelectionConfig::default();
    bench(
        criterion,
        "select: index",
        piles,
        size,
        sentences,
        |stages| WordIndex::new(stages.matrix),
    );
    bench(
        criterion,
        "select: concepts",
        piles,
        size,
        sentences,
        |stages| {
            concept_weights(
                stages.matrix,
                &stages.ranking,
                None,
                Vec::new(),
                config.document_exponent,
                &config,
            )
        },
    );
    bench(
        criterion,
        "select: coverage",
        piles,
        size,
        sentences,
        Stages::select,
    );
    bench(
        criterion,
        "support",
        piles,
        size,
        sentences,
        Stages::support,
    );
}
