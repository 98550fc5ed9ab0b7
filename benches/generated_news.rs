//! News-like piles of any size from a seed: as long, as repetitive and as awkward to cut as news,
//! and nobody's.
//!
//! Fitted to two public sets, the English part of MultiLing 2011 (100 documents, 1,585 sentences,
//! 10 documents a cluster) and a sample of Multi-News (288 documents, 8,569 sentences, 3 a
//! cluster), of which only counts were taken:
//!
//! | | MultiLing | Multi-News | 10,000 sentences from here |
//! |---|---|---|---|
//! | words a sentence, mean | 21.9 | 19.7 | 21.0 |
//! | their logarithm, mean ± deviation | 2.95 ± 0.56 | 2.79 ± 0.65 | drawn from 2.87 ± 0.60 |
//! | sentences a document, mean | 16.3 | 29.8 | 26.4 |
//! | their logarithm | 2.60 ± 0.57 | 2.93 ± 1.06 | drawn from 3.0 ± 0.75 |
//! | sentences a paragraph, mean | 2.1 | 1.9 | 2.1, geometric |
//! | share of the 10, 100 commonest words | 24, 46 % | 22, 44 % | 22, 39 % |
//! | slope of frequency over rank, logarithms, ranks 10 to 2,000 | −0.94 | −0.91 | −0.85 |
//! | letters a word | 4.9 | 4.9 | 5.7 |
//! | sentences with a quotation | 27 % | 24 % | 22 % |
//! | sentences with a digit | 31 % | 22 % | 26 % |
//! | sentences with an abbreviation's stop | 4 % | 6 % | 11 % |
//! | capitalised words inside sentences | 14 % | 12 % | 12 % |
//! | entries a row that the walk passes over, at as many sentences | 18.5 | 19.0 | 16.2, 18.4 |
//!
//! The commonest words are English function words, the rest are invented. Ten documents tell one
//! story: they share its people, its place, its favourite words and its phrases, and now and then
//! a whole sentence, as papers do that print the same agency.

use std::collections::HashSet;

use briefing::Document;
use fastrand::Rng;

/// English function words, about in the order of their frequency in news.
const FUNCTION_WORDS: &str = "the of to and a in that for on is was with said as at by he it has \
    from be his have an are were will had who not they but their which this been its more after \
    or one about she her would when there two out up also than we people all if last into new \
    other what no can could over some so them first before during i time while against between \
    only most because now where him made many still under since through may any around such \
    three then being those both how our until each very should off even our these did do my you";

/// Words of the vocabulary, function words included.
const VOCABULARY: usize = 40_000;

const DOCUMENTS_A_STORY: usize = 10;

/// μ and σ of the logarithm of a sentence's length in words.
const SENTENCE_WORDS: (f64, f64) = (2.87, 0.60);

/// μ and σ of the logarithm of a document's length in sentences.
const DOCUMENT_SENTENCES: (f64, f64) = (3.0, 0.75);

/// A pile of documents with the given number of sentences in all, headlines not counted; the same
/// seed gives the same bytes. Linear in the number of sentences.
pub(crate) fn pile(sentences: usize, seed: u64) -> Vec<Document> {
    let mut rng = Rng::with_seed(seed);
    let lexicon = Lexicon::new(&mut rng);
    let mut documents = Vec::new();
    let mut left = sentences;
    while left > 0 {
        let mut desk = Desk::new(&lexicon, &mut rng);
        for _ in 0..DOCUMENTS_A_STORY.min(left) {
            let length = log_normal(desk.rng, DOCUMENT_SENTENCES, 3, 200).min(left);
            documents.push(desk.document(documents.len(), length));
            left -= length;
            if left == 0 {
                break;
            }
        }
    }
    documents
}

/// The words of a language with their frequencies.
struct Lexicon {
    /// Commonest first.
    words: Vec<String>,
    /// `cumulative[r]` is the sum of `1/k` over the ranks `k` from 1 to `r + 1`.
    cumulative: Vec<f64>,
    function_words: usize,
}

impl Lexicon {
    fn new(rng: &mut Rng) -> Self {
        let mut words: Vec<String> = FUNCTION_WORDS.split(' ').map(str::to_owned).collect();
        let function_words = words.len();
        let mut known: HashSet<String> = words.iter().cloned().collect();
        while words.len() < VOCABULARY {
            let word = if words.len() > 2 * function_words && rng.f64() < 0.3 {
                // Another form of a word that is there already, for the stemmer.
                let base = &words[rng.usize(function_words..words.len())];
                format!("{base}{}", pick(rng, &["s", "ed", "ing", "ly", "er"]))
            } else {
                invented_word(rng)
            };
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let cumulative = (1..=words.len())
            .scan(0.0, |sum, rank| {
                *sum += 1.0 / rank as f64;
                Some(*sum)
            })
            .collect();
        Self {
            words,
            cumulative,
            function_words,
        }
    }

    /// The rank of a word drawn by Zipf's law among the words from rank `from` on.
    fn draw(&self, from: usize, rng: &mut Rng) -> usize {
        let below = if from == 0 {
            0.0
        } else {
            self.cumulative[from - 1]
        };
        let total = self.cumulative[self.cumulative.len() - 1];
        let point = below + rng.f64() * (total - below);
        self.cumulative
            .partition_point(|&sum| sum <= point)
            .min(self.words.len() - 1)
    }

    fn content_rank(&self, rng: &mut Rng) -> usize {
        self.draw(self.function_words, rng)
    }
}

/// Writes the documents of one story.
struct Desk<'a> {
    lexicon: &'a Lexicon,
    rng: &'a mut Rng,
    /// First and last names.
    people: Vec<(String, String)>,
    places: Vec<String>,
    /// The ranks of the words that the story is about.
    words: Vec<usize>,
    /// Turns of two to five words that its documents share.
    phrases: Vec<String>,
    /// Sentences that went over the wire.
    wire: Vec<String>,
    month: usize,
}

impl<'a> Desk<'a> {
    fn new(lexicon: &'a Lexicon, rng: &'a mut Rng) -> Self {
        let people = (0..8).map(|_| (name(rng), name(rng))).collect();
        let places = (0..5).map(|_| name(rng)).collect();
        let words = (0..200).map(|_| lexicon.content_rank(rng)).collect();
        let phrases = (0..60)
            .map(|_| {
                let mut phrase = lexicon.words[lexicon.content_rank(rng)].clone();
                for _ in 1..rng.usize(2..=5) {
                    phrase.push(' ');
                    phrase.push_str(&lexicon.words[lexicon.draw(0, rng)]);
                }
                phrase
            })
            .collect();
        let month = rng.usize(1..=12);
        Self {
            lexicon,
            rng,
            people,
            places,
            words,
            phrases,
            wire: Vec::new(),
            month,
        }
    }

    fn document(&mut self, number: usize, length: usize) -> Document {
        let mut headline = String::new();
        let words = self.rng.usize(6..=10);
        self.clause(words, &mut headline);
        let mut text = String::new();
        for at in 0..length {
            let paragraph_ends = self.rng.bool();
            match at {
                0 => {}
                _ if paragraph_ends => text.push_str("\n\n"),
                _ => text.push(' '),
            }
            text.push_str(&self.sentence());
        }
        let day = self.rng.usize(1..=28);
        Document::new(format!("generated/{number:06}.txt"), text)
            .with_title(headline.replace(',', ""))
            .with_date(format!("2025-{:02}-{day:02}", self.month))
    }

    fn sentence(&mut self) -> String {
        if !self.wire.is_empty() && self.rng.f64() < 0.04 {
            return pick(self.rng, &self.wire).to_owned();
        }
        let length = log_normal(self.rng, SENTENCE_WORDS, 4, 70);
        let mut sentence = String::with_capacity(8 * length);
        match self.rng.usize(0..100) {
            0..12 if length > 8 => {
                sentence.push('“');
                self.clause(length - 3, &mut sentence);
                sentence.push_str(",” said ");
                self.person(&mut sentence);
                sentence.push('.');
            }
            12..20 if length > 8 => {
                self.person(&mut sentence);
                sentence.push_str(" said, “");
                self.clause(length - 3, &mut sentence);
                sentence.push_str(".”");
            }
            20..26 if length > 8 => {
                self.clause(length - 4, &mut sentence);
                sentence.push_str(" “");
                sentence.push_str(self.phrase());
                sentence.push_str("” ");
                sentence.push_str(self.word());
                sentence.push('.');
            }
            kind => {
                self.clause(length, &mut sentence);
                sentence.push_str(if kind < 98 { "." } else { "?" });
            }
        }
        if self.rng.f64() < 0.1 {
            self.wire.push(sentence.clone());
        }
        sentence
    }

    /// Appends about `length` words, the first capitalised, without a mark at the end.
    fn clause(&mut self, length: usize, out: &mut String) {
        let start = out.len();
        let mut words = 0;
        while words < length {
            let room = length - words > 3;
            let from = out.len();
            match self.rng.usize(0..1000) {
                0..60 if room => out.push_str(self.phrase()),
                60..130 if room => self.person(out),
                130..180 => out.push_str(self.place()),
                180..205 if room && words > 0 => self.figure(out),
                205..207 if room => {
                    out.push_str(pick(self.rng, &["U.S.", "U.N.", "U.K."]));
                    out.push(' ');
                    out.push_str(&self.lexicon.words[self.lexicon.content_rank(self.rng)]);
                }
                _ => out.push_str(self.word()),
            }
            words += out[from..].split(' ').count();
            if words < length {
                if room && self.rng.f64() < 0.055 {
                    out.push(',');
                }
                out.push(' ');
            }
        }
        let first = out[start..].chars().next().map_or(0, char::len_utf8);
        out[start..start + first].make_ascii_uppercase();
    }

    /// A word of the story, or by Zipf's law any other.
    fn word(&mut self) -> &'a str {
        let mut rank = self.lexicon.draw(0, self.rng);
        if rank >= self.lexicon.function_words && self.rng.bool() {
            rank = self.words[self.rng.usize(0..self.words.len())];
        }
        &self.lexicon.words[rank]
    }

    fn phrase(&mut self) -> &str {
        &self.phrases[zipf(self.rng, self.phrases.len())]
    }

    fn place(&mut self) -> &str {
        &self.places[zipf(self.rng, self.places.len())]
    }

    fn person(&mut self, out: &mut String) {
        let title = pick(self.rng, &["Mr.", "Mrs.", "Dr.", "Gen.", "Sen."]);
        let (first, last) = &self.people[zipf(self.rng, self.people.len())];
        match self.rng.usize(0..40) {
            0..16 => {
                out.push_str(first);
                out.push(' ');
            }
            16 => {
                out.push_str(title);
                out.push(' ');
            }
            _ => {}
        }
        out.push_str(last);
    }

    fn figure(&mut self, out: &mut String) {
        let day = pick(self.rng, &["Monday", "Wednesday", "Friday"]);
        let month = pick(self.rng, &["Jan.", "March", "June", "October"]);
        let rng = &mut *self.rng;
        let (small, large) = (rng.u32(1..=30), rng.u32(100..1000));
        out.push_str(&match rng.usize(0..6) {
            0 => format!("{small},{large} people"),
            1 => format!("{small}.{} percent", large % 10),
            2 => format!("${small}.{} million", large % 10),
            3 => format!("on {month} {small}"),
            4 => format!("at {} p.m. {day}", small % 12 + 1),
            _ => format!("in {}", 1990 + small),
        });
    }
}

/// One to three syllables, mostly two, each a consonant or two, a vowel or two and perhaps a
/// consonant.
fn invented_word(rng: &mut Rng) -> String {
    const ONSETS: &[&str] = &[
        "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p",
        "pl", "qu", "r", "s", "sh", "st", "t", "th", "tr", "v", "w",
    ];
    const VOWELS: &[&str] = &[
        "a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ai", "ou",
    ];
    const CODAS: &[&str] = &["", "", "", "n", "r", "l", "s", "t", "nd", "ck", "m"];
    let mut word = String::new();
    let syllables = [1, 1, 1, 2, 2, 2, 2, 2, 3, 3][rng.usize(0..10)];
    for _ in 0..syllables {
        word.push_str(pick(rng, ONSETS));
        word.push_str(pick(rng, VOWELS));
        word.push_str(pick(rng, CODAS));
    }
    word
}

fn name(rng: &mut Rng) -> String {
    let mut name = invented_word(rng);
    name[..1].make_ascii_uppercase();
    name
}

fn pick<'a, T: AsRef<str>>(rng: &mut Rng, items: &'a [T]) -> &'a str {
    items[rng.usize(0..items.len())].as_ref()
}

/// An index below `length`; the `k`-th is about `1/k` as likely as the first.
fn zipf(rng: &mut Rng, length: usize) -> usize {
    let rank = (length as f64 + 1.0).powf(rng.f64());
    (rank as usize - 1).min(length - 1)
}

/// A whole number whose logarithm is normal with mean μ and deviation σ, within bounds.
fn log_normal(rng: &mut Rng, (mu, sigma): (f64, f64), least: usize, most: usize) -> usize {
    // Box & Muller 1958.
    let radius = (-2.0 * (1.0 - rng.f64()).ln()).sqrt();
    let normal = radius * (std::f64::consts::TAU * rng.f64()).cos();
    ((mu + sigma * normal).exp().round() as usize).clamp(least, most)
}
