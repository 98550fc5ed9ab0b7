//! The records of a file, one after another, past those that are broken.

use std::io::Read;

use flate2::bufread::GzDecoder;

use super::super::ReaderConfig;
use super::record::{MAGIC, Record, record};
use crate::guard::guarded;

/// With what a gzip member begins.
const GZIP: &[u8] = &[0x1F, 0x8B, 0x08];

/// What a small file may unpack to at any ratio, in bytes.
const FREE_BYTES: u64 = 1 << 20;

/// An iterator over the records of a file, packed or not.
pub(super) struct Records<'a> {
    rest: &'a [u8],
    is_packed: bool,
    limits: &'a ReaderConfig,
    /// Bytes that the file may still unpack to.
    allowance: u64,
    /// Records of a member that holds several, not yet given out.
    unpacked: Vec<u8>,
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(limits: &'a ReaderConfig, bytes: &'a [u8]) -> Self {
        let by_ratio = (bytes.len() as u64).saturating_mul(limits.max_unpack_ratio);
        Self {
            rest: bytes,
            is_packed: bytes.starts_with(GZIP),
            limits,
            allowance: by_ratio.max(FREE_BYTES).min(limits.max_unpacked_bytes),
            unpacked: Vec::new(),
            at: 0,
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() && self.at >= self.unpacked.len()
    }

    /// Unpacks the next member.
    fn unpack(&mut self) -> Result<(), String> {
        let member = self.rest;
        let mut bytes = Vec::new();
        let limit = self.allowance;
        let outcome = guarded(|| {
            let mut decoder = GzDecoder::new(member);
            let read = decoder
                .by_ref()
                .take(limit.saturating_add(1))
                .read_to_end(&mut bytes);
            read.map(|_| decoder.into_inner())
        });
        self.unpacked.clear();
        self.at = 0;
        if bytes.len() as u64 > limit {
            self.rest = &[];
            let ReaderConfig {
                max_unpacked_bytes,
                max_unpack_ratio,
                ..
            } = self.limits;
            return Err(format!(
                "the file unpacks to more than {max_unpacked_bytes} bytes or {max_unpack_ratio} \
                 times its length; the rest is left out; if it is to be trusted, raise \
                 --max-unpacked-bytes or --max-unpack-ratio"
            ));
        }
        self.allowance -= bytes.len() as u64;
        match outcome {
            Some(Ok(rest)) => {
                self.rest = rest;
                self.unpacked = bytes;
                Ok(())
            }
            failed => {
                self.rest = beyond(member, GZIP);
                let reason = match failed {
                    Some(Err(error)) => error.to_string(),
                    _ => "it is broken".to_owned(),
                };
                Err(format!(
                    "cannot be unpacked: {}",
                    super::super::printable(&reason)
                ))
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.is_packed && self.at >= self.unpacked.len() {
                if self.rest.is_empty() {
                    return None;
                }
                if let Err(reason) = self.unpack() {
                    return Some(Err(reason));
                }
            }
            let bytes = if self.is_packed {
                &self.unpacked[self.at..]
            } else {
                self.rest
            };
            if bytes.is_empty() {
                if self.is_packed {
                    continue;
                }
                return None;
            }
            let (record, taken) = match record(bytes) {
                Ok((record, taken)) => (Ok(record), taken),
                Err(reason) => (Err(reason), bytes.len() - beyond(bytes, MAGIC).len()),
            };
            if self.is_packed {
                self.at += taken;
            } else {
                self.rest = &self.rest[taken..];
            }
            return Some(record);
        }
    }
}

/// What is left of bytes from the next place on, after the first, at which a mark stands: at the
/// head of a line, if it is text.
fn beyond<'a>(bytes: &'a [u8], mark: &[u8]) -> &'a [u8] {
    let is_place = |at: &usize| {
        let stands = bytes[*at..].starts_with(mark);
        stands && (mark != MAGIC || bytes[at - 1] == b'\n')
    };
    let place = (1..bytes.len()).find(is_place);
    place.map_or(&[], |at| &bytes[at..])
}
