//! One record of a WARC file (ISO 28500).

/// With what every record begins.
pub(super) const MAGIC: &[u8] = b"WARC/";

/// Most bytes of a record's header.
const HEADER: usize = 64 * 1024;

/// What a record holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// `response`, `request`, `metadata`, …
    kind: String,
    /// What was asked for.
    pub(super) address: Option<String>,
    /// What the block is: for responses `application/http`.
    content_type: String,
    pub(super) block: Vec<u8>,
}

impl Record {
    /// Whether it is the answer of a web server.
    pub(super) fn is_response(&self) -> bool {
        let content_type = self.content_type.split(';').next().unwrap_or_default();
        self.kind.eq_ignore_ascii_case("response")
            && content_type.trim().eq_ignore_ascii_case("application/http")
    }
}

/// The record at the head of bytes, and how many of them it takes up with the blank lines behind it.
///
/// # Errors
/// What is wrong with it.
pub(super) fn record(bytes: &[u8]) -> Result<(Record, usize), String> {
    let (header, from) = header(bytes).ok_or("it has no header that is one")?;
    let mut record = Record::default();
    let mut length = None;
    for (name, value) in fields(header) {
        let value = || String::from_utf8_lossy(value).into_owned();
        match name.to_ascii_lowercase().as_slice() {
            b"warc-type" => record.kind = value(),
            b"content-type" => record.content_type = value(),
            b"warc-target-uri" => {
                let uri = value();
                let uri = uri.trim_start_matches('<').trim_end_matches('>');
                record.address = Some(uri.to_owned());
            }
            b"content-length" => length = value().parse::<usize>().ok(),
            _ => {}
        }
    }
    let length = length.ok_or("it does not tell its length")?;
    let end = from.checked_add(length).filter(|&end| end <= bytes.len());
    let end = end.ok_or("it is cut short")?;
    let rest = &bytes[end..];
    let blank = rest
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    if !(rest[blank..].is_empty() || rest[blank..].starts_with(MAGIC)) {
        return Err("its length is wrong".to_owned());
    }
    record.block = bytes[from..end].to_vec();
    Ok((record, end + blank))
}

/// The lines of a header without the first, and where what follows it begins.
pub(super) fn header(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let head = &bytes[..bytes.len().min(HEADER)];
    let first = head.iter().position(|&byte| byte == b'\n')? + 1;
    let mut from = first;
    loop {
        let length = head[from..].iter().position(|&byte| byte == b'\n')?;
        let line = &head[from..from + length];
        if line.is_empty() || line == b"\r" {
            return Some((&head[first..from], from + length + 1));
        }
        from += length + 1;
    }
}

/// The fields of a header, each a name and a value without white space around it.
pub(super) fn fields(header: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    header.split(|&byte| byte == b'\n').filter_map(|line| {
        let colon = line.iter().position(|&byte| byte == b':')?;
        Some((line[..colon].trim_ascii(), line[colon + 1..].trim_ascii()))
    })
}
