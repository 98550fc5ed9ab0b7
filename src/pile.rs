//! A pile of documents in sentences, in one language and one canonical order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use crate::analysis::{StopWords, Tokenizer, normalize};
use crate::config::Config;
use crate::copies::{CopyConfig, Shingles, originals};
use crate::document::{Document, Label, Sentence, SentenceId};
use crate::language::{Identification, Language};
use crate::letter::is_letter;
use crate::limits::Deadline;
use crate::rank::Place;
use crate::segmenter::Segmenter;
use crate::warning::Warning;

/// The sentences of a pile and the rows they are in the matrices of the later stages.
///
/// Documents are worked in an order that depends on what they say and not on how they were
/// given, so that the same pile gives the same sums and so the same briefing.
#[derive(Clone, Debug)]
pub(crate) struct Pile<'a> {
    pub(crate) documents: &'a [Document],
    pub(crate) language: Language,
    /// Pieces of all documents that take part, document after document in canonical order.
    pub(crate) sentences: Vec<Sentence>,
    /// What votes.
    pub(crate) rows: Vec<Row>,
    /// Originals with their copies.
    pub(crate) copies: HashMap<usize, Vec<usize>>,
    pub(crate) warnings: Vec<Warning>,
}

/// Something that takes part in the walk: a piece of a text, or a headline kept apart from it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Number of the document in the order given.
    pub(crate) document: usize,
    /// The document that this one is a copy of, or itself: together they are one source.
    pub(crate) original: usize,
    /// Index of the piece in [`Pile::sentences`]; `None` for a headline that is not in the text.
    pub(crate) sentence: Option<usize>,
    pub(crate) place: Place,
}

impl<'a> Pile<'a> {
    /// Cuts documents into sentences. Left out are those that are known word for word, and, with
    /// a warning, those in another language than most of the pile, judged by length, unless a
    /// language is given. Of copies of another document only the sentences that it lacks are rows,
    /// as if it were they that had been added to it.
    pub(crate) fn new(
        documents: &'a [Document],
        known: &[Document],
        config: &Config,
        deadline: &Deadline,
    ) -> Self {
        let told: HashSet<&str> = known.iter().map(|known| known.text.as_str()).collect();
        let mut order: Vec<usize> = (0..documents.len())
            .filter(|&at| !told.contains(documents[at].text.as_str()))
            .collect();
        order.sort_by_key(|&at| {
            let document = &documents[at];
            (&document.text, &document.title, &document.id, at)
        });
        let empty = order.iter().map(|&at| &documents[at]);
        let mut warnings: Vec<Warning> = empty
            .filter(|document| document.text.trim().is_empty())
            .map(|document| Warning::EmptyDocument {
                document: document.id.clone(),
            })
            .collect();
        let language = config.language.unwrap_or_else(|| {
            let identified = identify(documents);
            let pile = majority(documents, &identified);
            order.retain(|&at| {
                let other = identified[at].filter(|i| i.reliable && i.language != pile);
                warnings.extend(other.map(|other| Warning::OtherLanguage {
                    document: documents[at].id.clone(),
                    language: other.language,
                    pile,
                }));
                other.is_none()
            });
            pile
        });
        let stories = stories(documents, &order, &config.copies);
        order.sort_by_key(|&at| (stories[&at].rank, at != stories[&at].original));
        warnings.extend(copies(documents, &order, &stories));
        let segmenter = Segmenter::new(language);
        let (pieces, told): (Vec<Vec<Sentence>>, Vec<Vec<Warning>>) = order
            .par_iter()
            .map(|&at| {
                // Who asked for it will see that it is too late.
                if deadline.has_passed() {
                    return (Vec::new(), Vec::new());
                }
                let document = &documents[at];
                let title = document.title.as_deref();
                let pieces = segmenter.segment(at, &document.text, title);
                config.limits.apply(&document.id, pieces)
            })
            .unzip();
        warnings.extend(told.into_iter().flatten());
        let mut pile = Self {
            documents,
            language,
            sentences: Vec::with_capacity(pieces.iter().map(Vec::len).sum()),
            rows: Vec::new(),
            copies: HashMap::new(),
            warnings,
        };
        for (document, pieces) in order.into_iter().zip(pieces) {
            let original = stories[&document].original;
            if original == document {
                pile.add(document, document, pieces, |_| true);
            } else {
                pile.copies.entry(original).or_default().push(document);
                let told = Shingles::of(&documents[original].text);
                pile.add(document, original, pieces, |text| !told.carry(text));
            }
        }
        pile
    }

    /// Adds the pieces of a document; those that are new become rows.
    fn add(
        &mut self,
        document: usize,
        original: usize,
        pieces: Vec<Sentence>,
        is_new: impl Fn(&str) -> bool,
    ) {
        let has_headline = pieces.iter().any(|piece| piece.label == Label::Headline);
        let title = self.documents[document].title.as_deref();
        if !has_headline && title.is_some() && document == original {
            self.rows.push(Row {
                document,
                original,
                sentence: None,
                place: Place {
                    position: 0,
                    body: false,
                },
            });
        }
        let mut position = 0;
        for (nth, piece) in pieces.iter().enumerate() {
            let body = piece.label.is_candidate();
            // A list's bullet or number is a piece as well, but has nothing to say.
            if piece.label.votes() && piece.text.contains(is_letter) && is_new(&piece.text) {
                self.rows.push(Row {
                    document,
                    original,
                    sentence: Some(self.sentences.len() + nth),
                    place: Place { position, body },
                });
            }
            position += usize::from(body);
        }
        self.sentences.extend(pieces);
    }

    /// The text of a row.
    pub(crate) fn text(&self, row: &Row) -> &str {
        match row.sentence {
            Some(sentence) => &self.sentences[sentence].text,
            None => self.documents[row.document]
                .title
                .as_deref()
                .unwrap_or_default(),
        }
    }

    /// The sentence of a row, if it may stand in a briefing.
    pub(crate) fn candidate(&self, row: usize) -> Option<&Sentence> {
        let sentence = &self.sentences[self.rows[row].sentence?];
        sentence.label.is_candidate().then_some(sentence)
    }

    /// The document of a row with its original and copies.
    pub(crate) fn story(&self, row: &Row) -> impl Iterator<Item = usize> {
        let copies = self.copies.get(&row.original).into_iter().flatten();
        std::iter::once(row.original).chain(copies.copied())
    }

    /// Document and position among the body sentences of every row.
    pub(crate) fn ids(&self) -> Vec<SentenceId> {
        self.rows
            .iter()
            .map(|row| SentenceId {
                document: row.document,
                position: row.place.position,
            })
            .collect()
    }
}

/// A document among its copies.
#[derive(Clone, Copy, Debug)]
struct Story {
    /// The earliest of them, of equally early ones the longest.
    original: usize,
    /// Where its original stands in the order of documents.
    rank: usize,
}

/// For the documents in `order` which one each is a copy of.
fn stories(documents: &[Document], order: &[usize], config: &CopyConfig) -> HashMap<usize, Story> {
    let mut ranked: Vec<(usize, usize)> = order.iter().copied().enumerate().collect();
    ranked.sort_by_key(|&(rank, at)| {
        let document = &documents[at];
        let date = (document.date.is_none(), document.date.as_deref());
        (date, Reverse(document.text.len()), rank)
    });
    let texts: Vec<&str> = ranked
        .iter()
        .map(|&(_, at)| documents[at].text.as_str())
        .collect();
    originals(&texts, config.threshold)
        .into_iter()
        .zip(&ranked)
        .map(|(of, &(_, at))| {
            let (rank, original) = ranked[of];
            (at, Story { original, rank })
        })
        .collect()
}

/// What the user is told of copies.
fn copies(
    documents: &[Document],
    order: &[usize],
    stories: &HashMap<usize, Story>,
) -> Option<Warning> {
    let copies = order.iter().filter(|&&at| stories[&at].original != at);
    let copies: Vec<[String; 2]> = copies
        .map(|&at| [at, stories[&at].original].map(|at| documents[at].id.clone()))
        .collect();
    (!copies.is_empty()).then_some(Warning::Copies { copies })
}

/// The language of each document: as declared, or else identified.
fn identify(documents: &[Document]) -> Vec<Option<Identification>> {
    documents
        .par_iter()
        .map(|document| {
            let declared = document.language.as_deref().and_then(|l| l.parse().ok());
            declared
                .map(|language| Identification {
                    language,
                    reliable: true,
                })
                .or_else(|| Language::identify(&document.text))
        })
        .collect()
}

/// The language that most of the text is in. Uncertain identifications, as of very short texts,
/// count where there are no others and only if the stop words bear them out; else it is English.
fn majority(documents: &[Document], identified: &[Option<Identification>]) -> Language {
    let most = |counts: &dyn Fn(&Identification, &Document) -> bool| {
        let mut bytes: BTreeMap<Language, usize> = BTreeMap::new();
        for (document, identification) in documents.iter().zip(identified) {
            if let Some(identification) = identification.filter(|it| counts(it, document)) {
                *bytes.entry(identification.language).or_default() += document.text.len();
            }
        }
        let most = bytes.into_iter().rev().max_by_key(|&(_, bytes)| bytes);
        most.map(|(language, _)| language)
    };
    most(&|identification, _| identification.reliable)
        .or_else(|| most(&|it, document| is_borne_out(it.language, &document.text)))
        .unwrap_or(Language::English)
}

/// Whether a text has at least as many stop words of a language as of English: most short texts
/// that are taken for a language they are not in are English.
fn is_borne_out(language: Language, text: &str) -> bool {
    let tokenizer = Tokenizer::new(language);
    let count = |list: StopWords| {
        let words = tokenizer.words(text);
        words.filter(|word| list.contains(&normalize(word))).count()
    };
    let [own, english] = [language, Language::English].map(StopWords::of);
    own.is_some_and(|own| count(own) >= english.map_or(0, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stop_words_do_not_bear_out_is_english() {
        // Each identified as the first language, and not reliably; the second is what counts.
        for (text, identified, language) in [
            (
                "He met her on a boat at noon.",
                Language::Dutch,
                Language::English,
            ),
            (
                "Dam at risk as storm nears.",
                Language::Latvian,
                Language::English,
            ),
        ] {
            let documents = [Document::new("short", text)];
            let found = identify(&documents);
            let first = found[0].unwrap();
            assert_eq!((first.language, first.reliable), (identified, false));
            assert_eq!(majority(&documents, &found), language);
        }
        let documents = [Document::new("short", "De boot van de politie is er niet.")];
        let uncertain = Identification {
            language: Language::Dutch,
            reliable: false,
        };
        assert_eq!(majority(&documents, &[Some(uncertain)]), Language::Dutch);
    }
}
