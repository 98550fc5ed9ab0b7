//! A pile of documents in sentences, in one language and one canonical order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use crate::analysis::{StopWords, Tokenizer, normalize};
use crate::bytes::first_eight;
use crate::config::Config;
use crate::copies::{CopyConfig, Shingles, originals};
use crate::document::{Document, Label, Sentence, SentenceId};
use crate::language::{Identification, Language};
use crate::letter::is_letter;
use crate::limits::Deadline;
use crate::rank::Place;
use crate::segmenter::{Piece, Segmenter};
use crate::warning::Warning;

/// Bytes of a piece: news has a few more.
const BYTES_A_PIECE: usize = 112;

/// The sentences of a pile and the rows they are in the matrices of the later stages.
///
/// Documents are worked in an order that depends on what they say and not on how they were
/// given, so that the same pile gives the same sums and so the same briefing.
#[derive(Clone, Debug)]
pub(crate) struct Pile<'a> {
    pub(crate) documents: &'a [Document],
    pub(crate) language: Language,
    /// Pieces of all documents that take part, document after document in canonical order.
    pieces: Vec<Piece>,
    /// For each document where its pieces stand among them.
    places: Vec<Range<usize>>,
    /// What votes.
    pub(crate) rows: Vec<Row>,
    /// Originals with their copies.
    pub(crate) copies: HashMap<usize, Vec<usize>>,
    pub(crate) warnings: Vec<Warning>,
}

/// Something that takes part in the walk: a piece of a text, or a headline kept apart from it.
///
/// There are about as many as sentences, and most stages go through all of them, so they are small.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Number of the document in the order given.
    pub(crate) document: u32,
    /// The document that this one is a copy of, or itself: together they are one source.
    pub(crate) original: u32,
    /// Number of the piece in [`Pile::pieces`], from 1 on; `None` for a headline that is not in the
    /// text.
    piece: Option<NonZeroU32>,
    /// Number of body sentences before it in its document.
    pub(crate) position: u32,
    /// Whether it is a sentence of the body, not a heading.
    pub(crate) body: bool,
}

impl Row {
    /// Index of the piece in [`Pile::pieces`].
    fn piece(&self) -> Option<usize> {
        Some(self.piece?.get() as usize - 1)
    }
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
        sort_by_text(&mut order, documents);
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
        order.sort_by_key(|&at| (stories[at].rank, at != stories[at].original));
        warnings.extend(copies(documents, &order, &stories));
        let segmenter = Segmenter::new(language);
        let bytes: usize = order.iter().map(|&at| documents[at].text.len()).sum();
        let room = bytes / (BYTES_A_PIECE * rayon::current_num_threads());
        let part = order
            .par_iter()
            .fold(
                || Part::with_room(room),
                |mut part, &at| {
                    // Who asked for it will see that it is too late.
                    if !deadline.has_passed() {
                        part.add(documents, at, stories[at].original, &segmenter, config);
                    }
                    part
                },
            )
            .reduce_with(Part::joined)
            .unwrap_or_default();
        warnings.extend(part.warnings);
        let mut places = vec![0..0; documents.len()];
        let mut copies: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut from = 0;
        for (at, end) in part.ends {
            places[at] = std::mem::replace(&mut from, end)..end;
            let original = stories[at].original;
            if original != at {
                copies.entry(original).or_default().push(at);
            }
        }
        Self {
            documents,
            language,
            pieces: part.pieces,
            places,
            rows: part.rows,
            copies,
            warnings,
        }
    }

    /// Number of pieces of all documents.
    pub(crate) fn piece_count(&self) -> usize {
        self.pieces.len()
    }

    /// All pieces, document after document in the order given, each with the score of its row, or
    /// 0 if it is none.
    pub(crate) fn sentences<'s>(
        &self,
        scores: impl IntoIterator<Item = &'s f64>,
    ) -> (Vec<Sentence>, Vec<f64>) {
        let mut of_pieces = vec![0.0; self.pieces.len()];
        for (row, score) in self.rows.iter().zip(scores) {
            if let Some(piece) = row.piece() {
                of_pieces[piece] = *score;
            }
        }
        let places = self.places.iter().enumerate();
        let pieces =
            places.flat_map(|(document, place)| place.clone().map(move |it| (document, it)));
        pieces
            .map(|(document, piece)| (self.sentence(document, piece), of_pieces[piece]))
            .unzip()
    }

    /// The document of a row.
    pub(crate) fn document(&self, row: &Row) -> &'a Document {
        &self.documents[row.document as usize]
    }

    /// The text of a row.
    pub(crate) fn text(&self, row: &Row) -> &'a str {
        let document = self.document(row);
        match row.piece() {
            Some(piece) => &document.text[self.pieces[piece].span.clone()],
            None => document.title.as_deref().unwrap_or_default(),
        }
    }

    /// Whether a row may stand in a briefing.
    pub(crate) fn is_candidate(&self, row: usize) -> bool {
        self.rows[row].body
    }

    /// The sentence of a row, if it may stand in a briefing.
    pub(crate) fn candidate(&self, row: usize) -> Option<Sentence> {
        let row = self.rows[row];
        let piece = row.piece().filter(|_| row.body)?;
        Some(self.sentence(row.document as usize, piece))
    }

    fn sentence(&self, document: usize, piece: usize) -> Sentence {
        let position = piece - self.places[document].start;
        let id = SentenceId { document, position };
        self.pieces[piece].sentence(id, &self.documents[document].text)
    }

    /// The document of a row with its original and copies.
    pub(crate) fn story(&self, row: &Row) -> impl Iterator<Item = usize> {
        let original = row.original as usize;
        let copies = self.copies.get(&original).into_iter().flatten();
        std::iter::once(original).chain(copies.copied())
    }

    /// Where every row stands in its document.
    pub(crate) fn places(&self) -> Vec<Place> {
        let place = |row: &Row| Place {
            position: row.position as usize,
            body: row.body,
        };
        self.rows.iter().map(place).collect()
    }

    /// Document and position among the body sentences of every row.
    pub(crate) fn ids(&self) -> Vec<SentenceId> {
        self.rows
            .iter()
            .map(|row| SentenceId {
                document: row.document as usize,
                position: row.position as usize,
            })
            .collect()
    }
}

/// The pieces and rows of some documents, one after another.
#[derive(Default)]
struct Part {
    pieces: Vec<Piece>,
    /// Each document, and where its pieces end.
    ends: Vec<(usize, usize)>,
    rows: Vec<Row>,
    warnings: Vec<Warning>,
}

impl Part {
    /// With room for so many pieces: growing would copy them.
    fn with_room(pieces: usize) -> Self {
        Self {
            pieces: Vec::with_capacity(pieces),
            rows: Vec::with_capacity(pieces),
            ..Self::default()
        }
    }

    /// Cuts a document; the pieces that its original, if that is another, lacks become rows.
    fn add(
        &mut self,
        documents: &[Document],
        at: usize,
        original: usize,
        segmenter: &Segmenter,
        config: &Config,
    ) {
        let document = &documents[at];
        let first = self.pieces.len();
        let title = document.title.as_deref();
        segmenter.cut(&document.text, title, &mut self.pieces);
        let (limits, pieces) = (&config.limits, &mut self.pieces);
        limits.apply(document, first, pieces, &mut self.warnings);
        self.ends.push((at, pieces.len()));
        let mut row = Row {
            document: at as u32,
            original: original as u32,
            piece: None,
            position: 0,
            body: false,
        };
        let pieces = &self.pieces[first..];
        let has_headline = pieces.iter().any(|piece| piece.label == Label::Headline);
        if !has_headline && title.is_some() && original == at {
            self.rows.push(row);
        }
        let told = (original != at).then(|| Shingles::of(&documents[original].text));
        let is_new = |text: &str| !told.as_ref().is_some_and(|told| told.carry(text));
        for (number, piece) in (first as u32 + 1..).zip(pieces) {
            row.body = piece.label.is_candidate();
            let text = &document.text[piece.span.clone()];
            // A list's bullet or number is a piece as well, but has nothing to say.
            if piece.label.votes() && text.contains(is_letter) && is_new(text) {
                let piece = NonZeroU32::new(number);
                self.rows.push(Row { piece, ..row });
            }
            row.position += u32::from(row.body);
        }
    }

    /// Both, the other behind this one.
    fn joined(mut self, mut other: Self) -> Self {
        let before = self.pieces.len();
        let ends = other.ends.iter().map(|&(at, end)| (at, before + end));
        self.ends.extend(ends);
        let moved = |piece: NonZeroU32| piece.saturating_add(before as u32);
        self.rows.extend(other.rows.iter().map(|row| Row {
            piece: row.piece.map(moved),
            ..*row
        }));
        self.pieces.append(&mut other.pieces);
        self.warnings.append(&mut other.warnings);
        self
    }
}

/// Sorts documents by what they say. Nearly all are told apart by the first bytes, without another
/// look at the texts.
fn sort_by_text(order: &mut [usize], documents: &[Document]) {
    order.sort_by_cached_key(|&at| {
        let document = &documents[at];
        let head = first_eight(document.text.as_bytes()).swap_bytes();
        (head, &document.text, &document.title, &document.id, at)
    });
}

/// A document among its copies.
#[derive(Clone, Copy, Debug, Default)]
struct Story {
    /// The earliest of them, of equally early ones the longest.
    original: usize,
    /// Where its original stands in the order of documents.
    rank: usize,
}

/// For each document, if it is in `order`, which one it is a copy of.
fn stories(documents: &[Document], order: &[usize], config: &CopyConfig) -> Vec<Story> {
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
    let mut stories = vec![Story::default(); documents.len()];
    for (of, &(_, at)) in originals(&texts, config.threshold).into_iter().zip(&ranked) {
        let (rank, original) = ranked[of];
        stories[at] = Story { original, rank };
    }
    stories
}

/// What the user is told of copies.
fn copies(documents: &[Document], order: &[usize], stories: &[Story]) -> Option<Warning> {
    let copies = order.iter().filter(|&&at| stories[at].original != at);
    let copies: Vec<[String; 2]> = copies
        .map(|&at| [at, stories[at].original].map(|at| documents[at].id.clone()))
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
