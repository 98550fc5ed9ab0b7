//! Short texts by number, and numbers by text.

use std::hash::{BuildHasher, Hasher};

use hashbrown::DefaultHashBuilder;

use super::packed::Packed;

/// Least number of slots.
const LEAST_SLOTS: usize = 64;

/// The keys of distinct texts, numbered in the order they came, each with a value.
///
/// Every word of a pile is looked up in such a table, and a large one is out of the nearest memory:
/// a look-up must touch little of it. Texts of up to sixteen bytes are compared as numbers, which
/// takes no second look at them, and whatever is known of one stands by its number, so that the
/// frequent ones, which are met early, stand together. The texts themselves are kept elsewhere. The
/// hash is seeded, so that no text can be made for which the table is slow.
pub(super) struct KeyTable<T> {
    hashing: DefaultHashBuilder,
    /// Numbers of keys plus 1, 0 where none is; as many as a power of two, at most half of them
    /// taken.
    slots: Vec<u32>,
    entries: Vec<Entry<T>>,
}

/// What is known of a text.
#[derive(Clone, Copy)]
pub(super) struct Entry<T> {
    pub(super) key: Packed,
    pub(super) value: T,
}

impl<T> KeyTable<T> {
    /// An empty table that need not grow for some number of texts; those that share keys share
    /// their hashing.
    pub(super) fn new(hashing: DefaultHashBuilder, count: usize) -> Self {
        let slots = (2 * count).next_power_of_two().max(LEAST_SLOTS);
        Self {
            hashing,
            slots: vec![0; slots],
            entries: Vec::with_capacity(slots / 2),
        }
    }

    /// The hashing of the keys.
    pub(super) fn hashing(&self) -> &DefaultHashBuilder {
        &self.hashing
    }

    /// What is known of all texts, by number.
    pub(super) fn entries(&self) -> &[Entry<T>] {
        &self.entries
    }

    /// The same to be changed.
    #[inline]
    pub(super) fn entry_mut(&mut self, number: u32) -> &mut Entry<T> {
        &mut self.entries[number as usize]
    }

    /// The key of a text from a place to the end: its bytes, or else its hash.
    #[inline]
    pub(super) fn key(&self, text: &str, start: usize) -> Packed {
        match Packed::of(text, start, text.len()) {
            Packed::NOTHING => self.long_key(&text[start..]),
            packed => packed,
        }
    }

    #[inline(never)]
    fn long_key(&self, text: &str) -> Packed {
        let mut hasher = self.hashing.build_hasher();
        hasher.write(text.as_bytes());
        Packed::of_hash(hasher.finish())
    }

    /// The number of the text with some key, or else the slot where it would be. `is_same` tells of
    /// a number whether it is that of a text too long for its key to tell.
    #[inline]
    pub(super) fn find(&self, key: Packed, is_same: impl Fn(u32) -> bool) -> Result<u32, usize> {
        let last = self.slots.len() - 1;
        let mut at = self.slot(key);
        while let Some(number) = self.slots[at].checked_sub(1) {
            if self.entries[number as usize].key == key && (key.is_word() || is_same(number)) {
                return Ok(number);
            }
            at = (at + 1) & last;
        }
        Err(at)
    }

    /// Adds a text at the slot where it was looked for in vain, and gives its number.
    pub(super) fn insert(&mut self, slot: usize, key: Packed, value: T) -> u32 {
        let number = self.entries.len() as u32;
        self.slots[slot] = number + 1;
        self.entries.push(Entry { key, value });
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// The best slot for a key.
    #[inline]
    fn slot(&self, key: Packed) -> usize {
        self.hashing.hash_one(key) as usize & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        let last = self.slots.len() - 1;
        for number in 0..self.entries.len() {
            let mut at = self.slot(self.entries[number].key);
            while self.slots[at] != 0 {
                at = (at + 1) & last;
            }
            self.slots[at] = number as u32 + 1;
        }
    }
}
