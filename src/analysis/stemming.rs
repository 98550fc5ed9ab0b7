//! Distinct words into numbered stems.

use hashbrown::DefaultHashBuilder;

use super::key_table::KeyTable;
use super::names::occurrence::{Case, Mark};
use super::normal_form::{Normal, normalize_into};
use super::packed::Packed;
use super::stemmer::Stemmer;
use super::stop_words::StopWords;
use super::texts::Texts;
use super::word_table::WordTable;

/// Distinct words that one parallel task stems.
pub(super) const WORDS_A_TASK: usize = 256;

/// Letters of a stem, about.
const LETTERS_A_STEM: usize = 8;

/// What a word is wherever it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) stem: u32,
    pub(super) stop: bool,
    pub(super) mark: Mark,
}

impl Form {
    /// Whether it could be part of a name.
    pub(super) fn is_named(&self) -> bool {
        !self.stop && matches!(self.mark.case, Case::Capital | Case::Shouted)
    }
}

/// What it takes to stem distinct words.
pub(super) struct Stemming<'a> {
    pub(super) table: &'a WordTable<'a>,
    pub(super) stop_words: &'a StopWords,
    pub(super) stemmer: &'a Stemmer,
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
    /// Whether it is a stop word, if it is its own source.
    pub(super) stop: bool,
    pub(super) mark: Mark,
    /// The key of its stem, if it is its own source.
    pub(super) key: Packed,
}

/// Where the stem of a word comes from.
#[derive(Debug, PartialEq, Eq)]
enum Source<'a> {
    /// From its normal form.
    Normal(&'a str),
    /// It is that of another word, which is the normal form.
    Word(u32),
}

impl Stemming<'_> {
    /// Stems the words of a group from a number on.
    pub(super) fn group(&self, from: usize) -> Group {
        let words = self.table.words();
        let words = &words[from..words.len().min(from + WORDS_A_TASK)];
        let mut stems = Texts::with_capacity(words.len(), LETTERS_A_STEM * words.len());
        let mut other = String::new();
        let members = words.iter().zip(from as u32..).map(|(&word, own)| {
            let (mark, source) = self.look_at(word, own, &mut other);
            let mut member = Member {
                source: own,
                stop: false,
                mark,
                key: Packed::NOTHING,
            };
            match source {
                Source::Normal(normal) => {
                    member.stop = self.stop_words.contains(normal);
                    let write = |stems: &mut String| self.stemmer.write_stem(normal, stems);
                    let (letters, start) = stems.push_with(write);
                    member.key = self.table.counts().key(letters, start);
                }
                Source::Word(source) => {
                    member.source = source;
                    stems.push("");
                }
            }
            member
        });
        Group {
            members: members.collect(),
            stems,
        }
    }

    /// How the word with some number is written, and where its stem comes from; `other` is written
    /// over.
    fn look_at<'b>(&self, word: &'b str, own: u32, other: &'b mut String) -> (Mark, Source<'b>) {
        let counts = self.table.counts();
        let Some(packed) = counts.entries()[own as usize].key.in_ascii() else {
            return (Mark::of(word), self.source(word, own, other));
        };
        let letters = packed.letters();
        let mark = Mark::of_packed(word, letters);
        // Of most words the normal form is found without writing it.
        if !packed.holds(b'.') {
            if letters.capital == 0 {
                return (mark, Source::Normal(word));
            }
            let small = packed.with_small(letters);
            if let Ok(known) = counts.find(small, |_| true) {
                return (mark, Source::Word(known));
            }
        }
        (mark, self.source(word, own, other))
    }

    fn source<'b>(&self, word: &'b str, own: u32, other: &'b mut String) -> Source<'b> {
        if normalize_into(word, other) == Normal::Same {
            return Source::Normal(word);
        }
        match self.table.find(other).filter(|&known| known != own) {
            Some(known) => Source::Word(known),
            None => Source::Normal(other),
        }
    }
}

/// How a stem is written most often: the number of the word, and how often.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Surface {
    pub(super) word: u32,
    pub(super) count: u32,
}

/// Distinct stems in the order they were first met.
pub(super) struct Lexicon {
    surfaces: KeyTable<Surface>,
    stems: Texts,
}

impl Lexicon {
    /// An empty one with room for some stems. Their keys are those that the tables with the same
    /// hashing tell.
    pub(super) fn new(hashing: DefaultHashBuilder, count: usize) -> Self {
        Self {
            surfaces: KeyTable::new(hashing, count),
            stems: Texts::with_capacity(count, LETTERS_A_STEM * count),
        }
    }

    /// The stems by number.
    pub(super) fn stems(&self) -> &Texts {
        &self.stems
    }

    /// How a stem is written most often.
    pub(super) fn surface(&self, number: u32) -> Surface {
        self.surfaces.entries()[number as usize].value
    }

    /// The number of a stem, if it is there.
    pub(super) fn find(&self, stem: &str) -> Option<u32> {
        self.look_up(stem, self.surfaces.key(stem, 0)).ok()
    }

    /// The number of a stem with some key, a new one if it is new.
    pub(super) fn number(&mut self, stem: &str, key: Packed) -> u32 {
        self.look_up(stem, key).unwrap_or_else(|slot| {
            self.stems.push(stem);
            self.surfaces.insert(slot, key, Surface::default())
        })
    }

    /// Adds a word that a stem is written as.
    pub(super) fn add_surface(&mut self, number: u32, surface: Surface) {
        let most = &mut self.surfaces.entry_mut(number).value;
        if surface.count > most.count {
            *most = surface;
        }
    }

    fn look_up(&self, stem: &str, key: Packed) -> Result<u32, usize> {
        let is_same = |number: u32| self.stems.get(number as usize) == stem;
        self.surfaces.find(key, is_same)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Tokenizer;
    use crate::language::Language;

    proptest! {
        #[test]
        fn normal_forms_are_found_as_they_would_be_written(
            text in "([aAbB]{1,3}|[aA][.'’]?[bB]|[aÀ-á]{2}|[aA]{15,17}|[aA]\\.[bB]|[0-9a]{1,3})( [aAbB]{1,3}){0,9}") {
            let mut table = WordTable::new(DefaultHashBuilder::default(), 0);
            let mut spans = Vec::new();
            Tokenizer::new(Language::English).spans(&text, &mut spans);
            for span in spans {
                table.count(&text, span);
            }
            let stemming = Stemming {
                table: &table,
                stop_words: &StopWords::default(),
                stemmer: &Stemmer::new(Language::English),
            };
            for (&word, own) in table.words().iter().zip(0..) {
                let (mut one, mut other) = (String::new(), String::new());
                let (mark, source) = stemming.look_at(word, own, &mut one);
                prop_assert_eq!(mark, Mark::of(word));
                prop_assert_eq!(source, stemming.source(word, own, &mut other));
            }
        }
    }
}
