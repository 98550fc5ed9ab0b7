//! Which stems may be names, and which of them may be spellings of one name.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::occurrence::{Case, Text};
use super::skeleton::{Likeness, Shape};

/// Stems that one parallel task looks at at least.
const STEMS_A_TASK: usize = 1024;

/// Spellings that share their consonants at most: of more, chance is the likelier reason, and
/// none is compared. It bounds the comparisons by a constant for each spelling.
const MOST_IN_A_BLOCK: usize = 16;

/// How often a stem stands in documents, and how.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) lower: u32,
    pub(super) capital: u32,
    /// All occurrences, in capitals or without case as well.
    pub(super) total: u32,
    /// Whether it stands with a capital inside a sentence.
    inside: bool,
    stop: bool,
}

/// For every stem how it stands in the documents; what is no document's does not count.
pub(super) fn seen(text: Text<'_>) -> Vec<Seen> {
    let mut counts: Vec<u32> = text.draft.counts().collect();
    let mut at_start = vec![0; counts.len()];
    for row in text.rows() {
        let mut words = row.words();
        if row.document().is_none() {
            words.for_each(|word| counts[word] -= 1);
        } else if let Some(first) = words.next() {
            at_start[first] += 1;
        }
    }
    let mut all = vec![Seen::default(); text.draft.stem_count()];
    for (form, (count, at_start)) in text
        .draft
        .forms
        .iter()
        .zip(counts.into_iter().zip(at_start))
    {
        if count == 0 {
            continue;
        }
        let seen = &mut all[form.stem as usize];
        seen.total += count;
        seen.stop |= form.stop;
        match form.mark.case {
            Case::Lower => seen.lower += count,
            Case::Capital => {
                seen.capital += count;
                seen.inside |= count > at_start;
            }
            Case::Shouted | Case::None => {}
        }
    }
    all
}

impl Seen {
    /// Whether it is only ever written as a name.
    pub(super) fn is_name(&self) -> bool {
        self.inside && self.lower == 0 && !self.stop
    }
}

/// A stem that may be a name.
pub(super) struct Candidate {
    pub(super) stem: u32,
    pub(super) shape: Shape,
}

/// The stems that stand with a capital inside a sentence and never without one, of five Latin
/// letters or more.
pub(super) fn candidates(text: Text<'_>, seen: &[Seen]) -> Vec<Candidate> {
    let all = seen.par_iter().with_min_len(STEMS_A_TASK).enumerate();
    let names = all.filter(|(_, seen)| seen.is_name());
    names
        .filter_map(|(stem, _)| {
            let stem = stem as u32;
            let shape = Shape::of(text.spelling(stem))?;
            Some(Candidate { stem, shape })
        })
        .collect()
}

/// Two stems whose spellings are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) likeness: Likeness,
    pub(super) stems: [u32; 2],
}

/// The candidates that are alike, the surer pairs first, else by their stems' letters. Linear:
/// only candidates with the same consonants are compared.
pub(super) fn pairs(text: Text<'_>, candidates: &[Candidate]) -> Vec<Pair> {
    let mut blocks: HashMap<&str, Vec<&Candidate>> = HashMap::new();
    for candidate in candidates {
        let block = blocks.entry(&candidate.shape.consonants).or_default();
        block.push(candidate);
    }
    let mut pairs = Vec::new();
    for candidate in candidates {
        let block = &blocks[candidate.shape.consonants.as_str()];
        if block.len() > MOST_IN_A_BLOCK {
            continue;
        }
        for other in block.iter().filter(|other| candidate.stem < other.stem) {
            if let Some(likeness) = candidate.shape.likeness(&other.shape) {
                let mut stems = [candidate.stem, other.stem];
                stems.sort_unstable_by_key(|&stem| text.draft.stem(stem));
                pairs.push(Pair { likeness, stems });
            }
        }
    }
    let letters = |pair: &Pair| pair.stems.map(|stem| text.draft.stem(stem));
    pairs.sort_unstable_by(|a, b| {
        let by_likeness = a.likeness.cmp(&b.likeness);
        by_likeness.then_with(|| letters(a).cmp(&letters(b)))
    });
    pairs
}
