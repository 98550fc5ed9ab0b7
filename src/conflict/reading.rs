//! What a sentence says that another one could contradict.

use std::collections::BTreeSet;
use std::ops::Range;

use super::calendar::{Day, DayName, dates, weekdays};
use super::numeral::{is_currency, numerals};
use super::quantity::{Quantity, quantities};
use super::word::{Word, words};
use crate::analysis::{Stemmer, StopWords};

/// Leading letters that two forms of a name share: `Iran` and `Iranian`.
const NAME_STEM: usize = 4;

/// Most names of a sentence that is no list.
const MOST_NAMES: usize = 64;
/// Days of a sentence that are looked at to tell whether it speaks of other days.
const DAYS_COMPARED: usize = 8;

/// A sentence taken apart.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    sentence: &'a str,
    pub(super) words: Vec<Word<'a>>,
    pub(super) quantities: Vec<Quantity>,
    /// Every number, whatever it counts.
    values: Vec<f64>,
    /// Numbers that can be years.
    years: BTreeSet<u16>,
    pub(super) weekdays: Vec<Day>,
    /// Days of the year; `None` where several are named at once.
    pub(super) dates: Option<Vec<Day>>,
    stems: BTreeSet<String>,
    names: BTreeSet<String>,
    /// The sentence's words in lower case, without a possessive's ending.
    forms: BTreeSet<String>,
}

impl<'a> Reading<'a> {
    /// Reads a sentence. Takes the time of looking up its words.
    pub(super) fn of(sentence: &'a str, stemmer: &Stemmer, stop_words: &StopWords) -> Self {
        let words = words(sentence, stemmer, stop_words);
        let numerals = numerals(sentence, &words);
        let years = numerals.iter().filter(|numeral| numeral.year);
        let speaking = words.iter().filter(|word| word.speaks());
        Self {
            sentence,
            values: numerals.iter().flat_map(|n| n.values.clone()).collect(),
            years: years.map(|year| year.values[0] as u16).collect(),
            quantities: quantities(sentence, &words, numerals),
            weekdays: weekdays(&words),
            dates: dates(&words),
            stems: speaking.map(|word| word.stem.clone()).collect(),
            names: words.iter().filter_map(Word::name).collect(),
            forms: words.iter().map(|word| word.own().to_owned()).collect(),
            words,
        }
    }

    /// Bytes of the sentence that some of its words take, with the marks of money and percent
    /// beside them.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let from = self.words[words.start].range.start;
        let to = self.words[words.end - 1].range.end;
        let before = self.sentence[..from].chars().next_back();
        let money = before.filter(|c| is_currency(*c)).map_or(0, char::len_utf8);
        let percent = usize::from(self.sentence[to..].starts_with('%'));
        from - money..to + percent
    }

    /// The quantities that say how many there are in all and that another sentence does not have.
    pub(super) fn untold(&self, other: &Self) -> Vec<&Quantity> {
        let quantities = self.quantities.iter();
        quantities
            .filter(|one| one.numeral.whole && !one.is_told(&other.quantities, &other.values))
            .collect()
    }

    /// How many stems both sentences have.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.stems.intersection(&other.stems).count()
    }

    /// Whether a number of this sentence may be counted over the same time as one of another: it
    /// has the spans of time around that one, and both or neither count `since` some day.
    pub(super) fn spans(&self, other: &Self, spans: &BTreeSet<String>) -> bool {
        let since = |reading: &Self| reading.words.iter().any(|word| word.normal == "since");
        spans.is_subset(&self.stems) && since(self) == since(other)
    }

    /// The share of the shorter sentence's stems that the other has, 0 to 1; 0 if it has none.
    pub(super) fn containment(&self, other: &Self) -> f64 {
        let shorter = self.stems.len().min(other.stems.len());
        self.shared(other) as f64 / shorter.max(1) as f64
    }

    /// Whether a clause's names are all in this sentence, in capitals or not. A sentence of too
    /// many names is a list, and no clause is compared with it.
    pub(super) fn names_all(&self, names: &BTreeSet<String>) -> bool {
        if self.names.len().max(names.len()) > MOST_NAMES {
            return false;
        }
        let known = |name: &String| {
            self.forms.contains(name) || self.names.iter().any(|own| alike(own, name))
        };
        names.iter().all(known)
    }

    /// Whether the sentences name days or years that cannot be the same.
    pub(super) fn other_times(&self, other: &Self) -> bool {
        let years = !self.years.is_subset(&other.years) && !other.years.is_subset(&self.years);
        let (ours, theirs) = (self.days(), other.days());
        years
            || ours.iter().any(|day| {
                let excluded = theirs.iter().any(|their| day.excludes(*their));
                excluded && !theirs.contains(day)
            })
    }

    fn days(&self) -> Vec<DayName> {
        let dates = self.dates.iter().flatten();
        let days = dates
            .take(DAYS_COMPARED)
            .chain(self.weekdays.iter().take(DAYS_COMPARED));
        days.map(|day| day.name).collect()
    }
}

/// Whether two names begin alike.
fn alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    shared >= NAME_STEM.min(shorter)
}
