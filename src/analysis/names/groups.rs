//! Spellings gathered into names.

use super::NameRule;

/// Numbers in disjoint sets, each with a root that stands for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DisjointSets {
    parents: Vec<u32>,
}

impl DisjointSets {
    /// Every number below `count` a set of its own.
    pub(super) fn new(count: usize) -> Self {
        Self {
            parents: (0..count as u32).collect(),
        }
    }

    /// One more number, in a set of its own.
    pub(super) fn add(&mut self) -> u32 {
        let number = self.parents.len() as u32;
        self.parents.push(number);
        number
    }

    /// The root of a number's set.
    pub(super) fn root(&mut self, number: u32) -> u32 {
        let mut number = number as usize;
        while self.parents[number] as usize != number {
            let grandparent = self.parents[self.parents[number] as usize];
            self.parents[number] = grandparent;
            number = grandparent as usize;
        }
        number as u32
    }

    /// Makes one set of two, with the root of the first; `false` if they are one already.
    pub(super) fn unite(&mut self, kept: u32, lost: u32) -> bool {
        let (kept, lost) = (self.root(kept), self.root(lost));
        self.parents[lost as usize] = kept;
        kept != lost
    }
}

/// A link between two spellings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) stems: [u32; 2],
    pub(super) rule: NameRule,
    /// The stem of a name that both stand beside.
    pub(super) beside: Option<u32>,
}

/// Stems in disjoint groups, each a name, and the links that made them.
pub(super) struct Groups {
    sets: DisjointSets,
    pub(super) links: Vec<Link>,
}

impl Groups {
    /// Every stem a group of its own.
    pub(super) fn new(stems: usize) -> Self {
        Self {
            sets: DisjointSets::new(stems),
            links: Vec::new(),
        }
    }

    /// The stem that stands for the group of this one.
    pub(super) fn root(&mut self, stem: u32) -> u32 {
        self.sets.root(stem)
    }

    /// Makes one group of two. Without effect if they are one already.
    pub(super) fn unite(&mut self, link: Link) {
        let [kept, lost] = link.stems;
        if self.sets.unite(kept, lost) {
            self.links.push(link);
        }
    }
}
