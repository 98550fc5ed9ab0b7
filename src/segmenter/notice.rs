//! Notices: what a newsroom says of its own text, set as sentences. English only.
//!
//! Told by words that reporting does not use: a text that speaks of itself (`This story has been
//! updated`), a label before what an editor did (`Update: Adds a comment`), who owns it.

use super::phrase::{Phrases, bare, behind, head};
use crate::bytes;

/// What notices begin with, in lower case.
static OPENINGS: Phrases = Phrases::new(&[
    "clarification:",
    "correction:",
    "corrections:",
    "editor's note",
    "editors' note",
    "editors’ note",
    "editor’s note",
    "reprinted with permission",
    "reproduced with permission",
    "republished with permission",
    "the opinions expressed here",
    "the opinions expressed in this",
    "the views expressed here",
    "the views expressed in this",
    "this corrects a previous",
    "this corrects an earlier",
    "this corrects the age",
    "this corrects the attribution",
    "this corrects the byline",
    "this corrects the date",
    "this corrects the dateline",
    "this corrects the day",
    "this corrects the first name",
    "this corrects the headline",
    "this corrects the last name",
    "this corrects the location",
    "this corrects the locator",
    "this corrects the name",
    "this corrects the number",
    "this corrects the spelling",
    "this corrects the title",
    "this corrects the year",
    "this is a breaking news",
    "this is a developing story",
]);

/// What notices of the owner hold.
pub(super) const OWNED: &[&str] = &[
    "copy is for your personal",
    "may not be published, broadcast",
    "presentation-ready copies",
];

/// Declares the words for a version before this one, and with them what a text begins with that
/// speaks of itself.
macro_rules! versions {
    ($($before:literal),+) => {
        const BEFORE: &[&str] = &[$($before),+];

        static ITSELF: Phrases = Phrases::new(&[
            "this ",
            $(
                concat!($before, " "),
                concat!("a ", $before, " "),
                concat!("an ", $before, " "),
            )+
        ]);
    };
}

versions!["earlier", "original", "previous", "prior"];

/// What an article calls itself, in lower case.
const ARTICLES: &[&str] = &[
    "article",
    "column",
    "essay",
    "feature",
    "interview",
    "item",
    "page",
    "piece",
    "post",
    "review",
    "story",
    "transcript",
    "version",
];

/// What an article says of itself behind that.
static EDITED: Phrases = Phrases::new(&[
    "corrects",
    "first appeared",
    "first ran",
    "has been amended",
    "has been condensed",
    "has been corrected",
    "has been edited",
    "has been lightly edited",
    "has been republished",
    "has been revised",
    "has been shortened",
    "has been updated",
    "is being updated",
    "is developing",
    "is reprinted",
    "is reproduced with",
    "is republished",
    "may be updated",
    "originally appeared",
    "originally ran",
    "was amended",
    "was corrected",
    "was edited for",
    "was first posted",
    "was first published",
    "was lightly edited",
    "was originally posted",
    "was originally published",
    "was prepared in partnership",
    "was produced in collaboration",
    "was produced in partnership",
    "was published in partnership",
    "was reported in partnership",
    "was reprinted",
    "was reproduced with",
    "was republished",
    "was updated",
    "will be updated",
]);

/// What was wrong in an earlier version, where the article calls itself a report: so do others.
static ERRED: Phrases = Phrases::new(&[
    "gave the wrong",
    "incorrectly",
    "misidentified",
    "misspelled",
    "misstated",
    "wrongly",
]);

/// What an editor did, behind the word `Update:`.
static CHANGES: Phrases = Phrases::new(&[
    "added",
    "adds",
    "article updated",
    "clarifies",
    "corrects",
    "post updated",
    "recasts",
    "story updated",
    "updated",
    "updates",
]);

/// The same in brackets, at the head of what an agency sends.
static BRACKETED: Phrases = Phrases::new(&["(adds", "(corrects", "(recasts", "(updates"]);

/// Bytes that the word `Update:` stands in, with the time beside it.
const HEAD: usize = 64;

/// Whether a piece is a notice, wherever it stands. `held` tells whether it may hold one of the
/// phrases of owners.
pub(super) fn is_notice(piece: &str, held: bool) -> bool {
    let bare = bare(piece);
    OPENINGS.begin(bare)
        || BRACKETED.begin(piece)
        || speaks_of_itself(bare)
        || is_change(bare)
        || held && OWNED.iter().any(|owned| bare.contains(owned)) && !bare.contains(['"', '“', '”'])
}

/// Whether a piece goes on with the notice before it: `The article was first published in May.`
pub(super) fn goes_on(piece: &str) -> bool {
    match behind(piece, &["it"]) {
        Some(rest) => EDITED.begin(rest),
        None => behind(piece, &["the"]).is_some_and(is_edited),
    }
}

/// `This story has been updated`, `An earlier version of this article misspelt the name`.
fn speaks_of_itself(piece: &str) -> bool {
    if !ITSELF.may_open(piece) {
        return false;
    }
    let version = behind(piece, &["a", "an"]).unwrap_or(piece);
    let earlier = behind(version, BEFORE)
        .and_then(|rest| behind(rest, &["version", "versions"]))
        .and_then(|rest| behind(rest, &["of"]))
        .and_then(|rest| behind(rest, &["this"]));
    match earlier {
        Some(rest) => {
            behind(rest, ARTICLES).is_some()
                || behind(rest, &["report"]).is_some_and(|rest| ERRED.begin(rest))
        }
        None => behind(piece, &["this"]).is_some_and(is_edited),
    }
}

/// `story has been updated`
fn is_edited(rest: &str) -> bool {
    behind(rest, ARTICLES).is_some_and(|rest| EDITED.begin(rest))
}

/// `7 p.m. update: Adds a comment by the mayor.`
fn is_change(piece: &str) -> bool {
    let head = head(piece, HEAD);
    if !bytes::holds(head.as_bytes(), |byte| byte == b':') {
        return false;
    }
    let Some((label, _)) = head.split_once(": ") else {
        return false;
    };
    let rest = &piece[label.len() + 2..];
    let named = label.split(|c: char| !c.is_alphanumeric()).any(is_update);
    named && (CHANGES.begin(rest) || speaks_of_itself(rest))
}

/// Whether a word tells that an editor changed something.
fn is_update(word: &str) -> bool {
    ["update", "updated", "updates"]
        .iter()
        .any(|label| label.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_speaks_of_itself() {
        for piece in [
            "This story has been updated to name the ferry.",
            "(This article was originally published in May.)",
            "An earlier version of this article gave the wrong depth of the harbour.",
            "Previous versions of this story misspelt the name of the pier.",
            "An earlier version of this report misstated the depth.",
            "This corrects the spelling of the ferry’s name.",
            "Editor’s note: The harbour board owns a share in this paper.",
            "Correction: the pier was built in 1901.",
            "4 p.m. UPDATE: Adds a comment by the harbour board.",
            "Update, May 4th, 6:40PM: This story has been updated with the toll.",
            "(Adds quotes, background)",
            "This is a developing story.",
            "This interview has been lightly edited.",
            "The views expressed in this column are those of its author.",
            "Harbour Times Reprints: This copy is for your personal use only.",
            "Reprinted with permission of the Harbour Times.",
        ] {
            assert!(is_notice(piece, true), "{piece}");
        }
    }

    #[test]
    fn what_goes_on_with_a_notice() {
        assert!(goes_on("The article was first published on May 4, 2020."));
        assert!(goes_on("It was updated on Monday."));
        assert!(!goes_on("The ferry was updated on Monday."));
        assert!(!goes_on("It was first seen on Monday."));
    }

    #[test]
    fn reporting_with_the_same_words() {
        for piece in [
            "This report was first published by the ministry in May.",
            "This story begins in a small harbour.",
            "An earlier version of the bill had no such clause.",
            "An earlier version of this report was leaked in May.",
            "UPDATE: The ferry has reached the harbour.",
            "Updates on the ferry: The harbour board is to meet.",
            "The board updated its plan: Adding a pier costs more.",
            "Corrections officers went on strike.",
            "“This story has been updated,” she said.",
            "",
            "This",
        ] {
            assert!(!is_notice(piece, true), "{piece}");
        }
    }
}
