//! The pipeline: read from top to bottom, [`Summarizer::run`] is the program.

use ndarray::Array1;

use crate::analysis::{Analysis, Stemmer, StopWords};
use crate::briefing::{
    Briefing, BriefingSentence, Concept, Counts, Explanation, RunnerUp, SCHEMA, Support,
};
use crate::config::Config;
use crate::document::{Document, Sentence};
use crate::error::{Error, ErrorKind, Result};
use crate::ordering::{self, reading_order};
use crate::pile::Pile;
use crate::rank::{Place, Ranking, query_focus, rank};
use crate::segmenter::Segmenter;
use crate::selection::{
    Budget, Candidates, Chosen, Context, Evidence, SelectMethod, concept_weights, leans_on_context,
    select,
};
use crate::similarity::{Scratch, SimilarityIndex};
use crate::support::supporters;
use crate::timing::{StageTiming, Stopwatch};
use crate::vectorizer::TermMatrix;
use crate::warning::Warning;

/// How many of the pile's concepts a briefing names.
const CONCEPTS_NAMED: usize = 20;

/// How many newly covered concepts an explanation names.
const CONCEPTS_EXPLAINED: usize = 10;

/// A pile of documents with what is asked of it.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The documents to summarise.
    pub documents: &'a [Document],
    /// What the briefing should be about, in the user's words.
    pub query: Option<&'a str>,
    /// Documents that the reader knows already.
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
    /// L1 change in the last iteration.
    pub change: f64,
    /// Whether the walk settled within its limit.
    pub converged: bool,
    /// What the user should know.
    pub warnings: Vec<Warning>,
    /// Stage after stage, in the order of the pipeline.
    pub timings: Vec<StageTiming>,
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
    /// [`ErrorKind::NothingToSummarise`] if no document holds a sentence that could be printed,
    /// or none fits the budget.
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
        let mut stopwatch = Stopwatch::start();
        let mut ranked = self.rank_rows(task, &mut stopwatch)?;
        let config = &self.config;

        let index = SimilarityIndex::new(ranked.matrix.word_tf_idf());
        let weights = self.weigh_concepts(task, &ranked);
        let rows = eligible(&mut ranked, config.selection.min_pairs)?;
        let costs = measure(&ranked.pile, |text| config.budget.cost(text));
        let words = measure(&ranked.pile, |text| Budget::Words(1).cost(text));
        let context = contexts(&ranked.pile);
        let candidates = Candidates {
            rows: &rows,
            costs: &costs,
            words: &words,
            context: &context,
            budget: config.budget,
        };
        let evidence = Evidence {
            matrix: &ranked.matrix,
            ranking: &ranked.ranking,
            weights: &weights,
            focus: ranked.focus.as_ref().and_then(|focus| focus.as_slice()),
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
            return Err(nothing_fits(&candidates));
        }
        stopwatch.lap("select", rows.len(), "sentences");

        let composer = Composer {
            ranked: &ranked,
            weights: &weights,
            index: &index,
            config,
        };
        let briefing = composer.compose(&chosen);
        stopwatch.lap("compose", chosen.len(), "sentences");
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
        let mut stopwatch = Stopwatch::start();
        let Ranked { pile, ranking, .. } = self.rank_rows(task, &mut stopwatch)?;
        let mut ranks = vec![0.0; pile.sentences.len()];
        for (row, score) in pile.rows.iter().zip(&ranking.scores) {
            if let Some(sentence) = row.sentence {
                ranks[sentence] = *score;
            }
        }
        let mut sentences: Vec<(Sentence, f64)> = pile.sentences.into_iter().zip(ranks).collect();
        sentences.sort_by_key(|(sentence, _)| sentence.id);
        let (sentences, ranks) = sentences.into_iter().unzip();
        Ok(RankedSentences {
            sentences,
            ranks,
            iterations: ranking.iterations,
            change: ranking.change,
            converged: ranking.converged,
            warnings: pile.warnings,
            timings: stopwatch.stages(),
        })
    }

    /// The stages up to the ranks.
    fn rank_rows<'a>(&self, task: &Task<'a>, stopwatch: &mut Stopwatch) -> Result<Ranked<'a>> {
        let config = &self.config;
        let mut pile = Pile::new(task.documents, config.language);
        if !(0..pile.rows.len()).any(|row| pile.candidate(row).is_some()) {
            return Err(nothing(if task.documents.is_empty() {
                "there are no documents"
            } else {
                "no document holds a sentence"
            }));
        }
        if StopWords::of(pile.language).is_none() {
            pile.warnings.push(Warning::NoStopWords(pile.language));
        }
        if !Stemmer::knows(pile.language) {
            pile.warnings.push(Warning::NoStemmer(pile.language));
        }
        stopwatch.lap("segment", pile.sentences.len(), "sentences");

        let known = known_sentences(task.known, pile.language);
        let mut texts: Vec<&str> = pile.rows.iter().map(|row| pile.text(row)).collect();
        texts.extend(known.iter().map(|sentence| sentence.text.as_str()));
        texts.extend(task.query);
        let analysis = Analysis::new(&texts, pile.language);
        stopwatch.lap("analyse", analysis.token_count(), "words");

        let documents: Vec<u32> = pile.rows.iter().map(|row| row.document as u32).collect();
        let matrix = TermMatrix::new(&analysis, &documents, config.vectorizer);
        stopwatch.lap("vectorise", matrix.vocabulary().len(), "terms");

        let focus = task.query.and_then(|_| {
            let query = matrix.vocabulary().columns_of(&analysis, texts.len() - 1);
            query_focus(&matrix, &query)
        });
        if task.query.is_some() && focus.is_none() {
            pile.warnings.push(Warning::QueryNotFound);
        }
        let places: Vec<Place> = pile.rows.iter().map(|row| row.place).collect();
        let ranking = rank(&matrix, &pile.ids(), &places, focus.as_ref(), &config.rank);
        if !ranking.converged {
            pile.warnings.push(Warning::NotConverged {
                iterations: ranking.iterations,
                change: ranking.change,
            });
        }
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

    fn weigh_concepts(&self, task: &Task<'_>, ranked: &Ranked<'_>) -> Vec<f64> {
        let selection = &self.config.selection;
        let exponent = if ranked.focus.is_some() {
            selection.query_document_exponent
        } else {
            selection.document_exponent
        };
        let known = ranked.known_documents(task.known.len());
        concept_weights(&ranked.matrix, &ranked.ranking, &known, exponent, selection)
    }
}

/// What the stages up to the ranks have made.
struct Ranked<'a> {
    pile: Pile<'a>,
    known: Vec<Sentence>,
    analysis: Analysis,
    matrix: TermMatrix,
    focus: Option<Array1<f64>>,
    ranking: Ranking,
}

impl Ranked<'_> {
    /// For each column the number of known documents that have the term; empty if nothing is
    /// known.
    fn known_documents(&self, documents: usize) -> Vec<u32> {
        if documents == 0 {
            return Vec::new();
        }
        let mut counts = vec![0; self.matrix.vocabulary().len()];
        let mut last = vec![usize::MAX; counts.len()];
        for (at, sentence) in self.known.iter().enumerate() {
            let row = self.matrix.row_count() + at;
            for column in self.matrix.vocabulary().columns_of(&self.analysis, row) {
                let column = column as usize;
                if last[column] != sentence.id.document {
                    last[column] = sentence.id.document;
                    counts[column] += 1;
                }
            }
        }
        counts
    }

    fn concept(&self, column: u32, weight: f64) -> Concept {
        let vocabulary = self.matrix.vocabulary();
        Concept {
            term: vocabulary.display(column, &self.analysis),
            weight,
            documents: vocabulary.document_count(column) as usize,
        }
    }
}

fn known_sentences(documents: &[Document], language: crate::Language) -> Vec<Sentence> {
    let segmenter = Segmenter::new(language);
    documents
        .iter()
        .enumerate()
        .flat_map(|(at, document)| segmenter.segment(at, &document.text, document.title.as_deref()))
        .filter(|sentence| sentence.label.votes())
        .collect()
}

/// The rows that may be taken: sentences of a body with enough pairs, or, if no sentence has
/// enough, those with any term at all.
fn eligible(ranked: &mut Ranked<'_>, min_pairs: usize) -> Result<Vec<usize>> {
    let rows = |least: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..ranked.pile.rows.len())
            .filter(|&row| ranked.pile.candidate(row).is_some() && least(row))
            .collect()
    };
    let long_enough = rows(&|row| ranked.matrix.pair_count(row) >= min_pairs);
    if !long_enough.is_empty() {
        return Ok(long_enough);
    }
    let any = rows(&|row| ranked.matrix.counts(row).len() > 0);
    if any.is_empty() {
        return Err(nothing("no sentence has a word that is not a stop word"));
    }
    ranked.pile.warnings.push(Warning::OnlyShortSentences);
    Ok(any)
}

fn measure(pile: &Pile<'_>, of: impl Fn(&str) -> usize) -> Vec<usize> {
    pile.rows.iter().map(|row| of(pile.text(row))).collect()
}

/// Whether each row can be read alone, and if not, which row it leans on.
fn contexts(pile: &Pile<'_>) -> Vec<Context> {
    let mut before: Option<usize> = None;
    (0..pile.rows.len())
        .map(|row| {
            let here = pile.rows[row];
            let on = before
                .filter(|&before| before + 1 == row && pile.rows[before].document == here.document);
            let Some(sentence) = pile.candidate(row) else {
                return Context::Alone;
            };
            before = Some(row);
            if leans_on_context(sentence, pile.language) {
                Context::Leans { on }
            } else {
                Context::Alone
            }
        })
        .collect()
}

fn nothing(reason: impl Into<String>) -> Error {
    ErrorKind::NothingToSummarise {
        reason: reason.into(),
    }
    .into()
}

fn nothing_fits(candidates: &Candidates<'_>) -> Error {
    let costs = candidates.rows.iter().map(|&row| candidates.costs[row]);
    nothing(format!(
        "no sentence fits into {}, the shortest has {}",
        candidates.budget,
        costs.min().unwrap_or_default()
    ))
}

/// Makes the briefing of what was chosen.
struct Composer<'a> {
    ranked: &'a Ranked<'a>,
    weights: &'a [f64],
    index: &'a SimilarityIndex,
    config: &'a Config,
}

impl Composer<'_> {
    fn compose(&self, chosen: &[Chosen]) -> Briefing {
        let places = self.places(chosen);
        let mut scratch = Scratch::default();
        let sentences = reading_order(&places)
            .into_iter()
            .map(|turn| self.sentence(turn, &chosen[turn], &mut scratch))
            .collect();
        let pile = &self.ranked.pile;
        let ranking = &self.ranked.ranking;
        let candidates = (0..pile.rows.len()).filter(|&row| pile.candidate(row).is_some());
        Briefing {
            schema: SCHEMA,
            id: String::new(),
            sentences,
            concepts: self.heaviest(0..self.weights.len() as u32, CONCEPTS_NAMED),
            counts: Counts {
                documents: self.ranked.matrix.document_count(),
                sentences: candidates.count(),
                terms: self.weights.len(),
                iterations: ranking.iterations,
                converged: ranking.converged,
            },
            warnings: pile.warnings.clone(),
        }
    }

    fn places(&self, chosen: &[Chosen]) -> Vec<ordering::Place<'_>> {
        let pile = &self.ranked.pile;
        let mut lengths = vec![0; pile.documents.len()];
        for row in pile.rows.iter().filter(|row| row.place.body) {
            lengths[row.document] = row.place.position + 1;
        }
        chosen
            .iter()
            .map(|chosen| {
                let row = pile.rows[chosen.row];
                ordering::Place {
                    date: pile.documents[row.document].date.as_deref(),
                    relative_position: row.place.position as f64 / lengths[row.document] as f64,
                    document: row.document,
                    position: row.place.position,
                }
            })
            .collect()
    }

    fn sentence(&self, turn: usize, chosen: &Chosen, scratch: &mut Scratch) -> BriefingSentence {
        let pile = &self.ranked.pile;
        let document = &pile.documents[pile.rows[chosen.row].document];
        let (span, position) = pile.candidate(chosen.row).map_or((0..0, 0), |sentence| {
            (sentence.span.clone(), sentence.id.position)
        });
        BriefingSentence {
            text: pile.text(&pile.rows[chosen.row]).to_owned(),
            document: document.id.clone(),
            title: document.title.clone(),
            date: document.date.clone(),
            url: document.url.clone(),
            span,
            position,
            rank: self.ranked.ranking.scores[chosen.row],
            score: chosen.score,
            supported_by: self.support(chosen.row, scratch),
            notes: Vec::new(),
            explanation: self.config.explain.then(|| self.explain(turn, chosen)),
        }
    }

    fn support(&self, row: usize, scratch: &mut Scratch) -> Vec<Support> {
        let pile = &self.ranked.pile;
        let documents = self.ranked.matrix.documents();
        let is_sentence = |row| pile.candidate(row).is_some();
        let config = &self.config.support;
        supporters(row, self.index, documents, is_sentence, config, scratch)
            .into_iter()
            .filter_map(|supporter| {
                let sentence = pile.candidate(supporter.row)?;
                let document = &pile.documents[sentence.id.document];
                Some(Support {
                    document: document.id.clone(),
                    title: document.title.clone(),
                    span: sentence.span.clone(),
                    text: sentence.text.clone(),
                    similarity: supporter.similarity,
                })
            })
            .collect()
    }

    fn explain(&self, turn: usize, chosen: &Chosen) -> Explanation {
        let scores = &self.ranked.ranking.scores;
        let above = scores.iter().filter(|&&other| other > scores[chosen.row]);
        let covers = chosen.covers.iter().copied();
        Explanation {
            turn: turn + 1,
            rank_place: above.count() + 1,
            new_concepts: self.heaviest(covers, CONCEPTS_EXPLAINED),
            runner_up: chosen.runner_up.and_then(|(row, score)| {
                let sentence = self.ranked.pile.candidate(row)?;
                Some(RunnerUp {
                    document: self.ranked.pile.documents[sentence.id.document].id.clone(),
                    span: sentence.span.clone(),
                    text: sentence.text.clone(),
                    score,
                })
            }),
        }
    }

    /// The heaviest of some columns, heaviest first, those without weight left out.
    fn heaviest(&self, columns: impl IntoIterator<Item = u32>, most: usize) -> Vec<Concept> {
        let weight = |column: &u32| self.weights[*column as usize];
        let mut columns: Vec<u32> = columns
            .into_iter()
            .filter(|column| weight(column) > 0.0)
            .collect();
        let order = |a: &u32, b: &u32| weight(b).total_cmp(&weight(a)).then(a.cmp(b));
        if columns.len() > most {
            columns.select_nth_unstable_by(most - 1, order);
            columns.truncate(most);
        }
        columns.sort_unstable_by(order);
        columns
            .into_iter()
            .map(|column| self.ranked.concept(column, weight(&column)))
            .collect()
    }
}
