//! RSS, Atom and JSON Feed: a document an entry.

use feed_rs::model::{Entry, Feed, Link};
use feed_rs::parser;

use super::article::Article;
use super::html;
use super::{Reading, Source, printable};
use crate::error::ErrorKind;
use crate::guard::guarded;

/// The entries of a feed, with what markup they hold made plain text.
///
/// An entry's text is its content, else its summary, else the description of what is attached to
/// it; its date that of publication, else of its last change, both in UTC.
pub(super) fn documents(source: &Source<'_>, bytes: &[u8]) -> Reading {
    let malformed = |reason: String| {
        let path = source.path.to_owned();
        Reading::from(crate::Error::from(ErrorKind::Malformed { path, reason }))
    };
    // A relative address leads nowhere, and an id made at random would differ from run to run.
    let parser = parser::Builder::new()
        .id_generator(|_, _, _| String::new())
        .sanitize_content(false)
        .build();
    let feed = match guarded(|| parser.parse(bytes)) {
        Some(Ok(feed)) => feed,
        Some(Err(error)) => {
            let reason = printable(&error.to_string());
            return malformed(format!("is no feed that can be read: {reason}"));
        }
        None => return malformed("is no feed that can be read".to_owned()),
    };
    let mut reading = Reading::default();
    let mut blank = 0;
    for (number, entry) in (1_usize..).zip(&feed.entries) {
        let place = format!("{}:{number}", source.id);
        match article(&feed, entry).into_document(&place, &mut reading.warnings) {
            Some(document) => reading.documents.push(document),
            None => blank += 1,
        }
    }
    source.tell_blank(blank, &mut reading);
    reading
}

/// What an entry tells.
fn article(feed: &Feed, entry: &Entry) -> Article {
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    let media = entry.media.iter().find_map(|media| {
        let description = media.description.as_ref()?;
        Some(description.content.as_str())
    });
    let mut text = String::new();
    for candidate in [content, summary, media].into_iter().flatten() {
        text = plain_text(candidate);
        if !text.trim().is_empty() {
            break;
        }
    }
    let title = entry.title.as_ref();
    let title = title.map(|title| plain_text(&title.content));
    let moment = entry.published.or(entry.updated);
    let moment = moment.and_then(|moment| jiff::Timestamp::from_second(moment.timestamp()).ok());
    let language = entry.language.as_ref().or(feed.language.as_ref());
    Article {
        id: None,
        title,
        date: moment.map(|moment| moment.to_string()),
        url: address(&entry.links),
        language: language.cloned(),
        text,
    }
}

/// The text of what an entry holds; what has neither a tag nor a reference is text already.
fn plain_text(content: &str) -> String {
    if content.contains(['<', '&']) {
        html::fragment(content)
    } else {
        content.to_owned()
    }
}

/// The address of the article: the first link that is not to something else.
fn address(links: &[Link]) -> Option<String> {
    let is_own = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate" | ""));
    let own = links.iter().find(is_own);
    own.map(|link| link.href.clone())
}
