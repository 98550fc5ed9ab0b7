//! Bytes into text, whatever the encoding.

mod cyrillic;
mod unmarked;

use std::borrow::Cow;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::bytes;
use crate::error::{ErrorKind, Result};

/// How far into a file a NUL byte tells that it is no text, in bytes. Later ones are control
/// characters like others.
const NUL_WINDOW: usize = 8 * 1024;

/// Most bytes that the detector looks at, from the line with the first foreign byte on.
const DETECTION_WINDOW: usize = 1024 * 1024;

/// Valid sequences of several bytes for each invalid one that make broken UTF-8 of a text rather
/// than another encoding, where such sequences are accidents.
const VALID_PER_INVALID: usize = 4;

/// Byte order marks, the longer before those they begin with.
const MARKS: &[(&[u8], Form)] = &[
    (b"\xEF\xBB\xBF", Form::Known(UTF_8)),
    (b"\xFF\xFE\0\0", Form::Utf32 { little: true }),
    (b"\0\0\xFE\xFF", Form::Utf32 { little: false }),
    (b"\xFF\xFE", Form::Known(UTF_16LE)),
    (b"\xFE\xFF", Form::Known(UTF_16BE)),
];

/// How characters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    /// An encoding of the web (WHATWG Encoding Standard).
    Known(&'static Encoding),
    /// Four bytes a character.
    Utf32 { little: bool },
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Utf32 { .. } => "UTF-32",
        }
    }
}

/// The text of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The characters, without a byte order mark; nothing is cleaned yet.
    pub(super) text: String,
    /// The name of the encoding, as the WHATWG Encoding Standard spells it.
    pub(super) encoding: &'static str,
    /// Sequences that the encoding does not know; each is one U+FFFD in the text.
    pub(super) replaced: usize,
    /// Whether nothing but the look of the bytes told the encoding.
    pub(super) guessed: bool,
}

/// Decodes the bytes of a file.
///
/// The encoding is, in this order, what a byte order mark says; what the container declares, such
/// as `charset` in a header or a page; UTF-8 if the bytes are valid; what the bytes look most like.
/// Two kinds of declarations are not believed: of another encoding where the bytes are valid UTF-8
/// beyond ASCII (saved pages keep what they once said; such bytes come about by accident in next to
/// no other encoding), and of UTF-8 where most of what is beyond ASCII is not. Labels not in the
/// WHATWG Encoding Standard count as no declaration. Valid UTF-8 is not copied.
///
/// Linear in the bytes.
///
/// # Errors
///
/// [`ErrorKind::Binary`], naming `path`, for a NUL byte in the first 8 KiB, unless a mark or the
/// alternation of NULs and characters tells UTF-16 or UTF-32.
pub(super) fn decode(path: &Path, bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded> {
    if let Some(&(mark, form)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        if form == Form::Known(UTF_8) {
            refuse_nul(path, &bytes)?;
        }
        return Ok(decode_as(form, &bytes[mark.len()..], false));
    }
    let window = &bytes[..bytes.len().min(NUL_WINDOW)];
    if bytes::holds(window, |byte| byte == 0) {
        if let Some(form) = unmarked::form(window) {
            return Ok(decode_as(form, &bytes, true));
        }
        refuse_nul(path, &bytes)?;
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        // A declaration that could be read as ASCII is not written in UTF-16 (HTML, 13.2.3.2).
        .map(|encoding| encoding.output_encoding());
    let bytes = match whole_utf8(bytes, declared) {
        Ok(text) => {
            return Ok(Decoded {
                text,
                encoding: UTF_8.name(),
                replaced: 0,
                guessed: false,
            });
        }
        Err(bytes) => bytes,
    };
    let form = match declared {
        Some(encoding) if encoding != UTF_8 => (encoding, false),
        _ if is_broken_utf8(&bytes) => (UTF_8, false),
        _ => (detect(&bytes), true),
    };
    Ok(decode_as(Form::Known(form.0), &bytes, form.1))
}

/// The first bytes of a file as text, to look for what they declare: of ASCII nothing is lost.
pub(super) fn preview(bytes: &[u8], length: usize) -> Cow<'_, str> {
    let first = &bytes[..bytes.len().min(length)];
    match Encoding::for_bom(first) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&first[mark..]).0,
        None => String::from_utf8_lossy(first),
    }
}

/// The label that the XML declaration at the head of a text gives its encoding, as it stands.
pub(super) fn xml_declaration(head: &str) -> Option<String> {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    Some(label.to_owned())
}

fn refuse_nul(path: &Path, bytes: &[u8]) -> Result<()> {
    let window = &bytes[..bytes.len().min(NUL_WINDOW)];
    match bytes::position(window, |byte| byte == 0) {
        Some(offset) => Err(ErrorKind::Binary {
            path: path.to_owned(),
            offset,
        }
        .into()),
        None => Ok(()),
    }
}

/// The text, if the bytes are valid UTF-8 and no declaration of something else is to be believed;
/// otherwise the bytes again.
fn whole_utf8(
    bytes: Vec<u8>,
    declared: Option<&'static Encoding>,
) -> std::result::Result<String, Vec<u8>> {
    if declares_escapes(&bytes, declared) {
        return Err(bytes);
    }
    let text = String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)?;
    match declared {
        // Two letters of these may look like one of UTF-8; a text of several does not.
        Some(other) if other != UTF_8 && !other.is_single_byte() => {
            let foreign = text.chars().filter(|c| !c.is_ascii()).take(2).count();
            if foreign == 1 {
                return Err(text.into_bytes());
            }
            Ok(text)
        }
        _ => Ok(text),
    }
}

/// Whether ASCII bytes may stand for other characters: ISO-2022-JP switches alphabets by escape
/// sequences.
fn declares_escapes(bytes: &[u8], declared: Option<&'static Encoding>) -> bool {
    let escapes = || {
        bytes::positions(bytes, |byte| byte == 0x1B)
            .any(|at| matches!(bytes[at..], [_, b'$', b'@' | b'B', ..]))
    };
    let possible = declared.is_none_or(|encoding| encoding == encoding_rs::ISO_2022_JP);
    possible && bytes.is_ascii() && escapes()
}

/// Whether bytes that are not valid UTF-8 are UTF-8 all the same, with flaws. A character cut
/// short at the end is none.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid, mut at) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len() + chunk.invalid().len();
        let cut_short = at == bytes.len() && starts_character(chunk.invalid());
        if !chunk.invalid().is_empty() && !cut_short {
            invalid += 1;
        }
    }
    valid > 0 && valid >= invalid * VALID_PER_INVALID
}

/// Whether bytes that are not valid are the beginning of a character.
fn starts_character(invalid: &[u8]) -> bool {
    std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none())
}

/// What the bytes look most like: a guess, by the frequencies of letters and by what each encoding
/// leaves unassigned (Sivonen, chardetng), and by what makes words of Cyrillic letters.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let foreign = bytes
        .iter()
        .position(|byte| !byte.is_ascii() || *byte == 0x1B)
        .unwrap_or(0);
    let line = bytes[..foreign].iter().rposition(|&byte| byte == b'\n');
    let from = line.map_or(0, |line| line + 1);
    let to = bytes.len().min(foreign + DETECTION_WINDOW);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[from..to], to == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    cyrillic::corrected(guess, &bytes[from..to])
}

fn decode_as(form: Form, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, replaced) = match form {
        Form::Known(encoding) => decode_known(encoding, bytes),
        Form::Utf32 { little } => decode_utf32(bytes, little),
    };
    Decoded {
        text,
        encoding: form.name(),
        replaced,
        guessed,
    }
}

fn decode_known(encoding: &'static Encoding, bytes: &[u8]) -> (String, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let (mut replaced, mut at) = (0, 0);
    loop {
        let room = decoder
            .max_utf8_buffer_length_without_replacement(bytes.len() - at)
            .unwrap_or(bytes.len());
        text.reserve(room.min(ROOM));
        let (result, read) =
            decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, replaced),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                replaced += 1;
            }
        }
    }
}

/// Most bytes of room made at a time for decoded text.
const ROOM: usize = 64 * 1024;

fn decode_utf32(bytes: &[u8], little: bool) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len() / 4);
    let mut replaced = 0;
    for unit in bytes.chunks(4) {
        let character = <[u8; 4]>::try_from(unit).ok().and_then(|unit| {
            char::from_u32(if little {
                u32::from_le_bytes(unit)
            } else {
                u32::from_be_bytes(unit)
            })
        });
        replaced += usize::from(character.is_none());
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    (text, replaced)
}

#[cfg(test)]
mod tests;
