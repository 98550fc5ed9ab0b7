//! CSV with a header: a document a row.

use ::csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::article::Article;
use super::fields::Field;
use super::json::excerpt_of_names;
use super::{Reading, Source};
use crate::error::ErrorKind;

/// What may stand between two cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The documents of a table. The first row names the columns; cells are divided by whichever of
/// comma, semicolon and tab the first line has most of. A row that ends before its text is an error
/// and costs the others nothing; columns that no field is called like are passed over.
pub(super) fn documents(source: &Source<'_>, text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = reader.byte_records();
    let header = match rows.next() {
        Some(Ok(header)) => StringRecord::from_byte_record_lossy(header),
        _ => StringRecord::new(),
    };
    let columns = match Columns::of(source, &header) {
        Ok(columns) => columns,
        Err(reason) => {
            let (path, line) = (source.path.to_owned(), 1);
            reading
                .failures
                .push(ErrorKind::Record { path, line, reason }.into());
            return reading;
        }
    };
    let mut blank = 0;
    for row in rows {
        let failed = |line: u64, reason: String| {
            let path = source.path.to_owned();
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            ErrorKind::Record { path, line, reason }.into()
        };
        match row {
            Ok(row) => {
                let line = row.position().map_or(0, ::csv::Position::line);
                let place = format!("{}:{line}", source.id);
                match columns.article(&row) {
                    Ok(article) => match article.into_document(&place, &mut reading.warnings) {
                        Some(document) => reading.documents.push(document),
                        None => blank += 1,
                    },
                    Err(reason) => reading.failures.push(failed(line, reason)),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, ::csv::Position::line);
                reading.failures.push(failed(line, error.to_string()));
            }
        }
    }
    source.tell_blank(blank, &mut reading);
    reading
}

fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| header.bytes().filter(|&byte| byte == delimiter).count();
    // Of equally many the first.
    let most = DELIMITERS.into_iter().rev().max_by_key(|&it| count(it));
    most.unwrap_or(b',')
}

/// In which column each field stands.
struct Columns {
    text: usize,
    others: [Option<usize>; 5],
    count: usize,
}

/// The fields besides the text.
const OTHERS: [Field; 5] = [
    Field::Id,
    Field::Title,
    Field::Date,
    Field::Url,
    Field::Language,
];

impl Columns {
    fn of(source: &Source<'_>, header: &StringRecord) -> Result<Self, String> {
        let names: Vec<&str> = header.iter().map(str::trim).collect();
        let fields = &source.config.fields;
        let column = |field: Field| {
            let wanted = fields.name(field);
            let exact = names.iter().position(|&name| name == wanted);
            let loose = || {
                names
                    .iter()
                    .position(|name| name.eq_ignore_ascii_case(wanted))
            };
            exact.or_else(loose).filter(|_| !wanted.is_empty())
        };
        let text = column(Field::Text).ok_or_else(|| {
            format!(
                "no column is called {:?}; name the one that holds the article with --field \
                 text=NAME (there are {})",
                fields.name(Field::Text),
                excerpt_of_names(&names)
            )
        })?;
        Ok(Self {
            text,
            others: OTHERS.map(column),
            count: names.len(),
        })
    }

    fn article(&self, row: &ByteRecord) -> Result<Article, String> {
        let cell = |column: usize| {
            let cell = row.get(column)?;
            Some(String::from_utf8_lossy(cell).into_owned())
        };
        let text = cell(self.text).ok_or_else(|| {
            let (count, all) = (row.len(), self.count);
            format!("the row has {count} of {all} cells and none for the text")
        })?;
        let [id, title, date, url, language] = self.others.map(|column| cell(column?));
        Ok(Article {
            id,
            title,
            date,
            url,
            language,
            text,
        })
    }
}
