//! Boundaries that no mark shows, where a line break was lost: a headline glued to the sentence or
//! the dateline behind it.
//!
//! German sets nouns with capitals, but articles, pronouns and the like only where a sentence
//! begins: one with a capital and no mark before it begins a sentence. Names such as `Der Spiegel`
//! and `Partei Die Linke` are told by the words around them.

use std::ops::Range;
use std::sync::LazyLock;

use crate::language::Language;

/// Where sentences begin in a range without a mark before them, in order. Linear in the range.
pub(super) fn starts(language: Language, text: &str, range: Range<usize>) -> Vec<usize> {
    let words = match language {
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Thai => return connected(text, range),
        _ => return Vec::new(),
    };
    let bytes = text[range.clone()].as_bytes();
    let capital = |at: usize| {
        bytes[at] == b' '
            && bytes
                .get(at + 1)
                .is_some_and(|b| matches!(b, b'A'..=b'Z' | 0xC3))
    };
    (1..bytes.len())
        .filter(|&at| capital(at))
        .map(|at| range.start + at + 1)
        .filter(|&at| {
            let (before, from) = (&text[range.start..at - 1], &text[at..range.end]);
            if before.ends_with(['.', ',', ':', '!', '?', '-', '–']) {
                return false;
            }
            words.begin_at(before, from)
                || language == Language::German && is_dateline(before, from)
        })
        .collect()
}

/// Where Thai sentences begin, which no mark ends: at a space before a connective that stands only
/// at the head of a sentence. Other spaces part clauses as often as sentences, and are let be.
fn connected(text: &str, range: Range<usize>) -> Vec<usize> {
    const CONNECTIVES: &[&str] = &[
        "อย่างไรก็ตาม",
        "อย่างไรก็ดี",
        "นอกจากนี้",
        "นอกจากนั้น",
        "ทั้งนี้",
        "ดังนั้น",
        "ในทางกลับกัน",
        "ยิ่งไปกว่านั้น",
        "ด้วยเหตุนี้",
    ];
    let spaces = text[range.clone()].match_indices(' ');
    let starts = spaces.map(|(at, _)| range.start + at + 1);
    starts
        .filter(|&at| {
            CONNECTIVES
                .iter()
                .any(|word| text[at..range.end].starts_with(word))
        })
        .collect()
}

/// What tells a sentence of a language, each list sorted.
struct Words {
    /// A bit for each pair of bytes that a word which may begin a sentence begins with.
    pairs: [u32; 32],
    /// Have a capital only where a sentence begins.
    firm: Vec<&'static str>,
    /// The same, but begin names of streets and houses, too.
    loose: Vec<&'static str>,
    /// Articles, which begin names, too.
    articles: Vec<&'static str>,
    /// What follows an article in a name.
    named: Vec<&'static str>,
    /// The ends of words that a name follows.
    kinds: Vec<&'static str>,
    /// Words that a name follows.
    governors: Vec<&'static str>,
}

impl Words {
    fn indexed(self) -> Self {
        let words = self.firm.iter().chain(&self.loose).chain(&self.articles);
        Self {
            pairs: pairs(words),
            ..self
        }
    }

    /// Whether one of the words begins with the same two bytes, five bits of each counted: most
    /// capitals, those of nouns, are passed over by these alone.
    fn may_begin(&self, from: &[u8]) -> bool {
        matches!(from, [first, second, ..]
            if self.pairs[usize::from(first & 31)] >> (second & 31) & 1 == 1)
    }

    /// Whether a sentence begins with the first word of `from`; `before` ends before the space.
    fn begin_at(&self, before: &str, from: &str) -> bool {
        let has = |words: &[&str], word: &str| words.binary_search(&word).is_ok();
        if !self.may_begin(from.as_bytes()) {
            return false;
        }
        let (word, rest) = head(from);
        if !rest.starts_with(' ') {
            return false;
        }
        let article = has(&self.articles, word);
        let loose = has(&self.loose, word);
        if !(article || loose || has(&self.firm, word)) {
            return false;
        }
        if before.ends_with(';') {
            return !loose;
        }
        let bare = before.trim_end_matches(['"', '”', '“', '»', '\'']);
        let last = tail(bare);
        if last.is_empty() || has(&self.governors, last) {
            return false;
        }
        let quoted = bare.len() < before.len();
        if loose {
            let small = last.chars().all(char::is_lowercase) && last.len() > 3;
            return quoted || small || last.bytes().all(|b| b.is_ascii_digit());
        }
        let (next, _) = head(rest.trim_start());
        let titled = article && has(&self.named, next);
        let capital_article = has(&self.articles, last) || has(&self.firm, last);
        !titled && !capital_article && !self.kinds.iter().any(|kind| ends_with(last, kind))
    }
}

/// The first word of a text, and what follows.
fn head(text: &str) -> (&str, &str) {
    let window = &text[..floor(text, 64)];
    let end = window
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(window.len());
    (&text[..end], &text[end..])
}

/// The last word of a text; empty if a mark stands behind it.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(64);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = &text[from..];
    let start = window
        .char_indices()
        .rev()
        .find(|&(_, c)| !(c.is_alphanumeric() || c == '-'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &window[start..]
}

fn floor(text: &str, most: usize) -> usize {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Whether a word ends in another, the first letter in either case: `Nachrichtenmagazin`,
/// `Magazin`.
fn ends_with(word: &str, end: &str) -> bool {
    word.len()
        .checked_sub(end.len())
        .and_then(|at| word.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Whether an agency's dateline follows what has no mark at its end: `BRÜSSEL, 6. Juli (dpa).`
fn is_dateline(before: &str, from: &str) -> bool {
    const AGENCIES: &[&str] = &[
        "AFP", "AP", "APA", "Reuter", "Reuters", "afp", "ap", "dapd", "dpa", "epd", "rtr", "sda",
        "sid", "vwd",
    ];
    if !from.chars().take(3).all(char::is_uppercase) {
        return false;
    }
    let window = &from[..floor(from, 64)];
    let Some((place, rest)) = window.split_once(" (") else {
        return false;
    };
    let (town, date) = place.split_once(", ").unwrap_or((place, ""));
    let capitals = |c: char| c.is_uppercase() || matches!(c, ' ' | '/' | '-' | '.');
    let dated = date.is_empty() || date.starts_with(|c: char| c.is_ascii_digit());
    let agency = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let behind = rest.split_once(')').map_or("", |(_, behind)| behind);
    let closed = [".", ":", " -", " –", " —"]
        .iter()
        .any(|mark| behind.starts_with(mark));
    let last = tail(before.trim_end_matches(['"', '”', '“', '»', '\'']));
    town.chars().nth(2).is_some()
        && town.chars().all(capitals)
        && dated
        && AGENCIES.contains(&agency)
        && closed
        && last.contains(char::is_lowercase)
}

static GERMAN: LazyLock<Words> = LazyLock::new(|| {
    Words {
        pairs: [0; 32],
        firm: words(
            "Aber Allerdings Als Also Auch Außerdem Bereits Bisher Bislang Da Dabei Dadurch Dafür \
            Dagegen Daher Damit Danach Daneben Dann Daran Darauf Daraufhin Daraus Darin Darum \
            Darunter Darüber Davon Davor Dazu Dennoch Deshalb Deswegen Dies Diese Dieser Dieses \
            Doch Dort Ebenso Er Erst Es Genau Gleichzeitig Hier Hierbei Insgesamt Inzwischen \
            Jedoch Jetzt Kaum Kein Keine Man Mehrere Mittlerweile Nachdem Nicht Noch Nun Nur \
            Nördlich Ob Obwohl Rund Schließlich Schon Seine Seitdem Sobald Sogar Sogenannte \
            Solange Somit Sowohl Südlich Trotzdem Unser Unsere Viele Vielleicht Warum Weil Wenn \
            Wer Westlich Wir Wohl Während Zudem Zugleich Zuletzt Zunächst Zuvor Zwar Östlich \
            Überall",
        ),
        loose: words(
            "Am Auf Aus Bei Beim Für Gegen Im In Laut Mit Nach Ohne Seit Trotz Um Von Vor Wegen \
            Zu Zum Zur Zwischen",
        ),
        articles: words("Das Dem Der Die Ein Eine Einem Einer"),
        named: words(
            "Bild Erste Freitag Grünen Linke Linken Partei Presse Spiegel Standard Tagesspiegel \
            Welt Woche Zeit Ärzte",
        ),
        kinds: words(
            "album band bewegung bibel blatt buch bündnis comic duo film firma fraktion gemälde \
            gruppe hörspiel kapitel komödie lied liste magazin marke musical oper partei podcast \
            projekt reihe roman sendung serie show single song spiel stiftung streifen stück \
            thriller titel trio verein werk zeitschrift zeitung",
        ),
        governors: words(
            "als am an auf aus bei beim bis das dem den der des die durch für gegen im in ins \
            laut mit nach neben oder ohne seit sowie um und unter vom von vor wie zu zum zur \
            zwischen über",
        ),
    }
    .indexed()
});

static FRENCH: LazyLock<Words> = LazyLock::new(|| {
    Words {
        pairs: [0; 32],
        firm: words(""),
        loose: words(
            "Aussitôt Cependant Ces Cet Cette Elle Elles Ensuite Il Ils Lorsque Néanmoins \
            Plusieurs Toutefois",
        ),
        articles: words(""),
        named: words(""),
        kinds: words(""),
        governors: words("avec chez dans dit film livre pour roman sans titre"),
    }
    .indexed()
});

/// The pairs of bytes that words begin with.
fn pairs<'w>(words: impl IntoIterator<Item = &'w &'static str>) -> [u32; 32] {
    let mut pairs = [0; 32];
    for word in words {
        if let [first, second, ..] = word.as_bytes() {
            pairs[usize::from(first & 31)] |= 1 << (second & 31);
        }
    }
    pairs
}

/// The words of a list in a form to be searched.
fn words(list: &'static str) -> Vec<&'static str> {
    let mut words: Vec<_> = list.split_whitespace().collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let found = starts(Language::German, text, 0..text.len());
        found.into_iter().map(|at| &text[at..]).collect()
    }

    #[test]
    fn a_headline_without_a_mark_ends_before_an_article() {
        assert_eq!(
            cut("Hafen bleibt geschlossen Die Behörde wartet ab."),
            ["Die Behörde wartet ab."]
        );
        assert_eq!(
            cut("Sturm trifft Küste \"Alles weg\" Er kam nachts."),
            ["Er kam nachts."]
        );
        assert_eq!(
            cut("Pier gesperrt Am Montag kam der Sturm."),
            ["Am Montag kam der Sturm."]
        );
    }

    #[test]
    fn names_with_an_article_stay() {
        for text in [
            "Das berichtet Der Spiegel am Montag.",
            "Er wählt die Partei Die Wähler der Küste.",
            "Sie liest in Der Hafen von Bremen.",
            "Sie wohnt im Haus Am Wall in Bremen.",
            "Er sagte: Der Hafen ist zu.",
            "Er las \"Der Hafen\" und (Die Küste).",
        ] {
            assert!(cut(text).is_empty(), "{text}");
        }
        let french = "Le port de La Rochelle. Le Monde et Les Échos";
        assert!(starts(Language::French, french, 0..french.len()).is_empty());
    }

    #[test]
    fn a_dateline_begins_a_sentence() {
        assert_eq!(
            cut("Hafen zu HAMBURG, 6. Juli (dpa). Der Hafen."),
            ["HAMBURG, 6. Juli (dpa). Der Hafen."]
        );
        assert!(cut("Der VfB STUTTGART (dpa) ist").is_empty());
    }
}
