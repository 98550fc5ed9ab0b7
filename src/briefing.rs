//! The finished briefing: chosen sentences with their sources and what bears them out.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::analysis::NameMerge;
use crate::conflict::ConflictKind;
use crate::warning::Warning;

/// Version of the JSON form of a [`Briefing`]. It grows when a field changes its meaning or
/// goes; new fields alone leave it as it is.
pub const SCHEMA: u32 = 1;

/// A briefing: sentences of the sources in reading order, each traceable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Briefing {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Name of the pile, empty if it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The sentences, in reading order.
    pub sentences: Vec<BriefingSentence>,
    /// What the pile is about: its heaviest concepts, heaviest first.
    pub concepts: Vec<Concept>,
    /// Spellings that count as others, in alphabetic order of the names; only on demand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NameMerge>,
    /// How large the pile was and how the walk went.
    pub counts: Counts,
    /// What the user should know.
    pub warnings: Vec<Warning>,
}

/// A chosen sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BriefingSentence {
    /// The source's own words.
    pub text: String,
    /// Id of the document it comes from.
    pub document: String,
    /// Headline of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The paper, agency or web site that published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Date of that document, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Address of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Bytes of the document's text, end exclusive.
    #[serde(with = "byte_span")]
    pub span: Range<usize>,
    /// 0-based number of the piece in its document.
    pub position: usize,
    /// Share of the walk's mass; the ranks of all pieces of the pile sum to 1.
    pub rank: f64,
    /// What the selection gave it when it was taken: for `coverage` the gain, for `mmr` the
    /// marginal relevance, for `threshold` the rank.
    pub score: f64,
    /// Copies of that document, or the document that it is a copy of, which have the sentence too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_carried_by: Vec<Carrier>,
    /// Sentences of other documents that state the same, the nearest of each, most similar first.
    pub supported_by: Vec<Support>,
    /// Where a supporting sentence disagrees on a number or a day, in the order of
    /// [`supported_by`](Self::supported_by).
    pub notes: Vec<Note>,
    /// Why it was taken; only on demand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// A sentence of another document that states the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Support {
    /// Id of the other document.
    pub document: String,
    /// Headline of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Bytes of that document's text, end exclusive.
    #[serde(with = "byte_span")]
    pub span: Range<usize>,
    /// The other source's own words.
    pub text: String,
    /// Cosine of the word vectors, 0 to 1.
    pub similarity: f64,
    /// Copies of that document, or the document that it is a copy of, which have the sentence too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_carried_by: Vec<Carrier>,
}

/// A document that has a sentence because it is a copy of another, and is no source of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Carrier {
    /// Id of the document.
    pub document: String,
    /// Headline of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// That a supporting sentence gives another number or day. Which of them is right is not known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// On what they disagree.
    pub kind: ConflictKind,
    /// The value with its unit, as this sentence writes it.
    pub here: String,
    /// The value with its unit, as the other sentence writes it.
    pub there: String,
    /// Id of the other document.
    pub document: String,
    /// Headline of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Date of that document, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Bytes of that document's text that hold the other sentence, end exclusive.
    #[serde(with = "byte_span")]
    pub span: Range<usize>,
    /// The other sentence.
    pub text: String,
    /// All of it in words: `here “42 people”, “57 people” in …`, with the headline of the other
    /// document or, without one, its id, and its date if it is known.
    pub message: String,
}

/// Why a sentence was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// 1-based turn in which the selection took it.
    pub turn: usize,
    /// 1-based place of its rank among all pieces of the pile.
    pub rank_place: usize,
    /// The concepts it was the first to cover, heaviest first, at most ten.
    pub new_concepts: Vec<Concept>,
    /// The sentence that would have been taken in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<RunnerUp>,
}

/// The best sentence that was not taken in a turn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunnerUp {
    /// Id of its document.
    pub document: String,
    /// Bytes of that document's text, end exclusive.
    #[serde(with = "byte_span")]
    pub span: Range<usize>,
    /// Its words.
    pub text: String,
    /// Its score in that turn.
    pub score: f64,
}

/// A word or a pair of words, and how much it matters in the pile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concept {
    /// The words as the sources most often write them.
    pub term: String,
    /// Its weight in the selection; weights are comparable within one briefing only.
    pub weight: f64,
    /// How many documents have it.
    pub documents: usize,
}

/// Sizes of the pile and of the walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Documents that took part.
    pub documents: usize,
    /// Sentences that could have been chosen.
    pub sentences: usize,
    /// Distinct terms, words and pairs.
    pub terms: usize,
    /// Iterations of the walk; 0 for methods that do not iterate.
    pub iterations: usize,
    /// Whether the walk settled within its limit.
    pub converged: bool,
}

/// Spans as `[from, to]`.
mod byte_span {
    use std::ops::Range;

    use serde::{Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        span: &Range<usize>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        [span.start, span.end].serialize(serializer)
    }
}
