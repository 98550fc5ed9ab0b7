//! Full stops as they occur: where each begins, what closes after it, where the next word stands.

use std::ops::Range;

use super::mark::{is_closer, is_full_stop};
use super::scan::Scan;
use crate::language::Language;
use crate::letter::is_of_word;

/// What a run of terminators consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One full stop.
    Period,
    /// Two or more full stops, with or without white space between, or `…`.
    Ellipsis {
        /// How many full stops.
        dots: usize,
        /// Whether white space stands between them.
        spaced: bool,
    },
    /// A question or exclamation mark is among them.
    Emphatic,
    /// A mark that ends sentences and nothing else is among them: `。`, `؟`, `।`, the Greek `;`.
    Full,
    /// A face made of marks, as people set it for a full stop: `:-)`.
    Smiley,
}

/// A run of terminators with the marks that close after it. All fields are byte offsets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) kind: Kind,
    /// Where the terminators begin.
    pub(super) mark: usize,
    /// Where the terminators end.
    pub(super) run: usize,
    /// Where the closing quotes and brackets end.
    pub(super) end: usize,
    /// Where the white space behind ends.
    pub(super) next: usize,
}

impl Stop {
    /// Whether white space parts the stop from what follows.
    pub(super) fn has_gap(&self) -> bool {
        self.next > self.end
    }

    /// Whether a full stop stands inside a number, an address or the like: `3.5`, `example.com`.
    pub(super) fn is_inside(&self, text: &str) -> bool {
        let next = text.as_bytes().get(self.next);
        self.kind == Kind::Period
            && self.next == self.run
            && next.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    }

    /// Whether a quote or bracket closes after the terminators.
    pub(super) fn is_closed(&self) -> bool {
        self.end > self.run
    }
}

/// Walks the stops of a range of a text, each byte looked at a bounded number of times.
pub(super) struct Stops<'t, M> {
    language: Language,
    text: &'t str,
    /// Where marks may stand, in order.
    marks: M,
    /// Where the stop before ended.
    at: usize,
    end: usize,
    /// Whether a double quotation mark has opened and not closed: tells on which side of the
    /// boundary a straight mark belongs.
    quoted: bool,
}

/// The stops of `text[range]`.
pub(super) fn stops(
    language: Language,
    text: &str,
    scan: &Scan,
    range: Range<usize>,
) -> impl Iterator<Item = Stop> {
    let Range { start, end } = range;
    Stops {
        language,
        text,
        marks: scan.within(range),
        at: start,
        end,
        quoted: false,
    }
}

impl<M: Iterator<Item = usize>> Stops<'_, M> {
    #[inline]
    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes()[..self.end].get(at)? {
            ascii @ 0..=0x7F => Some(char::from(*ascii)),
            _ => self.text[at..self.end].chars().next(),
        }
    }

    /// Moves to the next terminator, keeping count of the quotation marks passed.
    fn seek(&mut self) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..self.end];
        loop {
            let at = self.marks.next()?;
            if at < self.at {
                continue; // it belongs to the stop before
            }
            match bytes[at] {
                b'.' | b'!' | b'?' => return Some(at),
                b'"' => self.quoted = !self.quoted,
                0xE2 if bytes[at + 1] == 0x80 => match bytes[at + 2] {
                    0x9C | 0x9E => self.quoted = true,
                    0x9D => self.quoted = false,
                    0xA6 => return Some(at),
                    _ => {}
                },
                b':' if self.smiley(at).is_some() => return Some(at),
                b';' | b':' | b'|' if self.is_own_mark(at) => return Some(at),
                b';' if self.smiley(at).is_some() => return Some(at),
                lead @ (0xD6 | 0xD8 | 0xDB | 0xE0 | 0xE1 | 0xE3 | 0xEF)
                    if may_be_full_stop(lead, bytes[at + 1])
                        && self.peek(at).is_some_and(is_full_stop) =>
                {
                    return Some(at);
                }
                _ => {}
            }
        }
    }

    /// The full stop at `mark` if it is one as nearly all are: alone, and before a letter or digit
    /// of ASCII, one space between them or none, or at the end.
    #[inline]
    fn plain(&self, mark: usize) -> Option<Stop> {
        let bytes = &self.text.as_bytes()[mark..self.end];
        let next = match *bytes {
            [b'.'] => mark + 1,
            [b'.', next, ..] if next.is_ascii_alphanumeric() => mark + 1,
            [b'.', b' ', next, ..] if next.is_ascii_alphanumeric() => mark + 2,
            _ => return None,
        };
        Some(Stop {
            kind: Kind::Period,
            mark,
            run: mark + 1,
            end: mark + 1,
            next,
        })
    }

    /// The run of terminators at `mark`: its kind and end.
    fn run(&self, mark: usize) -> (Kind, usize) {
        let (mut at, mut dots, mut spaced, mut emphatic) = (mark, 0, false, false);
        let mut full = false;
        if let Some(end) = self.smiley(mark) {
            return (Kind::Smiley, end);
        }
        while let Some(c) = self.peek(at) {
            match c {
                '.' => dots += 1,
                '…' => dots += 3,
                '!' | '?' => emphatic = true,
                _ if is_full_stop(c) => full = true,
                ';' | ':' | '|' if self.is_own_mark(at) => full = true,
                ' ' | '\u{a0}' if dots > 0 && self.dot_follows(at + c.len_utf8()) => spaced = true,
                _ => break,
            }
            at += c.len_utf8();
        }
        let kind = match (emphatic, dots) {
            _ if full => Kind::Full,
            (true, _) => Kind::Emphatic,
            (false, 1) => Kind::Period,
            (false, dots) => Kind::Ellipsis { dots, spaced },
        };
        (kind, at)
    }

    /// Whether a mark is a full stop or question mark in this language and behind this word: `;` in
    /// Greek, `:` in Armenian, `|` for a danda in Hindi.
    fn is_own_mark(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let own = match self.language {
            Language::Greek => b';',
            Language::Armenian => b':',
            Language::Hindi | Language::Marathi | Language::Nepali | Language::Bengali => b'|',
            _ => return false,
        };
        let before = self.text[..at].trim_end_matches(' ').chars().next_back();
        bytes[at] == own
            && before.is_some_and(|c| own == b';' && c.is_alphanumeric() || !c.is_ascii())
            && !self.is_entity(at)
            && self
                .peek(at + 1)
                .is_none_or(|c| c.is_whitespace() || is_closer(c) || c == '|')
    }

    /// Whether the semicolon at `at` ends a character reference such as `&amp;`.
    fn is_entity(&self, at: usize) -> bool {
        let name = self.text.as_bytes()[..at].iter().rev().take(8);
        let mut before = name.skip_while(|b| b.is_ascii_alphanumeric() || **b == b'#');
        before.next() == Some(&b'&')
    }

    /// The end of a face such as `:)` or `;-)` that begins at `at`, parted from the words on either
    /// side.
    #[inline]
    fn smiley(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if !matches!(bytes[at], b':' | b';') {
            return None;
        }
        let nose = usize::from(bytes.get(at + 1) == Some(&b'-'));
        let mouth = bytes.get(at + 1 + nose)?;
        let parted = at > 0 && matches!(bytes[at - 1], b' ' | b'.' | b'!' | b'?');
        let end = at + 2 + nose;
        let face = matches!(mouth, b')' | b'(' | b'D' | b'P');
        let behind = face && end <= self.end && self.peek(end).is_none_or(char::is_whitespace);
        (parted && behind).then_some(end)
    }

    /// Whether a full stop stands at `at` that begins no number or name such as `.5` or `.com`.
    fn dot_follows(&self, at: usize) -> bool {
        self.peek(at) == Some('.') && !self.peek(at + 1).is_some_and(is_of_word)
    }

    /// Where the closing marks end that stand at `at`.
    fn close(&mut self, mut at: usize) -> usize {
        while let Some(c) = self.peek(at) {
            let behind = at + c.len_utf8();
            let glued = self.peek(behind).is_some_and(is_of_word);
            match c {
                '[' => match self.footnote(behind) {
                    Some(end) => at = end,
                    None => break,
                },
                '"' | '»' if glued && !self.quoted => break,
                '“' | '‘' | '«' | '*' if glued => break,
                '“' if !self.quoted && self.peek(behind).is_some() => break,
                c if is_closer(c) => {
                    if matches!(c, '"' | '”' | '“') {
                        self.quoted = c == '"' && !self.quoted;
                    }
                    at = behind;
                }
                _ => break,
            }
        }
        at
    }

    /// The end of a mark that white space parts from the stop it closes: `left. " Then`,
    /// `left. [12] Then`, `left. [...] Then`.
    fn stray(&mut self, at: usize) -> Option<usize> {
        let behind = match self.peek(at)? {
            '"' if self.quoted => at + 1,
            '\'' => at + 1,
            mark @ ('»' | '”') => at + mark.len_utf8(),
            '[' => self.footnote(at + 1).or_else(|| self.omission(at + 1))?,
            _ => return None,
        };
        let parted = self
            .peek(behind)
            .is_none_or(|c| c.is_whitespace() || c == ',');
        self.quoted &= !(parted && matches!(self.peek(at), Some('"' | '”')));
        parted.then_some(behind)
    }

    /// The end of `...]` or `…]` whose bracket has opened.
    fn omission(&self, at: usize) -> Option<usize> {
        let tail = &self.text[at..self.end];
        let dots = ["...]", "…]"]
            .into_iter()
            .find(|&dots| tail.starts_with(dots))?;
        Some(at + dots.len())
    }

    /// The end of a footnote mark such as `12]` whose bracket has opened.
    fn footnote(&self, at: usize) -> Option<usize> {
        let digits = self.text.as_bytes()[at..self.end]
            .iter()
            .take(4)
            .take_while(|b| b.is_ascii_digit())
            .count();
        ((1..=3).contains(&digits) && self.peek(at + digits) == Some(']'))
            .then_some(at + digits + 1)
    }

    /// Where the white space ends that stands at `at`.
    fn skip_space(&self, at: usize) -> usize {
        self.end - self.text[at..self.end].trim_start().len()
    }
}

impl<M: Iterator<Item = usize>> Iterator for Stops<'_, M> {
    type Item = Stop;

    fn next(&mut self) -> Option<Stop> {
        let mark = self.seek()?;
        if let Some(stop) = self.plain(mark) {
            self.at = stop.end;
            return Some(stop);
        }
        let (kind, run) = self.run(mark);
        let mut end = self.close(run);
        let mut next = self.skip_space(end);
        while let Some(behind) = self.stray(next) {
            end = behind;
            next = self.skip_space(end);
        }
        self.at = end;
        Some(Stop {
            kind,
            mark,
            run,
            end,
            next,
        })
    }
}

/// Whether two bytes may begin the full stop of another script.
fn may_be_full_stop(lead: u8, next: u8) -> bool {
    match lead {
        0xD6 => next == 0x89,
        0xD8 => next == 0x9F,
        0xDB => next == 0x94,
        0xE0 => next == 0xA5,
        0xE1 => matches!(next, 0x81 | 0x8D | 0x9F),
        0xE3 => next == 0x80,
        _ => matches!(next, 0xBC | 0xBD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Vec<&str> {
        stops(Language::English, text, &Scan::of(text), 0..text.len())
            .map(|s| &text[s.mark..s.end])
            .collect()
    }

    #[test]
    fn closing_marks_belong_to_the_stop() {
        assert_eq!(
            ends("Gone.” He. (So!) \"Why?\" Yes.[12] No."),
            [".”", ".", "!)", "?\"", ".[12]", "."]
        );
    }

    #[test]
    fn a_straight_mark_glued_on_both_sides_goes_where_it_balances() {
        assert_eq!(ends("He left.\"Why?\""), [".", "?\""]);
        assert_eq!(ends("\"He left.\"Then"), [".\""]);
        assert_eq!(ends("\"He left. \" Then"), [". \""]);
        assert_eq!(ends("« Il part. » Puis"), [". »"]);
        assert_eq!(ends("Er ging. »Gut.« Dann"), [".", ".«"]);
    }

    #[test]
    fn faces_and_the_marks_of_other_scripts() {
        assert_eq!(ends("Good :-) Yes:) No: (x:)"), [":-)"]);
        assert_eq!(ends("好。」他 هل؟ है। x"), ["。」", "؟", "।"]);
        let greek = "Πού; Ναι &amp; και 5;";
        let scan = Scan::of(greek);
        let found = stops(Language::Greek, greek, &scan, 0..greek.len());
        assert_eq!(found.map(|s| s.kind).collect::<Vec<_>>(), [Kind::Full; 2]);
    }

    #[test]
    fn runs_are_one_stop() {
        assert_eq!(
            ends("What?! Well... so . . . on…"),
            ["?!", "...", ". . .", "…"]
        );
        assert_eq!(ends("3.5 .com"), [".", "."]);
    }
}
