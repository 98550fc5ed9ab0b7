//! Spelling variants of names, so that they count as one word.
//!
//! News writes one name in many ways: Zelenskyy, Zelensky, Zelenskiy; Kyiv, Kiev. Two spellings
//! are taken for one name if a table says so ([`Aliases`]), or if they are alike and stand alike:
//!
//! 1. Both are only ever written with a capital, also inside sentences, in five Latin letters or
//!    more.
//! 2. One is the other without its diacritics, or they have the same skeleton (what is left of a
//!    name without what systems of transliteration differ in), or the same consonants there and a
//!    Levenshtein ratio of 0.75 or more.
//! 3. Both stand right after the same name, or both right before it (Volodymyr). A title is no
//!    name, but that of an office that few hold (President) will do where the skeletons are the
//!    same. Where only diacritics differ, so will it that a tenth of the documents has the name.
//! 4. They share no document: an author does not spell one name in two ways, but tells two persons
//!    apart. Where the skeletons are the same and so is the given name, they may.
//!
//! Besides, `Sir Keir` counts as `Starmer` in a document that has `Keir Starmer`.
//!
//! A false merge is worse than a miss. Names in other scripts are left as they are, and one name in
//! two scripts counts as two. All of it is linear in the text, and does not depend on the order of
//! documents.

mod aliases;
mod candidates;
mod evidence;
mod groups;
pub(super) mod occurrence;
mod skeleton;
mod titles;

use std::collections::BTreeMap;
use std::fmt;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use self::candidates::{Candidate, Pair, Seen, candidates, pairs, seen};
use self::evidence::{Evidence, Paired, Reason, holds};
use self::groups::{Groups, Link};
use self::occurrence::Text;
use self::skeleton::{Likeness, Shape};
use self::titles::{Courtesy, Titles, courtesies};
use super::stemmer::Stemmer;

pub use self::aliases::Aliases;

/// How spelling variants of names are treated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesConfig {
    /// Whether variants count as one word. Default true.
    pub merging: bool,
    /// Names with spellings that are not alike. Default: the table that comes with the library.
    pub aliases: Aliases,
}

impl Default for NamesConfig {
    fn default() -> Self {
        Self {
            merging: true,
            aliases: Aliases::default(),
        }
    }
}

/// Why a spelling counts as a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum NameRule {
    /// The table of [`Aliases`] says so.
    Alias,
    /// It is the same with diacritics, or without them.
    Diacritics,
    /// It is the same by another system of transliteration.
    Transliteration,
    /// It has the same consonants and most of the vowels.
    Consonants,
    /// It stands in the query alone, and one name alone has its skeleton.
    Query,
    /// It is a given name after a title (`Sir Keir`), in a document that has the full name.
    Title,
}

impl fmt::Display for NameRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Alias => "alias",
            Self::Diacritics => "diacritics",
            Self::Transliteration => "transliteration",
            Self::Consonants => "consonants",
            Self::Query => "query",
            Self::Title => "title",
        })
    }
}

/// A spelling that counts as another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NameMerge {
    /// The name as the sources most often write it.
    pub name: String,
    /// The other spelling.
    pub spelling: String,
    /// Why.
    pub rule: NameRule,
    /// A name that both stand beside, if that is a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
}

/// What is to be changed in an analysis.
#[derive(Debug, Default)]
pub(super) struct Merging {
    /// Stem numbers that become others; empty if none does.
    pub(super) stems: HashMap<u32, u32>,
    /// Single tokens, by row and place, that get other stems, as they are before the change above.
    pub(super) tokens: Vec<((usize, usize), u32)>,
    pub(super) merges: Vec<NameMerge>,
}

/// Finds the spelling variants of a text.
pub(super) fn find(text: Text<'_>, stemmer: &Stemmer, aliases: &Aliases) -> Merging {
    let seen = seen(text);
    let mut groups = Groups::new(seen.len());
    unite_aliases(&mut groups, text, aliases, &seen, stemmer);
    let candidates = candidates(text, &seen);
    let pairs = pairs(text, &candidates);
    let (paired, titles) = (Paired::new(&pairs, seen.len()), Titles::new(text));
    // All words are gone through once for both.
    let places = text.find(|form| paired.slot(form.stem).is_some() || titles.holds(form));
    let evidence = Evidence::gather(text, &seen, paired, &places);
    unite_variants(&mut groups, &evidence, &pairs);
    unite_query(&mut groups, text, &seen, &candidates);
    let courtesies = courtesies(text, &seen, &titles, &places);
    settle(text, &seen, groups, &courtesies)
}

/// Unites the spellings of the table that the text has. One that is more often written with a
/// small letter is a word as well (turkey), and is left alone.
fn unite_aliases(
    groups: &mut Groups,
    text: Text<'_>,
    aliases: &Aliases,
    seen: &[Seen],
    stemmer: &Stemmer,
) {
    let mut first: HashMap<u32, u32> = HashMap::new();
    for (spelling, name) in aliases.spellings() {
        let Some(stem) = text.draft.stem_number(&stemmer.stem(spelling)) else {
            continue;
        };
        let seen = &seen[stem as usize];
        if seen.lower > seen.capital {
            continue;
        }
        let kept = *first.entry(name).or_insert(stem);
        groups.unite(Link {
            stems: [kept, stem],
            rule: NameRule::Alias,
            beside: None,
        });
    }
}

/// Unites spellings that are alike and stand alike, the surer ones first. Where several are one
/// name, none shares a document with another one, but for the exception.
fn unite_variants(groups: &mut Groups, evidence: &Evidence, pairs: &[Pair]) {
    let mut documents: HashMap<u32, Vec<u32>> = HashMap::new();
    for pair in pairs {
        let Pair { stems, likeness } = *pair;
        let roots = stems.map(|stem| groups.root(stem));
        if roots[0] == roots[1] {
            continue;
        }
        let [a, b] = [0, 1].map(|side| {
            let own = evidence.documents(stems[side]);
            documents.get(&roots[side]).map_or(own, Vec::as_slice)
        });
        let Some(Reason { beside }) = holds(evidence, pair, [a, b]) else {
            continue;
        };
        let mut both = [a, b].concat();
        both.sort_unstable();
        both.dedup();
        groups.unite(Link {
            stems,
            rule: match likeness {
                Likeness::Diacritics => NameRule::Diacritics,
                Likeness::Transliteration => NameRule::Transliteration,
                Likeness::Consonants => NameRule::Consonants,
            },
            beside,
        });
        documents.insert(groups.root(stems[0]), both);
    }
}

/// Unites words that stand in no document, those of the query, with the one name that has their
/// skeleton.
fn unite_query(groups: &mut Groups, text: Text<'_>, seen: &[Seen], candidates: &[Candidate]) {
    let asked = (0..seen.len()).filter(|&stem| seen[stem].total == 0);
    let mut asked = asked.peekable();
    if asked.peek().is_none() {
        return;
    }
    let mut by_skeleton: HashMap<&str, Option<u32>> = HashMap::new();
    for candidate in candidates {
        let root = groups.root(candidate.stem);
        let entry = by_skeleton.entry(&candidate.shape.skeleton);
        let name = entry.or_insert(Some(root));
        *name = name.filter(|&name| name == root);
    }
    for stem in asked {
        let stem = stem as u32;
        let shape = Shape::of(text.spelling(stem));
        let name = shape.and_then(|shape| by_skeleton.get(shape.skeleton.as_str()).copied()?);
        if let Some(name) = name {
            groups.unite(Link {
                stems: [name, stem],
                rule: NameRule::Query,
                beside: None,
            });
        }
    }
}

/// Gives every group the stem that is most frequent, and says so.
fn settle(text: Text<'_>, seen: &[Seen], mut groups: Groups, courtesies: &[Courtesy]) -> Merging {
    let links = std::mem::take(&mut groups.links);
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut reasons: HashMap<u32, Link> = HashMap::new();
    for link in links {
        for stem in link.stems {
            members.entry(groups.root(stem)).or_default().push(stem);
            reasons.entry(stem).or_insert(link);
        }
    }
    let mut merging = Merging::default();
    for members in members.values_mut() {
        members.sort_unstable();
        members.dedup();
        let weight = |stem: &u32| {
            let letters = std::cmp::Reverse(text.draft.stem(*stem));
            (seen[*stem as usize].total, letters)
        };
        let Some(kept) = members.iter().copied().max_by_key(weight) else {
            continue;
        };
        for stem in members.iter().copied().filter(|&stem| stem != kept) {
            merging.stems.insert(stem, kept);
            let merge = reasons.get(&stem).map(|link| NameMerge {
                name: text.spelling(kept).to_owned(),
                spelling: text.spelling(stem).to_owned(),
                rule: link.rule,
                beside: link.beside.map(|other| text.spelling(other).to_owned()),
            });
            // Stems may differ where spellings do not, as by a possessive.
            let merge = merge.filter(|merge| merge.name != merge.spelling);
            merging.merges.extend(merge);
        }
    }
    let kept = |stem: u32| merging.stems.get(&stem).copied().unwrap_or(stem);
    for courtesy in courtesies {
        merging.tokens.push((courtesy.at, courtesy.surname));
        let [title, given] = [courtesy.title, courtesy.given].map(|stem| text.spelling(stem));
        merging.merges.push(NameMerge {
            name: text.spelling(kept(courtesy.surname)).to_owned(),
            spelling: format!("{title} {given}"),
            rule: NameRule::Title,
            beside: None,
        });
    }
    merging.merges.sort_unstable();
    merging.merges.dedup();
    merging
}
