//! Short words as numbers.

/// Bytes of the longest word that is packed.
pub(super) const MOST: usize = 16;

/// The lowest bit of every byte.
const EVERY: u128 = u128::MAX / 0xFF;

/// The second number of every long word, but for its lower half. No byte of UTF-8 has all bits set.
const LONG: u64 = !0 << 32;

/// The highest bit of every byte.
const HIGH: u128 = 0x80 * EVERY;

/// The bytes of a word of up to sixteen as two numbers, the first byte lowest, which no other word
/// has; of a longer word nothing, or what tells it from most others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Packed(u64, u64);

/// For every number of bytes up to sixteen, so many with all bits set; none for more.
static TAKEN: [Packed; MOST + 2] = {
    let mut taken = [Packed::NOTHING; MOST + 2];
    let mut length = 1;
    while length <= MOST {
        taken[length] = Packed::new(u128::MAX >> (8 * (MOST - length)));
        length += 1;
    }
    taken
};

/// The highest bit of each byte of a packed word that is a letter of some kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) capital: u128,
    pub(super) small: u128,
}

impl Packed {
    /// In place of letters that are not packed.
    pub(super) const NOTHING: Self = Self(0, 0);

    const fn new(bytes: u128) -> Self {
        Self(bytes as u64, (bytes >> 64) as u64)
    }

    /// That of the word between two places of a sentence; nothing if it is too long. Words do not
    /// end with NUL.
    #[inline]
    pub(super) fn of(sentence: &[u8], start: usize, end: usize) -> Self {
        let taken = TAKEN[(end - start).min(MOST + 1)];
        let next = match sentence[start..].first_chunk() {
            Some(next) => Self::from_bytes(*next),
            None => Self::new(last_bytes(sentence, start)),
        };
        Self(next.0 & taken.0, next.1 & taken.1)
    }

    /// What tells a word that is too long from most others: its hash.
    pub(super) fn of_hash(hash: u64) -> Self {
        Self(hash, LONG)
    }

    /// The same with a number below 2³² that says where its letters are.
    pub(super) fn with_number(self, number: usize) -> Self {
        Self(self.0, LONG | number as u64)
    }

    /// The hash and the number of a word that is too long.
    pub(super) fn long(self) -> Option<(Self, usize)> {
        let number = (self.1 ^ LONG) as usize;
        (!self.is_word()).then_some((Self::of_hash(self.0), number))
    }

    /// Whether no more than one word has it.
    pub(super) fn is_word(self) -> bool {
        self.1 < LONG
    }

    /// The bytes of a word, with NUL for those that it lacks.
    #[inline]
    pub(super) fn to_bytes(self) -> [u8; MOST] {
        self.bytes().to_le_bytes()
    }

    /// From what [`to_bytes`](Self::to_bytes) gives.
    #[inline]
    pub(super) fn from_bytes(bytes: [u8; MOST]) -> Self {
        Self::new(u128::from_le_bytes(bytes))
    }

    /// How many bytes a word has.
    #[inline]
    pub(super) fn len(self) -> usize {
        MOST - self.bytes().leading_zeros() as usize / 8
    }

    /// The first bytes of a word, followed by others; all of them together are not too many.
    pub(super) fn with_ending(self, kept: usize, added: &str) -> Self {
        let kept_bytes = self.bytes() & TAKEN[kept].bytes();
        let added = added.bytes().zip(kept..);
        let bytes = added.fold(kept_bytes, |bytes, (byte, at)| {
            bytes | u128::from(byte) << (8 * at)
        });
        Self::new(bytes)
    }

    /// The same if it is a word in ASCII.
    pub(super) fn in_ascii(self) -> Option<Self> {
        let ascii = self.bytes() & HIGH == 0 && self != Self::NOTHING;
        ascii.then_some(self)
    }

    fn bytes(self) -> u128 {
        u128::from(self.1) << 64 | u128::from(self.0)
    }

    /// Which bytes of a word in ASCII are letters.
    pub(super) fn letters(self) -> Letters {
        let bytes = self.bytes();
        // A byte of ASCII that is at least `least` has its high bit set by this.
        let at_least = |least: u8| bytes + u128::from(0x80 - least) * EVERY;
        Letters {
            capital: at_least(b'A') & !at_least(b'Z' + 1) & HIGH,
            small: at_least(b'a') & !at_least(b'z' + 1) & HIGH,
        }
    }

    /// A word in ASCII with small letters for its capitals.
    pub(super) fn with_small(self, letters: Letters) -> Self {
        Self::new(self.bytes() | letters.capital >> 2)
    }

    /// Whether a word in ASCII holds some character other than NUL.
    pub(super) fn holds(self, character: u8) -> bool {
        let others = self.bytes() ^ (u128::from(character) * EVERY);
        // Only 0 borrows.
        others.wrapping_sub(EVERY) & !others & HIGH != 0
    }
}

/// The last bytes, fewer than sixteen, from a place on as a number, the first one lowest.
#[inline(never)]
fn last_bytes(bytes: &[u8], from: usize) -> u128 {
    let rest = &bytes[from..];
    if let Some(last) = bytes.last_chunk() {
        return u128::from_le_bytes(*last) >> (8 * (MOST - rest.len()));
    }
    let bytes = rest.iter().rev();
    bytes.fold(0, |number, &byte| number << 8 | u128::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places(mask: u128) -> Vec<usize> {
        let places = (0..MOST).filter(|place| mask >> (8 * place + 7) & 1 == 1);
        places.collect()
    }

    fn packed(word: &str) -> Packed {
        Packed::of(word.as_bytes(), 0, word.len())
    }

    proptest! {
        #[test]
        fn words_are_the_same_that_are_packed_alike(
            word in "[abé\\PC]{1,9}|[a-z]{14,18}", other in "[abé]{1,9}", before in "[ é]{0,20}", after in "[ é]{0,20}") {
            let sentence = format!("{before}{word}{after}");
            let end = before.len() + word.len();
            let inside = Packed::of(sentence.as_bytes(), before.len(), end);
            prop_assert_eq!(inside, packed(&word));
            prop_assert_eq!(inside == Packed::NOTHING, word.len() > MOST);
            prop_assert_eq!(inside.in_ascii().is_some(), word.is_ascii() && word.len() <= MOST);
            let both_long = word.len().min(other.len()) > MOST;
            prop_assert_eq!(packed(&word) == packed(&other), word == other || both_long);
            prop_assert!(inside.is_word() && inside.long().is_none());
            if word.len() <= MOST {
                prop_assert_eq!(&inside.to_bytes()[..inside.len()], word.as_bytes());
                prop_assert_eq!(Packed::from_bytes(inside.to_bytes()), inside);
            }
            let long = Packed::of_hash(7).with_number(word.len());
            prop_assert_eq!(long.long(), Some((Packed::of_hash(7), word.len())));
        }

        #[test]
        fn endings_are_changed(word in "[a-z]{1,15}", kept in 0_usize..16, added in "e|") {
            let kept = kept.min(word.len());
            let changed = packed(&word).with_ending(kept, &added);
            prop_assert_eq!(changed, packed(&format!("{}{added}", &word[..kept])));
        }

        #[test]
        fn a_packed_word_tells_its_letters(word in "[a-cY-Z0-9.'@`\\[{\x01]{1,16}") {
            let of_kind = |kind: fn(&u8) -> bool| {
                let places = word.bytes().enumerate().filter(|(_, byte)| kind(byte));
                places.map(|(place, _)| place).collect::<Vec<_>>()
            };
            let packed_word = packed(&word);
            let letters = packed_word.letters();
            prop_assert_eq!(places(letters.capital), of_kind(u8::is_ascii_uppercase));
            prop_assert_eq!(places(letters.small), of_kind(u8::is_ascii_lowercase));
            prop_assert_eq!(packed_word.with_small(letters), packed(&word.to_ascii_lowercase()));
            prop_assert_eq!(packed_word.holds(b'.'), word.contains('.'));
        }
    }
}
