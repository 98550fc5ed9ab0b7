//! Sentences that say what a picture shows. English only.

use super::calendar::{is_day, is_month, is_year};
use super::phrase::Phrases;

/// What such sentences begin with, in lower case.
static OPENINGS: Phrases = Phrases::new(&[
    "above:",
    "pictured above",
    "pictured:",
    "this is a photo of",
    "this is a photograph of",
    "this is a screenshot of",
]);
/// What they hold, in lower case.
pub(super) const HELD: &[&str] = &[
    "in this aerial photo",
    "in this frame grab",
    "in this handout",
    "in this image made from",
    "in this image provided",
    "in this image released",
    "in this image taken",
    "in this photo provided",
    "in this photo released",
    "in this photo taken",
    "in this undated",
];
static PHRASES: Phrases = Phrases::new(HELD);
/// What they may hold besides, in lower case.
pub(super) const VIEWS: &[&str] = &[
    " is seen ",
    " are seen ",
    " is pictured ",
    " are pictured ",
    " featuring: ",
];
/// How the sentence of a caption that stands alone ends.
const ENDINGS: [&str; 6] = [
    " are pictured.",
    " are seen here.",
    " are shown.",
    " is pictured.",
    " is seen here.",
    " is shown.",
];
/// Most words of such a sentence.
const ALONE: usize = 20;

/// Whether a piece says what a picture shows, wherever it stands. `told` tells whether it may hold
/// one of [`HELD`] and [`VIEWS`].
pub(super) fn is_depiction(piece: &str, told: bool) -> bool {
    OPENINGS.begin(piece)
        || told
            && (piece.contains("in this ") && PHRASES.are_in(piece)
                || is_dated_view(piece)
                || piece.contains(" Featuring: ") && piece.contains(" When: "))
}

/// Whether the only sentence of a line says what a picture shows: `The flooded pier is shown.`
pub(super) fn is_depiction_alone(piece: &str) -> bool {
    ENDINGS.iter().any(|ending| piece.ends_with(ending))
        && (4..=ALONE).contains(&piece.split_whitespace().take(ALONE + 1).count())
        && !piece.contains(['"', '“', '”', ','])
}

/// `The pier is seen from the harbour on Tuesday, May 4, 2021 in Bath.`: in the present, with a
/// date to the year.
fn is_dated_view(piece: &str) -> bool {
    const VIEWS: [&str; 4] = [" is seen ", " are seen ", " is pictured ", " are pictured "];
    let Some(view) = VIEWS.iter().find(|view| piece.contains(**view)) else {
        return false;
    };
    let at = piece.find(view).unwrap_or(0);
    let mut before = ["", ""];
    piece[at..].split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let dated = is_month(before[0]) && is_day(before[1]) && is_year(bare);
        before = [before[1], bare];
        dated
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_picture_shows() {
        for piece in [
            "Above: The old pier burns while boats leave the harbour.",
            "This is a photo of the old pier.",
            "Boats lie in the harbour in this undated picture of the board.",
            "The old pier is seen from the harbour on Tuesday, May 4, 2021 in Bath.",
            "Boats are pictured on May 4, 2021.",
            "Old boats sail again Featuring: The Pride of Bath Where: Bath When: 04 May 2021",
        ] {
            assert!(is_depiction(piece, true), "{piece}");
        }
        assert!(is_depiction_alone("The old pier in the harbour is shown."));
    }

    #[test]
    fn sentences_that_see_and_show() {
        for piece in [
            "Above all: The old pier burns.",
            "This is a picture of a harbour in decline.",
            "A rise is seen in 2021, the board said.",
            "The pier is seen as a danger since May 4, when it burned.",
            "The pier was seen on Tuesday, May 4, 2021.",
        ] {
            assert!(!is_depiction(piece, true), "{piece}");
        }
        for piece in [
            "It is shown.",
            "Boats lie idle, as is shown.",
            "“The pier is shown.",
            "The old pier was shown.",
            "",
        ] {
            assert!(!is_depiction_alone(piece), "{piece}");
        }
    }
}
