//! Distinct words into the letters of their stems.

use super::names::occurrence::{Case, Mark};
use super::normal_form::{Normal, normalize_into};
use super::packed::Packed;
use super::stemmer::{Light, Stemmer};
use super::stop_words::StopWords;
use super::word_table::WordTable;

/// Distinct words that one parallel task stems.
pub(super) const WORDS_A_TASK: usize = 256;

/// What a word is wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// Number of its stem; before stems are numbered, that of the word whose stem it has: itself, or
    /// the word that is its normal form.
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
    pub(super) table: &'a WordTable,
    pub(super) stop_words: &'a StopWords,
    pub(super) stemmer: &'a Stemmer,
}

/// The stems of some words, by the number of each, where the stem is not the word itself.
pub(super) struct Stems {
    pub(super) packed: Vec<(u32, Packed)>,
    pub(super) long: Vec<(u32, String)>,
}

/// Where the stem of a word comes from.
#[derive(Debug, PartialEq, Eq)]
enum Source<'a> {
    /// From a word, which is its normal form: itself, or another one.
    Word(u32),
    /// From its normal form, which is no word.
    Packed(Packed),
    /// The same where it is not in ASCII, is long or had to be written.
    Written(&'a str),
}

impl Stemming<'_> {
    /// Stems neighbouring words from a number on. Their forms tell already which words on the list
    /// of stop words they are.
    pub(super) fn stem(&self, from: usize, forms: &mut [Form]) -> Stems {
        let mut stems = Stems {
            // In English two of five words lose an ending or a capital.
            packed: Vec::with_capacity(forms.len() / 2),
            long: Vec::new(),
        };
        let (mut other, mut stem) = (String::new(), String::new());
        for (form, own) in forms.iter_mut().zip(from as u32..) {
            let (mark, source) = self.look_at(own, &mut other);
            form.mark = mark;
            form.stem = own;
            let key = self.table.words().entries()[own as usize].key();
            match source {
                Source::Word(word) if word != own => form.stem = word,
                Source::Word(_) => {
                    let light = key.in_ascii().and_then(|key| self.light(key));
                    match light {
                        Some(stem) if stem == key => {}
                        Some(stem) => stems.packed.push((own, stem)),
                        None => {
                            let word = self.table.words().get(own);
                            self.write(word, &mut stem);
                            if stem != word {
                                stems.push(own, &stem);
                            }
                        }
                    }
                }
                Source::Packed(normal) => {
                    let bytes = normal.to_bytes();
                    let word = str::from_utf8(&bytes[..normal.len()]).unwrap_or_default();
                    form.stop = self.stop_words.contains(word);
                    match self.light(normal) {
                        Some(stem) => stems.packed.push((own, stem)),
                        None => {
                            self.write(word, &mut stem);
                            stems.push(own, &stem);
                        }
                    }
                }
                Source::Written(normal) => {
                    form.stop = self.stop_words.contains(normal);
                    self.write(normal, &mut stem);
                    stems.push(own, &stem);
                }
            }
        }
        stems
    }

    /// The stem of a word in ASCII and lower case that it takes no letters to write.
    fn light(&self, word: Packed) -> Option<Packed> {
        let Light { kept, added } = self.stemmer.light(&word.to_bytes()[..word.len()])?;
        Some(word.with_ending(kept, added))
    }

    /// Writes a stem over what was there.
    fn write(&self, normal: &str, stem: &mut String) {
        stem.clear();
        self.stemmer.write_stem(normal, stem);
    }

    /// How the word with some number is written, and where its stem comes from; `other` is written
    /// over.
    fn look_at<'b>(&self, own: u32, other: &'b mut String) -> (Mark, Source<'b>) {
        let words = self.table.words();
        let Some(packed) = words.entries()[own as usize].key().in_ascii() else {
            let word = words.get(own);
            return (Mark::of(word), self.source(word, own, other));
        };
        let letters = packed.letters();
        let mark = Mark::of_packed(&packed.to_bytes()[..packed.len()], letters);
        // Of most words the normal form is found without writing it.
        if packed.holds(b'.') {
            return (mark, self.source(words.get(own), own, other));
        }
        if letters.capital == 0 {
            return (mark, Source::Word(own));
        }
        let small = packed.with_small(letters);
        let known = self.table.find_packed(small);
        (mark, known.map_or(Source::Packed(small), Source::Word))
    }

    fn source<'b>(&self, word: &str, own: u32, other: &'b mut String) -> Source<'b> {
        if normalize_into(word, other) == Normal::Same {
            return Source::Word(own);
        }
        let known = self.table.find(other);
        known.map_or(Source::Written(other), Source::Word)
    }
}

impl Stems {
    fn push(&mut self, word: u32, stem: &str) {
        match Packed::of(stem.as_bytes(), 0, stem.len()) {
            Packed::NOTHING => self.long.push((word, stem.to_owned())),
            packed => self.packed.push((word, packed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use hashbrown::DefaultHashBuilder;
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Tokenizer;
    use crate::analysis::normalize;
    use crate::language::Language;

    proptest! {
        #[test]
        fn stems_are_those_of_normal_forms(
            text in "([aAbB]{1,3}(ing|IES|s)?|[aA][.'’]?[bB]|[aÀ-á]{2}|[aA]{15,17}(s|ly|'S)?|[aA]\\.[bB]|[0-9a]{1,3})( [aAbB]{1,3}){0,9}") {
            let english = Language::English;
            let mut table = WordTable::new(DefaultHashBuilder::default(), 0);
            let mut spans = Vec::new();
            Tokenizer::new(english).find(&text, &mut spans);
            for span in spans {
                table.count(&text, span);
            }
            let stemmer = Stemmer::new(english);
            let stemming = Stemming {
                table: &table,
                stop_words: &StopWords::default(),
                stemmer: &stemmer,
            };
            let words = table.words();
            let mut forms = vec![Form::default(); words.len()];
            let stems = stemming.stem(0, &mut forms);
            for (form, own) in forms.iter().zip(0..) {
                let word = words.get(own);
                prop_assert_eq!(form.mark, Mark::of(word));
                let source = form.stem;
                if source != own {
                    prop_assert_eq!(words.get(source), &*normalize(word));
                }
                let packed = stems.packed.iter().find(|stem| stem.0 == source);
                let long = stems.long.iter().find(|stem| stem.0 == source);
                let stem = match (packed, long) {
                    (Some((_, key)), _) => {
                        String::from_utf8(key.to_bytes()[..key.len()].to_vec()).unwrap()
                    }
                    (_, Some((_, stem))) => stem.clone(),
                    _ => words.get(source).to_owned(),
                };
                prop_assert_eq!(stem, stemmer.stem(&normalize(word)));
            }
        }
    }
}
