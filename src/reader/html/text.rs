//! Well-nested HTML into paragraphs.

use super::element;
use super::furniture;
use super::reference;
use super::token::{Start, Token, Tokens};

/// Least characters in `<article>` or `<main>` for it to be taken for the article.
const LEAST_ARTICLE: usize = 200;

/// Largest share of the text that may be left out for what the page calls it; more, and the names
/// are not believed.
const MOST_FURNITURE: f64 = 0.5;

/// Share of a paragraph's characters inside links, from which on it is only a link.
const LINKED: f64 = 0.8;

/// The text of a page or an article.
#[derive(Debug)]
pub(super) struct Paragraphs {
    /// Paragraphs with blank lines between them.
    pub(super) text: String,
    /// Whether it is what the page marks as its article.
    pub(super) marked: bool,
}

/// A paragraph of a page, and where it stood.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// Characters that are part of a link.
    linked: usize,
    characters: usize,
    heading: bool,
    /// Inside `<article>` or `<main>`.
    inside: bool,
    /// Inside something that the page says is no part of its text.
    furniture: bool,
}

/// Which elements are left out with all they hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scope {
    /// The page is an article already: captions, buttons and what is called furniture.
    Article,
    /// The page is whole: navigation, footers, forms and asides too; and if `<article>` or
    /// `<main>` has text enough, all that is outside it.
    Page,
}

/// The paragraphs of well-nested HTML, blank lines between them.
///
/// A block element's text is a paragraph of its own, and so are headings, list items and the cells
/// of a table; `<br>` and the lines of `<pre>` break a line. Other white space becomes one space,
/// character references the characters. Left out are captions, buttons, what the classes call
/// cookie notices, related links, sharing and the like, and paragraphs that are only a link; but if
/// this left out more than half of the text, then only captions are. Linear in the HTML.
pub(super) fn paragraphs(html: &str, scope: Scope) -> Paragraphs {
    let mut writer = Writer::new(scope);
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Raw(_) => {}
            Token::Start(start) => writer.start(&start),
            Token::End(name) => writer.end(&name),
        }
    }
    writer.break_paragraph();
    let mut found = writer.found;
    let marked = scope == Scope::Page && keep_marked(&mut found);
    drop_furniture(&mut found);
    let texts: Vec<String> = found.into_iter().map(|one| one.text).collect();
    Paragraphs {
        text: texts.join("\n\n"),
        marked,
    }
}

/// Leaves only what is inside `<article>` or `<main>`, if that has text enough; whether it has.
fn keep_marked(found: &mut Vec<Paragraph>) -> bool {
    let is_text = |paragraph: &Paragraph| paragraph.inside && !paragraph.is_furniture();
    let marked = characters(found, is_text) >= LEAST_ARTICLE;
    if marked {
        found.retain(|paragraph| paragraph.inside);
    }
    marked
}

/// Leaves out what the page says is no part of its text, unless that is most of it.
fn drop_furniture(found: &mut Vec<Paragraph>) {
    let all = characters(found, |_| true);
    let furniture = characters(found, Paragraph::is_furniture);
    if furniture as f64 <= all as f64 * MOST_FURNITURE {
        found.retain(|paragraph| !paragraph.is_furniture());
    }
}

/// Characters of the paragraphs that count.
fn characters(found: &[Paragraph], is_counted: impl Fn(&Paragraph) -> bool) -> usize {
    let counted = found.iter().filter(|paragraph| is_counted(paragraph));
    counted.map(|paragraph| paragraph.characters).sum()
}

impl Paragraph {
    fn is_furniture(&self) -> bool {
        self.furniture || self.is_link()
    }

    /// Whether there is nothing but a link, which is no sentence: "Read more", another headline.
    fn is_link(&self) -> bool {
        let ends = self
            .text
            .ends_with(['.', '!', '?', '…', '”', '"', '。', '।', '։', '؟']);
        !self.heading
            && !ends
            && self.linked > 0
            && self.linked as f64 >= self.characters as f64 * LINKED
    }
}

/// An open element that changes how text is taken.
#[derive(Debug)]
struct Open {
    name: String,
    furniture: bool,
    hidden: bool,
}

#[derive(Debug)]
struct Writer {
    scope: Scope,
    found: Vec<Paragraph>,
    current: Paragraph,
    /// White space was read since the last character.
    space: bool,
    open: Vec<Open>,
    /// How many open elements are furniture, hidden, links, headings, articles, preformatted.
    furniture: usize,
    hidden: usize,
    links: usize,
    headings: usize,
    articles: usize,
    preformatted: usize,
}

impl Writer {
    fn new(scope: Scope) -> Self {
        Self {
            scope,
            found: Vec::new(),
            current: Paragraph::default(),
            space: false,
            open: Vec::new(),
            furniture: 0,
            hidden: 0,
            links: 0,
            headings: 0,
            articles: 0,
            preformatted: 0,
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        for c in reference::decode(text).chars().map(reference::unmask) {
            if c == '\n' && self.preformatted > 0 {
                self.break_line();
            } else if c.is_whitespace() {
                self.space = true;
            } else {
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.current.text.is_empty() {
            self.current.heading = self.headings > 0;
            self.current.inside = self.articles > 0;
            self.current.furniture = self.furniture > 0;
        } else if self.space && !self.current.text.ends_with('\n') {
            self.current.text.push(' ');
        }
        self.space = false;
        self.current.text.push(c);
        self.current.characters += 1;
        self.current.linked += usize::from(self.links > 0);
    }

    fn break_line(&mut self) {
        self.space = false;
        let text = &mut self.current.text;
        if text.ends_with('\n') {
            self.break_paragraph();
        } else if !text.is_empty() {
            text.push('\n');
        }
    }

    fn break_paragraph(&mut self) {
        self.space = false;
        let mut paragraph = std::mem::take(&mut self.current);
        paragraph.text.truncate(paragraph.text.trim_end().len());
        if !paragraph.text.is_empty() {
            self.found.push(paragraph);
        }
    }

    fn start(&mut self, start: &Start<'_>) {
        let name = start.name.as_ref();
        match name {
            "br" => return self.break_line(),
            "hr" => return self.break_paragraph(),
            "img" => self.space = true,
            _ => {}
        }
        if element::is_void(name) {
            return;
        }
        if element::is_block(name) {
            self.break_paragraph();
        }
        let furniture = self.is_furniture(start);
        // The text of these never counts.
        let hidden = matches!(name, "figcaption" | "button" | "caption");
        let open = Open {
            name: name.to_owned(),
            furniture,
            hidden,
        };
        self.count(&open, |count| *count += 1);
        self.open.push(open);
    }

    fn end(&mut self, name: &str) {
        if element::is_block(name) {
            self.break_paragraph();
        }
        // Well nested, an end tag is the innermost element's.
        if self.open.last().is_none_or(|open| open.name != name) {
            return;
        }
        if let Some(open) = self.open.pop() {
            self.count(&open, |count| *count -= 1);
        }
    }

    fn count(&mut self, open: &Open, change: impl Fn(&mut usize)) {
        let name = open.name.as_str();
        let counts = [
            (open.furniture, &mut self.furniture),
            (open.hidden, &mut self.hidden),
            (name == "a", &mut self.links),
            (element::is_heading(name), &mut self.headings),
            (matches!(name, "article" | "main"), &mut self.articles),
            (name == "pre", &mut self.preformatted),
        ];
        for (_, count) in counts.into_iter().filter(|(applies, _)| *applies) {
            change(count);
        }
    }

    fn is_furniture(&self, start: &Start<'_>) -> bool {
        let name = start.name.as_ref();
        if matches!(name, "body" | "article" | "main") {
            return false;
        }
        let by_name = matches!(name, "nav" | "aside" | "footer" | "dialog");
        let by_role = [
            "navigation",
            "complementary",
            "contentinfo",
            "search",
            "dialog",
        ]
        .iter()
        .any(|role| start.has_word("role", role));
        (self.scope == Scope::Page && (by_name || by_role))
            || name == "nav"
            || start.attribute(furniture::MARK).is_some()
    }
}
