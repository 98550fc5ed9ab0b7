//! A briefing as text, Markdown or JSON.
//!
//! What the sources wrote is data: none of the forms lets a control character, an escape sequence
//! or a bidi override through to the terminal, and Markdown lets no markup through to a page.

mod json;
mod line;
mod markdown;
#[cfg(test)]
mod sample;
mod sources;
mod text;

use std::fmt;

pub use json::{json, json_line};
pub use line::one_line;
pub use markdown::markdown;
pub use text::{TextStyle, text};

/// The forms a briefing can be printed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// For reading on a terminal or in a mail: [`text()`].
    #[default]
    Text,
    /// For a page: [`markdown()`].
    Markdown,
    /// For programs: [`json()`].
    Json,
}

impl Format {
    /// Every form.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Markdown, Self::Json];
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Json => "json",
        })
    }
}
