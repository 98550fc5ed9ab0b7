//! The options for names.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use briefing::analysis::NamesConfig;
use clap::Args;

use crate::cli::status::Usage;

/// A table of aliases takes no more room than this.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// How spelling variants of names are treated.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Names")]
pub(crate) struct NameArgs {
    /// Count each spelling of a name (Zelenskyy, Zelensky; Kyiv, Kiev) as a word of its own
    #[arg(long, hide_short_help = true)]
    no_name_merging: bool,
    /// A table of names with several spellings, one name a line, the spellings between commas or
    /// tabs; it extends the one that comes with the program. Repeatable
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    name_aliases: Vec<PathBuf>,
}

impl NameArgs {
    /// The settings, with the tables read.
    ///
    /// # Errors
    /// If a table cannot be read, or a line of it is wrong; the message names both.
    pub(crate) fn config(&self) -> Result<NamesConfig, Usage> {
        let mut config = NamesConfig {
            merging: !self.no_name_merging,
            ..NamesConfig::default()
        };
        for path in &self.name_aliases {
            let table = contents(path)
                .map_err(|error| Usage(format!("{}: cannot be read: {error}", path.display())))?;
            let extended = config.aliases.extend(path, &table);
            extended.map_err(|error| Usage(error.to_string()))?;
        }
        Ok(config)
    }
}

fn contents(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let mut file = File::open(path)?.take(MOST_BYTES + 1);
    file.read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        let reason = format!("it is larger than {MOST_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(text)
}
