//! JSON that is exact as data and harmless on a terminal.

use std::fmt::Write as _;

use serde::Serialize;

/// A value as indented JSON with a line break at the end.
///
/// Characters that could steer a terminal or hide text (controls, bidi and zero-width format
/// characters, line and paragraph separators) are written as `\uXXXX`: a JSON reader gets the
/// very text, a terminal gets ASCII.
///
/// ```
/// let text = briefing::render::json(&["\u{202e}\u{9b}31m"])?;
/// assert_eq!(text, "[\n  \"\\u202e\\u009b31m\"\n]\n");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// If the value cannot be serialised; a [`Briefing`](crate::Briefing) always can.
pub fn json<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(finish)
}

/// A value as one line of JSON, for JSON Lines; escaped as by [`json()`].
///
/// # Errors
/// As [`json()`].
pub fn json_line<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string(value).map(finish)
}

/// Escapes and ends the line. The syntax of JSON is ASCII, so a character that must be escaped
/// can only stand inside a string, where its escape means the same.
fn finish(mut json: String) -> String {
    if json.contains(must_be_escaped) {
        let mut escaped = String::with_capacity(json.len() + 64);
        for c in json.chars() {
            if must_be_escaped(c) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(escaped, "\\u{unit:04x}");
                }
            } else {
                escaped.push(c);
            }
        }
        json = escaped;
    }
    json.push('\n');
    json
}

/// U+007F to U+009F and the format characters of Unicode. Line breaks of the indentation stay;
/// those inside strings are escaped already.
fn must_be_escaped(c: char) -> bool {
    matches!(c,
        '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn hostile_text_comes_back_exactly_and_prints_harmlessly() {
        let hostile =
            "\u{1b}[31m\u{7f}\u{80}\u{9b}\u{200b}\u{202e}\u{2028}\u{2066}\u{feff}\u{e0041}é\"\\";
        for json in [json(hostile), json_line(hostile)] {
            let json = json.unwrap();
            let allowed = |c: char| c == '\n' || (!c.is_control() && !must_be_escaped(c));
            assert!(json.chars().all(allowed), "{json:?}");
            let back: String = serde_json::from_str(&json).unwrap();
            assert_eq!(back, hostile);
        }
    }

    #[test]
    fn a_briefing_has_the_documented_fields() {
        let json = json(&sample::briefing()).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["schema"], 1);
        assert_eq!(value["sentences"][0]["span"], serde_json::json!([0, 75]));
        assert_eq!(
            value["sentences"][0]["supported_by"][0]["document"],
            "b.txt"
        );
        assert!(json.ends_with("}\n"));
    }
}
