//! What each part of the method earns: the method with its parts taken out one at a time.

use crate::config::Config;
use crate::rank::RankMethod;
use crate::selection::SelectMethod;
use crate::vectorizer::Idf;

/// A configuration with a name that says how it differs from the one it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What is changed, such as `no pairs`.
    pub name: &'static str,
    /// The configuration.
    pub config: Config,
}

/// A change of a configuration, and what it is called.
type Change = (&'static str, fn(&mut Config));

/// Each part of ranking by TextRank and selection by coverage taken out or put back to the form
/// that is in the literature.
const CHANGES: &[Change] = &[
    ("no pairs", |config| {
        config.vectorizer.word_weight = 1.0;
        config.vectorizer.pair_weight = 0.0;
    }),
    ("no words", |config| config.vectorizer.word_weight = 0.0),
    ("no news words", |config| {
        config.stop_words.news_words = false;
    }),
    ("no name merging", |config| config.names.merging = false),
    ("no idf", |config| config.vectorizer.idf = Idf::None),
    ("no walk", |config| config.rank.damping = Some(0.0)),
    ("damping 0.85", |config| config.rank.damping = Some(0.85)),
    ("no position", |config| {
        config.rank.position_exponent = 0.0;
        config.rank.first_sentence_bonus = 0.0;
    }),
    ("no first-sentence bonus", |config| {
        config.rank.first_sentence_bonus = 0.0;
    }),
    ("fixed first-sentence bonus", |config| {
        config.rank.lead_exponent = 0.0;
    }),
    ("no document weight", |config| {
        config.selection.document_exponent = 0.0;
    }),
    ("no document smoothing", |config| {
        config.selection.document_smoothing = 0.0;
    }),
    ("no rank in the gain", |config| {
        config.selection.rank_exponent = 0.0;
    }),
    ("no length in the gain", |config| {
        config.selection.cost_exponent = 0.0;
    }),
    ("gain by length", |config| {
        config.selection.cost_exponent = 1.0;
    }),
    ("no context factor", |config| {
        config.selection.context_factor = 1.0;
    }),
    ("no redundancy threshold", |config| {
        config.selection.redundancy_threshold = 1.0;
    }),
    ("short sentences too", |config| {
        config.selection.min_pairs = 0;
    }),
    ("mmr", |config| {
        config.selection.method = Some(SelectMethod::Mmr);
    }),
    ("threshold", |config| {
        config.selection.method = Some(SelectMethod::Threshold);
    }),
    ("lexrank", |config| plain(config, RankMethod::LexRank)),
    ("centroid", |config| plain(config, RankMethod::Centroid)),
    ("lead", |config| plain(config, RankMethod::Lead)),
    ("random", |config| plain(config, RankMethod::Random)),
];

/// A plain published method, with the filter and the damping that it was published with.
fn plain(config: &mut Config, method: RankMethod) {
    config.rank.method = method;
    config.rank.damping = None;
    config.selection.method = None;
}

/// The configuration with one part of the method taken out at a time, and the plain published
/// methods beside it. What would change nothing is left out.
///
/// It is about TextRank with coverage: elsewhere most parts have no effect to begin with.
///
/// ```
/// use briefing::Config;
/// use briefing::evaluation::ablation;
/// let variants = ablation(&Config::default());
/// let no_idf = variants.iter().find(|variant| variant.name == "no idf").unwrap();
/// assert!(no_idf.config.vectorizer.idf != Config::default().vectorizer.idf);
/// assert!(ablation(&no_idf.config).iter().all(|variant| variant.name != "no idf"));
/// ```
pub fn ablation(config: &Config) -> Vec<Variant> {
    let changed = |&(name, change): &Change| {
        let mut changed = config.clone();
        change(&mut changed);
        (changed != *config).then_some(Variant {
            name,
            config: changed,
        })
    };
    CHANGES.iter().filter_map(changed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_is_another_and_within_its_ranges() {
        let variants = ablation(&Config::default());
        assert_eq!(variants.len(), CHANGES.len());
        for (at, variant) in variants.iter().enumerate() {
            assert!(variant.config.check().is_ok(), "{}", variant.name);
            for other in &variants[..at] {
                assert_ne!(variant.name, other.name);
                assert_ne!(variant.config, other.config, "{}", variant.name);
            }
        }
    }
}
