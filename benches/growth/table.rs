//! The table of growth, in Markdown.

use crate::fit::PowerLaw;
use crate::measure::Point;

const HEAD: &str = "\
| sentences | articles | text | time | CPU time | peak memory | sentences a second |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
";

/// A line for each size, the fitted exponents, and the largest size as long articles.
pub(crate) fn table(points: &[Point], long: Option<&Point>) -> String {
    let mut table = HEAD.to_owned();
    for point in points {
        table += &line(point);
        table.push('\n');
    }
    if points.len() > 1 {
        let exponent = |quantity: fn(&Point) -> f64| PowerLaw::of(points, quantity).exponent;
        table += &format!(
            "| exponent | | | {:.2} | {:.2} | {:.2} | |\n",
            exponent(|point| point.seconds),
            exponent(|point| point.cpu_seconds),
            exponent(|point| point.peak_bytes as f64),
        );
    }
    if let Some(long) = long {
        table += &line(long);
        table.push('\n');
    }
    table
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
fn grouped(number: usize) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", grouped(number / 1000), number % 1000)
    }
}
