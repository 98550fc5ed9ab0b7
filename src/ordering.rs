//! In which order the chosen sentences are read.

use std::cmp::Ordering;

/// What the order of a chosen sentence depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// Date of its document, ISO 8601.
    pub date: Option<&'a str>,
    /// Where its sources place what it says, from the head (0) to the end (1) of an article.
    pub relative_position: f64,
    /// Number of its document, by which ties are broken: one that does not depend on the order in
    /// which documents are given keeps the reading order from depending on it.
    pub document: usize,
    /// Position among the body sentences of its document.
    pub position: usize,
}

/// Which day is read first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// The earliest: the story as it went.
    #[default]
    EarliestFirst,
    /// The latest: the news, for a reader who knows the story so far.
    LatestFirst,
}

/// The reading order: indices of `places`, sorted by day if every document has a date, then by
/// where the sources place what a sentence says, then by document and position; but a sentence that
/// follows another of them in their document follows it here.
///
/// ```
/// use briefing::ordering::{Days, Place, reading_order};
/// let place = |date, document, position| Place {
///     date: Some(date),
///     relative_position: position as f64 / 10.0,
///     document,
///     position,
/// };
/// let places = [
///     place("2025-03-21", 0, 0),
///     place("2025-03-20", 1, 9),
///     place("2025-03-20", 2, 1),
///     place("2025-03-20", 3, 3),
///     place("2025-03-20", 2, 2),
/// ];
/// assert_eq!(reading_order(&places, Days::EarliestFirst), [2, 4, 3, 1, 0]);
/// assert_eq!(reading_order(&places, Days::LatestFirst), [0, 2, 4, 3, 1]);
/// let places = [place("2025-03-20", 0, 2), place("2025-03-20", 1, 3), place("2025-03-20", 0, 3)];
/// assert_eq!(reading_order(&places, Days::EarliestFirst), [0, 2, 1]);
/// ```
pub fn reading_order(places: &[Place<'_>], days: Days) -> Vec<usize> {
    let dated = places.iter().all(|place| place.date.is_some());
    let order = |a: &usize, b: &usize| {
        let (a, b) = (&places[*a], &places[*b]);
        let by_day = match days {
            _ if !dated => Ordering::Equal,
            Days::EarliestFirst => day(a).cmp(&day(b)),
            Days::LatestFirst => day(b).cmp(&day(a)),
        };
        by_day
            .then(a.relative_position.total_cmp(&b.relative_position))
            .then(a.document.cmp(&b.document))
            .then(a.position.cmp(&b.position))
    };
    let mut passages = passages(places);
    passages.sort_by(|a, b| order(&a[0], &b[0]));
    passages.concat()
}

/// The places in runs that stand next to each other in a document, each run in order.
fn passages(places: &[Place<'_>]) -> Vec<Vec<usize>> {
    let mut by_position: Vec<usize> = (0..places.len()).collect();
    by_position.sort_by_key(|&at| (places[at].document, places[at].position));
    by_position
        .chunk_by(|&a, &b| {
            places[a].document == places[b].document && places[b].position - places[a].position <= 1
        })
        .map(<[usize]>::to_vec)
        .collect()
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
        let place = |date, document, position| Place {
            date,
            relative_position: position as f64 / 10.0,
            document,
            position,
        };
        let places = [place(Some("2025-01-02"), 0, 1), place(None, 1, 2)];
        assert_eq!(reading_order(&places, Days::EarliestFirst), [0, 1]);
        let places = [place(Some("2025-01-02"), 0, 3), place(None, 1, 2)];
        assert_eq!(reading_order(&places, Days::EarliestFirst), [1, 0]);
        assert!(reading_order(&[], Days::LatestFirst).is_empty());
    }
}
