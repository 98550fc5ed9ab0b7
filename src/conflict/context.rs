//! What stands around a fact in its clause.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::word::Word;

/// The words around a fact: what it is said of.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// Stems of the clause's words that have a meaning, the fact's own left out.
    stems: BTreeSet<String>,
    /// Stems of the nearest such words on either side of the fact.
    nearest: BTreeSet<String>,
    /// Words of the clause that say what a number measures.
    measures: BTreeSet<String>,
    /// Words of the clause that name a part, a turn or a person.
    parts: BTreeSet<String>,
    /// Words of the clause that name an edge of the day.
    pub(super) edges: BTreeSet<String>,
    /// Stems of the spans of time in the clause and in a leading one that only says when.
    pub(super) spans: BTreeSet<String>,
    /// Names in the clause.
    pub(super) names: BTreeSet<String>,
    /// Names in the clause that do not begin the sentence, where any word has a capital, and do
    /// not only say where somebody is from.
    pub(super) inner_names: BTreeSet<String>,
}

/// What befell those counted: if a clause has one of these stems, the other must have it too.
const FATES: &[&str] = &[
    "arrest", "detain", "die", "evacu", "homeless", "injur", "miss", "surviv",
];

/// Words that make a number or a day something else than the same without them.
const MEASURES: &[&str] = &[
    "again", "annually", "apiece", "average", "daily", "each", "every", "half", "median",
    "monthly", "per", "record", "weekly", "yearly",
];

/// Words that tell one part, turn or person from another: only two that differ set facts apart.
const PARTS: &[&str] = &[
    "central", "east", "eastern", "eighth", "fifth", "first", "fourth", "he", "latest", "ninth",
    "north", "northern", "second", "seventh", "she", "sixth", "south", "southern", "tenth",
    "third", "west", "western",
];

/// Words for the edges of the day, where two days meet.
const EDGES: &[&str] = &["dawn", "early", "late", "midnight", "night"];

/// Stems of spans of time: what is counted over one is not what is counted over another.
const SPANS: &[&str] = &[
    "centuri", "day", "decad", "hour", "month", "quarter", "season", "week", "weekend", "year",
];

/// Words on either side of a fact of which one must be beside the other fact as well.
const NEAREST: usize = 2;

/// Most words of a clause that only says when.
const LEADING: usize = 3;

/// Stems of what is done again and again, so that two days need not be of one occasion.
const RECURRENT: &[&str] = &["meet", "met"];

/// Endings of words that say where somebody is from or belongs: `Norwegian`, `Islamic`.
const ORIGINS: &[&str] = &[
    "ani", "aqi", "ean", "eli", "ese", "ian", "ic", "ican", "ish", "man",
];

/// Whether a name only says where somebody is from.
fn is_origin(name: &str) -> bool {
    ORIGINS.iter().any(|ending| name.ends_with(ending))
}

/// The words before the first clause mark of a sentence if they only say when: `Last year, …`.
fn leading<'a, 'b>(words: &'a [Word<'b>]) -> &'a [Word<'b>] {
    let length = words.iter().take_while(|word| word.clause == 0).count();
    if length <= LEADING {
        &words[..length]
    } else {
        &[]
    }
}

impl Context {
    /// The context of the words of a range that is not empty. A clause in which nothing else
    /// speaks, as `On Monday,`, is read with the next one, of which it stands beside every word.
    pub(super) fn of(words: &[Word<'_>], fact: &Range<usize>) -> Self {
        let (first, last) = (words[fact.start].clause, words[fact.end - 1].clause);
        let context = Self::within(words, fact, &(first..=last));
        if context.stems.is_empty() {
            let next = Self::within(words, fact, &(first..=last + 1));
            return Self {
                nearest: next.stems.clone(),
                ..next
            };
        }
        context
    }

    fn within(words: &[Word<'_>], fact: &Range<usize>, clauses: &RangeInclusive<usize>) -> Self {
        let within = |word: &&Word<'_>| clauses.contains(&word.clause);
        let before = || words[..fact.start].iter().rev().take_while(within);
        let after = || words[fact.end..].iter().take_while(within);
        let speaks = |word: &&Word<'_>| word.speaks();
        let nearest = before()
            .filter(speaks)
            .take(NEAREST)
            .chain(after().filter(speaks).take(NEAREST));
        let lead = leading(words);
        let among = |list: &[&str]| -> BTreeSet<String> {
            let words = before().chain(after()).map(|word| &word.normal);
            words
                .filter(|word| list.contains(&word.as_str()))
                .cloned()
                .collect()
        };
        let stems = before().chain(after()).filter(speaks);
        Self {
            nearest: nearest.map(|word| word.stem.clone()).collect(),
            measures: among(MEASURES),
            parts: among(PARTS),
            edges: among(EDGES),
            spans: stems
                .clone()
                .chain(lead.iter().filter(speaks))
                .map(|word| word.stem.clone())
                .filter(|stem| SPANS.contains(&stem.as_str()))
                .collect(),
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
                .filter(|name| !is_origin(name))
                .collect(),
        }
    }

    /// Whether one of the nearest words is the same.
    pub(super) fn touches(&self, other: &Self) -> bool {
        !self.nearest.is_disjoint(&other.nearest)
    }

    /// Whether the clause tells of what happens on many days.
    pub(super) fn recurs(&self) -> bool {
        RECURRENT.iter().any(|stem| self.stems.contains(*stem))
    }

    /// Whether the clauses measure the same: they tell of the same fate, or of none, in the same
    /// measure, and not of two parts.
    pub(super) fn comparable(&self, other: &Self) -> bool {
        let same = |fate: &&str| self.stems.contains(*fate) == other.stems.contains(*fate);
        let apart = !self.parts.is_subset(&other.parts) && !other.parts.is_subset(&self.parts);
        FATES.iter().all(same) && self.measures == other.measures && !apart
    }
}
