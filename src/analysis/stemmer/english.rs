//! English stems that Porter's light rules give.
//!
//! Most words of a text lose no more than an inflection or one suffix, or nothing. Snowball's
//! generated code looks at every one of them letter by letter through all of its rules; one pass
//! over the letters tells what the rules of the English stemmer ("Porter2") do that only cut, and
//! whether one that writes another suffix (steps 2 and 3) can apply at all.

/// Longest word in bytes: its letters are the bits of a number.
const LONGEST: usize = 64;

/// Vowels wherever they stand.
const VOWEL: u8 = 1;

/// The letter that is a vowel behind a consonant.
const Y: u8 = VOWEL << 1;

/// What no word in lower-case ASCII has.
const STRANGE: u8 = 4;

/// What a letter is, by its byte.
static KINDS: [u8; 256] = {
    let mut kinds = [STRANGE; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        kinds[byte as usize] = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' => VOWEL,
            b'y' => Y,
            b'A'..=b'Z' => STRANGE,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// A stem: so many bytes of the word, and what is written instead of the rest, which is no longer
/// than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Light {
    pub(in crate::analysis) kept: usize,
    pub(in crate::analysis) added: &'static str,
}

/// The stem of a word in lower case, exactly as Snowball has it; `None` where that takes a rule
/// that writes another suffix, an exception, or letters that are not ASCII.
pub(super) fn stem(letters: &[u8]) -> Option<Light> {
    let whole = Light {
        kept: letters.len(),
        added: "",
    };
    if letters.len() < 3 && letters.is_ascii() {
        return Some(whole);
    }
    if letters[0] == b'\'' || letters.len() > LONGEST {
        return None;
    }
    if !may_end_in_suffix(letters) && is_plain(letters) {
        return Some(whole);
    }
    if is_changed_as_a_whole(letters) {
        return None;
    }
    let (kept, added) = Shape::of(letters)?.stem()?;
    Some(Light { kept, added })
}

/// Whether every letter is ASCII and none a capital.
fn is_plain(letters: &[u8]) -> bool {
    let kinds = letters.iter().map(|&letter| KINDS[usize::from(letter)]);
    kinds.fold(0, |all, kind| all | kind) & STRANGE == 0
}

/// Whether the last two letters are those of something that a rule takes off, or of an exception.
/// Half of the words are done with here.
fn may_end_in_suffix(letters: &[u8]) -> bool {
    matches!(
        letters,
        [.., b's' | b'\'' | b'y' | b'i' | b'e']
            | [.., b'e', b'd']
            | [.., b'n', b'g' | b't']
            | [.., b's', b'm']
            | [.., b'o', b'n']
            | [.., b'i', b'c']
            | [.., b'e' | b'o', b'r']
            | [.., b'a' | b'u' | b'l', b'l']
    )
}

/// Words that have a stem of their own, or none.
fn is_changed_as_a_whole(word: &[u8]) -> bool {
    matches!(
        word,
        b"andes"
            | b"atlas"
            | b"bias"
            | b"cosmos"
            | b"dying"
            | b"early"
            | b"gently"
            | b"howe"
            | b"idly"
            | b"lying"
            | b"news"
            | b"only"
            | b"singly"
            | b"skies"
            | b"skis"
            | b"sky"
            | b"tying"
            | b"ugly"
    )
}

/// Words that are left alone once a plural ending is off.
fn is_left_after_plural(word: &[u8]) -> bool {
    matches!(
        word,
        b"succeed"
            | b"proceed"
            | b"exceed"
            | b"canning"
            | b"inning"
            | b"earring"
            | b"herring"
            | b"outing"
    )
}

/// A word with what the rules ask of it.
struct Shape<'a> {
    letters: &'a [u8],
    /// A bit for each letter, set for vowels: `y` is one unless it begins the word or follows one.
    vowels: u64,
    /// Where the region R1 begins: behind the first consonant after a vowel.
    first_region: usize,
    /// Where R2 begins: behind the first consonant after a vowel in R1.
    second_region: usize,
}

impl<'a> Shape<'a> {
    /// `None` if a letter is not ASCII, or a capital.
    fn of(letters: &'a [u8]) -> Option<Self> {
        let (mut vowels, mut kinds, mut follows_consonant) = (0_u64, 0, 0);
        for (at, &letter) in letters.iter().enumerate() {
            let kind = KINDS[usize::from(letter)];
            kinds |= kind;
            let vowel = kind & VOWEL | kind >> 1 & follows_consonant;
            vowels |= u64::from(vowel) << at;
            follows_consonant = vowel ^ 1;
        }
        if kinds & STRANGE != 0 {
            return None;
        }
        let mut shape = Self {
            letters,
            vowels,
            first_region: letters.len(),
            second_region: letters.len(),
        };
        let fixed = [&b"gener"[..], b"commun", b"arsen"];
        let fixed = fixed.iter().find(|prefix| letters.starts_with(prefix));
        let first = fixed.map_or_else(|| shape.region_after(0), |prefix| Some(prefix.len()));
        if let Some(first) = first {
            shape.first_region = first;
            shape.second_region = shape.region_after(first).unwrap_or(letters.len());
        }
        Some(shape)
    }

    /// The place behind the first consonant that follows a vowel, both from a place on.
    fn region_after(&self, from: usize) -> Option<usize> {
        let vowel = from + (self.vowels.checked_shr(from as u32)?).trailing_zeros() as usize;
        let consonants = !self.vowels;
        let consonant = vowel + consonants.checked_shr(vowel as u32)?.trailing_zeros() as usize;
        (consonant < self.letters.len()).then_some(consonant + 1)
    }

    fn is_vowel(&self, at: usize) -> bool {
        self.vowels >> at & 1 == 1
    }

    fn has_vowel_before(&self, end: usize) -> bool {
        self.vowels & ((1 << end) - 1) != 0
    }

    /// Whether a short syllable ends at a place.
    fn is_short(&self, end: usize) -> bool {
        if end < 2 || !self.is_vowel(end - 2) || self.is_vowel(end - 1) {
            return false;
        }
        end == 2 || !self.is_vowel(end - 3) && !matches!(self.letters[end - 1], b'w' | b'x' | b'y')
    }

    /// How many letters stay, and what is written behind them.
    fn stem(&self) -> Option<(usize, &'static str)> {
        let end = self.without_plural();
        let word = &self.letters[..end];
        if is_left_after_plural(word) {
            return Some((end, ""));
        }
        let (end, added) = self.without_tense(end)?;
        if added == "e" {
            // It ends a short word, which no later rule changes.
            return Some((end, added));
        }
        // Step 1c writes `i` for a last `y`.
        let last_y = end > 2 && self.letters[end - 1] == b'y' && !self.is_vowel(end - 2);
        let last = if last_y {
            b'i'
        } else {
            *self.letters[..end].last()?
        };
        if self.may_take_rewriting(end, last) {
            return None;
        }
        if self.has_adverb_ending(end, last) {
            let end = end - 2;
            let last = self.letters[end - 1];
            return (!self.may_take_rewriting(end, last))
                .then(|| (self.without_rest(end, last), ""));
        }
        match self.without_rest(end, last) {
            same if same == end && last_y => Some((end - 1, "i")),
            shorter => Some((shorter, "")),
        }
    }

    /// Step 1a, with the possessive endings before it: where the word ends then.
    fn without_plural(&self) -> usize {
        let word = self.letters;
        let word = [&b"'s'"[..], b"'s", b"'"]
            .iter()
            .find_map(|ending| word.strip_suffix(*ending))
            .unwrap_or(word);
        let end = word.len();
        match word {
            [.., b's', b's', b'e', b's'] => end - 2,
            [_, _, .., b'i', b'e', b'd' | b's'] => end - 2,
            [.., b'i', b'e', b'd' | b's'] => end - 1,
            [.., b'u' | b's', b's'] => end,
            [.., _, b's'] if self.has_vowel_before(end - 2) => end - 1,
            _ => end,
        }
    }

    /// Step 1b: where the word ends without `ed` and `ing`, and whether an `e` is written there;
    /// `None` where that makes an ending that steps 3 and 4 know.
    fn without_tense(&self, end: usize) -> Option<(usize, &'static str)> {
        let in_first_region = |start: usize| self.first_region <= start;
        let start = match &self.letters[..end] {
            [.., b'e', b'e', b'd'] => {
                return Some((end - usize::from(in_first_region(end - 3)), ""));
            }
            [.., b'e', b'e', b'd', b'l', b'y'] => {
                return Some((end - 3 * usize::from(in_first_region(end - 5)), ""));
            }
            [.., b'e', b'd'] => end - 2,
            [.., b'i', b'n', b'g'] => end - 3,
            [.., b'e', b'd', b'l', b'y'] => end - 4,
            [.., b'i', b'n', b'g', b'l', b'y'] => end - 5,
            _ => return Some((end, "")),
        };
        if !self.has_vowel_before(start) {
            return Some((end, ""));
        }
        match &self.letters[..start] {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => None,
            [.., a, b] if a == b && b"bdfgmnprt".contains(a) => Some((start - 1, "")),
            _ if start == self.first_region && self.is_short(start) => Some((start, "e")),
            _ => Some((start, "")),
        }
    }

    /// Whether a rule of steps 2 and 3 that is no mere cut of `li` may apply to the word up to `end`,
    /// its last letter being `last`: whether one of their suffixes is there, in R1.
    fn may_take_rewriting(&self, end: usize, last: u8) -> bool {
        let in_first = |length: usize| self.first_region + length <= end;
        let before = &self.letters[..end - 1];
        match (before, last) {
            ([.., b'b', b'l'], b'i') => in_first(3),
            ([.., b'a', b'l', b'l'], b'i') => in_first(4),
            ([.., b'e', b'n', b't', b'l'] | [.., b'o', b'u', b's', b'l'], b'i')
            | ([.., b'f', b'u', b'l', b'l'] | [.., b'e', b's', b's', b'l'], b'i') => in_first(5),
            ([.., b'a' | b'e', b'n', b'c'], b'i') => in_first(4),
            ([.., b'o', b'g'], b'i') => in_first(3),
            ([.., b'l' | b'v' | b'c', b'i', b't'], b'i') => in_first(5),
            ([.., b'i', b'c', b'a'], b'l') => in_first(4),
            ([.., b'i', b'o', b'n', b'a'], b'l') => in_first(6),
            ([.., b'f', b'u'], b'l') => in_first(3),
            ([.., b'a', b'l', b'i', b's'], b'm') => in_first(5),
            ([.., b'a', b't', b'i', b'o'], b'n') => in_first(5),
            ([.., b'i', b'z', b'e'] | [.., b'a', b't', b'o'], b'r') => in_first(4),
            ([.., b'n', b'e', b's'], b's') => in_first(4),
            ([.., b'i', b'c', b'a', b't'], b'e')
            | ([.., b'a', b't', b'i', b'v'] | [.., b'a', b'l', b'i', b'z'], b'e') => in_first(5),
            _ => false,
        }
    }

    /// Whether step 2 cuts off `li`, where no longer suffix takes precedence.
    fn has_adverb_ending(&self, end: usize, last: u8) -> bool {
        match (&self.letters[..end - 1], last) {
            ([.., b'e', b'n', b't', b'l'], b'i') => false,
            ([.., letter, b'l'], b'i') => {
                self.first_region + 2 <= end && b"cdeghkmnrt".contains(letter)
            }
            _ => false,
        }
    }

    /// Steps 4 and 5: where the word ends then.
    fn without_rest(&self, end: usize, last: u8) -> usize {
        let length = self.last_suffix(end, last);
        if length > 0 && self.second_region + length <= end {
            self.without_last_letter(end - length)
        } else if last == b'i' {
            end
        } else {
            self.without_last_letter(end)
        }
    }

    /// How long the suffix is that step 4 takes off in R2, 0 if there is none.
    fn last_suffix(&self, end: usize, last: u8) -> usize {
        match (&self.letters[..end - 1], last) {
            ([.., b'a'], b'l') | ([.., b'e'], b'r') | ([.., b'i'], b'c') => 2,
            ([.., b'i', b'o'], b'n') if end > 3 => {
                3 * usize::from(matches!(self.letters[end - 4], b's' | b't'))
            }
            ([.., b'i', b's'], b'm') | ([.., b'o', b'u'], b's') | ([.., b'i', b't'], b'i') => 3,
            ([.., b'a', b't'] | [.., b'i', b'v'] | [.., b'i', b'z'], b'e') => 3,
            ([.., b'a' | b'e', b'n', b'c'] | [.., b'a' | b'i', b'b', b'l'], b'e') => 4,
            ([.., b'e', b'm', b'e', b'n'], b't') => 5,
            ([.., b'm', b'e', b'n'], b't') => 4,
            ([.., b'a' | b'e', b'n'], b't') => 3,
            _ => 0,
        }
    }

    /// Step 5: where the word ends without a last `e`, or the last of two `l`.
    fn without_last_letter(&self, end: usize) -> usize {
        let last = end.saturating_sub(1);
        let lost = match &self.letters[..end] {
            [.., b'e'] => {
                self.second_region <= last || self.first_region <= last && !self.is_short(last)
            }
            [.., b'l', b'l'] => self.second_region <= last,
            _ => false,
        };
        end - usize::from(lost)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer};

    use super::*;

    fn given(word: &str) -> Option<String> {
        let light = stem(word.as_bytes())?;
        assert!(light.kept + light.added.len() <= word.len(), "{word}");
        Some(format!("{}{}", &word[..light.kept], light.added))
    }

    /// Gives a word to both; whether the light rules told its stem.
    fn same(snowball: &Stemmer, word: &str) -> bool {
        let given = given(word);
        if let Some(given) = &given {
            assert_eq!(*given, snowball.stem(word), "{word}");
        }
        given.is_some()
    }

    proptest! {
        #[test]
        fn light_rules_are_those_of_snowball(word in "[a-z]{0,4}[aeiouy]?[a-z]{0,3}\
            (ed|ing|edly|ingly|eed|eedly|y|ly|e|l|ism|er|al|ic|ion|ous|ness|ful|li|e?ment|ent|ant|iti|ate|i[vz]e|[ae]nce|[ai]ble|s|t)?\
            (er|al|ly|ion|e|l|ic)?\
            (s|ies|ied|es|ss|sses|us|'s|'|'s')?") {
            same(&Stemmer::create(Algorithm::English), &word);
        }

        #[test]
        fn so_they_are_for_short_words_of_few_letters(word in "[abeilnst'xyw]{0,8}") {
            same(&Stemmer::create(Algorithm::English), &word);
        }

        #[test]
        fn so_they_are_for_whatever_a_text_holds(word in "[a-z0-9.,:'éYß\\PC]{0,70}") {
            same(&Stemmer::create(Algorithm::English), &word);
        }
    }

    #[test]
    fn most_inflected_words_need_no_more() {
        let snowball = Stemmer::create(Algorithm::English);
        let beginnings = [
            "agree", "arsen", "bed", "bl", "cann", "carr", "commun", "controll", "creat", "earr",
            "exc", "fall", "fizz", "gener", "hop", "hopp", "inn", "k", "ly", "nation", "out",
            "play", "proc", "relat", "s", "say", "sky", "spr", "stay", "succe", "t", "talk", "tr",
            "vow", "wax", "y", "yell", "young", "bay", "dr", "harb", "flood", "minist", "peac",
        ];
        let endings = [
            "",
            "s",
            "es",
            "ed",
            "eed",
            "eds",
            "ing",
            "ings",
            "inging",
            "e",
            "er",
            "ers",
            "y",
            "ies",
            "ied",
            "ying",
            "yed",
            "ly",
            "edly",
            "eedly",
            "ingly",
            "ment",
            "ments",
            "al",
            "ally",
            "ation",
            "ations",
            "ator",
            "able",
            "ably",
            "ance",
            "ic",
            "ical",
            "ically",
            "ful",
            "thankfully",
            "less",
            "lessly",
            "ness",
            "ous",
            "ously",
            "ive",
            "ivity",
            "ize",
            "ized",
            "izer",
            "ization",
            "ism",
            "alism",
            "ate",
            "ated",
            "ating",
            "ion",
            "ology",
            "'s",
            "s'",
            "ies'",
            "ing's",
            "us",
            "ss",
            "sses",
            "ll",
            "lled",
        ];
        let mut light = 0;
        for beginning in beginnings {
            let words = endings.map(|ending| format!("{beginning}{ending}"));
            light += words.iter().filter(|word| same(&snowball, word)).count();
        }
        let all = beginnings.len() * endings.len();
        assert!(light * 3 > all * 2, "{light} of {all}");
        let list = include_str!("../../../stopwords/en.txt").lines();
        let known = list.filter(|word| !word.starts_with('#') && !same(&snowball, word));
        assert!(known.count() < 20);
    }

    #[test]
    fn exceptions_and_suffixes_are_left_to_snowball() {
        for word in [
            "skies",
            "news",
            "fruitfulness",
            "relations",
            "thankfully",
            "created",
            "'tis",
        ] {
            assert_eq!(given(word), None, "{word}");
        }
        for (word, stem) in [
            ("talks", "talk"),
            ("envoy's", "envoy"),
            ("hoping", "hope"),
            ("hopping", "hop"),
            ("cities", "citi"),
            ("peace", "peac"),
            ("herrings", "herring"),
            ("1990s", "1990s"),
            ("us", "us"),
            ("directly", "direct"),
            ("minister", "minist"),
            ("agreement", "agreement"),
            ("investment", "invest"),
            ("scarcity", "scarciti"),
        ] {
            assert_eq!(given(word).as_deref(), Some(stem), "{word}");
        }
    }
}
