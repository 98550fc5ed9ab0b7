//! What was chosen into a briefing: order, support, explanations, counts.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::ranked::Ranked;
use crate::analysis::NameMerge;
use crate::briefing::{
    Briefing, BriefingSentence, Carrier, Concept, Counts, Explanation, Note, RunnerUp, SCHEMA,
    Support,
};
use crate::config::Config;
use crate::conflict::{Conflict, ConflictFinder, LEAST_SIMILARITY, Statement};
use crate::copies::Shingles;
use crate::document::{Document, Sentence};
use crate::ordering::{self, Days, reading_order};
use crate::selection::{Chosen, ConceptWeights};
use crate::similarity::{Scratch, WordIndex};
use crate::support::{SupportConfig, Supporter, supporters};

/// Least cosine of another document's sentence that has a say in where a sentence is read.
const KINSHIP: f64 = 0.1;

/// How many of the pile's concepts a briefing names.
const CONCEPTS_NAMED: usize = 20;

/// How many newly covered concepts an explanation names.
const CONCEPTS_EXPLAINED: usize = 10;

/// More than a rank can be wrong by, as a share, for the rounding of what is dealt out of it.
const ROUNDING: f64 = 1e-9;

/// Makes the briefing of what was chosen.
pub(super) struct Composer<'a> {
    pub(super) ranked: &'a Ranked<'a>,
    pub(super) weights: &'a ConceptWeights<'a>,
    pub(super) index: &'a WordIndex<'a>,
    pub(super) config: &'a Config,
}

impl Composer<'_> {
    pub(super) fn compose(&self, chosen: &[Chosen]) -> Briefing {
        let relative = self.relative_positions();
        // One part a thread, since each needs a scratch as long as the pile.
        let part = chosen.len().div_ceil(rayon::current_num_threads()).max(1);
        let (positions, support): (Vec<f64>, Vec<Vec<Supporter>>) = chosen
            .par_chunks(part)
            .flat_map_iter(|part| {
                let mut scratch = Scratch::default();
                let relative = &relative;
                part.iter().map(move |chosen| {
                    let mut kin = self.kin(chosen.row, &mut scratch);
                    let position = place_among_sources(relative[chosen.row], &kin, relative);
                    kin.retain(|other| other.similarity >= self.config.support.threshold);
                    kin.shrink_to_fit();
                    (position, kin)
                })
            })
            .unzip();
        let places = self.places(chosen, &positions);
        let finder = ConflictFinder::of(self.ranked.pile.language);
        let days = if self.ranked.known.is_empty() {
            Days::EarliestFirst
        } else {
            Days::LatestFirst
        };
        let sentences = reading_order(&places, days)
            .into_iter()
            .map(|turn| BriefingSentence {
                notes: finder.as_ref().map_or_else(Vec::new, |finder| {
                    self.notes(finder, chosen[turn].row, &support[turn])
                }),
                ..self.sentence(turn, &chosen[turn], &support[turn])
            })
            .collect();
        let pile = &self.ranked.pile;
        let ranking = &self.ranked.ranking;
        let candidates = (0..pile.rows.len()).filter(|&row| pile.is_candidate(row));
        Briefing {
            schema: SCHEMA,
            id: String::new(),
            sentences,
            concepts: self.pile_concepts(),
            names: self.names(),
            counts: Counts {
                documents: self.ranked.matrix.document_count(),
                sentences: candidates.count(),
                terms: self.ranked.matrix.vocabulary().len(),
                iterations: ranking.iterations,
                converged: ranking.converged,
            },
            warnings: pile.warnings.clone(),
        }
    }

    /// For every row its position among the body sentences of its document, divided by their
    /// number.
    fn relative_positions(&self) -> Vec<f64> {
        let pile = &self.ranked.pile;
        let mut lengths = vec![1; pile.documents.len()];
        for row in pile.rows.iter().filter(|row| row.body) {
            lengths[row.document as usize] = row.position + 1;
        }
        let rows = pile.rows.iter();
        rows.map(|row| f64::from(row.position) / f64::from(lengths[row.document as usize]))
            .collect()
    }

    fn places(&self, chosen: &[Chosen], positions: &[f64]) -> Vec<ordering::Place<'_>> {
        let pile = &self.ranked.pile;
        // Rows stand in an order that does not depend on how the documents were given.
        let mut numbers = vec![0; pile.documents.len()];
        for (at, row) in pile.rows.iter().enumerate() {
            numbers[row.document as usize] = at;
        }
        chosen
            .iter()
            .zip(positions)
            .map(|(chosen, &relative_position)| {
                let row = pile.rows[chosen.row];
                ordering::Place {
                    date: pile.document(&row).date.as_deref(),
                    relative_position,
                    document: numbers[row.document as usize],
                    position: row.position as usize,
                }
            })
            .collect()
    }

    /// The nearest sentence of each other document that is similar at all, most similar first.
    fn kin(&self, row: usize, scratch: &mut Scratch) -> Vec<Supporter> {
        let documents = self.ranked.matrix.documents();
        let is_sentence = |row| self.ranked.pile.is_candidate(row);
        let threshold = KINSHIP.min(self.config.support.threshold);
        let config = SupportConfig { threshold };
        supporters(row, self.index, documents, is_sentence, &config, scratch)
    }

    fn sentence(&self, turn: usize, chosen: &Chosen, supporters: &[Supporter]) -> BriefingSentence {
        let pile = &self.ranked.pile;
        let document = pile.document(&pile.rows[chosen.row]);
        let (span, position) = pile
            .candidate(chosen.row)
            .map_or((0..0, 0), |sentence| (sentence.span, sentence.id.position));
        BriefingSentence {
            text: pile.text(&pile.rows[chosen.row]).to_owned(),
            document: document.id.clone(),
            title: document.title.clone(),
            author: document.author.clone(),
            site: document.site.clone(),
            date: document.date.clone(),
            url: document.url.clone(),
            span,
            position,
            rank: self.ranked.ranking.scores[chosen.row],
            score: chosen.score,
            also_carried_by: self.carriers(chosen.row),
            supported_by: self.support(supporters),
            notes: Vec::new(),
            explanation: self.config.explain.then(|| self.explain(turn, chosen)),
        }
    }

    fn support(&self, supporters: &[Supporter]) -> Vec<Support> {
        let pile = &self.ranked.pile;
        supporters
            .iter()
            .filter_map(|supporter| {
                let sentence = pile.candidate(supporter.row)?;
                let document = &pile.documents[sentence.id.document];
                Some(Support {
                    document: document.id.clone(),
                    title: document.title.clone(),
                    span: sentence.span,
                    text: sentence.text,
                    similarity: supporter.similarity,
                    also_carried_by: self.carriers(supporter.row),
                })
            })
            .collect()
    }

    /// The other documents of a row's story that have its sentence.
    fn carriers(&self, row: usize) -> Vec<Carrier> {
        let pile = &self.ranked.pile;
        let row = &pile.rows[row];
        let own = row.document as usize;
        let others = pile.story(row).filter(|&other| other != own);
        others
            .filter(|&other| Shingles::of(&pile.documents[other].text).carry(pile.text(row)))
            .map(|other| Carrier {
                document: pile.documents[other].id.clone(),
                title: pile.documents[other].title.clone(),
            })
            .collect()
    }

    /// Where the supporting sentences give another number or day.
    fn notes(&self, finder: &ConflictFinder, row: usize, supporters: &[Supporter]) -> Vec<Note> {
        let Some((sentence, document)) = self.source(row) else {
            return Vec::new();
        };
        let mut notes: Vec<Note> = Vec::new();
        for supporter in supporters {
            let Some((other, source)) = self.source(supporter.row) else {
                continue;
            };
            if supporter.similarity < LEAST_SIMILARITY {
                continue;
            }
            let [here, there] =
                [(&sentence, document), (&other, source)].map(|(sentence, source)| Statement {
                    text: &sentence.text,
                    date: source.date.as_deref(),
                });
            let conflicts = finder.conflicts(&here, &there).into_iter();
            notes.extend(conflicts.map(|conflict| note(conflict, &sentence, &other, source)));
        }
        notes
    }

    /// The sentence of a row with its document, if it may stand in a briefing.
    fn source(&self, row: usize) -> Option<(Sentence, &Document)> {
        let pile = &self.ranked.pile;
        Some((pile.candidate(row)?, pile.document(&pile.rows[row])))
    }

    fn names(&self) -> Vec<NameMerge> {
        if self.config.explain {
            self.ranked.analysis.merges().to_vec()
        } else {
            Vec::new()
        }
    }

    fn explain(&self, turn: usize, chosen: &Chosen) -> Explanation {
        let scores = &self.ranked.ranking.scores;
        let above = scores.iter().filter(|&&other| other > scores[chosen.row]);
        let mut heaviest = Heaviest::new(CONCEPTS_EXPLAINED);
        for &column in &chosen.covers {
            heaviest.offer(column, self.weights.of(column));
        }
        Explanation {
            turn: turn + 1,
            rank_place: above.count() + 1,
            new_concepts: self.concepts(heaviest),
            runner_up: chosen.runner_up.and_then(|(row, score)| {
                let sentence = self.ranked.pile.candidate(row)?;
                Some(RunnerUp {
                    document: self.ranked.pile.documents[sentence.id.document].id.clone(),
                    span: sentence.span,
                    text: sentence.text,
                    score,
                })
            }),
        }
    }

    /// The heaviest concepts of the pile, heaviest first.
    fn pile_concepts(&self) -> Vec<Concept> {
        let mut heaviest = Heaviest::new(CONCEPTS_NAMED);
        for (column, &weight) in (0..).zip(self.weights.shared()) {
            heaviest.offer(column, weight);
        }
        for (row, rank) in self.ranked.ranking.scores.iter().enumerate() {
            // A row deals its rank out to its terms, so few need be looked at.
            let most = rank * self.weights.single_share(row) * (1.0 + ROUNDING);
            if most >= heaviest.least {
                for (column, weight) in self.weights.of_singles(row) {
                    heaviest.offer(column, weight);
                }
            }
        }
        self.concepts(heaviest)
    }

    fn concepts(&self, heaviest: Heaviest) -> Vec<Concept> {
        let columns = heaviest.finish().into_iter();
        columns
            .map(|(column, weight)| self.ranked.concept(column, weight))
            .collect()
    }
}

/// The heaviest of some columns, those without weight left out, while they are looked for.
///
/// One that weighs less than the least of `most` before it is none of the heaviest, and most do.
struct Heaviest {
    most: usize,
    columns: Vec<(u32, f64)>,
    /// What a column must weigh at least.
    least: f64,
}

impl Heaviest {
    fn new(most: usize) -> Self {
        Self {
            most,
            columns: Vec::with_capacity(2 * most),
            least: 0.0,
        }
    }

    #[inline]
    fn offer(&mut self, column: u32, weight: f64) {
        if weight >= self.least && weight > 0.0 {
            self.columns.push((column, weight));
            if self.columns.len() == 2 * self.most {
                let most = self.most;
                let (_, last, _) = self.columns.select_nth_unstable_by(most - 1, heavier_first);
                self.least = last.1;
                self.columns.truncate(most);
            }
        }
    }

    /// At most so many, heaviest first, each with its weight.
    fn finish(mut self) -> Vec<(u32, f64)> {
        self.columns.sort_unstable_by(heavier_first);
        self.columns.truncate(self.most);
        self.columns
    }
}

/// Orders columns by falling weight, then by their numbers.
fn heavier_first(a: &(u32, f64), b: &(u32, f64)) -> Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

fn note(conflict: Conflict, sentence: &Sentence, other: &Sentence, source: &Document) -> Note {
    let here = sentence.text[conflict.here].to_owned();
    let there = other.text[conflict.there].to_owned();
    let name = source.title.as_ref().unwrap_or(&source.id);
    let date = source.date.as_ref();
    let date = date.map_or_else(String::new, |date| format!(" ({date})"));
    Note {
        kind: conflict.kind,
        message: format!("here “{here}”, “{there}” in {name}{date}"),
        here,
        there,
        document: source.id.clone(),
        title: source.title.clone(),
        date: source.date.clone(),
        span: other.span.clone(),
        text: other.text.clone(),
    }
}

/// Where the sources place what a sentence says: the mean of its own relative position and those
/// of its kin in other documents, weighed by their similarity.
fn place_among_sources(own: f64, kin: &[Supporter], relative: &[f64]) -> f64 {
    let (mut sum, mut weight) = (own, 1.0);
    for other in kin {
        sum += other.similarity * relative[other.row];
        weight += other.similarity;
    }
    sum / weight
}
