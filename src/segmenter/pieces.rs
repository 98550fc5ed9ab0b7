//! Lines into labelled pieces: what a line is as a whole, what is glued to its head, what credits
//! stand at its end.

use std::num::NonZeroU32;
use std::ops::Range;

use super::boilerplate::is_invitation;
use super::boundary::sentences;
use super::credit::{self, is_attribution, is_credit, is_link, is_post, is_tail};
use super::depiction::{is_depiction, is_depiction_alone};
use super::fragment::is_fragment;
use super::label::Line;
use super::mark::{ends_sentence, is_bullet};
use super::notice::{self, is_notice};
use super::page::is_no_article;
use super::paragraph::paragraphs;
use super::quotation::Quotations;
use super::request::{is_request, is_subscription};
use super::scan::Scan;
use super::signoff::is_signoff;
use super::telling::telling_lines;
use super::{byline, controls, dateline, enumeration};
use crate::document::{Label, Sentence, SentenceId};
use crate::language::Language;
use crate::letter::is_letter;

/// How many paragraphs from the first on may begin with a byline, or a dateline without capitals.
const EARLY: u32 = 3;

/// A labelled span: a [`Sentence`] without its text, which stays where it is, and without its place,
/// which is where the piece stands among others. Of a pile there are as many as sentences, so it is
/// kept small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// 0-based number of the paragraph.
    paragraph: u32,
    /// 1-based number of the quotation.
    quotation: Option<NonZeroU32>,
    pub(crate) label: Label,
    unbalanced_quote: bool,
}

impl Piece {
    /// The piece of a text as a sentence.
    pub(crate) fn sentence(&self, id: SentenceId, text: &str) -> Sentence {
        Sentence {
            id,
            span: self.span.clone(),
            text: text[self.span.clone()].to_owned(),
            label: self.label,
            paragraph: self.paragraph as usize,
            quotation: self.quotation.map(|number| number.get() as usize - 1),
            unbalanced_quote: self.unbalanced_quote,
        }
    }
}

/// Appends the pieces of a text, in order.
pub(super) fn pieces(language: Language, text: &str, title: Option<&str>, found: &mut Vec<Piece>) {
    let scan = &Scan::of(text);
    let lines = paragraphs(text, scan);
    let telling = telling_lines(text, scan, &lines);
    let numbers = enumeration::numbers(text, &lines);
    let first = found.len();
    let mut cutter = Cutter {
        language,
        text,
        scan,
        paragraph: 0,
        cuts: Vec::new(),
        found,
    };
    for (number, span) in lines.iter().enumerate() {
        cutter.paragraph = number as u32;
        let line = Line {
            text: &text[span.clone()],
            number,
            count: lines.len(),
            title,
            telling: telling[number],
        };
        let below = lines.get(number + 1).map_or("", |next| &text[next.clone()]);
        match line.label() {
            Some(label) => cutter.push(span.clone(), label),
            None => cutter.line(line, span.clone(), numbers[number], below),
        }
    }
    let found = &mut found[first..];
    if telling.contains(&true) && is_no_article(text) {
        for piece in found.iter_mut() {
            piece.label = Label::Caption;
        }
    }
    let mut quotations = Quotations::new(scan);
    for piece in found {
        let quoted = quotations.read(text, piece.span.clone(), piece.paragraph);
        piece.quotation = quoted.quotation;
        piece.unbalanced_quote = quoted.unbalanced;
    }
}

/// Cuts lines into sentences and what is glued to them.
struct Cutter<'t, 'f> {
    language: Language,
    text: &'t str,
    scan: &'t Scan,
    /// 0-based number of the line.
    paragraph: u32,
    /// The sentences of the line, kept for their memory.
    cuts: Vec<Range<usize>>,
    found: &'f mut Vec<Piece>,
}

impl<'t> Cutter<'t, '_> {
    fn push(&mut self, span: Range<usize>, label: Label) {
        let paragraph = self.paragraph;
        self.found.push(Piece {
            span,
            paragraph,
            quotation: None,
            label,
            unbalanced_quote: false,
        });
    }

    /// Cuts off the first bytes of a span as a piece, if there are any; what is left.
    fn part(&mut self, span: Range<usize>, length: usize, label: Label) -> Range<usize> {
        let Range { start, end } = span;
        if length == 0 {
            return span;
        }
        self.push(start..start + length, label);
        let rest = self.text[start + length..end].trim_start();
        end - rest.len()..end
    }

    /// Cuts a line. `number` is the length of the number it begins with as an entry of a list, 0 if
    /// it does with none; `below` is the next line.
    fn line(&mut self, line: Line<'t>, span: Range<usize>, number: usize, below: &str) {
        let marker = match number {
            0 => enumeration::bullet(self.language, line.text),
            number => number,
        };
        if marker == 0 {
            let rest = self.head(span.clone());
            // What was glued to the head may hide where the first word begins.
            let telling = line.telling || rest.start > span.start;
            return self.sentences(rest, None, below, telling);
        }
        let rest = self.part(span.clone(), marker, Label::ListItem);
        let text = &self.text[rest.clone()];
        match (Line { text, ..line }).label() {
            Some(Label::Heading) if !ends_sentence(text) => self.push(rest, Label::ListItem),
            Some(label) if label != Label::Heading => self.push(rest, label),
            // with its bullet, by which the other entries on the line are found
            _ if line.text.starts_with(is_bullet) => {
                self.sentences(span, Some(rest.start), below, line.telling);
            }
            _ => self.sentences(rest.clone(), Some(rest.start), below, line.telling),
        }
    }

    /// Cuts off what is glued to the head of a line; what is left.
    fn head(&mut self, span: Range<usize>) -> Range<usize> {
        let text = self.text;
        let early = self.paragraph < EARLY;
        let file = credit::picture_file(&text[span.clone()]);
        let rest = self.part(span, file, Label::Caption);
        let buttons = controls::glued(&text[rest.clone()]);
        let mut rest = self.part(rest, buttons, Label::Caption);
        if early {
            let signed = byline::glued(&text[rest.clone()]);
            rest = self.part(rest, signed, Label::Byline);
        }
        let dated = dateline::glued(&text[rest.clone()], early);
        self.part(rest, dated, Label::Dateline)
    }

    /// Cuts what is left of a line; `entry` is where its words begin, if it is an entry of a list,
    /// `telling` tells whether it may hold a telling phrase.
    fn sentences(&mut self, span: Range<usize>, entry: Option<usize>, below: &str, telling: bool) {
        let text = self.text;
        let mut cuts = std::mem::take(&mut self.cuts);
        cuts.clear();
        sentences(self.language, text, self.scan, span, &mut cuts);
        if let (Some(first), Some(start)) = (cuts.first_mut(), entry) {
            first.start = start;
        }
        let caption = match &cuts[..] {
            [only] if entry.is_none() => self.is_caption(&text[only.clone()], below),
            cuts => credit::captions(cuts.iter().map(|cut| &text[cut.clone()])),
        };
        let mut label = Label::Sentence;
        let mut noticed = false;
        for (nth, cut) in cuts.iter().enumerate() {
            let piece = &text[cut.clone()];
            let bullet = match nth {
                0 => 0,
                _ => enumeration::inner_bullet(piece),
            };
            let rest = self.part(cut.clone(), bullet, Label::ListItem);
            let piece = &text[rest.clone()];
            if bullet > 0 || nth == 0 && entry.is_some() {
                label = entry_label(piece);
            }
            noticed = is_notice(piece, telling) || noticed && notice::goes_on(piece);
            let own = match nth {
                _ if caption || noticed => Some(Label::Caption),
                0 => aside(piece, telling),
                _ => aside(piece, telling).or_else(|| tail(piece, nth + 1 == cuts.len())),
            };
            self.push(rest, own.unwrap_or(label));
        }
        self.cuts = cuts;
    }

    /// Whether the only sentence of a line is a caption.
    fn is_caption(&self, piece: &str, below: &str) -> bool {
        is_fragment(self.language, piece)
            || is_depiction_alone(piece)
            || credit::is_labelled(below) && credit::may_stand_above(piece)
            || is_subscription(below) && piece.ends_with('?') && credit::may_stand_above(piece)
    }
}

/// The label of the first sentence of an entry, bullet or number left out.
fn entry_label(piece: &str) -> Label {
    if enumeration::begins_sentence(piece) && ends_sentence(piece) {
        Label::Sentence
    } else {
        Label::ListItem
    }
}

/// What a piece is that is no sentence wherever it stands in its line. `telling` tells whether it
/// may hold a telling phrase.
fn aside(piece: &str, telling: bool) -> Option<Label> {
    if is_signoff(piece, telling) {
        return Some(Label::Byline);
    }
    let caption = is_post(piece, telling)
        || is_link(piece)
        || is_request(piece, telling)
        || is_depiction(piece, telling)
        || !piece.contains(is_letter);
    caption.then_some(Label::Caption)
}

/// What a piece behind a sentence is that is none; `last` tells whether it ends its line.
fn tail(piece: &str, last: bool) -> Option<Label> {
    if byline::is_open(piece) {
        return Some(Label::Byline);
    }
    let caption = is_attribution(piece)
        || is_invitation(piece)
        || last && (is_credit(piece) || is_tail(piece));
    caption.then_some(Label::Caption)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(text: &str) -> Vec<(Label, &str)> {
        let mut found = Vec::new();
        pieces(Language::English, text, None, &mut found);
        found
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
            labelled("What a storm. — Jane Austen, of Bath")[1],
            (Label::Caption, "— Jane Austen, of Bath")
        );
        let post = "What a storm. All are in. — Jane Austen (@example) May 4, 2021";
        assert_eq!(labelled(post), [(Label::Caption, post)]);
    }

    #[test]
    fn bullets_are_pieces_of_their_own() {
        use Label::{ListItem, Sentence};
        assert_eq!(
            labelled("* The pier is shut. It will open in May.\n* the old mill, which burned."),
            [
                (ListItem, "*"),
                (Sentence, "The pier is shut."),
                (Sentence, "It will open in May."),
                (ListItem, "*"),
                (ListItem, "the old mill, which burned."),
            ]
        );
        assert_eq!(
            labelled("• The pier is shut • The mill burned."),
            [
                (ListItem, "•"),
                (ListItem, "The pier is shut"),
                (ListItem, "•"),
                (Sentence, "The mill burned."),
            ]
        );
        assert_eq!(
            labelled("1. The pier is shut.\n2. The mill burned.")[2..],
            [(ListItem, "2."), (Sentence, "The mill burned.")]
        );
        assert_eq!(
            labelled("* The Times - “The pier is shut.”")[1].0,
            Label::ListItem
        );
        assert_eq!(labelled("• Read more about it.")[1].0, Label::Caption);
        assert_eq!(labelled("• Who shut the pier?")[1].0, Label::Sentence);
    }

    #[test]
    fn a_dash_that_opens_a_dialogue_stays() {
        let text = "— Le port est fermé, dit-elle.";
        let mut found = Vec::new();
        pieces(Language::French, text, None, &mut found);
        assert_eq!((found.len(), found[0].label), (1, Label::Sentence));
    }

    #[test]
    fn captions_set_as_sentences() {
        use Label::{Caption, Sentence};
        for (text, labels) in [
            ("The pier at Brighton in 1901.", &[Caption][..]),
            ("The old pier burns.\nImage: Harbour Times.", &[Caption; 2]),
            ("harbour.svg The pier is shut.", &[Caption, Sentence]),
            (
                "The pier burns. It was... (Harbour Times)",
                &[Caption, Caption, Caption],
            ),
            ("It is shut. [The pier, in pictures]", &[Sentence, Caption]),
            ("The pier is shut. These are", &[Sentence, Caption]),
            (
                "The pier is shut. Subscribe to the paper. It is free.",
                &[Sentence, Caption, Sentence],
            ),
            (
                "The pier is shut. This story has been updated. The story was first published in May.",
                &[Sentence, Caption, Caption],
            ),
            (
                "The pier burns. The story was first published in May.",
                &[Sentence; 2],
            ),
            ("The old pier in the harbour is shown.", &[Caption]),
            (
                "Do you like old piers?\nSubscribe to the paper",
                &[Caption; 2],
            ),
            ("Watch the pier burn below\nIt burns.", &[Caption, Sentence]),
            ("Share Tweet Email The pier burns.", &[Caption, Sentence]),
            (
                "Sorry!\nThis page is not available.\nTry another.",
                &[Caption; 3],
            ),
            (
                "The pier burns. Jane Austen contributed.",
                &[Sentence, Label::Byline],
            ),
            (
                "The pier is shut. Posted by Jane Austen on Monday, May 4, 2020",
                &[Sentence, Label::Byline],
            ),
        ] {
            let found: Vec<Label> = labelled(text).into_iter().map(|(label, _)| label).collect();
            assert_eq!(found, labels, "{text}");
        }
    }
}
