//! Distinct words into numbered stems.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::names::occurrence::Mark;
use super::normal_form::{Normal, normalize_into};
use super::stemmer::Stemmer;
use super::stop_words::StopWords;
use super::texts::Texts;
use super::word_table::WordTable;

/// Distinct words that one parallel task stems.
pub(super) const WORDS_A_TASK: usize = 256;

/// What a word is wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    pub(super) stem: u32,
    pub(super) stop: bool,
    pub(super) mark: Mark,
}

/// What it takes to stem distinct words.
pub(super) struct Stemming<'a> {
    pub(super) table: &'a WordTable<'a>,
    pub(super) stop_words: &'a StopWords,
    pub(super) stemmer: &'a Stemmer,
    pub(super) hashing: &'a DefaultHashBuilder,
}

/// Some neighbouring distinct words, stemmed.
pub(super) struct Group {
    pub(super) members: Vec<Member>,
    /// One a member; empty where another word has the stem.
    pub(super) stems: Texts,
}

pub(super) struct Member {
    /// The word whose stem it has: itself, or the word that is its normal form.
    pub(super) source: u32,
    /// Of its stem, if it is its own source.
    pub(super) hash: u64,
    /// All but the number of the stem.
    pub(super) form: Form,
}

impl Stemming<'_> {
    /// Stems the words of a group from a number on.
    pub(super) fn group(&self, from: usize) -> Group {
        let words = self.table.words();
        let words = &words[from..words.len().min(from + WORDS_A_TASK)];
        let mut stems = Texts::with_capacity(words.len(), 0);
        let mut other = String::new();
        let members = words.iter().enumerate().map(|(at, &word)| {
            let own = (from + at) as u32;
            let (normal, known) = match normalize_into(word, &mut other) {
                Normal::Same => (word, None),
                Normal::Written => {
                    let known = self.table.find(&other).filter(|&known| known != own);
                    (other.as_str(), known)
                }
            };
            stems.push_with(|letters| {
                if known.is_none() {
                    self.stemmer.write_stem(normal, letters);
                }
            });
            Member {
                source: known.unwrap_or(own),
                hash: self.hashing.hash_one(stems.get(at)),
                form: Form {
                    stem: 0,
                    stop: self.stop_words.contains(normal),
                    mark: Mark::of(word),
                },
            }
        });
        Group {
            members: members.collect(),
            stems,
        }
    }
}

/// Distinct stems in the order they were first met.
pub(super) struct Lexicon {
    pub(super) hashing: DefaultHashBuilder,
    numbers: HashTable<u32>,
    pub(super) stems: Texts,
}

impl Lexicon {
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            hashing: DefaultHashBuilder::default(),
            numbers: HashTable::with_capacity(count),
            stems: Texts::with_capacity(count, 0),
        }
    }

    pub(super) fn find(&self, stem: &str) -> Option<u32> {
        let same = |number: &u32| self.stems.get(*number as usize) == stem;
        self.numbers
            .find(self.hashing.hash_one(stem), same)
            .copied()
    }

    /// The number of a stem with some hash, a new one if it is new.
    pub(super) fn number(&mut self, stem: &str, hash: u64) -> u32 {
        let Self { hashing, stems, .. } = self;
        let same = |number: &u32| stems.get(*number as usize) == stem;
        let hash_of = |number: &u32| hashing.hash_one(stems.get(*number as usize));
        let entry = self.numbers.entry(hash, same, hash_of);
        let number = *entry.or_insert(stems.len() as u32).get();
        if number as usize == stems.len() {
            stems.push(stem);
        }
        number
    }
}
