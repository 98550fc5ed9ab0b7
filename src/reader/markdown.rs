//! Markdown: one article.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::article::Article;
use super::{Reading, Source};
use crate::error::ErrorKind;

/// The article that a Markdown text holds.
///
/// Paragraphs, headings and list items become lines, with a blank line between blocks; code, HTML,
/// pictures and the addresses of links are no text. Front matter (`---` YAML or `+++` TOML) gives
/// `title`, `author`, `site`, `date`, `url` and `language` (also as `lang`) where they stand on
/// lines of their own, several names as `[one, another]`;
/// without a title there the first heading of the first level is one.
pub(super) fn document(source: &Source<'_>, text: &str) -> Reading {
    let mut page = Page::default();
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(text, options) {
        page.take(event);
    }
    let mut reading = Reading::default();
    match page.article.into_document(source.id, &mut reading.warnings) {
        Some(document) => reading.documents.push(document),
        None => {
            let (path, reason) = (source.path.to_owned(), "holds no text");
            reading
                .failures
                .push(ErrorKind::Empty { path, reason }.into());
        }
    }
    reading
}

/// An article that grows event by event.
#[derive(Default)]
struct Page {
    article: Article,
    /// How many elements deep in what is no text.
    unread: usize,
    /// Front matter under way.
    front: Option<(MetadataBlockKind, String)>,
    /// The text of a heading that may be the title begins here.
    heading: Option<usize>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => self.front = Some((kind, String::new())),
            Event::End(TagEnd::MetadataBlock(_)) => {
                if let Some((kind, front)) = self.front.take() {
                    self.read_front(kind, &front);
                }
            }
            Event::Text(text) if self.front.is_some() => {
                if let Some((_, front)) = &mut self.front {
                    front.push_str(&text);
                }
            }
            Event::Start(tag) if is_unread(&tag) => self.unread += 1,
            Event::End(tag) if ends_unread(tag) => self.unread = self.unread.saturating_sub(1),
            _ if self.unread > 0 => {}
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.article.text.push_str(&text),
            Event::SoftBreak => self.article.text.push(' '),
            Event::HardBreak => self.article.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.block();
                let is_title = *level == HeadingLevel::H1 && self.article.title.is_none();
                self.heading = is_title.then_some(self.article.text.len());
            }
            Tag::Item | Tag::TableRow | Tag::TableHead => self.line(),
            Tag::Paragraph if self.article.text.ends_with('\n') => {}
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_) => self.block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let from = self.heading.take();
                let title = from.and_then(|from| self.article.text.get(from..));
                if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
                    self.article.title = Some(title.to_owned());
                }
                self.block();
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Table => {
                self.block();
            }
            TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => self.line(),
            TagEnd::TableCell => self.article.text.push('\t'),
            _ => {}
        }
    }

    /// Ends the line under way.
    fn line(&mut self) {
        let text = &mut self.article.text;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    /// Ends the block under way.
    fn block(&mut self) {
        self.line();
        let text = &mut self.article.text;
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
    }

    fn read_front(&mut self, kind: MetadataBlockKind, front: &str) {
        let mark = match kind {
            MetadataBlockKind::YamlStyle => ':',
            MetadataBlockKind::PlusesStyle => '=',
        };
        for line in front.lines() {
            // What is indented belongs to the line above.
            let Some((key, value)) = line.split_once(mark).filter(|(key, _)| !indented(key)) else {
                continue;
            };
            let key = key.trim().to_ascii_lowercase();
            let is_list = key.starts_with("author");
            let field = match key.as_str() {
                "title" => &mut self.article.title,
                "author" | "authors" | "byline" => &mut self.article.author,
                "site" | "site_name" | "publication" => &mut self.article.site,
                "date" => &mut self.article.date,
                "url" => &mut self.article.url,
                "language" | "lang" => &mut self.article.language,
                _ => continue,
            };
            let value = if is_list {
                flattened(value.trim())
            } else {
                unquoted(value.trim())
            };
            if !value.is_empty() {
                *field = Some(value);
            }
        }
    }
}

fn indented(key: &str) -> bool {
    key.starts_with([' ', '\t'])
}

/// A value on one line: of a list its members, with commas between them.
fn flattened(value: &str) -> String {
    let inner = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let Some(inner) = inner else {
        return unquoted(value);
    };
    let members = inner.split(',').map(|member| unquoted(member.trim()));
    let members: Vec<String> = members.filter(|member| !member.is_empty()).collect();
    members.join(", ")
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        let inner = value
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote));
        if let Some(inner) = inner {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
    }
    value.to_owned()
}

fn is_unread(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. })
}

fn ends_unread(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::document::Document;
    use crate::reader::ReaderConfig;

    fn read(text: &str) -> Document {
        let (path, config) = (Path::new("a.md"), ReaderConfig::default());
        let source = Source {
            id: "a.md",
            path,
            name: path,
            config: &config,
        };
        document(&source, text).documents.remove(0)
    }

    #[test]
    fn front_matter_tells_about_the_article() {
        let document = read(
            "---\ntitle: \"The harbour: open again\"\ndate: 2025-03-20\nlang: en\n\
             author: [Harbour desk, 'City desk']\nsite: Coast Gazette\ntags:\n  title: x\n\
             url: https://example.org/a\n---\n\nThe harbour is open.\n",
        );
        assert_eq!(document.title.as_deref(), Some("The harbour: open again"));
        assert_eq!(document.date.as_deref(), Some("2025-03-20"));
        assert_eq!(document.language.as_deref(), Some("en"));
        assert_eq!(document.author.as_deref(), Some("Harbour desk, City desk"));
        assert_eq!(document.site.as_deref(), Some("Coast Gazette"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(document.text.trim(), "The harbour is open.");
        let toml = read("+++\ntitle = 'Harbour open'\n+++\nIt is open.\n");
        assert_eq!(toml.title.as_deref(), Some("Harbour open"));
    }

    #[test]
    fn markup_is_no_text() {
        let document = read(
            "# Harbour *open* again\n\nThe [gate](https://example.org/gate) was\nopened, `tide.sh` \
             said.\n![a picture](a.png)\n\n```sh\nrm -rf /\n```\n\n<div>aside</div>\n\n- flour\n- \
             medicine\n\n> It went well.\n",
        );
        assert_eq!(document.title.as_deref(), Some("Harbour open again"));
        assert_eq!(
            document.text.trim_end(),
            "Harbour open again\n\nThe gate was opened, tide.sh said. \n\nflour\nmedicine\n\nIt went \
             well."
        );
    }

    #[test]
    fn hostile_nesting_is_read() {
        let quotes = format!("{}deep", "> ".repeat(20_000));
        assert!(read(&quotes).text.contains("deep"));
        let links = "[".repeat(20_000);
        assert!(read(&links).text.contains('['));
    }
}
