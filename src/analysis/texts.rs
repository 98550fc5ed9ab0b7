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
        &self.letters[self.start(number)..self.ends[number]]
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        self.push_with(|letters| letters.push_str(text));
    }

    /// Adds the text that is written behind what is there. Gives all letters and where its own
    /// begin.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) -> (&str, usize) {
        let start = self.letters.len();
        write(&mut self.letters);
        self.ends.push(self.letters.len());
        (&self.letters, start)
    }

    /// The texts without some, whose numbers are in ascending order.
    pub(super) fn without(&self, lost: impl Iterator<Item = usize>) -> Self {
        let mut kept = Self::with_capacity(self.len(), self.letters());
        let mut next = 0;
        for lost in lost {
            kept.extend_from(self, next, lost);
            next = lost + 1;
        }
        kept.extend_from(self, next, self.len());
        kept
    }

    /// Adds the texts of others from a number up to another one, at once.
    fn extend_from(&mut self, others: &Self, from: usize, to: usize) {
        let (start, end) = (others.start(from), others.start(to));
        let moved = self.letters.len().wrapping_sub(start);
        self.letters.push_str(&others.letters[start..end]);
        let ends = others.ends[from..to].iter();
        self.ends.extend(ends.map(|end| end.wrapping_add(moved)));
    }

    /// Where a text begins, or would.
    fn start(&self, number: usize) -> usize {
        number.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(texts: &Texts) -> Vec<&str> {
        (0..texts.len()).map(|number| texts.get(number)).collect()
    }

    #[test]
    fn texts_without_some_are_numbered_anew() {
        let mut texts = Texts::default();
        for text in ["ferry", "", "pier", "été", "quay"] {
            texts.push(text);
        }
        for (lost, kept) in [
            (&[][..], &["ferry", "", "pier", "été", "quay"][..]),
            (&[0, 2, 3], &["", "quay"]),
            (&[1, 4], &["ferry", "pier", "été"]),
            (&[0, 1, 2, 3, 4], &[]),
        ] {
            let without = texts.without(lost.iter().copied());
            assert_eq!(all(&without), kept);
        }
    }

    #[test]
    fn texts_come_back_by_number() {
        let mut texts = Texts::default();
        for text in ["ferry", "", "été"] {
            texts.push(text);
        }
        let (letters, start) = texts.push_with(|letters| letters.push_str("pier"));
        assert_eq!(&letters[start..], "pier");
        assert_eq!(all(&texts), ["ferry", "", "été", "pier"]);
        assert_eq!((texts.len(), texts.get(2)), (4, "été"));
    }
}
