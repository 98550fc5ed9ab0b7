//! A pile of documents with its name, its task and what people made of it: the unit of exchange.

use serde::{Deserialize, Deserializer};

use crate::document::Document;
use crate::selection::Budget;
use crate::summarizer::Task;

/// One line of a file of clusters.
///
/// ```
/// use briefing::{Budget, Cluster};
/// let cluster: Cluster = serde_json::from_str(
///     r#"{"id": "truce", "documents": [{"text": "The truce holds."}], "budget": {"words": 100},
///         "references": ["A truce holds."], "editor": "passed over"}"#)?;
/// assert_eq!(cluster.documents[0].id, "1");
/// assert_eq!(cluster.budget, Some(Budget::Words(100)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Cluster {
    /// Names the cluster.
    pub id: String,
    /// What is summarised. A document without an id gets its number, counted from 1.
    #[serde(deserialize_with = "named")]
    pub documents: Vec<Document>,
    /// What the summary should be about.
    #[serde(default)]
    pub query: Option<String>,
    /// What the reader knows already.
    #[serde(default, deserialize_with = "named_if_any")]
    pub known: Vec<Document>,
    /// How long the summary may be.
    #[serde(default)]
    pub budget: Option<Budget>,
    /// Summaries that people wrote.
    #[serde(default, deserialize_with = "or_none")]
    pub references: Vec<String>,
}

impl Cluster {
    /// What a summarizer is asked to do.
    pub fn task(&self) -> Task<'_> {
        Task {
            documents: &self.documents,
            query: self.query.as_deref(),
            known: &self.known,
        }
    }
}

fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Document>, D::Error> {
    let mut documents: Vec<Document> = Vec::deserialize(deserializer)?;
    for (document, number) in documents.iter_mut().zip(1_usize..) {
        if document.id.is_empty() {
            document.id = number.to_string();
        }
    }
    Ok(documents)
}

fn named_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Document>, D::Error> {
    #[derive(Deserialize)]
    struct Named(#[serde(deserialize_with = "named")] Vec<Document>);
    let documents: Option<Named> = Option::deserialize(deserializer)?;
    Ok(documents.map_or_else(Vec::new, |Named(documents)| documents))
}

/// `null` is as good as nothing.
fn or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let list: Option<Vec<String>> = Option::deserialize(deserializer)?;
    Ok(list.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_stands_for_what_is_missing() {
        let cluster: Cluster = serde_json::from_str(
            r#"{"id": "a", "documents": [], "query": null, "known": null, "budget": null,
                "references": null}"#,
        )
        .unwrap();
        let expected = Cluster {
            id: "a".to_owned(),
            ..Cluster::default()
        };
        assert_eq!(cluster, expected);
    }

    #[test]
    fn what_cannot_do_without_is_asked_for() {
        for (line, missing) in [
            (r#"{"documents": []}"#, "missing field `id`"),
            (r#"{"id": "a"}"#, "missing field `documents`"),
            (
                r#"{"id": "a", "documents": [{"id": "b"}]}"#,
                "missing field `text`",
            ),
            (
                r#"{"id": "a", "documents": [], "budget": {"pages": 2}}"#,
                "`pages`",
            ),
        ] {
            let error = serde_json::from_str::<Cluster>(line).unwrap_err();
            assert!(error.to_string().contains(missing), "{error}");
        }
    }
}
