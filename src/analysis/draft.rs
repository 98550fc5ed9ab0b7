//! Sentences in numbered words, before spelling variants of names become one.

use rayon::prelude::*;

use super::names::Merging;
use super::numbered::{Numbered, Numbers, Place};
use super::rows::Rows;
use super::stemmer::Stemmer;
use super::stemming::{Form, Stemming, Stems, WORDS_A_TASK};
use super::stop_words::StopWords;
use super::tokenizer::Tokenizer;
use super::word_table::WordTable;
use super::{Analysis, Token};
use crate::language::Language;

/// Words that are looked at together, as few of them are wanted.
const PLACES_A_BLOCK: usize = 16;

/// A stem that is not numbered yet.
const NONE: u32 = u32::MAX;

/// Sentences in words, each distinct one numbered as it was first met; stems likewise.
pub(super) struct Draft {
    /// The words, and behind them the stems that are none.
    table: WordTable,
    /// One a word.
    pub(super) forms: Vec<Form>,
    rows: Rows<Place>,
    /// For each part of the rows the numbers of its words.
    numbers: Vec<Numbers>,
    /// For each stem its number in the table.
    stems: Vec<u32>,
    /// For each stem the word that it is written as most often.
    surfaces: Vec<u32>,
    /// For each number in the table that of the stem, if it is one.
    stem_numbers: Vec<u32>,
}

impl Draft {
    /// Cuts sentences into words and stems these; each distinct normal form is looked up once.
    pub(super) fn new(
        sentences: &[&str],
        language: Language,
        stop_words: &StopWords,
        stemmer: &Stemmer,
    ) -> Self {
        let Numbered {
            table,
            rows,
            numbers,
        } = Numbered::all(sentences, Tokenizer::new(language));
        let mut forms = vec![Form::default(); table.words().len()];
        for number in stop_words.iter().filter_map(|word| table.find(word).ok()) {
            forms[number as usize].stop = true;
        }
        let stemming = Stemming {
            table: &table,
            stop_words,
            stemmer,
        };
        let groups = forms.par_chunks_mut(WORDS_A_TASK).enumerate();
        let stems: Vec<Stems> = groups
            .map(|(group, forms)| stemming.stem(group * WORDS_A_TASK, forms))
            .collect();
        let mut draft = Self {
            table,
            forms,
            rows,
            numbers,
            stems: Vec::new(),
            surfaces: Vec::new(),
            stem_numbers: Vec::new(),
        };
        let stems_of_words = draft.add_stems(&stems);
        draft.number(&stems_of_words);
        draft
    }

    /// Adds the stems that are no words to the table, and gives for each word that is a normal form
    /// the number of its stem there.
    fn add_stems(&mut self, stems: &[Stems]) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.forms.len() as u32).collect();
        let changed = stems.iter().map(|it| it.packed.len() + it.long.len()).sum();
        self.table.reserve(changed);
        for stems in stems {
            for &(word, key) in &stems.packed {
                numbers[word as usize] = self.table.add_packed(key, 0);
            }
            for (word, stem) in &stems.long {
                numbers[*word as usize] = self.table.add(stem, 0);
            }
        }
        numbers
    }

    /// Numbers the stems of all words.
    fn number(&mut self, stems_of_words: &[u32]) {
        self.stem_numbers = vec![NONE; self.table.words().len()];
        for word in 0..self.forms.len() {
            let source = self.forms[word].stem as usize;
            let stop = self.forms[source].stop;
            let number = &mut self.stem_numbers[stems_of_words[source] as usize];
            if *number == NONE {
                *number = self.stems.len() as u32;
                self.stems.push(stems_of_words[source]);
                self.surfaces.push(word as u32);
            }
            let stem = *number;
            let form = &mut self.forms[word];
            form.stem = stem;
            form.stop = stop;
            self.add_surface(stem, word as u32);
        }
    }

    /// Adds a word that a stem is written as.
    fn add_surface(&mut self, stem: u32, word: u32) {
        let words = self.table.words().entries();
        let most = &mut self.surfaces[stem as usize];
        if words[word as usize].count > words[*most as usize].count {
            *most = word;
        }
    }

    /// The analysis in which stems are one that count as one.
    pub(super) fn finish(mut self, merging: Merging) -> Analysis {
        let mut lost: Vec<u32> = merging.stems.keys().copied().collect();
        lost.sort_unstable();
        for stem in &lost {
            self.add_surface(merging.stems[stem], self.surfaces[*stem as usize]);
        }
        let mut numbers = Vec::with_capacity(self.stems.len());
        let mut gone = 0;
        for stem in 0..self.stems.len() as u32 {
            numbers.push(stem - gone as u32);
            gone += usize::from(lost.get(gone) == Some(&stem));
        }
        for stem in &lost {
            numbers[*stem as usize] = numbers[merging.stems[stem] as usize];
        }
        let forms = self.forms.iter();
        let known: Vec<Token> = forms
            .map(|form| Token::new(numbers[form.stem as usize], form.stop))
            .collect();
        let mut rows = self.rows.map(|part| {
            let known = self.numbers[part].pick(&known);
            move |place: Place| known[place.word()]
        });
        for ((row, place), stem) in merging.tokens {
            let token = &mut rows.row_mut(row)[place];
            *token = Token::new(numbers[stem as usize], token.stop());
        }
        Analysis {
            words: self.table.into_words(),
            stems: without(self.stems, &lost),
            surfaces: without(self.surfaces, &lost),
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
        self.stems.len()
    }

    /// A stem by its number.
    pub(super) fn stem(&self, number: u32) -> &str {
        self.table.words().get(self.stems[number as usize])
    }

    /// The number of a stem, if a word has it.
    pub(super) fn stem_number(&self, stem: &str) -> Option<u32> {
        let word = self.table.find(stem).ok()?;
        let number = self.stem_numbers[word as usize];
        (number != NONE).then_some(number)
    }

    /// How the sources most often write a word of this stem.
    pub(super) fn surface(&self, number: u32) -> &str {
        self.table.words().get(self.surfaces[number as usize])
    }

    /// How often each word was met.
    pub(super) fn counts(&self) -> impl Iterator<Item = u32> {
        let words = self.table.words().entries().iter();
        words.take(self.forms.len()).map(|entry| entry.count)
    }

    /// The words of a sentence by their numbers, and whether each follows closely.
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (usize, bool)> {
        let numbers = &self.numbers[self.rows.part_of(row)];
        let places = self.rows.row(row).iter();
        places.map(|place| (numbers.of(place.word()), place.is_joined()))
    }

    /// Every place of the words that are told by number, as its row and its number there.
    pub(super) fn find(&self, wanted: &[bool]) -> Vec<(usize, usize)> {
        if !wanted.contains(&true) {
            return Vec::new();
        }
        let parts: Vec<_> = self.rows.parts().zip(&self.numbers).collect();
        let found: Vec<Vec<(usize, usize)>> = parts
            .into_par_iter()
            .map(|((first, part), numbers)| {
                let found = find(part.items(), &numbers.pick(wanted)).into_iter();
                let places = part.places(found).map(|(row, place)| (first + row, place));
                places.collect()
            })
            .collect();
        found.concat()
    }
}

/// A list of one number a stem without those of some stems, which are in ascending order.
fn without(mut list: Vec<u32>, lost: &[u32]) -> Vec<u32> {
    let mut lost = lost.iter().peekable();
    let mut stem = 0;
    list.retain(|_| {
        let is_lost = lost.next_if_eq(&&stem).is_some();
        stem += 1;
        !is_lost
    });
    list
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
