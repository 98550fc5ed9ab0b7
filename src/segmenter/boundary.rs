//! Paragraphs into sentences: the Unicode rules offer boundaries, [`Case`] judges them and finds
//! those they miss.

use std::ops::Range;

use icu_segmenter::SentenceSegmenter;

use super::enumeration::entries;
use super::mark::is_terminator;
use super::stop::Stops;
use super::verdict::Case;
use crate::language::Language;

/// Appends the sentences of a paragraph: spans without surrounding white space, in order.
///
/// Linear in the paragraph.
pub(super) fn sentences(
    language: Language,
    text: &str,
    paragraph: Range<usize>,
    found: &mut Vec<Range<usize>>,
) {
    let mut cutter = Cutter::new(text, paragraph.clone(), found);
    let mut offers = SentenceSegmenter::new(Default::default())
        .segment_str(&text[paragraph.clone()])
        .map(|at| at + paragraph.start)
        .peekable();
    let mut lists = entries(text, paragraph.clone()).into_iter().peekable();
    for stop in Stops::new(text, paragraph.clone()) {
        while let Some(at) = lists.next_if(|&at| at <= stop.mark) {
            cutter.cut(at);
        }
        while let Some(at) = offers.next_if(|&at| at <= stop.mark) {
            cutter.accept(at);
        }
        let mut offered = false;
        while offers.next_if(|&at| at <= stop.next).is_some() {
            offered = true;
        }
        if stop.next >= paragraph.end || !cutter.has_word(stop.mark) {
            continue;
        }
        let sentence = cutter.start..paragraph.end;
        if Case::new(language, text, sentence, stop, offered).ends() {
            cutter.cut_between(stop.end, stop.next);
        }
    }
    lists.for_each(|at| cutter.cut(at));
    offers.for_each(|at| cutter.accept(at));
    cutter.finish();
}

/// Cuts a paragraph from left to right.
struct Cutter<'t, 'f> {
    text: &'t str,
    /// Where the open sentence begins.
    start: usize,
    /// Up to where the open sentence is known to hold no letter or digit.
    blank: usize,
    end: usize,
    found: &'f mut Vec<Range<usize>>,
}

impl<'t, 'f> Cutter<'t, 'f> {
    fn new(text: &'t str, paragraph: Range<usize>, found: &'f mut Vec<Range<usize>>) -> Self {
        Self {
            text,
            start: paragraph.start,
            blank: paragraph.start,
            end: paragraph.end,
            found,
        }
    }

    /// Whether the open sentence has a letter or digit before `to`. Each byte is looked at once.
    fn has_word(&mut self, to: usize) -> bool {
        if self.blank >= to {
            return false;
        }
        match self.text[self.blank..to].find(char::is_alphanumeric) {
            Some(at) => {
                self.blank += at;
                true
            }
            None => {
                self.blank = to;
                false
            }
        }
    }

    /// Ends the open sentence at `end`; the next begins at `next`.
    fn cut_between(&mut self, end: usize, next: usize) {
        self.found.push(self.start..end);
        self.start = next;
        self.blank = next;
    }

    /// Cuts before `at`, if there is a sentence before it and one after.
    fn cut(&mut self, at: usize) {
        if at <= self.start || at >= self.end || !self.has_word(at) {
            return;
        }
        let end = self.start + self.text[self.start..at].trim_end().len();
        self.cut_between(end, self.end - self.text[at..self.end].trim_start().len());
    }

    /// Takes a boundary the Unicode rules offer where no stop of ours stands: after the full stop
    /// of another script. A line break inside a wrapped paragraph is none.
    fn accept(&mut self, at: usize) {
        if at <= self.start {
            return;
        }
        let last = self.text[self.start..at].trim_end().chars().next_back();
        if last.is_some_and(|c| !c.is_alphanumeric() && !is_terminator(c) && !c.is_ascii()) {
            self.cut(at);
        }
    }

    fn finish(self) {
        if self.start < self.end {
            self.found.push(self.start..self.end);
        }
    }
}
