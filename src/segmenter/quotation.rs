//! Quotations: which sentences belong to one, and whose marks lack a partner.

use std::num::NonZeroU32;
use std::ops::Range;

use super::scan::Scan;

/// What is known of a piece with regard to quotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The 1-based number of the quotation the piece belongs to.
    pub(super) quotation: Option<NonZeroU32>,
    /// Whether a mark in it opens or closes without its partner in the same piece.
    pub(super) unbalanced: bool,
}

/// Follows quotations through the pieces of a document, in order.
///
/// A piece belongs to a quotation if one is open where it begins or where it ends, or if the piece
/// is one quotation from its first mark to its last. Words in quotation marks inside a piece make
/// it part of none. A quotation ends with its paragraph, unless the next begins with an opening
/// mark again, as papers set quotations of several paragraphs.
///
/// A mark opens or closes by where it stands, not by its shape: sources often set `“so“`.
#[derive(Debug, Default)]
pub(super) struct Quotations<'s> {
    /// Where in the rest of the text quotation marks stand.
    marks: &'s [usize],
    open: bool,
    /// The number of the open quotation, given when the first of its pieces reports it.
    number: Option<NonZeroU32>,
    /// Whether the paragraph before ended inside a quotation.
    carried: bool,
    /// The number given last.
    last: Option<NonZeroU32>,
    paragraph: u32,
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Open,
    Close,
}

impl<'s> Quotations<'s> {
    /// At the beginning of a text.
    pub(super) fn new(scan: &'s Scan) -> Self {
        Self {
            marks: &scan.quotes,
            ..Self::default()
        }
    }

    /// Reads the next piece of the text.
    pub(super) fn read(&mut self, text: &str, span: Range<usize>, paragraph: u32) -> Quoted {
        let piece = &text[span.clone()];
        let bytes = piece.as_bytes();
        if paragraph != self.paragraph {
            self.paragraph = paragraph;
            self.carried = self.open && piece.starts_with(['"', '“', '„', '«', '»', '‘']);
            self.open &= self.carried;
        }
        let continued = std::mem::take(&mut self.carried);
        let before = self.open.then(|| self.numbered());
        // Before it is none: pieces leave out nothing but white space.
        let own = self.marks.iter().take_while(|&&at| at < span.end);
        let (marks, behind) = self.marks.split_at(own.count());
        self.marks = behind;
        let places = || marks.iter().filter_map(|at| at.checked_sub(span.start));
        if marks.is_empty() {
            return Quoted {
                quotation: before,
                unbalanced: false,
            };
        }
        let mut local = false;
        let mut unbalanced = false;
        let mut first = None;
        let mut last = 0;
        for at in places() {
            let Some(mark) = double(&bytes[at..]) else {
                continue;
            };
            let quoted = local || self.open && !(continued && at == 0);
            match turn(piece, at, mark, quoted) {
                Turn::Open => {
                    unbalanced |= local;
                    local = true;
                    if !std::mem::replace(&mut self.open, true) {
                        self.number = None;
                    }
                    first.get_or_insert(at);
                }
                Turn::Close => {
                    unbalanced |= !local;
                    local = false;
                    self.open = false;
                    last = at + mark.len_utf8();
                }
            }
        }
        let whole = first == Some(0) && last == piece.len();
        let quotation = match before {
            None if self.open || whole => Some(self.numbered()),
            known => known,
        };
        Quoted {
            quotation,
            unbalanced: unbalanced || local || unpaired_single(piece, places()),
        }
    }

    /// The number of the quotation last opened.
    fn numbered(&mut self) -> NonZeroU32 {
        *self.number.get_or_insert_with(|| {
            let next = self.last.map_or(NonZeroU32::MIN, |it| it.saturating_add(1));
            *self.last.insert(next)
        })
    }
}

/// The double quotation mark that some bytes begin with.
fn double(bytes: &[u8]) -> Option<char> {
    match bytes {
        [b'"', ..] => Some('"'),
        [0xC2, 0xAB, ..] => Some('«'),
        [0xC2, 0xBB, ..] => Some('»'),
        [0xE2, 0x80, 0x9C, ..] => Some('“'),
        [0xE2, 0x80, 0x9D, ..] => Some('”'),
        [0xE2, 0x80, 0x9E, ..] => Some('„'),
        _ => None,
    }
}

/// Whether a mark opens or closes, by its shape and its neighbours, and if those do not tell, by
/// whether a quotation is open.
fn turn(piece: &str, at: usize, mark: char, quoted: bool) -> Turn {
    let before = piece[..at].chars().next_back();
    let after = piece[at + mark.len_utf8()..].chars().next();
    let free_before =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '‘' | '\''));
    let free_after = after.is_none_or(|c| {
        c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '—' | '–' | '’' | '…')
    });
    match mark {
        '„' => Turn::Open,
        '“' | '«' if quoted && !free_before && free_after => Turn::Close,
        '“' | '«' => Turn::Open,
        '”' | '»' if !quoted && free_before && !free_after => Turn::Open,
        '”' | '»' => Turn::Close,
        _ if free_before && !free_after => Turn::Open,
        _ if !free_before && free_after && quoted => Turn::Close,
        _ if quoted => Turn::Close,
        _ => Turn::Open,
    }
}

/// Whether a single quotation mark of the piece lacks its partner. An apostrophe is none: only a
/// mark that stands where no apostrophe can is taken for a quotation mark.
fn unpaired_single(piece: &str, places: impl Iterator<Item = usize>) -> bool {
    let bytes = piece.as_bytes();
    let mut open = false;
    let mut stray = false;
    for at in places {
        let mark = match bytes[at] {
            b'\'' => '\'',
            0xE2 if bytes[at + 1] == 0x80 && bytes[at + 2] == 0x98 => '‘',
            0xE2 if bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 => '’',
            _ => continue,
        };
        let before = piece[..at].chars().next_back();
        let at = at + mark.len_utf8();
        let after = piece[at..].chars().next();
        let parted = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '—'));
        let ended = after.is_none_or(|c| !c.is_alphanumeric());
        if mark != '’'
            && parted
            && after.is_some_and(char::is_alphabetic)
            && !is_clipped(&piece[at..])
        {
            open = true;
        } else if mark != '‘' && ended && open {
            open = false;
        } else if mark != '‘' && ended && before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?'))
        {
            stray = true;
        }
    }
    open || stray
}

/// Whether a word is written with an apostrophe for what it lost: `’Tis`, `’em`.
fn is_clipped(rest: &str) -> bool {
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    ["tis", "twas", "em", "til", "cause", "bout", "n", "round"]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads pieces given as (paragraph, text).
    fn read(pieces: &[(u32, &str)]) -> Vec<(Option<u32>, bool)> {
        let texts: Vec<&str> = pieces.iter().map(|&(_, piece)| piece).collect();
        let text = texts.join(" ");
        let scan = Scan::of(&text);
        let mut quotations = Quotations::new(&scan);
        let mut at = 0;
        pieces
            .iter()
            .map(|&(paragraph, piece)| {
                let quoted = quotations.read(&text, at..at + piece.len(), paragraph);
                at += piece.len() + 1;
                let number = quoted.quotation.map(|number| number.get() - 1);
                (number, quoted.unbalanced)
            })
            .collect()
    }

    #[test]
    fn sentences_of_one_quotation_share_its_number() {
        let pieces = [
            (0, "“We came."),
            (0, "We saw."),
            (0, "We left,” he said."),
            (0, "Nobody else did."),
        ];
        assert_eq!(
            read(&pieces),
            [
                (Some(0), true),
                (Some(0), false),
                (Some(0), true),
                (None, false)
            ]
        );
    }

    #[test]
    fn a_quotation_runs_on_where_the_next_paragraph_opens_again() {
        let pieces = [
            (0, "He said: “We came."),
            (1, "“We saw.”"),
            (2, "“Good.”"),
            (3, "\"Bad.\""),
        ];
        assert_eq!(
            read(&pieces),
            [
                (Some(0), true),
                (Some(0), false),
                (Some(1), false),
                (Some(2), false)
            ]
        );
    }

    #[test]
    fn a_quotation_never_closed_ends_with_its_paragraph() {
        assert_eq!(
            read(&[(0, "“We came."), (1, "They left.")]),
            [(Some(0), true), (None, false)]
        );
    }

    #[test]
    fn marks_of_the_wrong_shape_still_pair() {
        for piece in [
            "a so-called “coalition“ of states",
            "a ”coalition” of states",
            "eine »Tat« und „noch eine“",
            "une « chose » dite",
            "the \"word\" said",
        ] {
            assert_eq!(read(&[(0, piece)]), [(None, false)], "{piece}");
        }
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        for piece in [
            "It’s the boys’ house.",
            "'Tis John's '90s hit.",
            "a ‘so-called’ plan",
            "the boys' house",
            "rock 'n' roll",
        ] {
            assert_eq!(read(&[(0, piece)]), [(None, false)], "{piece}");
        }
        for piece in ["He said: ‘We came.", "and left.’", "He said 'we came."] {
            assert_eq!(read(&[(0, piece)]), [(None, true)], "{piece}");
        }
    }

    #[test]
    fn a_mark_alone_in_a_piece_is_unbalanced() {
        assert_eq!(read(&[(0, "He left.”")]), [(None, true)]);
        assert_eq!(read(&[(0, "\"")]), [(Some(0), true)]);
    }
}
