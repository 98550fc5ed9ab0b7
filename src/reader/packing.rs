//! Packed files: gzip, Zstandard and ZIP, within bounds.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder as BufferedGzDecoder;
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::zstandard::Frames;
use super::{Format, ReaderConfig, Reading, Source, display_path, printable};
use crate::error::{Error, ErrorKind, Result};
use crate::guard::guarded;
use crate::warning::Warning;

/// What a small file may unpack to at any ratio, in bytes.
const FREE_BYTES: u64 = 1 << 20;

/// Bytes of a stream read at once.
const BUFFER_BYTES: usize = 1 << 18;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstandard,
    Zip,
}

/// The bytes with which packed files begin, and no text.
const BEGINNINGS: [(&[u8], Packing); 4] = [
    (&[0x1F, 0x8B, 0x08], Packing::Gzip),
    (&[0x28, 0xB5, 0x2F, 0xFD], Packing::Zstandard),
    (&[b'P', b'K', 3, 4], Packing::Zip),
    (&[b'P', b'K', 5, 6], Packing::Zip),
];

impl Packing {
    /// Told by the first bytes.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut all = BEGINNINGS.iter();
        let found = all.find(|(beginning, _)| bytes.starts_with(beginning));
        found.map(|(_, packing)| *packing)
    }

    /// Whether more bytes are needed to tell.
    fn may_begin(head: &[u8]) -> bool {
        let mut all = BEGINNINGS.iter();
        all.any(|(beginning, _)| head.len() < beginning.len() && beginning.starts_with(head))
    }
}

/// Whether bytes are packed with gzip.
#[cfg(feature = "warc")]
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    Packing::of(bytes) == Some(Packing::Gzip)
}

/// Whether a file in a folder is worth opening, by its name: one without an extension, with that of
/// a format, or with that of a packing behind one of these.
pub(super) fn is_known_name(path: &Path) -> bool {
    let plain = |path: &Path| {
        path.extension().is_none_or(OsStr::is_empty)
            || Format::of_name(path).is_some_and(Format::is_available)
    };
    has_extension(path, &["zip"]) || plain(&without_packing(path))
}

/// The name that a packed file would have unpacked.
pub(super) fn without_packing(path: &Path) -> PathBuf {
    if has_extension(path, &["gz", "gzip", "zst", "zstd"]) {
        path.with_extension("")
    } else {
        path.to_owned()
    }
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    known
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// A stream as it is, or what it unpacks to if it is packed with gzip or Zstandard; holds a buffer
/// of it at a time. What is damaged is an error of the reading, after what could be unpacked.
///
/// ```
/// use std::io::Read;
/// let mut text = String::new();
/// briefing::reader::unpack(&b"{}"[..])?.read_to_string(&mut text)?;
/// assert_eq!(text, "{}");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// If the stream fails, or is a ZIP archive, which is no stream.
pub fn unpack<'a>(input: impl Read + Send + 'a) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    let mut input = BufReader::with_capacity(BUFFER_BYTES, input);
    let mut head = Vec::new();
    // No more is waited for than is needed to tell: a line may be all that comes for now.
    while Packing::may_begin(&head) && input.by_ref().take(1).read_to_end(&mut head)? > 0 {}
    let packing = Packing::of(&head);
    let input = Cursor::new(head).chain(input);
    let buffered = |unpacked| BufReader::with_capacity(BUFFER_BYTES, Guarded(unpacked));
    Ok(match packing {
        None => Box::new(input),
        Some(Packing::Gzip) => Box::new(buffered(Box::new(BufferedGzDecoder::new(input)))),
        Some(Packing::Zstandard) => Box::new(buffered(Box::new(Frames::new(input)))),
        Some(Packing::Zip) => {
            let reason = "a ZIP archive is no stream; unpack it first";
            return Err(io::Error::new(io::ErrorKind::Unsupported, reason));
        }
    })
}

/// A decoder whose panics are errors.
struct Guarded<'a>(Box<dyn Read + Send + 'a>);

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = guarded(|| self.0.read(buffer));
        read.unwrap_or_else(|| Err(io::Error::other("it is broken")))
    }
}

/// What `read` makes of a file's bytes, or of what is packed in them; of an archive, of every member
/// in the order of their names.
pub(super) fn unpacked(
    source: &Source<'_>,
    bytes: Vec<u8>,
    read: &dyn Fn(&Source<'_>, Vec<u8>) -> Reading,
) -> Reading {
    let Some(packing) = Packing::of(&bytes) else {
        return read(source, bytes);
    };
    if packing == Packing::Zip {
        return archive(source, &bytes, read);
    }
    let name = without_packing(source.path);
    let source = Source {
        name: &name,
        ..*source
    };
    let mut allowance = source.config.max_unpacked_bytes;
    let bounds = Bounds::new(&source, bytes.len() as u64, &mut allowance);
    let unpacked = match packing {
        Packing::Gzip => bounds.read(MultiGzDecoder::new(&bytes[..])),
        _ => bounds.read(Frames::new(&bytes[..])),
    };
    match unpacked {
        Ok(inner) if Packing::of(&inner).is_some() => twice(&source).into(),
        Ok(inner) => read(&source, inner),
        Err(error) => error.into(),
    }
}

fn archive(
    source: &Source<'_>,
    bytes: &[u8],
    read: &dyn Fn(&Source<'_>, Vec<u8>) -> Reading,
) -> Reading {
    let mut all = Reading::default();
    let opened = guarded(|| ZipArchive::new(Cursor::new(bytes)));
    let mut archive = match opened {
        Some(Ok(archive)) => archive,
        Some(Err(error)) => return damaged(source.path, &error).into(),
        None => return damaged(source.path, &"the archive is broken").into(),
    };
    let mut members: Vec<(String, usize)> = Vec::new();
    for number in 0..archive.len() {
        match archive.name_for_index(number) {
            Some(Ok(name)) if is_article(&name) => members.push((name.into_owned(), number)),
            _ => {}
        }
    }
    members.sort();
    let mut allowance = source.config.max_unpacked_bytes;
    for (name, number) in members {
        let name = printable(&name);
        let id = format!("{}/{name}", source.id);
        let path = PathBuf::from(format!("{}/{name}", source.path.display()));
        if !is_known_name(Path::new(&name)) {
            let reason = "of no known format by its extension".to_owned();
            let path = display_path(&path);
            all.warnings.push(Warning::Skipped { path, reason });
            continue;
        }
        let member = Source {
            id: &id,
            path: &path,
            name: &path,
            config: source.config,
        };
        let unpacked = guarded(|| {
            let file = archive.by_index(number);
            let file = file.map_err(|error| damaged(&path, &error))?;
            let packed = file.compressed_size();
            Bounds::new(&member, packed, &mut allowance).read(file)
        });
        let reading = match unpacked.unwrap_or_else(|| Err(damaged(&path, &"it is broken"))) {
            Ok(inner) if Packing::of(&inner).is_some() => twice(&member).into(),
            Ok(inner) => read(&member, inner),
            Err(error) => error.into(),
        };
        append(&mut all, reading);
        if allowance == 0 {
            break;
        }
    }
    if all.documents.is_empty() && all.failures.is_empty() {
        let (path, reason) = (source.path.to_owned(), "holds no file of a known format");
        all.failures.push(ErrorKind::Empty { path, reason }.into());
    }
    all
}

/// Whether a member is a file that is neither hidden nor a system's own.
fn is_article(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    !name.ends_with(['/', '\\']) && !parts.any(|part| part.starts_with('.') || part == "__MACOSX")
}

fn append(all: &mut Reading, more: Reading) {
    let from = all.documents.len();
    all.documents.extend(more.documents);
    all.warnings.extend(more.warnings);
    all.failures.extend(more.failures);
    for mut cluster in more.clusters {
        cluster.documents = from + cluster.documents.start..from + cluster.documents.end;
        all.clusters.push(cluster);
    }
}

fn twice(source: &Source<'_>) -> Error {
    let path = source.path.to_owned();
    let reason = "is packed twice; unpack it once first".to_owned();
    ErrorKind::Malformed { path, reason }.into()
}

fn damaged(path: &Path, cause: &dyn std::fmt::Display) -> Error {
    let reason = format!("cannot be unpacked: {}", printable(&cause.to_string()));
    let path = path.to_owned();
    ErrorKind::Malformed { path, reason }.into()
}

/// How far a stream may be unpacked.
struct Bounds<'a> {
    path: &'a Path,
    config: &'a ReaderConfig,
    packed: u64,
    /// Bytes that the file as a whole may still unpack to.
    allowance: &'a mut u64,
}

impl<'a> Bounds<'a> {
    fn new(source: &Source<'a>, packed: u64, allowance: &'a mut u64) -> Self {
        Self {
            path: source.path,
            config: source.config,
            packed,
            allowance,
        }
    }

    /// All that a stream unpacks to, but never more than a byte over the limit.
    fn read(self, stream: impl Read) -> Result<Vec<u8>> {
        let by_ratio = self.packed.saturating_mul(self.config.max_unpack_ratio);
        let by_ratio = by_ratio.max(FREE_BYTES);
        let limit = by_ratio.min(*self.allowance);
        let mut bytes = Vec::new();
        let outcome = guarded(|| {
            let mut stream = stream.take(limit.saturating_add(1));
            stream.read_to_end(&mut bytes)
        });
        let unpacked = bytes.len() as u64;
        *self.allowance = self.allowance.saturating_sub(unpacked);
        match outcome {
            Some(Ok(_)) if unpacked > limit => {
                let (limit, option) = if by_ratio == limit {
                    (limit, "max-unpack-ratio")
                } else {
                    (self.config.max_unpacked_bytes, "max-unpacked-bytes")
                };
                let path = self.path.to_owned();
                Err(ErrorKind::Unpacked {
                    path,
                    limit,
                    option,
                }
                .into())
            }
            Some(Ok(_)) => Ok(bytes),
            Some(Err(error)) => Err(damaged(self.path, &error)),
            None => Err(damaged(self.path, &"it is broken")),
        }
    }
}

#[cfg(test)]
mod tests;
