//! What may be taken, by upper bounds of what it gains.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use rayon::prelude::*;

use super::ROWS_A_TASK;

/// What may be taken in one turn: a sentence, or one that leans on the one before it together
/// with that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Offer {
    // Few bytes, since there is one for every sentence.
    row: u32,
    pub(super) with_before: bool,
}

impl Offer {
    pub(super) fn alone(row: usize) -> Self {
        Self {
            row: row as u32,
            with_before: false,
        }
    }

    /// A row together with the one before it.
    pub(super) fn together(row: usize) -> Self {
        Self {
            with_before: true,
            ..Self::alone(row)
        }
    }

    pub(super) fn row(self) -> usize {
        self.row as usize
    }

    pub(super) fn rows(self) -> impl Iterator<Item = usize> {
        self.row() - usize::from(self.with_before)..=self.row()
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        self.rows()
            .any(|row| other.rows().any(|taken| taken == row))
    }
}

/// The offers by their bounds.
///
/// Most sentences gain far less than the best and never come near being taken: they wait outside the
/// heap until all in it has fallen as low as the best of them. Then all come in that gain half as
/// much as that one or more, so that few turns look through those that wait.
pub(super) struct Queue<'a> {
    heap: BinaryHeap<Bound>,
    rows: &'a [usize],
    /// What each of the rows gains alone while nothing is taken.
    gains: Vec<f64>,
    /// The greatest gain of the rows that wait; 0 when none does.
    waiting: f64,
}

impl<'a> Queue<'a> {
    pub(super) fn new(rows: &'a [usize], gain: impl Fn(usize) -> f64 + Sync) -> Self {
        let gains = rows.par_iter().with_min_len(ROWS_A_TASK);
        let gains: Vec<f64> = gains.map(|&row| gain(row)).collect();
        Self {
            heap: BinaryHeap::new(),
            rows,
            waiting: gains.iter().copied().fold(0.0, f64::max),
            gains,
        }
    }

    /// Lets in the rows that gain at least half as much as the best that waits.
    fn let_in(&mut self) {
        let (least, most) = (self.waiting / 2.0, self.waiting);
        self.waiting = 0.0;
        let gains = self.rows.iter().zip(&self.gains);
        // What gains more is in the heap, or was.
        for (&row, &gain) in gains.filter(|&(_, &gain)| gain <= most) {
            if gain >= least && gain > 0.0 {
                self.heap.push(Bound {
                    gain,
                    offer: Offer::alone(row),
                    in_context: false,
                    turn: 0,
                });
            } else {
                self.waiting = self.waiting.max(gain);
            }
        }
    }

    /// Adds offers, or takes them back.
    pub(super) fn extend(&mut self, bounds: impl IntoIterator<Item = Bound>) {
        self.heap.extend(bounds);
    }

    /// The offer with the greatest bound.
    pub(super) fn peek_mut(&mut self) -> Option<PeekMut<'_, Bound>> {
        while self.waiting > 0.0 && self.heap.peek().is_none_or(|top| top.gain <= self.waiting) {
            self.let_in();
        }
        self.heap.peek_mut()
    }
}

/// An upper bound of an offer's gain, exact if `turn` is the present one and the context known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) gain: f64,
    pub(super) offer: Offer,
    /// Whether the gain heeds the context; else it is that of a sentence that is read alone, and
    /// its offers with neighbours are still to come.
    pub(super) in_context: bool,
    pub(super) turn: u32,
}

impl Ord for Bound {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain
            .total_cmp(&other.gain)
            .then_with(|| other.offer.cmp(&self.offer))
    }
}

impl PartialOrd for Bound {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Bound {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Bound {}
