//! `briefing segment`.

use std::fmt::Write as _;

use anyhow::Context;
use briefing::render::{self, one_line};
use briefing::segmenter::Segmenter;
use briefing::{Document, Label, Language, Sentence};
use rayon::prelude::*;
use serde::Serialize;

use crate::cli::args::{SegmentArgs, SegmentFormat};
use crate::cli::console::Console;
use crate::cli::input;
use crate::cli::json_lines;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::status::Status;

/// Columns of the longest label.
const LABEL_COLUMNS: usize = "list-item".len();

/// Reads, cuts and lists.
pub(crate) fn run(
    args: &SegmentArgs,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Status> {
    let limits = input::limits(&args.input, settings)?;
    let paths = input::paths(&args.input, "segment")?;
    let mut output = Output::open(args.common.output.as_deref())?;
    let pool = args.common.pool()?;
    if args.jsonl {
        let language = args.input.language.0;
        pool.install(|| {
            let run = json_lines::Run::new(language, limits.max_file_bytes, console);
            run.segment(&paths, &mut output)
        })?;
        output.finish()?;
        return Ok(console.status());
    }

    let reading = pool.install(|| input::read(&paths, &limits, console));
    console.warnings(&reading.warnings);
    if reading.documents.is_empty() {
        return Err(input::nothing_was_read());
    }
    output.spare(&reading.files)?;
    let documents = &reading.documents;
    let pieces: Vec<Vec<Sentence>> = pool.install(|| {
        let documents = documents.par_iter().enumerate();
        documents
            .map(|(number, document)| cut(number, document, args.input.language.0))
            .collect()
    });
    output.put(&match args.format {
        SegmentFormat::Text => listed(documents, &pieces),
        SegmentFormat::Json => json(documents, &pieces)?,
    })?;
    output.finish()?;
    Ok(console.status())
}

fn cut(number: usize, document: &Document, language: Option<Language>) -> Vec<Sentence> {
    let own = || document.language.as_deref()?.parse().ok();
    let language = language.or_else(own);
    let language = language.unwrap_or_else(|| json_lines::identified(&document.text));
    Segmenter::new(language).segment(number, &document.text, document.title.as_deref())
}

/// A line a piece: `document:from-to  label  text`.
fn listed(documents: &[Document], pieces: &[Vec<Sentence>]) -> String {
    let mut list = String::new();
    for (document, pieces) in documents.iter().zip(pieces) {
        let id = one_line(&document.id);
        for piece in pieces {
            let (from, to) = (piece.span.start, piece.span.end);
            let (label, text) = (label(piece), one_line(&piece.text));
            // Writing to a string cannot fail.
            let _ = writeln!(list, "{id}:{from}-{to}  {label:<LABEL_COLUMNS$}  {text}");
        }
    }
    list
}

/// A list of objects, one a piece.
fn json(documents: &[Document], pieces: &[Vec<Sentence>]) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Piece<'a> {
        document: &'a str,
        position: usize,
        span: [usize; 2],
        label: Label,
        paragraph: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        quotation: Option<usize>,
        text: &'a str,
    }
    let mut list = Vec::new();
    for (document, pieces) in documents.iter().zip(pieces) {
        list.extend(pieces.iter().map(|piece| Piece {
            document: &document.id,
            position: piece.id.position,
            span: [piece.span.start, piece.span.end],
            label: piece.label,
            paragraph: piece.paragraph,
            quotation: piece.quotation,
            text: &piece.text,
        }));
    }
    render::json(&list).context("the list cannot be written as JSON")
}

/// The name of a piece's label, as JSON has it.
pub(crate) fn label(piece: &Sentence) -> String {
    let name = serde_json::to_value(piece.label).ok();
    name.and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}
