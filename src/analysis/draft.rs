//! Sentences in numbered words, before spelling variants of names become one.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

use rayon::prelude::*;

use super::names::Merging;
use super::names::occurrence::Mark;
use super::stemmer::Stemmer;
use super::stop_words::StopWords;
use super::texts::Texts;
use super::tokenizer::{Normal, Tokenizer, follows_closely, normalize_into};
use super::word_table::WordTable;
use super::{Analysis, Token};
use crate::language::Language;

/// Sentences that one parallel task tokenises at least.
const SENTENCES_A_TASK: usize = 1024;

/// Such tasks for each thread where there are several: the words of each are numbered, and then
/// those of all.
const TASKS_A_THREAD: usize = 2;

/// Distinct words that one parallel task stems.
const WORDS_A_TASK: usize = 256;

/// Bytes of text for each of its words, about: room for too many words is never touched.
const BYTES_A_WORD: usize = 5;

/// Tokens that one parallel task looks at at least.
const TOKENS_A_TASK: usize = 1 << 14;

/// A stem that is not numbered yet.
const NONE: u32 = u32::MAX;

/// Where a word stands: the number of the word, and whether it follows the one before it closely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(u32);

impl Place {
    fn new(word: u32, joined: bool) -> Self {
        Self(word << 1 | u32::from(joined))
    }

    /// The number of the word.
    pub(super) fn word(self) -> usize {
        self.0 as usize >> 1
    }

    /// Whether nothing but white space, or the stop of an abbreviation, parts it from the word
    /// before it in its sentence.
    pub(super) fn is_joined(self) -> bool {
        self.0 & 1 == 1
    }
}

/// What a word is wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    pub(super) stem: u32,
    pub(super) stop: bool,
    pub(super) mark: Mark,
}

/// How a stem is written most often: the number of the word, and how often.
#[derive(Clone, Copy, Debug, Default)]
struct Surface {
    word: u32,
    count: u32,
}

/// Sentences in words, each distinct one numbered as it was first met; stems likewise.
pub(super) struct Draft<'a> {
    words: Vec<&'a str>,
    pub(super) counts: Vec<u32>,
    pub(super) forms: Vec<Form>,
    /// All words of all sentences.
    places: Vec<Place>,
    /// Where each sentence begins among them, and at the end their number.
    offsets: Vec<usize>,
    lexicon: Lexicon,
    surfaces: Vec<Surface>,
}

impl<'a> Draft<'a> {
    /// Cuts sentences into words and stems these; each distinct normal form is looked up once.
    pub(super) fn new(
        sentences: &[&'a str],
        language: Language,
        stop_words: &StopWords,
        stemmer: &Stemmer,
    ) -> Self {
        let Numbered {
            table,
            places,
            offsets,
        } = Numbered::all(sentences, Tokenizer::new(language));
        let counts = table.counts();
        let words = table.words();
        let groups: Vec<Group> = (0..words.len().div_ceil(WORDS_A_TASK))
            .into_par_iter()
            .map(|group| Group::new(&table, group * WORDS_A_TASK, stop_words, stemmer))
            .collect();
        let mut draft = Self {
            words: words.to_vec(),
            counts,
            forms: Vec::with_capacity(words.len()),
            places,
            offsets,
            lexicon: Lexicon::with_capacity(words.len()),
            surfaces: Vec::with_capacity(words.len()),
        };
        draft.number(&groups);
        draft
    }

    /// Numbers the stems of all words.
    fn number(&mut self, groups: &[Group]) {
        let mut numbers = vec![NONE; self.words.len()];
        for (word, member) in groups.iter().flat_map(|group| &group.members).enumerate() {
            let source = member.source as usize;
            if numbers[source] == NONE {
                let group = &groups[source / WORDS_A_TASK];
                let stem = group.stems.get(source % WORDS_A_TASK);
                numbers[source] = self.lexicon.number(stem);
            }
            let stem = numbers[source];
            numbers[word] = stem;
            let Form { stop, mark, .. } = member.form;
            self.forms.push(Form { stem, stop, mark });
            let count = self.counts[word];
            if stem as usize == self.surfaces.len() {
                self.surfaces.push(Surface::default());
            }
            let best = &mut self.surfaces[stem as usize];
            if count > best.count {
                let word = word as u32;
                *best = Surface { word, count };
            }
        }
    }

    /// The analysis in which stems are one that count as one.
    pub(super) fn finish(self, merging: Merging) -> Analysis {
        let kept: Vec<u32> = (0..self.stem_count() as u32)
            .map(|stem| merging.stems.get(&stem).copied().unwrap_or(stem))
            .collect();
        let mut best = self.surfaces.clone();
        for (stem, surface) in self.surfaces.iter().enumerate() {
            let into = kept[stem] as usize;
            if into != stem && surface.count > best[into].count {
                best[into] = *surface;
            }
        }
        let mut numbers = vec![0; kept.len()];
        let mut stems = Texts::with_capacity(kept.len(), self.lexicon.stems.letters());
        let mut surfaces = Texts::with_capacity(kept.len(), self.lexicon.stems.letters());
        for (stem, letters) in self.lexicon.stems.iter().enumerate() {
            if kept[stem] as usize == stem {
                numbers[stem] = stems.len() as u32;
                stems.push(letters);
                surfaces.push(self.words[best[stem].word as usize]);
            }
        }
        let number = |stem: u32| numbers[kept[stem as usize] as usize];
        let forms = self.forms.iter();
        let known: Vec<Token> = forms
            .map(|form| Token::new(number(form.stem), form.stop))
            .collect();
        let mut tokens: Vec<Token> = self
            .places
            .par_iter()
            .with_min_len(TOKENS_A_TASK)
            .map(|place| known[place.word()])
            .collect();
        for (at, stem) in merging.tokens {
            tokens[at] = Token::new(number(stem), tokens[at].stop());
        }
        Analysis {
            stems,
            surfaces,
            offsets: self.offsets,
            tokens,
            merges: merging.merges,
        }
    }

    /// Number of sentences.
    pub(super) fn row_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of distinct stems.
    pub(super) fn stem_count(&self) -> usize {
        self.lexicon.stems.len()
    }

    /// A stem by its number.
    pub(super) fn stem(&self, number: u32) -> &str {
        self.lexicon.stems.get(number as usize)
    }

    /// The number of a stem, if a word has it.
    pub(super) fn stem_number(&self, stem: &str) -> Option<u32> {
        self.lexicon.find(stem)
    }

    /// How the sources most often write a word of this stem.
    pub(super) fn surface(&self, number: u32) -> &'a str {
        self.words[self.surfaces[number as usize].word as usize]
    }

    /// Where a sentence begins among all words.
    pub(super) fn offset(&self, row: usize) -> usize {
        self.offsets[row]
    }

    /// The words of a sentence.
    pub(super) fn row(&self, row: usize) -> &[Place] {
        &self.places[self.offsets[row]..self.offsets[row + 1]]
    }

    /// Every place of the words that are told by number, as its row and its number there.
    pub(super) fn find(&self, wanted: &[bool]) -> Vec<(usize, usize)> {
        let found: Vec<Vec<usize>> = self
            .places
            .par_chunks(TOKENS_A_TASK)
            .enumerate()
            .map(|(chunk, places)| {
                let places = places.iter().enumerate();
                let places = places.filter(|(_, place)| wanted[place.word()]);
                places.map(|(at, _)| chunk * TOKENS_A_TASK + at).collect()
            })
            .collect();
        let mut row = 0;
        let found = found.into_iter().flatten().map(|at| {
            while self.offsets[row + 1] <= at {
                row += 1;
            }
            (row, at - self.offsets[row])
        });
        found.collect()
    }
}

/// Sentences in words that are numbered.
struct Numbered<'a> {
    table: WordTable<'a>,
    places: Vec<Place>,
    offsets: Vec<usize>,
}

impl<'a> Numbered<'a> {
    /// Numbers the words of all sentences. Threads have tables of their own, which are merged in
    /// the order of the text, so that how many there are does not show.
    fn all(sentences: &[&'a str], tokenizer: Tokenizer) -> Self {
        let hashing = DefaultHashBuilder::default();
        let tasks = match rayon::current_num_threads() {
            1 => 1,
            threads => threads * TASKS_A_THREAD,
        };
        let size = SENTENCES_A_TASK.max(sentences.len().div_ceil(tasks));
        let mut parts: Vec<Self> = sentences
            .par_chunks(size)
            .map(|sentences| Self::new(sentences, tokenizer, hashing.clone()))
            .collect();
        if parts.len() == 1 {
            return parts.remove(0);
        }
        Self::merge(&parts).unwrap_or_else(|| Self::new(&[], tokenizer, hashing))
    }

    fn new(sentences: &[&'a str], tokenizer: Tokenizer, hashing: DefaultHashBuilder) -> Self {
        let bytes = sentences.iter().map(|sentence| sentence.len()).sum();
        let mut table = WordTable::new(hashing, bytes);
        let mut places = Vec::with_capacity(bytes / BYTES_A_WORD);
        let mut offsets = Vec::with_capacity(sentences.len() + 1);
        offsets.push(0);
        for sentence in sentences {
            let mut end = None;
            tokenizer.spans(sentence, |span| {
                let joined = end.is_some_and(|end: usize| {
                    let one_space = span.start == end + 1 && sentence.as_bytes()[end] == b' ';
                    one_space || follows_closely(&sentence[end..span.start])
                });
                end = Some(span.end);
                places.push(Place::new(table.count(sentence, span), joined));
            });
            offsets.push(places.len());
        }
        Self {
            table,
            places,
            offsets,
        }
    }

    /// Puts the words of several parts behind one another; `None` if there are no parts.
    fn merge(parts: &[Self]) -> Option<Self> {
        let (first, others) = parts.split_first()?;
        let mut table = first.table.clone();
        let numbers: Vec<Vec<u32>> = others.iter().map(|it| table.absorb(&it.table)).collect();
        let mut offsets = first.offsets.clone();
        for part in others {
            let base = offsets.last().copied().unwrap_or_default();
            offsets.extend(part.offsets[1..].iter().map(|end| base + end));
        }
        let mut places = vec![Place(0); offsets.last().copied().unwrap_or_default()];
        let (copied, mut left) = places.split_at_mut(first.places.len());
        let mut targets = Vec::with_capacity(others.len());
        for part in others {
            let (own, behind) = left.split_at_mut(part.places.len());
            targets.push(own);
            left = behind;
        }
        let fill = || {
            let parts = others.par_iter().zip(&numbers).zip(targets);
            parts.for_each(|((part, numbers), target)| {
                for (new, old) in target.iter_mut().zip(&part.places) {
                    *new = Place::new(numbers[old.word()], old.is_joined());
                }
            });
        };
        rayon::join(|| copied.copy_from_slice(&first.places), fill);
        Some(Self {
            table,
            places,
            offsets,
        })
    }
}

/// Some neighbouring distinct words, stemmed.
struct Group {
    members: Vec<Member>,
    /// One a member; empty where another word has the stem.
    stems: Texts,
}

struct Member {
    /// The word whose stem it has: itself, or the word that is its normal form.
    source: u32,
    /// All but the number of the stem.
    form: Form,
}

impl Group {
    fn new(table: &WordTable<'_>, from: usize, stop_words: &StopWords, stemmer: &Stemmer) -> Self {
        let words = table.words();
        let words = &words[from..words.len().min(from + WORDS_A_TASK)];
        let mut stems = Texts::with_capacity(words.len(), 0);
        let mut other = String::new();
        let members = words.iter().enumerate().map(|(at, &word)| {
            let own = (from + at) as u32;
            let (normal, known) = match normalize_into(word, &mut other) {
                Normal::Same => (word, None),
                Normal::Written => {
                    let known = table.find(&other).filter(|&known| known != own);
                    (other.as_str(), known)
                }
            };
            stems.push_with(|letters| {
                if known.is_none() {
                    stemmer.write_stem(normal, letters);
                }
            });
            Member {
                source: known.unwrap_or(own),
                form: Form {
                    stem: 0,
                    stop: stop_words.contains(normal),
                    mark: Mark::of(word),
                },
            }
        });
        Self {
            members: members.collect(),
            stems,
        }
    }
}

/// Distinct stems in the order they were first met.
struct Lexicon {
    hashing: DefaultHashBuilder,
    numbers: HashTable<u32>,
    stems: Texts,
}

impl Lexicon {
    fn with_capacity(count: usize) -> Self {
        Self {
            hashing: DefaultHashBuilder::default(),
            numbers: HashTable::with_capacity(count),
            stems: Texts::with_capacity(count, 0),
        }
    }

    fn find(&self, stem: &str) -> Option<u32> {
        let same = |number: &u32| self.stems.get(*number as usize) == stem;
        self.numbers
            .find(self.hashing.hash_one(stem), same)
            .copied()
    }

    /// The number of a stem, a new one if it is new.
    fn number(&mut self, stem: &str) -> u32 {
        let Self { hashing, stems, .. } = self;
        let hash = hashing.hash_one(stem);
        let same = |number: &u32| stems.get(*number as usize) == stem;
        let hash_of = |number: &u32| hashing.hash_one(stems.get(*number as usize));
        let entry = self.numbers.entry(hash, same, hash_of);
        let number = *entry.or_insert(stems.len() as u32).get();
        if number as usize == stems.len() {
            stems.push(stem);
        }
        number
    }
}
