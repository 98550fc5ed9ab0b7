//! Documents into sentences: boundaries, and what each piece is.
//!
//! Layers, each in its file: lines into paragraphs (`paragraph`), the Unicode sentence rules and
//! the full stops they miss (`boundary`, `stop`), the words that keep a full stop inside a sentence
//! (`verdict`, `abbreviation`, `starter`).

mod abbreviation;
mod boundary;
mod enumeration;
mod mark;
mod paragraph;
mod starter;
mod stop;
mod verdict;
mod word;

use std::ops::Range;

use crate::document::{Label, Sentence, SentenceId};
use crate::language::Language;

/// Cuts the text of one language into sentences.
#[derive(Clone, Copy, Debug)]
pub struct Segmenter {
    language: Language,
}

impl Segmenter {
    /// A segmenter with the rules of a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The sentences of a text as byte ranges, in order, without surrounding white space.
    ///
    /// Only cuts: headings and the like are pieces as any other, a dateline stays with the sentence
    /// it is glued to.
    ///
    /// ```
    /// use briefing::{Language, segmenter::Segmenter};
    /// let text = "The U.S. envoy left at 5 p.m. Tuesday. “Enough,” he said.";
    /// let spans = Segmenter::new(Language::English).split(text);
    /// assert_eq!(spans, [0..38, 39..61]);
    /// ```
    pub fn split(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::with_capacity(text.len() / 96 + 1);
        for paragraph in paragraph::paragraphs(text) {
            boundary::sentences(self.language, text, paragraph, &mut found);
        }
        found
    }

    /// The pieces of a text, in order.
    pub fn segment(&self, document: usize, text: &str, title: Option<&str>) -> Vec<Sentence> {
        let _ = title;
        self.split(text)
            .into_iter()
            .enumerate()
            .map(|(position, span)| Sentence {
                id: SentenceId { document, position },
                text: text[span.clone()].to_owned(),
                span,
                label: Label::Sentence,
                paragraph: 0,
                quotation: None,
                unbalanced_quote: false,
            })
            .collect()
    }
}
