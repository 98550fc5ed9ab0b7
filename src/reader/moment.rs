//! Days and moments as pages and feeds write them.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::Offset;

/// Years in which something can have been published.
pub(super) const YEARS: RangeInclusive<i16> = 1900..=2100;

/// A day or moment in ISO 8601, from a text in ISO 8601 (`2025-03-20`, `2025-03-20T14:05:00Z`,
/// `20250320`, also with a space for the `T`, without the colon in the offset or with fractions of a
/// second) or in the form of mail (`Thu, 20 Mar 2025 14:05:00 GMT`).
///
/// A moment keeps its offset from UTC and loses fractions of a second; one without an offset stays
/// without, and so does a day without a time. `None` for anything else, and for years other than
/// 1900 to 2100.
pub(super) fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    let (moment, offset) = iso_pieces(text).or_else(|| mail(text))?;
    match moment {
        Moment::Day(day) => YEARS.contains(&day.year()).then(|| day.to_string()),
        Moment::Time(time) => {
            if !YEARS.contains(&time.year()) {
                return None;
            }
            let time = time.with().subsec_nanosecond(0).build().ok()?;
            let offset = match offset {
                Some(offset) if offset == Offset::UTC => "Z".to_owned(),
                Some(offset) => clock(offset),
                None => String::new(),
            };
            Some(format!("{time}{offset}"))
        }
    }
}

enum Moment {
    Day(Date),
    Time(DateTime),
}

fn iso_pieces(text: &str) -> Option<(Moment, Option<Offset>)> {
    let close = with_offset_close(text);
    let pieces = Pieces::parse(close.as_ref()).ok()?;
    let offset = pieces.offset().map(|offset| match offset {
        PiecesOffset::Zulu => Offset::UTC,
        PiecesOffset::Numeric(numeric) => numeric.offset(),
        _ => Offset::UTC,
    });
    let moment = match pieces.time() {
        Some(time) => Moment::Time(pieces.date().to_datetime(time)),
        None => Moment::Day(pieces.date()),
    };
    Some((moment, offset))
}

/// The same without a space before the offset, which ISO 8601 does not know.
fn with_offset_close(text: &str) -> Cow<'_, str> {
    match text.rsplit_once(' ') {
        Some((moment, offset)) if offset.starts_with(['+', '-']) => {
            Cow::Owned(format!("{moment}{offset}"))
        }
        _ => Cow::Borrowed(text),
    }
}

fn mail(text: &str) -> Option<(Moment, Option<Offset>)> {
    let zoned = rfc2822::parse(text).ok()?;
    Some((Moment::Time(zoned.datetime()), Some(zoned.offset())))
}

/// `+02:00`.
fn clock(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_become_iso_8601() {
        for (written, iso_form) in [
            ("2025-03-20", "2025-03-20"),
            (" 20250320 ", "2025-03-20"),
            ("2025-03-20T14:05:00Z", "2025-03-20T14:05:00Z"),
            ("2025-03-20T14:05:00.123+00:00", "2025-03-20T14:05:00Z"),
            ("2025-03-20T14:05:00+0200", "2025-03-20T14:05:00+02:00"),
            ("2025-03-20 14:05:00 -0330", "2025-03-20T14:05:00-03:30"),
            ("2025-03-20T14:05", "2025-03-20T14:05:00"),
            ("Thu, 20 Mar 2025 14:05:00 GMT", "2025-03-20T14:05:00Z"),
            ("20 Mar 2025 14:05:00 +0100", "2025-03-20T14:05:00+01:00"),
        ] {
            assert_eq!(iso(written).as_deref(), Some(iso_form), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for written in [
            "",
            "yesterday",
            "2025-02-30",
            "0001-01-01T00:00:00Z",
            "9999-12-31",
            "03/04/2025",
            "Thu, 99 Mar 2025 14:05:00 GMT",
        ] {
            assert_eq!(iso(written), None, "{written}");
        }
        assert_eq!(iso(&"2".repeat(100_000)), None);
    }
}
