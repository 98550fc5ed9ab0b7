//! Where two spellings stand: whether in one document, and beside which names.

use hashbrown::HashMap;

use super::candidates::{Pair, Seen};
use super::occurrence::{Occurrence, Row, Text};
use super::skeleton::{Likeness, skeleton_of};
use super::titles::{Title, title};

/// A pile is about a name if one in so many documents has it.
const OF_A_PILE: usize = 10;

/// Stems that are in no pair.
const NONE: u32 = u32::MAX;

/// How a word stands beside a spelling, what says most last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// An office before it.
    Office,
    /// A name after it.
    After,
    /// A name before it.
    Before,
}

/// What stands beside a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Neighbour {
    side: Side,
    /// Number of its skeleton.
    name: u32,
    /// Its stem as it is here.
    stem: u32,
}

/// The stems that are in a pair, numbered.
pub(super) struct Paired {
    /// For each stem its number; [`NONE`] for what is in no pair.
    slots: Vec<u32>,
    count: u32,
}

impl Paired {
    /// Those of some pairs of so many stems.
    pub(super) fn new(pairs: &[Pair], stems: usize) -> Self {
        let mut slots = vec![NONE; stems];
        let mut count = 0;
        for stem in pairs.iter().flat_map(|pair| pair.stems) {
            let slot = &mut slots[stem as usize];
            if *slot == NONE {
                *slot = count;
                count += 1;
            }
        }
        Self { slots, count }
    }

    /// The number of a stem, if it is in a pair.
    pub(super) fn slot(&self, stem: u32) -> Option<usize> {
        let slot = self.slots[stem as usize];
        (slot != NONE).then_some(slot as usize)
    }
}

/// Documents and neighbours of the spellings that are in a pair.
pub(super) struct Evidence {
    paired: Paired,
    documents: Vec<Vec<u32>>,
    neighbours: Vec<Vec<Neighbour>>,
    document_count: usize,
}

impl Evidence {
    /// Gathers it where the spellings stand: at some of the places that are given.
    pub(super) fn gather(
        text: Text<'_>,
        seen: &[Seen],
        paired: Paired,
        places: &[(Row<'_>, usize)],
    ) -> Self {
        let mut evidence = Self {
            documents: vec![Vec::new(); paired.count as usize],
            neighbours: vec![Vec::new(); paired.count as usize],
            document_count: 0,
            paired,
        };
        if evidence.paired.count == 0 {
            return evidence;
        }
        let mut names = NeighbourNames::new(text, seen);
        let mut last = None;
        for document in text.rows().filter_map(|row| row.document()) {
            evidence.document_count += usize::from(last.replace(document) != Some(document));
        }
        for &(row, place) in places {
            let word = row.get(place);
            let slot = word.and_then(|word| evidence.paired.slot(word.form.stem));
            let Some((document, slot)) = row.document().zip(slot) else {
                continue;
            };
            let documents = &mut evidence.documents[slot];
            if documents.last() != Some(&document) {
                documents.push(document);
            }
            let sides = [
                (Side::Before, row.name_before(place)),
                (Side::After, row.name_after(place)),
            ];
            for (side, neighbour) in sides {
                let found = neighbour.and_then(|other| names.neighbour(side, &other));
                evidence.neighbours[slot].extend(found);
            }
        }
        for documents in &mut evidence.documents {
            documents.sort_unstable();
            documents.dedup();
        }
        for neighbours in &mut evidence.neighbours {
            neighbours.sort_unstable();
            neighbours.dedup_by_key(|other| (other.side, other.name));
        }
        evidence
    }

    /// The documents that a stem of a pair stands in, in ascending order.
    pub(super) fn documents(&self, stem: u32) -> &[u32] {
        self.paired
            .slot(stem)
            .map_or(&[], |slot| &self.documents[slot])
    }

    /// What both spellings stand beside and says most, as it is beside the first.
    fn shared_neighbour(&self, stems: [u32; 2]) -> Option<Neighbour> {
        let [a, b] = stems.map(|stem| self.paired.slot(stem).map(|slot| &self.neighbours[slot]));
        let (a, b) = (a?, b?);
        let key = |other: &Neighbour| (other.side, other.name);
        let mut shared = a
            .iter()
            .filter(|other| b.binary_search_by_key(&key(other), key).is_ok());
        shared.next_back().copied()
    }
}

/// Neighbours as numbers, the same for all spellings with one skeleton.
struct NeighbourNames<'a> {
    text: Text<'a>,
    seen: &'a [Seen],
    by_stem: HashMap<u32, Option<(bool, u32)>>,
    by_skeleton: HashMap<String, u32>,
}

impl<'a> NeighbourNames<'a> {
    fn new(text: Text<'a>, seen: &'a [Seen]) -> Self {
        Self {
            text,
            seen,
            by_stem: HashMap::new(),
            by_skeleton: HashMap::new(),
        }
    }

    /// A neighbour on some side, if it is a name itself or the title of an office.
    fn neighbour(&mut self, side: Side, word: &Occurrence) -> Option<Neighbour> {
        let stem = word.form.stem;
        let (office, name) = match self.by_stem.get(&stem) {
            Some(&known) => known,
            None => {
                let found = self.number(stem);
                self.by_stem.insert(stem, found);
                found
            }
        }?;
        let side = match (office, side) {
            (true, Side::Before) => Side::Office,
            (true, _) => return None,
            (false, side) => side,
        };
        Some(Neighbour { side, name, stem })
    }

    /// Whether a stem is that of an office, and the number of its skeleton; `None` if it is no name
    /// either: another title, an initial, or somewhere without a capital.
    fn number(&mut self, stem: u32) -> Option<(bool, u32)> {
        let spelling = self.text.spelling(stem);
        let title = title(spelling);
        let is_word = self.seen[stem as usize].lower > 0 || spelling.chars().nth(1).is_none();
        if title == Some(Title::Common) || title.is_none() && is_word {
            return None;
        }
        let skeleton = skeleton_of(spelling)?;
        let next = self.by_skeleton.len() as u32;
        let number = *self.by_skeleton.entry(skeleton).or_insert(next);
        Some((title.is_some(), number))
    }
}

/// What it says of a pair that it is one name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reason {
    /// The stem of the word that both stand beside, where that is needed.
    pub(super) beside: Option<u32>,
}

/// Whether the spellings of a pair are one name by where they stand, `documents` being those of
/// the names that they belong to by now.
///
/// They are if both stand beside the same name and no document has both; an office will do for
/// one transliteration, and nothing is needed where only diacritics differ and a tenth of the
/// documents has the name. Two spellings of one transliteration may share a document if both stand
/// after the same given name: nobody calls two brothers alike.
pub(super) fn holds(evidence: &Evidence, pair: &Pair, documents: [&[u32]; 2]) -> Option<Reason> {
    let neighbour = evidence.shared_neighbour(pair.stems);
    let side = neighbour.map(|neighbour| neighbour.side);
    let frequent = || {
        let both = documents[0].len() + documents[1].len();
        both * OF_A_PILE >= evidence.document_count
    };
    let (beside, alone) = match pair.likeness {
        Likeness::Diacritics => (side.is_some() || frequent(), side == Some(Side::Before)),
        Likeness::Transliteration => (side.is_some(), side == Some(Side::Before)),
        Likeness::Consonants => (side > Some(Side::Office), false),
    };
    (beside && (alone || disjoint(documents))).then_some(Reason {
        beside: neighbour.map(|neighbour| neighbour.stem),
    })
}

/// Whether two ascending lists have nothing in common.
fn disjoint([a, b]: [&[u32]; 2]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short
        .iter()
        .all(|document| long.binary_search(document).is_err())
}
