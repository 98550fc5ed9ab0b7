//! Bylines: who wrote, edited or helped, at the head or the end of an article.

use super::calendar::{is_date_filler, is_figure, is_month, is_weekday};
use super::mark::{ends_sentence, is_dash};
use super::phrase::Phrases;

/// Most bytes in a byline.
const LONGEST: usize = 300;
/// What bylines begin with, in lower case.
static OPENINGS: Phrases = Phrases::new(&[
    "additional reporting",
    "compiled by",
    "contributing:",
    "edited by",
    "editing by",
    "from our correspondent",
    "photography by",
    "reported by",
    "reporting by",
    "story by",
    "to contact the",
    "follow the author",
    "with additional reporting",
    "with assistance from",
    "with files from",
    "with reporting by",
    "words by",
    "writing by",
    "written by",
    "—with",
    "— with",
]);
/// What bylines begin with that have no full stop, in lower case but for letters that are not
/// ASCII: sentences begin so too.
static OPEN: Phrases = Phrases::new(&[
    "by a staff",
    "by our",
    "by staff",
    "posted by",
    "published by",
    "submitted by",
    "uploaded by",
    "von unserem",
    "von unseren",
    "von unserer",
    "За матеріалами",
    "По материалам",
]);
/// Most words of such a byline.
const OPEN_WORDS: usize = 14;
/// What bylines hold, in lower case.
pub(super) const HELD: &[&str] = &[
    "also contributed to th",
    "can be reached at",
    "contributed reporting",
    "contributed to this",
    "on twitter @",
    "can be followed",
    "on twitter at",
    "with additional reporting",
];
static PHRASES: Phrases = Phrases::new(HELD);
/// What the description of an author says behind the name, in lower case.
pub(super) const ROLES: &[&str] = &[
    "is a columnist",
    "is a contributing",
    "is a contributor",
    "is a correspondent",
    "is a freelance",
    "is a journalist",
    "is a reporter",
    "is a senior correspondent",
    "is a senior reporter",
    "is a senior writer",
    "is a staff writer",
    "is an associate editor",
    "is an editor",
    "is the author of",
    "is the bbc",
    "writes for",
    "covers ",
];
static OF_AUTHORS: Phrases = Phrases::new(ROLES);
/// Agencies and papers that sign with nothing but their name.
const SIGNATURES: &[&str] = &[
    "AFP",
    "AP",
    "Agence France-Presse",
    "Associated Press",
    "BBC",
    "BBC News",
    "Bloomberg",
    "Bloomberg News",
    "CBS News",
    "CNN",
    "Fox News",
    "NBC News",
    "PA",
    "PA Media",
    "Press Association",
    "Reuters",
    "THE ASSOCIATED PRESS",
    "The Associated Press",
    "The New York Times",
    "The Washington Post",
    "UPI",
    "Xinhua",
    "dpa",
];

/// Whether a line is a byline. `edge` says whether it is among the first or last of its article:
/// only there is a sentence about an author taken for one. `telling` tells whether it may hold a
/// telling phrase.
pub(super) fn is_byline(line: &str, edge: bool, telling: bool) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let bare = line.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '*'));
    SIGNATURES.contains(&bare)
        || OPENINGS.begin(bare)
        || telling && (edge || line.len() < 160) && PHRASES.are_in(bare)
        || telling && edge && is_about_author(bare)
        || names_author(bare)
        || is_open(bare)
        || is_signature(bare)
        || telling && is_address(bare)
}

/// `Posted by our staff on Monday, May 4, 2020`, `By our correspondent in Bath`.
pub(super) fn is_open(line: &str) -> bool {
    OPEN.begin(line)
        && !ends_sentence(line)
        && !line.ends_with([':', ',', ';'])
        && line.split_whitespace().take(OPEN_WORDS + 1).count() <= OPEN_WORDS
}

/// `By Our Staff`, `BY OUR STAFF AND OTHERS, Updated 12:30`.
fn names_author(line: &str) -> bool {
    let Some(names) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
    else {
        return false;
    };
    let mut words = names.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/'));
    let belongs = |word: &str| {
        word.starts_with(char::is_uppercase)
            || is_figure(word)
            || is_date_filler(word)
            || matches!(
                word,
                "" | "and"
                    | "&"
                    | "in"
                    | "for"
                    | "de"
                    | "del"
                    | "van"
                    | "von"
                    | "der"
                    | "bin"
                    | "al"
                    | "da"
                    | "di"
                    | "la"
                    | "-"
                    | "–"
                    | "—"
            )
    };
    let leads = names
        .split_whitespace()
        .next()
        .is_some_and(|w| !is_month(w) && !is_weekday(w) && !is_figure(w));
    leads
        && words.all(belongs)
        && names.split_whitespace().count() <= 14
        && !names.ends_with(['.', ':', '?', '!'])
}

/// `— A Name`, set under what somebody wrote.
fn is_signature(line: &str) -> bool {
    let name = line.trim_start_matches(is_dash);
    name.len() < line.len()
        && !ends_sentence(line)
        && (2..=5).contains(&name.split_whitespace().count())
        && name
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase))
}

/// A line that gives a way to write to somebody: few words, one an e-mail address.
fn is_address(line: &str) -> bool {
    let mail = |w: &str| {
        w.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.trim_end_matches('.').contains('.')
        })
    };
    line.contains('@')
        && line.split_whitespace().take(12).count() < 12
        && line.split_whitespace().any(mail)
        && !ends_sentence(line)
}

/// A description of an author: the name, then the role.
fn is_about_author(line: &str) -> bool {
    let Some(at) = OF_AUTHORS.find(line) else {
        return false;
    };
    let mut name = line[..at].split_whitespace();
    let first = name.next();
    let words = first.into_iter().chain(name);
    let mut count = 0;
    for word in words {
        count += 1;
        if count > 4 || !word.starts_with(char::is_uppercase) {
            return false;
        }
    }
    count > 0
        && !matches!(
            first,
            Some("He" | "She" | "It" | "This" | "The" | "Who" | "That")
        )
}

/// The length of a byline that lost the line break behind it: `By Jane AustenThe harbour …`;
/// 0 if the paragraph begins with none.
pub(super) fn glued(paragraph: &str) -> usize {
    let Some(names) = paragraph.strip_prefix("By ") else {
        return 0;
    };
    let mut at = paragraph.len() - names.len();
    for (count, word) in names.split(' ').take(5).enumerate() {
        if !word.starts_with(char::is_uppercase) || word.len() > 40 {
            return 0;
        }
        if let Some(seam) = seam(word).filter(|_| count > 0) {
            return at + seam;
        }
        at += word.len() + 1;
    }
    0
}

/// Where a word turns from lower case to a capital, four letters or more behind its beginning;
/// `McDonald` and `DeShawn` are names.
fn seam(word: &str) -> Option<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().take(40).collect();
    letters
        .windows(2)
        .skip(3)
        .find(|pair| pair[0].1.is_lowercase() && pair[1].1.is_uppercase())
        .map(|pair| pair[1].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_by() {
        for line in [
            "By Our Staff",
            "BY OUR STAFF",
            "By Jane Austen and Mary Shelley, BBC News",
            "By Jane Austen | Updated 12:30",
            "By our correspondents in Bath and Wells",
            "Posted by Jane Austen on Monday, May 4, 2020",
            "Report: our political desk, with additional reporting from Bath",
            "Von unserer Redaktion",
            "За матеріалами кореспондентів",
        ] {
            assert!(is_byline(line, false, true), "{line}");
        }
        for line in [
            "By Monday Morning",
            "By noon the harbour was shut",
            "By Friday",
            "By Jane Austen.",
            "By our count ten boats left.",
            "Posted by the harbour board, the notice was torn down.",
        ] {
            assert!(!is_byline(line, false, true), "{line}");
        }
    }

    #[test]
    fn those_who_helped() {
        for line in [
            "(Reporting by Jane Austen; Editing by Mary Shelley)",
            "Mary Shelley contributed to this report.",
            "—With assistance from Mary Shelley.",
            "Reuters",
            "— Jane Austen",
            "jane@example.com",
        ] {
            assert!(is_byline(line, false, true), "{line}");
        }
        assert!(is_byline(
            "Jane Austen is a correspondent in Bath.",
            true,
            true
        ));
        assert!(!is_byline(
            "Jane Austen is a correspondent in Bath.",
            false,
            true
        ));
        assert!(!is_byline(
            "He is a reporter who was held for a year.",
            true,
            true
        ));
        assert!(!is_byline(
            "She wrote to press@example.com and got no answer that day.",
            true,
            true
        ));
    }

    #[test]
    fn a_byline_glued_to_the_text() {
        let text = "By Jane AustenThe harbour was shut.";
        assert_eq!(&text[..glued(text)], "By Jane Austen");
        for text in [
            "By Ronald McDonald",
            "By YouTube standards",
            "By noon the",
            "By A Person The harbour",
        ] {
            assert_eq!(glued(text), 0, "{text}");
        }
    }
}
