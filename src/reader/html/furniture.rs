//! What stands beside an article, by what the page itself calls it.

use super::token::Start;

/// The attribute that marks every element of the furniture once a page has passed the gate:
/// extraction moves elements, and their classes do not always follow.
pub(super) const MARK: &str = "data-beside";

/// Words in the classes and ids of what stands beside an article.
const FURNITURE_CLASSES: &[&str] = &[
    "caption",
    "captions",
    "figcaption",
    "wp-caption-text",
    "credit",
    "credits",
    "image-credit",
    "photo-credit",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "newsletter",
    "related",
    "related-links",
    "related-articles",
    "related-content",
    "related-stories",
    "relatedlinks",
    "recommended",
    "read-more",
    "readmore",
    "more-on",
    "most-read",
    "most-popular",
    "trending",
    "share",
    "sharing",
    "social",
    "social-share",
    "share-buttons",
    "breadcrumb",
    "breadcrumbs",
    "advert",
    "advertisement",
    "sponsored",
    "paywall",
    "subscribe",
    "comments",
    "skip-link",
    "sr-only",
    "visually-hidden",
    "screen-reader-text",
    "cookie-banner",
    "cookie-notice",
    "cookie-consent",
    "newsletter-signup",
    "promo",
];

/// Whether an element and all in it is furniture: called so by its class or id, or not shown.
/// Linear in the tag.
pub(super) fn is_furniture(start: &Start<'_>) -> bool {
    let name = start.name.as_ref();
    !matches!(name, "body" | "article" | "main")
        && (start.attribute(MARK).is_some()
            || is_invisible(start)
            || ["class", "id"]
                .iter()
                .any(|name| is_called_furniture(start, name)))
}

fn is_called_furniture(start: &Start<'_>, attribute: &str) -> bool {
    start.attribute(attribute).is_some_and(|words| {
        words.split_ascii_whitespace().any(|word| {
            FURNITURE_CLASSES
                .iter()
                .any(|class| word.eq_ignore_ascii_case(class))
        })
    })
}

/// Whether a browser would not show the element.
fn is_invisible(start: &Start<'_>) -> bool {
    let attribute = |name: &str| start.attribute(name);
    attribute("hidden").is_some()
        || attribute("aria-hidden").is_some_and(|value| value == "true")
        || attribute("style").is_some_and(|style| {
            let style: String = style.split_whitespace().collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
