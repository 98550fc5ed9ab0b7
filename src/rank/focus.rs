//! What a query asks for: which sentences have its words, and which documents are about it.

use ndarray::Array1;

use super::teleport::normalized;
use crate::sparse_matrix::SparseMatrix;
use crate::vectorizer::TermMatrix;

/// Standard deviation of the logarithm of the [lift](lifts) among documents on one event.
const SPREAD: f64 = 0.3;

/// How much of a query is in each row and in its document.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// How much each row answers the query; sums to 1.
    pub rows: Array1<f64>,
    /// How far the document of each row is about what the query asks for: from 0 to 1, 1 for the
    /// document that is so most of all. All 1 where all documents tell of one event.
    pub documents: Array1<f64>,
}

impl Focus {
    /// `v_i · (1 + q_i / max q)` for each row, with `q` and `v` the focus on the rows and on their
    /// documents: what the merit of a sentence is multiplied by.
    pub fn factors(&self) -> Vec<f64> {
        let highest = self.rows.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let rows = self.rows.iter().zip(&self.documents);
        rows.map(|(row, document)| document * (1.0 + row / highest))
            .collect()
    }
}

/// The focus of a query, given by its columns in rising order; `None` if no row has any of its
/// words.
///
/// A row has `q_i ∝ Σ ln(1 + n/n_c) / √(terms_i + 4)` over the query's words in the sentence, with
/// `terms_i` the number of its distinct terms.
///
/// A document need not have the query's words to be about the same event: what counts is how much
/// more like the documents that have them it is than like the pile at large. With `c` the cosine
/// of two documents (the summed word vectors of their sentences) and `w_D` the sum of `q_i` over a
/// document, its lift is
/// `l_D = (Σ w_E c(D,E) / Σ w_E) / (Σ c(D,E) / N)` over all `N` documents `E`
/// (relevance feedback by Rocchio 1971, against the pile). To itself a document counts as like as
/// one is at most, in the mean, to the others or to what they have of the query: with a cosine of
/// 1 its own words would speak for it.
///
/// Is a document on the event of the greatest lift `L`, or is it like the pile at large, with a
/// lift of 1? If logarithms of lifts scatter around either by `s` = 0.3, the odds (a linear
/// discriminant, Fisher 1936) are `exp((ln L / s²) · (ln l_D − ½ ln L))`, and `v_D` is the
/// probability that follows, over that of the document with the greatest. A pile on a single event
/// has lifts near 1, and all its documents count about alike.
///
/// Linear in the entries of the matrix.
pub fn query_focus(matrix: &TermMatrix, query: &[u32]) -> Option<Focus> {
    let words: Vec<u32> = query
        .iter()
        .copied()
        .filter(|&column| !matrix.vocabulary().is_pair(column))
        .collect();
    let rows: Array1<f64> = (0..matrix.row_count())
        .map(|row| {
            let hits: f64 = matrix
                .counts(row)
                .filter(|(column, _)| words.binary_search(column).is_ok())
                .map(|(column, _)| matrix.smooth_idf(column))
                .sum();
            hits / (matrix.term_count(row) as f64 + 4.0).sqrt()
        })
        .collect();
    (rows.sum() > 0.0).then(|| {
        let rows = normalized(rows);
        let documents = relevance(matrix, &rows);
        Focus { rows, documents }
    })
}

/// For each row how far its document is about what is asked; see [`query_focus`].
fn relevance(matrix: &TermMatrix, rows: &Array1<f64>) -> Array1<f64> {
    let mut asked: Vec<f64> = Vec::new();
    let mut numbers = Vec::with_capacity(rows.len());
    let mut at = 0;
    for document in matrix.documents().chunk_by(|a, b| a == b) {
        numbers.extend(document.iter().map(|_| asked.len()));
        asked.push(rows.iter().skip(at).take(document.len()).sum());
        at += document.len();
    }
    let shares = probabilities(&lifts(&document_vectors(matrix), &asked));
    numbers.into_iter().map(|number| shares[number]).collect()
}

/// The word vectors of the documents: `(1 + ln f) · ln(1 + n/n_c)` for a word that a document has
/// `f` times, scaled to length 1.
fn document_vectors(matrix: &TermMatrix) -> SparseMatrix {
    let vocabulary = matrix.vocabulary();
    let mut vectors = SparseMatrix::new(vocabulary.len());
    let mut counts = vec![0.0_f64; vocabulary.len()];
    let mut words: Vec<u32> = Vec::new();
    let mut at = 0;
    for document in matrix.documents().chunk_by(|a, b| a == b) {
        let rows = at..at + document.len();
        at = rows.end;
        for (column, count) in rows.flat_map(|row| matrix.word_counts(row)) {
            if counts[column as usize] <= 0.0 {
                words.push(column);
            }
            counts[column as usize] += count;
        }
        words.sort_unstable();
        let values: Vec<f64> = words
            .iter()
            .map(|&column| {
                let count = std::mem::take(&mut counts[column as usize]);
                (1.0 + count.ln()) * matrix.smooth_idf(column)
            })
            .collect();
        let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
        let scaled = values.into_iter().map(|value| value / length);
        vectors.push_row(words.drain(..).zip(scaled));
    }
    vectors
}

/// How much more like what is asked for each document is than like the pile at large; 1 for one
/// that is like nothing. `asked` is what each has of the query, with a sum above 0.
fn lifts(vectors: &SparseMatrix, asked: &[f64]) -> Vec<f64> {
    let documents = asked.len();
    let columns = vectors.transpose();
    // Likeness to the others, each weighed by its share; that to itself is 1, if it has words.
    let to_others = |weights: &[f64]| -> Vec<f64> {
        let likeness = vectors.multiply(&columns.multiply(weights)).into_iter();
        let others = likeness.zip(weights).map(|(sum, own)| sum - own);
        others.map(|sum| sum.max(0.0)).collect()
    };
    let (ones, total) = (vec![1.0; documents], asked.iter().sum::<f64>());
    let (to_pile, to_asked) = (to_others(&ones), to_others(asked));
    let own = greatest_mean(&to_pile, &ones, documents as f64)
        .max(greatest_mean(&to_asked, asked, total));
    (0..documents)
        .map(|at| {
            let to_pile = (to_pile[at] + own) / documents as f64;
            let to_asked = (to_asked[at] + asked[at] * own) / total;
            if to_pile > 0.0 {
                to_asked / to_pile
            } else {
                1.0
            }
        })
        .collect()
}

/// The greatest of `sum / (total − weight)`, those left out that have all of the total; 0 if none
/// is left.
fn greatest_mean(sums: &[f64], weights: &[f64], total: f64) -> f64 {
    let rests = weights.iter().map(|weight| total - weight);
    sums.iter()
        .zip(rests)
        .filter(|(_, rest)| *rest > 1e-9 * total)
        .map(|(sum, rest)| sum / rest)
        .fold(0.0, f64::max)
}

/// The probability that each document is on the event of the greatest lift, over the greatest of
/// these probabilities.
fn probabilities(lifts: &[f64]) -> Vec<f64> {
    let highest = lifts.iter().copied().fold(1.0, f64::max).ln();
    if highest <= 0.0 {
        return vec![1.0; lifts.len()];
    }
    let certainty = highest / (SPREAD * SPREAD);
    let probability = |log: f64| 1.0 / (1.0 + (-certainty * (log - 0.5 * highest)).exp());
    let greatest = probability(highest);
    let shares = lifts.iter().map(|lift| probability(lift.ln()) / greatest);
    shares.map(|share| share.min(1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::vectorizer::{Term, VectorizerConfig};

    fn vectors(rows: &[&[(u32, f64)]]) -> SparseMatrix {
        let mut vectors = SparseMatrix::new(3);
        for row in rows {
            vectors.push_row(row.iter().copied());
        }
        vectors
    }

    #[test]
    fn lifts_worked_by_hand() {
        // Documents 0 and 1 have a cosine of 0.8, document 2 has nothing of theirs.
        let vectors = vectors(&[&[(0, 1.0)], &[(0, 0.8), (1, 0.6)], &[(2, 1.0)]]);
        // Document 0 has the query's words and 1 is like it by 0.8, which is what each counts for
        // itself. 0: (1 · 0.8 / 1) / ((0.8 + 0.8) / 3); 1: 0.8 / 1 over the same; 2: 0.
        let lifts = lifts(&vectors, &[1.0, 0.0, 0.0]);
        for (lift, expected) in lifts.iter().zip([1.5, 1.5, 0.0]) {
            assert!((lift - expected).abs() < 1e-12, "{lifts:?}");
        }
    }

    #[test]
    fn probabilities_worked_by_hand() {
        // ln L = ln 2, certainty ln 2 / 0.09: the odds are 2^(½ ln 2 / 0.09) for a lift of 2, 1 for
        // √2, and those of 2 upside down for 1.
        let odds = 2.0_f64.powf(0.5 * 2.0_f64.ln() / 0.09);
        let most = odds / (1.0 + odds);
        let shares = probabilities(&[2.0, 2.0_f64.sqrt(), 1.0, 0.0]);
        let expected = [1.0, 0.5 / most, 1.0 / odds, 0.0];
        for (share, expected) in shares.iter().zip(expected) {
            assert!((share - expected).abs() < 1e-12, "{shares:?}");
        }
        // No lift above 1: nothing tells the documents apart.
        assert_eq!(probabilities(&[0.5, 1.0]), [1.0, 1.0]);
    }

    #[test]
    fn what_is_like_nothing_is_left_alone() {
        let apart: &[&[(u32, f64)]] = &[&[(0, 1.0)], &[(1, 1.0)], &[]];
        for vectors in [vectors(apart), vectors(&apart[..1])] {
            let mut asked = vec![0.0; vectors.row_count()];
            asked[0] = 1.0;
            let lifts = lifts(&vectors, &asked);
            assert!(lifts.iter().all(|lift| (lift - 1.0).abs() < 1e-12));
            assert!(
                probabilities(&lifts)
                    .iter()
                    .all(|v| (v - 1.0).abs() < 1e-12)
            );
        }
    }

    #[test]
    fn a_document_without_the_words_is_found_by_its_event() {
        let texts = [
            "The harbour crane fell on the quay",
            "A crane on the quay crushed two lorries",
            "Two lorries were crushed on the quay",
            "The minister resigned over the budget",
            "Over the budget the minister resigned at noon",
        ];
        let analysis = Analysis::new(&texts, Language::English);
        let matrix = TermMatrix::new(&analysis, &[0, 1, 2, 3, 4], VectorizerConfig::default());
        let stem = analysis.row(0)[2].stem();
        let crane = matrix.column(Term::Word(stem), &analysis).expect("known");
        let focus = query_focus(&matrix, &[crane]).expect("two documents have it");
        assert!(focus.rows[2].abs() < 1e-12, "it does not have the word");
        assert!(focus.documents[2] > 0.3, "{:?}", focus.documents);
        assert!(
            focus.documents[3].max(focus.documents[4]) < 0.05,
            "{:?}",
            focus.documents
        );
    }
}
