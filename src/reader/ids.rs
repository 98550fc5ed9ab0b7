//! Ids that no two documents share.

use hashbrown::HashMap;

/// The ids that are taken.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Each with the number that is tried next where it is asked for again.
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Takes an id: itself, or the first of `id#2`, `id#3` … that is free.
    ///
    /// Linear in the ids taken, however many are alike: of what ends in a number, no two ids are
    /// asked for by the same one.
    pub(super) fn take(&mut self, id: String) -> String {
        let Some(next) = self.taken.get(&id) else {
            self.taken.insert(id.clone(), 2);
            return id;
        };
        let mut number = *next;
        let free = loop {
            let numbered = format!("{id}#{number}");
            number += 1;
            if !self.taken.contains_key(&numbered) {
                break numbered;
            }
        };
        self.taken.insert(id, number);
        self.taken.insert(free.clone(), 2);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(ids: &[&str]) -> Vec<String> {
        let mut taken = Ids::default();
        ids.iter().map(|id| taken.take((*id).to_owned())).collect()
    }

    #[test]
    fn the_first_free_number_tells_them_apart() {
        assert_eq!(taken(&["a", "b", "a", "a"]), ["a", "b", "a#2", "a#3"]);
        assert_eq!(
            taken(&["a#2", "a", "a", "a#2"]),
            ["a#2", "a", "a#3", "a#2#2"]
        );
    }

    #[test]
    fn many_of_one_name_are_soon_told_apart() {
        let ids = taken(&vec!["a"; 300_000]);
        assert_eq!(ids.last().map(String::as_str), Some("a#300000"));
    }
}
