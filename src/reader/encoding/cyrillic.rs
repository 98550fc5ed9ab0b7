//! Cyrillic letters as old Macintoshes wrote them, which the detector does not know: small letters
//! stand where Windows has them, capitals and я do not.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC,
};

/// Guesses that such a text gets.
const CONFUSED: [&Encoding; 6] = [
    WINDOWS_1251,
    WINDOWS_1252,
    KOI8_R,
    KOI8_U,
    ISO_8859_5,
    IBM866,
];

/// Fewest bytes beyond ASCII that tell anything.
const LEAST: usize = 16;

/// Smallest share of the characters beyond ASCII that stand in well-made words.
const SHARE: f64 = 0.9;

/// How much larger it is than with what was guessed.
const MARGIN: f64 = 0.02;

/// The guess, unless the bytes make better words as Macintosh Cyrillic.
pub(super) fn corrected(guess: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if foreign < LEAST || !CONFUSED.contains(&guess) {
        return guess;
    }
    let share = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        letters_in_words(&text) as f64 / foreign as f64
    };
    let mac = share(X_MAC_CYRILLIC);
    if mac >= SHARE && mac > share(guess) + MARGIN {
        X_MAC_CYRILLIC
    } else {
        guess
    }
}

/// Letters of words that are all Cyrillic and all small, all capital, or small after a capital.
fn letters_in_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| is_word(word))
        .map(|word| word.chars().count())
        .sum()
}

fn is_word(word: &str) -> bool {
    let is_cyrillic = word.chars().all(|c| matches!(c, '\u{400}'..='\u{45F}'));
    let mut rest = word.chars();
    rest.next();
    let is_cased = rest.clone().all(char::is_lowercase) || word.chars().all(char::is_uppercase);
    is_cyrillic && is_cased
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Паром снова ходит на остров. Девяносто пассажиров вышли в море утром, \
        и ни один из них не опоздал. Порт обещает новые рейсы для всех жителей Заречья.";

    /// The bytes of a text, of ASCII and Russian letters, on an old Macintosh.
    fn on_a_macintosh(text: &str) -> Vec<u8> {
        let byte = |c: char| match c {
            'А'..='Я' => 0x80 + (u32::from(c) - u32::from('А')) as u8,
            'а'..='ю' => 0xE0 + (u32::from(c) - u32::from('а')) as u8,
            'я' => 0xDF,
            _ => c as u8,
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn capitals_and_the_last_letter_tell_macintosh_and_windows_apart() {
        let bytes = on_a_macintosh(RUSSIAN);
        for guess in [WINDOWS_1251, WINDOWS_1252] {
            assert_eq!(corrected(guess, &bytes), X_MAC_CYRILLIC);
        }
        let (windows, ..) = WINDOWS_1251.encode(RUSSIAN);
        assert_eq!(corrected(WINDOWS_1251, &windows), WINDOWS_1251);
        let (koi, ..) = KOI8_R.encode(RUSSIAN);
        assert_eq!(corrected(KOI8_R, &koi), KOI8_R);
    }

    #[test]
    fn other_scripts_stay_as_they_were_guessed() {
        let french =
            "Élève, été, forêt, naïve, où, garçon, château, fenêtre, hôtel, île, dîner, sûr";
        let (bytes, ..) = WINDOWS_1252.encode(french);
        assert_eq!(corrected(WINDOWS_1252, &bytes), WINDOWS_1252);
        assert_eq!(corrected(WINDOWS_1252, b"plain"), WINDOWS_1252);
    }
}
