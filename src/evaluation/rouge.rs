//! Scores of a summary against one or several references.

use super::metric::Rouge;
use super::score::{Overlap, Score};
use super::tokens::{NumberedText, Numbering, Profile, Tokenization, Tokenizer};

/// Where a text is cut before it is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truncation {
    /// After so many words: runs of characters between white space.
    Words(usize),
    /// After so many bytes of UTF-8, or before the character that would go beyond.
    Bytes(usize),
}

impl Truncation {
    /// The head of a text, line breaks and all. Linear in it.
    ///
    /// ```
    /// use briefing::evaluation::Truncation;
    /// assert_eq!(Truncation::Words(3).head("Talks go\non. They last."), "Talks go\non.");
    /// assert_eq!(Truncation::Words(9).head("Talks go on."), "Talks go on.");
    /// assert_eq!(Truncation::Bytes(2).head("día"), "d");
    /// ```
    pub fn head(self, text: &str) -> &str {
        match self {
            Self::Bytes(bytes) => {
                let mut end = bytes.min(text.len());
                while !text.is_char_boundary(end) {
                    end -= 1;
                }
                &text[..end]
            }
            Self::Words(words) => {
                let mut ends = text.split_whitespace().map(|word| {
                    // Words are slices of the text.
                    word.as_ptr() as usize - text.as_ptr() as usize + word.len()
                });
                match words.checked_sub(1) {
                    None => "",
                    Some(last) => ends.nth(last).map_or(text, |end| &text[..end]),
                }
            }
        }
    }
}

/// What becomes of several references.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum References {
    /// The mean over references: of the scores with [`Profile::Google`], of the counts (hits
    /// summed, units summed) with [`Profile::Rouge155`].
    #[default]
    Mean,
    /// Of all references but one the best score, averaged over the one left out (Lin 2004); a
    /// single reference is never left out. The best is that with the highest F1 with
    /// [`Profile::Google`], recall with [`Profile::Rouge155`], the first of equals.
    Jackknife,
}

/// Scores summaries.
///
/// ```
/// use briefing::evaluation::{Rouge, RougeScorer};
/// let scorer = RougeScorer::default();
/// let scores = scorer.score(
///     &[Rouge::N(1), Rouge::L], "the cat sat on the mat", &["the cat was on the mat"]);
/// assert!((scores[0].f1 - 5.0 / 6.0).abs() < 1e-12);
/// assert!((scores[1].recall - 5.0 / 6.0).abs() < 1e-12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RougeScorer {
    /// Whose rules.
    pub profile: Profile,
    /// Whether words are stemmed; true by default.
    pub stem: bool,
    /// Where the candidate is cut, and with [`Profile::Rouge155`] the references as well.
    pub truncation: Option<Truncation>,
    /// What becomes of several references.
    pub references: References,
}

impl Default for RougeScorer {
    fn default() -> Self {
        Self {
            profile: Profile::default(),
            stem: true,
            truncation: None,
            references: References::default(),
        }
    }
}

impl RougeScorer {
    /// The score by each metric, in the order of the metrics; the tokens are of the kind that
    /// suits the references ([`Tokenization::of`]).
    ///
    /// All scores are 0 where there are no references, or a text has no tokens. Takes the time of
    /// the metrics: linear in the texts for n-grams, quadratic for subsequences.
    pub fn score<S: AsRef<str>>(
        &self,
        metrics: &[Rouge],
        candidate: &str,
        references: &[S],
    ) -> Vec<Score> {
        let tokenization = Tokenization::of(references.iter().map(AsRef::as_ref));
        self.score_by(metrics, candidate, references, tokenization)
    }

    /// As [`score`](Self::score), with tokens of a given kind.
    pub fn score_by<S: AsRef<str>>(
        &self,
        metrics: &[Rouge],
        candidate: &str,
        references: &[S],
        tokenization: Tokenization,
    ) -> Vec<Score> {
        let mut numbering = Numbering::new(Tokenizer {
            profile: self.profile,
            tokenization,
            stem: self.stem,
        });
        let candidate = numbering.read(self.cut(candidate, true));
        let cuts_references = self.profile == Profile::Rouge155;
        let references: Vec<NumberedText> = references
            .iter()
            .map(|reference| numbering.read(self.cut(reference.as_ref(), cuts_references)))
            .collect();
        let score = |metric: &Rouge| {
            let overlaps: Vec<Overlap> = references
                .iter()
                .map(|reference| metric.overlap(&candidate, reference, self.profile))
                .collect();
            self.combine(&overlaps)
        };
        metrics.iter().map(score).collect()
    }

    fn cut<'a>(&self, text: &'a str, cuts: bool) -> &'a str {
        match self.truncation {
            Some(truncation) if cuts => truncation.head(text),
            _ => text,
        }
    }

    /// One score of the overlaps with each reference.
    fn combine(&self, overlaps: &[Overlap]) -> Score {
        let scores: Vec<Score> = overlaps.iter().map(|overlap| overlap.score()).collect();
        match (self.references, self.profile) {
            (References::Jackknife, _) if scores.len() > 1 => {
                let left_out = 0..scores.len();
                let best: Vec<Score> = left_out.map(|out| self.best_but(&scores, out)).collect();
                Score::mean(&best)
            }
            (_, Profile::Google) => Score::mean(&scores),
            (_, Profile::Rouge155) => overlaps.iter().copied().sum::<Overlap>().score(),
        }
    }

    fn best_but(&self, scores: &[Score], out: usize) -> Score {
        let merit = |score: &Score| match self.profile {
            Profile::Google => score.f1,
            Profile::Rouge155 => score.recall,
        };
        let mut best: Option<Score> = None;
        for (at, score) in scores.iter().enumerate() {
            if at != out && best.is_none_or(|best| merit(score) > merit(&best)) {
                best = Some(*score);
            }
        }
        best.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
