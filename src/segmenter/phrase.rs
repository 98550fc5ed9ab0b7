//! Fixed phrases in a line, looked for without regard to ASCII case and without allocating.

/// Whether a line begins with a phrase given in lower case.
pub(super) fn begins(line: &str, phrase: &str) -> bool {
    rest(line.as_bytes(), phrase).is_some()
}

/// Whether a line begins with one of some phrases and a word does not go on behind it; behind a
/// phrase that ends in a mark or a digit anything may follow.
pub(super) fn begins_with_any(line: &str, phrases: &[&str]) -> bool {
    let bytes = line.as_bytes();
    phrases.iter().any(|phrase| {
        let open = phrase.ends_with(|c: char| !c.is_alphabetic());
        rest(bytes, phrase).is_some_and(|rest| {
            open || rest
                .first()
                .is_none_or(|b| !b.is_ascii_alphanumeric() && b.is_ascii())
                || rest.starts_with("’".as_bytes())
                || rest.starts_with("—".as_bytes())
        })
    })
}

/// Phrases to be found anywhere in a line, at the beginning of a word. ASCII, in lower case, each of
/// two bytes or more.
pub(super) struct Phrases {
    phrases: &'static [&'static str],
    /// A bit for each byte that a phrase begins with, and one for each byte that comes second: most
    /// words are passed over by these alone.
    first: u128,
    second: u128,
}

impl Phrases {
    pub(super) const fn new(phrases: &'static [&'static str]) -> Self {
        let (mut first, mut second) = (0, 0);
        let mut at = 0;
        while at < phrases.len() {
            let bytes = phrases[at].as_bytes();
            first |= 1 << bytes[0];
            second |= 1 << bytes[1];
            at += 1;
        }
        Self {
            phrases,
            first,
            second,
        }
    }

    /// Where the first of the phrases stands in a line. Linear in the line.
    pub(super) fn find(&self, line: &str) -> Option<usize> {
        let bytes = line.as_bytes();
        let mut inside = false;
        for (at, pair) in bytes.windows(2).enumerate() {
            let word = pair[0].is_ascii_alphanumeric();
            let starts = !(word && inside) && has(self.first, pair[0]) && has(self.second, pair[1]);
            if starts
                && self
                    .phrases
                    .iter()
                    .any(|phrase| rest(&bytes[at..], phrase).is_some())
            {
                return Some(at);
            }
            inside = word;
        }
        None
    }

    /// Whether one of the phrases stands in a line.
    pub(super) fn are_in(&self, line: &str) -> bool {
        self.find(line).is_some()
    }
}

/// Whether a set of ASCII bytes has a byte, its case aside.
fn has(set: u128, byte: u8) -> bool {
    byte.is_ascii() && set >> byte.to_ascii_lowercase() & 1 == 1
}

/// What follows a phrase that a line begins with.
fn rest<'t>(line: &'t [u8], phrase: &str) -> Option<&'t [u8]> {
    let (head, rest) = line.split_at_checked(phrase.len())?;
    head.eq_ignore_ascii_case(phrase.as_bytes()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_begin_at_words() {
        assert!(begins("READ MORE", "read more") && !begins("read", "read more"));
        assert!(
            begins_with_any("Image: x", &["image:"]) && begins_with_any("Sign up", &["sign up"])
        );
        assert!(!begins_with_any("Subscribers", &["subscribe"]));
        const AD: Phrases = Phrases::new(&["ad", "ap photo/"]);
        assert_eq!(AD.find("A bad Ad"), Some(6));
        assert!(AD.are_in("x AP Photo/y") && !AD.are_in("") && !AD.are_in("é bad"));
    }
}
