//! Weekdays and days of the year.

use std::ops::Range;

use super::word::Word;
use crate::calendar::{MONTHS, WEEKDAYS, day_of_month};

/// Words that move a weekday by weeks, or repeat it.
const MOVED: &[&str] = &["each", "every", "following", "last", "next", "previous"];

/// Words beside a day on which something was said, which is seldom the day when it happened.
const SAID: &[&str] = &[
    "according",
    "added",
    "announced",
    "confirmed",
    "posted",
    "reported",
    "said",
    "says",
    "stated",
    "statement",
    "told",
    "tweeted",
    "wrote",
];

/// Words before a day among which one of those makes it the day of saying.
const SAYING_REACHES: usize = 4;

/// A day that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) words: Range<usize>,
    pub(super) name: DayName,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayName {
    /// 0 for Monday.
    Weekday(usize),
    /// Month from 1, day from 1, and the year where it is written.
    Date(usize, u8, Option<u16>),
}

impl DayName {
    /// Whether two names of one kind cannot mean one day.
    pub(super) fn excludes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Weekday(a), Self::Weekday(b)) => a != b,
            (Self::Date(month, day, year), Self::Date(other_month, other_day, other_year)) => {
                let years = year.zip(other_year).is_some_and(|(a, b)| a != b);
                (month, day) != (other_month, other_day) || years
            }
            _ => false,
        }
    }
}

/// Number of the month that a word names, 1 to 12; `may` in small letters names none.
pub(super) fn month(word: &Word<'_>) -> Option<usize> {
    if !word.is_capitalised() {
        return None;
    }
    let short = |name: &&str| {
        (3..=4).contains(&word.normal.len()) && name.starts_with(word.normal.as_str())
    };
    let at = MONTHS
        .iter()
        .position(|name| *name == word.normal || short(name));
    at.map(|at| at + 1)
}

/// Number of the weekday that a word names, 0 for Monday.
fn weekday(word: &Word<'_>) -> Option<usize> {
    let name = word.normal.strip_suffix("'s").unwrap_or(&word.normal);
    WEEKDAYS.iter().position(|weekday| *weekday == name)
}

/// Whether a word names a weekday or a month.
pub(super) fn is_day_name(word: &Word<'_>) -> bool {
    weekday(word).is_some() || month(word).is_some()
}

/// The weekdays that a sentence names.
pub(super) fn weekdays(words: &[Word<'_>]) -> Vec<Day> {
    let named = words.iter().enumerate().filter_map(|(at, word)| {
        Some(Day {
            words: at..at + 1,
            name: DayName::Weekday(weekday(word)?),
        })
    });
    named.collect()
}

/// Whether a day is moved by the word before it, or is the day on which something was said.
pub(super) fn is_aside(words: &[Word<'_>], day: &Day) -> bool {
    let before = day.words.start.checked_sub(1);
    let moved = before.is_some_and(|before| MOVED.contains(&words[before].normal.as_str()));
    // `told the state news agency on Monday`
    let beside =
        day.words.start.saturating_sub(SAYING_REACHES)..(day.words.end + 2).min(words.len());
    let clause = words[day.words.start].clause;
    let said = |word: &Word<'_>| word.clause == clause && SAID.contains(&word.normal.as_str());
    moved || words[beside].iter().any(said)
}

/// The days of a month that a sentence names: `March 14`, `14 March 2025`, `the 14th of March`.
/// `None` if it names several days at once, as `March 14-16`.
pub(super) fn dates(words: &[Word<'_>]) -> Option<Vec<Day>> {
    let mut days = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let Some((mut named, day)) = day_after(words, at).or_else(|| day_before(words, at)) else {
            continue;
        };
        if is_one_of_several(words, &named) {
            return None;
        }
        let next = words.get(named.end);
        let next = next.filter(|next| matches!(next.gap, " " | ", "));
        let year = next.and_then(year);
        named.end += usize::from(year.is_some());
        days.push(Day {
            words: named,
            name: DayName::Date(month, day, year),
        });
    }
    Some(days)
}

fn day_after(words: &[Word<'_>], month: usize) -> Option<(Range<usize>, u8)> {
    let next = words.get(month + 1)?;
    let beside = next.follows() || next.gap == ". ";
    Some((
        month..month + 2,
        day_of_month(&next.normal).filter(|_| beside)?,
    ))
}

fn day_before(words: &[Word<'_>], month: usize) -> Option<(Range<usize>, u8)> {
    let mut from = month.checked_sub(1)?;
    if words[from].normal == "of" {
        from = from.checked_sub(1)?;
    }
    Some((from..month + 1, day_of_month(&words[from].normal)?))
}

/// Whether a dash or a joining word beside a date makes it one end of a span or one of a list.
fn is_one_of_several(words: &[Word<'_>], date: &Range<usize>) -> bool {
    let dash = |word: &Word<'_>| {
        word.gap
            .trim()
            .starts_with(['-', '\u{2010}', '\u{2013}', '/'])
    };
    let joint = |word: &Word<'_>| {
        let word = word.normal.as_str();
        matches!(word, "and" | "or" | "through" | "to" | "until")
    };
    let number = |word: &Word<'_>| day_of_month(&word.normal).is_some() || month(word).is_some();
    let after = match words.get(date.end) {
        Some(next) if dash(next) => true,
        Some(next) => joint(next) && words.get(date.end + 1).is_some_and(number),
        None => false,
    };
    let list = date.start >= 2 && joint(&words[date.start - 1]) && number(&words[date.start - 2]);
    after || list || date.start > 0 && dash(&words[date.start])
}

fn year(word: &Word<'_>) -> Option<u16> {
    let year = word
        .normal
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year));
    year.filter(|_| word.normal.len() == 4)
}
