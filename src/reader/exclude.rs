//! Which files of a folder are passed over because the user wants it.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::error::{Error, Result};

/// Patterns as in a `.gitignore`, relative to one folder.
#[derive(Clone, Debug)]
pub(super) struct Exclusion(Gitignore);

impl Exclusion {
    /// # Errors
    ///
    /// [`ErrorKind::Parameter`](crate::ErrorKind::Parameter) for what is no pattern.
    pub(super) fn check(patterns: &[String]) -> Result<()> {
        Self::new(Path::new(""), patterns).map(drop)
    }

    /// The patterns in a folder: `*.md` at any depth, `/drafts` beside it, `old/` folders alone,
    /// `!keep.md` none of it.
    ///
    /// # Errors
    ///
    /// As [`check`](Self::check).
    pub(super) fn new(folder: &Path, patterns: &[String]) -> Result<Self> {
        let mut builder = GitignoreBuilder::new(folder);
        let wrong = |pattern: &str| {
            let allowed = "a pattern as in a .gitignore, such as *.md or drafts/";
            Error::parameter("exclude", format!("{pattern:?}"), allowed)
        };
        for pattern in patterns {
            builder
                .add_line(None, pattern)
                .map_err(|_| wrong(pattern))?;
        }
        let all = || patterns.join(" ");
        builder.build().map(Self).map_err(|_| wrong(&all()))
    }

    /// Whether a file or folder inside of the folder is passed over. Of one inside a folder that
    /// is passed over itself it says nothing.
    pub(super) fn covers(&self, path: &Path, is_folder: bool) -> bool {
        self.0.matched(path, is_folder).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(patterns: &[&str], path: &str, is_folder: bool) -> bool {
        let patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
        let exclusion = Exclusion::new(Path::new("news"), &patterns).unwrap();
        exclusion.covers(&Path::new("news").join(path), is_folder)
    }

    #[test]
    fn patterns_mean_what_they_mean_to_git() {
        assert!(covers(&["*.md"], "a/b.md", false));
        assert!(!covers(&["*.md"], "a/b.txt", false));
        assert!(covers(&["/a.txt"], "a.txt", false));
        assert!(!covers(&["/a.txt"], "b/a.txt", false));
        assert!(covers(&["drafts/"], "b/drafts", true));
        assert!(!covers(&["drafts/"], "b/drafts", false));
        assert!(!covers(&["*.md", "!keep.md"], "keep.md", false));
        assert!(!covers(&[], "a.txt", false));
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        let error = Exclusion::check(&["a".to_owned(), "[z-a]".to_owned()]).unwrap_err();
        let message = error.to_string();
        assert!(
            message.starts_with("exclude is \"[z-a]\", but must be a pattern"),
            "{message}"
        );
    }
}
