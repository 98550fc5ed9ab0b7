//! Lists of a length known beforehand, one for each stem, in one piece of memory.

use std::ops::Range;

/// Where lists of given sizes begin that stand one behind another, and where the last ends.
pub(super) fn starts(sizes: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut end = 0;
    let mut starts = Vec::with_capacity(sizes.size_hint().0 + 1);
    starts.push(end);
    starts.extend(sizes.map(|size| {
        end += size;
        end
    }));
    starts
}

/// Lists, one for each stem.
#[derive(Clone, Debug, Default)]
pub(super) struct ByStem<T> {
    /// For each stem where its list begins, and at the end the number of all items.
    pub(super) starts: Vec<u32>,
    pub(super) items: Vec<T>,
}

impl<T: Clone + Default> ByStem<T> {
    pub(super) fn with_room(sizes: impl Iterator<Item = u32>) -> Self {
        let starts = starts(sizes);
        let total = starts[starts.len() - 1];
        Self {
            starts,
            items: vec![T::default(); total as usize],
        }
    }

    /// The list of a stem; empty for one that is not known.
    pub(super) fn list(&self, stem: u32) -> &[T] {
        match self.starts.get(stem as usize..stem as usize + 2) {
            Some(&[from, to]) => &self.items[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The lists of each range of stems; the ranges follow one another.
    pub(super) fn parts(&mut self, ranges: &[Range<usize>]) -> Vec<Part<'_, T>> {
        let mut left = &mut self.items[..];
        let mut parts = Vec::with_capacity(ranges.len());
        for stems in ranges {
            let starts = &self.starts[stems.start..=stems.end];
            let items;
            (items, left) = left.split_at_mut((starts[stems.len()] - starts[0]) as usize);
            parts.push(Part {
                first_stem: stems.start as u32,
                starts,
                items,
            });
        }
        parts
    }
}

/// The lists of some neighbouring stems.
pub(super) struct Part<'a, T> {
    pub(super) first_stem: u32,
    starts: &'a [u32],
    pub(super) items: &'a mut [T],
}

impl<'a, T> Part<'a, T> {
    /// The place of the first item among those of all stems.
    pub(super) fn first_item(&self) -> u32 {
        self.starts[0]
    }

    /// For each stem its range of the items.
    pub(super) fn ranges(&self) -> impl ExactSizeIterator<Item = Range<usize>> + use<'a, T> {
        let base = self.starts[0];
        let at = move |start: u32| (start - base) as usize;
        let starts = self.starts;
        starts.windows(2).map(move |ends| at(ends[0])..at(ends[1]))
    }
}
