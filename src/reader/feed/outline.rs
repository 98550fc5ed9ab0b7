//! Where the entries of a feed stand, found without parsing it: so one that is broken can be left
//! out, and so can what follows a break.

use std::ops::Range;

/// Names of the elements that hold an article.
const ENTRIES: [&str; 2] = ["item", "entry"];

/// The parts of a feed in XML.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// Where the first start tag stands.
    pub(super) root: Option<Range<usize>>,
    /// Start tags of the elements around the first entry, or around the end where there is none,
    /// outermost first.
    pub(super) around: Vec<&'a str>,
    /// Bytes before the first entry.
    pub(super) head: usize,
    pub(super) entries: Vec<Entry<'a>>,
    /// Whether it ends after as many entries as were asked for.
    pub(super) is_full: bool,
    /// Whether every element outside of the entries was ended.
    pub(super) is_whole: bool,
    /// Most elements open at a time outside of the entries.
    pub(super) depth: usize,
}

/// An entry as it stands in the feed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// From its start tag to the end of its end tag, or to where it breaks off.
    pub(super) text: &'a str,
    /// 1-based number of the line that it begins in.
    pub(super) line: usize,
    /// Whether it has an end tag.
    pub(super) is_whole: bool,
    /// Most elements open at a time in it and around it.
    pub(super) depth: usize,
    /// Bytes of its longest tag.
    pub(super) longest_tag: usize,
}

impl<'a> Outline<'a> {
    /// Looks through a feed once, without telling whether it is well formed.
    ///
    /// An entry reaches to the first end tag of an entry, whatever lies between, or to the next
    /// start of one. Ends after `most` entries. Linear in the text.
    pub(super) fn of(text: &'a str, most: usize) -> Self {
        let mut walk = Walk {
            text,
            outline: Self::default(),
            open: Vec::new(),
            entry: None,
            counted: (0, 1),
        };
        let mut at = 0;
        while let Some(mark) = text[at..].find('<') {
            if walk.outline.entries.len() == most {
                walk.outline.is_full = true;
                break;
            }
            let from = at + mark;
            let (to, is_closed) = end_of_markup(text, from);
            walk.markup(from, to, is_closed);
            at = to;
        }
        walk.finish()
    }
}

/// Where a piece of markup that begins at `from` ends, and whether it does before the text.
fn end_of_markup(text: &str, from: usize) -> (usize, bool) {
    let rest = &text[from..];
    let until = |end: &str| match rest.find(end) {
        Some(at) => (from + at + end.len(), true),
        None => (text.len(), false),
    };
    if rest.starts_with("<!--") {
        until("-->")
    } else if rest.starts_with("<![CDATA[") {
        until("]]>")
    } else if rest.starts_with("<?") {
        until("?>")
    } else if rest.starts_with("<!") {
        end_of_doctype(text, from)
    } else {
        end_of_tag(text, from)
    }
}

/// The end of a document type with what it declares between brackets.
fn end_of_doctype(text: &str, from: usize) -> (usize, bool) {
    let mut inside = false;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            b'[' => inside = true,
            b']' => inside = false,
            b'>' if !inside => return (at + 1, true),
            _ => {}
        }
    }
    (text.len(), false)
}

/// The end of a tag. A `<` ends a tag that was not ended, even inside of quotes, where it may not
/// stand.
fn end_of_tag(text: &str, from: usize) -> (usize, bool) {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(from + 1) {
        match byte {
            b'<' => return (at, false),
            b'>' if quote.is_none() => return (at + 1, true),
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            byte if quote == Some(byte) => quote = None,
            _ => {}
        }
    }
    (text.len(), false)
}

/// A walk through a feed from tag to tag.
struct Walk<'a> {
    text: &'a str,
    outline: Outline<'a>,
    /// Start tags of the open elements outside of entries.
    open: Vec<&'a str>,
    /// The entry under way, with the bytes that it begins at and the elements open in it.
    entry: Option<(Entry<'a>, usize, usize)>,
    /// How far lines were counted, and the number of the line there.
    counted: (usize, usize),
}

impl<'a> Walk<'a> {
    fn markup(&mut self, from: usize, to: usize, is_closed: bool) {
        let tag = &self.text[from..to];
        let is_end = tag.starts_with("</");
        let name = local_name(tag);
        let is_entry = ENTRIES.iter().any(|entry| entry.eq_ignore_ascii_case(name));
        if tag.starts_with("<!") || tag.starts_with("<?") || name.is_empty() {
            return;
        }
        if !is_end {
            self.outline.root.get_or_insert(from..to);
        }
        if is_end && is_entry {
            self.end_entry(to, is_closed);
        } else if is_end {
            self.end();
        } else if is_entry {
            self.end_entry(from, false);
            self.start_entry(from);
            self.measure(tag);
            if tag.ends_with("/>") {
                self.end_entry(to, true);
            }
        } else {
            self.start(tag);
        }
    }

    fn start(&mut self, tag: &'a str) {
        let is_empty = tag.ends_with("/>");
        match &mut self.entry {
            Some((entry, _, inside)) if !is_empty => {
                *inside += 1;
                entry.depth = entry.depth.max(self.open.len() + *inside);
            }
            None if !is_empty => {
                self.open.push(tag);
                self.outline.depth = self.outline.depth.max(self.open.len());
            }
            _ => {}
        }
        self.measure(tag);
    }

    fn measure(&mut self, tag: &str) {
        if let Some((entry, ..)) = &mut self.entry {
            entry.longest_tag = entry.longest_tag.max(tag.len());
        }
    }

    fn end(&mut self) {
        match &mut self.entry {
            Some((.., inside)) => *inside = inside.saturating_sub(1),
            None => {
                self.open.pop();
            }
        }
    }

    fn start_entry(&mut self, from: usize) {
        if self.outline.entries.is_empty() {
            self.outline.around.clone_from(&self.open);
            self.outline.head = from;
        }
        let (at, line) = self.counted;
        let line = line + self.text[at..from].matches('\n').count();
        self.counted = (from, line);
        let entry = Entry {
            text: "",
            line,
            is_whole: false,
            depth: self.open.len() + 1,
            longest_tag: 0,
        };
        self.entry = Some((entry, from, 1));
    }

    fn end_entry(&mut self, to: usize, is_whole: bool) {
        if let Some((entry, from, _)) = self.entry.take() {
            let text = &self.text[from..to];
            self.outline.entries.push(Entry {
                text,
                is_whole,
                ..entry
            });
        }
    }

    fn finish(mut self) -> Outline<'a> {
        self.end_entry(self.text.len(), false);
        self.outline.is_whole = self.open.is_empty();
        if self.outline.entries.is_empty() {
            self.outline.head = self.text.len();
            self.outline.around = self.open;
        }
        self.outline
    }
}

/// The name in a tag, without the prefix of its namespace; empty if it is none.
pub(super) fn local_name(tag: &str) -> &str {
    let name = qualified_name(tag);
    name.rsplit(':').next().unwrap_or_default()
}

/// The name in a tag.
pub(super) fn qualified_name(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<');
    tag.split(is_end).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(&str, usize, bool)> {
        let entries = Outline::of(text, 9).entries;
        entries
            .into_iter()
            .map(|entry| (entry.text, entry.line, entry.is_whole))
            .collect()
    }

    #[test]
    fn entries_reach_to_their_end_tags() {
        let feed = "<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY a '<item>'>]>\n<rss a='>'>\
            <channel><!-- <item> --><title>x</title>\n<item><a>1</a></item>\n<item/><item>2\
            <![CDATA[</item>]]></item><link/></channel></rss>";
        let outline = Outline::of(feed, 9);
        assert_eq!(outline.around, ["<rss a='>'>", "<channel>"]);
        assert!(outline.is_whole);
        assert!(feed[..outline.head].ends_with("</title>\n"));
        assert_eq!(
            entries(feed),
            [
                ("<item><a>1</a></item>", 4, true),
                ("<item/>", 5, true),
                ("<item>2<![CDATA[</item>]]></item>", 5, true),
            ]
        );
        assert_eq!(outline.entries[0].depth, 4);
        assert_eq!((outline.depth, outline.entries[0].longest_tag), (3, 6));
    }

    #[test]
    fn no_more_entries_are_looked_for_than_asked_for() {
        let feed = "<feed><entry/><entry/><entry/></feed>";
        for (most, is_full) in [(2, true), (3, true), (4, false)] {
            let outline = Outline::of(feed, most);
            assert_eq!(outline.entries.len(), most.min(3));
            assert_eq!(outline.is_full, is_full);
        }
    }

    #[test]
    fn breaks_end_entries() {
        for (feed, last) in [
            ("<feed><entry>a", ("<entry>a", 1, false)),
            ("<feed><entry><b c='", ("<entry><b c='", 1, false)),
            (
                "<feed><entry><![CDATA[x</entry>",
                ("<entry><![CDATA[x</entry>", 1, false),
            ),
            (
                "<feed><entry>a<entry>b</entry>",
                ("<entry>b</entry>", 1, true),
            ),
            (
                "<feed><entry a='<entry>b</entry>",
                ("<entry>b</entry>", 1, true),
            ),
        ] {
            assert_eq!(entries(feed).last(), Some(&last), "{feed}");
            assert!(!Outline::of(feed, 9).is_whole);
        }
        for none in ["", "<", "<rss", "</item>", "<rss><items></items></rss>"] {
            assert!(entries(none).is_empty(), "{none}");
        }
    }
}
