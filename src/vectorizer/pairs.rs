//! The pairs that begin with one stem, parted by the stem that they go on with.

/// Where a pair occurs: the stem that it goes on with, and the row. A tuple, since the zeros of
/// these a list is made of in no time, as the system gives them, and of a struct's one by one.
pub(super) type Follower = (u32, u32);

/// Parts the pairs that begin with the same stem, list after list.
pub(super) struct Parting {
    /// For each stem a place in the present list or, if no pair of it has that stem yet, in an
    /// earlier one or 0: so nothing need be wiped between lists.
    places: Vec<u32>,
    pairs: Vec<NewPair>,
    copy: Vec<Follower>,
}

/// A pair of the present list.
#[derive(Clone, Copy)]
pub(super) struct NewPair {
    /// The stem that it goes on with.
    pub(super) second: u32,
    /// How often it occurs.
    pub(super) count: u32,
}

impl Parting {
    pub(super) fn new(stems: usize) -> Self {
        Self {
            places: vec![0; stems],
            pairs: Vec::new(),
            copy: Vec::new(),
        }
    }

    /// Parts a list that begins behind `before` items of earlier lists: pair after pair, by the row
    /// that has it first, those new in the same row by the second stem. Returns the pairs in that
    /// order.
    pub(super) fn part(&mut self, before: usize, list: &mut [Follower]) -> &[NewPair] {
        self.pairs.clear();
        if let [(second, _)] = *list {
            self.pairs.push(NewPair { second, count: 1 });
            return &self.pairs;
        }
        let before = before as u32;
        let mut in_order = true;
        // The row at hand, where the pairs new in it begin, whether they are in order, and from
        // which stem on the next one would be.
        let (mut current, mut begin, mut rising, mut least) = (0, 0, true, 0);
        for &(second, row) in &*list {
            if row != current {
                if !rising {
                    self.sort(begin, before);
                    (in_order, rising) = (false, true);
                }
                (current, begin, least) = (row, self.pairs.len(), 0);
            }
            let place = &mut self.places[second as usize];
            if *place > before {
                self.pairs[(*place - before) as usize - 1].count += 1;
            } else {
                rising &= second >= least;
                least = second;
                self.pairs.push(NewPair { second, count: 1 });
                *place = before + self.pairs.len() as u32;
            }
        }
        if !rising {
            self.sort(begin, before);
            in_order = false;
        }
        let stand_right = in_order && self.pairs.len() == list.len() || self.pairs.len() == 1;
        if !stand_right {
            let mut from = before;
            for pair in &self.pairs {
                self.places[pair.second as usize] = from;
                from += pair.count;
            }
            self.copy.clear();
            self.copy.extend_from_slice(list);
            for &follower in &self.copy {
                let place = &mut self.places[follower.0 as usize];
                list[(*place - before) as usize] = follower;
                *place += 1;
            }
        }
        &self.pairs
    }

    /// Orders the pairs from a place on, which are new in one row, by the second stem.
    fn sort(&mut self, begin: usize, before: u32) {
        self.pairs[begin..].sort_unstable_by_key(|pair| pair.second);
        for (place, pair) in (before + begin as u32 + 1..).zip(&self.pairs[begin..]) {
            self.places[pair.second as usize] = place;
        }
    }
}
