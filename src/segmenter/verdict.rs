//! Whether a full stop ends its sentence: the Unicode rules' offer weighed against the words
//! around it.

mod marks;

use std::ops::Range;

use super::clock;
use super::lexicon::{Abbreviation, Lexicon};
use super::mark::{is_bullet, is_closer, is_dash, is_full_stop, is_terminator};
use super::measure::{ends_in_unit, ends_in_year};
use super::ordinal::{is_cardinal, is_roman, writes_ordinals};
use super::quote;
use super::resumption::resumes;
use super::stop::{Kind, Stop};
use super::word::{self, After};
use crate::language::Language;

/// One stop in its surroundings.
pub(super) struct Case<'t> {
    language: Language,
    lexicon: &'static Lexicon,
    stop: Stop,
    /// The sentence so far, up to the stop.
    so_far: &'t str,
    /// The word the stop stands after, closing marks left out.
    left: &'t str,
    after: After<'t>,
    /// What stands from the terminators on.
    behind_mark: &'t str,
}

impl<'t> Case<'t> {
    /// The surroundings of a stop in a sentence that begins at `range.start`, in a paragraph that
    /// ends at `range.end`.
    pub(super) fn new(language: Language, text: &'t str, range: Range<usize>, stop: Stop) -> Self {
        let mut left = word::before(text, range.start, stop.mark);
        if !left.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            left = left.trim_end_matches(is_closer);
        }
        Self {
            language,
            lexicon: Lexicon::of(language),
            stop,
            so_far: &text[range.start..stop.mark],
            left,
            after: word::after(text, stop.next, range.end),
            behind_mark: &text[stop.mark..range.end],
        }
    }

    /// Whether the sentence ends at the stop.
    pub(super) fn ends(&self) -> bool {
        let Some(first) = self.after.first else {
            return false; // nothing but marks is left, and they close this sentence
        };
        if !self.after.opened && (matches!(first, ',' | ';') || is_full_stop(first)) {
            return self.is_low_mark() && self.is_plain();
        }
        if is_bullet(first) && self.stop.has_gap() {
            return true;
        }
        if is_dash(first) {
            return self.stop.has_gap() && self.before_dash();
        }
        if self.stop.is_closed()
            && quote::goes_on(self.language, self.is_asked(), self.after_window())
        {
            return false;
        }
        match self.stop.kind {
            Kind::Full => self.full(first),
            Kind::Smiley => self.stop.has_gap() && first.is_uppercase(),
            Kind::Period if self.stop.has_gap() => self.period(first),
            Kind::Period => self.glued_period(first),
            Kind::Ellipsis { dots, spaced } => self.ellipsis(first, (dots, spaced)),
            Kind::Emphatic => self.emphatic(first),
        }
    }

    /// Whether a comma stands for the low mark that opens a German quotation: `. ,Der Hafen'`.
    fn is_low_mark(&self) -> bool {
        let mut next = self.after_window().chars();
        self.language == Language::German
            && self.stop.has_gap()
            && next.next() == Some(',')
            && next.next().is_some_and(char::is_uppercase)
    }

    /// What the word before the stop is as an abbreviation; of `Det.-Sgt` and `l'art` the last part
    /// counts, of `Hafenstr` the end, and `z. B` counts as `z.B`.
    fn abbreviation(&self) -> Option<Abbreviation> {
        let known = self.lexicon.abbreviation(self.left);
        if known.is_some() {
            return known;
        }
        let joined = !self.left.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if joined && let Some((_, last)) = self.left.rsplit_once(['-', '\'', '’']) {
            return self.lexicon.abbreviation(last);
        }
        if self.language == Language::German && self.left.ends_with("str") {
            return Some(Abbreviation::Counter);
        }
        if self.left.len() <= 4 && self.left.chars().nth(3).is_none() {
            return self.lexicon.abbreviation(&self.spaced_abbreviation()?);
        }
        None
    }

    /// The abbreviation that the word before the stop is the last part of, set with spaces between
    /// its parts: `i. d. R` gives `i.d.R`.
    fn spaced_abbreviation(&self) -> Option<String> {
        let mut head = self.so_far.strip_suffix(self.left)?;
        let mut whole = self.left.to_owned();
        for _ in 0..3 {
            let Some(rest) = head.trim_end().strip_suffix('.') else {
                break;
            };
            let part = rest.rsplit(|c: char| !c.is_alphabetic()).next()?;
            if part.is_empty() || part.chars().nth(3).is_some() {
                break;
            }
            whole.insert(0, '.');
            whole.insert_str(0, part);
            head = &rest[..rest.len() - part.len()];
        }
        (whole.len() > self.left.len()).then_some(whole)
    }

    /// Whether the next word is a letter with a full stop.
    fn is_initial_next(&self) -> bool {
        self.after.rest.starts_with('.') && word::is_letter(self.after.word)
    }

    /// Whether the next word begins sentences; a letter with a full stop is an initial.
    fn starts(&self) -> bool {
        !self.is_initial_next() && self.lexicon.is_starter(self.after.word)
    }

    /// The digits of the number the stop stands right behind, if it does.
    fn digits(&self) -> Option<usize> {
        word::digits(self.left).filter(|_| self.so_far.ends_with(char::is_numeric))
    }

    /// `他走了。其他人……`, `هل رحل؟ نعم.`: the stop has no other meaning. A comma goes on.
    fn full(&self, first: char) -> bool {
        let goes_on = matches!(first, '،' | '，' | '、' | '؛' | '；' | ':' | '：');
        if self.language == Language::Greek {
            return first.is_uppercase();
        }
        !(goes_on || word::is_small(first) && self.left.ends_with(word::is_cased))
    }

    /// `He left. The others …`
    fn period(&self, first: char) -> bool {
        if word::is_small(first) {
            self.before_small()
        } else if first.is_numeric() {
            self.before_digit()
        } else if first.is_uppercase() && word::is_cased(first) {
            self.before_capital()
        } else if first.is_alphabetic() {
            self.before_caseless()
        } else if matches!(first, '$' | '€' | '£' | '¥' | '@' | '#' | '№') {
            self.is_plain()
        } else {
            self.parts()
        }
    }

    /// A small letter begins a sentence in names such as `iPhone`, in careless text, in brackets,
    /// and in a quotation right behind another.
    fn before_small(&self) -> bool {
        self.is_plain()
            && (is_camel(self.after.word)
                || self.is_lower_pronoun()
                || self.is_uncapitalised()
                || self.resumes()
                || self.stop.is_closed() && self.opens(&['"', '“', '„', '«'])
                || self.is_long() && !self.stop.is_closed())
    }

    /// Whether a German sentence begins in lower case.
    fn resumes(&self) -> bool {
        self.language == Language::German
            && !self.stop.is_closed()
            && resumes(self.left, self.after.word)
    }

    /// Whether the next word stands behind one of some opening marks.
    fn opens(&self, marks: &[char]) -> bool {
        self.after_window().starts_with(marks)
    }

    /// Whether the word before the stop is so long that it is hardly an abbreviation.
    fn is_long(&self) -> bool {
        let small = self.left.chars().all(char::is_lowercase);
        let fewest = if small { 6 } else { 7 };
        self.left.chars().nth(fewest - 1).is_some()
            && self.left.chars().all(char::is_alphabetic)
            && !self.left.ends_with("str")
    }

    /// `그는 갔다. 다른`, `डॉ. सिंह`: nothing but the words themselves tells.
    fn before_caseless(&self) -> bool {
        if self.language == Language::Thai {
            return false; // Thai ends no sentence with a mark, but abbreviations
        }
        if word::digits(self.left).is_some() {
            return !(self.leads() || self.is_korean_date());
        }
        let last = self.left.chars().next_back();
        if last.is_none_or(|c| matches!(c, '\u{AC00}'..='\u{D7AF}') || word::is_ideographic(c)) {
            return true;
        }
        self.is_plain()
    }

    /// Whether the number before the stop is the day of a date such as `2010. 3. 5.`
    fn is_korean_date(&self) -> bool {
        let before = self.so_far.strip_suffix(self.left).unwrap_or_default();
        self.language == Language::Korean
            && before
                .strip_suffix(". ")
                .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
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
        use Language::{Arabic, Dutch, English, French, Hebrew, Italian, Portuguese, Spanish};
        if self.language == Language::Thai {
            return false;
        }
        if let Some(count) = word::digits(self.left) {
            if self.language == Language::Korean {
                return false; // a date: `2010. 3. 5.`
            }
            let plain = matches!(
                self.language,
                Arabic | Dutch | English | French | Hebrew | Italian | Portuguese | Spanish
            );
            return count > 2 || plain && !self.leads();
        }
        match self.abbreviation() {
            Some(Abbreviation::Final) => true,
            _ => self.is_plain(),
        }
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
        if let Some(count) = self.digits() {
            return self.number(count);
        }
        if is_roman(self.left) && writes_ordinals(self.language) {
            return self.starts();
        }
        let dated = ends_in_year(self.language, self.so_far, self.left);
        if ends_in_unit(self.so_far, self.left) || dated && !self.is_initial_next() {
            return true;
        }
        if word::is_letter(self.left) {
            return self.initial();
        }
        if clock::is_time(self.left) {
            return !clock::goes_on(self.so_far, &self.after);
        }
        let abbreviation = self.abbreviation();
        if abbreviation.is_none() && word::is_acronym(self.left) {
            return self.starts() && !self.leads();
        }
        match abbreviation {
            Some(Abbreviation::Title) => false,
            Some(Abbreviation::Counter) => {
                let refused = self.left == "no" || self.left == "No" && self.leads();
                self.starts() || refused
            }
            Some(Abbreviation::Medial) => self.starts(),
            Some(Abbreviation::Final) => !is_currency(self.after.word),
            None => !word::is_vowelless(self.left) || self.starts(),
        }
    }

    /// A number before a capital: `in 2009. Later`, but `1. The first`, `am 3. Juni`, `80. XX wieku`.
    fn number(&self, count: usize) -> bool {
        if self.leads() && count <= 3 {
            // an article of a law: its number stands alone
            return self.language == Language::Ukrainian;
        }
        let century = is_roman(self.after.word);
        count > 3
            || !writes_ordinals(self.language)
            || self.starts()
            || !century && is_cardinal(self.language, self.so_far, self.left)
    }

    /// A letter before a capital: `J. P. Morgan`, but `vitamin C. It helps`, `и т. д. Он`.
    fn initial(&self) -> bool {
        if let Some(whole) = self.spaced_abbreviation()
            && let Some(kind) = self.lexicon.abbreviation(&whole)
        {
            return match kind {
                Abbreviation::Title | Abbreviation::Counter => false,
                Abbreviation::Medial => self.starts(),
                Abbreviation::Final => true,
            };
        }
        let titled = self.left.starts_with(char::is_uppercase)
            && self.lexicon.abbreviation(self.left) == Some(Abbreviation::Title);
        !titled && !self.leads() && self.starts()
    }

    /// `He left.The others`, where a line break was lost; not `example.com`, `U.S`, `3.5`.
    fn glued_period(&self, first: char) -> bool {
        if first.is_alphabetic() && !word::is_cased(first) {
            return self.language != Language::Thai
                && !self.stop.is_closed()
                && !self.left.is_ascii()
                && is_whole(self.left)
                && is_whole(self.after.word);
        }
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

    /// Whether the Unicode rules part at the stop (UAX 29, SB6 to SB11), white space behind it or
    /// not, which is asked where no rule of ours decides: not before a mark that goes on, nor
    /// behind full stops if the next letter, with no other stop before it, is a small one, nor
    /// behind `…`.
    fn parts(&self) -> bool {
        let window = self.after_window();
        if window.starts_with(|c: char| {
            is_dash(c) || matches!(c, ',' | ':' | ';' | '،' | '、' | '.' | '!' | '?')
        }) {
            return false;
        }
        let terminators = self.terminators();
        if terminators.ends_with(['!', '?']) {
            return true;
        }
        let mut before_stop = window.chars().take_while(|&c| !is_terminator(c));
        let next = before_stop.find(|c| c.is_alphabetic());
        terminators.ends_with('.') && !next.is_some_and(word::is_small)
    }

    fn terminators(&self) -> &'t str {
        &self.behind_mark[..self.stop.run - self.stop.mark]
    }

    /// Whether a question or exclamation mark is among the terminators.
    fn is_asked(&self) -> bool {
        self.terminators().contains(['!', '?', '؟', '！', '？'])
    }

    /// Whether the sentence itself begins in lower case, so that the next may as well.
    fn is_uncapitalised(&self) -> bool {
        self.so_far.starts_with(word::is_small) && !self.stop.is_closed()
    }

    /// Up to 80 bytes from the next word on.
    fn after_window(&self) -> &'t str {
        let tail = &self.behind_mark[self.stop.next - self.stop.mark..];
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

/// Whether a word of a script without capitals is too long for a part of an abbreviation.
fn is_whole(word: &str) -> bool {
    word.chars().nth(2).is_some() && word.chars().all(|c| c.is_alphabetic() || !c.is_ascii())
}

/// Whether a word names a currency behind a number: `5 mil. Kč`, `3 mld. EUR`.
fn is_currency(word: &str) -> bool {
    const CODES: &[&str] = &[
        "BGN", "CHF", "CZK", "DKK", "Dollar", "EUR", "Euro", "Ft", "GBP", "HUF", "Kč", "NOK",
        "PLN", "RON", "RSD", "RUB", "SEK", "Sk", "UAH", "USD",
    ];
    CODES.contains(&word)
}
