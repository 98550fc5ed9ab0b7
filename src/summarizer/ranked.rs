//! A ranked pile, and what selection needs to know of its rows.

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::briefing::Concept;
use crate::document::{Document, Sentence};
use crate::error::{Error, ErrorKind, Result};
use crate::language::Language;
use crate::pile::Pile;
use crate::rank::{Focus, Ranking};
use crate::segmenter::Segmenter;
use crate::selection::{Candidates, Context, leans_on_context};
use crate::similarity::{Scratch, WordIndex};
use crate::vectorizer::TermMatrix;
use crate::warning::Warning;

/// Rows that one parallel task looks at least.
const ROWS_A_TASK: usize = 512;

/// What the stages up to the ranks have made.
pub(super) struct Ranked<'a> {
    pub(super) pile: Pile<'a>,
    pub(super) known: Vec<Sentence>,
    pub(super) analysis: Analysis,
    pub(super) matrix: TermMatrix,
    pub(super) focus: Option<Focus>,
    pub(super) ranking: Ranking,
}

impl Ranked<'_> {
    /// For each column the number of known documents that have the term; empty if nothing is
    /// known.
    pub(super) fn known_documents(&self, documents: usize) -> Vec<u32> {
        if documents == 0 {
            return Vec::new();
        }
        let mut counts = vec![0; self.matrix.vocabulary().len()];
        let mut last = vec![usize::MAX; counts.len()];
        for (at, sentence) in self.known.iter().enumerate() {
            let row = self.matrix.row_count() + at;
            for column in self.matrix.columns_of(&self.analysis, row) {
                let column = column as usize;
                if last[column] != sentence.id.document {
                    last[column] = sentence.id.document;
                    counts[column] += 1;
                }
            }
        }
        counts
    }

    /// For each row whether a known sentence says the same: its cosine is above the threshold.
    pub(super) fn told(&self, index: &WordIndex<'_>, threshold: f64) -> Vec<bool> {
        let mut told = vec![false; self.matrix.row_count()];
        let mut scratch = Scratch::default();
        for at in 0..self.known.len() {
            let row = self.matrix.row_count() + at;
            let vector = self.matrix.word_vector(&self.analysis, row);
            for (other, _) in index.cosines_above(vector, threshold, &mut scratch) {
                told[other] = true;
            }
        }
        told
    }

    /// Gives the memory back on several threads: the system takes long to take back that of a large
    /// pile.
    pub(super) fn drop_in_parallel(self) {
        let Self {
            pile,
            analysis,
            matrix,
            ..
        } = self;
        rayon::join(|| drop(matrix), || drop((pile, analysis)));
    }

    pub(super) fn concept(&self, column: u32, weight: f64) -> Concept {
        let vocabulary = self.matrix.vocabulary();
        Concept {
            term: self.matrix.display(column, &self.analysis),
            weight,
            documents: vocabulary.document_count(column) as usize,
        }
    }
}

pub(super) fn known_sentences(documents: &[Document], language: Language) -> Vec<Sentence> {
    let segmenter = Segmenter::new(language);
    documents
        .iter()
        .enumerate()
        .flat_map(|(at, document)| segmenter.segment(at, &document.text, document.title.as_deref()))
        .filter(|sentence| sentence.label.votes())
        .collect()
}

/// The document of every row and, numbered after those, of every known sentence.
pub(super) fn sources(pile: &Pile<'_>, known: &[Sentence]) -> Vec<Option<u32>> {
    let rows = pile.rows.iter().map(|row| row.document);
    let first = pile.documents.len();
    let known = known.iter().map(|it| (first + it.id.document) as u32);
    rows.chain(known).map(Some).collect()
}

/// The rows that may be taken: sentences of a body that are not told yet, with enough pairs, or,
/// if no sentence has enough, with a warning those with any term at all.
pub(super) fn eligible(
    ranked: &Ranked<'_>,
    told: &[bool],
    min_pairs: usize,
) -> Result<(Vec<usize>, Option<Warning>)> {
    let rows = |least: &(dyn Fn(usize) -> bool + Sync)| -> Vec<usize> {
        (0..ranked.pile.rows.len())
            .into_par_iter()
            .with_min_len(ROWS_A_TASK)
            .filter(|&row| ranked.pile.is_candidate(row) && !told[row] && least(row))
            .collect()
    };
    let long_enough = rows(&|row| ranked.matrix.has_pairs(row, min_pairs));
    if !long_enough.is_empty() {
        return Ok((long_enough, None));
    }
    let any = rows(&|row| ranked.matrix.columns(row).next().is_some());
    if any.is_empty() {
        return Err(nothing(if told.contains(&true) {
            "the known documents tell all of it"
        } else {
            "no sentence has a word that is not a stop word"
        }));
    }
    Ok((any, Some(Warning::OnlyShortSentences)))
}

/// A measure of every row that may stand in a briefing; 0 of the others.
pub(super) fn measure(pile: &Pile<'_>, of: impl Fn(&str) -> usize + Sync) -> Vec<usize> {
    (0..pile.rows.len())
        .into_par_iter()
        .with_min_len(ROWS_A_TASK)
        .map(|row| match pile.is_candidate(row) {
            true => of(pile.text(&pile.rows[row])),
            false => 0,
        })
        .collect()
}

/// Whether a row can be read alone, and if not, which row it leans on.
pub(super) fn context(pile: &Pile<'_>, row: usize) -> Context {
    let sentence = pile.candidate(row);
    if !sentence.is_some_and(|sentence| leans_on_context(&sentence, pile.language)) {
        return Context::Alone;
    }
    let on = row.checked_sub(1).filter(|&before| {
        let [before_row, row] = [pile.rows[before], pile.rows[row]];
        pile.is_candidate(before)
            && before_row.document == row.document
            && before_row.position + 1 == row.position
    });
    Context::Leans { on }
}

pub(super) fn nothing(reason: impl Into<String>) -> Error {
    ErrorKind::NothingToSummarise {
        reason: reason.into(),
    }
    .into()
}

pub(super) fn nothing_taken(candidates: &Candidates<'_>) -> Error {
    let costs = candidates.rows.iter().map(|&row| candidates.costs[row]);
    let least = costs.min().unwrap_or_default();
    if least <= candidates.budget.limit() {
        return nothing("no sentence has a concept that weighs anything");
    }
    nothing(format!(
        "no sentence fits into {}, the shortest has {least}",
        candidates.budget
    ))
}
