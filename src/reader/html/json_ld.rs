//! What a page tells about its article in JSON-LD, in the words of schema.org.

use serde_json::Value;

use super::metadata::Metadata;

/// Most bytes of one block that are read.
const BLOCK: usize = 1024 * 1024;

/// How deep articles are looked for inside others' `@graph` and `mainEntity`.
const DEPTH: usize = 4;

/// What a block of JSON-LD says of an article: nothing if it has none, is malformed or longer than
/// 1 MiB. Line breaks inside strings, which JSON forbids, are passed over. Linear.
pub(super) fn metadata(block: &str) -> Metadata {
    if block.len() > BLOCK {
        return Metadata::default();
    }
    let block = unwrap(block);
    let value = serde_json::from_str(block).or_else(|_| {
        let flattened = block.replace(|c: char| c.is_control(), " ");
        serde_json::from_str::<Value>(&flattened)
    });
    value
        .ok()
        .as_ref()
        .and_then(|value| article(value, DEPTH))
        .map(of_article)
        .unwrap_or_default()
}

/// The JSON inside what hides it from old browsers.
fn unwrap(block: &str) -> &str {
    let block = block.trim();
    let block = block
        .strip_prefix("<!--")
        .and_then(|inside| inside.trim_end().strip_suffix("-->"))
        .unwrap_or(block);
    let block = block.trim().trim_start_matches("//").trim_start();
    block
        .strip_prefix("<![CDATA[")
        .and_then(|inside| inside.rsplit_once("]]>"))
        .map_or(block, |(inside, _)| {
            inside.trim_end().trim_end_matches("//")
        })
}

/// The first object that is an article.
fn article(value: &Value, depth: usize) -> Option<&Value> {
    match value {
        Value::Array(values) if depth > 0 => {
            values.iter().find_map(|value| article(value, depth - 1))
        }
        Value::Object(_) if is_article(value) => Some(value),
        Value::Object(members) if depth > 0 => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .filter_map(|name| members.get(*name))
            .find_map(|value| article(value, depth - 1)),
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    let is_one = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            kind.ends_with("Article")
                || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
        })
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(is_one),
        kind => is_one(kind),
    }
}

fn of_article(article: &Value) -> Metadata {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let page = &article["mainEntityOfPage"];
    Metadata {
        title: text(&article["headline"]).or_else(|| text(&article["name"])),
        byline: names(&article["author"]),
        date: text(&article["datePublished"]).or_else(|| text(&article["dateCreated"])),
        url: text(&article["url"])
            .or_else(|| text(page))
            .or_else(|| text(&page["@id"])),
        language: text(&article["inLanguage"]),
        site: names(&article["publisher"]),
    }
}

/// The names of persons or organisations, with commas between them.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        value => name(value),
    }
}

fn name(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| value["name"].as_str())?;
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_wherever_they_stand() {
        let object = r#"{"@type": "NewsArticle", "headline": "Ferry back", "datePublished": "2025-03-20",
            "author": [{"name": "Harbour desk"}, "City desk"], "publisher": {"name": "Coast Gazette"},
            "mainEntityOfPage": {"@id": "https://gazette.example/ferry"}, "inLanguage": "en-GB"}"#;
        let found = metadata(object);
        assert_eq!(found.title.as_deref(), Some("Ferry back"));
        assert_eq!(found.byline.as_deref(), Some("Harbour desk, City desk"));
        assert_eq!(found.site.as_deref(), Some("Coast Gazette"));
        assert_eq!(found.url.as_deref(), Some("https://gazette.example/ferry"));
        assert_eq!(found.language.as_deref(), Some("en-GB"));
        for wrapped in [
            format!("[{{\"@type\": \"Organization\", \"name\": \"x\"}}, {object}]"),
            format!("{{\"@graph\": [{object}]}}"),
            format!("{{\"@type\": \"WebPage\", \"mainEntity\": {object}}}"),
            format!("\n<!--\n{object}\n-->"),
            format!("//<![CDATA[\n{object}\n//]]>"),
        ] {
            assert_eq!(metadata(&wrapped), found, "{wrapped}");
        }
    }

    #[test]
    fn malformed_blocks_tell_nothing() {
        let deep = "[".repeat(100_000);
        for block in ["", "{", "null", "[1]", "{\"@type\": \"Article\"", &deep] {
            assert_eq!(metadata(block), Metadata::default());
        }
        assert_eq!(
            metadata(r#"{"@type": ["Thing", 3], "headline": "x"}"#),
            Metadata::default()
        );
        let odd =
            r#"{"@type": "http://schema.org/Article", "headline": 7, "author": {"name": []}}"#;
        assert_eq!(metadata(odd), Metadata::default());
    }

    #[test]
    fn line_breaks_in_strings_are_forgiven() {
        let block = "{\"@type\": \"Article\", \"headline\": \"Ferry\nback\"}";
        assert_eq!(metadata(block).title.as_deref(), Some("Ferry back"));
    }
}
