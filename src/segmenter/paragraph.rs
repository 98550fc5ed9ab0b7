//! Text into paragraphs: a line break parts two paragraphs unless the text is hard-wrapped.

use std::ops::Range;

use super::mark::ends_sentence;
use super::scan::Scan;

/// Fewest characters before a line break for it to count as a wrap.
const SHORTEST_WRAPPED: usize = 40;
/// Most bytes in a line of hard-wrapped text.
const LONGEST_WRAPPED: usize = 140;

/// The paragraphs of a text: spans without surrounding white space, in order.
///
/// Each line is a paragraph of its own, for most articles come that way. Lines are joined where
/// - a whole block between blank lines is hard-wrapped: its lines are of similar length and most
///   of those that end without a full stop go on in lower case; or
/// - one line of 40 characters or more has no full stop and the next begins in lower case.
///
/// Linear in the text.
pub(super) fn paragraphs(text: &str, scan: &Scan) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(text.len() / 256 + 1);
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    breaks(text.as_bytes(), scan).for_each(|line_break| {
        let head = text[at..line_break.start].trim_start();
        let body = head.trim_end();
        if body.is_empty() {
            close(text, &mut block, &mut found);
        } else {
            let start = line_break.start - head.len();
            block.push(start..start + body.len());
        }
        at = line_break.end;
        if text[line_break] == *"\u{2029}" {
            close(text, &mut block, &mut found);
        }
    });
    close(text, &mut block, &mut found);
    found
}

/// The line breaks of a text, in order; where it ends is one of no bytes.
fn breaks<'t>(text: &'t [u8], scan: &'t Scan) -> impl Iterator<Item = Range<usize>> + 't {
    let found = scan.breaks.iter().filter_map(|&at| {
        let length = match text[at] {
            b'\r' if text.get(at + 1) == Some(&b'\n') => 2,
            b'\n' if at > 0 && text[at - 1] == b'\r' => return None,
            b'\n' | b'\r' | 0x0B | 0x0C => 1,
            0xC2 if text[at + 1] == 0x85 => 2,
            0xE2 if text[at + 1] == 0x80 && matches!(text[at + 2], 0xA8 | 0xA9) => 3,
            _ => return None,
        };
        Some(at..at + length)
    });
    found.chain(std::iter::once(text.len()..text.len()))
}

/// Ends a block: its lines become paragraphs, joined where they were wrapped.
fn close(text: &str, block: &mut Vec<Range<usize>>, found: &mut Vec<Range<usize>>) {
    let wrapped = is_hard_wrapped(text, block);
    let mut open: Option<Range<usize>> = None;
    let mut before = 0..0;
    for line in block.drain(..) {
        open = Some(match open {
            Some(paragraph) if wrapped || continues(&text[before], &text[line.clone()]) => {
                paragraph.start..line.end
            }
            Some(paragraph) => {
                found.push(paragraph);
                line.clone()
            }
            None => line.clone(),
        });
        before = line;
    }
    found.extend(open);
}

/// Whether a line goes on in the next.
fn continues(line: &str, next: &str) -> bool {
    !ends_sentence(line)
        && !line.ends_with([':', ';'])
        && next.starts_with(char::is_lowercase)
        && line.chars().nth(SHORTEST_WRAPPED).is_some()
}

/// Whether the lines of a block were broken at a column instead of at a sentence or paragraph.
fn is_hard_wrapped(text: &str, block: &[Range<usize>]) -> bool {
    let Some((_, filled)) = block.split_last() else {
        return false;
    };
    let longest = filled.iter().map(Range::len).max().unwrap_or(0);
    if filled.len() < 2 || !(SHORTEST_WRAPPED..=LONGEST_WRAPPED).contains(&longest) {
        return false;
    }
    let even = filled
        .iter()
        .filter(|l| l.len() * 10 >= longest * 7)
        .count();
    let mut open = 0;
    let mut lower = 0;
    for pair in block.windows(2) {
        if !ends_sentence(&text[pair[0].clone()]) {
            open += 1;
            lower += usize::from(text[pair[1].clone()].starts_with(char::is_lowercase));
        }
    }
    even * 10 >= filled.len() * 8 && open * 2 >= filled.len() && lower * 2 >= open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let found = paragraphs(text, &Scan::of(text));
        found.into_iter().map(|p| &text[p]).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(of("One.\n\n  Two \r\nthree\n"), ["One.", "Two", "three"]);
        assert!(of(" \n\t\n").is_empty());
        assert!(of("").is_empty());
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The harbour board met on Monday and agreed to widen the\n\
                    northern pier before winter. Work is to begin in the first\n\
                    week of May, the chairman of the board told reporters in\n\
                    Hamburg.\n\nNext paragraph.";
        assert_eq!(of(text).len(), 2);
    }

    #[test]
    fn a_line_that_goes_on_in_lower_case_is_joined() {
        let text = "The harbour board met on Monday and agreed to widen\nthe pier.\nIt adjourned.";
        assert_eq!(of(text).len(), 2);
        assert_eq!(of("apples\npears\nplums").len(), 3, "a list is not wrapped");
    }

    #[test]
    fn paragraphs_of_similar_length_stay_apart() {
        let line = "The harbour board met on Monday and agreed to widen the pier.\n";
        assert_eq!(of(&line.repeat(4)).len(), 4);
    }
}
