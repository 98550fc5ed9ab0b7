//! How many sentences of a document count, and how long they may be.

use super::Piece;
use crate::document::{Document, Label};
use crate::error::{Error, Result};
use crate::warning::Warning;

/// Bounds on what one document can bring into a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceLimits {
    /// Most pieces of one document; the rest of it is left out. At least 1; 1,000,000 by default.
    pub max_document_sentences: usize,
    /// Most characters of a sentence; a longer one is neither printed nor counted, since it is a
    /// table, code or text without stops and no reader wants it. At least 1; 5,000 by default.
    pub max_sentence_characters: usize,
}

impl Default for SentenceLimits {
    fn default() -> Self {
        Self {
            max_document_sentences: 1_000_000,
            max_sentence_characters: 5_000,
        }
    }
}

impl SentenceLimits {
    /// Checks both limits.
    ///
    /// # Errors
    /// If one is 0.
    pub fn check(&self) -> Result<()> {
        for (name, limit) in [
            ("max-document-sentences", self.max_document_sentences),
            ("max-sentence-characters", self.max_sentence_characters),
        ] {
            if limit == 0 {
                return Err(Error::parameter(name, 0, "at least 1"));
            }
        }
        Ok(())
    }

    /// Holds the pieces of a document, those from `first` on, to the limits; a warning is added for
    /// each limit that bit.
    ///
    /// A piece that is too long stays in its place, so that the others keep theirs, but as a
    /// [`Label::Caption`], which neither votes nor is printed.
    pub(crate) fn apply(
        &self,
        document: &Document,
        first: usize,
        pieces: &mut Vec<Piece>,
        warnings: &mut Vec<Warning>,
    ) {
        let limit = self.max_document_sentences;
        if pieces.len() - first > limit {
            pieces.truncate(first + limit);
            let document = document.id.clone();
            warnings.push(Warning::ManySentences { document, limit });
        }
        let limit = self.max_sentence_characters;
        let mut passed_over = 0;
        let voting = pieces[first..].iter_mut().filter(|it| it.label.votes());
        for piece in voting.filter(|piece| piece.span.len() > limit) {
            let text = &document.text[piece.span.clone()];
            if text.chars().nth(limit).is_some() {
                piece.label = Label::Caption;
                passed_over += 1;
            }
        }
        if passed_over > 0 {
            warnings.push(Warning::LongSentences {
                document: document.id.clone(),
                passed_over,
                limit,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segmenter::Segmenter;

    fn labels(limits: SentenceLimits) -> (Vec<Label>, Vec<String>) {
        let text = "Élan has gone. The ferry, which was late, came back. It left.";
        let document = Document::new("a.txt", text);
        let (mut pieces, mut warnings) = (Vec::new(), Vec::new());
        let segmenter = Segmenter::new(Language::English);
        // Of another document, held to none of this one's limits.
        segmenter.cut("One. Two. Three.", None, &mut pieces);
        segmenter.cut(text, None, &mut pieces);
        limits.apply(&document, 3, &mut pieces, &mut warnings);
        let warnings = warnings.iter().map(ToString::to_string).collect();
        let labels = pieces[3..].iter().map(|piece| piece.label);
        (labels.collect(), warnings)
    }

    #[test]
    fn limits_bite_beyond_and_not_at_themselves() {
        let exact = SentenceLimits {
            max_document_sentences: 3,
            max_sentence_characters: 37,
        };
        assert_eq!(labels(exact), (vec![Label::Sentence; 3], Vec::new()));
        let (found, warnings) = labels(SentenceLimits {
            max_document_sentences: 2,
            max_sentence_characters: 36,
        });
        assert_eq!(found, [Label::Sentence, Label::Caption]);
        assert!(warnings[0].starts_with("a.txt: only the first 2 sentences count"));
        assert!(warnings[1].starts_with("a.txt: 1 sentence of more than 36 characters"));
    }
}
