//! The outermost element of a feed, as the parser wants it.

use std::borrow::Cow;
use std::ops::Range;

use super::outline::{local_name, qualified_name};

/// The versions of RSS that the parser knows; it refuses the others, and RSS without one.
const VERSIONS: [&str; 4] = ["2.0", "0.91", "0.92", ""];

/// The namespace of Atom before it was a standard, and its present one.
const ATOM: [&str; 2] = ["http://purl.org/atom/ns#", "http://www.w3.org/2005/Atom"];

/// Elements and types that were called otherwise there.
const RENAMED: [[&str; 2]; 9] = [
    ["<issued>", "<published>"],
    ["</issued>", "</published>"],
    ["<created>", "<published>"],
    ["</created>", "</published>"],
    ["<modified>", "<updated>"],
    ["</modified>", "</updated>"],
    ["type=\"text/plain\"", "type=\"text\""],
    ["type=\"text/html\"", "type=\"html\""],
    ["type=\"application/xhtml+xml\"", "type=\"xhtml\""],
];

/// Whether the tag at `root` is one that begins a feed.
pub(super) fn is_of_feed(text: &str, root: Option<Range<usize>>) -> bool {
    let name = root.map(|root| local_name(&text[root]));
    matches!(name, Some("rss" | "feed" | "RDF"))
}

/// The feed with a root that the parser knows: RSS of another version, or none, counts as 2.0, which
/// understands all that others hold, and is in no namespace; Atom 0.3 counts as 1.0.
pub(super) fn known(text: &str, root: Option<Range<usize>>) -> Cow<'_, str> {
    let Some(root) = root else {
        return Cow::Borrowed(text);
    };
    let tag = &text[root.clone()];
    let rest = [&text[..root.start], &text[root.end..]];
    match qualified_name(tag) {
        "rss" => {
            let known = with_version(tag);
            let known = with_value(&known, "xmlns", |_| Some("")).unwrap_or(known);
            match known == tag {
                true => Cow::Borrowed(text),
                false => Cow::Owned([rest[0], &known, rest[1]].concat()),
            }
        }
        "feed" => {
            let present = |name: &str| (name == ATOM[0]).then_some(ATOM[1]);
            let Some(known) = with_value(tag, "xmlns", present) else {
                return Cow::Borrowed(text);
            };
            let text = [rest[0], &known, rest[1]].concat();
            let rename = |text: String, [old, new]: &[&str; 2]| text.replace(old, new);
            Cow::Owned(RENAMED.iter().fold(text, rename))
        }
        _ => Cow::Borrowed(text),
    }
}

/// The tag of RSS with a version that the parser knows.
fn with_version(tag: &str) -> String {
    if value(tag, "version").is_none() {
        return tag.replacen("<rss", "<rss version=\"2.0\"", 1);
    }
    let present = |version: &str| (!VERSIONS.contains(&version)).then_some("2.0");
    with_value(tag, "version", present).unwrap_or_else(|| tag.to_owned())
}

/// The tag with another value of an attribute, if it has it and there is to be another one.
fn with_value<'a>(
    tag: &str,
    name: &str,
    other: impl Fn(&str) -> Option<&'a str>,
) -> Option<String> {
    let place = value(tag, name)?;
    let other = other(&tag[place.clone()])?;
    Some([&tag[..place.start], other, &tag[place.end..]].concat())
}

/// Where the value of an attribute stands in a tag.
fn value(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut places = tag.match_indices(name);
    places.find_map(|(at, name)| {
        let stands_alone = tag[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest[1..].split(quote).next()?;
        let from = tag.len() - rest.len() + 1;
        stands_alone.then_some(from..from + value.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_versions_count_as_the_last() {
        for (written, read) in [
            ("<rss>", "<rss version=\"2.0\">"),
            ("<rss a='b'>", "<rss version=\"2.0\" a='b'>"),
            ("<rss version='0.93'>", "<rss version='2.0'>"),
            (
                "<rss a='version' version = \"2.01\">",
                "<rss a='version' version = \"2.0\">",
            ),
            ("<rss version='0.91'>", "<rss version='0.91'>"),
            ("<rss\nversion='2.0'>", "<rss\nversion='2.0'>"),
            (
                "<rss version='2.0' xmlns='x' xmlns:a='y'>",
                "<rss version='2.0' xmlns='' xmlns:a='y'>",
            ),
            ("<feed>", "<feed>"),
            (
                "<feed xmlns='http://www.w3.org/2005/Atom'>",
                "<feed xmlns='http://www.w3.org/2005/Atom'>",
            ),
        ] {
            assert_eq!(known(written, Some(0..written.len())), read);
        }
        assert_eq!(known("x", None), "x");
        let old = "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><issued>a</issued></feed>";
        let root = old.find('>').map(|end| 0..end + 1);
        assert_eq!(
            known(old, root),
            "<feed version='0.3' xmlns='http://www.w3.org/2005/Atom'><published>a</published></feed>"
        );
    }
}
