//! Lines into labelled pieces: what a line is as a whole, what is glued to its head, what credits
//! stand at its end.

use std::ops::Range;

use super::boilerplate::{is_credit, is_name, is_post};
use super::boundary::sentences;
use super::label::Line;
use super::mark::is_dash;
use super::paragraph::paragraphs;
use super::{byline, dateline};
use crate::document::Label;
use crate::language::Language;

/// How many paragraphs from the first on may begin with a byline, or a dateline without capitals.
const EARLY: usize = 3;

/// A labelled span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Range<usize>,
    pub(super) label: Label,
    /// 0-based number of the paragraph.
    pub(super) paragraph: usize,
}

/// The pieces of a text, in order.
pub(super) fn pieces(language: Language, text: &str, title: Option<&str>) -> Vec<Piece> {
    let lines = paragraphs(text);
    let mut found = Vec::with_capacity(text.len() / 96 + lines.len());
    let mut cuts = Vec::new();
    for (paragraph, span) in lines.iter().enumerate() {
        let line = Line {
            text: &text[span.clone()],
            number: paragraph,
            count: lines.len(),
            title,
        };
        let mut push = |span, label| {
            found.push(Piece {
                span,
                label,
                paragraph,
            });
        };
        match line.label() {
            Some(label) => push(span.clone(), label),
            None => cut(
                language,
                text,
                span.clone(),
                paragraph,
                &mut cuts,
                &mut push,
            ),
        }
    }
    found
}

/// Cuts a line into sentences and what is glued to them.
fn cut(
    language: Language,
    text: &str,
    span: Range<usize>,
    number: usize,
    cuts: &mut Vec<Range<usize>>,
    push: &mut impl FnMut(Range<usize>, Label),
) {
    let mut start = span.start;
    let signed = if number < EARLY {
        byline::glued(&text[span.clone()])
    } else {
        0
    };
    if signed > 0 {
        push(start..start + signed, Label::Byline);
        start = skip_space(text, start + signed, span.end);
    }
    let dated = dateline::glued(&text[start..span.end], number < EARLY);
    if dated > 0 {
        push(start..start + dated, Label::Dateline);
        start = skip_space(text, start + dated, span.end);
    }
    cuts.clear();
    sentences(language, text, start..span.end, cuts);
    let credited = cuts.len() > 1
        && cuts
            .last()
            .is_some_and(|last| is_credit(&text[last.clone()]));
    for (nth, cut) in cuts.iter().enumerate() {
        let last = nth > 0 && nth + 1 == cuts.len();
        let piece = &text[cut.clone()];
        let caption = credited && (last || cuts.len() == 2)
            || last && is_name(piece)
            || nth > 0 && is_attribution(piece)
            || is_post(piece)
            || !piece.contains(char::is_alphanumeric);
        let label = if caption {
            Label::Caption
        } else {
            Label::Sentence
        };
        push(cut.clone(), label);
    }
}

/// Whether a piece behind a sentence says who posted it: `— A Person (@name) May 4, 2020`.
fn is_attribution(piece: &str) -> bool {
    piece.starts_with(is_dash)
        && !piece.ends_with(['.', '!', '?'])
        && piece.split_whitespace().take(13).count() <= 12
}

fn skip_space(text: &str, at: usize, end: usize) -> usize {
    end - text[at..end].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(text: &str) -> Vec<(Label, &str)> {
        pieces(Language::English, text, None)
            .into_iter()
            .map(|piece| (piece.label, &text[piece.span]))
            .collect()
    }

    #[test]
    fn what_is_glued_to_a_sentence_is_a_piece_of_its_own() {
        assert_eq!(
            labelled("By Jane AustenBATH (Reuters) - It rained."),
            [
                (Label::Byline, "By Jane Austen"),
                (Label::Dateline, "BATH (Reuters) -"),
                (Label::Sentence, "It rained."),
            ]
        );
        assert_eq!(
            labelled("Tuesday, May 4, 2021It rained. It stopped."),
            [
                (Label::Dateline, "Tuesday, May 4, 2021"),
                (Label::Sentence, "It rained."),
                (Label::Sentence, "It stopped."),
            ]
        );
    }

    #[test]
    fn a_sentence_with_a_credit_is_a_caption() {
        assert_eq!(
            labelled("Boats lie in the old harbour. (Harbour Times)"),
            [
                (Label::Caption, "Boats lie in the old harbour."),
                (Label::Caption, "(Harbour Times)"),
            ]
        );
        assert_eq!(
            labelled("It rained. It stopped. (Harbour Times)")[1].0,
            Label::Sentence
        );
    }

    #[test]
    fn who_posted_it_is_no_sentence() {
        assert_eq!(
            labelled("What a storm. — Jane Austen (@example) May 4, 2021")[1],
            (Label::Caption, "— Jane Austen (@example) May 4, 2021")
        );
    }
}
