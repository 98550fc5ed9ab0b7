//! Requests: what a site says to its reader, set as sentences. English only.
//!
//! Told by words that point to the page and not to the world: what stands `below`, the newsletter,
//! the browser, the comments.

use super::phrase::{Phrases, bare, behind};

/// What requests begin with, in lower case.
static OPENINGS: Phrases = Phrases::new(&[
    "already a subscriber",
    "already have an account",
    "article continues below",
    "be sure to subscribe",
    "by signing up you",
    "by signing up, you",
    "by subscribing you",
    "by subscribing, you",
    "contact us at",
    "do you have a news tip",
    "do you have a tip",
    "don't forget to subscribe",
    "don’t forget to subscribe",
    "download here",
    "download now",
    "e-mail us at",
    "email sign up",
    "email us at",
    "end of facebook post",
    "end of instagram post",
    "end of twitter post",
    "end of youtube post",
    "enter your email",
    "get the latest",
    "have your say",
    "in graphics:",
    "in photos:",
    "in pictures:",
    "in video:",
    "join the conversation",
    "leave a comment",
    "leave your comment",
    "listen to this article",
    "listen to this story",
    "never miss a story",
    "never miss an update",
    "our site uses cookies",
    "our website uses cookies",
    "please check your inbox",
    "please log in to",
    "please sign in to",
    "scroll down for",
    "send us your",
    "skip facebook post",
    "skip instagram post",
    "skip twitter post",
    "skip youtube post",
    "support our journalism",
    "take our poll",
    "take our quiz",
    "take our survey",
    "tell us what you think",
    "thank you for signing up",
    "thanks for signing up",
    "to continue reading",
    "vote in our poll",
    "we and our partners",
    "write to us at",
    "you can unsubscribe",
    "you must be logged in to",
    "you must log in to comment",
    "you must log in to continue",
    "you must log in to post",
    "you must log in to read",
    "you must log in to view",
]);

/// What requests and messages of a site hold, in lower case.
pub(super) const HELD: &[&str] = &[
    "a post shared by",
    "adobe flash player to",
    "back to gallery",
    "caption close",
    "click here for",
    "click here to",
    "comments section below",
    "enable javascript",
    "in the comments below",
    "javascript is disabled",
    "javascript is not enabled",
    "link in bio",
    "log in to add a comment",
    "page you are looking for",
    "page you requested",
    "page you were looking for",
    "page you're looking for",
    "page you’re looking for",
    "posting comments below",
    "tap here to",
    "this page is not available",
    "this page isn't available",
    "this page isn’t available",
    "unsubscribe at any time",
    "you agree to receive",
    "your browser does not support",
    "your browser doesn't support",
    "your browser doesn’t support",
];
static PHRASES: Phrases = Phrases::new(HELD);

/// Declares the verbs that point to something on the page, and with them what pieces begin with that
/// ask their reader to do something, if more of them says so.
macro_rules! pointers {
    ($($verb:literal),+) => {
        const VERBS: &[&str] = &[$($verb),+];

        static ADDRESSED: Phrases = Phrases::new(&[
            "follow ",
            "for more ",
            "if you have ",
            "you will now ",
            $(concat!($verb, " ")),+
        ]);
    };
}

pointers![
    "check", "click", "hear", "listen", "read", "scroll", "see", "view", "watch"
];

/// What a sentence that begins with `For more …` asks of the reader.
static ASKS: Phrases = Phrases::new(&[
    ", call",
    ", contact",
    ", follow",
    ", go to",
    ", listen",
    ", pick up",
    ", read",
    ", see",
    ", sign up",
    ", subscribe",
    ", tune in",
    ", visit",
    ", watch",
    "check out",
    "click",
    "http",
    "please",
    "www.",
]);

/// Where readers are asked to follow somebody.
static NETWORKS: Phrases = Phrases::new(&[
    "on facebook",
    "on google",
    "on instagram",
    "on linkedin",
    "on snapchat",
    "on tiktok",
    "on twitter",
    "on youtube",
]);

/// What readers are asked to send.
static SENT: Phrases = Phrases::new(&["news", "photo", "picture", "story idea", "tip", "video"]);

/// What a reader receives.
static NEWSLETTER: Phrases = Phrases::new(&["newsletter"]);

/// Most words of a sentence that only points to something on the page.
const POINTER: usize = 14;

/// Whether a piece is a request, wherever it stands. `held` tells whether it may hold one of the
/// phrases of requests.
pub(super) fn is_request(piece: &str, held: bool) -> bool {
    let bare = bare(piece);
    OPENINGS.begin(bare)
        || ADDRESSED.may_open(bare) && addresses(bare)
        || held && PHRASES.are_in(bare) && !bare.contains(['"', '“', '”'])
}

/// Whether a piece asks its reader to do something, told by more than what it begins with.
fn addresses(piece: &str) -> bool {
    is_pointer(piece)
        || is_follow(piece)
        || behind_all(piece, &["for", "more"]).is_some_and(is_more)
        || behind_all(piece, &["if", "you", "have"]).is_some_and(is_contribution)
        || behind_all(piece, &["you", "will", "now", "receive"])
            .is_some_and(|rest| NEWSLETTER.are_in(rest))
}

/// Whether a line asks to subscribe, so that a question above it is part of what it says.
pub(super) fn is_subscription(line: &str) -> bool {
    static SUBSCRIBE: Phrases = Phrases::new(&["sign up", "subscribe"]);
    SUBSCRIBE.begin(line)
}

/// `Watch the video below.`, `Listen to the song above!`
fn is_pointer(piece: &str) -> bool {
    behind(piece, VERBS).is_some_and(|rest| {
        let bare = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = bare.rsplit(' ').next();
        matches!(last, Some("below" | "above")) && is_short(rest)
    })
}

/// `Follow Jane Austen on Twitter.`
fn is_follow(piece: &str) -> bool {
    behind(piece, &["follow"]).is_some_and(|rest| {
        let named = rest.starts_with(|c: char| c == '@' || c.is_uppercase());
        named && is_short(rest) && NETWORKS.are_in(rest)
    })
}

/// Behind `For more`: `on the flood, visit our page.`
fn is_more(rest: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "about",
        "coverage",
        "details",
        "from",
        "information",
        "inside",
        "news",
        "on",
        "stories",
        "updates",
    ];
    behind(rest, SUBJECTS).is_some_and(|rest| ASKS.are_in(rest))
}

/// Behind `If you have`: `photos, email them to us@example.com.`
fn is_contribution(rest: &str) -> bool {
    SENT.are_in(rest) && rest.split(' ').any(is_mail_address)
}

/// Whether a word is an e-mail address.
fn is_mail_address(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches('.').contains('.'))
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().take(POINTER + 1).count() <= POINTER
}

/// What follows some words that a line begins with, given in lower case.
fn behind_all<'t>(line: &'t str, words: &[&str]) -> Option<&'t str> {
    words
        .iter()
        .try_fold(line, |rest, word| behind(rest, &[*word]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_site_says_to_its_reader() {
        for piece in [
            "Watch the ferry leave below.",
            "Check out the pictures of the flood in the gallery below:",
            "For more on the flood, visit our page.",
            "For more information about the harbour please write to the board.",
            "Follow Jane Austen on Twitter.",
            "If you have pictures of the flood, email them to flood@example.com.",
            "You will now receive the Harbour newsletter",
            "You can unsubscribe when you like.",
            "JavaScript is disabled, so the map of the flood is not shown.",
            "We cannot find the page you were looking for.",
            "Old pier A post shared by Jane Austen (@example) on May 4, 2020",
            "Get the latest on the flood every morning.",
            "Scroll down for the pictures of the flood.",
            "The map of the flood is on a page of its own: click here to open it.",
            "Join the conversation by writing to our page.",
            "**Be sure to subscribe to the Harbour Times",
        ] {
            assert!(is_request(piece, true), "{piece}");
        }
    }

    #[test]
    fn reporting_with_the_same_words() {
        for piece in [
            "Watch makers saw their sales fall.",
            "The water level is expected to stay below.",
            "For more than ten years they visited the harbour, see by see.",
            "For more on its plans the board waits.",
            "Follow-up studies on Twitter are planned.",
            "Follow the money on Facebook, she told them.",
            "If you have a boat, stay in the harbour.",
            "You will now receive the pension at 67, the ministry told them.",
            "The “page you were looking for” was all that readers saw.",
            "Get them to the harbour, the board said.",
            "The opinions of the board differ.",
            "By signing up 300 firms the ministry met its goal.",
            "For more",
        ] {
            assert!(!is_request(piece, true), "{piece}");
        }
    }
}
