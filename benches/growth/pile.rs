//! The piles that are measured.

use std::path::Path;

use briefing::Document;

use crate::{generated_news, news_files};

const SEED: u64 = 2011;

/// Writes a pile of so many sentences into a folder, if asked for joined into so many articles.
pub(crate) fn generate(sentences: usize, articles: Option<usize>, folder: &Path) {
    let mut documents = generated_news::pile(sentences, SEED);
    if let Some(articles) = articles {
        documents = joined(&documents, articles);
    }
    news_files::write(&documents, folder);
}

/// Neighbouring documents made into at most so many long ones, each with the headline of its first.
fn joined(documents: &[Document], articles: usize) -> Vec<Document> {
    let bounds: Vec<usize> = (0..=articles)
        .map(|article| article * documents.len() / articles)
        .collect();
    bounds
        .windows(2)
        .map(|bounds| &documents[bounds[0]..bounds[1]])
        .filter(|parts| !parts.is_empty())
        .map(|parts| {
            let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
            let mut document = parts[0].clone();
            document.text = texts.join("\n\n");
            document
        })
        .collect()
}
