//! What holds for the briefing of any pile, and for the pages made of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use briefing::rank::RankMethod;
use briefing::render::{TextStyle, json, markdown, text};
use briefing::selection::SelectMethod;
use briefing::{Briefing, Budget, Config, Document, Language, Summarizer, Task};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::reading::assert_steers_nothing;

/// Parts documents in the bytes of a pile: the record separator of ASCII.
pub const SEPARATOR: char = '\u{1E}';

/// Parts the lines of a document: its title, its address and its date stand before its text.
const FIELDS: char = '\u{1F}';

/// Bytes that say what is asked of a pile, before its documents.
const SETTINGS: usize = 3;

/// A pile and what is asked of it, made of any bytes.
#[derive(Debug)]
pub struct AnyTask {
    config: Config,
    documents: Vec<Document>,
    known: Vec<Document>,
    query: Option<String>,
}

impl AnyTask {
    /// The first three bytes are settings; the rest are documents between [`SEPARATOR`]s.
    pub fn of(bytes: &[u8]) -> Self {
        let (settings, piles) = bytes.split_at(SETTINGS.min(bytes.len()));
        let setting = |at: usize| settings.get(at).copied().unwrap_or_default();
        let text = String::from_utf8_lossy(piles);
        let mut parts: Vec<&str> = text.split(SEPARATOR).collect();
        let flags = setting(1);
        let query = (flags & 1 != 0 && parts.len() > 1).then(|| parts.remove(0).to_owned());
        let known = (flags & 2 != 0 && parts.len() > 1).then(|| parts.remove(0));
        let known = known.map(|part| document("known", part));
        let numbered = parts.iter().enumerate();
        Self {
            config: config(setting(0), flags, setting(2)),
            documents: numbered
                .map(|(at, part)| document(&format!("d{at}"), part))
                .collect(),
            known: known.into_iter().collect(),
            query,
        }
    }

    /// Summarises the pile and checks the briefing, the pages made of it, and that neither the
    /// number of threads nor the order of the documents shows.
    pub fn assert_is_summarised(&self) {
        let summarizer = Summarizer::new(self.config.clone()).expect("in range");
        let summarise = |documents: &[Document]| {
            let query = self.query.as_deref();
            let task = Task {
                documents,
                query,
                known: &self.known,
            };
            summarizer.run(&task).map(|report| report.briefing)
        };
        let outcome = on(1).install(|| summarise(&self.documents));
        let briefing = match outcome {
            Ok(briefing) => briefing,
            Err(error) => {
                assert_steers_nothing(&error.to_string());
                return;
            }
        };
        assert_eq!(
            briefing,
            on(2)
                .install(|| summarise(&self.documents))
                .expect("as before")
        );
        // Taking first sentences in turn goes by the order given, and so do ties between copies.
        if self.config.rank.method != RankMethod::Lead {
            let mut turned = self.documents.clone();
            turned.reverse();
            let turned = summarise(&turned).expect("as before");
            assert_eq!(json(&briefing).ok(), json(&turned).ok());
        }
        self.assert_traceable(&briefing);
        assert_pages(&briefing);
    }

    /// Every sentence stands where it says, once, and the length is kept.
    fn assert_traceable(&self, briefing: &Briefing) {
        let budget = self.config.budget;
        assert!(!briefing.sentences.is_empty());
        assert!(length(briefing, budget) <= budget.limit());
        let documents = self.documents.iter();
        let texts: BTreeMap<&str, &str> = documents
            .map(|document| (document.id.as_str(), document.text.as_str()))
            .collect();
        let mut places = Vec::new();
        for sentence in &briefing.sentences {
            let document = sentence.document.as_str();
            assert_eq!(texts[document][sentence.span.clone()], sentence.text);
            for support in &sentence.supported_by {
                assert_ne!(support.document, document);
                assert_eq!(
                    texts[support.document.as_str()][support.span.clone()],
                    support.text
                );
                assert!((0.0..=1.0).contains(&support.similarity));
            }
            for note in &sentence.notes {
                assert!(sentence.text.contains(&note.here));
                assert!(note.text.contains(&note.there));
            }
            places.push((document, sentence.span.start));
        }
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), briefing.sentences.len());
    }
}

fn document(id: &str, part: &str) -> Document {
    let fields: Vec<&str> = part.splitn(4, FIELDS).collect();
    let mut document = Document::new(id, fields[fields.len() - 1]);
    if let [title, address, date, _] = fields[..] {
        document.title = Some(title.to_owned());
        document.url = Some(address.to_owned());
        document.date = Some(date.to_owned());
    }
    document
}

fn config(budget: u8, flags: u8, language: u8) -> Config {
    let limit = usize::from(budget >> 2) + 1;
    let mut config = Config {
        budget: match budget & 3 {
            0 => Budget::Sentences(limit),
            1 => Budget::Words(4 * limit),
            2 => Budget::Characters(16 * limit),
            _ => Budget::Bytes(16 * limit),
        },
        explain: flags & 4 != 0,
        language: match usize::from(language) {
            0 => None,
            number => Some(Language::ALL[number % Language::ALL.len()]),
        },
        ..Config::default()
    };
    config.rank.method = match flags >> 4 & 7 {
        0 => RankMethod::LexRank,
        1 => RankMethod::Centroid,
        2 => RankMethod::Lead,
        3 => RankMethod::Random,
        _ => RankMethod::TextRank,
    };
    config.selection.method = match flags >> 3 & 1 {
        0 => None,
        _ if flags & 128 != 0 => Some(SelectMethod::Mmr),
        _ => Some(SelectMethod::Threshold),
    };
    config
}

/// A pool of one or two threads.
fn on(threads: usize) -> &'static ThreadPool {
    static POOLS: OnceLock<[ThreadPool; 2]> = OnceLock::new();
    let pools = POOLS.get_or_init(|| {
        [1, 2].map(|threads| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build();
            pool.expect("threads")
        })
    });
    &pools[threads - 1]
}

/// The length of a briefing as its reader would measure it.
fn length(briefing: &Briefing, budget: Budget) -> usize {
    let texts: Vec<&str> = briefing.sentences.iter().map(|s| s.text.as_str()).collect();
    let joined = texts.join(" ");
    match budget {
        Budget::Sentences(_) => texts.len(),
        Budget::Words(_) => joined.split_whitespace().count(),
        Budget::Characters(_) => joined.chars().count(),
        Budget::Bytes(_) => joined.len(),
    }
}

/// No form lets anything through that steers a terminal or makes markup, and JSON comes back.
fn assert_pages(briefing: &Briefing) {
    for width in [0, 40] {
        let page = |color| text(briefing, &TextStyle { width, color });
        let plain = page(false);
        assert_steers_nothing(&plain);
        assert_eq!(without_styles(&page(true)), plain);
    }
    let page = markdown(briefing);
    assert_steers_nothing(&page);
    assert_harmless(&page);
    let written = json(briefing).expect("a briefing is data");
    assert_steers_nothing(&written);
    let back: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let sentences = back["sentences"].as_array().expect("a list");
    let texts = sentences.iter().map(|sentence| sentence["text"].as_str());
    assert!(texts.eq(briefing.sentences.iter().map(|it| Some(it.text.as_str()))));
}

/// The text without `ESC [` … `m`, the only sequences that styles need.
fn without_styles(page: &str) -> String {
    let mut parts = page.split("\u{1B}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (style, rest) = part.split_once('m').expect("a style ends");
        assert!(
            style
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b';'),
            "{style:?}"
        );
        plain.push_str(rest);
    }
    plain
}

/// The page is paragraphs, notes and a numbered list; its links are its own and of the web.
fn assert_harmless(page: &str) {
    for event in Parser::new_ext(page, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                assert_eq!(link_type, LinkType::Reference, "{page}");
                let scheme = dest_url.split("://").next().unwrap_or_default();
                let web = ["http", "https"]
                    .iter()
                    .any(|it| it.eq_ignore_ascii_case(scheme));
                assert!(web, "{dest_url}\n{page}");
            }
            Event::Start(
                Tag::Paragraph | Tag::BlockQuote(None) | Tag::List(Some(1)) | Tag::Item,
            )
            | Event::End(_)
            | Event::Text(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?} in\n{page}"),
        }
    }
}
