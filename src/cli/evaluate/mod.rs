//! `briefing evaluate`.

pub(crate) mod args;
mod csv;
mod input;
mod json;
mod report;
mod table;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use briefing::evaluation::{Judge, References, RougeScorer, ablation};
use briefing::selection::SelectMethod;
use briefing::{Budget, Cluster, Config, ErrorKind, Language, Summarizer, Warning};
use rayon::prelude::*;

use self::args::{EvaluateArgs, EvaluateFormat};
use self::input::Summaries;
use self::report::{Judged, Report, System};
use crate::cli;
use crate::cli::console::Console;
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::status::{Status, Usage};

/// Reads clusters, makes or reads their summaries, judges and lists.
pub(crate) fn run(
    args: &EvaluateArgs,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Status> {
    let mut config = Config {
        language: args.language.0,
        names: args.names.config()?,
        ..Config::default()
    };
    args.method.apply(&mut config)?;
    config.budget = args.length.given().unwrap_or_default();
    config.check().map_err(|error| settings.locate(error))?;
    let limits = input::limits(args, settings)?;
    let compare = args.compare || args.ablation;
    if compare && args.summaries.is_empty() && !args.ablation {
        let reason = "--compare needs several systems: give --summaries or --ablation";
        return Err(Usage(reason.to_owned()).into());
    }
    let paths = cli::input::clusters(&args.clusters, "evaluate")?;
    let mut output = Output::open(args.common.output.as_deref())?;
    let pool = args.common.pool()?;

    let progress = Progress::start(console, "reading");
    let clusters = input::clusters(&paths, &limits, console);
    let summaries = input::summaries(&args.summaries, &limits, console);
    let judge = judge(args, &config);
    let run = Run {
        clusters: &clusters,
        judge: &judge,
        console,
        progress: &progress,
    };
    let systems = pool.install(|| match summaries {
        Some(summaries) => run.given(summaries),
        None => run.made(&variants(&config, args.ablation), args.length.given()),
    });
    if systems.is_empty() {
        return Err(nothing(&clusters, console));
    }
    progress.now("drawing samples".to_owned());
    let report = pool.install(|| Report::new(&judge, args.measure, &clusters, systems));
    drop(progress);

    output.put(&match args.format {
        EvaluateFormat::Table => table::table(&report, compare, args.per_cluster),
        EvaluateFormat::Csv => csv::csv(&report, compare, args.per_cluster)?,
        EvaluateFormat::Json => json::json(&report, compare, args.per_cluster)?,
    })?;
    output.finish()?;
    Ok(console.status())
}

/// The configuration, named by its methods, and if asked for those that lack a part of it.
fn variants(config: &Config, with_ablation: bool) -> Vec<(String, Config)> {
    let rank = config.rank.method;
    let select = config.selection.method;
    let select = select.unwrap_or(SelectMethod::default_for(rank));
    let mut variants = vec![(format!("{rank}+{select}"), config.clone())];
    if with_ablation {
        let others = ablation(config).into_iter();
        variants.extend(others.map(|variant| (variant.name.to_owned(), variant.config)));
    }
    variants
}

fn judge(args: &EvaluateArgs, config: &Config) -> Judge {
    Judge {
        scorer: RougeScorer {
            profile: args.profile,
            stem: args.stem || !args.no_stem,
            truncation: args.truncate,
            references: if args.jackknife {
                References::Jackknife
            } else {
                References::Mean
            },
        },
        figures: args.metrics.0.clone(),
        support: config.support,
        language: config.language,
    }
}

/// That there is not a single summary with a reference; what failed has been named by then.
fn nothing(clusters: &[Cluster], console: &Console) -> anyhow::Error {
    let reason = match clusters {
        [] if console.has_failures() => "no cluster could be read",
        [] => "there are no clusters with references",
        _ => "there are no summaries of the clusters with references",
    };
    let reason = reason.to_owned();
    briefing::Error::from(ErrorKind::NothingToEvaluate { reason }).into()
}

/// What summaries are judged by, and where to say how it goes.
struct Run<'a> {
    clusters: &'a [Cluster],
    judge: &'a Judge,
    console: &'a Console,
    progress: &'a Progress,
}

impl Run<'_> {
    /// This program by each of several configurations. A cluster that fails is named once, and
    /// so is a language without stop words.
    fn made(&self, variants: &[(String, Config)], budget: Option<Budget>) -> Vec<System> {
        let done = AtomicUsize::new(0);
        let total = self.clusters.len() * variants.len();
        let mut failed = BTreeSet::new();
        let mut warned = BTreeSet::new();
        let mut systems = Vec::new();
        for (name, config) in variants {
            let clusters = self.clusters.par_iter();
            let outcomes: Vec<Result<(Judged, Option<Language>), briefing::Error>> = clusters
                .enumerate()
                .map(|(number, cluster)| {
                    let (summary, unlisted) = summarized(cluster, config, budget)?;
                    self.tick(&done, total);
                    Ok((self.judged(number, &summary), unlisted))
                })
                .collect();
            let mut judged = Vec::new();
            for (outcome, cluster) in outcomes.into_iter().zip(self.clusters) {
                match outcome {
                    Ok((one, unlisted)) => {
                        judged.push(one);
                        if let Some(language) = unlisted.filter(|&it| warned.insert(it)) {
                            self.console.warn(Warning::NoStopWords(language));
                        }
                    }
                    Err(error) if failed.insert(&cluster.id) => {
                        let mut what = format!("cluster {}", cluster.id);
                        if variants.len() > 1 {
                            what += &format!(" ({name})");
                        }
                        self.console
                            .failure(anyhow::Error::from(error).context(what));
                    }
                    Err(_) => {}
                }
            }
            if judged.is_empty() && systems.is_empty() {
                return systems;
            }
            if !judged.is_empty() {
                let name = name.clone();
                systems.push(System { name, judged });
            }
        }
        systems
    }

    /// The systems whose summaries are given, in the order in which they come.
    fn given(&self, summaries: Summaries) -> Vec<System> {
        let matched = summaries.matched(self.clusters, self.console);
        let done = AtomicUsize::new(0);
        let total = matched.iter().map(|system| system.summaries.len()).sum();
        matched
            .into_iter()
            .map(|system| {
                let count = system.summaries.len();
                if count < self.clusters.len() {
                    let all = self.clusters.len();
                    let name = &system.name;
                    let gap = format!("{name}: has summaries of {count} of the {all} clusters");
                    self.console.warn(&gap);
                }
                let summaries = system.summaries.par_iter();
                let judged = summaries.map(|(number, summary)| {
                    let judged = self.judged(*number, summary);
                    self.tick(&done, total);
                    judged
                });
                System {
                    judged: judged.collect(),
                    name: system.name,
                }
            })
            .collect()
    }

    fn judged(&self, number: usize, summary: &str) -> Judged {
        Judged {
            cluster: number,
            values: self.judge.judge(summary, &self.clusters[number]),
        }
    }

    fn tick(&self, done: &AtomicUsize, total: usize) {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        self.progress
            .now(format!("evaluated {done} of {total} summaries"));
    }
}

/// The summary of a cluster, a sentence a line, and its language if that has no stop words.
fn summarized(
    cluster: &Cluster,
    config: &Config,
    budget: Option<Budget>,
) -> Result<(String, Option<Language>), briefing::Error> {
    let budget = budget.or(cluster.budget).unwrap_or_default();
    let summarizer = Summarizer::new(Config {
        budget,
        ..config.clone()
    })?;
    let briefing = summarizer.run(&cluster.task())?.briefing;
    let sentences = briefing.sentences.iter();
    let lines: Vec<String> = sentences
        .map(|sentence| sentence.text.replace(['\r', '\n'], " "))
        .collect();
    let unlisted = briefing.warnings.iter().find_map(|warning| match warning {
        Warning::NoStopWords(language) => Some(*language),
        _ => None,
    });
    Ok((lines.join("\n"), unlisted))
}
