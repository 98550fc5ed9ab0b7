//! What is let through to the parser: the same page, rewritten so that parsing it is harmless.
//!
//! Parsers of HTML repair what is wrong with a page, and some repairs cost the product of two
//! lengths, or a stack frame a level. So a page never reaches the parser as it came: it is written
//! anew from its tokens, well nested, without anything that holds no text, and within limits. What
//! the parser then sees follows from what is written here, not from how the page spells it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::ReaderConfig;
use super::element;
use super::furniture;
use super::reference;
use super::token::{Start, Token, Tokens};
use crate::warning::TagLimit;

/// Longest value of an attribute, in bytes; longer ones are passed over.
const VALUE: usize = 2048;

/// Longest name of an element, in bytes; tags with longer ones are passed over.
const NAME: usize = 64;

/// Most links that may be ended inside a block that they were open around.
const REPAIRS: usize = 1000;

/// What a tag weighs, in bytes of text.
const TAG_WEIGHT: usize = 32;

/// The attributes that tell what an element is for.
const KEPT: &[&str] = &[
    "class",
    "id",
    "href",
    "rel",
    "role",
    "itemprop",
    "itemtype",
    "style",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "datetime",
    "src",
    "alt",
    "data-testid",
    "lang",
];

/// A page that may be parsed.
#[derive(Debug, Default)]
pub(super) struct Gated {
    /// The body, well nested: all end tags are there, no scripts, styles, comments or metadata.
    pub(super) html: String,
    /// Tags written, start tags and empty ones.
    pub(super) elements: usize,
    /// Bytes of text, each times the number of elements around it, and tags likewise, as 32 bytes
    /// each: what it costs to ask every element for its text.
    pub(super) weight: usize,
    /// The first limit that tags were beyond, if any were.
    pub(super) limit: Option<TagLimit>,
}

/// Rewrites a page.
///
/// What is left of it: text; elements save those that hold no text of the page or only change the
/// look of letters; of their attributes those that tell what they are for. End tags that are missing are
/// written where HTML implies them, end tags without a start are not. So the parser's tree is at
/// most [`max_nesting`](ReaderConfig::max_nesting) and the levels that it adds to tables deep, and no tag makes it look for a
/// partner further than that.
///
/// Linear in the page for a given depth: an end tag looks at the open elements once, and only if
/// one of its name is open.
pub(super) fn pass(html: &str, limits: &ReaderConfig) -> Gated {
    let mut gate = Gate::new(limits);
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => gate.text(text),
            Token::Raw(_) => {}
            Token::Start(start) => gate.start(&start),
            Token::End(name) => gate.end(&name),
        }
    }
    gate.close_to(0);
    gate.gated
}

struct Gate<'a> {
    /// Most elements open at a time; tags nested deeper are passed over, their text kept.
    levels: usize,
    /// Most attributes read of a tag; later ones are passed over.
    attributes: usize,
    gated: Gated,
    /// Names of the open elements, outermost first.
    open: Vec<Cow<'a, str>>,
    /// How many of each name are open.
    counts: BTreeMap<Cow<'a, str>, usize>,
    /// How many of each name were passed over as too deep and not yet ended.
    too_deep: BTreeMap<Cow<'a, str>, usize>,
    /// The outermost open element that is furniture, by its place.
    furniture: Option<usize>,
    /// Links ended inside a block that they were open around.
    repairs: usize,
}

impl<'a> Gate<'a> {
    fn new(limits: &ReaderConfig) -> Self {
        Self {
            levels: limits.max_nesting,
            attributes: limits.max_attributes,
            gated: Gated::default(),
            open: Vec::new(),
            counts: BTreeMap::new(),
            too_deep: BTreeMap::new(),
            furniture: None,
            repairs: 0,
        }
    }

    fn text(&mut self, text: &str) {
        self.gated.weight += text.len() * self.open.len();
        reference::mask(text, &mut self.gated.html);
    }

    /// White space where a tag was that parts words.
    fn separate(&mut self) {
        if !self.gated.html.ends_with('\n') {
            self.gated.html.push('\n');
        }
    }

    fn start(&mut self, start: &Start<'a>) {
        let name = start.name.as_ref();
        if is_left_out(name) || !is_plain(name) {
            return;
        }
        self.imply_ends(name);
        if element::is_void(name) {
            self.write(start, name);
        } else if self.open.len() >= self.levels {
            let limit = TagLimit::Levels(self.levels);
            self.gated.limit.get_or_insert(limit);
            *self.too_deep.entry(start.name.clone()).or_default() += 1;
            if element::is_block(name) {
                self.separate();
            }
        } else if name != "a" || !self.counts.contains_key("a") || self.end_link() {
            if self.furniture.is_none() && furniture::is_furniture(start) {
                self.furniture = Some(self.open.len());
            }
            self.write(start, name);
            self.open.push(start.name.clone());
            *self.counts.entry(kind(&start.name)).or_default() += 1;
        }
    }

    fn write(&mut self, start: &Start<'a>, name: &str) {
        self.gated.elements += 1;
        self.gated.weight += TAG_WEIGHT * self.open.len();
        let html = &mut self.gated.html;
        html.push('<');
        html.push_str(name);
        let mut seen = [false; KEPT.len()];
        for (number, (name, value)) in start.attributes().enumerate() {
            if number == self.attributes {
                let limit = TagLimit::Attributes(self.attributes);
                self.gated.limit.get_or_insert(limit);
                break;
            }
            let kept = KEPT.iter().position(|kept| kept.eq_ignore_ascii_case(name));
            let Some(kept) = kept else { continue };
            if value.len() > VALUE || std::mem::replace(&mut seen[kept], true) {
                continue;
            }
            html.push(' ');
            html.push_str(KEPT[kept]);
            html.push_str("=\"");
            html.push_str(&value.replace('"', "&quot;"));
            html.push('"');
        }
        if self.furniture.is_some() {
            html.push(' ');
            html.push_str(furniture::MARK);
            html.push_str("=\"\"");
        }
        html.push('>');
    }

    fn end(&mut self, name: &str) {
        // A stray end tag of a paragraph still parts two.
        if name == "p" && !self.counts.contains_key("p") {
            self.separate();
        }
        if let Some(count) = self.too_deep.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            if element::is_block(name) {
                self.separate();
            }
            return;
        }
        if name == "a" {
            self.end_link();
        } else if let Some(at) = self.partner(name) {
            self.close_to(at);
        }
    }

    /// Ends the open link; whether none is open now. One around a block that is still open is the
    /// only thing that the parser is left to repair, and not more than [`REPAIRS`] times.
    fn end_link(&mut self) -> bool {
        let innermost = self
            .open
            .iter()
            .rposition(|open| open == "a" || element::is_scope(open));
        let Some(at) = innermost.filter(|at| self.open[*at] == "a") else {
            return true;
        };
        if !self.open[at..].iter().any(|open| element::is_block(open)) {
            self.close_to(at);
            return true;
        }
        self.repairs += 1;
        if self.repairs > REPAIRS {
            return false;
        }
        self.gated.html.push_str("</a>");
        let name = self.open.remove(at);
        // What is inside it moves out by one level.
        self.furniture = match self.furniture {
            Some(furniture) if furniture == at => None,
            Some(furniture) if furniture > at => Some(furniture - 1),
            furniture => furniture,
        };
        forget(&mut self.counts, &name);
        true
    }

    /// Where the element is that an end tag ends: the innermost of its name, unless something that
    /// the tag does not reach across lies inside it.
    fn partner(&self, name: &str) -> Option<usize> {
        if !self.counts.contains_key(kind_name(name)) {
            return None;
        }
        let of_table = element::is_cell(name) || is_table_part(name);
        let is_border = |open: &str| match name {
            _ if of_table => open == "table",
            "li" if is_list(open) => true,
            _ if !element::is_block(name) && element::is_block(open) => true,
            _ => element::is_scope(open),
        };
        for (at, open) in self.open.iter().enumerate().rev() {
            if kind_name(open) == kind_name(name) {
                return Some(at);
            }
            if is_border(open) {
                return None;
            }
        }
        None
    }

    /// Ends what the start of an element implies the end of.
    fn imply_ends(&mut self, name: &str) {
        if element::closes_paragraph(name) {
            self.end_inside("p", |open| element::is_scope(open) || open == "button");
        }
        match name {
            "li" => self.end_inside("li", |open| is_list(open) || element::is_scope(open)),
            "dd" | "dt" => {
                let ends = |open: &str| open == "dl" || element::is_scope(open);
                self.end_inside("dd", ends);
                self.end_inside("dt", ends);
            }
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => {
                self.end_inside("td", |open| open == "table");
                self.end_inside("th", |open| open == "table");
                self.end_inside("caption", |open| open == "table");
                if !matches!(name, "td" | "th") {
                    self.end_inside("tr", |open| open == "table");
                }
                if !element::is_cell(name) {
                    for group in ["tbody", "thead", "tfoot"] {
                        self.end_inside(group, |open| open == "table");
                    }
                }
            }
            _ if element::is_heading(name) => {
                let last = self
                    .open
                    .last()
                    .is_some_and(|open| element::is_heading(open));
                if last {
                    self.close_to(self.open.len() - 1);
                }
            }
            _ => {}
        }
    }

    /// Ends the innermost element of a name, unless one that is a border lies inside it.
    fn end_inside(&mut self, name: &str, is_border: impl Fn(&str) -> bool) {
        if !self.counts.contains_key(name) {
            return;
        }
        for at in (0..self.open.len()).rev() {
            if self.open[at] == name {
                return self.close_to(at);
            }
            if is_border(&self.open[at]) {
                return;
            }
        }
    }

    /// Writes the end tags of all open elements from this level on.
    fn close_to(&mut self, level: usize) {
        self.furniture = self.furniture.filter(|furniture| *furniture < level);
        for name in self.open.drain(level..).rev() {
            let html = &mut self.gated.html;
            html.push_str("</");
            html.push_str(&name);
            html.push('>');
            forget(&mut self.counts, &name);
        }
    }
}

/// One element of a name less is open.
fn forget(counts: &mut BTreeMap<Cow<'_, str>, usize>, name: &str) {
    let name = kind_name(name);
    if let Some(count) = counts.get_mut(name) {
        *count -= 1;
        if *count == 0 {
            counts.remove(name);
        }
    }
}

/// What an element counts as: an end tag of any heading ends any heading.
fn kind<'a>(name: &Cow<'a, str>) -> Cow<'a, str> {
    if element::is_heading(name) {
        Cow::Borrowed("h1")
    } else {
        name.clone()
    }
}

fn kind_name(name: &str) -> &str {
    if element::is_heading(name) {
        "h1"
    } else {
        name
    }
}

/// Whether a name is short and of letters, digits and hyphens only.
fn is_plain(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    name.len() <= NAME && name.bytes().all(is_part)
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "tbody" | "thead" | "tfoot")
}

fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol" | "menu" | "dir")
}

/// Elements that hold no text of the page, or only tell its frame: their tags are left out.
fn is_left_out(name: &str) -> bool {
    element::raw(name).is_some()
        || element::is_formatting(name)
        || matches!(
            name,
            "html"
                | "head"
                | "body"
                | "meta"
                | "link"
                | "base"
                | "frameset"
                | "frame"
                | "applet"
                | "marquee"
                | "object"
                | "param"
                | "embed"
                | "plaintext"
                | "option"
                | "optgroup"
                | "input"
                | "keygen"
                | "image"
                | "isindex"
                | "col"
                | "colgroup"
                | "source"
                | "track"
                | "area"
                | "map"
                | "wbr"
                | "basefont"
                | "bgsound"
        )
}
