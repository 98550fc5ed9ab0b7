//! Fixed phrases in a line, looked for without regard to ASCII case and without allocating.

/// Most bytes of a line in which a phrase alone decides.
pub(super) const SHORT: usize = 320;

/// Phrases in lower case, each of two bytes or more.
pub(super) struct Phrases {
    phrases: &'static [&'static str],
    /// A bit for each pair of bytes that a phrase begins with, five bits of each byte counted, so
    /// that case falls away: nearly all words are passed over by these alone.
    pairs: [u32; 32],
    /// The same of the second and third byte.
    seconds: [u32; 32],
}

impl Phrases {
    pub(super) const fn new(phrases: &'static [&'static str]) -> Self {
        let mut pairs = [0; 32];
        let mut seconds = [0; 32];
        let mut at = 0;
        while at < phrases.len() {
            let bytes = phrases[at].as_bytes();
            pairs[(bytes[0] & 31) as usize] |= 1 << (bytes[1] & 31);
            let thirds = if bytes.len() == 2 {
                u32::MAX
            } else {
                1 << (bytes[2] & 31)
            };
            seconds[(bytes[1] & 31) as usize] |= thirds;
            at += 1;
        }
        Self {
            phrases,
            pairs,
            seconds,
        }
    }

    /// Where the first of the phrases stands in a line, at the beginning of a word. Linear in the
    /// line.
    pub(super) fn find(&self, line: &str) -> Option<usize> {
        let bytes = line.as_bytes();
        let inside = |at: usize| {
            at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes[at].is_ascii_alphanumeric()
        };
        (1..bytes.len()).map(|second| second - 1).find(|&at| {
            self.may_begin(bytes[at], bytes[at + 1])
                && self.may_go_on(bytes[at + 1], bytes.get(at + 2))
                && !inside(at)
                && self
                    .phrases
                    .iter()
                    .any(|phrase| rest(&bytes[at..], phrase).is_some())
        })
    }

    /// Whether one of the phrases stands in a line, at the beginning of a word.
    pub(super) fn are_in(&self, line: &str) -> bool {
        self.find(line).is_some()
    }

    /// Whether a line begins with one of the phrases and a word does not go on behind it; behind a
    /// phrase that ends in a mark or a digit anything may follow.
    pub(super) fn begin(&self, line: &str) -> bool {
        let bytes = line.as_bytes();
        let may = matches!(bytes, [first, second, ..] if self.may_begin(*first, *second));
        may && self.may_go_on(bytes[1], bytes.get(2))
            && self.phrases.iter().any(|phrase| {
                rest(bytes, phrase).is_some_and(|rest| {
                    !phrase.ends_with(char::is_alphabetic)
                        || rest
                            .first()
                            .is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric())
                        || rest.starts_with("’".as_bytes())
                        || rest.starts_with("—".as_bytes())
                })
            })
    }

    #[inline]
    fn may_go_on(&self, second: u8, third: Option<&u8>) -> bool {
        third.is_none_or(|third| self.seconds[usize::from(second & 31)] >> (third & 31) & 1 == 1)
    }

    #[inline]
    fn may_begin(&self, first: u8, second: u8) -> bool {
        self.pairs[usize::from(first & 31)] >> (second & 31) & 1 == 1
    }
}

/// What follows a phrase that a line begins with.
#[inline]
fn rest<'t>(line: &'t [u8], phrase: &str) -> Option<&'t [u8]> {
    let (&[first, second, ..], &[lower, next, ..]) = (line, phrase.as_bytes()) else {
        return None;
    };
    if first.to_ascii_lowercase() != lower || second.to_ascii_lowercase() != next {
        return None;
    }
    let (head, rest) = line.split_at_checked(phrase.len())?;
    head.eq_ignore_ascii_case(phrase.as_bytes()).then_some(rest)
}

/// What follows the first word of a line, if that is one of some words in lower case.
pub(super) fn behind<'t>(line: &'t str, words: &[&str]) -> Option<&'t str> {
    let (word, rest) = line.split_once(' ')?;
    let known = words.iter().any(|known| known.eq_ignore_ascii_case(word));
    known.then_some(rest)
}

/// The first bytes of a line.
pub(super) fn head(line: &str, most: usize) -> &str {
    let mut end = line.len().min(most);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    static HEADS: Phrases = Phrases::new(&["image:", "sign up", "subscribe"]);
    static INNER: Phrases = Phrases::new(&["ad", "ap photo/"]);

    #[test]
    fn at_the_head_of_a_line() {
        for line in [
            "Image: x",
            "IMAGE:x",
            "SIGN UP",
            "Subscribe, now",
            "subscribe’s",
        ] {
            assert!(HEADS.begin(line), "{line}");
        }
        for line in ["Subscribers", "S", "", "Images:", "Subscribé"] {
            assert!(!HEADS.begin(line), "{line}");
        }
    }

    #[test]
    fn behind_the_first_word() {
        assert_eq!(
            behind("This story ends", &["that", "this"]),
            Some("story ends")
        );
        for line in ["Thistle and thorn", "this", ""] {
            assert_eq!(behind(line, &["this"]), None, "{line}");
        }
    }

    #[test]
    fn at_the_beginning_of_a_word() {
        assert_eq!(INNER.find("A bad Ad"), Some(6));
        assert!(INNER.are_in("x AP Photo/y") && !INNER.are_in("") && !INNER.are_in("é bad"));
    }
}
