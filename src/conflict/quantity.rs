//! Numbers with what they count.

use std::ops::Range;

use super::calendar;
use super::numeral::Numeral;
use super::word::Word;

/// Most words that are looked at for what is counted.
const RUN: usize = 5;

/// Stems after numbers that count nothing: times and addresses.
const NO_UNITS: &[&str] = &[
    "am", "avenu", "block", "bst", "cet", "edt", "est", "gmt", "pdt", "pm", "pst", "road",
    "street", "utc", "way",
];

/// Stems of units of measure, which say what is counted without the next word.
const MEASURES: &[&str] = &[
    "acr", "centimet", "day", "decad", "degre", "feet", "foot", "gallon", "hectar", "hour", "inch",
    "kilogram", "kilomet", "liter", "litr", "magnitud", "meter", "metr", "mile", "minut", "month",
    "mph", "ounc", "second", "ton", "tonn", "week", "year",
];

/// A number and what it counts.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) numeral: Numeral,
    pub(super) unit: Unit,
}

/// What is counted.
#[derive(Clone, Debug)]
pub(super) enum Unit {
    /// A currency; the words that spell the amount end before this one.
    Money(char, usize),
    /// Percent, of something that is named after it or not; likewise.
    Percent(bool, usize),
    /// Stems after the number, at least one, each with where its words end.
    Things(Vec<(String, usize)>),
}

/// The quantities among the numbers of a sentence: those that count nothing, years, times and days
/// of months are none.
pub(super) fn quantities(
    sentence: &str,
    words: &[Word<'_>],
    numerals: Vec<Numeral>,
) -> Vec<Quantity> {
    let month = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| calendar::month(word).is_some())
    };
    numerals
        .into_iter()
        .filter(|numeral| {
            let dated = month(numeral.words.end) || numeral.first > 0 && month(numeral.first - 1);
            !dated && !numeral.year
        })
        .filter_map(|numeral| {
            let unit = unit(sentence, words, &numeral)?;
            Some(Quantity { numeral, unit })
        })
        .collect()
}

fn unit(sentence: &str, words: &[Word<'_>], numeral: &Numeral) -> Option<Unit> {
    let end = numeral.words.end;
    if let Some(currency) = numeral.currency {
        return Some(Unit::Money(currency, end));
    }
    let percent = |end: usize| {
        let of = words.get(end).is_some_and(|next| next.normal == "of");
        Some(Unit::Percent(of, end))
    };
    if sentence[words[end - 1].range.end..].starts_with('%') {
        return percent(end);
    }
    let is = |at: usize, word: &str| words.get(at).is_some_and(|next| next.normal == word);
    if is(end, "percent") {
        return percent(end + 1);
    }
    if is(end, "per") && is(end + 1, "cent") {
        return percent(end + 2);
    }
    let run = run(words, end);
    match run.first()?.0.as_str() {
        first if NO_UNITS.contains(&first) => None,
        "dollar" => Some(Unit::Money('$', end + 1)),
        "euro" => Some(Unit::Money('€', end + 1)),
        _ => Some(Unit::Things(run)),
    }
}

/// The stems after a number that can name what is counted: to the first plural or unit of measure,
/// or up to a stop word, a mark or a number. A plural in capitals may be part of a name (`five
/// Northern Airlines planes`) and ends them only if no other does. Two ages are compared only of
/// one name: `29-year-old Lee` counts something, `a 29-year-old` nothing.
fn run(words: &[Word<'_>], from: usize) -> Vec<(String, usize)> {
    let mut run = Vec::new();
    let mut named = None;
    let follows = |word: &Word<'_>| word.follows_or_hyphen() && !word.stop;
    let letters = |word: &Word<'_>| word.stem.chars().all(char::is_alphabetic);
    for (at, word) in words.iter().enumerate().skip(from).take(RUN) {
        if !follows(word) || !letters(word) {
            break;
        }
        let next = words.get(at + 1);
        if next.is_some_and(|next| next.normal == "old" && next.follows_or_hyphen()) {
            let name = words.get(at + 2).filter(|name| name.is_capitalised());
            let age = |name: &Word<'_>| (format!("{} old {}", word.stem, name.normal), at + 3);
            return name.map(age).into_iter().collect();
        }
        run.push((word.stem.clone(), at + 1));
        if is_plural(&word.normal) && word.is_capitalised() {
            named = named.or(Some(run.len()));
        } else if MEASURES.contains(&word.stem.as_str()) || is_plural(&word.normal) {
            return run;
        }
    }
    run.truncate(named.unwrap_or(run.len()));
    run
}

impl Quantity {
    /// The words of this quantity and of another one as far as they count the same, or `None`.
    pub(super) fn same_unit(&self, other: &Self) -> Option<(Range<usize>, Range<usize>)> {
        let (here, there) = match (&self.unit, &other.unit) {
            (Unit::Money(a, here), Unit::Money(b, there)) if a == b => (*here, *there),
            (Unit::Percent(a, here), Unit::Percent(b, there)) if a == b => (*here, *there),
            (Unit::Things(a), Unit::Things(b)) => same_things(a, b)?,
            _ => return None,
        };
        Some((
            self.numeral.words.start..here,
            other.numeral.words.start..there,
        ))
    }

    /// Whether a quantity counts what this one counts, as far as the words beside them tell.
    pub(super) fn like(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (Unit::Money(a, _), Unit::Money(b, _)) => a == b,
            (Unit::Percent(..), Unit::Percent(..)) => true,
            (Unit::Things(a), Unit::Things(b)) => a.iter().any(|(stem, _)| has(b, stem)),
            _ => false,
        }
    }

    /// Whether a sentence of some quantities and numbers has this number as well, whatever it
    /// counts there, or a quantity that can mean the same.
    pub(super) fn is_told(&self, quantities: &[Self], values: &[f64]) -> bool {
        let agrees = |other: &Self| {
            self.same_unit(other).is_some() && !self.numeral.extent.excludes(&other.numeral.extent)
        };
        let written = |value: &f64| values.contains(value);
        quantities.iter().any(agrees) || self.numeral.values.iter().any(written)
    }
}

/// Whether a word looks like the plural of a noun.
fn is_plural(word: &str) -> bool {
    let ending = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous");
    ending && word.len() > 3 || matches!(word, "children" | "men" | "people" | "women")
}

/// Where the words end in which two runs name the same thing: their first common stem and what
/// they go on with together. `None` if each of them says something before it that the other leaves
/// out, or if they go on differently.
fn same_things(a: &[(String, usize)], b: &[(String, usize)]) -> Option<(usize, usize)> {
    let i = a.iter().position(|(stem, _)| has(b, stem))?;
    let j = b.iter().position(|(stem, _)| *stem == a[i].0)?;
    let described = |one: &[(String, usize)], other| one.iter().all(|(stem, _)| has(other, stem));
    let both = a[i..].iter().zip(&b[j..]);
    let together = both.take_while(|(a, b)| a.0 == b.0).count();
    let (last, other_last) = (i + together - 1, j + together - 1);
    let apart = a.len() > last + 1 && b.len() > other_last + 1;
    let same = described(&a[..i], b) || described(&b[..j], a);
    (same && !apart).then(|| (a[last].1, b[other_last].1))
}

fn has(run: &[(String, usize)], stem: &str) -> bool {
    run.iter().any(|(other, _)| other == stem)
}
