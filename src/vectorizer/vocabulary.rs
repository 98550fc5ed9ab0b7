//! What the columns of a matrix stand for.

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
    /// The stem that it begins with, and the one that follows; the greatest number where none
    /// does.
    pub(super) fn key(self) -> (u32, u32) {
        match self {
            Self::Word(stem) => (stem, u32::MAX),
            Self::Pair(first, second) => (first, second),
        }
    }

    /// Whether a stem is long enough to be a term by itself.
    pub(super) fn is_word(stem: &str) -> bool {
        stem.chars().nth(1).is_some()
    }

    /// The terms that begin with a token: the word, if its stem is one, and the pair with the next
    /// token.
    pub(super) fn beginning(
        token: Token,
        next: Option<&Token>,
        is_word: bool,
    ) -> impl Iterator<Item = Self> + use<> {
        let word = (is_word && !token.stop()).then_some(Self::Word(token.stem()));
        let pair = next
            .filter(|next| !(token.stop() && next.stop()))
            .map(|next| Self::Pair(token.stem(), next.stem()));
        word.into_iter().chain(pair)
    }

    pub(super) fn of_key((first, second): (u32, u32)) -> Self {
        match second {
            u32::MAX => Self::Word(first),
            _ => Self::Pair(first, second),
        }
    }
}

/// The columns of a [`TermMatrix`](super::TermMatrix), and how common each is.
///
/// The columns that several sentences have come first, then those that one has; both ordered by
/// the sentence that has the term first, so that what stands together in the text stands together
/// in memory.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(super) terms: Vec<Term>,
    /// For each stem where the terms that begin with it stand in `by_key`, and at the end the
    /// number of terms.
    pub(super) starts: Vec<u32>,
    /// The columns, ordered by what their terms begin and go on with.
    pub(super) by_key: Vec<u32>,
    pub(super) frequencies: Vec<Frequency>,
    /// A bit for each column, set where its term is a pair: columns are asked in no order, and
    /// these alone stay in the cache.
    pub(super) pairs: Vec<u64>,
    /// Number of columns that several sentences have.
    pub(super) shared: usize,
}

/// How common a term is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frequency {
    /// Number of sentences that have it.
    pub(super) sentences: u32,
    /// Number of documents that have it.
    pub(super) documents: u32,
}

impl Vocabulary {
    /// So many columns, to be filled in.
    pub(super) fn with_columns(count: usize) -> Self {
        Self {
            terms: vec![Term::Word(0); count],
            starts: Vec::new(),
            by_key: Vec::with_capacity(count),
            frequencies: vec![Frequency::default(); count],
            pairs: vec![0; count.div_ceil(64)],
            shared: 0,
        }
    }

    /// Fills in a column.
    pub(super) fn set(&mut self, column: u32, term: Term, frequency: Frequency) {
        let pair = u64::from(matches!(term, Term::Pair(..)));
        self.pairs[column as usize / 64] |= pair << (column % 64);
        self.terms[column as usize] = term;
        self.frequencies[column as usize] = frequency;
    }

    /// Whether a column stands for a pair.
    pub(super) fn is_pair(&self, column: u32) -> bool {
        self.pairs[column as usize / 64] >> (column % 64) & 1 == 1
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are no columns.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Number of columns that more than one sentence has: they are the first.
    pub fn shared(&self) -> usize {
        self.shared
    }

    /// What a column stands for.
    pub fn term(&self, column: u32) -> Term {
        self.terms[column as usize]
    }

    /// The column of a term, if the pile has it. Logarithmic in the number of terms that begin
    /// with the same stem.
    pub fn column(&self, term: Term) -> Option<u32> {
        let first = term.key().0 as usize;
        let from = *self.starts.get(first)?;
        let to = *self.starts.get(first + 1)?;
        let same_first = &self.by_key[from as usize..to as usize];
        let key = |column: &u32| self.terms[*column as usize].key();
        let at = same_first.binary_search_by_key(&term.key(), key).ok()?;
        Some(same_first[at])
    }

    /// Number of sentences that have the term, 1 or more.
    pub fn sentence_count(&self, column: u32) -> u32 {
        self.frequencies[column as usize].sentences
    }

    /// Number of documents that have the term, 1 or more.
    pub fn document_count(&self, column: u32) -> u32 {
        self.frequencies[column as usize].documents
    }

    /// The distinct columns of a sentence that need not belong to the pile; unknown terms are
    /// left out.
    pub fn columns_of(&self, analysis: &Analysis, row: usize) -> Vec<u32> {
        let mut columns: Vec<u32> = terms(analysis, analysis.row(row))
            .filter_map(|term| self.column(term))
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The term in the words that the sources most often use.
    pub fn display(&self, column: u32, analysis: &Analysis) -> String {
        match self.term(column) {
            Term::Word(stem) => analysis.surface(stem).to_owned(),
            Term::Pair(first, second) => {
                format!("{} {}", analysis.surface(first), analysis.surface(second))
            }
        }
    }
}

/// The terms of a sequence of tokens, in order, repeated as often as they occur: each word,
/// followed by the pair that it begins.
pub(super) fn terms<'a>(
    analysis: &'a Analysis,
    tokens: &'a [Token],
) -> impl Iterator<Item = Term> + 'a {
    tokens.iter().enumerate().flat_map(move |(at, token)| {
        let is_word = Term::is_word(analysis.stem(token.stem()));
        Term::beginning(*token, tokens.get(at + 1), is_word)
    })
}
