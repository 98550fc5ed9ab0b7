//! Credits of pictures and signatures of posts, and what they say about the words before them.

use super::mark::{ends_sentence, is_dash};
use super::phrase::{Phrases, SHORT, head};

/// What the credit of a picture begins with, in lower case.
static CREDITS: Phrases = Phrases::new(&[
    "credit:",
    "image:",
    "photo by",
    "photo:",
    "photograph:",
    "photos by",
    "picture taken",
    "picture:",
]);
/// The word that tells a long bracket to be a credit.
static PHOTO: Phrases = Phrases::new(&["photo"]);
/// Bytes of a bracket that the word is looked for in.
const HEAD: usize = 48;
/// Most sentences of a caption, its credit counted.
const CAPTION: usize = 4;
/// Most words of a caption that stands above its credit.
const ABOVE: usize = 12;
/// Most words and bytes of a name, or of words cut off, at the end of a paragraph.
const TAIL: (usize, usize) = (3, 32);

/// Whether a piece at the end of a paragraph credits a picture: `(Reuters)`, `Photo: …`,
/// `A Name/Agency`.
pub(super) fn is_credit(piece: &str) -> bool {
    let words = |most: usize| piece.split_whitespace().take(most + 1).count() <= most;
    let bracketed = is_bracket(piece)
        && (words(8) || PHOTO.are_in(head(piece, HEAD)))
        && piece[1..].starts_with(char::is_uppercase);
    let signed = !ends_sentence(piece)
        && piece.contains('/')
        && words(6)
        && piece.starts_with(char::is_uppercase);
    is_labelled(piece) || bracketed || signed
}

/// Whether a line or piece begins as the credit of a picture does: `Photo: …`.
pub(super) fn is_labelled(piece: &str) -> bool {
    CREDITS.begin(piece) && piece.len() < SHORT
}

/// Whether all pieces of a paragraph are the caption of a picture, which its last piece credits:
/// one sentence, or up to three if the credit names a photographer or the caption was cut short.
pub(super) fn captions<'t>(mut pieces: impl DoubleEndedIterator<Item = &'t str>) -> bool {
    let (Some(credit), Some(last)) = (pieces.next_back(), pieces.next_back()) else {
        return false;
    };
    let others = pieces.take(CAPTION - 1).count();
    let pictured = is_bracket(credit) && (credit.contains('/') || PHOTO.are_in(credit));
    let clipped = last.ends_with("...") || last.ends_with('…');
    is_credit(credit) && (others == 0 || others + 2 <= CAPTION && (pictured || clipped))
}

/// Whether a sentence alone in its paragraph can be the caption of a picture whose credit is the
/// next line: it is short and quotes nobody.
pub(super) fn may_stand_above(piece: &str) -> bool {
    piece.split_whitespace().take(ABOVE + 1).count() <= ABOVE && !piece.contains(['"', '“', '”'])
}

/// Whether a piece is a post from a social network, as pages embed them: with a picture link, or
/// signed `— A Person (@name) May 4, 2020`. `held` tells whether it may hold an address.
pub(super) fn is_post(piece: &str, held: bool) -> bool {
    if !held {
        return false;
    }
    let signed = piece.contains('@')
        && piece.rfind(" (@").is_some_and(|at| {
            let behind = &piece[at..];
            let dashed = piece[..at]
                .trim_end()
                .rfind(is_dash)
                .is_some_and(|dash| at - dash < 60);
            dashed && behind.ends_with(|c: char| c.is_ascii_digit()) && behind.len() < SHORT
        });
    signed
        || piece.contains('/') && (piece.contains("pic.twitter.com/") || piece.contains("/t.co/"))
}

/// Whether a piece behind a sentence says who posted it: `— A Person (@name) May 4, 2020`.
pub(super) fn is_attribution(piece: &str) -> bool {
    piece.starts_with(is_dash)
        && !piece.ends_with(['.', '!', '?'])
        && piece.split_whitespace().take(13).count() <= 12
}

/// Whether a piece at the end of a paragraph is no more than a name, or a few words that lead to
/// what is not there: `Harbour Times`, `These are`.
pub(super) fn is_tail(piece: &str) -> bool {
    let (most, longest) = TAIL;
    if ends_sentence(piece) || piece.ends_with(':') {
        return false;
    }
    let named = piece.split_whitespace().take(5).count() < 5
        && piece
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase));
    named || piece.len() <= longest && piece.split_whitespace().take(most + 1).count() <= most
}

/// Whether a piece is all one bracket that holds no sentence.
fn is_bracket(piece: &str) -> bool {
    piece.starts_with('(') && piece.ends_with(')') && !ends_sentence(piece)
}

/// Whether a piece is a link in square brackets.
pub(super) fn is_link(piece: &str) -> bool {
    piece.starts_with('[') && piece.ends_with(']') && !ends_sentence(piece)
}

/// The length of the name of a picture file that a paragraph begins with: `harbour.jpg The …`;
/// 0 if it begins with none.
pub(super) fn picture_file(paragraph: &str) -> usize {
    const ENDINGS: [&str; 5] = [".gif", ".jpeg", ".jpg", ".png", ".svg"];
    let letters = paragraph
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    if paragraph.as_bytes().get(letters) == Some(&b' ') {
        return 0; // a word, as nearly all paragraphs begin with
    }
    let name = paragraph.split_whitespace().next().unwrap_or("");
    let ends = |ending: &str| {
        let at = name.len().saturating_sub(ending.len());
        at > 0
            && name
                .get(at..)
                .is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
    };
    if name.ends_with(['f', 'F', 'g', 'G']) && ENDINGS.iter().any(|ending| ends(ending)) {
        name.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_behind_a_caption() {
        for piece in ["(Harbour Times)", "Photo: Harbour Times", "A Name/AP"] {
            assert!(is_credit(piece), "{piece}");
        }
        for piece in ["(He left.)", "The others stayed."] {
            assert!(!is_credit(piece), "{piece}");
        }
    }

    #[test]
    fn captions_of_several_sentences() {
        let of = |pieces: &[&'static str]| captions(pieces.iter().copied());
        assert!(of(&["Boats lie idle.", "(Harbour Times)"]));
        assert!(of(&["Boats lie idle.", "Picture taken May 4, 2021."]));
        assert!(of(&["Boats lie idle.", "It was...", "(Harbour Times)"]));
        assert!(of(&["Boats lie idle.", "It is cold.", "(A Name/AP)"]));
        assert!(!of(&["Boats lie idle.", "It is cold.", "(Harbour Times)"]));
        assert!(!of(&["A.", "B.", "C.", "D...", "(Harbour Times)"]));
        assert!(!of(&["Boats lie idle.", "It is cold."]));
        assert!(!of(&["(Harbour Times)"]) && !of(&[]));
    }

    #[test]
    fn posts() {
        assert!(is_post(
            "What a storm — Jane Austen (@example) May 4, 2021",
            true
        ));
        assert!(!is_post("Write to Jane Austen (@example) by 2021", true));
    }

    #[test]
    fn what_is_left_at_the_end_of_a_paragraph() {
        for piece in ["Harbour Times", "These are"] {
            assert!(is_tail(piece), "{piece}");
        }
        for piece in ["He left.", "Then he left them all", "Bring these:"] {
            assert!(!is_tail(piece), "{piece}");
        }
    }

    #[test]
    fn names_of_picture_files() {
        assert_eq!(picture_file("harbour.JPG The boats left."), 11);
        for text in ["The boats left.", ".jpg is a format.", "été", ""] {
            assert_eq!(picture_file(text), 0, "{text}");
        }
    }
}
