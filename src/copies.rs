//! Which documents are copies of others: the same wire story in several papers, under another
//! headline, cut at the end or changed in some words.
//!
//! Documents are compared by their shingles, the runs of four words (Broder 1997). A
//! signature of least hash values finds the pairs that may be alike without comparing all (one
//! permutation hashing, Li et al. 2012, filled up by rotation, Shrivastava & Li 2014; banded,
//! Leskovec et al. 2014); what it finds is compared exactly.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use rayon::prelude::*;

use crate::error::{Error, Result};

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
    let documents: Vec<Shingles> = texts.par_iter().map(|text| Shingles::of(text)).collect();
    let mut originals: Vec<usize> = (0..texts.len()).collect();
    let mut bands: Vec<HashMap<[u32; BAND], Vec<usize>>> = vec![HashMap::new(); BANDS];
    for (at, document) in documents.iter().enumerate() {
        if document.hashes.is_empty() {
            continue;
        }
        let mut tried: Vec<usize> = Vec::new();
        for (band, key) in bands.iter().zip(document.signature.as_chunks().0) {
            let alike = band.get(key).into_iter().flatten().take(MOST_COMPARED);
            tried.extend(alike);
        }
        tried.sort_unstable();
        tried.dedup();
        let original = tried
            .into_iter()
            .find(|&original| document.likeness(&documents[original]) >= threshold);
        match original {
            Some(original) => originals[at] = original,
            None => {
                for (band, key) in bands.iter_mut().zip(document.signature.as_chunks().0) {
                    band.entry(*key).or_default().push(at);
                }
            }
        }
    }
    originals
}

/// The distinct shingles of a text, hashed.
pub(crate) struct Shingles {
    /// In rising order.
    hashes: Vec<u64>,
    signature: [u32; BAND * BANDS],
}

impl Shingles {
    pub(crate) fn of(text: &str) -> Self {
        let words = words(text);
        let mut hashes: Vec<u64> = if words.len() < SHINGLE {
            words.chunks(SHINGLE).map(mixed).collect()
        } else {
            words.windows(SHINGLE).map(mixed).collect()
        };
        hashes.sort_unstable();
        hashes.dedup();
        let signature = signature(&hashes);
        Self { hashes, signature }
    }

    /// Whether a document carries a sentence: it has most of the sentence's shingles; one that is
    /// too short for any is carried by all. Logarithmic in the document for each word.
    pub(crate) fn carry(&self, sentence: &str) -> bool {
        let words = words(sentence);
        let shingles = words.windows(SHINGLE).map(mixed);
        let found = shingles.filter(|hash| self.hashes.binary_search(hash).is_ok());
        let all = (words.len() + 1).saturating_sub(SHINGLE);
        found.count() as f64 >= CARRIED * all as f64
    }

    /// Shared shingles by those that either has (Jaccard 1901). Linear in both.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.hashes.as_slice(), other.hashes.as_slice());
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
        shared as f64 / (self.hashes.len() + other.hashes.len() - shared) as f64
    }
}

/// The words of a text, hashed.
fn words(text: &str) -> Vec<u64> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(hash_of_word)
        .collect()
}

/// The least hash of each of as many bins; an empty bin takes the value of the next one that is
/// not, made another one by the distance.
fn signature(hashes: &[u64]) -> [u32; BAND * BANDS] {
    let mut least = [u32::MAX; BAND * BANDS];
    for &hash in hashes {
        let bin = ((hash >> 32) * (BAND * BANDS) as u64) >> 32;
        let value = &mut least[bin as usize];
        *value = (*value).min(hash as u32);
    }
    let filled = least;
    for (bin, value) in least.iter_mut().enumerate() {
        if *value == u32::MAX {
            let distance = (1..filled.len())
                .find(|distance| filled[(bin + distance) % filled.len()] != u32::MAX);
            let distance = distance.unwrap_or_default();
            let next = filled[(bin + distance) % filled.len()];
            *value = next.wrapping_add((distance as u32).wrapping_mul(0x9E37_79B9));
        }
    }
    least
}

fn hash_of_word(word: &str) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    for letter in word.chars().flat_map(char::to_lowercase) {
        hasher.write_u32(letter.into());
    }
    hasher.finish()
}

fn mixed(words: &[u64]) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    for word in words {
        hasher.write_u64(*word);
    }
    hasher.finish()
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
        fn originals_come_first_and_are_their_own(texts in proptest::collection::vec("[ab ]{0,12}", 0..12)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            for (at, original) in originals(&texts, 0.6).into_iter().enumerate() {
                prop_assert!(original <= at);
                prop_assert_eq!(originals(&texts, 0.6)[original], original);
            }
        }
    }
}
