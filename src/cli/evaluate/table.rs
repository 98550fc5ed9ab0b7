//! The report as a table for reading.

use std::fmt::Write as _;

use briefing::evaluation::{Estimate, References, Tokenization, Truncation};
use briefing::render::one_line;
use textwrap::core::display_width;

use super::report::{Column, Report};

/// A row a system, then the differences, then the clusters, then how it was computed. Numbers are
/// in percent.
pub(super) fn table(report: &Report, compare: bool, per_cluster: bool) -> String {
    let shown: Vec<usize> = shown(report);
    let headings = || shown.iter().map(|&at| heading(&report.columns[at]));
    let mut grid = vec![head(&["system", "clusters"], headings())];
    for row in &report.rows {
        let count = row.system.judged.len().to_string();
        let cells = shown.iter().map(|&at| estimate(row.estimates[at]));
        grid.push(line(&[&row.system.name, &count], cells));
    }
    let mut text = aligned(&grid);
    if compare {
        let first = one_line(&report.rows[0].system.name);
        let _ = writeln!(text, "\nDifference to {first}, with its p value");
        let mut grid = vec![head(&["system"], headings())];
        for row in &report.rows[1..] {
            let cells = shown.iter().map(|&at| match row.differences[at] {
                None => "-".to_owned(),
                Some(one) => format!("{} p={:.4}", signed(one.estimate), one.p),
            });
            grid.push(line(&[&row.system.name], cells));
        }
        text += &aligned(&grid);
    }
    if per_cluster {
        text += "\nEach cluster\n";
        let mut grid = vec![head(&["system", "cluster"], headings())];
        for row in &report.rows {
            for judged in &row.system.judged {
                let number = |&at: &usize| report.columns[at].number(judged);
                let cells = shown.iter().map(number).map(percent);
                let names = [&*row.system.name, &report.clusters[judged.cluster]];
                grid.push(line(&names, cells));
            }
        }
        text += &aligned(&grid);
    }
    text.push('\n');
    text += &legend(report);
    text
}

/// The columns without a choice of measures, and those of the measure asked for.
fn shown(report: &Report) -> Vec<usize> {
    let columns = report.columns.iter().enumerate();
    let wanted = |column: &Column| {
        column
            .measure
            .is_none_or(|measure| measure == report.measure)
    };
    columns
        .filter(|(_, column)| wanted(column))
        .map(|(at, _)| at)
        .collect()
}

fn heading(column: &Column) -> String {
    column.figure.to_string()
}

fn head(names: &[&str], cells: impl Iterator<Item = String>) -> Vec<String> {
    line(names, cells)
}

fn line(names: &[&str], cells: impl Iterator<Item = String>) -> Vec<String> {
    let names = names.iter().map(|name| one_line(name));
    names.chain(cells).collect()
}

fn estimate(estimate: Option<Estimate>) -> String {
    estimate.map_or_else(
        || "-".to_owned(),
        |Estimate { mean, low, high }| {
            let [mean, low, high] = [mean, low, high].map(|number| percent(Some(number)));
            format!("{mean} [{low}, {high}]")
        },
    )
}

fn signed(Estimate { mean, low, high }: Estimate) -> String {
    let [mean, low, high] = [mean, low, high].map(|number| {
        let number = percent(Some(number));
        match number.strip_prefix('-') {
            Some(_) => number,
            None => format!("+{number}"),
        }
    });
    format!("{mean} [{low}, {high}]")
}

fn percent(number: Option<f64>) -> String {
    let shown = number.map_or_else(|| "-".to_owned(), |number| format!("{:.2}", number * 100.0));
    // Rounding leaves a sign on nothing.
    if shown == "-0.00" {
        "0.00".to_owned()
    } else {
        shown
    }
}

/// Columns as wide as their widest cell, names to the left, numbers to the right.
fn aligned(grid: &[Vec<String>]) -> String {
    let columns = grid.first().map_or(0, Vec::len);
    let width = |column: usize| grid.iter().map(|row| display_width(&row[column])).max();
    let widths: Vec<usize> = (0..columns)
        .map(|column| width(column).unwrap_or(0))
        .collect();
    let mut text = String::new();
    for row in grid {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let white = " ".repeat(width.saturating_sub(display_width(cell)));
            let gap = if column == 0 { "" } else { "  " };
            let is_name = column == 0 || column == 1 && grid[0][1] == "cluster";
            let _ = match is_name {
                true => write!(line, "{gap}{cell}{white}"),
                false => write!(line, "{gap}{white}{cell}"),
            };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

/// How the numbers were computed.
fn legend(report: &Report) -> String {
    let scorer = &report.scorer;
    let stems = if scorer.stem {
        "stemmed"
    } else {
        "not stemmed"
    };
    let tokens: Vec<String> = report
        .tokenizations
        .iter()
        .map(|(kind, count)| {
            let name = match kind {
                Tokenization::Ascii => format!("[a-z0-9]+, {stems}"),
                Tokenization::Unicode => "Unicode words, not stemmed".to_owned(),
            };
            let plural = if *count == 1 { "" } else { "s" };
            format!("{name} ({count} cluster{plural})")
        })
        .collect();
    let references = match scorer.references {
        References::Mean => "mean",
        References::Jackknife => "jackknife",
    };
    let cut = match scorer.truncation {
        None => String::new(),
        Some(Truncation::Words(words)) => format!(", cut at {words} words"),
        Some(Truncation::Bytes(bytes)) => format!(", cut at {bytes} bytes"),
    };
    format!(
        "In percent, with 95 % bootstrap intervals over clusters; ROUGE: {}.\n\
         Profile {}, references: {references}{cut}. Tokens: {}.\n",
        report.measure,
        scorer.profile,
        tokens.join("; ")
    )
}
