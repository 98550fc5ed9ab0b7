//! What is known of the words of a language: its abbreviations, and the words that begin its
//! sentences.
//!
//! The lists were written for this project. They are short on purpose: a missing abbreviation
//! costs one wrong cut where a capital follows; a wrong one joins sentences everywhere.

mod cyrillic;
mod eastern;
mod english;
mod german;
mod germanic;
mod northern;
mod romance;
mod slavic;

use std::sync::OnceLock;

use hashbrown::{HashMap, HashSet};

use crate::language::Language;

/// How an abbreviation behaves before a word that could begin a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Abbreviation {
    /// Stands before a name or an example (`Mr.`, `Lt.`, `z.B.`): never ends a sentence.
    Title,
    /// Stands before a number (`No.`, `p.`, `Jan.`): ends no sentence before a digit.
    Counter,
    /// May stand anywhere (`Inc.`, `Jr.`, `Calif.`): ends a sentence only before a word that
    /// begins sentences far more often than names.
    Medial,
    /// Often ends a sentence (`etc.`): does so before any capital.
    Final,
}

/// The words of a language as they are written down: parted by spaces, sorted by bytes. Their case
/// counts, for `no.` differs from `No.`; the full stop at their end is left out.
struct Words {
    titles: &'static str,
    counters: &'static str,
    medials: &'static str,
    finals: &'static str,
    /// Words that begin sentences far more often than they follow an abbreviation as a name.
    starters: &'static str,
}

/// What papers share in whatever language: a language's own lists count before these.
const COMMON: Words = Words {
    titles: "Dr Mr Mrs Ms Prof St",
    counters: "N° Nº №",
    medials: "Co Corp Inc Jr Ltd",
    finals: "etc",
    starters: "",
};

const NONE: Words = Words {
    titles: "",
    counters: "",
    medials: "",
    finals: "",
    starters: "",
};

impl Words {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Afrikaans => &germanic::AFRIKAANS,
            Language::Arabic | Language::Urdu => &eastern::ARABIC,
            Language::Azerbaijani => &eastern::AZERBAIJANI,
            Language::Belarusian => &cyrillic::BELARUSIAN,
            Language::Bengali => &eastern::BENGALI,
            Language::Bulgarian => &cyrillic::BULGARIAN,
            Language::Catalan => &romance::CATALAN,
            Language::Croatian => &slavic::CROATIAN,
            Language::Czech => &slavic::CZECH,
            Language::Danish => &germanic::DANISH,
            Language::Dutch => &germanic::DUTCH,
            Language::English => &english::ENGLISH,
            Language::Estonian => &northern::ESTONIAN,
            Language::Finnish => &northern::FINNISH,
            Language::French => &romance::FRENCH,
            Language::Galician => &romance::GALICIAN,
            Language::German => &german::GERMAN,
            Language::Greek => &eastern::GREEK,
            Language::Hebrew => &eastern::HEBREW,
            Language::Hindi | Language::Marathi | Language::Nepali => &eastern::HINDI,
            Language::Hungarian => &northern::HUNGARIAN,
            Language::Icelandic => &germanic::ICELANDIC,
            Language::Indonesian => &eastern::INDONESIAN,
            Language::Italian => &romance::ITALIAN,
            Language::Latin => &romance::LATIN,
            Language::Latvian => &northern::LATVIAN,
            Language::Lithuanian => &northern::LITHUANIAN,
            Language::Macedonian => &cyrillic::MACEDONIAN,
            Language::Norwegian => &germanic::NORWEGIAN,
            Language::Persian => &eastern::PERSIAN,
            Language::Polish => &slavic::POLISH,
            Language::Portuguese => &romance::PORTUGUESE,
            Language::Romanian => &romance::ROMANIAN,
            Language::Russian => &cyrillic::RUSSIAN,
            Language::Serbian => &slavic::SERBIAN,
            Language::Slovak => &slavic::SLOVAK,
            Language::Slovenian => &slavic::SLOVENE,
            Language::Spanish => &romance::SPANISH,
            Language::Swedish => &germanic::SWEDISH,
            Language::Tagalog => &eastern::TAGALOG,
            Language::Turkish => &eastern::TURKISH,
            Language::Ukrainian => &cyrillic::UKRAINIAN,
            Language::Vietnamese => &eastern::VIETNAMESE,
            Language::Welsh => &northern::WELSH,
            _ => &NONE,
        }
    }

    fn abbreviations(&self) -> impl Iterator<Item = (&'static str, Abbreviation)> {
        [
            (self.titles, Abbreviation::Title),
            (self.counters, Abbreviation::Counter),
            (self.medials, Abbreviation::Medial),
            (self.finals, Abbreviation::Final),
        ]
        .into_iter()
        .flat_map(|(list, kind)| list.split_whitespace().map(move |word| (word, kind)))
    }
}

/// The lists of a language, made to be searched.
#[derive(Debug)]
pub(super) struct Lexicon {
    language: Language,
    abbreviations: HashMap<&'static str, Abbreviation>,
    starters: HashSet<&'static str>,
}

impl Lexicon {
    /// The lexicon of a language, made when first asked for.
    pub(super) fn of(language: Language) -> &'static Self {
        static LEXICONS: [OnceLock<Lexicon>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        LEXICONS[language as usize].get_or_init(|| Self::new(language))
    }

    fn new(language: Language) -> Self {
        let words = Words::of(language);
        // A language's own lists count before what papers share.
        let abbreviations = COMMON.abbreviations().chain(words.abbreviations());
        Self {
            language,
            abbreviations: abbreviations.collect(),
            starters: words.starters.split_whitespace().collect(),
        }
    }

    /// What a word is as an abbreviation.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get(word).copied()
    }

    /// Whether a capitalised word is a likely sentence beginning; `They’re` counts as `They`.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        let stem = word
            .find(['\'', '’'])
            .filter(|_| self.language == Language::English)
            .map_or(word, |at| &word[..at]);
        self.starters.contains(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::Abbreviation::{Counter, Final, Medial, Title};
    use super::*;

    #[test]
    fn lists_are_sorted_and_name_no_word_twice() {
        for &language in Language::ALL {
            let words = Words::of(language);
            let mut all: Vec<&str> = words.abbreviations().map(|(word, _)| word).collect();
            for list in [
                words.titles,
                words.counters,
                words.medials,
                words.finals,
                words.starters,
            ] {
                let list: Vec<&str> = list.split_whitespace().collect();
                assert!(list.is_sorted_by(|a, b| a < b), "{language}: {list:?}");
                assert!(list.iter().all(|word| !word.ends_with('.')), "{list:?}");
            }
            all.sort_unstable();
            for pair in all.windows(2) {
                assert_ne!(pair[0], pair[1], "{language}");
            }
        }
    }

    #[test]
    fn case_and_language_count() {
        let kind = |language, word| Lexicon::of(language).abbreviation(word);
        assert_eq!(kind(Language::English, "Sen"), Some(Title));
        assert_eq!(kind(Language::English, "Mar"), Some(Counter));
        assert_eq!(kind(Language::English, "mar"), None);
        assert_eq!(kind(Language::German, "Inc"), Some(Medial));
        assert_eq!(kind(Language::Finnish, "Sen"), None);
        assert_eq!(kind(Language::Swedish, "Dr"), Some(Title));
        assert_eq!(kind(Language::Czech, "atd"), Some(Final));
        assert_eq!(kind(Language::Zulu, "Prof"), Some(Title));
    }

    #[test]
    fn contractions_count_as_their_word() {
        let starts = |language, word| Lexicon::of(language).is_starter(word);
        assert!(starts(Language::English, "They’re"));
        assert!(starts(Language::English, "The"));
        assert!(!starts(Language::English, "Government"));
        assert!(!starts(Language::German, "The"));
        assert!(starts(Language::Ukrainian, "Це"));
        assert!(starts(Language::Greek, "Ωστόσο"));
    }
}
