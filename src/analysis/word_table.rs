//! Distinct words, numbered.

use std::hash::{BuildHasher, Hasher};

use hashbrown::DefaultHashBuilder;

use super::packed::Packed;
use super::spans::Span;
use super::words::{Entry, Words};

/// Least number of slots.
const LEAST_SLOTS: usize = 64;

/// Bytes of text for each distinct word at least, about, however short the text.
const LEAST_BYTES_A_WORD: usize = 8;

/// Distinct words of a text by the root of its bytes (Heaps 1978), about: so many have news of
/// 100,000 bytes to 15 million.
const WORDS_BY_ROOT: usize = 18;

/// Distinct words, numbered in the order they were first met, and how often each was met.
///
/// Every word of a pile is looked up in such a table, and a large one is out of the nearest memory:
/// a look-up must touch little of it. Words of up to sixteen bytes are compared as numbers, which
/// takes no second look at them, and whatever is known of one stands by its number, so that the
/// frequent ones, which are met early, stand together. The hash is seeded, so that no text can be
/// made for which the table is slow.
pub(super) struct WordTable {
    hashing: DefaultHashBuilder,
    /// Numbers of words plus 1, 0 where none is; as many as a power of two, at most two thirds of
    /// them taken.
    slots: Vec<u32>,
    words: Words,
}

/// Where a word would be that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vacancy {
    key: Packed,
    slot: usize,
}

impl WordTable {
    /// An empty table with room for the words of some text; tables to be merged share their hashing.
    pub(super) fn new(hashing: DefaultHashBuilder, bytes: usize) -> Self {
        let count = (WORDS_BY_ROOT * bytes.isqrt()).min(bytes / LEAST_BYTES_A_WORD);
        let slots = (count + count / 2).next_power_of_two().max(LEAST_SLOTS);
        Self {
            hashing,
            slots: vec![0; slots],
            words: Words::with_capacity(count),
        }
    }

    /// The words by number.
    #[inline]
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// The same to be kept.
    pub(super) fn into_words(self) -> Words {
        self.words
    }

    /// Makes room for some more words by number.
    pub(super) fn reserve(&mut self, count: usize) {
        self.words.reserve(count);
    }

    /// Counts one more occurrence of the word at a place of a sentence, and gives its number.
    #[inline(always)]
    pub(super) fn count(&mut self, sentence: &str, span: Span) -> u32 {
        let key = Packed::of(sentence.as_bytes(), span.start, span.end);
        // No word has the key of what is not packed.
        match self.find_packed(key) {
            Ok(number) => {
                self.words.entry_mut(number).count += 1;
                number
            }
            Err(vacancy) => self.count_further(sentence, span, vacancy),
        }
    }

    /// The same for a word that is new, or not packed.
    #[inline(never)]
    fn count_further(&mut self, sentence: &str, span: Span, vacancy: Vacancy) -> u32 {
        if vacancy.key == Packed::NOTHING {
            return self.add(&sentence[span.start..span.end], 1);
        }
        self.insert(vacancy, "", 1)
    }

    /// Adds the words of another table, and gives for each of them its number here.
    pub(super) fn absorb(&mut self, other: &Self) -> Vec<u32> {
        let entries = other.words.entries().iter().zip(0..);
        let numbers = entries.map(|(entry, number)| match entry.key() {
            key if key.is_word() => self.add_packed(key, entry.count),
            _ => self.add(other.words.get(number), entry.count),
        });
        numbers.collect()
    }

    /// The number of a word, or else where it would be.
    pub(super) fn find(&self, word: &str) -> Result<u32, Vacancy> {
        match Packed::of(word.as_bytes(), 0, word.len()) {
            Packed::NOTHING => self.find_long(word),
            key => self.find_packed(key),
        }
    }

    /// The same for a word that is packed.
    #[inline(always)]
    pub(super) fn find_packed(&self, key: Packed) -> Result<u32, Vacancy> {
        self.look_up(key, |entry| entry.key() == key)
    }

    #[inline(never)]
    fn find_long(&self, word: &str) -> Result<u32, Vacancy> {
        let mut hasher = self.hashing.build_hasher();
        hasher.write(word.as_bytes());
        let key = Packed::of_hash(hasher.finish());
        let number_of = |entry: &Entry| entry.key().long().filter(|long| long.0 == key);
        self.look_up(key, |entry| {
            number_of(entry).is_some_and(|(_, number)| self.words.long(number) == word)
        })
    }

    #[inline(always)]
    fn look_up(&self, key: Packed, is_it: impl Fn(&Entry) -> bool) -> Result<u32, Vacancy> {
        let last = self.slots.len() - 1;
        let mut slot = self.slot(key);
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if is_it(&self.words.entries()[number as usize]) {
                return Ok(number);
            }
            slot = (slot + 1) & last;
        }
        Err(Vacancy { key, slot })
    }

    /// Counts some more occurrences of a word, and gives its number.
    pub(super) fn add(&mut self, word: &str, times: u32) -> u32 {
        match self.find(word) {
            Ok(number) => self.count_known(number, times),
            Err(vacancy) => self.insert(vacancy, word, times),
        }
    }

    /// The same for a word that is packed.
    pub(super) fn add_packed(&mut self, key: Packed, times: u32) -> u32 {
        match self.find_packed(key) {
            Ok(number) => self.count_known(number, times),
            Err(vacancy) => self.insert(vacancy, "", times),
        }
    }

    fn count_known(&mut self, number: u32, times: u32) -> u32 {
        self.words.entry_mut(number).count += times;
        number
    }

    /// Adds a word where it would be; its letters are needed if it is not packed.
    fn insert(&mut self, vacancy: Vacancy, letters: &str, count: u32) -> u32 {
        let number = self.words.push(vacancy.key, letters, count);
        self.slots[vacancy.slot] = number + 1;
        if self.words.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        number
    }

    /// The best slot for a key.
    #[inline(always)]
    fn slot(&self, key: Packed) -> usize {
        self.hashing.hash_one(key) as usize & (self.slots.len() - 1)
    }

    #[inline(never)]
    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        let last = self.slots.len() - 1;
        for (entry, number) in self.words.entries().iter().zip(1..) {
            let key = entry.key();
            let mut slot = self.slot(key.long().map_or(key, |(hash, _)| hash));
            while self.slots[slot] != 0 {
                slot = (slot + 1) & last;
            }
            self.slots[slot] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Tokenizer;
    use crate::language::Language;

    fn counted(hashing: &DefaultHashBuilder, text: &str) -> WordTable {
        let mut table = WordTable::new(hashing.clone(), 0);
        let mut spans = Vec::new();
        Tokenizer::new(Language::English).find(text, &mut spans);
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
                for (number, here) in (0..).zip(table.absorb(&other)) {
                    prop_assert_eq!(other.words().get(number), table.words().get(here));
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
            let words = table.words();
            prop_assert_eq!(words.len(), first.len());
            for (&word, number) in first.iter().zip(0..) {
                prop_assert_eq!(words.get(number), word);
                prop_assert_eq!(table.find(word), Ok(number));
                prop_assert_eq!(words.entries()[number as usize].count, counts[word]);
            }
            prop_assert!(table.find("nowhere").is_err());
        }
    }

    #[test]
    fn one_character_is_not_several_and_neither_is_none() {
        let mut table = WordTable::new(DefaultHashBuilder::default(), 0);
        for (word, several) in [
            ("", false),
            ("a", false),
            ("💧", false),
            ("ab", true),
            ("éé", true),
            ("bouleversements", true),
            ("bouleversements-là", true),
        ] {
            let number = table.add(word, 1);
            assert_eq!(table.words().get(number), word);
            assert_eq!(table.words().has_several_characters(number), several);
        }
    }
}
