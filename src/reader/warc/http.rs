//! The answer of a web server as it came over the wire.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::super::ReaderConfig;
use super::record::{fields, header};
use crate::guard::guarded;

/// What a small body may unpack to at any ratio, in bytes.
const FREE_BYTES: u64 = 1 << 20;

/// Ends that tell encodings of a body.
type Names = Vec<String>;

/// An answer: its status, the fields that tell what its body is, and the body.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    status: u16,
    content_type: String,
    /// How the body was made smaller, in the order in which that was done.
    encodings: Names,
    is_chunked: bool,
    body: &'a [u8],
    limits: &'a ReaderConfig,
}

impl<'a> Answer<'a> {
    /// Reads the status and the header.
    ///
    /// # Errors
    /// If they are none.
    pub(super) fn of(bytes: &'a [u8], limits: &'a ReaderConfig) -> Result<Self, String> {
        let (lines, from) = header(bytes).ok_or("it holds no answer of a web server")?;
        let first = bytes
            .split(|&byte| byte == b'\n')
            .next()
            .unwrap_or_default();
        let status = String::from_utf8_lossy(first);
        let status = status
            .strip_prefix("HTTP/")
            .and_then(|it| it.split_whitespace().nth(1));
        let status = status.and_then(|status| status.parse().ok());
        let mut answer = Self {
            status: status.ok_or("it holds no answer of a web server")?,
            content_type: String::new(),
            encodings: Names::new(),
            is_chunked: false,
            body: &bytes[from..],
            limits,
        };
        for (name, value) in fields(lines) {
            let value = String::from_utf8_lossy(value).to_ascii_lowercase();
            match name.to_ascii_lowercase().as_slice() {
                b"content-type" => answer.content_type = value,
                b"content-encoding" => answer.encodings.extend(list(&value)),
                b"transfer-encoding" => {
                    answer.is_chunked = list(&value).any(|name| name == "chunked");
                }
                _ => {}
            }
        }
        Ok(answer)
    }

    /// Whether the server had the page that was asked for, in HTML or XHTML.
    pub(super) fn is_page(&self) -> bool {
        let kind = self.content_type.split(';').next().unwrap_or_default();
        (200..300).contains(&self.status)
            && matches!(kind.trim(), "text/html" | "application/xhtml+xml")
    }

    /// The encoding of the letters, as the server declares it.
    pub(super) fn charset(&self) -> Option<String> {
        let mut parameters = self.content_type.split(';').skip(1);
        parameters.find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            (name.trim() == "charset" && !value.is_empty()).then(|| value.to_owned())
        })
    }

    /// The body as the server meant it: its chunks joined, unpacked. Crawlers often have done that
    /// and left the header as it was, so what is not chunked or packed is taken as it is.
    ///
    /// # Errors
    /// If it is packed in a way that is not known, broken, or beyond a limit.
    pub(super) fn body(&self) -> Result<Vec<u8>, String> {
        let mut body = match self.is_chunked {
            true => joined(self.body).unwrap_or_else(|| self.body.to_vec()),
            false => self.body.to_vec(),
        };
        for encoding in self.encodings.iter().rev() {
            body = match encoding.as_str() {
                "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
                    self.unpacked(MultiGzDecoder::new(&body[..]), body.len())?
                }
                "deflate" if is_zlib(&body) => {
                    self.unpacked(ZlibDecoder::new(&body[..]), body.len())?
                }
                "deflate" if !is_markup(&body) => {
                    self.unpacked(DeflateDecoder::new(&body[..]), body.len())?
                }
                "gzip" | "x-gzip" | "deflate" | "identity" | "" => body,
                _ if is_markup(&body) => body,
                other => return Err(format!("packed as {other:?}, which is not read")),
            };
        }
        Ok(body)
    }

    fn unpacked(&self, stream: impl Read, packed: usize) -> Result<Vec<u8>, String> {
        let limits = self.limits;
        let by_ratio = (packed as u64).saturating_mul(limits.max_unpack_ratio);
        let limit = by_ratio.max(FREE_BYTES).min(limits.max_unpacked_bytes);
        let mut bytes = Vec::new();
        let outcome = guarded(|| stream.take(limit.saturating_add(1)).read_to_end(&mut bytes));
        match outcome {
            Some(Ok(_)) if bytes.len() as u64 > limit => Err(format!(
                "its body unpacks to more than {limit} bytes; if it is to be trusted, raise \
                 --max-unpack-ratio"
            )),
            Some(Ok(_)) => Ok(bytes),
            Some(Err(error)) => Err(format!("its body cannot be unpacked: {error}")),
            None => Err("its body cannot be unpacked".to_owned()),
        }
    }
}

/// The members of a list such as `gzip, chunked`.
fn list(value: &str) -> impl Iterator<Item = String> {
    value.split(',').map(|name| name.trim().to_owned())
}

fn is_markup(body: &[u8]) -> bool {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    text.trim_ascii_start().starts_with(b"<")
}

/// Whether bytes begin as zlib's header does (RFC 1950): method 8, and a multiple of 31.
fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..]
        if first & 0x0F == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0)
}

/// A body without the lengths of its chunks (RFC 9112, 7.1); `None` if its first line is no length.
/// One that breaks off is what there is of it.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    let mut rest = body;
    let mut is_first = true;
    loop {
        let line = rest.iter().position(|&byte| byte == b'\n');
        let length = line.and_then(|line| chunk_length(&rest[..line]));
        let (Some(line), Some(length)) = (line, length) else {
            return (!is_first).then_some(joined);
        };
        is_first = false;
        rest = &rest[line + 1..];
        if length == 0 || length > rest.len() {
            joined.extend_from_slice(if length == 0 { &[] } else { rest });
            return Some(joined);
        }
        joined.extend_from_slice(&rest[..length]);
        rest = &rest[length..];
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
}

fn chunk_length(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?;
    let digits = line.split(';').next()?.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| usize::from_str_radix(digits, 16).ok())?
}
