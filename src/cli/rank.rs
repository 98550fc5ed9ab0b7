//! `briefing rank`.

use briefing::summarizer::RankedSentences;
use briefing::{Config, Document, Summarizer, Task};

use crate::cli::args::{RankArgs, RankFormat, RankOrder};
use crate::cli::console::Console;
use crate::cli::input::{self, nothing_was_read};
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::ranking::{self, Row};
use crate::cli::settings::Settings;
use crate::cli::status::Status;
use crate::cli::timings::{self, Timings, timed};

/// Reads, ranks and lists.
pub(crate) fn run(
    args: &RankArgs,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Status> {
    let mut config = Config {
        language: args.input.language.0,
        names: args.names.config()?,
        ..Config::default()
    };
    args.method.apply(&mut config)?;
    let summarizer = Summarizer::new(config).map_err(|error| settings.locate(error))?;
    let limits = input::limits(&args.input, settings)?;
    let paths = input::paths(&args.input, "rank")?;
    let mut output = Output::open(args.common.output.as_deref())?;
    let pool = args.common.pool()?;

    let progress = Progress::start(console, "reading");
    let (mut pile, reading) = timed("read", "documents", || {
        let pile = pool.install(|| input::read(&paths, &limits, console));
        let count = pile.documents.len();
        (pile, count)
    });
    if pile.documents.is_empty() && console.has_failures() {
        return Err(nothing_was_read());
    }
    output.spare(&pile.files)?;
    let cluster = input::one_cluster(&mut pile, args.cluster.cluster.as_deref())?;
    progress.now(format!("ranking {} documents", pile.documents.len()));
    let task = Task {
        query: args
            .about
            .as_deref()
            .or(cluster.as_ref().and_then(|it| it.query.as_deref())),
        ..Task::new(&pile.documents)
    };
    let ranked = pool.install(|| summarizer.rank(&task));
    drop(progress);

    console.warnings(&pile.warnings);
    let mut ranked = ranked?;
    console.warnings(&ranked.warnings);
    ranked.warnings.splice(0..0, pile.warnings);
    let stages = [vec![reading], ranked.timings.clone()].concat();
    let timings = args
        .timings
        .then(|| Timings::new(&stages, ranked.walk.as_ref()));
    let rows = rows(&ranked, &pile.documents, args);
    let text = match args.format {
        RankFormat::Table => {
            let width = args.width.unwrap_or_else(|| output.columns(usize::MAX));
            ranking::table(&rows, width)
        }
        RankFormat::Csv => ranking::csv(&rows)?,
        RankFormat::Json => ranking::json(&rows, &ranked, timings)?,
    };
    output.put(&text)?;
    output.finish()?;
    if args.timings {
        console.print(&timings::table(&stages));
        if let Some(walk) = &ranked.walk {
            console.print(&timings::walk(walk));
        }
    }
    Ok(console.status())
}

/// The sentences asked for, in the order asked for.
fn rows<'a>(
    ranked: &'a RankedSentences,
    documents: &'a [Document],
    args: &RankArgs,
) -> Vec<Row<'a>> {
    let mut order: Vec<usize> = (0..ranked.sentences.len()).collect();
    order.sort_by(|&a, &b| ranked.ranks[b].total_cmp(&ranked.ranks[a]).then(a.cmp(&b)));
    order.truncate(args.top.unwrap_or(usize::MAX));
    let mut places: Vec<(usize, usize)> = order.into_iter().zip(1..).collect();
    if args.order == RankOrder::Document {
        places.sort_unstable();
    }
    let row = |(at, place): (usize, usize)| {
        let sentence = &ranked.sentences[at];
        Row {
            place,
            rank: ranked.ranks[at],
            document: &documents[sentence.id.document].id,
            sentence,
        }
    };
    places.into_iter().map(row).collect()
}
