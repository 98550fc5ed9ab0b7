//! Lists run together on one line: `1) Bread 2) Salt`.

use std::ops::Range;

use super::mark::is_bullet;

/// Where the second and later entries of a list begin, if the range begins with its first.
///
/// Entries are numbered `1.`, `1)`, `1.)`, lettered `a.`, `a)`, or led by the same bullet each. Each
/// number must follow the one before it. Linear in the range.
pub(super) fn entries(text: &str, range: Range<usize>) -> Vec<usize> {
    let body = &text[range.clone()];
    let mut found = Vec::new();
    if let Some(bullet) = body.chars().next().filter(|&c| is_bullet(c)) {
        let needle = format!(" {bullet}");
        let starts = body
            .match_indices(&needle)
            .map(|(at, _)| range.start + at + 1);
        found.extend(starts);
        return found;
    }
    let Some((mut label, delimiter)) = first_label(body) else {
        return found;
    };
    let mut at = 0;
    while let Some(next) = label.following() {
        let needle = format!(" {next}{delimiter} ");
        let Some(offset) = body[at..].find(&needle) else {
            break;
        };
        at += offset + 1;
        found.push(range.start + at);
        label = next;
    }
    found
}

/// The number or letter of an entry.
#[derive(Clone, Copy)]
enum Item {
    Number(u32),
    Letter(char),
}

impl Item {
    fn following(self) -> Option<Self> {
        match self {
            Self::Number(n) => Some(Self::Number(n + 1)),
            Self::Letter(c) => (c < 'z').then(|| Self::Letter(char::from(c as u8 + 1))),
        }
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Letter(c) => c.fmt(f),
        }
    }
}

/// The label a list begins with, and what stands between it and the entry.
fn first_label(body: &str) -> Option<(Item, &'static str)> {
    let digits = body.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (item, rest) = match digits {
        0 => (Item::Letter('a'), body.strip_prefix('a')?),
        1 | 2 => (Item::Number(body[..digits].parse().ok()?), &body[digits..]),
        _ => return None,
    };
    let delimiter = [".)", ")", "."].into_iter().find(|&d| {
        rest.strip_prefix(d)
            .is_some_and(|rest| rest.starts_with(' '))
    })?;
    Some((item, delimiter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        entries(text, 0..text.len())
            .into_iter()
            .map(|at| &text[at..])
            .collect()
    }

    #[test]
    fn numbers_that_follow_one_another() {
        assert_eq!(cut("1) Bread 2) Salt"), ["2) Salt"]);
        assert_eq!(cut("a. Bread b. Salt c. Oil"), ["b. Salt c. Oil", "c. Oil"]);
        assert_eq!(cut("• Bread • Salt"), ["• Salt"]);
    }

    #[test]
    fn other_numbers_are_no_list() {
        assert!(cut("1. He met 3. the end").is_empty());
        assert!(cut("12 people met 2) others").is_empty());
        assert!(cut("").is_empty());
    }
}
