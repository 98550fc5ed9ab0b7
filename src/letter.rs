//! Letters and digits, told without the tables of Unicode where a quotation mark or a dash stands:
//! they stand beside letters of ASCII far more often than anything else that is not ASCII.

use std::ops::RangeInclusive;

/// The block of quotation marks, dashes and spaces, which has no letter and no digit.
const PUNCTUATION: RangeInclusive<char> = '\u{2000}'..='\u{206F}';

/// Whether a character is a letter of any script.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    !PUNCTUATION.contains(&c) && c.is_alphabetic()
}

/// Whether a character is a letter or a digit of any script.
#[inline]
pub(crate) fn is_of_word(c: char) -> bool {
    !PUNCTUATION.contains(&c) && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_unicode_has_them() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_of_word(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
