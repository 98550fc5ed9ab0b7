//! Paragraphs into sentences: [`Case`] judges every full stop, the Unicode rules those of rare
//! scripts.

use std::iter::Peekable;
use std::ops::Range;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::iterators::SentenceBreakIterator;
use icu_segmenter::scaffold::Utf8;

use super::bracket;
use super::enumeration::entries;
use super::mark::{is_closer, is_full_stop, is_terminator};
use super::scan::Scan;
use super::stop::stops;
use super::unmarked;
use super::verdict::Case;
use super::whole;
use crate::language::Language;
use crate::letter::is_of_word;

/// Appends the sentences of a paragraph: spans without surrounding white space, in order.
///
/// Linear in the paragraph.
pub(super) fn sentences(
    language: Language,
    text: &str,
    scan: &Scan,
    paragraph: Range<usize>,
    found: &mut Vec<Range<usize>>,
) {
    let mut cutter = Cutter::new(language, text, paragraph.clone(), found);
    let mut offers = Offers::new(text, paragraph.clone());
    let foreign = scan.may_hold_rare_stop(text, paragraph.clone());
    let mut lists = entries(text, paragraph.clone());
    let unmarked = unmarked::starts(language, text, paragraph.clone());
    if !unmarked.is_empty() {
        lists.extend(unmarked);
        lists.sort_unstable();
    }
    let mut lists = lists.into_iter().peekable();
    let mut brackets = bracket::insides(language, text, paragraph.clone())
        .into_iter()
        .peekable();
    for stop in stops(language, text, scan, paragraph.clone()) {
        while let Some(at) = lists.next_if(|&at| at <= stop.mark) {
            cutter.cut(at);
        }
        while let Some(at) = offers.next_if(foreign, stop.mark) {
            cutter.accept(at);
        }
        while brackets.next_if(|it| it.is_past(stop.mark)).is_some() {}
        let bracketed = brackets
            .peek()
            .is_some_and(|it| it.keeps(cutter.start, stop.mark, stop.end));
        let within = !bracketed
            && stop.next < paragraph.end
            && !stop.is_inside(text)
            && cutter.has_word(stop.mark);
        let sentence = cutter.start..paragraph.end;
        if within && Case::new(language, text, sentence, stop).ends() {
            cutter.cut_between(stop.end, stop.next);
        }
        while offers.next_if(foreign, stop.next).is_some() {}
    }
    lists.for_each(|at| cutter.cut(at));
    while let Some(at) = offers.next_if(foreign, paragraph.end) {
        cutter.accept(at);
    }
    cutter.finish();
}

/// The boundaries of the Unicode rules in a paragraph, found when first asked for.
struct Offers<'t> {
    text: &'t str,
    paragraph: Range<usize>,
    breaks: Option<Peekable<SentenceBreakIterator<'static, 't, Utf8>>>,
}

impl<'t> Offers<'t> {
    fn new(text: &'t str, paragraph: Range<usize>) -> Self {
        Self {
            text,
            paragraph,
            breaks: None,
        }
    }

    /// The next boundary no later than `limit`, if any are `wanted`.
    fn next_if(&mut self, wanted: bool, limit: usize) -> Option<usize> {
        if !wanted {
            return None;
        }
        let Self {
            text,
            paragraph,
            breaks,
        } = self;
        let start = paragraph.start;
        let breaks = breaks.get_or_insert_with(|| {
            let paragraph = &text[paragraph.clone()];
            SentenceSegmenter::new(Default::default())
                .segment_str(paragraph)
                .peekable()
        });
        breaks
            .next_if(|&at| start + at <= limit)
            .map(|at| start + at)
    }
}

/// Cuts a paragraph from left to right.
struct Cutter<'t, 'f> {
    language: Language,
    text: &'t str,
    /// Where the paragraph begins.
    paragraph: usize,
    /// Where the open sentence begins.
    start: usize,
    /// Up to where the open sentence is known to hold no letter or digit.
    blank: usize,
    end: usize,
    found: &'f mut Vec<Range<usize>>,
}

impl<'t, 'f> Cutter<'t, 'f> {
    fn new(
        language: Language,
        text: &'t str,
        paragraph: Range<usize>,
        found: &'f mut Vec<Range<usize>>,
    ) -> Self {
        Self {
            language,
            text,
            paragraph: paragraph.start,
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
        match self.text[self.blank..to].find(is_of_word) {
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
        self.push(end);
        self.start = next;
        self.blank = next;
    }

    /// Adds the open sentence, which ends at `end`, and parts what is whole at its head.
    fn push(&mut self, end: usize) {
        let mut start = self.start;
        let whole =
            |at: usize| whole::end(self.language, &self.text[at..end], at == self.paragraph);
        while let Some(length) = whole(start) {
            self.found.push(start..start + length);
            start = end - self.text[start + length..end].trim_start().len();
        }
        self.found.push(start..end);
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
        let ended = self.text[self.start..at].trim_end();
        let last = ended.trim_end_matches(is_closer).chars().next_back();
        let rare = |c: char| {
            let known = is_terminator(c) || is_full_stop(c) || c == '၊'; // a comma
            !(known || c.is_alphanumeric() || c.is_ascii())
        };
        if last.is_some_and(rare) {
            self.cut(at);
        }
    }

    fn finish(mut self) {
        if self.start < self.end {
            self.push(self.end);
        }
    }
}
