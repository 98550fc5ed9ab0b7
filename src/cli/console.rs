//! What is said on standard error.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use anyhow::anyhow;
use briefing::Warning;
use briefing::batch::Failure;
use briefing::render::{json_line, one_line};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::options::{Color, CommonArgs, LogFormat};
use crate::cli::status::Status;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Standard error, as loud and as colourful as the user wants it.
#[derive(Debug, Default)]
pub(crate) struct Console {
    quiet: bool,
    verbose: bool,
    color: Color,
    log_format: LogFormat,
    failures: AtomicUsize,
}

impl Console {
    pub(crate) fn new(args: Option<&CommonArgs>) -> Self {
        args.map_or_else(Self::default, |args| Self {
            quiet: args.quiet,
            verbose: args.verbose,
            color: args.color,
            log_format: args.log_format,
            failures: AtomicUsize::new(0),
        })
    }

    /// Whether progress may be shown.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && self.log_format == LogFormat::Text && io::stderr().is_terminal()
    }

    /// An error with its causes, in one line.
    pub(crate) fn error(&self, error: &anyhow::Error) {
        self.say(Level::Error, &format!("{error:#}"));
    }

    /// The error of one input beside which others may succeed.
    pub(crate) fn failure(&self, error: anyhow::Error) {
        self.failures.fetch_add(1, Ordering::Relaxed);
        self.error(&error);
    }

    /// The error of a record among others.
    pub(crate) fn record_failure(&self, file: &str, failure: &Failure) {
        let Failure {
            id, message, line, ..
        } = failure;
        let called = id.as_ref();
        let called = called.map_or_else(String::new, |id| format!("cluster {id}: "));
        let shown = format!("{file}:{line}: {called}{message}");
        if self.log_format == LogFormat::Text {
            return self.failure(anyhow!(shown));
        }
        self.failures.fetch_add(1, Ordering::Relaxed);
        let kind = failure.kind.name();
        let content = json!({
            "message": harmless(&shown), "file": file, "line": line, "id": id, "kind": kind,
        });
        self.print(&logged(Level::Error, &content));
    }

    /// Whether any input failed.
    pub(crate) fn has_failures(&self) -> bool {
        self.failures.load(Ordering::Relaxed) > 0
    }

    /// How the program ends if nothing else goes wrong.
    pub(crate) fn status(&self) -> Status {
        if self.has_failures() {
            Status::Partial
        } else {
            Status::Done
        }
    }

    /// Warnings, unless the user wants none.
    pub(crate) fn warnings(&self, warnings: &[Warning]) {
        if self.quiet {
            return;
        }
        for warning in warnings {
            self.warn(warning);
        }
    }

    /// One warning, unless the user wants none.
    pub(crate) fn warn(&self, warning: impl Display) {
        if !self.quiet {
            self.say(Level::Warning, &warning.to_string());
        }
    }

    /// What was done, if the user wants to know.
    pub(crate) fn tell(&self, message: impl Display) {
        if self.verbose {
            self.say(Level::Information, &message.to_string());
        }
    }

    /// Lines as they are.
    pub(crate) fn print(&self, lines: &str) {
        // Nobody is left to tell if standard error is closed.
        let _ = io::stderr().write_all(lines.as_bytes());
    }

    /// What was done in the end, unless the user wants to hear nothing: a message, or its figures
    /// as an object.
    pub(crate) fn summary(&self, message: impl Display, figures: &Value) {
        match self.log_format {
            LogFormat::Json => self.print(&logged(Level::Information, figures)),
            LogFormat::Text if self.quiet => {}
            LogFormat::Text => self.say(Level::Information, &message.to_string()),
        }
    }

    fn say(&self, level: Level, message: &str) {
        let message = harmless(message);
        if self.log_format == LogFormat::Json {
            return self.print(&logged(level, &json!({ "message": message })));
        }
        let choice = match self.color {
            Color::Auto => AutoStream::choice(&io::stderr()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let (style, label) = match level {
            Level::Error => (ERROR, "error: "),
            Level::Warning => (WARNING, "warning: "),
            Level::Information => (Style::new(), ""),
        };
        let mut stream = AutoStream::new(io::stderr(), choice);
        let _ = writeln!(stream, "{style}briefing: {label}{style:#}{message}");
    }
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    #[serde(rename = "info")]
    Information,
}

/// A line of a log that machines read, with the time in UTC.
fn logged(level: Level, content: &Value) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        time: String,
        level: Level,
        #[serde(flatten)]
        content: &'a Value,
    }
    let line = Line {
        time: jiff::Timestamp::now().to_string(),
        level,
        content,
    };
    // Text and numbers can always be serialised.
    json_line(&line).unwrap_or_default()
}

/// A message in one line. What begins an escape sequence is replaced before the line is cleaned:
/// else one at the end of a name would take the beginning of what the program says with it.
fn harmless(message: &str) -> String {
    let begins = |c: char| c == '\u{1b}' || ('\u{80}'..='\u{9f}').contains(&c);
    one_line(&message.replace(begins, "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_name_takes_nothing_of_the_message_with_it() {
        for name in ["a\u{9b}", "a\u{1b}[", "a\u{1b}", "a\u{1b}]", "a\u{90}"] {
            let line = harmless(&format!("{name}: cannot be read"));
            assert!(line.ends_with(": cannot be read"), "{line:?}");
            assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
}
