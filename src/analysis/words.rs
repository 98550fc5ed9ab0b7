//! Distinct words by number.

use super::packed::{MOST, Packed};
use super::texts::Texts;

/// Distinct words by number, and how often each was met.
///
/// Those of up to sixteen bytes, nearly all in most languages, are where they are told from others,
/// so that no letters need to be fetched from elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Words {
    entries: Vec<Entry>,
    /// Those of more bytes.
    long: Texts,
}

/// What is known of a word. Its key is in bytes, which need no padding: twenty in all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    key: [u8; MOST],
    pub(super) count: u32,
}

impl Entry {
    /// The letters of the word, or else its hash and its number among the long ones.
    #[inline]
    pub(super) fn key(&self) -> Packed {
        Packed::from_bytes(self.key)
    }
}

impl Words {
    /// None yet, with room for some.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            entries: Vec::with_capacity(count),
            long: Texts::default(),
        }
    }

    /// Makes room for some more words.
    pub(super) fn reserve(&mut self, count: usize) {
        self.entries.reserve_exact(count);
    }

    /// How many there are.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// What is known of all of them, by number.
    #[inline]
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The same of one to be changed.
    #[inline]
    pub(super) fn entry_mut(&mut self, number: u32) -> &mut Entry {
        &mut self.entries[number as usize]
    }

    /// A word by its number.
    pub(super) fn get(&self, number: u32) -> &str {
        let entry = &self.entries[number as usize];
        let key = entry.key();
        match key.long() {
            Some((_, number)) => self.long.get(number),
            // It was cut out of a text.
            None => str::from_utf8(&entry.key[..key.len()]).unwrap_or_default(),
        }
    }

    /// A long word by its number among them.
    pub(super) fn long(&self, number: usize) -> &str {
        self.long.get(number)
    }

    /// Whether a word has more than one character; of most its length tells. What stemming leaves
    /// nothing of is among the long ones.
    pub(super) fn has_several_characters(&self, number: u32) -> bool {
        let key = self.entries[number as usize].key();
        key.is_word() && key.len() > char::MAX.len_utf8()
            || self.get(number).chars().nth(1).is_some()
    }

    /// Adds a word that is packed, or else the letters for a hash, and gives its number.
    pub(super) fn push(&mut self, key: Packed, letters: &str, count: u32) -> u32 {
        let number = self.entries.len() as u32;
        let key = if key.is_word() {
            key
        } else {
            self.long.push(letters);
            key.with_number(self.long.len() - 1)
        };
        self.entries.push(Entry {
            key: key.to_bytes(),
            count,
        });
        number
    }
}
