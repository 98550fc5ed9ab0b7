//! A briefing as a short Markdown document.

use std::fmt::Write as _;

use crate::briefing::Briefing;
use crate::render::line::one_line;
use crate::render::sources::{Source, Sources};

/// A briefing as Markdown, without headings, to stand in a page of any kind.
///
/// Each sentence is a paragraph followed by the number of its source, a link where the source
/// has an `http` or `https` address, and by how many other sources support it. The numbered list
/// of sources ends the document. All text from outside is escaped: it can make neither markup nor
/// HTML. A briefing without sentences gives an empty string.
pub fn markdown(briefing: &Briefing) -> String {
    if briefing.sentences.is_empty() {
        return String::new();
    }
    let sources = Sources::of(briefing);
    let mut page = String::new();
    let mut supported = false;
    for (place, sentence) in briefing.sentences.iter().enumerate() {
        let number = sources.number(place);
        page.push_str(&escaped(&one_line(&sentence.text)));
        page.push(' ');
        page.push_str(&marker(number, &sources.list[number - 1]));
        if !sentence.supported_by.is_empty() {
            supported = true;
            put(&mut page, format_args!(" +{}", sentence.supported_by.len()));
        }
        page.push_str("\n\n");
        for note in &sentence.notes {
            put(
                &mut page,
                format_args!("> Note: {}\n\n", escaped(&one_line(&note.message))),
            );
        }
    }
    let legend = if supported {
        " (+n: n other sources say the same)"
    } else {
        ""
    };
    put(&mut page, format_args!("Sources{legend}:\n\n"));
    for (place, source) in sources.list.iter().enumerate() {
        put(
            &mut page,
            format_args!("{}. {}\n", place + 1, entry(place + 1, source)),
        );
    }
    page.push_str(&definitions(&sources));
    page
}

/// `\[1\]`, as a link where there is something to link to.
fn marker(number: usize, source: &Source) -> String {
    match address(source) {
        Some(_) => format!("[\\[{number}\\]][{number}]"),
        None => format!("\\[{number}\\]"),
    }
}

/// Name, site and date; the place too, unless the name links to it.
fn entry(number: usize, source: &Source) -> String {
    let linked = address(source).is_some();
    let mut entry = escaped(&source.name);
    if linked {
        entry = format!("[{entry}][{number}]");
    }
    for fact in [&source.site, &source.date].into_iter().flatten() {
        put(&mut entry, format_args!(", {}", escaped(fact)));
    }
    if let Some(place) = source.place.as_ref().filter(|_| !linked) {
        put(&mut entry, format_args!(", {}", escaped(place)));
    }
    if let Some(carried) = source.also_carried_by() {
        put(&mut entry, format_args!(", {}", escaped(&carried)));
    }
    entry
}

/// Where the numbers link to: `[1]: <https://…>`.
fn definitions(sources: &Sources) -> String {
    let mut lines = String::new();
    for (place, source) in sources.list.iter().enumerate() {
        if let Some(address) = address(source) {
            put(&mut lines, format_args!("[{}]: <{address}>\n", place + 1));
        }
    }
    if lines.is_empty() {
        lines
    } else {
        format!("\n{lines}")
    }
}

/// The address of a source if it is one of the web, with everything escaped that could end it.
fn address(source: &Source) -> Option<String> {
    let place = source.place.as_deref()?;
    let (scheme, rest) = place.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if !web || rest.is_empty() {
        return None;
    }
    let mut address = String::with_capacity(place.len());
    for c in place.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '\\' | '`' | '^' | '{' | '|' | '}' => {
                put(&mut address, format_args!("%{:02X}", u32::from(c)));
            }
            // An entity such as `&lt;` would be decoded.
            '&' => address.push_str("&amp;"),
            _ => address.push(c),
        }
    }
    Some(address)
}

/// One line of text as Markdown that shows this very text, wherever in a document it stands.
///
/// Escaped are the characters that can begin inline markup, HTML or an entity anywhere, and those
/// that make a block of a line that begins with them (`#`, `-`, `1.` …). Addresses are kept from
/// becoming links by themselves.
fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 16);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let inline = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '$'
        );
        let begins = at == 0 && matches!(c, '#' | '-' | '+' | '=' | ':' | '!');
        let numbers = at == digits && digits > 0 && matches!(c, '.' | ')');
        let links = c == ':' && line[at..].starts_with("://")
            || c == '.' && line[..at].to_ascii_lowercase().ends_with("www");
        if inline || begins || numbers || links {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Appends; writing to a string cannot fail.
fn put(page: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = page.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_page() {
        insta::assert_snapshot!(markdown(&sample::briefing()));
    }

    #[test]
    fn hostile_text_makes_no_markup() {
        insta::assert_snapshot!(markdown(&sample::hostile()));
    }

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        let cases = [
            ("# Title", "\\# Title"),
            ("1. first", "1\\. first"),
            ("2025) year", "2025\\) year"),
            ("- item", "\\- item"),
            ("+ item", "\\+ item"),
            ("> quoted", "\\> quoted"),
            ("=== rule", "\\=== rule"),
            (
                "`code` *a* _b_ ~~c~~",
                "\\`code\\` \\*a\\* \\_b\\_ \\~\\~c\\~\\~",
            ),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("<script> &lt;", "\\<script\\> \\&lt;"),
            ("see https://a.example", "see https\\://a.example"),
            ("see www.a.example", "see www\\.a.example"),
            ("It fell 3.5 - 4 points.", "It fell 3.5 - 4 points."),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        let source = |place: &str| {
            let mut briefing = sample::briefing();
            briefing.sentences[0].url = Some(place.to_owned());
            Sources::of(&briefing).list.swap_remove(0)
        };
        assert_eq!(address(&source("javascript:alert(1)")), None);
        assert_eq!(address(&source("javascript://x")), None);
        assert_eq!(address(&source("https://")), None);
        assert_eq!(
            address(&source("HTTPS://a.example/x?b=1&lt;=2>")).as_deref(),
            Some("HTTPS://a.example/x?b=1&amp;lt;=2%3E")
        );
    }
}
