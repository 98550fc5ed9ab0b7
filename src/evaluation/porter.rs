//! The Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980),
//! in the two forms that ROUGE programs use.
//!
//! Summaries are stemmed by Snowball ([`crate::analysis::Stemmer`]); this stemmer is here so that
//! scores are those of the programs that others publish theirs with.

/// Which form of the algorithm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PorterForm {
    /// As the paper has it.
    Original,
    /// As Python's NLTK has it by default, which Google's `rouge-score` calls: twelve irregular
    /// forms, nothing for words of one or two letters, `ties` → `tie` and `died` → `die` (but
    /// `spied` → `spi`), `y` → `i` only after a consonant that is not the first letter, `bli` for
    /// `abli`, `alli` first and then step 2 again, `fulli` → `ful`, `logi` → `log`, and an `e`
    /// also after a vowel and a consonant that are the whole stem.
    #[default]
    Nltk,
}

/// Irregular words of [`PorterForm::Nltk`], with their stems.
const IRREGULAR: &[(&str, &str)] = &[
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
    ("succeed", "succeed"),
];

/// Suffix and what takes its place, tried in order where the stem's measure is above 0.
const STEP_2: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
];

const STEP_3: &[(&str, &str)] = &[
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

/// Suffixes that go where the stem's measure is above 1; `ion` only behind `s` or `t`.
const STEP_4: &[&str] = &[
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
];

/// The stem of a lower-case word.
///
/// Digits and letters other than `a e i o u y` are consonants. Linear in the word; an empty word
/// gives an empty stem.
///
/// ```
/// use briefing::evaluation::{PorterForm, porter_stem};
/// assert_eq!(porter_stem("relational", PorterForm::Original), "relat");
/// assert_eq!(porter_stem("enjoy", PorterForm::Original), "enjoi");
/// assert_eq!(porter_stem("enjoy", PorterForm::Nltk), "enjoy");
/// ```
pub fn porter_stem(word: &str, form: PorterForm) -> String {
    if form == PorterForm::Nltk {
        let irregular = IRREGULAR.iter().find(|&&(irregular, _)| irregular == word);
        if let Some(&(_, stem)) = irregular {
            return stem.to_owned();
        }
        if word.chars().count() <= 2 {
            return word.to_owned();
        }
    }
    let mut word = Word {
        text: word.to_owned(),
        form,
    };
    word.plural();
    word.past();
    word.final_y();
    word.double_suffix();
    word.replace_first(STEP_3);
    word.single_suffix();
    word.final_e();
    word.final_ll();
    word.text
}

/// A word on its way to its stem.
struct Word {
    text: String,
    form: PorterForm,
}

impl Word {
    /// What is before a suffix, if the word has it.
    fn before(&self, suffix: &str) -> Option<&str> {
        self.text.strip_suffix(suffix)
    }

    fn cut(&mut self, suffix: &str, replacement: &str) {
        self.text.truncate(self.text.len() - suffix.len());
        self.text.push_str(replacement);
    }

    /// Replaces the first suffix of the list that the word has, if the measure of the stem is
    /// above 0; says whether it had one.
    fn replace_first(&mut self, rules: &[(&str, &str)]) -> bool {
        for (suffix, replacement) in rules {
            if let Some(stem) = self.before(suffix) {
                if measure(stem) > 0 {
                    self.cut(suffix, replacement);
                }
                return true;
            }
        }
        false
    }

    /// Step 1a.
    fn plural(&mut self) {
        if self.form == PorterForm::Nltk && self.text.len() == 4 && self.text.ends_with("ies") {
            self.cut("s", "");
        } else if self.text.ends_with("sses") || self.text.ends_with("ies") {
            self.cut("es", "");
        } else if self.text.ends_with('s') && !self.text.ends_with("ss") {
            self.cut("s", "");
        }
    }

    /// Step 1b.
    fn past(&mut self) {
        if self.form == PorterForm::Nltk && self.text.ends_with("ied") {
            let kept = if self.text.len() == 4 { "ie" } else { "i" };
            self.cut("ied", kept);
            return;
        }
        if let Some(stem) = self.before("eed") {
            if measure(stem) > 0 {
                self.cut("eed", "ee");
            }
            return;
        }
        let suffixes = ["ed", "ing"].into_iter();
        let mut removable = suffixes.filter(|suffix| self.before(suffix).is_some_and(has_vowel));
        let Some(suffix) = removable.next() else {
            return;
        };
        self.cut(suffix, "");
        if ["at", "bl", "iz"]
            .iter()
            .any(|end| self.text.ends_with(end))
        {
            self.text.push('e');
        } else if ends_double_consonant(&self.text) {
            if !self.text.ends_with(['l', 's', 'z']) {
                self.text.pop();
            }
        } else if measure(&self.text) == 1 && self.ends_short(&self.text) {
            self.text.push('e');
        }
    }

    /// Step 1c.
    fn final_y(&mut self) {
        let Some(stem) = self.before("y") else {
            return;
        };
        let turns = match self.form {
            PorterForm::Original => has_vowel(stem),
            PorterForm::Nltk => stem.len() > 1 && consonants(stem).last() == Some(&true),
        };
        if turns {
            self.cut("y", "i");
        }
    }

    /// Step 2.
    fn double_suffix(&mut self) {
        let nltk = self.form == PorterForm::Nltk;
        if nltk && self.before("alli").is_some_and(|stem| measure(stem) > 0) {
            self.cut("alli", "al");
            return self.double_suffix();
        }
        // No suffix of the list ends in `bli`, `fulli` or `logi`, so their turn does not matter.
        let bli = if nltk {
            ("bli", "ble")
        } else {
            ("abli", "able")
        };
        if self.replace_first(STEP_2) || self.replace_first(&[bli]) || !nltk {
            return;
        }
        if self.replace_first(&[("fulli", "ful")]) {
            return;
        }
        // The `l` counts as part of the stem, so that `geologi` is treated as `archaeologi`.
        if self.text.ends_with("logi") && measure(&self.text[..self.text.len() - 3]) > 0 {
            self.cut("logi", "log");
        }
    }

    /// Step 4.
    fn single_suffix(&mut self) {
        for suffix in STEP_4 {
            if let Some(stem) = self.before(suffix) {
                if measure(stem) > 1 && (*suffix != "ion" || stem.ends_with(['s', 't'])) {
                    self.cut(suffix, "");
                }
                return;
            }
        }
    }

    /// Step 5a.
    fn final_e(&mut self) {
        if let Some(stem) = self.before("e") {
            let measure = measure(stem);
            if measure > 1 || measure == 1 && !self.ends_short(stem) {
                self.cut("e", "");
            }
        }
    }

    /// Step 5b.
    fn final_ll(&mut self) {
        if self
            .before("l")
            .is_some_and(|stem| stem.ends_with('l') && measure(stem) > 1)
        {
            self.text.pop();
        }
    }

    /// Whether a stem ends in consonant, vowel, consonant, the last not `w`, `x` or `y`.
    fn ends_short(&self, stem: &str) -> bool {
        match consonants(stem).as_slice() {
            [.., true, false, true] => !stem.ends_with(['w', 'x', 'y']),
            [false, true] => self.form == PorterForm::Nltk,
            _ => false,
        }
    }
}

/// Which letters are consonants: all but the vowels, and `y` unless it follows a consonant.
fn consonants(stem: &str) -> Vec<bool> {
    let mut flags: Vec<bool> = Vec::with_capacity(stem.len());
    for letter in stem.chars() {
        let consonant = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' => false,
            'y' => flags.last() != Some(&true),
            _ => true,
        };
        flags.push(consonant);
    }
    flags
}

/// How often a vowel is followed by a consonant.
fn measure(stem: &str) -> usize {
    let flags = consonants(stem);
    flags.windows(2).filter(|pair| !pair[0] && pair[1]).count()
}

fn has_vowel(stem: &str) -> bool {
    consonants(stem).contains(&false)
}

fn ends_double_consonant(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let last = letters.next();
    last.is_some() && last == letters.next() && consonants(word).last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: PorterForm, pairs: &str) {
        for pair in pairs.split_whitespace() {
            let (word, stem) = pair.split_once('>').unwrap();
            assert_eq!(porter_stem(word, form), stem, "{word}");
        }
    }

    /// The words of the paper's steps 1 to 5, with what the whole algorithm makes of them, by hand.
    #[test]
    fn the_papers_words_are_stemmed_as_the_paper_says() {
        check(
            PorterForm::Original,
            "caresses>caress ponies>poni ties>ti caress>caress cats>cat feed>feed agreed>agre \
             plastered>plaster bled>bled motoring>motor sing>sing conflated>conflat \
             troubled>troubl sized>size hopping>hop tanned>tan falling>fall hissing>hiss \
             fizzed>fizz failing>fail filing>file happy>happi sky>sky relational>relat \
             conditional>condit rational>ration digitizer>digit conformabli>conform \
             radicalli>radic differentli>differ vileli>vile analogousli>analog \
             vietnamization>vietnam predication>predic operator>oper feudalism>feudal \
             decisiveness>decis hopefulness>hope callousness>callous formaliti>formal \
             sensitiviti>sensit sensibiliti>sensibl triplicate>triplic formative>form \
             formalize>formal electriciti>electr electrical>electr hopeful>hope goodness>good \
             revival>reviv allowance>allow inference>infer airliner>airlin gyroscopic>gyroscop \
             adjustable>adjust defensible>defens irritant>irrit replacement>replac \
             adjustment>adjust dependent>depend adoption>adopt homologou>homolog \
             communism>commun activate>activ angulariti>angular homologous>homolog \
             effective>effect bowdlerize>bowdler probate>probat rate>rate cease>ceas \
             controll>control roll>roll generalizations>gener oscillators>oscil",
        );
    }

    /// As NLTK 3 stems them in its default mode.
    #[test]
    fn nltk_departs_from_the_paper() {
        check(
            PorterForm::Nltk,
            "skies>sky dying>die news>news innings>inning proceed>proceed ties>tie died>die \
             spied>spi flies>fli enjoy>enjoy spy>spi try>tri is>is possibly>possibl \
             geology>geolog archaeology>archaeolog hopefully>hope oed>o used>use icing>ice \
             radically>radic",
        );
        check(
            PorterForm::Original,
            "skies>ski dying>dy news>new ties>ti died>di enjoy>enjoi possibly>possibli \
             geology>geologi used>us",
        );
    }

    #[test]
    fn odd_words_are_no_trouble() {
        for form in [PorterForm::Original, PorterForm::Nltk] {
            for word in [
                "", "s", "y", "yyyy", "1s", "2025", "eed", "ing", "ated", "été",
            ] {
                let _ = porter_stem(word, form);
            }
        }
    }
}
