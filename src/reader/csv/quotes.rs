//! Quotes in CSV that are never closed: which records they spoil, and where the next one begins.

use std::ops::Range;

/// How many times its own length a table with unclosed quotes may cost.
const EFFORT: usize = 16;

/// Rows that can be read one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// 1-based number of the line that it begins in.
    pub(super) line: u64,
}

/// A table around the records that an unclosed quote spoils.
#[derive(Debug, Default)]
pub(super) struct Quoting {
    pub(super) stretches: Vec<Stretch>,
    /// 1-based numbers of the lines that spoilt records begin in.
    pub(super) spoilt: Vec<u64>,
    /// Where so much had been looked at that the rest was left out, as the number of a line.
    pub(super) given_up: Option<u64>,
}

/// Looks for quotes that are not closed.
///
/// A quote that opens a cell is closed by one before a delimiter or the end of a line. If it runs to
/// the end of the text, or to one with something else behind it in another line, then it spoils its
/// record; the next one is the next line that has as many cells as the first. Linear: after sixteen
/// times the length of the text the rest is given up.
pub(super) fn quoting(text: &str, delimiter: u8) -> Quoting {
    let bytes = text.as_bytes();
    let mut found = Quoting::default();
    let mut effort = bytes.len().saturating_mul(EFFORT).saturating_add(1 << 16);
    let mut cells = None;
    let mut start = Stretch {
        range: 0..0,
        line: 1,
    };
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let record = Record::at(bytes, at, delimiter);
        effort = effort.saturating_sub(record.end - at);
        let count = *cells.get_or_insert(record.cells);
        if !record.is_spoilt(bytes) {
            line += lines(&bytes[at..record.end]);
            at = record.end;
            continue;
        }
        start.range.end = at;
        found.stretches.push(start.clone());
        found.spoilt.push(line);
        loop {
            let next = end_of_line(bytes, at);
            line += lines(&bytes[at..next]);
            at = next;
            let record = Record::at(bytes, at, delimiter);
            effort = effort.saturating_sub(record.end - at);
            if at == bytes.len() || record.cells == count && !record.is_spoilt(bytes) {
                break;
            }
            if effort == 0 {
                found.given_up = Some(line);
                return found;
            }
        }
        start = Stretch {
            range: at..at,
            line,
        };
    }
    start.range.end = bytes.len();
    found.stretches.push(start);
    found
}

/// A record as it stands in a table.
struct Record {
    start: usize,
    /// After its line break.
    end: usize,
    cells: usize,
    /// Whether its last quote is open at the end of the text.
    is_open: bool,
    /// Whether a quote has something else behind it than the end of a cell.
    is_odd: bool,
}

impl Record {
    fn at(bytes: &[u8], start: usize, delimiter: u8) -> Self {
        let mut record = Self {
            start,
            end: start,
            cells: 1,
            is_open: false,
            is_odd: false,
        };
        let mut at = start;
        loop {
            if bytes.get(at) == Some(&b'"') {
                at = record.quoted(bytes, at + 1, delimiter);
            }
            let is_end = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
            match bytes[at..].iter().position(is_end) {
                Some(length) if bytes[at + length] == delimiter => {
                    at += length + 1;
                    record.cells += 1;
                }
                Some(length) => {
                    record.end = end_of_line(bytes, at + length);
                    return record;
                }
                None => {
                    record.end = bytes.len();
                    return record;
                }
            }
        }
    }

    /// Where the quoted part of a cell ends, after its closing quote.
    fn quoted(&mut self, bytes: &[u8], mut at: usize, delimiter: u8) -> usize {
        loop {
            let Some(length) = bytes[at..].iter().position(|&byte| byte == b'"') else {
                self.is_open = true;
                return bytes.len();
            };
            at += length + 1;
            match bytes.get(at) {
                Some(b'"') => at += 1,
                Some(&byte) if byte != delimiter && !matches!(byte, b'\n' | b'\r') => {
                    self.is_odd = true;
                    return at;
                }
                _ => return at,
            }
        }
    }

    fn is_spoilt(&self, bytes: &[u8]) -> bool {
        self.is_open || self.is_odd && lines(&bytes[self.start..self.end]) > 1
    }
}

/// The place after the next line break.
fn end_of_line(bytes: &[u8], from: usize) -> usize {
    let end = bytes[from..].iter().position(|&byte| byte == b'\n');
    end.map_or(bytes.len(), |length| from + length + 1)
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Vec<&str>, Vec<u64>) {
        let found = quoting(text, b',');
        let stretches = found.stretches.iter();
        let parts = stretches.map(|stretch| &text[stretch.range.clone()]);
        (
            parts.filter(|part| !part.is_empty()).collect(),
            found.spoilt,
        )
    }

    #[test]
    fn closed_quotes_spoil_nothing() {
        for text in [
            "",
            "a,b\n1,2\n",
            "a,b\r\n\"x, y\",\"one\nline\r\nmore\"\n3,4",
            "a,b\n\"he said \"\"no\"\"\",2\n",
            "a,b\n5\" pipe,2\n\"x\" y,2\n",
        ] {
            let (found, spoilt) = parts(text);
            assert_eq!((found.concat().as_str(), spoilt.len()), (text, 0));
        }
    }

    #[test]
    fn an_open_quote_costs_its_record() {
        let (found, spoilt) = parts("a,b\n1,\"open\n2,two\n3,\"three\"\n");
        assert_eq!(found, ["a,b\n", "2,two\n3,\"three\"\n"]);
        assert_eq!(spoilt, [2]);
        let (found, spoilt) = parts("a,b\n1,\"open\n2,two\n3,three\n");
        assert_eq!(found, ["a,b\n", "2,two\n3,three\n"]);
        assert_eq!(spoilt, [2]);
    }

    #[test]
    fn what_is_cut_short_is_no_row() {
        let (found, spoilt) = parts("a,b\n1,one\n2,\"First line\nsecond line, that\nthird");
        assert_eq!(found, ["a,b\n1,one\n", "second line, that\nthird"]);
        assert_eq!(spoilt, [3]);
        let (found, spoilt) = parts("a,b\n1,one\n2,\"First line\nsecond line\nthird");
        assert_eq!((found, spoilt), (vec!["a,b\n1,one\n"], vec![3]));
    }

    #[test]
    fn effort_is_bounded() {
        let text = format!("a,b\n{}", "\"x\n".repeat(20_000));
        let found = quoting(&text, b',');
        assert!(found.given_up.is_some() || !found.spoilt.is_empty());
        let hostile = format!("a,b\n{}", "c\n".repeat(50_000) + &"\"".repeat(3));
        assert!(quoting(&hostile, b',').stretches.len() <= 2);
    }
}
