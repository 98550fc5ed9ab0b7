//! Distinct words, numbered.

use hashbrown::DefaultHashBuilder;

use super::key_table::KeyTable;
use super::packed::Packed;
use super::spans::Span;

/// Bytes of text for each distinct word that a table begins with room for.
const BYTES_A_WORD: usize = 128;

/// Distinct words, numbered in the order they were first met, and how often each was met.
pub(super) struct WordTable<'a> {
    counts: KeyTable<u32>,
    words: Vec<&'a str>,
}

impl<'a> WordTable<'a> {
    /// An empty table for the words of some text; tables to be merged share their hashing.
    pub(super) fn new(hashing: DefaultHashBuilder, bytes: usize) -> Self {
        let count = bytes / BYTES_A_WORD;
        Self {
            counts: KeyTable::new(hashing, count),
            words: Vec::with_capacity(count),
        }
    }

    /// Counts one more occurrence of the word at a place of a sentence, and gives its number.
    #[inline]
    pub(super) fn count(&mut self, sentence: &'a str, span: Span) -> u32 {
        let key = Packed::of(sentence, span.start, span.end);
        // No word has the key of what is not packed.
        match self.counts.find(key, |_| true) {
            Ok(number) => {
                self.counts.entry_mut(number).value += 1;
                number
            }
            Err(slot) => self.count_further(&sentence[span.start..span.end], key, slot),
        }
    }

    /// The same for a word that is new, or not packed; `slot` is where it would be.
    #[inline(never)]
    fn count_further(&mut self, word: &'a str, key: Packed, slot: usize) -> u32 {
        if key == Packed::NOTHING {
            let key = self.counts.key(word, 0);
            return self.add(word, key, 1);
        }
        self.insert(slot, word, key, 1)
    }

    /// Adds the words of another table, and gives for each of them its number here.
    pub(super) fn absorb(&mut self, other: &Self) -> Vec<u32> {
        let counted = other.words.iter().zip(other.counts.entries());
        counted
            .map(|(word, entry)| self.add(word, entry.key, entry.value))
            .collect()
    }

    /// The number of a word, if it is there.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.look_up(word, self.counts.key(word, 0)).ok()
    }

    /// The words by number.
    pub(super) fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// The same to be kept.
    pub(super) fn into_words(self) -> Vec<&'a str> {
        self.words
    }

    /// The keys of the words and how often each was met, by number.
    pub(super) fn counts(&self) -> &KeyTable<u32> {
        &self.counts
    }

    fn look_up(&self, word: &str, key: Packed) -> Result<u32, usize> {
        let is_same = |number: u32| self.words[number as usize] == word;
        self.counts.find(key, is_same)
    }

    fn add(&mut self, word: &'a str, key: Packed, times: u32) -> u32 {
        match self.look_up(word, key) {
            Ok(number) => {
                self.counts.entry_mut(number).value += times;
                number
            }
            Err(slot) => self.insert(slot, word, key, times),
        }
    }

    fn insert(&mut self, slot: usize, word: &'a str, key: Packed, times: u32) -> u32 {
        self.words.push(word);
        self.counts.insert(slot, key, times)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Tokenizer;
    use crate::language::Language;

    fn counted<'a>(hashing: &DefaultHashBuilder, text: &'a str) -> WordTable<'a> {
        let mut table = WordTable::new(hashing.clone(), 0);
        let mut spans = Vec::new();
        Tokenizer::new(Language::English).spans(text, &mut spans);
        for span in spans {
            table.count(text, span);
        }
        table
    }

    proptest! {
        #[test]
        fn words_are_numbered_as_first_met_and_counted(
            texts in prop::collection::vec("([a-cA\0é’]{1,3}[a-b]{0,9}(a{7})?[ .]){0,60}", 1..4)) {
            let hashing = DefaultHashBuilder::default();
            let mut table = counted(&hashing, &texts[0]);
            for text in &texts[1..] {
                let other = counted(&hashing, text);
                for (word, number) in other.words().iter().zip(table.absorb(&other)) {
                    prop_assert_eq!(*word, table.words()[number as usize]);
                }
            }
            let mut first = Vec::new();
            let mut counts = BTreeMap::new();
            for word in texts.iter().flat_map(|text| crate::analysis::words(text)) {
                *counts.entry(word).or_insert(0) += 1;
                if !first.contains(&word) {
                    first.push(word);
                }
            }
            prop_assert_eq!(table.words(), first.as_slice());
            for (number, word) in first.iter().enumerate() {
                prop_assert_eq!(table.find(word), Some(number as u32));
            }
            prop_assert_eq!(table.find("nowhere"), None);
            for (word, entry) in first.iter().zip(table.counts().entries()) {
                prop_assert_eq!(counts[word], entry.value);
            }
        }
    }
}
