//! What can be said of a summary without references.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::document::{Document, Sentence};
use crate::language::Language;
use crate::segmenter::Segmenter;
use crate::selection::leans_on_context;
use crate::similarity::{Scratch, WordIndex};
use crate::support::{SupportConfig, supporters};
use crate::vectorizer::{TermMatrix, VectorizerConfig};

/// A summary cut into sentences.
///
/// Each line is cut on its own, so that a line that is one source's sentence is judged as it
/// stands.
#[derive(Clone, Debug)]
pub struct SummarySentences {
    sentences: Vec<Sentence>,
    language: Language,
}

impl SummarySentences {
    /// Cuts a summary. Linear in the text.
    pub fn new(summary: &str, language: Language) -> Self {
        let segmenter = Segmenter::new(language);
        let lines = summary.lines();
        let sentences = lines.flat_map(|line| segmenter.segment(0, line, None));
        Self {
            sentences: sentences.collect(),
            language,
        }
    }

    /// Share of the sentences that lean on what is not there, by [`leans_on_context`]: a pronoun
    /// or a connective at the head, half of a quotation, a question. One that follows the very
    /// sentence that it follows in a document has what it leans on, and does not count. From 0
    /// to 1; 0 without sentences.
    ///
    /// ```
    /// use briefing::{Document, Language};
    /// use briefing::evaluation::SummarySentences;
    /// let documents = [Document::new("a", "Talks began on Monday. However, they failed.")];
    /// let leaning = |summary| SummarySentences::new(summary, Language::English).leaning(&documents);
    /// assert_eq!(leaning("However, they failed.\nTalks began on Monday."), 0.5);
    /// assert_eq!(leaning("Talks began on Monday.\nHowever, they failed."), 0.0);
    /// ```
    pub fn leaning(&self, documents: &[Document]) -> f64 {
        let documents: Vec<String> = documents
            .iter()
            .map(|document| document.text.replace(['\r', '\n'], " "))
            .collect();
        let leaning = (0..self.sentences.len()).filter(|&at| {
            let sentence = &self.sentences[at];
            let before = at.checked_sub(1).map(|before| &self.sentences[before].text);
            leans_on_context(sentence, self.language)
                && !before.is_some_and(|before| {
                    let mut documents = documents.iter();
                    documents.any(|text| stand_together(before, &sentence.text, text))
                })
        });
        leaning.count() as f64 / self.sentences.len().max(1) as f64
    }

    /// Share of the sentences with a quotation mark that opens or closes without its partner.
    /// From 0 to 1; 0 without sentences.
    pub fn unclosed_quotes(&self) -> f64 {
        self.share(|sentence| sentence.unbalanced_quote)
    }

    fn share(&self, holds: impl Fn(&Sentence) -> bool) -> f64 {
        let count = self.sentences.iter().filter(|sentence| holds(sentence));
        count.count() as f64 / self.sentences.len().max(1) as f64
    }

    /// How much the sentences repeat each other. Quadratic in the number of sentences.
    pub fn redundancy(&self) -> Redundancy {
        let texts = texts(&self.sentences);
        let analysis = Analysis::new(&texts, self.language);
        let rows: Vec<BTreeMap<u32, f64>> = (0..analysis.row_count())
            .map(|row| {
                let mut counts = BTreeMap::new();
                for token in analysis.row(row).iter().filter(|token| !token.stop()) {
                    *counts.entry(token.stem()).or_insert(0.0) += 1.0;
                }
                counts
            })
            .collect();
        let mut redundancy = Redundancy::default();
        let mut pairs = 0;
        for (at, row) in rows.iter().enumerate() {
            for other in &rows[..at] {
                let cosine = cosine(row, other);
                redundancy.highest = redundancy.highest.max(cosine);
                redundancy.mean += cosine;
                pairs += 1;
            }
        }
        redundancy.mean /= f64::from(pairs.max(1));
        redundancy
    }

    /// Share of the documents that a sentence of the summary comes from or is supported by: that
    /// have a sentence with a cosine of the TF-IDF word vectors of at least the support
    /// threshold. From 0 to 1; `None` without documents.
    pub fn coverage(&self, documents: &[Document], config: &SupportConfig) -> Option<f64> {
        if documents.is_empty() {
            return None;
        }
        let segmenter = Segmenter::new(self.language);
        let mut sentences = self.sentences.clone();
        let mut owners = vec![0; sentences.len()];
        for (document, number) in documents.iter().zip(1_u32..) {
            let pieces = segmenter.segment(0, &document.text, document.title.as_deref());
            let pieces = pieces
                .into_iter()
                .filter(|piece| piece.label.is_candidate());
            sentences.extend(pieces);
            owners.resize(sentences.len(), number);
        }
        let analysis = Analysis::new(&texts(&sentences), self.language);
        let matrix = TermMatrix::new(&analysis, &owners, VectorizerConfig::default());
        let index = WordIndex::new(&matrix);
        let mut scratch = Scratch::default();
        let mut covered = vec![false; documents.len() + 1];
        for row in 0..self.sentences.len() {
            let found = supporters(row, &index, &owners, |_| true, config, &mut scratch);
            for supporter in found {
                covered[owners[supporter.row] as usize] = true;
            }
        }
        let covered = covered.iter().filter(|covered| **covered).count();
        Some(covered as f64 / documents.len() as f64)
    }
}

/// Likeness of the sentences of one summary to each other: cosines of their counts of stems that
/// are no stop words, from 0 to 1; 0 where there are fewer than two sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Redundancy {
    /// That of the two most alike.
    pub highest: f64,
    /// The mean over all pairs.
    pub mean: f64,
}

/// Whether one piece of a text is followed by another, with only white space between.
fn stand_together(before: &str, after: &str, text: &str) -> bool {
    text.match_indices(before)
        .any(|(at, _)| text[at + before.len()..].trim_start().starts_with(after))
}

fn texts(sentences: &[Sentence]) -> Vec<&str> {
    let texts = sentences.iter().map(|sentence| sentence.text.as_str());
    texts.collect()
}

fn cosine(one: &BTreeMap<u32, f64>, other: &BTreeMap<u32, f64>) -> f64 {
    let shared = one
        .iter()
        .filter_map(|(stem, count)| Some(count * other.get(stem)?));
    let product: f64 = shared.sum();
    let square = |row: &BTreeMap<u32, f64>| row.values().map(|count| count * count).sum::<f64>();
    let lengths = (square(one) * square(other)).sqrt();
    if lengths > 0.0 {
        (product / lengths).min(1.0)
    } else {
        0.0
    }
}

/// Words of the summary by words of the documents; `None` where the documents have no words.
///
/// ```
/// use briefing::Document;
/// use briefing::evaluation::compression;
/// let documents = [Document::new("a", "Talks go on."), Document::new("b", "They go on.")];
/// assert_eq!(compression("Talks go on.", &documents), Some(0.5));
/// ```
pub fn compression(summary: &str, documents: &[Document]) -> Option<f64> {
    let words = |text: &str| text.split_whitespace().count() as f64;
    let total: f64 = documents.iter().map(|document| words(&document.text)).sum();
    (total > 0.0).then(|| words(summary) / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(summary: &str) -> SummarySentences {
        SummarySentences::new(summary, Language::English)
    }

    #[test]
    fn a_sentence_told_twice_is_redundant() {
        let twice = sentences("The truce holds.\nThe truce holds.\nSnow fell on Geneva.");
        let redundancy = twice.redundancy();
        assert!((redundancy.highest - 1.0).abs() < 1e-12);
        assert!((redundancy.mean - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn an_unclosed_quotation_counts() {
        let summary = "“We will stay, the envoy said.\nTalks go on.";
        assert!((sentences(summary).unclosed_quotes() - 0.5).abs() < 1e-12);
    }

    #[test]
    fn documents_are_covered_by_what_they_also_say() {
        let documents = [
            Document::new("a", "The delegations agreed on a truce along the river."),
            Document::new(
                "b",
                "A truce along the river was what the delegations agreed on.",
            ),
            Document::new(
                "c",
                "Bakers in the capital went on strike over flour prices.",
            ),
        ];
        let summary = sentences("The delegations agreed on a truce along the river.");
        let coverage = summary.coverage(&documents, &SupportConfig::default());
        assert_eq!(coverage, Some(2.0 / 3.0));
        assert_eq!(summary.coverage(&[], &SupportConfig::default()), None);
    }

    #[test]
    fn an_empty_summary_has_nothing() {
        let empty = sentences("");
        assert_eq!(empty.redundancy(), Redundancy::default());
        assert!(empty.leaning(&[]) < 1e-12 && empty.unclosed_quotes() < 1e-12);
        let documents = [Document::new("a", "The truce holds.")];
        assert_eq!(
            empty.coverage(&documents, &SupportConfig::default()),
            Some(0.0)
        );
        assert_eq!(compression("", &[]), None);
    }
}
