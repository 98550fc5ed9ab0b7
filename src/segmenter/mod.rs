//! Documents into sentences: boundaries, and what each piece is.
//!
//! Layers, each in its file: where marks stand (`scan`), lines into paragraphs (`paragraph`), the
//! Unicode sentence rules and the full stops they miss (`boundary`, `stop`), the words that keep a
//! full stop inside a sentence (`verdict`, `lexicon`, `measure`, `ordinal`), what holds in other
//! scripts (`quote`, `bracket`), boundaries without a full stop (`unmarked`, `whole`) or a capital
//! (`resumption`), what a line is (`label`, `byline`, `dateline`, `boilerplate`), what a piece is
//! (`pieces`, `credit`, `depiction`, `enumeration`, `fragment`, `notice`, `request`, `signoff`), what
//! tells them apart (`phrase`, `telling`), what is no article at all (`page`), quotations that span
//! sentences (`quotation`).

mod boilerplate;
mod boundary;
mod bracket;
mod byline;
mod calendar;
mod clock;
mod controls;
mod credit;
mod dateline;
mod depiction;
mod enumeration;
mod fragment;
mod label;
mod lexicon;
mod limits;
mod mark;
mod measure;
mod notice;
mod ordinal;
mod page;
mod paragraph;
mod phrase;
mod pieces;
mod quotation;
mod quote;
mod request;
mod resumption;
mod scan;
mod signoff;
mod stop;
mod telling;
mod unmarked;
mod verdict;
mod whole;
mod word;

use std::ops::Range;

pub use self::limits::SentenceLimits;
pub(crate) use self::pieces::Piece;
use self::pieces::pieces;
use self::scan::Scan;
use crate::document::{Sentence, SentenceId};
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
        let scan = Scan::of(text);
        for paragraph in paragraph::paragraphs(text, &scan) {
            boundary::sentences(self.language, text, &scan, paragraph, &mut found);
        }
        found
    }

    /// The pieces of a text, in order: sentences and all else there is, each with its label.
    ///
    /// `document` is the number of the document in its pile; `title` its headline, which is found
    /// again at the head of the text. The pieces do not overlap, `text[span] == piece.text`, and
    /// only white space lies between them. Positions and paragraphs count from 0.
    ///
    /// A dateline or byline glued to the first sentence becomes a piece of its own, and so does the
    /// bullet or number of an entry of a list. Linear in the text; an empty text gives none.
    ///
    /// ```
    /// use briefing::{Label, Language, segmenter::Segmenter};
    /// let text = "Harbour reopens\nLISBON (Reuters) - The harbour reopened on Monday. Ships left.";
    /// let pieces = Segmenter::new(Language::English).segment(0, text, Some("Harbour reopens"));
    /// let labels: Vec<Label> = pieces.iter().map(|piece| piece.label).collect();
    /// assert_eq!(labels, [Label::Headline, Label::Dateline, Label::Sentence, Label::Sentence]);
    /// ```
    pub fn segment(&self, document: usize, text: &str, title: Option<&str>) -> Vec<Sentence> {
        let mut found = Vec::new();
        self.cut(text, title, &mut found);
        let sentence = |(position, piece): (usize, Piece)| {
            piece.sentence(SentenceId { document, position }, text)
        };
        found.into_iter().enumerate().map(sentence).collect()
    }

    /// Appends what [`segment`](Self::segment) gives, without the texts.
    pub(crate) fn cut(&self, text: &str, title: Option<&str>, found: &mut Vec<Piece>) {
        pieces(self.language, text, title, found);
    }
}
