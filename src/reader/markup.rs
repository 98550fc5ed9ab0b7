//! Pieces of HTML, as feeds have them, into plain text.

use dom_query::Document;
use hashbrown::HashMap;

use crate::guard::guarded;

/// Deepest nesting of elements that is parsed.
const DEPTH: usize = 512;

/// Most attributes of a tag that is parsed.
const ATTRIBUTES: usize = 2000;

/// Elements that hold nothing, or that the next of their kind ends: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];

/// What is not meant to be read.
const UNREAD: &str = "script, style, template, noscript, iframe, figcaption, svg, form, button";

/// The text of a piece of HTML: entities decoded, a blank line between blocks, no scripts and
/// captions. What holds neither a tag nor an entity stays as it is. `None` if elements are nested
/// deeper than 512 or a tag has more than 2,000 attributes.
pub(super) fn plain_text(html: &str) -> Option<String> {
    if !html.contains(['<', '&']) {
        return Some(html.to_owned());
    }
    if !is_bounded(html) {
        return None;
    }
    guarded(|| {
        let document = Document::fragment(html);
        document.select(UNREAD).remove();
        document.formatted_text().to_string()
    })
}

/// Whether elements stay within the depth and tags within the number of attributes up to which
/// parsing takes linear time; one pass over the tags. What closes nothing that is open closes
/// nothing.
fn is_bounded(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut depth = 0_usize;
    for tag in html.split('<').skip(1) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
        let name = tag[..end.unwrap_or(tag.len())].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        let inside = tag.split('>').next().unwrap_or_default();
        let gaps = inside.split_ascii_whitespace().count();
        let values = tag.bytes().filter(|&byte| byte == b'=').count();
        if gaps.max(values) > ATTRIBUTES {
            return false;
        }
        if FLAT.contains(&name.as_str()) {
            continue;
        }
        let same = open.entry(name).or_default();
        if !closes {
            *same += 1;
            depth += 1;
        } else if *same > 0 {
            *same -= 1;
            depth -= 1;
        }
        if depth > DEPTH {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_text(html: &str, text: &str) {
        let found = plain_text(html).unwrap();
        assert_eq!(found.trim(), text);
    }

    #[test]
    fn text_without_markup_stays_as_it_is() {
        assert_text("One line.\nAnother one.", "One line.\nAnother one.");
    }

    #[test]
    fn blocks_are_kept_apart_and_entities_decoded() {
        assert_text(
            "<p>The harbour&#8217;s  <b>gate</b> is open.</p><p>Fish &amp; chips.</p>",
            "The harbour’s gate is open.\n\nFish & chips.",
        );
        assert_text("It rained.<br/>It stopped.", "It rained.\nIt stopped.");
        assert_text("3 < 4 &c.", "3 < 4 &c.");
    }

    #[test]
    fn what_is_not_read_is_gone() {
        assert_text(
            "<script>alert(1)</script><style>p{}</style><p>Text.</p>",
            "Text.",
        );
    }

    #[test]
    fn nesting_is_bounded() {
        let nested = |depth: usize| format!("{}deep{}", "<b>".repeat(depth), "</b>".repeat(depth));
        assert_text(&nested(DEPTH), "deep");
        assert_eq!(plain_text(&nested(DEPTH + 1)), None);
        assert_eq!(plain_text(&"<div>".repeat(64_000)), None);
        assert_eq!(plain_text(&"<b></i>".repeat(DEPTH + 1)), None);
        assert_text(&"<b></b></i>".repeat(2000), "");
        let attributes = |count: usize| {
            let attributes: Vec<String> = (0..count).map(|number| format!("a{number}=x")).collect();
            format!("<b {}>text", attributes.join(" "))
        };
        assert_text(&attributes(100), "text");
        assert_eq!(plain_text(&attributes(ATTRIBUTES + 1)), None);
        assert_text(&"<p>a".repeat(2000), &["a"; 2000].join("\n\n"));
    }
}
