//! Settings in a TOML file.

use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::cli::setting::{Origin, Setting};
use crate::cli::status::Usage;

/// Settings take no more room than this.
const MOST_BYTES: u64 = 64 * 1024;

/// The settings of a file, in their order.
///
/// # Errors
/// If the file cannot be read, is not TOML, or holds something that no option can be; the message
/// names the file and, where there is one, the line.
pub(crate) fn read(path: &Path) -> Result<Vec<Setting>, Usage> {
    let name = path.display();
    let text = contents(path).map_err(|error| Usage(format!("{name}: cannot be read: {error}")))?;
    let table = DeTable::parse(&text).map_err(|error| {
        let place = error.span().map_or_else(
            || name.to_string(),
            |span| format!("{name}:{}", line(&text, &span)),
        );
        Usage(format!("{place}: {}", error.message()))
    })?;
    let setting = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        let origin = Origin::File {
            path: path.to_owned(),
            line: line(&text, &value.span()),
        };
        let written = text[value.span()].to_owned();
        match values(value.get_ref()) {
            Some(values) => Ok(Setting {
                key: key.clone().into_owned(),
                list: matches!(value.get_ref(), DeValue::Array(_)),
                values,
                written,
                origin,
            }),
            None => Err(Usage(format!(
                "{origin}: {key} must be a number, a string, true or false, or a list of these; \
                 there are no sections"
            ))),
        }
    };
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries.into_iter().map(setting).collect()
}

/// The text of a file that is not too large to be settings.
fn contents(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let mut file = fs::File::open(path)?.take(MOST_BYTES + 1);
    file.read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        let reason = format!("it is larger than {MOST_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(text)
}

/// A value as the command line would spell it; a list as several.
fn values(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::Array(items) => items.iter().map(|item| scalar(item.get_ref())).collect(),
        other => scalar(other).map(|value| vec![value]),
    }
}

fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.clone().into_owned()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(truth) => Some(truth.to_string()),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// The 1-based line in which a span begins.
fn line(text: &str, span: &Range<usize>) -> usize {
    let before = text.as_bytes().iter().take(span.start);
    before.filter(|&&byte| byte == b'\n').count() + 1
}
