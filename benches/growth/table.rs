//! The table of growth, in Markdown.

use crate::fit::PowerLaw;
use crate::measure::Point;

const HEAD: &str = "\
| sentences | articles | text | time | CPU time | peak memory | sentences a second |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
";

/// A line for each size, the exponents fitted to all of them and to the upper half, and the
/// largest size as long articles.
pub(crate) fn table(points: &[Point], long: Option<&Point>) -> String {
    let mut table = HEAD.to_owned();
    for point in points {
        table += &line(point);
        table.push('\n');
    }
    if points.len() > 1 {
        table += &exponents("exponent", points);
    }
    let upper = &points[points.len() / 2..];
    if upper.len() > 1 {
        let from = grouped(upper[0].sentences);
        table += &exponents(&format!("exponent from {from} on"), upper);
    }
    if let Some(long) = long {
        table += &line(long);
        table.push('\n');
    }
    table
}

fn exponents(name: &str, points: &[Point]) -> String {
    let exponent = |quantity: fn(&Point) -> f64| PowerLaw::of(points, quantity).exponent;
    format!(
        "| {name} | | | {:.2} | {:.2} | {:.2} | |\n",
        exponent(|point| point.seconds),
        exponent(|point| point.cpu_seconds),
        exponent(|point| point.peak_bytes as f64),
    )
}

/// The line of one pile.
pub(crate) fn line(point: &Point) -> String {
    format!(
        "| {} | {} | {:.2} MB | {:.2} s | {:.2} s | {:.0} MB | {} |",
        grouped(point.sentences),
        grouped(point.articles),
        point.bytes as f64 / 1e6,
        point.seconds,
        point.cpu_seconds,
        point.peak_bytes as f64 / 1e6,
        grouped((point.sentences as f64 / point.seconds) as usize),
    )
}

/// A number with commas between thousands.
pub(crate) fn grouped(number: usize) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", grouped(number / 1000), number % 1000)
    }
}
