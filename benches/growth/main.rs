//! How time and peak memory grow with the text: the program on generated piles of 1,000 to
//! 1,000,000 sentences, each in a process of its own, as a table and a chart.
//!
//! ```text
//! cargo bench --bench growth
//! ```
//!
//! writes `growth.md` and `growth.svg` to `target/growth`; `-- --out FOLDER` to another folder,
//! `-- --sizes 1000,10000` measures other sizes. The exponents are fitted by least squares to the
//! logarithms: 1 is linear.
//!
//! Articles are as long as in the news, so that a million sentences are some 38,000 articles. The
//! largest pile is measured once more, joined into 10,000 long articles; that point is in the
//! table and not in the fit. Memory has a fixed part, which weighs in small piles: the exponents
//! of the upper half of the sizes are given besides.

mod chart;
mod fit;
#[path = "../generated_news.rs"]
mod generated_news;
mod measure;
#[path = "../news_files.rs"]
mod news_files;
mod pile;
mod table;

use std::error::Error;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use clap::Parser;

use measure::{Point, measure};

const SIZES: [usize; 7] = [1_000, 3_162, 10_000, 31_623, 100_000, 316_228, 1_000_000];
const LONG_ARTICLES: usize = 10_000;

/// Measures how time and peak memory grow with the text
#[derive(Parser)]
struct Args {
    /// Sentences of each pile
    #[arg(long, value_delimiter = ',', default_values_t = SIZES)]
    sizes: Vec<usize>,
    /// Runs of each size, of which the median counts
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Folder of the table and the chart
    #[arg(long, default_value = concat!(env!("CARGO_TARGET_TMPDIR"), "/../growth"))]
    out: PathBuf,
    /// Only see that the smallest sizes work
    #[arg(long)]
    test: bool,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
    /// Names of benchmarks, as others take them: nothing is done unless one is part of `growth`
    filter: Vec<String>,
    /// Write a pile of the one size given into this folder, and no more
    #[arg(long, hide = true)]
    generate: Option<PathBuf>,
    /// Join its articles to so many long ones
    #[arg(long, hide = true)]
    articles: Option<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = Args::parse();
    if let Some(folder) = args.generate {
        pile::generate(args.sizes[0], args.articles, &folder);
        return Ok(());
    }
    let named = |filter: &String| "growth".contains(filter.as_str());
    if !args.filter.is_empty() && !args.filter.iter().any(named) {
        return Ok(());
    }
    fit::check();
    // A mere test leaves earlier results alone.
    let nowhere = tempfile::tempdir()?;
    if args.test {
        args.sizes = vec![100, 1_000];
        args.runs = 1;
        args.out = nowhere.path().to_owned();
    }
    args.sizes.sort_unstable();
    let mut points = Vec::new();
    for &size in &args.sizes {
        points.push(measured(size, None, args.runs)?);
    }
    let long = match points.last() {
        Some(largest) if largest.articles > LONG_ARTICLES => {
            Some(measured(largest.sentences, Some(LONG_ARTICLES), args.runs)?)
        }
        _ => None,
    };
    report(&points, long.as_ref(), &args.out)
}

fn measured(size: usize, articles: Option<usize>, runs: u32) -> Result<Point, Box<dyn Error>> {
    let point = measure(size, articles, runs)?;
    writeln!(stderr(), "{}", table::line(&point))?;
    Ok(point)
}

fn report(points: &[Point], long: Option<&Point>, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    let table = table::table(points, long);
    write!(stderr(), "\n{table}")?;
    fs::write(folder.join("growth.md"), table)?;
    chart::draw(points, &folder.join("growth.svg"))?;
    writeln!(stderr(), "\nwritten to {}", folder.display())?;
    Ok(())
}
