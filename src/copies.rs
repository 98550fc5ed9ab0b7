//! Which documents are copies of others: the same wire story in several papers, under another
//! headline, cut at the end or changed in some words.
//!
//! Documents are compared by their shingles, the runs of four words (Broder 1997). A
//! signature of least hash values finds the pairs that may be alike without comparing all (one
//! permutation hashing, Li et al. 2012, filled up by rotation, Shrivastava & Li 2014; banded,
//! Leskovec et al. 2014); what it finds is compared exactly.

use std::ops::Range;

use hashbrown::HashMap;
use rayon::prelude::*;

use crate::bytes::{self, first_eight, is_ascii, lowest, within};
use crate::error::{Error, Result};
use crate::letter::is_of_word;

/// Words of a shingle.
const SHINGLE: usize = 4;

/// Values of a signature that must all agree for two documents to be compared.
const BAND: usize = 3;

/// Bands of a signature. Two documents that share 0.6 of their shingles miss each other in all of
/// them once in 130 times, at 0.7 once in 4,500; at 0.05 one pair in 400 is compared in vain.
const BANDS: usize = 21;

/// Share of a sentence's shingles that a document has which carries it, in other words perhaps.
const CARRIED: f64 = 0.6;

/// Originals that a document is compared with in one band at most, which keeps the cost linear
/// where all documents are a little alike.
const MOST_COMPARED: usize = 4;

/// When a document counts as a copy of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CopyConfig {
    /// Least share of common shingles, above 0, at most 1; at 1 only documents of the same words
    /// are copies. Default 0.6.
    pub threshold: f64,
}

impl Default for CopyConfig {
    fn default() -> Self {
        Self { threshold: 0.6 }
    }
}

impl CopyConfig {
    /// Checks the threshold.
    ///
    /// # Errors
    /// If it is not above 0 and at most 1.
    pub fn check(&self) -> Result<()> {
        if self.threshold > 0.0 && self.threshold <= 1.0 {
            return Ok(());
        }
        Err(Error::parameter(
            "copy-threshold",
            self.threshold,
            "above 0 and at most 1",
        ))
    }
}

/// For each text the number of the one it is a copy of: the first in the order given that shares
/// at least `threshold` of the shingles that either has (Jaccard), 0 to 1; its own number if there
/// is none.
///
/// Case, marks and white space do not count. A text of fewer than four words is a copy of
/// one with the same words alone. About linear in the text.
///
/// ```
/// use briefing::copies::originals;
/// let agency = "The ferry left the harbour on Monday with eighty people on board, the owner said.";
/// let daily = "the ferry left the harbour on Monday, with eighty people on board, the owner said";
/// let other = "Eighty people were on the ferry that left the harbour on Monday.";
/// assert_eq!(originals(&[agency, other, daily], 0.6), [0, 1, 0]);
/// ```
pub fn originals(texts: &[&str], threshold: f64) -> Vec<usize> {
    let signatures: Vec<Option<Signature>> = texts
        .par_iter()
        .map_init(Vec::new, |words, text| Signature::of(text, words))
        .collect();
    let mut originals: Vec<usize> = (0..texts.len()).collect();
    // The originals of each band that several have: most have none in common with any other.
    let mut bands: HashMap<u64, Vec<usize>> = shared(&signatures);
    // Hardly any are compared, so that only their shingles are kept.
    let mut compared: HashMap<usize, Shingles> = HashMap::new();
    for (at, signature) in signatures.iter().enumerate() {
        let own = signature.iter().flat_map(|signature| &signature.0);
        let own: Vec<u64> = own.copied().filter(|key| bands.contains_key(key)).collect();
        let mut tried: Vec<usize> = Vec::new();
        for key in &own {
            tried.extend(bands[key].iter().take(MOST_COMPARED));
        }
        tried.sort_unstable();
        tried.dedup();
        let shingles = (!tried.is_empty()).then(|| Shingles::of(texts[at]));
        let original = tried.into_iter().find(|&original| {
            let other = compared
                .entry(original)
                .or_insert_with(|| Shingles::of(texts[original]));
            let shingles = shingles.as_ref();
            shingles.is_some_and(|own| own.likeness(other) >= threshold)
        });
        match original {
            Some(original) => originals[at] = original,
            None => {
                for key in own {
                    bands.entry(key).or_default().push(at);
                }
            }
        }
    }
    originals
}

/// The bands that two signatures or more have, and a few that only one has, with no text yet.
fn shared(signatures: &[Option<Signature>]) -> HashMap<u64, Vec<usize>> {
    // A bit for the lowest bits of each band, of so many that few others have the same.
    const BITS: usize = 32;
    let all = signatures.iter().flatten();
    let bits = (signatures.len() * BANDS * BITS).next_power_of_two();
    let mut seen = vec![0_u64; bits.div_ceil(64)];
    let mut shared = HashMap::new();
    for key in all.flat_map(|signature| signature.0) {
        let bit = key as usize & (bits - 1);
        let word = &mut seen[bit / 64];
        let mask = 1 << (bit % 64);
        if *word & mask > 0 {
            shared.insert(key, Vec::new());
        }
        *word |= mask;
    }
    shared
}

/// The distinct shingles of a text, hashed, in rising order.
pub(crate) struct Shingles(Vec<u64>);

impl Shingles {
    pub(crate) fn of(text: &str) -> Self {
        let mut hashes = shingles(&words(text)).collect::<Vec<u64>>();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// Whether a document carries a sentence: it has most of the sentence's shingles; one that is
    /// too short for any is carried by all. Logarithmic in the document for each word.
    pub(crate) fn carry(&self, sentence: &str) -> bool {
        let words = words(sentence);
        if words.len() < SHINGLE {
            return true;
        }
        let (mut all, mut found) = (0_usize, 0_usize);
        for hash in shingles(&words) {
            all += 1;
            found += usize::from(self.0.binary_search(&hash).is_ok());
        }
        found as f64 >= CARRIED * all as f64
    }

    /// Shared shingles by those that either has (Jaccard 1901). Linear in both.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.0.as_slice(), other.0.as_slice());
        let mut shared = 0;
        while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
            shared += usize::from(x == y);
            if x <= y {
                a = rest_a;
            }
            if y <= x {
                b = rest_b;
            }
        }
        shared as f64 / (self.0.len() + other.0.len() - shared) as f64
    }
}

/// The bands of a text, hashed: a band is some of the values that are the least hashes of as many
/// bins; an empty bin takes the value of the next one that is not, made another one by the distance.
struct Signature([u64; BANDS]);

impl Signature {
    /// That of a text; `None` if it has no word. `words` is kept for its memory.
    fn of(text: &str, words: &mut Vec<u64>) -> Option<Self> {
        const BINS: usize = BAND * BANDS;
        // One more, so that no number of six bits is beyond them.
        let mut least = [u32::MAX; BINS + 1];
        hash_words(text, words);
        shingles(words).for_each(|hash| {
            let bin = ((hash >> 32) * BINS as u64) >> 32;
            let value = &mut least[bin as usize];
            *value = (*value).min(hash as u32);
        });
        let filled = least;
        for (bin, value) in least[..BINS].iter_mut().enumerate() {
            if *value == u32::MAX {
                let next = |distance: usize| filled[(bin + distance) % BINS];
                let distance = (1..BINS).find(|&distance| next(distance) != u32::MAX);
                let distance = distance.unwrap_or_default();
                *value = next(distance).wrapping_add((distance as u32).wrapping_mul(0x9E37_79B9));
            }
        }
        let (bands, _) = least.as_chunks();
        let band = |nth: usize| {
            let band: [u32; BAND] = bands[nth];
            band.into_iter()
                .fold(nth as u64, |hash, value| mixed(hash ^ u64::from(value)))
        };
        (!words.is_empty()).then(|| Self(std::array::from_fn(band)))
    }
}

/// The hash of every shingle of some words, or of all the words if they are fewer, in order.
///
/// The hashes of the words, each turned by its place, are joined by exclusive or, as tables are by
/// simple tabulation, which least values may be taken of as they are (Pătrașcu & Thorup 2012).
fn shingles(words: &[u64]) -> impl Iterator<Item = u64> {
    let (head, rest) = words.split_at(words.len().min(SHINGLE));
    // A quarter turn for each word since.
    let first = head.iter().fold(0, |hash, word| turned(hash) ^ word);
    // The word before four others has made a whole one.
    let others = rest.iter().zip(words).scan(first, |hash, (word, gone)| {
        *hash = turned(*hash) ^ gone ^ word;
        Some(*hash)
    });
    let first = (!words.is_empty()).then_some(first);
    first.into_iter().chain(others)
}

/// The hash of every word of a text, in order.
fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    hash_words(text, &mut words);
    words
}

/// The same in place of what `into` held. Letters count without
/// case, marks and white space part words.
fn hash_words(text: &str, into: &mut Vec<u64>) {
    let mut words = std::mem::take(into);
    words.clear();
    // News has about six bytes a word, white space included.
    words.reserve(text.len() / 5);
    let bytes = text.as_bytes();
    // Letters and digits of ASCII, and all of other scripts, among them marks and spaces.
    let may_be_word =
        |byte: u8| within(byte, b'0', b'9') | within(byte | SMALL, b'a', b'z') | (byte >= 0x80);
    bytes::each_run(bytes, may_be_word, |from, length| {
        match ascii_word(bytes, from, length) {
            Some(word) => words.push(word),
            None => foreign_words(text, from..from + length, &mut words),
        }
    });
    *into = words;
}

/// Appends the hashes of the words of a part that is not all ASCII. Apart, so that what is done for
/// nearly all words stays small.
#[inline(never)]
fn foreign_words(text: &str, run: Range<usize>, words: &mut Vec<u64>) {
    let mut add = |word: Range<usize>| {
        if !word.is_empty() {
            let ascii = ascii_word(text.as_bytes(), word.start, word.len());
            words.push(ascii.unwrap_or_else(|| {
                let small: String = text[word].chars().flat_map(char::to_lowercase).collect();
                hashed(small.as_bytes(), 0)
            }));
        }
    };
    let mut from = run.start;
    for (at, mark) in text[run.clone()].char_indices() {
        // All of ASCII are letters and digits.
        if !(mark.is_ascii() || is_of_word(mark)) {
            add(from..run.start + at);
            from = run.start + at + mark.len_utf8();
        }
    }
    add(from..run.end);
}

/// The bit that makes a small letter of a capital, and leaves digits and small letters.
const SMALL: u8 = b' ';

const SMALLS: u64 = u64::from_ne_bytes([SMALL; 8]);

/// The hash of the word of a text that begins at `from`, of one byte or more; `None` if it is not all
/// ASCII.
#[inline]
fn ascii_word(text: &[u8], from: usize, length: usize) -> Option<u64> {
    // Nearly all words are no longer than this, and but for the last of a text something stands
    // behind.
    let sixteen = text.get(from..from.wrapping_add(16));
    let (Some(sixteen), ..=16) = (sixteen.and_then(<[u8]>::first_chunk), length) else {
        return long_word(&text[from..from + length]);
    };
    let word = u128::from_le_bytes(*sixteen);
    let (eight, rest) = (word as u64, (word >> 64) as u64);
    if length <= 8 {
        let eight = (eight | SMALLS) & lowest(length);
        return is_ascii(eight).then(|| with_eight(0, eight));
    }
    let rest = (rest | SMALLS) & lowest(length - 8);
    is_ascii(eight | rest).then(|| with_eight(with_eight(0, eight | SMALLS), rest))
}

/// The same for the words that are left.
#[inline(never)]
fn long_word(word: &[u8]) -> Option<u64> {
    word.is_ascii().then(|| hashed(word, SMALLS))
}

/// The hash of a word, with some bits set in every eight bytes of it.
fn hashed(word: &[u8], set: u64) -> u64 {
    let (eights, rest) = word.as_chunks();
    let eights = eights.iter().map(|&eight| u64::from_le_bytes(eight) | set);
    let hash = eights.fold(0, with_eight);
    if rest.is_empty() {
        return hash;
    }
    with_eight(hash, (first_eight(rest) | set) & lowest(rest.len()))
}

/// A hash with eight more bytes.
#[inline]
fn with_eight(hash: u64, eight: u64) -> u64 {
    let product = (hash ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ (product >> 32)
}

/// Some bits, turned by a quarter of their number.
#[inline]
fn turned(bits: u64) -> u64 {
    bits.rotate_left(u64::BITS / SHINGLE as u32)
}

/// A hash whose bits all depend on all of some others, by the finaliser of SplitMix64 (Steele et
/// al. 2014).
#[inline]
fn mixed(bits: u64) -> u64 {
    let mut mixed = bits.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same without signatures: every document is compared with every original.
    fn compared_with_all(texts: &[&str], threshold: f64) -> Vec<usize> {
        let documents: Vec<Shingles> = texts.iter().map(|text| Shingles::of(text)).collect();
        let mut originals: Vec<usize> = Vec::new();
        for at in 0..texts.len() {
            let found = (0..at).find(|&other| {
                originals[other] == other && documents[at].likeness(&documents[other]) >= threshold
            });
            originals.push(found.unwrap_or(at));
        }
        originals
    }

    /// Articles of numbered words, and copies of them with every n-th word changed.
    fn articles(count: usize, words: usize, change_every: usize) -> Vec<String> {
        (0..count)
            .flat_map(|article| {
                let word = move |at: usize| format!("w{}", (article * 7919 + at * at) % 100_003);
                let original: Vec<String> = (0..words).map(word).collect();
                let mut copy = original.clone();
                for at in (0..words).step_by(change_every) {
                    copy[at] = format!("changed{article}x{at}");
                }
                [original.join(" "), copy.join(" ")]
            })
            .collect()
    }

    #[test]
    fn finds_what_comparing_all_finds() {
        // Each changed word costs four shingles: one in 40 leaves nine tenths of them.
        let texts = articles(200, 120, 40);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected = compared_with_all(&texts, 0.6);
        assert_eq!(expected.iter().filter(|&&at| at % 2 == 0).count(), 400);
        assert_eq!(originals(&texts, 0.6), expected);
        // One in 8 leaves a third.
        let texts = articles(50, 120, 8);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(originals(&texts, 0.6), compared_with_all(&texts, 0.6));
        assert!(
            originals(&texts, 0.6)
                .iter()
                .enumerate()
                .all(|(at, original)| at == *original)
        );
    }

    #[test]
    fn few_near_the_threshold_are_missed() {
        // One word in 17 changed leaves about 0.62 of the shingles of either.
        let texts = articles(300, 170, 17);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected = compared_with_all(&texts, 0.6);
        let found = originals(&texts, 0.6);
        let copies = |originals: &[usize]| originals.iter().filter(|&&at| at % 2 == 0).count();
        assert!(
            copies(&expected) == 600 && copies(&found) >= 590,
            "{}",
            copies(&found)
        );
    }

    #[test]
    fn short_and_empty_texts() {
        assert_eq!(
            originals(&["Yes.", "yes", "No.", "", ""], 0.6),
            [0, 0, 2, 3, 4]
        );
        assert!(originals(&[], 0.6).is_empty());
    }

    #[test]
    fn a_sentence_is_carried_in_other_words_too() {
        let document =
            Shingles::of("On Monday the old ferry left the harbour with eighty people on board.");
        assert!(
            document.carry("On Monday the ferry left the harbour with eighty people on board.")
        );
        assert!(document.carry("Yes, Monday."));
        assert!(!document.carry("Eighty people were in the harbour when the ferry left."));
    }

    proptest! {
        #[test]
        fn words_are_letters_and_digits_without_case(text in "[aBy0éÄΣñ’“—٣ -]{0,12}[a-zA-Z’ é]{0,30}") {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            let words: Vec<String> = words
                .filter(|word| !word.is_empty())
                .map(|word| word.chars().flat_map(char::to_lowercase).collect())
                .collect();
            let hashes = super::words(&text);
            let alone = words.iter().map(|word| hashed(word.as_bytes(), 0));
            prop_assert_eq!(&hashes, &alone.collect::<Vec<_>>());
            let turned = |words: &[u64]| {
                let words = words.iter().rev().zip(0..);
                words.fold(0, |hash, (word, turns)| hash ^ word.rotate_left(16 * turns))
            };
            let whole = hashes.windows(SHINGLE.min(hashes.len()).max(1)).map(turned);
            prop_assert_eq!(shingles(&hashes).collect::<Vec<_>>(), whole.collect::<Vec<_>>());
        }

        #[test]
        fn originals_come_first_and_are_their_own(texts in proptest::collection::vec("[ab ]{0,12}", 0..12)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            for (at, original) in originals(&texts, 0.6).into_iter().enumerate() {
                prop_assert!(original <= at);
                prop_assert_eq!(originals(&texts, 0.6)[original], original);
            }
        }
    }
}
