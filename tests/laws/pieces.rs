//! What holds for the pieces of any text in any language.

use briefing::segmenter::Segmenter;
use briefing::{Language, Sentence};

/// Cuts what the bytes say: the first is the language's number, a first line that begins with `#`
/// the headline.
pub fn assert_any_bytes_are_cut(bytes: &[u8]) {
    let Some((&language, text)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let titled = text
        .strip_prefix('#')
        .and_then(|text| text.split_once('\n'));
    match titled {
        Some((title, text)) => assert_any_text_is_cut(language, text, Some(title)),
        None => assert_any_text_is_cut(language, &text, None),
    }
}

/// Cuts a text both ways by the rules of the language with this number, counted round.
pub fn assert_any_text_is_cut(number: u8, text: &str, title: Option<&str>) {
    let language = Language::ALL[usize::from(number) % Language::ALL.len()];
    let segmenter = Segmenter::new(language);
    let pieces = segmenter.segment(0, text, title);
    assert_pieces(text, &pieces);
    assert_eq!(pieces, segmenter.segment(0, text, title));
    let mut end = 0;
    for span in segmenter.split(text) {
        assert!(span.start < span.end, "empty in {text:?}");
        assert!(text[end..span.start].trim().is_empty(), "lost in {text:?}");
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "lost in {text:?}");
}

/// Pieces stand in order, lead back to the text, and only white space lies between them.
pub fn assert_pieces(text: &str, pieces: &[Sentence]) {
    let mut end = 0;
    let mut paragraph = 0;
    for (position, piece) in pieces.iter().enumerate() {
        assert_eq!(piece.id.position, position);
        assert!(piece.span.start >= end, "overlap in {text:?}");
        assert!(
            text[end..piece.span.start].trim().is_empty(),
            "lost text in {text:?}"
        );
        assert_eq!(text[piece.span.clone()], piece.text);
        assert_eq!(piece.text.trim(), piece.text);
        assert!(!piece.text.is_empty());
        assert!(piece.paragraph >= paragraph);
        end = piece.span.end;
        paragraph = piece.paragraph;
    }
    assert!(text[end..].trim().is_empty(), "lost text in {text:?}");
}
