//! What the elements of HTML are to reading.

/// The element's name if what it holds is no markup, or of no use as such.
pub(super) fn raw(name: &str) -> Option<&'static str> {
    const RAW: [&str; 16] = [
        "script", "style", "title", "textarea", "noscript", "template", "iframe", "noembed",
        "noframes", "xmp", "svg", "math", "select", "canvas", "audio", "video",
    ];
    RAW.into_iter().find(|raw| *raw == name)
}

/// Whether a raw element without an end tag takes the rest of the page.
pub(super) fn swallows(name: &str) -> bool {
    matches!(name, "script" | "style")
}

/// Whether an element holds drawings or formulas.
pub(super) fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// Whether an element never holds anything.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    closes_paragraph(name)
        || is_cell(name)
        || matches!(
            name,
            "body"
                | "html"
                | "caption"
                | "tbody"
                | "thead"
                | "tfoot"
                | "li"
                | "dd"
                | "dt"
                | "option"
                | "optgroup"
                | "legend"
                | "button"
                | "select"
        )
}

/// Whether an element's start ends the paragraph before it (HTML, 13.2.6.4.7).
pub(super) fn closes_paragraph(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "center"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "li"
                | "dd"
                | "dt"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "table"
                | "ul"
        )
}

/// Whether an element is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element is a cell or row of a table.
pub(super) fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "tr")
}

/// Whether end tags inside an element do not reach what is around it (HTML, 13.2.4.2).
pub(super) fn is_scope(name: &str) -> bool {
    matches!(name, "table" | "td" | "th" | "caption")
}

/// Whether an element only changes the look of letters.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}
