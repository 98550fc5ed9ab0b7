//! What each column stands for, and which column a term has.
//!
//! Most terms are pairs that one sentence alone has, and next to none of them is ever asked for, so
//! what they stand for is found in the sentence.

use std::sync::OnceLock;

use super::TermMatrix;
use super::vocabulary::{Key, NONE, Term, terms};
use crate::analysis::Analysis;

/// The columns of terms, made when one is first looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    /// For each stem the column of its word.
    words: OnceLock<Vec<u32>>,
    /// The columns of pairs by their stems, which only piles with known documents ask for.
    pairs: OnceLock<Pairs>,
}

/// The columns of pairs, ordered by the first stem and then the second.
type Pairs = Vec<(Key, u32)>;

impl TermMatrix {
    /// What a column stands for, by the analysis that the matrix was made of. Linear in the length
    /// of a sentence.
    ///
    /// # Panics
    /// If there is no such column, or if the analysis is another one.
    pub fn term(&self, column: u32, analysis: &Analysis) -> Term {
        if let Some(stem) = self.vocabulary.word(column) {
            return Term::Word(stem);
        }
        if let Some(&key) = self.vocabulary.shared_keys().get(column as usize) {
            return Term::of_key(key);
        }
        let row = self.row_of_single(column);
        let place = column - self.vocabulary.singles().pairs(row).start;
        Term::of_key(self.single_pairs(row, analysis)[place as usize])
    }

    /// The column of a term, if the pile has it, by the analysis that the matrix was made of.
    ///
    /// The first word and the first pair that are looked up take time linear in the columns and in
    /// the text, all others at most logarithmic in the number of pairs.
    ///
    /// # Panics
    /// May panic if the analysis is another one.
    pub fn column(&self, term: Term, analysis: &Analysis) -> Option<u32> {
        match term {
            Term::Word(stem) => {
                let words = self.lookup.words.get_or_init(|| self.words());
                let column = words.get(stem as usize).copied();
                column.filter(|&column| column != NONE)
            }
            Term::Pair(first, second) => {
                let pairs = self.lookup.pairs.get_or_init(|| self.pairs(analysis));
                let at = pairs.binary_search_by_key(&[first, second], |&(key, _)| key);
                at.ok().map(|at| pairs[at].1)
            }
        }
    }

    /// The distinct columns of a sentence of the analysis that need not belong to the pile; unknown
    /// terms are left out.
    pub fn columns_of(&self, analysis: &Analysis, row: usize) -> Vec<u32> {
        let mut columns: Vec<u32> = terms(analysis, analysis.row(row))
            .filter_map(|term| self.column(term, analysis))
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The term in the words that the sources most often use.
    pub fn display(&self, column: u32, analysis: &Analysis) -> String {
        match self.term(column, analysis) {
            Term::Word(stem) => analysis.surface(stem).to_owned(),
            Term::Pair(first, second) => {
                format!("{} {}", analysis.surface(first), analysis.surface(second))
            }
        }
    }

    /// For each stem the column of its word.
    fn words(&self) -> Vec<u32> {
        let mut words = Vec::new();
        for column in 0..self.vocabulary.singles().first_pair() {
            if let Some(stem) = self.vocabulary.word(column) {
                let stem = stem as usize;
                words.resize(words.len().max(stem + 1), NONE);
                words[stem] = column;
            }
        }
        words
    }

    /// All pairs, in order.
    fn pairs(&self, analysis: &Analysis) -> Pairs {
        let shared = (0..).zip(self.vocabulary.shared_keys());
        let shared = shared.map(|(column, &key)| (key, column));
        let mut pairs: Pairs = shared.filter(|(key, _)| key[1] != NONE).collect();
        for row in 0..self.row_count() {
            let columns = self.vocabulary.singles().pairs(row);
            pairs.extend(self.single_pairs(row, analysis).into_iter().zip(columns));
        }
        pairs.sort_unstable();
        pairs
    }

    /// The pairs that a row alone has, in the order of their columns.
    fn single_pairs(&self, row: usize, analysis: &Analysis) -> Vec<Key> {
        let mut pairs: Vec<Key> = terms(analysis, analysis.row(row))
            .filter_map(|term| match term {
                Term::Word(_) => None,
                Term::Pair(first, second) => Some([first, second]),
            })
            .collect();
        pairs.sort_unstable();
        let shared = self.shared_columns(row).iter();
        let mut shared: Vec<Key> = shared
            .map(|&column| self.vocabulary.shared_keys()[column as usize])
            .collect();
        shared.sort_unstable();
        let single = pairs
            .chunk_by(|one, other| one == other)
            .filter(|pair| shared.binary_search(&pair[0]).is_err());
        let (again, once): (Vec<_>, Vec<_>) = single.partition(|pair| pair.len() > 1);
        again.iter().chain(&once).map(|pair| pair[0]).collect()
    }
}
