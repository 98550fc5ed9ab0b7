//! What the columns of a matrix stand for.

use super::by_stem::ByStem;
use super::numbering::Numbered;
use super::singles::Singles;
use crate::analysis::{Analysis, Token};

/// What a column stands for, by the numbers of its stems in the [`Analysis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// The stem of a word that is not a stop word and longer than one character.
    Word(u32),
    /// Two adjacent stems, of which at most one is a stop word's.
    Pair(u32, u32),
}

impl Term {
    pub(super) fn of_key([first, second]: Key) -> Self {
        match second {
            NONE => Self::Word(first),
            _ => Self::Pair(first, second),
        }
    }

    /// Whether a stem is long enough to be a term by itself.
    pub(super) fn is_word(analysis: &Analysis, stem: u32) -> bool {
        analysis.has_several_characters(stem)
    }

    /// Whether two neighbours are a term.
    pub(super) fn are_pair(one: Token, next: Token) -> bool {
        !(one.stop() && next.stop())
    }
}

/// The stem that a term begins with, and the one that follows; [`NONE`] where none does.
pub(super) type Key = [u32; 2];

/// In the key of a term and in tables of columns: there is none.
pub(super) const NONE: u32 = u32::MAX;

/// The columns of a [`TermMatrix`](super::TermMatrix), and how common each is.
///
/// The columns that several sentences have come first, by falling number of sentences, so that what
/// is asked for most stays in the cache; like ones are ordered by the sentence that has the term
/// first, so that what stands together in the text stands together in memory, and those of one
/// sentence by what their terms begin and go on with. Then come those that one sentence has, in the
/// order of the sentences: first all words, then all pairs, of each sentence those first that occur
/// in it more than once.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// What the columns stand for that several sentences have.
    keys: Vec<Key>,
    /// The stems of those of the other columns that are words.
    single_words: Vec<u32>,
    singles: Singles,
    frequencies: Frequencies,
    /// For each stem the rows that have it as a word, rising, one as often as the word occurs.
    rows: ByStem<u32>,
}

/// How common a term is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frequency {
    /// Number of sentences that have it.
    pub(super) sentences: u32,
    /// Number of documents that have it.
    pub(super) documents: u32,
    /// How often it occurs in them.
    pub(super) occurrences: u32,
}

/// How common each column is that several sentences have; apart, since each is asked for alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Frequencies {
    pub(super) sentences: Vec<u32>,
    pub(super) documents: Vec<u32>,
}

impl Vocabulary {
    /// The vocabulary of numbered terms, given for each stem the rows that have it as a word.
    pub(super) fn new(numbered: Numbered, rows: ByStem<u32>) -> Self {
        Self {
            keys: numbered.shared.keys,
            single_words: numbered.words,
            singles: numbered.singles,
            frequencies: numbered.shared.frequencies,
            rows,
        }
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.keys.len().max(self.singles.end() as usize)
    }

    /// Whether there are no columns.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of columns that more than one sentence has: they are the first.
    pub fn shared(&self) -> usize {
        self.keys.len()
    }

    /// What the columns stand for that more than one sentence has.
    pub(super) fn shared_keys(&self) -> &[Key] {
        &self.keys
    }

    /// The columns that one sentence has.
    pub(super) fn singles(&self) -> &Singles {
        &self.singles
    }

    /// Whether a column stands for a pair of stems, not for a word.
    pub fn is_pair(&self, column: u32) -> bool {
        match self.keys.get(column as usize) {
            Some(key) => key[1] != NONE,
            None => column >= self.singles.first_pair(),
        }
    }

    /// The stem of a column that stands for a word.
    pub(super) fn word(&self, column: u32) -> Option<u32> {
        match self.keys.get(column as usize) {
            Some(&[stem, second]) => (second == NONE).then_some(stem),
            None => self
                .single_words
                .get(column as usize - self.keys.len())
                .copied(),
        }
    }

    /// The sentences that have a word, rising, one as often as the word occurs in it; none for a
    /// pair.
    pub(super) fn rows_with_word(&self, column: u32) -> &[u32] {
        self.word(column).map_or(&[], |stem| self.rows.list(stem))
    }

    /// Number of sentences that have the term, 1 or more.
    pub fn sentence_count(&self, column: u32) -> u32 {
        let shared = self.frequencies.sentences.get(column as usize);
        shared.copied().unwrap_or(1)
    }

    /// Number of documents that have the term, 1 or more.
    pub fn document_count(&self, column: u32) -> u32 {
        let shared = self.frequencies.documents.get(column as usize);
        shared.copied().unwrap_or(1)
    }
}

/// The terms of a sequence of tokens, in order, repeated as often as they occur: each word,
/// followed by the pair that it begins.
pub(super) fn terms<'a>(
    analysis: &'a Analysis,
    tokens: &'a [Token],
) -> impl Iterator<Item = Term> + 'a {
    tokens.iter().enumerate().flat_map(move |(at, &token)| {
        let is_word = !token.stop() && Term::is_word(analysis, token.stem());
        let word = is_word.then_some(Term::Word(token.stem()));
        let next = tokens.get(at + 1);
        let next = next.filter(|&&next| Term::are_pair(token, next));
        let pair = next.map(|next| Term::Pair(token.stem(), next.stem()));
        word.into_iter().chain(pair)
    })
}
