//! JSON and JSON Lines: documents and clusters.

use std::fmt;
use std::path::Path;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::article::{Article, excerpt};
use super::fields::{Field, Fields};
use super::format;
use super::json_lines;
use super::source::Source;
use super::{ClusterOutline, ReaderConfig, Reading};
use crate::document::{Document, names_in};
use crate::error::{Error, ErrorKind};
use crate::selection::Budget;

/// Levels of lists and objects that the parser reads.
const PARSER_LEVELS: usize = 127;

/// Whether a JSON value is a JSON Feed: its `version` is the address of that format.
fn is_feed(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_str);
    version.is_some_and(|version| version.contains("://jsonfeed.org/version/"))
}

/// The documents and clusters of a JSON text: one, a list of them, or several one after another.
///
/// Where the text breaks off or is none from some point on, what stands whole before it counts.
/// `None` if the text is a JSON Feed.
pub(super) fn documents(source: &Source<'_>, bytes: &[u8]) -> Option<Reading> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if format::is_lines(bytes) {
        return Some(lines(source, bytes));
    }
    let mut values = Values::new(source);
    let mut input = serde_json::Deserializer::from_slice(bytes);
    // The end is where nothing but white space is left.
    while input.end().is_err() {
        if let Err(error) = values.deserialize(&mut input) {
            values.records.fail(&error);
            break;
        }
        if values.is_feed {
            return None;
        }
    }
    Some(values.records.finish())
}

/// The documents and clusters of a text that has one a line; a line that is neither costs the
/// others nothing.
pub(super) fn lines(source: &Source<'_>, bytes: &[u8]) -> Reading {
    let mut records = Records::new(source);
    for (number, line) in json_lines::numbered::<Value, _>(source.path, bytes, source.config) {
        match line {
            Ok(value) => records.add(value, &Place::Line(number)),
            Err(error) => records.reading.failures.push(error),
        }
    }
    records.finish()
}

/// The documents of a record that is a cluster, and its outline, both called `called` in warnings.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn cluster(
    config: &ReaderConfig,
    value: Value,
    called: &str,
) -> Result<Reading, String> {
    let path = Path::new(called);
    let source = Source {
        id: called,
        path,
        name: path,
        config,
    };
    let mut records = Records::new(&source);
    match value {
        Value::Object(object) if object.contains_key("documents") => {
            records.cluster(object, called)?;
            Ok(records.reading)
        }
        Value::Object(object) if object.contains_key("id") => {
            Err("has no \"documents\", a list of objects with \"text\"".to_owned())
        }
        other => Err(format!(
            "is {}, but must be a cluster (an object with \"id\" and \"documents\")",
            shown(&other)
        )),
    }
}

/// What the parser says, without the line, which the error has in another place.
pub(super) fn without_line(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let line = format!(" at line {} column ", error.line());
    let reason = message.replace(&line, " at column ").replace(
        "recursion limit exceeded",
        &format!("nested deeper than {PARSER_LEVELS} levels"),
    );
    if error.is_eof() {
        format!("{reason}: the file is cut short")
    } else {
        reason
    }
}

/// Whether lists and objects are open more than so many at a time.
fn is_deeper(value: &Value, limit: usize) -> bool {
    let inside = |value: &Value| limit == 0 || is_deeper(value, limit - 1);
    match value {
        Value::Array(values) => limit == 0 || values.iter().any(inside),
        Value::Object(members) => limit == 0 || members.values().any(inside),
        _ => false,
    }
}

/// The values of a text, each a record; of a list its elements, so that those before a break are
/// not lost.
struct Values<'a> {
    records: Records<'a>,
    number: usize,
    /// Whether the first value is a JSON Feed.
    is_feed: bool,
}

impl<'a> Values<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        Self {
            records: Records::new(source),
            number: 0,
            is_feed: false,
        }
    }

    fn add(&mut self, value: Value) {
        self.number += 1;
        self.records.add(value, &Place::Item(self.number));
    }
}

impl<'de> DeserializeSeed<'de> for &mut Values<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Values<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document, a cluster or a list of them")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(value) = elements.next_element()? {
            self.add(value);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(members))?;
        self.is_feed = self.number == 0 && is_feed(&value);
        self.add(value);
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.add(text.into());
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.add(value.into());
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        self.add(number.into());
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.add(number.into());
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        self.add(number.into());
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.add(Value::Null);
        Ok(())
    }
}

/// Where a record stands in its file.
enum Place {
    /// Counted from 1.
    Line(usize),
    /// Counted from 1.
    Item(usize),
}

impl Place {
    fn number(&self) -> usize {
        let (Self::Line(number) | Self::Item(number)) = self;
        *number
    }

    fn error(&self, path: &Path, reason: String) -> Error {
        let path = path.to_owned();
        match *self {
            Self::Line(line) => ErrorKind::Record { path, line, reason },
            Self::Item(number) => {
                let reason = format!("document {number}: {reason}");
                ErrorKind::Malformed { path, reason }
            }
        }
        .into()
    }
}

/// A reading that grows record by record.
struct Records<'a> {
    source: &'a Source<'a>,
    reading: Reading,
    blank: usize,
}

impl<'a> Records<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        Self {
            source,
            reading: Reading::default(),
            blank: 0,
        }
    }

    /// That the text is no JSON from some point on.
    fn fail(&mut self, error: &serde_json::Error) {
        let (line, reason) = (error.line().max(1), without_line(error));
        let path = self.source.path.to_owned();
        let error = ErrorKind::Record { path, line, reason };
        self.reading.failures.push(error.into());
    }

    fn add(&mut self, value: Value, place: &Place) {
        if let Err(reason) = self.record(value, place) {
            let error = place.error(self.source.path, reason);
            self.reading.failures.push(error);
        }
    }

    fn record(&mut self, value: Value, place: &Place) -> Result<(), String> {
        let limit = self.source.config.max_nesting;
        if limit < PARSER_LEVELS && is_deeper(&value, limit) {
            return Err(format!(
                "nested deeper than {limit} levels; raise it with --max-nesting"
            ));
        }
        let Value::Object(object) = value else {
            return Err(format!(
                "is {}, but must be a document (an object with \"text\") or a cluster (an object \
                 with \"documents\")",
                shown(&value)
            ));
        };
        let called = format!("{}:{}", self.source.id, place.number());
        if object.contains_key("documents") {
            return self.cluster(object, &called);
        }
        let article = article(&object, &self.source.config.fields)?;
        match article.into_document(&called, &mut self.reading.warnings) {
            Some(document) => self.reading.documents.push(document),
            None => self.blank += 1,
        }
        Ok(())
    }

    fn cluster(&mut self, mut object: Map<String, Value>, called: &str) -> Result<(), String> {
        let id = text(&object, "id")?.unwrap_or_else(|| called.to_owned());
        let query = text(&object, "query")?.filter(|query| query.contains(char::is_alphanumeric));
        let budget = match object.remove("budget") {
            None | Some(Value::Null) => None,
            Some(value) => Some(budget(value)?),
        };
        let known = match object.remove("known") {
            None | Some(Value::Null) => Vec::new(),
            Some(value) => self.list(value, "known", called)?,
        };
        let documents = object.remove("documents").unwrap_or_default();
        let documents = self.list(documents, "documents", called)?;
        let from = self.reading.documents.len();
        self.reading.documents.extend(documents);
        self.reading.clusters.push(ClusterOutline {
            path: self.source.path.to_owned(),
            id: super::printable(&id),
            documents: from..self.reading.documents.len(),
            query,
            known,
            budget,
        });
        Ok(())
    }

    /// The documents of a cluster; one without an id is called by its number.
    fn list(&mut self, value: Value, name: &str, called: &str) -> Result<Vec<Document>, String> {
        let Value::Array(values) = value else {
            let value = shown(&value);
            return Err(format!(
                "{name:?} is {value}, but must be a list of documents"
            ));
        };
        let mut documents = Vec::new();
        let mut warnings = Vec::new();
        for (number, value) in (1_usize..).zip(values) {
            let wrong = |reason: String| format!("{name} {number}: {reason}");
            let Value::Object(object) = value else {
                return Err(wrong(format!(
                    "is {}, but must be an object",
                    shown(&value)
                )));
            };
            let article = article(&object, &self.source.config.fields).map_err(wrong)?;
            let has_id = article.id.is_some();
            let place = format!("{called}, {name} {number}");
            match article.into_document(&place, &mut warnings) {
                Some(mut document) => {
                    if !has_id {
                        document.id = number.to_string();
                    }
                    documents.push(document);
                }
                None => self.blank += 1,
            }
        }
        self.reading.warnings.append(&mut warnings);
        Ok(documents)
    }

    fn finish(mut self) -> Reading {
        self.source.tell_blank(self.blank, &mut self.reading);
        self.reading
    }
}

fn article(object: &Map<String, Value>, fields: &Fields) -> Result<Article, String> {
    let of = |field| optional(object, fields.name(field));
    let names = |field| names_in(at(object, fields.name(field))?);
    let name = fields.name(Field::Text);
    let Some(text) = text_at(object, name)? else {
        let names: Vec<&str> = object.keys().map(String::as_str).collect();
        let names = excerpt_of_names(&names);
        return Err(format!(
            "has no {name:?}; name the field that holds the article with --field text=NAME (it has \
             {names})"
        ));
    };
    Ok(Article {
        id: of(Field::Id)?,
        title: of(Field::Title)?,
        author: names(Field::Author),
        site: names(Field::Site),
        date: of(Field::Date)?,
        url: of(Field::Url)?,
        language: of(Field::Language)?,
        text,
    })
}

/// How many names of fields a message lists.
const NAMES: usize = 8;

/// The first names of a list, for a message.
pub(super) fn excerpt_of_names(names: &[&str]) -> String {
    let first = names.iter().take(NAMES);
    let first: Vec<String> = first.map(|name| format!("{:?}", excerpt(name))).collect();
    match names.len().saturating_sub(NAMES) {
        _ if names.is_empty() => "none".to_owned(),
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// A field that is text, or a number for want of better: ids often are.
fn optional(object: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match at(object, name) {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        _ => text_at(object, name),
    }
}

fn text(object: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match object.get(name) {
        Some(Value::Number(number)) if name == "id" => Ok(Some(number.to_string())),
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(not_text(name, other)),
    }
}

fn text_at(object: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match at(object, name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!(
            "{}; name another field with --field",
            not_text(name, other)
        )),
    }
}

fn not_text(name: &str, value: &Value) -> String {
    format!("{name:?} is {}, but must be a string", shown(value))
}

/// The value of a name; by way of its full stops where there is none of the whole name.
fn at<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        at(object.get(first)?.as_object()?, rest)
    })
}

fn budget(value: Value) -> Result<Budget, String> {
    let written = shown(&value);
    let budget: Option<Budget> = serde_json::from_value(value).ok();
    let budget = budget.filter(|budget| budget.check().is_ok());
    budget.ok_or_else(|| {
        format!(
            "\"budget\" is {written}, but must be a length such as {{\"words\": 100}} in \
             sentences, words, characters or bytes"
        )
    })
}

/// A value as a message quotes it.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(values) if values.len() > 3 => format!("a list of {} values", values.len()),
        Value::Object(object) if object.len() > 1 => "an object".to_owned(),
        other => excerpt(&other.to_string()),
    }
}
