//! In which order the chosen sentences are read.

use std::cmp::Ordering;

/// What the order of a chosen sentence depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// Date of its document, ISO 8601.
    pub date: Option<&'a str>,
    /// Position among the body sentences of its document, divided by their number: 0 to 1.
    pub relative_position: f64,
    /// Number of its document.
    pub document: usize,
    /// Position in its document.
    pub position: usize,
}

/// The reading order: indices of `places`, sorted by day if every document has a date, then by
/// where in its document a sentence stands, then by document and position.
///
/// ```
/// use briefing::ordering::{Place, reading_order};
/// let place = |date, relative_position, document| Place {
///     date: Some(date), relative_position, document, position: 0,
/// };
/// let places = [
///     place("2025-03-21", 0.0, 0),
///     place("2025-03-20", 0.9, 1),
///     place("2025-03-20", 0.1, 2),
/// ];
/// assert_eq!(reading_order(&places), [2, 1, 0]);
/// ```
pub fn reading_order(places: &[Place<'_>]) -> Vec<usize> {
    let dated = places.iter().all(|place| place.date.is_some());
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&places[a], &places[b]);
        let by_day = if dated {
            day(a).cmp(&day(b))
        } else {
            Ordering::Equal
        };
        by_day
            .then(a.relative_position.total_cmp(&b.relative_position))
            .then(a.document.cmp(&b.document))
            .then(a.position.cmp(&b.position))
    });
    order
}

/// The day of a date or moment: its first ten characters.
fn day<'a>(place: &Place<'a>) -> Option<&'a str> {
    place.date.map(|date| date.get(..10).unwrap_or(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_undated_document_sets_dates_aside() {
        let place = |date, relative_position| Place {
            date,
            relative_position,
            document: 0,
            position: 0,
        };
        let places = [place(Some("2025-01-02"), 0.1), place(None, 0.2)];
        assert_eq!(reading_order(&places), [0, 1]);
        let places = [place(Some("2025-01-02"), 0.3), place(None, 0.2)];
        assert_eq!(reading_order(&places), [1, 0]);
        assert!(reading_order(&[]).is_empty());
    }
}
