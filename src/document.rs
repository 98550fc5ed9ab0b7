//! Documents and their sentences: what is read, and the pieces it is cut into.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::bytes;

/// One article as it was read.
///
/// `text` holds the whole article, headline included where the source kept it there: spans of
/// sentences are byte ranges of this field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Names the document in the output; unique inside one pile.
    #[serde(default)]
    pub id: String,
    /// The headline, if there is one. It may also stand at the head of `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it, if known: the names of persons or desks, with commas between several. Read
    /// from JSON it may also be a list, or objects with a `name`; what is neither is passed over.
    #[serde(
        default,
        deserialize_with = "names",
        skip_serializing_if = "Option::is_none"
    )]
    pub author: Option<String>,
    /// The paper, agency or web site that published it, by its name, if known. Read as `author` is.
    #[serde(
        default,
        deserialize_with = "names",
        skip_serializing_if = "Option::is_none"
    )]
    pub site: Option<String>,
    /// Day or moment of publication, ISO 8601 (`2025-03-20`), if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where the article was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// ISO 639-1 code of the language, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The article, UTF-8. Paragraphs are separated by line breaks.
    pub text: String,
}

impl Document {
    /// A document with an id and a text, and nothing else known.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same document with a headline.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The same document with a date, ISO 8601.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }
}

fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(names_in(&value))
}

/// The names that a value of JSON tells, with commas between them: it is one, has a `name`, or is a
/// list of such.
pub(crate) fn names_in(value: &Value) -> Option<String> {
    let name = |value: &Value| {
        let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
        (!name.trim().is_empty()).then(|| name.to_owned())
    };
    match value {
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        value => name(value),
    }
}

/// Identifies a sentence by where it stands, never by what it says: repeated wire copy stays apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SentenceId {
    /// 0-based number of the document in the pile, in the order given.
    pub document: usize,
    /// 0-based number of the piece in its document, headings and bylines counted.
    pub position: usize,
}

impl fmt::Display for SentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.document, self.position)
    }
}

/// What a piece of text is, which decides whether it may be printed and whether it votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Label {
    /// A sentence of the article's body: the only label that can be chosen.
    Sentence,
    /// The article's headline at the head of the text.
    Headline,
    /// A subheading: a short line without a full stop.
    Heading,
    /// Who wrote it: "By …", "Reporting by …".
    Byline,
    /// Where and when it was written, on a line of its own or glued to the first sentence.
    Dateline,
    /// The caption or credit of a picture, a "Read more" line, a notice of the newsroom or the
    /// site, or the like.
    Caption,
    /// An entry of a list that is not a sentence.
    ListItem,
}

impl Label {
    /// Whether a piece with this label may stand in a briefing.
    pub fn is_candidate(self) -> bool {
        self == Self::Sentence
    }

    /// Whether a piece with this label takes part in the walk and in the concepts.
    pub fn votes(self) -> bool {
        matches!(
            self,
            Self::Sentence | Self::Headline | Self::Heading | Self::ListItem
        )
    }
}

/// A piece of a document: `document.text[span] == text`, always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Document and position.
    pub id: SentenceId,
    /// Bytes of the document's text, end exclusive, without surrounding white space.
    pub span: Range<usize>,
    /// The very text of the span.
    pub text: String,
    /// What the piece is.
    pub label: Label,
    /// 0-based number of the paragraph it stands in.
    pub paragraph: usize,
    /// Sentences of one quotation share a number, counted from 0 in the document; `None` outside
    /// quotations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<usize>,
    /// Whether a quotation mark in it opens or closes without its partner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unbalanced_quote: bool,
}

impl Sentence {
    /// Number of words: runs of characters between white space, as `wc -w` counts them.
    pub fn word_count(&self) -> usize {
        bytes::word_count(&self.text)
    }
}
