//! Words beside a number that make it an estimate, a bound or a part.

use super::extent::Hedge;
use super::word::Word;

/// Words before a number that hedge it, longer ones before those they end with.
const HEDGES_BEFORE: &[(&[&str], Hedge)] = &[
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["as", "few", "as"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["more", "than"], Hedge::AtLeast),
    (&["greater", "than"], Hedge::AtLeast),
    (&["at", "least"], Hedge::AtLeast),
    (&["upwards", "of"], Hedge::AtLeast),
    (&["fewer", "than"], Hedge::AtMost),
    (&["less", "than"], Hedge::AtMost),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["just", "over"], Hedge::About),
    (&["just", "under"], Hedge::About),
    (&["close", "to"], Hedge::About),
    (&["an", "estimated"], Hedge::About),
    (&["over"], Hedge::AtLeast),
    (&["above"], Hedge::AtLeast),
    (&["exceeding"], Hedge::AtLeast),
    (&["under"], Hedge::AtMost),
    (&["below"], Hedge::AtMost),
    (&["about"], Hedge::About),
    (&["almost"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["around"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["maybe"], Hedge::About),
    (&["nearly"], Hedge::About),
    (&["perhaps"], Hedge::About),
    (&["possibly"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["some"], Hedge::About),
];

/// Words after a number that hedge it.
pub(super) const HEDGES_AFTER: &[(&[&str], Hedge)] = &[
    (&["or", "more"], Hedge::AtLeast),
    (&["or", "so"], Hedge::About),
    (&["or", "fewer"], Hedge::AtMost),
    (&["or", "less"], Hedge::AtMost),
];

/// Words before a number that make it one of several, or a name.
pub(super) const PART_BEFORE: &[&str] = &[
    "act",
    "additional",
    "age",
    "aged",
    "ages",
    "airbus",
    "another",
    "article",
    "boeing",
    "category",
    "chapter",
    "channel",
    "class",
    "day",
    "each",
    "episode",
    "every",
    "extra",
    "first",
    "flight",
    "further",
    "game",
    "gate",
    "grade",
    "group",
    "highway",
    "interstate",
    "last",
    "level",
    "next",
    "no",
    "number",
    "other",
    "page",
    "part",
    "past",
    "phase",
    "platform",
    "previous",
    "remaining",
    "resolution",
    "room",
    "round",
    "route",
    "season",
    "section",
    "stage",
    "title",
    "type",
    "unit",
    "version",
    "volume",
    "week",
    "year",
    "zone",
];

/// Words after a number that make it one of several.
pub(super) const PART_AFTER: &[&str] = &[
    "additional",
    "extra",
    "further",
    "more",
    "new",
    "other",
    "others",
    "remaining",
];

/// How many words before a number hedge it, and how.
pub(super) fn hedge_before(words: &[Word<'_>], at: usize) -> Option<(usize, Hedge)> {
    let hedge = HEDGES_BEFORE.iter().find(|(pattern, _)| {
        at.checked_sub(pattern.len())
            .is_some_and(|from| starts_with(&words[from..], pattern))
    });
    hedge.map(|(pattern, hedge)| (pattern.len(), *hedge))
}

/// Whether words begin with a pattern.
pub(super) fn starts_with(words: &[Word<'_>], pattern: &[&str]) -> bool {
    words.len() >= pattern.len()
        && pattern
            .iter()
            .zip(words)
            .all(|(expected, word)| *expected == word.normal)
}
