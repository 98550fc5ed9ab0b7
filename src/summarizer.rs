//! The pipeline: read from top to bottom, [`Summarizer::run`] is the program.

mod composer;
mod ranked;

use self::composer::Composer;
use self::ranked::{
    Ranked, context, eligible, known_sentences, measure, nothing, nothing_taken, sources,
};
use crate::analysis::{Analysis, StopWords};
use crate::briefing::Briefing;
use crate::config::Config;
use crate::document::{Document, Sentence};
use crate::error::Result;
use crate::limits::Deadline;
use crate::pile::Pile;
use crate::rank::{Focus, Ranking, query_focus, rank};
use crate::selection::{
    Budget, Candidates, ConceptWeights, Evidence, SelectMethod, concept_weights, select,
};
use crate::similarity::WordIndex;
use crate::timing::{StageTiming, Stopwatch, WalkTiming};
use crate::vectorizer::TermMatrix;
use crate::warning::Warning;

/// A pile of documents with what is asked of it.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The documents to summarise.
    pub documents: &'a [Document],
    /// What the briefing should be about, in the user's words.
    pub query: Option<&'a str>,
    /// Documents that the reader knows already: what they tell weighs less, a sentence that says
    /// the same as one of theirs is not taken, and a document with the text of one of them does
    /// not take part.
    pub known: &'a [Document],
}

impl<'a> Task<'a> {
    /// A pile, with no query and nothing known.
    pub fn new(documents: &'a [Document]) -> Self {
        Self {
            documents,
            query: None,
            known: &[],
        }
    }
}

/// A briefing with the times of the stages that made it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The briefing.
    pub briefing: Briefing,
    /// Stage after stage, in the order of the pipeline.
    pub timings: Vec<StageTiming>,
}

/// Every sentence of a pile with its rank.
#[derive(Clone, Debug)]
pub struct RankedSentences {
    /// The sentences, document after document in the order given.
    pub sentences: Vec<Sentence>,
    /// Rank of each sentence. With the ranks of headlines that are not part of a text they sum
    /// to 1; pieces that do not vote have 0.
    pub ranks: Vec<f64>,
    /// Iterations of the walk; 0 for methods that do not iterate.
    pub iterations: usize,
    /// By how much a step more of the walk would change the ranks, in L1.
    pub change: f64,
    /// Whether the walk settled within its limit.
    pub converged: bool,
    /// What the user should know.
    pub warnings: Vec<Warning>,
    /// Stage after stage, in the order of the pipeline.
    pub timings: Vec<StageTiming>,
    /// How fast the walk went; `None` for methods that do not iterate.
    pub walk: Option<WalkTiming>,
}

/// Makes briefings by one configuration; cheap to keep and to share between threads.
///
/// ```
/// use briefing::{Budget, Config, Document, Summarizer};
///
/// let documents = [
///     Document::new("agency", "The two delegations met in Geneva on Monday to discuss a truce. \
///         Talks on prisoners are to follow in May."),
///     Document::new("daily", "A truce was discussed in Geneva on Monday, where the two \
///         delegations met for six hours. Snow fell on the lake."),
/// ];
/// let config = Config { budget: Budget::Sentences(1), ..Config::default() };
/// let briefing = Summarizer::new(config)?.summarize(&documents)?;
/// assert!(briefing.sentences[0].text.contains("truce"));
/// assert_eq!(briefing.sentences[0].supported_by.len(), 1);
/// # Ok::<(), briefing::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Summarizer {
    config: Config,
}

impl Summarizer {
    /// A summarizer with a checked configuration.
    ///
    /// # Errors
    /// The first parameter outside its range.
    pub fn new(config: Config) -> Result<Self> {
        config.check()?;
        Ok(Self { config })
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The briefing of a pile.
    ///
    /// # Errors
    /// [`NothingToSummarise`](crate::ErrorKind::NothingToSummarise) if no document holds a
    /// sentence that could be printed, or none fits the budget;
    /// [`TooManySentences`](crate::ErrorKind::TooManySentences) and
    /// [`OutOfTime`](crate::ErrorKind::OutOfTime) beyond the [limits](Config::work).
    pub fn summarize(&self, documents: &[Document]) -> Result<Briefing> {
        self.run(&Task::new(documents))
            .map(|report| report.briefing)
    }

    /// The briefing of a pile with a query or known documents, and the times of its stages.
    ///
    /// Time and memory are linear in the text with the default methods.
    ///
    /// # Errors
    /// As [`summarize`](Self::summarize).
    pub fn run(&self, task: &Task<'_>) -> Result<Report> {
        in_pool(|| self.summarize_task(task))
    }

    fn summarize_task(&self, task: &Task<'_>) -> Result<Report> {
        let mut stopwatch = Stopwatch::start();
        let config = &self.config;
        let deadline = Deadline::new(&config.work);
        let mut ranked = self.rank_rows(task, &deadline, &mut stopwatch)?;

        let known = ranked.known_documents(task.known.len());
        let (matrix, focus) = (&ranked.matrix, ranked.focus.as_ref());
        let (weights, (index, costs)) = rayon::join(
            || self.weigh_concepts(matrix, &ranked.ranking, focus, known),
            || {
                let index = WordIndex::new(matrix);
                let costs = measure(&ranked.pile, |text| config.budget.cost(text));
                (index, costs)
            },
        );
        let told = ranked.told(&index, config.selection.redundancy_threshold);
        let (rows, warning) = eligible(&ranked, &told, config.selection.min_pairs)?;
        ranked.pile.warnings.extend(warning);
        // Counted in words, a cost is the length; counted in sentences, all are of one length.
        let words = match config.budget {
            Budget::Words(_) | Budget::Sentences(_) => None,
            _ => Some(measure(&ranked.pile, |text| Budget::Words(1).cost(text))),
        };
        let candidates = Candidates {
            rows: &rows,
            costs: &costs,
            words: words.as_deref().unwrap_or(&costs),
            context: &|row| context(&ranked.pile, row),
            budget: config.budget,
        };
        let evidence = Evidence {
            matrix,
            ranking: &ranked.ranking,
            weights: &weights,
            focus,
            index: &index,
        };
        let method = config
            .selection
            .method
            .unwrap_or(SelectMethod::default_for(config.rank.method));
        let chosen = select(
            method,
            &evidence,
            &candidates,
            config.explain,
            &config.selection,
        );
        if chosen.is_empty() {
            return Err(nothing_taken(&candidates));
        }
        deadline.check()?;
        stopwatch.lap("select", rows.len(), "sentences");

        let composer = Composer {
            ranked: &ranked,
            weights: &weights,
            index: &index,
            config,
        };
        let briefing = composer.compose(&chosen);
        stopwatch.lap("compose", chosen.len(), "sentences");
        drop((weights, index));
        ranked.drop_in_parallel();
        Ok(Report {
            briefing,
            timings: stopwatch.stages(),
        })
    }

    /// Every sentence of a pile with its rank.
    ///
    /// # Errors
    /// As [`summarize`](Self::summarize), the budget aside.
    pub fn rank(&self, task: &Task<'_>) -> Result<RankedSentences> {
        in_pool(|| self.rank_task(task))
    }

    fn rank_task(&self, task: &Task<'_>) -> Result<RankedSentences> {
        let mut stopwatch = Stopwatch::start();
        let deadline = Deadline::new(&self.config.work);
        let Ranked { pile, ranking, .. } = self.rank_rows(task, &deadline, &mut stopwatch)?;
        let (sentences, ranks) = pile.sentences(&ranking.scores);
        Ok(RankedSentences {
            sentences,
            ranks,
            iterations: ranking.iterations,
            change: ranking.change,
            converged: ranking.converged,
            warnings: pile.warnings,
            timings: stopwatch.stages(),
            walk: ranking.walk,
        })
    }

    /// The stages up to the ranks.
    fn rank_rows<'a>(
        &self,
        task: &Task<'a>,
        deadline: &Deadline,
        stopwatch: &mut Stopwatch,
    ) -> Result<Ranked<'a>> {
        let config = &self.config;
        let mut pile = Pile::new(task.documents, task.known, config, deadline);
        deadline.check()?;
        config.work.check_sentences(pile.piece_count())?;
        if !(0..pile.rows.len()).any(|row| pile.is_candidate(row)) {
            return Err(nothing(if task.documents.is_empty() {
                "there are no documents"
            } else if task.known.is_empty() {
                "no document holds a sentence"
            } else {
                "no document that is not known holds a sentence"
            }));
        }
        let stop_words = StopWords::configured(pile.language, &config.stop_words);
        if stop_words.is_none() {
            pile.warnings.push(Warning::NoStopWords(pile.language));
        }
        stopwatch.lap("segment", pile.piece_count(), "sentences");

        let known = known_sentences(task.known, pile.language);
        let mut texts: Vec<&str> = pile.rows.iter().map(|row| pile.text(row)).collect();
        texts.extend(known.iter().map(|sentence| sentence.text.as_str()));
        texts.extend(task.query);
        let stop_words = stop_words.unwrap_or_default();
        let sources = sources(&pile, &known);
        let (language, names) = (pile.language, &config.names);
        let analysis = Analysis::with_names(&texts, &sources, language, &stop_words, names);
        drop((texts, sources));
        deadline.check()?;
        stopwatch.lap("analyse", analysis.token_count(), "words");

        let originals = pile.rows.iter().map(|row| row.original);
        let documents: Vec<u32> = originals.collect();
        let matrix = TermMatrix::new(&analysis, &documents, config.vectorizer);
        deadline.check()?;
        stopwatch.lap("vectorise", matrix.vocabulary().len(), "terms");

        let focus = task.query.and_then(|_| {
            let query = matrix.columns_of(&analysis, analysis.row_count() - 1);
            query_focus(&matrix, &query)
        });
        if task.query.is_some() && focus.is_none() {
            pile.warnings.push(Warning::QueryNotFound);
        }
        let (ids, places) = (pile.ids(), pile.places());
        let ranking = rank(&matrix, &ids, &places, focus.as_ref(), &config.rank);
        if !ranking.converged {
            pile.warnings.push(Warning::NotConverged {
                iterations: ranking.iterations,
                change: ranking.change,
            });
        }
        deadline.check()?;
        stopwatch.lap("rank", matrix.row_count(), "sentences");
        Ok(Ranked {
            pile,
            known,
            analysis,
            matrix,
            focus,
            ranking,
        })
    }

    /// `known` is as [`Ranked::known_documents`] gives it.
    fn weigh_concepts<'a>(
        &self,
        matrix: &'a TermMatrix,
        ranking: &Ranking,
        focus: Option<&Focus>,
        known: Vec<u32>,
    ) -> ConceptWeights<'a> {
        let selection = &self.config.selection;
        let exponent = if focus.is_some() {
            selection.query_document_exponent
        } else {
            selection.document_exponent
        };
        concept_weights(matrix, ranking, focus, known, exponent, selection)
    }
}

/// Works inside the thread pool, where a parallel loop begins without a hand-over between threads:
/// for small piles that would cost more than the loop.
fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| work())
}
