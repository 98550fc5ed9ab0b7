//! What the columns of a matrix stand for.

use std::sync::OnceLock;

use super::numbering::{Numbered, Terms};
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
    fn of_key([first, second]: Key) -> Self {
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
    keys: Keys,
    frequencies: Frequencies,
    /// For each stem the column of its word, made when one is first looked up.
    words: OnceLock<Vec<u32>>,
    /// The columns of pairs by their stems, made when one is first looked up, which only piles
    /// with known documents do.
    pairs: OnceLock<Pairs>,
}

/// What each column stands for.
#[derive(Clone, Debug, Default)]
struct Keys {
    shared: Vec<Key>,
    /// The stems of those of the columns that one sentence has and that are words.
    single_words: Vec<u32>,
    /// Those that are pairs, most of all terms; made when one is first asked for.
    single_pairs: OnceLock<Vec<Key>>,
    singles: Singles,
    occurrences: Terms,
}

impl Keys {
    fn len(&self) -> usize {
        self.shared.len().max(self.singles.end() as usize)
    }

    fn get(&self, column: u32) -> Key {
        let place = column as usize;
        if let Some(&key) = self.shared.get(place) {
            return key;
        }
        let place = place - self.shared.len();
        match self.single_words.get(place) {
            Some(&stem) => [stem, NONE],
            None => self.single_pairs()[place - self.single_words.len()],
        }
    }

    fn single_pairs(&self) -> &[Key] {
        let of_all = || self.occurrences.single_pairs(&self.singles);
        self.single_pairs.get_or_init(of_all)
    }

    /// The columns of words with their stems.
    fn words(&self) -> impl Iterator<Item = (u32, u32)> {
        let shared = self
            .shared
            .iter()
            .map(|&[stem, second]| (stem, second == NONE));
        let single = self.single_words.iter().map(|&stem| (stem, true));
        let all = (0..).zip(shared.chain(single));
        all.filter_map(|(column, (stem, is_word))| is_word.then_some((column, stem)))
    }

    /// The columns of pairs with their keys.
    fn pairs(&self) -> impl Iterator<Item = (u32, Key)> {
        let single = (self.singles.first_pair()..).zip(self.single_pairs().iter().copied());
        let all = (0..).zip(self.shared.iter().copied()).chain(single);
        all.filter(|(_, key)| key[1] != NONE)
    }
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
    /// The vocabulary of numbered terms, given where they occur.
    pub(super) fn new(numbered: Numbered, occurrences: Terms) -> Self {
        Self {
            keys: Keys {
                shared: numbered.shared.keys,
                single_words: numbered.words,
                single_pairs: OnceLock::new(),
                singles: numbered.singles,
                occurrences,
            },
            frequencies: numbered.shared.frequencies,
            ..Self::default()
        }
    }

    /// The columns that one sentence has.
    pub(super) fn singles(&self) -> &Singles {
        &self.keys.singles
    }

    /// Whether a column stands for a pair.
    pub(super) fn is_pair(&self, column: u32) -> bool {
        match self.keys.shared.get(column as usize) {
            Some(key) => key[1] != NONE,
            None => column >= self.keys.singles.first_pair(),
        }
    }

    /// The sentences that have a word, rising, one as often as the word occurs in it; none for a
    /// pair.
    pub(super) fn rows_with_word(&self, column: u32) -> &[u32] {
        if self.is_pair(column) {
            &[]
        } else {
            self.keys.occurrences.words.list(self.keys.get(column)[0])
        }
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are no columns.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of columns that more than one sentence has: they are the first.
    pub fn shared(&self) -> usize {
        self.keys.shared.len()
    }

    /// What a column stands for.
    ///
    /// The first pair that one sentence alone has takes time linear in all occurrences of pairs.
    pub fn term(&self, column: u32) -> Term {
        Term::of_key(self.keys.get(column))
    }

    /// The column of a term, if the pile has it.
    ///
    /// The first word and the first pair that are looked up take time linear in the columns, all
    /// others at most logarithmic in the number of pairs that begin with the same stem.
    pub fn column(&self, term: Term) -> Option<u32> {
        match term {
            Term::Word(stem) => {
                let words = self.words.get_or_init(|| words(&self.keys));
                let column = words.get(stem as usize).copied();
                column.filter(|&column| column != NONE)
            }
            Term::Pair(first, second) => {
                let pairs = self.pairs.get_or_init(|| Pairs::new(&self.keys));
                pairs.column(&self.keys, first, second)
            }
        }
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

/// For each stem the column of its word.
fn words(keys: &Keys) -> Vec<u32> {
    let mut words = Vec::new();
    for (column, stem) in keys.words() {
        let stem = stem as usize;
        words.resize(words.len().max(stem + 1), NONE);
        words[stem] = column;
    }
    words
}

/// The columns of pairs, ordered by the first stem and then the second.
#[derive(Clone, Debug)]
struct Pairs {
    /// For each stem where the pairs that begin with it stand, and at the end their number.
    starts: Vec<u32>,
    columns: Vec<u32>,
}

impl Pairs {
    fn new(keys: &Keys) -> Self {
        let pairs = || keys.pairs();
        let stems = pairs().map(|(_, key)| key[0] + 1).max().unwrap_or_default() as usize;
        let mut starts = vec![0; stems + 1];
        for (_, key) in pairs() {
            starts[key[0] as usize + 1] += 1;
        }
        for stem in 0..stems {
            starts[stem + 1] += starts[stem];
        }
        let mut next = starts.clone();
        let mut columns = vec![0; starts[stems] as usize];
        for (column, key) in pairs() {
            let next = &mut next[key[0] as usize];
            columns[*next as usize] = column;
            *next += 1;
        }
        for range in starts.windows(2) {
            let same_first = &mut columns[range[0] as usize..range[1] as usize];
            same_first.sort_unstable_by_key(|&column| keys.get(column)[1]);
        }
        Self { starts, columns }
    }

    fn column(&self, keys: &Keys, first: u32, second: u32) -> Option<u32> {
        let from = *self.starts.get(first as usize)?;
        let to = *self.starts.get(first as usize + 1)?;
        let same_first = &self.columns[from as usize..to as usize];
        let key = |&column: &u32| keys.get(column)[1];
        let at = same_first.binary_search_by_key(&second, key).ok()?;
        Some(same_first[at])
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
