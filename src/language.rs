//! Languages: their codes and names, and which one a text is written in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::bytes::{self, eight, eight_at, first_eight, is_ascii, lowest, within};
use crate::letter::is_letter;

/// Declares the languages once: variant, identifier's name for it, ISO 639-1 code; behind them
/// those that the identifier does not know.
macro_rules! languages {
    (
        $($variant:ident $detected:ident $code:literal),+;
        $($named:ident $named_code:literal),+ $(,)?
    ) => {
        /// A natural language, named by its ISO 639-1 code.
        ///
        /// These are the languages that identification tells apart, and a few that have to be
        /// named: Galician and Icelandic. What is known of each (stop words, a stemmer,
        /// abbreviations) differs; the stages say so with a warning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Language {
            $(
                #[doc = concat!("`", $code, "`")]
                $variant,
            )+
            $(
                #[doc = concat!("`", $named_code, "`, never identified")]
                $named,
            )+
        }

        impl Language {
            /// Every language, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+ $(Self::$named),+];

            /// The ISO 639-1 code, such as `en`.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                    $(Self::$named => $named_code,)+
                }
            }

            /// The English name, such as `English`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)+
                    $(Self::$named => stringify!($named),)+
                }
            }

            fn from_detected(detected: whatlang::Lang) -> Self {
                match detected {
                    $(whatlang::Lang::$detected => Self::$variant,)+
                }
            }
        }
    };
}

languages! {
    English Eng "en",
    Esperanto Epo "eo",
    Russian Rus "ru",
    Chinese Cmn "zh",
    Spanish Spa "es",
    Portuguese Por "pt",
    Italian Ita "it",
    Bengali Ben "bn",
    French Fra "fr",
    German Deu "de",
    Ukrainian Ukr "uk",
    Georgian Kat "ka",
    Arabic Ara "ar",
    Hindi Hin "hi",
    Japanese Jpn "ja",
    Hebrew Heb "he",
    Yiddish Yid "yi",
    Polish Pol "pl",
    Amharic Amh "am",
    Javanese Jav "jv",
    Korean Kor "ko",
    Norwegian Nob "no",
    Danish Dan "da",
    Swedish Swe "sv",
    Finnish Fin "fi",
    Turkish Tur "tr",
    Dutch Nld "nl",
    Hungarian Hun "hu",
    Czech Ces "cs",
    Greek Ell "el",
    Bulgarian Bul "bg",
    Belarusian Bel "be",
    Marathi Mar "mr",
    Kannada Kan "kn",
    Romanian Ron "ro",
    Slovenian Slv "sl",
    Croatian Hrv "hr",
    Serbian Srp "sr",
    Macedonian Mkd "mk",
    Lithuanian Lit "lt",
    Latvian Lav "lv",
    Estonian Est "et",
    Tamil Tam "ta",
    Vietnamese Vie "vi",
    Urdu Urd "ur",
    Thai Tha "th",
    Gujarati Guj "gu",
    Uzbek Uzb "uz",
    Punjabi Pan "pa",
    Azerbaijani Aze "az",
    Indonesian Ind "id",
    Telugu Tel "te",
    Persian Pes "fa",
    Malayalam Mal "ml",
    Odia Ori "or",
    Burmese Mya "my",
    Nepali Nep "ne",
    Sinhala Sin "si",
    Khmer Khm "km",
    Turkmen Tuk "tk",
    Akan Aka "ak",
    Zulu Zul "zu",
    Shona Sna "sn",
    Afrikaans Afr "af",
    Latin Lat "la",
    Slovak Slk "sk",
    Catalan Cat "ca",
    Tagalog Tgl "tl",
    Armenian Hye "hy",
    Welsh Cym "cy";
    Galician "gl",
    Icelandic "is",
}

/// How many characters of a text identification looks at.
const IDENTIFIED_CHARACTERS: usize = 1000;

/// What identification says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identification {
    /// The likeliest language.
    pub language: Language,
    /// Whether it is clearly likelier than the next.
    pub reliable: bool,
}

impl Language {
    /// The language a text is written in, judged by its first thousand characters; `None` if
    /// they hold no letters.
    ///
    /// ```
    /// use briefing::Language;
    /// let text = "The delegations met in the old town hall and agreed to meet again.";
    /// let identified = Language::identify(text).expect("has letters");
    /// assert_eq!(identified.language, Language::English);
    /// assert_eq!(Language::identify("1234"), None);
    /// ```
    pub fn identify(text: &str) -> Option<Identification> {
        let head = head(text);
        if is_plainly_english(head) {
            return Some(Identification {
                language: Self::English,
                reliable: true,
            });
        }
        let detected = whatlang::detect(head)?;
        Some(Identification {
            language: Self::from_detected(detected.lang()),
            reliable: detected.is_reliable(),
        })
    }
}

/// The first characters of a text, which identification looks at.
fn head(text: &str) -> &str {
    let bytes = text.as_bytes().get(..IDENTIFIED_CHARACTERS);
    if bytes.is_some_and(<[u8]>::is_ascii) {
        return &text[..IDENTIFIED_CHARACTERS];
    }
    let mut behind = text.chars();
    behind.nth(IDENTIFIED_CHARACTERS - 1);
    &text[..text.len() - behind.as_str().len()]
}

/// Frequent words that no other language writes with the same letters.
const ENGLISH_ALONE: [&[u8]; 19] = [
    b"the", b"and", b"his", b"not", b"but", b"its", b"who", b"that", b"with", b"from", b"were",
    b"they", b"this", b"been", b"said", b"their", b"would", b"which", b"about",
];

/// The same, each where its letters say: a word is compared with one of them alone.
static ENGLISH: [u64; 256] = {
    let mut table = [0; 256];
    let mut nth = 0;
    while nth < ENGLISH_ALONE.len() {
        let letters = eight(ENGLISH_ALONE[nth], 0);
        assert!(table[place(letters)] == 0);
        table[place(letters)] = letters;
        nth += 1;
    }
    table
};

/// Where the letters of a word stand in the table.
const fn place(letters: u64) -> usize {
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}

/// Fewest words that show a text to be English without comparing it to other languages.
const PLAIN_WORDS: usize = 30;

/// Whether a sixteenth of a text or more is made of words that only English has: there is
/// nothing to compare then, which is most of the cost of an identification.
///
/// In English news about a seventh of the words are among them (of 395 articles 7 fall below the
/// sixteenth, and go the long way); in news of nine other languages it is at most one in 55.
fn is_plainly_english(text: &str) -> bool {
    let middle = bytes::position(&text.as_bytes()[text.len() / 2..], |byte| byte == b' ');
    let (head, rest) = text.split_at(middle.map_or(text.len(), |at| text.len() / 2 + at));
    let mut count = WordCount::default();
    count.add(head);
    // Half of an English text has enough of them for all of it.
    count.is_english(most_words(rest)) || {
        count.add(rest);
        count.is_english(0)
    }
}

/// Most words that a text may have: none is without a letter of ASCII behind something else, or one
/// of another script.
fn most_words(text: &str) -> usize {
    let letters = bytes::starts(text.as_bytes(), |byte| within(byte | 0x20, b'a', b'z'));
    let foreign = bytes::positions(text.as_bytes(), |byte| byte >= 0xC0);
    letters.count() + foreign.count()
}

/// Words of a text, and how many of them only English has.
#[derive(Default)]
struct WordCount {
    words: usize,
    english: usize,
}

impl WordCount {
    /// Counts the words of a text that neither goes on from the last nor into the next.
    fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        // Letters of ASCII, and all of other scripts, among them marks and spaces.
        let may_be_word = |byte: u8| within(byte | 0x20, b'a', b'z') | (byte >= 0x80);
        let (mut words, mut english) = (0, 0);
        bytes::each_run(bytes, may_be_word, |from, length| {
            let head = eight_at(bytes, from) & lowest(length.min(8));
            if is_ascii(head) && (length <= 8 || bytes[from..from + length].is_ascii()) {
                words += 1;
                english += usize::from(is_english_alone(head));
            } else {
                let foreign = text[from..from + length].split(|c| !is_letter(c));
                for word in foreign.filter(|word| !word.is_empty()) {
                    words += 1;
                    let head = first_eight(&word.as_bytes()[..word.len().min(8)]);
                    english += usize::from(is_english_alone(head));
                }
            }
        });
        self.words += words;
        self.english += english;
    }

    /// Whether a text is English that has at most so many words more.
    fn is_english(&self, more: usize) -> bool {
        self.words >= PLAIN_WORDS && 16 * self.english >= self.words + more
    }
}

/// Whether a word is one of [`ENGLISH_ALONE`], told by its first eight letters: they are shorter.
#[inline]
fn is_english_alone(letters: u64) -> bool {
    ENGLISH[place(letters)] == letters
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The code that names no known language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {0:?}; give an ISO 639-1 code such as en, de or uk")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads an ISO 639-1 code; a region after it (`en-GB`, `pt_BR`) is passed over, as is case.
    /// `nb` and `nn` are Norwegian.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        if ["nb", "nn"]
            .iter()
            .any(|code| code.eq_ignore_ascii_case(primary))
        {
            return Ok(Self::Norwegian);
        }
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_lead_back_to_their_language() {
        for &language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
        }
        assert_eq!("pt-BR".parse(), Ok(Language::Portuguese));
        assert_eq!("EN".parse(), Ok(Language::English));
        assert_eq!("nn-NO".parse(), Ok(Language::Norwegian));
        assert_eq!("xx".parse::<Language>(), Err(UnknownLanguage("xx".into())));
        assert!("".parse::<Language>().is_err());
    }

    #[test]
    fn identifies_by_the_head_of_the_text() {
        let german = "Die Verhandlungen über den Frieden werden am Montag fortgesetzt.";
        let ukrainian = "Переговори про мир продовжаться у понеділок, повідомили у столиці.";
        for (text, language) in [(german, Language::German), (ukrainian, Language::Ukrainian)] {
            assert_eq!(Language::identify(text).unwrap().language, language);
        }
        assert_eq!(Language::identify(""), None);
    }

    proptest! {
        #[test]
        fn plain_english_is_a_share_of_words(text in "((the|and|which|a|there|café|of|3|—|The)[ ’]?){0,80}") {
            let words = text.split(|character: char| !character.is_alphabetic());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let alone = ["the", "and", "which"];
            let english = words.iter().filter(|word| alone.contains(word)).count();
            let expected = words.len() >= PLAIN_WORDS && 16 * english >= words.len();
            prop_assert_eq!(is_plainly_english(&text), expected);
        }
    }

    #[test]
    fn english_words_in_other_languages_do_not_make_them_english() {
        let english = "The delegations said that they would meet by the end of the week, but not in \
            the capital. They had been there for two days and left with little more than a promise.";
        assert!(is_plainly_english(english));
        for other in [
            "Vandaag had hij over the way, of er een kans was, met de minister gesproken, maar hij \
             kon er niet veel over zeggen, of het moest zijn dat de gesprekken morgen verder gaan.",
            "To nie to, co by mogli powiedzieć, to jest po prostu koniec, by nie powiedzieć więcej, \
             bo delegacje wróciły do domu i nic nie zostało ustalone, a to wiele mówi o rozmowach.",
        ] {
            assert!(!is_plainly_english(other));
            assert_ne!(
                Language::identify(other).unwrap().language,
                Language::English
            );
        }
    }
}
