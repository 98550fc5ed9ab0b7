//! Distinct words, numbered.

use std::hash::{BuildHasher, Hasher};

use hashbrown::DefaultHashBuilder;

use super::spans::Span;

/// Set in the keys of words that are not packed into them.
const LONG: u64 = 1 << 63;

/// Bytes of text for each slot that a table begins with.
const BYTES_A_SLOT: usize = 64;

/// Distinct words, numbered in the order they were first met, and how often each was met.
///
/// Every word of a text is looked up here, so a look-up must be cheap: short words are compared as
/// numbers, which need no second look at the text, and key, number and count stand side by side.
/// The hash is seeded, so that no text can be made for which the table is slow.
#[derive(Clone)]
pub(super) struct WordTable<'a> {
    hashing: DefaultHashBuilder,
    /// As many as a power of two, at most half of them taken.
    slots: Vec<Slot>,
    words: Vec<&'a str>,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// 0 where nothing is.
    key: u64,
    number: u32,
    count: u32,
}

impl<'a> WordTable<'a> {
    /// An empty table for the words of some text; tables to be merged share their hashing.
    pub(super) fn new(hashing: DefaultHashBuilder, bytes: usize) -> Self {
        let slots = (bytes / BYTES_A_SLOT).next_power_of_two().max(64);
        Self {
            hashing,
            slots: vec![Slot::default(); slots],
            words: Vec::with_capacity(slots / 4),
        }
    }

    /// Counts one more occurrence of the word at a place of a sentence, and gives its number.
    #[inline]
    pub(super) fn count(&mut self, sentence: &'a str, span: Span) -> u32 {
        let word = || &sentence[span.start..span.end];
        let key = match span.packed {
            0 => self.key(word()),
            packed => packed,
        };
        self.add(key, 1, word)
    }

    /// Adds the words of another table, and gives for each of them its number here.
    pub(super) fn absorb(&mut self, other: &Self) -> Vec<u32> {
        let mut entries = vec![Slot::default(); other.words.len()];
        for slot in other.slots.iter().filter(|slot| slot.key != 0) {
            entries[slot.number as usize] = *slot;
        }
        let words = other.words.iter().zip(entries);
        words
            .map(|(&word, Slot { key, count, .. })| self.add(key, count, || word))
            .collect()
    }

    /// The number of a word, if it is there.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let key = self.key(word);
        let slot = self.slots[self.slot(key, || word)];
        (slot.key != 0).then_some(slot.number)
    }

    /// The words by number.
    pub(super) fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// The words by number, without the table.
    pub(super) fn into_words(self) -> Vec<&'a str> {
        self.words
    }

    /// How often each was met, by number.
    pub(super) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.words.len()];
        for slot in self.slots.iter().filter(|slot| slot.key != 0) {
            counts[slot.number as usize] = slot.count;
        }
        counts
    }

    #[inline]
    fn add(&mut self, key: u64, times: u32, word: impl Fn() -> &'a str) -> u32 {
        let at = self.slot(key, &word);
        let slot = &mut self.slots[at];
        if slot.key == 0 {
            return self.insert(at, key, times, word());
        }
        slot.count += times;
        slot.number
    }

    #[inline(never)]
    fn insert(&mut self, at: usize, key: u64, count: u32, word: &'a str) -> u32 {
        let number = self.words.len() as u32;
        self.slots[at] = Slot { key, number, count };
        self.words.push(word);
        if self.words.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// Where a word is, or else would be.
    #[inline]
    fn slot<'b>(&self, key: u64, word: impl Fn() -> &'b str) -> usize {
        let last = self.slots.len() - 1;
        let mut at = self.hashing.hash_one(key) as usize & last;
        loop {
            let slot = &self.slots[at];
            let same = |number: u32| key & LONG == 0 || self.words[number as usize] == word();
            if slot.key == 0 || slot.key == key && same(slot.number) {
                return at;
            }
            at = (at + 1) & last;
        }
    }

    fn grow(&mut self) {
        let room = vec![Slot::default(); self.slots.len() * 2];
        let last = room.len() - 1;
        let slots = std::mem::replace(&mut self.slots, room);
        for slot in slots.into_iter().filter(|slot| slot.key != 0) {
            let mut at = self.hashing.hash_one(slot.key) as usize & last;
            while self.slots[at].key != 0 {
                at = (at + 1) & last;
            }
            self.slots[at] = slot;
        }
    }

    /// The key of a word: its letters, or else its hash.
    #[inline(never)]
    fn key(&self, word: &str) -> u64 {
        match Span::pack(word.as_bytes()) {
            0 => {
                let mut hasher = self.hashing.build_hasher();
                hasher.write(word.as_bytes());
                hasher.finish() | LONG
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
            texts in prop::collection::vec("([a-cA\0é’]{1,3}[a-b]{0,9}[ .]){0,60}", 1..4)) {
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
            for (number, (word, count)) in first.iter().zip(table.counts()).enumerate() {
                prop_assert_eq!(counts[word], count);
                prop_assert_eq!(table.find(word), Some(number as u32));
            }
            prop_assert_eq!(table.find("nowhere"), None);
        }
    }
}
