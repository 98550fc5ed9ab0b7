//! Many short texts in one piece of memory.

/// Texts by number, one behind the other: a word takes its letters and one number, no allocation.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    letters: String,
    ends: Vec<usize>,
}

impl Texts {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text by its number.
    pub(super) fn get(&self, number: usize) -> &str {
        &self.letters[self.start(number)..self.ends[number]]
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        self.letters.push_str(text);
        self.ends.push(self.letters.len());
    }

    /// Where a text begins, or would.
    fn start(&self, number: usize) -> usize {
        number.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_by_number() {
        let mut texts = Texts::default();
        for text in ["ferry", "", "été"] {
            texts.push(text);
        }
        let all: Vec<&str> = (0..texts.len()).map(|number| texts.get(number)).collect();
        assert_eq!(all, ["ferry", "", "été"]);
    }
}
