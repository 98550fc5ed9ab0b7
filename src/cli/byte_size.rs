//! Sizes in bytes as people write them: `64M`.

/// Reads a number of bytes, or of K, M or G.
pub(crate) fn byte_size(text: &str) -> Result<u64, &'static str> {
    const ALLOWED: &str = "must be a whole number of bytes, or of K, M or G such as 64M";
    let shift = match text.bytes().last() {
        Some(b'k' | b'K') => 10,
        Some(b'm' | b'M') => 20,
        Some(b'g' | b'G') => 30,
        _ => 0,
    };
    let digits = if shift == 0 {
        text
    } else {
        &text[..text.len() - 1]
    };
    let number: u64 = digits.parse().map_err(|_| ALLOWED)?;
    number.checked_mul(1 << shift).ok_or(ALLOWED)
}

/// The shortest form that is read back as the same number.
pub(crate) fn shown_size(bytes: u64) -> String {
    for (shift, suffix) in [(30, "G"), (20, "M"), (10, "K")] {
        if bytes != 0 && bytes.trailing_zeros() >= shift {
            return format!("{}{suffix}", bytes >> shift);
        }
    }
    bytes.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_they_are_shown() {
        for bytes in [0, 1, 1000, 1024, 64 << 20, 3 << 30] {
            assert_eq!(byte_size(&shown_size(bytes)), Ok(bytes));
        }
        assert_eq!(byte_size("64m"), Ok(64 << 20));
        for wrong in ["", "M", "-1", "1.5M", "99999999999G", "é"] {
            assert!(byte_size(wrong).is_err(), "{wrong}");
        }
    }
}
