//! Many short texts in one piece of memory.

/// Texts by number, one behind the other: a word takes its letters and one number, no allocation.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    letters: String,
    ends: Vec<usize>,
}

impl Texts {
    /// None yet, with room for some.
    pub(super) fn with_capacity(count: usize, letters: usize) -> Self {
        Self {
            letters: String::with_capacity(letters),
            ends: Vec::with_capacity(count),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes of all of them together.
    pub(super) fn letters(&self) -> usize {
        self.letters.len()
    }

    /// A text by its number.
    pub(super) fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start..self.ends[number]]
    }

    /// The texts in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        self.push_with(|letters| letters.push_str(text));
    }

    /// Adds the text that is written behind what is there.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.letters);
        self.ends.push(self.letters.len());
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
        texts.push_with(|letters| letters.push_str("pier"));
        assert_eq!(
            texts.iter().collect::<Vec<_>>(),
            ["ferry", "", "été", "pier"]
        );
        assert_eq!((texts.len(), texts.get(2)), (4, "été"));
    }
}
