//! Numbers with what hedges them, and ranges.

use std::ops::Range;

use super::extent::{Extent, Hedge};
use super::hedge::{HEDGES_AFTER, PART_AFTER, PART_BEFORE, hedge_before, starts_with};
use super::plain_number::plain;
use super::word::Word;

/// A number in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    /// The words it takes, those before it that hedge it included.
    pub(super) words: Range<usize>,
    /// The first of its words that is a number.
    pub(super) first: usize,
    /// All it can mean.
    pub(super) extent: Extent,
    /// The numbers themselves: one, or the ends of a range.
    pub(super) values: Vec<f64>,
    /// `$`, `€`, `£` or `¥` before it.
    pub(super) currency: Option<char>,
    /// Whether it can be a year: four digits from 1900 to 2099.
    pub(super) year: bool,
    /// Whether it says how many there are in all, as far as the words beside it tell.
    pub(super) whole: bool,
}

/// The numbers of a sentence, in order. Left out are those in times, scores and names (`5:42`,
/// `A330-200`, `7th`). Linear in the sentence.
pub(super) fn numerals(sentence: &str, words: &[Word<'_>]) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match numeral(sentence, words, at) {
            Some(numeral) => {
                at = numeral.words.end;
                found.push(numeral);
            }
            None => at += 1,
        }
    }
    found
}

fn numeral(sentence: &str, words: &[Word<'_>], at: usize) -> Option<Numeral> {
    let one = plain(sentence, words, at).filter(|_| !hyphened(sentence, &words[at]))?;
    let mut values = vec![one.value];
    let mut extent = one.extent;
    let mut end = one.end;
    if let Some(second) = range_end(words, at, end).and_then(|to| plain(sentence, words, to)) {
        // The scale at the end counts for both: 3 to 4 million.
        let scale = if one.scaled { 1.0 } else { second.scale };
        let first = Extent {
            least: extent.least * scale,
            most: extent.most * scale,
            ..extent
        };
        values = vec![one.value * scale, second.value];
        extent = first.to(second.extent)?;
        end = second.end;
    }
    let mut from = at;
    if let Some((length, hedge)) = hedge_before(words, at) {
        from -= length;
        extent = extent.hedged(hedge);
    }
    for (pattern, hedge) in HEDGES_AFTER {
        if starts_with(&words[end..], pattern) {
            extent = extent.hedged(*hedge);
            end += pattern.len();
        }
    }
    if sentence[words[end - 1].range.end..].starts_with('+') {
        extent = extent.hedged(Hedge::AtLeast);
    }
    let is = |at: Option<usize>, list: &[&str]| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| list.contains(&word.normal.as_str()))
    };
    let currency = words[at].gap.chars().next_back();
    Some(Numeral {
        year: end - at == 1
            && words[at].text.len() == 4
            && one.value >= 1900.0
            && one.value < 2100.0,
        whole: !is(from.checked_sub(1), PART_BEFORE) && !is(Some(end), PART_AFTER),
        words: from..end,
        first: at,
        extent,
        values,
        currency: currency.filter(|c| is_currency(*c)),
    })
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥')
}

/// Where the second number of a range begins: `20-30`, `20 to 30`, `between 20 and 30`.
fn range_end(words: &[Word<'_>], at: usize, end: usize) -> Option<usize> {
    let next = words.get(end)?;
    if matches!(
        next.gap.trim_end_matches(['$', '€', '£']),
        "-" | "\u{2010}" | "\u{2011}" | "\u{2013}"
    ) {
        return Some(end);
    }
    let between = at
        .checked_sub(1)
        .is_some_and(|at| words[at].normal == "between");
    let joined = matches!(next.normal.as_str(), "to" | "or") || between && next.normal == "and";
    (joined && next.follows()).then_some(end + 1)
}

/// Whether a hyphen before a word in digits makes it a part of something: `A330-200`, `3-2`.
fn hyphened(sentence: &str, word: &Word<'_>) -> bool {
    word.is_in_digits()
        && sentence[..word.range.start].ends_with(['-', '\u{2010}', '\u{2011}', '\u{2013}'])
}
