//! Words of a sentence with where they stand, and the clauses they stand in.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::calendar::is_day_name;
use crate::analysis::{Stemmer, StopWords, normalize};

/// Words that begin a clause.
const OPENERS: &[&str] = &[
    "although", "and", "because", "but", "if", "that", "though", "when", "whereas", "which",
    "while", "who",
];

/// Stems that mean the same beside a number, in news, with the one that stands for them.
const SYNONYMS: &[(&str, &str)] = &[
    ("began", "begin"),
    ("begun", "begin"),
    ("dead", "die"),
    ("death", "die"),
    ("deceas", "die"),
    ("drown", "die"),
    ("fatal", "die"),
    ("feet", "foot"),
    ("found", "find"),
    ("gave", "give"),
    ("held", "hold"),
    ("hurt", "injur"),
    ("kill", "die"),
    ("kilometr", "kilomet"),
    ("km", "kilomet"),
    ("left", "leav"),
    ("litr", "liter"),
    ("met", "meet"),
    ("metr", "meter"),
    ("perish", "die"),
    ("person", "peopl"),
    ("shot", "shoot"),
    ("slain", "die"),
    ("start", "begin"),
    ("took", "take"),
    ("won", "win"),
    ("wound", "injur"),
];

/// A word, and what tells it from others.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// Bytes of the sentence, end exclusive.
    pub(super) range: Range<usize>,
    /// As written.
    pub(super) text: &'a str,
    /// Lower case.
    pub(super) normal: String,
    /// What two words of one meaning share.
    pub(super) stem: String,
    pub(super) stop: bool,
    /// What stands between the word before and this one.
    pub(super) gap: &'a str,
    /// Number of the clause, counted from 0.
    pub(super) clause: usize,
}

impl Word<'_> {
    /// Whether only white space parts it from the word before.
    pub(super) fn follows(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(char::is_whitespace)
    }

    /// The same, a hyphen allowed: `16-hour`.
    pub(super) fn follows_or_hyphen(&self) -> bool {
        self.follows() || matches!(self.gap, "-" | "\u{2010}" | "\u{2011}")
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn is_in_digits(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// A capitalised word in lower case, unless it is a stop word or names a day or a month. The
    /// first word of a sentence may be a name as well and counts as one.
    pub(super) fn name(&self) -> Option<String> {
        let named = self.is_capitalised() && !self.stop && !is_day_name(self);
        named.then(|| self.own().to_owned())
    }

    /// Lower case, without a possessive's ending.
    pub(super) fn own(&self) -> &str {
        self.normal.strip_suffix("'s").unwrap_or(&self.normal)
    }

    /// Whether it has a meaning of its own: no stop word, no number in digits, no single letter.
    pub(super) fn speaks(&self) -> bool {
        !self.stop && !self.is_in_digits() && self.stem.chars().nth(1).is_some()
    }
}

/// The words of a sentence, in order. A clause ends where a mark other than a hyphen stands
/// between two words, and before a word that opens one. Linear in the sentence.
pub(super) fn words<'a>(
    sentence: &'a str,
    stemmer: &Stemmer,
    stop_words: &StopWords,
) -> Vec<Word<'a>> {
    let mut end = 0;
    let mut clause = 0;
    sentence
        .unicode_word_indices()
        .map(|(from, text)| {
            let gap = &sentence[end..from];
            end = from + text.len();
            let normal = normalize(text).into_owned();
            let broken = gap.contains(|c: char| !c.is_whitespace() && !joins(c));
            if from > 0 && (broken || OPENERS.contains(&normal.as_str())) {
                clause += 1;
            }
            let own = normal.strip_suffix("'s").unwrap_or(&normal);
            let stem = stemmer.stem(own);
            let synonym = SYNONYMS.iter().find(|(word, _)| *word == stem);
            Word {
                range: from..end,
                text,
                stop: stop_words.contains(&normal) && !is_unit(&normal),
                stem: synonym.map_or(stem, |(_, same)| (*same).to_owned()),
                normal,
                gap,
                clause,
            }
        })
        .collect()
}

/// Marks inside a clause: hyphens, marks of money and percent, apostrophes, and the point of an
/// abbreviation.
fn joins(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            | '\u{2011}'
            | '\u{2013}'
            | '.'
            | '%'
            | '$'
            | '€'
            | '£'
            | '¥'
            | '\''
            | '’'
            | '+'
            | '"'
            | '“'
            | '”'
            | '‘'
    )
}

/// Whether a word can be what is counted though stop-word lists may have it.
fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "day" | "days" | "people" | "person" | "year" | "years" | "hour" | "hours"
    )
}
