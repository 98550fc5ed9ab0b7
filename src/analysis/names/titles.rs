//! Words before a name that are no part of it.

use hashbrown::{HashMap, HashSet};

use super::candidates::Seen;
use super::occurrence::{Occurrence, Row, Text};
use crate::analysis::stemming::Form;

/// Titles of offices that few hold at a time: who stands after one is hardly ever two.
const OFFICES: &[&str] = &[
    "Bundeskanzler",
    "Bundeskanzlerin",
    "Chancellor",
    "Emperor",
    "Kanzler",
    "Kanzlerin",
    "King",
    "Minister",
    "Pope",
    "Premier",
    "President",
    "Präsident",
    "Präsidentin",
    "Queen",
    "Secretary",
    "Sultan",
];

/// Other titles and forms of address, which say nothing about who is meant.
const COMMON: &[&str] = &[
    "Ambassador",
    "Attorney",
    "Baroness",
    "Brother",
    "Capt",
    "Captain",
    "Chief",
    "Coach",
    "Col",
    "Colonel",
    "Commissioner",
    "Constable",
    "Councillor",
    "Count",
    "Countess",
    "Cpl",
    "Dame",
    "Det",
    "Detective",
    "Director",
    "Doctor",
    "Doktor",
    "Dr",
    "Father",
    "Frau",
    "Gen",
    "General",
    "Gov",
    "Governor",
    "Herr",
    "Imam",
    "Inspector",
    "Judge",
    "Justice",
    "Lady",
    "Lieutenant",
    "Lord",
    "Lt",
    "Madame",
    "Maj",
    "Major",
    "Mayor",
    "Miss",
    "Mlle",
    "Mme",
    "Monsieur",
    "Mr",
    "Mrs",
    "Ms",
    "Officer",
    "Pastor",
    "Prince",
    "Princess",
    "Prof",
    "Professor",
    "Rabbi",
    "Rep",
    "Representative",
    "Rev",
    "Reverend",
    "Saint",
    "Sen",
    "Senator",
    "Señor",
    "Señora",
    "Sergeant",
    "Sgt",
    "Sheikh",
    "Sheriff",
    "Signor",
    "Signora",
    "Sir",
    "Sister",
    "St",
    "Supt",
];

/// Titles that stand before a given name, so that the name after them is not a surname.
const BEFORE_GIVEN_NAMES: &[&str] = &["sir", "dame"];

/// A word before a name that is no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    Office,
    Common,
}

/// What title a word is, if it is one.
pub(super) fn title(word: &str) -> Option<Title> {
    if OFFICES.contains(&word) {
        Some(Title::Office)
    } else {
        COMMON.contains(&word).then_some(Title::Common)
    }
}

/// A given name after a title that stands for a surname, such as Keir in `Sir Keir`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Courtesy {
    /// Its row, and its place there.
    pub(super) at: (usize, usize),
    pub(super) title: u32,
    pub(super) given: u32,
    pub(super) surname: u32,
}

/// The stems of the titles that stand before given names.
pub(super) struct Titles(Vec<u32>);

impl Titles {
    /// Those that a text has.
    pub(super) fn new(text: Text<'_>) -> Self {
        let titles = BEFORE_GIVEN_NAMES.iter();
        let stems = titles.filter_map(|title| text.draft.stem_number(title));
        Self(stems.collect())
    }

    /// Whether a word is one of them.
    pub(super) fn holds(&self, form: &Form) -> bool {
        self.0.contains(&form.stem) && form.is_named()
    }
}

/// Every `Sir Keir` in a document that has `Keir` with one surname, and no other; all titles stand
/// at the places that are given.
pub(super) fn courtesies(
    text: Text<'_>,
    seen: &[Seen],
    titles: &Titles,
    places: &[(Row<'_>, usize)],
) -> Vec<Courtesy> {
    let mut found = Vec::new();
    for &(row, place) in places {
        if row.get(place).is_some_and(|word| titles.holds(&word.form)) {
            found.extend(courtesy(row, place + 1).zip(row.document()));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let givens: HashSet<u32> = found
        .iter()
        .map(|((_, given), _)| given.form.stem)
        .collect();
    let surnames = surnames(text, seen, &givens);
    found
        .into_iter()
        .filter_map(|((title, given), document)| {
            let surname = surnames
                .get(&(document, given.form.stem))
                .copied()
                .flatten()?;
            Some(Courtesy {
                at: given.at,
                title: title.form.stem,
                given: given.form.stem,
                surname,
            })
        })
        .collect()
}

/// The title before a place and the given name there, if no other name follows.
fn courtesy(row: Row<'_>, place: usize) -> Option<(Occurrence, Occurrence)> {
    let title = row.name_before(place)?;
    let given = row.get(place)?;
    let bare = given.form.is_named() && row.name_after(place).is_none();
    bare.then_some((title, given))
}

/// For each document and given name the one surname that stands after it there, or `None` if
/// there are several.
fn surnames(
    text: Text<'_>,
    seen: &[Seen],
    givens: &HashSet<u32>,
) -> HashMap<(u32, u32), Option<u32>> {
    let mut surnames: HashMap<(u32, u32), Option<u32>> = HashMap::new();
    for (row, place) in text.find(|form| givens.contains(&form.stem) && form.is_named()) {
        let named = row.get(place).filter(|given| given.form.is_named());
        let Some((document, given)) = row.document().zip(named) else {
            continue;
        };
        let surname = row
            .name_after(place)
            .filter(|after| seen[after.form.stem as usize].is_name());
        if let Some(surname) = surname {
            let known = surnames.entry((document, given.form.stem));
            let known = known.or_insert(Some(surname.form.stem));
            *known = known.filter(|&stem| stem == surname.form.stem);
        }
    }
    surnames
}
