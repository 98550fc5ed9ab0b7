//! Pages that came in the place of an article: what a server, a login or a web archive says.

use super::phrase::Phrases;

/// Most bytes of a page that reports a fault.
const FAULT: usize = 600;
/// Most bytes of a page that describes an archive.
const ARCHIVE: usize = 1500;

/// What pages without the article hold, in lower case.
pub(super) const REPORTED: &[&str] = &[
    "403 forbidden",
    "404 not found",
    "checking your browser",
    "ip address for this domain",
    "javascript is disabled",
    "javascript is not enabled",
    "page not found",
    "page you are looking for",
    "page you requested",
    "page you were looking for",
    "page you're looking for",
    "page you’re looking for",
    "this page is not available",
    "this page isn't available",
    "this page isn’t available",
    "verify that you are a human",
    "verify you are a human",
    "verify you are human",
    "you must log in to continue",
];
static FAULTS: Phrases = Phrases::new(REPORTED);

/// How an archive of the web speaks of a collection, in lower case.
pub(super) const COLLECTED: &[&str] = &[
    "archive-it partner since",
    "crawl data",
    "set of web collections",
    "these crawls",
    "these web captures",
    "this crawl",
];
static COLLECTIONS: Phrases = Phrases::new(COLLECTED);
/// What it speaks of then.
static ARCHIVES: Phrases = Phrases::new(&[
    "archive-it",
    "archived pages",
    "internet archive",
    "warc",
    "wayback machine",
]);

/// Whether a text is no article but a page that stands in its place: short, and with words that
/// only such a page says of itself. A text that quotes somebody is an article.
pub(super) fn is_no_article(text: &str) -> bool {
    text.len() <= ARCHIVE
        && (text.len() <= FAULT && FAULTS.are_in(text)
            || COLLECTIONS.are_in(text) && ARCHIVES.are_in(text))
        && !text.contains(['“', '”'])
        && !text.contains(" said")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_the_place_of_an_article() {
        for text in [
            "Sorry!\nWe cannot find the page you were looking for.\nTry another.",
            "Notice\nYou must log in to continue.",
            "This crawl of harbour sites was run in May.\nIts WARC files are kept.",
            "These crawls keep pages about the flood.\nThe Internet Archive runs them.",
        ] {
            assert!(is_no_article(text), "{text}");
        }
    }

    #[test]
    fn articles_on_the_same_matters() {
        let long = "You must log in to continue. ".repeat(40);
        for text in [
            "The Internet Archive was down on Monday. Its Wayback Machine crawls the web.",
            "“The page you were looking for is gone,” read the site of the harbour.",
            "The site showed a page not found, the board said.",
            "Students joined these crawls from pub to pub.",
            &long,
            "",
        ] {
            assert!(!is_no_article(text), "{text}");
        }
    }
}
