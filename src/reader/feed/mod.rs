//! RSS, Atom and JSON Feed: a document an entry.

mod outline;
mod root;

use feed_rs::model::{Entry, Feed, Link, Person};
use feed_rs::parser;

use super::article::Article;
use super::html;
use super::plain_text::encoding_warnings;
use super::{ReaderConfig, Reading, Source, encoding, printable};
use crate::error::{Error, ErrorKind};
use crate::guard::guarded;
use crate::warning::Warning;
use outline::{Outline, qualified_name};

/// Longest tag that is given to the parser, in bytes: it compares a tag's attributes each with
/// each.
const LONGEST_TAG: usize = 16 * 1024;

/// Most bytes around the entries of a broken feed that are parsed again with each of them.
const LONGEST_HEAD: usize = 8 * 1024;

/// Most entries that are parsed at once, since what the parser makes of one may be much larger.
const MOST_AT_ONCE: usize = 50_000;

/// How many times its own length a broken feed may cost.
const EFFORT: usize = 16;

/// The entries of a feed, with what markup they hold made plain text.
///
/// An entry's text is its content, else its summary, else the description of what is attached to
/// it, else its title; its date that of publication, else of its last change, both in UTC. The site
/// is the feed's title.
///
/// The encoding is found as for web pages, with the XML declaration for the one that is declared.
/// Entities that the feed itself declares are not expanded. A feed that is no good as a whole (cut
/// short, or with an entry that is malformed) is read entry by entry, and the others are named.
///
/// Linear in the feed but for the tags around the entries of a broken one, which count with each.
pub(super) fn documents(source: &Source<'_>, bytes: Vec<u8>) -> Reading {
    let declared = encoding::xml_declaration(&encoding::preview(&bytes, LONGEST_HEAD));
    let decoded = match encoding::decode(source.path, bytes, declared.as_deref()) {
        Ok(decoded) => decoded,
        Err(error) => return error.into(),
    };
    let mut entries = Entries::new(source);
    entries.reading.warnings = encoding_warnings(source.id, &decoded);
    let text = without_declaration(&decoded.text);
    if text.starts_with('{') {
        entries.json(text);
    } else {
        entries.xml(text);
    }
    entries.finish()
}

/// The feed without what tells an encoding that it is no longer in.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let declaration = text
        .strip_prefix("<?xml ")
        .and_then(|it| it.split_once("?>"));
    declaration.map_or(text, |(_, rest)| rest.trim_start())
}

/// A reading that grows entry by entry.
struct Entries<'a> {
    source: &'a Source<'a>,
    reading: Reading,
    /// Entries seen.
    count: usize,
    /// Entries without a text.
    blank: usize,
}

impl<'a> Entries<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        Self {
            source,
            reading: Reading::default(),
            count: 0,
            blank: 0,
        }
    }

    fn json(&mut self, text: &str) {
        match parsed(text) {
            Ok(feed) => self.add_all(&feed),
            Err(reason) => self.fail(&reason),
        }
    }

    fn xml(&mut self, text: &str) {
        let limits = self.source.config;
        let outline = Outline::of(text, limits.max_documents.saturating_add(1));
        if outline.depth > limits.max_nesting {
            return self.fail(&too_deep(limits));
        }
        let is_bounded = |entry: &outline::Entry<'_>| reason_to_refuse(entry, limits).is_none();
        let is_small = outline.entries.len() <= MOST_AT_ONCE;
        let whole = if is_small && outline.entries.iter().all(is_bounded) {
            parsed(&root::known(text, outline.root.clone()))
        } else {
            Err("it has an entry beyond a limit".to_owned())
        };
        match whole {
            Ok(feed) => self.add_all(&feed),
            Err(_) if !outline.entries.is_empty() => self.each(text, &outline),
            Err(_) if outline.is_whole && root::is_of_feed(text, outline.root) => {}
            Err(reason) => self.fail(&reason),
        }
    }

    fn add_all(&mut self, feed: &Feed) {
        for entry in &feed.entries {
            self.count += 1;
            self.add(feed, entry);
        }
    }

    fn add(&mut self, feed: &Feed, entry: &Entry) {
        let place = format!("{}:{}", self.source.id, self.count);
        let article = article(feed, entry, self.source.config);
        match article.into_document(&place, &mut self.reading.warnings) {
            Some(document) => self.reading.documents.push(document),
            None => self.blank += 1,
        }
    }

    /// Parses every entry for itself, inside of what stands before the first, or of the tags that
    /// are open there.
    fn each(&mut self, text: &str, outline: &Outline<'_>) {
        // An entry that stands before all else is in no feed.
        let root = || outline.root.clone().filter(|root| root.end <= outline.head);
        let ends: String = outline
            .around
            .iter()
            .rev()
            .map(|tag| end_tag(tag))
            .collect();
        let head = &text[..outline.head];
        let is_good = head.len() <= LONGEST_HEAD && {
            let alone = [head, &ends].concat();
            parsed(&root::known(&alone, root())).is_ok()
        };
        let (head, root) = if is_good {
            (head.to_owned(), root())
        } else {
            let tag = outline.around.first().map(|tag| 0..tag.len());
            (outline.around.concat(), tag)
        };
        let mut effort = text.len().saturating_mul(EFFORT).saturating_add(1 << 20);
        for entry in &outline.entries {
            self.count += 1;
            let alone = [&head, entry.text, &ends].concat();
            effort = match effort.checked_sub(alone.len()) {
                Some(left) => left,
                None => {
                    return self.broken(entry.line, "it and the rest were left out as too much");
                }
            };
            if let Some(reason) = reason_to_refuse(entry, self.source.config) {
                self.broken(entry.line, &reason);
                continue;
            }
            match parsed(&root::known(&alone, root.clone())) {
                Ok(feed) => feed.entries.iter().for_each(|entry| self.add(&feed, entry)),
                Err(_) if !entry.is_whole => self.broken(entry.line, "it is cut short"),
                Err(reason) => self.broken(entry.line, &reason),
            }
        }
        if self.reading.failures.is_empty() && !(outline.is_whole || outline.is_full) {
            let path = super::display_path(self.source.path);
            let reason = "what follows the last entry: the feed is cut short".to_owned();
            self.reading
                .warnings
                .push(Warning::Skipped { path, reason });
        }
    }

    fn broken(&mut self, line: usize, reason: &str) {
        let reason = format!("entry {} cannot be read: {reason}", self.count);
        let path = self.source.path.to_owned();
        let error = ErrorKind::Record { path, line, reason };
        self.reading.failures.push(error.into());
    }

    fn fail(&mut self, reason: &str) {
        let (path, reason) = (
            self.source.path.to_owned(),
            format!("is no feed that can be read: {reason}"),
        );
        let error = Error::from(ErrorKind::Malformed { path, reason });
        self.reading.failures.push(error);
    }

    fn finish(mut self) -> Reading {
        if self.count == 0 && self.reading.failures.is_empty() {
            let (path, reason) = (self.source.path.to_owned(), "is a feed without entries");
            let error = ErrorKind::Empty { path, reason };
            self.reading.failures.push(error.into());
        }
        self.source.tell_blank(self.blank, &mut self.reading);
        self.reading
    }
}

/// Why an entry is not given to the parser, if it is not.
fn reason_to_refuse(entry: &outline::Entry<'_>, limits: &ReaderConfig) -> Option<String> {
    if entry.depth > limits.max_nesting {
        Some(too_deep(limits))
    } else if entry.longest_tag > LONGEST_TAG {
        Some(format!("it has a tag of more than {LONGEST_TAG} bytes"))
    } else {
        None
    }
}

fn too_deep(limits: &ReaderConfig) -> String {
    let limit = limits.max_nesting;
    format!("nested deeper than {limit} levels; raise it with --max-nesting")
}

/// `</channel>` for `<channel>`.
fn end_tag(tag: &str) -> String {
    format!("</{}>", qualified_name(tag))
}

/// What the parser makes of a feed, or why it makes nothing of it.
fn parsed(text: &str) -> Result<Feed, String> {
    // A relative address leads nowhere, and an id made at random would differ from run to run.
    let parser = parser::Builder::new()
        .id_generator(|_, _, _| String::new())
        .sanitize_content(false)
        .build();
    match guarded(|| parser.parse(text.as_bytes())) {
        Some(Ok(feed)) => Ok(feed),
        Some(Err(error)) => Err(printable(&error.to_string())),
        None => Err("the parser failed".to_owned()),
    }
}

/// What an entry tells.
fn article(feed: &Feed, entry: &Entry, limits: &ReaderConfig) -> Article {
    let plain_text = |content: &str| plain_text(content, limits);
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
    let title = entry.title.as_ref();
    let title = title.map(|title| plain_text(&title.content));
    let mut text = String::new();
    for candidate in [content, summary, media].into_iter().flatten() {
        text = plain_text(candidate);
        if !text.trim().is_empty() {
            break;
        }
    }
    if text.trim().is_empty() {
        text = title.clone().unwrap_or_default();
    }
    let moment = entry.published.or(entry.updated);
    let moment = moment.and_then(|moment| jiff::Timestamp::from_second(moment.timestamp()).ok());
    let language = entry.language.as_ref().or(feed.language.as_ref());
    let site = feed.title.as_ref();
    Article {
        id: None,
        title,
        author: names(&entry.authors).or_else(|| names(&feed.authors)),
        site: site.map(|site| plain_text(&site.content)),
        date: moment.map(|moment| moment.to_string()),
        url: address(&entry.links),
        language: language.cloned(),
        text,
    }
}

/// The names of persons, with commas between them.
fn names(persons: &[Person]) -> Option<String> {
    let names = persons.iter().filter_map(|person| person.name.as_deref());
    let names: Vec<&str> = names.filter(|name| !name.trim().is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The text of what an entry holds; what has neither a tag nor a reference is text already.
fn plain_text(content: &str, limits: &ReaderConfig) -> String {
    if content.contains(['<', '&']) {
        html::fragment(content, limits)
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
