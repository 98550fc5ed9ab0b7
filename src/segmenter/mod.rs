//! Documents into sentences: boundaries, and what each piece is.

use crate::document::Sentence;
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

    /// The pieces of a text, in order.
    pub fn segment(&self, document: usize, text: &str, title: Option<&str>) -> Vec<Sentence> {
        let _ = (self.language, document, text, title);
        Vec::new()
    }
}
