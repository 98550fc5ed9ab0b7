//! Distinct words, numbered.

use std::hash::{BuildHasher, Hasher};

use hashbrown::DefaultHashBuilder;

use super::spans::{NOT_PACKED, Packed, Span};

/// Set in the keys of words that are not packed into them.
const LONG: u64 = 1 << 63;

/// Bytes of text for each slot that a table begins with.
const BYTES_A_SLOT: usize = 64;

/// Distinct words, numbered in the order they were first met, and how often each was met.
///
/// Every word of a text is looked up here, and a large table is out of the nearest memory: a
/// look-up must touch little of it. Words of up to sixteen letters are compared as numbers, which
/// takes no second look at the text, and whatever is known of a word stands by its number, so that
/// the frequent words, which are met early, stand together. The hash is seeded, so that no text can
/// be made for which the table is slow.
#[derive(Clone)]
pub(super) struct WordTable<'a> {
    hashing: DefaultHashBuilder,
    /// Numbers of words plus 1, 0 where none is; as many as a power of two, at most half of them
    /// taken.
    slots: Vec<u32>,
    keys: Vec<Packed>,
    counts: Vec<u32>,
    words: Vec<&'a str>,
}

impl<'a> WordTable<'a> {
    /// An empty table for the words of some text; tables to be merged share their hashing.
    pub(super) fn new(hashing: DefaultHashBuilder, bytes: usize) -> Self {
        let slots = (bytes / BYTES_A_SLOT).next_power_of_two().max(64);
        Self {
            hashing,
            slots: vec![0; slots],
            keys: Vec::with_capacity(slots / 2),
            counts: Vec::with_capacity(slots / 2),
            words: Vec::with_capacity(slots / 2),
        }
    }

    /// Counts one more occurrence of the word at a place of a sentence, and gives its number.
    #[inline]
    pub(super) fn count(&mut self, sentence: &'a str, span: Span) -> u32 {
        let word = || &sentence[span.start..span.end];
        let key = match span.packed {
            NOT_PACKED => self.key(word()),
            packed => packed,
        };
        self.add(key, 1, word)
    }

    /// Adds the words of another table, and gives for each of them its number here.
    pub(super) fn absorb(&mut self, other: &Self) -> Vec<u32> {
        let counted = other.keys.iter().zip(&other.counts).zip(&other.words);
        counted
            .map(|((&key, &count), &word)| self.add(key, count, || word))
            .collect()
    }

    /// The number of a word, if it is there.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.look_up(self.key(word), || word).ok()
    }

    /// The words by number.
    pub(super) fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// The words by number, and how often each was met.
    pub(super) fn into_counted(self) -> (Vec<&'a str>, Vec<u32>) {
        (self.words, self.counts)
    }

    #[inline]
    fn add(&mut self, key: Packed, times: u32, word: impl Fn() -> &'a str) -> u32 {
        match self.look_up(key, &word) {
            Ok(number) => {
                self.counts[number as usize] += times;
                number
            }
            Err(slot) => self.insert(slot, key, times, word()),
        }
    }

    #[inline(never)]
    fn insert(&mut self, slot: usize, key: Packed, count: u32, word: &'a str) -> u32 {
        let number = self.words.len() as u32;
        self.slots[slot] = number + 1;
        self.keys.push(key);
        self.counts.push(count);
        self.words.push(word);
        if self.words.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// The number of a word, or else the slot where it would be.
    #[inline]
    fn look_up<'b>(&self, key: Packed, word: impl Fn() -> &'b str) -> Result<u32, usize> {
        let last = self.slots.len() - 1;
        let mut at = self.hashing.hash_one(key) as usize & last;
        loop {
            let Some(number) = self.slots[at].checked_sub(1) else {
                return Err(at);
            };
            let same = || key.0 & LONG == 0 || self.words[number as usize] == word();
            if self.keys[number as usize] == key && same() {
                return Ok(number);
            }
            at = (at + 1) & last;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        let last = self.slots.len() - 1;
        for (number, key) in self.keys.iter().enumerate() {
            let mut at = self.hashing.hash_one(key) as usize & last;
            while self.slots[at] != 0 {
                at = (at + 1) & last;
            }
            self.slots[at] = number as u32 + 1;
        }
    }

    /// The key of a word: its letters, or else its hash.
    #[inline(never)]
    fn key(&self, word: &str) -> Packed {
        match Span::pack(word.as_bytes()) {
            NOT_PACKED => {
                let mut hasher = self.hashing.build_hasher();
                hasher.write(word.as_bytes());
                (hasher.finish() | LONG, 0)
            }
            packed => packed,
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

    fn counted<'a>(hashing: &DefaultHashBuilder, text: &'a str) -> WordTable<'a> {
        let mut table = WordTable::new(hashing.clone(), 0);
        for span in Tokenizer::new(Language::English).spans(text) {
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
            for (word, count) in first.iter().zip(table.into_counted().1) {
                prop_assert_eq!(counts[word], count);
            }
        }
    }
}
