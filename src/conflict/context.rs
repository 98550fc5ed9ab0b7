//! What stands around a fact in its clause.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::word::Word;

/// The words around a fact: what it is said of.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Stems of the clause's words that have a meaning, the fact's own left out.
    stems: BTreeSet<String>,
    /// Stems of the nearest such words before and after the fact.
    nearest: BTreeSet<String>,
    /// Words of the clause that say what a number measures or what sets its day apart.
    measures: BTreeSet<String>,
    /// Names in the clause.
    pub(super) names: BTreeSet<String>,
    /// Names in the clause that do not begin the sentence, where any word has a capital.
    pub(super) inner_names: BTreeSet<String>,
}

/// What befell those counted: if a clause has one of these stems, the other must have it too.
const FATES: &[&str] = &[
    "arrest", "detain", "die", "evacu", "homeless", "injur", "miss", "surviv",
];

/// Words that make a number or a day something else than the same without them: a measure, a turn
/// in a row, a part of the whole, a time at the edge of the day.
const MEASURES: &[&str] = &[
    "again",
    "altogether",
    "annually",
    "another",
    "apiece",
    "average",
    "central",
    "combined",
    "daily",
    "dawn",
    "each",
    "early",
    "east",
    "eastern",
    "eighth",
    "every",
    "fifth",
    "first",
    "fourth",
    "half",
    "hours",
    "late",
    "latest",
    "median",
    "midnight",
    "monthly",
    "night",
    "ninth",
    "north",
    "northern",
    "other",
    "per",
    "record",
    "second",
    "seventh",
    "sixth",
    "south",
    "southern",
    "tenth",
    "third",
    "total",
    "weekly",
    "west",
    "western",
    "yearly",
];

/// Stems of what is done again and again, so that two days need not be of one occasion.
const RECURRENT: &[&str] = &["meet", "met"];

impl Context {
    /// The context of the words of a range that is not empty. A clause in which nothing else
    /// speaks, as `On Monday,`, is read with the next one.
    pub(super) fn of(words: &[Word<'_>], fact: &Range<usize>) -> Self {
        let (first, last) = (words[fact.start].clause, words[fact.end - 1].clause);
        let context = Self::within(words, fact, &(first..=last));
        if context.stems.is_empty() {
            return Self::within(words, fact, &(first..=last + 1));
        }
        context
    }

    fn within(words: &[Word<'_>], fact: &Range<usize>, clauses: &RangeInclusive<usize>) -> Self {
        let within = |word: &&Word<'_>| clauses.contains(&word.clause);
        let before = || words[..fact.start].iter().rev().take_while(within);
        let after = || words[fact.end..].iter().take_while(within);
        let speaks = |word: &&Word<'_>| word.speaks();
        let nearest = before()
            .find(speaks)
            .into_iter()
            .chain(after().find(speaks));
        let measures = before()
            .chain(after())
            .filter(|word| MEASURES.contains(&word.normal.as_str()));
        let stems = before().chain(after()).filter(speaks);
        Self {
            nearest: nearest.map(|word| word.stem.clone()).collect(),
            measures: measures.map(|word| word.normal.clone()).collect(),
            stems: stems.map(|word| word.stem.clone()).collect(),
            names: before().chain(after()).filter_map(Word::name).collect(),
            inner_names: before()
                .chain(after())
                .filter(|word| {
                    !words
                        .first()
                        .is_some_and(|first| std::ptr::eq(*word, first))
                })
                .filter_map(Word::name)
                .collect(),
        }
    }

    /// Whether one of the nearest words is the same.
    pub(super) fn touches(&self, other: &Self) -> bool {
        !self.nearest.is_disjoint(&other.nearest)
    }

    /// How many stems both clauses have.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.stems.intersection(&other.stems).count()
    }

    /// The share of the shorter clause's stems that the other has, 0 to 1; 0 if it has none.
    pub(super) fn containment(&self, other: &Self) -> f64 {
        let shorter = self.stems.len().min(other.stems.len());
        self.shared(other) as f64 / shorter.max(1) as f64
    }

    /// Whether the clause tells of what happens on many days.
    pub(super) fn recurs(&self) -> bool {
        RECURRENT.iter().any(|stem| self.stems.contains(*stem))
    }

    /// Whether the clauses measure the same: they tell of the same fate, or of none, and in the
    /// same measure.
    pub(super) fn comparable(&self, other: &Self) -> bool {
        let same = |fate: &&str| self.stems.contains(*fate) == other.stems.contains(*fate);
        FATES.iter().all(same) && self.measures == other.measures
    }
}
