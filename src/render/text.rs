//! A briefing for reading: wrapped paragraphs and a list of sources.

use anstyle::Style;
use textwrap::{Options, WordSplitter};

use crate::analysis::NameMerge;
use crate::briefing::{Briefing, BriefingSentence, Explanation};
use crate::render::line::one_line;
use crate::render::sources::{Source, Sources};

/// Narrower than this, text is not wrapped to the width asked for but to this.
const LEAST_WIDTH: usize = 20;
/// Columns of a runner-up's text.
const RUNNER_UP_COLUMNS: usize = 100;
/// What stands over the spellings that count as others.
const NAMES: &str = "Names";
/// What stands over the sources.
const HEADING: &str = "Sources";
/// What stands beside it where a sentence has support.
const LEGEND: &str = "(+n: n other sources say the same)";
/// What stands before everything said about a sentence.
const INDENT: &str = "    ";
/// Joins the parts of a marker while lines are broken, so that it stays in one piece.
const NO_BREAK_SPACE: &str = "\u{a0}";

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// How the text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// Display columns of a line; 0 gives every sentence one line, however long.
    pub width: usize,
    /// Whether escape sequences for bold and dim text are written.
    pub color: bool,
}

/// A briefing as plain text.
///
/// Each sentence is a paragraph, followed by the number of its source and by how many other
/// sources support it: `[1 +2]`. Under it stand its notes and, where the briefing carries
/// explanations, why it was taken. The list of sources ends the text, numbered in order of first
/// use. A briefing without sentences gives an empty string.
pub fn text(briefing: &Briefing, style: &TextStyle) -> String {
    if briefing.sentences.is_empty() {
        return String::new();
    }
    let sources = Sources::of(briefing);
    let mut page = Page::new(*style);
    for (place, sentence) in briefing.sentences.iter().enumerate() {
        if place > 0 && style.width > 0 {
            page.blank();
        }
        page.sentence(sentence, sources.number(place));
    }
    page.blank();
    page.names(&briefing.names);
    let supported = |sentence: &BriefingSentence| !sentence.supported_by.is_empty();
    page.sources(&sources, briefing.sentences.iter().any(supported));
    page.lines
}

/// Lines under a width.
struct Page {
    style: TextStyle,
    lines: String,
}

impl Page {
    fn new(style: TextStyle) -> Self {
        Self {
            style,
            lines: String::new(),
        }
    }

    fn blank(&mut self) {
        self.lines.push('\n');
    }

    fn line(&mut self, line: &str) {
        self.lines.push_str(line.trim_end());
        self.lines.push('\n');
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.style.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    /// A paragraph's lines: the first begins with `first`, the others with as many columns of
    /// white space.
    fn wrapped(&self, first: &str, text: &str) -> Vec<String> {
        if self.style.width == 0 {
            return vec![format!("{first}{text}")];
        }
        let hanging = " ".repeat(textwrap::core::display_width(first));
        let options = Options::new(self.style.width.max(LEAST_WIDTH))
            .initial_indent(first)
            .subsequent_indent(&hanging)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        let lines = textwrap::wrap(text, options);
        lines.into_iter().map(String::from).collect()
    }

    fn sentence(&mut self, sentence: &BriefingSentence, number: usize) {
        let marker = marker(number, sentence.supported_by.len());
        let glued = marker.replace(' ', NO_BREAK_SPACE);
        let lines = self.wrapped("", &format!("{} {glued}", one_line(&sentence.text)));
        for line in lines {
            match line.strip_suffix(&glued) {
                Some(words) => self.line(&format!("{words}{}", self.paint(DIM, &marker))),
                None => self.line(&line),
            }
        }
        for note in &sentence.notes {
            self.dim("Note: ", &one_line(&note.message));
        }
        if let Some(explanation) = &sentence.explanation {
            self.explanation(sentence, explanation);
        }
    }

    /// Dimmed, indented lines.
    fn dim(&mut self, label: &str, text: &str) {
        for line in self.wrapped(&format!("{INDENT}{label}"), text) {
            let words = line.trim_start();
            let white = &line[..line.len() - words.len()];
            self.line(&format!("{white}{}", self.paint(DIM, words)));
        }
    }

    fn explanation(&mut self, sentence: &BriefingSentence, explanation: &Explanation) {
        let rank = significant(sentence.rank);
        let place = highest(explanation.rank_place);
        self.dim("rank       ", &format!("{rank}, {place}"));
        let score = significant(sentence.score);
        let turn = ordinal(explanation.turn);
        self.dim("score      ", &format!("{score}, taken {turn}"));
        if !explanation.new_concepts.is_empty() {
            let concepts: Vec<String> = explanation
                .new_concepts
                .iter()
                .map(|concept| {
                    let term = one_line(&concept.term);
                    format!("{term} {}", significant(concept.weight))
                })
                .collect();
            self.dim("new here   ", &concepts.join(", "));
        }
        if let Some(other) = &explanation.runner_up {
            let score = significant(other.score);
            let text = shortened(&one_line(&other.text), RUNNER_UP_COLUMNS);
            let document = one_line(&other.document);
            self.dim("runner-up  ", &format!("{score}  {document}: {text}"));
        }
        let mut label = "support    ";
        for support in &sentence.supported_by {
            let document = one_line(&support.document);
            let text = one_line(&support.text);
            let similarity = support.similarity;
            self.dim(label, &format!("{similarity:.2}  {document}: {text}"));
            label = "           ";
        }
    }

    /// The spellings that count as others, a line each.
    fn names(&mut self, merges: &[NameMerge]) {
        if merges.is_empty() {
            return;
        }
        self.line(&self.paint(BOLD, NAMES));
        for merge in merges {
            let [spelling, name] = [&merge.spelling, &merge.name].map(|word| one_line(word));
            let beside = merge.beside.as_ref();
            let beside = beside.map_or(String::new(), |other| {
                format!(", beside {}", one_line(other))
            });
            self.dim("", &format!("{spelling} = {name} ({}{beside})", merge.rule));
        }
        self.blank();
    }

    fn sources(&mut self, sources: &Sources, supported: bool) {
        let heading = self.paint(BOLD, HEADING);
        let beside = HEADING.len() + 1 + LEGEND.len();
        if !supported {
            self.line(&heading);
        } else if self.style.width == 0 || beside <= self.style.width {
            self.line(&format!("{heading} {}", self.paint(DIM, LEGEND)));
        } else {
            self.line(&heading);
            for line in self.wrapped("", LEGEND) {
                self.line(&self.paint(DIM, &line));
            }
        }
        for (place, source) in sources.list.iter().enumerate() {
            self.source(place + 1, source);
        }
    }

    fn source(&mut self, number: usize, source: &Source) {
        let label = format!("[{number}] ");
        let mut entry = source.name.clone();
        for fact in [&source.site, &source.date].into_iter().flatten() {
            entry.push_str(", ");
            entry.push_str(fact);
        }
        let carried = source.also_carried_by();
        match &source.place {
            place if self.style.width == 0 => {
                let parts = [Some(&entry), place.as_ref(), carried.as_ref()];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                self.line(&format!("{label}{}", parts.join(", ")));
            }
            place => {
                for line in self.wrapped(&label, &entry) {
                    self.line(&line);
                }
                if let Some(place) = place {
                    let white = " ".repeat(label.len());
                    self.line(&format!("{white}{}", self.paint(DIM, place)));
                }
                if let Some(carried) = carried {
                    let white = " ".repeat(label.len());
                    for line in self.wrapped(&white, &carried) {
                        self.line(&format!("{white}{}", self.paint(DIM, line.trim_start())));
                    }
                }
            }
        }
    }
}

/// `[1]`, or `[1 +2]` where two other sources support the sentence.
fn marker(number: usize, supports: usize) -> String {
    match supports {
        0 => format!("[{number}]"),
        others => format!("[{number} +{others}]"),
    }
}

/// `highest`, `2nd highest`, `3rd highest` …
fn highest(place: usize) -> String {
    match place {
        1 => "highest of all".to_owned(),
        _ => format!("{} highest", ordinal(place)),
    }
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st` …
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A number with three significant digits, without an exponent.
fn significant(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let magnitude = value.abs().log10().floor();
    let decimals = (2.0 - magnitude).clamp(0.0, 12.0);
    format!("{value:.*}", decimals as usize)
}

/// The text cut at a word to a number of display columns, with an ellipsis where it was cut.
fn shortened(text: &str, columns: usize) -> String {
    if textwrap::core::display_width(text) <= columns {
        return text.to_owned();
    }
    let first = textwrap::wrap(text, columns - 1);
    let head = first.first().map_or("", |line| line.trim_end());
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_page_to_send_to_someone() {
        let style = TextStyle {
            width: 60,
            color: false,
        };
        insta::assert_snapshot!(text(&sample::briefing(), &style));
    }

    #[test]
    fn one_line_a_sentence_where_nothing_is_wrapped() {
        insta::assert_snapshot!(text(&sample::briefing(), &TextStyle::default()));
    }

    #[test]
    fn explanations_stand_under_their_sentence() {
        let style = TextStyle {
            width: 72,
            color: false,
        };
        insta::assert_snapshot!(text(&sample::explained(), &style));
    }

    #[test]
    fn colour_adds_escape_sequences_and_nothing_else() {
        for width in [0, 40] {
            let plain = text(
                &sample::explained(),
                &TextStyle {
                    width,
                    color: false,
                },
            );
            let coloured = text(&sample::explained(), &TextStyle { width, color: true });
            assert!(coloured.contains('\u{1b}'));
            let stripped = anstream::adapter::strip_str(&coloured).to_string();
            assert_eq!(stripped, plain);
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_for_nor_ends_in_white_space() {
        for width in [30, 47, 80] {
            let page = text(
                &sample::explained(),
                &TextStyle {
                    width,
                    color: false,
                },
            );
            for line in page.lines() {
                let unbreakable = line.trim().split(' ').count() == 1;
                let columns = textwrap::core::display_width(line);
                assert!(columns <= width || unbreakable, "{width}: {line:?}");
                assert_eq!(line, line.trim_end());
            }
        }
    }

    #[test]
    fn a_briefing_without_sentences_is_an_empty_page() {
        let mut briefing = sample::briefing();
        briefing.sentences.clear();
        assert_eq!(text(&briefing, &TextStyle::default()), "");
    }

    #[test]
    fn hostile_text_does_not_reach_the_terminal() {
        let page = text(&sample::hostile(), &TextStyle::default());
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!page.contains(steers), "{page:?}");
    }

    #[test]
    fn numbers_keep_three_digits() {
        let shown = [0.0, 1.0, 0.021_349, 12.345, 1234.5, 0.000_012_34].map(significant);
        assert_eq!(shown, ["0", "1.00", "0.0213", "12.3", "1234", "0.0000123"]);
    }

    #[test]
    fn places_are_spelt_as_in_english() {
        let spelt = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal);
        let expected = [
            "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
        ];
        assert_eq!(spelt, expected);
    }
}
