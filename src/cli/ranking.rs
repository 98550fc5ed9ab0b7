//! Ranked sentences as a table, as CSV and as JSON.

use anyhow::Context;
use briefing::render::{self, one_line};
use briefing::summarizer::RankedSentences;
use briefing::{Sentence, Warning};
use serde::Serialize;
use textwrap::core::display_width;

use crate::cli::segment::label;
use crate::cli::timings::Timings;

/// A sentence with its place in the ranking, counted from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) place: usize,
    pub(crate) rank: f64,
    pub(crate) document: &'a str,
    pub(crate) sentence: &'a Sentence,
}

/// Aligned columns; the text is cut so that no line is wider than `width`, unless that is 0.
pub(crate) fn table(rows: &[Row<'_>], width: usize) -> String {
    let places: Vec<String> = rows
        .iter()
        .map(|row| format!("{}:{}", one_line(row.document), row.sentence.id.position))
        .collect();
    let heading = "document:position";
    let widest = places.iter().map(|place| display_width(place)).max();
    let columns = widest.unwrap_or(0).max(heading.len());
    let mut table = format!(
        "{:>6}  {:>10}  {}  text\n",
        "place",
        "rank",
        padded(heading, columns)
    );
    for (row, place) in rows.iter().zip(&places) {
        let line = format!(
            "{:>6}  {:>10.8}  {}  {}",
            row.place,
            row.rank,
            padded(place, columns),
            one_line(&row.sentence.text)
        );
        table.push_str(cut(&line, width).trim_end());
        table.push('\n');
    }
    table
}

fn padded(text: &str, columns: usize) -> String {
    let white = columns.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(white))
}

/// The head of a line that fits the width, with an ellipsis where it was cut.
fn cut(line: &str, width: usize) -> String {
    if width == 0 || display_width(line) <= width {
        return line.to_owned();
    }
    let mut head = String::new();
    let mut columns = 1;
    for c in line.chars() {
        columns += display_width(c.encode_utf8(&mut [0; 4]));
        if columns > width {
            break;
        }
        head.push(c);
    }
    head.push('…');
    head
}

/// Comma-separated values with a header line. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe.
pub(crate) fn csv(rows: &[Row<'_>]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = [
        "place", "rank", "document", "position", "from", "to", "label", "text",
    ];
    writer.write_record(header)?;
    for row in rows {
        let Sentence { id, span, text, .. } = row.sentence;
        writer.write_record([
            row.place.to_string(),
            row.rank.to_string(),
            cell(row.document),
            id.position.to_string(),
            span.start.to_string(),
            span.end.to_string(),
            label(row.sentence),
            cell(text),
        ])?;
    }
    let bytes = writer
        .into_inner()
        .context("the list cannot be written as CSV")?;
    Ok(String::from_utf8(bytes)?)
}

/// A cell that no spreadsheet takes for a formula, in one line.
pub(crate) fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let line = one_line(text);
    if formula || line.starts_with(['=', '+', '-', '@']) {
        format!("'{line}")
    } else {
        line
    }
}

/// One object with the sentences and how the walk went, and with the timings if they are given.
pub(crate) fn json(
    rows: &[Row<'_>],
    ranked: &RankedSentences,
    timings: Option<Timings<'_>>,
) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Ranking<'a> {
        sentences: Vec<RankedSentence<'a>>,
        iterations: usize,
        change: f64,
        converged: bool,
        warnings: &'a [Warning],
        #[serde(skip_serializing_if = "Option::is_none")]
        timings: Option<Timings<'a>>,
    }
    #[derive(Serialize)]
    struct RankedSentence<'a> {
        place: usize,
        rank: f64,
        document: &'a str,
        position: usize,
        span: [usize; 2],
        label: briefing::Label,
        text: &'a str,
    }
    render::json(&Ranking {
        sentences: rows
            .iter()
            .map(|row| RankedSentence {
                place: row.place,
                rank: row.rank,
                document: row.document,
                position: row.sentence.id.position,
                span: [row.sentence.span.start, row.sentence.span.end],
                label: row.sentence.label,
                text: &row.sentence.text,
            })
            .collect(),
        iterations: ranked.iterations,
        change: ranked.change,
        converged: ranked.converged,
        warnings: &ranked.warnings,
        timings,
    })
    .context("the list cannot be written as JSON")
}

#[cfg(test)]
mod tests {
    use briefing::{Label, SentenceId};

    use super::*;

    fn sentence(text: &str) -> Sentence {
        Sentence {
            id: SentenceId {
                document: 0,
                position: 4,
            },
            span: 10..10 + text.len(),
            text: text.to_owned(),
            label: Label::ListItem,
            paragraph: 0,
            quotation: None,
            unbalanced_quote: false,
        }
    }

    fn row<'a>(document: &'a str, sentence: &'a Sentence) -> Row<'a> {
        Row {
            place: 1,
            rank: 0.25,
            document,
            sentence,
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let sentence = sentence("=1+\n\"a\", b");
        let csv = csv(&[row("@a", &sentence)]).unwrap();
        let expected = "place,rank,document,position,from,to,label,text\n\
                        1,0.25,'@a,4,10,20,list-item,\"'=1+ \"\"a\"\", b\"\n";
        assert_eq!(csv, expected);
    }

    #[test]
    fn the_table_keeps_to_its_width() {
        let sentence = sentence("東京の会議は木曜日に再開される。");
        let rows = [row("a.txt", &sentence)];
        let expected = "\u{20}place        rank  document:position  text
     1  0.25000000  a.txt:4            東京の…
";
        assert_eq!(table(&rows, 46), expected);
        assert!(table(&rows, 0).ends_with("再開される。\n"));
    }
}
