//! The options of the method. Adding one is adding its entry to [`Parameters`].

use std::fmt::Display;

use briefing::Config;
use briefing::rank::RankMethod;
use briefing::selection::SelectMethod;
use briefing::vectorizer::Idf;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};

use crate::cli::status::Usage;
use crate::cli::stop_words::StopWordsArgs;

/// How sentences are ranked and taken.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Method")]
pub(crate) struct MethodArgs {
    /// How sentences are ranked
    #[arg(long, value_name = "METHOD", value_parser = choice(RANK_METHODS))]
    #[arg(default_value = Config::default().rank.method.to_string())]
    rank: RankMethod,

    /// How sentences are taken [default: coverage with textrank, else threshold]
    #[arg(long, value_name = "METHOD", value_parser = choice(SELECT_METHODS))]
    select: Option<SelectMethod>,

    /// Share of a step of the walk that follows the graph, at least 0 and below 1
    /// [default: 0.5 for textrank, 0.85 for lexrank]
    #[arg(long, value_name = "NUMBER", value_parser = f64::parser())]
    #[arg(help_heading = "Method parameters", hide_short_help = true)]
    damping: Option<f64>,

    #[command(flatten)]
    stop_words: StopWordsArgs,

    #[command(flatten)]
    parameters: Parameters,
}

impl MethodArgs {
    /// Sets what the options say.
    ///
    /// # Errors
    /// If a file of stop words cannot be read; the message names the file and the line.
    pub(crate) fn apply(&self, config: &mut Config) -> Result<(), Usage> {
        config.stop_words = self.stop_words.read()?;
        config.rank.method = self.rank;
        config.selection.method = self.select;
        config.rank.damping = self.damping;
        self.parameters.apply(config);
        Ok(())
    }
}

const RANK_METHODS: &[RankMethod] = &[
    RankMethod::TextRank,
    RankMethod::LexRank,
    RankMethod::Centroid,
    RankMethod::Lead,
    RankMethod::Random,
];

const SELECT_METHODS: &[SelectMethod] = &[
    SelectMethod::Coverage,
    SelectMethod::Mmr,
    SelectMethod::Threshold,
];

/// Declares options, each with its help, its type and its place in the library's [`Config`], from
/// whose default the option takes its own.
macro_rules! parameters {
    ($($(#[doc = $help:literal])+ $option:ident: $type:ty = $stage:ident.$field:ident;)+) => {
        /// Every parameter of the method that has a default of its own.
        #[derive(Args, Clone, Debug)]
        #[command(next_help_heading = "Method parameters")]
        struct Parameters {
            $(
                $(#[doc = $help])+
                #[arg(long, hide_short_help = true)]
                #[arg(value_name = <$type>::VALUE, value_parser = <$type>::parser())]
                #[arg(default_value = Config::default().$stage.$field.shown())]
                $option: $type,
            )+
        }

        impl Parameters {
            fn apply(&self, config: &mut Config) {
                $(config.$stage.$field = self.$option;)+
            }
        }
    };
}

parameters! {
    /// The walk stops when the change of all ranks together falls below this; above 0, below 1
    tolerance: f64 = rank.tolerance;
    /// The walk stops after this many iterations; 1 or more
    max_iterations: usize = rank.max_iterations;
    /// textrank: how fast the restart of the walk falls with the position in the document, 0 to 5
    position_exponent: f64 = rank.position_exponent;
    /// textrank: what a document's first sentence gets on top in the restart, in means of all
    /// sentences; 0 to 100
    first_sentence_bonus: f64 = rank.first_sentence_bonus;
    /// textrank: how much of that depends on how well other documents bear first sentences out;
    /// exponent, 0 (not at all) to 5
    lead_exponent: f64 = rank.lead_exponent;
    /// Share of the restart that goes to what --about asks for, 0 to 1
    query_share: f64 = rank.query_share;
    /// lexrank: least cosine of an edge, at least 0 and below 1
    lexrank_threshold: f64 = rank.lexrank_threshold;
    /// random: the seed
    seed: u64 = rank.seed;
    /// Weight of single words, 0 to 1
    word_weight: f64 = vectorizer.word_weight;
    /// Weight of pairs of adjacent words, 0 to 1
    pair_weight: f64 = vectorizer.pair_weight;
    /// How rare terms are weighted up
    idf: Idf = vectorizer.idf;
    /// coverage: exponent of a sentence's rank in its gain, 0 to 5
    rank_exponent: f64 = selection.rank_exponent;
    /// coverage: exponent of a sentence's length, by which its gain is divided, 0 to 2
    cost_exponent: f64 = selection.cost_exponent;
    /// coverage: exponent of the share of other documents that bear a concept out, 0 to 5
    document_exponent: f64 = selection.document_exponent;
    /// The same where --about is given, 0 to 5
    query_document_exponent: f64 = selection.query_document_exponent;
    /// coverage: what that share is smoothed by, in documents, 0 to 100
    document_smoothing: f64 = selection.document_smoothing;
    /// coverage: how fast concepts lose weight that --known documents tell, 0 to 100
    known_factor: f64 = selection.known_factor;
    /// coverage: factor for a sentence that leans on one before it (He said …, But …) and is not
    /// taken together with it, 0 to 1
    context_factor: f64 = selection.context_factor;
    /// A sentence with fewer distinct pairs of words is not taken; 0 to 100
    min_pairs: usize = selection.min_pairs;
    /// mmr: weight of the rank against likeness to what is taken, 0 to 1
    mmr_lambda: f64 = selection.mmr_lambda;
    /// coverage, threshold: cosine to a taken sentence above which one is passed over, 0 to 1
    redundancy_threshold: f64 = selection.redundancy_threshold;
    /// Cosine from which another source's sentence counts as support, above 0, at most 1
    support_threshold: f64 = support.threshold;
    /// Most sentences of one document that count; 1 or more
    max_document_sentences: usize = limits.max_document_sentences;
    /// Longest sentence that is counted and printed, in characters; 1 or more
    max_sentence_characters: usize = limits.max_sentence_characters;
    /// Share of common runs of four words from which an article is a copy of another and has no
    /// vote of its own, above 0, at most 1
    copy_threshold: f64 = copies.threshold;
}

/// How a type of parameter is read and shown.
trait Parameter: Sized {
    /// What stands for a value in the help.
    const VALUE: &'static str;

    fn parser() -> ValueParser;

    fn shown(&self) -> String;
}

impl Parameter for f64 {
    const VALUE: &'static str = "NUMBER";

    fn parser() -> ValueParser {
        ValueParser::new(|text: &str| text.parse::<Self>().map_err(|_| "must be a number"))
    }

    /// The shortest form that reads back as the number; `1e-9` rather than nine zeros.
    fn shown(&self) -> String {
        format!("{self:?}").trim_end_matches(".0").to_owned()
    }
}

/// Whole numbers.
macro_rules! whole {
    ($($type:ty),+) => {
        $(impl Parameter for $type {
            const VALUE: &'static str = "N";

            fn parser() -> ValueParser {
                ValueParser::new(whole_number::<Self>)
            }

            fn shown(&self) -> String {
                self.to_string()
            }
        })+
    };
}

whole!(usize, u64);

/// Reads a whole number; for `value_parser`.
pub(crate) fn whole_number<T: std::str::FromStr>(text: &str) -> Result<T, &'static str> {
    text.parse().map_err(|_| "must be a whole number")
}

impl Parameter for Idf {
    const VALUE: &'static str = "KIND";

    fn parser() -> ValueParser {
        choice(&[Self::Smooth, Self::None])
    }

    fn shown(&self) -> String {
        self.to_string()
    }
}

/// One of a few values, by the names they are displayed with.
pub(crate) fn choice<T: Display + Copy + Send + Sync>(values: &'static [T]) -> ValueParser {
    let names: Vec<String> = values.iter().map(T::to_string).collect();
    PossibleValuesParser::new(names)
        .try_map(move |name| {
            let mut values = values.iter().copied();
            values
                .find(|value| value.to_string() == name)
                .ok_or("is not among the possible values")
        })
        .into()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    /// The names of the fields of a structure, as its debug form has them.
    fn fields(debug: &str) -> Vec<String> {
        let words = debug.split_whitespace();
        let names = words.filter_map(|word| word.strip_suffix(':'));
        names.map(|name| name.replace('_', "-")).collect()
    }

    #[test]
    fn every_parameter_of_the_library_has_its_option() {
        let command = Cli::command();
        let defaults = Config::default();
        let stages = [
            ("rank", format!("{:?}", defaults.rank)),
            ("select", format!("{:?}", defaults.selection)),
            ("vectorizer", format!("{:?}", defaults.vectorizer)),
            ("support", format!("{:?}", defaults.support)),
            ("limits", format!("{:?}", defaults.limits)),
        ];
        for subcommand in ["summarize", "rank", "batch", "evaluate"] {
            let subcommand = command.find_subcommand(subcommand).unwrap();
            let options: Vec<&str> = subcommand
                .get_arguments()
                .filter_map(|arg| arg.get_long())
                .collect();
            for (stage, debug) in &stages {
                for field in fields(debug) {
                    let own = format!("{stage}-{field}");
                    let known = |name: &str| options.contains(&name);
                    let covered = known(&field) || known(&own) || field == "method" && known(stage);
                    assert!(covered, "no option for {field} of {stage}");
                }
            }
            for option in ["stopwords", "no-news-words"] {
                assert!(options.contains(&option), "no option {option}");
            }
        }
    }
}
