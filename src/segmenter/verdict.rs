//! Whether a full stop ends its sentence: the Unicode rules' offer weighed against the words
//! around it.

use std::ops::Range;

use super::abbreviation::{Abbreviation, lookup};
use super::mark::{is_bullet, is_closer, is_dash, is_opener};
use super::starter::is_starter;
use super::stop::{Kind, Stop};
use super::word::{self, After};
use crate::language::Language;

/// One stop in its surroundings.
pub(super) struct Case<'t> {
    language: Language,
    stop: Stop,
    /// The sentence so far, up to the stop.
    so_far: &'t str,
    /// The word the stop stands after, closing marks left out.
    left: &'t str,
    after: After<'t>,
    /// What stands right after the terminators.
    behind: &'t str,
}

impl<'t> Case<'t> {
    /// The surroundings of a stop in a sentence that begins at `range.start`, in a paragraph that
    /// ends at `range.end`.
    pub(super) fn new(language: Language, text: &'t str, range: Range<usize>, stop: Stop) -> Self {
        let left = word::before(text, range.start, stop.mark).trim_end_matches(is_closer);
        Self {
            language,
            stop,
            so_far: &text[range.start..stop.mark],
            left,
            after: word::after(text, stop.next, range.end),
            behind: &text[stop.run..range.end],
        }
    }

    /// Whether the sentence ends at the stop; `offered` tells whether the Unicode rules part there,
    /// which is asked where no rule of ours decides.
    pub(super) fn ends(&self, offered: impl FnOnce() -> bool) -> bool {
        let Some(first) = self.after.first else {
            return true;
        };
        if is_bullet(first) && self.stop.has_gap() {
            return true;
        }
        if is_dash(first) {
            return self.stop.has_gap() && self.before_dash();
        }
        match self.stop.kind {
            Kind::Period if self.stop.has_gap() => self.period(first, offered),
            Kind::Period => self.glued_period(first),
            Kind::Ellipsis { dots, spaced } => self.ellipsis(first, (dots, spaced), offered),
            Kind::Emphatic => self.emphatic(first, offered),
        }
    }

    /// What the word before the stop is as an abbreviation; of `Det.-Sgt` the last part counts.
    fn abbreviation(&self) -> Option<Abbreviation> {
        let last = self.left.rsplit('-').next().unwrap_or(self.left);
        lookup(self.language, self.left).or_else(|| lookup(self.language, last))
    }

    fn starts(&self) -> bool {
        is_starter(self.language, self.after.word)
    }

    /// `He left. The others …`
    fn period(&self, first: char, offered: impl FnOnce() -> bool) -> bool {
        if first.is_lowercase() {
            self.is_plain()
                && (is_camel(self.after.word) || self.is_lower_pronoun() || self.is_uncapitalised())
        } else if first.is_numeric() {
            self.before_digit()
        } else if first.is_uppercase() {
            self.before_capital()
        } else if matches!(first, '$' | '€' | '£' | '¥' | '@' | '#') {
            self.is_plain()
        } else {
            (!first.is_alphabetic() || self.is_plain()) && offered()
        }
    }

    /// Whether the word before the stop is no abbreviation, acronym, initial or number.
    fn is_plain(&self) -> bool {
        !(self.left.is_empty()
            || word::is_letter(self.left)
            || word::is_acronym(self.left)
            || word::digits(self.left).is_some_and(|n| n < 4)
            || word::is_vowelless(self.left)
            || self.abbreviation().is_some())
    }

    /// `i` for `I`, as people write in a hurry.
    fn is_lower_pronoun(&self) -> bool {
        self.language == Language::English
            && matches!(
                self.after.word,
                "i" | "i'm" | "i’m" | "i've" | "i’ve" | "i'll" | "i’ll"
            )
    }

    /// `on Dec. 31`, `No. 5`, but `in May. 12 people …`
    fn before_digit(&self) -> bool {
        if let Some(count) = word::digits(self.left) {
            return count > 2 || self.language == Language::English && !self.leads();
        }
        self.is_plain()
    }

    /// Whether nothing but marks stands before the word in its sentence: `1. The first`.
    fn leads(&self) -> bool {
        let lead = self.so_far.len() - self.left.len().min(self.so_far.len());
        lead <= 8
            && !self.so_far.as_bytes()[..lead]
                .iter()
                .any(u8::is_ascii_alphanumeric)
    }

    fn before_capital(&self) -> bool {
        if self.left.is_empty() {
            return true;
        }
        if let Some(count) = word::digits(self.left) {
            if self.language == Language::Ukrainian && self.leads() {
                return true; // an article of a law: its number stands alone
            }
            return !(count <= 3 && self.leads())
                && (count > 2 || !writes_ordinals(self.language) || self.starts());
        }
        if word::is_letter(self.left) {
            // Russian and Ukrainian: and so on, and the like
            let and_so_on = ["т. д", "т. п"]
                .iter()
                .any(|end| self.so_far.ends_with(end));
            return and_so_on || !self.leads() && self.starts();
        }
        if is_time(self.left) {
            return self.after_time();
        }
        if word::is_acronym(self.left) {
            return self.starts() && self.abbreviation() != Some(Abbreviation::Title);
        }
        match self.abbreviation() {
            Some(Abbreviation::Title) => false,
            Some(Abbreviation::Counter) => self.starts() || self.left == "no",
            Some(Abbreviation::Medial) => self.starts(),
            Some(Abbreviation::Final) => true,
            None => !word::is_vowelless(self.left) || self.starts(),
        }
    }

    /// `at 5 p.m. Police …` ends, `at 5 p.m. Tuesday`, `5 p.m. EST`, `5 p.m. China Standard
    /// Time` and `At 5 a.m. Mr …` do not.
    fn after_time(&self) -> bool {
        let word = self.after.word;
        if word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase()) && word.len() > 1 {
            return false;
        }
        let names_day = [
            "day",
            "Eastern",
            "Pacific",
            "Central",
            "Mountain",
            "Greenwich",
        ]
        .iter()
        .any(|end| word.ends_with(end))
            && word != "Today";
        let names_month = matches!(
            word,
            "January"
                | "February"
                | "March"
                | "April"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
                | "Jan"
                | "Feb"
                | "Aug"
                | "Sept"
                | "Oct"
                | "Nov"
                | "Dec"
                | "Mon"
                | "Tue"
                | "Tues"
                | "Wed"
                | "Thu"
                | "Thurs"
                | "Fri"
                | "Sat"
                | "Sun"
        );
        let opens = matches!(
            self.so_far.split_whitespace().next(),
            Some("At" | "By" | "Around" | "About" | "Before" | "After" | "Until" | "From")
        );
        let brief = self.so_far.split_whitespace().take(6).count() < 6;
        let rest = self.after.rest.trim_start();
        let names_zone = ["Standard Time", "Daylight Time", "Summer Time", "Time"]
            .iter()
            .filter_map(|zone| rest.strip_prefix(zone))
            .any(|behind| !behind.starts_with(char::is_alphanumeric));
        !(names_day || names_month || names_zone || opens && brief)
    }

    /// `He left.The others`, where a line break was lost; not `example.com`, `U.S`, `3.5`.
    fn glued_period(&self, first: char) -> bool {
        if !first.is_uppercase() {
            return false;
        }
        let word = self.after.word;
        let worded =
            matches!(word, "I" | "A") || word.chars().nth(1).is_some_and(char::is_lowercase);
        if self.stop.is_closed() || self.after.opened {
            return worded && (self.is_plain() || self.stop.is_closed() && self.starts());
        }
        let lower = word::ends_in_lower_case(self.left);
        let figure = word::digits(self.left) == Some(4) || self.left.ends_with('%');
        let addressed = self.left.contains(['.', '@', '/', '_', '#', ':'])
            || matches!(word, "Com" | "Net" | "Org" | "Co" | "Inc" | "Js")
            || self.after.rest.starts_with(['@', '/', '_', '('])
            || (self.after.rest.starts_with('.')
                && self.after.rest[1..].starts_with(char::is_alphanumeric));
        let capitals = self.left.len() >= 3
            && word.len() >= 3
            && self.left.bytes().all(|b| b.is_ascii_uppercase());
        worded && (lower || figure || capitals) && !addressed && self.is_plain()
    }

    /// `Well... The`, but `well... I`, `[...] The`, `so . . . The`.
    fn ellipsis(
        &self,
        first: char,
        (dots, spaced): (usize, bool),
        offered: impl FnOnce() -> bool,
    ) -> bool {
        let bracketed = self.so_far.ends_with(['[', '(']) && self.behind.starts_with([']', ')']);
        if bracketed {
            return false;
        }
        if first.is_uppercase() {
            if self.is_told() {
                return false;
            }
            let pronoun = self.after.word == "I"
                || self.after.word.starts_with("I'")
                || self.after.word.starts_with("I’");
            let worded = self
                .after
                .word
                .chars()
                .nth(1)
                .is_some_and(char::is_lowercase);
            return if !self.stop.has_gap() {
                worded && offered()
            } else {
                (!pronoun || self.stop.is_closed()) && (!spaced || dots > 3)
            };
        }
        self.stop.has_gap() && !first.is_lowercase() && offered()
    }

    /// `Why? He …`, but `“Why?” he …`, `Yahoo! in`, `watch?v=x`.
    fn emphatic(&self, first: char, offered: impl FnOnce() -> bool) -> bool {
        if first.is_lowercase() {
            return self.stop.has_gap() && self.is_uncapitalised();
        }
        if self.is_told() {
            return false;
        }
        if !self.stop.has_gap() {
            let worded = first.is_uppercase()
                && self
                    .after
                    .word
                    .chars()
                    .nth(1)
                    .is_none_or(char::is_lowercase);
            return worded && !self.left.contains(['/', '=', '@']);
        }
        if matches!(self.left, "Yahoo" | "Jeopardy" | "Yum") && first.is_uppercase() {
            return self.starts();
        }
        first.is_numeric() || first.is_uppercase() || offered()
    }

    /// `“Why now?” Lincoln asked`: a name and a verb of saying go with the quotation before.
    fn is_told(&self) -> bool {
        let verb = self
            .after
            .rest
            .trim_start()
            .split(|c: char| !c.is_alphabetic())
            .next();
        self.stop.is_closed()
            && matches!(
                verb,
                Some(
                    "said"
                        | "says"
                        | "say"
                        | "asked"
                        | "asks"
                        | "ask"
                        | "wrote"
                        | "writes"
                        | "added"
                        | "adds"
                        | "told"
                        | "replied"
                        | "answered"
                        | "cried"
                        | "shouted"
                )
            )
    }

    /// `He left. — The others`, as in dialogues and before the name of who said it.
    fn before_dash(&self) -> bool {
        let next = self
            .after_window()
            .trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
        next.trim_start_matches(is_opener)
            .starts_with(char::is_uppercase)
            && (self.stop.kind != Kind::Period || self.stop.is_closed() || self.is_plain())
    }

    /// Whether the sentence itself begins in lower case, so that the next may as well.
    fn is_uncapitalised(&self) -> bool {
        self.so_far.starts_with(char::is_lowercase) && !self.stop.is_closed()
    }

    /// Up to 80 bytes from the next word on.
    fn after_window(&self) -> &'t str {
        let from = self.stop.next - self.stop.run;
        let tail = &self.behind[from..];
        let mut to = tail.len().min(80);
        while !tail.is_char_boundary(to) {
            to -= 1;
        }
        &tail[..to]
    }
}

/// Whether a lower-case word is a name such as `iPhone`, `eBay`.
fn is_camel(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}

/// Whether a word is `a.m`, `p.m` in any case.
fn is_time(word: &str) -> bool {
    word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m")
}

/// Whether a language writes `3.` for third.
fn writes_ordinals(language: Language) -> bool {
    use Language::{
        Croatian, Czech, Danish, Estonian, Finnish, German, Hungarian, Latvian, Norwegian, Polish,
        Serbian, Slovak, Slovenian, Turkish,
    };
    matches!(
        language,
        Croatian
            | Czech
            | Danish
            | Estonian
            | Finnish
            | German
            | Hungarian
            | Latvian
            | Norwegian
            | Polish
            | Serbian
            | Slovak
            | Slovenian
            | Turkish
    )
}
