//! HTML into tags and text, as far as reading needs it: no tree, one pass, linear.

use std::borrow::Cow;

use super::element;
use super::reference;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Characters between tags, character references as they stand.
    Text(&'a str),
    /// What a script, style, title or the like holds, as it stands; comes after its start tag.
    Raw(&'a str),
    Start(Start<'a>),
    /// The lower-case name of an end tag.
    End(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Start<'a> {
    /// In lower case.
    pub(super) name: Cow<'a, str>,
    /// All between the name and the end of the tag.
    source: &'a str,
}

impl<'a> Start<'a> {
    /// The attributes, in order.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes {
            source: self.source,
            at: 0,
        }
    }

    /// The value of the first attribute of this name, its character references decoded. Linear in
    /// the tag.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| reference::decode(value))
    }

    /// Whether a word of the attribute's value is this one.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        self.attribute(name).is_some_and(|value| {
            value
                .split_ascii_whitespace()
                .any(|found| found.eq_ignore_ascii_case(word))
        })
    }
}

/// Names and values of a tag's attributes, as they stand; a value that is missing is empty.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.source.as_bytes();
        let skip = |from: usize, is_part: fn(u8) -> bool| {
            let length = bytes[from..].iter().position(|&byte| !is_part(byte));
            length.map_or(bytes.len(), |length| from + length)
        };
        let from = skip(self.at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match bytes.get(from) {
            None | Some(b'>') => {
                self.at = from;
                return None;
            }
            Some(_) => {}
        }
        // An equals sign may begin a name (HTML, 13.2.5.32).
        let first = from + self.source[from..].chars().next().map_or(1, char::len_utf8);
        let to = skip(first, |byte| {
            !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=')
        });
        let name = &self.source[from..to];
        let sign = skip(to, |byte| byte.is_ascii_whitespace());
        if bytes.get(sign) != Some(&b'=') {
            self.at = to;
            return Some((name, ""));
        }
        let value = skip(sign + 1, |byte| byte.is_ascii_whitespace());
        let (inside, end, next) = match bytes.get(value) {
            Some(&quote @ (b'"' | b'\'')) => {
                let inside = value + 1;
                let length = bytes[inside..].iter().position(|&byte| byte == quote);
                match length {
                    Some(length) => (inside, inside + length, inside + length + 1),
                    None => (inside, bytes.len(), bytes.len()),
                }
            }
            _ => {
                let end = skip(value, |byte| !byte.is_ascii_whitespace() && byte != b'>');
                (value, end, end)
            }
        };
        self.at = next;
        Some((name, &self.source[inside..end]))
    }
}

/// The pieces of a page in order.
///
/// Comments, declarations and processing instructions are passed over, and so is a tag that the
/// end of the page cuts short. Never fails. Linear: no byte is looked at more than a few times.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<&'static str>,
    /// Raw elements of which no end tag follows any more.
    unclosed: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self {
            html,
            at: 0,
            raw: None,
            unclosed: Vec::new(),
        }
    }

    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    /// The raw content of an element, up to its end tag. Without one, a script or style goes on to
    /// the end of the page; other elements are then no raw ones.
    fn raw_content(&mut self, name: &'static str) -> Option<Token<'a>> {
        let rest = self.rest();
        let end = if self.unclosed.contains(&name) {
            None
        } else if name == "script" {
            script_end(rest)
        } else {
            end_tag(rest, name)
        };
        let end = match end {
            Some(end) => end,
            None if element::swallows(name) => rest.len(),
            None => {
                self.unclosed.push(name);
                return None;
            }
        };
        if element::is_foreign(name) && holds_blocks(&rest[..end]) {
            // Its end tag is another's: a paragraph ends a drawing (HTML, 13.2.6.5).
            self.unclosed.push(name);
            return None;
        }
        self.at += end;
        Some(Token::Raw(&rest[..end]))
    }

    /// The tag at the current `<`; `None` if it is no tag, and then it is passed over if it is
    /// markup at all.
    fn tag(&mut self) -> Markup<'a> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'!') => {
                self.at += declaration_length(rest);
                Markup::Skipped
            }
            Some(b'?') => {
                self.at += up_to(rest, ">");
                Markup::Skipped
            }
            Some(b'/') => match bytes.get(2) {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let (name, length) = name_at(rest, 2);
                    self.at += tag_length(rest, length).unwrap_or(rest.len());
                    Markup::Tag(Token::End(name))
                }
                _ => {
                    self.at += up_to(rest, ">");
                    Markup::Skipped
                }
            },
            Some(letter) if letter.is_ascii_alphabetic() => {
                let (name, from) = name_at(rest, 1);
                let Some(length) = tag_length(rest, from) else {
                    self.at = self.html.len();
                    return Markup::Skipped;
                };
                self.at += length;
                self.raw = element::raw(&name);
                let source = &rest[from..length - 1];
                Markup::Tag(Token::Start(Start { name, source }))
            }
            _ => Markup::None,
        }
    }
}

enum Markup<'a> {
    Tag(Token<'a>),
    Skipped,
    /// A `<` that is only a character.
    None,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(raw) = self.raw.take().and_then(|name| self.raw_content(name)) {
            return Some(raw);
        }
        while self.at < self.html.len() {
            let from = self.at;
            if self.rest().starts_with('<') {
                match self.tag() {
                    Markup::Tag(token) => return Some(token),
                    Markup::Skipped => continue,
                    Markup::None => self.at += 1,
                }
            }
            self.at += self.rest().find('<').unwrap_or(self.rest().len());
            return Some(Token::Text(&self.html[from..self.at]));
        }
        None
    }
}

/// The lower-case name that begins at a byte, and where it ends.
fn name_at(tag: &str, from: usize) -> (Cow<'_, str>, usize) {
    let length = tag.as_bytes()[from..]
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
        .unwrap_or(tag.len() - from);
    let name = &tag[from..from + length];
    let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    };
    (name, from + length)
}

/// Length of a tag whose attributes begin at a byte; `None` if the page ends before it does.
fn tag_length(tag: &str, from: usize) -> Option<usize> {
    let mut attributes = Attributes {
        source: tag,
        at: from,
    };
    while attributes.next().is_some() {}
    (tag.as_bytes().get(attributes.at) == Some(&b'>')).then_some(attributes.at + 1)
}

/// Length of a comment or another declaration, to the end of the page if it is not closed.
fn declaration_length(rest: &str) -> usize {
    let Some(comment) = rest.strip_prefix("<!--") else {
        return up_to(rest, ">");
    };
    if comment.starts_with('>') || comment.starts_with("->") {
        return up_to(rest, ">");
    }
    let end = comment
        .match_indices('>')
        .find(|(at, _)| comment[..*at].ends_with("--") || comment[..*at].ends_with("--!"))
        .map_or(comment.len(), |(at, _)| at + 1);
    "<!--".len() + end
}

/// Bytes up to the end of the first occurrence, or all.
fn up_to(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// Where the first end tag of this name begins.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</")
        .find(|(at, _)| is_name_at(text, at + 2, name))
        .map(|(at, _)| at)
}

/// Whether a tag's name stands at a byte, in capitals or not.
fn is_name_at(text: &str, at: usize, name: &str) -> bool {
    let bytes = &text.as_bytes()[at..];
    bytes
        .get(..name.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && bytes
            .get(name.len())
            .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
}

/// Whether there is a paragraph or a division.
fn holds_blocks(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| is_name_at(text, at + 1, "p") || is_name_at(text, at + 1, "div"))
}

/// Where the end tag of a script begins: one inside `<!-- <script> … -->` is not it (HTML,
/// 13.2.5.26).
fn script_end(text: &str) -> Option<usize> {
    let (mut escaped, mut doubled) = (false, false);
    for (at, _) in text.match_indices(['<', '>']) {
        let rest = &text[at..];
        if rest.starts_with('>') {
            if text[..at].ends_with("--") {
                (escaped, doubled) = (false, false);
            }
        } else if rest.starts_with("<!--") {
            escaped = true;
        } else if escaped && is_name_at(text, at + 1, "script") {
            doubled = true;
        } else if rest.starts_with("</") && is_name_at(text, at + 2, "script") {
            if !doubled {
                return Some(at);
            }
            doubled = false;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A page as its pieces: `<name`, `/name`, `{raw}`, text.
    fn pieces(html: &str) -> Vec<String> {
        Tokens::new(html)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Raw(text) => format!("{{{text}}}"),
                Token::Start(start) => format!("<{}", start.name),
                Token::End(name) => format!("/{name}"),
            })
            .collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        assert_eq!(
            pieces("<!DOCTYPE html><P class=x>a &lt; b<br/>c</P >d"),
            ["<p", "a &lt; b", "<br", "c", "/p", "d"]
        );
        assert_eq!(pieces("1 < 2 <3 </ x>y"), ["1 ", "< 2 ", "<3 ", "y"]);
        assert_eq!(pieces("<?xml version='1.0'?>a<![CDATA[b]]>c"), ["a", "c"]);
        assert_eq!(pieces(""), [""; 0]);
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        assert_eq!(pieces("a<!-- <p> -- > -->b"), ["a", "b"]);
        assert_eq!(pieces("a<!-->b<!--->c<!-- d --!>e"), ["a", "b", "c", "e"]);
        assert_eq!(pieces("a<!-- b <p>c"), ["a"]);
    }

    #[test]
    fn quotes_hide_the_end_of_a_tag() {
        let html = r#"<a title="x > y" href='/z' = b c = d>e"#;
        let Some(Token::Start(start)) = Tokens::new(html).next() else {
            panic!("no tag");
        };
        let found: Vec<_> = start.attributes().collect();
        assert_eq!(
            found,
            [
                ("title", "x > y"),
                ("href", "/z"),
                ("=", ""),
                ("b", ""),
                ("c", "d")
            ]
        );
        assert_eq!(pieces(html), ["<a", "e"]);
        assert_eq!(pieces("a<p class=\"b>c"), ["a"]);
    }

    #[test]
    fn raw_content_is_no_markup() {
        assert_eq!(
            pieces("<style>p > a{}</STYLE ><script>'<p>'</script>x"),
            [
                "<style",
                "{p > a{}}",
                "/style",
                "<script",
                "{'<p>'}",
                "/script",
                "x"
            ]
        );
        assert_eq!(pieces("<script>a<p>"), ["<script", "{a<p>}"]);
        assert_eq!(pieces("<title>a<p>b"), ["<title", "a", "<p", "b"]);
    }

    #[test]
    fn a_script_may_write_a_script() {
        let html = "<script><!-- write('<script>a</script>') --></script>b";
        let found = pieces(html);
        assert_eq!(found.last().map(String::as_str), Some("b"));
        assert_eq!(found.len(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pieces_come_in_order_from_the_page(html in "(<|>|/|!|-|p|a|script|title|=|\"|'| |é|x){0,60}") {
            let mut at = 0;
            for token in Tokens::new(&html) {
                if let Token::Text(text) | Token::Raw(text) = token {
                    let found = text.as_ptr() as usize - html.as_ptr() as usize;
                    prop_assert!(found >= at);
                    at = found + text.len();
                }
            }
        }
    }
}
