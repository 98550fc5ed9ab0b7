//! The names of a page's or a player's buttons, run together before the text.

use super::phrase::Phrases;

/// What is written on such buttons.
const BUTTONS: &[&str] = &[
    "Close",
    "CLOSE",
    "Comment",
    "Comments",
    "Email",
    "Embed",
    "Facebook",
    "Google+",
    "LinkedIn",
    "Messenger",
    "Pinterest",
    "Play",
    "Print",
    "Reddit",
    "Replay",
    "Share",
    "Skip",
    "Tumblr",
    "Tweet",
    "Twitter",
    "WhatsApp",
];
/// The same, by which nearly all lines are passed over.
static FIRST: Phrases = Phrases::new(BUTTONS);
/// Fewest buttons.
const FEWEST: usize = 3;
/// Most words of a row of buttons.
const MOST: usize = 16;

/// The length of the row of buttons that a paragraph begins with: `Facebook Twitter Email The …`;
/// 0 if it begins with none. Between them may stand an `x` and `in`.
pub(super) fn glued(paragraph: &str) -> usize {
    if !FIRST.may_open(paragraph) {
        return 0;
    }
    let mut buttons = 0;
    let mut at = 0;
    for word in paragraph.split(' ').take(MOST) {
        if BUTTONS.contains(&word) {
            buttons += 1;
        } else if buttons == 0 || !(word == "in" || word.eq_ignore_ascii_case("x")) {
            break;
        }
        at += word.len() + 1;
    }
    let goes_on = paragraph
        .get(at..)
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if buttons >= FEWEST && goes_on {
        at - 1
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_before_the_text() {
        let text = "Skip in Skip x Embed x Share The pier is shut.";
        assert_eq!(&text[..glued(text)], "Skip in Skip x Embed x Share");
        let text = "Facebook Twitter Email The pier is shut.";
        assert_eq!(&text[..glued(text)], "Facebook Twitter Email");
    }

    #[test]
    fn sentences_that_begin_with_such_words() {
        for text in [
            "Facebook, Twitter and Google met the board.",
            "Facebook Twitter rivals met.",
            "Share prices fell.",
            "Facebook Twitter Email",
            "Facebook Twitter Email were shut.",
            "",
        ] {
            assert_eq!(glued(text), 0, "{text}");
        }
    }
}
