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

/// Rows that one parallel task lets in.
const ROWS_A_BLOCK: usize = 4096;

/// What a row that is let in gains at least, as a share of what the best that waits may gain. The
/// closer to 1, the smaller the heap, and the more often those that wait are looked through.
const LET_IN: f64 = 0.875;

/// The offers by their bounds.
///
/// Most sentences gain far less than the best and never come near being taken: they wait outside the
/// heap until all in it has fallen as low as the best bound of them. Then the bounds near that one
/// are brought up to date, by several threads in the order of the rows, and what gains nearly as
/// much comes in. So the heap, which one thread alone goes through in no order, stays small; and
/// those that wait are looked through few times, as each time leaves bounds below [`LET_IN`] of what
/// the best had been.
pub(super) struct Queue<'a> {
    heap: BinaryHeap<Bound>,
    rows: &'a [usize],
    /// What each of the rows that wait gains alone at most; 0 of those that were let in.
    gains: Vec<f64>,
    /// The greatest of these.
    waiting: f64,
}

impl<'a> Queue<'a> {
    /// `gain` tells what a row gains alone while nothing is taken.
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

    /// Brings the greatest bounds that wait up to date and lets in what still gains nearly as much.
    fn let_in(&mut self, gain: &(impl Fn(usize) -> f64 + Sync), turn: u32) {
        let least = self.waiting * LET_IN;
        let blocks = self.gains.par_chunks_mut(ROWS_A_BLOCK);
        let blocks = blocks.zip(self.rows.par_chunks(ROWS_A_BLOCK));
        let blocks = blocks.map(|(gains, rows)| {
            let (mut bounds, mut waiting) = (Vec::new(), 0.0_f64);
            for (bound, &row) in gains.iter_mut().zip(rows) {
                if *bound >= least {
                    *bound = gain(row);
                    if *bound >= least {
                        bounds.push(Bound {
                            gain: std::mem::take(bound),
                            offer: Offer::alone(row),
                            in_context: false,
                            turn,
                        });
                    }
                }
                waiting = waiting.max(*bound);
            }
            (bounds, waiting)
        });
        let blocks: Vec<(Vec<Bound>, f64)> = blocks.collect();
        self.waiting = 0.0;
        for (bounds, waiting) in blocks {
            self.heap.extend(bounds);
            self.waiting = self.waiting.max(waiting);
        }
    }

    /// Adds offers, or takes them back.
    pub(super) fn extend(&mut self, bounds: impl IntoIterator<Item = Bound>) {
        self.heap.extend(bounds);
    }

    /// The offer with the greatest bound. `gain` tells what a row gains alone in this turn.
    pub(super) fn peek_mut(
        &mut self,
        gain: impl Fn(usize) -> f64 + Sync,
        turn: u32,
    ) -> Option<PeekMut<'_, Bound>> {
        while self.waiting > 0.0 && self.heap.peek().is_none_or(|top| top.gain <= self.waiting) {
            self.let_in(&gain, turn);
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
