//! Where two sentences that state the same disagree on a number, a date or a weekday.
//!
//! Silence beats a false alarm. A number is compared only with one of the same unit or head noun,
//! a day only with a day, and a disagreement is told only where
//!
//! - each sentence has one fact of that kind which the other does not have, and neither has the
//!   other's value as well;
//! - no value fits both: roundings and estimates are taken for all they can mean and bounds for
//!   half as much again, so that `about 1,200`, `more than 1,000` and `1,204` agree;
//! - the sentences share two fifths of the shorter one's stems; in one of the two clauses nobody
//!   and nothing is named that the other sentence leaves out, and in the other one at most where
//!   somebody is from;
//! - the words around the two facts agree: one of the two nearest on either side, what befell
//!   those counted (died, injured …), what the number measures (each, per …), the span of time it
//!   is counted over (last year, since …), the part it is of (northern, first …) and whether it is
//!   what something changed to or from;
//! - the articles may speak of the same moment: a count, which can rise, is compared only between
//!   articles of one day, a day only between articles less than a week apart. Articles without a
//!   date are compared.
//!
//! Only English is read: in another language the words that make a number an estimate or a bound
//! are not known, and what they hedge would seem to disagree.

mod calendar;
mod context;
mod extent;
mod hedge;
mod numeral;
mod plain_number;
mod quantity;
mod reading;
#[cfg(test)]
mod tests;
mod word;

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::calendar::{Day, is_aside};
use self::context::Context;
use self::quantity::Quantity;
use self::reading::Reading;
use self::word::Word;
use crate::analysis::{Stemmer, StopWords};
use crate::language::Language;

/// Least cosine of two sentences that are compared, whatever counts as support: below it most of
/// what was found on real news was a false alarm.
pub const LEAST_SIMILARITY: f64 = 0.4;

/// Least share of the shorter sentence's stems that the other must have.
const LEAST_SHARED: f64 = 0.4;
/// Fewest stems that both sentences must have.
const FEWEST_STEMS: usize = 4;
/// More quantities than this make a table, not a statement.
const MOST_QUANTITIES: usize = 16;
/// Articles at least so many days apart may mean different weeks.
const WEEK: i32 = 7;

/// On what two sentences disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ConflictKind {
    /// A count, a share, a sum of money or a measure.
    Number,
    /// A day of the year.
    Date,
    /// A day of the week.
    Weekday,
}

/// Two values that cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// On what the sentences disagree.
    pub kind: ConflictKind,
    /// Bytes of the first sentence that hold its value with its unit, end exclusive.
    pub here: Range<usize>,
    /// The same of the second sentence.
    pub there: Range<usize>,
}

/// A sentence and when it was published.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// The sentence.
    pub text: &'a str,
    /// Day or moment of publication, ISO 8601, if known.
    pub date: Option<&'a str>,
}

/// Finds conflicts between sentences of one language.
pub struct ConflictFinder {
    stemmer: Stemmer,
    stop_words: StopWords,
}

impl ConflictFinder {
    /// A finder for a language, or `None` if numbers and days are not read in it.
    pub fn of(language: Language) -> Option<Self> {
        if language != Language::English {
            return None;
        }
        Some(Self {
            stemmer: Stemmer::new(language),
            stop_words: StopWords::of(language)?,
        })
    }

    /// The conflicts of two sentences that are known to state the same, numbers first, in the
    /// order of the first sentence. Swapping the sentences swaps the values and changes nothing
    /// else but their order.
    ///
    /// Takes the time of reading both: linear in their length.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::conflict::{ConflictFinder, ConflictKind, Statement};
    ///
    /// let finder = ConflictFinder::of(Language::English).expect("English is read");
    /// let undated = |text| Statement { text, date: None };
    /// let here = undated("The avalanche at the pass killed 12 skiers on Monday.");
    /// let there = undated("An avalanche killed about 20 skiers at the pass on Monday.");
    /// let conflicts = finder.conflicts(&here, &there);
    /// assert_eq!(conflicts.len(), 1);
    /// assert_eq!(conflicts[0].kind, ConflictKind::Number);
    /// assert_eq!(&here.text[conflicts[0].here.clone()], "12 skiers");
    /// assert_eq!(&there.text[conflicts[0].there.clone()], "about 20 skiers");
    ///
    /// let compatible = undated("An avalanche killed at least ten skiers at the pass on Monday.");
    /// assert_eq!(finder.conflicts(&here, &compatible), []);
    /// ```
    pub fn conflicts(&self, here: &Statement<'_>, there: &Statement<'_>) -> Vec<Conflict> {
        let apart = days_apart(here.date, there.date);
        if apart.is_some_and(|days| days >= WEEK) {
            return Vec::new();
        }
        let [a, b] = [here, there].map(|it| Reading::of(it.text, &self.stemmer, &self.stop_words));
        if a.containment(&b) < LEAST_SHARED || a.shared(&b) < FEWEST_STEMS {
            return Vec::new();
        }
        let mut conflicts = numbers(&a, &b);
        if !conflicts.is_empty() && a.other_times(&b) {
            // Where another number goes with another day or year, each may be right about its own
            // event.
            return Vec::new();
        }
        if apart.is_some_and(|days| days > 0) {
            conflicts.clear();
        }
        let dates = a.dates.as_deref().zip(b.dates.as_deref());
        conflicts.extend(dates.and_then(|(x, y)| days(&a, &b, x, y, ConflictKind::Date)));
        let weekdays = days(&a, &b, &a.weekdays, &b.weekdays, ConflictKind::Weekday);
        conflicts.extend(weekdays);
        conflicts
    }
}

/// The conflicts among the quantities that only one of two sentences has: of each kind, both must
/// have one left.
fn numbers(a: &Reading<'_>, b: &Reading<'_>) -> Vec<Conflict> {
    if a.quantities.len().max(b.quantities.len()) > MOST_QUANTITIES {
        return Vec::new();
    }
    let (ours, theirs) = (a.untold(b), b.untold(a));
    let only = |one: &Quantity, all: &[&Quantity]| {
        let like = all.iter().filter(|other| other.like(one));
        like.count() == 1
    };
    let pairs = ours
        .iter()
        .flat_map(|x| theirs.iter().map(move |y| (*x, *y)));
    let alone = |x: &Quantity, y: &Quantity| {
        only(x, &ours) && only(x, &theirs) && only(y, &ours) && only(y, &theirs)
    };
    pairs
        .filter(|(x, y)| alone(x, y))
        .filter_map(|(x, y)| number(a, b, x, y))
        .collect()
}

fn number(a: &Reading<'_>, b: &Reading<'_>, x: &Quantity, y: &Quantity) -> Option<Conflict> {
    let (here, there) = x.same_unit(y)?;
    let differ = x.numeral.extent.excludes(&y.numeral.extent);
    let turn = turn(&a.words, &here) == turn(&b.words, &there);
    if !differ || !turn {
        return None;
    }
    conflict(a, b, here, there, ConflictKind::Number)
}

/// What is said of a number by the word before it: the value after a change, the value before it,
/// or anything else.
fn turn<'a>(words: &'a [Word<'_>], fact: &Range<usize>) -> Option<&'a str> {
    let before = words.get(fact.start.checked_sub(1)?)?;
    let word = before.normal.as_str();
    matches!(word, "to" | "from").then_some(word)
}

/// The conflict of two sentences that name one day each.
fn days(
    a: &Reading<'_>,
    b: &Reading<'_>,
    here: &[Day],
    there: &[Day],
    kind: ConflictKind,
) -> Option<Conflict> {
    let ([x], [y]) = (here, there) else {
        return None;
    };
    if !x.name.excludes(y.name) || is_aside(&a.words, x) || is_aside(&b.words, y) {
        return None;
    }
    conflict(a, b, x.words.clone(), y.words.clone(), kind)
}

/// The conflict of two facts that exclude each other, if the words around them agree.
fn conflict(
    a: &Reading<'_>,
    b: &Reading<'_>,
    here: Range<usize>,
    there: Range<usize>,
    kind: ConflictKind,
) -> Option<Conflict> {
    let (x, y) = (Context::of(&a.words, &here), Context::of(&b.words, &there));
    let either = a.names_all(&y.names) || b.names_all(&x.names);
    let names = either && a.names_all(&y.inner_names) && b.names_all(&x.inner_names);
    let recurs = kind == ConflictKind::Weekday && (x.recurs() || y.recurs());
    let times = match kind {
        ConflictKind::Number => a.spans(b, &y.spans) && b.spans(a, &x.spans),
        ConflictKind::Date | ConflictKind::Weekday => x.edges == y.edges && !recurs,
    };
    let agree = names && times && x.comparable(&y) && x.touches(&y);
    agree.then(|| Conflict {
        kind,
        here: a.bytes(&here),
        there: b.bytes(&there),
    })
}

/// Days between two publications; `None` if one of them is not known.
fn days_apart(a: Option<&str>, b: Option<&str>) -> Option<i32> {
    let day = |date: Option<&str>| -> Option<Date> { date?.get(..10)?.parse().ok() };
    let between = day(a)?.until(day(b)?).ok()?;
    Some(between.get_days().abs())
}
