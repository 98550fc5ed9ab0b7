//! Clipped counts of n-grams and of skip-bigrams.

use std::hash::Hash;

use hashbrown::HashMap;

use super::score::Overlap;

/// Most words between the two of a skip-bigram in ROUGE-SU4.
const SKIP: usize = 4;

/// ROUGE-N (Lin 2004): runs of `n` tokens, `hits = Σ min(candidate count, reference count)`.
///
/// A text of fewer than `n` tokens has no n-grams; `n` is 1 or more. Linear in the tokens.
///
/// ```
/// use briefing::evaluation::n_gram_overlap;
/// let tokens = |text: &'static str| text.split(' ').collect::<Vec<_>>();
/// // "the cat", "cat sat", "the mat" are shared; each text has five pairs.
/// let overlap = n_gram_overlap(
///     &tokens("the cat sat on the mat"), &tokens("the cat sat by the mat"), 2);
/// assert_eq!((overlap.hits, overlap.candidate, overlap.reference), (3, 5, 5));
/// ```
pub fn n_gram_overlap<T: Hash + Eq>(candidate: &[T], reference: &[T], n: usize) -> Overlap {
    clipped(candidate.windows(n.max(1)), reference.windows(n.max(1)))
}

/// Which single tokens count beside the pairs in ROUGE-SU4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unigrams {
    /// Every token: the definition (Lin 2004).
    All,
    /// Every token but the last, as the program ROUGE-1.5.5 counts.
    AllButLast,
}

/// ROUGE-SU4 (Lin 2004): pairs of tokens in their order with at most four others between them,
/// and single tokens; clipped counts.
///
/// Linear in the tokens.
///
/// ```
/// use briefing::evaluation::{Unigrams, skip_bigram_overlap};
/// // a, b, c, (a b), (a c), (b c) against a, c, (a c).
/// let overlap = skip_bigram_overlap(&["a", "b", "c"], &["a", "c"], Unigrams::All);
/// assert_eq!((overlap.hits, overlap.candidate, overlap.reference), (3, 6, 3));
/// ```
pub fn skip_bigram_overlap<T: Hash + Eq>(
    candidate: &[T],
    reference: &[T],
    unigrams: Unigrams,
) -> Overlap {
    clipped(
        skip_bigrams(candidate, unigrams),
        skip_bigrams(reference, unigrams),
    )
}

fn skip_bigrams<T>(tokens: &[T], unigrams: Unigrams) -> impl Iterator<Item = (&T, Option<&T>)> {
    let last = tokens.len().saturating_sub(1);
    tokens.iter().enumerate().flat_map(move |(at, token)| {
        let single = unigrams == Unigrams::All || at != last;
        let singles = single.then_some((token, None)).into_iter();
        let partners = tokens[at + 1..].iter().take(SKIP + 1);
        singles.chain(partners.map(move |partner| (token, Some(partner))))
    })
}

fn clipped<U: Hash + Eq>(
    candidate: impl Iterator<Item = U>,
    reference: impl Iterator<Item = U>,
) -> Overlap {
    let mut overlap = Overlap::default();
    let mut left: HashMap<U, usize> = HashMap::new();
    for unit in candidate {
        overlap.candidate += 1;
        *left.entry(unit).or_default() += 1;
    }
    for unit in reference {
        overlap.reference += 1;
        if let Some(left) = left.get_mut(&unit).filter(|left| **left > 0) {
            *left -= 1;
            overlap.hits += 1;
        }
    }
    overlap
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_earns_no_more_than_the_reference_has() {
        let overlap = n_gram_overlap(&["the"; 7], &["the", "cat", "the"], 1);
        assert_eq!((overlap.hits, overlap.candidate), (2, 7));
    }

    #[test]
    fn short_texts_have_no_long_n_grams() {
        assert_eq!(n_gram_overlap(&["a"], &["a"], 2), Overlap::default());
        assert_eq!(n_gram_overlap::<&str>(&[], &[], 1), Overlap::default());
    }

    /// Lin's example: of the six skip-bigrams of "police killed the gunman", "police kill the
    /// gunman" has three and "the gunman kill police" one.
    #[test]
    fn the_papers_skip_bigrams() {
        let reference = ["police", "killed", "the", "gunman"];
        let shared = |candidate: [&'static str; 4]| {
            let all = skip_bigram_overlap(&candidate, &reference, Unigrams::All);
            let single = n_gram_overlap(&candidate, &reference, 1);
            (all.hits - single.hits, all.reference - single.reference)
        };
        assert_eq!(shared(["police", "kill", "the", "gunman"]), (3, 6));
        assert_eq!(shared(["the", "gunman", "kill", "police"]), (1, 6));
    }

    #[test]
    fn at_most_four_words_stand_between() {
        let reference = ["a", "1", "2", "3", "4", "b"];
        let far = ["a", "1", "2", "3", "4", "5", "b"];
        let near = skip_bigram_overlap(&["a", "b"], &reference, Unigrams::AllButLast);
        assert_eq!((near.hits, near.candidate), (2, 2));
        let far = skip_bigram_overlap(&["a", "b"], &far, Unigrams::AllButLast);
        assert_eq!(far.hits, 1);
    }
}
