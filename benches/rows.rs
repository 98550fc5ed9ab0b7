//! Generated documents as rows: a sentence a row, document after document, without the headlines.
//! How the pipeline lays out its rows is private to it.

use briefing::rank::Place;
use briefing::segmenter::Segmenter;
use briefing::{Document, Language, Sentence};

/// The sentences of all documents, on one thread.
pub(crate) fn segment(documents: &[Document]) -> Vec<Sentence> {
    let segmenter = Segmenter::new(Language::English);
    documents
        .iter()
        .enumerate()
        .flat_map(|(at, document)| segmenter.segment(at, &document.text, document.title.as_deref()))
        .collect()
}

/// The document of each row.
pub(crate) fn documents(sentences: &[Sentence]) -> Vec<u32> {
    let document = |sentence: &Sentence| sentence.id.document as u32;
    sentences.iter().map(document).collect()
}

/// The place of each row in its document.
pub(crate) fn places(sentences: &[Sentence]) -> Vec<Place> {
    sentences
        .iter()
        .map(|sentence| Place {
            position: sentence.id.position,
            body: sentence.label.is_candidate(),
        })
        .collect()
}
