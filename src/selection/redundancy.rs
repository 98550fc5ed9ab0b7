//! What is too similar to a taken sentence.

use crate::similarity::{Scratch, WordIndex};

/// Remembers which rows have a cosine above a threshold to a taken one.
pub(super) struct Redundancy<'a> {
    index: &'a WordIndex<'a>,
    threshold: f64,
    redundant: Vec<bool>,
    scratch: Scratch,
}

impl<'a> Redundancy<'a> {
    pub(super) fn new(index: &'a WordIndex<'a>, threshold: f64) -> Self {
        Self {
            index,
            threshold,
            redundant: vec![false; index.row_count()],
            scratch: Scratch::default(),
        }
    }

    /// Takes a row: what is too similar to it is redundant from now on.
    pub(super) fn take(&mut self, row: usize) {
        let vector = self.index.vector(row);
        let similar = self
            .index
            .cosines_above(vector, self.threshold, &mut self.scratch);
        for (other, _) in similar {
            self.redundant[other] = true;
        }
    }

    pub(super) fn is_redundant(&self, row: usize) -> bool {
        self.redundant[row]
    }

    /// Whether two rows are too similar to each other.
    pub(super) fn are_redundant(&self, one: usize, other: usize) -> bool {
        self.index.cosine(one, other) > self.threshold
    }
}
