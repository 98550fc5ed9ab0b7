//! Who reported, set as a sentence at the end of an article or of a broadcast. English only.

use super::phrase::Phrases;

/// What a sentence about those who helped holds, in lower case.
static HELPED: Phrases = Phrases::new(&[
    "contributed reporting",
    "contributed to this article",
    "contributed to this report",
    "contributed to this story",
]);
/// What such sentences hold, in lower case: nothing else need be looked for where none of these is.
pub(super) const HELD: &[&str] = &["contributed", "reported from "];
/// How an agency begins the bracket with its reporters and editors, in lower case.
static BRACKETED: Phrases = Phrases::new(&[
    "(additional reporting by",
    "(compiled by",
    "(editing by",
    "(reported by",
    "(reporting by",
    "(writing by",
]);
/// Words in small letters that stand between the names of reporters and places.
const LINKS: &[&str] = &[
    "also",
    "and",
    "contributed",
    "de",
    "for",
    "from",
    "in",
    "of",
    "report",
    "reported",
    "the",
    "this",
    "to",
    "van",
    "von",
    "writer",
    "writers",
];
/// Most words of a sentence that only names reporters and places.
const LONGEST: usize = 40;
/// Most words with which a reporter in a studio is announced.
const ANNOUNCED: usize = 8;

/// Whether a piece says who reported: `A Name, B Name and C Name contributed.`, `A Name reported
/// from Bath and B Name from Wells.`, `The Harbour Channel's A Name has more.` `held` tells whether
/// it may hold one of [`HELD`].
pub(super) fn is_signoff(piece: &str, held: bool) -> bool {
    BRACKETED.begin(piece)
        || is_announced(piece)
        || held && (names_helpers(piece) || names_reporters(piece))
}

/// A sentence that quotes nobody and says who contributed.
fn names_helpers(piece: &str) -> bool {
    piece.contains("contributed") && HELPED.are_in(piece) && !piece.contains(['"', '“', '”', '?'])
}

/// Names and links alone, and one of the links tells of reporting.
fn names_reporters(piece: &str) -> bool {
    let told = || piece.ends_with(" contributed.") || piece.contains(" reported from ");
    let plain = |word: &str| {
        let bare = word.trim_end_matches([',', ';', '.']);
        bare.starts_with(char::is_uppercase) || LINKS.contains(&bare)
    };
    piece.starts_with(char::is_uppercase)
        && piece.ends_with('.')
        && !piece.starts_with("The ")
        && piece.split(' ').all(plain)
        && told()
        && piece.split(' ').take(LONGEST + 1).count() <= LONGEST
}

/// `The Harbour Channel's A Name reports.`
fn is_announced(piece: &str) -> bool {
    const VERBS: [&str; 4] = [
        " reports.",
        " has more.",
        " has the story.",
        " has the latest.",
    ];
    // Few end so, and of the others nothing else need be compared.
    let ending = |text: &str| text.as_bytes().last_chunk::<4>().copied();
    let own = ending(piece);
    if !VERBS.iter().any(|verb| ending(verb) == own) {
        return false;
    }
    VERBS.iter().any(|verb| {
        piece.strip_suffix(verb).is_some_and(|names| {
            let owned = names.contains("'s ") || names.contains("’s ");
            let figure = |word: &str| {
                word.bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'\'' | b's'))
            };
            let name = |word: &str| word.starts_with(char::is_uppercase) || figure(word);
            owned
                && names.split(' ').take(ANNOUNCED + 1).count() <= ANNOUNCED
                && names.split(' ').all(name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_reported() {
        for piece in [
            "Jane Austen, Mary Shelley and Ann Radcliffe contributed.",
            "Harbour Press writers Jane Austen in Bath and Mary Shelley in Wells also contributed.",
            "Austen reported from Bath and Shelley reported from Geneva, Switzerland.",
            "Jane Austen reported from Bath and Mary Shelley from Wells.",
            "Harbour Press writers Jane Austen in Bath and Mary Shelley in Wells contributed to this report.",
            "(Reporting by Jane Austen in Bath and in Wells; Editing by Mary Shelley in Geneva)",
            "Channel 7's Jane Austen reports.",
            "Harbour TV’s Jane Austen has more.",
        ] {
            assert!(is_signoff(piece, true), "{piece}");
        }
    }

    #[test]
    fn sentences_about_reports() {
        for piece in [
            "Heavy rain contributed.",
            "Rain and the wind contributed.",
            "Reporting by the Harbour Times showed that the pier was weak.",
            "No damage was reported from Bath.",
            "The BBC reported from Bath.",
            "Harbour Radio reported from Bath that the pier was gone.",
            "The harbour's board has more.",
            "The harbour's owner reports.",
            "“She contributed to this report,” the board said.",
            "",
        ] {
            assert!(!is_signoff(piece, true), "{piece}");
        }
    }
}
