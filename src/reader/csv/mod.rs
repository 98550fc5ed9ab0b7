//! CSV with a header: a document a row.

mod quotes;

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
/// and costs the others nothing, and so does one with a quote that is not closed, as far as that can
/// be known; columns that no field is called like are passed over. Linear.
pub(super) fn documents(source: &Source<'_>, text: &str) -> Reading {
    let mut table = Table::new(source);
    let delimiter = delimiter(text);
    let quoting = quotes::quoting(text, delimiter);
    for stretch in &quoting.stretches {
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text[stretch.range.clone()].as_bytes());
        if table
            .read(reader.into_byte_records(), stretch.line)
            .is_none()
        {
            break;
        }
    }
    for &line in &quoting.spoilt {
        table.fail(
            line,
            "a quote is not closed: the record was passed over".to_owned(),
        );
    }
    if let Some(line) = quoting.given_up {
        table.fail(
            line,
            "too many quotes are not closed: the rest was left out".to_owned(),
        );
    }
    source.tell_blank(table.blank, &mut table.reading);
    table.reading
}

/// A reading that grows row by row.
struct Table<'a> {
    source: &'a Source<'a>,
    columns: Option<Columns>,
    reading: Reading,
    blank: usize,
}

impl<'a> Table<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        Self {
            source,
            columns: None,
            reading: Reading::default(),
            blank: 0,
        }
    }

    /// Reads rows that begin in the line `first`; `None` if the header is none.
    fn read(
        &mut self,
        mut rows: impl Iterator<Item = ::csv::Result<ByteRecord>>,
        first: u64,
    ) -> Option<()> {
        let columns = match self.columns.take() {
            Some(columns) => columns,
            None => self.header(rows.next())?,
        };
        for row in rows {
            let line = match &row {
                Ok(row) => row.position().map(::csv::Position::line),
                Err(error) => error.position().map(::csv::Position::line),
            };
            let line = line.map_or(0, |line| line + first - 1);
            match row.map_err(|error| error.to_string()) {
                Ok(row) => self.row(&columns, &row, line),
                Err(reason) => self.fail(line, reason),
            }
        }
        self.columns = Some(columns);
        Some(())
    }

    fn header(&mut self, row: Option<::csv::Result<ByteRecord>>) -> Option<Columns> {
        let header = match row {
            Some(Ok(header)) => StringRecord::from_byte_record_lossy(header),
            _ => StringRecord::new(),
        };
        let columns = Columns::of(self.source, &header);
        columns.map_err(|reason| self.fail(1, reason)).ok()
    }

    fn row(&mut self, columns: &Columns, row: &ByteRecord, line: u64) {
        let place = format!("{}:{line}", self.source.id);
        match columns.article(row) {
            Ok(article) => match article.into_document(&place, &mut self.reading.warnings) {
                Some(document) => self.reading.documents.push(document),
                None => self.blank += 1,
            },
            Err(reason) => self.fail(line, reason),
        }
    }

    fn fail(&mut self, line: u64, reason: String) {
        let path = self.source.path.to_owned();
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let error = ErrorKind::Record { path, line, reason };
        self.reading.failures.push(error.into());
    }
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
    others: [Option<usize>; OTHERS.len()],
    count: usize,
}

/// The fields besides the text.
const OTHERS: [Field; 7] = [
    Field::Id,
    Field::Title,
    Field::Author,
    Field::Site,
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
        let [id, title, author, site, date, url, language] =
            self.others.map(|column| cell(column?));
        Ok(Article {
            id,
            title,
            author,
            site,
            date,
            url,
            language,
            text,
        })
    }
}
