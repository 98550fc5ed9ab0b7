//! The pairs that begin with one stem, parted by the stem that they go on with.

/// Where a pair occurs: the stem that it goes on with, and the row. A tuple, since the zeros of
/// these a list is made of in no time, as the system gives them, and of a struct's one by one.
pub(super) type Follower = (u32, u32);

/// For each row how many terms it is the first to have: those that later rows have as well, and
/// those that none has.
pub(super) struct NewTerms(pub(super) Vec<[u32; 2]>);

impl NewTerms {
    /// Counts a term by the first and the last row that has it.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        self.0[first as usize][usize::from(first == last)] += 1;
    }
}

/// Parts the pairs that begin with the same stem, list after list.
pub(super) struct Parting {
    /// For each stem a place in the present list or, if no pair of it has that stem yet, in an
    /// earlier one or 0: so nothing need be wiped between lists.
    places: Vec<u32>,
    pairs: Vec<NewPair>,
    copy: Vec<Follower>,
}

/// A pair of the present list.
struct NewPair {
    second: u32,
    first_row: u32,
    last_row: u32,
    /// How often it occurs.
    count: u32,
}

impl Parting {
    pub(super) fn new(stems: usize) -> Self {
        Self {
            places: vec![0; stems],
            pairs: Vec::new(),
            copy: Vec::new(),
        }
    }

    /// Parts a list that begins behind `before` items of earlier lists.
    pub(super) fn part(&mut self, before: usize, list: &mut [Follower], new: &mut NewTerms) {
        if let [(_, row)] = *list {
            new.add(row, row);
            return;
        }
        let before = before as u32;
        let mut in_order = true;
        // The row at hand, where the pairs new in it begin, whether they are in order, and from
        // which stem on the next one would be.
        let (mut current, mut begin, mut rising, mut least) = (0, 0, true, 0);
        self.pairs.clear();
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
                let pair = &mut self.pairs[(*place - before) as usize - 1];
                pair.last_row = row;
                pair.count += 1;
            } else {
                rising &= second >= least;
                least = second;
                self.pairs.push(NewPair {
                    second,
                    first_row: row,
                    last_row: row,
                    count: 1,
                });
                *place = before + self.pairs.len() as u32;
            }
        }
        if !rising {
            self.sort(begin, before);
            in_order = false;
        }
        let stand_right = in_order && self.pairs.len() == list.len() || self.pairs.len() == 1;
        let mut from = before;
        for pair in &self.pairs {
            new.add(pair.first_row, pair.last_row);
            self.places[pair.second as usize] = from;
            from += pair.count;
        }
        if !stand_right {
            self.copy.clear();
            self.copy.extend_from_slice(list);
            for &follower in &self.copy {
                let place = &mut self.places[follower.0 as usize];
                list[(*place - before) as usize] = follower;
                *place += 1;
            }
        }
    }

    /// Orders the pairs from a place on, which are new in one row, by the second stem.
    fn sort(&mut self, begin: usize, before: u32) {
        self.pairs[begin..].sort_unstable_by_key(|pair| pair.second);
        for (place, pair) in (before + begin as u32 + 1..).zip(&self.pairs[begin..]) {
            self.places[pair.second as usize] = place;
        }
    }
}
