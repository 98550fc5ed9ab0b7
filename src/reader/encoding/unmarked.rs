//! UTF-16 and UTF-32 without a byte order mark.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::Form;

/// Fewest units of which a small share of NULs tells UTF-16.
const LEAST_UNITS: usize = 32;

/// The form of a file's first block, which holds a NUL, if it holds NULs as text in UTF-16 or UTF-32
/// does.
pub(super) fn form(block: &[u8]) -> Option<Form> {
    let utf32 = [true, false]
        .into_iter()
        .find(|&little| is_utf32(block, little));
    utf32
        .map(|little| Form::Utf32 { little })
        .or_else(|| utf16(block).map(Form::Known))
}

/// Whether there are two units at least, and each is a character of text.
fn is_utf32(block: &[u8], little: bool) -> bool {
    let units = block.chunks_exact(4);
    block.len() >= 8
        && units
            .map(|unit| unit.try_into().unwrap_or_default())
            .all(|unit| {
                let number = match little {
                    true => u32::from_le_bytes(unit),
                    false => u32::from_be_bytes(unit),
                };
                char::from_u32(number).is_some_and(is_text)
            })
}

/// UTF-16, if every NUL is the same half of its unit, what the units spell is text, and at least
/// half of them have a NUL or, of many, one in sixteen.
fn utf16(block: &[u8]) -> Option<&'static Encoding> {
    let block = &block[..block.len() & !1];
    let mut halves = [0_usize; 2];
    for (at, _) in block.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        halves[at % 2] += 1;
    }
    let (encoding, nuls) = match halves {
        [0, low] => (UTF_16LE, low),
        [high, 0] => (UTF_16BE, high),
        _ => return None,
    };
    let units = block.len() / 2;
    let is_likely = nuls * 2 >= units.max(1) || (units >= LEAST_UNITS && nuls * 16 >= units);
    // A character that the block cuts in two is none of the file's.
    let (text, flawed) = encoding.decode_without_bom_handling(block);
    let text = text.strip_suffix('\u{FFFD}').unwrap_or(&text);
    let is_whole = !flawed || !text.contains('\u{FFFD}');
    (is_likely && is_whole && text.chars().all(is_text)).then_some(encoding)
}

/// Whether a character may stand in a text: no control but white space, not for private use, no
/// noncharacter.
fn is_text(c: char) -> bool {
    let is_private = matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..);
    let is_none = u32::from(c) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
    let is_space = matches!(c, '\t' | '\n' | '\r' | '\u{C}');
    is_space || !(c.is_control() || is_private || is_none)
}
