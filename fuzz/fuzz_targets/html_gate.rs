//! What the gate lets through to the parser of web pages: well nested, no deeper than its limit, and
//! not more than came in by more than it adds to every tag.
#![no_main]

use briefing::reader::ReaderConfig;
use libfuzzer_sys::fuzz_target;

/// Where the gate's files look for it.
mod warning {
    pub use briefing::TagLimit;
}

/// The gate is no part of the library's face, so it is taken from its files.
#[allow(dead_code)]
#[path = "../../src/reader/html"]
mod html {
    mod element;
    mod furniture;
    mod gate;
    mod reference;
    mod token;

    use super::ReaderConfig;
    use token::{Token, Tokens};

    /// Bytes that the gate may add to a tag: its end tag and the mark of the furniture.
    const PER_TAG: usize = 128;

    pub(super) fn assert_gated(page: &str) {
        let page = reference::without_masks(page.to_owned());
        let limits = ReaderConfig {
            max_nesting: 24,
            max_attributes: 12,
            ..ReaderConfig::default()
        };
        let gated = gate::pass(&page, &limits);
        let most = 6 * page.len() + PER_TAG * gated.elements + PER_TAG;
        assert!(
            gated.html.len() <= most,
            "{} of {}",
            gated.html.len(),
            page.len()
        );
        assert_nested(&gated.html, limits.max_nesting);
        // Links that end inside a block are the one thing left to the parser to repair.
        if !gated.html.contains("<a") {
            assert_eq!(gate::pass(&gated.html, &limits).html, gated.html);
        }
    }

    fn assert_nested(html: &str, levels: usize) {
        let mut open: Vec<String> = Vec::new();
        let mut deepest = 0;
        for token in Tokens::new(html) {
            match token {
                Token::Start(start) if start.name != "a" && !element::is_void(&start.name) => {
                    assert!(element::raw(&start.name).is_none(), "{html:?}");
                    open.push(start.name.into_owned());
                    deepest = deepest.max(open.len());
                }
                Token::End(name) if name != "a" => {
                    assert_eq!(open.pop().as_deref(), Some(name.as_ref()), "{html:?}");
                }
                _ => {}
            }
        }
        assert!(open.is_empty(), "{open:?} in {html:?}");
        assert!(deepest <= levels, "{deepest} levels");
    }
}

fuzz_target!(|bytes: &[u8]| html::assert_gated(&String::from_utf8_lossy(bytes)));
