//! What a page says beside its article: captions, credits, links, notices.

use super::credit::is_post;
use super::mark::ends_sentence;
use super::phrase::{Phrases, SHORT, head};
use crate::letter::is_of_word;

/// What such lines begin with, in lower case but for letters that are not ASCII, whose case counts;
/// a word does not go on behind it.
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
    "newsletter sign up",
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
    "chart showing",
    "diagram of",
    "diagram showing",
    "image of",
    "image showing",
    "map indicating",
    "map of",
    "map showing",
    "photo of",
    "photo showing",
    "picture of",
    "picture showing",
    "screenshot of",
    "lire aussi",
    "lesen sie auch",
    "lee también",
    "leggi anche",
    "leia também",
    "Читайте також",
    "Читайте также",
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
pub(super) const HELD: &[&str] = &[
    "/getty",
    "all rights reserved",
    "ap photo/",
    "click here",
    "click to play",
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
];
static PHRASES: Phrases = Phrases::new(HELD);

/// What the captions of old pictures hold, set in small letters.
pub(super) const FILED: &[&str] = &["file photo", "profile photo"];

/// Most bytes of a line that is one post of a social network.
const POST: usize = 400;
/// Bytes of a line that its opening is looked for in.
const HEAD: usize = 48;

/// Whether a line belongs to the page and not to the article. `telling` tells whether it may hold
/// a telling phrase.
pub(super) fn is_boilerplate(line: &str, telling: bool) -> bool {
    is_opening(line)
        || is_whole(line)
        || line.starts_with("CLOSE ")
        || line.starts_with("FILE ")
        || is_file_photo(line, telling)
        || is_bracketed(line)
        || telling && holds_phrase(line)
        || line.len() < POST && is_post(line, telling)
        || !line.contains(is_of_word)
}

/// Whether a sentence inside a line begins as lines of the page do: `Sign up for our letter.`
pub(super) fn is_invitation(piece: &str) -> bool {
    is_opening(piece)
}

fn is_opening(line: &str) -> bool {
    line.starts_with('©') || OPENINGS.begin(line)
}

fn is_whole(line: &str) -> bool {
    if line
        .as_bytes()
        .get(HEAD)
        .is_some_and(u8::is_ascii_alphanumeric)
    {
        return false; // as most longer lines
    }
    let bare = line.trim_end_matches(|c| !is_of_word(c));
    bare.len() < HEAD && WHOLE.iter().any(|whole| whole.eq_ignore_ascii_case(bare))
}

/// `In this May 4, 1990 file photo, …`
fn is_file_photo(line: &str, telling: bool) -> bool {
    let head = head(line, 100);
    telling && FILED.iter().any(|filed| head.contains(filed))
        || head.starts_with("In this ") && head.contains(" photo")
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
            "Map of the old harbour, drawn in 1801.",
            "Newsletter sign up Choose your harbour.",
            "Читайте також: Стара гавань",
            "What a storm. All boats are in. — Jane Austen (@example) May 4, 2021",
            "***",
        ] {
            assert!(is_boilerplate(line, true), "{line}");
        }
    }

    #[test]
    fn sentences_with_the_same_words() {
        for line in [
            "Advertisements for the ferry were banned.",
            "Subscribers were told on Monday.",
            "Copyright law will change.",
            "Maps of the harbour were sold on Monday.",
            "Images of the flood were shared widely.",
            "Closer ties are planned.",
            "(The company denies it.)",
        ] {
            assert!(!is_boilerplate(line, true), "{line}");
        }
    }
}
