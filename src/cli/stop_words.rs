//! The options that say which words are too common to count.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use briefing::analysis::{StopWordEdits, StopWordsConfig};
use clap::Args;

use crate::cli::status::Usage;

/// A file of stop words takes no more room than this.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Stop words.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Method")]
pub(crate) struct StopWordsArgs {
    /// A file with stop words to add, or with -word to take out. Repeatable
    ///
    /// UTF-8, one word a line, in whatever case; blank lines and those that begin with # are
    /// passed over. The built-in list of the articles' language is changed, or a new one begun
    /// where there is none; a first line -* takes all built-in words out, so that the file
    /// replaces the list. What is said of a word last, in the order of the files, holds.
    #[arg(long, value_name = "FILE")]
    stopwords: Vec<PathBuf>,
    /// Do not take words of reporting (said, told …) for stop words in English
    #[arg(long)]
    no_news_words: bool,
}

impl StopWordsArgs {
    /// What the options and the files say.
    ///
    /// # Errors
    /// If a file cannot be read, or a line holds no change; the message names file and line.
    pub(crate) fn read(&self) -> Result<StopWordsConfig, Usage> {
        let mut config = StopWordsConfig {
            news_words: !self.no_news_words,
            ..StopWordsConfig::default()
        };
        for path in &self.stopwords {
            let name = path.display();
            let bytes =
                contents(path).map_err(|e| Usage(format!("{name}: cannot be read: {e}")))?;
            edit(&bytes, &mut config.edits)
                .map_err(|(line, reason)| Usage(format!("{name}:{line}: {reason}")))?;
        }
        Ok(config)
    }
}

/// Makes the changes of a file; if one is wrong, gives its 1-based line and why.
fn edit(bytes: &[u8], edits: &mut StopWordEdits) -> Result<(), (usize, String)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let line = str::from_utf8(line).map_err(|_| (number, "is not valid UTF-8".to_owned()))?;
        edits
            .add_line(line)
            .map_err(|error| (number, error.to_string()))?;
    }
    Ok(())
}

/// The bytes of a file that is not too large to be a list of words.
fn contents(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        let reason = format!("it is larger than {MOST_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(bytes)
}
