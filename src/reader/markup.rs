//! Pieces of HTML, as feeds have them, into plain text.

use dom_query::Document;

use crate::guard::guarded;

/// Deepest nesting of elements that is parsed.
const DEPTH: usize = 512;

/// Elements that hold nothing, or that the next of their kind ends: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];

/// What is not meant to be read.
const UNREAD: &str = "script, style, template, noscript, iframe, figcaption, svg, form, button";

/// The text of a piece of HTML: entities decoded, a blank line between blocks, no scripts and
/// captions. What holds neither a tag nor an entity stays as it is. `None` if elements are nested
/// deeper than 512.
pub(super) fn plain_text(html: &str) -> Option<String> {
    if !html.contains(['<', '&']) {
        return Some(html.to_owned());
    }
    if depth(html) > DEPTH {
        return None;
    }
    guarded(|| {
        let document = Document::fragment(html);
        document.select(UNREAD).remove();
        document.formatted_text().to_string()
    })
}

/// An upper bound of how deep elements are nested, in one pass over the tags.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
        let name = tag[..end.unwrap_or(tag.len())].to_ascii_lowercase();
        if name.is_empty() || FLAT.contains(&name.as_str()) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
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
        assert_text(&"<p>a".repeat(2000), &["a"; 2000].join("\n\n"));
    }
}
