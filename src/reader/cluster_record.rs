//! A cluster as a record of JSON, with what else the record says.

use std::borrow::Cow;
use std::fmt;

use hashbrown::HashSet;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::ids::Ids;
use super::json::{cluster, without_line};
use super::{ReaderConfig, printable};
use crate::cluster::Cluster;
use crate::document::Document;
use crate::warning::Warning;

/// Fields of a cluster that say what is to be done; no other is known.
const OWN_FIELDS: [&str; 5] = ["documents", "query", "known", "budget", "references"];

/// A cluster that came as one record, cleaned as [`read`](super::read) cleans articles.
///
/// ```
/// use briefing::reader::{ClusterRecord, ReaderConfig};
/// let line = br#"{"id": "truce", "desk": 7, "documents": [{"text": "The truce holds."}]}"#;
/// let record = ClusterRecord::read(line, &ReaderConfig::default()).expect("a cluster");
/// assert_eq!(record.cluster.documents[0].id, "1");
/// assert_eq!((record.extra[0].0.as_str(), record.extra[0].1.get()), ("desk", "7"));
/// ```
#[derive(Debug)]
pub struct ClusterRecord {
    /// The cluster; its references are left out.
    pub cluster: Cluster,
    /// Fields that no cluster has, as they stand and in their order.
    pub extra: Vec<(String, Box<RawValue>)>,
    /// What was changed or passed over in its documents.
    pub warnings: Vec<Warning>,
}

/// Why a record is no cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoCluster {
    /// Its id, as far as it could be made out.
    pub id: Option<String>,
    /// Whether it is JSON at all.
    pub is_json: bool,
    /// What is wrong with it.
    pub reason: String,
}

impl ClusterRecord {
    /// Reads a record: a JSON object with an `id`, text or a number, and a list of `documents`. A
    /// document without an id gets its number; of one whose id another has, `#2` and so on is added.
    ///
    /// # Errors
    ///
    /// What is wrong, if it is something else.
    pub fn read(record: &[u8], config: &ReaderConfig) -> Result<Self, NoCluster> {
        let record = record.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(record);
        let mut envelope = Envelope::default();
        // What is wrong with it is found again, and told, by the next step.
        let _ = envelope.open(record);
        let Envelope { id, extra } = envelope;
        let wrong = |is_json, reason| NoCluster {
            id: id.clone(),
            is_json,
            reason,
        };
        let value: Value = serde_json::from_slice(record).map_err(|error| {
            wrong(
                false,
                without_line(&error).replace("the file", "the record"),
            )
        })?;
        let called = printable(id.as_deref().unwrap_or_default());
        let mut reading = cluster(config, value, &called).map_err(|reason| wrong(true, reason))?;
        let (Some(outline), Some(id)) = (reading.clusters.pop(), &id) else {
            return Err(wrong(true, "has no \"id\"".to_owned()));
        };
        if id.is_empty() {
            return Err(wrong(true, "\"id\" is empty".to_owned()));
        }
        tell_apart(&mut reading.documents);
        Ok(Self {
            cluster: Cluster {
                id: id.clone(),
                documents: reading.documents,
                query: outline.query,
                known: outline.known,
                budget: outline.budget,
                references: Vec::new(),
            },
            extra: last_of_each(extra),
            warnings: reading.warnings,
        })
    }

    /// The id in the head of a record that is cut off.
    pub fn id_in(head: &[u8]) -> Option<String> {
        let mut envelope = Envelope::default();
        let _ = envelope.open(head);
        envelope.id
    }
}

/// Adds `#2` and so on to an id that an earlier document has.
fn tell_apart(documents: &mut [Document]) {
    let mut ids = Ids::default();
    for document in documents {
        document.id = ids.take(std::mem::take(&mut document.id));
    }
}

/// The fields without those that come again later: the last of several counts, as everywhere in
/// JSON. Linear.
fn last_of_each(mut fields: Vec<(String, Box<RawValue>)>) -> Vec<(String, Box<RawValue>)> {
    let mut seen = HashSet::with_capacity(fields.len());
    let backwards = fields.iter().rev();
    let mut are_last: Vec<bool> = backwards.map(|(name, _)| seen.insert(name)).collect();
    drop(seen);
    fields.retain(|_| are_last.pop().unwrap_or_default());
    fields
}

/// What of a record is wanted whatever else is wrong with it.
#[derive(Debug, Default)]
struct Envelope {
    id: Option<String>,
    extra: Vec<(String, Box<RawValue>)>,
}

impl Envelope {
    /// Takes in what stands before the first mistake.
    fn open(&mut self, record: &[u8]) -> serde_json::Result<()> {
        let mut parser = serde_json::Deserializer::from_slice(record);
        self.deserialize(&mut parser)?;
        parser.end()
    }
}

impl<'de> DeserializeSeed<'de> for &mut Envelope {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Envelope {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            match &*name {
                "id" => self.id = id_of(&map.next_value::<Box<RawValue>>()?),
                own if OWN_FIELDS.contains(&own) => {
                    map.next_value::<IgnoredAny>()?;
                }
                _ => {
                    let value = map.next_value()?;
                    self.extra.push((name.into_owned(), value));
                }
            }
        }
        Ok(())
    }
}

/// An id: text as it stands, or a number as it is written.
fn id_of(value: &RawValue) -> Option<String> {
    match serde_json::from_str(value.get()).ok()? {
        Value::String(id) => Some(id),
        Value::Number(_) => Some(value.get().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(record: &str) -> Result<ClusterRecord, NoCluster> {
        ClusterRecord::read(record.as_bytes(), &ReaderConfig::default())
    }

    #[test]
    fn the_id_of_a_broken_record_is_told_if_it_stands_before_the_break() {
        for (record, id, is_json) in [
            (r#"{"id": "a", "documents": ["#, Some("a"), false),
            (r#"{"id": 7, "documents": 5}"#, Some("7"), true),
            (r#"{"id": "a\nb", "documents": [{}]}"#, Some("a\nb"), true),
            (r#"{"id": "", "documents": []}"#, Some(""), true),
            (r#"{"documents": [], "id": "a""#, Some("a"), false),
            (r#"{"documents": [, "id": "a"}"#, None, false),
            (r#"{"id": ["a"], "documents": []}"#, None, true),
            (r#"{"documents": [{"text": "It rained."}]}"#, None, true),
            (r#"{"id": "a", "text": "It rained."}"#, Some("a"), true),
            (
                r#"{"id": "a", "documents": [{"text": "\ud800"}]}"#,
                Some("a"),
                false,
            ),
            (
                r#"{"id": "a", "documents": [{"text": 1e999}]}"#,
                Some("a"),
                false,
            ),
            ("[1]", None, true),
            ("", None, false),
        ] {
            let error = read(record).unwrap_err();
            assert_eq!(
                (error.id.as_deref(), error.is_json),
                (id, is_json),
                "{record}"
            );
            assert!(!error.reason.contains("line"), "{}", error.reason);
        }
    }

    #[test]
    fn depth_costs_a_record_and_no_more() {
        let deep = format!(r#"{{"id": "a", "documents": {}"#, "[".repeat(200_000));
        let error = read(&deep).unwrap_err();
        assert_eq!(error.id.as_deref(), Some("a"));
        assert!(error.reason.contains("127"), "{}", error.reason);
    }

    #[test]
    fn documents_are_cleaned_and_told_apart() {
        let record = read(
            r#"{"id": "a", "documents": [{"id": "x", "text": "One\u0000."},
                {"id": "x", "text": "Two."}, {"id": "x#2", "text": "Three."}, {"text": " "}]}"#,
        )
        .unwrap();
        let documents = &record.cluster.documents;
        let ids: Vec<&str> = documents.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["x", "x#2", "x#2#2"]);
        assert_eq!(documents[0].text, "One.");
        assert_eq!(record.warnings.len(), 1, "{:?}", record.warnings);
    }

    #[test]
    fn unknown_fields_keep_their_form_and_order() {
        let record =
            read(r#"{"z": 1.50, "id": "a", "documents": [], "a": {"b": [1, 2]}, "z": 1e400}"#);
        // A number out of range is none to a parser of values.
        assert!(record.is_err());
        let record = read(r#"{"z": 1.50, "id": "a", "documents": [], "a": {"b": [1, 2]}}"#);
        let extra = record.unwrap().extra;
        let extra: Vec<(&str, &str)> = extra.iter().map(|(n, v)| (n.as_str(), v.get())).collect();
        assert_eq!(extra, [("z", "1.50"), ("a", r#"{"b": [1, 2]}"#)]);
    }

    #[test]
    fn the_last_of_many_unknown_fields_of_one_name_counts() {
        let many: String = (0..100_000).map(|at| format!(r#""f{at}": 0, "#)).collect();
        let record = format!(r#"{{{many}"f1": 1, "id": "a", "documents": [], "f0": 2}}"#);
        let extra = read(&record).unwrap().extra;
        assert_eq!(extra.len(), 100_000);
        let last: Vec<&str> = extra
            .iter()
            .rev()
            .take(3)
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(last, ["f0", "f1", "f99999"]);
    }
}
