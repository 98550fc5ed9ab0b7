//! What the columns of a matrix stand for.

use std::ops::Range;
use std::sync::OnceLock;

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
    fn of_key([first, second]: [u32; 2]) -> Self {
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

/// In the key of a term and in tables of columns: there is none.
pub(super) const NONE: u32 = u32::MAX;

/// The columns of a [`TermMatrix`](super::TermMatrix), and how common each is.
///
/// The columns that several sentences have come first, by falling number of sentences, so that what
/// is asked for most stays in the cache; then those that one has. Like ones are ordered by the
/// sentence that has the term first, so that what stands together in the text stands together in
/// memory, and those of one sentence by what their terms begin and go on with.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// For each column the stem that its term begins with, and the one that follows; [`NONE`]
    /// where none does.
    pub(super) keys: Vec<[u32; 2]>,
    /// How common the columns are that several sentences have.
    pub(super) frequencies: Vec<Frequency>,
    /// For each stem the column of its word, made when one is first looked up.
    words: OnceLock<Vec<u32>>,
    /// The columns of pairs by their stems, made when one is first looked up, which only piles
    /// with known documents do.
    pairs: OnceLock<Pairs>,
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

impl Vocabulary {
    /// So many columns, to be filled in, of which the first are those that several sentences have.
    pub(super) fn with_columns(count: usize, shared: usize) -> Self {
        Self {
            keys: vec![[0; 2]; count],
            frequencies: vec![Frequency::default(); shared],
            ..Self::default()
        }
    }

    /// Orders the columns that several sentences have by falling number of sentences, and by it
    /// `of_each`, which has something for each of them; those of one number stay in their order.
    pub(super) fn order_by_frequency<T: Clone + Default>(&mut self, of_each: &mut Vec<T>) {
        let frequencies = &self.frequencies;
        let highest = frequencies.iter().map(|it| it.sentences).max();
        // Where the next column of each frequency goes.
        let mut next = vec![0_u32; highest.unwrap_or_default() as usize + 1];
        for frequency in frequencies {
            next[frequency.sentences as usize] += 1;
        }
        let mut before = 0;
        for next in next.iter_mut().rev() {
            before += std::mem::replace(next, before);
        }
        let mut ordered = vec![Frequency::default(); frequencies.len()];
        let mut keys = vec![[0; 2]; frequencies.len()];
        let mut of_each_ordered = vec![T::default(); frequencies.len()];
        for (column, frequency) in frequencies.iter().enumerate() {
            let next = &mut next[frequency.sentences as usize];
            let to = *next as usize;
            *next += 1;
            ordered[to] = *frequency;
            keys[to] = self.keys[column];
            of_each_ordered[to] = std::mem::take(&mut of_each[column]);
        }
        self.keys[..keys.len()].copy_from_slice(&keys);
        self.frequencies = ordered;
        *of_each = of_each_ordered;
    }

    /// Whether a column stands for a pair.
    pub(super) fn is_pair(&self, column: u32) -> bool {
        self.keys[column as usize][1] != NONE
    }

    /// The same of neighbouring columns.
    pub(super) fn are_pairs(&self, columns: Range<u32>) -> impl Iterator<Item = bool> {
        let keys = self.keys[columns.start as usize..columns.end as usize].iter();
        keys.map(|key| key[1] != NONE)
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are no columns.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Number of columns that more than one sentence has: they are the first.
    pub fn shared(&self) -> usize {
        self.frequencies.len()
    }

    /// What a column stands for.
    pub fn term(&self, column: u32) -> Term {
        Term::of_key(self.keys[column as usize])
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
        let shared = self.frequencies.get(column as usize);
        shared.map_or(1, |frequency| frequency.sentences)
    }

    /// Number of documents that have the term, 1 or more.
    pub fn document_count(&self, column: u32) -> u32 {
        let shared = self.frequencies.get(column as usize);
        shared.map_or(1, |frequency| frequency.documents)
    }

    /// How often each term occurs that several sentences have.
    pub(crate) fn shared_occurrences(&self) -> Vec<u32> {
        self.frequencies.iter().map(|it| it.occurrences).collect()
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
fn words(keys: &[[u32; 2]]) -> Vec<u32> {
    let mut words = Vec::new();
    for (column, &[first, second]) in keys.iter().enumerate() {
        if second == NONE {
            let stem = first as usize;
            words.resize(words.len().max(stem + 1), NONE);
            words[stem] = column as u32;
        }
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
    fn new(keys: &[[u32; 2]]) -> Self {
        let pairs = || (0_u32..).zip(keys).filter(|(_, key)| key[1] != NONE);
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
            same_first.sort_unstable_by_key(|&column| keys[column as usize][1]);
        }
        Self { starts, columns }
    }

    fn column(&self, keys: &[[u32; 2]], first: u32, second: u32) -> Option<u32> {
        let from = *self.starts.get(first as usize)?;
        let to = *self.starts.get(first as usize + 1)?;
        let same_first = &self.columns[from as usize..to as usize];
        let key = |&column: &u32| keys[column as usize][1];
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
