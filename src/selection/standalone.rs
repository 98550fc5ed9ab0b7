//! Whether a sentence can be understood without the one before it.

use crate::bytes;
use crate::document::Sentence;
use crate::language::Language;

/// Words that point back when a sentence begins with them: pronouns and possessives.
const ENGLISH_PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "both", "neither",
    "another", "such",
];

/// The same of who speaks: inside a quotation with its speaker named they point nowhere else.
const ENGLISH_SPEAKERS: &[&str] = &["we", "our", "i", "my", "you", "your"];

/// Demonstratives, which point back where a verb and not a noun follows.
const ENGLISH_DEMONSTRATIVES: &[&str] = &["this", "that", "these", "those"];

/// Verbs that make a demonstrative before them stand alone.
const ENGLISH_VERBS: &[&str] = &[
    "is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "may",
    "might", "must", "should", "does", "did", "do", "means", "meant", "includes", "included",
    "comes", "came", "makes", "made", "gives", "gave", "leaves", "left", "follows", "followed",
    "happened", "isn't", "wasn't",
];

/// Words before which "this" stands for something said before, and not with a noun, besides
/// [`ENGLISH_VERBS`].
const AFTER_ENGLISH_THIS: &[&str] = &[
    "and", "as", "at", "better", "but", "by", "for", "from", "in", "on", "or", "to", "too", "with",
];

/// Words that join a sentence to the one before it.
const ENGLISH_CONNECTIVES: &[&str] = &[
    "but",
    "and",
    "or",
    "nor",
    "so",
    "yet",
    "however",
    "also",
    "moreover",
    "furthermore",
    "nevertheless",
    "nonetheless",
    "instead",
    "otherwise",
    "then",
    "thus",
    "therefore",
    "hence",
    "similarly",
    "likewise",
    "besides",
    "indeed",
    "still",
    "consequently",
    "additionally",
    "conversely",
    "accordingly",
    "afterwards",
    "though",
    "rather",
    "because",
];

/// The same in two words or more.
const ENGLISH_CONNECTIVE_PHRASES: &[&str] = &[
    "in addition",
    "in contrast",
    "in turn",
    "in fact",
    "in other words",
    "in response",
    "as a result",
    "as such",
    "at the same time",
    "at that time",
    "at the time",
    "by contrast",
    "for example",
    "for instance",
    "for that reason",
    "of course",
    "on the contrary",
    "on the other hand",
    "on top of that",
    "after that",
    "before that",
    "even so",
    "that said",
    "what is more",
    "to that end",
    "with that",
];

/// Verbs of reporting, as in `he said`.
const ENGLISH_REPORTING: &[&str] = &[
    "said",
    "says",
    "added",
    "told",
    "wrote",
    "explained",
    "noted",
    "continued",
    "stated",
    "tweeted",
    "insisted",
    "concluded",
    "argued",
    "warned",
    "recalled",
];

/// Whether a sentence leans on a neighbour: it is a question, half of a quotation or a quotation
/// throughout, begins with a pronoun or a connective, or quotes somebody whom only a pronoun
/// names.
///
/// Pronouns and connectives are known for English; in other languages only marks count.
///
/// ```
/// use briefing::document::{Label, Sentence, SentenceId};
/// use briefing::Language;
/// use briefing::selection::leans_on_context;
/// let sentence = |text: &str| Sentence {
///     id: SentenceId { document: 0, position: 0 },
///     span: 0..text.len(),
///     text: text.to_owned(),
///     label: Label::Sentence,
///     paragraph: 0,
///     quotation: None,
///     unbalanced_quote: false,
/// };
/// let leans = |text| leans_on_context(&sentence(text), Language::English);
/// assert!(leans("However, the talks failed."));
/// assert!(leans("This was a surprise."));
/// assert!(leans("“We will stay,” she said."));
/// assert!(leans("“First the task, then the troops.”"));
/// assert!(!leans("“We will stay,” the envoy said."));
/// assert!(leans("Soldiers know this better than their ministers."));
/// assert!(!leans("Soldiers know this town."));
/// assert!(!leans("This week the talks failed."));
/// assert!(!leans("Talks failed, and they will not be resumed."));
/// ```
pub fn leans_on_context(sentence: &Sentence, language: Language) -> bool {
    let text = sentence.text.trim_end_matches(is_closing);
    let may_quote = may_quote(&sentence.text);
    (sentence.unbalanced_quote && !introduces_its_quotation(&sentence.text))
        || is_quoted_throughout(sentence, may_quote)
        || text.ends_with(['?', '؟', '？', ':', '…'])
        || (language == Language::English && leans_in_english(&sentence.text, may_quote))
}

/// Whether all of the sentence stands inside a quotation, so that nothing says who speaks.
fn is_quoted_throughout(sentence: &Sentence, may_quote: bool) -> bool {
    if !may_quote {
        return sentence.quotation.is_some();
    }
    let text = sentence.text.trim_end_matches(['.', ',']);
    let mut marks = marks(text).filter(|&(_, mark)| is_double_quote(mark));
    match (marks.next(), marks.next(), marks.next()) {
        (None, ..) => sentence.quotation.is_some(),
        (Some((0, _)), Some((end, mark)), None) => end + mark.len_utf8() == text.len(),
        _ => false,
    }
}

/// Whether the first quotation mark opens, with words before it: the speaker is named, even if
/// the quotation goes on after the sentence.
fn introduces_its_quotation(text: &str) -> bool {
    let Some(at) = text.find(is_double_quote) else {
        return false;
    };
    text[..at].ends_with(char::is_whitespace) && text[..at].chars().any(char::is_alphanumeric)
}

fn leans_in_english(text: &str, may_quote: bool) -> bool {
    let opening = text.trim_start_matches(is_opening);
    let in_word = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let (first, rest) = split_behind(opening, in_word);
    if first.is_empty() {
        return true;
    }
    let (second, _) = split_behind(rest.trim_start_matches(|c| !in_word(c)), in_word);
    // "I'm" and "they've" begin with their pronoun.
    let bare = first.split(['\'', '’']).next().unwrap_or_default();
    is_one_of(bare, ENGLISH_PRONOUNS)
        || (is_one_of(bare, ENGLISH_SPEAKERS) && !text.starts_with(is_quote))
        || is_one_of(first, ENGLISH_CONNECTIVES)
        || (is_one_of(bare, ENGLISH_DEMONSTRATIVES)
            && (bare.len() != first.len() || is_one_of(second, ENGLISH_VERBS)))
        || ENGLISH_CONNECTIVE_PHRASES.iter().any(|phrase| {
            let head = opening.as_bytes().get(..phrase.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes()))
                && !opening[phrase.len()..].starts_with(char::is_alphanumeric)
        })
        || (text.contains("this") && says_this_alone(text))
        || (may_quote && quotes_a_pronoun(text))
}

/// What a text begins with of one kind of character, and the rest.
fn split_behind(text: &str, kind: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !kind(c)).unwrap_or(text.len()))
}

/// Whether a word is one of some in lower case.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether "this" stands anywhere without a noun: `they know this.`
fn says_this_alone(text: &str) -> bool {
    text.match_indices("this").any(|(at, this)| {
        let rest = &text[at + this.len()..];
        let next: String = rest
            .trim_start_matches(' ')
            .chars()
            .take_while(|character| character.is_alphabetic())
            .collect();
        !text[..at].ends_with(char::is_alphanumeric)
            && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
            && (next.is_empty()
                && !rest
                    .trim_start()
                    .starts_with(|c: char| c.is_numeric() || is_quote(c))
                || ENGLISH_VERBS.contains(&next.as_str())
                || AFTER_ENGLISH_THIS.contains(&next.as_str()))
    })
}

/// Whether a quotation is followed by a pronoun and a verb of reporting: `,” he said`.
fn quotes_a_pronoun(text: &str) -> bool {
    marks(text)
        .filter(|&(_, mark)| is_quote(mark))
        .any(|(at, mark)| {
            let mut after = text[at + mark.len_utf8()..]
                .trim_start_matches([',', ' '])
                .split(|c: char| !c.is_alphabetic());
            let (Some(subject), Some(verb)) = (after.next(), after.next()) else {
                return false;
            };
            matches!(subject, "he" | "she" | "they" | "it" | "I" | "we")
                && ENGLISH_REPORTING.contains(&verb)
        })
}

/// Whether a text has a byte that quotation marks begin with: most sentences have none, and their
/// characters need not be looked at.
fn may_quote(text: &str) -> bool {
    bytes::holds(text.as_bytes(), is_lead)
}

/// Whether quotation marks begin with a byte.
fn is_lead(byte: u8) -> bool {
    matches!(byte, b'"' | 0xC2 | 0xE2)
}

/// The characters of a text that begin as quotation marks do, with their offsets.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let places = text.bytes().enumerate().filter(|&(_, byte)| is_lead(byte));
    places.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

fn is_double_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '«' | '»' | '„')
}

fn is_quote(character: char) -> bool {
    is_double_quote(character) || matches!(character, '‘' | '’')
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        '"' | '”' | '“' | '’' | '\'' | ')' | ']' | '»' | ' '
    )
}

fn is_opening(character: char) -> bool {
    !character.is_alphanumeric()
}
