//! Numbers in digits and words, with nothing beside them.

use super::extent::{Extent, Hedge};
use super::hedge::starts_with;
use super::word::Word;

/// Most words of a number that is written out.
const LONGEST: usize = 12;

/// A number without anything beside it.
pub(super) struct Plain {
    pub(super) value: f64,
    /// What rounds to it.
    pub(super) extent: Extent,
    /// The factor of its last words: a million in `1.2 million`, else 1.
    pub(super) scale: f64,
    pub(super) scaled: bool,
    /// Where its words end.
    pub(super) end: usize,
}

/// The number that begins at a word, in digits or in English words.
pub(super) fn plain(sentence: &str, words: &[Word<'_>], at: usize) -> Option<Plain> {
    let word = words.get(at)?;
    if word.is_in_digits() {
        in_digits(sentence, words, at)
    } else {
        in_words(words, at)
    }
}

fn in_digits(sentence: &str, words: &[Word<'_>], at: usize) -> Option<Plain> {
    let word = &words[at];
    let before = sentence[..word.range.start].chars().next_back();
    let after = &sentence[word.range.end..];
    let joined = |c: char| matches!(c, '.' | ':' | '/' | ',' | '#' | '\'' | '’' | '_');
    let glued = after.starts_with(['\'', '’', '"', '″', '′', '/'])
        || after.starts_with(':') && after[1..].starts_with(|c: char| c.is_ascii_digit());
    if glued || before.is_some_and(joined) {
        return None;
    }
    let (number, step) = digits(word.text)?;
    let (mut factor, mut end) = (1.0, at + 1);
    while let Some(scale) = words.get(end).filter(|next| next.follows_or_hyphen()) {
        let Some(times) = scale_of(&scale.normal) else {
            break;
        };
        factor *= times;
        end += 1;
    }
    let value = number * factor;
    let mut extent = Extent::rounded(value, step * factor);
    // The fraction of a million is none of a whole.
    extent.fraction = step < 1.0 && factor <= 1.0;
    if step < 1.0 && factor > 1.0 {
        let slack = step * factor / 2.0;
        (extent.least, extent.most) = (value - slack, value + slack);
    }
    value.is_finite().then_some(Plain {
        value,
        extent,
        scale: factor,
        scaled: factor > 1.0,
        end,
    })
}

/// A number in digits and the step it is rounded to: `1,200` is 1200 in hundreds, `3.50` is 3.5 in
/// hundredths.
fn digits(text: &str) -> Option<(f64, f64)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = groups.clone().next().is_some();
    let right = groups.all(|group| group.len() == 3) && (!grouped || first.len() <= 3);
    let figures = whole.replace(',', "");
    let all = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !right || figures.len() > 15 || fraction.len() > 9 || !all(&figures) || !all(fraction) {
        return None;
    }
    // 222.570 is 222,570 in most of Europe.
    let ambiguous = fraction.len() == 3 && !grouped && figures.len() <= 3 && figures != "0";
    if ambiguous || text.ends_with('.') {
        return None;
    }
    let value: f64 = format!("{figures}.{fraction}0").parse().ok()?;
    let zeros = figures.len() - figures.trim_end_matches('0').len();
    let step = if fraction.is_empty() {
        10_f64.powi(i32::try_from(zeros).ok()?)
    } else {
        10_f64.powi(-i32::try_from(fraction.len()).ok()?)
    };
    Some((value, step))
}

/// English number words: `forty-two`, `three hundred and ten`, `a dozen`, `half a million`. `one`
/// alone is mostly a pronoun and no number here.
fn in_words(words: &[Word<'_>], at: usize) -> Option<Plain> {
    let opening = opening(words, at);
    let mut counted = opening.is_some();
    let (mut group, mut end) = opening.unwrap_or((0.0, at));
    let (mut total, mut factor) = (0.0, 1.0);
    let mut dozens = false;
    while let Some(word) = words.get(end) {
        if end - at >= LONGEST {
            return None;
        }
        if end > at && !word.follows_or_hyphen() {
            break;
        }
        if let Some(value) = small(&word.normal) {
            // `two three` are two numbers; `twenty two` and `two hundred two` one.
            let room = if value >= 10.0 { 100.0 } else { 10.0 };
            let taken = group % room > 0.0 || (10.0..20.0).contains(&group);
            if counted && taken {
                break;
            }
            group += value;
        } else if word.normal == "dozen" {
            group = if counted { group * 12.0 } else { 12.0 };
            dozens = true;
        } else if let Some(times) = scale_of(&word.normal).filter(|_| counted) {
            if times < 1000.0 {
                group *= times;
            } else {
                total += group * times;
                group = 0.0;
            }
            factor = times;
        } else {
            let tens = word.normal == "and" && factor > 1.0;
            let more = words.get(end + 1).and_then(|next| small(&next.normal));
            if !tens || more.is_none() {
                break;
            }
        }
        counted = true;
        end += 1;
    }
    let value: f64 = total + group;
    let alone = end == at + 1 && words[at].normal == "one";
    if !counted || end == at || alone || value <= 0.0 || value > 1e15 {
        return None;
    }
    let mut extent = Extent::rounded(value, last_step(value));
    if dozens {
        extent = extent.hedged(Hedge::About);
    }
    Some(Plain {
        value,
        extent,
        scale: factor,
        scaled: factor > 1.0,
        end,
    })
}

/// What `a` or `half a` counts before a dozen or a scale, and where that begins.
fn opening(words: &[Word<'_>], at: usize) -> Option<(f64, usize)> {
    let (count, end) = if starts_with(&words[at..], &["half", "a"]) {
        (0.5, at + 2)
    } else if words[at].normal == "a" {
        (1.0, at + 1)
    } else {
        return None;
    };
    let next = words.get(end)?;
    let scale = next.normal == "dozen" || scale_of(&next.normal).is_some();
    scale.then_some((count, end))
}

/// The greatest power of ten that a number above 0 is a multiple of, at least 1.
fn last_step(value: f64) -> f64 {
    let mut step = 1.0;
    while value % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    step
}

fn small(word: &str) -> Option<f64> {
    const UNITS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let unit = UNITS.iter().position(|unit| *unit == word);
    let ten = TENS.iter().position(|ten| *ten == word);
    unit.map(|at| at as f64 + 1.0)
        .or(ten.map(|at| (at as f64 + 2.0) * 10.0))
}

fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}
