//! What went less than well without costing the result: returned beside it, never printed here.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::language::Language;

/// How many copies are named; the rest are counted.
const NAMED_COPIES: usize = 10;

/// Something the user should know about the input or the result.
///
/// Displayed as one line; serialised as that line.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Warning {
    /// Bytes that the encoding does not know were replaced by U+FFFD.
    Undecodable {
        /// The document.
        document: String,
        /// The encoding, as the WHATWG Encoding Standard spells it.
        encoding: &'static str,
        /// How many replacement characters stand in the text now.
        replaced: usize,
    },
    /// Nothing but the look of the bytes told the encoding.
    GuessedEncoding {
        /// The document.
        document: String,
        /// The encoding, as the WHATWG Encoding Standard spells it.
        encoding: &'static str,
    },
    /// No article was told from the rest of a page: the document is all its text.
    WholePage {
        /// The document.
        document: String,
        /// Why.
        reason: &'static str,
    },
    /// Tags of a page beyond a limit were passed over; their text was kept.
    Flattened {
        /// The document.
        document: String,
        /// The limit.
        limit: TagLimit,
    },
    /// Control characters were removed.
    ControlCharacters {
        /// The document.
        document: String,
        /// How many.
        removed: usize,
    },
    /// A date is in no form that is understood, and was left out.
    UnknownDate {
        /// The document.
        document: String,
        /// The date as it was written.
        date: String,
    },
    /// A file in a folder, or a part of a file, was passed over.
    Skipped {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// A document has more sentences than count; the rest of it was left out.
    ManySentences {
        /// The document.
        document: String,
        /// How many count.
        limit: usize,
    },
    /// Sentences are longer than sentences may be, and were neither counted nor printed.
    LongSentences {
        /// The document.
        document: String,
        /// How many.
        passed_over: usize,
        /// The limit in characters.
        limit: usize,
    },
    /// A document holds no text.
    EmptyDocument {
        /// The document.
        document: String,
    },
    /// A document is in another language than most of the pile and was left out.
    OtherLanguage {
        /// The document.
        document: String,
        /// Its language.
        language: Language,
        /// The language of the pile.
        pile: Language,
    },
    /// Documents are copies of others and have no vote of their own.
    Copies {
        /// Each copy with its original.
        copies: Vec<[String; 2]>,
    },
    /// There is no stop-word list for the language.
    NoStopWords(Language),
    /// The walk stopped at its limit before it settled.
    NotConverged {
        /// Iterations done.
        iterations: usize,
        /// By how much one more would change the ranks, in L1.
        change: f64,
    },
    /// No sentence had enough pairs of words to be chosen, so shorter ones were let in.
    OnlyShortSentences,
    /// None of the query's words occurs in the documents.
    QueryNotFound,
}

/// A limit on the tags of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TagLimit {
    /// Most levels that they may be nested.
    Levels(usize),
    /// Most attributes of one.
    Attributes(usize),
}

impl fmt::Display for TagLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Levels(limit) => write!(f, "{limit} levels were passed over (--max-nesting)"),
            Self::Attributes(limit) => {
                write!(f, "{limit} attributes were passed over (--max-attributes)")
            }
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undecodable {
                document,
                encoding,
                replaced,
            } => write!(
                f,
                "{document}: {replaced} invalid {encoding} sequence{} replaced",
                plural(*replaced)
            ),
            Self::GuessedEncoding { document, encoding } => write!(
                f,
                "{document}: read as {encoding}, a guess: the file does not tell its encoding"
            ),
            Self::WholePage { document, reason } => {
                write!(f, "{document}: all text of the page was taken: {reason}")
            }
            Self::Flattened { document, limit } => {
                write!(f, "{document}: tags beyond the limit of {limit}")
            }
            Self::ControlCharacters { document, removed } => write!(
                f,
                "{document}: {removed} control character{} removed",
                plural(*removed)
            ),
            Self::UnknownDate { document, date } => write!(
                f,
                "{document}: date {date:?} left out: it is not in the form 2025-03-20 or \
                 2025-03-20T10:15:00+01:00"
            ),
            Self::Skipped { path, reason } => write!(f, "{path}: skipped: {reason}"),
            Self::ManySentences { document, limit } => write!(
                f,
                "{document}: only the first {limit} sentences count; raise that with \
                 --max-document-sentences"
            ),
            Self::LongSentences {
                document,
                passed_over,
                limit,
            } => write!(
                f,
                "{document}: {passed_over} sentence{} of more than {limit} characters passed over \
                 (--max-sentence-characters)",
                plural(*passed_over)
            ),
            Self::EmptyDocument { document } => write!(f, "{document}: holds no text"),
            Self::OtherLanguage {
                document,
                language,
                pile,
            } => write!(
                f,
                "{document}: is in {}, most of the pile in {}: left out",
                language.name(),
                pile.name()
            ),
            Self::Copies { copies } => {
                let named = copies.iter().take(NAMED_COPIES);
                let named: Vec<String> = named
                    .map(|[copy, original]| format!("{copy} (of {original})"))
                    .collect();
                let named = named.join(", ");
                match copies.len() {
                    1 => write!(f, "a copy without a vote of its own: {named}"),
                    count => write!(f, "{count} copies without a vote of their own: {named}"),
                }?;
                match copies.len().saturating_sub(NAMED_COPIES) {
                    0 => Ok(()),
                    more => write!(f, " and {more} more"),
                }
            }
            Self::NoStopWords(language) => {
                write!(f, "no stop words for {}", language.name())
            }
            Self::NotConverged { iterations, change } => write!(
                f,
                "the walk has not settled after {iterations} iterations (last change {change:.1e})"
            ),
            Self::OnlyShortSentences => f.write_str("only very short sentences to choose from"),
            Self::QueryNotFound => f.write_str(
                "no word of the query, stop words aside, occurs in the documents: it had no effect",
            ),
        }
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
