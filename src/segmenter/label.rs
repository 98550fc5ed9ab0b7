//! What a line is: headline, heading, byline, dateline, caption, list item, or sentences.

use super::boilerplate::is_boilerplate;
use super::byline::is_byline;
use super::dateline::is_dateline;
use super::mark::{ends_sentence, is_bullet, is_dash};
use super::notice::is_notice;
use super::request::is_request;
use super::word::ends_in_lower_case;
use crate::document::Label;

/// Most words of a line without a full stop that is taken for a heading. A longer one is a
/// sentence that lost its full stop.
const HEADING_WORDS: usize = 18;
/// A longer line is no heading, however few its words: some scripts set no space between them.
const HEADING_BYTES: usize = 300;
/// The same in Thai and Lao, in characters: no sentence has a full stop there.
const STOPLESS_CHARACTERS: usize = 60;
/// Most words of a heading that ends in a colon.
const COLON_WORDS: usize = 12;
/// Most words of a heading that asks.
const QUESTION_WORDS: usize = 7;
/// Most words of an entry of a list.
const ENTRY_WORDS: usize = 60;

/// A line in its article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// The line, trimmed.
    pub(super) text: &'t str,
    /// 0-based number of the line.
    pub(super) number: usize,
    /// How many lines the article has.
    pub(super) count: usize,
    /// The headline of the article, if known.
    pub(super) title: Option<&'t str>,
    /// Whether it may hold a telling phrase.
    pub(super) telling: bool,
}

impl Line<'_> {
    /// The label of the whole line; `None` if it is to be cut into sentences.
    pub(super) fn label(&self) -> Option<Label> {
        let line = self.text;
        if self.number == 0 && self.title.is_some_and(|title| is_same(title, line)) {
            return Some(Label::Headline);
        }
        let edge = self.number < 3 || self.number + 4 > self.count;
        if is_boilerplate(line, self.telling) {
            Some(Label::Caption)
        } else if is_byline(line, edge, self.telling) {
            Some(Label::Byline)
        } else if is_dateline(line) {
            Some(Label::Dateline)
        } else if is_entry(line) {
            Some(Label::ListItem)
        } else {
            let heading = is_heading(line);
            heading.then(|| {
                if is_notice(line, self.telling) || is_request(line, self.telling) {
                    Label::Caption
                } else {
                    Label::Heading
                }
            })
        }
    }
}

/// Whether two texts are the same but for white space.
fn is_same(title: &str, line: &str) -> bool {
    let title = title.trim();
    let same = title == line || title.split_whitespace().eq(line.split_whitespace());
    same && !title.is_empty()
}

/// Whether a line is an entry of a list that is no sentence: it begins with a bullet, a dash or a
/// number and ends without a full stop.
fn is_entry(line: &str) -> bool {
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let marked = match line.chars().next() {
        Some('*') => line.starts_with("* "),
        Some(c) if is_dash(c) => line[c.len_utf8()..].starts_with(' '),
        Some(c) if is_bullet(c) => true,
        _ => {
            (1..=2).contains(&digits)
                && line[digits..].starts_with(['.', ')'])
                && line[digits + 1..].starts_with([' ', ')'])
        }
    };
    marked && !ends_sentence(line) && words(line, ENTRY_WORDS) <= ENTRY_WORDS
}

/// Whether a line is a heading: short, and not ended as a sentence is.
fn is_heading(line: &str) -> bool {
    let open = !ends_sentence(line) && !line.ends_with([',', ';']);
    let question = line.ends_with('?');
    if !open && !question {
        return false;
    }
    let count = words(line, HEADING_WORDS);
    if question && count <= QUESTION_WORDS {
        return asks(line) && !line.contains(['.', '!', '"', '“', '”']);
    }
    let most = if line.ends_with(':') {
        COLON_WORDS
    } else {
        HEADING_WORDS
    };
    let most_bytes = if line.starts_with(is_stopless) {
        3 * STOPLESS_CHARACTERS
    } else {
        HEADING_BYTES
    };
    open && count <= most && line.len() <= most_bytes && !holds_stop(line)
}

/// Whether a letter is of a script that has no full stop: Thai or Lao, three bytes each.
fn is_stopless(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}')
}

/// Whether a line without a full stop at its end has one inside, so that it holds sentences; what
/// a heading quotes is passed over: `‘It rained. It froze’: the winter of 1901`.
fn holds_stop(line: &str) -> bool {
    let line = behind_quotation(line);
    line.contains(". (")
        || line.match_indices(['.', '!', '?']).any(|(at, _)| {
            let long = ends_in_lower_case(&line[..at]);
            let mut behind = line[at + 1..]
                .trim_start_matches(['”', '"', '’', ')'])
                .chars();
            long && behind.next() == Some(' ') && behind.next().is_some_and(|c| !c.is_lowercase())
        })
}

/// What stands behind the quotation and colon that a line begins with, or all of the line.
fn behind_quotation(line: &str) -> &str {
    let closing = match line.chars().next() {
        Some('\'' | '‘') => ["':", "’:"],
        Some('"' | '“' | '„') => ["\":", "”:"],
        _ => return line,
    };
    let behind = |mark| Some(line.split_once(mark)?.1);
    closing.into_iter().find_map(behind).unwrap_or(line)
}

/// Whether a line begins with a question word.
fn asks(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "What", "Why", "Who", "How", "When", "Where", "Which", "What’s", "What's", "Who’s", "Who's",
    ];
    let first = line.split_whitespace().next();
    first.is_some_and(|first| WORDS.contains(&first))
}

/// The number of words of a line, counted no further than one more than `most`.
fn words(line: &str, most: usize) -> usize {
    line.split_whitespace().take(most + 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<Label> {
        let title = Some("The  old harbour");
        Line {
            text,
            number: 5,
            count: 20,
            title,
            telling: true,
        }
        .label()
    }

    #[test]
    fn the_headline_equals_the_title_but_for_white_space() {
        let line = Line {
            text: "The old harbour",
            number: 0,
            count: 3,
            title: Some(" The old\nharbour"),
            telling: true,
        };
        assert_eq!(line.label(), Some(Label::Headline));
        assert_eq!(
            Line {
                title: None,
                ..line
            }
            .label(),
            Some(Label::Heading)
        );
        assert_eq!(
            Line {
                title: Some("Other"),
                ..line
            }
            .label(),
            Some(Label::Heading)
        );
    }

    #[test]
    fn headings_are_short_and_have_no_full_stop() {
        for line in [
            "Harbour to be widened",
            "A critical moment",
            "‘Remarkable feat’",
            "What happens next?",
            "Key points:",
            "U.N. warns of delays",
            "‘It rained. It froze’: the winter of 1901",
        ] {
            assert_eq!(label(line), Some(Label::Heading), "{line}");
        }
        for line in [
            "The harbour is to be widened.",
            "“Enough,” she said.”",
            "Is that all?",
            "“Why now?”",
            "The chairman of the harbour board, who had come from the capital by train that very morning to see the works, said",
            "The harbour board met in the old town hall on Monday and the chairman said:",
            "He left. She stayed",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn a_long_line_of_a_script_without_full_stops_is_text() {
        let headline = "การเจรจาหยุดยิงเริ่มวันนี้";
        let text = "การเจรจาหยุดยิงเริ่มขึ้นในวันนี้ \
                    ผู้แทนทั้งสองฝ่ายกล่าวว่าการเจรจาจะดำเนินไปสามวัน";
        assert_eq!(label(headline), Some(Label::Heading));
        assert_eq!(label(text), None);
    }

    #[test]
    fn entries_of_lists() {
        for line in ["• Bread", "- Salt", "* Oil and wine", "2. Bread", "3) Salt"] {
            assert_eq!(label(line), Some(Label::ListItem), "{line}");
        }
        assert_eq!(label("• The harbour is to be widened."), None);
        assert_ne!(label("3.5 metres deep"), Some(Label::ListItem));
    }

    #[test]
    fn other_lines() {
        assert_eq!(label("By Our Staff"), Some(Label::Byline));
        assert_eq!(label("Tuesday, January 18, 2005"), Some(Label::Dateline));
        assert_eq!(label("Read more"), Some(Label::Caption));
    }
}
