//! Stops that are no plain full stop, and what a dash behind one says.

use super::Case;
use crate::segmenter::mark::{is_dash, is_opener};
use crate::segmenter::stop::Kind;
use crate::segmenter::{quote, word};

impl Case<'_> {
    /// `Well... The`, but `well... I`, `[...] The`, `so . . . The`.
    pub(super) fn ellipsis(&self, first: char, (dots, spaced): (usize, bool)) -> bool {
        let bracketed = self.so_far.ends_with(['[', '('])
            && self.behind_mark[self.stop.run - self.stop.mark..].starts_with([']', ')']);
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
                worded && self.parts()
            } else {
                (!pronoun || self.stop.is_closed()) && (!spaced || dots > 3)
            };
        }
        self.stop.has_gap() && !first.is_lowercase() && self.parts()
    }

    /// `Why? He …`, but `“Why?” he …`, `Yahoo! in`, `watch?v=x`.
    pub(super) fn emphatic(&self, first: char) -> bool {
        if word::is_small(first) {
            let again = self.stop.is_closed() && self.opens(&['"', '“', '„', '«']);
            return self.stop.has_gap() && (again || self.is_uncapitalised());
        }
        if self.is_told() {
            return false;
        }
        if !self.stop.has_gap() && word::is_ideographic(first) {
            return self.left.ends_with(word::is_ideographic);
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
        first.is_numeric() || first.is_uppercase() || self.parts()
    }

    /// `“Why now?” Lincoln asked`: a name and a verb of saying go with the quotation before.
    fn is_told(&self) -> bool {
        self.stop.is_closed() && quote::is_verb_of_saying(self.after.rest)
    }

    /// `He left. — The others`, as in dialogues and before the name of who said it.
    pub(super) fn before_dash(&self) -> bool {
        let next = self
            .after_window()
            .trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
        let bare = next.trim_start_matches(is_opener);
        if self.is_entry(bare) {
            return true;
        }
        bare.starts_with(|c: char| c.is_alphabetic() && !word::is_small(c))
            && (self.stop.kind != Kind::Period || self.stop.is_closed() || self.is_plain())
    }

    /// Whether a hyphen behind a plain full stop leads an entry of a list, in which a small letter
    /// or a number may come first: `… is shut. - the mill, which burned.`
    fn is_entry(&self, bare: &str) -> bool {
        self.stop.kind == Kind::Period
            && !self.stop.is_closed()
            && self.after_window().starts_with("- ")
            && self.is_long()
            && bare.starts_with(|c: char| c.is_numeric() || word::is_small(c))
    }
}
