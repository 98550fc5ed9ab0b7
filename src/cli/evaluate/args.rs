//! What the user may type for `briefing evaluate`. The doc comments are the help.

use std::path::PathBuf;

use briefing::evaluation::{Figure, Measure, Profile, Truncation};
use briefing::reader::ReaderConfig;
use clap::{Args, ValueEnum};

use crate::cli::byte_size::{byte_size, shown_size};
use crate::cli::method::{MethodArgs, choice};
use crate::cli::names::NameArgs;
use crate::cli::options::{CommonArgs, LanguageChoice, LengthArgs};

pub(crate) const EXAMPLES: &str = "\
Examples:
  briefing evaluate clusters.jsonl
  briefing evaluate --words 100 --rank lexrank --metrics rouge-1,rouge-2,coverage clusters.jsonl
  briefing evaluate --summaries systems.jsonl --compare clusters.jsonl
  briefing evaluate --ablation clusters.jsonl
  briefing evaluate --profile rouge155 --truncate 100w --format csv -o scores.csv clusters.jsonl

A line of a file of clusters is
  {\"id\": \"…\", \"documents\": [{\"id\": \"…\", \"title\": \"…\", \"date\": \"…\", \"text\": \"…\"}],
   \"query\": \"…\", \"known\": [documents], \"budget\": {\"words\": 100}, \"references\": [\"…\"]}
and of a file of summaries {\"id\": \"…\", \"system\": \"…\", \"summary\": \"…\"}.";

#[derive(Args, Debug)]
pub(crate) struct EvaluateArgs {
    /// Files of clusters, JSON Lines, also packed (.gz, .zst); `-` is standard input, which is also
    /// read where none is given. Clusters without references are passed over
    #[arg(value_name = "CLUSTERS")]
    pub(crate) clusters: Vec<PathBuf>,
    /// Score the summaries of this file, JSON Lines, instead of making some. Repeatable
    ///
    /// A line is {"id", "system", "summary"} with the id of the cluster. Without a system it is
    /// of the one that is called like the file.
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) summaries: Vec<PathBuf>,
    /// Compare with the method less each of its parts, and with the plain methods
    #[arg(long, help_heading = "Input", conflicts_with_all = ["summaries", "rank", "select"])]
    pub(crate) ablation: bool,
    /// Language of the articles: an ISO 639-1 code such as en or uk, or auto to identify it
    #[arg(
        long,
        value_name = "CODE",
        default_value = "auto",
        help_heading = "Input"
    )]
    pub(crate) language: LanguageChoice,
    /// Longest line that is read, in bytes; K, M and G stand for powers of 1024
    #[arg(long, value_name = "SIZE", value_parser = byte_size, help_heading = "Input")]
    #[arg(hide_short_help = true, default_value = shown_size(ReaderConfig::default().max_file_bytes))]
    pub(crate) max_file_bytes: u64,

    /// Whose ROUGE: that of Google's rouge-score 0.1.2 or of ROUGE-1.5.5
    ///
    /// google averages the scores over references; rouge155 sums hits and counts over references,
    /// stems as Porter's paper has it, and cuts references where --truncate cuts summaries. Text
    /// that is mostly not in Latin script is cut into Unicode words and not stemmed; the output
    /// says so.
    #[arg(long, value_name = "NAME", value_parser = choice(Profile::ALL))]
    #[arg(default_value = Profile::default().to_string(), help_heading = "Scores")]
    pub(crate) profile: Profile,
    /// Figures, between commas; rouge, quality and all stand for several
    ///
    /// rouge: rouge-1 to rouge-4, rouge-l, rouge-lsum (line by line), rouge-su4. quality, without
    /// references: highest-redundancy and mean-redundancy (cosine of two sentences), leaning
    /// (share of sentences that begin with a pronoun or connective, or lean on the one before
    /// otherwise, without following it), unclosed-quotes (share of sentences), compression (words by words of the
    /// documents), coverage (share of documents that say what a sentence says).
    #[arg(long, value_name = "LIST", value_parser = figures, help_heading = "Scores")]
    #[arg(default_value = "rouge-1,rouge-2,rouge-l,rouge-su4")]
    pub(crate) metrics: Figures,
    /// Which number of ROUGE a table shows; CSV and JSON have all three
    #[arg(long, value_name = "MEASURE", value_parser = choice(Measure::ALL))]
    #[arg(default_value = Measure::default().to_string(), help_heading = "Scores")]
    pub(crate) measure: Measure,
    /// Stem words; this is the default
    #[arg(
        long,
        overrides_with = "no_stem",
        help_heading = "Scores",
        hide_short_help = true
    )]
    pub(crate) stem: bool,
    /// Compare words as they stand
    #[arg(long, help_heading = "Scores")]
    pub(crate) no_stem: bool,
    /// Cut summaries after so many words (250 or 250w) or bytes (665b)
    #[arg(long, value_name = "LENGTH", value_parser = truncation, help_heading = "Scores")]
    pub(crate) truncate: Option<Truncation>,
    /// Of all references but one take the best, and average over the one left out
    #[arg(long, help_heading = "Scores")]
    pub(crate) jackknife: bool,

    /// Show the paired difference of each system to the first, with its p value
    #[arg(long, help_heading = "Output")]
    pub(crate) compare: bool,
    /// Show the figures of each cluster as well
    #[arg(long, help_heading = "Output")]
    pub(crate) per_cluster: bool,
    /// Form of the report
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        help_heading = "Output"
    )]
    pub(crate) format: EvaluateFormat,

    #[command(flatten)]
    pub(crate) common: CommonArgs,
    #[command(flatten)]
    pub(crate) length: LengthArgs,
    #[command(flatten)]
    pub(crate) names: NameArgs,
    #[command(flatten)]
    pub(crate) method: MethodArgs,
}

/// Forms of the report.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EvaluateFormat {
    #[default]
    Table,
    Csv,
    Json,
}

/// Figures in the order asked for, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figures(pub(crate) Vec<Figure>);

fn figures(text: &str) -> Result<Figures, String> {
    let known = || Figure::ROUGE.iter().chain(Figure::QUALITY).copied();
    let mut figures = Vec::new();
    for name in text.split(',').map(str::trim) {
        let named: Vec<Figure> = match name {
            "all" => known().collect(),
            "rouge" => Figure::ROUGE.to_vec(),
            "quality" => Figure::QUALITY.to_vec(),
            _ => known()
                .filter(|figure| figure.to_string() == name)
                .collect(),
        };
        if named.is_empty() {
            let names: Vec<String> = known().map(|figure| figure.to_string()).collect();
            let names = names.join(", ");
            return Err(format!("must be some of all, rouge, quality, {names}"));
        }
        for figure in named {
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
    }
    Ok(Figures(figures))
}

fn truncation(text: &str) -> Result<Truncation, &'static str> {
    let (digits, unit): (&str, fn(usize) -> Truncation) = match text.strip_suffix('b') {
        Some(digits) => (digits, Truncation::Bytes),
        None => (text.strip_suffix('w').unwrap_or(text), Truncation::Words),
    };
    match digits.parse() {
        Ok(number @ 1..) => Ok(unit(number)),
        _ => Err("must be a number of words such as 250 or 250w, or of bytes such as 665b"),
    }
}

#[cfg(test)]
mod tests {
    use briefing::evaluation::Rouge;

    use super::*;

    #[test]
    fn lists_of_figures_are_read() {
        let list = figures("rouge-2, coverage,rouge-2").unwrap();
        assert_eq!(list.0, [Figure::Rouge(Rouge::N(2)), Figure::Coverage]);
        assert_eq!(figures("all").unwrap().0.len(), 13);
        for wrong in ["", "rouge-5", "rouge-1,"] {
            assert!(figures(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn lengths_are_read_in_words_and_bytes() {
        assert_eq!(truncation("250"), Ok(Truncation::Words(250)));
        assert_eq!(truncation("250w"), Ok(Truncation::Words(250)));
        assert_eq!(truncation("665b"), Ok(Truncation::Bytes(665)));
        for wrong in ["", "0", "b", "-1", "10k", "0b"] {
            assert!(truncation(wrong).is_err(), "{wrong:?}");
        }
    }
}
