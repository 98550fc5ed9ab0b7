//! German sentences that begin in lower case behind a full stop, as people type in a hurry: told by
//! the words on either side of it.

/// Whether the word before a full stop ends sentences and is no abbreviation, or the word behind it
/// follows no abbreviation: `… ist. das Zimmer`, `… im Bad. aber sonst`.
pub(super) fn resumes(left: &str, next: &str) -> bool {
    const ENDS: &[&str] = &[
        "bin", "da", "dort", "geht", "gibt", "ging", "gut", "haben", "habe", "hat", "hatte",
        "hier", "ist", "kam", "kann", "kommt", "konnte", "lässt", "mehr", "muss", "muß", "nett",
        "nicht", "schön", "sei", "seien", "sein", "sind", "soll", "steht", "super", "teuer",
        "toll", "waren", "war", "wäre", "werde", "wieder", "will", "wird", "wurde",
    ];
    const BEGINS: &[&str] = &[
        "aber", "also", "da", "dann", "dort", "es", "ich", "leider", "man", "nun", "trotzdem",
        "und", "weil", "wenn", "wir",
    ];
    let noun = left.starts_with(char::is_uppercase)
        && left.chars().nth(4).is_some()
        && left.chars().skip(1).all(char::is_lowercase);
    ENDS.contains(&left) || noun && BEGINS.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_end_or_begin_sentences() {
        assert!(resumes("ist", "das") && resumes("Hafen", "aber"));
        for (left, next) in [("evtl", "das"), ("Hafen", "der"), ("Std", "ich"), ("", "")] {
            assert!(!resumes(left, next), "{left} {next}");
        }
    }
}
