//! The encoding that a page declares.

use super::super::encoding;
use super::token::{Token, Tokens};

/// How far into a page a declaration is looked for, in bytes.
const WINDOW: usize = 16 * 1024;

/// The label that a page's `<meta>` or XML declaration gives its encoding, as it stands.
///
/// The first `charset` counts, in an element of its own or in the `content` of one about the
/// content type, within the first 16 KiB (HTML asks for the first one; pages put it later). Linear.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = encoding::preview(bytes, WINDOW);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    if let Some(label) = encoding::xml_declaration(head) {
        return Some(label);
    }
    Tokens::new(head).find_map(|token| match token {
        Token::Start(start) if start.name == "meta" => {
            let label = start.attribute("charset").map(|label| label.into_owned());
            label.or_else(|| {
                start
                    .attribute("http-equiv")
                    .filter(|about| about.trim().eq_ignore_ascii_case("content-type"))?;
                charset_of(&start.attribute("content")?)
            })
        }
        _ => None,
    })
}

/// The label after `charset=` in a content type such as `text/html; charset=utf-8`.
fn charset_of(content_type: &str) -> Option<String> {
    let lower = content_type.to_ascii_lowercase();
    let from = lower.find("charset")? + "charset".len();
    let value = content_type[from..].trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    let label = value
        .trim_start_matches(['"', '\''])
        .split([';', '"', '\'', ' ', ','])
        .next()?;
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_declaration_counts() {
        for (page, label) in [
            ("<meta charset=koi8-r><meta charset=utf-8>", Some("koi8-r")),
            (
                "<html><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=Shift_JIS'>",
                Some("Shift_JIS"),
            ),
            (
                "<meta http-equiv=content-type content=\"text/html;charset = 'big5'\">",
                Some("big5"),
            ),
            (
                "<?xml version='1.0' encoding=\"gb2312\"?><html>",
                Some("gb2312"),
            ),
            ("<!-- <meta charset=koi8-r> --><p>", None),
            ("<script>'<meta charset=koi8-r>'</script>", None),
            ("<meta name=description content='charset=koi8-r'>", None),
            ("<meta http-equiv=content-type content='charset'>", None),
            ("<?xml encoding=", None),
            ("", None),
        ] {
            assert_eq!(declared(page.as_bytes()).as_deref(), label, "{page}");
        }
    }

    #[test]
    fn a_declaration_far_down_is_not_looked_for() {
        let page = format!("{}<meta charset=koi8-r>", " <p>".repeat(WINDOW));
        assert_eq!(declared(page.as_bytes()), None);
    }
}
