//! Words too common to tell what a sentence is about.

use std::borrow::Cow;

use hashbrown::HashSet;

use super::stop_word_edits::StopWordEdits;
use crate::language::Language;

/// Words of reporting (said, told …) that carry no content in news.
const ENGLISH_NEWS: &str = include_str!("../../stopwords/en-news.txt");

/// Which words are stop words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopWordsConfig {
    /// Whether the words of reporting (said, told …) are among them, for languages that have a
    /// list of them: English. Default true.
    pub news_words: bool,
    /// The user's changes to the list of whichever language the pile is in. Default none.
    pub edits: StopWordEdits,
}

impl Default for StopWordsConfig {
    fn default() -> Self {
        Self {
            news_words: true,
            edits: StopWordEdits::default(),
        }
    }
}

/// The stop words of one language, as embedded from `stopwords/` and changed by the user.
#[derive(Clone, Debug, Default)]
pub struct StopWords {
    words: HashSet<Cow<'static, str>>,
}

impl StopWords {
    /// The list of a language, or `None` if there is none: never silently an empty one.
    pub fn of(language: Language) -> Option<Self> {
        Self::configured(language, &StopWordsConfig::default())
    }

    /// The list of a language with what is configured, or `None` if there is none and the user
    /// adds no word. One that the user has emptied is a list.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::{StopWords, StopWordsConfig};
    /// let mut config = StopWordsConfig { news_words: false, ..StopWordsConfig::default() };
    /// config.edits.add("Envoy")?;
    /// config.edits.remove("the")?;
    /// let english = StopWords::configured(Language::English, &config).expect("embedded");
    /// assert!(english.contains("envoy") && english.contains("of"));
    /// assert!(!english.contains("the") && !english.contains("said"));
    /// # Ok::<(), briefing::analysis::NotOneWord>(())
    /// ```
    pub fn configured(language: Language, config: &StopWordsConfig) -> Option<Self> {
        let lists = embedded(language);
        if lists.is_none() && !config.edits.adds() {
            return None;
        }
        let news = (config.news_words && language == Language::English).then_some(ENGLISH_NEWS);
        let lists = lists.unwrap_or_default().iter().copied().chain(news);
        let words = lists.flat_map(entries).map(Cow::Borrowed).collect();
        let mut stop_words = Self { words };
        config.edits.apply(&mut stop_words.words);
        Some(stop_words)
    }

    /// Whether there is a list for a language.
    pub fn knows(language: Language) -> bool {
        embedded(language).is_some()
    }

    /// Whether a normalised word is on the list.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::StopWords;
    /// let english = StopWords::of(Language::English).expect("embedded");
    /// assert!(english.contains("the"));
    /// assert!(!english.contains("peace"));
    /// assert!(StopWords::of(Language::Zulu).is_none());
    /// ```
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The words, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// One word a line; lines that begin with `#` tell the source.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

macro_rules! embed {
    ($($language:ident => [$($file:literal),+]),+ $(,)?) => {
        fn embedded(language: Language) -> Option<&'static [&'static str]> {
            match language {
                $(Language::$language => Some(&[
                    $(include_str!(concat!("../../stopwords/", $file, ".txt"))),+
                ]),)+
                _ => None,
            }
        }

        #[cfg(test)]
        const LISTED: &[Language] = &[$(Language::$language),+];
    };
}

embed! {
    Afrikaans => ["af"],
    Arabic => ["ar"],
    Armenian => ["hy"],
    Azerbaijani => ["az"],
    Bengali => ["bn"],
    Bulgarian => ["bg"],
    Catalan => ["ca"],
    Chinese => ["zh"],
    Croatian => ["hr", "sr-latn"],
    Czech => ["cs"],
    Danish => ["da"],
    Dutch => ["nl"],
    English => ["en"],
    Estonian => ["et"],
    Finnish => ["fi"],
    French => ["fr"],
    German => ["de"],
    Greek => ["el"],
    Hebrew => ["he"],
    Hindi => ["hi"],
    Hungarian => ["hu"],
    Indonesian => ["id"],
    Italian => ["it"],
    Japanese => ["ja"],
    Korean => ["ko"],
    Latvian => ["lv"],
    Lithuanian => ["lt"],
    Macedonian => ["mk"],
    Marathi => ["mr"],
    Norwegian => ["no"],
    Persian => ["fa"],
    Polish => ["pl"],
    Portuguese => ["pt"],
    Romanian => ["ro"],
    Russian => ["ru"],
    Serbian => ["sr", "sr-latn"],
    Slovak => ["sk"],
    Slovenian => ["sl"],
    Spanish => ["es"],
    Swedish => ["sv"],
    Tagalog => ["tl"],
    Tamil => ["ta"],
    Thai => ["th"],
    Turkish => ["tr"],
    Ukrainian => ["uk"],
    Urdu => ["ur"],
    Vietnamese => ["vi"],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Tokenizer, normalize};

    /// Whether the tokenizer leaves a word whole. Two normal forms stand for what looks different
    /// in a text: the one letter ŉ, and the Thai vowel am in one piece.
    fn is_one_word(word: &str, language: Language) -> bool {
        let tokenizer = Tokenizer::new(language);
        let mut cut = tokenizer.words(word);
        cut.next() == Some(word) || word.starts_with('\'') || word.contains("\u{E4D}\u{E32}")
    }

    #[test]
    fn every_list_is_in_the_form_that_words_are_compared_in() {
        let news = [(Language::English, ENGLISH_NEWS)];
        let lists = LISTED.iter().flat_map(|&language| {
            let lists = embedded(language).unwrap().iter();
            lists.map(move |&list| (language, list))
        });
        for (language, list) in lists.chain(news) {
            assert!(list.starts_with("# "), "{language}: no source");
            let mut last = "";
            for word in entries(list) {
                assert_eq!(normalize(word), word, "{language}");
                if cfg!(feature = "dictionaries") {
                    assert!(is_one_word(word, language), "{language}: {word}");
                }
                assert!(last < word, "{language}: {last} before {word}");
                last = word;
            }
        }
    }

    #[test]
    fn forty_languages_and_more_have_a_list() {
        assert!(LISTED.len() >= 40, "{}", LISTED.len());
        for &language in LISTED {
            let list = StopWords::of(language).unwrap();
            assert!(list.len() > 40, "{language}: {} words", list.len());
        }
    }

    #[test]
    fn words_of_the_news_are_not_stop_words() {
        let english = StopWords::of(Language::English).unwrap();
        for word in ["fire", "million", "state", "world", "home", "us", "un"] {
            assert!(!english.contains(word), "{word}");
        }
    }

    /// Sentences of function words and news words, in scripts of every kind.
    #[test]
    fn function_words_are_told_from_content() {
        for (language, text, content) in [
            (Language::Bulgarian, "Те ще се срещнат в столицата", 2),
            (Language::Catalan, "Les converses no han acabat encara", 2),
            (
                Language::Croatian,
                "Pregovori će se nastaviti u ponedjeljak",
                3,
            ),
            (
                Language::Indonesian,
                "Perundingan itu akan berlanjut di kota ini",
                3,
            ),
            (Language::Korean, "회담은 다시 열릴 것으로 보인다", 3),
            (Language::Persian, "مذاکرات در این شهر ادامه می‌یابد", 4),
            (
                Language::Serbian,
                "Преговори ће се наставити у понедељак",
                3,
            ),
            (
                Language::Serbian,
                "Pregovori će se nastaviti u ponedeljak",
                3,
            ),
            (Language::Slovak, "Rokovania budú pokračovať v pondelok", 3),
            (Language::Urdu, "مذاکرات اس شہر میں جاری ہیں", 3),
            (Language::Vietnamese, "cuộc đàm phán sẽ được nối lại", 4),
        ] {
            assert_eq!(kept(language, text).len(), content, "{text}");
        }
    }

    #[cfg(feature = "dictionaries")]
    #[test]
    fn function_words_between_no_spaces_are_told_from_content() {
        for (language, text, content) in [
            (Language::Chinese, "他们还没有开始谈判", ["开始", "谈判"]),
            (Language::Chinese, "他們還沒有開始談判", ["開始", "談判"]),
            (
                Language::Japanese,
                "それは停戦の交渉である",
                ["停戦", "交渉"],
            ),
            (Language::Thai, "การเจรจาที่ได้เริ่มแล้ว", ["เจรจา", "เริ่ม"]),
        ] {
            assert_eq!(kept(language, text), content, "{text}");
        }
    }

    fn kept(language: Language, text: &str) -> Vec<&str> {
        let list = StopWords::of(language).unwrap();
        let tokenizer = Tokenizer::new(language);
        let words = tokenizer.words(text);
        words
            .filter(|word| !list.contains(&normalize(word)))
            .collect()
    }

    #[test]
    fn news_words_can_be_switched_off() {
        let config = StopWordsConfig {
            news_words: false,
            ..StopWordsConfig::default()
        };
        for language in [Language::English, Language::German] {
            let with = StopWords::of(language).unwrap();
            let without = StopWords::configured(language, &config).unwrap();
            let news = with.len() - without.len();
            assert_eq!(news > 0, language == Language::English, "{language}");
        }
        let english = StopWords::configured(Language::English, &config).unwrap();
        assert!(english.contains("the") && !english.contains("said"));
    }

    #[test]
    fn a_language_without_a_list_has_the_words_that_the_user_adds() {
        let mut config = StopWordsConfig::default();
        config.edits.remove("na").unwrap();
        assert!(StopWords::configured(Language::Zulu, &config).is_none());
        config.edits.add("futhi").unwrap();
        let zulu = StopWords::configured(Language::Zulu, &config).unwrap();
        assert_eq!(zulu.len(), 1);
    }
}
