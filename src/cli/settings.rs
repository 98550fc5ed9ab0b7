//! Where settings come from: defaults, then the config file, then the environment, then options.
//!
//! A setting of the file or the environment becomes the default of its option before the
//! arguments are parsed, so that clap alone decides what an option is and which values it takes.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use briefing::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, CommandFactory, FromArgMatches};

use crate::cli::args::{Cli, Command};
use crate::cli::config_file;
use crate::cli::options::{CommonArgs, LengthArgs};
use crate::cli::setting::{Origin, Setting};
use crate::cli::status::Usage;

/// Before the name of an option in the environment.
const PREFIX: &str = "BRIEFING_";
/// The one option that the file itself cannot set.
const CONFIG: &str = "config";

/// What the user typed over what was set elsewhere.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) cli: Cli,
    origins: BTreeMap<String, Origin>,
}

/// Why there are no settings to run with.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Clap has answered: help, version, or a usage error.
    Arguments(clap::Error),
    /// A setting from outside the command line is wrong.
    Setting(Usage),
}

impl From<clap::Error> for Refusal {
    fn from(answer: clap::Error) -> Self {
        Self::Arguments(answer)
    }
}

impl From<Usage> for Refusal {
    fn from(error: Usage) -> Self {
        Self::Setting(error)
    }
}

impl Settings {
    /// Parses the arguments over the settings of the environment and of the file they name.
    pub(crate) fn load(arguments: &[OsString]) -> Result<Self, Refusal> {
        let command = Cli::command();
        let typed = command.clone().try_get_matches_from(arguments)?;
        let (name, matches) = typed.subcommand().unwrap_or(("", &typed));
        let options = Options::of(&command, name);
        let settings = options.settle(matches)?;
        let command = command.mut_subcommand(name, |subcommand| {
            let settings = settings.iter().filter_map(|setting| {
                let id = options.own(&setting.key)?.get_id().clone();
                Some((id, setting.values.clone()))
            });
            settings.fold(subcommand, |subcommand, (id, values)| {
                subcommand.mut_arg(id, |arg| arg.default_values(values))
            })
        });
        let cli = Cli::from_arg_matches(&command.try_get_matches_from(arguments)?)?;
        let origins = settings
            .into_iter()
            .map(|setting| (setting.key, setting.origin))
            .collect();
        Ok(Self { cli, origins })
    }

    /// The options that the subcommands share, if this one has them.
    pub(crate) fn common(&self) -> Option<&CommonArgs> {
        match &self.cli.command {
            Command::Summarize(args) => Some(&args.common),
            Command::Rank(args) => Some(&args.common),
            Command::Segment(args) => Some(&args.common),
            Command::Batch(args) => Some(&args.common),
            Command::Evaluate(args) => Some(&args.common),
            Command::Completions(_) => None,
        }
    }

    /// Says of a parameter outside its range where it was set.
    pub(crate) fn locate(&self, error: briefing::Error) -> anyhow::Error {
        let ErrorKind::Parameter { name, .. } = error.kind() else {
            return error.into();
        };
        match self.origins.get(*name) {
            Some(origin) => Usage(format!("{origin}: {error}")).into(),
            None => Usage(format!("--{error}")).into(),
        }
    }
}

/// The options of one subcommand and of the others.
struct Options {
    own: Vec<Arg>,
    others: Vec<Arg>,
}

impl Options {
    fn of(command: &clap::Command, name: &str) -> Self {
        let mut options = Self {
            own: Vec::new(),
            others: Vec::new(),
        };
        for subcommand in command.get_subcommands() {
            let named = subcommand
                .get_arguments()
                .filter(|arg| arg.get_long().is_some());
            if subcommand.get_name() == name {
                options.own.extend(named.cloned());
            } else {
                options.others.extend(named.cloned());
            }
        }
        options
    }

    fn own(&self, key: &str) -> Option<&Arg> {
        self.own.iter().find(|arg| arg.get_long() == Some(key))
    }

    /// Every option of that name, that of the subcommand first.
    fn named<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Arg> {
        let all = self.own.iter().chain(&self.others);
        all.filter(move |arg| arg.get_long() == Some(key) && key != CONFIG)
    }

    /// The settings that count for this subcommand: those of the file under those of the
    /// environment, without those that were typed.
    fn settle(&self, typed: &ArgMatches) -> Result<Vec<Setting>, Usage> {
        let mut settled: BTreeMap<String, Setting> = BTreeMap::new();
        for layer in [self.file(typed)?, self.environment()?] {
            let layer = self.checked(layer)?;
            let mut lengths = layer.iter().filter(|setting| is_length(setting));
            if let Some(first) = lengths.next() {
                if let Some(second) = lengths.next() {
                    let (key, origin) = (&first.key, &second.origin);
                    let other = &second.key;
                    return Err(Usage(format!(
                        "{origin}: {other} cannot be set beside {key}: a briefing has one length"
                    )));
                }
                settled.retain(|_, setting| !is_length(setting));
            }
            settled.extend(
                layer
                    .into_iter()
                    .map(|setting| (setting.key.clone(), setting)),
            );
        }
        let is_typed = |key: &str| {
            let id = self.own(key).map(|arg| arg.get_id().as_str());
            id.is_some_and(|id| typed.value_source(id) == Some(ValueSource::CommandLine))
        };
        let length_typed = LengthArgs::OPTIONS.into_iter().any(is_typed);
        settled.retain(|key, setting| !(is_typed(key) || length_typed && is_length(setting)));
        Ok(settled.into_values().collect())
    }

    fn file(&self, typed: &ArgMatches) -> Result<Vec<Setting>, Usage> {
        let option = typed.try_get_one::<PathBuf>(CONFIG).ok().flatten().cloned();
        let variable = || env::var_os(variable(CONFIG)).map(PathBuf::from);
        match option.or_else(variable) {
            Some(path) if self.own(CONFIG).is_some() => config_file::read(&path),
            _ => Ok(Vec::new()),
        }
    }

    fn environment(&self) -> Result<Vec<Setting>, Usage> {
        let mut settings = Vec::new();
        for arg in &self.own {
            let key = arg.get_long().unwrap_or_default();
            let name = variable(key);
            let Some(value) = env::var_os(&name).filter(|_| key != CONFIG) else {
                continue;
            };
            let value = value
                .into_string()
                .map_err(|_| Usage(format!("{name}: is not valid UTF-8")))?;
            let plain = match value.as_str() {
                "1" | "yes" | "on" if is_flag(arg) => "true",
                "0" | "no" | "off" | "" if is_flag(arg) => "false",
                other => other,
            };
            settings.push(Setting {
                key: key.to_owned(),
                values: vec![plain.to_owned()],
                list: false,
                written: format!("{value:?}"),
                origin: Origin::Environment(name),
            });
        }
        Ok(settings)
    }

    /// Those settings that this subcommand has an option for. One that suits another subcommand
    /// alone is passed over; one that suits none is an error.
    fn checked(&self, settings: Vec<Setting>) -> Result<Vec<Setting>, Usage> {
        let mut suitable = Vec::new();
        for setting in settings {
            let own = self.own(&setting.key).map(|arg| check(arg, &setting));
            if own == Some(Ok(())) {
                suitable.push(setting);
                continue;
            }
            let mut outcomes = self.named(&setting.key).map(|arg| check(arg, &setting));
            let Setting {
                key,
                written,
                origin,
                ..
            } = &setting;
            match outcomes.next() {
                None => return Err(Usage(format!("{origin}: {}", self.unknown(key)))),
                Some(Err(reason)) if !outcomes.any(|outcome| outcome.is_ok()) => {
                    return Err(Usage(format!("{origin}: {key} is {written}, but {reason}")));
                }
                Some(_) => {}
            }
        }
        Ok(suitable)
    }

    fn unknown(&self, key: &str) -> String {
        let names = self
            .own
            .iter()
            .chain(&self.others)
            .filter_map(Arg::get_long);
        let near = names
            .filter(|&name| name != CONFIG)
            .map(|name| (strsim::damerau_levenshtein(key, name), name))
            .min();
        match near {
            Some((distance, name)) if distance <= key.chars().count().div_ceil(3) => {
                format!("unknown key {key:?}; did you mean {name}?")
            }
            _ => format!("unknown key {key:?}; the keys are the options of briefing --help"),
        }
    }
}

fn is_length(setting: &Setting) -> bool {
    LengthArgs::OPTIONS.contains(&setting.key.as_str())
}

fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('-', "_"))
}

fn is_flag(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::SetTrue)
}

/// Whether an option takes a setting; if not, what it must be.
fn check(arg: &Arg, setting: &Setting) -> Result<(), String> {
    if setting.list && !matches!(arg.get_action(), ArgAction::Append) {
        return Err("must be a single value".to_owned());
    }
    setting
        .values
        .iter()
        .try_for_each(|value| check_value(arg, value))
}

fn check_value(arg: &Arg, value: &str) -> Result<(), String> {
    if is_flag(arg) {
        let known = matches!(value, "true" | "false");
        return known
            .then_some(())
            .ok_or_else(|| "must be true or false".to_owned());
    }
    let name = "value";
    let parser = Arg::new(name)
        .long(name)
        .value_parser(arg.get_value_parser().clone());
    let outcome = clap::Command::new(name)
        .no_binary_name(true)
        .arg(parser)
        .try_get_matches_from([format!("--{name}={value}")]);
    let Err(error) = outcome else {
        return Ok(());
    };
    let names: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|possible| possible.get_name().to_owned())
        .collect();
    if !names.is_empty() {
        return Err(format!("must be one of {}", names.join(", ")));
    }
    let reason = std::error::Error::source(&error);
    Err(reason.map_or_else(|| "must not be empty".to_owned(), ToString::to_string))
}
