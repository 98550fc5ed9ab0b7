//! Words too common to tell what a sentence is about.

use hashbrown::HashSet;

use crate::language::Language;

/// The stop words of one language, as embedded from `stopwords/`.
#[derive(Clone, Debug, Default)]
pub struct StopWords {
    words: HashSet<&'static str>,
}

impl StopWords {
    /// The list of a language, or `None` if there is none: never silently an empty one.
    pub fn of(language: Language) -> Option<Self> {
        let lists = embedded(language)?;
        let words = lists.iter().flat_map(|list| entries(list)).collect();
        Some(Self { words })
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
    English => ["en", "en-news"],
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
    use crate::analysis::normalize;

    #[test]
    fn every_list_is_in_the_form_that_words_are_compared_in() {
        for &language in LISTED {
            let list = StopWords::of(language).unwrap();
            assert!(list.len() > 40, "{language}: {} words", list.len());
            for lists in embedded(language).unwrap() {
                for word in entries(lists) {
                    assert_eq!(normalize(word), word, "{language}");
                }
            }
        }
    }

    #[test]
    fn words_of_the_news_are_not_stop_words() {
        let english = StopWords::of(Language::English).unwrap();
        for word in ["fire", "million", "state", "world", "home", "us", "un"] {
            assert!(!english.contains(word), "{word}");
        }
    }
}
