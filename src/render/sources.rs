//! The documents that a briefing's sentences come from, numbered.

use crate::briefing::{Briefing, BriefingSentence};
use crate::render::line::one_line;

/// A document that at least one sentence comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    id: String,
    /// Its title, or its id where it has none.
    pub(super) name: String,
    /// Who published it.
    pub(super) site: Option<String>,
    /// Day or moment of publication.
    pub(super) date: Option<String>,
    /// Where it can be found: its address, or its id where the name is not the id already.
    pub(super) place: Option<String>,
    /// Documents that carry one of its sentences as well, being copies, in order of first use.
    carriers: Vec<String>,
}

/// How many documents are named that carry a source's sentences as well; the rest are counted.
const NAMED_CARRIERS: usize = 5;

/// The sources in the order of their first use; the number of a source is its place in the list,
/// counted from 1.
#[derive(Clone, Debug)]
pub(super) struct Sources {
    pub(super) list: Vec<Source>,
    numbers: Vec<usize>,
}

impl Sources {
    pub(super) fn of(briefing: &Briefing) -> Self {
        let mut list: Vec<Source> = Vec::new();
        let mut numbers = Vec::with_capacity(briefing.sentences.len());
        for sentence in &briefing.sentences {
            let known = list
                .iter()
                .position(|source| source.id == sentence.document);
            let place = known.unwrap_or_else(|| {
                list.push(Source::of(sentence));
                list.len() - 1
            });
            for carrier in &sentence.also_carried_by {
                let id = one_line(&carrier.document);
                if !list[place].carriers.contains(&id) {
                    list[place].carriers.push(id);
                }
            }
            numbers.push(place + 1);
        }
        Self { list, numbers }
    }

    /// The number of the source of the n-th sentence.
    pub(super) fn number(&self, sentence: usize) -> usize {
        self.numbers[sentence]
    }
}

impl Source {
    fn of(sentence: &BriefingSentence) -> Self {
        let filled = |text: &Option<String>| {
            text.as_deref()
                .map(one_line)
                .filter(|line| !line.is_empty())
        };
        let title = filled(&sentence.title);
        let id = one_line(&sentence.document);
        let place = filled(&sentence.url).or_else(|| title.is_some().then(|| id.clone()));
        Self {
            id: sentence.document.clone(),
            name: title.unwrap_or(id),
            site: filled(&sentence.site),
            date: filled(&sentence.date),
            place,
            carriers: Vec::new(),
        }
    }

    /// `also carried by a.txt, b.txt`, if it has copies.
    pub(super) fn also_carried_by(&self) -> Option<String> {
        let named = self.carriers.iter().take(NAMED_CARRIERS);
        let named: Vec<&str> = named.map(String::as_str).collect();
        let more = match self.carriers.len() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!named.is_empty()).then(|| format!("also carried by {}{more}", named.join(", ")))
    }
}
