//! Sentences in numbered words, before spelling variants of names become one.

use rayon::prelude::*;

use super::names::Merging;
use super::numbered::{Numbered, Place};
use super::rows::Rows;
use super::stemmer::Stemmer;
use super::stemming::{Form, Group, Lexicon, Stemming, Surface, WORDS_A_TASK};
use super::stop_words::StopWords;
use super::texts::Texts;
use super::tokenizer::Tokenizer;
use super::{Analysis, Token};
use crate::language::Language;

/// Words that are looked at together, as few of them are wanted.
const PLACES_A_BLOCK: usize = 16;

/// A stem that is not numbered yet.
const NONE: u32 = u32::MAX;

/// Sentences in words, each distinct one numbered as it was first met; stems likewise.
pub(super) struct Draft<'a> {
    words: Vec<&'a str>,
    pub(super) counts: Vec<u32>,
    pub(super) forms: Vec<Form>,
    rows: Rows<Place>,
    /// For each part of the rows the numbers of its words.
    words_of_parts: Vec<Vec<u32>>,
    lexicon: Lexicon,
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
            rows,
            words: words_of_parts,
        } = Numbered::all(sentences, Tokenizer::new(language));
        let count = table.words().len();
        let stemming = Stemming {
            table: &table,
            stop_words,
            stemmer,
        };
        let groups: Vec<Group> = (0..count.div_ceil(WORDS_A_TASK))
            .into_par_iter()
            .map(|group| stemming.group(group * WORDS_A_TASK))
            .collect();
        let counts = table.counts().entries().iter();
        let mut draft = Self {
            counts: counts.map(|entry| entry.value).collect(),
            forms: Vec::with_capacity(count),
            rows,
            words_of_parts,
            lexicon: Lexicon::new(table.counts().hashing().clone(), count),
            words: table.into_words(),
        };
        draft.number(&groups);
        draft
    }

    /// Numbers the stems of all words.
    fn number(&mut self, groups: &[Group]) {
        let mut numbers = vec![NONE; self.words.len()];
        for (word, member) in groups.iter().flat_map(|group| &group.members).enumerate() {
            let source = member.source as usize;
            let (group, at) = (&groups[source / WORDS_A_TASK], source % WORDS_A_TASK);
            let origin = &group.members[at];
            let stem = match numbers[source] {
                NONE => self.lexicon.number(group.stems.get(at), origin.key),
                known => known,
            };
            numbers[source] = stem;
            self.forms.push(Form {
                stem,
                stop: origin.stop,
                mark: member.mark,
            });
            let count = self.counts[word];
            let word = word as u32;
            self.lexicon.add_surface(stem, Surface { word, count });
        }
    }

    /// The analysis in which stems are one that count as one.
    pub(super) fn finish(mut self, merging: Merging) -> Analysis {
        let kept: Vec<u32> = (0..self.stem_count() as u32)
            .map(|stem| merging.stems.get(&stem).copied().unwrap_or(stem))
            .collect();
        let mut lost = Vec::new();
        let mut numbers = Vec::with_capacity(kept.len());
        for (stem, &into) in kept.iter().enumerate() {
            numbers.push((stem - lost.len()) as u32);
            if into as usize != stem {
                lost.push(stem);
            }
        }
        let surfaces: Vec<Surface> = lost
            .iter()
            .map(|&stem| self.lexicon.surface(stem as u32))
            .collect();
        for (&stem, surface) in lost.iter().zip(surfaces) {
            self.lexicon.add_surface(kept[stem], surface);
        }
        let stems = self.lexicon.stems().without(lost.iter().copied());
        let mut surfaces = Texts::with_capacity(stems.len(), stems.letters());
        for (stem, &into) in kept.iter().enumerate() {
            if into as usize == stem {
                surfaces.push(self.surface(into));
            }
        }
        let number = |stem: u32| numbers[kept[stem as usize] as usize];
        let forms = self.forms.iter();
        let known: Vec<Token> = forms
            .map(|form| Token::new(number(form.stem), form.stop))
            .collect();
        let mut rows = self.rows.map(|part| {
            let words = self.words_of_parts[part].iter();
            let known: Vec<Token> = words.map(|&word| known[word as usize]).collect();
            move |place: Place| known[place.word()]
        });
        for ((row, place), stem) in merging.tokens {
            let token = &mut rows.row_mut(row)[place];
            *token = Token::new(number(stem), token.stop());
        }
        Analysis {
            stems,
            surfaces,
            rows,
            merges: merging.merges,
        }
    }

    /// Number of sentences.
    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Number of distinct stems.
    pub(super) fn stem_count(&self) -> usize {
        self.lexicon.stems().len()
    }

    /// A stem by its number.
    pub(super) fn stem(&self, number: u32) -> &str {
        self.lexicon.stems().get(number as usize)
    }

    /// The number of a stem, if a word has it.
    pub(super) fn stem_number(&self, stem: &str) -> Option<u32> {
        self.lexicon.find(stem)
    }

    /// How the sources most often write a word of this stem.
    pub(super) fn surface(&self, number: u32) -> &'a str {
        self.words[self.lexicon.surface(number).word as usize]
    }

    /// The words of a sentence by their numbers, and whether each follows closely.
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (usize, bool)> {
        let words = &self.words_of_parts[self.rows.part_of(row)];
        let places = self.rows.row(row).iter();
        places.map(|place| (words[place.word()] as usize, place.is_joined()))
    }

    /// Every place of the words that are told by number, as its row and its number there.
    pub(super) fn find(&self, wanted: &[bool]) -> Vec<(usize, usize)> {
        if !wanted.contains(&true) {
            return Vec::new();
        }
        let parts: Vec<_> = self.rows.parts().zip(&self.words_of_parts).collect();
        let found: Vec<Vec<(usize, usize)>> = parts
            .into_par_iter()
            .map(|((first, part), words)| {
                let words = words.iter();
                let wanted: Vec<bool> = words.map(|&word| wanted[word as usize]).collect();
                let found = find(part.items(), &wanted).into_iter();
                let places = part.places(found).map(|(row, place)| (first + row, place));
                places.collect()
            })
            .collect();
        found.concat()
    }
}

/// Where the words are that are told by number.
fn find(places: &[Place], wanted: &[bool]) -> Vec<usize> {
    let is_wanted = |place: &Place| wanted[place.word()];
    let mut found = Vec::new();
    let mut look = |first: usize, places: &[Place]| {
        let each = places.iter().zip(first..);
        found.extend(each.filter(|(it, _)| is_wanted(it)).map(|(_, at)| at));
    };
    let (blocks, rest) = places.as_chunks::<PLACES_A_BLOCK>();
    for (block, nth) in blocks.iter().zip(0..) {
        if block.iter().fold(false, |any, it| any | is_wanted(it)) {
            look(nth * PLACES_A_BLOCK, block);
        }
    }
    look(places.len() - rest.len(), rest);
    found
}
