//! Sentences in numbered words, before spelling variants of names become one.

use rayon::prelude::*;

use super::names::Merging;
use super::numbered::{Numbered, Place};
use super::stemmer::Stemmer;
use super::stemming::{Form, Group, Lexicon, Stemming, WORDS_A_TASK};
use super::stop_words::StopWords;
use super::texts::Texts;
use super::tokenizer::Tokenizer;
use super::{Analysis, Token};
use crate::language::Language;

/// Tokens that one parallel task looks at at least.
const TOKENS_A_TASK: usize = 1 << 14;

/// A stem that is not numbered yet.
const NONE: u32 = u32::MAX;

/// How a stem is written most often: the number of the word, and how often.
#[derive(Clone, Copy, Debug, Default)]
struct Surface {
    word: u32,
    count: u32,
}

/// Sentences in words, each distinct one numbered as it was first met; stems likewise.
pub(super) struct Draft<'a> {
    words: Vec<&'a str>,
    pub(super) counts: Vec<u32>,
    pub(super) forms: Vec<Form>,
    /// All words of all sentences.
    places: Vec<Place>,
    /// Where each sentence begins among them, and at the end their number.
    offsets: Vec<usize>,
    lexicon: Lexicon,
    surfaces: Vec<Surface>,
}

impl<'a> Draft<'a> {
    /// Cuts sentences into words and stems these; each distinct normal form is looked up once.
    pub(super) fn new(
        sentences: &[&'a str],
        language: Language,
        stop_words: &StopWords,
        stemmer: &Stemmer,
    ) -> Self {
        let Numbered {
            table,
            places,
            offsets,
        } = Numbered::all(sentences, Tokenizer::new(language));
        let count = table.words().len();
        let lexicon = Lexicon::with_capacity(count);
        let stemming = Stemming {
            table: &table,
            stop_words,
            stemmer,
            hashing: &lexicon.hashing,
        };
        let groups: Vec<Group> = (0..count.div_ceil(WORDS_A_TASK))
            .into_par_iter()
            .map(|group| stemming.group(group * WORDS_A_TASK))
            .collect();
        let (words, counts) = table.into_counted();
        let mut draft = Self {
            words,
            counts,
            forms: Vec::with_capacity(count),
            places,
            offsets,
            lexicon,
            surfaces: Vec::new(),
        };
        draft.number(&groups);
        draft
    }

    /// Numbers the stems of all words.
    fn number(&mut self, groups: &[Group]) {
        let mut numbers = vec![NONE; self.words.len()];
        for (word, member) in groups.iter().flat_map(|group| &group.members).enumerate() {
            let source = member.source as usize;
            if numbers[source] == NONE {
                let group = &groups[source / WORDS_A_TASK];
                let at = source % WORDS_A_TASK;
                let stem = group.stems.get(at);
                numbers[source] = self.lexicon.number(stem, group.members[at].hash);
            }
            let stem = numbers[source];
            numbers[word] = stem;
            let Form { stop, mark, .. } = member.form;
            self.forms.push(Form { stem, stop, mark });
            let count = self.counts[word];
            if stem as usize == self.surfaces.len() {
                self.surfaces.push(Surface::default());
            }
            let best = &mut self.surfaces[stem as usize];
            if count > best.count {
                let word = word as u32;
                *best = Surface { word, count };
            }
        }
    }

    /// The analysis in which stems are one that count as one.
    pub(super) fn finish(mut self, merging: Merging) -> Analysis {
        let kept: Vec<u32> = (0..self.stem_count() as u32)
            .map(|stem| merging.stems.get(&stem).copied().unwrap_or(stem))
            .collect();
        let mut best = self.surfaces.clone();
        for (stem, surface) in self.surfaces.iter().enumerate() {
            let into = kept[stem] as usize;
            if into != stem && surface.count > best[into].count {
                best[into] = *surface;
            }
        }
        let mut numbers = vec![0; kept.len()];
        let mut stems = Texts::with_capacity(kept.len(), self.lexicon.stems.letters());
        let mut surfaces = Texts::with_capacity(kept.len(), self.lexicon.stems.letters());
        for (stem, letters) in self.lexicon.stems.iter().enumerate() {
            if kept[stem] as usize == stem {
                numbers[stem] = stems.len() as u32;
                stems.push(letters);
                surfaces.push(self.words[best[stem].word as usize]);
            }
        }
        let number = |stem: u32| numbers[kept[stem as usize] as usize];
        let forms = self.forms.iter();
        let known: Vec<Token> = forms
            .map(|form| Token::new(number(form.stem), form.stop))
            .collect();
        self.places
            .par_chunks_mut(TOKENS_A_TASK)
            .for_each(|places| {
                for place in places {
                    *place = Place(known[place.word()].0);
                }
            });
        // In the same memory: there are as many as words in the pile.
        let places = self.places.into_iter();
        let mut tokens: Vec<Token> = places.map(|place| Token(place.0)).collect();
        for (at, stem) in merging.tokens {
            tokens[at] = Token::new(number(stem), tokens[at].stop());
        }
        Analysis {
            stems,
            surfaces,
            offsets: self.offsets,
            tokens,
            merges: merging.merges,
        }
    }

    /// Number of sentences.
    pub(super) fn row_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of distinct stems.
    pub(super) fn stem_count(&self) -> usize {
        self.lexicon.stems.len()
    }

    /// A stem by its number.
    pub(super) fn stem(&self, number: u32) -> &str {
        self.lexicon.stems.get(number as usize)
    }

    /// The number of a stem, if a word has it.
    pub(super) fn stem_number(&self, stem: &str) -> Option<u32> {
        self.lexicon.find(stem)
    }

    /// How the sources most often write a word of this stem.
    pub(super) fn surface(&self, number: u32) -> &'a str {
        self.words[self.surfaces[number as usize].word as usize]
    }

    /// Where a sentence begins among all words.
    pub(super) fn offset(&self, row: usize) -> usize {
        self.offsets[row]
    }

    /// The words of a sentence.
    pub(super) fn row(&self, row: usize) -> &[Place] {
        &self.places[self.offsets[row]..self.offsets[row + 1]]
    }

    /// Every place of the words that are told by number, as its row and its number there.
    pub(super) fn find(&self, wanted: &[bool]) -> Vec<(usize, usize)> {
        let found: Vec<Vec<usize>> = self
            .places
            .par_chunks(TOKENS_A_TASK)
            .enumerate()
            .map(|(chunk, places)| {
                let mut found = Vec::new();
                for (at, place) in places.iter().enumerate() {
                    if wanted[place.word()] {
                        found.push(chunk * TOKENS_A_TASK + at);
                    }
                }
                found
            })
            .collect();
        let mut row = 0;
        let found = found.into_iter().flatten().map(|at| {
            while self.offsets[row + 1] <= at {
                row += 1;
            }
            (row, at - self.offsets[row])
        });
        found.collect()
    }
}
