//! The words of a text as they stand: how written, where, beside what.

use crate::analysis::draft::Draft;
use crate::analysis::packed::Letters;
use crate::analysis::stemming::Form;

/// How a word is written, as to capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) enum Case {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital one.
    Capital,
    /// Is all capitals, as in some headlines; does not tell a name from a word.
    Shouted,
    /// Begins with something else.
    #[default]
    None,
}

/// What the letters of a word tell apart from its stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct Mark {
    pub(in crate::analysis) case: Case,
    /// Whether it ends in `'s`.
    pub(in crate::analysis) possessive: bool,
}

impl Mark {
    /// The mark of a word by itself.
    pub(in crate::analysis) fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let case = match letters.next() {
            Some(first) if first.is_lowercase() => Case::Lower,
            Some(first) if first.is_uppercase() => match letters.next() {
                Some(second) if second.is_uppercase() && !letters.any(char::is_lowercase) => {
                    Case::Shouted
                }
                _ => Case::Capital,
            },
            _ => Case::None,
        };
        Self {
            case,
            possessive: bare(word).len() < word.len(),
        }
    }

    /// The same for a word in ASCII of which it is known what its letters are.
    pub(in crate::analysis) fn of_packed(word: &[u8], letters: Letters) -> Self {
        let Letters { capital, small } = letters;
        let lowest = |bits: u128| bits & bits.wrapping_neg();
        let case = match (capital, small) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (_, 0) if capital == lowest(capital) => Case::Capital,
            (_, 0) => Case::Shouted,
            _ if lowest(small) < lowest(capital) => Case::Lower,
            _ => Case::Capital,
        };
        let possessive = matches!(word, [_, .., b'\''] | [_, .., b'\'', b's' | b'S']);
        Self { case, possessive }
    }
}

/// A word without a final `'s` or apostrophe.
pub(super) fn bare(word: &str) -> &str {
    let apostrophe = |c: char| matches!(c, '\'' | '’' | 'ʼ' | '‘' | '＇');
    let cut = word.strip_suffix(['s', 'S']).unwrap_or(word);
    match cut.strip_suffix(apostrophe) {
        Some(bare) if !bare.is_empty() => bare,
        _ => word,
    }
}

/// A text in stems, with what their letters tell and the documents that they stand in.
#[derive(Clone, Copy)]
pub(in crate::analysis) struct Text<'a> {
    pub(in crate::analysis) draft: &'a Draft,
    /// One a row; `None` for what is no document's.
    pub(in crate::analysis) documents: &'a [Option<u32>],
}

/// A word where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    /// Its row, and its place there.
    pub(super) at: (usize, usize),
    pub(super) form: Form,
    /// Whether it follows the word before it closely.
    joined: bool,
}

impl<'a> Text<'a> {
    /// Every row.
    pub(super) fn rows(self) -> impl Iterator<Item = Row<'a>> {
        (0..self.draft.row_count()).map(move |row| Row { text: self, row })
    }

    /// Every place of the words that are told by what they are: its row, and its number there.
    pub(super) fn find(self, wanted: impl Fn(&Form) -> bool) -> Vec<(Row<'a>, usize)> {
        let words: Vec<bool> = self.draft.forms.iter().map(wanted).collect();
        let places = self.draft.find(&words).into_iter();
        let places = places.map(|(row, place)| (Row { text: self, row }, place));
        places.collect()
    }

    /// How the sources most often write a stem, without `'s`.
    pub(super) fn spelling(self, stem: u32) -> &'a str {
        bare(self.draft.surface(stem))
    }
}

/// One row of a text.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    text: Text<'a>,
    row: usize,
}

impl Row<'_> {
    pub(super) fn document(&self) -> Option<u32> {
        self.text.documents.get(self.row).copied().flatten()
    }

    /// The numbers of its words.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        self.text.draft.row(self.row).map(|(word, _)| word)
    }

    pub(super) fn get(&self, place: usize) -> Option<Occurrence> {
        let (word, joined) = self.text.draft.row(self.row).nth(place)?;
        Some(Occurrence {
            at: (self.row, place),
            form: self.text.draft.forms[word],
            joined,
        })
    }

    /// The part of a name right before a place: `Volodymyr` in `Volodymyr Zelensky`.
    pub(super) fn name_before(&self, place: usize) -> Option<Occurrence> {
        let here = self.get(place)?;
        let before = self.get(place.checked_sub(1)?)?;
        (here.joined && before.form.is_named() && !before.form.mark.possessive).then_some(before)
    }

    /// The part of a name right after a place.
    pub(super) fn name_after(&self, place: usize) -> Option<Occurrence> {
        let here = self.get(place)?;
        let after = self.get(place + 1)?;
        (after.joined && after.form.is_named() && !here.form.mark.possessive).then_some(after)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::packed::Packed;

    proptest! {
        #[test]
        fn a_packed_word_is_told_by_the_same_capitals(word in "[a-cA-C0-9.'s]{1,16}") {
            let packed = Packed::of(word.as_bytes(), 0, word.len());
            prop_assert_eq!(Mark::of_packed(word.as_bytes(), packed.letters()), Mark::of(&word));
        }
    }

    #[test]
    fn words_are_told_by_their_capitals() {
        let cases = [
            ("talks", Case::Lower),
            ("Talks", Case::Capital),
            ("TALKS", Case::Shouted),
            ("A", Case::Capital),
            ("McKay", Case::Capital),
            ("3.5", Case::None),
            ("和平", Case::None),
        ];
        for (word, case) in cases {
            assert_eq!(Mark::of(word).case, case, "{word}");
        }
    }

    #[test]
    fn possessives_are_taken_off() {
        assert_eq!(bare("Zelensky’s"), "Zelensky");
        assert_eq!(bare("Reynolds'"), "Reynolds");
        assert_eq!(bare("Starmer"), "Starmer");
        assert_eq!(bare("'s"), "'s");
        assert!(Mark::of("Kyiv's").possessive && !Mark::of("Paris").possessive);
    }
}
