//! The words that begin sentences without a mark before them, and those that tell them from names.

use std::sync::LazyLock;

use super::{head, tail};
use crate::language::Language;

/// What tells a sentence of a language, each list sorted.
pub(super) struct Words {
    /// A bit for each three bytes that a word which may begin a sentence begins with, the space
    /// behind it counted, five bits of each byte.
    triples: Vec<u32>,
    /// Have a capital only where a sentence begins.
    firm: Vec<&'static str>,
    /// The same, but begin names of streets and houses, too.
    loose: Vec<&'static str>,
    /// What follows a loose word in a sentence, never in a name.
    pinning: Vec<&'static str>,
    /// Nouns as well, unless a noun follows.
    paired: Vec<&'static str>,
    /// Articles, which begin names, too.
    articles: Vec<&'static str>,
    /// What follows an article in a name.
    named: Vec<&'static str>,
    /// The ends of words that a name follows.
    kinds: Vec<&'static str>,
    /// Words that a name follows.
    governors: Vec<&'static str>,
    /// Whether a comma may follow the word that begins a sentence.
    commas: bool,
}

impl Words {
    fn indexed(self) -> Self {
        let words = self.firm.iter().chain(&self.loose);
        let words = words.chain(&self.articles).chain(&self.paired);
        Self {
            triples: triples(words),
            ..self
        }
    }

    /// Whether one of the words begins with the same three bytes, five bits of each counted: most
    /// capitals, those of nouns, are passed over by these alone.
    fn may_begin(&self, from: &[u8]) -> bool {
        matches!(from, [first, second, third, ..]
            if self.triples[slot(*first, *second)] >> (third & 31) & 1 == 1)
    }

    /// Whether a sentence begins with the first word of `from`; `before` ends before the space.
    pub(super) fn begin_at(&self, before: &str, from: &str) -> bool {
        let has = |words: &[&str], word: &str| words.binary_search(&word).is_ok();
        if !self.may_begin(from.as_bytes()) {
            return false;
        }
        let (word, rest) = head(from);
        let comma = self.commas && rest.starts_with(", ");
        if !comma && !rest.starts_with(' ') {
            return false;
        }
        let article = has(&self.articles, word);
        let prepositional = has(&self.loose, word);
        let paired = has(&self.paired, word);
        if !(article || prepositional || paired || has(&self.firm, word)) {
            return false;
        }
        let (next, _) = head(rest.trim_start());
        if paired && !next.starts_with(char::is_uppercase) {
            return false;
        }
        let loose = prepositional && !has(&self.pinning, next);
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
        let titled = article && has(&self.named, next);
        let capital_article = has(&self.articles, last) || has(&self.firm, last);
        !titled && !capital_article && !self.kinds.iter().any(|kind| ends_with(last, kind))
    }

    /// The words of a language, if it is one in which capitals tell.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        match language {
            Language::German => Some(&GERMAN),
            Language::French => Some(&FRENCH),
            _ => None,
        }
    }
}

/// Whether a word ends in another, the first letter in either case: `Nachrichtenmagazin`,
/// `Magazin`.
fn ends_with(word: &str, end: &str) -> bool {
    word.len()
        .checked_sub(end.len())
        .and_then(|at| word.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

static GERMAN: LazyLock<Words> = LazyLock::new(|| {
    Words {
        triples: Vec::new(),
        firm: words(
            "Aber Absolut Alle Allein Allerdings Als Also Andererseits Anfangs Angesichts \
            Anlässlich Anläßlich Anschließend Anstatt Auch Aufgrund Ausgerechnet Außerdem Bald \
            Beide Beinahe Bekannt Bereits Besonders Bestenfalls Beteiligt Betroffen Bevor Bisher \
            Bislang Da Dabei Dadurch Dafür Dagegen Daher Damals Damit Danach Daneben Dann Daran \
            Darauf Daraufhin Daraus Darin Darum Darunter Darüber Dass Davon Davor Dazu Daß \
            Demnach Demnächst Dennoch Derweil Derzeit Deshalb Deswegen Dies Diese Dieser Dieses \
            Doch Dort Ebenfalls Ebenso Eigentlich Einerseits Einige Einst Endlich Entweder Er \
            Erneut Erst Erstens Erstmals Erwartet Eröffnet Es Etliche Etwa Ferner Folglich \
            Freilich Gebaut Gefordert Gefragt Gegründet Geleitet Gemeinsam Gemeint Genannt Genau \
            Geplant Gesucht Getragen Gleichzeitig Grundsätzlich Hauptsächlich Heute Hier Hierbei \
            Hierfür Hierzu Hingegen Hinzu Höchstens Ihm Ihn Immer Immerhin Indem Indes Indessen \
            Infolge Infolgedessen Innerhalb Insbesondere Insgesamt Insofern Inzwischen Jede \
            Jeder Jedes Jedoch Jene Jener Jetzt Jeweils Kaum Kein Keine Keiner Künftig Lediglich \
            Leider Letztendlich Letztlich Man Manchmal Mehrere Mehrmals Meist Meistens Mich \
            Mittlerweile Momentan Möglicherweise Nachdem Natürlich Neuerdings Nicht \
            Nichtsdestotrotz Nie Niemals Niemand Noch Normalerweise Nun Nur Nördlich Ob Obgleich \
            Obwohl Offenbar Offensichtlich Oft Plötzlich Positiv Regelmäßig Rund Schließlich \
            Schon Sehr Seine Seitdem Seither Seltsamerweise Sicherlich Sobald Sofern Sofort \
            Sogar Sogenannte Solange Solche Somit Sonst Sowohl Später Stattdessen Stets \
            Sämtliche Südlich Tatsächlich Teilweise Trotzdem Ungeachtet Ungefähr Unser Unsere \
            Unterdessen Unterstützt Verletzt Vermutlich Viele Vielleicht Vielmehr \
            Voraussichtlich Vorerst Vorgesehen Vorher Völlig Warum Was Weder Weil Weiterhin \
            Wenige Wenn Wer Weshalb Westlich Wie Wieder Wiederum Wieso Wir Wirklich Wobei \
            Wodurch Wofür Wohl Womit Womöglich Wozu Während Ziemlich Zudem Zufolge Zugleich \
            Zuletzt Zumindest Zunächst Zurzeit Zusätzlich Zuvor Zwar Zweifellos Zweitens Östlich \
            Überall Übrigens",
        ),
        loose: words(
            "Am An Auf Aus Bei Beim Durch Für Gegen Hinter Im In Laut Mit Nach Neben Ohne Seit Trotz Um \
            Unter Von Vor Wegen Zu Zum Zur Zwischen Über",
        ),
        pinning: words(
            "allem allen aller beiden da demselben denen deren dessen diesem diesen dieser dieses \
            dort einem einen einer eines heute hier ihm ihn ihnen ihr ihre ihrem ihren ihrer \
            jedem jeden jeder jener mir sein seine seinem seinen seiner sich uns unserem unseren \
            unserer vielen wem wenigen",
        ),
        paired: words("Sein"),
        articles: words("Das Dem Der Die Ein Eine Einem Einer"),
        named: words(
            "Bild Erste Freitag Grünen Linke Linken Partei Presse Spiegel Standard Tagesspiegel \
            Welt Woche Zeit Ärzte",
        ),
        kinds: words(
            "album band bewegung bibel blatt blog buch bündnis comic drama duo film firma \
            fraktion gemälde gruppe hörspiel initiative kampagne kapitel komödie lied liste \
            magazin marke motto musical oper partei podcast projekt quiz reihe roman sendung \
            serie show single slogan song spiel stiftung streifen stück thriller titel trio \
            verein werk zeitschrift zeitung",
        ),
        governors: words(
            "als am an auf aus bei beim bis das dem den der des die dieses durch eine einem einen \
            einer eines für gegen ihr im in ins jenes kein keine keinem keinen laut mit nach \
            neben oder ohne sein seit sowie um und unter vom von vor wie zu zum zur zwischen \
            über",
        ),
        commas: false,
    }
    .indexed()
});

static FRENCH: LazyLock<Words> = LazyLock::new(|| {
    Words {
        triples: Vec::new(),
        firm: words(""),
        loose: words(
            "Afin Ainsi Après Aucun Aucune Aussitôt Ce Ceci Cela Celui Cependant Ces Cet Cette \
            Ceux Chaque Contrairement Dans Depuis Donc Elle Elles Enfin Ensuite Il Ils Lorsque \
            Malgré Nous Néanmoins Outre Parce Parfois Pendant Plusieurs Pourtant Puis Puisque \
            Quelques Selon Seules Seuls Sinon Souvent Tandis Toutefois Vous",
        ),
        pinning: words(""),
        paired: words(""),
        articles: words(""),
        named: words(""),
        kinds: words(""),
        governors: words(
            "album appelé appelée association avec baptisé baptisée chanson chaîne chez \
            collection comme dans dit dite exposition film groupe intitulé intitulée intitulés \
            journal livre magazine mention mot nommé nommée option pièce pour que revue roman \
            sans section série titre titré émission",
        ),
        commas: true,
    }
    .indexed()
});

/// The three bytes that words begin with, a space behind each.
fn triples<'w>(words: impl IntoIterator<Item = &'w &'static str>) -> Vec<u32> {
    let mut triples = vec![0; 1024];
    for word in words {
        if let [first, second, rest @ ..] = word.as_bytes() {
            let third = rest.first().unwrap_or(&b' ');
            triples[slot(*first, *second)] |= 1 << (third & 31);
        }
    }
    triples
}

/// The place of two bytes among the three.
fn slot(first: u8, second: u8) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}

/// The words of a list in a form to be searched.
fn words(list: &'static str) -> Vec<&'static str> {
    let mut words: Vec<_> = list.split_whitespace().collect();
    words.sort_unstable();
    words
}
