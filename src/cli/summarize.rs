//! `briefing summarize`.

use std::mem;

use anyhow::Context;
use briefing::render::{self, Format, TextStyle};
use briefing::{Briefing, Config, Report, Summarizer, Task};

use crate::cli::args::SummarizeArgs;
use crate::cli::console::Console;
use crate::cli::input::{self, nothing_was_read};
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::status::{Status, Usage};
use crate::cli::timings::{self, timed};

/// Text on a wide terminal is not wrapped wider than this.
const MOST_COLUMNS: usize = 100;

/// Reads, summarises and prints.
pub(crate) fn run(
    args: &SummarizeArgs,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Status> {
    let mut config = config(args)?;
    config.check().map_err(|error| settings.locate(error))?;
    let limits = input::limits(&args.input, settings)?;
    let paths = input::paths(&args.input, "summarize")?;
    let mut output = Output::open(args.common.output.as_deref())?;
    let pool = args.common.pool()?;

    let progress = Progress::start(console, "reading");
    let ((mut pile, known), reading) = timed("read", "documents", || {
        let pile = pool.install(|| input::read(&paths, &limits, console));
        let known = pool.install(|| input::read(&args.known, &limits, console));
        let count = pile.documents.len() + known.documents.len();
        ((pile, known), count)
    });
    if pile.documents.is_empty() && console.has_failures() {
        return Err(nothing_was_read());
    }
    output.spare(&pile.files)?;
    let cluster = input::one_cluster(&mut pile, args.cluster.cluster.as_deref())?;
    let cluster = cluster.as_ref();
    let query = cluster.and_then(|cluster| cluster.query.as_deref());
    let told = cluster.map_or(&[][..], |cluster| &cluster.known);
    if let (None, Some(budget)) = (args.length.given(), cluster.and_then(|it| it.budget)) {
        config.budget = budget;
    }
    let summarizer = Summarizer::new(config)?;
    progress.now(format!("summarising {} documents", pile.documents.len()));
    let task = Task {
        documents: &pile.documents,
        query: args.about.as_deref().or(query),
        known: if args.known.is_empty() {
            told
        } else {
            &known.documents
        },
    };
    let report = pool.install(|| summarizer.run(&task));
    drop(progress);

    let warnings = [pile.warnings.as_slice(), &known.warnings].concat();
    console.warnings(&warnings);
    let Report {
        mut briefing,
        timings,
    } = report?;
    console.warnings(&briefing.warnings);
    briefing.warnings.splice(0..0, warnings);
    tell(&briefing, console);

    let (text, rendering) = timed("render", "sentences", || {
        (rendered(&briefing, args, &output), briefing.sentences.len())
    });
    output.put(&text?)?;
    output.finish()?;
    if args.timings {
        let stages = [vec![reading], timings, vec![rendering]].concat();
        console.print(&timings::table(&stages));
    }
    // The program ends here: the system takes all the texts back at once, faster than one by one.
    mem::forget((pile, known));
    Ok(console.status())
}

fn config(args: &SummarizeArgs) -> Result<Config, Usage> {
    let mut config = Config {
        budget: args.length.budget(),
        language: args.input.language.0,
        explain: args.explain,
        names: args.names.config()?,
        ..Config::default()
    };
    args.method.apply(&mut config)?;
    Ok(config)
}

fn rendered(briefing: &Briefing, args: &SummarizeArgs, output: &Output) -> anyhow::Result<String> {
    match args.format {
        Format::Text => {
            let style = TextStyle {
                width: args.width.unwrap_or_else(|| output.columns(MOST_COLUMNS)),
                color: output.has_color(args.common.color),
            };
            Ok(render::text(briefing, &style))
        }
        Format::Markdown => Ok(render::markdown(briefing)),
        _ => render::json(briefing).context("the briefing cannot be written as JSON"),
    }
}

fn tell(briefing: &Briefing, console: &Console) {
    let counts = &briefing.counts;
    let settled = if counts.converged {
        ""
    } else {
        ", not settled"
    };
    console.tell(format_args!(
        "documents {}, sentences {}, terms {}, iterations {}{settled}",
        counts.documents, counts.sentences, counts.terms, counts.iterations
    ));
}
