//! Bytes of a kind in a text, looked for in whole blocks, so that many are looked at at once.

/// Bytes of a block.
const BLOCK: usize = 32;

/// Whether one of some bytes is of a kind. Linear in the bytes.
pub(crate) fn holds(bytes: &[u8], kind: impl Fn(u8) -> bool) -> bool {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    match bytes.last_chunk::<BLOCK>() {
        // The last block overlaps the one before it, so that nothing is left over.
        Some(last) => {
            block_holds(last, &kind) || blocks.iter().any(|block| block_holds(block, &kind))
        }
        None => bytes.iter().any(|&byte| kind(byte)),
    }
}

/// Where the first byte of a kind stands. Linear in the bytes before it.
pub(crate) fn position(bytes: &[u8], kind: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let without = blocks.iter().take_while(|block| !block_holds(block, &kind));
    let from = without.count() * BLOCK;
    let found = bytes[from..].iter().position(|&byte| kind(byte))?;
    Some(from + found)
}

/// Number of words: runs of characters between white space. Linear in the text.
pub(crate) fn word_count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some((&first, rest)) = bytes.split_first() else {
        return 0;
    };
    if !text.is_ascii() && has_wide_space(text) {
        return text.split_whitespace().count();
    }
    let white = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let begins = |before: u8, byte: u8| u8::from(white(before) & !white(byte));
    let (blocks, last) = rest.as_chunks::<BLOCK>();
    let (before, last_before) = bytes[..rest.len()].as_chunks::<BLOCK>();
    let mut count = usize::from(!white(first));
    for (before, block) in before.iter().zip(blocks) {
        let pairs = before.iter().zip(block);
        let begun = pairs.fold(0, |begun, (&before, &byte)| begun + begins(before, byte));
        count += usize::from(begun);
    }
    let last = last_before.iter().zip(last);
    count
        + last
            .filter(|&(&before, &byte)| begins(before, byte) > 0)
            .count()
}

/// Whether a text has white space beyond ASCII.
fn has_wide_space(text: &str) -> bool {
    let begins = |byte: u8| matches!(byte, 0xC2 | 0xE1..=0xE3);
    let is_space = |at: usize| text[at..].starts_with(char::is_whitespace);
    let spaces = |bytes: &[u8], from: usize| {
        let mut places = (from..).zip(bytes).filter(|&(_, &byte)| begins(byte));
        places.any(|(at, _)| is_space(at))
    };
    let (blocks, last) = text.as_bytes().as_chunks::<BLOCK>();
    let mut numbered = blocks.iter().enumerate();
    numbered.any(|(at, block)| block_holds(block, begins) && spaces(block, at * BLOCK))
        || spaces(last, text.len() - last.len())
}

// No way out between the bytes of a block: else they could not be looked at at once.
#[inline]
fn block_holds(block: &[u8; BLOCK], kind: impl Fn(u8) -> bool) -> bool {
    block
        .iter()
        .fold(0, |found, &byte| found | u8::from(kind(byte)))
        > 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_stand_between_white_space(text in "[a a ’é\\t\\u{b}\\u{85}\\u{a0}\\u{1680}\\u{2003}\\u{3000}]{0,200}|[a ’\\n]{0,200}") {
            prop_assert_eq!(word_count(&text), text.split_whitespace().count());
        }

        #[test]
        fn finds_what_looking_at_each_finds(bytes in proptest::collection::vec(0..40_u8, 0..100)) {
            let kind = |byte: u8| byte < 2;
            let first = bytes.iter().position(|&byte| kind(byte));
            prop_assert_eq!(position(&bytes, kind), first);
            prop_assert_eq!(holds(&bytes, kind), first.is_some());
        }
    }
}
