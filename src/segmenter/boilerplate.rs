//! What a page says beside its article: captions, credits, links, notices.

use super::mark::{ends_sentence, is_dash};
use super::phrase::Phrases;

/// What such lines begin with, in lower case; a word does not go on behind it.
static OPENINGS: Phrases = Phrases::new(&[
    "(file photo",
    "(image",
    "(photo",
    "(picture",
    "a post shared by",
    "advertisement continue",
    "all rights reserved",
    "also read",
    "also see",
    "ap photo",
    "breaking news emails",
    "by continuing to use",
    "click for",
    "click here",
    "click on",
    "close icon",
    "continue reading",
    "download the",
    "enlarge",
    "file image",
    "file photo",
    "follow @",
    "follow us",
    "full list:",
    "get breaking news",
    "get daily updates",
    "get our",
    "getty images",
    "hide caption",
    "http:",
    "https:",
    "image caption",
    "image copyright",
    "image courtesy",
    "image source",
    "image:",
    "images courtesy",
    "images:",
    "just watched",
    "learn more about",
    "like us on",
    "listen:",
    "media caption",
    "photos via",
    "tweet with a location",
    "twitter:",
    "instagram:",
    "advertisement -",
    "story continued",
    "media playback is",
    "more on this",
    "more:",
    "must watch",
    "now playing",
    "original article on",
    "our standards:",
    "photo by",
    "photo courtesy",
    "photo credit",
    "photo gallery",
    "photo:",
    "photograph:",
    "photographs:",
    "photos:",
    "picture:",
    "pictures:",
    "please enable",
    "play video",
    "read also",
    "read more",
    "read next",
    "read or share",
    "read the full",
    "read:",
    "related article",
    "related:",
    "see also",
    "see more",
    "share this",
    "sign up",
    "skip ad",
    "source:",
    "sources:",
    "stay up to date with",
    "story continues",
    "story highlights",
    "subscribe",
    "thank you for subscribing",
    "this article first appeared",
    "this article originally",
    "this article was originally",
    "this site uses cookies",
    "this story was last updated",
    "this website uses cookies",
    "thumbnail image",
    "toggle caption",
    "video:",
    "view gallery",
    "view photos",
    "want more",
    "want stories",
    "watch:",
    "watch now",
    "we use cookies",
    "www.",
    "you may also like",
    "you might also like",
    "©",
    "copyright ©",
    "copyright (c)",
    "copyright 1",
    "copyright 2",
    "(c) 1",
    "(c) 2",
    "[h/t",
    "h/t ",
    "have a tip",
    "got a tip",
    "this version correct",
    "(this version",
    "(this story",
    "lire aussi",
    "lesen sie auch",
    "lee también",
    "leggi anche",
    "leia também",
    "читайте також",
    "читайте также",
]);

/// What such lines consist of, in lower case, marks at the end left out.
const WHOLE: &[&str] = &[
    "ad",
    "advert",
    "advertisement",
    "advertising",
    "caption",
    "caption close",
    "close",
    "comments",
    "copied",
    "credit",
    "email",
    "embed",
    "facebook",
    "gallery",
    "image",
    "learn more",
    "loading",
    "more",
    "more coming",
    "more from",
    "more news",
    "more stories",
    "most popular",
    "most read",
    "newsletter",
    "photo",
    "photos",
    "print",
    "promoted",
    "recommended",
    "related",
    "related articles",
    "related content",
    "related gallery",
    "related posts",
    "related stories",
    "related topics",
    "replay",
    "save",
    "share",
    "show more",
    "sponsored",
    "story continues below",
    "top stories",
    "trending",
    "tweet",
    "twitter",
    "video",
    "watch",
    "whatsapp",
    "reuse content",
    "editor's picks",
];

/// What such lines hold, in lower case, if they are short.
static PHRASES: Phrases = Phrases::new(&[
    "/getty",
    "all rights reserved",
    "ap photo/",
    "click here",
    "getty images)",
    "hide caption",
    "may not be published, broadcast",
    "photo illustration by",
    "photograph: ",
    "sign up for our",
    "skip to content",
    "story continues below",
    "subscribe to our",
    "tap here",
    "third-party applications",
    "toggle caption",
    "via getty",
    "copy this code",
    "pic.twitter.com/",
    "reuters/",
]);

/// What the credit of a picture begins with, in lower case.
static CREDITS: Phrases = Phrases::new(&[
    "credit:",
    "image:",
    "photo by",
    "photo:",
    "photograph:",
    "photos by",
    "picture:",
]);

/// The word that tells a long bracket to be a credit.
static PHOTO: Phrases = Phrases::new(&["photo"]);

/// Most bytes of a line in which a phrase alone decides.
const SHORT: usize = 320;
/// Bytes of a line that its opening is looked for in.
const HEAD: usize = 48;

/// Whether a line belongs to the page and not to the article.
pub(super) fn is_boilerplate(line: &str) -> bool {
    OPENINGS.begin(line)
        || is_whole(line)
        || line.starts_with("CLOSE ")
        || line.starts_with("FILE ")
        || is_file_photo(line)
        || is_bracketed(line)
        || holds_phrase(line)
        || !line.contains(char::is_alphanumeric)
}

/// Whether a piece at the end of a paragraph credits a picture: `(Reuters)`, `Photo: …`,
/// `A Name/Agency`.
pub(super) fn is_credit(piece: &str) -> bool {
    let labelled = CREDITS.begin(piece);
    let words = piece.split_whitespace().take(9).count();
    let bracketed = piece.starts_with('(')
        && piece.ends_with(')')
        && (words <= 8 || PHOTO.are_in(head(piece, HEAD)))
        && piece[1..].starts_with(char::is_uppercase)
        && !ends_sentence(piece);
    let signed = piece.contains('/')
        && words <= 6
        && !ends_sentence(piece)
        && piece.starts_with(char::is_uppercase);
    labelled && piece.len() < SHORT || bracketed || signed
}

/// Whether a piece is a post from a social network, as pages embed them: with a picture link, or
/// signed `— A Person (@name) May 4, 2020`.
pub(super) fn is_post(piece: &str) -> bool {
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

/// Whether a piece at the end of a paragraph is no more than a name: `Harbour Times`.
pub(super) fn is_name(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    let named = words
        .by_ref()
        .take(4)
        .all(|w| w.starts_with(char::is_uppercase));
    named && words.next().is_none() && !ends_sentence(piece) && !piece.ends_with(':')
}

/// The first bytes of a line.
fn head(line: &str, most: usize) -> &str {
    let mut end = line.len().min(most);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

fn is_whole(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.len() < HEAD && WHOLE.iter().any(|whole| whole.eq_ignore_ascii_case(bare))
}

/// `In this May 4, 1990 file photo, …`
fn is_file_photo(line: &str) -> bool {
    let head = head(line, 100);
    head.contains("file photo") || head.starts_with("In this ") && head.contains(" photo")
}

/// A line in square brackets is a link; one in round brackets that holds no sentence a credit.
fn is_bracketed(line: &str) -> bool {
    line.len() < SHORT
        && (line.starts_with('[') && line.ends_with(']')
            || line.starts_with('(') && line.ends_with(')') && !ends_sentence(line))
}

fn holds_phrase(line: &str) -> bool {
    line.len() < SHORT && PHRASES.are_in(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_beside_its_article() {
        for line in [
            "Media playback is unsupported on your device",
            "Image caption The old harbour",
            "Read more: The old harbour",
            "Advertisement",
            "© 2020 The Harbour Times",
            "(Image: Harbour Times)",
            "We use cookies to improve this site.",
            "In this May 4, 1990 file photo, boats lie in the harbour.",
            "[The old harbour, in pictures]",
            "***",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn sentences_with_the_same_words() {
        for line in [
            "Advertisements for the ferry were banned.",
            "Subscribers were told on Monday.",
            "Copyright law will change.",
            "Images of the flood were shared widely.",
            "Closer ties are planned.",
            "(The company denies it.)",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn credits_behind_a_caption() {
        assert!(
            is_credit("(Harbour Times)")
                && is_credit("Photo: Harbour Times")
                && is_credit("A Name/AP")
        );
        assert!(
            is_name("Harbour Times") && !is_name("He left") && !is_name("Then he left them all")
        );
        assert!(is_post("What a storm — Jane Austen (@example) May 4, 2021"));
        assert!(!is_post("Write to Jane Austen (@example) by 2021"));
        assert!(!is_credit("(He left.)") && !is_credit("The others stayed."));
    }
}
