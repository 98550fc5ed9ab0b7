//! Web pages: the article in them, and what they tell about it.

mod charset;
mod element;
mod extract;
mod furniture;
mod gate;
mod json_ld;
mod metadata;
mod reference;
mod text;
mod token;

use std::path::Path;

use super::ReaderConfig;
use super::encoding;
use super::hygiene;
use super::plain_text;
use crate::document::Document;
use crate::error::{ErrorKind, Result};
use crate::language::Language;
use crate::warning::Warning;
use gate::Gated;
use metadata::Metadata;
use text::Scope;

/// Most bytes of a page.
const PAGE: usize = 32 * 1024 * 1024;

/// Fewest bytes of an article that is believed to be the whole one, whatever the page marks.
const SHORT: usize = 500;

/// Smallest share of what a page's own markup calls its article that a short extracted one has; of
/// less the markup is believed.
const LEAST_SHARE: f64 = 0.25;

/// How far into a file its first tag is looked for, in bytes.
const SNIFFED: usize = 1024;

/// Whether the first bytes are those of a page: after white space, comments and an XML declaration,
/// `<!doctype html` or `<html`, in capitals or not.
pub(super) fn looks_like_page(bytes: &[u8]) -> bool {
    let head = encoding::preview(bytes, SNIFFED);
    let mut head = head.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let end = if head.starts_with("<!--") {
            head.find("-->").map(|at| at + "-->".len())
        } else if head.starts_with("<?xml") {
            head.find("?>").map(|at| at + "?>".len())
        } else {
            break;
        };
        match end {
            Some(end) => head = head[end..].trim_start(),
            None => return false,
        }
    }
    let begins = |start: &str| {
        head.get(..start.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(start))
    };
    begins("<!doctype html") || begins("<html")
}

/// The article in a page.
///
/// `charset` is what came with the page, as in an HTTP header; a `<meta>` or XML declaration counts
/// where it is `None`. The text is the article's paragraphs, headings, list items and cells, blank
/// lines between them; no scripts, styles, captions, cookie notices or links to other articles.
/// Title, author, site, date, address and language are the page's own; a language that the text is clearly not
/// in is left out. Where no article is found, or a short one that is less than a quarter of
/// what the page marks as its article, the text of that is the document, or that of the page without
/// navigation and the like, and a warning says so.
///
/// The page is rewritten by [`gate::pass`] before it is parsed, and parsed on a thread of its own.
/// Linear in the page but for the library's part, which the gate's limits bound.
///
/// # Errors
///
/// [`ErrorKind::Binary`] as for plain text, [`ErrorKind::Empty`] for a page without text and
/// [`ErrorKind::TooLarge`] for one of more than 32 MiB; each names `path`.
pub(super) fn document(
    id: String,
    path: &Path,
    bytes: Vec<u8>,
    charset: Option<&str>,
    limits: &ReaderConfig,
) -> Result<(Document, Vec<Warning>)> {
    if bytes.len() > PAGE {
        let (path, limit) = (path.to_owned(), PAGE as u64);
        return Err(ErrorKind::TooLarge { path, limit }.into());
    }
    let declared = charset
        .map(str::to_owned)
        .or_else(|| charset::declared(&bytes));
    let decoded = encoding::decode(path, bytes, declared.as_deref())?;
    let mut warnings = plain_text::encoding_warnings(&id, &decoded);
    let html = reference::without_masks(decoded.text);
    let facts = metadata::of(&html);
    let page = gate::pass(&html, limits);
    if let Some(limit) = page.limit {
        let document = id.clone();
        warnings.push(Warning::Flattened { document, limit });
    }
    let (text, whole) = body(&page, &facts, limits);
    // Character references can spell what no text may hold, so it is cleaned only here.
    let (text, removed) = hygiene::clean(&text);
    let text = text.trim().to_owned();
    if removed > 0 {
        let document = id.clone();
        warnings.push(Warning::ControlCharacters { document, removed });
    }
    if let Some(reason) = whole {
        let document = id.clone();
        warnings.push(Warning::WholePage { document, reason });
    }
    if text.is_empty() {
        let (path, reason) = (path.to_owned(), "holds no text");
        return Err(ErrorKind::Empty { path, reason }.into());
    }
    let mut document = Document::new(id, text);
    document.language = facts
        .language
        .filter(|code| !is_contradicted(code, &document.text));
    document.title = facts.title;
    document.author = facts.byline;
    document.site = facts.site;
    document.date = facts.date;
    document.url = facts.url;
    Ok((document, warnings))
}

/// The text of a piece of HTML, such as a feed holds: all its paragraphs, with nothing told apart
/// but what [`text::paragraphs`] leaves out of an article. Linear.
pub(super) fn fragment(html: &str, limits: &ReaderConfig) -> String {
    let html = reference::without_masks(html.to_owned());
    let text = text::paragraphs(&gate::pass(&html, limits).html, Scope::Article).text;
    hygiene::clean(&text).0.trim().to_owned()
}

/// The article's text, and why it is all text of the page if it is.
fn body(page: &Gated, facts: &Metadata, limits: &ReaderConfig) -> (String, Option<&'static str>) {
    let whole = text::paragraphs(&page.html, Scope::Page);
    let (found, reason) =
        match extract::article(page, facts.title.as_deref(), limits.max_extraction) {
            Ok(article) => {
                let article = gate::pass(&article, limits).html;
                let found = text::paragraphs(&article, Scope::Article).text;
                (found, "the article found is too short")
            }
            Err(reason) => (String::new(), reason),
        };
    let share = found.len() as f64 / whole.text.len().max(1) as f64;
    let is_short = found.len() < SHORT && whole.marked && share < LEAST_SHARE;
    if found.trim().is_empty() || is_short {
        let reason = (!whole.text.is_empty()).then_some(reason);
        (without_byline(whole.text, facts), reason)
    } else {
        (without_byline(found, facts), None)
    }
}

/// The text without a paragraph at its head that only repeats who wrote it.
fn without_byline(text: String, facts: &Metadata) -> String {
    let Some(byline) = facts.byline.as_deref() else {
        return text;
    };
    let Some((first, rest)) = text.split_once("\n\n") else {
        return text;
    };
    let bare = first.strip_prefix("By ").unwrap_or(first);
    if bare.trim() == byline {
        rest.to_owned()
    } else {
        text
    }
}

/// Whether a text is clearly in another language than it is said to be.
fn is_contradicted(code: &str, text: &str) -> bool {
    let identified = Language::identify(text).filter(|identified| identified.reliable);
    identified.is_some_and(|identified| identified.language.code() != code)
}

#[cfg(test)]
mod tests;
