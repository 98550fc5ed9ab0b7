//! Many clusters: a record in, a record out.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::briefing::Briefing;
use crate::config::Config;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::guarded;
use crate::reader::{ClusterRecord, Line, ReaderConfig};
use crate::render::json_line;
use crate::selection::Budget;
use crate::summarizer::Summarizer;

/// Answers records: a cluster of JSON with a briefing of JSON, or with what is wrong with it.
///
/// An answer depends on its record and the configuration alone, so records may be answered in any
/// order, on any number of threads and machines.
///
/// ```
/// use briefing::batch::Batch;
/// use briefing::reader::{Line, ReaderConfig};
/// use briefing::Config;
/// let batch = Batch::new(Config::default(), None, ReaderConfig::default())?;
/// let good = br#"{"id": "truce", "documents": [{"text": "The truce holds, all sides said."}]}"#;
/// let answer = batch.answer(&Line::Whole(good.to_vec()), 1);
/// assert!(answer.failure.is_none());
/// assert!(answer.text.starts_with(r#"{"schema":1,"id":"truce","sentences":[{"text":"The truce"#));
/// let answer = batch.answer(&Line::Whole(b"{\"id\": \"broken\"".to_vec()), 2);
/// assert!(answer.text.starts_with(r#"{"id":"broken","error":{"kind":"json","message":"EOF"#));
/// # Ok::<(), briefing::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Batch {
    config: Config,
    budget: Option<Budget>,
    reader: ReaderConfig,
}

/// What a record is answered with.
#[derive(Clone, Debug)]
pub struct Answer {
    /// A line of JSON with a line break at its end.
    pub text: String,
    /// What went wrong, if the line is no briefing.
    pub failure: Option<Failure>,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The id of the record, as far as it could be made out.
    pub id: Option<String>,
    /// Which sort of mistake it is.
    pub kind: FailureKind,
    /// What is wrong, and what can be done.
    pub message: String,
    /// 1-based number of its line in its file.
    pub line: usize,
}

/// Sorts of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailureKind {
    /// The record is not JSON.
    Json,
    /// The record is no cluster.
    Record,
    /// The record is longer than it may be.
    TooLarge,
    /// The cluster has more sentences than it may have.
    TooManySentences,
    /// The briefing took longer than it may.
    OutOfTime,
    /// The cluster holds no sentence that could be printed, or none that fits the budget.
    NothingToSummarise,
    /// The file cannot be read any further.
    Unreadable,
    /// A mistake of the program.
    Internal,
}

impl FailureKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Record => "record",
            Self::TooLarge => "too-large",
            Self::TooManySentences => "too-many-sentences",
            Self::OutOfTime => "out-of-time",
            Self::NothingToSummarise => "nothing-to-summarise",
            Self::Unreadable => "unreadable",
            Self::Internal => "internal",
        }
    }

    fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::TooManySentences { .. } => Self::TooManySentences,
            ErrorKind::OutOfTime { .. } => Self::OutOfTime,
            ErrorKind::NothingToSummarise { .. } => Self::NothingToSummarise,
            _ => Self::Record,
        }
    }
}

impl Batch {
    /// Briefings by one configuration. Their length is `budget`, else that of the record, else the
    /// default; the fields of documents are called as `reader` says.
    ///
    /// # Errors
    ///
    /// The first parameter outside its range.
    pub fn new(config: Config, budget: Option<Budget>, reader: ReaderConfig) -> Result<Self> {
        config.check()?;
        reader.check()?;
        if let Some(budget) = budget {
            budget.check()?;
        }
        Ok(Self {
            config,
            budget,
            reader,
        })
    }

    /// The answer to a record that stands on a line, counted from 1.
    pub fn answer(&self, record: &Line, line: usize) -> Answer {
        let record = match record {
            Line::Whole(record) => record,
            Line::TooLong(head) => {
                let message = "the record is longer than the limit; raise it with \
                               --max-record-bytes";
                return Answer::failed(Failure {
                    id: ClusterRecord::id_in(head),
                    kind: FailureKind::TooLarge,
                    message: message.to_owned(),
                    line,
                });
            }
        };
        // Whatever one record brings to light must not cost the others.
        guarded(|| self.answer_record(record, line)).unwrap_or_else(|| {
            let message = "the program has made a mistake on this record; please report it";
            Answer::failed(Failure {
                id: ClusterRecord::id_in(record),
                kind: FailureKind::Internal,
                message: message.to_owned(),
                line,
            })
        })
    }

    fn answer_record(&self, record: &[u8], line: usize) -> Answer {
        match ClusterRecord::read(record, &self.reader) {
            Ok(record) => match self.summarized(&record) {
                Ok(briefing) => Answer::briefing(&briefing, &record.extra),
                Err(error) => Answer::failed(Failure {
                    kind: FailureKind::of(&error),
                    message: error.to_string(),
                    id: Some(record.cluster.id),
                    line,
                }),
            },
            Err(wrong) => Answer::failed(Failure {
                id: wrong.id,
                kind: if wrong.is_json {
                    FailureKind::Record
                } else {
                    FailureKind::Json
                },
                message: wrong.reason,
                line,
            }),
        }
    }

    fn summarized(&self, record: &ClusterRecord) -> Result<Briefing> {
        let cluster = &record.cluster;
        let budget = self.budget.or(cluster.budget).unwrap_or_default();
        let summarizer = Summarizer::new(Config {
            budget,
            ..self.config.clone()
        })?;
        let mut briefing = summarizer.run(&cluster.task())?.briefing;
        briefing.id.clone_from(&cluster.id);
        briefing.warnings.splice(0..0, record.warnings.clone());
        Ok(briefing)
    }
}

impl Answer {
    /// That a record cannot be summarised.
    pub fn failed(failure: Failure) -> Self {
        // Text and numbers can always be serialised.
        let text = json_line(&failure).unwrap_or_default();
        Self {
            text,
            failure: Some(failure),
        }
    }

    fn briefing(briefing: &Briefing, extra: &[(String, Box<RawValue>)]) -> Self {
        Self {
            text: json_line(&Extended {
                briefing,
                extra: Extra(extra),
            })
            .unwrap_or_default(),
            failure: None,
        }
    }
}

/// Fields of an answer, whose names the record may have used as well.
const ANSWER_FIELDS: [&str; 8] = [
    "schema",
    "id",
    "sentences",
    "concepts",
    "names",
    "counts",
    "warnings",
    "error",
];

/// A briefing with the fields of its record that no cluster has.
#[derive(serde::Serialize)]
struct Extended<'a> {
    #[serde(flatten)]
    briefing: &'a Briefing,
    #[serde(flatten)]
    extra: Extra<'a>,
}

struct Extra<'a>(&'a [(String, Box<RawValue>)]);

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0 {
            if !ANSWER_FIELDS.contains(&name.as_str()) {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

impl Serialize for Failure {
    /// As `{"id", "error": {"kind", "message", "line"}}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Record<'a> {
            id: Option<&'a str>,
            error: Mistake<'a>,
        }
        #[derive(serde::Serialize)]
        struct Mistake<'a> {
            kind: &'a str,
            message: &'a str,
            line: usize,
        }
        Record {
            id: self.id.as_deref(),
            error: Mistake {
                kind: self.kind.name(),
                message: &self.message,
                line: self.line,
            },
        }
        .serialize(serializer)
    }
}
