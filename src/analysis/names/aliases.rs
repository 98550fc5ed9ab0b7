//! Spellings that no rule would bring together, from a table.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::groups::DisjointSets;
use super::occurrence::bare;
use crate::analysis::{normalize, words};
use crate::error::{ErrorKind, Result};

/// The table that comes with the library; its head names the source.
const SHIPPED: &str = include_str!("aliases.tsv");

/// Names with several spellings, such as Kyiv and Kiev.
///
/// A table is text with one name a line, its spellings between commas or tabs; a line that begins
/// with `#` is a remark. A spelling is a single word, in capitals or not. Lines that have a
/// spelling in common are of one name.
///
/// ```
/// use std::path::Path;
/// use briefing::analysis::Aliases;
/// let mut aliases = Aliases::default();
/// aliases.extend(Path::new("mine.txt"), "Kyiv, Kiew\nKoblenz\tCoblence\n")?;
/// assert!(aliases.are_one("Kiew", "Kiev"));
/// assert!(!aliases.are_one("Kiev", "Koblenz"));
/// let error = aliases.extend(Path::new("mine.txt"), "# names\nNew Delhi, Delhi\n").unwrap_err();
/// assert_eq!(error.to_string(), "mine.txt:2: \"New Delhi\" is not a single word");
/// # Ok::<(), briefing::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aliases(Arc<Table>);

/// Spellings in the form that words are compared in, each with a number that all those of its name
/// have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Table(BTreeMap<String, u32>);

impl Default for Aliases {
    /// The table that comes with the library.
    fn default() -> Self {
        static TABLE: LazyLock<Aliases> = LazyLock::new(|| {
            // A test reads every line.
            let names = SHIPPED.lines().filter_map(|line| spellings(line).ok());
            let mut table = Table::default();
            table.extend(names);
            Aliases(Arc::new(table))
        });
        TABLE.clone()
    }
}

impl Aliases {
    /// An empty table.
    pub fn none() -> Self {
        Self(Arc::default())
    }

    /// Adds a table in the form above.
    ///
    /// # Errors
    /// [`ErrorKind::Record`] with `path` and the line if a spelling is not a single word, or a
    /// name has but one. Nothing is added then.
    pub fn extend(&mut self, path: &Path, table: &str) -> Result<()> {
        let mut names = Vec::new();
        for (number, line) in table.trim_start_matches('\u{feff}').lines().enumerate() {
            match spellings(line) {
                Ok(spellings) => names.push(spellings),
                Err(reason) => {
                    return Err(ErrorKind::Record {
                        path: path.to_owned(),
                        line: number + 1,
                        reason,
                    }
                    .into());
                }
            }
        }
        Arc::make_mut(&mut self.0).extend(names);
        Ok(())
    }

    /// Whether two words are spellings of one name.
    pub fn are_one(&self, a: &str, b: &str) -> bool {
        let name = |word: &str| self.0.0.get(&*normalize(bare(word)));
        name(a).is_some_and(|number| name(b) == Some(number))
    }

    /// Number of spellings.
    pub fn len(&self) -> usize {
        self.0.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    /// Every spelling with the number of its name, in alphabetic order.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&str, u32)> {
        let spellings = self.0.0.iter();
        spellings.map(|(word, &name)| (word.as_str(), name))
    }
}

impl Table {
    /// Adds names by their spellings; those with one in common become one.
    fn extend(&mut self, names: impl IntoIterator<Item = Vec<String>>) {
        let most = self.0.values().max();
        let mut sets = DisjointSets::new(most.map_or(0, |&most| most as usize + 1));
        for spellings in names {
            let name = sets.add();
            for spelling in spellings {
                let known = *self.0.entry(spelling).or_insert(name);
                sets.unite(known, name);
            }
        }
        for name in self.0.values_mut() {
            *name = sets.root(*name);
        }
    }
}

/// The spellings on a line, none on a blank one or a remark; or what is wrong with it.
fn spellings(line: &str) -> std::result::Result<Vec<String>, String> {
    if line.trim().is_empty() || line.starts_with('#') {
        return Ok(Vec::new());
    }
    let mut spellings = Vec::new();
    for spelling in line.split([',', '\t']).map(str::trim) {
        let mut parts = words(spelling);
        let single = parts.next() == Some(spelling) && parts.next().is_none();
        if spelling.is_empty() {
            continue;
        }
        if !single {
            return Err(format!("{spelling:?} is not a single word"));
        }
        spellings.push(normalize(bare(spelling)).into_owned());
    }
    spellings.sort_unstable();
    spellings.dedup();
    if spellings.len() < 2 {
        return Err("a name needs two spellings or more, between commas or tabs".to_owned());
    }
    Ok(spellings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extended(table: &str) -> Aliases {
        let mut aliases = Aliases::none();
        aliases.extend(Path::new("t"), table).unwrap();
        aliases
    }

    #[test]
    fn every_line_that_comes_with_the_library_is_a_name_of_its_own() {
        let mut expected = 0;
        let mut names = 0;
        for (number, line) in SHIPPED.lines().enumerate() {
            let spellings = spellings(line).unwrap_or_else(|e| panic!("{}: {e}", number + 1));
            expected += spellings.len();
            names += usize::from(!spellings.is_empty());
        }
        let aliases = Aliases::default();
        assert!(names >= 20, "{names}");
        assert_eq!(aliases.len(), expected);
        let mut numbers: Vec<u32> = aliases.0.0.values().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), names);
    }

    #[test]
    fn lines_with_a_spelling_in_common_are_of_one_name() {
        let aliases = extended("Aa, Bb\nCc, Dd\nDd\tBb\n\n# Ee, Aa\nEe,Ff,\n");
        assert!(aliases.are_one("aa", "CC"));
        assert!(aliases.are_one("Ee’s", "Ff"));
        assert!(!aliases.are_one("Aa", "Ee"));
        assert_eq!(aliases.len(), 6);
    }

    #[test]
    fn a_wrong_line_is_named_and_nothing_is_added() {
        for (table, complaint) in [
            ("Aa, Bb\nCc\n", "t:2: a name needs two spellings or more"),
            ("Aa, aa", "t:1: a name needs two spellings or more"),
            (",", "t:1: a name needs two spellings or more"),
            ("Aa, Bb-Cc", "t:1: \"Bb-Cc\" is not a single word"),
            ("Aa, \u{1b}[1m", "t:1: \"\\u{1b}[1m\" is not a single word"),
        ] {
            let mut aliases = Aliases::none();
            let error = aliases.extend(Path::new("t"), table).unwrap_err();
            assert!(error.to_string().starts_with(complaint), "{error}");
            assert!(aliases.is_empty());
        }
    }
}
